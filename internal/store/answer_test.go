package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// An answer that does not answer is refused with what is asked, and nothing is
// written.
func TestAnAnswerAnswers(t *testing.T) {
	t.Parallel()
	criteria := []crm.Criterion{
		{Key: "need", Kind: crm.KindField, Field: "need"},
		{Key: "money", Kind: crm.KindField, Field: "budget"},
		{Key: "price", Kind: crm.KindField, Field: "value"},
		{Key: "sector", Kind: crm.KindField, Field: "company.industry"},
		{Key: "expert", Kind: crm.KindPerson, Role: crm.Expert},
		{Key: "decider", Kind: crm.KindPerson, Part: crm.Decider},
		{Key: "talk", Kind: crm.KindActivity, TwoWay: true, Days: 30},
	}
	for i := range criteria {
		criteria[i].Text, criteria[i].Level = en("About "+criteria[i].Key), crm.Required
	}
	p := crm.Process{Name: en("Asks"), Kind: crm.Sale, Stages: []crm.Stage{
		{Key: "talk", Name: en("Talk"), Phase: "sell", Exit: criteria}, {Key: "sign", Name: en("Sign"), Phase: "sell"},
	}}
	money := func(minor float64) map[string]any { return map[string]any{"minor": minor, "currency": "EUR"} }
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{Key: "asks", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}, Fields: ownFields})
		ctx := t.Context()
		seller, expert := f.Person(t, "Sela", crm.Seller), f.Person(t, "Ewa", crm.Expert)
		company := must(s.CreateCompany(ctx, f.Owner, map[string]any{"name": "Acme"}))
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps", Company: company.ID}))
		for _, c := range []struct {
			answer crm.Answer
			code   string
		}{
			{crm.Answer{Criterion: "need", Value: " \t\n"}, "answer.missing"},
			{crm.Answer{Criterion: "sector", Value: "  "}, "answer.missing"},
			{crm.Answer{Criterion: "money", Value: money(-5)}, "answer.amount"},
			{crm.Answer{Criterion: "money", Value: money(0)}, "answer.amount"},
			{crm.Answer{Criterion: "price", Value: money(0)}, "answer.amount"},
			{crm.Answer{Criterion: "expert", User: seller.User}, "answer.wrong_role"},
			{crm.Answer{Criterion: "decider", Contact: &crm.ContactAnswer{Name: "  "}}, "field.required"},
			{crm.Answer{Criterion: "talk", Activity: &crm.ActivityAnswer{Kind: crm.Call}}, "answer.activity"},
			{crm.Answer{Criterion: "talk", Activity: &crm.ActivityAnswer{Kind: crm.Mail, TwoWay: true}}, "answer.activity"},
		} {
			_, err := s.Answer(ctx, f.Owner, d.ID, c.answer)
			refusedAs(t, c.answer.Criterion, c.code, err)
			_, err = s.MoveDeal(ctx, f.Owner, d.ID, d.Version, crm.MoveOrder{To: "sign", Answers: []crm.Answer{c.answer}})
			refusedAs(t, "moving with "+c.answer.Criterion, c.code, err)
		}
		page := must(s.DealPage(ctx, f.Owner, d.ID))
		if page.Deal.Version != d.Version || len(page.Deal.Performers) != 0 {
			t.Errorf("a refused answer left %+v", page.Deal)
		}
		must(s.LogActivity(ctx, f.Owner, d.ID, crm.ActivityAnswer{Kind: crm.Call})) // logged it may be
		must(s.MoveDeal(ctx, f.Owner, d.ID, d.Version, crm.MoveOrder{To: "sign", Answers: []crm.Answer{
			{Criterion: "need", Value: "Pumps"},
			{Criterion: "sector", Value: "Water"},
			{Criterion: "money", Value: money(5)},
			{Criterion: "price", Value: money(5)},
			{Criterion: "expert", User: expert.User},
			{Criterion: "decider", Contact: &crm.ContactAnswer{Name: "Anna"}},
			{Criterion: "talk", Activity: &crm.ActivityAnswer{Kind: crm.Call, TwoWay: true}},
		}}))
	})
}
