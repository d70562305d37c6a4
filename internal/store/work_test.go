package store_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func talking(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	p := plain("make", "talk", "make")
	p.Stages[0].Limits.HoursBudget = 10
	return storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
}

// Hours and expenses belong to a stage, cost what they cost on their day, and
// leave a margin that is right to the cent.
func TestWorkIsCountedByStage(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := talking(t, s)
		ctx := t.Context()
		vera, egor, fina, vito := f.Person(t, "Vera", crm.Seller), f.Person(t, "Egor", crm.Expert), f.Person(t, "Fina", crm.Finance), f.Person(t, "Vito", crm.Viewer)
		must(s.PutHourlyCost(ctx, fina, must(s.HourlyCosts(ctx, fina)).Version, crm.HourlyCost{User: vera.User, From: "2026-01-01", Cost: 40_00}))
		must(s.PutHourlyCost(ctx, fina, must(s.HourlyCosts(ctx, fina)).Version, crm.HourlyCost{User: vera.User, From: "2026-12-02", Cost: 50_00}))
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", Set: worth(1_000_00)}))
		must(s.LogHours(ctx, vera, d.ID, crm.HourDraft{Minutes: 90, What: " Calls ", On: "2026-12-01"}))
		clock.Move(26*time.Hour + 30*time.Minute)
		must(s.MoveDeal(ctx, vera, d.ID, must(s.Deal(ctx, vera, d.ID)).Version, crm.MoveOrder{To: "make"}))
		must(s.LogHours(ctx, fina, d.ID, crm.HourDraft{Minutes: 60, User: vera.User}))
		must(s.LogHours(ctx, egor, d.ID, crm.HourDraft{Minutes: 45, Stage: "talk"}))
		must(s.AddExpense(ctx, vera, d.ID, crm.ExpenseDraft{What: "Courier", Amount: 40_00, Stage: "talk"}))
		must(s.AddExpense(ctx, vera, d.ID, crm.ExpenseDraft{What: "Ticket", Amount: 10_00, Currency: "usd"}))
		w := must(s.Work(ctx, fina, d.ID))
		talk, work := w.Stages[0], w.Stages[1]
		if talk.Stayed != 26*60+30 || talk.Spent != 135 || *talk.Cost != 100_00 || talk.Budget != 600 || talk.Over || !talk.Sale || work.Spent != 60 || *work.Cost != 50_00 || work.Sale {
			t.Errorf("%+v", w.Stages)
		}
		if *w.Cost != 150_00 || *w.CostOfSale != 100_00 || *w.Margin != 850_00 || w.Unpriced != 45 || len(w.NoRate) != 1 || w.NoRate[0] != "USD" || w.Warning != "" {
			t.Errorf("%+v", w)
		}
		must(s.PutRates(ctx, fina, must(s.Rates(ctx, fina)).Version, []crm.Rate{{Currency: "USD", Day: "2026-12-01", Value: "0.9"}}))
		if w = must(s.Work(ctx, fina, d.ID)); *w.Cost != 159_00 || len(w.NoRate) != 0 {
			t.Errorf("a rate came: %+v", w)
		}
		five := 5
		firm := must(s.Workspace(ctx, f.Owner))
		must(s.EditWorkspace(ctx, f.Owner, firm.Version, store.WorkspacePatch{CostWarn: &five}))
		for _, by := range []crm.Actor{egor, vito} {
			w := must(s.Work(ctx, by, d.ID))
			if w.Warning != crm.OverShare || w.Percent != 5 || !w.Hidden || w.Minutes != 195 {
				t.Errorf("everybody is warned, in words: %+v", w)
			}
			text := string(must(json.Marshal(w)))
			for _, secret := range []string{"10000", "4000", "5000", "85000", "15900", `"amount"`, `"cost"`, "margin\":", "Unpriced"} {
				if strings.Contains(text, secret) {
					t.Errorf("%s is told %s: %s", by.Name, secret, text)
				}
			}
		}
		if w := must(s.Work(ctx, vera, d.ID)); *w.Expenses[0].Amount != 10_00 && *w.Expenses[1].Amount != 10_00 || w.Expenses[0].Cost != nil {
			t.Errorf("who wrote an expense down knows its amount: %+v", w.Expenses)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// One changes one's own hours; a manager those of all; nothing in the change log
// tells an amount, and what was taken away can be read there.
func TestHoursAreCorrected(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := talking(t, s)
		ctx := t.Context()
		vera, egor, marta := f.Person(t, "Vera", crm.Seller), f.Person(t, "Egor", crm.Expert), f.Person(t, "Marta", crm.Manager)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", Set: worth(1_000_00)}))
		at := func() int64 { return must(s.Deal(ctx, vera, d.ID)).Version }
		id := must(s.LogHours(ctx, vera, d.ID, crm.HourDraft{Minutes: 30})).Hours[0].ID
		minutes, never, long := int64(45), "make", int64(1441)
		for code, edit := range map[string]crm.HourEdit{"work.stage": {Stage: &never}, "hours.minutes": {Minutes: &long}, "work.future": {On: new(crm.Date("2026-12-03"))}, "date.malformed": {On: new(crm.Date("soon"))}} {
			_, err := s.EditHours(ctx, vera, id, at(), edit)
			refusedAs(t, code, code, err)
		}
		_, err := s.EditHours(ctx, vera, id, at()-1, crm.HourEdit{Minutes: &minutes})
		refusedAs(t, "an older version", "stale", err)
		_, err = s.EditHours(ctx, egor, id, at(), crm.HourEdit{Minutes: &minutes})
		refusedAs(t, "another's", "hours.not_yours", err)
		_, err = s.LogHours(ctx, egor, d.ID, crm.HourDraft{Minutes: 30, User: vera.User})
		refusedAs(t, "for another", "hours.not_yours", err)
		_, err = s.RemoveHours(ctx, sees(egor, crm.SeesOwn), id, at())
		refusedAs(t, "a stranger", "hours.not_found", err)
		if w := must(s.EditHours(ctx, marta, id, at(), crm.HourEdit{Minutes: &minutes})); w.Hours[0].Minutes != 45 {
			t.Errorf("%+v", w.Hours)
		}
		if w := must(s.RemoveHours(ctx, vera, id, at())); len(w.Hours) != 0 {
			t.Errorf("%+v", w.Hours)
		}
		spent := must(s.AddExpense(ctx, vera, d.ID, crm.ExpenseDraft{What: "Courier", Amount: 4321})).Expenses[0].ID
		_, err = s.AddExpense(ctx, vera, d.ID, crm.ExpenseDraft{What: " ", Amount: 1})
		refusedAs(t, "for what", "expense.what_missing", err)
		_, err = s.AddExpense(ctx, vera, d.ID, crm.ExpenseDraft{What: "x", Amount: 0})
		refusedAs(t, "how much", "expense.amount", err)
		_, err = s.RemoveExpense(ctx, egor, spent, at())
		refusedAs(t, "another's", "expense.not_yours", err)
		if w := must(s.RemoveExpense(ctx, vera, spent, at())); len(w.Expenses) != 0 {
			t.Errorf("%+v", w.Expenses)
		}
		if n := number(t, s, `SELECT amount FROM expenses WHERE removed_at IS NOT NULL`); n != 4321 {
			t.Errorf("what was taken back is kept: %d", n)
		}
		removed := false
		for _, m := range must(s.Timeline(ctx, vera, d.ID, 0, 50)) {
			if strings.Contains(string(m.After), "4321") {
				t.Errorf("%s tells an amount: %s", m.Verb, m.After)
			}
			removed = removed || m.Verb == "hours_removed" && strings.Contains(string(m.After), `"minutes":45`)
		}
		if !removed {
			t.Error("the change log does not say what was taken away")
		}
		must(s.PutHourlyCost(ctx, f.Owner, must(s.HourlyCosts(ctx, f.Owner)).Version, crm.HourlyCost{User: vera.User, From: "2026-01-01", Cost: 77_77}))
		events, _ := must2(s.Changes(ctx, marta, 0, 1000))
		for _, e := range events {
			if _, told := e.After["hourly_cost"]; told && e.Noun == "user" && e.Verb == "cost_set" {
				t.Error("an hourly cost is told to everybody who follows")
			}
		}
	})
}

