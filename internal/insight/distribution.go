package insight

import (
	"math"
	"slices"

	"hummock/internal/crm"
)

// Stake is what one open deal may add to a total: Value in minor units of the
// base currency, with the chance P, 0 to 1.
type Stake struct {
	Value int64
	P     float64
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
	for _, s := range swaying {
		d.Mean += float64(s.Value) * s.P
	}
	return d, nil
}

func checkStakes(certain int64, stakes []Stake) error {
	sum := math.Abs(float64(certain))
	for i, s := range stakes {
		if !(s.P >= 0 && s.P <= 1) {
			return noChance(i, s.P)
		}
		sum += math.Abs(float64(s.Value))
	}
	if sum >= math.MaxInt64/2 {
		return crm.Invalidf("money.too_large", "the deals together are worth more than can be added exactly: choose fewer of them")
	}
	return nil
}

// sure adds up what is certain, and gives the deals that are not, each with a
// value above zero: an amount that falls away with the chance p is one that is
// kept with the chance 1-p.
func sure(certain int64, stakes []Stake) (base int64, swaying []Stake) {
	base = certain
	swaying = make([]Stake, 0, len(stakes))
	for _, s := range stakes {
		switch {
		case s.Value == 0 || s.P == 0:
		case s.P == 1:
			base += s.Value
		case s.Value < 0:
			base += s.Value
			swaying = append(swaying, Stake{-s.Value, 1 - s.P})
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
	for _, s := range stakes {
		shock.chances(s.P, chance)
		with := merged(values, s.Value)
		if len(with) > mostAtoms {
			return nil, false
		}
		for k, mass := range sums {
			sums[k] = added(values, with, mass, s.Value, chance[k])
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

// merged lists the amounts with and without one more, each once.
func merged(values []int64, more int64) []int64 {
	all := make([]int64, 0, 2*len(values))
	i, j := 0, 0
	for i < len(values) || j < len(values) {
		next := int64(math.MaxInt64)
		if i < len(values) {
			next = values[i]
		}
		if j < len(values) {
			next = min(next, values[j]+more)
		}
		all = append(all, next)
		if i < len(values) && values[i] == next {
			i++
		}
		if j < len(values) && values[j]+more == next {
			j++
		}
	}
	return all
}

// added moves the mass p of each amount on by more; with are the amounts then.
func added(values, with []int64, mass []float64, more int64, p float64) []float64 {
	out := make([]float64, len(with))
	kept, gone := 0, 0
	for i, m := range mass {
		for with[kept] != values[i] {
			kept++
		}
		for with[gone] != values[i]+more {
			gone++
		}
		out[kept] += m * (1 - p)
		out[gone] += m * p
	}
	return out
}

// Largest is the place of the deal that the expected total leans on most, or -1
// where nothing is expected of any.
func Largest(stakes []Stake) int {
	at, most := -1, 0.0
	for i, s := range stakes {
		if expected := float64(s.Value) * s.P; expected > most {
			at, most = i, expected
		}
	}
	return at
}
