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

// healthOut is what is wrong and what goes well, the most urgent first.
type healthOut struct {
	Rev      int64           `json:"rev"`
	Currency crm.Currency    `json:"currency"`
	AsOf     crm.Date        `json:"as_of"`
	Findings []healthFinding `json:"findings" nullable:"false"`
	Checked  []insight.Rule  `json:"checked" nullable:"false" doc:"Every rule that was looked at: what is not among the findings was found in order"`
}

// Tones of findings.
const (
	toneNeed  = "need"  // somebody is to do something
	toneWatch = "watch" // to be kept an eye on
	toneGood  = "good"
)

// The rules beside those of package insight.
const (
	ruleCapacity   insight.Rule = "over_capacity"
	ruleNoPlan     insight.Rule = "no_plan"
	ruleBreached   insight.Rule = "leads_late"
	ruleUsedUp     insight.Rule = "attempts_used"
	rulePool       insight.Rule = "leads_unowned"
	rulePromises   insight.Rule = "promises_overdue"
	ruleHandovers  insight.Rule = "handovers_hanging"
	ruleUnhanded   insight.Rule = "handover_missing"
	ruleRenewals   insight.Rule = "renewals_due"
	ruleUnpaid     insight.Rule = "started_unpaid"
	ruleReceivable insight.Rule = "receivables_overdue"
	ruleFeedback   insight.Rule = "feedback_unasked"
	ruleDay        insight.Rule = "day_planned"
)

// healthRule says how urgent a rule's findings are and what to do about them.
type healthRule struct {
	name insight.Rule
	tone string
	do   string
}

// healthRules stand in the order in which findings are told.
var healthRules = []healthRule{
	{ruleBreached, toneNeed, "answer_lead"},
	{rulePromises, toneNeed, "settle_promise"},
	{ruleUnpaid, toneNeed, "get_prepayment"},
	{ruleReceivable, toneNeed, "remind_client"},
	{ruleHandovers, toneNeed, "answer_handover"},
	{ruleUnhanded, toneNeed, "offer_handover"},
	{ruleRenewals, toneNeed, "settle_renewal"},
	{insight.RuleOverdue, toneNeed, "do_step"},
	{insight.RuleNoNextStep, toneNeed, "set_next_step"},
	{insight.RulePastClose, toneNeed, "set_close_date"},
	{insight.RuleClosing, toneNeed, "close_or_drop"},
	{insight.RuleThinTop, toneNeed, "find_leads"},
	{ruleCapacity, toneNeed, "hand_over"},
	{insight.RuleUnowned, toneNeed, "give_owner"},
	{rulePool, toneNeed, "take_lead"},
	{ruleUsedUp, toneNeed, "decide_lead"},
	{insight.RuleStale, toneWatch, "decide_deal"},
	{insight.RuleGlut, toneWatch, "move_or_drop"},
	{ruleNoPlan, toneWatch, "plan_day"},
	{ruleFeedback, toneWatch, "ask_feedback"},
	{insight.RuleDebts, toneWatch, "settle_debt"},
	{insight.RuleWaivers, toneWatch, "look_at_waivers"},
	{insight.RuleSteps, toneGood, ""},
	{insight.RuleContact, toneGood, ""},
	{insight.RuleMovement, toneGood, ""},
	{insight.RuleSpread, toneGood, ""},
	{insight.RuleFullTop, toneGood, ""},
	{ruleDay, toneGood, ""},
}

// healthFinding is one thing that is wrong, or goes well.
type healthFinding struct {
	Rule         insight.Rule `json:"rule" enum:"leads_late,promises_overdue,started_unpaid,receivables_overdue,handovers_hanging,handover_missing,renewals_due,overdue,no_next_step,past_close,closing_glut,thin_top,over_capacity,unowned,leads_unowned,attempts_used,stale,glut,no_plan,feedback_unasked,debts,waivers,steps,contact,movement,spread,full_top,day_planned"`
	Tone         string       `json:"tone" enum:"need,watch,good"`
	Do           string       `json:"do" enum:",answer_lead,settle_promise,get_prepayment,remind_client,answer_handover,offer_handover,settle_renewal,do_step,set_next_step,set_close_date,close_or_drop,find_leads,hand_over,give_owner,take_lead,decide_lead,decide_deal,move_or_drop,plan_day,ask_feedback,settle_debt,look_at_waivers" doc:"The one thing to do, about the first of the evidence; empty for what goes well"`
	Pipeline     crm.ID       `json:"pipeline_id" doc:"null: of all"`
	PipelineName string       `json:"pipeline_name"`
	Stage        string       `json:"stage" doc:"Key of the stage, where it is about one"`
	StageName    string       `json:"stage_name"`
	Count        int          `json:"count"`
	Of           int          `json:"of" doc:"Out of how many; 0: of nothing that is counted"`
	Limit        float64      `json:"limit" doc:"What it is held against: the most deals, the usual number of beginnings, the share that is good; 0: nothing"`
	Value        int64        `json:"value" doc:"Worth of the deals, in minor units of the currency"`
	Evidence     []evidence   `json:"evidence" nullable:"false" doc:"The worst first; up to ten, or all where one rule is asked for"`
}

