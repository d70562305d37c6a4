package store

import (
	"context"
	"strings"

	"hummock/internal/crm"
)

// DocumentEdit changes what is said of a document; absent fields stay.
type DocumentEdit struct {
	Name      *string   `json:"name,omitempty" minLength:"1" maxLength:"200"`
	Points    *string   `json:"points,omitempty" maxLength:"4000"`
	ExpiresOn *crm.Date `json:"expires_on,omitempty"`
}

// StepDocument takes a document to a state, or adds a version to it. Like every
// change of a document it is made on a version of the deal.
func (s *Store) StepDocument(ctx context.Context, by crm.Actor, id crm.ID, version int64, m crm.DocumentMove) (*crm.Deal, error) {
	return s.onDocument(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Document) (map[string]any, error) {
		if err := signedCopy(m.State, m.File); err != nil {
			return nil, err
		}
		return tx.stepDocument(d, p, m)
	})
}

// EditDocument changes name, points or last day of a document.
func (s *Store) EditDocument(ctx context.Context, by crm.Actor, id crm.ID, version int64, edit DocumentEdit) (*crm.Deal, error) {
	return s.onDocument(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Document) (map[string]any, error) {
		was := paperTold(p)
		if p.State == crm.StateVoid {
			return nil, p.Next(crm.StateDraft)
		}
		set(&p.Name, edit.Name)
		set(&p.Points, edit.Points)
		set(&p.ExpiresOn, edit.ExpiresOn)
		if p.Name = strings.TrimSpace(p.Name); p.Name == "" {
			return nil, crm.InvalidField("name", "name.empty", "the name is empty: write one")
		}
		if err := checkDay(p.ExpiresOn); err != nil {
			return nil, err
		}
		after := map[string]any{"document": paperTold(p)}
		tx.changed("deal", d.ID, "document_edited", map[string]any{"document": was}, after)
		return after, tx.saveDocument(p)
	})
}

func (s *Store) onDocument(ctx context.Context, by crm.Actor, id crm.ID, version int64, change func(*Tx, *crm.Deal, *crm.Document) (map[string]any, error)) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		p, err := tx.document(id)
		if err != nil {
			return nil, err
		}
		d, err := tx.deal(p.Deal)
		if err != nil {
			return nil, err
		}
		if d.Version != version {
			return nil, stale(version, d.Version)
		}
		after, err := change(tx, d, p)
		if err != nil {
			return nil, err
		}
		err = tx.bump(d)
		after["version"] = d.Version
		return d, err
	})
}

// stepDocument appends a step and gives what the change log will tell; the
// caller saves the deal.
func (tx *Tx) stepDocument(d *crm.Deal, p *crm.Document, m crm.DocumentMove) (map[string]any, error) {
	note := strings.TrimSpace(m.Note)
	if err := firstError(p.Next(m.State), tx.upToDate(d, p, m.State), checkDay(m.ExpiresOn), tx.stepFile(p, m.File)); err != nil {
		return nil, err
	}
	switch {
	case m.State == crm.StateVoid && note == "":
		return nil, crm.InvalidField("note", "document.void_reason", "say in a note why %q is void: it stays on record", p.Name).With("name", p.Name)
	case m.State == p.State && m.File.IsZero() && note == "" && m.ExpiresOn == "":
		return nil, crm.InvalidField("state", "document.nothing_new", "%q is in this state already: choose another, or add a file or a note", p.Name).With("name", p.Name)
	}
	was := paperTold(p)
	p.State = m.State
	if m.ExpiresOn != "" {
		p.ExpiresOn = m.ExpiresOn
	}
	after := map[string]any{"document": paperTold(p)}
	tx.changed("deal", d.ID, "document_stepped", map[string]any{"document": was}, after)
	return after, firstError(tx.saveDocument(p), tx.addStep(p, m.File, note))
}

// stepFile takes an upload into use, unless the document has the file already.
func (tx *Tx) stepFile(p *crm.Document, file crm.ID) error {
	if file.IsZero() {
		return nil
	}
	own := 0
	err := tx.one(`SELECT COUNT(*) FROM document_steps WHERE workspace_id = ? AND document_id = ? AND file_id = ?`, []any{tx.ws, p.ID, file}, &own)
	if err != nil || own > 0 {
		return err
	}
	return tx.useFile(file)
}

func (tx *Tx) saveDocument(p *crm.Document) error {
	_, err := tx.exec(`UPDATE documents SET name = ?, points = ?, state = ?, expires_on = ? WHERE workspace_id = ? AND id = ?`,
		p.Name, p.Points, string(p.State), p.ExpiresOn, tx.ws, p.ID)
	return err
}

// answerDocument makes a document criterion true: it takes the newest document
// of the kind further, or makes one. A history needs no copy of what was signed.
func (tx *Tx) answerDocument(d *crm.Deal, c *crm.Criterion, a *crm.DocumentAnswer, withCopy bool) error {
	if a == nil {
		return missingAnswer(c, tx.by.Language)
	}
	state := crm.DocumentState(c.State)
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	papers, err := tx.documents(d.ID)
	if err != nil {
		return err
	}
	f := &crm.Facts{Documents: papers, Today: w.Today(tx.now)}
	if a.ExpiresOn != "" && a.ExpiresOn < f.Today {
		return crm.InvalidField("expires_on", "document.expired", "a paper whose last day was %s does not count: give the day until which it holds", a.ExpiresOn).With("day", string(a.ExpiresOn))
	}
	p, err := f.Advance(c, a)
	if err != nil {
		return err
	}
	if p != nil && p.State.Reaches(state) {
		state = p.State
	}
	if withCopy {
		if err := signedCopy(state, a.File); err != nil {
			return err
		}
	}
	if p == nil {
		_, err := tx.addDocument(d, crm.DocumentDraft{Kind: c.NewKind(a), Name: a.Name, State: state, File: a.File, Note: a.Note, ExpiresOn: a.ExpiresOn})
		return err
	}
	if p.Expired(f.Today) {
		p.ExpiresOn = ""
	}
	_, err = tx.stepDocument(d, p, crm.DocumentMove{State: state, File: a.File, Note: a.Note, ExpiresOn: a.ExpiresOn})
	return err
}

// tellPaper plays what a history says of a document.
func tellPaper(tx *Tx, d *crm.Deal, told crm.Paper) error {
	before := d.Version
	c := &crm.Criterion{Kind: crm.KindDocument, Document: string(told.Kind), State: string(told.State)}
	if err := tx.answerDocument(d, c, &crm.DocumentAnswer{Name: told.Name, Note: told.Note}, false); err != nil {
		return err
	}
	if d.Version == before {
		return tx.bump(d)
	}
	return nil
}
