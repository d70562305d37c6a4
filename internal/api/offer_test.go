package api

import (
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// offered is a deal with the draft of an offer.
type offered struct {
	owner, seller *client
	deal, offer   string
}

func (w *world) offered(t *testing.T) *offered {
	t.Helper()
	o := &offered{owner: w.founded(t)}
	o.seller = w.joined(t, o.owner, "sel@example.com", nil)
	o.deal = o.seller.do(t, "POST /deals", map[string]any{"name": "Portal", "company_name": "Brightwater", "set": map[string]any{"value": 2400000, "currency": "EUR"}}).want(t, 200).text(t, "id")
	o.seller.do(t, "POST /deals/"+o.deal+"/offers", map[string]any{"name": "Portal, stage one", "language": "pl", "terms": "30 days", "lines": []map[string]any{line("Design", 2000, 1200000, 0)}}).want(t, 200)
	o.offer = o.list(t, o.seller).text(t, "items", "0", "id")
	return o
}

func line(text string, quantity, price, discount int) map[string]any {
	return map[string]any{"text": text, "quantity": quantity, "price": price, "discount": discount, "tax": 2300}
}

func (o *offered) list(t *testing.T, by *client) *reply {
	t.Helper()
	return by.do(t, "GET /deals/"+o.deal+"/offers", nil).want(t, 200)
}

// at gives If-Match with the deal's version.
func (o *offered) at(t *testing.T) []string {
	t.Helper()
	return []string{"If-Match", o.owner.do(t, "GET /deals/"+o.deal, nil).want(t, 200).Header.Get("ETag")}
}

func (o *offered) send(t *testing.T) {
	t.Helper()
	o.seller.do(t, "POST /offers/"+o.offer+"/sent", nil, o.at(t)...).want(t, 200)
}

// link gives the secret of a new client's link.
func (o *offered) link(t *testing.T) string {
	t.Helper()
	url := o.seller.do(t, "POST /offers/"+o.offer+"/link", nil).want(t, 200).text(t, "url")
	page, token, found := strings.Cut(url, "/o#")
	if !found || len(token) < 40 || page != "http://localhost:8080" {
		t.Fatalf("got %s", url)
	}
	return token
}

// A draft is written, sent and frozen; the client sees it by a link, asks for
// changes, and accepts the next version. What they did is kept.
func TestAClientAcceptsAnOffer(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		o := w.offered(t)
		viewer := w.joined(t, o.owner, "vito@example.com", map[string]any{"roles": []string{"viewer"}, "sees": "all"})
		if got := o.list(t, o.seller); got.at(t, "items", "0", "versions", "0", "totals", "gross") != 2952000.0 {
			t.Errorf("2 × 12,000 and 23 %% on top, got %s", got.raw)
		}
		if pdf := o.seller.do(t, "GET /offers/"+o.offer+"/pdf", nil).want(t, 200); !strings.HasPrefix(pdf.raw, "%PDF-") || !strings.Contains(pdf.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("want a PDF, got %v", pdf.Header)
		}
		o.send(t)
		mine, hers := o.seller.do(t, "GET /offers/"+o.offer+"/pdf", nil).want(t, 200), o.owner.do(t, "GET /offers/"+o.offer+"/pdf", nil).want(t, 200)
		if mine.raw != hers.raw {
			t.Error("what was sent is one paper, whoever opens it")
		}
		o.seller.do(t, "PUT /offers/"+o.offer+"/draft", map[string]any{"number": 1, "lines": []any{}}, o.at(t)...).problem(t, 409, "offer.frozen")
		o.seller.do(t, "POST /offers/"+o.offer+"/sent", nil, o.at(t)...).problem(t, 409, "offer.sent")

		first, client := o.link(t), w.visitor()
		shown := client.do(t, "POST /client-links/open", map[string]any{"token": first}).want(t, 200)
		if shown.text(t, "offer", "state") != "seen" || shown.text(t, "client") != "Brightwater" || shown.text(t, "offer", "language") != "pl" || strings.Contains(shown.raw, o.deal) || strings.Contains(shown.raw, "list_price") {
			t.Errorf("the client sees the offer and nothing beside it, got %s", shown.raw)
		}
		if pdf := client.do(t, "POST /client-links/file", map[string]any{"token": first}).want(t, 200); !strings.HasPrefix(pdf.raw, "%PDF-") {
			t.Errorf("got %q", pdf.raw[:20])
		}
		reply := map[string]any{"token": first, "state": "changes_asked", "name": "Dora", "note": "Without search"}
		o.seller.do(t, "POST /client-links/reply", reply).problem(t, 403, "client_link.own")
		client.do(t, "POST /client-links/reply", map[string]any{"token": first, "state": "accepted", "name": "  "}).problem(t, 422, "reply.name")
		client.do(t, "POST /client-links/reply", reply).want(t, 200)
		client.do(t, "POST /client-links/reply", map[string]any{"token": first, "state": "accepted", "name": "Dora"}).problem(t, 409, "offer.answered")

		o.seller.do(t, "PUT /offers/"+o.offer+"/draft", map[string]any{"number": 2, "lines": []any{line("Design", 1500, 1200000, 500)}}, o.at(t)...).want(t, 200)
		o.send(t)
		client.do(t, "POST /client-links/open", map[string]any{"token": first}).problem(t, 404, "client_link.older")
		second := o.link(t)
		client.do(t, "POST /client-links/reply", map[string]any{"token": second, "state": "accepted", "name": "Dora Client"}).want(t, 200)
		client.do(t, "POST /client-links/open", map[string]any{"token": second}).want(t, 200)

		told := o.list(t, o.seller)
		version := func(i int, path ...string) string {
			return told.text(t, append([]string{"items", "0", "versions", strconv.Itoa(i)}, path...)...)
		}
		if version(0, "state") != "changes_asked" || version(1, "state") != "accepted" || version(1, "reply", "name") != "Dora Client" || version(1, "reply", "address") == "" || version(0, "seen_at") == "" {
			t.Errorf("the answers are kept as evidence, got %s", told.raw)
		}
		changed := o.seller.do(t, "GET /offers/"+o.offer+"/comparison?from=1&to=2", nil).want(t, 200)
		if changed.text(t, "lines", "0", "kind") != "changed" || changed.at(t, "net") != -690000.0 {
			t.Errorf("got %s", changed.raw)
		}
		papers := o.seller.do(t, "GET /deals/"+o.deal+"/documents", nil).want(t, 200)
		if papers.text(t, "items", "0", "kind") != "offer" || papers.text(t, "items", "0", "state") != "agreed" {
			t.Errorf("the deal's document follows, got %s", papers.raw)
		}
		wishes := o.seller.do(t, "GET /deals/"+o.deal+"/change-requests", nil).want(t, 200)
		if wishes.text(t, "items", "0", "text") != "Without search" || wishes.text(t, "items", "0", "asked_by") != "Dora" {
			t.Errorf("what the client asked for is to be decided, got %s", wishes.raw)
		}
		o.hidesAmounts(t, w, viewer, told.text(t, "items", "0", "versions", "1", "file_id"))
		if log := w.log.String(); strings.Contains(log, first) || strings.Contains(log, second) {
			t.Error("the secret of a link is in the log")
		}
		if p := client.do(t, "POST /client-links/open", map[string]any{"token": second}); p.Header.Get("Referrer-Policy") != "same-origin" || p.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("got %v", p.Header)
		}
	})
}

