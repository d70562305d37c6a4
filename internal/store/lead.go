package store

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

const leadColumns = `l.id, l.version, l.number, l.name, l.company_name, l.emails, l.phones, l.note, l.source, l.campaign, l.door, l.pipeline_id, l.owner_id, l.status, l.arrived_at, l.goal_at, l.breach_at, l.answered_at, l.answered_in, l.attempts, l.turn, l.recycle_on, l.reason, l.remark, l.company_id, l.contact_id, l.deal_id, l.merged_into, l.qualification, l.decided_at, l.created_at, l.updated_at`

func scanLead(row scanner) (crm.Lead, error) {
	var l crm.Lead
	var emails, phones, turn, qualified string
	err := row.Scan(&l.ID, &l.Version, &l.Number, &l.Name, &l.Company, &emails, &phones, &l.Note, &l.Source, &l.Campaign, &l.Door, &l.Pipeline, &l.Owner, &l.Status,
		&l.ArrivedAt, &l.GoalAt, &l.BreachAt, &l.AnsweredAt, &l.AnsweredIn, &l.Attempts, &turn, &l.RecycleOn, &l.Reason, &l.Remark, &l.Client, &l.Contact, &l.Deal, &l.MergedInto, &qualified, &l.DecidedAt, &l.CreatedAt, &l.UpdatedAt)
	if err != nil {
		return l, err
	}
	err = errors.Join(fromJSON(emails, &l.Emails), fromJSON(phones, &l.Phones), fromJSON(turn, &l.Turn))
	l.Qualification.Answers = []crm.LeadAnswer{}
	if qualified != "" {
		err = errors.Join(err, fromJSON(qualified, &l.Qualification))
	}
	l.Reachable = len(l.Emails)+len(l.Phones) > 0
	return l, err
}

// LeadFilter narrows the list of leads.
type LeadFilter struct {
	Status   string // one of them, or open: new and working; empty: all
	Owner    crm.ID
	Pool     bool // those of nobody
	Source   string
	Breached bool // answered too late, or not yet and it is too late
	Attempts int  // at least so many touches of ours
	Verdict  crm.LeadVerdict
	Urgent   bool // the least time left first, then the answered ones; otherwise the newest first
	Text     string
	After    string
	Limit    int
}

// urgency orders leads by the time that is left to answer them.
const urgency = `(CASE WHEN l.answered_at IS NULL THEN COALESCE(l.breach_at, 9007199254740991) ELSE 9007199254740991 END)`

// LeadCursor names the place of a lead in a list.
func LeadCursor(l *crm.Lead, urgent bool) string {
	at := crm.Instant(0)
	if urgent {
		at = 9007199254740991
		if l.AnsweredAt == 0 && l.BreachAt != 0 {
			at = l.BreachAt
		}
	}
	return strconv.FormatInt(int64(at), 10) + " " + strconv.FormatInt(l.Number, 10)
}

// Leads lists the leads that the actor may see.
func (s *Store) Leads(ctx context.Context, by crm.Actor, f LeadFilter) ([]crm.Lead, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Lead, error) {
		list, err := listed(tx, scanLead, tx.leadList(f), leadColumns)
		if err != nil {
			return nil, err
		}
		t, err := tx.workingTime()
		for i := range list {
			list[i].Tell(t, crm.InstantOf(tx.now))
		}
		return list, err
	})
}

