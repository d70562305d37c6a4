package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

func scanPoint(row scanner) (crm.NegotiationPoint, error) {
	var p crm.NegotiationPoint
	var with string
	err := row.Scan(&p.Field, &p.Ours, &p.Theirs, &p.Limit, &p.Settled, &with, &p.AgreedAt, &p.AgreedBy)
	if err != nil {
		return p, err
	}
	p.With = []crm.ID{}
	return p, fromJSON(with, &p.With)
}

// Negotiation gives the points of a deal's negotiation and who is at the table.
// How far we may go is left out for those who may not see amounts.
func (s *Store) Negotiation(ctx context.Context, by crm.Actor, deal crm.ID) (*crm.Negotiation, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Negotiation, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		_, n, err := tx.negotiation(d)
		if err != nil || by.SeesMoney() {
			return n, err
		}
		for i := range n.Points {
			n.Points[i].Limit = ""
		}
		return n, nil
	})
}

func (tx *Tx) negotiation(d *crm.Deal) (*crm.Facts, *crm.Negotiation, error) {
	f, err := tx.facts(d, nil)
	if err != nil {
		return nil, nil, err
	}
	p, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return nil, nil, err
	}
	kept, err := collect(tx, scanPoint, `SELECT field, ours, theirs, bound, settled, contacts, agreed_at, agreed_by FROM negotiation_points WHERE workspace_id = ? AND deal_id = ?`, tx.ws, d.ID)
	return f, f.Negotiate(p, kept, tx.by.Language), err
}

// PutPoint writes what is said of a point. Agreeing writes the deal's field with
// it, and without a value opens the point again.
func (s *Store) PutPoint(ctx context.Context, by crm.Actor, deal crm.ID, version int64, field string, edit crm.PointEdit) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(deal, version, edit)
		if err != nil {
			return nil, err
		}
		return d, tx.putPoint(d, field, edit)
	})
}

func (tx *Tx) putPoint(d *crm.Deal, field string, edit crm.PointEdit) error {
	f, n, err := tx.negotiation(d)
	if err != nil {
		return err
	}
	p, err := n.Point(field)
	if err := firstError(err, n.Writable()); err != nil {
		return err
	}
	was := map[string]any{"field": field, "ours": p.Ours, "theirs": p.Theirs}
	if !tx.by.SeesMoney() {
		edit.Limit = nil
	}
	p.Change(edit)
	after := map[string]any{"field": field, "ours": p.Ours, "theirs": p.Theirs}
	verb := "point_written"
	if edit.Agree != nil {
		if err := tx.noAgreedLetter(d, p); err != nil {
			return err
		}
		if verb, err = tx.agree(d, f, p, edit.Agree); err != nil {
			return err
		}
	}
	if err := firstError(tx.savePoint(d, p), tx.bump(d)); err != nil {
		return err
	}
	after["version"] = d.Version
	tx.changed("deal", d.ID, verb, was, after)
	return nil
}

// agree settles a point or opens it, and gives the verb for it.
func (tx *Tx) agree(d *crm.Deal, f *crm.Facts, p *crm.NegotiationPoint, a *crm.Agreement) (string, error) {
	for _, id := range a.With {
		if !slices.ContainsFunc(f.People, func(c crm.DealContact) bool { return c.Contact == id }) {
			return "", crm.InvalidField("with", "negotiation.contact", "only contacts of the deal can agree: add the person to the deal first")
		}
	}
	if _, err := editDeal(tx, d, map[string]any{p.Field: a.Value}); err != nil {
		return "", err
	}
	_, n, err := tx.negotiation(d)
	if err != nil {
		return "", err
	}
	now, err := n.Point(p.Field)
	if err != nil {
		return "", err
	}
	if now.State == "open" {
		p.Agree(nil, nil, crm.Actor{}, 0)
		return "point_opened", nil
	}
	p.Agree(now.Value, a.With, tx.by, crm.InstantOf(tx.now))
	return "point_agreed", nil
}

func (tx *Tx) savePoint(d *crm.Deal, p *crm.NegotiationPoint) error {
	_, err := tx.exec(`INSERT INTO negotiation_points (workspace_id, deal_id, field, ours, theirs, bound, settled, contacts, agreed_at, agreed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (workspace_id, deal_id, field) DO UPDATE SET ours = excluded.ours, theirs = excluded.theirs, bound = excluded.bound, settled = excluded.settled, contacts = excluded.contacts, agreed_at = excluded.agreed_at, agreed_by = excluded.agreed_by`,
		tx.ws, d.ID, p.Field, p.Ours, p.Theirs, p.Limit, p.Settled, asJSON(p.With), p.AgreedAt, p.AgreedBy)
	return err
}

