package store

import (
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
)

const publicationColumns = `p.id, p.deal_id, d.number, d.name, COALESCE(co.name, ''), d.company_id, COALESCE(pr.name, ''), d.product_id, CASE WHEN d.outcome = 'won' THEN d.closed_at END, p.kind, p.text, p.person, p.feedback_id, p.document_id, p.permission, p.created_at, p.created_by, ` + crewColumns

const publicationFrom = ` FROM publications p JOIN deals d ON d.workspace_id = p.workspace_id AND d.id = p.deal_id LEFT JOIN companies co ON co.workspace_id = d.workspace_id AND co.id = d.company_id LEFT JOIN products pr ON pr.workspace_id = d.workspace_id AND pr.id = d.product_id WHERE p.workspace_id = ?`

// publicationRow is a publication with what decides who sees its deal.
type publicationRow struct {
	crm.Publication
	of crm.Deal
}

func scanPublication(row scanner) (publicationRow, error) {
	r := publicationRow{Publication: crm.Publication{Steps: []crm.PermissionStep{}}}
	p := &r.Publication
	return r, row.Scan(append([]any{&p.ID, &p.Deal, &p.DealNumber, &p.DealName, &p.Company, &p.CompanyID, &p.Product, &p.ProductID, &p.WonAt, &p.Kind, &p.Text, &p.Person, &p.Feedback, &p.Document, &p.Permission, &p.CreatedAt, &p.CreatedBy}, intoCrew(&r.of)...)...)
}

// publications gives what could be shown of a deal, the oldest first.
func (tx *Tx) publications(deal crm.ID) ([]crm.Publication, error) {
	rows, err := collect(tx, scanPublication, `SELECT `+publicationColumns+publicationFrom+` AND p.deal_id = ? ORDER BY p.id`, tx.ws, deal)
	if err != nil {
		return nil, err
	}
	list := make([]crm.Publication, len(rows))
	for i := range rows {
		list[i] = rows[i].Publication
	}
	return list, tx.addPermissions(list)
}

// addPermissions fills in what became of permissions.
func (tx *Tx) addPermissions(list []crm.Publication) error {
	of, ids := map[crm.ID]*crm.Publication{}, make([]crm.ID, len(list))
	for i := range list {
		ids[i], of[list[i].ID] = list[i].ID, &list[i]
	}
	err := eachOf(tx, func(row scanner) error {
		var id crm.ID
		var s crm.PermissionStep
		var who crm.ClientPerson
		err := row.Scan(&id, &s.Seq, &s.State, &s.Contact, &s.ContactOf, &s.Note, &s.Document, &s.At, &s.By, &who.Name, &who.Address)
		s.Client = clientOf(who)
		if p := of[id]; p != nil {
			p.Steps = append(p.Steps, s)
		}
		return err
	}, `SELECT s.publication_id, s.seq, s.state, s.contact_id, c.name, s.note, s.document_id, s.at, s.by_id, s.client_name, s.client_address FROM permission_steps s JOIN contacts c ON c.workspace_id = s.workspace_id AND c.id = s.contact_id WHERE s.workspace_id = ? AND s.publication_id IN `, ids)
	for i := range list {
		slices.SortFunc(list[i].Steps, func(a, b crm.PermissionStep) int { return cmp.Compare(a.Seq, b.Seq) })
	}
	return err
}

// PortfolioFilter narrows the portfolio. Zero ids do not narrow it.
type PortfolioFilter struct {
	Granted bool // what may be shown; otherwise what was asked for, refused or withdrawn
	Company crm.ID
	Product crm.ID
}

// Portfolio lists what may be shown, or may not, of the deals that the actor may
// see: the newest first.
func (s *Store) Portfolio(ctx context.Context, by crm.Actor, f PortfolioFilter) ([]crm.Publication, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Publication, error) {
		states := []crm.Permission{crm.PermissionGranted}
		if !f.Granted {
			states = []crm.Permission{crm.PermissionAsked, crm.PermissionRefused, crm.PermissionWithdrawn}
		}
		list := []crm.Publication{}
		for _, state := range states {
			rows, err := collect(tx, scanPublication, `SELECT `+publicationColumns+publicationFrom+` AND p.permission = ? AND d.deleted_at IS NULL ORDER BY p.id DESC LIMIT 20000`, tx.ws, string(state))
			if err != nil {
				return nil, err
			}
			for i := range rows {
				r := &rows[i]
				if by.SeesDeal(&r.of) && (f.Company.IsZero() || f.Company == r.CompanyID) && (f.Product.IsZero() || f.Product == r.ProductID) {
					list = append(list, r.Publication)
				}
			}
		}
		return list, tx.addPermissions(list)
	})
}

