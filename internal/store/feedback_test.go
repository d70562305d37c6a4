package store_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// after is a deal with a person of its client, in the hands of its seller.
type after struct {
	t    *testing.T
	s    *store.Store
	by   crm.Actor
	deal crm.ID
	who  crm.ID
}

func (a *after) at() int64 { return must(a.s.Deal(a.t.Context(), a.by, a.deal)).Version }

func (a *after) now() *store.AfterWork { return must(a.s.AfterWork(a.t.Context(), a.by, a.deal)) }

func (a *after) asks(kind crm.FeedbackKind) error {
	return err2(a.s.AskFeedback(a.t.Context(), a.by, a.deal, crm.FeedbackDraft{Kind: kind, Contact: a.who, Way: crm.Mail}))
}

func (a *after) permits(i int, m crm.PermissionMove) error {
	m.Contact = a.who
	return err2(a.s.SetPermission(a.t.Context(), a.by, a.now().Publications[i].ID, a.at(), m))
}

func (a *after) paper(kind crm.DocumentKind) (found crm.Document) {
	for _, d := range must(a.s.Documents(a.t.Context(), a.by, a.deal)) {
		if d.Kind == kind {
			found = d
		}
	}
	return found
}

// A person is asked as often as it takes, in one request; the answer stays, and
// is a talk with the client as well.
func TestFeedbackIsAskedUntilItComes(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		own := endow(t, s, vera)
		a := &after{t, s, vera, own.deal.ID, own.contact.ID}
		for code, draft := range map[string]crm.FeedbackDraft{
			"feedback.kind":            {Kind: "praise", Contact: a.who, Way: crm.Mail},
			"feedback.contact_missing": {Kind: crm.Contentment, Way: crm.Mail},
			"feedback.way":             {Kind: crm.Contentment, Contact: a.who, Way: crm.Letter},
			"contact.not_found":        {Kind: crm.Contentment, Contact: crm.NewID(), Way: crm.Mail},
		} {
			refusedAs(t, code, code, err2(s.AskFeedback(ctx, vera, a.deal, draft)))
		}
		for _, kind := range []crm.FeedbackKind{crm.FinalFeedback, crm.FinalFeedback, crm.Contentment} {
			if err := a.asks(kind); err != nil {
				t.Fatal(err)
			}
			clock.Move(24 * time.Hour)
		}
		list := a.now().Feedback
		if len(list) != 2 || len(list[0].Askings) != 2 || list[0].Askings[1].At <= list[0].Askings[0].At || len(list[1].Askings) != 1 || list[0].ContactOf != own.contact.Name {
			t.Fatalf("%+v", list)
		}
		done := 0
		for _, task := range must(s.DealPage(ctx, vera, a.deal)).Tasks {
			if task.DoneAt != 0 && strings.Contains(task.Title, own.contact.Name) {
				done++
			}
		}
		if done != 2 {
			t.Errorf("asking for feedback is a task that was done: %d", done)
		}
		nine, eleven := 9, 11
		answer := func(what crm.FeedbackAnswer) error {
			return err2(s.AnswerFeedback(ctx, vera, list[0].ID, a.at(), what))
		}
		refusedAs(t, "nothing", "feedback.answer_missing", answer(crm.FeedbackAnswer{Words: " "}))
		refusedAs(t, "both", "feedback.both", answer(crm.FeedbackAnswer{Score: &nine, NoAnswer: true}))
		refusedAs(t, "beyond", "feedback.score", answer(crm.FeedbackAnswer{Score: &eleven}))
		refusedAs(t, "an older version", "stale", err2(s.AnswerFeedback(ctx, vera, list[0].ID, a.at()-1, crm.FeedbackAnswer{Score: &nine})))
		refusedAs(t, "a stranger", "feedback.not_found", err2(s.AnswerFeedback(ctx, sees(f.Person(t, "Stan", crm.Seller), crm.SeesOwn), list[0].ID, a.at(), crm.FeedbackAnswer{Score: &nine})))
		if err := answer(crm.FeedbackAnswer{NoAnswer: true}); err != nil {
			t.Fatal(err)
		}
		if err := answer(crm.FeedbackAnswer{Score: &nine, Words: "On time"}); err != nil {
			t.Errorf("late is not never: %v", err)
		}
		refusedAs(t, "again", "feedback.answered", answer(crm.FeedbackAnswer{Score: &nine}))
		told := must(s.Timeline(ctx, vera, a.deal, 0, 50))
		heard := false
		for _, m := range told {
			heard = heard || m.Activity != nil && m.Activity.TwoWay && m.Activity.Note == "9/10 On time" && m.Activity.Contacts[0] == a.who
		}
		if !heard {
			t.Errorf("an answer is a talk: %+v", told)
		}
		if err := a.asks(crm.FinalFeedback); err != nil || len(a.now().Feedback) != 3 {
			t.Errorf("after an answer another request begins: %v", err)
		}
		checkLog(t, s, vera.Workspace)
	})
}

