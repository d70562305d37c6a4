package insight

import (
	"math"

	"hummock/internal/crm"
)

// FunnelOptions say which funnel is counted.
type FunnelOptions struct {
	// Position is where each of Deals.Stages stands in the funnel, so that the
	// versions of a stage count together; NoStage: not part of it. nil: as they are.
	Position []int32
	Steps    int // positions that there are at least
	Win      int // position of the first stage beyond the win line (crm.Process.WinIndex)

	ClosedFrom, ClosedTo crm.Date // averaging window by day of closing, both included; "": open
	Rows                 []int32  // the deals that count; nil: all of them
}

// Funnel counts deals by stage and by how they ended.
type Funnel struct {
	Stages []FunnelStage `json:"stages" nullable:"false" doc:"By position"`

	Won          Figure `json:"won"`
	Lost         Figure `json:"lost"`
	Disqualified Figure `json:"disqualified" doc:"In no win rate"`
	AlreadyWon   Figure `json:"already_won" doc:"Were entered as won; they would flatter every rate and are left out of them"`
	Undated      Figure `json:"undated" doc:"Closed without a day; outside of any limited window"`

	FirstClosed crm.Date `json:"first_closed" doc:"Earliest day of winning or losing that was counted"`

	// WinRate is won / (won + lost) with a Jeffreys interval; nil while none is closed.
	WinRate *Chance `json:"win_rate" doc:"Null while no deal is closed"`
}

// FunnelStage is one step of the funnel. Now is the present; all others are
// deals that ever entered the stage, each counted once however often it came.
type FunnelStage struct {
	Now          Figure `json:"now" doc:"Open here, or beyond the win line and not finished"`
	Entered      Figure `json:"entered"`
	Left         Figure `json:"left" doc:"Left it at least once"`
	Passed       Figure `json:"passed" doc:"Came to a later stage afterwards, or were won"`
	Won          Figure `json:"won" doc:"k of E1"`
	Lost         Figure `json:"lost"`
	Disqualified Figure `json:"disqualified" doc:"Neither in k nor in n"`
}

// Record is the stage's k of n for StageChance.
func (s *FunnelStage) Record() Record {
	return Record{Won: s.Won.Deals, Closed: s.Won.Deals + s.Lost.Deals}
}

// Figure is a number of deals, their values in minor units of base currency as
// far as they are known, and the rows.
type Figure struct {
	Deals int     `json:"deals"`
	Value int64   `json:"value"`
	Rows  []int32 `json:"-"`
}

// Observed is a rate as counted, without any guess in it.
const Observed Method = "observed"

// NewFunnel counts the funnel (E1, E10) from deals and their visits. Void visits
// and visits without a time count nowhere. Errors are of kind crm.Invalid.
func NewFunnel(d *Deals, v *Visits, o FunnelOptions) (*Funnel, error) {
	c, err := newCounting(d, v, o)
	if err != nil {
		return nil, err
	}
	if c.rows == nil {
		for i := range d.Len() {
			if err := c.deal(int32(i)); err != nil {
				return nil, err
			}
		}
	}
	for _, i := range c.rows {
		if err := c.deal(i); err != nil {
			return nil, err
		}
	}
	if c.magnitude >= largestSum {
		return nil, crm.Invalidf("money.too_large", "the deals together are worth more than can be added exactly: choose fewer of them")
	}
	c.finish()
	return c.funnel, nil
}

func (c *counting) finish() {
	f := c.funnel
	f.WinRate = observed(Record{f.Won.Deals, f.Won.Deals + f.Lost.Deals})
	first := NoDay
	for _, rows := range [...][]int32{f.Won.Rows, f.Lost.Rows} {
		for _, i := range rows {
			if day := c.deals.Closed[i]; day != NoDay && (first == NoDay || day < first) {
				first = day
			}
		}
	}
	f.FirstClosed = first.Date()
}

// History is how much the funnel's closed deals can tell (E1): their number, and
// the whole months from the first of them to the day of asking.
func (f *Funnel) History(asOf crm.Date) History {
	h := History{Closed: f.Won.Deals + f.Lost.Deals}
	if f.FirstClosed == "" || asOf < f.FirstClosed {
		return h
	}
	h.Months = asOf.Month().Index() - f.FirstClosed.Month().Index()
	if asOf[8:] < f.FirstClosed[8:] {
		h.Months--
	}
	return h
}

// Seen is the rate of a record as it was seen, with an interval of 95 % by
// Jeffreys: nil where nothing is closed. Errors are of kind crm.Invalid.
func Seen(r Record) (*Chance, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	return observed(r), nil
}

func observed(r Record) *Chance {
	if r.Closed == 0 {
		return nil
	}
	k, n := float64(r.Won), float64(r.Closed)
	return &Chance{k / n, betaInterval(k+.5, n-k+.5), r, Observed}
}

// counting goes through the deals one by one.
type counting struct {
	deals        *Deals
	visits       *Visits
	start, order []int32 // visits by deal
	rows         []int32
	position     []int32
	win          int32
	from, to     Day
	limited      bool // the window has a limit
	funnel       *Funnel
	magnitude    float64

	// of the deal in work, by position
	entered, left, passed []bool
}

