package store_test

import (
	"encoding/json"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// talkingFirm has a stage that ends by a letter of intent with two points.
func talkingFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	p := plain("contract", "a", "talk", "contract")
	field := func(key string) crm.Criterion {
		return crm.Criterion{Key: key + "-agreed", Text: en("Agreed: " + key), Kind: crm.KindField, Field: key, Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}}
	}
	p.Stages[1].Exit = []crm.Criterion{
		field("release"), field("terms"),
		{Key: "loi", Text: en("Letter"), Kind: crm.KindDocument, Document: "letter_of_intent", State: "agreed", Role: crm.Manager, Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}},
	}
	return storetest.NewFirm(t, s, crm.Template{
		Fields: []crm.CustomField{
			{Noun: "deal", Key: "release", Kind: crm.FieldDate, Label: en("Release")},
			{Noun: "deal", Key: "terms", Kind: crm.FieldText, Label: en("Terms")},
		},
		Pipelines: []crm.NamedProcess{{Key: "only", Process: p}},
	})
}

// Agreeing on a point fills the deal's field in the same act; emptying the field
// opens the point again, and another value is no longer what was agreed.
func TestPointsAreTheFieldsOfTheDeal(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := talkingFirm(t, s)
		ctx, by := t.Context(), f.Owner
		c := must(s.CreateCompany(ctx, by, map[string]any{"name": "Aster"}))
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: map[string]any{"company": c.ID.String()}}))
		contact := must(s.CreateContact(ctx, by, map[string]any{"name": "Sina", "company_id": c.ID.String()}))
		must(s.LinkContact(ctx, by, d.ID, contact.ID, crm.Signer))
		d = must(s.Deal(ctx, by, d.ID))
		n := must(s.Negotiation(ctx, by, d.ID))
		if n.When != crm.WhenAhead || len(n.Points) != 2 || n.Points[0].State != "open" || len(n.Seats) != 3 || len(n.Seats[0].People) != 1 || len(n.Seats[1].People) != 0 {
			t.Fatalf("%+v", n)
		}
		ours, limit := "March", "May at the latest"
		d = must(s.PutPoint(ctx, by, d.ID, d.Version, "release", crm.PointEdit{Ours: &ours, Limit: &limit}))
		d = must(s.PutPoint(ctx, by, d.ID, d.Version, "release", crm.PointEdit{Agree: &crm.Agreement{Value: "2027-04-01", With: []crm.ID{contact.ID}}}))
		if d.Fields["release"] != "2027-04-01" {
			t.Errorf("the field holds %v", d.Fields["release"])
		}
		p := must(s.Negotiation(ctx, by, d.ID)).Points[0]
		if p.State != "agreed" || p.Ours != ours || p.Limit != limit || p.AgreedBy != by.User || len(p.Names) != 1 || p.Names[0] != "Sina" {
			t.Errorf("%+v", p)
		}
		viewer := f.Person(t, "Vito", crm.Viewer)
		if told := string(must(json.Marshal(must(s.Negotiation(ctx, viewer, d.ID))))); strings.Contains(told, limit) {
			t.Errorf("a viewer is told the limit: %s", told)
		}
		if told := string(must(json.Marshal(must(s.Timeline(ctx, viewer, d.ID, 0, 100))))); strings.Contains(told, limit) {
			t.Errorf("the timeline tells the limit: %s", told)
		}
		_, err := s.Letter(ctx, by, d.ID)
		if refusedAs(t, "a letter with an open point", "negotiation.open", err)["point"] != "Terms" {
			t.Errorf("%v", err)
		}
		d = must(s.EditDeal(ctx, by, d.ID, d.Version, map[string]any{"release": "2027-05-01", "terms": "10 % off"}))
		if p := must(s.Negotiation(ctx, by, d.ID)).Points[0]; p.State != "agreed" || len(p.With) != 0 || p.AgreedAt != 0 {
			t.Errorf("another value was not agreed by anybody: %+v", p)
		}
		l := must(s.Letter(ctx, by, d.ID))
		if len(l.Terms) != 2 || l.Terms[0] != (crm.Term{Label: "Release", Text: "1 May 2027"}) || l.Signs != "Sina" {
			t.Errorf("%+v", l)
		}
		d = must(s.PutPoint(ctx, by, d.ID, d.Version, "release", crm.PointEdit{Agree: &crm.Agreement{}}))
		if p := must(s.Negotiation(ctx, by, d.ID)).Points[0]; p.State != "open" || d.Fields["release"] != nil {
			t.Errorf("%+v %v", p, d.Fields)
		}
	})
}

// A point belongs to its stage, its people to the deal, and a change to a version.
func TestPointsThatAreRefused(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := talkingFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal"}))
		_, err := s.PutPoint(ctx, by, d.ID, d.Version, "colour", crm.PointEdit{})
		refusedAs(t, "an unknown point", "negotiation_point.not_found", err)
		_, err = s.PutPoint(ctx, by, d.ID, d.Version+1, "terms", crm.PointEdit{})
		refusedAs(t, "an old version", "stale", err)
		_, err = s.PutPoint(ctx, by, d.ID, d.Version, "terms", crm.PointEdit{Agree: &crm.Agreement{Value: "x", With: []crm.ID{crm.NewID()}}})
		refusedAs(t, "a stranger", "negotiation.contact", err)
		d = must(s.CloseDeal(ctx, by, d.ID, d.Version, crm.Lost, crm.Loss{Reason: "price", Lesson: "Too dear for them"}))
		_, err = s.PutPoint(ctx, by, d.ID, d.Version, "terms", crm.PointEdit{})
		refusedAs(t, "a deal that is lost", "negotiation.over", err)
		legal := f.Person(t, "Lex", crm.Legal)
		d = must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Shop", Set: map[string]any{"performers": []any{legal.User.String()}}}))
		if n := must(s.Negotiation(ctx, by, d.ID)); len(n.Lawyers) != 1 || n.Lawyers[0] != "Lex" {
			t.Errorf("%+v", n)
		}
	})
}

// The letter of intent says what was agreed: it goes out only as the points are,
// and once the client has agreed to it, they stay.
func TestTheLetterSaysWhatIsAgreed(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := talkingFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: map[string]any{"release": "2027-03-01", "terms": "10 % off"}}))
		write := func() *crm.Document {
			l := must(s.Letter(ctx, by, d.ID))
			d = must(s.AddLetter(ctx, by, d.ID, d.Version, "Letter", l.Terms, uploaded(t, s, by)))
			papers := must(s.DealPage(ctx, by, d.ID)).Documents
			return &papers[len(papers)-1]
		}
		agree := func(terms string) error {
			_, err := s.PutPoint(ctx, by, d.ID, d.Version, "terms", crm.PointEdit{Agree: &crm.Agreement{Value: terms}})
			d = must(s.Deal(ctx, by, d.ID))
			return err
		}
		letter := write()
		must(0, agree("12 % off"))
		_, err := s.StepDocument(ctx, by, letter.ID, d.Version, crm.DocumentMove{State: crm.StateSent})
		refusedAs(t, "sending other points", "letter.outdated", err)
		letter = write()
		d = must(s.StepDocument(ctx, by, letter.ID, d.Version, crm.DocumentMove{State: crm.StateAgreed}))
		refusedAs(t, "agreeing otherwise", "negotiation.letter_agreed", agree("15 % off"))
		d = must(s.StepDocument(ctx, by, letter.ID, d.Version, crm.DocumentMove{State: crm.StateVoid, Note: "They want more"}))
		must(0, agree("15 % off"))
	})
}
