package insight

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"hummock/internal/crm"
)

// Record is a firm's own experience: of Closed deals, Won were won. Deals that
// were disqualified are in neither (E1).
type Record struct {
	Won    int `json:"won"`
	Closed int `json:"closed" doc:"Won and lost"`
}

func (r Record) check() error {
	if r.Won < 0 || r.Won > r.Closed {
		return crm.Invalidf("insight.record", "%d of %d closed deals cannot be won: count each closed deal once", r.Won, r.Closed)
	}
	return nil
}

// Interval is where a probability lies with the stated level of confidence.
type Interval struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Level float64 `json:"level"`
}

// RateLevel is the confidence of intervals around rates and probabilities.
const RateLevel = 0.9

// Method says where a probability comes from; it is the key of its label.
type Method string

// The methods.
const (
	Assigned   Method = "assigned_not_calibrated" // somebody's guess; history is too short
	Calibrated Method = "calibrated"              // guess and history together
	Certain    Method = "certain"                 // beyond the win line
	OwnSegment Method = "segment"                 // the segment's own history
	Pooled     Method = "pooled"                  // all segments together
)

// Chance is a probability that can be shown: never without where it comes from,
// how sure it is and how many deals it rests on.
type Chance struct {
	Value    float64  `json:"value"`
	Interval Interval `json:"interval"`
	Record   Record   `json:"record"`
	Method   Method   `json:"method"`
}

// History is how much a firm's closed deals can tell at all.
type History struct {
	Closed int `json:"closed"` // closed deals of the pipeline in the averaging window, disqualified left out
	Months int `json:"months"` // whole months that the window's history covers
}

// Honesty says when history outweighs the guess (E1). DefaultHonesty gives the
// usual values.
type Honesty struct {
	Weight    float64 // pseudo-deals that an assigned probability is worth, M0
	MinDeals  int
	MinMonths int
}

// DefaultHonesty is M0 = 10, 50 closed deals, 6 months.
func DefaultHonesty() Honesty { return Honesty{Weight: 10, MinDeals: 50, MinMonths: 6} }

// zeroPrior stands in for an assigned 0, which means "not yet counted" and would
// never learn.
const zeroPrior = .005

// StageChance is the chance to win of a deal that enters a stage (E1). assigned
// is the stage's own probability p0 from 0 to 1; beyond says that the stage lies
// beyond the win line, the only place where 1 is possible; record counts the
// closed deals that ever entered the stage. With too little history Headline is
// the assigned value with the interval of Beta(p0*M0, (1-p0)*M0); otherwise it is
// Posterior, (k + M0*p0)/(n + M0) with the interval of its Beta. Posterior is
// given either way. Errors are of kind crm.Invalid.
func StageChance(assigned float64, beyond bool, record Record, h History, rule Honesty) (StageEstimate, error) {
	if err := record.check(); err != nil {
		return StageEstimate{}, err
	}
	if err := rule.check(); err != nil {
		return StageEstimate{}, err
	}
	if !isChance(assigned) {
		return StageEstimate{}, crm.Invalidf("insight.probability", "the assigned probability is %v: use a number from 0 to 1", assigned)
	}
	if beyond {
		c := Chance{1, Interval{1, 1, RateLevel}, record, Certain}
		return StageEstimate{Headline: c, Posterior: c}, nil
	}
	if assigned == 1 {
		return StageEstimate{}, crm.Invalidf("insight.probability", "a stage before the win line cannot have an assigned probability of 1: nothing is certain there")
	}
	prior := assigned
	if prior == 0 {
		prior = zeroPrior
	}
	e := StageEstimate{Posterior: posterior(record, prior, rule.Weight)}
	e.Headline = e.Posterior
	if h.Closed < rule.MinDeals || h.Months < rule.MinMonths {
		e.Headline = Chance{assigned, betaInterval(prior*rule.Weight, (1-prior)*rule.Weight), record, Assigned}
	}
	return e, nil
}

// StageEstimate holds both what is shown and what history says so far.
type StageEstimate struct {
	Headline  Chance `json:"headline"`
	Posterior Chance `json:"posterior"`
}

func (h Honesty) check() error {
	if !(h.Weight > 0) || h.Weight > 1e6 {
		return crm.Invalidf("insight.weight", "an assigned probability cannot weigh %v deals: use more than 0, such as 10", h.Weight)
	}
	return nil
}

// posterior blends k of n with a prior mean worth so many deals.
func posterior(r Record, mean, weight float64) Chance {
	a := float64(r.Won) + mean*weight
	b := float64(r.Closed-r.Won) + (1-mean)*weight
	return Chance{a / (a + b), betaInterval(a, b), r, Calibrated}
}

// betaInterval is the central interval of Beta(a, b) at RateLevel.
func betaInterval(a, b float64) Interval {
	tail := (1 - RateLevel) / 2
	return Interval{betaQuantile(a, b, tail), betaQuantile(a, b, 1-tail), RateLevel}
}

// betaQuantile also knows the limits: no successes at all, or no failures.
func betaQuantile(a, b, q float64) float64 {
	if a <= 0 {
		return 0
	}
	if b <= 0 {
		return 1
	}
	return mathext.InvRegIncBeta(a, b, q)
}

// Monotone pools neighbours that fall (E1, pool adjacent violators), so that the
// chance to win never sinks from one stage to the next: the non-decreasing row
// nearest to p by weighted least squares. weights are positive; nil weighs all
// the same. Errors are of kind crm.Invalid.
func Monotone(p, weights []float64) ([]float64, error) {
	if weights != nil && len(weights) != len(p) {
		return nil, crm.Invalidf("insight.weights", "%d probabilities have %d weights: give each its own", len(p), len(weights))
	}
	type pool struct {
		mean, weight float64
		size         int
	}
	var pools []pool
	for i, v := range p {
		next := pool{v, 1, 1}
		if weights != nil {
			next.weight = weights[i]
		}
		if math.IsNaN(v) || math.IsInf(v, 0) || !(next.weight > 0) || math.IsInf(next.weight, 0) {
			return nil, crm.Invalidf("insight.weights", "probability %d is %v with weight %v: use numbers, and weights above 0", i+1, v, next.weight)
		}
		for len(pools) > 0 && pools[len(pools)-1].mean > next.mean {
			last := pools[len(pools)-1]
			weight := last.weight + next.weight
			next = pool{(last.mean*last.weight + next.mean*next.weight) / weight, weight, last.size + next.size}
			pools = pools[:len(pools)-1]
		}
		pools = append(pools, next)
	}
	out := make([]float64, 0, len(p))
	for _, pool := range pools {
		for range pool.size {
			out = append(out, pool.mean)
		}
	}
	return out, nil
}
