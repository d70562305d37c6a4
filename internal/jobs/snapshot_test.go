package jobs_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/jobs"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Two nodes look every hour for days in which clocks go back over midnight, and
// the firm then moves a day to the west and back: each day has one snapshot, of how
// the deals stood when the first looked.
func TestEachNightHasOneSnapshot(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		ctx := t.Context()
		clock.Move(time.Date(2026, 10, 23, 9, 30, 0, 0, time.UTC).Sub(clock.Now()))
		f := storetest.NewFirm(t, s, gated())
		stay := func(zone string) {
			t.Helper()
			w, err := s.Workspace(ctx, f.Owner)
			if err == nil {
				_, err = s.EditWorkspace(ctx, f.Owner, w.Version, store.WorkspacePatch{TimeZone: &zone})
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		stay("Asia/Beirut")
		nodes := []jobs.Snapshots{{Store: s, Books: book.NewLibrary(s), Log: slog.Default()}, {Store: s, Books: book.NewLibrary(s), Log: slog.Default()}}
		look := func() {
			var all sync.WaitGroup
			for _, n := range nodes {
				all.Go(func() { n.Round(ctx) })
			}
			all.Wait()
		}
		for hour := range 3 * 24 {
			look()
			if hour%24 == 2 {
				if _, err := s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "One more"}); err != nil {
					t.Fatal(err)
				}
			}
			clock.Move(time.Hour)
		}
		stay("Pacific/Honolulu")
		look()
		stay("Asia/Beirut")
		look()
		list, err := s.Snapshots(ctx, f.Owner)
		if err != nil {
			t.Fatal(err)
		}
		for i, kept := range list {
			if want := crm.Date("2026-10-26").AddDays(-i); kept.Day != want || !kept.Nightly {
				t.Errorf("the snapshot of %s is one of %s", want, kept.Day)
			}
			if got, want := heldBy(ctx, t, s, f.Owner, kept.ID).Len(), len(list)-1-i; got != want {
				t.Errorf("the snapshot of %s holds %d deals, not %d", kept.Day, got, want)
			}
		}
		if len(list) != 4 {
			t.Errorf("%d snapshots", len(list))
		}
	})
}

func heldBy(ctx context.Context, t *testing.T, s *store.Store, by crm.Actor, id crm.ID) *insight.Snapshot {
	t.Helper()
	kept, err := s.Snapshot(ctx, by, id)
	if err != nil {
		t.Fatal(err)
	}
	held, err := insight.Unpack(kept.Content)
	if err != nil {
		t.Fatal(err)
	}
	return held
}