// What the client lets us show rests on a paper; what was refused or withdrawn
// never shows, and stays on record.
func TestOnlyWhatWasGrantedIsShown(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		own := endow(t, s, vera)
		a := &after{t, s, vera, own.deal.ID, own.contact.ID}
		add := func(d crm.PublicationDraft) error { return err2(s.AddPublication(ctx, vera, a.deal, d)) }
		if err := a.asks(crm.FinalFeedback); err != nil {
			t.Fatal(err)
		}
		said := a.now().Feedback[0].ID
		refusedAs(t, "not said yet", "publication.feedback", add(crm.PublicationDraft{Kind: crm.PublishQuote, Feedback: said}))
		must(s.AnswerFeedback(ctx, vera, said, a.at(), crm.FeedbackAnswer{Words: "They finish what they begin"}))
		refusedAs(t, "kind", "publication.kind", add(crm.PublicationDraft{Kind: "film", Text: "x"}))
		refusedAs(t, "text", "publication.text_missing", add(crm.PublicationDraft{Kind: crm.PublishLogo}))
		refusedAs(t, "person", "publication.person_missing", add(crm.PublicationDraft{Kind: crm.PublishQuote, Text: "Good"}))
		for _, d := range []crm.PublicationDraft{{Kind: crm.PublishQuote, Feedback: said}, {Kind: crm.PublishCase, Text: "Pumps that last"}, {Kind: crm.PublishLogo, Text: "Logo in colour"}, {Kind: crm.PublishQuote, Text: "Once more", Person: "Anna"}} {
			if err := add(d); err != nil {
				t.Fatal(err)
			}
		}
		if q := a.now().Publications[0]; q.Text != "They finish what they begin" || q.Person != own.contact.Name || q.Permission != "" {
			t.Errorf("%+v", q)
		}
		refusedAs(t, "nobody", "permission.contact_missing", err2(s.SetPermission(ctx, vera, a.now().Publications[0].ID, a.at(), crm.PermissionMove{State: crm.PermissionAsked})))
		refusedAs(t, "no evidence", "permission.evidence_missing", a.permits(0, crm.PermissionMove{State: crm.PermissionGranted}))
		refusedAs(t, "withdrawn before", "permission.nothing_to_withdraw", a.permits(0, crm.PermissionMove{State: crm.PermissionWithdrawn}))
		refusedAs(t, "file", "permission.file", a.permits(0, crm.PermissionMove{State: crm.PermissionAsked, File: crm.NewID()}))
		for i, m := range []crm.PermissionMove{
			{State: crm.PermissionGranted, Note: "Mail of today"}, {State: crm.PermissionRefused, Note: "Their lawyers"}, {State: crm.PermissionAsked}, {State: crm.PermissionGranted, File: uploaded(t, s, vera)},
		} {
			if err := a.permits(i, m); err != nil {
				t.Fatal(i, err)
			}
		}
		refusedAs(t, "granted", "permission.granted", a.permits(0, crm.PermissionMove{State: crm.PermissionRefused}))
		edit := func(i int, e crm.PublicationEdit) error {
			return err2(s.EditPublication(ctx, vera, a.now().Publications[i].ID, a.at(), e))
		}
		refusedAs(t, "allowed as it is", "publication.granted", edit(0, crm.PublicationEdit{Text: "Better words", Person: "Anna"}))
		refusedAs(t, "allowed stays", "publication.granted", err2(s.RemovePublication(ctx, vera, a.now().Publications[0].ID, a.at())))
		refusedAs(t, "stale", "stale", err2(s.RemovePublication(ctx, vera, a.now().Publications[1].ID, a.at()-1)))
		refusedAs(t, "empty", "publication.text_missing", edit(2, crm.PublicationEdit{Text: " "}))
		if err := edit(2, crm.PublicationEdit{Text: "Logo in grey"}); err != nil || a.now().Publications[2].Text != "Logo in grey" || a.now().Publications[2].Permission != "" {
			t.Errorf("what they were asked about is asked anew: %v %+v", err, a.now().Publications[2])
		}
		if err := errors.Join(a.permits(2, crm.PermissionMove{State: crm.PermissionAsked}), add(crm.PublicationDraft{Kind: crm.PublishFigures, Text: "Half the calls"}), a.permits(4, crm.PermissionMove{State: crm.PermissionRefused, Note: "No"}),
			err2(s.RemovePublication(ctx, vera, a.now().Publications[4].ID, a.at()))); err != nil || len(a.now().Publications) != 4 {
			t.Errorf("a refused one is removed: %v, %d are left", err, len(a.now().Publications))
		}
		shown := must(s.Portfolio(ctx, vera, store.PortfolioFilter{Granted: true, Company: own.company.ID}))
		kept := must(s.Portfolio(ctx, vera, store.PortfolioFilter{}))
		if len(shown) != 2 || shown[1].Company != own.company.Name || len(kept) != 2 || len(must(s.Portfolio(ctx, vera, store.PortfolioFilter{Granted: true, Product: crm.NewID()}))) != 0 {
			t.Errorf("%+v\n%+v", shown, kept)
		}
		if a.now().Publications[0].Document == a.now().Publications[3].Document || a.paper("quote_permission").State != crm.StateSigned || !a.paper("case").ID.IsZero() {
			t.Errorf("each permission has its own paper, and a refusal none")
		}
		stranger := sees(f.Person(t, "Stan", crm.Seller), crm.SeesOwn)
		if len(must(s.Portfolio(ctx, stranger, store.PortfolioFilter{Granted: true}))) != 0 {
			t.Error("who does not see the deal sees nothing of it")
		}
		if err := a.permits(1, crm.PermissionMove{State: crm.PermissionGranted, Note: "After all"}); err != nil || a.paper("case").State != crm.StateAgreed {
			t.Errorf("%v %+v", err, a.paper("case"))
		}
		refusedAs(t, "silently", "permission.reason_missing", a.permits(1, crm.PermissionMove{State: crm.PermissionWithdrawn}))
		for _, i := range []int{1, 3} {
			if err := a.permits(i, crm.PermissionMove{State: crm.PermissionWithdrawn, Note: "A new owner"}); err != nil {
				t.Fatal(err)
			}
		}
		if p := a.now().Publications[1]; a.paper("case").State != crm.StateChangesAsked || a.paper("quote_permission").State != crm.StateVoid || len(p.Steps) != 3 || p.Steps[0].Note != "Their lawyers" {
			t.Errorf("%+v %+v", p, a.paper("quote_permission"))
		}
		if len(must(s.Portfolio(ctx, vera, store.PortfolioFilter{Granted: true}))) != 1 {
			t.Error("what was withdrawn shows no more")
		}
		checkLog(t, s, vera.Workspace)
	})
}