// evidence is a row that shows a finding.
type evidence struct {
	Noun    string `json:"noun" enum:"deal,lead,user,invoice,promise,handover"`
	ID      crm.ID `json:"id"`
	Deal    crm.ID `json:"deal_id" doc:"The deal that it is, or belongs to"`
	Label   string `json:"label" doc:"Such as D-12, L-3, or the number of an invoice"`
	Name    string `json:"name"`
	Owner   crm.ID `json:"owner_id"`
	Stage   string `json:"stage_name"`
	Value   *int64 `json:"value" doc:"In minor units of currency; null: not known, or not for the caller"`
	Unit    string `json:"unit" enum:",days,pieces,minutes" doc:"Of measure"`
	Measure int    `json:"measure" doc:"By how much, such as days late"`
	Limit   int    `json:"limit" doc:"What measure is held against; 0: nothing"`

	Currency crm.Currency `json:"currency"`
	base     int64        // value in the firm's currency, as far as a rate is known
}

// Evidence in an answer, and where one rule is asked for.
const (
	someEvidence = 10
	allEvidence  = 500
)

// HealthQuestion says whose deals and leads are looked at.
type HealthQuestion struct {
	SeenRev
	Pipeline crm.ID `query:"pipeline" doc:"Absent: all of them"`
	Owner    crm.ID `query:"owner" doc:"Absent: everybody whom the caller may see"`
	Rule     string `query:"rule" maxLength:"40" doc:"Only the findings of this rule, with all that shows them"`
}

// checkup is a question about health on its way.
type checkup struct {
	in    *HealthQuestion
	names *exportNames
	w     *crm.Workspace
	today crm.Date
	rows  book.Rows
	lines []crm.Pipeline
	facts *store.HealthFacts
	found []healthFinding
	worth map[crm.ID]int64 // of the deals that were asked for, in the firm's currency
	limit int
}

func (s *Server) getHealth(ctx context.Context, by crm.Actor, in *HealthQuestion) (*healthOut, error) {
	c := &checkup{in: in, limit: someEvidence}
	if in.Rule != "" {
		c.limit = allEvidence
	}
	return s.answerHealth(ctx, by, c)
}

// answerHealth looks at everything and tells what was found in the order of the
// rules.
func (s *Server) answerHealth(ctx context.Context, by crm.Actor, c *checkup) (*healthOut, error) {
	if err := s.checkUp(ctx, by, c); err != nil {
		return nil, err
	}
	in := c.in
	out := &healthOut{Rev: c.rows.Rev, Currency: c.rows.Currency, AsOf: c.today, Findings: []healthFinding{}}
	for _, rule := range healthRules {
		if in.Rule != "" && string(rule.name) != in.Rule {
			continue
		}
		out.Checked = append(out.Checked, rule.name)
		for _, f := range c.found {
			if f.Rule == rule.name {
				f.Tone, f.Do = rule.tone, rule.do
				out.Findings = append(out.Findings, f)
			}
		}
	}
	if out.Checked == nil {
		return nil, crm.InvalidField("rule", "health.rule", "%q is no rule of health: ask without a rule to see them all", in.Rule)
	}
	slices.SortStableFunc(out.Findings, func(a, b healthFinding) int { return urgency(a.Tone) - urgency(b.Tone) })
	return out, nil
}

func urgency(tone string) int { return slices.Index([]string{toneNeed, toneWatch, toneGood}, tone) }