// hidesAmounts: who may not see amounts finds none in any channel.
func (o *offered) hidesAmounts(t *testing.T, _ *world, viewer *client, file string) {
	t.Helper()
	wish := o.owner.do(t, "GET /deals/"+o.deal+"/change-requests", nil).want(t, 200).text(t, "items", "0", "id")
	o.owner.do(t, "PUT /change-requests/"+wish+"/decision", map[string]any{"decision": "accepted", "cost_effect": 123400, "price_effect": 456700}, o.at(t)...).want(t, 200)
	for _, path := range []string{"/deals/" + o.deal + "/offers", "/deals/" + o.deal + "/change-requests", "/offers/" + o.offer + "/comparison?from=1&to=2", "/deals/" + o.deal + "/timeline", "/exports/offers", "/exports/change-requests", "/exports/offers?format=json"} {
		told := viewer.do(t, "GET "+path, nil).want(t, 200).raw
		for _, amount := range []string{"1200000", "2952000", "1710000", "690000", "123400", "456700", "12000.00", "17100", "4567"} {
			if strings.Contains(told, amount) {
				t.Errorf("%s tells %s: %s", path, amount, told)
			}
		}
	}
	viewer.do(t, "GET /files/"+file, nil).problem(t, 404, "file.not_found")
	o.seller.do(t, "GET /files/"+file, nil).want(t, 200)
}