// A report says what was promised and done, and nothing that is our own.
func TestAReportTellsNothingOfOurs(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		vera, fina := f.Person(t, "Vera", crm.Seller), f.Person(t, "Fina", crm.Finance)
		own := endow(t, s, vera)
		a := &after{t, s, vera, own.deal.ID, own.contact.ID}
		refusedAs(t, "figure", "figure.incomplete", err2(s.SetFigures(ctx, vera, a.deal, a.at(), []crm.Figure{{Name: "Calls"}})))
		must(s.SetFigures(ctx, vera, a.deal, a.at(), []crm.Figure{{Name: " Calls ", Before: "40", After: "12", Unit: "a day"}}))
		must(s.SetLeftOut(ctx, vera, a.deal, a.at(), []string{" A shop ", "", "Hosting"}))
		refusedAs(t, "an older version", "stale", err2(s.SetLeftOut(ctx, vera, a.deal, 1, nil)))
		must(s.AddPromise(ctx, vera, a.deal, crm.PromiseDraft{Problem: "SECRET problem", Promise: "A demo each Friday", Contact: a.who, DueOn: "2026-12-04"}))
		must(s.EditDeal(ctx, vera, a.deal, a.at(), map[string]any{"value": 4_321_00.0}))
		must(s.LogHours(ctx, fina, a.deal, crm.HourDraft{Minutes: 77, What: "SECRET work"}))
		must(s.AddChangeRequest(ctx, vera, a.deal, crm.ChangeDraft{Title: "A search", Text: "SECRET"}))
		wish := must(s.ChangeRequests(ctx, vera, a.deal))[0].ID
		price := int64(1_234_00)
		must(s.DecideChangeRequest(ctx, vera, wish, a.at(), crm.ChangeVerdict{Decision: crm.ChangeAccepted, Reason: "SECRET", Price: &price}))
		must(s.AddChangeRequest(ctx, vera, a.deal, crm.ChangeDraft{Title: "A refused one"}))
		must(s.AddDocument(ctx, vera, a.deal, crm.DocumentDraft{Kind: "acceptance", Name: "Acceptance 1", State: crm.StateSigned, File: uploaded(t, s, vera)}))
		r := must(s.Report(ctx, vera, a.deal, "pl"))
		if r.Language != "pl" || len(r.Promises) != 1 || r.Promises[0].To != own.contact.Name || len(r.Changes) != 1 || len(r.LeftOut) != 2 || r.LeftOut[0] != "A shop" || r.Figures[0].Name != "Calls" || r.Acceptances[0].SignedOn == "" {
			t.Errorf("%+v", r)
		}
		text := string(must(json.Marshal(r)))
		for _, ours := range []string{"SECRET", "A refused one", "432100", "123400", "77"} {
			if strings.Contains(text, ours) {
				t.Errorf("the client is told %s: %s", ours, text)
			}
		}
		brief := must(s.DealPage(ctx, vera, a.deal)).Brief
		if !strings.Contains(brief, "A shop; Hosting") {
			t.Errorf("who takes over reads what is left out: %s", brief)
		}
	})
}

