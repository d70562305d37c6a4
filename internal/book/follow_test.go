package book_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"

	_ "github.com/jackc/pgx/v5/stdlib"
)

func TestMain(m *testing.M) { storetest.Main(m) }

func template() crm.Template {
	half := 50.0
	stage := func(key string) crm.Stage {
		return crm.Stage{Key: key, Name: crm.Text{crm.English: key, crm.Russian: key, crm.Polish: key}, Phase: "sell", Percent: &half, PercentFrom: "own"}
	}
	name := crm.Text{crm.English: "Machines", crm.Russian: "Станки", crm.Polish: "Maszyny"}
	return crm.Template{Key: "t", Name: name, Pipelines: []crm.NamedProcess{{
		Key: "t", Process: crm.Process{Name: name, Kind: crm.Sale, Basis: crm.Weighted, Stages: []crm.Stage{stage("lead"), stage("offer"), stage("contract")}},
	}}}
}

// said is all that a book answers about deals, as bytes.
func said(t *testing.T, s *store.Store, l *book.Library, by crm.Actor, rev int64) string {
	t.Helper()
	b, err := l.BookWithVisits(t.Context(), by.Workspace, rev)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)
	list, err := b.List(by, book.ListOrder{Limit: 100, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	out := []any{list, b.Search(by, "pumps", 10), b.Search(by, "norwind", 10), b.Search(by, "ewa", 10)}
	pipelines, err := s.Pipelines(t.Context(), by)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pipelines {
		board, err := b.Board(by, book.BoardOrder{Pipeline: p.ID, Cards: 10, Now: now})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, board)
	}
	out = append(out, stays(b, by, now))
	text, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// stays are the visits of each deal in words.
func stays(b *book.Book, by crm.Actor, now time.Time) map[string][]string {
	var rows book.Rows
	b.Rows(by, book.RowsOrder{Now: now, Visits: true}, &rows)
	out := map[string][]string{}
	for k, i := range rows.Visits.Deal {
		v, place := &rows.Visits, rows.Places[rows.Visits.Stage[k]]
		out[rows.ID[i].String()] = append(out[rows.ID[i].String()],
			fmt.Sprint(place.Version, place.Stage, v.Entered[k], v.Left[k], v.Void[k]))
	}
	return out
}

func TestTheBookFollowsEveryWrite(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		firm := storetest.NewFirm(t, s, template())
		by := firm.Owner
		var rev int64
		by.Wrote = &rev
		l := book.NewLibrary(s)
		ctx := t.Context()
		step := func(what string, err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			if got, want := said(t, s, l, by, rev), said(t, s, book.NewLibrary(s), by, rev); got != want {
				t.Fatalf("after %s the book says\n%s\na fresh one\n%s", what, got, want)
			}
		}
		step("founding", nil)
		d, err := s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps", CompanyName: "Norwind", Set: map[string]any{"value": 120000.0}, NextStep: &crm.TaskAnswer{Title: "Call", DueOn: "2026-12-04"}})
		step("a deal", err)
		other, err := s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps again", Company: d.Company})
		step("another deal", err)
		d, err = s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "offer"})
		step("a move", err)
		d, err = s.UndoMove(ctx, by, d.ID, d.Version)
		step("its undoing", err)
		d, err = s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "offer"})
		step("the move again", err)
		b, err := l.BookWithVisits(ctx, by.Workspace, rev)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(stays(b, by, time.Now())[d.ID.String()]); got < 3 {
			t.Fatalf("the book knows %d visits of a deal that was moved, put back and moved again", got)
		}
		d, err = s.EditDeal(ctx, by, d.ID, d.Version, map[string]any{"name": "Pumps for line 2", "value": 99.0})
		step("an edit", err)
		_, err = s.AddTask(ctx, by, other.ID, crm.TaskAnswer{Title: "Visit", DueOn: "2026-12-05"})
		step("a task", err)
		c, err := s.Company(ctx, by, d.Company)
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.EditCompany(ctx, by, c.ID, c.Version, map[string]any{"name": "Norwind & Sons"})
		step("a company's name", err)
		_, err = s.CreateContact(ctx, by, map[string]any{"name": "Ewa Nowak", "company_id": c.ID.String(), "email": "ewa@norwind.test"})
		step("a contact", err)
	})
}

func TestAskedRevisionIsWaitedFor(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		firm := storetest.NewFirm(t, s, template())
		l := book.NewLibrary(s)
		var rev int64
		by := firm.Owner
		by.Wrote = &rev
		if _, err := s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps"}); err != nil {
			t.Fatal(err)
		}
		next := rev + 1
		short, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		if _, err := l.Book(short, by.Workspace, next); !crm.IsKind(err, crm.Unavailable) && !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("a change that nobody made: %v", err)
		}
		var waiting sync.WaitGroup
		waiting.Go(func() {
			b, err := l.Book(t.Context(), by.Workspace, next)
			if err != nil || b.Rev() < next {
				t.Errorf("waited for change %d: %v", next, err)
			}
		})
		if _, err := s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Valves"}); err != nil {
			t.Fatal(err)
		}
		waiting.Wait()
		if _, err := l.Book(t.Context(), by.Workspace+100, 0); !crm.IsKind(err, crm.NotFound) {
			t.Fatalf("a workspace that does not exist: %v", err)
		}
	})
}

