package api

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// paper is a contract of a deal, in a file that a browser shows.
func (o *offered) paper(t *testing.T, kind, name, content string) (id string) {
	t.Helper()
	file := o.seller.upload(t, name, content).want(t, 200).text(t, "id")
	o.seller.do(t, "POST /deals/"+o.deal+"/documents", map[string]any{"kind": kind, "file_id": file}).want(t, 200)
	list := o.seller.do(t, "GET /deals/"+o.deal+"/documents", nil).want(t, 200).items(t)
	return list[len(list)-1].(map[string]any)["id"].(string)
}

// secret makes a link and gives the secret in it.
func (c *client) secret(t *testing.T, route string) string {
	t.Helper()
	_, token, found := strings.Cut(c.do(t, route, nil).want(t, 200).text(t, "url"), "/o#")
	if !found || len(token) < 40 {
		t.Fatalf("%s gave no link", route)
	}
	return token
}

func (c *client) preview(t *testing.T, token string) *reply {
	t.Helper()
	form := url.Values{"token": {token}}.Encode()
	r := httptest.NewRequestWithContext(t.Context(), "POST", "http://localhost:8080"+Base+clientPreview, strings.NewReader(form))
	r.Header.Set("Content-Type", formKind)
	return c.send(t, r)
}

// A client looks at a document by a link and signs it; the file comes out
// harmless, and nothing of the deal beside it.
func TestAClientSignsOnline(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		o := w.offered(t)
		viewer := w.joined(t, o.owner, "vito@example.com", map[string]any{"roles": []string{"viewer"}, "sees": "all"})
		id := o.paper(t, "nda", "NDA.pdf", aPDF)
		viewer.do(t, "POST /documents/"+id+"/link", nil).problem(t, 403, "role.not_allowed")
		token, client := o.seller.secret(t, "POST /documents/"+id+"/link"), w.visitor()
		shown := client.do(t, "POST /client-links/open", map[string]any{"token": token}).want(t, 200)
		if shown.text(t, "kind") != "document" || shown.text(t, "client") != "Brightwater" || shown.text(t, "document", "accepted_as") != "signed" || shown.text(t, "document", "state") != "seen" || strings.Contains(shown.raw, o.deal) || strings.Contains(shown.raw, id) {
			t.Errorf("the client sees the document and nothing beside it, got %s", shown.raw)
		}
		saved := client.do(t, "POST /client-links/file", map[string]any{"token": token}).want(t, 200)
		if saved.raw != aPDF || !strings.HasPrefix(saved.Header.Get("Content-Disposition"), "attachment; ") {
			t.Errorf("got %v", saved.Header)
		}
		frame := client.preview(t, token).want(t, 200)
		if h := frame.Header; frame.raw != aPDF || !strings.HasPrefix(h.Get("Content-Disposition"), "inline; ") || h.Get("Cache-Control") != "no-store" ||
			!strings.Contains(h.Get("Content-Security-Policy"), "frame-ancestors 'self'; sandbox") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" {
			t.Errorf("got %v", h)
		}
		client.do(t, "POST /client-links/preview", map[string]any{"token": token}).problem(t, 415, "content_type")
		client.preview(t, "guess").problem(t, 404, "client_link.over")

		w.clock.Move(time.Minute) // whoever asks much is slowed down
		answer := map[string]any{"token": token, "state": "accepted", "name": "Dora Decides"}
		o.seller.do(t, "POST /client-links/reply", answer).problem(t, 403, "client_link.own")
		client.do(t, "POST /client-links/reply", answer).want(t, 200)
		client.do(t, "POST /client-links/reply", answer).problem(t, 409, "document.answered")
		paper := o.seller.do(t, "GET /deals/"+o.deal+"/documents", nil).want(t, 200)
		if paper.text(t, "items", "0", "state") != "signed" || paper.text(t, "items", "0", "steps", "3", "client", "name") != "Dora Decides" || paper.text(t, "items", "0", "steps", "3", "client", "address") == "" {
			t.Errorf("who signed, and from where, is kept, got %s", paper.raw)
		}
		if sheet := o.owner.do(t, "GET /exports/documents", nil).want(t, 200).raw; !strings.Contains(sheet, "Dora Decides") {
			t.Errorf("the export tells who signed, got %s", sheet)
		}
	})
}

