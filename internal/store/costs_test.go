package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// The report says who brings more than they cost: what was lost costs too, a
// deal counts in the period in which it began, and what has no rate is apart.
func TestCostsAreReportedByWhoMadeThem(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := talking(t, s)
		ctx := t.Context()
		vera, otto, marta := f.Person(t, "Vera", crm.Seller), f.Person(t, "Otto", crm.Seller), f.Person(t, "Marta", crm.Manager)
		must(s.PutHourlyCost(ctx, f.Owner, must(s.HourlyCosts(ctx, f.Owner)).Version, crm.HourlyCost{User: vera.User, From: "2026-01-01", Cost: 30_00}))
		deal := func(by crm.Actor, company string, set map[string]any) *crm.Deal {
			set["source"] = "fair"
			return must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Of " + company, CompanyName: company, Set: set}))
		}
		must(s.CreateCompany(ctx, f.Owner, map[string]any{"name": "Quiet"}))
		won := deal(vera, "Reed", worth(500_00))
		must(s.LogHours(ctx, vera, won.ID, crm.HourDraft{Minutes: 60}))
		won = must(s.MoveDeal(ctx, vera, won.ID, must(s.Deal(ctx, vera, won.ID)).Version, crm.MoveOrder{To: "make"}))
		must(s.LogHours(ctx, vera, won.ID, crm.HourDraft{Minutes: 120}))
		must(s.AddExpense(ctx, vera, won.ID, crm.ExpenseDraft{What: "Ticket", Amount: 1, Currency: "PLN"}))
		lost := deal(vera, "Reed", worth(9_000_00))
		must(s.LogHours(ctx, vera, lost.ID, crm.HourDraft{Minutes: 600}))
		must(s.LogHours(ctx, otto, lost.ID, crm.HourDraft{Minutes: 10}))
		deal(otto, "Quiet", worth(100_00))
		r := must(s.Costs(ctx, marta, store.CostQuestion{By: crm.ByCompany}))
		want := crm.CostLine{Name: "Reed", Deals: 2, Won: 1, Value: 500_00, Minutes: 790, CostOfSale: 330_00, Cost: 390_00, Margin: 110_00}
		got := r.Items[0]
		got.Key = ""
		if len(r.Items) != 1 || got != want || r.Unpriced != 10 || len(r.NoRate) != 1 || r.NoRate[0] != "PLN" || r.Total.Deals != 3 {
			t.Errorf("%+v", r)
		}
		for by, name := range map[crm.CostsBy]string{crm.BySource: "fair", crm.ByOwner: "Vera", crm.ByProduct: ""} {
			if r := must(s.Costs(ctx, marta, store.CostQuestion{By: by})); r.Items[0].Name != name || r.Items[0].Cost != 390_00 {
				t.Errorf("%s: %+v", by, r.Items)
			}
		}
		if r := must(s.Costs(ctx, marta, store.CostQuestion{By: crm.ByOwner, To: "2026-12-01"})); len(r.Items) != 0 {
			t.Errorf("nothing began before: %+v", r.Items)
		}
		if r := must(s.Costs(ctx, sees(marta, crm.SeesOwn), store.CostQuestion{By: crm.ByOwner})); len(r.Items) != 0 {
			t.Errorf("the report tells of deals that one may not see: %+v", r.Items)
		}
		client := must(s.Client(ctx, marta, won.Company, crm.PromiseRecord{}))
		year := crm.CostLine{Key: "2027", Name: "2027", Deals: 1, Won: 1, Value: 500_00, Minutes: 180, CostOfSale: 30_00, Cost: 90_00, Margin: 410_00}
		year.Key = string(crm.DateOf(s.Now(), must(s.Workspace(ctx, marta)).Zone()))[:4]
		year.Name = year.Key
		if m := client.Figures.Margin; m == nil || len(m.Items) != 1 || m.Items[0] != year || len(m.NoRate) != 1 {
			t.Errorf("the client's margin is %+v", m)
		}
		if m := must(s.Client(ctx, vera, won.Company, crm.PromiseRecord{})).Figures.Margin; m != nil {
			t.Errorf("a seller is told the margin: %+v", m)
		}
		_, err := s.Costs(ctx, marta, store.CostQuestion{By: crm.ByOwner, From: "soon"})
		refusedAs(t, "no day", "date.malformed", err)
		deals := []crm.Deal{*won, *lost}
		if hours := must(s.HoursOf(ctx, marta, deals)); len(hours) != 4 || *hours[0].Cost == 0 {
			t.Errorf("%+v", hours)
		}
		if hours := must(s.HoursOf(ctx, otto, deals)); len(hours) != 4 || hours[0].Cost != nil {
			t.Errorf("a cost is told: %+v", hours)
		}
		if spent := must(s.ExpensesOf(ctx, otto, deals)); len(spent) != 1 || spent[0].Amount != nil {
			t.Errorf("an amount is told: %+v", spent)
		}
	})
}