func TestAnotherNodesWritesAreSeen(t *testing.T) {
	t.Parallel()
	dsn := storetest.Postgres(t)
	one, two := openStore(t, store.Config{DSN: dsn}), openStore(t, store.Config{DSN: dsn})
	firm := storetest.NewFirm(t, one, template())
	by := firm.Owner
	var rev int64
	by.Wrote = &rev
	l := book.NewLibrary(two)
	said(t, two, l, by, 0)
	if _, err := one.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps"}); err != nil {
		t.Fatal(err)
	}
	if got, want := said(t, two, l, by, rev), said(t, one, book.NewLibrary(one), by, rev); got != want {
		t.Fatalf("the other node says\n%s\nwant\n%s", got, want)
	}
}

func openStore(t *testing.T, c store.Config) *store.Store {
	t.Helper()
	c.Now = storetest.NewClock().Now
	s, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestTheBookFollowsWhatOneEntryStandsFor writes past the store, as an import
// batch does: one entry for many rows.
func TestTheBookFollowsWhatOneEntryStandsFor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	dsn := storetest.Postgres(t)
	for name, open := range map[string]func() (*store.Store, *sql.DB, error){
		"sqlite": func() (*store.Store, *sql.DB, error) {
			s := openStore(t, store.Config{Dir: dir})
			db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "hummock.db")+"?_pragma=busy_timeout(5000)")
			return s, db, err
		},
		"postgres": func() (*store.Store, *sql.DB, error) {
			s := openStore(t, store.Config{DSN: dsn})
			db, err := sql.Open("pgx", dsn)
			return s, db, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, db, err := open()
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			followsImports(t, s, db)
		})
	}
}

func followsImports(t *testing.T, s *store.Store, db *sql.DB) {
	t.Helper()
	by := storetest.NewFirm(t, s, template()).Owner
	var rev int64
	by.Wrote = &rev
	kept, err := s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps"})
	if err != nil {
		t.Fatal(err)
	}
	gone, err := s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps to go"})
	if err != nil {
		t.Fatal(err)
	}
	l := book.NewLibrary(s)
	said(t, s, l, by, rev)
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	im, err := s.CreateImport(t.Context(), by, crm.ImportPlan{})
	if err != nil {
		t.Fatal(err)
	}
	imported := im.ID
	for row, id := range []crm.ID{kept.ID, gone.ID} {
		exec(`INSERT INTO import_rows (workspace_id, import_id, file, row, cells, state, noun, target_id) VALUES ($1, $2, 0, $3, '[]', 'done', 'deal', $4)`, by.Workspace, imported, row+1, id)
	}
	entry := func(verb, after string) {
		t.Helper()
		rev++
		exec(`UPDATE workspaces SET rev = $1 WHERE id = $2`, rev, by.Workspace)
		exec(`INSERT INTO changes (workspace_id, rev, at, door, noun, id, verb, after) VALUES ($1, $2, 1, 'import', 'import', $3, $4, $5)`, by.Workspace, rev, imported, verb, after)
		if got, want := said(t, s, l, by, rev), said(t, s, book.NewLibrary(s), by, rev); got != want {
			t.Fatalf("after %s the book says\n%s\na fresh one\n%s", verb, got, want)
		}
	}
	exec(`UPDATE deals SET name = 'Pumps, renamed' WHERE workspace_id = $1 AND id = $2`, by.Workspace, kept.ID)
	entry("imported", `{"file":0,"from":1,"to":1}`)
	exec(`UPDATE deals SET deleted_at = 5, import_id = $1 WHERE workspace_id = $2 AND id = $3`, imported, by.Workspace, gone.ID)
	entry("undone", `{}`)
}

func TestIdleBooksAreForgotten(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	s := storetest.SQLite(t, clock)
	firm := storetest.NewFirm(t, s, template())
	l := book.NewLibrary(s)
	said(t, s, l, firm.Owner, 0)
	now := crm.InstantOf(clock.Now())
	if n := l.Evict(now); n != 0 {
		t.Fatalf("%d books in use were forgotten", n)
	}
	if n := l.Evict(now + 1); n != 1 {
		t.Fatalf("%d idle books were forgotten, want 1", n)
	}
	said(t, s, l, firm.Owner, 0)
}

func TestReadersAndWritersAtOnce(t *testing.T) {
	t.Parallel()
	s := storetest.SQLite(t, storetest.NewClock())
	firm := storetest.NewFirm(t, s, template())
	l := book.NewLibrary(s)
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for range 20 {
				var rev int64
				by := firm.Owner
				by.Wrote = &rev
				if _, err := s.CreateDeal(t.Context(), by, crm.DealDraft{Name: "Pumps", CompanyName: "Norwind"}); err != nil {
					t.Error(err)
					return
				}
				b, err := l.Book(t.Context(), by.Workspace, rev)
				if err != nil || b.Rev() < rev {
					t.Errorf("own write %d is not seen: %v", rev, err)
				}
				said(t, s, l, by, rev)
			}
		})
	}
	all.Wait()
	if got, want := said(t, s, l, firm.Owner, 0), said(t, s, book.NewLibrary(s), firm.Owner, 0); got != want {
		t.Fatalf("the book says\n%s\na fresh one\n%s", got, want)
	}
}
