package store_test

import (
	"slices"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func textField(key string) crm.CustomField {
	return crm.CustomField{Noun: "deal", Key: key, Kind: crm.FieldText, Label: en(key)}
}

// What is recorded as a noun answers the field by which a process asks for it, and
// a promise that was told in the fields is one that somebody has to keep.
func TestNounsAndFieldsTellTheSame(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, vera := t.Context(), f.Person(t, "Vera", crm.Seller)
		for _, field := range []crm.CustomField{
			textField("problem"),
			textField("promise"),
			personField("promise_owner"),
			{Noun: "deal", Key: "promise_due", Kind: crm.FieldDate, Label: en("Due")},
			textField("divisions_known"),
			textField("referrals"),
			{Noun: "deal", Key: "change_event", Kind: crm.FieldChoice, Label: en("Change"), Choices: []crm.Choice{{Key: "new_leadership", Label: en("New people")}}},
		} {
			must(s.CreateField(ctx, f.Owner, field))
		}
		u := must(s.CreateUser(ctx, f.Owner, crm.NewUser{Email: "mila@reed.test", Name: "Mila", Roles: []crm.Role{crm.Delivery}, Sees: crm.SeesOwn}))
		mila := storetest.ActorOf(*u, f.Owner.Workspace)

		told := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Told as a noun"}))
		told = must(s.AddPromise(ctx, vera, told.ID, crm.PromiseDraft{Problem: "Reports come late", Promise: "Each Monday", Owner: mila.User, DueOn: "2026-12-07"}))
		for key, want := range map[string]any{"problem": "Reports come late", "promise": "Each Monday", "promise_owner": mila.User.String(), "promise_due": "2026-12-07"} {
			if told.Fields[key] != want {
				t.Errorf("%s: want %v, got %v", key, want, told.Fields[key])
			}
		}
		asked := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Told in fields"}))
		asked = must(s.EditDeal(ctx, vera, asked.ID, asked.Version, map[string]any{"problem": "Slow", "promise": "Faster", "promise_due": "2026-12-09"}))
		if n := len(must(s.DealPage(ctx, vera, asked.ID)).Promises); n != 0 {
			t.Errorf("nobody keeps it yet, got %d promises", n)
		}
		asked = must(s.EditDeal(ctx, vera, asked.ID, asked.Version, map[string]any{"promise_owner": mila.User.String()}))
		must(s.EditDeal(ctx, vera, asked.ID, asked.Version, map[string]any{"name": "Told in the fields"}))
		mine := must(s.Promises(ctx, mila, store.PromiseFilter{State: "open", Mine: true}))
		if len(mine) != 2 || mine[1].Promise != "Faster" || mine[1].Problem != "Slow" || mine[1].DueOn != "2026-12-09" {
			t.Fatalf("who keeps them sees both, got %+v", mine)
		}
		version := must(s.Deal(ctx, mila, asked.ID)).Version
		must(s.SettlePromise(ctx, mila, mine[1].ID, version, crm.Settlement{State: crm.PromiseKept, Evidence: "Twice as fast since Monday"}))

		company := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Northwind"}))
		won(t, s, vera, "Pumps", company.ID, 300_00)
		card := cards(t, s, vera, company.ID)[0]
		must(s.NoteChange(ctx, vera, company.ID, crm.ChangeEventDraft{Kind: "leadership", Note: "A new head"}))
		must(s.OpenLinked(ctx, vera, card.ID, crm.LinkedDraft{Kind: crm.LinkReferral, Name: "Retail", Division: "Retail shops"}))
		now := must(s.Deal(ctx, vera, card.ID))
		if now.Fields["change_event"] != "new_leadership" || now.Fields["divisions_known"] != "Retail shops" || now.Fields["referrals"] != "Retail" {
			t.Errorf("the card knows what was recorded, got %v", now.Fields)
		}
		_, err := s.CloseDeal(ctx, vera, now.ID, now.Version, crm.Lost, crm.Loss{Reason: "price"})
		refusedAs(t, "losing a card", "loss.card", err)
	})
}

// A discount is held to its limit whatever paper it stands on.
func TestAChangeRequestIsNoWayAroundTheDiscountLimit(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx := t.Context()
		vera, boss := f.Person(t, "Vera", crm.Seller), f.Person(t, "Boris", crm.Manager)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", Set: worth(10_000_00)}))
		must(s.AddChangeRequest(ctx, vera, d.ID, crm.ChangeDraft{Title: "Cheaper"}))
		list := must(s.ChangeRequests(ctx, vera, d.ID))
		decide := func(by crm.Actor, discount int64) error {
			_, err := s.DecideChangeRequest(ctx, by, list[0].ID, must(s.Deal(ctx, vera, d.ID)).Version, crm.ChangeVerdict{Decision: crm.ChangeAsIs, Discount: discount, Value: true})
			return err
		}
		refusedAs(t, "nine tenths off", "change.discount", decide(vera, 9000))
		if err := decide(boss, 2000); err != nil {
			t.Fatal(err)
		}
		if v := *must(s.Deal(ctx, vera, d.ID)).Value; v != 8_000_00 {
			t.Errorf("want a fifth off, got %d", v)
		}
	})
}

// Where the value falls after some of it was invoiced, the rest shares what is left.
func TestMilestonesShareWhatIsLeft(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, fina := t.Context(), f.Person(t, "Fina", crm.Finance)
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Portal", Set: worth(1_000_00)}))
		a := must(s.SetPlan(ctx, f.Owner, d.ID, d.Version, []crm.Milestone{{Kind: crm.Prepayment, Share: 3000}, {Kind: crm.OnStage, Stage: "b", Share: 4000}, {Kind: crm.OnAcceptance, Share: 3000}}))
		must(s.CreateInvoice(ctx, fina, d.ID, crm.NewInvoice{Milestone: a.Plan[0].ID}))
		must(s.EditDeal(ctx, f.Owner, d.ID, must(s.Deal(ctx, fina, d.ID)).Version, worth(900_00)))
		for _, m := range a.Plan[1:] {
			must(s.CreateInvoice(ctx, fina, d.ID, crm.NewInvoice{Milestone: m.ID}))
		}
		now := must(s.Account(ctx, fina, d.ID))
		var planned []int64
		for _, m := range now.Plan {
			planned = append(planned, m.Planned)
		}
		if want := []int64{300_00, 360_00, 240_00}; !slices.Equal(planned, want) || now.Invoiced != 900_00 || now.ToInvoice != 0 || now.Difference != 0 {
			t.Errorf("want %v and 900.00 invoiced, got %v and %+v", want, planned, now)
		}
	})
}