func (tx *Tx) leadList(f LeadFilter) *listQuery {
	q := tx.list("leads l").owned("l.owner_id")
	switch f.Status {
	case "":
	case "open":
		q.And("l.status IN ('new', 'working')")
	default:
		q.And("l.status = ?", f.Status)
	}
	if !f.Owner.IsZero() {
		q.And("l.owner_id = ?", f.Owner)
	}
	if f.Pool {
		q.And("l.owner_id IS NULL")
	}
	if f.Source != "" {
		q.And("l.source = ?", f.Source)
	}
	if f.Breached {
		q.And("(l.answered_at >= l.breach_at OR l.answered_at IS NULL AND l.breach_at <= ? AND l.status IN ('new', 'working'))", tx.now.UnixMilli())
	}
	if f.Verdict != "" {
		q.And("l.verdict = ?", string(f.Verdict))
	}
	if f.Attempts > 0 {
		q.And("l.attempts >= ?", f.Attempts)
	}
	if f.Text != "" {
		q.And(`l.folded LIKE ? ESCAPE '\'`, "%"+escapeLike(crm.Fold(f.Text))+"%")
	}
	q.order, q.limit = "l.number DESC", f.Limit
	if f.Urgent {
		q.order = urgency + ", l.number DESC"
	}
	var at, number int64
	first, second, _ := strings.Cut(f.After, " ")
	at, err := strconv.ParseInt(first, 10, 64)
	if err != nil {
		return q
	}
	if number, err = strconv.ParseInt(second, 10, 64); err != nil {
		return q
	}
	if f.Urgent {
		return q.And("("+urgency+" > ? OR "+urgency+" = ? AND l.number < ?)", at, at, number)
	}
	return q.And("l.number < ?", number)
}

func (tx *Tx) workingTime() (crm.WorkingTime, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return crm.WorkingTime{}, err
	}
	free, err := holidays(tx)
	return w.WorkingTime(free), err
}

// LeadPage is a lead with what happened about it.
type LeadPage struct {
	Lead       crm.Lead       `json:"lead"`
	Activities []crm.Activity `json:"activities" nullable:"false" doc:"The newest first"`
	Questions  []crm.Question `json:"questions" nullable:"false" doc:"By which its pipeline judges leads"`
	Known      string         `json:"known_company" doc:"The name of the company of ours that it belongs to, if you may see it"`
}

// Lead gives one lead. One that the actor may not see is not found.
func (s *Store) Lead(ctx context.Context, by crm.Actor, id crm.ID) (*LeadPage, error) {
	return read(ctx, s, by, func(tx *Tx) (*LeadPage, error) {
		l, err := tx.lead(id)
		if err != nil {
			return nil, err
		}
		page := &LeadPage{}
		page.Activities, err = collect(tx, scanActivity, `SELECT `+activityColumns+` FROM activities a WHERE a.workspace_id = ? AND a.lead_id = ? ORDER BY a.at DESC, a.id DESC`, tx.ws, id)
		if err != nil {
			return nil, err
		}
		if page.Questions, err = tx.leadQuestions(l); err != nil {
			return nil, err
		}
		if !l.Client.IsZero() {
			c, err := tx.company(l.Client)
			if err != nil && !crm.IsKind(err, crm.NotFound) {
				return nil, err
			}
			if err == nil {
				page.Known = c.Name
			}
		}
		err = tx.tellLead(l)
		page.Lead = *l
		return page, err
	})
}

func noLead() *crm.Error {
	return crm.NotFoundf("lead", "there is no such lead, or you may not see it")
}

