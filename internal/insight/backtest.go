package insight

import (
	"math"
	"slices"

	"hummock/internal/crm"
)

// Model is a way to give a deal its chance to win (E8).
type Model string

// The models that are compared.
const (
	ModelBase     Model = "base"      // share won of all that were closed
	ModelAssigned Model = "assigned"  // the stage's own percentage
	ModelStage    Model = "stage"     // percentage and the stage's history (E1)
	ModelMarkov   Model = "markov"    // moves from stage to stage (E3)
	ModelAge      Model = "age"       // time since the deal began (E2)
	ModelStageAge Model = "stage_age" // time in the stage (E2)
)

// Models are all of them, in the order of BacktestRow.P.
func Models() []Model {
	return []Model{ModelBase, ModelAssigned, ModelStage, ModelMarkov, ModelAge, ModelStageAge}
}

const modelCount = 6

// BacktestRow is one deal that was open at the end of an as-of date.
type BacktestRow struct {
	AsOf  crm.Date
	Deal  int32               // row of Deals
	Stage int32               // position
	Days  float64             // in the stage
	P     [modelCount]float64 // in the order of Models
	Won   bool                // by the end of the data
}

// Backtest asks each model on each day for the chances of the deals that were
// open at its end, and tells which were won since (E8). Past.AsOf is the end of
// the data. Of each as-of date only what was known then enters: visits up to its
// end, outcomes up to its end, and the percentages of the version that the deal
// was in. Values are those of now. Past.Deals and Past.Visits stay as they are.
// Errors are of kind crm.Invalid, codes backtest.future, backtest.no_history and
// those of the columns.
func Backtest(p Past, days []crm.Date) ([]BacktestRow, error) {
	end, err := newCalendar(p.AsOf, p.Zone)
	if err != nil {
		return nil, err
	}
	out := []BacktestRow{}
	for _, day := range days {
		at, err := DayOf(day)
		if err != nil {
			return nil, err
		}
		if at == NoDay || at >= end.asOf {
			return nil, crm.Invalidf("backtest.future", "%s is no day of the past: name days before %s, so that something has come of the deals", day, p.AsOf).With("day", string(day)).With("today", string(p.AsOf))
		}
		rows, err := backtestOn(p, day)
		if err != nil {
			return nil, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// backtestOn is the backtest of one day.
func backtestOn(p Past, day crm.Date) ([]BacktestRow, error) {
	then := p
	then.AsOf = day
	then.Deals, then.Visits = p.Deals.forRewind(), p.Visits.forRewind()
	dates, err := newCalendar(day, p.Zone)
	if err != nil {
		return nil, err
	}
	Rewind(then.Deals, then.Visits, dates.asOf, dates.until)
	j, err := newJourneys(then)
	if err != nil {
		return nil, err
	}
	m, err := newMethods(j)
	if err != nil {
		return nil, err
	}
	if m.closed.Closed == 0 {
		return nil, crm.Invalidf("backtest.no_history", "no deal with a history had been won or lost by %s: name a later day, or bring the history in first", day).With("day", string(day))
	}
	out := []BacktestRow{}
	for i := range then.Deals.Len() {
		if h := j.open(int32(i)); h != nil {
			row := BacktestRow{AsOf: day, Deal: int32(i), Stage: h.at, Days: j.age(h.entered), Won: p.Deals.Outcome[i] == Won}
			row.P = m.chances(int32(i), h, row.Days)
			out = append(out, row)
		}
	}
	return out, nil
}

// forRewind shares what Rewind does not write.
func (d *Deals) forRewind() *Deals {
	c := *d
	c.Stage, c.Outcome = slices.Clone(d.Stage), slices.Clone(d.Outcome)
	c.Closed, c.Finished = slices.Clone(d.Closed), slices.Clone(d.Finished)
	return &c
}

func (v *Visits) forRewind() *Visits {
	c := *v
	c.Left, c.Void = slices.Clone(v.Left), slices.Clone(v.Void)
	return &c
}

// methods are the models, learnt on one day.
type methods struct {
	*journeys
	closed  Record   // all that were won or lost
	records []Record // by position ever entered
	base    float64
	markov  *Chain
	clock   *Incidence // from the first stage to the end
	inStage *AgeModel
}

func newMethods(j *journeys) (*methods, error) {
	m := &methods{journeys: j, records: make([]Record, j.stages)}
	m.count()
	if m.closed.Closed == 0 {
		return m, nil
	}
	m.base = float64(m.closed.Won) / float64(m.closed.Closed)
	var err error
	if m.markov, err = Markov(m.moves()); err != nil {
		return nil, err
	}
	if m.clock, err = AalenJohansen(j.whole(), ends); err != nil {
		return nil, err
	}
	m.inStage, err = newAgeModel(j, m.entering())
	return m, err
}

// count takes the records of E1: each stage that a closed deal ever entered
// counts it once.
func (m *methods) count() {
	seen := make([]int32, m.stages)
	for i := range m.deals.Len() {
		outcome := m.outcome(int32(i))
		if outcome != wonEnd && outcome != lostEnd {
			continue
		}
		m.closed.add(outcome)
		for _, h := range m.of(int32(i)) {
			if seen[h.at] != int32(i)+1 {
				seen[h.at] = int32(i) + 1
				m.records[h.at].add(outcome)
			}
		}
	}
}

func (r *Record) add(outcome int) {
	r.Closed++
	if outcome == wonEnd {
		r.Won++
	}
}

// moves count completed moves for E3. The prior of 0.5 goes to what is usual, a
// step on, and a loss anywhere, and to every move that was seen.
func (m *methods) moves() Moves {
	out := Moves{Ends: ends, Prior: .5, Counts: make([][]float64, m.stages), Allowed: make([][]bool, m.stages)}
	for s := range m.stages {
		out.Counts[s], out.Allowed[s] = make([]float64, m.stages+ends), make([]bool, m.stages+ends)
		out.Allowed[s][s+1], out.Allowed[s][m.stages+lostEnd-1] = true, true
	}
	for _, h := range m.hops {
		if h.to != Running && h.to-1 != int(h.at) {
			out.Counts[h.at][h.to-1]++
			out.Allowed[h.at][h.to-1] = true
		}
	}
	return out
}

// entering is E1's chance of each position with the firm's rate for its prior.
func (m *methods) entering() []float64 {
	out := make([]float64, m.stages)
	for s, r := range m.records {
		out[s] = m.posterior(r, m.base)
	}
	return out
}

func (m *methods) posterior(r Record, prior float64) float64 {
	weight := DefaultHonesty().Weight
	if prior == 0 {
		prior = zeroPrior
	}
	return (float64(r.Won) + prior*weight) / (float64(r.Closed) + weight)
}

// chances are those of one open deal, in the order of Models. A stage without a
// percentage is given the firm's rate.
func (m *methods) chances(i int32, h *hop, days float64) [modelCount]float64 {
	assigned := m.base
	if percent := m.deals.assigned(i); percent != NoPercent {
		assigned = percent / 100
	}
	stage := m.posterior(m.records[h.at], assigned)
	first := m.of(i)[0]
	since := m.age(first.entered)
	p := [modelCount]float64{m.base, assigned, stage, clamp(m.markov.B[h.at][wonEnd-1])}
	if m.closed.Closed < leastClosed {
		p[4], p[5] = HalfLife(m.base, since, halfLifeFrom, halfLifeDays), HalfLife(stage, days, halfLifeFrom, halfLifeDays)
		return p
	}
	p[4] = m.clock.eventually(since, []float64{1, 0, 0}, m.base).Value
	p[5] = m.inStage.Chance(h.at, days, stage).Value
	for k := range p {
		p[k] = clamp(p[k])
	}
	return p
}

// ModelScore is how good a model was on one day, or on all of them together.
type ModelScore struct {
	Model Model `json:"model"`
	Scores
	Value   float64 `json:"value_forecast" doc:"Sum of value times p, in minor units"`
	Came    int64   `json:"value_won" doc:"Value of those that were won, in minor units"`
	Unknown int     `json:"without_value" doc:"Deals whose value cannot be added; they count as 0"`
}

// PooledScore is a model on all days together.
type PooledScore struct {
	ModelScore
	Reliability
}

// ModelDifference compares two models by the bootstrap over deals.
type ModelDifference struct {
	A       Model      `json:"a"`
	B       Model      `json:"b"`
	Brier   Difference `json:"brier" doc:"Below 0: a is the better"`
	LogLoss Difference `json:"log_loss"`
}

// BacktestDay are the models on one day.
type BacktestDay struct {
	AsOf   crm.Date     `json:"as_of"`
	Models []ModelScore `json:"models" nullable:"false"`
}

// BacktestScores say how good the models were.
type BacktestScores struct {
	Days        []BacktestDay     `json:"days" nullable:"false"`
	Pooled      []PooledScore     `json:"pooled" nullable:"false"`
	Differences []ModelDifference `json:"differences" nullable:"false" doc:"Each two models, with the bootstrap's interval over deals"`
}

// ScoreBacktest scores the rows of Backtest about the same deals. Days of which
// no deal was open have no models; no row at all is an error of kind crm.Invalid.
func ScoreBacktest(d *Deals, rows []BacktestRow, seed uint64) (*BacktestScores, error) {
	if len(rows) == 0 {
		return nil, crm.Invalidf("backtest.none_open", "no deal was open on these days, so there is nothing to score: name other days")
	}
	s := &BacktestScores{}
	for rest := rows; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].AsOf == rest[0].AsOf {
			n++
		}
		day := BacktestDay{AsOf: rest[0].AsOf}
		for k := range Models() {
			score, err := scoreModel(d, rest[:n], k)
			if err != nil {
				return nil, err
			}
			day.Models = append(day.Models, score)
		}
		s.Days = append(s.Days, day)
		rest = rest[n:]
	}
	for k := range Models() {
		score, err := scoreModel(d, rows, k)
		if err != nil {
			return nil, err
		}
		reliability, err := Reliable(guesses(rows, k))
		if err != nil {
			return nil, err
		}
		s.Pooled = append(s.Pooled, PooledScore{score, reliability})
	}
	s.compare(rows, seed)
	return s, nil
}

func guesses(rows []BacktestRow, model int) []Guess {
	out := make([]Guess, len(rows))
	for i := range rows {
		out[i] = Guess{rows[i].P[model], rows[i].Won}
	}
	return out
}

func scoreModel(d *Deals, rows []BacktestRow, model int) (ModelScore, error) {
	scores, err := Score(guesses(rows, model))
	out := ModelScore{Model: Models()[model], Scores: scores}
	for _, r := range rows {
		if d.Worth[r.Deal] != Valued {
			out.Unknown++
			continue
		}
		out.Value += float64(d.Value[r.Deal]) * r.P[model]
		if r.Won {
			out.Came += d.Value[r.Deal]
		}
	}
	out.Value = math.Round(out.Value)
	return out, err
}

// compare sets each model against each that stands before it.
func (s *BacktestScores) compare(rows []BacktestRow, seed uint64) {
	models := Models()
	for a := range models {
		for b := range a {
			squares, logs := make([]Loss, len(rows)), make([]Loss, len(rows))
			for i, r := range rows {
				ga, gb := Guess{r.P[a], r.Won}, Guess{r.P[b], r.Won}
				squares[i], logs[i] = Loss{r.Deal, squareLoss(ga), squareLoss(gb)}, Loss{r.Deal, logLoss(ga), logLoss(gb)}
			}
			s.Differences = append(s.Differences, ModelDifference{models[a], models[b], Compare(squares, seed), Compare(logs, seed)})
		}
	}
}
