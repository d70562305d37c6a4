package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

var errOnPurpose = errors.New("on purpose")

// Requests are committed together; one that fails takes nobody with it.
func TestAFailingWriteDoesNotHurtItsNeighbours(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		revs, errs := make([]int64, 64), make([]error, 64)
		atOnce(len(errs), func(i int) {
			by := f.Owner
			by.Wrote = &revs[i]
			errs[i] = s.Write(t.Context(), by, func(tx *store.Tx) error {
				tx.Log("test", fmt.Sprint("write ", i))
				if err := tx.Exec(`INSERT INTO teams (workspace_id, id, name) VALUES (?, ?, ?)`, f.Owner.Workspace, crm.NewID(), fmt.Sprint("Team ", i)); err != nil {
					return err
				}
				switch i % 8 {
				case 1:
					return errOnPurpose
				case 2:
					return tx.Exec(`INSERT INTO teams (workspace_id, id) VALUES (?, ?)`, f.Owner.Workspace, crm.NewID()) // lacks its name
				case 3:
					return tx.Exec(`INSERT INTO nowhere (x) VALUES (?)`, 1)
				case 4:
					panic("on purpose")
				case 5:
					return tx.Exec(`INSERT INTO teams (workspace_id, id, name) VALUES (?, ?, ?)`, f.Owner.Workspace, crm.NewID(), "a\x00b")
				}
				return nil
			})
		})
		done := map[int64]bool{}
		for i, err := range errs {
			fails := i%8 >= 1 && i%8 <= 5
			if (err != nil) != fails || fails && revs[i] != 0 {
				t.Errorf("write %d: rev %d, %v", i, revs[i], err)
			}
			if err == nil {
				done[revs[i]] = true
			}
		}
		if n := number(t, s, `SELECT COUNT(*) FROM teams WHERE workspace_id = ?`, f.Owner.Workspace); n != 24 || len(done) != 24 {
			t.Errorf("%d teams, %d revs", n, len(done))
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// NUL is what PostgreSQL cannot keep in a text: it is refused in one sentence,
// wherever it comes from and whatever the database.
func TestTextThatCannotBeStoredIsRefused(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		own := endow(t, s, f.Owner)
		ctx, d, bad := t.Context(), own.deal, "a\x00b"
		for name, err := range map[string]error{
			"deal":     err2(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: bad})),
			"company":  err2(s.CreateCompany(ctx, f.Owner, map[string]any{"name": bad})),
			"task":     err2(s.AddTask(ctx, f.Owner, d.ID, crm.TaskAnswer{Title: bad})),
			"activity": err2(s.LogActivity(ctx, f.Owner, d.ID, crm.ActivityAnswer{Kind: crm.Call, Note: bad})),
			"reason":   err2(s.MoveDeal(ctx, f.Owner, d.ID, d.Version, crm.MoveOrder{To: "talk", Reason: bad})),
			"waiting":  err2(s.WaitUntil(ctx, f.Owner, d.ID, d.Version, "2027-01-01", bad)),
			"message":  err2(s.Ask(ctx, f.Person(t, "Ann", crm.Manager), d.ID, store.Request{Criterion: "price", Purpose: crm.ForApproval, Message: bad})),
			"broken":   err2(s.AddTask(ctx, f.Owner, d.ID, crm.TaskAnswer{Title: "\xff\xfe"})),
		} {
			if !crm.IsKind(err, crm.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// Whatever many writers do at once, the change log is numbered without gaps.
func TestRevIsGaplessUnderManyWriters(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		other := storetest.NewFirm(t, s, crm.Template{})
		var failed atomic.Int64
		atOnce(32, func(i int) {
			by := f.Owner
			if i%4 == 0 {
				by = other.Owner
			}
			for j := range 6 {
				if _, err := s.CreateCompany(t.Context(), by, map[string]any{"name": fmt.Sprint("Company ", i, j)}); err != nil {
					t.Errorf("%v", err)
				}
				if _, err := s.CreateCompany(t.Context(), by, map[string]any{"name": ""}); err != nil {
					failed.Add(1)
				}
			}
		})
		for _, firm := range []storetest.Firm{f, other} {
			checkLog(t, s, firm.Owner.Workspace)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM companies`); n != 32*6 || failed.Load() != 32*6 {
			t.Errorf("%d companies, %d refusals", n, failed.Load())
		}
		if s.Latest(f.Owner.Workspace) != number(t, s, `SELECT rev FROM workspaces WHERE id = ?`, f.Owner.Workspace) {
			t.Error("the store does not know its own newest rev")
		}
	})
}

func TestACancelledRequestIsNotDone(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.CreateCompany(ctx, f.Owner, map[string]any{"name": "x"}); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM companies`); n != 0 {
			t.Errorf("%d companies", n)
		}
		must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "x"}))
	})
}

func TestAReadOnlyActorWritesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		by := f.Owner
		by.ReadOnly = true
		if _, err := s.CreateCompany(t.Context(), by, map[string]any{"name": "x"}); !crm.IsKind(err, crm.Forbidden) {
			t.Errorf("%v", err)
		}
	})
}

// Writes that come while the store closes are done or refused, and never hang.
func TestClosingUnderLoad(t *testing.T) {
	t.Parallel()
	for name, dsn := range map[string]func() string{"sqlite": func() string { return "" }, "postgres": func() string { return storetest.Postgres(t) }} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := store.Config{Dir: t.TempDir(), DSN: dsn(), Now: storetest.NewClock().Now}
			s := must(store.Open(t.Context(), c))
			f := smallFirm(t, s)
			var done atomic.Int64
			var writers sync.WaitGroup
			begun := make(chan struct{}, 8)
			for range 8 {
				writers.Go(func() {
					for i := 0; ; i++ {
						if _, err := s.CreateCompany(context.WithoutCancel(t.Context()), f.Owner, map[string]any{"name": "x"}); err != nil {
							return
						}
						done.Add(1)
						if i == 2 {
							begun <- struct{}{}
						}
					}
				})
			}
			for range 8 {
				<-begun
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			writers.Wait()
			if err := s.Close(); err != nil {
				t.Errorf("closing twice: %v", err)
			}
			s = must(store.Open(t.Context(), c))
			defer s.Close()
			if n := number(t, s, `SELECT COUNT(*) FROM companies`); n < done.Load() {
				t.Errorf("%d companies were acknowledged, %d are there", done.Load(), n)
			}
			checkLog(t, s, f.Owner.Workspace)
		})
	}
}

func TestOpenRefusesWhatItCannotServe(t *testing.T) {
	t.Parallel()
	open := func(c store.Config) error {
		c.Now = storetest.NewClock().Now
		s, err := store.Open(t.Context(), c)
		if err == nil {
			return s.Close()
		}
		return err
	}
	t.Run("a folder that another process holds", func(t *testing.T) {
		t.Parallel()
		c := store.Config{Dir: t.TempDir(), Now: storetest.NewClock().Now}
		s := must(store.Open(t.Context(), c))
		if err := open(c); !errors.Is(err, store.ErrLocked) {
			t.Errorf("%v", err)
		}
		must(s.Workspaces(t.Context())) // the first is not disturbed
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := open(c); err != nil {
			t.Errorf("once it is free: %v", err)
		}
	})
	t.Run("a database of a newer program", func(t *testing.T) {
		t.Parallel()
		for _, c := range []store.Config{{Dir: t.TempDir()}, {Dir: t.TempDir(), DSN: storetest.Postgres(t)}} {
			c.Now = storetest.NewClock().Now
			s := must(store.Open(t.Context(), c))
			if _, err := s.Raw().ExecContext(t.Context(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)`); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			var e *crm.Error
			if err := open(c); !errors.As(err, &e) || e.Code != "schema.newer" || !strings.Contains(e.Msg, "9999") {
				t.Errorf("%v", err)
			}
		}
	})
	t.Run("an address that is none", func(t *testing.T) {
		t.Parallel()
		for _, dsn := range []string{"postgres://%zz", "host=/nowhere port=1 sslmode=disable"} {
			var e *crm.Error
			if err := open(store.Config{DSN: dsn}); !errors.As(err, &e) || strings.Contains(e.Msg, "\n") {
				t.Errorf("%q: %v", dsn, err)
			}
		}
	})
}

// Two nodes on one database hear of each other's writes.
func TestNodesHearOfEachOther(t *testing.T) {
	t.Parallel()
	c := store.Config{Dir: t.TempDir(), DSN: storetest.Postgres(t), Now: storetest.NewClock().Now}
	one := must(store.Open(t.Context(), c))
	defer one.Close()
	two := must(store.Open(t.Context(), c))
	defer two.Close()
	f := smallFirm(t, one)
	var rev int64
	by := f.Owner
	by.Wrote = &rev
	must(one.CreateCompany(t.Context(), by, map[string]any{"name": "x"}))
	patience := time.After(10 * time.Second)
	for two.Latest(by.Workspace) < rev {
		changed := two.Changed()
		if two.Latest(by.Workspace) >= rev {
			break
		}
		select {
		case <-changed:
		case <-patience:
			t.Fatalf("the other node knows of rev %d, not %d", two.Latest(by.Workspace), rev)
		}
	}
}

// A server that has just started reads much at once, and each question is new to
// it: none waits for another for ever.
func TestReadsOfAColdStoreDoNotBlockEachOther(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		for i, err := range s.ReadTogether(ctx, 32) {
			if err != nil {
				t.Errorf("read %d: %v", i, err)
			}
		}
	})
}
