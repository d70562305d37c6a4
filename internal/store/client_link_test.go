package store_test

import (
	"io"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

var atClient = crm.ClientPerson{Address: "198.51.100.7"}

// links makes a link, whose secret is its hash here.
func links(t *testing.T, make func(id, making crm.ID, hash string) (*store.ClientLink, error), of crm.ID, hash string) *store.ClientLink {
	t.Helper()
	link, err := make(of, crm.NewID(), hash)
	if err != nil {
		t.Fatal(err)
	}
	return link
}

// A client signs by a link what the deal waits for: who, when, from where and
// which version stays on the document, and the gate opens.
func TestAClientSignsByALink(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx, by := t.Context(), f.Person(t, "Sela", crm.Seller)
		other := sees(f.Person(t, "Otto", crm.Seller), crm.SeesOwn)
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps"}))
		d = must(s.AddDocument(ctx, by, d.ID, crm.DocumentDraft{Kind: "contract", Name: "Frame", Note: "To be written"}))
		paper := func() crm.Document { return must(s.Documents(ctx, by, d.ID))[0] }
		id := paper().ID
		link := func(id, making crm.ID, hash string) (*store.ClientLink, error) {
			return s.MakeDocumentLink(ctx, by, id, making, hash)
		}
		says := func(hash string, state crm.OfferState, name, note string) error {
			return err2(s.AnswerClientLink(ctx, hash, 0, crm.ClientReply{State: state, Name: name, Note: note, Address: atClient.Address}))
		}
		open := func(hash string) (*store.ClientPage, error) { return s.OpenClientLink(ctx, hash, 0, atClient) }

		refusedAs(t, "nothing to look at", "client_link.no_file", err2(link(id, crm.NewID(), "none")))
		refusedAs(t, "somebody else's", "document.not_found", err2(s.MakeDocumentLink(ctx, other, id, crm.NewID(), "other")))
		d = must(s.Deal(ctx, by, d.ID))
		must(s.StepDocument(ctx, by, id, d.Version, crm.DocumentMove{State: crm.StateDraft, File: uploaded(t, s, by)}))
		if l := links(t, link, id, "first"); l.Number != 1 || paper().State != crm.StateSent {
			t.Errorf("a draft is sent by its link, got %+v and %s", l, paper().State)
		}
		if page := must(s.OpenClientLink(ctx, "first", by.Workspace, atClient)); page.Name != "Frame" || paper().State != crm.StateSent {
			t.Errorf("our own look does not count, got %+v and %s", page, paper().State)
		}
		page := must(open("first"))
		if page.Kind != crm.LinkDocument || page.Sender != by.Name || !page.Document.Waits || page.Document.To != crm.StateSigned || page.Document.State != crm.StateSeen || page.Reply != nil {
			t.Errorf("got %+v, %+v", page, page.Document)
		}
		file, bytes, err := s.OpenClientFile(ctx, "first")
		if err != nil || file.Name != "paper.txt" {
			t.Fatal(file, err)
		}
		if text := must(io.ReadAll(bytes)); string(text) != "signed" || bytes.Close() != nil {
			t.Errorf("got %q", text)
		}
		refusedAs(t, "our own answer", "client_link.own", err2(s.AnswerClientLink(ctx, "first", by.Workspace, crm.ClientReply{State: crm.OfferAccepted, Name: "Dora"})))
		refusedAs(t, "nameless", "reply.name", says("first", crm.OfferAccepted, " ", ""))
		refusedAs(t, "wordless", "reply.note", says("first", crm.OfferChangesAsked, "Dora", " "))
		refusedAs(t, "papers are not declined", "document.answer", says("first", crm.OfferDeclined, "Dora", "No"))
		if err := says("first", crm.OfferChangesAsked, " Dora ", "Pay in 30 days"); err != nil {
			t.Fatal(err)
		}
		refusedAs(t, "twice", "document.answered", says("first", crm.OfferAccepted, "Dora", ""))
		refusedAs(t, "no new version", "client_link.answered", err2(link(id, crm.NewID(), "again")))

		clock.Move(time.Hour)
		d = must(s.Deal(ctx, by, d.ID))
		must(s.StepDocument(ctx, by, id, d.Version, crm.DocumentMove{State: crm.StateDraft, File: uploaded(t, s, by)}))
		refusedAs(t, "an older version", "client_link.older", err2(open("first")))
		links(t, link, id, "second")
		links(t, link, id, "third")
		refusedAs(t, "one that was replaced", "client_link.over", err2(open("second")))
		d = must(s.Deal(ctx, by, d.ID))
		_, err = s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "work"})
		refusedAs(t, "not signed", "criteria.unmet", err)
		if err := says("third", crm.OfferAccepted, "Dora Decides", ""); err != nil {
			t.Fatal(err)
		}
		last := paper().Steps[len(paper().Steps)-1]
		if paper().State != crm.StateSigned || last.Version != 2 || !last.By.IsZero() || last.Client == nil || *last.Client != (crm.ClientPerson{Name: "Dora Decides", Address: atClient.Address}) || last.At != crm.InstantOf(clock.Now()) {
			t.Errorf("name, time, address and version are kept, got %+v", last)
		}
		if page := must(open("third")); page.Reply == nil || page.Reply.Name != "Dora Decides" || page.Document.Waits {
			t.Errorf("the client still sees what they signed, got %+v", page)
		}
		d = must(s.Deal(ctx, by, d.ID))
		d = must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "work"}))
		must(s.StepDocument(ctx, by, id, d.Version, crm.DocumentMove{State: crm.StateVoid, Note: "Wrong firm"}))
		refusedAs(t, "a void document", "client_link.void", err2(open("third")))
		refusedAs(t, "a link to a void document", "document.void", err2(link(id, crm.NewID(), "fourth")))
		clock.Move(31 * 24 * time.Hour)
		refusedAs(t, "one that ended", "client_link.over", err2(open("third")))
	})
}