// A link leads to what holds now, or says in one sentence why it does not.
func TestLinksOfDocumentsEnd(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		o := w.offered(t)
		id := o.paper(t, "contract", "Terms.txt", "Pay in 14 days")
		token, client := o.seller.secret(t, "POST /documents/"+id+"/link"), w.visitor()
		open := func() *reply { return client.do(t, "POST /client-links/open", map[string]any{"token": token}) }
		client.preview(t, token).problem(t, 422, "file.no_preview")
		file := o.seller.upload(t, "Terms 2.txt", "Pay in 30 days").want(t, 200).text(t, "id")
		o.seller.do(t, "POST /documents/"+id+"/steps", map[string]any{"state": "sent", "file_id": file}, o.at(t)...).want(t, 200)
		open().problem(t, 404, "client_link.older")
		token = o.seller.secret(t, "POST /documents/"+id+"/link")
		o.seller.do(t, "POST /documents/"+id+"/steps", map[string]any{"state": "void", "note": "Wrong firm"}, o.at(t)...).want(t, 200)
		open().problem(t, 404, "client_link.void")
		o.send(t)
		papers := o.seller.do(t, "GET /deals/"+o.deal+"/documents", nil).want(t, 200).items(t)
		offer := papers[len(papers)-1].(map[string]any)["id"].(string)
		o.seller.do(t, "POST /documents/"+offer+"/link", nil).problem(t, 409, "client_link.of_offer")
		w.clock.Move(31 * 24 * time.Hour)
		open().problem(t, 404, "client_link.over")
		slowed := false
		for range 60 {
			slowed = slowed || open().StatusCode == http.StatusTooManyRequests || client.preview(t, token).StatusCode == http.StatusTooManyRequests
		}
		if !slowed {
			t.Error("whoever guesses is not slowed down")
		}
	})
}

// A client gives the feedback that they were asked for themselves.
func TestAClientGivesFeedbackOnline(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		o := w.offered(t)
		dora := o.seller.do(t, "POST /contacts", map[string]any{"name": "Dora Decides"}).want(t, 200).text(t, "id")
		o.seller.do(t, "POST /deals/"+o.deal+"/feedback", map[string]any{"kind": "final", "contact_id": dora, "way": "mail"}).want(t, 200)
		id := o.seller.do(t, "GET /deals/"+o.deal+"/after-work", nil).want(t, 200).text(t, "feedback", "0", "id")
		token, client := o.seller.secret(t, "POST /feedback/"+id+"/link"), w.visitor()
		asked := client.do(t, "POST /client-links/open", map[string]any{"token": token}).want(t, 200)
		if asked.text(t, "kind") != "feedback" || asked.text(t, "feedback", "person") != "Dora Decides" || strings.Contains(asked.raw, o.deal) {
			t.Errorf("got %s", asked.raw)
		}
		said := map[string]any{"token": token, "name": "Dora", "score": 9, "words": "They finish what they begin", "quote": true}
		o.seller.do(t, "POST /client-links/feedback", said).problem(t, 403, "client_link.own")
		client.do(t, "POST /client-links/feedback", map[string]any{"token": "guess", "name": "Dora", "score": 9}).problem(t, 404, "client_link.over")
		client.do(t, "POST /client-links/feedback", said).want(t, 200)
		client.do(t, "POST /client-links/feedback", said).problem(t, 409, "feedback.answered")
		o.seller.do(t, "POST /feedback/"+id+"/link", nil).problem(t, 409, "feedback.answered")
		told := o.seller.do(t, "GET /deals/"+o.deal+"/after-work", nil).want(t, 200)
		if told.text(t, "feedback", "0", "client", "name") != "Dora" || told.text(t, "publications", "0", "permission") != "granted" || told.text(t, "publications", "0", "person") != "Dora" {
			t.Errorf("got %s", told.raw)
		}
		if sheet := o.owner.do(t, "GET /exports/feedback", nil).want(t, 200).raw; !strings.Contains(sheet, "9,They finish what they begin") {
			t.Errorf("got %s", sheet)
		}
	})
}
