package acceptance

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

const (
	sheetRows = 3000
	leased    = 2 * time.Minute // after which the work of a killed server is taken up again
)

// R12: the server is killed at random points while a sheet comes in. The import
// goes on by itself, and ends as one that nobody disturbed.
func TestKilledServerResumesItsImport(t *testing.T) {
	t.Parallel()
	times, seed := crashes(t, 5), rand.Uint64()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		t.Logf("seed %d", seed)
		s := &interrupted{firm: w.found(t, "it-services", "EUR"), random: rand.New(rand.NewPCG(seed, 98)), left: times}
		imports := 0
		for ; s.left > 0; imports++ {
			s.bring(t, imports)
		}
		t.Logf("%d crashes, %d of them in the middle of an import", times, s.caught)
		s.isWhole(t, imports)
	})
}

type interrupted struct {
	*firm
	random *rand.Rand
	left   int // crashes to come
	caught int // of which an import was in work
}

func sheetOfDeals(n int) string {
	var b strings.Builder
	b.WriteString("deal,name,company,value,currency,stage\n")
	for i := range sheetRows {
		fmt.Fprintf(&b, "%d-%d,lot%dx row %d,Client %d,%d,EUR,Collect the brief\n", n, i, n, i, i%200, i+1)
	}
	return b.String()
}

// bring brings one sheet in, through up to three crashes.
func (s *interrupted) bring(t *testing.T, n int) {
	t.Helper()
	im := s.owner.upload(t, fmt.Sprintf("deals-%d.csv", n), sheetOfDeals(n))
	s.owner.ask(t, im, "POST /imports/"+im.ID+"/commit", nil, "Idempotency-Key", im.ID)
	for range min(3, s.left) {
		steps := s.random.IntN(4)
		seen := s.owner.follow(t, im.ID, func() bool { steps--; return steps >= 0 })
		if seen.State == "done" {
			break
		}
		<-time.After(time.Duration(s.random.Int64N(int64(100 * time.Millisecond)))) // so that the point lies anywhere in a batch
		s.crash(t)
		var found brought
		s.owner.ask(t, &found, "GET /imports/"+im.ID, nil)
		if found.State != "done" {
			s.caught++
		}
	}
	done := s.owner.rested(t, im.ID)
	deals := done.Counts.Nouns["deal"]
	if done.State != "done" || deals.Created != sheetRows || done.Counts.Bad != 0 || done.Counts.Rows != sheetRows {
		t.Fatalf("want %d deals in, got %s with %+v", sheetRows, done.State, done.Counts)
	}
	if got := s.owner.filter(t, fmt.Sprintf("lot%dx", n)).Total; got.Count != sheetRows || got.Sum != sheetRows*(sheetRows+1)/2*100 {
		t.Fatalf("want %d deals with their values, got %+v", sheetRows, got)
	}
}

// crash kills the server and starts it at a later time, when its lease on the
// import has run out.
func (s *interrupted) crash(t *testing.T) {
	t.Helper()
	s.left--
	s.kill(t)
	if len(s.database) == 0 {
		sound(t, s.dir)
	}
	clock, err := time.Parse(time.RFC3339, s.clock)
	if err != nil {
		t.Fatal(err)
	}
	s.clock = clock.Add(leased).Format(time.RFC3339)
	s.start(t)
}

// isWhole: no deal is there twice, none is missing, and the log has no gap; and
// the same sheet once more finds every row known.
func (s *interrupted) isWhole(t *testing.T, imports int) {
	t.Helper()
	if got := s.owner.filter(t, "").Total.Count; got != int64(imports*sheetRows) {
		t.Errorf("want %d deals, got %d", imports*sheetRows, got)
	}
	l := &ledger{user: s.owner}
	for _, gap := range l.gaps(t) {
		t.Error(gap)
	}
	again := s.owner.imports(t, "again.csv", sheetOfDeals(0))
	if again.Counts.Unchanged != sheetRows || again.Counts.Created != 0 || again.Counts.Updated != 0 {
		t.Errorf("the same sheet changes nothing, got %+v", again.Counts)
	}
}
