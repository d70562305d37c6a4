package insight

import (
	"math"
	"time"

	"hummock/internal/crm"
)

// Past is the history that chances are learnt from, and the day of asking.
type Past struct {
	Deals    *Deals
	Visits   *Visits
	Position []int32        // of each of Deals.Stages in the funnel, as in FunnelOptions; nil: as they are
	Win      int            // position of the first stage beyond the win line
	Zone     *time.Location // of the firm
	AsOf     crm.Date       // nothing that happened later is looked at

	// Complete is the first day from which every closed deal is known; what ended
	// earlier is left out, and stays that began earlier are watched from then on.
	// "": the day on which the first of them was closed.
	Complete crm.Date
}

// Ends of a journey, as causes after the stages: position + 1 is a move there.
const (
	wonEnd = iota + 1
	lostEnd
	endedEnd
	ends = endedEnd
)

// hop is a deal's stay at one position and where it went from there.
type hop struct {
	at            int32
	entered, left crm.Instant // left 0: still there
	to            int         // position + 1, or stages + an end; Running: still there
}

// journeys are the hops of all deals as they were known on a day.
type journeys struct {
	calendar
	deals  *Deals
	stages int // positions before the win line
	hops   []hop
	start  []int32 // hops of deal i are start[i]:start[i+1]
}

// calendar measures stays up to the end of a day. Between two instants time is
// exact; where both are midnights only dates were known, and whole days count.
type calendar struct {
	zone     *time.Location
	asOf     Day
	until    crm.Instant // first instant after asOf
	complete Day         // NoDay: all of the history is complete
}

func newCalendar(asOf crm.Date, zone *time.Location) (calendar, error) {
	day, err := DayOf(asOf)
	if err != nil {
		return calendar{}, err
	}
	if day == NoDay || zone == nil {
		return calendar{}, crm.Invalidf("insight.as_of", "the day of asking is missing: name a day such as 2026-12-31")
	}
	c := calendar{zone: zone, asOf: day, complete: NoDay}
	c.until = c.midnight(day + 1)
	return c, nil
}

// midnight is the first instant of a day.
func (c *calendar) midnight(day Day) crm.Instant {
	date := time.Unix(int64(day)*secondsPerDay, 0).UTC()
	return crm.InstantOf(time.Date(date.Year(), date.Month(), date.Day(), 0, 0, 0, 0, c.zone))
}

// date is the day of an instant, and whether the instant is its midnight.
func (c *calendar) date(at crm.Instant) (Day, bool) {
	_, offset := time.UnixMilli(int64(at)).In(c.zone).Zone()
	local := int64(at) + int64(offset)*1000
	day := local / msPerDay
	if local%msPerDay < 0 {
		day--
	}
	return Day(day), local%msPerDay == 0
}

const msPerDay = secondsPerDay * 1000

// between is the length of a stay in days, 0 where it ends before it began.
func (c *calendar) between(entered, left crm.Instant) float64 {
	from, dated := c.date(entered)
	to, alsoDated := c.date(left)
	if dated && alsoDated {
		return math.Max(0, float64(to-from))
	}
	return math.Max(0, float64(left-entered)/msPerDay)
}

// age is the length of a stay at the end of the day of asking; a stay of which
// only the date is known has no hours.
func (c *calendar) age(entered crm.Instant) float64 {
	if day, dated := c.date(entered); dated {
		return math.Max(0, float64(c.asOf-day))
	}
	return math.Max(0, float64(c.until-entered)/msPerDay)
}

// entry is how long a stay had lasted when the history became complete. What
// ends on that day is seen.
func (c *calendar) entry(entered crm.Instant) float64 {
	if c.complete == NoDay {
		return Watched
	}
	day, dated := c.date(entered)
	if day >= c.complete {
		return Watched
	}
	if dated {
		return float64(c.complete-day) - 1
	}
	return float64(c.midnight(c.complete)-entered) / msPerDay
}

// stay is a hop as the estimates take it.
func (c *calendar) stay(entered, left crm.Instant, cause int) Stay {
	if cause == Running {
		return Stay{c.age(entered), c.entry(entered), Running}
	}
	return Stay{c.between(entered, left), c.entry(entered), cause}
}

// newJourneys reads a past that Rewind has put back to the day of asking.
func newJourneys(p Past) (*journeys, error) {
	if err := p.Deals.check(); err != nil {
		return nil, err
	}
	if err := p.Visits.check(p.Deals); err != nil {
		return nil, err
	}
	dates, err := newCalendar(p.AsOf, p.Zone)
	if err != nil {
		return nil, err
	}
	position := p.Position
	if position == nil {
		position = inOrder(len(p.Deals.Stages))
	}
	if len(position) != len(p.Deals.Stages) || p.Win < 0 {
		return nil, crm.Invalidf("insight.columns", "%d positions are given for %d stages: give each stage one", len(position), len(p.Deals.Stages))
	}
	j := &journeys{calendar: dates, deals: p.Deals, start: make([]int32, p.Deals.Len()+1)}
	for _, at := range position {
		if at < NoStage || at >= mostStages {
			return nil, crm.Invalidf("insight.stage", "a stage cannot stand at position %d of a funnel", at)
		}
		j.stages = max(j.stages, int(at)+1)
	}
	j.stages = min(j.stages, p.Win)
	start, order := p.Visits.byDeal(p.Deals.Len())
	for i := range p.Deals.Len() {
		j.follow(int32(i), p.Visits, position, order[start[i]:start[i+1]])
		j.start[i+1] = int32(len(j.hops))
	}
	return j, j.completeFrom(p.Complete)
}

