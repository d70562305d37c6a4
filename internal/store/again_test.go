package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func keyed(by crm.Actor, key, print string) crm.Actor {
	by.Key, by.Print = key, print
	return by
}

// The same request under the same key gives the same answer and is done once.
func TestARepeatedRequestIsDoneOnce(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		var rev int64
		by := keyed(f.Owner, "k1", "create pumps")
		by.Wrote = &rev
		first := must(s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps"}))
		wrote := rev
		clock.Move(time.Hour)
		must(s.EditDeal(t.Context(), f.Owner, first.ID, first.Version, map[string]any{"name": "Other pumps"}))
		before := digest(t, s, snapshots(t, s), f.Owner.Workspace)
		rev = 0
		again := must(s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps"}))
		if diff := cmp.Diff(first, again); diff != "" || rev != wrote {
			t.Errorf("rev %d and not %d; %s", rev, wrote, diff)
		}
		if _, err := s.CreateDeal(t.Context(), keyed(f.Owner, "k1", "create valves"), crm.DealDraft{Name: "Valves"}); !crm.IsKind(err, crm.Invalid) {
			t.Errorf("another request under the key: %v", err)
		}
		if digest(t, s, snapshots(t, s), f.Owner.Workspace) != before {
			t.Error("repeating changed something")
		}
		// A key belongs to one person.
		if other := must(s.CreateDeal(t.Context(), keyed(f.Person(t, "Vera", crm.Seller), "k1", "create pumps"), crm.DealDraft{Name: "Pumps"})); other.ID == first.ID {
			t.Error("somebody else's key gave the deal of the owner")
		}
	})
}

// A refused request leaves its key free: what was missing is mended and sent again.
func TestARefusedRequestDoesNotUseUpItsKey(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		if _, err := s.CreateDeal(t.Context(), keyed(f.Owner, "k", "a"), crm.DealDraft{Name: ""}); !crm.IsKind(err, crm.Invalid) {
			t.Fatal(err)
		}
		must(s.CreateDeal(t.Context(), keyed(f.Owner, "k", "b"), crm.DealDraft{Name: "Pumps"}))
	})
}

func TestTheSameRequestManyTimesAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ids, errs := make([]crm.ID, 32), make([]error, 32)
		atOnce(32, func(i int) {
			d, err := s.CreateDeal(t.Context(), keyed(f.Owner, "k", "a"), crm.DealDraft{Name: "Pumps"})
			if errs[i] = err; err == nil {
				ids[i] = d.ID
			}
		})
		made := map[crm.ID]bool{}
		for i, err := range errs {
			if err != nil && !crm.IsKind(err, crm.Conflict) {
				t.Errorf("%v", err)
			}
			if err == nil {
				made[ids[i]] = true
			}
		}
		if n := number(t, s, `SELECT COUNT(*) FROM deals WHERE workspace_id = ?`, f.Owner.Workspace); len(made) != 1 || n != 1 {
			t.Errorf("%d answers and %d deals", len(made), n)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

func atOnce(n int, do func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { do(i) })
	}
	all.Wait()
}

