package crm_test

import (
	"slices"
	"testing"

	"hummock/internal/crm"
)

// Night by night for seven years: what is kept is 120 days, 58 weeks, 14 months and
// 20 quarters, and nothing that is asked of later has gone before.
func TestSnapshotsAreThinnedOut(t *testing.T) {
	t.Parallel()
	var kept []crm.Snapshot
	day := crm.Date("2026-01-01")
	for n := range 7 * 365 {
		kept = append(kept, crm.Snapshot{ID: crm.NewID(), Day: day, Nightly: true})
		if n%100 == 0 {
			kept = append(kept, crm.Snapshot{ID: crm.NewID(), Day: day, Note: "for the board"})
		}
		gone := crm.OutdatedSnapshots(kept)
		kept = slices.DeleteFunc(kept, func(s crm.Snapshot) bool { return slices.Contains(gone, s.ID) })
		day = day.AddDays(1)
	}
	last := day.AddDays(-1)
	days, mondays, firsts, quarters, asked := 0, 0, 0, 0, 0
	for _, s := range kept {
		switch {
		case !s.Nightly:
			asked++
			if last.DaysSince(s.Day) >= 120 {
				t.Errorf("one of %s that was asked for is still there", s.Day)
			}
			continue
		case last.DaysSince(s.Day) < 120:
			days++
		}
		if s.Day.Time().Weekday() == 1 && last.DaysSince(s.Day) < 58*7 {
			mondays++
		}
		if s.Day.Time().Day() == 1 {
			firsts++
			if m := s.Day.Time().Month(); m%3 == 1 {
				quarters++
			}
		}
	}
	if days != 120 || mondays < 57 || firsts < 14+20-5 || quarters != 20 || asked == 0 || len(kept) > 120+58+14+20+3 {
		t.Errorf("%d days, %d mondays, %d firsts of a month, %d quarters, %d asked for, %d in all", days, mondays, firsts, quarters, asked, len(kept))
	}
	few := []crm.Snapshot{{ID: crm.NewID(), Day: "2020-01-01"}, {ID: crm.NewID(), Day: "2026-01-01", Nightly: true}}
	if gone := crm.OutdatedSnapshots(few); len(gone) > 0 {
		t.Errorf("of two %v went", gone)
	}
}
