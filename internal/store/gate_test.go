package store_test

import (
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// No deal gets past a required criterion that is neither met nor waived by
// somebody who may, through whatever door: random firms with random processes,
// and random attempts, each judged a second time by the test.
func TestGateHoldsThroughEveryDoor(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		rapid.Check(t, func(rt *rapid.T) {
			w := newWorld(t, newHistory(rt), s, clock)
			rt.Repeat(map[string]func(*rapid.T){"event": func(rt *rapid.T) { w.event(newHistory(rt)) }})
		})
	})
}

// event lets something happen, what moves deals more often than the rest.
func (w *world) event(t *history) {
	if len(w.deals) < 2 {
		w.create(t)
		return
	}
	often := []func(*history){w.goOn, w.goOn, w.goOn, w.goOn, w.move, w.move, w.answer, w.answer, w.ask, w.decide, w.decide}
	seldom := []func(*history){w.create, w.moveTwice, w.moveTwice, w.bulk, w.bulk, w.newSheet, w.editedSheet, w.editedSheet, w.undoSheet, w.close, w.reopen, w.undo, w.undo, w.edit, w.unlink, w.endTask, w.publish, w.successor, w.replay}
	oneOf(t, unless(t, 3, often, seldom)...)(t)
}

func (w *world) create(t *history) {
	by := w.somebody(t)
	draft := crm.DealDraft{Name: "A deal", Pipeline: oneOf(t, w.pipelines...), Set: map[string]any{}}
	l := newLedger()
	l.pipeline, l.owner = draft.Pipeline, by.User
	if once(t, 2) {
		draft.Company = oneOf(t, w.companies...)
		l.company, l.industry = draft.Company, w.industry[draft.Company]
	}
	if once(t, 2) {
		draft.Set["value"] = 80_000.0
		l.value = 80_000
	}
	if once(t, 3) {
		draft.NextStep = &crm.TaskAnswer{Title: w.key("Task"), DueOn: "2027-03-01"}
		l.tasks = append(l.tasks, duty{title: draft.NextStep.Title, due: draft.NextStep.DueOn})
	}
	p := w.inForce(draft.Pipeline)
	to := p.Stages[0].Key
	if once(t, 2) {
		to = w.drawGoal(t, p, l)
		draft.Stage = to
	}
	order := w.drawOrder(t, l, by, to)
	draft.Answers, draft.Waivers, draft.Debts = order.Answers, order.Waivers, order.Debts
	next, refused := w.judge(l, by, order)
	d, err := w.s.CreateDeal(t.Context(), by, draft)
	if err == nil && next != nil {
		next.id = d.ID
		w.deals = append(w.deals, l)
	}
	w.expect(t, "creating a deal in "+to, l, next, refused, err)
}

// drawGoal draws where to: mostly where a deal may go, else anywhere.
func (w *world) drawGoal(t *history, p *crm.Process, l *ledger) string {
	var goals []string
	for i := range p.Stages {
		if _, _, ok := allowed(p, place(p, l.stage()), i); ok {
			goals = append(goals, p.Stages[i].Key)
		}
	}
	switch {
	case once(t, 6):
		return oneOf(t, crm.End, "won", "nowhere")
	case len(goals) > 0 && !once(t, 4):
		return oneOf(t, goals...)
	}
	return oneOf(t, p.Stages...).Key
}

func (w *world) move(t *history) {
	l := w.some(t)
	w.moveTo(t, l, w.drawGoal(t, w.inForce(l.pipeline), l))
}

// goOn moves by one, so that histories get somewhere.
func (w *world) goOn(t *history) {
	l := w.some(t)
	w.moveTo(t, l, w.next(l))
}

// next is the stage that follows the deal's own.
func (w *world) next(l *ledger) string {
	p := w.inForce(l.pipeline)
	if i := place(p, l.stage()) + 1; i < len(p.Stages) {
		return p.Stages[i].Key
	}
	return crm.End
}

func (w *world) moveTo(t *history, l *ledger, to string) {
	by := w.somebody(t)
	order := w.drawOrder(t, l, by, to)
	version := w.deal(t, l).Version
	next, refused := w.judge(l, by, order)
	if once(t, 20) {
		version, next, refused = version-1, nil, "stale"
	}
	_, err := w.s.MoveDeal(t.Context(), by, l.id, version, order)
	w.expect(t, "moving from "+l.stage()+" to "+to, l, next, refused, err)
}

