package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"hummock/internal/crm"
)

// FoundSample founds the sample workspace of a firm, or one of nobody (0), and
// plays its history into it, all in one transaction: it is there whole or not
// at all. Where the firm has one already, that is given, without its owner.
func (s *Store) FoundSample(ctx context.Context, by crm.Actor, of crm.WorkspaceID, h crm.History, press Press) (*Founded, error) {
	id, err := s.nextWorkspace(ctx)
	if err != nil {
		return nil, err
	}
	by.Workspace = id
	f, err := write(ctx, s, by, func(tx *Tx) (*Founded, error) { return foundSample(tx, of, h, press) })
	if errors.Is(err, errUnique) {
		err = crm.Errorf(crm.Conflict, "workspace.race", "several workspaces are being made at this moment: try again")
	}
	return f, err
}

func foundSample(tx *Tx, of crm.WorkspaceID, h crm.History, press Press) (*Founded, error) {
	if of != 0 {
		there, err := sampleOf(tx, of)
		if err == nil {
			return &Founded{Workspace: *there}, nil
		}
		if !crm.IsKind(err, crm.NotFound) {
			return nil, err
		}
	}
	now := tx.now
	tx.now = h.Began.Time()
	defer func() { tx.now = now }()
	f, err := found(tx, NewWorkspace{
		Name: h.Name, Kind: "sample", Currency: h.Currency, TimeZone: h.TimeZone, Language: h.Language, Template: h.Template, Owner: h.Owner,
		SampleOf: of,
	})
	if err != nil {
		return nil, err
	}
	if err := furnish(tx, &f.Workspace, h); err != nil {
		return nil, err
	}
	p, err := newPlayer(tx, press)
	if err != nil {
		return nil, err
	}
	if err := p.play(tx, h.Acts); err != nil {
		return nil, err
	}
	f.Workspace.Rev = int64(len(tx.log))
	return f, nil
}

// SampleOf gives the sample workspace that an owner of a firm made.
func (s *Store) SampleOf(ctx context.Context, of crm.WorkspaceID) (*crm.Workspace, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) (*crm.Workspace, error) { return sampleOf(tx, of) })
}

func sampleOf(tx *Tx, of crm.WorkspaceID) (*crm.Workspace, error) {
	list, err := collect(tx, scanWorkspace, `SELECT `+workspaceColumns+` FROM workspaces WHERE kind = 'sample' ORDER BY id`)
	i := slices.IndexFunc(list, func(w crm.Workspace) bool { return w.Settings.SampleOf == of })
	if err != nil {
		return nil, err
	}
	if i < 0 {
		return nil, crm.NotFoundf("workspace", "the sample company is not here: make it first")
	}
	return &list[i], nil
}

// furnish gives the new firm what it has besides people and clients.
func furnish(tx *Tx, w *crm.Workspace, h crm.History) error {
	err := editWorkspace(tx, w, WorkspacePatch{
		FiscalMonth: &h.FiscalMonth, Segments: &h.Segments, Sources: &h.Sources, Tags: &h.Tags,
		Address: &h.Address, TaxID: &h.TaxID, BankAccount: &h.Bank,
	})
	if err != nil {
		return err
	}
	for _, t := range h.Teams {
		if err := insertTeam(tx, t); err != nil {
			return err
		}
	}
	for _, p := range h.Products {
		p.Version = 1
		if err := firstError(tx.checkProduct(&p), insertProduct(tx, &p)); err != nil {
			return err
		}
	}
	for _, r := range h.Rates {
		if err := putRate(tx, w, r); err != nil {
			return err
		}
	}
	for _, d := range h.Holidays {
		if err := insertHoliday(tx, d); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf are the tables that hold a workspace's rows, those that refer to
// others first. A test finds any that is missing.
var rowsOf = [...]string{
	"links", "sessions", "backup_codes", "second_factors", "tokens", "idempotency", "jobs", "outbox", "webhooks", "chain", "changes",
	"import_rows", "imports", "import_maps",
	"payments", "reminders", "credit_notes", "invoices", "numbers", "milestones",
	"feedback_askings", "permission_steps", "publications", "feedback", "results",
	"client_links", "offer_versions", "offers", "change_requests",
	"materials_done", "materials", "document_templates",
	"negotiation_points", "document_steps", "documents", "files", "retellings", "handovers", "promises",
	"deal_links", "renewals", "exit_interviews", "self_checks", "change_events", "divisions",
	"timers", "hourly_costs", "hours", "expenses",
	"match_keys", "merges", "sweeps", "leads", "lead_forms", "snapshots", "mails", "mail_settings",
	"activities", "tasks", "approvals", "ticks", "deal_contacts", "visits", "deals",
	"contacts", "companies", "products", "rates", "holidays", "custom_fields", "pipeline_versions", "pipelines", "users", "teams",
}

// RemoveSample removes a sample workspace whole, and without a trace: every
// row, the change log too. Other workspaces are never removed this way.
func (s *Store) RemoveSample(ctx context.Context, id crm.WorkspaceID) error {
	kept, err := write(ctx, s, crm.Actor{Workspace: id}, func(tx *Tx) ([]kept, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		if w.Kind != "sample" {
			return nil, crm.Errorf(crm.Forbidden, "workspace.not_sample", "%q is no sample workspace: only those are removed", w.Name)
		}
		files, err := tx.filesOfAll()
		if err != nil {
			return nil, err
		}
		for _, table := range rowsOf {
			if _, err := tx.exec(`DELETE FROM `+table+` WHERE workspace_id = ?`, id); err != nil {
				return nil, err
			}
		}
		_, err = tx.exec(`DELETE FROM workspaces WHERE id = ?`, id)
		return files, err
	})
	if err == nil {
		s.revs.Delete(id) // the next workspace may get the number
		s.dropBytes(kept...)
	}
	return err
}

const linkSignIn = "sign_in" // signs a person of a sample workspace in

// SignInLink is a link's hash with the person that it signs in.
type SignInLink struct {
	User crm.ID
	Hash string
}

// OfferSignIns stores one-time links that sign people of a sample workspace in
// without a password, in place of all earlier ones.
func (s *Store) OfferSignIns(ctx context.Context, ws crm.WorkspaceID, lasts time.Duration, links []SignInLink) error {
	_, err := write(ctx, s, crm.Actor{Workspace: ws}, func(tx *Tx) (bool, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return false, err
		}
		if w.Kind != "sample" {
			return false, crm.Errorf(crm.Forbidden, "workspace.not_sample", "people of %q sign in with their passwords: such links are for the sample company alone", w.Name)
		}
		if _, err := tx.exec(`DELETE FROM links WHERE workspace_id = ? AND purpose = ?`, ws, linkSignIn); err != nil {
			return false, err
		}
		for _, l := range links {
			if _, err := tx.activeUser(l.User); err != nil {
				return false, err
			}
			if err := tx.insertLink(l.Hash, l.User, linkSignIn, lasts); err != nil {
				return false, err
			}
		}
		return true, nil
	})
	return err
}

// UseSignIn uses up a link of OfferSignIns and says whom it signs in.
func (s *Store) UseSignIn(ctx context.Context, hash string) (Candidate, error) {
	return write(ctx, s, crm.Actor{}, func(tx *Tx) (Candidate, error) {
		link, err := useLink(tx, hash, linkSignIn)
		if err != nil {
			return Candidate{}, err
		}
		return Candidate{Workspace: link.ws, User: link.user}, nil
	})
}