// Letter is what a letter of intent says.
type Letter struct {
	Deal   *crm.Deal
	Client *crm.Company // nil: the deal names none
	Firm   *crm.Workspace
	Terms  []crm.Term
	Signs  string // name of the client's signer
}

// Language is that of papers for the client.
func (l *Letter) Language() crm.Language { return languageFor(l.Client, l.Firm) }

// Letter gives the agreed points for a letter of intent. While one is open it is refused.
func (s *Store) Letter(ctx context.Context, by crm.Actor, deal crm.ID) (*Letter, error) {
	return read(ctx, s, by, func(tx *Tx) (*Letter, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return tx.letter(d)
	})
}

func (tx *Tx) letter(d *crm.Deal) (*Letter, error) {
	f, n, err := tx.negotiation(d)
	if err != nil {
		return nil, err
	}
	l := &Letter{Deal: d, Client: f.Company}
	if l.Firm, err = workspaceByID(tx); err != nil {
		return nil, err
	}
	l.Signs = f.Signs()
	l.Terms, err = f.Terms(n, l.Language())
	return l, err
}

// AddLetter keeps a letter of intent as a draft on the deal: as a new version of
// one that is no further than a draft, or as a new document.
func (s *Store) AddLetter(ctx context.Context, by crm.Actor, deal crm.ID, version int64, name string, terms []crm.Term, file crm.ID) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(deal, version, nil)
		if err != nil {
			return nil, err
		}
		return d, tx.addLetter(d, name, pointsOf(terms), file)
	})
}

func (tx *Tx) addLetter(d *crm.Deal, name, points string, file crm.ID) error {
	return tx.keepDraft(d, crm.DocumentDraft{Kind: crm.LetterOfIntent, Name: name, Points: points, File: file})
}

// agreedLetter gives the letter of intent that the client has agreed to, or nil.
func (tx *Tx) agreedLetter(d *crm.Deal) (*crm.Document, error) {
	papers, err := tx.documents(d.ID)
	for i := range slices.Backward(papers) {
		if p := &papers[i]; p.Kind == crm.LetterOfIntent && p.State.Reaches(crm.StateAgreed) {
			return p, err
		}
	}
	return nil, err
}

// noAgreedLetter refuses to agree otherwise on a settled point that the client has
// in writing.
func (tx *Tx) noAgreedLetter(d *crm.Deal, p *crm.NegotiationPoint) error {
	letter, err := tx.agreedLetter(d)
	if err != nil || letter == nil || letter.Points == "" || p.AgreedAt == 0 {
		return err
	}
	return crm.Errorf(crm.Conflict, "negotiation.letter_agreed", "the client has agreed to these points in %q: make that letter void first, then agree on other points and write a new one", letter.Name).With("name", letter.Name)
}

// upToDate refuses to take a letter of intent further whose points are no longer
// those of the deal. One that was written elsewhere is its author's affair.
func (tx *Tx) upToDate(d *crm.Deal, p *crm.Document, to crm.DocumentState) error {
	if p.Kind != crm.LetterOfIntent || p.Points == "" || !to.Reaches(crm.StateSent) || to == crm.StateChangesAsked {
		return nil
	}
	now, err := tx.letter(d)
	if err != nil && !crm.IsKind(err, crm.Invalid) {
		return err
	}
	lines := strings.Split(p.Points, "\n")
	same := err == nil && p.Points == pointsOf(now.Terms)
	ours := err != nil || len(lines) == len(now.Terms)
	for i := range lines {
		ours = ours && (err != nil || strings.HasPrefix(lines[i], now.Terms[i].Label+": "))
	}
	if same || !ours {
		return nil
	}
	return crm.Errorf(crm.Conflict, "letter.outdated", "the points have changed since %q was written: write the letter anew, then send that", p.Name).With("name", p.Name)
}

// pointsOf writes terms as the points of a document.
func pointsOf(terms []crm.Term) string {
	lines := make([]string, len(terms))
	for i, t := range terms {
		lines[i] = t.Label + ": " + t.Text
	}
	return strings.Join(lines, "\n")
}
