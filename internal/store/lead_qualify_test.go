package store_test

import (
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// What is answered about a lead decides where it goes: need without means stays
// apart, a knock-out closes the door to a deal, and the answers go along.
func TestLeadsAreQualified(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		lead := func(name, answers string) *crm.Lead {
			t.Helper()
			l, err := s.CreateLead(ctx, f.Owner, crm.LeadDraft{Name: name})
			if err != nil {
				t.Fatal(err)
			}
			var picks []crm.LeadPick
			for part := range strings.FieldsSeq(answers) {
				question, choice, _ := strings.Cut(part, "=")
				picks = append(picks, crm.LeadPick{Question: question, Choice: choice})
			}
			l, err = s.QualifyLead(ctx, f.Owner, l.ID, l.Version, picks)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		poor, good, out := lead("Poor", "need=yes budget=no"), lead("Good", "need=yes budget=yes"), lead("Out", "need=no")

		apart, err := s.Leads(ctx, f.Owner, store.LeadFilter{Verdict: crm.VerdictNoBudget, Limit: 10})
		if err != nil || len(apart) != 1 || apart[0].ID != poor.ID || apart[0].Qualification.Score != 50 || apart[0].Qualification.By != f.Owner.User {
			t.Errorf("kept apart: %+v (%v)", apart, err)
		}
		if _, err := s.ConvertLead(ctx, f.Owner, out.ID, out.Version, crm.Conversion{}); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("a knock-out became a deal: %v", err)
		}
		if _, err := s.QualifyLead(ctx, f.Owner, good.ID, good.Version, []crm.LeadPick{{Question: "need", Choice: "maybe"}}); !crm.IsKind(err, crm.Invalid) {
			t.Errorf("an answer that there is not: %v", err)
		}
		made, err := s.ConvertLead(ctx, f.Owner, good.ID, good.Version, crm.Conversion{})
		if err != nil {
			t.Fatal(err)
		}
		told, err := s.Timeline(ctx, f.Owner, made.Deal.ID, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(told, func(m store.Moment) bool {
			return m.Activity != nil && strings.Contains(m.Activity.Note, "Can they pay, and sign in time? Yes")
		}) {
			t.Errorf("the answers did not go along: %+v", told)
		}
		if _, err := s.QualifyLead(ctx, f.Owner, good.ID, made.Lead.Version, nil); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("a lead that became a deal was judged anew: %v", err)
		}
		if _, err := s.CloseDeal(ctx, f.Owner, made.Deal.ID, made.Deal.Version, crm.Lost, crm.Loss{Reason: "price", Note: "too dear"}); err != nil {
			t.Fatal(err)
		}
		traits, err := s.Traits(ctx, f.Owner, made.Deal.Pipeline)
		if err != nil {
			t.Fatal(err)
		}
		if n := slices.IndexFunc(traits, func(x crm.Trait) bool { return x.Kind == crm.TraitAnswer && x.With.Closed == 1 && x.With.Won == 0 }); n < 0 {
			t.Errorf("the answers are not set against the end: %+v", traits)
		}
	})
}
