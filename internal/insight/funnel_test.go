package insight

import (
	"slices"
	"testing"

	"hummock/internal/crm"
)

// stay is one visit as a person would write it: deal, stage, and whether it ended.
type stay struct {
	deal, stage   int32
	left          bool
	void, unknown bool
}

func visitsOf(list ...stay) *Visits {
	v := &Visits{}
	for _, s := range list {
		entered, left := crm.Instant(1), crm.Instant(0)
		if s.unknown {
			entered = 0
		}
		if s.left {
			left = 2
		}
		v.Deal, v.Stage, v.Void = append(v.Deal, s.deal), append(v.Stage, s.stage), append(v.Void, s.void)
		v.Entered, v.Left = append(v.Entered, entered), append(v.Left, left)
	}
	return v
}

func funnelOf(t *testing.T, d *Deals, v *Visits, o FunnelOptions) *Funnel {
	t.Helper()
	f, err := NewFunnel(d, v, o)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func rowsAre(t *testing.T, name string, f Figure, rows ...int32) {
	t.Helper()
	if !slices.Equal(f.Rows, rows) || f.Deals != len(rows) {
		t.Errorf("%s: %d deals, rows %v, want %v", name, f.Deals, f.Rows, rows)
	}
}

// Four stages with the win line before the last.
func TestFunnel(t *testing.T) {
	t.Parallel()
	d := columns(t, []float64{10, 30, 60, 100}, []deal{
		0: {stage: 1, value: 100},                                              // walked on and is here
		1: {stage: 3, value: 200, outcome: Won, closed: "2026-03-01"},          // skipped stage 2, came back once
		2: {stage: 1, value: 300, outcome: Lost, closed: "2026-04-15"},         // lost in stage 2
		3: {stage: 0, value: 400, outcome: Disqualified, closed: "2026-04-01"}, // early, so a success
		4: {stage: 3, value: 500, outcome: Won, closed: "2026-05-01"},          // entered as won
		5: {stage: 2, value: 600},                                              // a move undone, and one of unknown time
		6: {stage: 3, value: 700, outcome: Won, finished: true},                // won, nobody knows when or how
	}...)
	v := visitsOf(
		stay{deal: 0, stage: 0, left: true}, stay{deal: 0, stage: 1},
		stay{deal: 1, stage: 0, left: true}, stay{deal: 1, stage: 2, left: true}, stay{deal: 1, stage: 0, left: true},
		stay{deal: 1, stage: 2, left: true}, stay{deal: 1, stage: 3},
		stay{deal: 2, stage: 0, left: true}, stay{deal: 2, stage: 1},
		stay{deal: 3, stage: 0},
		stay{deal: 4, stage: 3},
		stay{deal: 5, stage: 0, unknown: true}, stay{deal: 5, stage: 1}, stay{deal: 5, stage: 2, void: true},
	)
	f := funnelOf(t, d, v, FunnelOptions{Win: 3})
	first, second, third, last := &f.Stages[0], &f.Stages[1], &f.Stages[2], &f.Stages[3]

	rowsAre(t, "now in stage 2", second.Now, 0)
	rowsAre(t, "now in stage 3", third.Now, 5)
	rowsAre(t, "won and not ended", last.Now, 1, 4)
	rowsAre(t, "ever in stage 1, each once", first.Entered, 0, 1, 2, 3)
	rowsAre(t, "left stage 1", first.Left, 0, 1, 2, 3)
	rowsAre(t, "passed stage 1", first.Passed, 0, 1, 2)
	rowsAre(t, "ever in stage 2, not skipped", second.Entered, 0, 2, 5)
	rowsAre(t, "left stage 2", second.Left, 2)
	rowsAre(t, "passed stage 2", second.Passed)
	rowsAre(t, "an undone move is no visit", third.Entered, 1)
	rowsAre(t, "a win is not passed", last.Passed)
	rowsAre(t, "disqualified from stage 1", first.Disqualified, 3)
	if got := first.Record(); got != (Record{1, 2}) {
		t.Errorf("stage 1: %+v, want 1 of 2, the disqualified one in neither", got)
	}
	rowsAre(t, "won", f.Won, 1, 6)
	rowsAre(t, "entered as won", f.AlreadyWon, 4)
	rowsAre(t, "closed without a day", f.Undated, 6)
	if f.WinRate == nil || f.WinRate.Record != (Record{2, 3}) || f.WinRate.Method != Observed {
		t.Errorf("win rate: %+v", f.WinRate)
	}
	if f.Won.Value != 900 || third.Now.Value != 600 {
		t.Errorf("values: won %d, now in stage 3 %d", f.Won.Value, third.Now.Value)
	}
	for asOf, months := range map[crm.Date]int{"2026-03-31": 0, "2026-04-01": 1, "2026-09-01": 6, "2026-02-01": 0} {
		if got := f.History(asOf); got != (History{Closed: 3, Months: months}) {
			t.Errorf("history on %s: %+v, want %d months", asOf, got, months)
		}
	}
}

func TestFunnelWindow(t *testing.T) {
	t.Parallel()
	d := columns(
		t, []float64{10},
		deal{value: 1, outcome: Won, closed: "2026-01-31"},
		deal{value: 1, outcome: Won, closed: "2026-02-01"},
		deal{value: 1, outcome: Lost, closed: "2026-02-28"},
		deal{value: 1, outcome: Lost, closed: "2026-03-01"},
		deal{value: 1, outcome: Lost},
	)
	v := visitsOf(stay{deal: 0}, stay{deal: 1}, stay{deal: 2}, stay{deal: 3}, stay{deal: 4})
	f := funnelOf(t, d, v, FunnelOptions{Win: 1, ClosedFrom: "2026-02-01", ClosedTo: "2026-02-28"})
	if got := f.Stages[0].Record(); got != (Record{1, 2}) {
		t.Errorf("in February: %+v, want 1 of 2", got)
	}
	rowsAre(t, "no day, no window", f.Undated, 4)
	if got := funnelOf(t, d, v, FunnelOptions{Win: 1}).Stages[0].Record(); got != (Record{2, 5}) {
		t.Errorf("all history: %+v, want 2 of 5", got)
	}
}

// The versions of a stage stand at one position; stages of other funnels at none.
func TestFunnelPositions(t *testing.T) {
	t.Parallel()
	d := columns(t, []float64{10, 50, 20, 99}, deal{stage: 0, value: 1}, deal{stage: 2, value: 1}, deal{stage: 3, value: 1})
	v := visitsOf(stay{deal: 0, stage: 0}, stay{deal: 1, stage: 2}, stay{deal: 2, stage: 3})
	f := funnelOf(t, d, v, FunnelOptions{Position: []int32{0, 1, 0, NoStage}, Win: 2})
	if len(f.Stages) != 2 {
		t.Fatalf("%d stages, want 2", len(f.Stages))
	}
	rowsAre(t, "both versions", f.Stages[0].Now, 0, 1)
	rowsAre(t, "both versions", f.Stages[0].Entered, 0, 1)
	f = funnelOf(t, d, v, FunnelOptions{Win: 4, Rows: []int32{1}})
	rowsAre(t, "chosen deals alone", f.Stages[2].Now, 1)
	rowsAre(t, "chosen deals alone", f.Stages[0].Now)
}

func TestFunnelRefuses(t *testing.T) {
	t.Parallel()
	d := columns(t, []float64{10}, deal{value: 1})
	for _, c := range []struct {
		name string
		v    *Visits
		o    FunnelOptions
		code string
	}{
		{"a visit of nobody", visitsOf(stay{deal: 1}), FunnelOptions{}, "insight.row"},
		{"a visit to nowhere", visitsOf(stay{stage: 1}), FunnelOptions{}, "insight.stage"},
		{"columns of unequal length", &Visits{Deal: []int32{0}}, FunnelOptions{}, "insight.columns"},
		{"a position outside", visitsOf(), FunnelOptions{Position: []int32{7}}, "insight.stage"},
		{"a stage without position", visitsOf(), FunnelOptions{Position: []int32{}}, "insight.columns"},
		{"a row outside", visitsOf(), FunnelOptions{Rows: []int32{-1}}, "insight.row"},
		{"a window from no day", visitsOf(), FunnelOptions{ClosedFrom: "yesterday"}, "date.malformed"},
	} {
		_, err := NewFunnel(d, c.v, c.o)
		refused(t, c.name, err, c.code)
	}
}
