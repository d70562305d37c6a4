package insight

import (
	"cmp"
	"math"
	"slices"
)

const (
	gridDeals = 200     // those that sway the total most stand on the grid
	gridSteps = 200     // to one standard deviation
	mostCells = 1 << 15 // of the deals on the grid
	tails     = 8       // standard deviations of the normal that are told
)

// grid is the total of many deals in steps, one row of masses for each regime.
type grid struct {
	step   float64
	chosen []Stake // on the grid
	others []Stake // as a normal
}

// gridded approximates the total of many deals. The values are those that come
// without what is certain.
func gridded(stakes []Stake, shock Shock) *Distribution {
	g := newGrid(stakes)
	table := shock.table()
	chosen := g.chances(g.chosen, shock.regimes(), shock.chances)
	others := g.chances(g.others, shock.regimes(), table.chances)
	parts := make([]run, shock.regimes())
	for k := range parts {
		mean, variance := g.moments(others, k, shock.regimes())
		parts[k] = normalRun(mean, math.Sqrt(variance)).plus(g.onGrid(chosen, k, shock.regimes()))
	}
	d := mixed(parts, shock, g.step)
	d.Variance = portfolioOf(stakes).variance(shock)
	return d
}

// newGrid chooses the step, and the deals for the grid: one that is smaller than
// a step would only blur it.
func newGrid(stakes []Stake) *grid {
	sways := make([]float64, len(stakes))
	variance := 0.0
	for i := range stakes {
		mean, square := stakes[i].moments()
		sways[i] = stakes[i].P * (square - stakes[i].P*mean*mean)
		variance += sways[i]
	}
	g := &grid{step: max(math.Sqrt(variance)/gridSteps, 1)}
	onGrid := make([]bool, len(stakes))
	reach := 0.0
	for _, i := range most(sways, gridDeals) {
		if low, high := stakes[i].bounds(); low >= 0 && float64(high) >= g.step {
			onGrid[i] = true
			reach += float64(high)
		}
	}
	for i, s := range stakes {
		if onGrid[i] {
			g.chosen = append(g.chosen, s)
		} else {
			g.others = append(g.others, s)
		}
	}
	g.step = max(g.step, reach/mostCells)
	slices.SortFunc(g.chosen, func(a, b Stake) int {
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.P, b.P))
	})
	return g
}

// most gives the places of the n largest numbers.
func most(of []float64, n int) []int {
	top := make([]int, 0, n+1) // largest first
	for i, x := range of {
		if len(top) == n && x <= of[top[n-1]] {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, x, func(j int, x float64) int { return cmp.Compare(x, of[j]) })
		top = slices.Insert(top, at, i)
		top = top[:min(len(top), n)]
	}
	return top
}

// bounds are the least and the most that a deal can bring.
func (s *Stake) bounds() (low, high int64) {
	s.each(func(value int64, _ float64) { low, high = min(low, value), max(high, value) })
	return low, high
}

// chances lists the chance of each deal in each regime.
func (g *grid) chances(stakes []Stake, regimes int, in func(float64, []float64)) []float64 {
	out := make([]float64, len(stakes)*regimes)
	for i, s := range stakes {
		in(s.P, out[i*regimes:(i+1)*regimes])
	}
	return out
}

// moments are those of the deals beside the grid in regime k, in steps.
func (g *grid) moments(chances []float64, k, regimes int) (mean, variance float64) {
	for i := range g.others {
		p := chances[i*regimes+k]
		first, square := g.others[i].moments()
		mean += p * first
		variance += p * (square - p*first*first)
	}
	return mean / g.step, max(variance, 0) / g.step / g.step
}

// onGrid convolves the deals on the grid in regime k. A value between two cells
// is shared between them, so that its mean stays.
func (g *grid) onGrid(chances []float64, k, regimes int) run {
	cells := 1
	for i := range g.chosen {
		_, high := g.chosen[i].bounds()
		cells += int(float64(high)/g.step) + 1
	}
	mass := make([]float64, cells)
	mass[0] = 1
	end := 1 // cells in use
	for i := range g.chosen {
		end = g.with(mass, end, &g.chosen[i], chances[i*regimes+k])
	}
	return run{0, mass}
}

// with adds a deal that is won with the chance p to the masses of the first end
// cells, and returns how many are in use then.
func (g *grid) with(mass []float64, end int, s *Stake, p float64) int {
	type jump struct {
		cell      int
		low, high float64 // chances of cell and of the next
	}
	var few [8]jump
	jumps, stay, farthest := few[:0], 1.0, 0
	s.each(func(value int64, among float64) {
		at := float64(value) / g.step
		cell := int(at)
		high := p * among * (at - float64(cell))
		jumps = append(jumps, jump{cell, p*among - high, high})
		stay, farthest = stay-p*among, max(farthest, cell+1)
	})
	for x := end - 1; x >= 0; x-- {
		m := mass[x]
		mass[x] = m * max(stay, 0)
		for _, j := range jumps {
			mass[x+j.cell] += m * j.low
			mass[x+j.cell+1] += m * j.high
		}
	}
	return end + farthest
}

// run is a distribution over whole cells, the first of them at start.
type run struct {
	start int
	mass  []float64
}

// normalRun shares a normal out to cells; one without width is shared between the
// two cells nearest to its mean.
func normalRun(mean, sd float64) run {
	if sd < 0.5 {
		low := math.Floor(mean)
		return run{int(low), []float64{1 - (mean - low), mean - low}}
	}
	start := int(math.Floor(mean - tails*sd))
	mass := make([]float64, int(math.Ceil(mean+tails*sd))-start+1)
	below := normalCDF((float64(start) - 0.5 - mean) / sd)
	for i := range mass {
		upTo := normalCDF((float64(start+i) + 0.5 - mean) / sd)
		mass[i], below = upTo-below, upTo
	}
	return run{start, normalised(mass)}
}

func normalCDF(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

func (r run) plus(o run) run {
	return run{r.start + o.start, convolved(r.mass, o.mass)}
}

// mixed weighs the regimes, and turns cells into amounts.
func mixed(parts []run, shock Shock, step float64) *Distribution {
	start, end := parts[0].start, parts[0].start
	for _, p := range parts {
		start, end = min(start, p.start), max(end, p.start+len(p.mass))
	}
	mass := make([]float64, end-start)
	for k, p := range parts {
		for i, m := range normalised(p.mass) {
			mass[p.start-start+i] += shock.weight(k) * m
		}
	}
	d := &Distribution{}
	for i, m := range mass {
		if m < 1e-15 {
			continue // the far ends say nothing
		}
		d.Value = append(d.Value, int64(math.Round(float64(start+i)*step)))
		d.Mass = append(d.Mass, m)
	}
	normalised(d.Mass)
	return d
}
