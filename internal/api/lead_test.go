package api

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// post sends a form as a browser does, from a page of another site.
func (w *world) post(t *testing.T, path string, fields url.Values) *reply {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://localhost:8080"+path, strings.NewReader(fields.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://shop.example")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	return w.visitor().send(t, r)
}

var stampField = regexp.MustCompile(`name="stamp" value="([^"]+)"`)

// A stranger's form becomes a lead; rubbish gets the same answer and is held back.
func TestAFormBringsLeads(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		owner := w.founded(t)
		key := owner.do(t, "POST /lead-forms", map[string]any{"name": "Ask <us>", "source": "site", "language": "pl", "active": true}).want(t, 200).text(t, "key")
		page := w.visitor().send(t, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://localhost:8080/f/"+key, nil)).want(t, 200)
		if !strings.Contains(page.raw, "Ask &lt;us&gt;") || !strings.Contains(page.raw, `lang="pl"`) || strings.Contains(page.raw, "<script") {
			t.Errorf("got %s", page.raw)
		}
		stamp := stampField.FindStringSubmatch(page.raw)[1]
		w.clock.Move(time.Minute)
		said := url.Values{"name": {"Tomasz"}, "email": {"t@odra.example"}, "message": {"Three pumps"}, "stamp": {stamp}}
		good := w.post(t, "/f/"+key, said).want(t, 200)
		said.Set("website", "http://spam.example")
		if bad := w.post(t, "/f/"+key, said).want(t, 200); withoutNonce(bad.raw) != withoutNonce(good.raw) {
			t.Error("a robot is told that it was found out")
		}
		open := owner.do(t, "GET /leads?status=open", nil).want(t, 200)
		if open.text(t, "items", "0", "name") != "Tomasz" || open.text(t, "items", "0", "door") != "form" {
			t.Errorf("got %s", open.raw)
		}
		held := owner.do(t, "GET /leads?status=quarantined", nil).want(t, 200)
		if held.text(t, "items", "0", "reason") != "honeypot" {
			t.Errorf("got %s", held.raw)
		}
		w.post(t, "/f/"+key, url.Values{"message": {strings.Repeat("x", formBody)}}).want(t, 422)
		w.post(t, "/f/unknown", said).want(t, 404)
		form := owner.do(t, "GET /lead-forms", nil).want(t, 200)
		if snippet := form.text(t, "items", "0", "snippet"); !strings.Contains(snippet, `action="`+form.text(t, "items", "0", "url")+`"`) || !strings.Contains(snippet, "Imię i nazwisko") || strings.Contains(snippet, "<script") {
			t.Errorf("the snippet for other pages: %s", snippet)
		}
		if csv := owner.do(t, "GET /exports/leads", nil).want(t, 200); !strings.Contains(csv.raw, "Three pumps") {
			t.Errorf("got %s", csv.raw)
		}
	})
}

func withoutNonce(page string) string {
	return regexp.MustCompile(`nonce="[^"]*"`).ReplaceAllString(page, "")
}