// Beside the last money the last paper is asked: the lawyer's word that all is
// signed is not taken while one is open, which is named.
func TestAnOpenPaperIsNamedBesideTheLastMoney(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		p := plain("close", "talk", "close", "after")
		p.Stages[1].Exit = []crm.Criterion{
			{Key: "owed", Text: en("Owed"), Kind: crm.KindBalance, Level: crm.Advised},
			{Key: "papers", Text: en("Papers"), Kind: crm.KindTick, Role: crm.Legal, Level: crm.Required, WaivedBy: []crm.Role{crm.Owner}},
		}
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx := t.Context()
		vera, lev := f.Person(t, "Vera", crm.Seller), f.Person(t, "Lev", crm.Legal)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", Set: worth(1_000_00)}))
		must(s.MoveDeal(ctx, vera, d.ID, d.Version, crm.MoveOrder{To: "close"}))
		a := &after{t: t, s: s, by: vera, deal: d.ID}
		said := func() error { return err2(s.Answer(ctx, lev, d.ID, crm.Answer{Criterion: "papers"})) }
		must(s.AddDocument(ctx, vera, d.ID, crm.DocumentDraft{Kind: "addendum", Name: "Addendum 2", State: crm.StateSent, Note: "By courier"}))
		if named := refusedAs(t, "open", "papers.open", said()); named["names"] != "Addendum 2" {
			t.Errorf("%v", named)
		}
		must(s.StepDocument(ctx, vera, a.paper("addendum").ID, a.at(), crm.DocumentMove{State: crm.StateSigned, File: uploaded(t, s, vera)}))
		if err := said(); err != nil {
			t.Fatal(err)
		}
		must(s.AddDocument(ctx, vera, d.ID, crm.DocumentDraft{Kind: "nda", Name: "New NDA", Note: "To be signed"}))
		checks := must(s.MoveChecks(ctx, vera, d.ID, "after"))
		for _, c := range checks {
			if c.ID == "papers" && (c.Met || !strings.Contains(c.Help, "“New NDA”")) {
				t.Errorf("a paper that came after the word is open too: %+v", c)
			}
		}
		must(s.StepDocument(ctx, vera, a.paper("nda").ID, a.at(), crm.DocumentMove{State: crm.StateVoid, Note: "Not needed"}))
		must(s.MoveDeal(ctx, vera, d.ID, a.at(), crm.MoveOrder{To: "after"}))
	})
}