// Links end: with the offer's last day, and never tell a wrong one from an old
// one. Whoever tries many is slowed down.
func TestLinksOfOffersEnd(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		o := w.offered(t)
		o.send(t)
		token, client := o.link(t), w.visitor()
		client.do(t, "POST /client-links/open", map[string]any{"token": token}).want(t, 200)
		w.clock.Move(31 * 24 * time.Hour)
		old := client.do(t, "POST /client-links/open", map[string]any{"token": token})
		old.problem(t, 404, "client_link.over")
		wrong := client.do(t, "POST /client-links/open", map[string]any{"token": strings.Repeat("x", len(token))})
		wrong.problem(t, 404, "client_link.over")
		if old.body["detail"] != wrong.body["detail"] {
			t.Errorf("%s differs from %s", old.raw, wrong.raw)
		}
		client.do(t, "POST /client-links/reply", map[string]any{"token": token, "state": "accepted", "name": "Dora"}).problem(t, 404, "client_link.over")
		slowed := false
		for range 60 {
			slowed = slowed || client.do(t, "POST /client-links/open", map[string]any{"token": "guess"}).StatusCode == http.StatusTooManyRequests
		}
		if !slowed {
			t.Error("whoever guesses is not slowed down")
		}
	})
}

// Of two who send at once, one does; a colleague's look at the link counts for
// nothing.
func TestAnOfferIsSentOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		o := w.offered(t)
		at := o.at(t)
		var both sync.WaitGroup
		answers := make([]*reply, 2)
		for i := range answers {
			both.Go(func() { answers[i] = o.seller.do(t, "POST /offers/"+o.offer+"/sent", nil, at...) })
		}
		both.Wait()
		if a, b := answers[0].StatusCode, answers[1].StatusCode; a+b != 200+412 {
			t.Errorf("got %d and %d: %s %s", a, b, answers[0].raw, answers[1].raw)
		}
		if steps := o.seller.do(t, "GET /deals/"+o.deal+"/documents", nil).want(t, 200).at(t, "items", "0", "steps"); len(steps.([]any)) != 1 {
			t.Errorf("got %v", steps)
		}
		o.seller.do(t, "POST /client-links/open", map[string]any{"token": o.link(t)}).want(t, 200)
		if told := o.list(t, o.owner); told.text(t, "items", "0", "versions", "0", "state") != "sent" {
			t.Errorf("only the client sees it: %s", told.raw)
		}
		again := append(o.at(t), "Idempotency-Key", "twice")
		o.seller.do(t, "PUT /offers/"+o.offer+"/draft", map[string]any{"number": 2, "lines": []any{line("Design", 1000, 100, 0)}}, again...).want(t, 200)
		again = append(o.at(t), "Idempotency-Key", "thrice")
		for range 2 {
			o.seller.do(t, "POST /offers/"+o.offer+"/sent", nil, again...).want(t, 200)
		}
	})
}

