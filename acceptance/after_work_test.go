package acceptance

import (
	"slices"
	"strings"
	"testing"
)

// afterWork is what comes after the work on a deal.
type afterWork struct {
	Feedback []struct {
		ID, Kind, State, Words string
		Score                  *int
		Askings                []struct{ At string }
		Client                 *struct{ Name, Address string }
	}
	Publications []struct {
		ID, Kind, Permission, Text, Person string
		Steps                              []struct{ State, Note string }
	}
}

func (u *user) afterWork(t *testing.T, deal string) *afterWork {
	t.Helper()
	a := &afterWork{}
	u.ask(t, a, "GET /deals/"+deal+"/after-work", nil)
	return a
}

// changes sends a change of a deal's rows on the version that it has now.
func (u *user) changes(t *testing.T, deal, route string, body object) {
	t.Helper()
	u.ask(t, nil, route, body, at(u.page(t, deal).Deal.Version)...)
}

// dora is the client's person who decides.
func (s *designJob) dora(t *testing.T) string {
	t.Helper()
	var p struct {
		People []struct {
			ID   string `json:"contact_id"`
			Name string
		}
	}
	s.vera.ask(t, &p, "GET /deals/"+s.portal.ID, nil)
	for _, one := range p.People {
		if one.Name == "Dora Decides" {
			return one.ID
		}
	}
	t.Fatalf("Dora is not on the deal: %+v", p.People)
	return ""
}

// delivered is step 9: a change for a price, one declined, an interim invoice,
// and the acceptance.
func (s *designJob) delivered(t *testing.T) {
	id := s.portal.ID
	s.at(t, "2026-04-13T09:00:00Z")
	s.mila.changes(t, id, "PUT /deals/"+id+"/left-out", object{"left_out": []string{"A shop", "Hosting"}})
	for _, title := range []string{"Search by client", "A shop"} {
		s.mila.ask(t, nil, "POST /deals/"+id+"/change-requests", object{"title": title, "asked_by": "Dora Decides"})
	}
	var wishes list[struct{ ID, Decision, Reason string }]
	s.vera.ask(t, &wishes, "GET /deals/"+id+"/change-requests", nil)
	s.vera.changes(t, id, "PUT /change-requests/"+wishes.Items[0].ID+"/decision", object{"decision": "accepted", "price_effect": 1_200_00, "change_value": true})
	s.vera.changes(t, id, "PUT /change-requests/"+wishes.Items[1].ID+"/decision", object{"decision": "declined", "reason": "It was left out from the start"})
	if interim := s.fina.invoice(t, id, object{"amount": 8_000_00, "text": "Half of the work"}); interim.State != "open" || interim.Number == "" {
		t.Errorf("want an interim invoice, got %+v", interim)
	}
	open := []string{"work-accepted", "ready-for-last-invoice", "client-content", "changes-settled"}
	s.mila.blocked(t, id, "close", open)
	s.mila.ask(t, nil, "POST /deals/"+id+"/feedback", object{"kind": "contentment", "contact_id": s.dora(t), "way": "call"})
	s.mila.changes(t, id, "PUT /feedback/"+s.mila.afterWork(t, id).Feedback[0].ID+"/answer", object{"score": 8, "words": "The search could be faster", "way": "call"})
	s.mila.blocked(t, id, "close", []string{"work-accepted", "ready-for-last-invoice", "changes-settled"}) // the client was heard
	s.pavel.answer(t, id, document("work-accepted", object{"name": "Acceptance", "file_id": s.pavel.uploads(t, "Acceptance.pdf", aPDF)}))
	s.mila.move(t, id, "close", answers(tick("ready-for-last-invoice", "Dora, by phone"), tick("changes-settled", "Both have an answer")))
}

