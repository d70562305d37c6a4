package store_test

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func plain(win string, keys ...string) crm.Process {
	p := crm.Process{Name: en("Plain"), Kind: crm.Sale, WinLine: win, Transitions: []crm.Transition{{Way: crm.WayBack, From: crm.Any, To: crm.Any}, {Way: crm.WaySkip, From: crm.Any, To: crm.Any}}}
	for _, key := range keys {
		p.Stages = append(p.Stages, crm.Stage{Key: key, Name: en(key), Phase: "sell"})
	}
	return p
}

// codeOf gives the stable code of a refusal.
func codeOf(err error) string {
	if e, ok := errors.AsType[*crm.Error](err); ok {
		return e.Code
	}
	return ""
}

// Publishing takes nobody further along than they are, and takes no win back.
func TestWherePublishingMayPutDeals(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name     string
		old, now crm.Process
		in, to   string
		refused  string
		outcome  crm.Outcome
	}{
		{"a stage that is left alone", plain("", "a", "b"), plain("", "a", "x", "b"), "b", "", "", crm.Open},
		{"a retired stage without a word", plain("", "a", "b", "c"), plain("", "a", "c"), "b", "", "pipeline.stage_in_use", ""},
		{"back", plain("", "a", "b", "c"), plain("", "a", "c"), "b", "a", "", crm.Open},
		{"ahead", plain("", "a", "b", "c"), plain("", "a", "c"), "b", "c", "pipeline.moves_ahead", ""},
		{"ahead of the last", plain("", "a", "b"), plain("", "a"), "b", "end", "pipeline.moves_ahead", ""},
		{"nowhere", plain("", "a", "b"), plain("", "a"), "b", "moon", "pipeline.moves_ahead", ""},
		{"split: into the first part", plain("", "a", "b", "c"), plain("", "a", "b1", "b2", "c"), "b", "b1", "", crm.Open},
		{"split: into the second part", plain("", "a", "b", "c"), plain("", "a", "b1", "b2", "c"), "b", "b2", "pipeline.moves_ahead", ""},
		{"what was to come now comes first", plain("", "a", "b", "c", "d"), plain("", "a", "d", "c"), "b", "d", "pipeline.moves_ahead", ""},
		{"new stages at the beginning", plain("", "a", "b", "c"), plain("", "n", "a", "c"), "b", "a", "", crm.Open},
		{"the first stage", plain("", "a", "b"), plain("", "a1", "b"), "a", "a1", "", crm.Open},
		{"across the win line", plain("c", "a", "b", "c"), plain("x", "a", "x", "c"), "b", "x", "pipeline.moves_ahead", ""},
		{"the line comes nearer", plain("c", "a", "b", "c"), plain("b", "a", "b", "c"), "b", "", "pipeline.stage_in_use", ""},
		{"the line comes nearer: stay", plain("c", "a", "b", "c"), plain("b", "a", "b", "c"), "b", "b", "pipeline.moves_ahead", ""},
		{"the line comes nearer: back", plain("c", "a", "b", "c"), plain("b", "a", "b", "c"), "b", "a", "", crm.Open},
		{"the line goes away from the won", plain("c", "a", "b", "c", "d"), plain("d", "a", "b", "c", "d"), "c", "", "", crm.Won},
		{"won stays won, wherever", plain("c", "a", "b", "c", "d"), plain("d", "a", "b", "d"), "c", "b", "", crm.Won},
	}
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		for _, c := range cases {
			p := must(s.CreatePipeline(t.Context(), f.Owner, c.old, ""))
			d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: c.name, Pipeline: p.ID}))
			if c.in != d.Stage {
				d = must(s.MoveDeal(t.Context(), f.Owner, d.ID, d.Version, crm.MoveOrder{To: c.in}))
			}
			clock.Move(time.Hour)
			moved := map[string]string{}
			if c.to != "" {
				moved[c.in] = c.to
			}
			_, err := s.PublishVersion(t.Context(), f.Owner, p.ID, 1, c.now, moved)
			if c.refused != "" {
				if codeOf(err) != c.refused {
					t.Errorf("%s: %v", c.name, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			after := must(s.Deal(t.Context(), f.Owner, d.ID))
			stage := c.in
			if c.to != "" {
				stage = c.to
			}
			if after.Stage != stage || after.Outcome != c.outcome || after.ClosedAt != d.ClosedAt {
				t.Errorf("%s: %s in %s", c.name, after.Outcome, after.Stage)
			}
		}
	})
}

