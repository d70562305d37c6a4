package insight

import (
	"slices"
	"testing"
)

func sheetOf(t *testing.T, d *Deals, o Options) *FunnelSheet {
	t.Helper()
	s, err := NewFunnelSheet(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The worked example of process P2: 100,000.00 at 60 %, closing on 15 January
// with 30 days of credit, is 60,000.00 of cash in February.
func TestUniversalLLC(t *testing.T) {
	t.Parallel()
	d := columns(t, p2, deal{stage: 3, value: 100_000_00, close: "2011-01-15", credit: 30})
	s := sheetOf(t, d, year2011())
	want := SheetRow{
		Stage: 3, Percent: 60, Value: 100_000_00, Weighted: 60_000_00,
		Close: "2011-01-15", CreditDays: 30, Due: "2011-02-14", Month: "2011-02",
	}
	if !slices.Equal(s.Rows, []SheetRow{want}) {
		t.Errorf("got %+v, want %+v", s.Rows, want)
	}
	cash := Sums{1, 100_000_00, 60_000_00, 60_000_00, 60_000_00}
	holds(t, "cash of February", s.Cash.month(t, "2011-02"), cash, 0)
	holds(t, "cash of January", s.Cash.month(t, "2011-01"), Sums{})
	holds(t, "closing in January", byClose(t, d, year2011()).month(t, "2011-01"), cash, 0)
}

func TestCash(t *testing.T) {
	t.Parallel()
	d := columns(t, p2, []deal{
		0: {stage: 7, value: 100, outcome: Won, closed: "2010-11-15", credit: 30, close: "2011-09-01"},
		1: {stage: 7, value: 100, outcome: Won, closed: "2010-11-15", credit: 10},
		2: {stage: 3, value: 100, close: "2010-11-15", credit: 60},
		3: {stage: 3, value: 100, close: "2011-11-15", credit: 60},
		4: {stage: 3, value: 100, credit: 60},
		5: {stage: 3, value: 100, outcome: Lost, close: "2011-02-01", closed: "2011-02-01"},
	}...)
	f, err := ByCash(d, year2011())
	if err != nil {
		t.Fatal(err)
	}
	open := Sums{1, 100, 60, 60, 60}
	holds(t, "a won deal pays in full when its credit ends", f.month(t, "2010-12"), Sums{1, 100, 100, 100, 100}, 0)
	holds(t, "paid before the first month", &f.Earlier, Sums{1, 100, 100, 100, 100}, 1)
	holds(t, "overdue brings no cash, whatever its credit", &f.Overdue, open, 2)
	holds(t, "later", &f.Later, open, 3)
	holds(t, "no date", &f.NoDate, open, 4)
}

// Stages and months of the sheet add up to one sum, and what has no value, no
// rate or no date is listed and says why.
func TestFunnelSheet(t *testing.T) {
	t.Parallel()
	d := columns(t, p2, []deal{
		0:  {stage: 0, value: 10_000, close: "2011-01-15", credit: 30},
		1:  {stage: 3, value: 20_001, close: "2011-02-15"},
		2:  {stage: 3, value: 33_333, close: "2010-11-01"},
		3:  {stage: 6, value: 5_000, unrated: true, close: "2011-02-15"},
		4:  {stage: 6, close: "2011-02-15"},
		5:  {stage: 7, value: 700, outcome: Won, closed: "2010-12-24", credit: 14},
		6:  {stage: 7, value: 900, outcome: Won, closed: "2009-01-01"},
		7:  {stage: 5, value: 800, outcome: Lost, closed: "2010-12-24"},
		8:  {stage: 5, value: 800, category: Omitted, close: "2011-02-15"},
		9:  {stage: 5, value: 1_000},
		10: {stage: NoStage, value: 1_000, close: "2020-01-01"},
		11: {stage: 7, value: 600, outcome: Won, closed: "2011-11-30", credit: 1},
	}...)
	s := sheetOf(t, d, year2011())
	var listed []int32
	findings := map[int32]Finding{}
	for _, r := range s.Rows {
		listed = append(listed, r.Row)
		findings[r.Row] = r.Finding
		if (r.Month == "") == (r.Finding == "") {
			t.Errorf("row %d stands in month %q and says %q", r.Row, r.Month, r.Finding)
		}
	}
	if want := []int32{0, 1, 2, 3, 4, 5, 9, 10, 11}; !slices.Equal(listed, want) {
		t.Errorf("listed %v, want %v", listed, want)
	}
	for row, want := range map[int32]Finding{2: FindingOverdue, 3: FindingNoRate, 4: FindingNoValue, 5: "", 9: FindingNoDate, 10: FindingLater, 11: FindingLater} {
		if findings[row] != want {
			t.Errorf("row %d: %q, want %q", row, findings[row], want)
		}
	}
	sum := Sums{}
	for _, stage := range s.Stages {
		sum.add(stage)
	}
	cash := s.Cash.Total()
	cash.Deals--
	cash.Value, cash.Claimed, cash.Weighted, cash.Share = cash.Value-900, cash.Claimed-900, cash.Weighted-900, cash.Share-900 // paid long ago
	if sum != s.Total || cash != s.Total {
		t.Errorf("stages %+v, months and the rest %+v, sheet %+v", sum, cash, s.Total)
	}
	if got := s.Stages[3]; got != (Sums{2, 53_334, 32_001, 32_001, 32_001}) {
		t.Errorf("stage 4: %+v", got)
	}
	if got := s.Rows[5]; got.Percent != 100 || got.Due != "2011-01-07" || got.Month != "2011-01" {
		t.Errorf("a won deal: %+v", got)
	}
}
