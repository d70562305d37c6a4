package api

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"hummock/internal/storetest"
)

// reported sends a report as a browser does.
func (w *world) reported(t *testing.T, kind, body string) *reply {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), "POST", "http://localhost:8080"+Base+breachPath, strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	return w.visitor().send(t, r)
}

const scriptBreach = `[{"type":"csp-violation","age":10,"url":"http://localhost:8080/join?x=1","body":{"effectiveDirective":"script-src-elem","blockedURL":"https://evil.example/x.js?stolen=TOPSECRET",
	"documentURL":"http://localhost:8080/join?code=TOPSECRET#TOPSECRET","sourceFile":"http://localhost:8080/assets/app.js?TOPSECRET","lineNumber":7,"sample":"TOPSECRET"}},
	{"type":"deprecation","body":{"id":"old"}}]`

func TestBreachesOfTheContentPolicyAreToldOnceAndWithoutSecrets(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	const line = `"msg":"the content policy was breached"`
	for range 3 {
		if r := w.reported(t, reportsKind, scriptBreach).want(t, http.StatusNoContent); r.raw != "" {
			t.Errorf("nobody reads an answer, and here is one: %s", r.raw)
		}
	}
	log := w.log.String()
	if n := strings.Count(log, line); n != 1 || strings.Contains(log, "TOPSECRET") {
		t.Fatalf("want one line without secrets, got %d in %s", n, log)
	}
	for _, part := range []string{`"directive":"script-src-elem"`, `"blocked":"https://evil.example"`, `"page":"/join"`, `"source":"/assets/app.js"`, `"line":7`} {
		if !strings.Contains(log, part) {
			t.Errorf("the log lacks %s: %s", part, log)
		}
	}
	w.reported(t, reportKind, `{"csp-report":{"document-uri":"http://localhost:8080/d/1","violated-directive":"made-up 'self'","blocked-uri":"in\r\nline"}}`).want(t, http.StatusNoContent)
	last := w.log.String()[len(log):]
	if strings.Count(last, line) != 1 || !strings.Contains(last, `"directive":"other"`) || !strings.Contains(last, `"blocked":"other"`) {
		t.Errorf("the older form is not read: %s", last)
	}
	for l := range strings.Lines(w.log.String()) {
		if !json.Valid([]byte(l)) {
			t.Errorf("a line of the log is broken: %q", l)
		}
	}
	figures := httptest.NewRecorder()
	w.Metrics().ServeHTTP(figures, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	if want := `hummock_policy_breaches_total{directive="script-src-elem"} 3`; !strings.Contains(figures.Body.String(), want) {
		t.Errorf("the figures lack %s", want)
	}
}

func TestReportsOfBreachesAreBounded(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	w.reported(t, "application/json", scriptBreach).problem(t, 415, "content_type")
	w.reported(t, reportsKind, "[").problem(t, 422, "report.malformed")
	w.reported(t, reportKind, "{}").problem(t, 422, "report.malformed")
	w.reported(t, reportsKind, strings.Repeat(" ", mostReport+1)).problem(t, 413, "report.too_large")
	r := httptest.NewRequestWithContext(t.Context(), "POST", "http://localhost:8080"+Base+"/session", strings.NewReader("[]"))
	r.Header.Set("Content-Type", reportsKind)
	w.visitor().send(t, r).problem(t, 415, "content_type")

	for range 20 {
		if r := w.reported(t, reportsKind, "[]"); r.StatusCode != http.StatusNoContent {
			r.problem(t, 429, "too_fast")
			return
		}
	}
	t.Error("twenty reports at once from one address are too many")
}

func TestTheLogTakesSoManyBreachesAnHour(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	var l breaches
	count := func() (n int) {
		for i := range 3 * mostSeen {
			if l.isNew(breach{Page: strconv.Itoa(i)}, clock.Now()) {
				n++
			}
		}
		return n
	}
	if first, again := count(), count(); first != mostSeen || again != 0 {
		t.Errorf("%d, then %d", first, again)
	}
	clock.Move(time.Hour)
	if later := count(); later != mostSeen {
		t.Errorf("%d in the next hour", later)
	}
}
