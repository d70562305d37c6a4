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

// The expert picks from the queue: the oldest stands first, whoever takes a deal
// is on it, the question becomes a task of its owner, and nobody sees money.
func TestTheExpertPicks(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		p := plain("c", "a", "b", "c")
		p.Stages[1].CalledIn = []crm.Role{crm.Expert}
		p.Stages[1].Exit = []crm.Criterion{{Key: "expert", Text: en("An expert"), Kind: crm.KindPerson, Role: crm.Expert, Level: crm.Required}}
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		egor, emma := sees(f.Person(t, "Egor", crm.Expert), crm.SeesOwn), sees(f.Person(t, "Emma", crm.Expert), crm.SeesAll)
		enter := func(name string) *crm.Deal {
			clock.Move(time.Hour)
			d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: name, Set: worth(987_654_00)}))
			return must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "b"}))
		}
		first, second := enter("First"), enter("Second")
		must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Not there yet"}))
		if place := must(s.QueuePlace(ctx, vera, second.ID)); !place.Called || place.Place != 2 || place.Length != 2 || len(place.TakenBy) != 0 {
			t.Errorf("%+v", place)
		}
		queue := must(s.Queue(ctx, egor))
		if len(queue) != 2 || queue[0].Deal != first.ID || queue[0].Opens || queue[0].StageName != "b" {
			t.Fatalf("%+v", queue)
		}
		if text := string(must(json.Marshal(queue))); strings.Contains(text, "987") || strings.Contains(text, "value") {
			t.Errorf("the queue tells money: %s", text)
		}
		early := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Early"}))
		_, err := s.TakeDeal(ctx, egor, early.ID, early.Version, crm.Taking{})
		refusedAs(t, "what one is not called in for", "deal.not_found", err)
		_, err = s.TakeDeal(ctx, emma, early.ID, early.Version, crm.Taking{})
		refusedAs(t, "what waits for nobody", "queue.not_waiting", err)
		_, err = s.TakeDeal(ctx, egor, first.ID, first.Version-1, crm.Taking{})
		refusedAs(t, "an older version", "stale", err)
		asked(t, err2(s.MoveDeal(ctx, vera, first.ID, first.Version, crm.MoveOrder{To: "c"})))
		must(s.TakeDeal(ctx, egor, first.ID, first.Version, crm.Taking{Ask: true}))
		page := must(s.DealPage(ctx, vera, first.ID))
		if len(page.Tasks) != 1 || page.Tasks[0].Title != "What do you need from me?" || page.Tasks[0].Owner != vera.User || page.Tasks[0].DueOn != "2026-12-03" {
			t.Errorf("%+v", page.Tasks)
		}
		if len(page.Deal.Performers) != 1 || page.Deal.Performers[0] != egor.User || page.Deal.NextStep == nil {
			t.Errorf("%+v", page.Deal)
		}
		_, err = s.TakeDeal(ctx, emma, first.ID, page.Deal.Version, crm.Taking{})
		refusedAs(t, "a second one", "queue.not_waiting", err)
		if place := must(s.QueuePlace(ctx, vera, first.ID)); place.Place != 0 || place.Length != 1 || len(place.TakenBy) != 1 || place.TakenBy[0] != egor.User {
			t.Errorf("%+v", place)
		}
		if queue = must(s.Queue(ctx, emma)); len(queue) != 1 || !queue[0].Opens {
			t.Errorf("%+v", queue)
		}
		must(s.MoveDeal(ctx, vera, first.ID, page.Deal.Version, crm.MoveOrder{To: "c"})) // an expert has taken it
		must(s.TakeDeal(ctx, emma, second.ID, second.Version, crm.Taking{Question: " Which server? "}))
		if page := must(s.DealPage(ctx, vera, second.ID)); page.Tasks[0].Title != "Which server?" {
			t.Errorf("%+v", page.Tasks)
		}
		if place := must(s.QueuePlace(ctx, vera, first.ID)); place.Called {
			t.Errorf("it left the stage: %+v", place)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}
