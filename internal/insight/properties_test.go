package insight

import (
	"math/big"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
)

// anyDeals draws deals of every kind, a few of them extreme.
func anyDeals(t *rapid.T) *Deals {
	d := &Deals{}
	percent := rapid.OneOf(
		rapid.Just(NoPercent), rapid.Just(100.), rapid.Just(0.), rapid.Float64Range(0, 100),
		rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 1000).Draw(t, "per mille")) / 10 }),
	)
	for range rapid.IntRange(1, 6).Draw(t, "stages") {
		d.Stages = append(d.Stages, Stage{percent.Draw(t, "percent")})
	}
	day := rapid.OneOf(rapid.Just(NoDay), rapid.Map(rapid.IntRange(14_000, 16_000), func(n int) Day { return Day(n) }))
	value := rapid.OneOf(rapid.Int64Range(-5, 5), rapid.Int64Range(0, 1_000_000_00), rapid.Int64Range(0, crm.LargestAmount))
	for range rapid.IntRange(0, 30).Draw(t, "deals") {
		d.Stage = append(d.Stage, int32(rapid.IntRange(-1, len(d.Stages)-1).Draw(t, "stage")))
		d.Worth = append(d.Worth, Worth(rapid.IntRange(0, 4).Draw(t, "worth")))
		d.Worth[len(d.Worth)-1] = min(d.Worth[len(d.Worth)-1], Valued)
		d.Value = append(d.Value, value.Draw(t, "value"))
		d.Own = append(d.Own, percent.Draw(t, "own"))
		d.Close = append(d.Close, day.Draw(t, "close"))
		d.Closed = append(d.Closed, day.Draw(t, "closed"))
		d.Outcome = append(d.Outcome, Outcome(rapid.IntRange(0, int(Ended)).Draw(t, "outcome")))
		d.Finished = append(d.Finished, rapid.Bool().Draw(t, "finished"))
		d.Category = append(d.Category, Category(rapid.IntRange(0, int(Omitted)).Draw(t, "category")))
		d.CreditDays = append(d.CreditDays, int32(rapid.IntRange(0, 120).Draw(t, "credit days")))
	}
	return d
}

func anyOptions(t *rapid.T) Options {
	return Options{
		AsOf:        Day(rapid.IntRange(14_000, 16_000).Draw(t, "as of")).Date(),
		From:        crm.Month("2009-01").Add(rapid.IntRange(0, 36).Draw(t, "from")),
		Months:      rapid.IntRange(1, 36).Draw(t, "months"),
		FiscalMonth: rapid.IntRange(1, 12).Draw(t, "fiscal month"),
	}
}

// cells are all cells of a forecast in a fixed order.
func (f *Forecast) cells() []*Cell {
	cells := []*Cell{&f.Earlier, &f.Later, &f.Overdue, &f.NoDate, &f.NoValue, &f.NoRate, &f.Omitted}
	for i := range f.Months {
		cells = append(cells, &f.Months[i].Cell)
	}
	return cells
}

func totals(f *Forecast) []Sums {
	var out []Sums
	for _, c := range f.cells() {
		out = append(out, c.Total, c.Won, c.Commit, c.BestCase, c.Pipeline)
	}
	return out
}

// both checks a promise of the forecast by closing and by cash.
func both(t *testing.T, check func(t *rapid.T, make func(*Deals, Options) *Forecast)) {
	t.Helper()
	for name, forecast := range map[string]func(*Deals, Options) (*Forecast, error){"close": ByClose, "cash": ByCash} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				check(t, func(d *Deals, o Options) *Forecast {
					f, err := forecast(d, o)
					if err != nil {
						t.Fatal(err)
					}
					return f
				})
			})
		})
	}
}

// exactly is value times percent by rational numbers, half away from zero.
func exactly(value int64, percent float64) int64 {
	if percent == NoPercent {
		return 0
	}
	x, _ := new(big.Rat).SetString(strconv.FormatFloat(percent, 'f', -1, 64))
	x.Mul(x, big.NewRat(value, 100))
	half := big.NewRat(int64(x.Sign()), 2)
	x.Add(x, half)
	return new(big.Int).Quo(x.Num(), x.Denom()).Int64()
}

