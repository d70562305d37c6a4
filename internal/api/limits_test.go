package api

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hummock/internal/store"
	"hummock/internal/storetest"
)

// What a caller may send to all nodes together is what one node allows, and a
// fixed amount for each further node, however long it goes on.
func TestNodesTogetherAllowLittleMoreThanOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		const perSecond = 10.0
		nodes := make([]*limits, rapid.IntRange(1, 4).Draw(t, "nodes"))
		for i := range nodes {
			nodes[i] = newLimits(perSecond)
		}
		now := time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)
		seconds, allowed := rapid.IntRange(1, 40).Draw(t, "seconds"), 0
		for range seconds {
			for i, n := range rapid.SliceOfN(rapid.IntRange(0, 120), len(nodes), len(nodes)).Draw(t, "requests") {
				for k := range n {
					if nodes[i].allow(ofAccount, "1", now.Add(time.Duration(k)*time.Second/200)) {
						allowed++
					}
				}
			}
			now = now.Add(tellEvery)
			for i, from := range nodes {
				spent := from.tell()
				for k, to := range nodes {
					if k != i {
						to.drain(spent, now)
					}
				}
			}
		}
		most := perSecond*float64(seconds) + float64(len(nodes))*(5+1+tellFrom)*perSecond
		if float64(allowed) > most {
			t.Fatalf("%d nodes allowed %d requests in %d s, more than %.0f", len(nodes), allowed, seconds, most)
		}
	})
}

// twoNodes gives two servers on one PostgreSQL database.
func twoNodes(t *testing.T) (one, two *world) {
	t.Helper()
	dsn, clock := storetest.Postgres(t), storetest.NewClock()
	var nodes []*world
	for range 2 {
		s, err := store.Open(t.Context(), store.Config{Dir: t.TempDir(), DSN: dsn, Now: clock.Now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		nodes = append(nodes, newWorld(s, clock))
	}
	return nodes[0], nodes[1]
}

func TestNodesHearWhatOthersAllowed(t *testing.T) {
	t.Parallel()
	one, two := twoNodes(t)
	now := time.Now()
	for _, n := range []*world{one, two} {
		n.limits = newLimits(1)
	}
	for range 5 {
		if !one.limits.allow(ofAccount, "1 x", now) {
			t.Fatal("five at once are allowed")
		}
	}
	spent := one.limits.tell()
	var heard map[string]int
	for heard == nil { // until the other node listens
		if err := one.Store.TellSpending(t.Context(), spent); err != nil {
			t.Fatal(err)
		}
		select {
		case heard = <-two.Store.Spending():
		case <-time.After(50 * time.Millisecond):
		}
	}
	two.limits.drain(heard, now)
	if two.limits.allow(ofAccount, "1 x", now) || !two.limits.allow(ofAccount, "1 y", now) {
		t.Errorf("the other node heard %v and does not act on it", heard)
	}
	select {
	case own := <-one.Store.Spending():
		t.Errorf("a node heard itself: %v", own)
	default:
	}
	clock := storetest.NewClock()
	if storetest.SQLite(t, clock).Spending() != nil {
		t.Error("an embedded database has no other nodes")
	}
}

func TestManyNoticesAreCutIntoPieces(t *testing.T) {
	t.Parallel()
	one, _ := twoNodes(t)
	spent := map[string]int{}
	for i := range 500 {
		spent[fmt.Sprintf("address 2001:db8:%x:ffff::/64", i)] = 1_000_000
	}
	if err := one.Store.TellSpending(t.Context(), spent); err != nil {
		t.Error(err)
	}
}

// Guesses are counted in the database: going from node to node gains nothing.
func TestGuessesCountOnAllNodes(t *testing.T) {
	t.Parallel()
	one, two := twoNodes(t)
	one.founded(t)
	try := func(i int, email, secret string) *reply {
		node := []*world{one, two}[i%2]
		return node.visitor().do(t, "POST /session", map[string]any{"email": email, "password": secret})
	}
	for i := range 10 {
		try(i, "anna@example.com", "wrong wrong wrong").problem(t, 401, "sign_in.wrong")
	}
	for i := range 2 {
		try(i, "anna@example.com", password).problem(t, 429, "sign_in.too_many")
	}
	for i := range 90 {
		try(i, fmt.Sprintf("nobody%d@example.com", i), "wrong wrong wrong").problem(t, 401, "sign_in.wrong")
	}
	for i := range 2 {
		try(i, "somebody@example.com", password).problem(t, 429, "sign_in.too_many")
	}
}

func TestAFullServerSaysSo(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	for range mostAtOnce {
		w.limits.places <- struct{}{}
	}
	r := w.visitor().do(t, "GET /setup", nil).problem(t, 503, "overloaded")
	if r.Header.Get("Retry-After") == "" {
		t.Error("nobody is told when to try again")
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost/healthz", nil))
	if rec.Code != http.StatusOK {
		t.Errorf("a full server is alive, got %d", rec.Code)
	}
}