// AddPublication names something of a deal that could be shown to others.
func (s *Store) AddPublication(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.PublicationDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return d, tx.addPublication(d, draft)
	})
}

func (tx *Tx) addPublication(d *crm.Deal, draft crm.PublicationDraft) error {
	if err := tx.quoted(d, &draft); err != nil {
		return err
	}
	_, err := tx.insertPublication(d, draft, tx.by.User)
	return err
}

// insertPublication writes a publication down for one of ours.
func (tx *Tx) insertPublication(d *crm.Deal, draft crm.PublicationDraft, by crm.ID) (*crm.Publication, error) {
	if err := draft.Check(); err != nil {
		return nil, err
	}
	p := &crm.Publication{ID: crm.NewID(), Deal: d.ID, Kind: draft.Kind, Text: draft.Text, Person: draft.Person, Feedback: draft.Feedback}
	_, err := tx.exec(`INSERT INTO publications (workspace_id, id, deal_id, kind, text, person, feedback_id, permission, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
		tx.ws, p.ID, p.Deal, string(p.Kind), p.Text, p.Person, p.Feedback, tx.now.UnixMilli(), by)
	return p, firstError(err, tx.bumped(d, "publication_added", map[string]any{"kind": p.Kind, "person": p.Person}))
}

// quoted completes a quote from the answer that it is taken from.
func (tx *Tx) quoted(d *crm.Deal, draft *crm.PublicationDraft) error {
	if draft.Feedback.IsZero() {
		return nil
	}
	f, err := optional(collect(tx, scanFeedback, `SELECT `+feedbackColumns+feedbackFrom+` AND f.id = ? AND f.deal_id = ?`, tx.ws, draft.Feedback, d.ID))
	if noRows(err) || err == nil && f.State != crm.FeedbackAnswered {
		return crm.InvalidField("feedback_id", "publication.feedback", "there is no such answer on this deal: take a quote from one that was given here")
	}
	if err != nil {
		return err
	}
	draft.Text, draft.Person = cmp.Or(draft.Text, f.Words), cmp.Or(draft.Person, f.ContactOf)
	return nil
}

// EditPublication says anew what is to be shown, on a version of the deal.
func (s *Store) EditPublication(ctx context.Context, by crm.Actor, id crm.ID, version int64, edit crm.PublicationEdit) (*crm.Deal, error) {
	return s.onPublication(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Publication) error {
		if err := p.Change(edit); err != nil {
			return err
		}
		_, err := tx.exec(`UPDATE publications SET text = ?, person = ?, permission = ? WHERE workspace_id = ? AND id = ?`, p.Text, p.Person, string(p.Permission), tx.ws, p.ID)
		return firstError(err, tx.bumped(d, "publication_edited", map[string]any{"kind": p.Kind, "person": p.Person}))
	})
}

// RemovePublication takes away what is not to be shown after all, on a version of
// the deal; the change log keeps that it was there.
func (s *Store) RemovePublication(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Deal, error) {
	return s.onPublication(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Publication) error {
		if err := p.Loose(); err != nil {
			return err
		}
		if _, err := tx.exec(`DELETE FROM permission_steps WHERE workspace_id = ? AND publication_id = ?`, tx.ws, p.ID); err != nil {
			return err
		}
		if _, err := tx.exec(`DELETE FROM publications WHERE workspace_id = ? AND id = ?`, tx.ws, p.ID); err != nil {
			return err
		}
		return tx.bumped(d, "publication_removed", map[string]any{"kind": p.Kind, "person": p.Person, "text": p.Text})
	})
}

// SetPermission writes down that a client was asked, or what the client said, on
// a version of the deal. The paper that it rests on goes with it.
func (s *Store) SetPermission(ctx context.Context, by crm.Actor, id crm.ID, version int64, m crm.PermissionMove) (*crm.Deal, error) {
	return s.onPublication(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Publication) error { return tx.setPermission(d, p, m) })
}

func (s *Store) onPublication(ctx context.Context, by crm.Actor, id crm.ID, version int64, do func(*Tx, *crm.Deal, *crm.Publication) error) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		missing := crm.NotFoundf("publication", "there is nothing of this to show, or you may not see it")
		p, err := optional(collect(tx, scanPublication, `SELECT `+publicationColumns+publicationFrom+` AND p.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(p.Deal, version, missing)
		if err != nil {
			return nil, err
		}
		return d, do(tx, d, &p.Publication)
	})
}

func (tx *Tx) setPermission(d *crm.Deal, p *crm.Publication, m crm.PermissionMove) error {
	if m.Contact.IsZero() {
		return p.Permit(&m)
	}
	name, err := tx.personOf(d, m.Contact)
	if err != nil {
		return err
	}
	return tx.permit(d, p, m, name, tx.by.User)
}