// closed is step 10: one cent and one unsigned paper each keep the job open.
func (s *designJob) closed(t *testing.T) {
	id := s.portal.ID
	if last := s.fina.invoice(t, id, object{"amount": 10_000_00, "text": "The rest"}); last.Amount != 10_000_00 {
		t.Errorf("want the rest of 25,200.00, got %+v", last)
	}
	s.fina.pay(t, id, 25_199_99, "Statement 60")
	s.vera.ask(t, nil, "POST /deals/"+id+"/documents", object{"kind": "addendum", "name": "Addendum on search", "state": "sent", "note": "By courier"})
	named := s.lev.refused(t, 409, "papers.open", "POST /deals/"+id+"/answers", tick("papers-closed", "All signed"))
	if !strings.Contains(named.Detail, "Addendum on search") {
		t.Errorf("want the open paper named, got %+v", named)
	}
	owing := owing("2026-05-01", "end-announced")
	p := s.mila.blocked(t, id, "feedback", []string{"nothing-owed", "papers-closed"}, owing)
	if !strings.Contains(p.told("nothing-owed"), "0.01") || !strings.Contains(p.told("papers-closed"), "Addendum on search") {
		t.Errorf("want the cent and the paper told, got %+v", p.Unmet)
	}
	s.fina.pay(t, id, 1, "Statement 61")
	s.mila.blocked(t, id, "feedback", []string{"papers-closed"}, owing)
	for _, d := range s.vera.page(t, id).Documents {
		if d.Name == "Addendum on search" {
			s.vera.changes(t, id, "POST /documents/"+d.ID+"/steps", object{"state": "signed", "file_id": s.vera.uploads(t, "Addendum.pdf", aPDF)})
		}
	}
	s.lev.answer(t, id, tick("papers-closed", "All signed"))
	s.mila.move(t, id, "feedback", answers(tick("end-announced", "Mail to all")))
}

// heard is step 11: feedback is asked for twice and given by a link, the case is
// refused, and the quote may be shown.
func (s *designJob) heard(t *testing.T) {
	id, dora := s.portal.ID, s.dora(t)
	s.vera.blocked(t, id, "end", []string{"feedback-asked", "marketing-output", "quote-permission"})
	request := object{"kind": "final", "contact_id": dora, "way": "mail"}
	s.vera.ask(t, nil, "POST /deals/"+id+"/feedback", request)
	s.at(t, "2026-04-20T09:00:00Z")
	s.vera.ask(t, nil, "POST /deals/"+id+"/feedback", request)
	a := s.vera.afterWork(t, id)
	if len(a.Feedback) != 2 || len(a.Feedback[1].Askings) != 2 || a.Feedback[1].Askings[0].At >= a.Feedback[1].Askings[1].At {
		t.Fatalf("want one request, asked twice, got %+v", a.Feedback)
	}
	token, client := s.vera.clientLink(t, "/feedback/"+a.Feedback[1].ID), &user{world: s.world}
	said := object{"token": token, "name": "Dora Decides", "score": 9, "words": "Our clients stopped calling us for papers"}
	client.ask(t, nil, "POST /client-links/feedback", said)
	client.refused(t, 409, "feedback.answered", "POST /client-links/feedback", said)
	if by := s.vera.afterWork(t, id).Feedback[1].Client; by == nil || by.Name != "Dora Decides" || by.Address == "" {
		t.Errorf("the client answered themselves, got %+v", by)
	}
	s.vera.ask(t, nil, "POST /deals/"+id+"/publications", object{"kind": "quote", "feedback_id": a.Feedback[1].ID})
	s.vera.ask(t, nil, "POST /deals/"+id+"/publications", object{"kind": "case", "text": "A portal that answers by itself"})
	published := s.vera.afterWork(t, id).Publications
	quote, story := "PUT /publications/"+published[0].ID+"/permission", "PUT /publications/"+published[1].ID+"/permission"
	s.vera.changes(t, id, story, object{"state": "asked", "contact_id": dora})
	s.vera.changes(t, id, story, object{"state": "refused", "contact_id": dora, "note": "Their lawyers want no names"})
	s.vera.refused(t, 422, "permission.evidence_missing", quote, object{"state": "granted", "contact_id": dora}, at(s.vera.page(t, id).Deal.Version)...)
	s.vera.changes(t, id, quote, object{"state": "granted", "contact_id": dora, "file_id": s.vera.uploads(t, "Permission.pdf", aPDF)})
	s.vera.blocked(t, id, "end", []string{"marketing-output"})

	var shown, kept list[struct{ Kind, Text, Person string }]
	s.fina.ask(t, &shown, "GET /portfolio", nil)
	s.fina.ask(t, &kept, "GET /portfolio?shown=not_granted", nil)
	if len(shown.Items) != 1 || shown.Items[0].Text != "Our clients stopped calling us for papers" || shown.Items[0].Person != "Dora Decides" || len(kept.Items) != 1 || kept.Items[0].Kind != "case" {
		t.Errorf("want the quote shown and the case kept on record, got %+v and %+v", shown, kept)
	}
	s.reported(t)
	for what, want := range map[string]string{"portfolio": "Their lawyers want no names", "feedback": "stopped calling us"} {
		if _, out, failure := s.command(t, "export", what); !strings.Contains(out, want) {
			t.Errorf("hummock export %s lacks %q: %s%s", what, want, out, failure)
		}
	}
	s.vera.move(t, id, "end", answers(tick("marketing-output", "The quote of Dora")))
}

