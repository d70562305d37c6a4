package insight

import (
	"math"
	"slices"

	"hummock/internal/crm"
)

// Calibration sets the assigned chances of a funnel's stages against what came
// of the deals (E1).
type Calibration struct {
	Stages []StageCalibration `json:"-"` // those before the win line
	Drift  *Drift             `json:"drift" doc:"Whether the win rate moved between the halves of the window; null where too few closings have a day"`
	Brier  *StageBrier        `json:"brier" doc:"How far off the chances were; null where no closed deal entered a stage with a chance"`
}

// StageCalibration is one stage before the win line.
type StageCalibration struct {
	Real      *Chance        `json:"real" doc:"Won of closed that ever entered the stage, as counted; null where there is none"`
	Chance    *StageEstimate `json:"chance" doc:"Assigned and history together; null without an assigned chance"`
	Verdict   Verdict        `json:"verdict" enum:"fits,too_optimistic,too_pessimistic,too_few,not_assigned"`
	Suggested *float64       `json:"suggested" doc:"0 to 1, in whole percent: history and assigned together, never lower than at the stage before"`
}

// Verdict says how an assigned chance stands to what came.
type Verdict string

// The verdicts.
const (
	Fits           Verdict = "fits"
	TooOptimistic  Verdict = "too_optimistic"
	TooPessimistic Verdict = "too_pessimistic"
	TooFew         Verdict = "too_few"
	NotAssigned    Verdict = "not_assigned"
)

// leastForVerdict is how many closed deals of a stage a verdict takes.
const leastForVerdict = 20

// StageBrier is the mean squared miss of a chance over closed deals and the
// stages that they entered; lower is better.
type StageBrier struct {
	Assigned float64 `json:"assigned"`
	Base     float64 `json:"base" doc:"Of one and the same chance everywhere: the win rate"`
	Guesses  int     `json:"guesses"`
}

// Calibrate compares the assigned chances of positions, from 0 to 1 or Unknown,
// with the funnel counted from d. win is the first position beyond the win line.
// A chance fits as long as it lies within the 90 % interval of the observed rate.
// Errors are of kind crm.Invalid.
func Calibrate(d *Deals, f *Funnel, assigned []float64, win int, h History, rule Honesty) (*Calibration, error) {
	if len(assigned) < min(win, len(f.Stages)) {
		return nil, crm.Invalidf("insight.columns", "%d chances are given for %d stages: give each stage one", len(assigned), len(f.Stages))
	}
	c := &Calibration{Stages: make([]StageCalibration, min(win, len(f.Stages)))}
	for at := range c.Stages {
		if err := c.Stages[at].weigh(assigned[at], f.Stages[at].Record(), h, rule); err != nil {
			return nil, err
		}
	}
	if err := c.suggest(f, rule); err != nil {
		return nil, err
	}
	c.Brier = stageBrier(f, assigned[:len(c.Stages)])
	var err error
	c.Drift, err = f.drift(d)
	return c, err
}

func (s *StageCalibration) weigh(assigned float64, r Record, h History, rule Honesty) error {
	s.Real, s.Verdict = observed(r), NotAssigned
	if assigned == Unknown {
		return nil
	}
	estimate, err := StageChance(assigned, false, r, h, rule)
	if err != nil {
		return err
	}
	s.Chance, s.Verdict = &estimate, verdict(assigned, s.Real)
	return nil
}

func verdict(assigned float64, seen *Chance) Verdict {
	switch {
	case seen == nil || seen.Record.Closed < leastForVerdict:
		return TooFew
	// At none or all of n, the interval leaves out the rate that was seen.
	case assigned > max(seen.Interval.High, seen.Value):
		return TooOptimistic
	case assigned < min(seen.Interval.Low, seen.Value):
		return TooPessimistic
	}
	return Fits
}

// suggest pools what falls from stage to stage. Chances are rounded to whole
// percent, and neither 0 nor 1 is one before the win line.
func (c *Calibration) suggest(f *Funnel, rule Honesty) error {
	var places []int
	var p, weights []float64
	for at, s := range c.Stages {
		if s.Chance != nil {
			places = append(places, at)
			p = append(p, s.Chance.Posterior.Value)
			weights = append(weights, float64(f.Stages[at].Record().Closed)+rule.Weight)
		}
	}
	rising, err := Monotone(p, weights)
	if err != nil {
		return err
	}
	for k, at := range places {
		percent := min(max(math.Round(rising[k]*100), 1), 99) / 100
		c.Stages[at].Suggested = &percent
	}
	return nil
}

func stageBrier(f *Funnel, assigned []float64) *StageBrier {
	if f.WinRate == nil {
		return nil
	}
	b := &StageBrier{}
	for at, p := range assigned {
		if p == Unknown {
			continue
		}
		r := f.Stages[at].Record()
		b.Guesses += r.Closed
		b.Assigned += r.squares(p)
		b.Base += r.squares(f.WinRate.Value)
	}
	if b.Guesses == 0 {
		return nil
	}
	b.Assigned /= float64(b.Guesses)
	b.Base /= float64(b.Guesses)
	return b
}

// squares sums up the squared misses of one chance.
func (r Record) squares(p float64) float64 {
	return float64(r.Won)*(1-p)*(1-p) + float64(r.Closed-r.Won)*p*p
}

// drift halves the closings by their days, the older half first.
func (f *Funnel) drift(d *Deals) (*Drift, error) {
	var closed []int32
	for _, i := range slices.Concat(f.Won.Rows, f.Lost.Rows) {
		if d.Closed[i] != NoDay {
			closed = append(closed, i)
		}
	}
	if len(closed) < 2 {
		return nil, nil //nolint:nilnil // nothing to halve
	}
	slices.SortFunc(closed, func(a, b int32) int { return int(d.Closed[a]) - int(d.Closed[b]) })
	middle := len(closed) / 2
	// Closings of one day stay together.
	for middle < len(closed) && d.Closed[closed[middle]] == d.Closed[closed[middle-1]] {
		middle++
	}
	halves := [2]Record{}
	for k, i := range closed {
		half := &halves[0]
		if k >= middle {
			half = &halves[1]
		}
		half.Closed++
		if d.Outcome[i] == Won {
			half.Won++
		}
	}
	drift, err := WindowDrift(halves[0], halves[1])
	return &drift, err
}

// Reweighted sums what rows weigh by their stages' chances, and what they would
// weigh by one chance from 0 to 1 in whole percent. Won deals are passed over.
func (d *Deals) Reweighted(rows []int32, chance float64) (now, then int64) {
	stages, one := d.portions(), portionOf(math.Round(chance*100))
	for _, i := range rows {
		if d.Outcome[i] == Open && d.Worth[i] == Valued {
			now += stages[d.stageOrLast(i)].of(d.Value[i])
			then += one.of(d.Value[i])
		}
	}
	return now, then
}
