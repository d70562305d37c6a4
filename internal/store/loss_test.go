package store_test

import (
	"errors"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// What a loss taught is often known later: it is added to the lost deal, and the
// day of the loss stays.
func TestWhatALossTaughtIsAddedLater(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		today := must(s.Workspace(ctx, f.Owner)).Today(clock.Now())
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps"}))
		_, err := s.CloseDeal(ctx, f.Owner, d.ID, d.Version, crm.Lost, crm.Loss{Reason: "price", ComeBack: today.AddDays(-1)})
		refusedAs(t, "coming back yesterday", "loss.come_back_past", err)
		lost := must(s.CloseDeal(ctx, f.Owner, d.ID, d.Version, crm.Lost, crm.Loss{Reason: "price", ComeBack: today.AddDays(1)}))

		clock.Move(10 * 24 * time.Hour)
		learnt := crm.Loss{Reason: "price", Competitor: "Reed", Lesson: "Ask about money first", Debriefed: true, ComeBack: today.AddDays(1)}
		_, err = s.CloseDeal(ctx, f.Owner, d.ID, d.Version, crm.Lost, learnt)
		refusedAs(t, "a version that is over", "stale", err)
		_, err = s.CloseDeal(ctx, f.Owner, d.ID, lost.Version, crm.Lost, crm.Loss{Lesson: "None"})
		refusedAs(t, "a loss without a reason", "loss.reason_missing", err)
		_, err = s.CloseDeal(ctx, f.Owner, d.ID, lost.Version, crm.Lost, crm.Loss{Reason: "weather"})
		refusedAs(t, "a reason that the firm does not have", "loss.reason_unknown", err)
		_, err = s.CloseDeal(ctx, f.Owner, d.ID, lost.Version, crm.Disqualified, learnt)
		refusedAs(t, "another outcome", "deal.not_open", err)
		other := learnt
		other.ComeBack = today.AddDays(2)
		_, err = s.CloseDeal(ctx, f.Owner, d.ID, lost.Version, crm.Lost, other)
		refusedAs(t, "another day that is over", "loss.come_back_past", err)

		after := must(s.CloseDeal(ctx, f.Owner, d.ID, lost.Version, crm.Lost, learnt))
		page := must(s.DealPage(ctx, f.Owner, d.ID))
		if after.Version != lost.Version+1 || page.Deal.ClosedAt != lost.ClosedAt || page.Deal.EndDate != lost.EndDate {
			t.Errorf("the deal went from %+v to %+v", lost, page.Deal)
		}
		learnt.At, learnt.By = page.Loss.At, page.Loss.By
		if *page.Loss != learnt || page.Loss.At != lost.ClosedAt {
			t.Errorf("kept is %+v", page.Loss)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM changes WHERE workspace_id = ? AND noun = 'deal' AND verb = 'loss_edited'`, f.Owner.Workspace); n != 1 {
			t.Errorf("%d changes are on record", n)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// Taking a loss back is a move into the stage: what that requires of those who
// enter it is asked again, and answered by moving the deal to its own stage.
func TestALostDealComesBackThroughTheDoor(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		dated := crm.Criterion{Key: "dated", Text: en("A dated step"), Kind: crm.KindTask, Task: "next_step", Level: crm.Required, WaivedBy: []crm.Role{crm.Owner}}
		p := crm.Process{Name: en("Strict"), Kind: crm.Sale, Stages: []crm.Stage{
			{Key: "talk", Name: en("Talk"), Phase: "sell"},
			{Key: "offer", Name: en("Offer"), Phase: "sell", Enter: []crm.Criterion{dated}},
		}}
		f := storetest.NewFirm(t, s, crm.Template{Key: "strict", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx := t.Context()
		sam := f.Person(t, "Sam", crm.Seller)
		today := must(s.Workspace(ctx, f.Owner)).Today(clock.Now())
		step := []crm.Answer{{Criterion: "dated", Task: &crm.TaskAnswer{Title: "Call", DueOn: today.AddDays(1)}}}
		d := must(s.CreateDeal(ctx, sam, crm.DealDraft{Name: "Pumps"}))
		d = must(s.MoveDeal(ctx, sam, d.ID, d.Version, crm.MoveOrder{To: "offer", Answers: step}))
		lose := func() {
			d = must(s.CloseDeal(ctx, sam, d.ID, d.Version, crm.Lost, crm.Loss{Reason: "price"}))
		}
		lose()
		d = must(s.ReopenDeal(ctx, sam, d.ID, d.Version)) // the step is still there
		lose()
		page := must(s.DealPage(ctx, sam, d.ID))
		d = must(s.DropTask(ctx, sam, page.Tasks[0].ID, d.Version))

		_, err := s.ReopenDeal(ctx, sam, d.ID, d.Version)
		var e *crm.Error
		if !errors.As(err, &e) || len(e.Unmet) != 1 || e.Unmet[0].ID != "dated" {
			t.Fatalf("reopening without a step: %v", err)
		}
		asked := must(s.MoveChecks(ctx, sam, d.ID, "offer"))
		if len(asked) != 1 || asked[0].Met || asked[0].Action.Do != e.Unmet[0].Action.Do {
			t.Errorf("asked is %+v", asked)
		}
		d = must(s.MoveDeal(ctx, sam, d.ID, d.Version, crm.MoveOrder{To: "offer", Answers: step}))
		visits := must(s.Visits(ctx, sam, d.ID))
		if last := visits[len(visits)-1]; d.Outcome != crm.Open || last.Way != "reopen" || len(last.Met) != 1 {
			t.Errorf("%s by %+v", d.Outcome, last)
		}
		lose()
		page = must(s.DealPage(ctx, sam, d.ID))
		d = must(s.DropTask(ctx, sam, page.Tasks[0].ID, d.Version))
		d = must(s.MoveDeal(ctx, f.Owner, d.ID, d.Version, crm.MoveOrder{To: "offer", Waivers: []crm.Waiver{{Criterion: "dated", Reason: "they call us"}}}))
		lose()
		if d = must(s.ReopenDeal(ctx, sam, d.ID, d.Version)); d.Outcome != crm.Open || d.Waivers != 1 {
			t.Errorf("what was waived is asked again: %s, %d waivers", d.Outcome, d.Waivers)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}