// A deal that was lost, or moved on, before its stage went cannot be put back
// into it; and a win is dated by the version in which it was won.
func TestWayBackIntoAnotherVersion(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		p := must(s.CreatePipeline(t.Context(), f.Owner, plain("c", "a", "b", "c", "d"), ""))
		deal := func(stages ...string) *crm.Deal {
			d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "x", Pipeline: p.ID}))
			for _, stage := range stages {
				clock.Move(time.Hour)
				d = must(s.MoveDeal(t.Context(), f.Owner, d.ID, d.Version, crm.MoveOrder{To: stage}))
			}
			return d
		}
		lost := deal("b")
		lost = must(s.CloseDeal(t.Context(), f.Owner, lost.ID, lost.Version, crm.Lost, crm.Loss{Reason: "price"}))
		moved, won := deal("b", "c"), deal("c", "d")
		must(s.PublishVersion(t.Context(), f.Owner, p.ID, 1, plain("d", "a", "c", "d"), nil))
		for name, err := range map[string]error{
			"reopen": err2(s.ReopenDeal(t.Context(), f.Owner, lost.ID, lost.Version)),
			"undo":   err2(s.UndoMove(t.Context(), f.Owner, moved.ID, moved.Version)),
		} {
			if codeOf(err) != "deal.stage_gone" {
				t.Errorf("%s: %v", name, err)
			}
		}
		undone := must(s.UndoMove(t.Context(), f.Owner, won.ID, won.Version))
		if undone.Stage != "c" || undone.Outcome != crm.Won || undone.ClosedAt != won.ClosedAt {
			t.Errorf("%s in %s since %d, not since %d", undone.Outcome, undone.Stage, undone.ClosedAt, won.ClosedAt)
		}
		must(s.Successor(t.Context(), f.Owner, lost.ID, crm.DealDraft{}))
		// Where a version put a won deal before its line, the win counts as before.
		must(s.PublishVersion(t.Context(), f.Owner, p.ID, 2, plain("d", "a", "d"), map[string]string{"c": "a"}))
		put := must(s.Deal(t.Context(), f.Owner, won.ID))
		put = must(s.MoveDeal(t.Context(), f.Owner, put.ID, put.Version, crm.MoveOrder{To: "d"}))
		put = must(s.UndoMove(t.Context(), f.Owner, put.ID, put.Version))
		if put.Stage != "a" || put.Outcome != crm.Won || put.ClosedAt != won.ClosedAt {
			t.Errorf("%s in %s since %d, not since %d", put.Outcome, put.Stage, put.ClosedAt, won.ClosedAt)
		}
	})
}

