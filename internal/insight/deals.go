package insight

import "hummock/internal/crm"

// Deals are the deals of one firm in columns of equal length; a row is a place
// in them. Nothing here holds a pointer per row.
type Deals struct {
	Stages []Stage // what the column Stage points into

	Stage      []int32    // place in Stages, or NoStage
	Worth      []Worth    // whether Value means anything
	Value      []int64    // contract value in minor units of base currency
	Own        []float64  // the seller's own chance to win in percent, or NoPercent
	Close      []Day      // expected close
	Closed     []Day      // day of winning, losing or ending in the firm's time zone
	Outcome    []Outcome  // how it ended
	Finished   []bool     // has an end date: nothing of it counts as share any more
	Category   []Category // the seller's word in the forecast
	CreditDays []int32    // days that the client has to pay
}

// Stage is what the figures need to know of a stage of one version of a pipeline.
type Stage struct {
	Percent float64 // chance to win or share of the value, 0 to 100, or NoPercent
}

// NoStage marks a deal without a stage; NoPercent a missing percentage.
const (
	NoStage   int32   = -1
	NoPercent float64 = -1
)

// Worth says whether a deal's value can be added to others.
type Worth uint8

// What may be known of a deal's value.
const (
	Unvalued Worth = iota // nobody has said what it is worth
	Unrated               // in a currency without a rate to base currency
	Valued
)

// Outcome is crm.Outcome in one byte.
type Outcome uint8

// The outcomes, in the order of crm.
const (
	Open Outcome = iota
	Won
	Lost
	Disqualified
	Ended
)

// OutcomeOf shortens an outcome; an unknown one is an error of kind crm.Invalid.
func OutcomeOf(o crm.Outcome) (Outcome, error) {
	switch o {
	case crm.Open:
		return Open, nil
	case crm.Won:
		return Won, nil
	case crm.Lost:
		return Lost, nil
	case crm.Disqualified:
		return Disqualified, nil
	case crm.Ended:
		return Ended, nil
	}
	return Open, crm.Invalidf("insight.outcome", "%q is no outcome of a deal", string(o))
}

// Category is crm.Category in one byte.
type Category uint8

// The forecast categories, in the order of crm.
const (
	Pipeline Category = iota
	BestCase
	Commit
	Omitted
)

// CategoryOf shortens a category; none counts as Pipeline, an unknown one is an
// error of kind crm.Invalid.
func CategoryOf(c crm.Category) (Category, error) {
	switch c {
	case crm.CategoryPipeline, "":
		return Pipeline, nil
	case crm.CategoryBest:
		return BestCase, nil
	case crm.CategoryCommit:
		return Commit, nil
	case crm.CategoryOmitted:
		return Omitted, nil
	}
	return Pipeline, crm.Invalidf("insight.category", "%q is no forecast category", string(c))
}

// Len is the number of deals.
func (d *Deals) Len() int { return len(d.Stage) }

// longestCredit is the most days that a company may be given (see crm.Company).
const longestCredit = 3650

// check refuses columns that do not belong together.
func (d *Deals) check() error {
	n := d.Len()
	for _, column := range []int{
		len(d.Worth), len(d.Value), len(d.Own), len(d.Close), len(d.Closed),
		len(d.Outcome), len(d.Finished), len(d.Category), len(d.CreditDays),
	} {
		if column != n {
			return crm.Invalidf("insight.columns", "a column of deals has %d rows where the others have %d: give every column the same length", column, n)
		}
	}
	for i, s := range d.Stages {
		if !isPercent(s.Percent) {
			return crm.Invalidf("insight.percent", "stage %d has %v for its percentage: use 0 to 100, or NoPercent", i+1, s.Percent)
		}
	}
	return nil
}