// A client says by a link what they think of the work, and of what may be shown;
// it is their own answer, and given once.
func TestAClientSpeaksByALink(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, _ *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		own := endow(t, s, vera)
		a := &after{t, s, vera, own.deal.ID, own.contact.ID}
		if err := a.asks(crm.FinalFeedback); err != nil {
			t.Fatal(err)
		}
		must(s.AddPublication(ctx, vera, a.deal, crm.PublicationDraft{Kind: crm.PublishLogo, Text: "Logo on our site"}))
		must(s.AddPublication(ctx, vera, a.deal, crm.PublicationDraft{Kind: crm.PublishFigures, Text: "Half the calls"}))
		must(s.AddPublication(ctx, vera, a.deal, crm.PublicationDraft{Kind: crm.PublishCase, Text: "Nobody was asked"}))
		for i := range 2 {
			if err := a.permits(i, crm.PermissionMove{State: crm.PermissionAsked}); err != nil {
				t.Fatal(err)
			}
		}
		id := a.now().Feedback[0].ID
		links(t, func(id, making crm.ID, hash string) (*store.ClientLink, error) {
			return s.MakeFeedbackLink(ctx, vera, id, making, hash)
		}, id, "said")
		page := must(s.OpenClientLink(ctx, "said", 0, atClient))
		if page.Kind != crm.LinkFeedback || page.Feedback.Person != own.contact.Name || len(page.Feedback.Asked) != 2 || page.Feedback.Asked[0].Kind != crm.PublishLogo {
			t.Fatalf("got %+v", page.Feedback)
		}
		nine, yes := 9, true
		says := func(r crm.FeedbackReply) error {
			r.Address = atClient.Address
			return err2(s.AnswerFeedbackLink(ctx, "said", 0, r))
		}
		answer := crm.FeedbackReply{Name: "Dora D.", Score: &nine, Words: "They finish what they begin", Quote: &yes}
		for code, r := range map[string]crm.FeedbackReply{
			"reply.name":                {Score: &nine},
			"feedback.answer_missing":   {Name: "Dora"},
			"feedback.nothing_to_quote": {Name: "Dora", Score: &nine, Quote: &yes},
			"feedback.not_asked":        {Name: "Dora", Score: &nine, Permissions: []crm.PermissionReply{{Publication: crm.NewID(), Granted: true}}},
		} {
			refusedAs(t, code, code, says(r))
		}
		_, err := s.AnswerClientLink(ctx, "said", 0, crm.ClientReply{State: crm.OfferAccepted, Name: "Dora"})
		refusedAs(t, "feedback is not accepted", "client_link.over", err)
		_, _, err = s.OpenClientFile(ctx, "said")
		refusedAs(t, "feedback has no file", "file.not_found", err)
		answer.Permissions = []crm.PermissionReply{{Publication: page.Feedback.Asked[0].ID, Granted: true}, {Publication: page.Feedback.Asked[1].ID}}
		if err := says(answer); err != nil {
			t.Fatal(err)
		}
		refusedAs(t, "twice", "feedback.answered", says(answer))
		now := a.now()
		got := now.Feedback[0]
		if got.State != crm.FeedbackAnswered || *got.Score != nine || got.Words != answer.Words || !got.AnsweredBy.IsZero() || got.Client == nil || *got.Client != (crm.ClientPerson{Name: "Dora D.", Address: atClient.Address}) {
			t.Errorf("the answer is the client's own, got %+v", got)
		}
		want := []crm.Permission{crm.PermissionGranted, crm.PermissionRefused, "", crm.PermissionGranted}
		for i, p := range now.Publications {
			if p.Permission != want[i] || (p.Permission != "" && p.Steps[len(p.Steps)-1].Client == nil) {
				t.Errorf("%s: want %q by the client, got %+v", p.Kind, want[i], p)
			}
		}
		if quote := now.Publications[3]; quote.Kind != crm.PublishQuote || quote.Text != answer.Words || quote.Person != "Dora D." || a.paper("quote_permission").State != crm.StateSigned {
			t.Errorf("the words may be shown, and the paper says so, got %+v", quote)
		}
		heard := false
		for _, m := range must(s.Timeline(ctx, vera, a.deal, 0, 50)) {
			heard = heard || m.Activity != nil && m.Activity.TwoWay && m.Activity.Note == "9/10 They finish what they begin" && m.Activity.By.IsZero()
		}
		if !heard {
			t.Error("what was said is an exchange with the client as well")
		}
	})
}