// Moves and new versions at once: nobody is left in a stage that is gone.
func TestMovesWhileVersionsArePublished(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		p := must(s.CreatePipeline(t.Context(), f.Owner, plain("", "a", "v1", "z"), ""))
		deals := make([]crm.ID, 6)
		for i := range deals {
			deals[i] = must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "x", Pipeline: p.ID})).ID
		}
		var latest atomic.Int64
		latest.Store(1)
		atOnce(len(deals)+1, func(i int) {
			if i == len(deals) {
				for v := 1; v <= 12; v++ {
					gone, next := fmt.Sprint("v", v), fmt.Sprint("v", v+1)
					if _, err := s.PublishVersion(t.Context(), f.Owner, p.ID, v, plain("", "a", next, "z"), map[string]string{gone: "a"}); err != nil {
						t.Errorf("version %d: %v", v+1, err)
					}
					latest.Store(int64(v + 1))
				}
				return
			}
			for range 12 {
				d := must(s.Deal(t.Context(), f.Owner, deals[i]))
				to := fmt.Sprint("v", latest.Load())
				if d.Stage != "a" {
					to = "a"
				}
				_, err := s.MoveDeal(t.Context(), f.Owner, d.ID, d.Version, crm.MoveOrder{To: to})
				if err != nil && !crm.IsKind(err, crm.Stale) && !crm.IsKind(err, crm.Invalid) {
					t.Errorf("to %s: %v", to, err)
				}
			}
		})
		now := must(s.Pipeline(t.Context(), f.Owner, p.ID, 0))
		for _, id := range deals {
			if d := must(s.Deal(t.Context(), f.Owner, id)); now.Process.Index(d.Stage) < 0 {
				t.Errorf("a deal is left in %s (version %d)", d.Stage, d.PipelineVersion)
			}
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// Two versions published at once: the second is told.
func TestTwoPublishAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		p := must(s.CreatePipeline(t.Context(), f.Owner, plain("", "a", "b"), ""))
		errs := make([]error, 6)
		atOnce(len(errs), func(i int) {
			_, errs[i] = s.PublishVersion(t.Context(), f.Owner, p.ID, 1, plain("", "a", "b", fmt.Sprint("c", i)), nil)
		})
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			} else if !crm.IsKind(err, crm.Stale) {
				t.Errorf("%v", err)
			}
		}
		if done != 1 {
			t.Errorf("%d were published", done)
		}
	})
}

// A stage that is full and says so takes nobody more, by whatever door and
// however many come at once.
func TestAFullStageTakesNobodyMore(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		process := plain("", "a", "b", "c")
		process.Stages[1].Limits = crm.Limits{MostDeals: 2, MostBlocks: true}
		process.Transitions = append(process.Transitions, crm.Transition{Way: crm.WayStart, To: "b"})
		p := must(s.CreatePipeline(t.Context(), f.Owner, process, ""))
		deals := make([]*crm.Deal, 20)
		for i := range deals {
			deals[i] = must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "x", Pipeline: p.ID}))
		}
		errs := make([]error, len(deals))
		atOnce(len(deals), func(i int) {
			_, errs[i] = s.MoveDeal(t.Context(), f.Owner, deals[i].ID, deals[i].Version, crm.MoveOrder{To: "b"})
		})
		in := []*crm.Deal{}
		for i, err := range errs {
			switch {
			case err == nil:
				in = append(in, must(s.Deal(t.Context(), f.Owner, deals[i].ID)))
			case !crm.IsKind(err, crm.Conflict):
				t.Errorf("%v", err)
			}
		}
		if len(in) != 2 {
			t.Fatalf("%d deals came into a stage for two", len(in))
		}
		lost := must(s.CloseDeal(t.Context(), f.Owner, in[0].ID, in[0].Version, crm.Lost, crm.Loss{Reason: "price"}))
		must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "x", Pipeline: p.ID, Stage: "b"}))
		for name, err := range map[string]error{
			"create": err2(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "x", Pipeline: p.ID, Stage: "b"})),
			"reopen": err2(s.ReopenDeal(t.Context(), f.Owner, lost.ID, lost.Version)),
		} {
			if !crm.IsKind(err, crm.Conflict) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// A card goes where it was dropped, between its neighbours.
func TestADroppedCardLiesBetweenItsNeighbours(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		p := must(s.CreatePipeline(t.Context(), f.Owner, plain("", "a", "b"), ""))
		drop := func(order crm.MoveOrder) *crm.Deal {
			clock.Move(time.Second)
			d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "x", Pipeline: p.ID}))
			order.To = "b"
			return must(s.MoveDeal(t.Context(), f.Owner, d.ID, d.Version, order))
		}
		low := drop(crm.MoveOrder{})
		high := drop(crm.MoveOrder{})
		middle := drop(crm.MoveOrder{After: &high.ID, Before: &low.ID})
		last := drop(crm.MoveOrder{After: &low.ID})
		top := drop(crm.MoveOrder{Before: &high.ID})
		newest := drop(crm.MoveOrder{})
		order := []*crm.Deal{newest, top, high, middle, low, last}
		for i := range order[1:] {
			if order[i].Rank >= order[i+1].Rank {
				t.Errorf("place %d: %q is not above %q", i, order[i].Rank, order[i+1].Rank)
			}
		}
	})
}
