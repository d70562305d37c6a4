package store_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// crowd is a firm in which people get on deals and off again at random, with
// what a plain model says of who works on what.
type crowd struct {
	storetest.Firm

	people []crm.Actor
	deals  []crm.ID
	on     map[crm.ID]*crm.Deal // our people on each deal, as the model has it
	random *rand.Rand
}

func newCrowd(t *testing.T, s *store.Store, seed uint64) *crowd {
	t.Helper()
	w := &crowd{Firm: handingFirm(t, s), on: map[crm.ID]*crm.Deal{}, random: rand.New(rand.NewPCG(seed, 1))}
	for _, name := range []string{"Vera", "Mila", "Pavel", "Stan"} {
		w.people = append(w.people, w.Person(t, name, crm.Seller, crm.Delivery))
	}
	return w
}

// any draws a person.
func (w *crowd) any() crm.Actor { return w.people[w.random.IntN(len(w.people))] }

// act lets something happen that changes who works on a deal.
func (w *crowd) act(t *testing.T) {
	t.Helper()
	ctx, s := t.Context(), w.Store
	if len(w.deals) < 3 || w.random.IntN(4) == 0 {
		by := w.any()
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps", CompanyName: "Reed of " + by.Name, NextStep: &crm.TaskAnswer{Title: "Call", DueOn: "2027-01-01"}}))
		w.deals, w.on[d.ID] = append(w.deals, d.ID), &crm.Deal{Owner: by.User}
		return
	}
	id := w.deals[w.random.IntN(len(w.deals))]
	d, on, who := must(s.Deal(ctx, w.Owner, id)), w.on[id], w.any()
	switch w.random.IntN(4) {
	case 0:
		must(s.EditDeal(ctx, w.Owner, id, d.Version, map[string]any{"owner_id": who.User.String()}))
		on.Owner = who.User
	case 1:
		must(s.EditDeal(ctx, w.Owner, id, d.Version, map[string]any{"performers": []any{who.User.String()}}))
		on.Performers = []crm.ID{who.User}
	case 2:
		must(s.EditDeal(ctx, w.Owner, id, d.Version, map[string]any{"performers": []any{}}))
		on.Performers = nil
	default:
		if _, err := s.OfferHandover(ctx, w.Owner, id, who.User, brief); err == nil {
			on.OfferedTo = who.User
		}
	}
}

// works says for the model whether somebody sees a deal.
func (w *crowd) works(by crm.Actor, id crm.ID) bool {
	d := w.on[id]
	return by.Sees == crm.SeesAll || d.Owner == by.User || by.Sees == crm.SeesTeam && slices.Contains(by.Team, d.Owner) ||
		d.OfferedTo == by.User || slices.Contains(d.Performers, by.User)
}

// Whoever owns a deal, works on it or is asked to take it over sees it, and
// nobody else with a narrow view does: in the database, in the book that follows
// it and in a fresh one, in lists, sums and events.
func TestTheBookAndTheDatabaseShowTheSameDeals(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		for seed := range uint64(3) {
			w := newCrowd(t, s, seed)
			library, told := book.NewLibrary(s), must(s.Workspace(t.Context(), w.Owner)).Rev
			could := map[string]map[crm.ID]bool{}
			for range 12 {
				clock.Move(time.Minute)
				w.act(t)
				told = w.check(t, library, could, told)
			}
		}
	})
}