// A discount beyond the limit needs a leave, which a manager gives; below list
// prices is a discount too.
func TestADiscountNeedsLeave(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		o := w.offered(t)
		manager := w.joined(t, o.owner, "mia@example.com", map[string]any{"roles": []string{"manager"}, "sees": "all"})
		product := o.owner.do(t, "POST /products", map[string]any{"name": "Day of design", "price": 100000, "currency": "EUR"}).want(t, 200).text(t, "id")
		draft := map[string]any{"number": 1, "lines": []map[string]any{{"product_id": product, "quantity": 1000, "price": 85000}}}
		o.seller.do(t, "PUT /offers/"+o.offer+"/draft", draft, o.at(t)...).want(t, 200)
		refused := o.seller.do(t, "POST /offers/"+o.offer+"/sent", nil, o.at(t)...)
		refused.problem(t, 403, "offer.discount")
		if !strings.Contains(refused.raw, "15 %") {
			t.Errorf("got %s", refused.raw)
		}
		o.seller.do(t, "POST /offers/"+o.offer+"/approvals", map[string]any{"message": "They buy a second stage"}).want(t, 200)
		open := manager.do(t, "GET /approvals", nil).want(t, 200)
		if open.text(t, "items", "0", "purpose") != "discount" || !strings.Contains(open.text(t, "items", "0", "text"), "15 %") {
			t.Errorf("got %s", open.raw)
		}
		o.seller.do(t, "PUT /approvals/"+open.text(t, "items", "0", "id"), map[string]any{"decision": "granted", "reason": "Mine"}).problem(t, 403, "approval.not_yours")
		manager.do(t, "PUT /approvals/"+open.text(t, "items", "0", "id"), map[string]any{"decision": "granted", "reason": "For the second stage"}).want(t, 200)
		draft["lines"] = []map[string]any{{"product_id": product, "quantity": 1000, "price": 80000}}
		o.seller.do(t, "PUT /offers/"+o.offer+"/draft", draft, o.at(t)...).want(t, 200)
		o.seller.do(t, "POST /offers/"+o.offer+"/sent", nil, o.at(t)...).problem(t, 403, "offer.discount")
		draft["lines"] = []map[string]any{{"product_id": product, "quantity": 1000, "price": 86000}}
		o.seller.do(t, "PUT /offers/"+o.offer+"/draft", draft, o.at(t)...).want(t, 200)
		o.send(t)
		o.seller.do(t, "POST /offers/"+o.offer+"/approvals", map[string]any{}).problem(t, 409, "offer.no_leave")
	})
}

// A change request is decided once; the value follows only where it is told to.
func TestChangeRequestsChangeTheValueWhenTold(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		o := w.offered(t)
		expert := w.joined(t, o.owner, "eva@example.com", map[string]any{"roles": []string{"expert"}, "sees": "all"})
		ask := func(title string) string {
			expert.do(t, "POST /deals/"+o.deal+"/change-requests", map[string]any{"title": title, "asked_by": "Dora"}).want(t, 200)
			list, _ := o.seller.do(t, "GET /deals/"+o.deal+"/change-requests", nil).want(t, 200).at(t, "items").([]any)
			last, _ := list[len(list)-1].(map[string]any)
			id, _ := last["id"].(string)
			return id
		}
		value := func(want float64) {
			t.Helper()
			if got := o.owner.do(t, "GET /deals/"+o.deal, nil).at(t, "deal", "value"); got != want {
				t.Errorf("the deal is worth %v, want %v", got, want)
			}
		}
		decide := func(id string, body map[string]any) *reply {
			return o.seller.do(t, "PUT /change-requests/"+id+"/decision", body, o.at(t)...)
		}
		search := ask("Search")
		expert.do(t, "PUT /change-requests/"+search+"/decision", map[string]any{"decision": "deferred"}, o.at(t)...).problem(t, 403, "role.not_allowed")
		decide(search, map[string]any{"decision": "accepted", "price_effect": 100000}).want(t, 200)
		value(2400000)
		decide(search, map[string]any{"decision": "deferred"}).problem(t, 409, "change.decided")
		decide(ask("Maps"), map[string]any{"decision": "accepted", "price_effect": 100000, "change_value": true}).want(t, 200)
		value(2500000)
		decide(ask("Another colour"), map[string]any{"decision": "declined"}).problem(t, 422, "change.reason")
		decide(ask("Chat"), map[string]any{"decision": "as_is_with_discount", "discount": 500, "change_value": true}).want(t, 200)
		value(2375000)
		decide(ask("Free of charge"), map[string]any{"decision": "accepted", "price_effect": -9000000, "change_value": true}).problem(t, 422, "change.below_nothing")
	})
}
