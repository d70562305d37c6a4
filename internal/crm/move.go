package crm

import (
	"slices"
	"strings"
)

// MoveOrder is what somebody asks of a deal: go to a stage, with answers for
// what is still open, waivers and debts.
type MoveOrder struct {
	To      string   `json:"to" doc:"Key of a stage, end, or won for the first stage beyond the win line" minLength:"1" maxLength:"40"`
	Answers []Answer `json:"answers,omitempty" maxItems:"50"`
	Waivers []Waiver `json:"waivers,omitempty" maxItems:"50"`
	Debts   []Debt   `json:"debts,omitempty" maxItems:"50"`
	Reason  string   `json:"reason,omitempty" maxLength:"1000"`
	After   *ID      `json:"after,omitempty" doc:"Deal right below which it is put in the new stage; absent: on top"`
	Before  *ID      `json:"before,omitempty" doc:"With after: the deal that follows; absent: it goes below all others"`
}

// Answer satisfies one criterion.
type Answer struct {
	Criterion string          `json:"criterion" minLength:"1" maxLength:"40"`
	Note      string          `json:"note,omitempty" maxLength:"4000"`
	Value     any             `json:"value,omitempty" doc:"field: its new value"`
	Contact   *ContactAnswer  `json:"contact,omitempty"`
	User      ID              `json:"user_id,omitzero"`
	Activity  *ActivityAnswer `json:"activity,omitempty"`
	Task      *TaskAnswer     `json:"task,omitempty"`
	Signs     *SelfTest       `json:"signs,omitempty"`
	Payment   *PaymentAnswer  `json:"payment,omitempty"`
	Document  *DocumentAnswer `json:"document,omitempty"`
	Handover  *HandoverAnswer `json:"handover,omitempty"`
}

// ContactAnswer names a contact, or makes one at the deal's company.
type ContactAnswer struct {
	ID    ID     `json:"id,omitzero"`
	Name  string `json:"name,omitempty" maxLength:"200"`
	Email string `json:"email,omitempty" maxLength:"254"`
	Phone string `json:"phone,omitempty" maxLength:"50"`
}

// ActivityAnswer logs what happened.
type ActivityAnswer struct {
	Kind      ActivityKind `json:"kind" enum:"call,meeting,mail,message,letter,visit,note"`
	Direction Direction    `json:"direction,omitempty" enum:"ours,theirs"`
	TwoWay    bool         `json:"two_way,omitempty"`
	At        Instant      `json:"at,omitzero" doc:"Absent: now"`
	Minutes   int          `json:"minutes,omitempty" minimum:"0" maximum:"1440"`
	Contacts  []ID         `json:"contacts,omitempty" maxItems:"50"`
	Note      string       `json:"note,omitempty" maxLength:"20000"`
}

// TaskAnswer sets a task, or records one that is done.
type TaskAnswer struct {
	Title string   `json:"title" minLength:"1" maxLength:"200"`
	Kind  TaskKind `json:"kind,omitempty" enum:"call,mail,meeting,to_do"`
	DueOn Date     `json:"due_on,omitempty"`
	Owner ID       `json:"owner_id,omitzero"`
	DueAt Instant  `json:"due_at,omitzero"`
	Done  bool     `json:"done,omitempty"`
}

// Passage is the verdict on a move: what was met, waived and owed.
type Passage struct {
	Met    []string
	Waived []Waiver
	Debts  []Debt
}

// Pass judges a route: every required criterion must be met or waived by a role
// that it names, every expected one met or turned into a debt. Otherwise the
// error lists all that is open, with actions. Granted requests to waive count.
func (r *Route) Pass(f *Facts, by Actor, order MoveOrder) (*Passage, error) {
	pass := &Passage{}
	var open []UnmetCriterion
	blocked := false
	for _, ask := range r.Asks {
		c := ask.Criterion
		if ask.Met(f, by.User) {
			pass.Met = append(pass.Met, c.Key)
			continue
		}
		waived, err := waiverFor(c, f, by, order.Waivers)
		if err != nil {
			return nil, err
		}
		if waived != nil {
			pass.Waived = append(pass.Waived, *waived)
			continue
		}
		debt, err := debtFor(ask, f, by, order.Debts)
		if err != nil {
			return nil, err
		}
		if debt != nil {
			pass.Debts = append(pass.Debts, *debt)
			continue
		}
		open = append(open, ask.Describe(f, by))
		blocked = blocked || c.Level != Advised
	}
	if !blocked {
		return pass, nil
	}
	return nil, unmet(f.Deal, open)
}

// Checks gives the state of every criterion on a route, for display.
func (r *Route) Checks(f *Facts, by Actor) []Check {
	checks := make([]Check, 0, len(r.Asks))
	for _, ask := range r.Asks {
		checks = append(checks, Check{UnmetCriterion: ask.Describe(f, by), Met: ask.Met(f, by.User)})
	}
	return checks
}

