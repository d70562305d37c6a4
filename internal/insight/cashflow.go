package insight

import (
	"math"
	"slices"

	"hummock/internal/crm"
)

// Delay is a distribution of whole steps of time, days or months, the same in all
// that are used together: at First+i with Mass[i]. Never is the share that no
// step holds: later than anything known, or not at all.
type Delay struct {
	First int
	Mass  []float64
	Never float64
}

// NoDelay is none, for certain.
func NoDelay() Delay { return Delay{Mass: []float64{1}} }

func (d Delay) check() error {
	sum := d.Never
	for _, m := range d.Mass {
		if !(m >= 0) {
			return crm.Invalidf("insight.delay", "a delay has the mass %v: give numbers of at least 0", m)
		}
		sum += m
	}
	if !(d.Never >= 0) || math.Abs(sum-1) > 1e-6 {
		return crm.Invalidf("insight.delay", "the masses of a delay sum to %v: make them sum to 1", sum)
	}
	return nil
}

// from is the delay when it is known to be at least so many steps.
func (d Delay) from(least int) Delay {
	cut := min(max(least-d.First, 0), len(d.Mass))
	rest := Delay{First: d.First + cut, Mass: slices.Clone(d.Mass[cut:]), Never: d.Never}
	sum := rest.Never
	for _, m := range rest.Mass {
		sum += m
	}
	if sum == 0 {
		return Delay{Never: 1}
	}
	for i := range rest.Mass {
		rest.Mass[i] /= sum
	}
	rest.Never /= sum
	return rest
}

// plus is one delay after another.
func (d Delay) plus(o Delay) Delay {
	sum := Delay{First: d.First + o.First, Never: 1 - (1-d.Never)*(1-o.Never)}
	if len(d.Mass) == 0 || len(o.Mass) == 0 {
		return sum
	}
	sum.Mass = make([]float64, len(d.Mass)+len(o.Mass)-1)
	for i, a := range d.Mass {
		if a == 0 {
			continue
		}
		for j, b := range o.Mass {
			sum.Mass[i+j] += a * b
		}
	}
	return sum
}

// by is the chance of at most so many steps.
func (d Delay) by(steps int) float64 {
	sum := 0.0
	for i, m := range d.Mass {
		if d.First+i > steps {
			break
		}
		sum += m
	}
	return sum
}

// Inflow is the money that one deal brings if it is won.
type Inflow struct {
	P     float64 // chance to be won; 1 once it is
	Close int     // stated closing, in steps from the as-of date; below 0: overdue
	Slip  Delay   // of the actual closing against the stated one
	Late  Delay   // of the payments of this client against what was agreed
	Plan  []Due   // whole amounts that sum to the value
}

// Due is one milestone: After are the steps from the closing to the day on which
// it is to be paid, the credit term included.
type Due struct {
	Amount int64
	After  int
}

// paid is when the closing of a deal has reached the client's money, in steps
// from the as-of date. A deal that is still open closes today at the earliest,
// and one that is overdue after today (E6).
func (f *Inflow) paid() Delay {
	closing := f.Slip
	closing.First += f.Close
	if f.P < 1 {
		earliest := 0
		if f.Close < 0 {
			earliest = 1
		}
		closing = closing.from(earliest)
	}
	return closing.plus(f.Late)
}

func (f *Inflow) check(i int) error {
	if !(f.P >= 0 && f.P <= 1) {
		return noChance(i, f.P)
	}
	if err := f.Slip.check(); err != nil {
		return err
	}
	return f.Late.check()
}

// Cash is the money expected by step from the as-of date on, in minor units.
// Before, At and Later sum to the deals' values times their chances.
type Cash struct {
	Before float64   // due before the as-of date by what is said of it
	At     []float64 // one entry a step
	Later  float64   // after the last step, or never
}

// ExpectedCash spreads each deal's money over so many steps (E6). Errors are of
// kind crm.Invalid.
func ExpectedCash(flows []Inflow, steps int) (*Cash, error) {
	c := &Cash{At: make([]float64, steps)}
	for i := range flows {
		f := &flows[i]
		if err := f.check(i); err != nil {
			return nil, err
		}
		paid := f.paid()
		for _, due := range f.Plan {
			amount := f.P * float64(due.Amount)
			c.Later += amount * paid.Never
			for k, m := range paid.Mass {
				c.add(paid.First+k+due.After, amount*m)
			}
		}
	}
	return c, nil
}

func (c *Cash) add(step int, amount float64) {
	switch {
	case step < 0:
		c.Before += amount
	case step < len(c.At):
		c.At[step] += amount
	default:
		c.Later += amount
	}
}

// CashBy says of each deal what it has brought up to a step and with it, as
// stakes for Total: the quantiles of several months do not add, so that money
// over time has a distribution of its own. All milestones of a deal are taken to
// be paid equally late. Errors are of kind crm.Invalid.
func CashBy(flows []Inflow, step int) ([]Stake, error) {
	stakes := make([]Stake, len(flows))
	for i := range flows {
		f := &flows[i]
		if err := f.check(i); err != nil {
			return nil, err
		}
		stakes[i] = f.stake(step)
	}
	return stakes, nil
}

func (f *Inflow) stake(step int) Stake {
	paid := f.paid()
	plan := slices.Clone(f.Plan)
	slices.SortStableFunc(plan, func(a, b Due) int { return b.After - a.After }) // the last first
	s := Stake{P: f.P, Parts: []Part{}}
	for _, due := range plan {
		s.Value += due.Amount
	}
	sum, before := s.Value, 0.0
	for _, due := range plan {
		// With the chance upTo this milestone is paid by then, and so are those before it.
		upTo := paid.by(step - due.After)
		if upTo > before {
			s.Parts = append(s.Parts, Part{sum, upTo - before})
			before = upTo
		}
		sum -= due.Amount
	}
	return s
}
