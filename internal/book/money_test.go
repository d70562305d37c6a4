package book

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/insight"

	"pgregory.net/rapid"
)

func TestQuickConversionIsTheExactOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := crm.Rate{
			Currency: rapid.SampledFrom([]crm.Currency{"EUR", "JPY", "KWD"}).Draw(t, "currency"),
			Day:      "2026-01-01",
			Value:    rapid.StringMatching(`[0-9]{1,6}([.][0-9]{1,8})?`).Draw(t, "rate"),
		}
		h := testHead()
		h.Rates = []crm.Rate{r}
		c := newColumns(h)
		n := uint16(c.currencies.of(r.Currency))
		x := c.exchange("2026-11-22")
		minor := rapid.Int64Range(-1e15, 1e15).Draw(t, "minor")
		a, ok1 := x.exact(n, minor)
		b, ok2 := x.quick(n, minor)
		if ok1 != ok2 || ok1 && a != b {
			t.Fatalf("%d at %s: exactly %d, quickly %d", minor, r.Value, a, b)
		}
	})
}

func TestPartsOfAmountsAreThoseOfInsight(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.OneOf(rapid.Float64Range(0, 100), rapid.Map(rapid.IntRange(0, 1_000_000), func(n int) float64 { return float64(n) / 1e4 })).Draw(t, "percent")
		value := rapid.Int64Range(-1e15, 1e15).Draw(t, "value")
		h := testHead()
		h.Versions[1].Process.Stages[0].Percent = &p
		at := newHead(h).placed(testID('p', 0), 2, "s1")
		one := insight.Deals{
			Stages: []insight.Stage{{Percent: p}}, Stage: []int32{0}, Worth: []insight.Worth{insight.Valued}, Value: []int64{value},
			Own: []float64{insight.NoPercent}, Close: []insight.Day{0}, Closed: []insight.Day{0}, Outcome: []insight.Outcome{insight.Open},
			Finished: []bool{false}, Category: []insight.Category{0}, CreditDays: []int32{0},
		}
		want, err := one.Amounts([]int32{0})
		if err != nil {
			t.Fatal(err)
		}
		if got := at.of(value); got != want[0].Weighted {
			t.Fatalf("%v%% of %d: %d, insight says %d", p, value, got, want[0].Weighted)
		}
	})
}

func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := crm.Date("1970-01-01").AddDays(rapid.IntRange(-300_000, 2_900_000).Draw(t, "days"))
		want, err := insight.DayOf(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := dayOf(d); got != want {
			t.Fatalf("%s is day %d, want %d", d, got, want)
		}
	})
}
