package store

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"hummock/internal/crm"
)

// DealPage is everything that the page of one deal shows, in one call.
type DealPage struct {
	Deal      crm.Deal           `json:"deal"`
	Company   *crm.Company       `json:"company"`
	People    []crm.DealContact  `json:"people" nullable:"false"`
	Tasks     []crm.Task         `json:"tasks" nullable:"false"`
	Approvals []crm.Approval     `json:"approvals" nullable:"false"`
	Documents []crm.Document     `json:"documents" nullable:"false"`
	Handovers []crm.Handover     `json:"handovers" nullable:"false" doc:"The newest first"`
	Brief     string             `json:"brief" doc:"Proposal for the brief of a handover"`
	Promises  []crm.Promise      `json:"promises" nullable:"false" doc:"By their day; of a card also those of the deals that hang on it"`
	Links     []crm.DealLink     `json:"links" nullable:"false" doc:"Of a card the deals that hang on it, of a deal its client's card; the newest first"`
	Renewals  []crm.Renewal      `json:"renewals" nullable:"false" doc:"By their day"`
	Signs     []crm.SelfCheck    `json:"self_checks" nullable:"false" doc:"The newest first"`
	Exit      *crm.ExitInterview `json:"exit" doc:"The exit interview"`
	Causes    []crm.Option       `json:"causes" nullable:"false" doc:"Root causes that an exit interview may name"`
	Visits    []crm.Visit        `json:"visits" nullable:"false"`
	Loss      *crm.Loss          `json:"loss"`
	Money     *crm.Account       `json:"money"`
	Next      string             `json:"next" doc:"Key of the stage that comes next, or end"`
	Checks    []crm.Check        `json:"checks" nullable:"false" doc:"What the move to the next stage asks"`
	Allowed   []string           `json:"allowed" nullable:"false" doc:"Stages that the deal may go to"`
	Stage     *crm.Stage         `json:"stage" doc:"The stage as it was when the deal entered it"`
}

// DealPage gives the page of one deal.
func (s *Store) DealPage(ctx context.Context, by crm.Actor, id crm.ID) (*DealPage, error) {
	return read(ctx, s, by, func(tx *Tx) (*DealPage, error) {
		d, err := tx.deal(id)
		if err != nil {
			return nil, err
		}
		facts, err := tx.facts(d, []crm.CriterionKind{crm.KindDocument, crm.KindPayment, crm.KindHandover})
		if err != nil {
			return nil, err
		}
		page := &DealPage{
			Deal: *d, Company: facts.Company, People: facts.People, Tasks: facts.Tasks, Approvals: facts.Approvals,
			Money: facts.Account, Documents: facts.Documents,
			Handovers: facts.Handovers, Brief: facts.Brief(by.Language), Promises: facts.Promises, Checks: []crm.Check{}, Allowed: []string{},
		}
		if page.Visits, err = tx.visits(id); err != nil {
			return nil, err
		}
		if page.Loss, err = tx.loss(id); err != nil {
			return nil, err
		}
		if d.Active() { // what was said about a loss that was taken back is for the history
			page.Loss = nil
		}
		if err := tx.relationship(page, facts.Fields); err != nil {
			return nil, err
		}
		if err := tx.addSteps(page.Documents); err != nil {
			return nil, err
		}
		for i, a := range page.Approvals {
			page.Approvals[i].Text = tx.approvalText(d, &a)
		}
		if err := tx.ahead(page, facts); err != nil {
			return nil, err
		}
		if !by.SeesMoney() {
			page.Money.Hide()
		}
		return page, nil
	})
}

// ahead fills in where the deal stands in its process and what is left here.
func (tx *Tx) ahead(page *DealPage, facts *crm.Facts) error {
	d := &page.Deal
	then, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return err
	}
	page.Stage, _ = then.Stage(d.Stage)
	if !d.Active() {
		return nil
	}
	p, err := tx.pipeline(d.Pipeline, 0)
	if err != nil {
		return err
	}
	page.Allowed = p.Process.AllowedFrom(d.Stage)
	i := p.Process.Index(d.Stage)
	if i < 0 {
		return nil
	}
	page.Next = crm.End
	if i+1 < len(p.Process.Stages) {
		page.Next = p.Process.Stages[i+1].Key
	}
	_, route, err := tx.route(d, page.Next)
	if err != nil {
		return err
	}
	page.Checks = route.Checks(facts, tx.by)
	return nil
}

