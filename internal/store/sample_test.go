package store_test

import (
	"log/slog"
	"slices"
	"testing"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/sample"
	"hummock/internal/store"
	"hummock/internal/storetest"
	"hummock/internal/templates"
)

// tale is the beginning of the sample company's history.
func tale(t *testing.T, now time.Time, acts int) crm.History {
	t.Helper()
	services, err := templates.ByKey("it-services")
	if err != nil {
		t.Fatal(err)
	}
	b2b, err := templates.ByKey("b2b-weighted")
	if err != nil {
		t.Fatal(err)
	}
	life, err := templates.ByKey("client-lifecycle")
	if err != nil {
		t.Fatal(err)
	}
	h := sample.Make(sample.Options{Now: now, Language: crm.English, Seed: 1, Services: services, B2B: b2b, Life: life})
	h.Acts = h.Acts[:acts]
	return h
}

func TestASampleIsRemovedWithoutATrace(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		real := storetest.NewFirm(t, s, crm.Template{})
		chainer := jobs.Chainer{Store: s, Chain: newKeys(t, auth.NewKey()), Log: slog.New(slog.DiscardHandler)}
		chainer.Round(t.Context())
		statements := snapshots(t, s)
		before := digest(t, s, statements, real.Owner.Workspace)
		f, err := s.FoundSample(t.Context(), crm.Actor{Door: crm.DoorCommand}, 0, tale(t, s.Now(), 900), storetest.Press{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.OfferSignIns(t.Context(), f.Workspace.ID, time.Hour, []store.SignInLink{{User: f.Owner.ID, Hash: "a link"}}); err != nil {
			t.Fatal(err)
		}
		if err := s.OpenSession(t.Context(), store.Candidate{Workspace: f.Workspace.ID, User: f.Owner.ID}, store.NewSession{Hash: "a session", Device: "a device"}); err != nil {
			t.Fatal(err)
		}
		chainer.Round(t.Context())
		if n := number(t, s, `SELECT COUNT(*) FROM chain WHERE workspace_id = ?`, f.Workspace.ID); n != f.Workspace.Rev {
			t.Errorf("%d of %d entries are chained", n, f.Workspace.Rev)
		}
		for table := range statements {
			if !slices.Contains(store.TablesEmptied(), table) {
				t.Errorf("%s is not emptied", table)
			}
		}
		if err := s.RemoveSample(t.Context(), f.Workspace.ID); err != nil {
			t.Fatal(err)
		}
		for table, statement := range statements {
			if left := rowsOf(t, s, statement, f.Workspace.ID); len(left) > 0 {
				t.Errorf("%d rows are left in %s, such as %s", len(left), table, left[0])
			}
		}
		if digest(t, s, statements, real.Owner.Workspace) != before {
			t.Error("the real firm changed")
		}
	})
}

func TestASampleIsThereWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		h := tale(t, s.Now(), 300)
		h.Acts = append(h.Acts, crm.Act{At: h.Acts[299].At, Deal: "deal 1", Did: crm.Go{MoveOrder: crm.MoveOrder{To: "nowhere"}}})
		if _, err := s.FoundSample(t.Context(), crm.Actor{Door: crm.DoorCommand}, 0, h, storetest.Press{}); err == nil {
			t.Fatal("a history that breaks the rules was played")
		}
		for table, statement := range snapshots(t, s) {
			if left := rowsOf(t, s, statement, 1); len(left) > 0 {
				t.Errorf("%d rows are in %s", len(left), table)
			}
		}
	})
}

// A history can be played in portions as well: each act has its time and person
// in the change log, and the log has no gaps.
func TestHistoryIsLoggedAsItHappened(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		h := tale(t, s.Now(), 500)
		first := slices.IndexFunc(h.Acts, func(a crm.Act) bool { return a.Deal != "" })
		rest := h.Acts[first:]
		h.Acts = h.Acts[:first]
		f, err := s.FoundSample(t.Context(), crm.Actor{Door: crm.DoorCommand}, 0, h, storetest.Press{})
		if err != nil {
			t.Fatal(err)
		}
		by := storetest.ActorOf(f.Owner, f.Workspace.ID)
		if err := s.Replay(t.Context(), by, rest, storetest.Press{}); err != nil {
			t.Fatal(err)
		}
		w, err := s.Workspace(t.Context(), by)
		if err != nil {
			t.Fatal(err)
		}
		n := number(t, s, `SELECT COUNT(*) FROM changes WHERE workspace_id = ?`, w.ID)
		times := number(t, s, `SELECT COUNT(DISTINCT at) FROM changes WHERE workspace_id = ?`, w.ID)
		people := number(t, s, `SELECT COUNT(DISTINCT actor_id) FROM changes WHERE workspace_id = ?`, w.ID)
		if n != w.Rev || times < n/6 || people < 3 {
			t.Errorf("%d changes up to rev %d, at %d times, by %d people", n, w.Rev, times, people)
		}
	})
}

func TestASignInLinkWorksOnceAndForADay(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f, err := s.FoundSample(t.Context(), crm.Actor{Door: crm.DoorCommand}, 0, tale(t, s.Now(), 0), storetest.Press{})
		if err != nil {
			t.Fatal(err)
		}
		offer := func() {
			t.Helper()
			links := []store.SignInLink{{User: f.Owner.ID, Hash: "one"}, {User: f.Owner.ID, Hash: "two"}}
			if err := s.OfferSignIns(t.Context(), f.Workspace.ID, time.Hour, links); err != nil {
				t.Fatal(err)
			}
		}
		offer()
		who, err := s.UseSignIn(t.Context(), "one")
		if err != nil || who.User != f.Owner.ID || who.Workspace != f.Workspace.ID {
			t.Fatalf("signed in %v: %v", who, err)
		}
		if _, err := s.UseSignIn(t.Context(), "one"); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("a link worked twice: %v", err)
		}
		clock.Move(24 * time.Hour)
		if _, err := s.UseSignIn(t.Context(), "two"); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("a link worked after a day: %v", err)
		}
		offer()
		if _, err := s.UseSignIn(t.Context(), "two"); err != nil {
			t.Errorf("a new link does not work: %v", err)
		}
	})
}
