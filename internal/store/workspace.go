package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// NewWorkspace is what a workspace starts with.
type NewWorkspace struct {
	Name     string
	Kind     string // real, sample or test
	Currency crm.Currency
	TimeZone string
	Language crm.Language
	Template crm.Template // its pipelines and fields; the zero template gives none
	Owner    crm.NewUser
	Password string // hash of the owner's password; empty until a link is used
	Setup    string // hash of the one-time link that this uses up, if any
	SampleOf crm.WorkspaceID
}

// Founded is a new workspace with its first owner.
type Founded struct {
	Workspace crm.Workspace `json:"workspace"`
	Owner     crm.User      `json:"owner"`
}

// CreateWorkspace founds a firm: the workspace, its first owner, the pipelines
// and fields of a template. It is the only write without a workspace to begin
// with; a set-up link can found one only.
func (s *Store) CreateWorkspace(ctx context.Context, by crm.Actor, in NewWorkspace) (*Founded, error) {
	for range 3 {
		id, err := s.nextWorkspace(ctx)
		if err != nil {
			return nil, err
		}
		by.Workspace = id
		f, err := write(ctx, s, by, func(tx *Tx) (*Founded, error) { return found(tx, in) })
		if !errors.Is(err, errUnique) {
			return f, err
		}
	}
	return nil, crm.Errorf(crm.Conflict, "workspace.race", "several workspaces are being made at this moment: try again")
}

func (s *Store) nextWorkspace(ctx context.Context) (crm.WorkspaceID, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) (crm.WorkspaceID, error) {
		var id crm.WorkspaceID
		err := tx.one(`SELECT COALESCE(MAX(id), 0) + 1 FROM workspaces`, nil, &id)
		return id, err
	})
}

func found(tx *Tx, in NewWorkspace) (*Founded, error) {
	if in.Setup != "" {
		if _, err := useLink(tx, in.Setup, linkSetup); err != nil {
			return nil, err
		}
	}
	w, err := newWorkspace(tx, in)
	if err != nil {
		return nil, err
	}
	founder := crm.Actor{Workspace: tx.ws, Roles: []crm.Role{crm.Owner}}
	owner := in.Owner
	owner.Roles = []crm.Role{crm.Owner, crm.Admin, crm.Manager, crm.Seller}
	owner.Sees = crm.SeesAll
	u, err := owner.Make(founder, w)
	if err != nil {
		return nil, err
	}
	tx.by.User = u.ID
	tx.changed("workspace", crm.ID{}, "created", nil, map[string]any{"name": w.Name})
	if err := insertUser(tx, u, in.Password); err != nil {
		return nil, err
	}
	u.Joined = in.Password != ""
	if err := equip(tx, in.Template); err != nil {
		return nil, err
	}
	w.Rev = int64(len(tx.log))
	return &Founded{Workspace: *w, Owner: *u}, nil
}

// equip gives a new workspace the fields and pipelines of a template.
func equip(tx *Tx, t crm.Template) error {
	for _, f := range t.Fields {
		if err := insertField(tx, f); err != nil {
			return err
		}
	}
	for _, p := range t.Pipelines {
		if _, err := createPipeline(tx, p.Process, ""); err != nil {
			return err
		}
	}
	return nil
}

func newWorkspace(tx *Tx, in NewWorkspace) (*crm.Workspace, error) {
	w := &crm.Workspace{
		ID: tx.ws, Version: 1, Kind: in.Kind, FiscalMonth: 1, Language: crm.SupportedLanguage(in.Language),
		TimeZone: "UTC", Settings: crm.DefaultSettings(), CreatedAt: crm.InstantOf(tx.now),
	}
	w.Settings.SampleOf = in.SampleOf
	p := WorkspacePatch{Name: &in.Name, Currency: &in.Currency}
	if in.TimeZone != "" {
		p.TimeZone = &in.TimeZone
	}
	if err := p.apply(w); err != nil {
		return nil, err
	}
	_, err := tx.exec(`INSERT INTO workspaces (id, name, kind, currency, time_zone, fiscal_month, language, settings, version, rev, next_number, match_version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1001, ?, ?)`,
		tx.ws, w.Name, w.Kind, string(w.Currency), w.TimeZone, w.FiscalMonth, string(w.Language), asJSON(w.Settings), w.Version, matchVersion, w.CreatedAt)
	return w, err
}

// Workspace gives the actor's firm.
func (s *Store) Workspace(ctx context.Context, by crm.Actor) (*crm.Workspace, error) {
	return read(ctx, s, by, workspaceByID)
}

