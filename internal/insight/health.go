package insight

import (
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"hummock/internal/crm"
)

// Rule names what health looks for.
type Rule string

// The rules over deals. Faults come first, good signs after them.
const (
	RuleNoNextStep Rule = "no_next_step" // nothing is planned, for longer than the stage allows
	RuleOverdue    Rule = "overdue"      // the day of the next step is over
	RulePastClose  Rule = "past_close"   // the day on which it was to close is over
	RuleStale      Rule = "stale"        // longer in its stage than the stage's limit
	RuleGlut       Rule = "glut"         // too many at once in one stage
	RuleClosing    Rule = "closing_glut" // more about to close than were ever won in a month
	RuleThinTop    Rule = "thin_top"     // too few begin
	RuleUnowned    Rule = "unowned"      // nobody's
	RuleDebts      Rule = "debts"        // moved on with a debt
	RuleWaivers    Rule = "waivers"      // let through without what was required

	RuleSteps    Rule = "steps"    // nearly every deal has its next step
	RuleContact  Rule = "contact"  // nearly every deal was touched lately
	RuleMovement Rule = "movement" // deals move from stage to stage
	RuleSpread   Rule = "spread"   // deals with values, spread over the stages
	RuleFullTop  Rule = "full_top" // plenty at the front
)

// What the rules measure by where the firm sets nothing itself.
const (
	usualStaleDays = 30  // in a stage without a limit
	usualPlanHours = 24  // to find a next step
	rhythmDays     = 30  // the month that is compared
	pastDays       = 150 // with the months before it
	thinLevel      = .05
	thinRatio      = .8
	leastExpected  = 4.0 // beginnings in a month, to speak of few or many
	leastClosing   = 5   // deals about to close are never too many below
	leastForGlut   = 10  // open deals, to speak of too many in one stage
	freshDays      = 14
	leastForGood   = 5 // open deals, to speak of good signs
	nearlyEvery    = .9
	mostOf         = .8
	movingShare    = .3
	mostInOne      = .5
)

// DealSigns is what health looks at in one deal, besides its columns.
type DealSigns struct {
	Active  bool // on the board: open, or won and not ended
	Owned   bool
	Since   crm.Instant // in its stage
	Next    Day         // of the next step
	Waiting Day         // until when it rests, by agreement
	Began   Day         // first day of its history
	Touched Day         // last contact, or NoDay
	Debts   uint16
	Waivers uint16
}

// StageRule is what health needs to know of a stage.
type StageRule struct {
	Pipeline int // stages of one pipeline share a number
	Position int // in the version in force; negative: retired
	Win      int // position of the first stage beyond the win line
	Limits   crm.Limits
}

// front and closing are the first and the last third of the stages before the
// win line, at least one.
func (s StageRule) front() bool { return s.Position >= 0 && s.Position < max(1, s.Win/3) }

func (s StageRule) closing() bool {
	return s.Position >= 0 && s.Position < s.Win && s.Position >= s.Win-max(1, s.Win/3)
}

// Checkup is what the health of pipelines is judged by on a day: Signs beside the
// rows of Deals, Stages beside Deals.Stages.
type Checkup struct {
	Deals  *Deals
	Signs  []DealSigns
	Stages []StageRule
	Now    crm.Instant
	Today  Day
}

// HealthFinding is what one rule found, with the rows that show it.
type HealthFinding struct {
	Rule     Rule
	Good     bool
	Pipeline int     // -1: of all
	Stage    int     // position; -1: of no single stage
	Count    int     // how many
	Of       int     // out of how many
	Limit    float64 // what Count or Measure is held against, in its unit; 0: nothing
	Value    int64   // of the rows, in minor units of base currency
	Rows     []int32 // the worst first; none for good signs
	Measure  []int32 // by row: days, or a number of debts or waivers
}

