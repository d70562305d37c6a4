package acceptance

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// ledger is a client that writes down what it was promised: a write counts once
// the server has acknowledged it. Each of its hands works on deals of its own,
// so that it knows what every one of them must look like.
type ledger struct {
	user  *user
	firm  *firm
	road  string // a pipeline in which every move is allowed and nothing is asked
	hands []*hand
	rev   int64 // up to which the change log was read
	base  int64 // rev before the first write
	cut   int   // writes that went through while their answer was cut off

	left   atomic.Int64  // acknowledgements still to come
	enough chan struct{} // closed when none is left
}

// hand writes one thing after another.
type hand struct {
	ledger  *ledger
	name    string
	random  *rand.Rand
	deals   []*entry
	pending *attempt // sent, but the answer never came
	writes  int
	sent    int
	refused []string // what should have been accepted
}

// entry is what the ledger knows of a deal.
type entry struct {
	deal
	stages []string
}

// attempt is one request, the same at each try.
type attempt struct {
	route, key, version string
	body                object
	about               *entry // nil: it makes a deal
}

var roadStages = []string{"first", "second", "third"}

// openLedger founds a pipeline without gates and a ledger with so many hands.
func openLedger(t *testing.T, f *firm, hands int, seed uint64) *ledger {
	t.Helper()
	process := object{
		"name": object{"en": "Open road"}, "kind": "sale", "basis": "weighted",
		"transitions": []object{{"way": "skip", "from": "*", "to": "*"}, {"way": "back", "from": "*", "to": "*"}},
	}
	var stages []object
	for i, key := range roadStages {
		stages = append(stages, object{"key": key, "name": object{"en": key}, "phase": "sell", "percent": 20 * (i + 1), "percent_from": "own"})
	}
	process["stages"] = stages
	var made list[pipeline]
	f.owner.ask(t, &made, "POST /pipelines", object{"process": process})
	l := &ledger{user: f.owner, firm: f, road: made.Items[0].ID}
	for i := range hands {
		l.hands = append(l.hands, &hand{ledger: l, name: fmt.Sprintf("hand %d", i), random: rand.New(rand.NewPCG(seed, uint64(i)))})
	}
	l.base = f.owner.rev(t)
	return l
}

// write lets all hands work until the server is gone. After so many more
// acknowledgements the channel closes.
func (l *ledger) write(ctx context.Context, acknowledged int64) (enough, done <-chan struct{}) {
	l.left.Store(acknowledged)
	l.enough = make(chan struct{})
	gone := make(chan struct{})
	go func() {
		l.work(ctx)
		close(gone)
	}()
	return l.enough, gone
}

func (l *ledger) work(ctx context.Context) {
	var group sync.WaitGroup
	for _, h := range l.hands {
		group.Go(func() {
			for ctx.Err() == nil && h.next(ctx) {
			}
		})
	}
	group.Wait()
}

// next sends one request; false means that the answer did not come.
func (h *hand) next(ctx context.Context) bool {
	if h.pending == nil {
		h.pending = h.plan()
	}
	a := h.pending
	header := []string{"Idempotency-Key", a.key}
	if a.version != "" {
		header = append(header, "If-Match", a.version)
	}
	got, err := h.ledger.user.try(ctx, a.route, a.body, header...)
	if err != nil {
		return false
	}
	if got.status == http.StatusServiceUnavailable || got.status == http.StatusConflict {
		return true // it is sent again, as the answer asks
	}
	h.pending = nil
	h.enter(a, got)
	if h.ledger.left.Add(-1) == 0 {
		close(h.ledger.enough)
	}
	return true
}

// plan thinks up a write: a new deal, a move, or an edit.
func (h *hand) plan() *attempt {
	h.sent++
	a := &attempt{key: fmt.Sprintf("%s, write %d", h.name, h.sent)}
	if len(h.deals) == 0 || h.random.IntN(6) == 0 {
		a.route, a.body = "POST /deals", object{"name": a.key, "pipeline_id": h.ledger.road}
		return a
	}
	e := h.deals[h.random.IntN(len(h.deals))]
	a.about, a.version = e, at(e.Version)[1]
	if h.random.IntN(3) == 0 {
		a.route, a.body = "PATCH /deals/"+e.ID, object{"value": h.random.IntN(1_000_000) + 1}
		if e.Value != nil {
			a.body["value"] = *e.Value + 1 + int64(h.random.IntN(1000))
		}
		return a
	}
	others := slices.DeleteFunc(slices.Clone(roadStages), func(s string) bool { return s == e.Stage })
	a.route, a.body = "POST /deals/"+e.ID+"/moves", object{"to": others[h.random.IntN(len(others))]}
	return a
}

