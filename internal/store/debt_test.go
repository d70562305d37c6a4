package store_test

import (
	"errors"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// owingFirm has a process whose first stages expect something.
func owingFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	p := plain("", "a", "b", "c", "d")
	p.Stages[0].Exit = []crm.Criterion{
		{Key: "need", Text: en("The need is known"), Kind: crm.KindField, Field: "need", Level: crm.Expected},
		{Key: "signs", Text: en("Signs answered"), Kind: crm.KindSelfCheck, Level: crm.Expected},
	}
	p.Stages[0].DoneWell = []crm.Text{en("They ask for it")}
	p.Stages[1].Exit = []crm.Criterion{{Key: "paid", Text: en("Paid"), Kind: crm.KindTick, Role: crm.Finance, Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}}}
	return storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}, Fields: ownFields})
}

func owe(due crm.Date, keys ...string) []crm.Debt {
	var list []crm.Debt
	for _, key := range keys {
		list = append(list, crm.Debt{Criterion: key, Reason: "they asked", Due: due})
	}
	return list
}

// asked gives the keys that a refused move names.
func asked(t *testing.T, err error) (keys []string, unmet []crm.UnmetCriterion) {
	t.Helper()
	e, ok := errors.AsType[*crm.Error](err)
	if !ok || e.Kind != crm.Unmet {
		t.Fatalf("got %v", err)
	}
	for _, u := range e.Unmet {
		keys = append(keys, u.ID)
	}
	return keys, e.Unmet
}

// A debt is asked again at each gate until it is settled. Put off, it is still
// one debt; settled, it stays settled, and its action settles it though the
// process has changed since.
func TestADebtIsAskedAgainUntilItIsSettled(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := owingFirm(t, s)
		ctx, by := t.Context(), f.Person(t, "Vera", crm.Seller)
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps"}))
		go1 := func(to string, order crm.MoveOrder) error {
			clock.Move(time.Hour)
			order.To = to
			moved, err := s.MoveDeal(ctx, by, d.ID, must(s.Deal(ctx, by, d.ID)).Version, order)
			if err == nil {
				d = moved
			}
			return err
		}
		if code := codeOf(go1("b", crm.MoveOrder{Debts: owe("2026-12-01", "need", "signs")})); code != "debt.past" {
			t.Fatalf("a debt due yesterday: %q", code)
		}
		if err := go1("b", crm.MoveOrder{Debts: owe("2026-12-02", "need", "signs")}); err != nil || d.Debts != 2 {
			t.Fatalf("%d debts, %v", d.Debts, err)
		}
		must(s.Ask(ctx, by, d.ID, store.Request{Criterion: "paid", Purpose: crm.ForTick}))
		keys, unmet := asked(t, go1("c", crm.MoveOrder{}))
		if len(keys) != 3 || keys[0] != "need" || keys[2] != "paid" || unmet[0].Owed == nil || unmet[0].Owed.Due != "2026-12-02" || !unmet[0].MayDefer || unmet[2].Owed != nil {
			t.Fatalf("%+v", unmet)
		}
		if err := go1("a", crm.MoveOrder{}); err != nil {
			t.Fatalf("a way back asks nothing: %v", err)
		}
		if err := go1("b", crm.MoveOrder{Debts: owe("2026-12-09", "need", "signs")}); err != nil || d.Debts != 2 {
			t.Fatalf("put off: %d debts, %v", d.Debts, err)
		}
		p := must(s.Pipelines(ctx, f.Owner))[0]
		process := p.Process
		process.Stages = append([]crm.Stage{}, process.Stages...)
		process.Stages[0].Exit = nil
		must(s.PublishVersion(ctx, f.Owner, p.ID, 1, process, nil))
		must(s.Answer(ctx, by, d.ID, crm.Answer{Criterion: "need", Value: "Two pumps"}))
		waived := crm.MoveOrder{Waivers: []crm.Waiver{{Criterion: "paid", Reason: "as agreed"}}, Debts: owe("2026-12-20", "signs")}
		by.Roles = append(by.Roles, crm.Manager)
		if err := go1("c", waived); err != nil || d.Debts != 2 || d.Waivers != 1 {
			t.Fatalf("%d debts, %d waivers, %v", d.Debts, d.Waivers, err)
		}
		if keys, _ = asked(t, go1("d", crm.MoveOrder{})); len(keys) != 1 || keys[0] != "signs" {
			t.Fatalf("still owed: %v", keys)
		}
		must(s.Answer(ctx, by, d.ID, crm.Answer{Criterion: "signs", Signs: &crm.SelfTest{Well: []bool{true}}}))
		if err := go1("d", crm.MoveOrder{}); err != nil {
			t.Fatal(err)
		}
		if err := go1(crm.End, crm.MoveOrder{}); err != nil || d.Debts != 2 || d.Waivers != 1 {
			t.Fatalf("what is settled is not asked again: %v", err)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// An undone move takes back what it settled, and what it newly owed.
func TestUndoingAMoveOpensTheDebtsThatItSettled(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := owingFirm(t, s)
		ctx, by := t.Context(), f.Owner
		by.Roles = []crm.Role{crm.Manager}
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps", Set: map[string]any{"need": "Pumps"}}))
		d = must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "b", Debts: owe("2026-12-09", "signs")}))
		order := crm.MoveOrder{To: "c", Waivers: []crm.Waiver{{Criterion: "paid", Reason: "as agreed"}}, Answers: []crm.Answer{{Criterion: "signs", Signs: &crm.SelfTest{Well: []bool{false}}}}}
		moved := must(s.MoveDeal(ctx, by, d.ID, d.Version, order))
		back := must(s.UndoMove(ctx, by, moved.ID, moved.Version))
		if back.Debts != 1 || back.Waivers != 0 {
			t.Errorf("%d debts, %d waivers", back.Debts, back.Waivers)
		}
		page := must(s.DealPage(ctx, by, d.ID))
		if len(page.Checks) != 2 || page.Checks[0].ID != "signs" || page.Checks[0].Owed == nil || !page.Checks[0].Met {
			t.Errorf("%+v", page.Checks)
		}
		if back = must(s.UndoMove(ctx, by, back.ID, back.Version)); back.Debts != 0 {
			t.Errorf("%d debts", back.Debts)
		}
	})
}