// Workspaces lists all firms. It is for the machine's operator and for jobs.
func (s *Store) Workspaces(ctx context.Context) ([]crm.Workspace, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) ([]crm.Workspace, error) {
		return collect(tx, scanWorkspace, `SELECT `+workspaceColumns+` FROM workspaces ORDER BY id`)
	})
}

// HasOwner says whether anybody owns a real workspace, or one for tests: the
// sample company does not make a set-up superfluous.
func (s *Store) HasOwner(ctx context.Context) (bool, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) {
		var n int
		err := tx.one(`SELECT COUNT(*) FROM workspaces WHERE kind <> 'sample'`, nil, &n)
		return n > 0, err
	})
}

// WorkspacePatch names the settings of a workspace to change.
type WorkspacePatch struct {
	Name         *string           `json:"name,omitempty" minLength:"1" maxLength:"200"`
	Currency     *crm.Currency     `json:"currency,omitempty" minLength:"3" maxLength:"3" doc:"Base currency; fixed as soon as there are deals or rates"`
	TimeZone     *string           `json:"time_zone,omitempty" maxLength:"64"`
	FiscalMonth  *int              `json:"fiscal_month,omitempty" minimum:"1" maximum:"12"`
	Language     *crm.Language     `json:"language,omitempty" enum:"en,ru,pl"`
	WorkingHours *[]crm.Hours      `json:"working_hours,omitempty" maxItems:"50"`
	LossReasons  *[]crm.LossReason `json:"loss_reasons,omitempty" minItems:"1" maxItems:"100"`
	Segments     *[]string         `json:"segments,omitempty" maxItems:"200"`
	Sources      *[]string         `json:"sources,omitempty" maxItems:"200"`
	Tags         *[]string         `json:"tags,omitempty" maxItems:"500"`
	MinDeals     *int              `json:"min_deals,omitempty" minimum:"1" maximum:"100000"`
	MinMonths    *int              `json:"min_months,omitempty" minimum:"1" maximum:"120"`
	FilesMB      *int              `json:"files_mb,omitempty" minimum:"1" maximum:"10000000" doc:"Most megabytes of files"`
	CostWarn     *int              `json:"cost_warning_percent,omitempty" minimum:"1" maximum:"100" doc:"Part of a deal's value that its sale may cost before a warning, in percent"`
	Address      *string           `json:"address,omitempty" maxLength:"500" doc:"As it stands on papers, in lines"`
	TaxID        *string           `json:"tax_id,omitempty" maxLength:"50"`
	BankAccount  *string           `json:"bank_account,omitempty" maxLength:"500" doc:"Where clients pay to, in lines"`
	InvoiceNote  *string           `json:"invoice_note,omitempty" maxLength:"1000" doc:"Stands under every invoice"`
	ReminderDays *[]int            `json:"reminder_days,omitempty" maxItems:"10" doc:"Days after an invoice was due on which the client is reminded; empty: never"`
	LeadGoal     *int              `json:"lead_goal_minutes,omitempty" minimum:"1" maximum:"10000" doc:"Working minutes within which a lead is to be answered"`
	LeadLimit    *int              `json:"lead_limit_minutes,omitempty" minimum:"1" maximum:"10000" doc:"Working minutes after which that is too late, and the lead passes on"`
	LeadAttempts *int              `json:"lead_attempts_most,omitempty" minimum:"1" maximum:"100" doc:"Touches of ours after which a lead is let go or decided"`
	MostDiscount *int64            `json:"most_discount,omitempty" minimum:"0" maximum:"10000" doc:"Basis points that an offer is sent with without leave"`
}