func (w *crowd) check(t *testing.T, library *book.Library, could map[string]map[crm.ID]bool, told int64) int64 {
	t.Helper()
	ctx, s := t.Context(), w.Store
	now := must(s.Workspace(ctx, w.Owner)).Rev
	for i, p := range w.people {
		for name, by := range map[string]crm.Actor{
			p.Name + " own": sees(p, crm.SeesOwn), p.Name + " team": sees(p, crm.SeesTeam, w.people[(i+1)%len(w.people)]), p.Name + " all": sees(p, crm.SeesAll),
		} {
			want := slices.DeleteFunc(slices.Clone(w.deals), func(id crm.ID) bool { return !w.works(by, id) })
			if got := idsOf(must(s.Deals(ctx, by, w.deals)), func(d crm.Deal) crm.ID { return d.ID }); !sameIDs(got, slices.Clone(want)) {
				t.Fatalf("%s: the database shows %d deals, want %d", name, len(got), len(want))
			}
			for _, b := range []*book.Book{must(library.Book(ctx, by.Workspace, now)), must(book.NewLibrary(s).Book(ctx, by.Workspace, now))} {
				list := must(b.List(by, book.ListOrder{Limit: 100, Now: s.Now()}))
				if !sameIDs(list.IDs, slices.Clone(want)) || list.Total.Deals != len(want) {
					t.Fatalf("%s: the book shows %d of %d deals, want %d", name, len(list.IDs), list.Total.Deals, len(want))
				}
				board := must(b.Board(by, book.BoardOrder{Pipeline: must(s.Pipelines(ctx, by))[0].ID, Cards: 100, Now: s.Now()}))
				cards := 0
				for _, stage := range board.Stages {
					cards += len(stage.Cards)
				}
				if cards != len(want) || board.Total.Deals != len(want) {
					t.Fatalf("%s: the board shows %d cards of %d deals, want %d", name, cards, board.Total.Deals, len(want))
				}
			}
			for _, h := range must(s.Handovers(ctx, by, store.HandoverFilter{})) {
				if !w.works(by, h.Deal) {
					t.Fatalf("%s sees the handover of another's deal", name)
				}
			}
			could[name] = w.checkEvents(t, name, by, could[name], told)
		}
	}
	return now
}

// checkEvents holds that somebody who loses sight of a deal is told so once, and
// otherwise hears of those deals alone that they see.
func (w *crowd) checkEvents(t *testing.T, name string, by crm.Actor, before map[crm.ID]bool, told int64) map[crm.ID]bool {
	t.Helper()
	events, _, err := w.Store.Changes(t.Context(), by, told, 100)
	if err != nil {
		t.Fatal(err)
	}
	now := map[crm.ID]bool{}
	for _, id := range w.deals {
		now[id] = w.works(by, id)
		gone := slices.ContainsFunc(events, func(e store.Event) bool { return e.Noun == "deal" && e.ID == id && e.Verb == "gone" })
		heard := slices.ContainsFunc(events, func(e store.Event) bool { return e.Deal == id && e.Verb != "gone" })
		if gone != (before[id] && !now[id]) || heard && !now[id] {
			t.Fatalf("%s saw the deal: %t, sees it: %t, is told it is gone: %t, hears of it: %t", name, before[id], now[id], gone, heard)
		}
		if now[id] && !before[id] && !heard {
			t.Fatalf("%s is not told of a deal that came into sight", name)
		}
	}
	return now
}

// An expert who sees own deals alone opens what they took from the queue, and its
// client; so does whoever is asked to take a deal over.
func TestWhoIsCalledInSeesTheDeal(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := handingFirm(t, s)
		ctx := t.Context()
		vera, mila := f.Person(t, "Vera", crm.Seller), sees(f.Person(t, "Mila", crm.Delivery), crm.SeesOwn)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", CompanyName: "Norwind", NextStep: &crm.TaskAnswer{Title: "Call", DueOn: "2027-01-01"}}))
		d = must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "start"}))
		for what, err := range map[string]error{
			"page":    err2(s.DealPage(ctx, mila, d.ID)),
			"company": err2(s.Company(ctx, mila, d.Company)),
		} {
			if !crm.IsKind(err, crm.NotFound) {
				t.Errorf("%s before: %v", what, err)
			}
		}
		h := must(s.OfferHandover(ctx, vera, d.ID, mila.User, brief))
		if got := must(s.DealPage(ctx, mila, d.ID)); got.Deal.OfferedTo != mila.User || len(got.Handovers) != 1 {
			t.Errorf("%+v", got.Deal)
		}
		must(s.Company(ctx, mila, d.Company))
		if list := must(s.Handovers(ctx, mila, store.HandoverFilter{})); len(list) != 1 {
			t.Errorf("%d handovers are to be taken", len(list))
		}
		must(s.Retell(ctx, mila, h.ID, ownWords))
		must(s.DecideHandover(ctx, vera, h.ID, "accepted", ""))
		if got := must(s.Deal(ctx, mila, d.ID)); !got.OfferedTo.IsZero() || !slices.Contains(got.Performers, mila.User) {
			t.Errorf("taken over: %+v", got)
		}
	})
}
