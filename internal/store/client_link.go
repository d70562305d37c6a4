package store

import (
	"context"
	"os"
	"time"

	"hummock/internal/crm"
)

// clientLinkLasts is how long a client's link lasts where what it leads to has
// no last day.
const clientLinkLasts = 30 * 24 * time.Hour

// ClientLink is a link by which a client sees one thing and answers it.
type ClientLink struct {
	ID     crm.ID      `json:"id" doc:"Of this making; the link itself is told once"`
	Number int         `json:"number" doc:"Of the version that it shows; 0: there are no versions"`
	Until  crm.Instant `json:"until"`
}

// keepLink stores the hash of a link, in place of an earlier one to the same version.
func (tx *Tx) keepLink(kind crm.ClientLinkKind, of crm.ID, link *ClientLink, hash string) error {
	_, err := tx.exec(`INSERT INTO client_links (workspace_id, kind, of_id, version, hash, ends_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (workspace_id, kind, of_id, version) DO UPDATE SET hash = excluded.hash, ends_at = excluded.ends_at, made_by = excluded.made_by`,
		tx.ws, string(kind), of, link.Number, hash, link.Until, tx.by.User)
	return err
}

// lastingLink is a link that lasts as long as links do.
func (tx *Tx) lastingLink(making crm.ID, number int) *ClientLink {
	return &ClientLink{ID: making, Number: number, Until: crm.InstantOf(tx.now.Add(clientLinkLasts))}
}

// linked is what a client's link leads to: one of the three.
type linked struct {
	kind   crm.ClientLinkKind
	of     crm.ID
	number int
	until  crm.Instant
	by     crm.ID // who made it
	firm   *crm.Workspace
	deal   *crm.Deal
	file   crm.ID

	offer    *crm.Offer
	document *crm.Document
	feedback *crm.Feedback
}

// ClientPage is what a client's link shows: one thing, and nothing beside it.
type ClientPage struct {
	Kind     crm.ClientLinkKind `json:"kind" enum:"offer,document,feedback"`
	Firm     string             `json:"firm"`
	Sender   string             `json:"sender" doc:"Who sent it"`
	Client   string             `json:"client"`
	Name     string             `json:"name"`
	Number   int                `json:"number" doc:"Of the version; 0: there are no versions"`
	Until    crm.Instant        `json:"until" doc:"When the link ends"`
	Reply    *ShownReply        `json:"reply" doc:"The answer that was given"`
	Offer    *ClientOffer       `json:"offer"`
	Document *ClientDocument    `json:"document"`
	Feedback *ClientFeedback    `json:"feedback"`
}

// ShownReply is the answer that was given, as the client sees it.
type ShownReply struct {
	Name string      `json:"name"`
	Note string      `json:"note"`
	At   crm.Instant `json:"at"`
}

// OpenClientLink shows a client what a link leads to, and notes that they saw
// it. Whoever is signed in at the firm that made the link is not a client.
func (s *Store) OpenClientLink(ctx context.Context, hash string, signedIn crm.WorkspaceID, who crm.ClientPerson) (*ClientPage, error) {
	return s.onLink(ctx, hash, who, func(tx *Tx, l *linked) error {
		switch {
		case signedIn == tx.ws:
			return nil
		case l.kind == crm.LinkOffer:
			return tx.seeOffer(l.deal, l.offer)
		case l.kind == crm.LinkDocument:
			return tx.seeDocument(l.deal, l.document)
		}
		return nil
	})
}

// AnswerClientLink takes a client's answer to an offer or a document by a link.
// It is taken once, and not from whoever is signed in at the link's own firm.
func (s *Store) AnswerClientLink(ctx context.Context, hash string, signedIn crm.WorkspaceID, r crm.ClientReply) (*ClientPage, error) {
	return s.answerLink(ctx, hash, signedIn, crm.ClientPerson{Name: r.Name, Address: r.Address}, func(tx *Tx, l *linked) error {
		switch l.kind {
		case crm.LinkOffer:
			return tx.replyOffer(l.deal, l.offer, r)
		case crm.LinkDocument:
			return tx.replyDocument(l, r)
		case crm.LinkFeedback:
		}
		return clientLinkOver()
	})
}

