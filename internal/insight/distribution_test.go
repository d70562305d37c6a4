package insight

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// five are the deals of the reference, section 4.
var five = []Stake{{Value: 100, P: .1}, {Value: 200, P: .25}, {Value: 150, P: .5}, {Value: 300, P: .6}, {Value: 80, P: .9}}

func total(tb testing.TB, certain int64, stakes []Stake, shock Shock) *Distribution {
	tb.Helper()
	d, err := Total(certain, stakes, shock)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func quantiles(d *Distribution, at ...float64) []int64 {
	out := make([]int64, len(at))
	for i, q := range at {
		out[i] = d.Quantile(q)
	}
	return out
}

func TestHowManyAreWon(t *testing.T) {
	t.Parallel()
	got, err := Counts([]float64{.1, .25, .5, .6, .9})
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "pmf", got, []float64{.013500, .161250, .393500, .332000, .093000, .006750})
	_, err = Counts([]float64{.1, 1.1})
	refused(t, "a chance above one", err, "insight.chance")
	_, err = Counts([]float64{math.NaN()})
	refused(t, "no number", err, "insight.chance")
	if none, err := Counts(nil); err != nil || !slices.Equal(none, []float64{1}) {
		t.Errorf("no deals: %v, %v", none, err)
	}
}

func TestManyAreWonAsOftenByHalvesAsOneByOne(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	p := make([]float64, 1000)
	slow := []float64{1}
	for i := range p {
		p[i] = r.Float64()
		slow = append(slow, 0)
		for k := len(slow) - 1; k > 0; k-- {
			slow[k] = slow[k]*(1-p[i]) + slow[k-1]*p[i]
		}
		slow[0] *= 1 - p[i]
	}
	got, err := Counts(p)
	if err != nil {
		t.Fatal(err)
	}
	for k := range slow {
		if math.Abs(got[k]-slow[k]) > 1e-12 {
			t.Fatalf("P(%d) = %g, want %g", k, got[k], slow[k])
		}
	}
}

func TestWhatFewDealsComeTo(t *testing.T) {
	t.Parallel()
	d := total(t, 0, five, Shock{})
	near(t, "mean", d.Mean, 387)
	near(t, "variance", d.Variance, 36201)
	near(t, "P(>=400)", d.ChanceOf(400), .443)
	got := quantiles(d, .05, .10, .25, .50, .75, .90, .95)
	if want := []int64{80, 80, 230, 380, 530, 630, 730}; !slices.Equal(got, want) {
		t.Errorf("quantiles %v, want %v", got, want)
	}
	if len(d.Value) != 28 {
		t.Errorf("%d amounts, want 28", len(d.Value))
	}
}

// Section 4c of the reference: a good and a bad regime of equal weight.
func TestACommonShockWidensAndKeepsTheMean(t *testing.T) {
	t.Parallel()
	two := Shock{moves: []float64{.8, -.8}, weights: []float64{.5, .5}}
	d := total(t, 0, five, two)
	near(t, "mean", d.Mean, 387)
	near(t, "sd", math.Sqrt(d.Variance), 215.345093)
	if got, want := quantiles(d, .1, .5, .9), []int64{80, 380, 730}; !slices.Equal(got, want) {
		t.Errorf("quantiles %v, want %v", got, want)
	}
}

func TestAShockIsSizedByItsDispersion(t *testing.T) {
	t.Parallel()
	stakes := many(300, 7)
	alone := total(t, 0, stakes, Shock{}).Variance
	for _, dispersion := range []float64{1.2, DefaultDispersion, 2.732} {
		shock, err := ShockOf(stakes, dispersion)
		if err != nil {
			t.Fatal(err)
		}
		if got := total(t, 0, stakes, shock).Variance / alone; math.Abs(got-dispersion) > .001 {
			t.Errorf("dispersion %v gives %v", dispersion, got)
		}
	}
	for _, dispersion := range []float64{0, .7, 1} {
		if shock, err := ShockOf(stakes, dispersion); err != nil || shock.regimes() != 1 {
			t.Errorf("dispersion %v gives %v, %v", dispersion, shock, err)
		}
	}
	// A single deal is won or lost: nothing makes it vary more.
	if shock, err := ShockOf(stakes[:1], 3); err != nil || shock.regimes() != shockNodes {
		t.Errorf("one deal: %v, %v", shock, err)
	}
	_, err := ShockOf(stakes, math.NaN())
	refused(t, "a dispersion that is no number", err, "insight.dispersion")
	_, err = NormalShock(-1)
	refused(t, "a negative shock", err, "insight.shock")
}

// many draws lognormal deals, as those of a firm are.
func many(n int, seed uint64) []Stake {
	r := rand.New(rand.NewPCG(seed, 1))
	out := make([]Stake, n)
	for i := range out {
		out[i] = Stake{Value: int64(1e6 * math.Exp(r.NormFloat64())), P: r.Float64() * .8}
	}
	return out
}