// checkRow refuses a deal that no figure could show.
func (d *Deals) checkRow(i int32) error {
	stage := d.Stage[i]
	if stage != NoStage && (stage < 0 || int(stage) >= len(d.Stages)) {
		return crm.Invalidf("insight.stage", "the deal in row %d is in stage %d of %d", i, stage, len(d.Stages))
	}
	if !isPercent(d.Own[i]) {
		return crm.Invalidf("insight.percent", "the deal in row %d has %v for its own chance to win: use 0 to 100, or NoPercent", i, d.Own[i])
	}
	if days := d.CreditDays[i]; days < 0 || days > longestCredit {
		return crm.Invalidf("insight.credit_days", "the deal in row %d has %d days of credit: use 0 to %d", i, days, longestCredit)
	}
	if !d.Close[i].valid() || !d.Closed[i].valid() {
		return crm.Invalidf("insight.day", "the deal in row %d has a date outside of the years 1000 to 9999", i)
	}
	if d.Outcome[i] > Ended || d.Category[i] > Omitted || d.Worth[i] > Valued {
		return crm.Invalidf("insight.columns", "the deal in row %d has an outcome, category or worth that does not exist", i)
	}
	return nil
}

func isPercent(p float64) bool { return p >= 0 && p <= 100 || p == NoPercent }

// Sums are amounts in minor units of base currency over a number of deals.
type Sums struct {
	Deals    int   `json:"deals"`
	Value    int64 `json:"value" doc:"Contract values in full"`
	Claimed  int64 `json:"claimed" doc:"By the seller's own chance where given, else by the stage's"`
	Weighted int64 `json:"weighted" doc:"By the stage's chance"`
	Share    int64 `json:"share" doc:"Stage's share of every value not finished, won ones too"`
}

func (s *Sums) add(o Sums) {
	s.Deals += o.Deals
	s.Value += o.Value
	s.Claimed += o.Claimed
	s.Weighted += o.Weighted
	s.Share += o.Share
}

// portions are the stages' percentages as exact fractions; the one more at the
// end is for deals without a stage. A missing percentage counts nothing.
func (d *Deals) portions() []portion {
	out := make([]portion, len(d.Stages)+1)
	for i := range out {
		out[i] = portion{0, ppm}
		if i < len(d.Stages) && d.Stages[i].Percent != NoPercent {
			out[i] = portionOf(d.Stages[i].Percent)
		}
	}
	return out
}

// addTo adds one deal to a figure (E5): each amount is rounded once, here and
// nowhere else. A deal without a value that can be added counts as one deal
// worth nothing.
func (d *Deals) addTo(s *Sums, i int32, stages []portion) {
	s.Deals++
	if d.Worth[i] != Valued {
		return
	}
	value := d.Value[i]
	s.Value += value
	weighted := stages[d.stageOrLast(i)].of(value)
	if !d.Finished[i] {
		s.Share += weighted
	}
	if d.Outcome[i] == Won {
		s.Claimed += value
		s.Weighted += value
		return
	}
	s.Weighted += weighted
	if d.Own[i] == NoPercent {
		s.Claimed += weighted
		return
	}
	s.Claimed += portionOf(d.Own[i]).of(value)
}

// Amounts gives what each of the rows adds to a figure, so that opened rows add
// up to the figure to the cent. Rows outside of the columns are an error of
// kind crm.Invalid.
func (d *Deals) Amounts(rows []int32) ([]Sums, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	stages := d.portions()
	out := make([]Sums, len(rows))
	for k, i := range rows {
		if i < 0 || int(i) >= d.Len() {
			return nil, crm.Invalidf("insight.row", "there is no row %d among %d deals", i, d.Len())
		}
		if err := d.checkRow(i); err != nil {
			return nil, err
		}
		d.addTo(&out[k], i, stages)
	}
	return out, nil
}

// stageOrLast is the place of a deal's stage, or one past the last stage.
func (d *Deals) stageOrLast(i int32) int {
	if d.Stage[i] == NoStage {
		return len(d.Stages)
	}
	return int(d.Stage[i])
}

// assigned is the stage's percentage of a deal, or NoPercent.
func (d *Deals) assigned(i int32) float64 {
	if d.Stage[i] == NoStage {
		return NoPercent
	}
	return d.Stages[d.Stage[i]].Percent
}
