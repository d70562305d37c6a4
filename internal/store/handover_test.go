package store_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// handingFirm has a process whose second stage asks for a handover and a
// go-ahead.
func handingFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	p := plain("make", "talk", "start", "make")
	p.Stages[1].Exit = []crm.Criterion{
		{Key: "handed", Text: en("Handed over"), Kind: crm.KindHandover, Level: crm.Required},
		{Key: "go", Text: en("Go-ahead"), Kind: crm.KindApproval, Role: crm.DeliveryLead, Level: crm.Required},
	}
	return storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}, Fields: ownFields})
}

const brief = "They lose contracts. We build a portal for four hundred clients, and no shop; the prepayment is in."

// A deal passes from who sells to who delivers step by step, and only as a whole:
// until then the seller answers for it, on its page and on the board.
func TestADealIsHandedOver(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := handingFirm(t, s)
		ctx := t.Context()
		vera, mila, pavel := f.Person(t, "Vera", crm.Seller), f.Person(t, "Mila", crm.Delivery), f.Person(t, "Pavel", crm.DeliveryLead)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal"}))
		d = must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "start"}))
		answers := func(want crm.Actor) {
			t.Helper()
			clock.Move(time.Minute)
			now := must(s.Deal(ctx, vera, d.ID))
			p := must(s.Pipelines(ctx, vera))[0]
			b := must(book.NewLibrary(s).Book(ctx, vera.Workspace, 0))
			board := must(b.Board(vera, book.BoardOrder{Pipeline: p.ID, Cards: 5, Now: s.Now()}))
			i := slices.IndexFunc(board.Stages, func(st book.BoardStage) bool { return len(st.Cards) == 1 })
			if card := board.Stages[i].Cards[0]; now.Responsible != want.User || card.Responsible != want.User || now.Owner != vera.User {
				t.Errorf("%s answers for it, on the board %s; want %s", now.Responsible, card.Responsible, want.Name)
			}
		}
		answers(vera)

		for code, try := range map[string]func() error{
			"handover.not_yours":        func() error { return errIn(s.OfferHandover(ctx, mila, d.ID, mila.User, brief)) },
			"handover.same_person":      func() error { return errIn(s.OfferHandover(ctx, vera, d.ID, vera.User, brief)) },
			"handover.not_delivery":     func() error { return errIn(s.OfferHandover(ctx, vera, d.ID, f.Owner.User, brief)) },
			"handover.receiver_missing": func() error { return errIn(s.OfferHandover(ctx, vera, d.ID, crm.ID{}, brief)) },
			"handover.brief_missing":    func() error { return errIn(s.OfferHandover(ctx, vera, d.ID, mila.User, " \n")) },
			"deal.not_found":            func() error { return errIn(s.OfferHandover(ctx, vera, crm.NewID(), mila.User, brief)) },
			"handover.not_found":        func() error { return errIn(s.Retell(ctx, mila, crm.NewID(), ownWords)) },
			"handover.none_open": func() error {
				return errIn(s.Answer(ctx, mila, d.ID, crm.Answer{Criterion: "handed", Handover: &crm.HandoverAnswer{Retelling: ownWords}}))
			},
			"answer.missing": func() error { return errIn(s.Answer(ctx, vera, d.ID, crm.Answer{Criterion: "handed", Note: "done"})) },
		} {
			refusedAs(t, code, code, try())
		}

		h := must(s.OfferHandover(ctx, vera, d.ID, mila.User, brief))
		if h.State != crm.HandoverOffered || h.Receiver != mila.User || h.Owner != vera.User || must(s.Deal(ctx, vera, d.ID)).Version <= d.Version {
			t.Errorf("%+v", h)
		}
		refusedAs(t, "deciding before it is retold", "handover.not_now", errIn(s.DecideHandover(ctx, vera, h.ID, "accepted", "")))
		refusedAs(t, "retelling for another", "handover.not_yours", errIn(s.Retell(ctx, pavel, h.ID, ownWords)))
		refusedAs(t, "a copy", "handover.copied", errIn(s.Retell(ctx, mila, h.ID, brief)))
		must(s.Retell(ctx, mila, h.ID, "We build a shop with a portal in front of it, and start next week."))
		refusedAs(t, "once more", "handover.not_now", errIn(s.Retell(ctx, mila, h.ID, ownWords)))
		refusedAs(t, "one's own", "handover.not_yours", errIn(s.DecideHandover(ctx, mila, h.ID, "accepted", "")))
		refusedAs(t, "without a reason", "handover.reason_missing", errIn(s.DecideHandover(ctx, vera, h.ID, "refused", " ")))
		must(s.DecideHandover(ctx, vera, h.ID, "refused", "There is no shop in it"))
		answers(vera)
		must(s.Retell(ctx, mila, h.ID, ownWords))
		h = must(s.DecideHandover(ctx, vera, h.ID, "accepted", ""))
		if len(h.Rounds) != 2 || h.Rounds[0].Reason != "There is no shop in it" || h.Rounds[0].By != mila.User || h.Rounds[1].DecidedBy != vera.User || h.State != crm.HandoverAccepted {
			t.Errorf("%+v", h)
		}
		answers(vera) // nobody has said go

		asked := must(s.Ask(ctx, vera, d.ID, store.Request{Criterion: "go", Purpose: crm.ForApproval}))
		must(s.Decide(ctx, pavel, asked.ID, store.Decision{Decision: "granted"}))
		answers(mila)
		d = must(s.Deal(ctx, vera, d.ID))
		d = must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "make"}))
		if d.Outcome != crm.Won || !slices.Contains(d.Performers, mila.User) {
			t.Errorf("%+v", d)
		}
		answers(mila)

		d = must(s.MoveDeal(ctx, mila, d.ID, d.Version, crm.MoveOrder{To: "talk", Reason: "they want something else"}))
		answers(vera)
		d = must(s.UndoMove(ctx, mila, d.ID, d.Version))
		answers(mila)
		d = must(s.MoveDeal(ctx, mila, d.ID, d.Version, crm.MoveOrder{To: "talk", Reason: "they want something else"}))
		d = must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "start"}))
		_, err := s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "make"})
		if codeOf(err) != "criteria.unmet" || !strings.Contains(err.Error(), "Handed over") {
			t.Errorf("a deal that came back is handed over anew: %v", err)
		}
		var verbs []string
		for _, m := range must(s.Timeline(ctx, vera, d.ID, 0, 100)) {
			verbs = append(verbs, m.Verb)
		}
		for _, verb := range []string{"handover_offered", "handover_retold", "handover_refused", "handover_accepted", "responsible"} {
			if !slices.Contains(verbs, verb) {
				t.Errorf("the timeline says nothing of %s: %v", verb, verbs)
			}
		}
	})
}