func (s *Server) checkUp(ctx context.Context, by crm.Actor, c *checkup) error {
	if err := s.readHealth(ctx, by, c); err != nil {
		return err
	}
	found, err := c.judgeDeals(s.Store.Now())
	if err != nil {
		return err
	}
	for i := range found {
		f, err := s.dealFinding(ctx, by, c, &found[i])
		if err != nil {
			return err
		}
		c.found = append(c.found, *f)
	}
	c.judgeLoads(by)
	for _, look := range []func(context.Context, crm.Actor, *checkup) error{s.lookAtLeads, s.lookAtPromises, s.lookAtMoney} {
		if err := look(ctx, by, c); err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) readHealth(ctx context.Context, by crm.Actor, c *checkup) error {
	var err error
	if c.names, err = s.names(ctx, by); err != nil {
		return err
	}
	if c.w, err = s.Store.Workspace(ctx, by); err != nil {
		return err
	}
	if c.facts, err = s.Store.HealthFacts(ctx, by); err != nil {
		return err
	}
	if c.lines, err = s.Store.Pipelines(ctx, by); err != nil {
		return err
	}
	b, err := s.Books.BookWithVisits(ctx, by.Workspace, c.in.rev())
	if err != nil {
		return err
	}
	var filter book.Filter
	for key, id := range map[string]crm.ID{"pipeline": c.in.Pipeline, "owner": c.in.Owner} {
		if !id.IsZero() {
			filter = append(filter, book.Term{Key: key, Values: []string{id.String()}})
		}
	}
	b.Rows(by, book.RowsOrder{Filter: filter, Now: s.Store.Now(), Visits: true, Signs: true}, &c.rows)
	c.today = c.w.Today(s.Store.Now())
	c.worth = make(map[crm.ID]int64, len(c.rows.ID))
	for k, id := range c.rows.ID {
		c.worth[id] = c.rows.Deals.Value[k]
	}
	return meaningless(c.rows.Ignored)
}

func (c *checkup) judgeDeals(now time.Time) ([]insight.HealthFinding, error) {
	today, err := insight.DayOf(c.today)
	if err != nil {
		return nil, err
	}
	for k, id := range c.rows.ID {
		if at, ok := c.facts.Touched[id]; ok {
			c.rows.Signs[k].Touched, err = insight.DayOf(crm.DateOf(at.Time(), c.w.Zone()))
			if err != nil {
				return nil, err
			}
		}
	}
	question := insight.Checkup{Deals: &c.rows.Deals, Signs: c.rows.Signs, Now: crm.InstantOf(now), Today: today}
	for _, place := range c.rows.Places {
		question.Stages = append(question.Stages, c.stageRule(place))
	}
	return question.Findings()
}

func (c *checkup) stageRule(place book.Place) insight.StageRule {
	at := slices.IndexFunc(c.lines, func(p crm.Pipeline) bool { return p.ID == place.Pipeline })
	r := insight.StageRule{Pipeline: at, Position: place.Now}
	if at < 0 {
		return r
	}
	process := &c.lines[at].Process
	r.Win = process.WinIndex()
	if stage, ok := process.Stage(place.Stage); ok {
		r.Limits = stage.Limits
	}
	return r
}

// dealFinding puts names to what was found about deals.
func (s *Server) dealFinding(ctx context.Context, by crm.Actor, c *checkup, found *insight.HealthFinding) (*healthFinding, error) {
	f := &healthFinding{Rule: found.Rule, Count: found.Count, Of: found.Of, Limit: found.Limit, Value: found.Value, Evidence: []evidence{}}
	if found.Pipeline >= 0 {
		line := &c.lines[found.Pipeline]
		f.Pipeline, f.PipelineName = line.ID, line.Process.Name.In(by.Language)
		if found.Stage >= 0 && found.Stage < len(line.Process.Stages) {
			stage := &line.Process.Stages[found.Stage]
			f.Stage, f.StageName = stage.Key, stage.Name.In(by.Language)
		}
	}
	rows := found.Rows[:min(len(found.Rows), c.limit)]
	deals, err := s.dealsOf(ctx, by, &question{rows: &c.rows}, rows)
	if err != nil {
		return nil, err
	}
	for k, i := range rows {
		d, ok := deals[c.rows.ID[i]]
		if !ok {
			continue
		}
		e := c.dealEvidence(&d, by.Language)
		e.Measure, e.Unit = int(found.Measure[k]), "days"
		switch found.Rule {
		case insight.RuleDebts, insight.RuleWaivers:
			e.Unit = "pieces"
		case insight.RuleStale:
			e.Limit = insight.StaleAfter(c.stageRule(c.rows.Places[c.rows.Deals.Stage[i]]).Limits)
		}
		f.Evidence = append(f.Evidence, e)
	}
	return f, nil
}

func (c *checkup) dealEvidence(d *crm.Deal, l crm.Language) evidence {
	e := evidence{Noun: "deal", ID: d.ID, Deal: d.ID, Label: d.Label(), Name: d.Name, Owner: d.Owner, Stage: d.Stage, Value: d.Value, Currency: d.Currency}
	at := slices.IndexFunc(c.lines, func(p crm.Pipeline) bool { return p.ID == d.Pipeline })
	if at < 0 {
		return e
	}
	if stage, ok := c.lines[at].Process.Stage(d.Stage); ok {
		e.Stage = stage.Name.In(l)
	} else if d.Stage == crm.End {
		e.Stage = ""
	}
	return e
}

// add makes a finding of rows that were found one by one, unless none of them is
// asked for.
func (c *checkup) add(rule insight.Rule, of int, rows []evidence) {
	rows = slices.DeleteFunc(rows, func(e evidence) bool {
		_, asked := c.worth[e.Deal]
		return !c.in.Owner.IsZero() && e.Owner != c.in.Owner || !c.in.Pipeline.IsZero() && !e.Deal.IsZero() && !asked
	})
	if len(rows) == 0 {
		return
	}
	f := healthFinding{Rule: rule, Count: len(rows), Of: of}
	for _, e := range rows {
		f.Value += e.base
	}
	f.Evidence = rows[:min(len(rows), c.limit)]
	c.found = append(c.found, f)
}

// judgeLoads looks at who has too much, and who has no plan for a day on which
// the firm works.
func (c *checkup) judgeLoads(by crm.Actor) {
	var over, idle []evidence
	busy, planned := 0, 0
	for _, l := range c.facts.Loads {
		e := evidence{Noun: "user", ID: l.User, Name: l.Name, Owner: l.User, Unit: "pieces", Measure: l.Open}
		if l.Capacity > 0 && l.Open > l.Capacity {
			e.Limit = l.Capacity
			over = append(over, e)
		}
		if l.Open == 0 || !c.in.Owner.IsZero() && l.User != c.in.Owner {
			continue
		}
		busy++
		if l.Planned > 0 {
			planned++
			continue
		}
		e.Limit = 0
		idle = append(idle, e)
	}
	slices.SortStableFunc(over, func(a, b evidence) int { return (b.Measure - b.Limit) - (a.Measure - a.Limit) })
	c.add(ruleCapacity, len(c.facts.Loads), over)
	if !c.worksToday() {
		return
	}
	c.add(ruleNoPlan, busy, idle)
	if busy > 0 && planned == busy && by.Sees != crm.SeesOwn {
		c.found = append(c.found, healthFinding{Rule: ruleDay, Count: planned, Of: busy, Evidence: []evidence{}})
	}
}

func (c *checkup) worksToday() bool {
	return c.w.Settings.WorkingDays(c.today.AddDays(-1), c.today, c.facts.Free) == 1
}

// healthTable has a row for each piece of evidence, and one for each finding
// without any.
func (s *Server) healthTable(ctx context.Context, by crm.Actor, in *exportIn) (any, paper.Table, error) {
	c := &checkup{in: &HealthQuestion{SeenRev: in.SeenRev, Pipeline: in.Pipeline}, limit: allEvidence}
	out, err := s.answerHealth(ctx, by, c)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, f := range out.Findings {
		about := []paper.Cell{paper.Text(f.Tone), paper.Text(string(f.Rule)), paper.Text(f.PipelineName), paper.Text(f.StageName), paper.Whole(int64(f.Count)), paper.Whole(int64(f.Of)), paper.Text(f.Do)}
		if len(f.Evidence) == 0 {
			rows = append(rows, about)
		}
		for i := range f.Evidence {
			e := &f.Evidence[i]
			value := paper.Cell{}
			if e.Value != nil {
				value = paper.Money(crm.Money{Minor: *e.Value, Currency: e.Currency})
			}
			rows = append(rows, append(slices.Clip(about), paper.Text(e.Noun), paper.Text(e.Label), paper.Text(e.Name), paper.Text(c.names.users[e.Owner]), paper.Text(e.Stage), value, paper.Text(string(e.Currency)), paper.Whole(int64(e.Measure)), paper.Text(e.Unit), paper.Whole(int64(e.Limit))))
		}
	}
	header := []string{"tone", "rule", "pipeline", "stage_of_finding", "count", "of", "do", "noun", "label", "name", "owner", "stage", "value", "currency", "measure", "unit", "limit"}
	return out, paper.Table{Name: "health", Header: header, Rows: slices.Values(rows)}, nil
}