func newCounting(d *Deals, v *Visits, o FunnelOptions) (*counting, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	if err := v.check(d); err != nil {
		return nil, err
	}
	c := &counting{deals: d, visits: v, rows: o.Rows, position: o.Position, win: int32(o.Win), from: math.MinInt32, to: math.MaxInt32}
	if err := c.window(o); err != nil {
		return nil, err
	}
	steps, err := c.positions(len(d.Stages), o.Steps)
	if err != nil {
		return nil, err
	}
	c.start, c.order = v.byDeal(d.Len())
	c.funnel = &Funnel{Stages: make([]FunnelStage, steps)}
	c.entered, c.left, c.passed = make([]bool, steps), make([]bool, steps), make([]bool, steps)
	return c, nil
}

func (c *counting) window(o FunnelOptions) error {
	for _, limit := range []struct {
		date crm.Date
		day  *Day
	}{{o.ClosedFrom, &c.from}, {o.ClosedTo, &c.to}} {
		day, err := DayOf(limit.date)
		if err != nil {
			return err
		}
		if day != NoDay {
			*limit.day, c.limited = day, true
		}
	}
	return nil
}

// positions completes the order of the stages and gives the number of positions.
func (c *counting) positions(stages, steps int) (int, error) {
	if c.position == nil {
		c.position = make([]int32, stages)
		for i := range c.position {
			c.position[i] = int32(i)
		}
	}
	if len(c.position) != stages {
		return 0, crm.Invalidf("insight.columns", "%d positions are given for %d stages: give each stage one", len(c.position), stages)
	}
	most := max(stages, steps)
	for i, p := range c.position {
		if p < NoStage || int(p) >= most {
			return 0, crm.Invalidf("insight.stage", "stage %d cannot stand at position %d of a funnel of %d", i+1, p, most)
		}
		steps = max(steps, int(p)+1)
	}
	return steps, nil
}

func (c *counting) deal(i int32) error {
	d, f := c.deals, c.funnel
	if i < 0 || int(i) >= d.Len() {
		return crm.Invalidf("insight.row", "there is no row %d among %d deals", i, d.Len())
	}
	if err := d.checkRow(i); err != nil {
		return err
	}
	c.magnitude += math.Abs(float64(d.Value[i]))
	if at := c.now(i); at != NoStage {
		f.Stages[at].Now.add(d, i)
	}
	first := c.walk(i)
	if d.Outcome[i] == Won && first != NoStage && first >= c.win {
		f.AlreadyWon.add(d, i)
		return nil
	}
	outcome := c.countedOutcome(i)
	if figure := f.figure(outcome); figure != nil {
		figure.add(d, i)
	}
	for at := range f.Stages {
		if c.entered[at] {
			c.stage(&f.Stages[at], at, i, outcome)
		}
	}
	return nil
}

// now is the position of a deal that is on its way, or NoStage: open, or won,
// beyond the win line and not finished.
func (c *counting) now(i int32) int32 {
	d := c.deals
	if d.Stage[i] == NoStage {
		return NoStage
	}
	at := c.position[d.Stage[i]]
	if d.Outcome[i] == Open || d.Outcome[i] == Won && at >= c.win && !d.Finished[i] {
		return at
	}
	return NoStage
}

// countedOutcome is the outcome, or Open for deals closed outside the window.
func (c *counting) countedOutcome(i int32) Outcome {
	d := c.deals
	outcome, day := d.Outcome[i], d.Closed[i]
	if outcome == Open || outcome == Ended {
		return outcome
	}
	if day == NoDay {
		c.funnel.Undated.add(d, i)
		if c.limited {
			return Open
		}
		return outcome
	}
	if day < c.from || day > c.to {
		return Open
	}
	return outcome
}

// walk follows a deal through its visits and returns where it began.
func (c *counting) walk(i int32) int32 {
	clear(c.entered)
	clear(c.left)
	clear(c.passed)
	first := NoStage
	for _, k := range c.order[c.start[i]:c.start[i+1]] {
		at := c.position[c.visits.Stage[k]]
		if at == NoStage {
			continue
		}
		if first == NoStage {
			first = at
		}
		for earlier := range at {
			c.passed[earlier] = c.passed[earlier] || c.entered[earlier]
		}
		c.entered[at] = true
		c.left[at] = c.left[at] || c.visits.Left[k] != 0
	}
	return first
}

func (c *counting) stage(s *FunnelStage, at int, i int32, outcome Outcome) {
	d := c.deals
	s.Entered.add(d, i)
	if c.left[at] || d.Outcome[i] == Lost || d.Outcome[i] == Disqualified {
		s.Left.add(d, i)
	}
	if c.passed[at] || d.Outcome[i] == Won && int32(at) < c.win {
		s.Passed.add(d, i)
	}
	switch outcome {
	case Won:
		s.Won.add(d, i)
	case Lost:
		s.Lost.add(d, i)
	case Disqualified:
		s.Disqualified.add(d, i)
	case Open, Ended:
	}
}

func (f *Funnel) figure(o Outcome) *Figure {
	switch o {
	case Won:
		return &f.Won
	case Lost:
		return &f.Lost
	case Disqualified:
		return &f.Disqualified
	case Open, Ended:
	}
	return nil
}

func (f *Figure) add(d *Deals, i int32) {
	f.Deals++
	if d.Worth[i] == Valued {
		f.Value += d.Value[i]
	}
	f.Rows = append(f.Rows, i)
}
