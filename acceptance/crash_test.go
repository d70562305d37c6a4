package acceptance

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

const crashesEnv = "HUMMOCK_CRASHES"

// crashes is how often each server is killed; HUMMOCK_CRASHES sets it.
func crashes(t *testing.T, usual int) int {
	t.Helper()
	text := os.Getenv(crashesEnv)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s is %q: give a number such as 100", crashesEnv, text)
	}
	return n
}

// R1 and R3: the server is killed at random points while it is written to.
// Nothing acknowledged is lost, nothing is done by half, no rev is missing.
func TestKilledServerKeepsWhatItAcknowledged(t *testing.T) {
	t.Parallel()
	times, seed := crashes(t, 15), rand.Uint64()
	each(t, "", func(t *testing.T, w *world) {
		t.Helper()
		t.Logf("seed %d", seed)
		random := rand.New(rand.NewPCG(seed, 99))
		l := openLedger(t, w.found(t, "", "EUR"), 4, seed)
		for range times {
			crash(t, w, l, random)
		}
		t.Logf("%d crashes, %d acknowledged writes, of which %d had their answers cut off", times, l.writes(), l.cut)
	})
}

// crash lets the ledger write for a moment, kills the server, starts it again and
// audits it.
func crash(t *testing.T, w *world, l *ledger, random *rand.Rand) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	enough, done := l.write(ctx, 5+random.Int64N(40))
	select {
	case <-enough:
	case <-done:
		t.Fatalf("the server went before it was killed\n%s", w.lastLog())
	}
	<-time.After(time.Duration(random.Int64N(int64(20 * time.Millisecond)))) // so that the point lies anywhere in a write
	w.kill(t)
	<-done
	if len(w.database) == 0 {
		sound(t, w.dir)
	}
	w.start(t)
	for _, wrong := range append(l.audit(t), l.settle(t)...) {
		t.Error(wrong)
	}
	if t.Failed() {
		t.FailNow()
	}
}

// sound checks a copy of the embedded database as the killed server left it.
func sound(t *testing.T, dir string) {
	t.Helper()
	copied := t.TempDir()
	for _, name := range []string{"hummock.db", "hummock.db-wal"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if err == nil {
			if err := os.WriteFile(filepath.Join(copied, name), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	db, err := sql.Open("sqlite", filepath.Join(copied, "hummock.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&said); err != nil || said != "ok" {
		t.Errorf("integrity_check says %q, %v", said, err)
	}
	var broken int
	if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken); err != nil || broken != 0 {
		t.Errorf("%d rows point nowhere, %v", broken, err)
	}
}

// liar stands before a sound server and makes it a broken one: it acknowledges
// every seventh edit without passing it on, or passes every seventh new deal on
// twice.
type liar struct {
	server  *httputil.ReverseProxy
	url     string
	sin     string
	counted atomic.Int64
	sinned  atomic.Int64
}

func (p *liar) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	switch {
	case p.sin == "drops" && r.Method == http.MethodPatch && p.counted.Add(1)%7 == 0:
		p.drop(w, r, body)
		return
	case p.sin == "doubles" && r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/deals") && p.counted.Add(1)%7 == 0:
		p.double(r, body)
	}
	p.server.ServeHTTP(w, r)
}

// drop answers as if the edit had been made.
func (p *liar) drop(w http.ResponseWriter, r *http.Request, body []byte) {
	res, err := p.ask(r, http.MethodGet, nil)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer res.Body.Close()
	var found struct{ Deal object }
	var edit object
	if json.NewDecoder(res.Body).Decode(&found) != nil || json.Unmarshal(body, &edit) != nil {
		http.Error(w, "unreadable", http.StatusBadGateway)
		return
	}
	version, _ := found.Deal["version"].(float64)
	found.Deal["version"], found.Deal["value"] = version+1, edit["value"]
	p.sinned.Add(1)
	_ = json.NewEncoder(w).Encode(found.Deal) // the client may have gone
}

// double makes the new deal once before it is made as asked.
func (p *liar) double(r *http.Request, body []byte) {
	if res, err := p.ask(r, http.MethodPost, body); err == nil {
		_ = res.Body.Close()
		p.sinned.Add(1)
	}
}

func (p *liar) ask(r *http.Request, method string, body []byte) (*http.Response, error) {
	again, err := http.NewRequestWithContext(r.Context(), method, p.url+r.URL.Path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	again.Header.Set("Authorization", r.Header.Get("Authorization"))
	again.Header.Set("Content-Type", "application/json")
	return http.DefaultClient.Do(again)
}

// The ledger is worth what it finds: before a server that breaks its promises it
// must cry out, and before a sound one it must not.
func TestLedgerCatchesABrokenServer(t *testing.T) {
	t.Parallel()
	for sin, cry := range map[string]string{"drops": "lost", "doubles": "doubled", "": ""} {
		t.Run(sin, func(t *testing.T) {
			t.Parallel()
			w := &world{dir: folder(t)}
			w.start(t)
			t.Cleanup(func() { w.stop(t) })
			f := w.found(t, "", "EUR")
			behind, err := url.Parse(w.url)
			if err != nil {
				t.Fatal(err)
			}
			p := &liar{server: &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(behind) }}, url: w.url, sin: sin}
			front := httptest.NewServer(p)
			t.Cleanup(front.Close)
			l := openLedger(t, f, 1, 7)
			w.url = front.URL
			if wrong := l.untilFound(t, 60); !strings.Contains(strings.Join(wrong, "\n"), cry) || (len(wrong) > 0) != (sin != "") {
				t.Errorf("a server that %q (%d times): the ledger says %v", sin, p.sinned.Load(), wrong)
			}
		})
	}
}

// untilFound writes by one hand and audits after each write, until something is
// wrong or so many writes are done.
func (l *ledger) untilFound(t *testing.T, most int) []string {
	t.Helper()
	for range most {
		if !l.hands[0].next(t.Context()) {
			t.Fatal("the server does not answer")
		}
		if wrong := append(l.audit(t), l.settle(t)...); len(wrong) > 0 {
			return wrong
		}
	}
	return nil
}
