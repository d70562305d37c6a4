package crm

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// An hour costs what it cost on its day, rounded to a cent; a day on which nobody
// said what it costs has no cost.
func TestHoursCostWhatTheyCostThen(t *testing.T) {
	t.Parallel()
	vera, egor := NewID(), NewID()
	c := Costing{Currency: "EUR", Hourly: map[ID][]HourlyCost{
		vera: {{User: vera, From: "2026-01-01", Cost: 60_00}, {User: vera, From: "2026-07-01", Cost: 75_05}},
		egor: {{User: egor, Cost: 10}},
	}}
	for _, test := range []struct {
		name    string
		user    ID
		on      Date
		minutes int64
		want    int64
		known   bool
	}{
		{"the first rate", vera, "2026-06-30", 90, 90_00, true},
		{"the rate from its first day on", vera, "2026-07-01", 60, 75_05, true},
		{"half a cent goes up", vera, "2026-07-01", 30, 37_53, true},
		{"before any rate", vera, "2025-12-31", 60, 0, false},
		{"a cost without a day holds always", egor, "1999-01-01", 3, 1, true},
		{"less than half a cent", egor, "1999-01-01", 2, 0, true},
		{"nobody's", NewID(), "2026-06-30", 60, 0, false},
	} {
		got, known := c.Hours(&HourEntry{User: test.user, On: test.on, Minutes: test.minutes})
		if got != test.want || known != test.known {
			t.Errorf("%s: %d, %v; want %d, %v", test.name, got, known, test.want, test.known)
		}
	}
}

func twoStages(value *int64) *Work {
	return &Work{Value: value, Percent: 10, Stages: []StageWork{{Stage: "talk", Sale: true, Budget: 60}, {Stage: "make"}}}
}

// The sale costs too much beyond its part of the value, beyond what the deal
// leaves, or without any cost beyond the hours that its stage grants.
func TestTalkMustNotOutgrowTheContract(t *testing.T) {
	t.Parallel()
	vera := NewID()
	c := Costing{Currency: "EUR", Hourly: map[ID][]HourlyCost{vera: {{Cost: 50_00}}}}
	hours := func(user ID, stage string, minutes int64) HourEntry {
		return HourEntry{User: user, Stage: stage, Minutes: minutes, On: "2026-03-02"}
	}
	for _, test := range []struct {
		name  string
		value *int64
		hours []HourEntry
		want  Warning
	}{
		{"nothing done", new(int64(900_00)), nil, ""},
		{"a tenth is all right", new(int64(1000_00)), []HourEntry{hours(vera, "talk", 120)}, ""},
		{"a minute beyond is not", new(int64(1000_00)), []HourEntry{hours(vera, "talk", 121)}, OverShare},
		{"fourteen hours for nine hundred", new(int64(900_00)), []HourEntry{hours(vera, "talk", 840)}, OverMargin},
		{"work after the win is no talk", new(int64(1000_00)), []HourEntry{hours(vera, "make", 840)}, ""},
		{"work eats the margin", new(int64(1000_00)), []HourEntry{hours(vera, "talk", 100), hours(vera, "make", 1020)}, OverMargin},
		{"no value yet, hours beyond the grant", nil, []HourEntry{hours(vera, "talk", 61)}, OverHours},
		{"no cost known, hours beyond the grant", new(int64(1000_00)), []HourEntry{hours(NewID(), "talk", 61)}, OverHours},
		{"no cost known, within the grant", new(int64(1000_00)), []HourEntry{hours(NewID(), "talk", 60)}, ""},
	} {
		w := twoStages(test.value)
		w.Hours = test.hours
		w.Price(c)
		if w.Warning != test.want {
			t.Errorf("%s: %q, want %q", test.name, w.Warning, test.want)
		}
	}
}

// What is added up is what stands in the entries, whatever their order: nothing
// is lost between stages, and what has no price is told apart.
func TestWorkAddsUp(t *testing.T) {
	t.Parallel()
	vera, egor := NewID(), NewID()
	c := Costing{
		Currency: "EUR", Hourly: map[ID][]HourlyCost{vera: {{Cost: 33_33}, {From: "2026-03-05", Cost: 41_07}}},
		Rates: []Rate{{Currency: "USD", Day: "2026-03-01", Value: "0.9173"}},
	}
	rapid.Check(t, func(t *rapid.T) {
		stage := rapid.SampledFrom([]string{"talk", "make", "gone"})
		day := rapid.SampledFrom([]Date{"2026-03-02", "2026-03-05", "2026-03-09"})
		w := twoStages(new(rapid.Int64Range(0, 1_000_000).Draw(t, "value")))
		for range rapid.IntRange(0, 9).Draw(t, "hours") {
			w.Hours = append(w.Hours, HourEntry{
				User: rapid.SampledFrom([]ID{vera, egor}).Draw(t, "user"), Stage: stage.Draw(t, "stage"), On: day.Draw(t, "day"), Minutes: rapid.Int64Range(1, MostMinutes).Draw(t, "minutes"),
			})
		}
		for range rapid.IntRange(0, 5).Draw(t, "expenses") {
			w.Expenses = append(w.Expenses, Expense{
				Stage: stage.Draw(t, "stage"), On: day.Draw(t, "day"), Amount: new(rapid.Int64Range(1, 100_000).Draw(t, "amount")), Currency: rapid.SampledFrom([]Currency{"EUR", "USD", "PLN"}).Draw(t, "currency"),
			})
		}
		w.Price(c)
		spent, cost, unpriced := int64(0), int64(0), int64(0)
		for _, h := range w.Hours {
			spent += h.Minutes
			if h.Cost == nil {
				unpriced += h.Minutes
				continue
			}
			cost += *h.Cost
		}
		for _, e := range w.Expenses {
			if e.Cost == nil && !slices.Equal(w.NoRate, []Currency{"PLN"}) {
				t.Fatalf("an expense in %s has no cost, and nobody says so: %v", e.Currency, w.NoRate)
			}
			if e.Cost != nil {
				cost += *e.Cost
			}
		}
		byStage, minutes := int64(0), int64(0)
		for _, s := range w.Stages {
			byStage += *s.Cost
			minutes += s.Spent
		}
		if *w.Cost != cost || byStage != cost || w.Minutes != spent || minutes != spent || w.Unpriced != unpriced || *w.Margin != *w.Value-cost {
			t.Fatalf("%+v: want %d for %d minutes, %d of them without a price", w, cost, spent, unpriced)
		}
		sale := *w.CostOfSale
		slices.Reverse(w.Hours)
		again := twoStages(w.Value)
		again.Hours, again.Expenses = w.Hours, w.Expenses
		again.Price(c)
		if *again.CostOfSale != sale || again.Warning != w.Warning {
			t.Fatal("the order of entries makes a difference")
		}
		again.Hide(Actor{User: vera})
		for _, e := range again.Expenses {
			if e.Amount != nil || e.Cost != nil {
				t.Fatal("an amount is told")
			}
		}
	})
}

// A begun minute counts whole; what ran longer than a day is a day, and told.
func TestATimerCountsBegunMinutes(t *testing.T) {
	t.Parallel()
	for ran, want := range map[int64]int64{0: 1, 1: 1, 60_000: 1, 60_001: 2, MostMinutes * 60_000: MostMinutes, MostMinutes*60_000 + 1: MostMinutes} {
		minutes, cut := (&Timer{StartedAt: 1000}).Ran(Instant(1000 + ran))
		if minutes != want || cut != (ran > MostMinutes*60_000) {
			t.Errorf("%d ms: %d minutes, cut %v", ran, minutes, cut)
		}
	}
}