// Of two decisions the later counts, whichever way it goes.
func TestTheLatestDecisionCounts(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		p := plain("", "a", "b")
		p.Stages[0].Exit = []crm.Criterion{
			{Key: "price", Text: en("Price"), Kind: crm.KindApproval, Role: crm.Manager, Level: crm.Required},
			{Key: "paid", Text: en("Paid"), Kind: crm.KindTick, Role: crm.Manager, Level: crm.Required},
			{Key: "paper", Text: en("Paper"), Kind: crm.KindTick, Role: crm.Legal, Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}},
			{Key: "hint", Text: en("Hint"), Kind: crm.KindTick, Role: crm.Legal, Level: crm.Advised},
		}
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx, by, boss := t.Context(), f.Person(t, "Vera", crm.Seller), f.Person(t, "Boris", crm.Manager)
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps"}))
		questions := []store.Request{{Criterion: "price", Purpose: crm.ForApproval}, {Criterion: "paid", Purpose: crm.ForTick}, {Criterion: "paper", Purpose: crm.ForWaiver}}
		for _, decision := range []string{"granted", "refused", "granted", "refused", "granted"} {
			for _, q := range questions {
				clock.Move(time.Minute)
				a := must(s.Ask(ctx, by, d.ID, q))
				must(s.Decide(ctx, boss, a.ID, store.Decision{Decision: decision, Reason: "I have looked at it"}))
			}
			open := 0
			for _, c := range must(s.MoveChecks(ctx, by, d.ID, "b")) {
				if !c.Met && c.Level == crm.Required {
					open++
				}
			}
			if want := map[string]int{"granted": 1, "refused": 3}[decision]; open != want {
				t.Fatalf("%s: %d are open, not %d", decision, open, want)
			}
			if decision == "refused" {
				if keys, _ := asked(t, err2(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "b"}))); len(keys) != 4 {
					t.Fatalf("refused, but asked is only %v", keys)
				}
			}
		}
		if code := codeOf(err2(s.Ask(ctx, by, d.ID, store.Request{Criterion: "hint", Purpose: crm.ForWaiver}))); code != "waiver.not_required" {
			t.Errorf("a waiver of what is not required: %q", code)
		}
		first := must(s.Ask(ctx, by, d.ID, questions[2]))
		if code := codeOf(err2(s.Ask(ctx, by, d.ID, questions[2]))); code != "approval.asked" {
			t.Errorf("asking the same again: %q", code)
		}
		must(s.Decide(ctx, by, first.ID, store.Decision{Decision: "withdrawn"}))
		for name, order := range map[string]crm.MoveOrder{
			"waiver": {To: "b", Waivers: []crm.Waiver{{Criterion: "no-such", Reason: "as agreed"}}},
			"debt":   {To: "b", Debts: owe("2026-12-20", "no-such")},
			"answer": {To: "b", Answers: []crm.Answer{{Criterion: "no-such"}}},
		} {
			if code := codeOf(err2(s.MoveDeal(ctx, by, d.ID, d.Version, order))); code != "criterion.unknown" {
				t.Errorf("a %s of no criterion: %q", name, code)
			}
		}
		if moved := must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "b"})); moved.Waivers != 1 {
			t.Errorf("%d waivers", moved.Waivers)
		}
	})
}
