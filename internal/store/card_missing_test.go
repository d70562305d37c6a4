package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Clients who were won before there was a card get one when somebody says so,
// each with all deals that they were won with; a second time nothing is left.
func TestCardsAreOpenedForClientsAlreadyWon(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx := t.Context()
		vera, stan := f.Person(t, "Vera", crm.Manager), sees(f.Person(t, "Stan", crm.Manager), crm.SeesOwn)
		company := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Northwind"}))
		for _, name := range []string{"Pumps", "Valves"} {
			d := won(t, s, vera, name, crm.ID{}, 100)
			must(s.EditDeal(ctx, vera, d.ID, d.Version, map[string]any{"company_id": company.ID.String()}))
		}
		known := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Reed"}))
		won(t, s, vera, "Hoses", known.ID, 100)
		if list := must(s.MissingCards(ctx, stan)); len(list) != 0 {
			t.Errorf("cards of deals that one may not see: %+v", list)
		}
		list := must(s.MissingCards(ctx, vera))
		if len(list) != 1 || list[0] != (crm.MissingCard{Company: company.ID, Name: "Northwind", Deals: 2}) {
			t.Fatalf("missing are %+v", list)
		}
		must(s.OpenMissingCards(ctx, vera))
		all := cards(t, s, vera, company.ID)
		if len(all) != 1 || len(must(s.DealPage(ctx, vera, all[0].ID)).Links) != 2 {
			t.Errorf("opened is %+v", all)
		}
		if list := must(s.OpenMissingCards(ctx, vera)); len(list) != 0 {
			t.Errorf("and once more: %+v", list)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}
