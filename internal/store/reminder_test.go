package store_test

import (
	"strings"
	"sync"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Each step of a late invoice is a task of somebody from finance, made once
// however many look; the money ends it.
func TestReminders(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		fina := f.Person(t, "Fina", crm.Finance)
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: worth(100_000)}))
		i := must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 60_000, IssuedOn: "2026-11-01", DueOn: "2026-11-20"}))
		must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 40_000, IssuedOn: "2026-11-01", DueOn: "2026-12-20"}))
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if _, err := s.Remind(ctx, by.Workspace); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		page := must(s.DealPage(ctx, by, d.ID))
		if len(page.Tasks) != 1 || page.Tasks[0].Owner != fina.User || !strings.Contains(page.Tasks[0].Title, i.Number) || strings.Contains(page.Tasks[0].Title, "600") {
			t.Fatalf("%+v", page.Tasks)
		}
		late := must(s.Account(ctx, by, d.ID)).Invoices[0]
		if len(late.Reminders) != 1 || late.Reminders[0].Step != 1 || late.Reminders[0].Days != 3 || late.Reminders[0].Task != page.Tasks[0].ID {
			t.Fatalf("%+v", late.Reminders)
		}
		r := must(s.Receivables(ctx, by)).Items[0]
		if r.Reminders != 1 || r.RemindedOn == "" || r.NextReminder != "2026-12-04" {
			t.Errorf("%+v", r)
		}
		must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 60_000}))
		page = must(s.DealPage(ctx, by, d.ID))
		if page.Tasks[0].DoneAt == 0 || page.Deal.NextStep != nil {
			t.Errorf("%+v %+v", page.Tasks, page.Deal.NextStep)
		}
		if paid := must(s.Account(ctx, by, d.ID)).Invoices[0]; !paid.Reminders[0].Settled || paid.Reminders[0].DoneAt != 0 {
			t.Errorf("%+v", paid.Reminders)
		}
		if n := must(s.Remind(ctx, by.Workspace)); n != 0 {
			t.Errorf("%d more for what is paid", n)
		}
	})
}

// Done by a person, a reminder names them; without days set, nobody is asked.
func TestRemindersAreAnsweredFor(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: worth(100_000)}))
		must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 60_000, IssuedOn: "2026-11-01", DueOn: "2026-11-10"}))
		w := must(s.Workspace(ctx, by))
		must(s.EditWorkspace(ctx, by, w.Version, store.WorkspacePatch{ReminderDays: &[]int{}}))
		if n := must(s.Remind(ctx, by.Workspace)); n != 0 {
			t.Fatalf("%d although none are wanted", n)
		}
		must(s.EditWorkspace(ctx, by, w.Version+1, store.WorkspacePatch{ReminderDays: &[]int{14, 3, 14}}))
		if n := must(s.Remind(ctx, by.Workspace)); n != 1 {
			t.Fatalf("%d", n)
		}
		page := must(s.DealPage(ctx, by, d.ID))
		must(s.CompleteTask(ctx, by, page.Tasks[0].ID, page.Deal.Version, store.Completion{Result: "Called them"}))
		if r := must(s.Account(ctx, by, d.ID)).Invoices[0].Reminders; len(r) != 1 || r[0].Days != 14 || r[0].DoneBy != by.User || r[0].Settled {
			t.Errorf("%+v", r)
		}
		_, err := s.EditWorkspace(ctx, by, w.Version+2, store.WorkspacePatch{ReminderDays: &[]int{0}})
		refusedAs(t, "a day before", "reminder.days", err)
	})
}