// moveTwice sends two orders for the same version at once: one at most is done.
func (w *world) moveTwice(t *history) {
	l := w.some(t)
	by := [2]crm.Actor{w.somebody(t), w.somebody(t)} // first, since it takes time: uploads last a day
	var orders [2]crm.MoveOrder
	var next [2]*ledger
	var refused [2]string
	for i := range orders {
		orders[i] = w.drawOrder(t, l, by[i], w.drawGoal(t, w.inForce(l.pipeline), l))
	}
	for i := range orders {
		next[i], refused[i] = w.judge(l, by[i], orders[i])
	}
	version := w.deal(t, l).Version
	other := make(chan error)
	go func() {
		_, err := w.s.MoveDeal(t.Context(), by[1], l.id, version, orders[1])
		other <- err
	}()
	_, first := w.s.MoveDeal(t.Context(), by[0], l.id, version, orders[0])
	second := <-other
	switch {
	case first == nil && second == nil:
		t.Fatal("two moves from the same version were both done")
	case second == nil:
		w.expect(t, "the second of two moves", l, next[1], refused[1], nil)
		w.refusal(t, "the first of two moves", "", w.lateReason(first))
	case first == nil:
		w.expect(t, "the first of two moves", l, next[0], refused[0], nil)
		w.refusal(t, "the second of two moves", "", w.lateReason(second))
	default:
		w.expect(t, "the first of two moves", l, next[0], refused[0], first)
		w.expect(t, "the second of two moves", l, next[1], refused[1], second)
	}
}

// lateReason leaves out of a refusal what depends on which of two came first.
func (w *world) lateReason(err error) error {
	if crm.IsKind(err, crm.Unmet) {
		return crm.Invalidf("late", "unmet before the other move")
	}
	return err
}

func (w *world) close(t *history) {
	l, by := w.some(t), w.somebody(t)
	outcome := oneOf(t, crm.Lost, crm.Disqualified, crm.Won, crm.Open)
	loss := crm.Loss{Reason: oneOf(t, "price", "price", "price", "whim")}
	next, refused := l.clone(), ""
	now, _ := l.outcome(w)
	switch {
	case now == outcome && l.lost != "" && loss.Reason != "whim":
		loss.Lesson = w.key("Lesson") // kept; nothing else changes
	case now != crm.Open || loss.Reason == "whim" || outcome == crm.Won || outcome == crm.Open:
		next, refused = nil, "cannot be lost"
	default:
		next.lost, next.lostAt = outcome, crm.InstantOf(w.clock.Now())
	}
	_, err := w.s.CloseDeal(t.Context(), by, l.id, w.deal(t, l).Version, outcome, loss)
	w.expect(t, "closing as "+string(outcome), l, next, refused, err)
}

// fits says whether a deal may be in a stage under the version in force.
func (w *world) fits(l *ledger) bool {
	p := w.inForce(l.pipeline)
	at := place(p, l.stage())
	outcome, _ := l.outcome(w)
	return at >= 0 && (outcome != crm.Open || at < line(p))
}

func (w *world) reopen(t *history) {
	l, by := w.some(t), w.somebody(t)
	if l.lost != "" && once(t, 2) {
		w.moveTo(t, l, l.stage()) // the same, with answers
		return
	}
	next, refused := w.judge(l, by, crm.MoveOrder{To: l.stage()})
	if l.lost == "" {
		next, refused = nil, "not lost"
	}
	_, err := w.s.ReopenDeal(t.Context(), by, l.id, w.deal(t, l).Version)
	w.expect(t, "reopening", l, next, refused, err)
}

func (w *world) undo(t *history) {
	l, by := w.some(t), w.somebody(t)
	next, refused := l.clone(), ""
	last, previous := next.running()
	if previous == nil || l.lost != "" || last.way == "publish" || last.way == "reopen" {
		next, refused = nil, "nothing to undo"
	} else {
		last.void = true
		next.waivers -= len(last.waived)
		next.debts -= len(last.owed) - last.putOff
		if !w.fits(next) {
			next, refused = nil, "its stage is gone"
		}
	}
	_, err := w.s.UndoMove(t.Context(), by, l.id, w.deal(t, l).Version)
	w.expect(t, "undoing the move to "+l.stage(), l, next, refused, err)
}

func (w *world) successor(t *history) {
	old, by := w.some(t), w.somebody(t)
	l := newLedger()
	l.pipeline, l.owner, l.company, l.industry = old.pipeline, by.User, old.company, old.industry
	p := w.inForce(l.pipeline)
	order := w.drawOrder(t, l, by, p.Stages[0].Key)
	draft := crm.DealDraft{Stage: oneOf(t, p.Stages...).Key, Answers: order.Answers, Waivers: order.Waivers, Debts: order.Debts}
	next, refused := w.judge(l, by, order)
	if old.lost == "" || old.takenUp {
		next, refused = nil, "not lost, or taken up"
	}
	d, err := w.s.Successor(t.Context(), by, old.id, draft)
	if err == nil && next != nil {
		next.id = d.ID
		w.deals = append(w.deals, l)
		old.takenUp = true
	}
	w.expect(t, "taking up a lost deal", l, next, refused, err)
}
