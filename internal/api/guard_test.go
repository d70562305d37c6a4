package api

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"hummock/internal/storetest"
)

func TestHeadersOfEveryAnswer(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	for _, path := range []string{"/", "/deals/1", "/robots.txt", "/none.js", Base + "/setup", Base + "/none", "/api/docs", "/api/none", Base + "/openapi.json"} {
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost"+path, nil))
		h := rec.Header()
		csp := h.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'nonce-", "'strict-dynamic'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "require-trusted-types-for 'script'", "report-to csp"} {
			if !strings.Contains(csp, part) {
				t.Errorf("%s: the content policy lacks %s", path, part)
			}
		}
		if strings.Contains(csp, "unsafe") {
			t.Errorf("%s: the content policy is unsafe: %s", path, csp)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Reporting-Endpoints": `csp="/api/v1/breaches"`,
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q, want %q", path, name, h.Get(name), want)
			}
		}
		if strings.HasPrefix(path, "/api/") && h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", path, h.Get("Cache-Control"))
		}
		if h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s is open to other sites", path)
		}
	}
}

func TestTextsArePackedForWhoeverTakesThem(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	get := func(encoding string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost"+Base+"/openapi.json", nil)
		r.Header.Set("Accept-Encoding", encoding)
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, r)
		return rec
	}
	plain, packed := get(""), get("gzip")
	if plain.Header().Get("Content-Encoding") != "" || packed.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("unasked it is packed as %q, asked as %q", plain.Header().Get("Content-Encoding"), packed.Header().Get("Content-Encoding"))
	}
	if packed.Body.Len()*4 > plain.Body.Len() {
		t.Errorf("%d bytes are packed into %d", plain.Body.Len(), packed.Body.Len())
	}
	unpacked, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(unpacked); err != nil || !bytes.Equal(text, plain.Body.Bytes()) {
		t.Errorf("unpacked it is another text (%v)", err)
	}
}

func TestPageCarriesTheNonceOfItsPolicy(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	get := func(path string) *httptest.ResponseRecorder {
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost"+path, nil))
		return rec
	}
	one, two := get("/deals"), get("/deals")
	_, rest, _ := strings.Cut(one.Body.String(), `nonce="`)
	nonce, _, _ := strings.Cut(rest, `"`)
	if len(nonce) < 20 || !strings.Contains(one.Header().Get("Content-Security-Policy"), "'nonce-"+nonce+"'") {
		t.Errorf("the page's nonce %q is not that of its policy", nonce)
	}
	if one.Body.String() == two.Body.String() {
		t.Error("each page needs a nonce of its own")
	}
	if cc := get("/assets/app-1a2b.js").Header().Get("Cache-Control"); !strings.Contains(cc, "immutable") {
		t.Errorf("a file with its hash in its name may be kept for good, got %q", cc)
	}
	if rec := get("/assets/gone.js"); rec.Code != 404 {
		t.Errorf("a missing file is not found, got %d", rec.Code)
	}
	if rec := get("/setup"); rec.Header().Get("Referrer-Policy") != "no-referrer" {
		t.Error("the page of a one-time link must not name itself to others")
	}
	empty := New(Deps{Store: w.Store, Log: w.Log})
	rec := httptest.NewRecorder()
	empty.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost/", nil))
	if !strings.Contains(rec.Body.String(), "make web") {
		t.Errorf("a server without pages says what to do, got %q", rec.Body)
	}
}