// mostStages is far above what a process may have.
const mostStages = 1000

func inOrder(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32(i)
	}
	return out
}

// follow adds the hops of one deal. Disqualified deals have none, nor have those
// that were entered as won already: they would tell of the future. Stays beyond
// the win line from which a deal came back are passed over.
func (j *journeys) follow(i int32, v *Visits, position []int32, visits []int32) {
	if j.deals.Outcome[i] == Disqualified {
		return
	}
	first, wonAt := len(j.hops), crm.Instant(0)
	for _, k := range visits {
		at := position[v.Stage[k]]
		switch {
		case at == NoStage:
		case int(at) < j.stages:
			j.arrive(first, hop{at: at, entered: v.Entered[k], left: v.Left[k]})
			wonAt = 0
		case len(j.hops) == first && wonAt == 0:
			return
		case wonAt == 0:
			wonAt = v.Entered[k]
		}
	}
	if len(j.hops) > first {
		j.finish(i, &j.hops[len(j.hops)-1], wonAt)
	}
}

// arrive goes on with a deal. A stay that goes on in the same place, such as in a
// new version of the pipeline, is one stay.
func (j *journeys) arrive(first int, next hop) {
	if len(j.hops) > first {
		last := &j.hops[len(j.hops)-1]
		if last.at == next.at && (last.left == 0 || last.left == next.entered) {
			last.left = next.left
			return
		}
		last.to = int(next.at) + 1
		if last.left == 0 || last.left > next.entered {
			last.left = next.entered
		}
	}
	j.hops = append(j.hops, next)
}

// finish says how the last stay of a deal ended.
func (j *journeys) finish(i int32, last *hop, wonAt crm.Instant) {
	outcome := j.deals.Outcome[i]
	if wonAt != 0 && outcome == Open {
		outcome = Won
	}
	switch outcome {
	case Won:
		last.to = j.stages + wonEnd
	case Lost:
		last.to = j.stages + lostEnd
	case Ended:
		last.to = j.stages + endedEnd
	case Open, Disqualified:
		last.left = 0
		return
	}
	if wonAt != 0 && outcome == Won {
		last.left = wonAt
	}
	if last.left == 0 && j.deals.Closed[i] != NoDay {
		last.left = j.midnight(j.deals.Closed[i])
	}
	if last.left == 0 {
		last.to = Running // nobody knows when
	}
}

// completeFrom sets the day from which the history is complete.
func (j *journeys) completeFrom(day crm.Date) error {
	from, err := DayOf(day)
	if err != nil {
		return err
	}
	j.complete = from
	if from != NoDay {
		return nil
	}
	for i := range j.deals.Len() {
		if h := j.of(int32(i)); len(h) > 0 && h[len(h)-1].to > j.stages {
			closed, _ := j.date(h[len(h)-1].left)
			if j.complete == NoDay || closed < j.complete {
				j.complete = closed
			}
		}
	}
	return nil
}

func (j *journeys) of(i int32) []hop { return j.hops[j.start[i]:j.start[i+1]] }

// open is the present stay of a deal that is on its way, or nil.
func (j *journeys) open(i int32) *hop {
	hops := j.of(i)
	if len(hops) == 0 || j.deals.Outcome[i] != Open || j.deals.Stage[i] == NoStage || hops[len(hops)-1].to != Running {
		return nil
	}
	return &hops[len(hops)-1]
}

// outcome is how a deal ended, from 1, or Running.
func (j *journeys) outcome(i int32) int {
	hops := j.of(i)
	if len(hops) == 0 {
		return Running
	}
	return max(Running, hops[len(hops)-1].to-j.stages)
}

// byStage are all stays at each position.
func (j *journeys) byStage() [][]Stay {
	out := make([][]Stay, j.stages)
	for _, h := range j.hops {
		out[h.at] = append(out[h.at], j.stay(h.entered, h.left, h.to))
	}
	return out
}

// whole are the stays of deals on one clock, from their first stage to their end.
func (j *journeys) whole() []Stay {
	var out []Stay
	for i := range j.deals.Len() {
		if hops := j.of(int32(i)); len(hops) > 0 {
			out = append(out, j.stay(hops[0].entered, hops[len(hops)-1].left, j.outcome(int32(i))))
		}
	}
	return out
}