func errIn[T any](_ T, err error) error { return err }

// What waits for somebody is found from both chairs, with its age; and only by
// who may see the deal.
func TestAHandoverThatHangsIsFound(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := handingFirm(t, s)
		ctx := t.Context()
		vera, mila, stranger := f.Person(t, "Vera", crm.Seller), f.Person(t, "Mila", crm.Delivery), f.Person(t, "Otto", crm.Seller)
		stranger = sees(stranger, crm.SeesOwn)
		var ids []crm.ID
		for _, name := range []string{"Old", "New"} {
			d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: name}))
			ids = append(ids, must(s.OfferHandover(ctx, vera, d.ID, mila.User, brief)).ID)
			clock.Move(7 * 24 * time.Hour)
		}
		must(s.Retell(ctx, mila, ids[1], ownWords))
		found := func(by crm.Actor, filter store.HandoverFilter) string {
			var names []string
			for _, h := range must(s.Handovers(ctx, by, filter)) {
				names = append(names, h.DealName)
			}
			return strings.Join(names, " ")
		}
		for _, c := range []struct {
			by     crm.Actor
			filter store.HandoverFilter
			want   string
		}{
			{vera, store.HandoverFilter{}, "Old New"},
			{vera, store.HandoverFilter{State: "hanging"}, "Old"},
			{vera, store.HandoverFilter{State: "retold"}, "New"},
			{vera, store.HandoverFilter{State: "accepted"}, ""},
			{vera, store.HandoverFilter{Mine: "give"}, "Old New"},
			{vera, store.HandoverFilter{Mine: "take"}, ""},
			{mila, store.HandoverFilter{Mine: "take", State: "hanging"}, "Old"},
			{stranger, store.HandoverFilter{}, ""},
		} {
			if got := found(c.by, c.filter); got != c.want {
				t.Errorf("%s finds %q by %+v, want %q", c.by.Name, got, c.filter, c.want)
			}
		}
		if h := must(s.Handovers(ctx, vera, store.HandoverFilter{State: "hanging"}))[0]; h.WorkingDays != 10 || !h.Hangs || len(h.Rounds) != 0 {
			t.Errorf("two weeks later: %+v", h)
		}
		refusedAs(t, "a stranger retells", "handover.not_found", errIn(s.Retell(ctx, stranger, ids[0], ownWords)))
	})
}