func waiverFor(c *Criterion, f *Facts, by Actor, given []Waiver) (*Waiver, error) {
	if c.Level != Required {
		return nil, nil //nolint:nilnil // no waiver is an answer here
	}
	if ap := f.leave(ForWaiver, c.Key, c.WaivedBy, f.Deal.StageSince, ID{}); ap != nil {
		return &Waiver{Criterion: c.Key, Reason: ap.Reason, By: ap.DecidedBy}, nil
	}
	i := slices.IndexFunc(given, func(w Waiver) bool { return w.Criterion == c.Key })
	if i < 0 {
		return nil, nil //nolint:nilnil // no waiver is an answer here
	}
	if !by.Has(c.WaivedBy...) {
		e := Errorf(Forbidden, "waiver.not_allowed", "you may not waive %q: ask somebody who may, or satisfy it", c.Text.In(by.Language))
		return nil, e.With("criterion", c.Text.In(by.Language)).With("key", c.Key)
	}
	if len(strings.TrimSpace(given[i].Reason)) < 3 {
		return nil, InvalidField("waivers", "waiver.reason_missing", "a waiver of %q needs a written reason", c.Text.In(by.Language)).With("criterion", c.Text.In(by.Language))
	}
	return &Waiver{Criterion: c.Key, Reason: given[i].Reason, By: by.User}, nil
}

func debtFor(ask Ask, f *Facts, by Actor, given []Debt) (*Debt, error) {
	c := ask.Criterion
	i := slices.IndexFunc(given, func(d Debt) bool { return d.Criterion == c.Key })
	if c.Level != Expected || i < 0 {
		return nil, nil //nolint:nilnil // no debt is an answer here
	}
	if len(strings.TrimSpace(given[i].Reason)) < 3 || given[i].Due == "" {
		return nil, InvalidField("debts", "debt.incomplete", "to go on without %q, write a reason and the day it will be settled", c.Text.In(by.Language)).With("criterion", c.Text.In(by.Language))
	}
	due, err := ParseDate(string(given[i].Due))
	if err != nil {
		return nil, err
	}
	if due < f.Today {
		return nil, InvalidField("debts", "debt.past", "%q cannot be settled on %s, which is over: choose today or a later day", c.Text.In(by.Language), due).With("day", string(due))
	}
	return &Debt{Criterion: c.Key, Reason: given[i].Reason, Due: due, By: by.User, Again: ask.Owed != nil}, nil
}

func unmet(d *Deal, open []UnmetCriterion) *Error {
	texts := make([]string, 0, len(open))
	for _, u := range open {
		if u.Level != Advised {
			texts = append(texts, u.Text)
		}
	}
	e := Errorf(Unmet, "criteria.unmet", "%q cannot move yet; still open: %s", d.Name, strings.Join(texts, "; "))
	e.Unmet = open
	return e
}

// Enter carries out a judged move on the deal: stage, outcome and dates. It
// returns the visit that begins. End closes the deal's way: a deal not won by
// then is won (a relationship ends).
func (d *Deal) Enter(p *Process, version int, r *Route, pass *Passage, by Actor, now Instant, today Date) Visit {
	d.Stage, d.StageSince, d.PipelineVersion = r.To, now, version
	ti, win := p.Index(r.To), p.WinIndex()
	switch {
	case r.To == End && d.Kind == Relationship:
		d.Outcome, d.ClosedAt = Ended, now
	case ti >= win && d.Outcome == Open:
		d.Outcome, d.ClosedAt = Won, now
	case ti < win && d.Outcome == Won && r.Way != "publish":
		d.Outcome, d.ClosedAt = Open, 0
	}
	if r.To == End {
		d.EndDate, d.Finisher = today, by.User
	} else {
		d.EndDate, d.Finisher = "", ID{}
	}
	d.WaitingUntil, d.WaitingReason = "", ""
	d.Waivers += len(pass.Waived)
	v := Visit{
		Pipeline: d.Pipeline, PipelineVersion: version, Stage: r.To, Way: r.Way,
		EnteredAt: now, EnteredBy: by.User, Met: pass.Met, Waived: pass.Waived, Debts: pass.Debts,
	}
	d.Debts += v.NewDebts()
	if r.To == End { // nobody stays there
		v.LeftAt, v.LeftBy = now, by.User
	}
	return v
}

// Target resolves the word "won" to the stage that wins.
func (p *Process) Target(to string) string {
	if to != string(Won) {
		return to
	}
	i := p.WinIndex()
	if i < len(p.Stages) {
		return p.Stages[i].Key
	}
	return End
}

// Finish is the outcome of a deal that has left the last stage.
func (p *Process) Finish() Outcome {
	if p.Kind == Relationship {
		return Ended
	}
	return Won
}

// DealDraft is a new deal. It needs only a name.
type DealDraft struct {
	Name        string         `json:"name" minLength:"1" maxLength:"200"`
	Pipeline    ID             `json:"pipeline_id,omitzero" doc:"Absent: the first pipeline for sales"`
	Stage       string         `json:"stage,omitempty" doc:"Absent: the first stage"`
	Company     ID             `json:"company_id,omitzero"`
	CompanyName string         `json:"company_name,omitempty" maxLength:"200" doc:"In place of company_id: found by name, or created"`
	Set         map[string]any `json:"set,omitempty" doc:"Other fields of the deal by name, as in a PATCH"`
	NextStep    *TaskAnswer    `json:"next_step,omitempty"`
	Answers     []Answer       `json:"answers,omitempty" maxItems:"50"`
	Waivers     []Waiver       `json:"waivers,omitempty" maxItems:"50"`
	Debts       []Debt         `json:"debts,omitempty" maxItems:"50"`
}