// Findings judges open deals by plain rules. Lists name the worst first; what
// rests until a day by agreement is neither stale nor without a step. A firm's
// rhythm is the number of deals that began in the last 30 days against the 150
// days before, by the exact conditional binomial test at 5 %. Errors are those of
// the columns.
func (c *Checkup) Findings() ([]HealthFinding, error) {
	if err := c.Deals.check(); err != nil {
		return nil, err
	}
	if len(c.Signs) != c.Deals.Len() || len(c.Stages) != len(c.Deals.Stages) {
		return nil, crm.Invalidf("insight.columns", "signs and rules of stages must stand beside every deal and stage")
	}
	var out []HealthFinding
	for _, rule := range []func() []HealthFinding{c.deals, c.gluts, c.rhythm, c.goodSigns} {
		out = append(out, rule()...)
	}
	return out, nil
}

// deals are the rules that look at one deal at a time. Each gives by how much
// the deal breaks it, in days or pieces, and the limit.
func (c *Checkup) deals() []HealthFinding {
	rules := []struct {
		name Rule
		of   func(i int32) (measure int32, breaks bool)
	}{
		{RuleNoNextStep, c.noNextStep},
		{RuleOverdue, func(i int32) (int32, bool) { return c.late(c.Signs[i].Next) }},
		{RulePastClose, func(i int32) (int32, bool) {
			days, late := c.late(c.Deals.Close[i])
			return days, late && c.open(i)
		}},
		{RuleStale, c.stale},
		{RuleUnowned, func(i int32) (int32, bool) { return c.daysIn(i), !c.Signs[i].Owned }},
		{RuleDebts, func(i int32) (int32, bool) { return int32(c.Signs[i].Debts), c.Signs[i].Debts > 0 }},
		{RuleWaivers, func(i int32) (int32, bool) { return int32(c.Signs[i].Waivers), c.Signs[i].Waivers > 0 }},
	}
	var out []HealthFinding
	for _, rule := range rules {
		f := HealthFinding{Rule: rule.name, Pipeline: -1, Stage: -1}
		for i := range c.active() {
			f.Of++
			if measure, breaks := rule.of(i); breaks {
				f.Rows, f.Measure = append(f.Rows, i), append(f.Measure, measure)
			}
		}
		if len(f.Rows) > 0 {
			out = append(out, c.closed(f))
		}
	}
	return out
}

// active walks the deals on the board.
func (c *Checkup) active() func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for i := range c.Signs {
			if c.Signs[i].Active && !yield(int32(i)) {
				return
			}
		}
	}
}

// open says whether a deal is on its way to the win line.
func (c *Checkup) open(i int32) bool { return c.Signs[i].Active && c.Deals.Outcome[i] == Open }

func (c *Checkup) rests(i int32) bool {
	return c.Signs[i].Waiting != NoDay && c.Signs[i].Waiting >= c.Today
}

func (c *Checkup) late(d Day) (int32, bool) { return int32(c.Today - d), d != NoDay && d < c.Today }

func (c *Checkup) daysIn(i int32) int32 {
	return int32(max(0, int64(c.Now)-int64(c.Signs[i].Since)) / msPerDay)
}

func (c *Checkup) limits(i int32) crm.Limits {
	if c.Deals.Stage[i] == NoStage {
		return crm.Limits{}
	}
	return c.Stages[c.Deals.Stage[i]].Limits
}

func (c *Checkup) noNextStep(i int32) (int32, bool) {
	hours := int64(usual(c.limits(i).NextStepHours, usualPlanHours))
	overdue := int64(c.Now)-int64(c.Signs[i].Since) > hours*3_600_000
	return c.daysIn(i), c.Signs[i].Next == NoDay && overdue && !c.rests(i)
}

func (c *Checkup) stale(i int32) (int32, bool) {
	days := c.daysIn(i)
	return days, int(days) > StaleAfter(c.limits(i)) && !c.rests(i)
}