// Whoever leaves passes on what they were to take over, what they had taken over
// and what they had promised.
func TestHandoversAndPromisesPassOn(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := handingFirm(t, s)
		ctx := t.Context()
		vera, mila, pavel := f.Person(t, "Vera", crm.Seller), f.Person(t, "Mila", crm.Delivery), f.Person(t, "Pavel", crm.DeliveryLead)
		offered := func(name string) *crm.Deal {
			d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: name}))
			h := must(s.OfferHandover(ctx, vera, d.ID, mila.User, brief))
			if name == "Taken" {
				must(s.Retell(ctx, mila, h.ID, ownWords))
				must(s.DecideHandover(ctx, vera, h.ID, "accepted", ""))
				a := must(s.Ask(ctx, vera, d.ID, store.Request{Criterion: "go", Purpose: crm.ForApproval}))
				must(s.Decide(ctx, pavel, a.ID, store.Decision{Decision: "granted"}))
			}
			return d
		}
		waits, taken := offered("Waits"), offered("Taken")
		must(s.AddPromise(ctx, vera, taken.ID, crm.PromiseDraft{Problem: "Papers get lost", Promise: "A demo", Owner: mila.User, DueOn: "2026-12-20"}))
		told := must(s.PreviewDeparture(ctx, f.Owner, mila.User))
		handed := must(s.Depart(ctx, f.Owner, mila.User, store.Departure{Deals: pavel.User}))
		for _, h := range []*store.Handed{told, handed} {
			if h.Handovers != 1 || len(h.Taken) != 1 || h.Taken[0].ID != taken.ID || h.Promises != 1 {
				t.Errorf("%+v", h)
			}
		}
		page := must(s.DealPage(ctx, pavel, taken.ID))
		if page.Deal.Responsible != pavel.User || page.Deal.Owner != vera.User || page.Promises[0].Owner != pavel.User {
			t.Errorf("%+v", page.Deal)
		}
		h := must(s.DealPage(ctx, pavel, waits.ID)).Handovers[0]
		must(s.Retell(ctx, pavel, h.ID, ownWords))

		must(s.Depart(ctx, f.Owner, vera.User, store.Departure{Deals: pavel.User}))
		if h := must(s.DealPage(ctx, pavel, waits.ID)).Handovers[0]; h.State != crm.HandoverWithdrawn || h.Owner != pavel.User {
			t.Errorf("nobody hands a deal over to themselves: %+v", h)
		}
	})
}

// A win that nobody hands over is seen, until somebody begins to.
func TestHealthSeesWinsThatNobodyHandsOver(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		p := plain("start", "talk", "start", "make")
		p.Stages[1].Exit = []crm.Criterion{{Key: "handed", Text: en("Handed over"), Kind: crm.KindHandover, Level: crm.Required}}
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx := t.Context()
		vera, mila := f.Person(t, "Vera", crm.Seller), f.Person(t, "Mila", crm.Delivery)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal"}))
		if seen := must(s.HealthFacts(ctx, f.Owner)).Unhanded; len(seen) != 0 {
			t.Errorf("before the win: %+v", seen)
		}
		must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "start"}))
		if seen := must(s.HealthFacts(ctx, f.Owner)).Unhanded; len(seen) != 1 || seen[0].ID != d.ID {
			t.Errorf("after the win: %+v", seen)
		}
		must(s.OfferHandover(ctx, vera, d.ID, mila.User, brief))
		if seen := must(s.HealthFacts(ctx, f.Owner)).Unhanded; len(seen) != 0 {
			t.Errorf("once it is offered: %+v", seen)
		}
	})
}
