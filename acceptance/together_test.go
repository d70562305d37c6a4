package acceptance

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
)

// Two people edit one deal: the second is told, sees both values, and loses
// nothing.
func TestTwoPeopleEditOneDeal(t *testing.T) {
	t.Parallel()
	each(t, "", func(t *testing.T, w *world) {
		t.Helper()
		f := w.found(t, "b2b-weighted", "EUR")
		vera, marta := f.person(t, "Vera", "seller"), f.person(t, "Marta", "manager")
		d := vera.create(t, object{"name": "Order desk"})
		var first, second deal
		vera.ask(t, &first, "PATCH /deals/"+d.ID, object{"value": 90_000_00, "source": "Fair"}, at(d.Version)...)

		vera.refused(t, 428, "if_match.missing", "PATCH /deals/"+d.ID, object{"value": 1})
		clash := marta.refused(t, 412, "stale", "PATCH /deals/"+d.ID, object{"value": 95_000_00}, at(d.Version)...)
		if clash.Mine["value"] != 95_000_00. || clash.Theirs["value"] != 90_000_00. {
			t.Errorf("want both values, got %v and %v", clash.Mine, clash.Theirs)
		}
		if now := vera.page(t, d.ID).Deal; now.Version != first.Version || *now.Value != 90_000_00 {
			t.Errorf("the first edit stands, got %+v", now)
		}
		version, _ := clash.Theirs["version"].(float64)
		marta.ask(t, &second, "PATCH /deals/"+d.ID, object{"value": 95_000_00}, at(int64(version))...)
		if *second.Value != 95_000_00 || second.Version != first.Version+1 {
			t.Errorf("having seen it, the second may decide, got %+v", second)
		}
		move := marta.refused(t, 412, "stale", "POST /deals/"+d.ID+"/moves", object{"to": "ability"}, at(first.Version)...)
		if move.Theirs["stage"] != "need" {
			t.Errorf("a stale move is told the same, got %v", move.Theirs)
		}
	})
}

const (
	writers = 16
	edits   = 10 // by each
)

// R8, small: sixteen writers on two deals. Every edit that was accepted made one
// version and one entry of the log, and the last value stands.
func TestSixteenWritersAddUp(t *testing.T) {
	t.Parallel()
	each(t, "", func(t *testing.T, w *world) {
		t.Helper()
		f := w.found(t, "b2b-weighted", "EUR")
		var shared [2]*deal
		for i := range shared {
			shared[i] = f.owner.create(t, object{"name": fmt.Sprintf("Shared %d", i)})
		}
		before := f.owner.rev(t)
		counts := make([]tally, writers)
		var group sync.WaitGroup
		for i := range writers {
			group.Go(func() { counts[i].write(t.Context(), f.owner, shared[i%len(shared)], i) })
		}
		group.Wait()

		var total tally
		for _, c := range counts {
			if c.failure != "" {
				t.Error(c.failure)
			}
			total.stale += c.stale
		}
		for _, d := range shared {
			now := f.owner.page(t, d.ID).Deal
			if want := d.Version + edits*writers/int64(len(shared)); now.Version != want {
				t.Errorf("%s: want version %d, got %d", d.Name, want, now.Version)
			}
		}
		if after := f.owner.rev(t); after != before+writers*edits {
			t.Errorf("want %d changes, got %d", writers*edits, after-before)
		}
		l := &ledger{user: f.owner}
		for _, gap := range l.gaps(t) {
			t.Error(gap)
		}
		t.Logf("%d edits accepted, %d refused as stale", writers*edits, total.stale)
	})
}

func (u *user) rev(t *testing.T) int64 {
	t.Helper()
	var firm struct{ Rev int64 }
	u.ask(t, &firm, "GET /workspace", nil)
	return firm.Rev
}

// tally is what one writer met.
type tally struct {
	stale   int
	failure string
}

// write edits a deal so many times, each time from the version it saw last, and
// again from the newer one when it is told that it was stale.
func (c *tally) write(ctx context.Context, u *user, d *deal, who int) {
	version := d.Version
	for n := 0; n < edits; {
		a, err := u.try(ctx, "PATCH /deals/"+d.ID, object{"value": who*1_000_000 + n + 1}, at(version)...)
		if err != nil {
			c.failure = err.Error()
			return
		}
		var made deal
		var clash problem
		switch {
		case a.status == 200 && json.Unmarshal(a.raw, &made) == nil:
			version, n = made.Version, n+1
		case a.status == 412 && json.Unmarshal(a.raw, &clash) == nil:
			theirs, _ := clash.Theirs["version"].(float64)
			version, c.stale = int64(theirs), c.stale+1
		default:
			c.failure = fmt.Sprintf("%d %s", a.status, a.raw)
			return
		}
	}
}