func must2[A, B any](a A, b B, err error) (A, B) {
	if err != nil {
		panic(err)
	}
	return a, b
}

// One clock runs for each person: starting another stops the first and writes
// its time down; what was forgotten for days is a day.
func TestOneClockRunsForEach(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := talking(t, s)
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		a := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "A"}))
		b := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "B"}))
		_, err := s.StopTimer(ctx, vera)
		refusedAs(t, "nothing to stop", "timer.not_running", err)
		must(s.StartTimer(ctx, vera, a.ID, store.TimerDraft{What: "Call"}))
		if w := must(s.Work(ctx, vera, a.ID)); w.Timer == nil || w.Timer.What != "Call" {
			t.Errorf("%+v", w.Timer)
		}
		clock.Move(61 * time.Second)
		c := must(s.StartTimer(ctx, vera, b.ID, store.TimerDraft{}))
		if c.Written == nil || c.Written.Minutes != 2 || c.Written.Deal != a.ID || c.Timer.Deal != b.ID || c.Cut {
			t.Errorf("%+v", c)
		}
		clock.Move(50 * time.Hour)
		c = must(s.StopTimer(ctx, vera))
		if c.Before == nil || c.Before.Minutes+c.Written.Minutes != crm.MostMinutes || !c.Cut || c.Before.On != "2026-12-02" || c.Written.On != "2026-12-03" {
			t.Errorf("what ran over midnight is work of two days, got %+v", c)
		}
		if c := must(s.Clock(ctx, vera)); c.Timer != nil {
			t.Errorf("%+v", c)
		}
		if w := must(s.Work(ctx, vera, a.ID)); w.Minutes != 2 || w.Hours[0].What != "Call" {
			t.Errorf("%+v", w.Hours)
		}
	})
}
