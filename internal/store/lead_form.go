package store

import (
	"context"

	"hummock/internal/crm"
)

const formColumns = `f.id, f.version, f.key, f.secret, f.name, f.source, f.campaign, f.pipeline_id, f.language, f.active, f.created_at`

func scanForm(row scanner) (crm.LeadForm, error) {
	var f crm.LeadForm
	return f, row.Scan(&f.ID, &f.Version, &f.Key, &f.Secret, &f.Name, &f.Source, &f.Campaign, &f.Pipeline, &f.Language, &f.Active, &f.CreatedAt)
}

// LeadForms lists the forms of the firm, the oldest first.
func (s *Store) LeadForms(ctx context.Context, by crm.Actor) ([]crm.LeadForm, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.LeadForm, error) {
		return collect(tx, scanForm, `SELECT `+formColumns+` FROM lead_forms f WHERE f.workspace_id = ? ORDER BY f.id`, tx.ws)
	})
}

// CreateLeadForm adds a form under a key and with a secret of the caller's making.
func (s *Store) CreateLeadForm(ctx context.Context, by crm.Actor, key, secret string, draft crm.LeadFormDraft) (*crm.LeadForm, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.LeadForm, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		f := &crm.LeadForm{ID: crm.NewID(), Version: 1, Key: key, Secret: secret, Language: w.Language, CreatedAt: crm.InstantOf(tx.now)}
		if err := firstError(f.Write(draft), tx.checkLeadPipeline(&crm.Lead{Pipeline: draft.Pipeline})); err != nil {
			return nil, err
		}
		_, err = tx.exec(`INSERT INTO lead_forms (workspace_id, id, version, key, secret, name, source, campaign, pipeline_id, language, active, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.ws, f.ID, f.Version, f.Key, f.Secret, f.Name, f.Source, f.Campaign, f.Pipeline, string(f.Language), bit(f.Active), f.CreatedAt)
		tx.changed("lead_form", f.ID, "created", nil, map[string]any{"name": f.Name})
		return f, err
	})
}

// EditLeadForm changes a form. Its address stays.
func (s *Store) EditLeadForm(ctx context.Context, by crm.Actor, id crm.ID, version int64, draft crm.LeadFormDraft) (*crm.LeadForm, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.LeadForm, error) {
		f, err := optional(collect(tx, scanForm, `SELECT `+formColumns+` FROM lead_forms f WHERE f.workspace_id = ? AND f.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, crm.NotFoundf("lead_form", "there is no such form")
		}
		if err != nil {
			return nil, err
		}
		if f.Version != version {
			return nil, staleAt(version, f.Version, draft, f)
		}
		before := *f
		if err := firstError(f.Write(draft), tx.checkLeadPipeline(&crm.Lead{Pipeline: draft.Pipeline})); err != nil {
			return nil, err
		}
		was, is, err := crm.Diff(&before, f)
		if err != nil || len(is) == 0 {
			return f, err
		}
		f.Version++
		n, err := tx.exec(`UPDATE lead_forms SET version = ?, name = ?, source = ?, campaign = ?, pipeline_id = ?, language = ?, active = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
			f.Version, f.Name, f.Source, f.Campaign, f.Pipeline, string(f.Language), bit(f.Active), tx.ws, f.ID, version)
		if err == nil && n == 0 {
			err = errRaced
		}
		is["version"] = f.Version
		tx.changed("lead_form", f.ID, "edited", was, is)
		return f, err
	})
}

// OpenForm is a form as strangers see it.
type OpenForm struct {
	Firm crm.WorkspaceID
	Name string // of the firm
	Form crm.LeadForm
}

// FormAt gives the active form of a key.
func (s *Store) FormAt(ctx context.Context, key string) (*OpenForm, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) (*OpenForm, error) {
		o := &OpenForm{}
		f := &o.Form
		err := tx.one(`SELECT f.workspace_id, w.name, `+formColumns+` FROM lead_forms f JOIN workspaces w ON w.id = f.workspace_id WHERE f.key = ? AND f.active = 1`,
			[]any{key}, &o.Firm, &o.Name, &f.ID, &f.Version, &f.Key, &f.Secret, &f.Name, &f.Source, &f.Campaign, &f.Pipeline, &f.Language, &f.Active, &f.CreatedAt)
		if noRows(err) {
			return nil, crm.NotFoundf("lead_form", "there is no such form")
		}
		return o, err
	})
}

// PostForm keeps what a stranger wrote into a form. What looks like rubbish is
// held back with the reason, and nothing is refused.
func (s *Store) PostForm(ctx context.Context, o *OpenForm, draft crm.LeadDraft, held string) (*crm.Lead, error) {
	by := crm.Actor{Workspace: o.Firm, Sees: crm.SeesAll, Door: crm.DoorForm, Language: o.Form.Language}
	return write(ctx, s, by, func(tx *Tx) (*crm.Lead, error) {
		draft.Door, draft.Source, draft.Campaign, draft.Pipeline = crm.LeadByForm, o.Form.Source, o.Form.Campaign, o.Form.Pipeline
		l := newLead(tx, draft)
		l.Gather()
		if held != "" {
			l.Status, l.Reason = crm.LeadQuarantined, held
		}
		return l, tx.takeIn(arrival{lead: l})
	})
}