func TestRefusedBeforeAnybodyLooksAtIt(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	body := `{"email":"a@example.com","password":"x"}`
	for name, c := range map[string]struct {
		host, path, kind, body, method string
		header                         []string
		status                         int
		code                           string
	}{
		"a stranger's name":         {host: "evil.example", status: 421, code: "host.unknown"},
		"another site, by browser":  {header: []string{"Sec-Fetch-Site", "cross-site"}, status: 403, code: "cross_origin"},
		"another site, by origin":   {header: []string{"Origin", "https://evil.example"}, status: 403, code: "cross_origin"},
		"a form":                    {kind: "application/x-www-form-urlencoded", status: 415, code: "content_type"},
		"plain text":                {kind: "text/plain", status: 415, code: "content_type"},
		"no kind":                   {kind: "-", status: 415, code: "content_type"},
		"too large":                 {body: `{"email":"` + strings.Repeat("x", bodyLimit) + `"}`, status: 413, code: "body.too_large"},
		"no JSON":                   {body: `{"email":`, status: 400, code: "body.malformed"},
		"no object":                 {body: `[1]`, status: 422, code: "body.malformed"},
		"no UTF-8":                  {body: "{\"email\":\"a\xff\"}", status: 400, code: "body.not_utf8"},
		"an unknown property":       {body: `{"email":"a@example.com","password":"x","admin":true}`, status: 422, code: "input.invalid"},
		"another spelling of names": {body: `{"Email":"a@example.com","password":"x"}`, status: 422, code: "input.invalid"},
		"a path that is none":       {path: "/none", status: 404, code: "path.not_found"},
		"a method that is none":     {path: "/deals", method: "DELETE", status: 405, code: "path.method"},
		"a query that is none":      {path: "/setup?x=1", method: "GET", status: 422, code: "input.invalid"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.host == "" {
				c.host = "localhost:8080"
			}
			if c.path == "" {
				c.path = "/session"
			}
			if c.method == "" {
				c.method = "POST"
			}
			if c.body == "" {
				c.body = body
			}
			r := httptest.NewRequestWithContext(t.Context(), c.method, "http://"+c.host+Base+c.path, strings.NewReader(c.body))
			switch c.kind {
			case "":
				r.Header.Set("Content-Type", "application/json")
			case "-":
			default:
				r.Header.Set("Content-Type", c.kind)
			}
			for i := 0; i+1 < len(c.header); i += 2 {
				r.Header.Set(c.header[i], c.header[i+1])
			}
			w.visitor().send(t, r).problem(t, c.status, c.code)
		})
	}
}

func TestRefusalsNameEachFieldInTheCallersLanguage(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	owner := w.founded(t)
	body := map[string]any{"email": "x", "roles": []string{"king"}, "capacity": -1, "boss": true}
	seen := map[string]bool{}
	for _, language := range []string{"en", "ru", "pl"} {
		if id := owner.do(t, "POST /deals", map[string]any{"name": "Pumps", "company_id": "Reed"}, "Accept-Language", language).problem(t, 422, "input.invalid"); !strings.Contains(id.text(t, "errors", "company_id"), "company_id") {
			t.Errorf("%s: %s", language, id.raw)
		}
		r := owner.do(t, "POST /users", body, "Accept-Language", language).problem(t, 422, "input.invalid")
		errors, ok := r.at(t, "errors").(map[string]any)
		if !ok || len(errors) != 5 {
			t.Fatalf("want a sentence for five fields, got %s", r.raw)
		}
		for _, field := range []string{"name", "email", "roles[0]", "capacity", "boss"} {
			sentence, _ := errors[field].(string)
			if sentence == "" || seen[sentence] || strings.Contains(sentence, "{") {
				t.Errorf("%s: %s is refused by %q", language, field, sentence)
			}
			seen[sentence] = true
		}
	}
}

func TestFailureInsideShowsNoDetail(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	owner := w.founded(t)
	if err := w.Store.Close(); err != nil {
		t.Fatal(err)
	}
	r := owner.do(t, "GET /users", nil).problem(t, 500, "internal")
	if strings.Contains(r.raw, "sql") || strings.Contains(r.raw, "closed") {
		t.Errorf("the answer tells too much: %s", r.raw)
	}
	if id := r.text(t, "request"); !strings.Contains(w.log.String(), id) || strings.Count(w.log.String(), "database is closed") != 1 {
		t.Errorf("the log holds the failure once, under the number of the answer: %s", w.log)
	}
}

func TestHealthAndReadiness(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	status := func(path string) int {
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://probe.internal"+path, nil))
		return rec.Code
	}
	if status("/healthz") != 200 || status("/readyz") != 200 {
		t.Error("a running server is alive and ready")
	}
	w.Stop()
	if status("/healthz") != 200 || status("/readyz") != 503 {
		t.Error("a stopping server is alive and not ready")
	}
}

func TestTooManyRequestsOfOneAccount(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	w.limits = newLimits(0.001)
	w.limits.rate = 1
	owner := w.founded(t)
	for range 20 {
		if r := owner.do(t, "GET /session", nil); r.StatusCode == http.StatusTooManyRequests {
			r.problem(t, 429, "too_fast")
			if r.Header.Get("Retry-After") == "" {
				t.Error("a caller who is too fast is told when to try again")
			}
			return
		}
	}
	t.Error("twenty requests at once are too many for a rate of one")
}