// enter writes down what the server acknowledged.
func (h *hand) enter(a *attempt, got *answer) {
	var d deal
	if got.status >= 300 || json.Unmarshal(got.raw, &d) != nil {
		h.refused = append(h.refused, fmt.Sprintf("refused: %s, %s: %d %s", a.key, a.route, got.status, got.raw))
		return
	}
	h.writes++
	if a.about == nil {
		h.deals = append(h.deals, &entry{d, []string{d.Stage}})
		return
	}
	if d.Stage != a.about.Stage {
		a.about.stages = append(a.about.stages, d.Stage)
	}
	a.about.deal = d
}

// audit compares the server with the ledger and gives every difference. A write
// whose answer never came may be there, whole, or not at all.
func (l *ledger) audit(t *testing.T) []string {
	t.Helper()
	var wrong []string
	for _, h := range l.hands {
		wrong = append(wrong, h.refused...)
		for _, e := range h.deals {
			a := l.user.do(t, "GET /deals/"+e.ID, nil)
			var p page
			if a.status != 200 || json.Unmarshal(a.raw, &p) != nil {
				wrong = append(wrong, fmt.Sprintf("lost: %q was acknowledged and is gone: %s", e.Name, a.raw))
				continue
			}
			wrong = append(wrong, h.differences(e, &p)...)
			wrong = append(wrong, halves(&p)...)
		}
	}
	return append(wrong, l.gaps(t)...)
}

func (h *hand) differences(e *entry, p *page) []string {
	got := p.Deal
	open := h.pending != nil && h.pending.about == e
	if open && got.Version == e.Version+1 {
		h.ledger.cut++
		return nil // the write went through, and its answer was cut off
	}
	var wrong []string
	if got.Version != e.Version {
		wrong = append(wrong, fmt.Sprintf("lost or doubled: %q has version %d, acknowledged was %d", e.Name, got.Version, e.Version))
	}
	if got.Stage != e.Stage || value(got.Value) != value(e.Value) || got.Name != e.Name {
		wrong = append(wrong, fmt.Sprintf("lost: %q is in %s with %d, acknowledged was %s with %d", e.Name, got.Stage, value(got.Value), e.Stage, value(e.Value)))
	}
	if !slices.Equal(p.stages(), e.stages) {
		wrong = append(wrong, fmt.Sprintf("lost: %q went %v, acknowledged was %v", e.Name, p.stages(), e.stages))
	}
	return wrong
}

func value(v *int64) int64 {
	if v == nil {
		return -1
	}
	return *v
}

// halves finds what was done by half: the stage of a deal is that of its one
// running visit, and each visit begins where the one before ended.
func halves(p *page) []string {
	var wrong []string
	for i, v := range p.Visits {
		last := i == len(p.Visits)-1
		if v.Seq != i+1 || v.LeftAt.IsZero() != last || !last && !v.LeftAt.Equal(p.Visits[i+1].EnteredAt) {
			wrong = append(wrong, fmt.Sprintf("half done: %q has visits that do not meet: %+v", p.Deal.Name, p.Visits))
			break
		}
	}
	if n := len(p.Visits); n == 0 || p.Visits[n-1].Stage != p.Deal.Stage || !p.Visits[n-1].EnteredAt.Equal(p.Deal.StageSince) {
		wrong = append(wrong, fmt.Sprintf("half done: %q is in %s, but its visits are %+v", p.Deal.Name, p.Deal.Stage, p.Visits))
	}
	return wrong
}

// gaps reads the change log on from where it was read last: no rev is missing,
// and none comes twice.
func (l *ledger) gaps(t *testing.T) []string {
	t.Helper()
	var wrong []string
	for {
		var log struct {
			Changes []struct{ Rev int64 }
			Rev     int64
			Lost    bool
		}
		l.user.ask(t, &log, fmt.Sprintf("GET /changes?since=%d", l.rev), nil)
		if log.Lost {
			return append(wrong, fmt.Sprintf("the change log was not told on from %d", l.rev))
		}
		for _, c := range log.Changes {
			if c.Rev != l.rev+1 {
				wrong = append(wrong, fmt.Sprintf("the change log leaps from %d to %d", l.rev, c.Rev))
			}
			l.rev = c.Rev
		}
		if len(log.Changes) == 0 {
			return wrong
		}
	}
}

// settle sends what was left without an answer once more, under its key, and
// counts: nothing was made twice.
func (l *ledger) settle(t *testing.T) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	known := 0
	for _, h := range l.hands {
		for h.pending != nil {
			if !h.next(ctx) {
				return []string{"a write that was repeated under its key has no answer: " + h.pending.key}
			}
		}
		known += len(h.deals)
	}
	if n := l.user.filter(t, "pipeline:"+l.road).Total.Count; n != int64(known) {
		return []string{fmt.Sprintf("doubled or lost: there are %d deals, acknowledged were %d", n, known)}
	}
	wrong := l.gaps(t)
	if want := l.base + int64(l.writes()); l.rev != want {
		wrong = append(wrong, fmt.Sprintf("doubled or lost: the change log ends with %d, acknowledged writes make %d", l.rev, want))
	}
	return wrong
}

func (l *ledger) writes() int {
	n := 0
	for _, h := range l.hands {
		n += h.writes
	}
	return n
}
