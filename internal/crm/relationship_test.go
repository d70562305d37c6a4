package crm

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// How a relationship stands follows from how we kept our word.
func TestHealthFollowsThePromises(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		record PromiseRecord
		want   Health
	}{
		{PromiseRecord{}, HealthUnknown},
		{PromiseRecord{Open: 3, Withdrawn: 1}, HealthUnknown},
		{PromiseRecord{Kept: 2}, HealthGood},
		{PromiseRecord{Kept: 2, Broken: 1}, HealthStrained},
		{PromiseRecord{Kept: 2, Open: 1, Overdue: 1}, HealthStrained},
		{PromiseRecord{Broken: 1}, HealthAtRisk},
		{PromiseRecord{Kept: 9, Broken: 2}, HealthAtRisk},
	} {
		if got := c.record.Health(); got != c.want {
			t.Errorf("%+v is %s, want %s", c.record, got, c.want)
		}
	}
}

// Every loss is counted once by what was said and once by what it was, the most
// frequent first and what nobody knows last.
func TestLossesAreCountedOnceOnEachSide(t *testing.T) {
	t.Parallel()
	key := rapid.SampledFrom([]string{"", "price", "trust", "budget"})
	loss := rapid.Custom(func(t *rapid.T) LostDeal {
		return LostDeal{Kind: rapid.SampledFrom([]DealKind{Sale, Relationship}).Draw(t, "kind"), Stated: key.Draw(t, "stated"), Cause: key.Draw(t, "cause")}
	})
	rapid.Check(t, func(t *rapid.T) {
		l := &Losses{Items: rapid.SliceOf(loss).Draw(t, "items")}
		l.Count(map[string]string{"price": "Price"}, nil)
		total := 0
		for _, side := range l.Sides {
			total += side.Total
			for _, counts := range [][]LossCount{side.Stated, side.Causes} {
				sum := 0
				for i, c := range counts {
					sum += c.Count
					if c.Count < 1 || i > 0 && (counts[i-1].Key == "" || c.Key != "" && c.Count > counts[i-1].Count) {
						t.Errorf("out of order: %+v", counts)
					}
				}
				if sum != side.Total {
					t.Errorf("%d are counted of %d", sum, side.Total)
				}
			}
			if unknown := slices.IndexFunc(side.Causes, func(c LossCount) bool { return c.Key == "" }); unknown >= 0 && side.Total != side.Found+side.Causes[unknown].Count {
				t.Errorf("%d found of %d: %+v", side.Found, side.Total, side.Causes)
			}
		}
		if total != len(l.Items) {
			t.Errorf("%d losses became %d", len(l.Items), total)
		}
	})
}

// A renewal shows as due a month ahead, until it is settled.
func TestARenewalIsDueAMonthAhead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		state RenewalState
		day   Date
		want  bool
	}{
		{RenewalOpen, "2026-04-01", false}, {RenewalOpen, "2026-03-31", true}, {RenewalOpen, "2025-01-01", true}, {RenewalRenewed, "2025-01-01", false},
	} {
		if r := (Renewal{State: c.state, DueOn: c.day}); r.DueBy("2026-03-01") != c.want {
			t.Errorf("%+v: due is %v", r, !c.want)
		}
	}
}

// The firm's own list of causes goes before the usual one.
func TestRootCausesAreTheFirmsOwn(t *testing.T) {
	t.Parallel()
	own := CustomField{Noun: "deal", Key: "root_cause", Kind: FieldChoice, Choices: []Choice{{Key: "moss"}}}
	if got := RootCauses([]CustomField{own}); len(got) != 1 || got[0].Key != "moss" {
		t.Errorf("%+v", got)
	}
	own.Noun = "company"
	if got := RootCauses([]CustomField{own}); len(got) != len(rootCauses) || got[0].Key != "broken_promises" {
		t.Errorf("%+v", got)
	}
}