// StaleAfter is after how many days in a stage with such limits a deal is stale.
func StaleAfter(l crm.Limits) int { return usual(l.StaleDays, usualStaleDays) }

func usual(own, usual int) int {
	if own > 0 {
		return own
	}
	return usual
}

// closed counts and sums a finding, the worst rows first.
func (c *Checkup) closed(f HealthFinding) HealthFinding {
	order := make([]int, len(f.Rows))
	for k := range order {
		order[k] = k
	}
	worth := func(k int) int64 { return c.value(f.Rows[k]) }
	slices.SortStableFunc(order, func(a, b int) int {
		if d := int(f.Measure[b]) - int(f.Measure[a]); d != 0 {
			return d
		}
		return int(min(1, max(-1, worth(b)-worth(a))))
	})
	rows, measure := make([]int32, len(order)), make([]int32, len(order))
	for to, from := range order {
		rows[to], measure[to] = f.Rows[from], f.Measure[from]
		f.Value += c.value(f.Rows[from])
	}
	f.Rows, f.Measure, f.Count = rows, measure, len(rows)
	return f
}

func (c *Checkup) value(i int32) int64 {
	if c.Deals.Worth[i] != Valued {
		return 0
	}
	return c.Deals.Value[i]
}

// crowd is the deals of one group of stages of a pipeline.
type crowd struct {
	stage int
	rule  StageRule
	rows  []int32
}

// gluts are too many deals in one stage, and too many about to close.
func (c *Checkup) gluts() []HealthFinding {
	var out []HealthFinding
	for pipeline := range c.pipelines() {
		stages, open := c.crowds(pipeline)
		for _, s := range stages {
			if limit := mostIn(s, len(stages), open); limit > 0 && len(s.rows) > limit {
				out = append(out, c.crowded(RuleGlut, pipeline, s.stage, s.rows, limit, open))
			}
		}
		var closing []int32
		for _, s := range stages {
			if s.rule.closing() {
				closing = append(closing, s.rows...)
			}
		}
		if limit := max(leastClosing, c.bestMonth(pipeline)); len(closing) > limit {
			out = append(out, c.crowded(RuleClosing, pipeline, -1, closing, limit, open))
		}
	}
	return out
}

// mostIn is how many deals a stage may hold: its own limit, or half of the open
// ones where there is none; at the front there may be many.
func mostIn(s crowd, stages, open int) int {
	switch {
	case s.rule.Limits.MostDeals > 0:
		return s.rule.Limits.MostDeals
	case s.rule.front() || stages < 3 || open < leastForGlut:
		return 0
	}
	return open / 2
}

func (c *Checkup) crowded(rule Rule, pipeline, stage int, rows []int32, limit, open int) HealthFinding {
	f := HealthFinding{Rule: rule, Pipeline: pipeline, Stage: stage, Of: open, Limit: float64(limit), Rows: rows}
	for _, i := range rows {
		f.Measure = append(f.Measure, c.daysIn(i))
	}
	return c.closed(f)
}

// pipelines walks the numbers of the pipelines.
func (c *Checkup) pipelines() func(yield func(int) bool) {
	most := -1
	for _, s := range c.Stages {
		most = max(most, s.Pipeline)
	}
	return func(yield func(int) bool) {
		for p := range most + 1 {
			if !yield(p) {
				return
			}
		}
	}
}

// crowds gives the stages of a pipeline before its win line that hold open deals,
// by position, and how many open deals that are. Stages that stand for different
// versions of one are counted as one.
func (c *Checkup) crowds(pipeline int) ([]crowd, int) {
	var out []crowd
	open := 0
	for i := range c.active() {
		if !c.open(i) || c.Deals.Stage[i] == NoStage {
			continue
		}
		rule := c.Stages[c.Deals.Stage[i]]
		if rule.Pipeline != pipeline || rule.Position < 0 {
			continue
		}
		open++
		at := slices.IndexFunc(out, func(s crowd) bool { return s.stage == rule.Position })
		if at < 0 {
			at = len(out)
			out = append(out, crowd{stage: rule.Position, rule: rule})
		}
		out[at].rows = append(out[at].rows, i)
	}
	slices.SortFunc(out, func(a, b crowd) int { return a.stage - b.stage })
	return out, open
}

