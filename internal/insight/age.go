package insight

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"hummock/internal/crm"
)

// AgeChance is the chance to win of a deal that has been in its stage for a
// while (E2). It is Value that is shown.
type AgeChance struct {
	Value   float64 `json:"value" doc:"w raw + (1-w) the stage's own chance, w = r/(r+5)"`
	Raw     float64 `json:"raw" doc:"By age alone; 0 beyond the longest stay that ended"`
	AtRisk  int     `json:"at_risk" doc:"Stays that were watched at this age, r"`
	Carried bool    `json:"carried" doc:"Older than any stay that ended: the last age with ten at risk stands in"`
}

// What thin data weigh.
const (
	blendWeight  = 5.  // pseudo-stays that the stage's own chance is worth
	leastAtRisk  = 10  // for an age to speak for greater ones
	leastClosed  = 50  // closed deals for age to be learnt at all
	halfLifeFrom = 14. // days without decay where it is not
	halfLifeDays = 30.
)

// HalfLife is the chance by age where too few deals are closed to learn it:
// p0 2^(-(a-m)+/h), whole for m days and half as much each h days later (E2).
func HalfLife(p0, age, m, h float64) float64 {
	return p0 * math.Exp2(-math.Max(0, age-m)/h)
}

// eventually is the chance by age when ending by cause j wins with chance win[j-1].
func (in *Incidence) eventually(age float64, win []float64, otherwise float64) AgeChance {
	k := in.after(age)
	c := AgeChance{AtRisk: in.AtRiskAt(age), Carried: k == len(in.Days)}
	if !c.Carried {
		c.Raw = in.worth(k, win)
	}
	p := c.Raw
	if c.Carried {
		k = in.lastSure(leastAtRisk)
		if k < 0 {
			c.AtRisk, c.Value = 0, otherwise
			return c
		}
		c.AtRisk, p = in.AtRisk[k], in.worth(k, win)
	}
	w := float64(c.AtRisk) / (float64(c.AtRisk) + blendWeight)
	c.Value = w*p + (1-w)*otherwise
	return c
}

// worth is the chance to win from just before a step on.
func (in *Incidence) worth(step int, win []float64) float64 {
	p := 0.0
	for cause, w := range win {
		p += in.restAt(step, cause+1) * w
	}
	return math.Min(p, 1)
}

// AgeModel is the semi-Markov model of E2 and E3: how long deals stay in each
// stage, and where they go from there.
type AgeModel struct {
	Stages []*Incidence // by position; causes are the moves to each position, then won, lost, ended
	Enter  []float64    // W: chance to win of a deal that comes to the position

	win []float64 // by cause: chance to win after it
}

// newAgeModel learns from journeys. stage is the chance of each position that
// stands in where nothing has ended yet.
func newAgeModel(j *journeys, stage []float64) (*AgeModel, error) {
	m := &AgeModel{}
	for _, stays := range j.byStage() {
		in, err := AalenJohansen(stays, j.stages+ends)
		if err != nil {
			return nil, err
		}
		m.Stages = append(m.Stages, in)
	}
	return m, m.solve(stage)
}

// solve is W = (I - F_open(inf))^-1 F_won(inf).
func (m *AgeModel) solve(stage []float64) error {
	n := len(m.Stages)
	if n == 0 {
		return nil
	}
	moves, won := mat.NewDense(n, n, nil), mat.NewDense(n, 1, nil)
	for s, in := range m.Stages {
		won.Set(s, 0, in.restAt(0, n+wonEnd))
		if len(in.Days) == 0 {
			won.Set(s, 0, stage[s])
		}
		for to := range n {
			moves.Set(s, to, in.restAt(0, to+1)*staysInside)
		}
	}
	fundamental, err := invertRest(moves)
	if err != nil {
		return err
	}
	var enter mat.Dense
	enter.Mul(fundamental, won)
	m.win = make([]float64, n+ends)
	for s := range n {
		m.Enter = append(m.Enter, clamp(enter.At(s, 0)))
		m.win[s] = m.Enter[s]
	}
	m.win[n+wonEnd-1] = 1
	return nil
}

// staysInside lets deals that circle for ever come out at last, as not won.
const staysInside = 1 - 1e-9

func clamp(p float64) float64 { return math.Max(0, math.Min(1, p)) }

// Chance is P(win | stage, age), blended with otherwise, the chance of the stage
// whatever the age.
func (m *AgeModel) Chance(at int32, age, otherwise float64) AgeChance {
	return m.Stages[at].eventually(age, m.win, otherwise)
}

// NewAgeModel learns the chances by age in stage from a past that Rewind has put
// back to its day (E2). stage holds, by position before the win line, the chance
// of a stage in which no stay has ended yet. Errors are of kind crm.Invalid.
func NewAgeModel(p Past, stage []float64) (*AgeModel, error) {
	j, err := newJourneys(p)
	if err != nil {
		return nil, err
	}
	if len(stage) != j.stages {
		return nil, crm.Invalidf("insight.columns", "%d chances are given for %d stages before the win line: give each stage one", len(stage), j.stages)
	}
	return newAgeModel(j, stage)
}