// The second of two who edit one thing is told, and gets both states.
func TestTheSecondOfTwoEditorsIsTold(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx, own := t.Context(), endow(t, s, f.Owner)
		p := must(s.CreateProduct(ctx, f.Owner, crm.Product{Name: "Pump"}))
		pipeline := must(s.Pipelines(ctx, f.Owner))[0]
		mine := map[string]any{"name": "Mine"}
		edits := map[string]func(version int64) error{
			"deal":    func(v int64) error { return err2(s.EditDeal(ctx, f.Owner, own.deal.ID, v, mine)) },
			"company": func(v int64) error { return err2(s.EditCompany(ctx, f.Owner, own.company.ID, v, mine)) },
			"contact": func(v int64) error { return err2(s.EditContact(ctx, f.Owner, own.contact.ID, v, mine)) },
			"product": func(v int64) error { return err2(s.EditProduct(ctx, f.Owner, p.ID, v, crm.Product{Name: "Mine"})) },
			"move":    func(v int64) error { return err2(s.MoveDeal(ctx, f.Owner, own.deal.ID, v, crm.MoveOrder{To: "talk"})) },
			"undo":    func(v int64) error { return err2(s.UndoMove(ctx, f.Owner, own.deal.ID, v)) },
			"loss": func(v int64) error {
				return err2(s.CloseDeal(ctx, f.Owner, own.deal.ID, v, crm.Lost, crm.Loss{Reason: "price"}))
			},
			"wait": func(v int64) error { return err2(s.WaitUntil(ctx, f.Owner, own.deal.ID, v, "2027-01-01", "away")) },
			"publish": func(v int64) error {
				return err2(s.PublishVersion(ctx, f.Owner, pipeline.ID, int(v), pipeline.Process, nil))
			},
		}
		for name, edit := range edits {
			for _, version := range []int64{0, 99} {
				var e *crm.Error
				if err := edit(version); !errors.As(err, &e) || e.Kind != crm.Stale || e.Mine == nil && name != "undo" || e.Theirs == nil {
					t.Errorf("%s of version %d: %v", name, version, err)
				}
			}
		}
	})
}

// Of many who edit from the same version at once, one is done; the others are
// told with what is stored now.
func TestManyEditorsAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "Pumps"}))
		errs := make([]error, 16)
		atOnce(16, func(i int) {
			_, errs[i] = s.EditDeal(t.Context(), f.Owner, d.ID, d.Version, map[string]any{"name": fmt.Sprint("Pumps ", i)})
		})
		done := 0
		for _, err := range errs {
			var e *crm.Error
			switch {
			case err == nil:
				done++
			case !errors.As(err, &e) || e.Kind != crm.Stale:
				t.Errorf("%v", err)
			default:
				if theirs, ok := e.Theirs.(*crm.Deal); !ok || theirs.Version != d.Version+1 {
					t.Errorf("told of %+v", e.Theirs)
				}
			}
		}
		if done != 1 {
			t.Errorf("%d edits from one version were done", done)
		}
	})
}

// Facts that need no version never clash: of many at once all are kept.
func TestFactsAtOnceAreAllKept(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "Pumps"}))
		tasks := make([]crm.ID, 8)
		for i := range tasks {
			must(s.AddTask(t.Context(), f.Owner, d.ID, crm.TaskAnswer{Title: fmt.Sprint("Old ", i), DueOn: crm.Date("2027-01-01").AddDays(i)}))
		}
		page := must(s.DealPage(t.Context(), f.Owner, d.ID))
		for i, task := range page.Tasks {
			tasks[i] = task.ID
		}
		errs := make([]error, 24)
		atOnce(len(errs), func(i int) {
			switch i % 3 {
			case 0:
				_, errs[i] = s.LogActivity(t.Context(), f.Owner, d.ID, crm.ActivityAnswer{Kind: crm.Call})
			case 1:
				_, errs[i] = s.DropTask(t.Context(), f.Owner, tasks[i/3], page.Deal.Version)
			default:
				_, errs[i] = s.AddTask(t.Context(), f.Owner, d.ID, crm.TaskAnswer{Title: fmt.Sprint("New ", i), DueOn: "2027-06-01"})
			}
		})
		refused := 0
		for _, err := range errs {
			if err != nil {
				refused++ // many at once on one deal: told to try again, never broken
				if !crm.IsKind(err, crm.Stale) {
					t.Errorf("%v", err)
				}
			}
		}
		page = must(s.DealPage(t.Context(), f.Owner, d.ID))
		if len(page.Tasks)+refused < 8 || len(page.Tasks) == 0 {
			t.Fatalf("%d tasks, %d refused", len(page.Tasks), refused)
		}
		if page.Deal.NextStep == nil || page.Deal.NextStep.Task != page.Tasks[0].ID {
			t.Errorf("the next step is %+v, the earliest task %+v", page.Deal.NextStep, page.Tasks[0])
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}
