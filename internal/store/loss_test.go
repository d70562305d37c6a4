package store_test

import (
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
