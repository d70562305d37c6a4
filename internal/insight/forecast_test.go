package insight

import (
	"slices"
	"testing"

	"hummock/internal/crm"
)

func byClose(t *testing.T, d *Deals, o Options) *Forecast {
	t.Helper()
	f, err := ByClose(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *Forecast) month(t *testing.T, m crm.Month) *Cell {
	t.Helper()
	for i := range f.Months {
		if f.Months[i].Month == m {
			return &f.Months[i].Cell
		}
	}
	t.Fatalf("the forecast has no month %s", m)
	return nil
}

// holds expects a cell with these rows and total.
func holds(t *testing.T, name string, c *Cell, total Sums, rows ...int32) {
	t.Helper()
	if c.Total != total || !slices.Equal(c.Rows, rows) {
		t.Errorf("%s: total %+v of rows %v, want %+v of %v", name, c.Total, c.Rows, total, rows)
	}
}

// Claimed takes the seller's word where there is one, weighted never does.
func TestBases(t *testing.T) {
	t.Parallel()
	d := columns(
		t, p2,
		deal{stage: 3, value: 100_000_00, close: "2011-01-15"},
		deal{stage: 3, value: 100_000_00, close: "2011-01-31", own: 90},
		deal{stage: 7, value: 50_000_00, outcome: Won, closed: "2011-01-02", close: "2011-05-01"},
		deal{stage: 2, value: 20_000_00, close: "2011-02-01"},
	)
	f := byClose(t, d, year2011())
	holds(t, "January", f.month(t, "2011-01"), Sums{3, 250_000_00, 200_000_00, 170_000_00, 170_000_00}, 0, 1, 2)
	holds(t, "February", f.month(t, "2011-02"), Sums{1, 20_000_00, 6_000_00, 6_000_00, 6_000_00}, 3)
	if won := f.month(t, "2011-01").Won; won != (Sums{1, 50_000_00, 50_000_00, 50_000_00, 50_000_00}) {
		t.Errorf("won in January: %+v", won)
	}
}

// Each deal stands in one place; only some places are months.
func TestWhereDealsStand(t *testing.T) {
	t.Parallel()
	d := columns(t, []float64{50, NoPercent}, []deal{
		0:  {value: 100, close: "2010-11-30"},
		1:  {value: 100, close: "2010-12-01"},
		2:  {value: 100, close: "2011-11-30"},
		3:  {value: 100, close: "2011-12-01"},
		4:  {value: 100},
		5:  {close: "2011-01-01"},
		6:  {value: 100, unrated: true, close: "2011-01-01"},
		7:  {value: 100, category: Omitted, close: "2011-01-01"},
		8:  {value: 100, outcome: Lost, close: "2011-01-01", closed: "2011-01-01"},
		9:  {value: 100, outcome: Disqualified, close: "2011-01-01", closed: "2011-01-01"},
		10: {value: 100, outcome: Ended, close: "2011-01-01", closed: "2011-01-01"},
		11: {value: 100, outcome: Won, closed: "2010-11-30"},
		12: {value: 100, outcome: Won, category: Omitted, closed: "2010-12-31"},
		13: {stage: 1, value: 100, close: "2011-03-01"},
		14: {stage: NoStage, value: 100, close: "2011-03-01", own: 10},
		15: {value: 100, outcome: Won},
		16: {outcome: Won, closed: "2010-01-01"},
		17: {outcome: Won, closed: "2010-12-02"},
	}...)
	half := Sums{1, 100, 50, 50, 50}
	f := byClose(t, d, year2011())
	holds(t, "overdue is no month", &f.Overdue, half, 0)
	holds(t, "today is not overdue; a win counts whatever its category was", f.month(t, "2010-12"), Sums{2, 200, 150, 150, 100}, 1, 12)
	holds(t, "last day shown", f.month(t, "2011-11"), half, 2)
	holds(t, "later", &f.Later, half, 3)
	holds(t, "no date", &f.NoDate, Sums{2, 200, 150, 150, 100}, 4, 15)
	holds(t, "no value", &f.NoValue, Sums{Deals: 2}, 5, 17)
	holds(t, "no rate", &f.NoRate, Sums{Deals: 1}, 6)
	holds(t, "left out by the seller", &f.Omitted, half, 7)
	holds(t, "won before; nobody has to look for the value of an old deal", &f.Earlier, Sums{2, 100, 100, 100, 50}, 11, 16)
	holds(t, "without a percentage", f.month(t, "2011-03"), Sums{2, 200, 10, 0, 0}, 13, 14)
	if !slices.Equal(f.NoPercent, []int32{13, 14}) {
		t.Errorf("without a percentage: rows %v", f.NoPercent)
	}
	holds(t, "lost, disqualified and ended deals count nowhere", f.month(t, "2011-01"), Sums{})
}

// P4: the stage's share of each value that is not finished, won ones too.
func TestShare(t *testing.T) {
	t.Parallel()
	percents := []float64{0, 20, 80, 95}
	d := columns(
		t, percents,
		deal{stage: 0, value: 1000, close: "2011-03-10"},
		deal{stage: 1, value: 1000, close: "2011-03-20"},
		deal{stage: 2, value: 1000, outcome: Won, closed: "2011-03-01"},
		deal{stage: 3, value: 1000, outcome: Won, closed: "2011-03-31"},
		deal{stage: 3, value: 1000, outcome: Won, closed: "2011-03-31", finished: true},
	)
	f := byClose(t, d, year2011())
	holds(t, "March", f.month(t, "2011-03"), Sums{5, 5000, 3200, 3200, 0 + 200 + 800 + 950}, 0, 1, 2, 3, 4)
}

func TestCategories(t *testing.T) {
	t.Parallel()
	d := columns(
		t, p2,
		deal{stage: 6, value: 100, close: "2011-01-01", category: Commit},
		deal{stage: 3, value: 100, close: "2011-01-01", category: BestCase},
		deal{stage: 0, value: 100, close: "2011-01-01"},
		deal{stage: 7, value: 100, outcome: Won, closed: "2011-01-01", category: Commit},
	)
	c := byClose(t, d, year2011()).month(t, "2011-01")
	for name, got := range map[string][2]int64{
		"commit": {c.Commit.Weighted, 90}, "best case": {c.BestCase.Weighted, 60},
		"pipeline": {c.Pipeline.Weighted, 5}, "won": {c.Won.Weighted, 100}, "total": {c.Total.Weighted, 255},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d, want %d", name, got[0], got[1])
		}
	}
}

