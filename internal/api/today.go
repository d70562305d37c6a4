package api

import (
	"context"
	"slices"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/paper"
	"hummock/internal/store"
)

// todayOut is somebody's day: what needs them, in an order that can be explained,
// and what their roles have to look at besides.
type todayOut struct {
	Rev      int64          `json:"rev"`
	Of       crm.ID         `json:"of" doc:"Whose day it is"`
	Day      crm.Date       `json:"day"`
	Currency crm.Currency   `json:"currency"`
	Works    bool           `json:"works" doc:"The firm works today"`
	Minutes  int            `json:"minutes" doc:"Working time that is left today"`
	Done     int            `json:"done" doc:"Steps that were ended today"`
	Items    []crm.DayItem  `json:"items" nullable:"false"`
	Stepless []crm.DayDeal  `json:"without_step" nullable:"false" doc:"Deals of theirs without a next step, the longest so first; up to fifty"`
	Waiting  []crm.DayDeal  `json:"waiting" nullable:"false" doc:"Deals of theirs that rest until a day, the nearest first; up to fifty"`
	Block    []string       `json:"block" nullable:"false" doc:"Stages for which this time of the day is kept"`
	Blocks   []crm.DayBlock `json:"blocks" nullable:"false"`

	Queue     []crm.Queued    `json:"queue" nullable:"false" doc:"For experts: deals that wait for one"`
	Approvals []crm.Approval  `json:"approvals" nullable:"false" doc:"Questions that the caller may decide"`
	Needs     []healthFinding `json:"needs" nullable:"false" doc:"For who leads: what is wrong with the deals that they see, up to seven"`
	Handovers []crm.Handover  `json:"handovers" nullable:"false" doc:"That wait for the caller, to retell or to decide"`
	Money     *moneyToday     `json:"money" doc:"For finance"`
}

// moneyToday is what finance has to do.
type moneyToday struct {
	ToInvoice []store.ToInvoice `json:"to_invoice" nullable:"false" doc:"Milestones whose time has come, and drafts"`
	Expected  []crm.Receivable  `json:"expected" nullable:"false" doc:"Due within two weeks, and late ones"`
	Gates     []crm.DayDeal     `json:"gates" nullable:"false" doc:"Work goes on, or waits, without the prepayment"`
}

// Parts of an answer about a day.
const (
	mostStepless   = 50
	mostNeeds      = 7
	expectedWithin = 14
	mostStale      = 5
)

