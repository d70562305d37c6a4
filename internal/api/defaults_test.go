package api

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"hummock/internal/storetest"
)

func TestASecretThatSomebodyPlantedBecomesNoSession(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	w.founded(t)
	victim, planter := w.visitor(), w.visitor()
	victim.cookies[sessionCookie], planter.cookies[sessionCookie] = "planted", "planted"
	victim.do(t, "POST /session", with("anna@example.com", w.backupOf("anna@example.com"))).want(t, 200)
	planter.do(t, "GET /session", nil).problem(t, 401, "session.over")
	out := victim.do(t, "DELETE /session", nil).want(t, 204)
	if got := out.Header.Get("Clear-Site-Data"); got != `"cache", "storage"` || victim.cookies[sessionCookie] != "" {
		t.Errorf("signing out clears %q, and leaves the cookie %q", got, victim.cookies[sessionCookie])
	}
}

func TestCookiesOfASecureServer(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	plain := newWorld(storetest.SQLite(t, clock), clock)
	plain.founded(t)
	deps := plain.Deps
	deps.Secure = true
	w := &world{Server: New(deps), clock: clock, log: plain.log}
	r := w.visitor().do(t, "POST /session", with("anna@example.com", plain.backupOf("anna@example.com"))).want(t, 200)
	names := map[string]bool{}
	for _, c := range r.Cookies() {
		names[c.Name] = true
		if !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || len(c.Value) < 43 {
			t.Errorf("the cookie %s is not kept to itself: %s", c.Name, c)
		}
	}
	if !names["__Host-sid"] || !names["__Host-device"] {
		t.Errorf("got the cookies %v", names)
	}
	if got := r.Header.Get("Strict-Transport-Security"); !strings.HasPrefix(got, "max-age=63072000") {
		t.Errorf("HTTPS is asked for by %q", got)
	}
	if got := plain.visitor().do(t, "GET /setup", nil).Header.Get("Strict-Transport-Security"); got != "" {
		t.Errorf("a server without TLS must not ask for it, and says %q", got)
	}
}

func TestATokenReadsForNinetyDaysUnlessMoreIsAsked(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	owner := w.founded(t)
	made := owner.do(t, "POST /tokens", map[string]any{"name": "plain"}).want(t, 200)
	if made.at(t, "writes") != false || !strings.HasPrefix(made.text(t, "expires_at"), clock.Now().AddDate(0, 0, 90).Format(time.DateOnly)) {
		t.Errorf("a token as it is made: %s", made.raw)
	}
	program := w.visitor()
	for _, name := range []string{"token", "access_token", "api_key"} {
		program.do(t, "GET /users?"+name+"="+made.text(t, "secret"), nil).problem(t, 401, "signed_out")
	}
	if strings.Contains(w.log.String(), made.text(t, "secret")) {
		t.Error("the log holds a token that came by the address")
	}
}

func TestALineOfTheLogIsOneLine(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	path := "/%0d%0a%7b%22level%22:%22forged%22%7d%e2%80%a8" + strings.Repeat("a", 20_000)
	r := httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost"+path+"?secret=TOPSECRET", nil)
	r.Header.Set("User-Agent", "x\ty")
	w.ServeHTTP(httptest.NewRecorder(), r)
	log := w.log.String()
	if strings.Count(log, "\n") != 1 || !json.Valid([]byte(log)) || strings.Contains(log, "TOPSECRET") || len(log) > 2000 {
		t.Errorf("got %q", log)
	}
}

func TestAPanicIsAnsweredWithoutDetail(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	rec := httptest.NewRecorder()
	w.begin(false, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("TOPSECRET") })).
		ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost/", nil))
	if rec.Code != http.StatusInternalServerError || strings.Contains(rec.Body.String(), "TOPSECRET") || strings.Contains(rec.Body.String(), ".go:") || !strings.Contains(rec.Body.String(), `"code":"internal"`) {
		t.Errorf("answered %d %s", rec.Code, rec.Body)
	}
	if !strings.Contains(w.log.String(), "TOPSECRET") {
		t.Error("the log does not say what happened")
	}
}

func TestPagesOfOneTimeLinksNameThemselvesToNobody(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	for _, path := range []string{"/setup", "/join", "/sign-in", "/password"} {
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost"+path, nil))
		if got := rec.Header().Get("Referrer-Policy"); got != "no-referrer" {
			t.Errorf("%s: %q", path, got)
		}
	}
}