// answerLink takes an answer, and shows what became of it.
func (s *Store) answerLink(ctx context.Context, hash string, signedIn crm.WorkspaceID, who crm.ClientPerson, answer func(*Tx, *linked) error) (*ClientPage, error) {
	return s.onLink(ctx, hash, who, func(tx *Tx, l *linked) error {
		if signedIn == tx.ws {
			return crm.Errorf(crm.Forbidden, "client_link.own", "you are signed in at the firm that sent this: write the client's answer down on the deal")
		}
		return firstError(answer(tx, l), tx.follow(l))
	})
}

// OpenClientFile opens the file of a link's offer or document; the caller closes it.
func (s *Store) OpenClientFile(ctx context.Context, hash string) (*crm.File, *os.File, error) {
	var k kept
	f, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (*crm.File, error) {
		l, err := tx.findLink(hash)
		if err != nil {
			return nil, err
		}
		if err := tx.follow(l); err != nil {
			return nil, err
		}
		f := &crm.File{}
		k.Workspace = tx.ws
		err = tx.one(`SELECT f.id, f.name, f.type, f.size, f.place FROM files f WHERE f.workspace_id = ? AND f.id = ?`, []any{tx.ws, l.file}, &f.ID, &f.Name, &f.Type, &f.Size, &k.Place)
		if noRows(err) {
			err = noFile()
		}
		return f, err
	})
	if err != nil {
		return nil, nil, err
	}
	if s.root == nil {
		return nil, nil, noFolder()
	}
	bytes, err := s.root.Open(k.path())
	return f, bytes, err
}

// onLink works on what a link leads to, for somebody who is nobody of the firm,
// and gives what the client may see of it.
func (s *Store) onLink(ctx context.Context, hash string, who crm.ClientPerson, act func(*Tx, *linked) error) (*ClientPage, error) {
	by, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (crm.Actor, error) {
		_, err := tx.findLink(hash)
		return crm.Actor{Workspace: tx.ws, Door: crm.DoorLink, Client: who}, err
	})
	if err != nil {
		return nil, err
	}
	return write(ctx, s, by, func(tx *Tx) (*ClientPage, error) {
		l, err := tx.findLink(hash)
		if err != nil {
			return nil, err
		}
		if err := tx.follow(l); err != nil {
			return nil, err
		}
		tx.by.Language = l.firm.Language
		if err := act(tx, l); err != nil {
			return nil, err
		}
		return tx.clientPage(l)
	})
}

// findLink finds a link in whatever firm it is, and works there from now on. One
// that never was and one that ended look alike.
func (tx *Tx) findLink(hash string) (*linked, error) {
	l := &linked{}
	err := tx.one(`SELECT workspace_id, kind, of_id, version, ends_at, made_by FROM client_links WHERE hash = ? AND ends_at > ?`, []any{hash, tx.now.UnixMilli()},
		&tx.ws, &l.kind, &l.of, &l.number, &l.until, &l.by)
	if noRows(err) {
		return nil, clientLinkOver()
	}
	return l, err
}

func clientLinkOver() *crm.Error {
	return crm.Errorf(crm.NotFound, "client_link.over", "this link leads nowhere: it may have ended; ask whoever sent it for a new one")
}

// follow loads what a link leads to, as it is now.
func (tx *Tx) follow(l *linked) error {
	var deal crm.ID
	var err error
	switch l.kind {
	case crm.LinkOffer:
		deal, err = tx.followOffer(l)
	case crm.LinkDocument:
		deal, err = tx.followDocument(l)
	case crm.LinkFeedback:
		deal, err = tx.followFeedback(l)
	}
	if err != nil {
		return err
	}
	if l.deal, err = optional(collect(tx, scanDeal, dealByID, tx.ws, deal)); noRows(err) {
		return clientLinkOver()
	}
	if err != nil {
		return err
	}
	l.firm, err = workspaceByID(tx)
	return err
}

func (tx *Tx) clientPage(l *linked) (*ClientPage, error) {
	p := &ClientPage{Kind: l.kind, Firm: l.firm.Name, Client: l.deal.CompanyName, Number: l.number, Until: l.until}
	sender, err := l.by, error(nil)
	switch l.kind {
	case crm.LinkOffer:
		sender = showOffer(p, l)
	case crm.LinkDocument:
		showDocument(p, l)
	case crm.LinkFeedback:
		err = tx.showFeedback(p, l)
	}
	if err != nil {
		return nil, err
	}
	u, err := tx.user(sender)
	if err != nil {
		return nil, err
	}
	p.Sender = u.Name
	return p, nil
}
