package store_test

import (
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func TestATaskIsDueOnOneDay(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "Pumps"}))
		zone := must(s.Workspace(t.Context(), f.Owner)).Zone()
		hour := crm.InstantOf(time.Date(2026, 3, 5, 10, 0, 0, 0, zone))
		two := crm.TaskAnswer{Title: "Call", DueOn: "2026-03-06", DueAt: hour}
		_, err := s.AddTask(t.Context(), f.Owner, d.ID, two)
		refusedAs(t, "a day and an hour of another", "task.two_days", err)
		d = must(s.AddTask(t.Context(), f.Owner, d.ID, crm.TaskAnswer{Title: "Call", DueOn: "2026-03-05", DueAt: hour}))
		_, err = s.EditTask(t.Context(), f.Owner, d.NextStep.Task, d.Version, store.TaskEdit{DueOn: &two.DueOn, DueAt: &hour})
		refusedAs(t, "an edit to both", "task.two_days", err)
		d = must(s.EditTask(t.Context(), f.Owner, d.NextStep.Task, d.Version, store.TaskEdit{DueOn: &two.DueOn}))
		if d.NextStep.DueOn != two.DueOn || d.NextStep.DueAt != 0 {
			t.Errorf("the next step is due %s, %d", d.NextStep.DueOn, d.NextStep.DueAt)
		}
	})
}