// Months and the cells beside them are value times chance, to the cent.
func TestEveryCentIsSomewhere(t *testing.T) {
	t.Parallel()
	both(t, func(t *rapid.T, forecast func(*Deals, Options) *Forecast) {
		d := anyDeals(t)
		f := forecast(d, anyOptions(t))
		var want, got Sums
		for i := range d.Len() {
			open, won := d.Outcome[i] == Open, d.Outcome[i] == Won
			if !open && !won {
				continue
			}
			want.Deals++
			if d.Worth[i] != Valued {
				continue
			}
			assigned := d.assigned(int32(i))
			claimed := assigned
			if d.Own[i] != NoPercent {
				claimed = d.Own[i]
			}
			if !d.Finished[i] {
				want.Share += exactly(d.Value[i], assigned)
			}
			if won {
				assigned, claimed = 100, 100
			}
			want.Value += d.Value[i]
			want.Weighted += exactly(d.Value[i], assigned)
			want.Claimed += exactly(d.Value[i], claimed)
		}
		for _, c := range f.cells() {
			got.add(c.Total)
		}
		if got != want {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

// A figure opens its rows: they add up to it, and no deal is in two of them.
func TestFiguresOpenTheirRows(t *testing.T) {
	t.Parallel()
	both(t, func(t *rapid.T, forecast func(*Deals, Options) *Forecast) {
		d := anyDeals(t)
		f := forecast(d, anyOptions(t))
		seen := map[int32]bool{}
		for _, c := range f.cells() {
			amounts, err := d.Amounts(c.Rows)
			if err != nil {
				t.Fatal(err)
			}
			var sum Sums
			for k, i := range c.Rows {
				sum.add(amounts[k])
				if seen[i] {
					t.Fatalf("row %d stands in two cells", i)
				}
				seen[i] = true
			}
			if sum != c.Total {
				t.Fatalf("rows %v add up to %+v, the figure says %+v", c.Rows, sum, c.Total)
			}
		}
		var years, months Sums
		for _, y := range f.Years {
			years.add(y.Total)
		}
		for i := range f.Months {
			months.add(f.Months[i].Total)
		}
		if years != months {
			t.Fatalf("years %+v, months %+v", years, months)
		}
	})
}

// 400 years on, the calendar is the same, and so is the curve.
func TestShiftingAllDatesShiftsTheCurve(t *testing.T) {
	t.Parallel()
	const days, months = 146_097, 4_800
	both(t, func(t *rapid.T, forecast func(*Deals, Options) *Forecast) {
		d, o := anyDeals(t), anyOptions(t)
		before := totals(forecast(d, o))
		for i := range d.Len() {
			d.Close[i], d.Closed[i] = d.Close[i].plus(days), d.Closed[i].plus(days)
		}
		o.AsOf, o.From = o.AsOf.AddDays(days), o.From.Add(months)
		if after := totals(forecast(d, o)); !slices.Equal(before, after) {
			t.Fatalf("before %+v, after %+v", before, after)
		}
	})
}

// With certainty everywhere, forecast and schedule are the same thing.
func TestCertaintyReproducesTheSchedule(t *testing.T) {
	t.Parallel()
	both(t, func(t *rapid.T, forecast func(*Deals, Options) *Forecast) {
		d := anyDeals(t)
		for i := range d.Stages {
			d.Stages[i].Percent = 100
		}
		for i := range d.Len() {
			d.Own[i], d.Finished[i], d.Stage[i] = NoPercent, false, max(d.Stage[i], 0)
		}
		for _, s := range totals(forecast(d, anyOptions(t))) {
			if s.Claimed != s.Value || s.Weighted != s.Value || s.Share != s.Value {
				t.Fatalf("not in full: %+v", s)
			}
		}
	})
}

func TestHigherChanceNeverLowersAFigure(t *testing.T) {
	t.Parallel()
	both(t, func(t *rapid.T, forecast func(*Deals, Options) *Forecast) {
		d, o := anyDeals(t), anyOptions(t)
		for i := range d.Value {
			d.Value[i] = max(d.Value[i], 0)
		}
		before := totals(forecast(d, o))
		stage := rapid.IntRange(0, len(d.Stages)-1).Draw(t, "raised stage")
		d.Stages[stage].Percent = rapid.Float64Range(max(d.Stages[stage].Percent, 0), 100).Draw(t, "to")
		for i := range d.Len() {
			if d.Own[i] != NoPercent {
				d.Own[i] = rapid.Float64Range(d.Own[i], 100).Draw(t, "own to")
			}
		}
		for i, after := range totals(forecast(d, o)) {
			if after.Claimed < before[i].Claimed || after.Weighted < before[i].Weighted || after.Share < before[i].Share {
				t.Fatalf("figure %d fell from %+v to %+v", i, before[i], after)
			}
		}
	})
}

// Neither the order of deals nor deals that are lost change a figure.
func TestOrderAndLostDealsDoNotMatter(t *testing.T) {
	t.Parallel()
	both(t, func(t *rapid.T, forecast func(*Deals, Options) *Forecast) {
		d, o := anyDeals(t), anyOptions(t)
		before := totals(forecast(d, o))
		rows := make([]int32, d.Len())
		for i := range rows {
			rows[i] = int32(i)
		}
		o.Rows = rapid.Permutation(rows).Draw(t, "order")
		if after := totals(forecast(d, o)); !slices.Equal(before, after) {
			t.Fatalf("in another order: before %+v, after %+v", before, after)
		}
		o.Rows = slices.DeleteFunc(o.Rows, func(i int32) bool { return d.Outcome[i] != Open && d.Outcome[i] != Won })
		if after := totals(forecast(d, o)); !slices.Equal(before, after) {
			t.Fatalf("without lost deals: before %+v, after %+v", before, after)
		}
	})
}

// The funnel sheet is the cash forecast, row by row.
func TestSheetReconcilesWithForecast(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d, o := anyDeals(t), anyOptions(t)
		s, err := NewFunnelSheet(d, o)
		if err != nil {
			t.Fatal(err)
		}
		months := map[crm.Month]int64{}
		var rows, stages int64
		for _, r := range s.Rows {
			months[r.Month] += r.Weighted
			rows += r.Weighted
			if r.Month != "" && r.Month != r.Due.Month() {
				t.Fatalf("cash of %+v in the wrong month", r)
			}
		}
		for _, stage := range s.Stages {
			stages += stage.Weighted
		}
		if rows != stages || rows != s.Total.Weighted {
			t.Fatalf("rows %d, stages %d, total %d", rows, stages, s.Total.Weighted)
		}
		for i := range s.Cash.Months {
			if m := &s.Cash.Months[i]; m.Total.Weighted != months[m.Month] {
				t.Fatalf("%s: sheet %d, forecast %d", m.Month, months[m.Month], m.Total.Weighted)
			}
		}
	})
}
