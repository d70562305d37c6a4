package store_test

import (
	"errors"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// refusedAs wants a refusal with a code, and gives it.
func refusedAs(t *testing.T, what, code string, err error) (params map[string]string) {
	t.Helper()
	var e *crm.Error
	if !errors.As(err, &e) || e.Code != code {
		t.Errorf("%s: want %s, got %v", what, code, err)
		return nil
	}
	return e.Params
}

// A deal always belongs to somebody who may work on it, whichever way it comes
// by its owner.
func TestADealBelongsToSomebodyWhoMayWorkOnIt(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		seller, viewer := f.Person(t, "Sela", crm.Seller), f.Person(t, "Vito", crm.Viewer)
		d := must(s.CreateDeal(ctx, seller, crm.DealDraft{Name: "Pumps"}))
		for _, field := range []string{"owner_id", "owner"} {
			for what, v := range map[string]any{"empty": "", "null": nil} {
				_, err := s.EditDeal(ctx, seller, d.ID, d.Version, map[string]any{field: v})
				refusedAs(t, field+" "+what, "deal.no_owner", err)
				_, err = s.CreateDeal(ctx, seller, crm.DealDraft{Name: "Pipes", Set: map[string]any{field: v}})
				refusedAs(t, "new with "+field+" "+what, "deal.no_owner", err)
			}
			_, err := s.EditDeal(ctx, seller, d.ID, d.Version, map[string]any{field: viewer.User.String()})
			refusedAs(t, field+" who may only look", "user.cannot_own", err)
		}
		_, err := s.CreateDeal(ctx, seller, crm.DealDraft{Name: "Pipes", Set: map[string]any{"owner_id": viewer.User.String()}})
		refusedAs(t, "new for somebody who may only look", "user.cannot_own", err)

		for what, to := range map[string]store.Departure{
			"deals":     {Deals: viewer.User},
			"tasks":     {Deals: f.Owner.User, Tasks: viewer.User},
			"companies": {Deals: f.Owner.User, Companies: viewer.User},
		} {
			_, err := s.Depart(ctx, f.Owner, seller.User, to)
			refusedAs(t, what+" left to somebody who may only look", "user.cannot_own", err)
		}
		if now := must(s.Deal(ctx, f.Owner, d.ID)); now.Owner != seller.User || now.Version != d.Version {
			t.Errorf("a refused change left the deal as %+v", now)
		}
		boss := crm.UserPatch{Roles: &[]crm.Role{crm.Viewer}}
		u := must(s.User(ctx, f.Owner, seller.User))
		_, err = s.EditUser(ctx, f.Owner, u.ID, u.Version, boss)
		refusedAs(t, "taking the roles from somebody with an open deal", "user.has_open_work", err)
	})
}

// One lost deal is brought back once: by the deal that took it up, not by a
// second one and not by taking back the loss.
func TestALostDealIsTakenUpOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps"}))
		d = must(s.CloseDeal(ctx, f.Owner, d.ID, d.Version, crm.Lost, crm.Loss{Reason: "price"}))
		first := must(s.Successor(ctx, f.Owner, d.ID, crm.DealDraft{}))
		_, err := s.Successor(ctx, f.Owner, d.ID, crm.DealDraft{})
		if params := refusedAs(t, "a second successor", "deal.taken_up", err); params["deal"] != first.Label() {
			t.Errorf("the refusal names %q, not %s", params["deal"], first.Label())
		}
		d = must(s.Deal(ctx, f.Owner, d.ID))
		_, err = s.ReopenDeal(ctx, f.Owner, d.ID, d.Version)
		refusedAs(t, "reopening", "deal.taken_up", err)
	})
}