func TestFiscalYears(t *testing.T) {
	t.Parallel()
	d := columns(
		t, p2,
		deal{stage: 3, value: 100, close: "2011-03-31"},
		deal{stage: 3, value: 1000, close: "2011-04-01"},
	)
	want := []FiscalYear{
		{Start: "2010-04", First: "2010-12", Last: "2011-03", Total: Sums{1, 100, 60, 60, 60}},
		{Start: "2011-04", First: "2011-04", Last: "2011-11", Total: Sums{1, 1000, 600, 600, 600}},
	}
	if got := byClose(t, d, year2011()).Years; !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// A choice of deals (a pipeline, a team, what somebody may see) counts nothing else.
func TestChosenRows(t *testing.T) {
	t.Parallel()
	d := columns(
		t, p2,
		deal{stage: 3, value: 100, close: "2011-01-01"},
		deal{stage: 3, value: 1000, close: "2011-01-01"},
		deal{stage: 3, value: 10_000, close: "2011-01-01"},
	)
	o := year2011()
	o.Rows = []int32{2, 0}
	holds(t, "January", byClose(t, d, o).month(t, "2011-01"), Sums{2, 10_100, 6060, 6060, 6060}, 2, 0)
	o.Rows = []int32{}
	holds(t, "nothing chosen", byClose(t, d, o).month(t, "2011-01"), Sums{})
}

// Amounts are rounded once per deal, half away from zero, as decimals.
func TestRounding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		value   int64
		percent float64
		want    int64
	}{
		{1, 50, 1},
		{-1, 50, -1},
		{3, 50, 2},
		{100, 28.5, 29},
		{100, 28.4999, 28},
		{1, 49.999999999999, 0},
		{1000, 33.35, 334},
		{crm.LargestAmount, 100, crm.LargestAmount},
		{crm.LargestAmount, 33.333333333333336, 3002399751580331},
		{crm.LargestAmount, 1e-300, 0},
		{100, 0, 0},
	} {
		if got := portionOf(c.percent).of(c.value); got != c.want {
			t.Errorf("%v %% of %d = %d, want %d", c.percent, c.value, got, c.want)
		}
	}
}