// lead loads a lead that the actor may see.
func (tx *Tx) lead(id crm.ID) (*crm.Lead, error) {
	l, err := optional(collect(tx, scanLead, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.id = ?`, tx.ws, id))
	if noRows(err) || err == nil && !tx.by.SeesLead(l) {
		return nil, noLead()
	}
	return l, err
}

// tellLead fills in how the lead's clock stands.
func (tx *Tx) tellLead(l *crm.Lead) error {
	t, err := tx.workingTime()
	l.Tell(t, crm.InstantOf(tx.now))
	return err
}

// CreateLead takes a lead in, and gives it to whoever's turn it is.
func (s *Store) CreateLead(ctx context.Context, by crm.Actor, draft crm.LeadDraft) (*crm.Lead, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Lead, error) { return createLead(tx, draft) })
}

func createLead(tx *Tx, draft crm.LeadDraft) (*crm.Lead, error) {
	l := newLead(tx, draft)
	if err := l.Tidy(); err != nil {
		return nil, err
	}
	if l.ArrivedAt > crm.InstantOf(tx.now)+60_000 {
		return nil, crm.InvalidField("arrived_at", "lead.future", "a lead has arrived already: give a time that is past, or leave it out")
	}
	if err := tx.checkLeadPipeline(l); err != nil {
		return nil, err
	}
	if err := tx.takeIn(arrival{lead: l, owner: draft.Owner}); err != nil {
		return nil, err
	}
	if draft.Spoken {
		return l, tx.touchLead(l, crm.LeadTouch{Kind: crm.Call, Direction: crm.Theirs, TwoWay: true})
	}
	return l, tx.tellLead(l)
}

func newLead(tx *Tx, draft crm.LeadDraft) *crm.Lead {
	now := crm.InstantOf(tx.now)
	l := &crm.Lead{
		ID: crm.NewID(), Version: 1, Name: draft.Name, Company: draft.Company, Emails: draft.Emails, Phones: draft.Phones, Note: draft.Note, Source: draft.Source, Campaign: draft.Campaign,
		Door: draft.Door, Pipeline: draft.Pipeline, Status: crm.LeadNew, ArrivedAt: draft.ArrivedAt, CreatedAt: now, UpdatedAt: now,
	}
	if l.ArrivedAt == 0 {
		l.ArrivedAt = now
	}
	if l.Door == "" {
		l.Door = crm.LeadByHand
		if tx.by.Door == crm.DoorAPI {
			l.Door = crm.LeadByAPI
		}
	}
	return l
}

func (tx *Tx) checkLeadPipeline(l *crm.Lead) error {
	if l.Pipeline.IsZero() {
		return nil
	}
	_, err := tx.pipeline(l.Pipeline, 0)
	if crm.IsKind(err, crm.NotFound) {
		return crm.InvalidField("pipeline_id", "lead.pipeline", "there is no such pipeline: choose one of the firm's")
	}
	return err
}

// arrival is a lead that comes in: for whom, and of which row of an import.
type arrival struct {
	lead  *crm.Lead
	owner crm.ID // zero: whoever's turn it is
	key   string
	by    crm.ID // the import
}

// takeIn numbers leads, says whose each is, and stores them. The numbers come
// first: they put one firm's leads in a row, so that no two are given out at once.
func (tx *Tx) takeIn(arrivals ...arrival) error {
	var next int64
	if err := tx.one(`UPDATE workspaces SET next_lead = next_lead + ? WHERE id = ? RETURNING next_lead`, []any{len(arrivals), tx.ws}, &next); err != nil {
		return err
	}
	desk, err := tx.leadDesk()
	if err != nil {
		return err
	}
	leads := make([]*crm.Lead, len(arrivals))
	for i, a := range arrivals {
		leads[i] = a.lead
		a.lead.Number = next - int64(len(arrivals)-i)
	}
	if err := tx.matchLeads(leads...); err != nil {
		return err
	}
	var rows [][]any
	var faces []faced
	for _, a := range arrivals {
		l := a.lead
		l.Promise(desk.settings, desk.work, l.Since())
		if err := tx.giveLead(desk, l, a.owner); err != nil {
			return err
		}
		_, is, err := crm.Diff(&crm.Lead{}, l)
		if err != nil {
			return err
		}
		tx.changed("lead", l.ID, "created", nil, is)
		rows, faces = append(rows, tx.leadValues(a)), append(faces, faced{"lead", l.ID, leadFace(l)})
	}
	if err := tx.insertMany(`INSERT INTO leads (workspace_id, id, version, number, name, folded, company_name, emails, phones, note, source, campaign, door, pipeline_id, owner_id, status, arrived_at, goal_at, breach_at, answered_in, attempts, turn, turn_at, reason, remark, company_id, contact_id, external, import_id, created_at, updated_at) VALUES `, rows, ""); err != nil {
		return err
	}
	return tx.addKeys(faces...)
}

func (tx *Tx) leadValues(a arrival) []any {
	l := a.lead
	return []any{
		tx.ws, l.ID, l.Version, l.Number, l.Name, foldedLead(l), l.Company, asJSON(l.Emails), asJSON(l.Phones), l.Note, l.Source, l.Campaign, string(l.Door), l.Pipeline, l.Owner, string(l.Status),
		l.ArrivedAt, l.GoalAt, l.BreachAt, l.AnsweredIn, l.Attempts, asJSON(l.Turn), l.Turn.At, l.Reason, l.Remark, l.Client, l.Contact, null(a.key), a.by, l.CreatedAt, l.UpdatedAt,
	}
}

// foldedLead is what a search among leads looks through.
func foldedLead(l *crm.Lead) string {
	return foldedName(strings.Join([]string{l.Label(), l.Name, l.Company, strings.Join(l.Emails, " "), strings.Join(l.Phones, " ")}, " "))
}

// promiseLead sets by when the lead is to be answered, counted from an instant.
func (tx *Tx) promiseLead(l *crm.Lead, from crm.Instant) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	free, err := holidays(tx)
	l.Promise(w.Settings, w.WorkingTime(free), from)
	return err
}

// EditLead changes what is known of a lead.
func (s *Store) EditLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, p crm.LeadPatch) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "edited", func(tx *Tx, l *crm.Lead) error {
		return firstError(l.Change(p), tx.checkLeadPipeline(l))
	})
}

// onLead changes a lead of the version that the actor knows.
func (s *Store) onLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, verb string, change func(*Tx, *crm.Lead) error) (*crm.Lead, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Lead, error) {
		l, err := tx.lead(id)
		if err != nil {
			return nil, err
		}
		if l.Version != version {
			return nil, staleAt(version, l.Version, nil, l)
		}
		before := *l
		if err := change(tx, l); err != nil {
			return nil, err
		}
		return l, firstError(tx.saveLead(&before, l, verb), tx.tellLead(l))
	})
}

// saveLead writes a changed lead, if it did change, and logs the difference.
func (tx *Tx) saveLead(before, l *crm.Lead, verb string) error {
	was, is, err := crm.Diff(before, l)
	if err != nil || len(is) == 0 {
		return err
	}
	l.Version, l.UpdatedAt = before.Version+1, crm.InstantOf(tx.now)
	n, err := tx.exec(`UPDATE leads SET version = ?, name = ?, folded = ?, company_name = ?, emails = ?, phones = ?, note = ?, source = ?, campaign = ?, pipeline_id = ?, owner_id = ?, status = ?, goal_at = ?, breach_at = ?, answered_at = ?, answered_in = ?, attempts = ?, turn = ?, turn_at = ?, recycle_on = ?, reason = ?, remark = ?, company_id = ?, contact_id = ?, deal_id = ?, arrived_at = ?, merged_into = ?, qualification = ?, verdict = ?, decided_at = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		l.Version, l.Name, foldedLead(l), l.Company, asJSON(l.Emails), asJSON(l.Phones), l.Note, l.Source, l.Campaign, l.Pipeline, l.Owner, string(l.Status), l.GoalAt, l.BreachAt, l.AnsweredAt, l.AnsweredIn, l.Attempts,
		asJSON(l.Turn), l.Turn.At, l.RecycleOn, l.Reason, l.Remark, l.Client, l.Contact, l.Deal, l.ArrivedAt, l.MergedInto, keptAnswers(l), string(l.Qualification.Verdict), l.DecidedAt, l.UpdatedAt, tx.ws, l.ID, before.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return errRaced
	}
	is["version"] = l.Version
	tx.changed("lead", l.ID, verb, was, is)
	return tx.changeKeys(leadFace(before), faced{"lead", l.ID, leadFace(l)})
}
