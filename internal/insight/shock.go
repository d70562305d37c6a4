package insight

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"

	"hummock/internal/crm"
)

// Shock is what moves all deals of one period together: a good or a bad time for
// the market or the firm (E7). In each of its regimes the log-odds of every deal
// are moved by the same amount, and recentred, so that over all regimes each deal
// keeps its own chance. The zero Shock moves nothing: deals are independent.
type Shock struct {
	moves   []float64 // in log-odds
	weights []float64 // sum to one
}

// MostShock bounds the standard deviation of a shock, in log-odds: what a firm's
// own dispersion could explain by nothing less is not one common cause.
const MostShock = 2.0

// shockNodes are the points of the Gauss-Hermite rule that mixes the regimes.
const shockNodes = 9

// NormalShock is a shock whose size is normal, with the given standard deviation
// in log-odds from 0 to MostShock, mixed over Gauss-Hermite nodes.
func NormalShock(sd float64) (Shock, error) {
	if !(sd >= 0 && sd <= MostShock) {
		return Shock{}, crm.Invalidf("insight.shock", "a shock of %v log-odds cannot be: give a number from 0 to %v", sd, MostShock)
	}
	return normalShock(sd), nil
}

func normalShock(sd float64) Shock {
	if sd == 0 {
		return Shock{}
	}
	s := Shock{moves: make([]float64, shockNodes), weights: make([]float64, shockNodes)}
	quad.Hermite{}.FixedLocations(s.moves, s.weights, math.Inf(-1), math.Inf(1))
	for k := range s.moves {
		s.moves[k] *= math.Sqrt2 * sd
	}
	normalised(s.weights)
	return s
}

func (s Shock) regimes() int { return max(len(s.moves), 1) }

func (s Shock) weight(k int) float64 {
	if len(s.weights) == 0 {
		return 1
	}
	return s.weights[k]
}

// chances writes a deal's chance in each regime; weighed, they give p again.
func (s Shock) chances(p float64, out []float64) {
	if len(s.moves) == 0 || p <= 0 || p >= 1 {
		for k := range out {
			out[k] = p
		}
		return
	}
	centre := s.centre(p)
	for k, move := range s.moves {
		out[k] = logistic(centre + move)
	}
}

// centre finds the log-odds at which the mean over the regimes is p: by Newton,
// kept within bounds that close in.
func (s Shock) centre(p float64) float64 {
	start := math.Log(p) - math.Log1p(-p)
	reach := 0.0
	for _, move := range s.moves {
		reach = max(reach, math.Abs(move))
	}
	low, high, at := start-reach, start+reach, start
	for range 100 {
		mean, slope := 0.0, 0.0
		for k, move := range s.moves {
			q := logistic(at + move)
			mean += s.weights[k] * q
			slope += s.weights[k] * q * (1 - q)
		}
		if mean < p {
			low = at
		} else {
			high = at
		}
		next := at - (mean-p)/slope
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-at) < 1e-13*(1+math.Abs(at)) {
			return next
		}
		at = next
	}
	return at
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// knots divide the chances from 0 to 1 in a shockTable.
const knots = 1024

// shockTable holds the chances in each regime at the knots. A straight line
// between two knots keeps the mean over the regimes exact, because it is exact at
// both.
type shockTable struct {
	regimes int
	chance  []float64 // of knot j in regime k at j*regimes+k
}

func (s Shock) table() shockTable {
	t := shockTable{s.regimes(), make([]float64, (knots+1)*s.regimes())}
	for j := range knots + 1 {
		s.chances(float64(j)/knots, t.chance[j*t.regimes:(j+1)*t.regimes])
	}
	return t
}

func (t *shockTable) chances(p float64, out []float64) {
	x := p * knots
	j := min(int(x), knots-1)
	f := x - float64(j)
	low := t.chance[j*t.regimes : (j+1)*t.regimes]
	high := t.chance[(j+1)*t.regimes : (j+2)*t.regimes]
	for k := range out {
		out[k] = low[k] + f*(high[k]-low[k])
	}
}

// DefaultDispersion is how much wider than for independent deals a period's
// result is taken to be until six periods of the firm's own say more (E7).
const DefaultDispersion = 1.5

// ShockOf sizes the common shock under which the variance of what the stakes come
// to is dispersion times that of independent deals. A dispersion of at most 1
// needs no shock; one that not even MostShock explains gives MostShock. Measure a
// shock on a whole portfolio and use it for its parts: a part alone varies for
// its own reasons. Errors are of kind crm.Invalid.
func ShockOf(stakes []Stake, dispersion float64) (Shock, error) {
	if math.IsNaN(dispersion) || dispersion < 0 {
		return Shock{}, crm.Invalidf("insight.dispersion", "a dispersion of %v cannot be: give a number of at least 0", dispersion)
	}
	if err := checkStakes(0, stakes); err != nil {
		return Shock{}, err
	}
	p := portfolioOf(stakes)
	goal := dispersion * p.variance(Shock{})
	if dispersion <= 1 || goal == 0 {
		return Shock{}, nil
	}
	low, high := 0.0, MostShock
	if p.variance(normalShock(high)) <= goal {
		return normalShock(high), nil
	}
	for high-low > 1e-4 {
		if middle := (low + high) / 2; p.variance(normalShock(middle)) < goal {
			low = middle
		} else {
			high = middle
		}
	}
	return normalShock((low + high) / 2), nil
}

// portfolio sums stakes by their chances, shared out to the two nearest knots.
type portfolio struct {
	mean   [knots + 1]float64 // of what won deals bring
	square [knots + 1]float64 // the mean of its square
	ofMean [knots + 1]float64 // the square of its mean
}

func portfolioOf(stakes []Stake) *portfolio {
	p := &portfolio{}
	for i := range stakes {
		x := stakes[i].P * knots
		j := min(int(x), knots-1)
		mean, square := stakes[i].moments()
		for at, f := range [2]float64{1 - (x - float64(j)), x - float64(j)} {
			p.mean[j+at] += mean * f
			p.square[j+at] += square * f
			p.ofMean[j+at] += mean * mean * f
		}
	}
	return p
}

// variance is that within the regimes and between them.
func (p *portfolio) variance(s Shock) float64 {
	t := s.table()
	mean, between, within := 0.0, 0.0, 0.0
	for k := range t.regimes {
		here := 0.0
		for j := range knots + 1 {
			q := t.chance[j*t.regimes+k]
			here += p.mean[j] * q
			within += s.weight(k) * q * (p.square[j] - q*p.ofMean[j])
		}
		mean += s.weight(k) * here
		between += s.weight(k) * here * here
	}
	return within + max(between-mean*mean, 0)
}