// reported: the client gets what was promised and done, as a page and on paper.
func (s *designJob) reported(t *testing.T) {
	t.Helper()
	id := s.portal.ID
	s.vera.changes(t, id, "PUT /deals/"+id+"/figures", object{"figures": []object{{"name": "Calls about papers", "before": "40", "after": "12", "unit": "a day", "source": "Their desk"}}})
	a := s.vera.do(t, "GET /deals/"+id+"/report?language=pl", nil)
	for _, want := range []string{"A demo every second Friday", "Search by client", "Hosting", "Acceptance", "Calls about papers", "Realizacja", "Mila", "stopped calling us"} {
		if !strings.Contains(string(a.raw), want) {
			t.Errorf("the report lacks %q: %s", want, a.raw)
		}
	}
	for _, ours := range []string{"Eleven calls", "Courier", "120000", "It was left out", "Contracts get lost", "Their lawyers"} {
		if strings.Contains(string(a.raw), ours) {
			t.Errorf("the client reads %q: %s", ours, a.raw)
		}
	}
	if pdf := s.vera.do(t, "GET /deals/"+id+"/report/pdf", nil); !strings.HasPrefix(string(pdf.raw), "%PDF-") {
		t.Errorf("want a PDF, got %.40s", pdf.raw)
	}
}

// toldInOrder: the timeline tells the whole job from its end to its beginning.
func (s *designJob) toldInOrder(t *testing.T) {
	var told list[struct {
		At    string
		Verb  string
		Visit *struct {
			Stage string
			Void  bool
		}
	}]
	s.vera.ask(t, &told, "GET /deals/"+s.portal.ID+"/timeline?limit=200", nil)
	slices.Reverse(told.Items)
	wanted := []string{
		"created", "offer", "discussion", "decision", "documents", "prepayment", "start", "handover_retold", "handover_refused", "handover_accepted", "production",
		"change_decided", "feedback_asked", "feedback_answered", "close", "payment_booked", "feedback", "feedback_asked", "feedback_asked", "feedback_answered",
		"publication_added", "permission_asked", "permission_refused", "permission_granted", "figures_set",
	}
	before, seen := "", []string{}
	for _, m := range told.Items {
		if m.At < before {
			t.Errorf("%s at %s stands after %s", m.Verb, m.At, before)
		}
		before = m.At
		what := m.Verb
		if m.Visit != nil {
			what = m.Visit.Stage
		}
		seen = append(seen, what)
		if len(wanted) > 0 && what == wanted[0] {
			wanted = wanted[1:]
		}
	}
	if len(wanted) > 0 {
		t.Errorf("the timeline does not tell %v in this order: %v", wanted, seen)
	}
}