// bestMonth is the most deals of a pipeline that were won within a month, counted
// back from today, over a year.
func (c *Checkup) bestMonth(pipeline int) int {
	var months [13]int
	for i, day := range c.Deals.Closed {
		if c.Deals.Outcome[i] != Won || c.Deals.Stage[i] == NoStage || c.Stages[c.Deals.Stage[i]].Pipeline != pipeline {
			continue
		}
		if ago := int(c.Today - day); day != NoDay && ago >= 0 && ago < len(months)*rhythmDays {
			months[ago/rhythmDays]++
		}
	}
	return slices.Max(months[:])
}

// rhythm compares how many deals began in the last 30 days with the 150 days
// before them.
func (c *Checkup) rhythm() []HealthFinding {
	var out []HealthFinding
	for pipeline := range c.pipelines() {
		lately, before := c.beginnings(pipeline)
		expected := float64(before) * rhythmDays / pastDays
		if expected < leastExpected {
			continue
		}
		f := HealthFinding{Pipeline: pipeline, Stage: -1, Count: lately, Limit: expected}
		few := distuv.Binomial{N: float64(lately + before), P: rhythmDays / float64(rhythmDays+pastDays)}.CDF(float64(lately))
		switch ratio := float64(lately) / expected; {
		case ratio < thinRatio && few <= thinLevel:
			f.Rule = RuleThinTop
		case ratio >= 1:
			f.Rule, f.Good = RuleFullTop, true
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

func (c *Checkup) beginnings(pipeline int) (lately, before int) {
	for i := range c.Signs {
		if c.Deals.Stage[i] == NoStage || c.Stages[c.Deals.Stage[i]].Pipeline != pipeline || c.Signs[i].Began == NoDay {
			continue
		}
		switch ago := int(c.Today - c.Signs[i].Began); {
		case ago < 0:
		case ago < rhythmDays:
			lately++
		case ago < rhythmDays+pastDays:
			before++
		}
	}
	return lately, before
}

// goodSigns are what a well-kept pipeline shows.
func (c *Checkup) goodSigns() []HealthFinding {
	var open, planned, touched, moved, valued int
	stages := map[[2]int]int{}
	for i := range c.active() {
		if !c.open(i) {
			continue
		}
		s := &c.Signs[i]
		open++
		planned += bit(s.Next != NoDay && s.Next >= c.Today || c.rests(i))
		touched += bit(s.Touched != NoDay && c.Today-s.Touched <= freshDays)
		moved += bit(s.Began != NoDay && int(c.daysIn(i)) < rhythmDays && int32(c.Today-s.Began) > c.daysIn(i)+1)
		valued += bit(c.Deals.Worth[i] == Valued && c.Deals.Value[i] > 0)
		if stage := c.Deals.Stage[i]; stage != NoStage {
			stages[[2]int{c.Stages[stage].Pipeline, c.Stages[stage].Position}]++
		}
	}
	if open < leastForGood {
		return nil
	}
	most := 0
	for _, n := range stages {
		most = max(most, n)
	}
	var out []HealthFinding
	good := func(rule Rule, count int, least float64) {
		if float64(count) >= least*float64(open) {
			out = append(out, HealthFinding{Rule: rule, Good: true, Pipeline: -1, Stage: -1, Count: count, Of: open, Limit: least})
		}
	}
	good(RuleSteps, planned, nearlyEvery)
	good(RuleContact, touched, mostOf)
	good(RuleMovement, moved, movingShare)
	if len(stages) >= 3 && float64(most) <= mostInOne*float64(open) {
		good(RuleSpread, valued, mostOf)
	}
	return out
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