func (s *Server) getToday(ctx context.Context, by crm.Actor, in *struct {
	SeenRev
	Of crm.ID `query:"of" doc:"Absent: the caller"`
},
) (*todayOut, error) {
	of := in.Of
	if of.IsZero() {
		of = by.User
	}
	facts, err := s.Store.DayFacts(ctx, by, of)
	if err != nil {
		return nil, err
	}
	d, err := s.planDay(ctx, by, facts, in.SeenRev)
	if err != nil || of != by.User {
		return d, err
	}
	for _, add := range []func(context.Context, crm.Actor, *todayOut) error{s.addQueue, s.addApprovals, s.addNeeds, s.addHandovers, s.addMoney} {
		if err := add(ctx, by, d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// day is a person's day on its way.
type day struct {
	facts *store.DayFacts
	w     *crm.Workspace
	lang  crm.Language
	now   time.Time
	today crm.Date
	rows  book.Rows
	row   map[crm.ID]int32
	block []string
}

func (s *Server) planDay(ctx context.Context, by crm.Actor, facts *store.DayFacts, seen SeenRev) (*todayOut, error) {
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	p := &day{facts: facts, w: w, lang: by.Language, now: s.Store.Now(), row: map[crm.ID]int32{}}
	p.today = w.Today(p.now)
	p.block = crm.BlockAt(facts.Person.Blocks, p.now.In(w.Zone()))
	b, err := s.Books.BookWithVisits(ctx, by.Workspace, seen.rev())
	if err != nil {
		return nil, err
	}
	// Tasks may be on deals of others, whose value is at risk all the same.
	b.Rows(by, book.RowsOrder{Now: p.now, Visits: true, Signs: true}, &p.rows)
	for i, id := range p.rows.ID {
		p.row[id] = int32(i)
	}
	items := p.items()
	stale, stepless, waiting := p.unplanned()
	left := facts.Working.Between(crm.InstantOf(p.now), p.today.AddDays(1).Begins(w.Zone()))
	out := &todayOut{
		Rev: p.rows.Rev, Of: facts.Person.ID, Day: p.today, Currency: p.rows.Currency, Done: facts.Done, Minutes: int(left.Minutes()),
		Works: facts.Working.Between(p.today.Begins(w.Zone()), p.today.AddDays(1).Begins(w.Zone())) > 0,
		Block: append([]string{}, p.block...), Blocks: facts.Person.Blocks,
		Queue: []crm.Queued{}, Approvals: []crm.Approval{}, Needs: []healthFinding{}, Handovers: []crm.Handover{},
	}
	deals, err := s.dealsOf(ctx, by, &question{rows: &p.rows}, slices.Concat(stale, stepless, waiting))
	if err != nil {
		return nil, err
	}
	out.Stepless, out.Waiting = p.dayDeals(deals, stepless), p.dayDeals(deals, waiting)
	for k, d := range p.dayDeals(deals, stale) {
		items = append(items, crm.DayItem{Why: crm.DayStale, Risk: p.weighted(stale[k]), Deal: &d, InBlock: slices.Contains(p.block, d.Stage)})
	}
	crm.PlanDay(items, out.Minutes)
	out.Items = items
	return out, nil
}

// items are what has an hour, a day or a clock.
func (p *day) items() []crm.DayItem {
	out := []crm.DayItem{}
	for i := range p.facts.Leads {
		l := &p.facts.Leads[i]
		out = append(out, crm.DayItem{Why: crm.DayClock, At: l.BreachAt, Lead: l})
	}
	for i := range p.facts.Promises {
		promise := &p.facts.Promises[i]
		item := crm.DayItem{Why: crm.DayPromise, On: promise.DueOn, Promise: promise, Late: p.today.DaysSince(promise.DueOn)}
		if promise.Overdue {
			item.Why = crm.DayBroken
		}
		out = append(out, item)
	}
	for i := range p.facts.Tasks {
		out = append(out, p.step(&p.facts.Tasks[i]))
	}
	return out
}

func (p *day) step(t *crm.Task) crm.DayItem {
	d := p.facts.Deals[t.Deal]
	shown := p.dayDeal(&d)
	item := crm.DayItem{Why: crm.DayDue, At: t.DueAt, On: t.DueOn, Task: t, Deal: &shown, InBlock: slices.Contains(p.block, d.Stage), Late: p.today.DaysSince(t.DueOn)}
	switch {
	case item.Late > 0:
		item.Why = crm.DayOverdue
	case t.Kind == crm.TaskMeeting && t.DueAt != 0:
		item.Why = crm.DayMeeting
	}
	if i, ok := p.row[d.ID]; ok {
		item.Risk = crm.AtRisk(p.weighted(i), item.Late, shown.StaleDays)
	}
	return item
}

// weighted is a deal's value in the firm's currency times the chance of its stage.
func (p *day) weighted(i int32) int64 {
	sums, err := p.rows.Deals.Amounts([]int32{i})
	if err != nil {
		return 0
	}
	return sums[0].Weighted
}

func (p *day) dayDeals(known map[crm.ID]crm.Deal, rows []int32) []crm.DayDeal {
	out := []crm.DayDeal{}
	for _, i := range rows {
		if d, ok := known[p.rows.ID[i]]; ok {
			out = append(out, p.dayDeal(&d))
		}
	}
	return out
}

func (p *day) dayDeal(d *crm.Deal) crm.DayDeal {
	out := crm.DayDeal{
		Deal: *d, StageName: d.Stage,
		Days: p.today.DaysSince(crm.DateOf(d.StageSince.Time(), p.w.Zone())), StaleDays: insight.StaleAfter(crm.Limits{}),
	}
	process, ok := p.facts.Processes[d.Pipeline]
	if !ok {
		return out
	}
	if stage, ok := process.Stage(d.Stage); ok {
		out.StageName, out.StaleDays = stage.Name.In(p.lang), insight.StaleAfter(stage.Limits)
	}
	return out
}

// unplanned are the person's deals of which nobody has said what comes next: the
// stalest, those without a next step, and those that rest until a day.
func (p *day) unplanned() (stale, stepless, waiting []int32) {
	today := p.signToday()
	for i, owner := range p.rows.Owner {
		sign := &p.rows.Signs[i]
		if !sign.Active || p.rows.Owners[owner] != p.facts.Person.ID {
			continue
		}
		switch rests := sign.Waiting != insight.NoDay && sign.Waiting >= today; {
		case rests:
			waiting = append(waiting, int32(i))
		case sign.Next == insight.NoDay:
			stepless = append(stepless, int32(i))
		case sign.Next > today && p.isStale(int32(i)):
			stale = append(stale, int32(i))
		}
	}
	slices.SortStableFunc(stale, func(a, b int32) int { return int(min(1, max(-1, p.weighted(b)-p.weighted(a)))) })
	slices.SortStableFunc(stepless, func(a, b int32) int { return int(min(1, max(-1, p.rows.Signs[a].Since-p.rows.Signs[b].Since))) })
	slices.SortStableFunc(waiting, func(a, b int32) int { return int(p.rows.Signs[a].Waiting - p.rows.Signs[b].Waiting) })
	return stale[:min(len(stale), mostStale)], stepless[:min(len(stepless), mostStepless)], waiting[:min(len(waiting), mostStepless)]
}

func (p *day) signToday() insight.Day {
	today, err := insight.DayOf(p.today)
	if err != nil {
		return insight.NoDay
	}
	return today
}

func (p *day) isStale(i int32) bool {
	place := p.rows.Places[p.rows.Deals.Stage[i]]
	process, ok := p.facts.Processes[place.Pipeline]
	if !ok {
		return false
	}
	stage, ok := process.Stage(place.Stage)
	days := p.today.DaysSince(crm.DateOf(p.rows.Signs[i].Since.Time(), p.w.Zone()))
	return ok && days > insight.StaleAfter(stage.Limits)
}

func (s *Server) addQueue(ctx context.Context, by crm.Actor, d *todayOut) error {
	if !by.Has(crm.Expert) {
		return nil
	}
	list, err := s.Store.Queue(ctx, by)
	d.Queue = list
	return err
}

func (s *Server) addApprovals(ctx context.Context, by crm.Actor, d *todayOut) error {
	list, err := s.Store.OpenApprovals(ctx, by)
	d.Approvals = append(d.Approvals, slices.DeleteFunc(list, func(a crm.Approval) bool { return a.AskedBy == by.User || !by.Has(a.Roles...) })...)
	return err
}

func (s *Server) addNeeds(ctx context.Context, by crm.Actor, d *todayOut) error {
	if !by.Has(crm.Owner, crm.Admin, crm.Manager) {
		return nil
	}
	h, err := s.getHealth(ctx, by, &HealthQuestion{})
	if err != nil {
		return err
	}
	for _, f := range h.Findings {
		if f.Tone == toneNeed && len(d.Needs) < mostNeeds {
			d.Needs = append(d.Needs, f)
		}
	}
	return nil
}

func (s *Server) addHandovers(ctx context.Context, by crm.Actor, d *todayOut) error {
	list, err := s.Store.Handovers(ctx, by, store.HandoverFilter{})
	for _, h := range list {
		toRetell := h.Receiver == by.User && (h.State == crm.HandoverOffered || h.State == crm.HandoverRefused)
		if toRetell || h.Owner == by.User && h.State == crm.HandoverRetold {
			d.Handovers = append(d.Handovers, h)
		}
	}
	return err
}

func (s *Server) addMoney(ctx context.Context, by crm.Actor, d *todayOut) error {
	if !by.Has(crm.Finance) {
		return nil
	}
	due, err := s.Store.Receivables(ctx, by)
	if err != nil {
		return err
	}
	d.Money = &moneyToday{Expected: []crm.Receivable{}, Gates: []crm.DayDeal{}}
	for _, r := range due.Items {
		if r.DueOn <= d.Day.AddDays(expectedWithin) {
			d.Money.Expected = append(d.Money.Expected, r)
		}
	}
	if d.Money.ToInvoice, err = s.Store.ToInvoice(ctx, by); err != nil {
		return err
	}
	facts, err := s.Store.DayFacts(ctx, by, by.User)
	if err != nil {
		return err
	}
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return err
	}
	unpaid, err := s.Store.StartedUnpaid(ctx, by)
	p := &day{facts: facts, w: w, lang: by.Language, today: d.Day}
	for i := range unpaid {
		d.Money.Gates = append(d.Money.Gates, p.dayDeal(&unpaid[i]))
	}
	return err
}

// dayTable is a day as a sheet, in its order.
func (s *Server) dayTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	facts, err := s.Store.DayFacts(ctx, by, by.User)
	if err != nil {
		return nil, paper.Table{}, err
	}
	d, err := s.planDay(ctx, by, facts, SeenRev{})
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for i := range d.Items {
		item := &d.Items[i]
		label, name, stage, what := "", "", "", ""
		switch {
		case item.Lead != nil:
			label, name, what = item.Lead.Label(), item.Lead.Title(), item.Lead.Note
		case item.Promise != nil:
			label, name, what = (&crm.Deal{Number: item.Promise.DealNumber}).Label(), item.Promise.DealName, item.Promise.Promise
		case item.Deal != nil:
			label, name, stage = item.Deal.Label(), item.Deal.Name, item.Deal.StageName
		}
		if item.Task != nil {
			what = item.Task.Title
		}
		rows = append(rows, []paper.Cell{
			paper.Whole(int64(i + 1)), paper.Text(string(item.Why)), paper.Text(label), paper.Text(name), paper.Text(stage), paper.Text(what),
			paper.Day(item.On), paper.Moment(item.At), paper.Whole(int64(item.Late)), paper.Money(crm.Money{Minor: item.Risk, Currency: d.Currency}), paper.Text(yesNo(item.Later)),
		})
	}
	header := []string{"place", "why", "label", "name", "stage", "what", "on", "at", "late_days", "at_risk", "later"}
	return d, paper.Table{Name: "today", Header: header, Rows: slices.Values(rows)}, nil
}