func (p WorkspacePatch) apply(w *crm.Workspace) error {
	if p.Name != nil {
		if w.Name = strings.TrimSpace(*p.Name); w.Name == "" {
			return crm.InvalidField("name", "name.empty", "the name is empty: write one")
		}
	}
	if p.Currency != nil {
		c, err := crm.ParseCurrency(string(*p.Currency))
		if err != nil {
			return err
		}
		w.Currency = c
	}
	if p.TimeZone != nil {
		if err := crm.CheckTimeZone(*p.TimeZone); err != nil {
			return err
		}
		w.TimeZone = *p.TimeZone
	}
	if p.WorkingHours != nil {
		if err := checkHours(*p.WorkingHours); err != nil {
			return err
		}
	}
	if p.LossReasons != nil {
		if err := checkReasons(*p.LossReasons); err != nil {
			return err
		}
	}
	set(&w.FiscalMonth, p.FiscalMonth)
	set(&w.Language, p.Language)
	set(&w.Settings.WorkingHours, p.WorkingHours)
	set(&w.Settings.LossReasons, p.LossReasons)
	set(&w.Settings.MinDeals, p.MinDeals)
	set(&w.Settings.MinMonths, p.MinMonths)
	set(&w.Settings.FilesMB, p.FilesMB)
	set(&w.Settings.CostWarn, p.CostWarn)
	setLine(&w.Settings.Address, p.Address)
	setLine(&w.Settings.TaxID, p.TaxID)
	setLine(&w.Settings.BankAccount, p.BankAccount)
	setLine(&w.Settings.InvoiceNote, p.InvoiceNote)
	if p.ReminderDays != nil {
		days, err := crm.CheckReminderDays(*p.ReminderDays)
		if err != nil {
			return err
		}
		w.Settings.ReminderDays = &days
	}
	set(&w.Settings.LeadGoalMinutes, p.LeadGoal)
	set(&w.Settings.LeadLimitMinutes, p.LeadLimit)
	set(&w.Settings.LeadAttemptsMost, p.LeadAttempts)
	if w.Settings.LeadGoal() > w.Settings.LeadLimit() {
		return crm.InvalidField("lead_limit_minutes", "lead.goal_after_limit", "leads are to be answered before it is too late: make the goal the smaller number of minutes")
	}
	if p.MostDiscount != nil {
		w.Settings.MostDiscount = p.MostDiscount
	}
	setList(&w.Settings.Segments, p.Segments)
	setList(&w.Settings.Sources, p.Sources)
	setList(&w.Settings.Tags, p.Tags)
	return nil
}

func set[T any](field, value *T) {
	if value != nil {
		*field = *value
	}
}

// setLine trims a text.
func setLine(field, text *string) {
	if text != nil {
		*field = strings.TrimSpace(*text)
	}
}

// setList trims the words and keeps each once, in their order.
func setList(field, words *[]string) {
	if words == nil {
		return
	}
	kept := []string{}
	for _, word := range *words {
		if word = strings.TrimSpace(word); word != "" && !slices.Contains(kept, word) {
			kept = append(kept, word)
		}
	}
	*field = kept
}

func checkReasons(reasons []crm.LossReason) error {
	seen := map[string]bool{}
	for _, r := range reasons {
		if r.Key == "" || seen[r.Key] || r.Label.In(crm.English) == "" {
			return crm.InvalidField("loss_reasons", "loss_reasons.malformed", "every loss reason needs a key of its own and a label: look at %q", r.Key).With("key", r.Key)
		}
		seen[r.Key] = true
	}
	return nil
}

// EditWorkspace changes settings of the actor's firm.
func (s *Store) EditWorkspace(ctx context.Context, by crm.Actor, version int64, p WorkspacePatch) (*crm.Workspace, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Workspace, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		if w.Version != version {
			return nil, staleAt(version, w.Version, p, w)
		}
		return w, editWorkspace(tx, w, p)
	})
}

func editWorkspace(tx *Tx, w *crm.Workspace, p WorkspacePatch) error {
	before := *w
	if err := p.apply(w); err != nil {
		return err
	}
	if err := checkBase(tx, &before, w); err != nil {
		return err
	}
	was, is, err := crm.Diff(&before, w)
	if err != nil || len(is) == 0 {
		return err
	}
	w.Version++
	n, err := tx.exec(`UPDATE workspaces SET version = ?, name = ?, currency = ?, time_zone = ?, fiscal_month = ?, language = ?, settings = ? WHERE id = ? AND version = ?`,
		w.Version, w.Name, string(w.Currency), w.TimeZone, w.FiscalMonth, string(w.Language), asJSON(w.Settings), tx.ws, before.Version)
	if err == nil && n == 0 {
		err = staleAt(before.Version, w.Version, p, nil)
	}
	if err != nil {
		return err
	}
	tx.changed("workspace", crm.ID{}, "edited", was, is)
	w.Rev += int64(len(tx.log))
	return nil
}

// checkBase keeps the base currency once amounts and rates rest on it.
func checkBase(tx *Tx, before, w *crm.Workspace) error {
	if before.Currency == w.Currency {
		return nil
	}
	for _, query := range []string{`SELECT 1 FROM deals WHERE workspace_id = ? LIMIT 1`, `SELECT 1 FROM rates WHERE workspace_id = ? LIMIT 1`} {
		var one int
		err := tx.one(query, []any{tx.ws}, &one)
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return err
		}
		return crm.InvalidField("currency", "workspace.currency_fixed", "the base currency stays %s: deals or exchange rates rest on it already", before.Currency).With("currency", string(before.Currency))
	}
	return nil
}

// staleAt is a refusal of a change made to an older version, with both sides.
func staleAt(sent, stored int64, mine, theirs any) *crm.Error {
	e := stale(sent, stored)
	if theirs != nil {
		e.Mine, e.Theirs = mine, theirs
	}
	return e
}
