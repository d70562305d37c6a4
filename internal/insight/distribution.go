package insight

import (
	"math"
	"slices"

	"hummock/internal/crm"
)

// Stake is what one open deal may add to a total: with the chance P, 0 to 1, it
// is won, and brings Value, in minor units of the base currency.
type Stake struct {
	Value int64
	P     float64
	// Parts are what a won deal has brought by some day, where that is not all of
	// its value or nothing; without them it brings Value.
	Parts []Part
}

// Part is an amount that a won deal has brought, with its chance among the won.
// The chances of a deal's parts sum to at most one; beside them it brings nothing.
type Part struct {
	Value int64
	P     float64
}

// each gives the amounts that are not nothing, with their chances among the won.
func (s *Stake) each(do func(value int64, p float64)) {
	if s.Parts == nil {
		do(s.Value, 1)
		return
	}
	for _, part := range s.Parts {
		do(part.Value, part.P)
	}
}

// moments are the mean of what a won deal brings, and of its square.
func (s *Stake) moments() (mean, square float64) {
	if s.Parts == nil { // most deals, and many of them
		v := float64(s.Value)
		return v, v * v
	}
	for _, part := range s.Parts {
		v := float64(part.Value)
		mean += part.P * v
		square += part.P * v * v
	}
	return mean, square
}

// Distribution says what a total may come to: ascending amounts in minor units,
// with masses that sum to one.
type Distribution struct {
	Value []int64
	Mass  []float64

	// Mean and Variance are those of the deals, not of a grid's rounded amounts.
	Mean     float64
	Variance float64
}

// slack is what a sum of masses may lack of a quantile through rounding.
const slack = 1e-12

// Quantile is the smallest amount x with a chance of at least q, 0 to 1, that the
// total is x or less.
func (d *Distribution) Quantile(q float64) int64 {
	sum := 0.0
	for i, m := range d.Mass {
		if sum += m; sum >= q-slack {
			return d.Value[i]
		}
	}
	return d.Value[len(d.Value)-1]
}

// ChanceOf is the chance that the total is at least the target.
func (d *Distribution) ChanceOf(target int64) float64 {
	first, _ := slices.BinarySearch(d.Value, target)
	sum := 0.0
	for _, m := range d.Mass[first:] {
		sum += m
	}
	return min(sum, 1)
}

// Total is the distribution of what the stakes bring beside what is certain. Few
// deals are counted exactly, to the minor unit; of many, those that sway the
// total most stand on a grid and the others come in as a normal (E7). Errors are
// of kind crm.Invalid: a chance that is none, amounts that cannot be added.
func Total(certain int64, stakes []Stake, shock Shock) (*Distribution, error) {
	if err := checkStakes(certain, stakes); err != nil {
		return nil, err
	}
	base, swaying := sure(certain, stakes)
	d, fits := enumerated(swaying, shock)
	if !fits {
		d = gridded(swaying, shock)
	}
	for i := range d.Value {
		d.Value[i] += base
	}
	d.Mean = float64(base)
	for i := range swaying {
		mean, _ := swaying[i].moments()
		d.Mean += swaying[i].P * mean
	}
	return d, nil
}

func checkStakes(certain int64, stakes []Stake) error {
	sum := math.Abs(float64(certain))
	for i := range stakes {
		s := &stakes[i]
		if !(s.P >= 0 && s.P <= 1) {
			return noChance(i, s.P)
		}
		most, parts := 0.0, 0.0
		s.each(func(value int64, p float64) {
			most, parts = max(most, math.Abs(float64(value))), parts+p
		})
		if !(parts >= 0 && parts <= 1+slack) {
			return noChance(i, parts)
		}
		sum += most
	}
	if sum >= math.MaxInt64/2 {
		return crm.Invalidf("money.too_large", "the deals together are worth more than can be added exactly: choose fewer of them")
	}
	return nil
}

// sure adds up what is certain, and gives the deals that are not.
func sure(certain int64, stakes []Stake) (base int64, swaying []Stake) {
	base = certain
	swaying = make([]Stake, 0, len(stakes))
	for _, s := range stakes {
		switch {
		case s.P == 0 || s.Parts == nil && s.Value == 0:
		case s.P == 1 && s.Parts == nil:
			base += s.Value
		default:
			swaying = append(swaying, s)
		}
	}
	return base, swaying
}

// mostAtoms bounds the amounts that are told apart.
const mostAtoms = 1 << 12

// enumerated tells every amount that the deals can come to; fits is false where
// there are too many.
func enumerated(stakes []Stake, shock Shock) (d *Distribution, fits bool) {
	sums := [][]float64{{1}}
	for range shock.regimes() - 1 {
		sums = append(sums, []float64{1})
	}
	values := []int64{0}
	chance := make([]float64, shock.regimes())
	for i := range stakes {
		shock.chances(stakes[i].P, chance)
		with, fits := merged(values, &stakes[i])
		if !fits {
			return nil, false
		}
		for k, mass := range sums {
			sums[k] = added(values, with, mass, &stakes[i], chance[k])
		}
		values = with
	}
	mass := make([]float64, len(values))
	for k, part := range sums {
		for i, m := range part {
			mass[i] += shock.weight(k) * m
		}
	}
	d = &Distribution{Value: values, Mass: normalised(mass)}
	d.Variance = d.spread()
	return d, true
}

func (d *Distribution) spread() float64 {
	mean, squares := 0.0, 0.0
	for i, m := range d.Mass {
		mean += m * float64(d.Value[i])
	}
	for i, m := range d.Mass {
		off := float64(d.Value[i]) - mean
		squares += m * off * off
	}
	return squares
}

// merged lists the amounts with and without one more deal, each once.
func merged(values []int64, s *Stake) (with []int64, fits bool) {
	if len(values)*(len(s.Parts)+2) > 4*mostAtoms {
		return nil, false
	}
	with = slices.Clone(values)
	s.each(func(more int64, _ float64) {
		for _, v := range values {
			with = append(with, v+more)
		}
	})
	slices.Sort(with)
	with = slices.Compact(with)
	return with, len(with) <= mostAtoms
}

// added shares the mass of each amount out: a deal that is won with the chance p
// moves it on. The amounts then are with.
func added(values, with []int64, mass []float64, s *Stake, p float64) []float64 {
	out := make([]float64, len(with))
	move := func(more int64, share float64) {
		at := 0
		for i, m := range mass {
			for with[at] != values[i]+more {
				at++
			}
			out[at] += m * share
		}
	}
	rest := 1.0
	s.each(func(value int64, among float64) {
		move(value, p*among)
		rest -= p * among
	})
	move(0, max(rest, 0))
	return out
}

// Largest is the place of the deal that the expected total leans on most, or -1
// where nothing is expected of any.
func Largest(stakes []Stake) int {
	at, most := -1, 0.0
	for i, s := range stakes {
		mean, _ := s.moments()
		if expected := mean * s.P; expected > most {
			at, most = i, expected
		}
	}
	return at
}
