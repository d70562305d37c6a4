package store

import (
	"context"
	"fmt"
	"slices"

	"hummock/internal/crm"
)

const templateColumns = `t.id, t.version, t.name, t.kind, t.language, t.body, t.archived, t.updated_at, t.updated_by`

func scanTemplate(row scanner) (crm.DocumentTemplate, error) {
	var t crm.DocumentTemplate
	return t, row.Scan(&t.ID, &t.Version, &t.Name, &t.Kind, &t.Language, &t.Body, &t.Archived, &t.UpdatedAt, &t.UpdatedBy)
}

// DocumentTemplates lists the firm's templates by name, archived ones among them.
func (s *Store) DocumentTemplates(ctx context.Context, by crm.Actor) ([]crm.DocumentTemplate, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.DocumentTemplate, error) {
		return collect(tx, scanTemplate, `SELECT `+templateColumns+` FROM document_templates t WHERE t.workspace_id = ? ORDER BY t.folded, t.id`, tx.ws)
	})
}

func (tx *Tx) documentTemplate(id crm.ID) (*crm.DocumentTemplate, error) {
	t, err := optional(collect(tx, scanTemplate, `SELECT `+templateColumns+` FROM document_templates t WHERE t.workspace_id = ? AND t.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, crm.NotFoundf("document_template", "there is no such template of documents")
	}
	return t, err
}

// AddDocumentTemplate gives the firm a template.
func (s *Store) AddDocumentTemplate(ctx context.Context, by crm.Actor, draft crm.DocumentTemplateDraft) (*crm.DocumentTemplate, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.DocumentTemplate, error) {
		if err := tx.checkTemplate(&draft); err != nil {
			return nil, err
		}
		id := crm.NewID()
		_, err := tx.exec(`INSERT INTO document_templates (workspace_id, id, version, name, folded, kind, language, body, archived, updated_at, updated_by) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.ws, id, draft.Name, foldedName(draft.Name), string(draft.Kind), string(draft.Language), draft.Body, bit(draft.Archived), tx.now.UnixMilli(), by.User)
		if err != nil {
			return nil, err
		}
		tx.changed("document_template", id, "added", nil, draft)
		return tx.documentTemplate(id)
	})
}

func (tx *Tx) checkTemplate(draft *crm.DocumentTemplateDraft) error {
	fields, err := customFields(tx)
	if err != nil {
		return err
	}
	return draft.Check(fields)
}

// EditDocumentTemplate replaces what a template says, on the version that the
// actor knows. So it is archived, and brought back.
func (s *Store) EditDocumentTemplate(ctx context.Context, by crm.Actor, id crm.ID, version int64, draft crm.DocumentTemplateDraft) (*crm.DocumentTemplate, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.DocumentTemplate, error) {
		t, err := tx.documentTemplate(id)
		if err != nil {
			return nil, err
		}
		if t.Version != version {
			return nil, stale(version, t.Version)
		}
		if err := tx.checkTemplate(&draft); err != nil {
			return nil, err
		}
		n, err := tx.exec(`UPDATE document_templates SET version = ?, name = ?, folded = ?, kind = ?, language = ?, body = ?, archived = ?, updated_at = ?, updated_by = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
			version+1, draft.Name, foldedName(draft.Name), string(draft.Kind), string(draft.Language), draft.Body, bit(draft.Archived), tx.now.UnixMilli(), by.User, tx.ws, id, version)
		if err == nil && n == 0 {
			err = errRaced
		}
		if err != nil {
			return nil, err
		}
		tx.changed("document_template", id, "edited", t.DocumentTemplateDraft, draft)
		return tx.documentTemplate(id)
	})
}

// FilledPaper is a template filled in for a deal, as it goes on paper.
type FilledPaper struct {
	Template *crm.DocumentTemplate
	Deal     *crm.Deal
	Firm     *crm.Workspace
	Signs    string // for the client
	Blocks   []crm.Block
}

// FillTemplate fills a template in with what is known of a deal.
func (s *Store) FillTemplate(ctx context.Context, by crm.Actor, deal, template crm.ID) (*FilledPaper, error) {
	return read(ctx, s, by, func(tx *Tx) (*FilledPaper, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		t, err := tx.documentTemplate(template)
		if err != nil {
			return nil, err
		}
		if err := t.Usable(); err != nil {
			return nil, err
		}
		f, err := tx.paperFacts(d)
		if err != nil {
			return nil, err
		}
		out := &FilledPaper{Template: t, Deal: d, Firm: f.Firm, Signs: f.Signs()}
		out.Blocks, err = t.Fill(f, by)
		return out, err
	})
}

// paperFacts loads what templates merge.
func (tx *Tx) paperFacts(d *crm.Deal) (*crm.PaperFacts, error) {
	facts, n, err := tx.negotiation(d)
	if err != nil {
		return nil, err
	}
	f := &crm.PaperFacts{Facts: facts, Negotiation: n}
	if f.Firm, err = workspaceByID(tx); err != nil {
		return nil, err
	}
	if f.Promises, err = tx.promises(d.ID); err != nil {
		return nil, err
	}
	if f.Account, err = tx.account(d); err != nil {
		return nil, err
	}
	if f.Offers, err = tx.offers(d.ID); err != nil {
		return nil, err
	}
	results, err := tx.results(d.ID)
	f.LeftOut = results.LeftOut
	return f, err
}

// AddFromTemplate keeps a PDF that was made from a version of a template as a
// draft on the deal, on the version of the deal that the actor knows.
func (s *Store) AddFromTemplate(ctx context.Context, by crm.Actor, deal crm.ID, version int64, t *crm.DocumentTemplate, file crm.ID) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(deal, version, nil)
		if err != nil {
			return nil, err
		}
		note := fmt.Sprintf(fromTemplate.In(by.Language), t.Name, t.Version)
		draft := crm.DocumentDraft{Kind: t.Kind, Name: t.Name, Note: note, File: file}
		if t.Kind == crm.DocumentContract { // it carries the letter of intent on
			letter, err := tx.agreedLetter(d)
			if err != nil {
				return nil, err
			}
			if letter != nil {
				draft.From = letter.ID
			}
		}
		return d, tx.keepDraft(d, draft)
	})
}

// keepDraft adds a draft to the deal, which gets a new version.
func (tx *Tx) keepDraft(d *crm.Deal, draft crm.DocumentDraft) error {
	after, err := tx.addDraft(d, draft)
	if err != nil {
		return err
	}
	err = tx.bump(d)
	after["version"] = d.Version
	return err
}

// addDraft keeps a paper that was written by the product: as a new version of
// the newest of its kind that is no further than a draft, or as a new document.
// Papers of no kind of their own are told apart by their names.
func (tx *Tx) addDraft(d *crm.Deal, draft crm.DocumentDraft) (map[string]any, error) {
	papers, err := tx.documents(d.ID)
	if err != nil {
		return nil, err
	}
	for i := range slices.Backward(papers) {
		p := &papers[i]
		if p.State != crm.StateDraft || p.Kind != draft.Kind || p.Kind == crm.DocumentOther && p.Name != draft.Name {
			continue
		}
		if draft.Points != "" {
			p.Points = draft.Points
		}
		return tx.stepDocument(d, p, crm.DocumentMove{State: crm.StateDraft, File: draft.File, Note: draft.Note})
	}
	return tx.addDocument(d, draft)
}

var fromTemplate = crm.Text{
	crm.English: "From the template “%s”, version %d",
	crm.Russian: "По шаблону «%s», версия %d",
	crm.Polish:  "Z szablonu „%s”, wersja %d",
}
