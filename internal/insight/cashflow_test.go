package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// slip is that of the reference: on the day, or some months later.
func slip() Delay { return Delay{Mass: []float64{.4, .25, .15, .1, 0, 0, .1}} }

// twoDeals are A and B of E6.
func twoDeals() []Inflow {
	return []Inflow{
		{P: .6, Close: 1, Slip: slip(), Late: NoDelay(), Plan: []Due{{30_000, 0}, {70_000, 3}}},
		{P: .25, Close: -1, Slip: slip(), Late: NoDelay(), Plan: []Due{{40_000, 1}}},
	}
}

func TestAnOverdueDealIsStillToClose(t *testing.T) {
	t.Parallel()
	late := slip().from(2)
	for month, want := range map[int]float64{2: .428571, 3: .285714, 6: .285714} {
		near(t, "slip", late.Mass[month-late.First], want)
	}
	if gone := slip().from(7); gone.Never != 1 || len(gone.Mass) != 0 {
		t.Errorf("later than anything known: %v", gone)
	}
}

func TestCashByMonth(t *testing.T) {
	t.Parallel()
	c, err := ExpectedCash(twoDeals(), 12)
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "months", c.At, []float64{0, 7200, 8785.714286, 5557.142857, 18600, 10500, 9157.142857, 6000, 0, 0, 4200, 0})
	near(t, "before and later", c.Before+c.Later, 0)
}

func TestCashThroughAMonthHasItsOwnDistribution(t *testing.T) {
	t.Parallel()
	stakes, err := CashBy(twoDeals(), 4)
	if err != nil {
		t.Fatal(err)
	}
	d := total(t, 0, stakes, Shock{})
	want := map[int64]float64{0: .377857, 30_000: .246429, 40_000: .082143, 70_000: .053571, 100_000: .197143, 140_000: .042857}
	if len(d.Value) != len(want) {
		t.Fatalf("amounts %v", d.Value)
	}
	for i, v := range d.Value {
		near(t, "mass", d.Mass[i], want[v])
	}
	near(t, "mean", d.Mean, 40142.857143)
	if got := quantiles(d, .1, .5, .9); got[0] != 0 || got[1] != 30_000 || got[2] != 100_000 {
		t.Errorf("quantiles %v", got)
	}
}

func TestAPlanWithoutDoubtIsTheSchedule(t *testing.T) {
	t.Parallel()
	sure := []Inflow{{P: 1, Close: 2, Slip: NoDelay(), Late: NoDelay(), Plan: []Due{{1, 0}, {99, 5}}}}
	c, err := ExpectedCash(sure, 10)
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "schedule", c.At, []float64{0, 0, 1, 0, 0, 0, 0, 99, 0, 0})
	_, err = ExpectedCash([]Inflow{{P: 2, Slip: NoDelay(), Late: NoDelay()}}, 1)
	refused(t, "a chance above one", err, "insight.chance")
	_, err = CashBy([]Inflow{{P: 1, Slip: Delay{Mass: []float64{.5}}, Late: NoDelay()}}, 1)
	refused(t, "half a delay", err, "insight.delay")
}

func TestCashKeepsItsPromises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		delay := rapid.Custom(func(t *rapid.T) Delay {
			d := Delay{First: rapid.IntRange(-3, 3).Draw(t, "first"), Never: rapid.Float64Range(0, 1).Draw(t, "never")}
			d.Mass = rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 8).Draw(t, "mass")
			sum := d.Never
			for _, m := range d.Mass {
				sum += m
			}
			if sum == 0 {
				return NoDelay()
			}
			for i := range d.Mass {
				d.Mass[i] /= sum
			}
			d.Never /= sum
			return d
		})
		flow := rapid.Custom(func(t *rapid.T) Inflow {
			f := Inflow{P: rapid.Float64Range(0, 1).Draw(t, "p"), Close: rapid.IntRange(-9, 9).Draw(t, "close"), Slip: delay.Draw(t, "slip"), Late: delay.Draw(t, "late")}
			for range rapid.IntRange(0, 4).Draw(t, "milestones") {
				f.Plan = append(f.Plan, Due{rapid.Int64Range(0, 1e6).Draw(t, "amount"), rapid.IntRange(0, 12).Draw(t, "after")})
			}
			return f
		})
		flows := rapid.SliceOfN(flow, 0, 6).Draw(t, "flows")
		const steps = 60
		c, err := ExpectedCash(flows, steps)
		if err != nil {
			t.Fatal(err)
		}
		sum, want := c.Before+c.Later, 0.0
		for _, x := range c.At {
			sum += x
		}
		for _, f := range flows {
			for _, due := range f.Plan {
				want += f.P * float64(due.Amount)
			}
		}
		if math.Abs(sum-want) > 1e-6*(1+want) {
			t.Fatalf("%v of %v is placed", sum, want)
		}
		by := rapid.IntRange(0, steps-1).Draw(t, "by")
		stakes, err := CashBy(flows, by)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Total(0, stakes, normalShock(rapid.SampledFrom([]float64{0, .5}).Draw(t, "sd")))
		if err != nil {
			t.Fatal(err)
		}
		upTo := c.Before
		for _, x := range c.At[:by+1] {
			upTo += x
		}
		if math.Abs(d.Mean-upTo) > 1e-6*(1+want) {
			t.Fatalf("through step %d %v is expected, the distribution's mean is %v", by, upTo, d.Mean)
		}
		later := make([]Inflow, len(flows))
		for i, f := range flows {
			later[i] = f
			later[i].Plan = nil
			for _, due := range f.Plan {
				later[i].Plan = append(later[i].Plan, Due{due.Amount, due.After + 2})
			}
		}
		shifted, err := ExpectedCash(later, steps)
		if err != nil {
			t.Fatal(err)
		}
		for k := 2; k < steps; k++ {
			if c.Before == 0 && math.Abs(shifted.At[k]-c.At[k-2]) > 1e-6*(1+want) {
				t.Fatalf("two steps later, step %d brings %v instead of %v", k, shifted.At[k], c.At[k-2])
			}
		}
	})
}