// The grid against a seeded simulation of the very same deals.
func TestWhatManyDealsComeTo(t *testing.T) {
	t.Parallel()
	shock := normalShock(.4)
	for name, stakes := range map[string][]Stake{"a few hundred": many(400, 3), "one whale": append(many(60, 5), Stake{Value: 60e6, P: .3})} {
		for _, s := range []Shock{{}, shock} {
			d := total(t, 5e6, stakes, s)
			drawn := simulated(5e6, stakes, s)
			for _, q := range []float64{.05, .1, .5, .9, .95} {
				x := d.Quantile(q)
				below, _ := slices.BinarySearch(drawn, x+1)
				if got := float64(below) / float64(len(drawn)); math.Abs(got-q) > .012 {
					t.Errorf("%s, %d regimes: the %v quantile %d is the %v of those drawn", name, s.regimes(), q, x, got)
				}
			}
			grid, sd := 0.0, math.Sqrt(d.Variance)
			for i, m := range d.Mass {
				grid += m * float64(d.Value[i])
			}
			if math.Abs(grid-d.Mean) > sd/100 {
				t.Errorf("%s: the mean is %v on the grid, %v of the deals", name, grid, d.Mean)
			}
			if got := math.Sqrt(d.spread()); math.Abs(got/sd-1) > .005 {
				t.Errorf("%s, %d regimes: sd %v on the grid, %v of the deals", name, s.regimes(), got, sd)
			}
		}
	}
}

func simulated(certain int64, stakes []Stake, s Shock) []int64 {
	r := rand.New(rand.NewPCG(11, 13))
	const draws = 40_000
	chances := make([][]float64, len(stakes))
	for i := range stakes {
		chances[i] = make([]float64, s.regimes())
		s.chances(stakes[i].P, chances[i])
	}
	out := make([]int64, draws)
	for n := range out {
		u, k := r.Float64(), 0
		for k < s.regimes()-1 && u > s.weight(k) {
			u -= s.weight(k)
			k++
		}
		sum := certain
		for i := range stakes {
			if r.Float64() < chances[i][k] {
				sum += stakes[i].Value
			}
		}
		out[n] = sum
	}
	slices.Sort(out)
	return out
}

func TestTotalsThatCannotBe(t *testing.T) {
	t.Parallel()
	_, err := Total(0, []Stake{{Value: 1, P: 1.5}}, Shock{})
	refused(t, "a chance above one", err, "insight.chance")
	_, err = Total(math.MaxInt64, five, Shock{})
	refused(t, "more than can be added", err, "money.too_large")
	empty := total(t, 700, nil, normalShock(1))
	if got := quantiles(empty, .1, .9); !slices.Equal(got, []int64{700, 700}) || empty.ChanceOf(700) != 1 || empty.ChanceOf(701) != 0 {
		t.Errorf("what is certain alone: %v", empty)
	}
	if Largest(nil) != -1 || Largest([]Stake{{Value: 5}}) != -1 || Largest(five) != 3 {
		t.Error("the largest deal is not found")
	}
}

func TestTotalsKeepTheirPromises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		stake := rapid.Custom(func(t *rapid.T) Stake {
			value := rapid.OneOf(rapid.Int64Range(-1e6, 1e6), rapid.SampledFrom([]int64{0, 1, -1, 9e15, 100})).Draw(t, "value")
			return Stake{Value: value, P: rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, 1, 1e-300, 1e-9, .5})).Draw(t, "p")}
		})
		stakes := rapid.SliceOfN(stake, 0, 60).Draw(t, "stakes")
		shock := normalShock(rapid.SampledFrom([]float64{0, .3, 1, MostShock}).Draw(t, "sd"))
		d, err := Total(0, stakes, shock)
		if err != nil {
			t.Fatal(err)
		}
		mass := 0.0
		for i, m := range d.Mass {
			mass += m
			if !(m >= 0) || i > 0 && d.Value[i] <= d.Value[i-1] {
				t.Fatalf("mass %v of %d after %d", m, d.Value[i], d.Value[max(i-1, 0)])
			}
		}
		if math.Abs(mass-1) > 1e-9 {
			t.Fatalf("the masses sum to %v", mass)
		}
		if math.IsNaN(d.Mean) || math.IsInf(d.Mean, 0) || !(d.Variance >= 0) {
			t.Fatalf("mean %v, variance %v", d.Mean, d.Variance)
		}
		low, middle, high := d.Quantile(.1), d.Quantile(.5), d.Quantile(.9)
		if low > middle || middle > high {
			t.Fatalf("quantiles %d, %d, %d", low, middle, high)
		}
		turned := slices.Clone(stakes)
		slices.Reverse(turned)
		again, err := Total(0, turned, shock)
		if err != nil {
			t.Fatal(err)
		}
		if off := math.Abs(float64(again.Quantile(.5) - middle)); off > 1e-6*math.Abs(float64(middle))+2 {
			t.Fatalf("in another order the median is %d, not %d", again.Quantile(.5), middle)
		}
		if a, b := d.ChanceOf(middle), d.ChanceOf(middle+1); a < b-1e-12 || a > 1 {
			t.Fatalf("chances of %d and more: %v, %v", middle, a, b)
		}
	})
}

func BenchmarkTotal(b *testing.B) {
	stakes := many(100_000, 1)
	shock, err := ShockOf(stakes, DefaultDispersion)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		total(b, 0, stakes, shock)
	}
}

func BenchmarkShockOf(b *testing.B) {
	stakes := many(100_000, 1)
	for b.Loop() {
		if _, err := ShockOf(stakes, DefaultDispersion); err != nil {
			b.Fatal(err)
		}
	}
}