// Visits gives the stays of a deal in their order, void ones among them.
func (s *Store) Visits(ctx context.Context, by crm.Actor, id crm.ID) ([]crm.Visit, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Visit, error) {
		if _, err := tx.deal(id); err != nil {
			return nil, err
		}
		return tx.visits(id)
	})
}

// MoveChecks tells what a move of a deal would ask, without moving it.
func (s *Store) MoveChecks(ctx context.Context, by crm.Actor, id crm.ID, to string) ([]crm.Check, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Check, error) {
		d, err := tx.deal(id)
		if err != nil {
			return nil, err
		}
		return tx.checks(d, to)
	})
}

// Moment is one entry of a deal's timeline: an activity, a stay in a stage, or
// another change.
type Moment struct {
	At       crm.Instant     `json:"at"`
	By       crm.ID          `json:"by"`
	Door     crm.Door        `json:"door,omitempty"`
	Verb     string          `json:"verb"`
	Activity *crm.Activity   `json:"activity,omitempty"`
	Visit    *crm.Visit      `json:"visit,omitempty"`
	Before   json.RawMessage `json:"before,omitempty"`
	After    json.RawMessage `json:"after,omitempty"`
	Rev      int64           `json:"rev,omitempty"`
}

// Timeline tells what happened on a deal, the newest first, before an instant.
func (s *Store) Timeline(ctx context.Context, by crm.Actor, id crm.ID, before crm.Instant, limit int) ([]Moment, error) {
	return read(ctx, s, by, func(tx *Tx) ([]Moment, error) {
		if _, err := tx.deal(id); err != nil {
			return nil, err
		}
		if before == 0 {
			before = 1 << 60
		}
		activities, err := collect(tx, scanActivity, `SELECT `+activityColumns+` FROM activities a WHERE a.workspace_id = ? AND a.deal_id = ? AND a.at < ? ORDER BY a.at DESC, a.id DESC LIMIT ?`, tx.ws, id, before, limit)
		if err != nil {
			return nil, err
		}
		visits, err := tx.visits(id)
		if err != nil {
			return nil, err
		}
		changes, err := collect(tx, scanMoment, `SELECT at, actor_id, door, verb, before, after, rev FROM changes WHERE workspace_id = ? AND id = ? AND at < ? ORDER BY rev DESC LIMIT ?`, tx.ws, id, before, limit)
		if err != nil {
			return nil, err
		}
		return merge(activities, visits, changes, before, limit), nil
	})
}

func scanMoment(row scanner) (Moment, error) {
	var m Moment
	var before, after *string
	err := row.Scan(&m.At, &m.By, &m.Door, &m.Verb, &before, &after, &m.Rev)
	if before != nil {
		m.Before = json.RawMessage(*before)
	}
	if after != nil {
		m.After = json.RawMessage(*after)
	}
	return m, err
}

func merge(activities []crm.Activity, visits []crm.Visit, changes []Moment, before crm.Instant, limit int) []Moment {
	out := make([]Moment, 0, len(activities)+len(visits)+len(changes))
	for i := range activities {
		a := &activities[i]
		out = append(out, Moment{At: a.At, By: a.By, Verb: "activity", Activity: a})
	}
	for i := range visits {
		v := &visits[i]
		if v.EnteredAt < before {
			out = append(out, Moment{At: v.EnteredAt, By: v.EnteredBy, Verb: "entered", Visit: v})
		}
	}
	for _, m := range changes {
		if m.Verb != "moved" && m.Verb != "logged" {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Moment) int { return cmp.Compare(b.At, a.At) })
	return out[:min(len(out), limit)]
}