func TestForecastRefuses(t *testing.T) {
	t.Parallel()
	fine := columns(t, p2, deal{stage: 3, value: 100, close: "2011-01-01"})
	for name, change := range map[string]struct {
		to   func(*Options)
		code string
	}{
		"no as-of day":          {func(o *Options) { o.AsOf = "" }, "date.malformed"},
		"a day that is none":    {func(o *Options) { o.AsOf = "2011-02-30" }, "date.malformed"},
		"a month that is none":  {func(o *Options) { o.From = "2011-13" }, "month.malformed"},
		"no months":             {func(o *Options) { o.Months = 0 }, "insight.months"},
		"too many months":       {func(o *Options) { o.Months = MostMonths + 1 }, "insight.months"},
		"the end of time":       {func(o *Options) { o.From = "9999-06" }, "insight.months"},
		"no fiscal year":        {func(o *Options) { o.FiscalMonth = 13 }, "insight.fiscal_month"},
		"a row that is not one": {func(o *Options) { o.Rows = []int32{1} }, "insight.row"},
	} {
		o := year2011()
		change.to(&o)
		_, err := ByClose(fine, o)
		refused(t, name, err, change.code)
	}
	for name, change := range map[string]struct {
		to   func(*Deals)
		code string
	}{
		"columns of unequal length": {func(d *Deals) { d.Own = nil }, "insight.columns"},
		"a stage that is not there": {func(d *Deals) { d.Stage[0] = 8 }, "insight.stage"},
		"150 percent":               {func(d *Deals) { d.Own[0] = 150 }, "insight.percent"},
		"150 percent of a stage":    {func(d *Deals) { d.Stages[0].Percent = 150 }, "insight.percent"},
		"credit for ever":           {func(d *Deals) { d.CreditDays[0] = 1 << 20 }, "insight.credit_days"},
		"a day beyond dates":        {func(d *Deals) { d.Close[0] = 1 << 30 }, "insight.day"},
		"no such outcome":           {func(d *Deals) { d.Outcome[0] = 9 }, "insight.columns"},
		"more than can be added":    {func(d *Deals) { d.Value[0] = -1 << 63 }, "money.too_large"},
	} {
		d := columns(t, p2, deal{stage: 3, value: 100, close: "2011-01-01"})
		change.to(d)
		_, err := ByClose(d, year2011())
		refused(t, name, err, change.code)
	}
}

func TestDay(t *testing.T) {
	t.Parallel()
	for _, date := range []crm.Date{"", "1970-01-01", "1969-12-31", "2024-02-29", "1000-01-01", "9999-12-31"} {
		if got := on(t, date).Date(); got != date {
			t.Errorf("%s came back as %s", date, got)
		}
	}
	_, err := DayOf("2023-02-29")
	refused(t, "a day that is none", err, "date.malformed")
}

func TestShortForms(t *testing.T) {
	t.Parallel()
	for i, o := range []crm.Outcome{crm.Open, crm.Won, crm.Lost, crm.Disqualified, crm.Ended} {
		if got, err := OutcomeOf(o); err != nil || got != Outcome(i) {
			t.Errorf("%s: %v, %v", o, got, err)
		}
	}
	for i, c := range []crm.Category{crm.CategoryPipeline, crm.CategoryBest, crm.CategoryCommit, crm.CategoryOmitted} {
		if got, err := CategoryOf(c); err != nil || got != Category(i) {
			t.Errorf("%s: %v, %v", c, got, err)
		}
	}
	_, err := OutcomeOf("forgotten")
	refused(t, "no outcome", err, "insight.outcome")
	_, err = CategoryOf("hopeful")
	refused(t, "no category", err, "insight.category")
}
