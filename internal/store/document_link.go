package store

import (
	"context"

	"hummock/internal/crm"
)

// MakeDocumentLink stores the hash of a client's link to the newest version of a
// document, in place of an earlier one. A draft is sent by it.
func (s *Store) MakeDocumentLink(ctx context.Context, by crm.Actor, id, making crm.ID, hash string) (*ClientLink, error) {
	return write(ctx, s, by, func(tx *Tx) (*ClientLink, error) {
		p, err := tx.document(id)
		if err != nil {
			return nil, err
		}
		d, err := tx.deal(p.Deal)
		if err != nil {
			return nil, err
		}
		if err := firstError(tx.notOfOffer(p), tx.stepsOf(p)); err != nil {
			return nil, err
		}
		if err := p.Linkable(); err != nil {
			return nil, err
		}
		link := tx.lastingLink(making, p.Newest().Version)
		if p.State == crm.StateDraft {
			if _, err := tx.stepDocument(d, p, crm.DocumentMove{State: crm.StateSent}); err != nil {
				return nil, err
			}
		}
		return link, firstError(tx.keepLink(crm.LinkDocument, p.ID, link, hash), tx.bumped(d, "document_linked", map[string]any{"document": paperTold(p), "number": link.Number}))
	})
}

// stepsOf fills in what became of one document.
func (tx *Tx) stepsOf(p *crm.Document) error {
	list := []crm.Document{*p}
	err := tx.addSteps(list)
	p.Steps = list[0].Steps
	return err
}

// notOfOffer refuses the document of an offer, which the client answers as an offer.
func (tx *Tx) notOfOffer(p *crm.Document) error {
	n := 0
	err := tx.one(`SELECT COUNT(*) FROM offers WHERE workspace_id = ? AND deal_id = ? AND document_id = ?`, []any{tx.ws, p.Deal, p.ID}, &n)
	if err == nil && n > 0 {
		return crm.Errorf(crm.Conflict, "client_link.of_offer", "%q is an offer: give the client the link of the offer itself", p.Name).With("name", p.Name)
	}
	return err
}

// ClientDocument is a document as the client sees it.
type ClientDocument struct {
	Kind  crm.DocumentKind  `json:"kind" enum:"brief,offer,letter_of_intent,contract,addendum,nda,invoice,acceptance,case,quote_permission,other"`
	State crm.DocumentState `json:"state" enum:"draft,sent,seen,changes_asked,agreed,signed"`
	Waits bool              `json:"waits" doc:"It can be answered"`
	To    crm.DocumentState `json:"accepted_as" enum:"agreed,signed" doc:"What it is once it is accepted"`
	File  string            `json:"file_name"`
	Type  crm.FileType      `json:"file_type"`
	Size  int64             `json:"file_size" doc:"Bytes"`
	Shown bool              `json:"previewed" doc:"It can be looked at in a browser"`
}

// followDocument loads the document of a link, whose version is the newest.
func (tx *Tx) followDocument(l *linked) (deal crm.ID, err error) {
	p, err := optional(collect(tx, scanDocument, `SELECT `+documentColumns+` FROM documents p WHERE p.workspace_id = ? AND p.id = ?`, tx.ws, l.of))
	if err != nil {
		return deal, err
	}
	if p.State == crm.StateVoid {
		return deal, crm.Errorf(crm.NotFound, "client_link.void", "this document was withdrawn and holds no longer: ask whoever sent the link what takes its place")
	}
	if err := tx.stepsOf(p); err != nil {
		return deal, err
	}
	v := p.Newest()
	if v.Version != l.number {
		return deal, crm.OlderVersion(l.number)
	}
	l.document, l.file = p, v.File.ID
	return p.Deal, nil
}

// seeDocument notes that the client has looked at a document.
func (tx *Tx) seeDocument(d *crm.Deal, p *crm.Document) error {
	if p.State != crm.StateSent {
		return nil
	}
	after, err := tx.stepDocument(d, p, crm.DocumentMove{State: crm.StateSeen})
	if err != nil {
		return err
	}
	err = tx.bump(d)
	after["version"] = d.Version
	return err
}

// replyDocument takes the client's answer. It names the version that was
// answered, and so is the copy of what was signed.
func (tx *Tx) replyDocument(l *linked, r crm.ClientReply) error {
	p := l.document
	state, err := p.Answer(&r)
	if err != nil {
		return err
	}
	was := paperTold(p)
	p.State, tx.by.Client.Name = state, r.Name
	if err := firstError(tx.saveDocument(p), tx.addStep(p, l.file, r.Note), tx.bump(l.deal)); err != nil {
		return err
	}
	tx.changed("deal", l.deal.ID, "document_answered", map[string]any{"document": was},
		map[string]any{"document": paperTold(p), "name": r.Name, "number": l.number, "version": l.deal.Version})
	return nil
}

func showDocument(page *ClientPage, l *linked) {
	p, f := l.document, l.document.Newest().File
	page.Name = p.Name
	page.Document = &ClientDocument{
		Kind: p.Kind, State: p.State, Waits: p.Waits(), To: p.Kind.Accepted(), File: f.Name, Type: f.Type, Size: f.Size, Shown: f.Type.Previewed(),
	}
	if step := p.ReplyTo(l.number); step != nil && !p.Waits() {
		page.Reply = &ShownReply{step.Client.Name, step.Note, step.At}
	}
}
