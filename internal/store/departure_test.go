package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// After somebody has left, nothing that is open is with them: not what they had,
// not what they worked on, and not what comes back to life later.
func TestNothingOpenStaysWithWhoLeft(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		leaver, heir, other := f.Person(t, "Lea", crm.Seller), f.Person(t, "Hugo", crm.Seller), f.Person(t, "Otto", crm.Seller)
		own := endow(t, s, leaver)
		make1 := func(by crm.Actor, name string) *crm.Deal {
			return must(s.CreateDeal(ctx, by, crm.DealDraft{Name: name}))
		}
		lost := make1(leaver, "Lost")
		lost = must(s.CloseDeal(ctx, leaver, lost.ID, lost.Version, crm.Lost, crm.Loss{Reason: "price"}))
		waits := make1(leaver, "Waits")
		must(s.WaitUntil(ctx, leaver, waits.ID, waits.Version, "2027-01-01", "away"))
		won := make1(leaver, "Won")
		won = must(s.MoveDeal(ctx, leaver, won.ID, won.Version, crm.MoveOrder{To: "offer"}))
		for _, to := range []string{"sign", crm.End} {
			order := crm.MoveOrder{To: to, Waivers: []crm.Waiver{{Criterion: "price", Reason: "as agreed"}}}
			won = must(s.MoveDeal(ctx, f.Owner, won.ID, won.Version, order))
		}
		must(s.AddTask(ctx, leaver, lost.ID, crm.TaskAnswer{Title: "Ask again", DueOn: "2027-05-01"}))
		shared := make1(other, "Shared")
		must(s.EditDeal(ctx, other, shared.ID, shared.Version, map[string]any{"performers": []any{leaver.User.String(), other.User.String()}}))

		told := must(s.PreviewDeparture(ctx, f.Owner, leaver.User))
		handed := must(s.Depart(ctx, f.Owner, leaver.User, store.Departure{Deals: heir.User}))
		if len(told.Deals) != 2 || len(handed.Deals) != 2 || told.Tasks != 2 || told.Companies != 1 || told.Approvals != 1 {
			t.Errorf("told %+v, passed on %+v", told, handed)
		}
		noneWith := func() {
			t.Helper()
			for what, query := range map[string]string{
				"deals":     `SELECT COUNT(*) FROM deals WHERE workspace_id = ? AND owner_id = ? AND outcome IN ('open', 'won') AND end_date IS NULL`,
				"tasks":     `SELECT COUNT(*) FROM tasks WHERE workspace_id = ? AND owner_id = ? AND done_at IS NULL`,
				"companies": `SELECT COUNT(*) FROM companies WHERE workspace_id = ? AND owner_id = ?`,
				"questions": `SELECT COUNT(*) FROM approvals WHERE workspace_id = ? AND asked_by = ? AND decision = ''`,
				"sessions":  `SELECT COUNT(*) FROM sessions WHERE workspace_id = ? AND user_id = ?`,
			} {
				if n := number(t, s, query, f.Owner.Workspace, leaver.User); n != 0 {
					t.Errorf("%d %s are still with who left", n, what)
				}
			}
			for _, unowned := range []string{"deals", "tasks", "companies"} {
				if n := number(t, s, `SELECT COUNT(*) FROM `+unowned+` WHERE workspace_id = ? AND owner_id IS NULL`, f.Owner.Workspace); n != 0 {
					t.Errorf("%d %s belong to nobody", n, unowned)
				}
			}
		}
		noneWith()
		if d := must(s.Deal(ctx, f.Owner, own.deal.ID)); d.Owner != heir.User || d.Starter != leaver.User || d.NextStep == nil {
			t.Errorf("%+v", d)
		}
		now := must(s.Deal(ctx, f.Owner, shared.ID))
		if len(now.Performers) != 2 || now.Performers[0] != other.User || now.Performers[1] != heir.User {
			t.Errorf("the shared deal is worked on by %v", now.Performers)
		}
		must(s.EditDeal(ctx, other, shared.ID, now.Version, map[string]any{"company": own.company.ID.String()}))

		lost = must(s.Deal(ctx, f.Owner, lost.ID))
		if back := must(s.ReopenDeal(ctx, other, lost.ID, lost.Version)); back.Owner != other.User {
			t.Errorf("the reopened deal is with %v", back.Owner)
		}
		won = must(s.Deal(ctx, f.Owner, won.ID))
		if back := must(s.UndoMove(ctx, other, won.ID, won.Version)); back.Owner != other.User || !back.Active() {
			t.Errorf("the deal that is won no longer is with %v", back.Owner)
		}
		noneWith()
		checkLog(t, s, f.Owner.Workspace)
	})
}

// What nobody else can decide is told before the person goes, with the roles
// that somebody needs for it; with such a role it can be decided.
func TestWhatOnlyTheLeaverCouldDecideIsTold(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		p := crm.Process{Name: en("Small"), Kind: crm.Sale, Stages: []crm.Stage{
			{Key: "talk", Name: en("Talk"), Phase: "sell", Exit: []crm.Criterion{{Key: "terms", Text: en("Terms"), Kind: crm.KindApproval, Role: crm.Legal, Level: crm.Required}}},
			{Key: "sign", Name: en("Sign"), Phase: "sell"},
		}}
		f := storetest.NewFirm(t, s, crm.Template{Key: "small", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx := t.Context()
		seller, lawyer := f.Person(t, "Sela", crm.Seller), f.Person(t, "Leo", crm.Legal)
		d := must(s.CreateDeal(ctx, seller, crm.DealDraft{Name: "Pumps"}))
		asked := must(s.Ask(ctx, seller, d.ID, store.Request{Criterion: "terms", Purpose: crm.ForApproval}))

		told := must(s.PreviewDeparture(ctx, f.Owner, lawyer.User))
		if len(told.Orphaned) != 1 || told.Orphaned[0].Deal.ID != d.ID || told.Orphaned[0].Roles[0] != crm.Legal {
			t.Fatalf("told %+v", told.Orphaned)
		}
		if none := must(s.PreviewDeparture(ctx, f.Owner, seller.User)); len(none.Orphaned) != 0 {
			t.Errorf("the one who asked leaves %+v undecided", none.Orphaned)
		}
		handed := must(s.Depart(ctx, f.Owner, lawyer.User, store.Departure{Deals: seller.User}))
		if len(handed.Orphaned) != 1 {
			t.Errorf("passed on with %+v", handed.Orphaned)
		}
		next := f.Person(t, "Nina", crm.Legal)
		must(s.Decide(ctx, next, asked.ID, store.Decision{Decision: "granted"}))
	})
}
