package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// newKeys makes a chain under keys, the newest first.
func newKeys(t testing.TB, keys ...auth.Secret) *auth.Chain {
	t.Helper()
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = k.Reveal()
	}
	ring, err := auth.NewKeyring(auth.SecretOf(strings.Join(words, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return must(ring.Chain())
}

// chained is a firm with a change log that a chain follows.
type chained struct {
	storetest.Firm
	chain   *auth.Chain
	chainer jobs.Chainer
	hand    *sql.Conn // on the database, past the store; it need not wait for the disk
}

func newChained(t *testing.T, s *store.Store, entries int) *chained {
	t.Helper()
	f := &chained{Firm: smallFirm(t, s), chain: newKeys(t, auth.NewKey())}
	f.chainer = jobs.Chainer{Store: s, Chain: f.chain, Log: slog.New(slog.DiscardHandler)}
	f.hand = must(s.Raw().Conn(t.Context()))
	t.Cleanup(func() { _ = f.hand.Close() })
	if s.OnPostgres() {
		f.exec(t, `SET synchronous_commit = off`)
	} else {
		f.exec(t, `PRAGMA synchronous = OFF`)
	}
	f.write(t, entries)
	f.chainer.Round(t.Context())
	return f
}

// write appends entries of several kinds, some without contents.
func (f *chained) write(t *testing.T, entries int) {
	t.Helper()
	by := f.Owner
	by.CID = "page 1"
	for range entries / 10 {
		err := f.Store.Write(t.Context(), by, func(tx *store.Tx) error {
			for i := range 10 {
				if i%4 == 0 {
					tx.Log("test", "seen")
				} else {
					tx.LogChange(map[string]string{"name": fmt.Sprint("old ", i)}, map[string]string{"name": "Zażółć Жук"})
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func (f *chained) head(t *testing.T) crm.ChainHead {
	t.Helper()
	ends := must(f.Store.LogEnds(t.Context()))
	return ends[slices.IndexFunc(ends, func(e crm.LogEnd) bool { return e.Workspace == f.Owner.Workspace })].Head
}

// verify walks along the whole log in portions.
func verify(t testing.TB, s *store.Store, chain *auth.Chain, by crm.Actor, kept crm.ChainHead, portion int) (w *auth.Walk, proven int64) {
	t.Helper()
	for from := (crm.ChainHead{}); ; from = w.Head {
		w = chain.Walk(from, kept)
		read, err := s.ReadLog(t.Context(), by, from.Rev, portion, w.Next)
		if err != nil {
			t.Fatal(err)
		}
		proven += w.Proven
		if !read.More {
			w.End(read.End, read.Later)
		}
		if w.Fault != nil || !read.More {
			return w, proven
		}
	}
}

func (f *chained) exec(t *testing.T, query string, args ...any) int64 {
	t.Helper()
	res, err := f.hand.ExecContext(t.Context(), f.Store.Dialect(query), args...)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	return must(res.RowsAffected())
}

func TestAnUntouchedLogIsProven(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := newChained(t, s, 600)
		rev := number(t, s, `SELECT rev FROM workspaces WHERE id = ?`, f.Owner.Workspace)
		for _, portion := range []int{7, int(rev), 10_000} {
			w, proven := verify(t, s, f.chain, f.Owner, f.head(t), portion)
			if w.Fault != nil || proven != rev || w.Head.Rev != rev {
				t.Errorf("%d of %d entries are proven: %+v", proven, rev, w.Fault)
			}
		}
		f.write(t, 20)
		if w, proven := verify(t, s, f.chain, f.Owner, f.head(t), 100); w.Fault != nil || proven != rev {
			t.Errorf("with entries that are not chained yet %d are proven: %+v", proven, w.Fault)
		}
		f.exec(t, `DELETE FROM changes WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, rev+3)
		if w, _ := verify(t, s, f.chain, f.Owner, f.head(t), 100); w.Fault == nil || w.Fault.Err.Code != "audit.incomplete" {
			t.Errorf("an entry went before it was chained: %+v", w.Fault)
		}
	})
}

// tampering is something that a hand on the database does at one place or two.
type tampering struct {
	name   string
	code   string // of the fault, where there is one answer alone
	kept   bool   // only a head that was kept shows it
	tamper func(t *testing.T, f *chained, r, s int64)
}

func edits() (all []tampering) {
	for name, set := range map[string]string{
		"time": "at = at + 1", "person": "actor_id = ?", "door": "door = 'imports'", "noun": "noun = noun || 's'", "row": "id = ?", "verb": "verb = 'won'",
		"cid": "cid = 'page 2'", "before": "before = COALESCE(before, '') || ' '", "after": "after = '{}'", "contents exchanged": "before = COALESCE(after, '1'), after = before",
		"contents removed": "before = NULL, after = NULL, verb = CASE WHEN before IS NULL AND after IS NULL THEN 'won' ELSE verb END",
	} {
		all = append(all, tampering{name: name, code: "audit.changed", tamper: func(t *testing.T, f *chained, r, _ int64) {
			args := []any{f.Owner.Workspace, r}
			if strings.Contains(set, "?") {
				args = append([]any{crm.NewID()}, args...)
			}
			f.exec(t, `UPDATE changes SET `+set+` WHERE workspace_id = ? AND rev = ?`, args...)
		}})
	}
	for name, set := range map[string]string{"digest": "digest = ?", "hash": "hash = ?", "erasure": "erased = ?"} {
		all = append(all, tampering{name: "proof's " + name, tamper: func(t *testing.T, f *chained, r, _ int64) {
			if name == "erasure" {
				f.exec(t, `UPDATE changes SET before = NULL, after = NULL WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, r)
			}
			f.exec(t, `UPDATE chain SET `+set+` WHERE workspace_id = ? AND rev = ?`, make([]byte, 32), f.Owner.Workspace, r)
		}})
	}
	return append(all, tampering{name: "proof's key", code: "audit.key_missing", tamper: func(t *testing.T, f *chained, r, _ int64) {
		f.exec(t, `UPDATE chain SET key = 'deadbeef' WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, r)
	}})
}

func deletions() []tampering {
	remove := func(t *testing.T, f *chained, r int64, tables ...string) {
		for _, table := range tables {
			f.exec(t, `DELETE FROM `+table+` WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, r)
		}
	}
	return []tampering{
		{name: "entry deleted", tamper: func(t *testing.T, f *chained, r, _ int64) { remove(t, f, r, "changes") }},
		{name: "proof deleted", kept: true, tamper: func(t *testing.T, f *chained, r, _ int64) { remove(t, f, r, "chain") }},
		{name: "both deleted", tamper: func(t *testing.T, f *chained, r, _ int64) { remove(t, f, r, "changes", "chain") }},
		{name: "both deleted, the rest moved up", kept: true, tamper: func(t *testing.T, f *chained, r, _ int64) {
			remove(t, f, r, "changes", "chain")
			for _, table := range []string{"changes", "chain"} {
				f.exec(t, `UPDATE `+table+` SET rev = -rev WHERE workspace_id = ? AND rev > ?`, f.Owner.Workspace, r)
				f.exec(t, `UPDATE `+table+` SET rev = -rev - 1 WHERE workspace_id = ? AND rev < 0`, f.Owner.Workspace)
			}
			f.exec(t, `UPDATE workspaces SET rev = rev - 1 WHERE id = ?`, f.Owner.Workspace)
		}},
	}
}

func swap(t *testing.T, f *chained, table string, r, s int64) {
	t.Helper()
	for _, step := range [][2]int64{{r, -1}, {s, r}, {-1, s}} {
		f.exec(t, `UPDATE `+table+` SET rev = ? WHERE workspace_id = ? AND rev = ?`, step[1], f.Owner.Workspace, step[0])
	}
}

func swaps() []tampering {
	return []tampering{
		{name: "entries swapped", code: "audit.swapped", tamper: func(t *testing.T, f *chained, r, s int64) { swap(t, f, "changes", r, s) }},
		{name: "proofs swapped", code: "audit.changed", tamper: func(t *testing.T, f *chained, r, s int64) { swap(t, f, "chain", r, s) }},
		{name: "entries and proofs swapped", tamper: func(t *testing.T, f *chained, r, s int64) {
			swap(t, f, "changes", r, s)
			swap(t, f, "chain", r, s)
		}},
		{name: "entry added", code: "audit.added", tamper: func(t *testing.T, f *chained, r, s int64) {
			at := -r
			if s%2 == 0 {
				at = f.head(t).Rev + r
			}
			f.exec(t, `INSERT INTO changes (workspace_id, rev, at, door, noun, id, verb) VALUES (?, ?, ?, 'web', 'deal', ?, 'won')`, f.Owner.Workspace, at, 1, crm.NewID())
		}},
	}
}

func truncations() []tampering {
	cut := func(t *testing.T, f *chained, r int64, tables ...string) {
		for _, table := range tables {
			f.exec(t, `DELETE FROM `+table+` WHERE workspace_id = ? AND rev >= ?`, f.Owner.Workspace, r)
		}
	}
	back := func(t *testing.T, f *chained, r int64) {
		f.exec(t, `UPDATE workspaces SET rev = ? WHERE id = ?`, r-1, f.Owner.Workspace)
	}
	return []tampering{
		{name: "log cut", code: "audit.cut_off", tamper: func(t *testing.T, f *chained, r, _ int64) { cut(t, f, r, "changes") }},
		{name: "log and chain cut", code: "audit.cut_off", tamper: func(t *testing.T, f *chained, r, _ int64) { cut(t, f, r, "changes", "chain") }},
		{name: "chain cut", code: "audit.cut_off", kept: true, tamper: func(t *testing.T, f *chained, r, _ int64) { cut(t, f, r, "chain") }},
		{name: "all cut", code: "audit.cut_off", kept: true, tamper: func(t *testing.T, f *chained, r, _ int64) {
			cut(t, f, r, "changes", "chain")
			back(t, f, r)
		}},
		{name: "written anew", code: "audit.rewritten", kept: true, tamper: func(t *testing.T, f *chained, r, _ int64) {
			cut(t, f, r, "chain")
			f.exec(t, `UPDATE changes SET verb = 'won' WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, r)
			f.chainer.Round(t.Context())
		}},
		{name: "chained by another key of that name", tamper: func(t *testing.T, f *chained, r, _ int64) {
			id := ""
			if err := f.hand.QueryRowContext(t.Context(), `SELECT MAX(key) FROM chain`).Scan(&id); err != nil {
				t.Fatal(err)
			}
			cut(t, f, r, "chain")
			other := f.chainer
			other.Chain = newKeys(t, auth.NewKey())
			other.Round(t.Context())
			f.exec(t, `UPDATE chain SET key = ? WHERE workspace_id = ?`, id, f.Owner.Workspace)
		}},
	}
}

// putBack undoes what was done to a table.
func putBack(table string) string {
	return `DELETE FROM ` + table + ` WHERE rev IN (SELECT rev FROM (SELECT * FROM ` + table + ` EXCEPT SELECT * FROM kept_` + table + `) done);
		INSERT INTO ` + table + ` SELECT * FROM kept_` + table + ` EXCEPT SELECT * FROM ` + table + `; `
}

// Whatever is done to the log or to its chain, at whatever place, is found.
func TestEveryTamperingIsFound(t *testing.T) {
	t.Parallel()
	const tries = 1000
	kinds := slices.Concat(edits(), deletions(), swaps(), truncations())
	slices.SortFunc(kinds, func(a, b tampering) int { return strings.Compare(a.name, b.name) })
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := newChained(t, s, 200)
		for _, table := range []string{"changes", "chain"} {
			f.exec(t, `CREATE TABLE kept_`+table+` AS SELECT * FROM `+table)
		}
		head := f.head(t)
		restored := "BEGIN; " + putBack("changes") + putBack("chain") + fmt.Sprintf(`UPDATE workspaces SET rev = %d; COMMIT`, head.Rev)
		random := rand.New(rand.NewPCG(1, 16))
		for i := range tries {
			kind := kinds[i%len(kinds)]
			r := 1 + random.Int64N(head.Rev-1)
			second := r + 1 + random.Int64N(head.Rev-r)
			kind.tamper(t, f, r, second)
			kept := crm.ChainHead{}
			if kind.kept {
				kept = head
			}
			w, _ := verify(t, s, f.chain, f.Owner, kept, 1000)
			if w.Fault == nil || kind.code != "" && kind.code != w.Fault.Err.Code {
				t.Fatalf("%s at %d and %d: %+v", kind.name, r, second, w.Fault)
			}
			f.exec(t, restored)
		}
		if w, _ := verify(t, s, f.chain, f.Owner, head, 1000); w.Fault != nil {
			t.Errorf("what was put back is not proven: %+v", w.Fault)
		}
	})
}

// Several nodes follow the log while it grows, and there is one chain.
func TestSeveralChainersMakeOneChain(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := newChained(t, s, 0)
		other := storetest.NewFirm(t, s, crm.Template{})
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan bool)
		go func() {
			atOnce(3, func(int) {
				for ctx.Err() == nil {
					f.chainer.Round(t.Context())
				}
			})
			close(done)
		}()
		atOnce(4, func(i int) {
			for j := range 40 {
				must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": fmt.Sprint("Company ", i, j)}))
				must(s.CreateCompany(t.Context(), other.Owner, map[string]any{"name": fmt.Sprint("Company ", i, j)}))
			}
		})
		stop()
		<-done
		f.chainer.Round(t.Context())
		for _, by := range []crm.Actor{f.Owner, other.Owner} {
			rev := number(t, s, `SELECT rev FROM workspaces WHERE id = ?`, by.Workspace)
			w, proven := verify(t, s, f.chain, by, crm.ChainHead{}, 1000)
			if w.Fault != nil || proven != rev || number(t, s, `SELECT COUNT(*) FROM chain WHERE workspace_id = ?`, by.Workspace) != rev {
				t.Errorf("%d of %d entries are proven: %+v", proven, rev, w.Fault)
			}
		}
	})
}

// What was in an entry can be erased for a person, by whoever has the key, and
// the chain holds.
func TestAnErasedPayloadKeepsItsPlace(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := newChained(t, s, 100)
		erasures := map[int64][]byte{}
		if _, err := s.ReadLog(t.Context(), f.Owner, 0, 1000, func(e *crm.LogEntry, p *crm.Proof) {
			if e.Rev%5 == 0 && e.After != "" {
				erasures[e.Rev] = f.chain.Erasure(e, p)
			}
		}); err != nil {
			t.Fatal(err)
		}
		for rev, erased := range erasures {
			f.exec(t, `UPDATE chain SET erased = ? WHERE workspace_id = ? AND rev = ?`, erased, f.Owner.Workspace, rev)
			f.exec(t, `UPDATE changes SET before = NULL, after = NULL WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, rev)
		}
		head := f.head(t)
		w, proven := verify(t, s, f.chain, f.Owner, head, 1000)
		if w.Fault != nil || proven != head.Rev || int(w.Erased) != len(erasures) || len(erasures) < 10 {
			t.Errorf("%d of %d entries are proven, %d of %d erased: %+v", proven, head.Rev, w.Erased, len(erasures), w.Fault)
		}
		for rev := range erasures {
			f.exec(t, `UPDATE changes SET after = '{"name":"Eve"}' WHERE workspace_id = ? AND rev = ?`, f.Owner.Workspace, rev)
			break
		}
		if w, _ := verify(t, s, f.chain, f.Owner, head, 1000); w.Fault == nil || w.Fault.Err.Code != "audit.changed" {
			t.Errorf("what was erased was invented anew: %+v", w.Fault)
		}
	})
}

// The key can be changed: what the old one has chained stays proven as long as
// that is kept.
func TestAChainOutlivesItsKey(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		old, now := auth.NewKey(), auth.NewKey()
		f := newChained(t, s, 0)
		f.exec(t, `DELETE FROM chain`)
		for _, keys := range [][]auth.Secret{{old}, {now, old}} {
			f.write(t, 50)
			f.chainer.Chain = newKeys(t, keys...)
			f.chainer.Round(t.Context())
		}
		head := f.head(t)
		if w, proven := verify(t, s, newKeys(t, now, old), f.Owner, head, 1000); w.Fault != nil || proven != head.Rev {
			t.Errorf("%d of %d entries are proven: %+v", proven, head.Rev, w.Fault)
		}
		if w, _ := verify(t, s, newKeys(t, now), f.Owner, head, 1000); w.Fault == nil || w.Fault.Err.Code != "audit.key_missing" || w.Fault.Rev != 1 {
			t.Errorf("without the old key: %+v", w.Fault)
		}
	})
}

// BenchmarkVerify proves b.N entries:
//
//	go test ./internal/store -run '^$' -bench Verify -benchtime 1000000x
func BenchmarkVerify(b *testing.B) {
	for _, name := range []string{"sqlite", "postgres"} {
		b.Run(name, func(b *testing.B) {
			clock := storetest.NewClock()
			config := store.Config{Dir: b.TempDir(), Now: clock.Now}
			if name == "postgres" {
				config.DSN = storetest.Postgres(b)
			}
			s := must(store.Open(b.Context(), config))
			defer s.Close()
			firm := storetest.NewFirm(b, s, crm.Template{})
			chain := newKeys(b, auth.NewKey())
			fill(b, s, firm.Owner, b.N)
			began := time.Now()
			jobs.Chainer{Store: s, Chain: chain, Log: slog.New(slog.DiscardHandler)}.Round(b.Context())
			took := time.Since(began)
			b.ResetTimer()
			w, proven := verify(b, s, chain, firm.Owner, crm.ChainHead{}, 50_000)
			if w.Fault != nil || proven < int64(b.N) {
				b.Fatalf("%d entries are proven: %+v", proven, w.Fault)
			}
			b.ReportMetric(float64(b.N)/took.Seconds(), "chained/s")
		})
	}
}

// fill appends entries like those of moves.
func fill(b *testing.B, s *store.Store, by crm.Actor, n int) {
	b.Helper()
	before := map[string]any{"stage": "offer", "stage_since": "2026-11-30T10:00:00.000Z", "version": 7}
	after := map[string]any{"stage": "contract", "stage_since": "2026-12-02T12:00:00.000Z", "version": 8, "next_step": map[string]any{"title": "Send the contract", "due_on": "2026-12-04"}}
	for n > 0 {
		err := s.Write(b.Context(), by, func(tx *store.Tx) error {
			for range min(n, 1000) {
				tx.LogChange(before, after)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		n -= 1000
	}
}
