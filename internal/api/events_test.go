package api

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// stream opens the client's stream of changes on a real connection.
func (c *client) stream(t *testing.T, server *httptest.Server, since string) *bufio.Reader {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+Base+"/events?since="+since, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = res.Body.Close() })
	if res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("no stream: %d %s", res.StatusCode, res.Header.Get("Content-Type"))
	}
	return bufio.NewReader(res.Body)
}

// until reads lines up to one that holds a text, or to the stream's end.
func until(t *testing.T, r *bufio.Reader, text string) (string, bool) {
	t.Helper()
	found := make(chan string, 1)
	go func() {
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				close(found)
				return
			}
			if text != "" && strings.Contains(line, text) {
				found <- line
				return
			}
		}
	}()
	select {
	case line, ok := <-found:
		return line, ok
	case <-time.After(20 * time.Second):
		t.Fatalf("nothing with %q came", text)
		return "", false
	}
}

func TestChangesAreHeardAsTheyHappen(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		server := httptest.NewServer(w)
		t.Cleanup(server.Close)
		owner := w.founded(t)
		seller := w.joined(t, owner, "sel@example.com", nil)
		r := seller.stream(t, server, "0")
		until(t, r, `"noun":"workspace"`)
		owner.do(t, "POST /teams", map[string]any{"name": "North"}, "Hummock-Cid", "c-1").want(t, 200)
		line, _ := until(t, r, `"noun":"team"`)
		if !strings.Contains(line, `"cid":"c-1"`) || !strings.Contains(line, "North") {
			t.Errorf("the change comes without its sender or content: %s", line)
		}
		owner.do(t, "POST /deals", map[string]any{"name": "Hidden from sellers"}).want(t, 200)
		owner.do(t, "POST /teams", map[string]any{"name": "South"}).want(t, 200)
		seen, _ := until(t, r, `data:`)
		if !strings.Contains(seen, "South") {
			t.Errorf("want the team next, since the deal is not visible, got %s", seen)
		}
		seller.do(t, "DELETE /session", nil).want(t, 204)
		owner.do(t, "POST /teams", map[string]any{"name": "East"}).want(t, 200)
		if _, ok := until(t, r, "East"); ok {
			t.Error("a stream ends with its session")
		}
		o := owner.stream(t, server, "0")
		until(t, o, "East")
		w.Stop()
		if _, ok := until(t, o, ""); ok {
			t.Error("a stream ends when the server stops")
		}
	})
}

func TestChangesAfterARev(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		owner := w.founded(t)
		all := owner.do(t, "GET /changes?since=0", nil).want(t, 200)
		rev := all.at(t, "rev").(float64)
		list := all.at(t, "changes").([]any)
		for i, c := range list {
			if got := c.(map[string]any)["rev"].(float64); int(got) != i+1 {
				t.Fatalf("the revs have a gap at %d: %v", i+1, got)
			}
		}
		if int(rev) != len(list) {
			t.Errorf("want rev %d, got %v", len(list), rev)
		}
		if !owner.do(t, "GET /changes?since=999999", nil).want(t, 200).at(t, "lost").(bool) {
			t.Error("a rev that never was is lost")
		}
	})
}

// What somebody may see no longer leaves their screen: nothing is told of it but
// that it is gone. Who sees less or more from now on reads everything anew.
func TestWhatIsTakenAwayIsGone(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		server := httptest.NewServer(w)
		t.Cleanup(server.Close)
		owner := w.founded(t)
		seller := w.joined(t, owner, "sel@example.com", nil)
		made := seller.do(t, "POST /deals", map[string]any{"name": "Pumps"}).want(t, 200)
		r := seller.stream(t, server, "0")
		until(t, r, "Pumps")
		me := owner.do(t, "GET /session", nil).want(t, 200).at(t, "user").(map[string]any)["id"]
		owner.do(t, "PATCH /deals/"+made.text(t, "id"), map[string]any{"owner_id": me, "name": "Secret"}, "If-Match", made.Header.Get("ETag")).want(t, 200)
		line, _ := until(t, r, `"verb":"gone"`)
		if !strings.Contains(line, made.text(t, "id")) || !strings.Contains(line, `"after":null`) || strings.Contains(line, "Secret") {
			t.Errorf("told was %s", line)
		}
		users := owner.do(t, "GET /users", nil).want(t, 200).items(t)
		for _, u := range users {
			if u := u.(map[string]any); u["email"] == "sel@example.com" {
				owner.do(t, "PATCH /users/"+u["id"].(string), map[string]any{"sees": "all"}, "If-Match", fmt.Sprintf("\"%v\"", u["version"])).want(t, 200)
			}
		}
		until(t, r, "event: scope")
	})
}
