package insight

import (
	"math"
	"testing"

	"hummock/internal/crm"
)

// Whatever the columns hold, there is an answer that reconciles or a sentence
// that says what is wrong.
func FuzzForecast(f *testing.F) {
	f.Add("2010-12-01", "2010-12", 12, 4, int32(3), int64(100_000_00), 60., NoPercent, int32(14_989), int32(30), uint8(0), uint8(0), uint8(2))
	f.Add("2010-12-01", "2010-12", 24, 1, int32(0), int64(-1), 33.333333333333336, 99.99, int32(NoDay), int32(0), uint8(1), uint8(3), uint8(2))
	f.Add("9999-12-31", "9998-12", 12, 12, int32(-1), int64(math.MinInt64), math.NaN(), math.Inf(1), int32(math.MaxInt32), int32(math.MaxInt32), uint8(4), uint8(9), uint8(3))
	f.Add("", "0000-00", -1, 0, int32(5), int64(math.MaxInt64), 1e-300, 5e-324, int32(math.MinInt32+1), int32(3650), uint8(255), uint8(0), uint8(0))
	f.Fuzz(func(t *testing.T, asOf, from string, months, fiscal int, stage int32, value int64, percent, own float64, day, credit int32, outcome, category, worth uint8) {
		d := &Deals{
			Stages: []Stage{{percent}}, Stage: []int32{stage, 0}, Worth: []Worth{Worth(worth), Valued}, Value: []int64{value, 100},
			Own: []float64{own, NoPercent}, Close: []Day{Day(day), 15_000}, Closed: []Day{Day(day), NoDay},
			Outcome: []Outcome{Outcome(outcome), Open}, Finished: []bool{value%2 == 0, false},
			Category: []Category{Category(category), Commit}, CreditDays: []int32{credit, 0},
		}
		o := Options{AsOf: crm.Date(asOf), From: crm.Month(from), Months: months, FiscalMonth: fiscal}
		s, err := NewFunnelSheet(d, o)
		if err != nil {
			if !crm.IsKind(err, crm.Invalid) {
				t.Fatalf("%v is no error that a person can act on", err)
			}
			return
		}
		for _, c := range s.Cash.cells() {
			amounts, err := d.Amounts(c.Rows)
			if err != nil {
				t.Fatal(err)
			}
			var sum Sums
			for _, a := range amounts {
				sum.add(a)
			}
			if sum != c.Total {
				t.Fatalf("rows %+v, figure %+v", sum, c.Total)
			}
		}
	})
}

// The portion of an amount is the decimal product, rounded half away from zero.
func FuzzPortion(f *testing.F) {
	f.Add(28.5, int64(100))
	f.Add(33.333333333333336, int64(crm.LargestAmount))
	f.Add(12./13*100, int64(-999_999_999_999))
	f.Add(1e-9, int64(1))
	f.Fuzz(func(t *testing.T, percent float64, value int64) {
		if !isPercent(percent) || percent < .1 || value > crm.LargestAmount || value < -crm.LargestAmount {
			return
		}
		if got, want := portionOf(percent).of(value), exactly(value, percent); got != want {
			t.Fatalf("%v %% of %d = %d, want %d", percent, value, got, want)
		}
	})
}

// Whatever stays are given, causes and S stay shares, or a sentence says why not.
func FuzzStays(f *testing.F) {
	f.Add(5., Watched, 1, 8., 3., 2, 9.)
	f.Add(0., 0., 1, 0., Watched, 2, 0.)
	f.Add(math.Inf(1), math.NaN(), 9, -1., 1e308, -4, math.Inf(-1))
	f.Add(5e-324, Watched, 2, 1e308, 5e-324, 0, math.NaN())
	f.Fuzz(func(t *testing.T, days, entry float64, cause int, other, late float64, second int, age float64) {
		in, err := AalenJohansen([]Stay{{days, entry, cause}, {other, late, second}, {days, late, second}}, 2)
		if err != nil {
			if !crm.IsKind(err, crm.Invalid) {
				t.Fatalf("%v is no error that a person can act on", err)
			}
			return
		}
		sum := in.OpenAt(age) + in.By(1, age) + in.By(2, age)
		if !(math.Abs(sum-1) < 1e-9) || !isChance(in.From(1, age)) || !isChance(in.Between(1, 0, age)) {
			t.Fatalf("shares add up to %v; from there %v, until there %v", sum, in.From(1, age), in.Between(1, 0, age))
		}
	})
}