// permit takes a client's word: name is whose, by is who of ours wrote it down.
func (tx *Tx) permit(d *crm.Deal, p *crm.Publication, m crm.PermissionMove, name string, by crm.ID) error {
	if err := p.Permit(&m); err != nil {
		return err
	}
	if err := tx.permissionPaper(d, p, m); err != nil {
		return err
	}
	if _, err := tx.exec(`UPDATE publications SET permission = ?, document_id = ? WHERE workspace_id = ? AND id = ?`, string(p.Permission), p.Document, tx.ws, p.ID); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO permission_steps (workspace_id, publication_id, seq, state, contact_id, note, document_id, at, by_id, client_name, client_address) VALUES (?, ?, (SELECT COALESCE(MAX(s.seq), 0) + 1 FROM permission_steps s WHERE s.workspace_id = ? AND s.publication_id = ?), ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, p.ID, tx.ws, p.ID, string(m.State), m.Contact, m.Note, p.Document, tx.now.UnixMilli(), by, tx.by.Client.Name, tx.by.Client.Address)
	return firstError(err, tx.bumped(d, "permission_"+string(m.State), map[string]any{"kind": p.Kind, "contact": name}))
}

// permissionPaper takes the document of a permission along: granted, it is as
// good as signed or agreed; withdrawn, it holds no longer.
func (tx *Tx) permissionPaper(d *crm.Deal, p *crm.Publication, m crm.PermissionMove) error {
	kind, state := p.Kind.Paper()
	switch {
	case m.State == crm.PermissionWithdrawn:
		return tx.dropPaper(d, p, m.Note)
	case m.State != crm.PermissionGranted || kind == crm.DocumentOther && m.File.IsZero():
		return nil
	}
	paper, err := tx.freePaper(d, p, kind)
	if err != nil {
		return err
	}
	if paper == nil {
		return tx.newPermission(d, p, m)
	}
	p.Document = paper.ID
	if paper.State.Reaches(state) {
		state = paper.State
	}
	_, err = tx.stepDocument(d, paper, crm.DocumentMove{State: state, File: m.File, Note: m.Note})
	return err
}

// newPermission makes the document that a granted permission rests on.
func (tx *Tx) newPermission(d *crm.Deal, p *crm.Publication, m crm.PermissionMove) error {
	kind, state := p.Kind.Paper()
	if !m.File.IsZero() {
		if err := tx.useFile(m.File); err != nil {
			return err
		}
	}
	paper := &crm.Document{ID: crm.NewID(), Deal: d.ID, Kind: kind, Name: kind.Label(tx.by.Language), State: state, CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User}
	if kind == crm.DocumentOther {
		paper.Name = ""
		if err := tx.nameDocument(paper, m.File); err != nil {
			return err
		}
	}
	p.Document = paper.ID
	tx.changed("deal", d.ID, "document_added", nil, map[string]any{"document": paperTold(paper)})
	return tx.insertDocument(paper, m.File, m.Note)
}

// freePaper gives the newest document of a kind that no other permission rests
// on, or nil.
func (tx *Tx) freePaper(d *crm.Deal, p *crm.Publication, kind crm.DocumentKind) (*crm.Document, error) {
	papers, err := tx.documents(d.ID)
	if err != nil || kind == crm.DocumentOther {
		return nil, err
	}
	others, err := tx.publications(d.ID)
	taken := func(id crm.ID) bool {
		return slices.ContainsFunc(others, func(o crm.Publication) bool { return o.ID != p.ID && o.Document == id })
	}
	for i := range slices.Backward(papers) {
		if papers[i].Kind == kind && papers[i].State != crm.StateVoid && !taken(papers[i].ID) {
			return &papers[i], err
		}
	}
	return nil, err
}

// dropPaper takes back what a withdrawn permission rested on. A case that was
// agreed may be agreed anew; a permission is void.
func (tx *Tx) dropPaper(d *crm.Deal, p *crm.Publication, note string) error {
	if p.Document.IsZero() {
		return nil
	}
	paper, err := tx.document(p.Document)
	if err != nil || paper.State == crm.StateVoid {
		return err
	}
	state := crm.StateVoid
	if p.Kind == crm.PublishCase && paper.State != crm.StateSigned {
		state = crm.StateChangesAsked
	}
	_, err = tx.stepDocument(d, paper, crm.DocumentMove{State: state, Note: note})
	return err
}

// Publications gives what could be shown of a deal, the oldest first.
func (s *Store) Publications(ctx context.Context, by crm.Actor, deal crm.ID) ([]crm.Publication, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Publication, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		return tx.publications(deal)
	})
}
