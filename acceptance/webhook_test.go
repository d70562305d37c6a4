package acceptance

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// receiver is a server that a webhook leads to. It fails at 30 in 100 requests,
// but at most 6 times at one message, and writes down every request.
type receiver struct {
	mu     sync.Mutex
	random *rand.Rand
	url    string
	secret string
	heard  []message
	failed map[string]int
	wrong  []string
}

// message is one request that a receiver got.
type message struct {
	id    string
	body  string
	taken bool
	Type  string
	Data  struct {
		Rev            int64
		Noun, ID, Verb string
		After          object
	}
}

func newReceiver(t *testing.T, seed uint64) *receiver {
	t.Helper()
	r := &receiver{random: rand.New(rand.NewPCG(seed, 97)), failed: map[string]int{}}
	s := httptest.NewServer(r)
	t.Cleanup(s.Close)
	r.url = s.URL
	return r
}

func (r *receiver) host() string { return strings.TrimPrefix(r.url, "http://") }

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	body, err := io.ReadAll(q.Body)
	if err != nil {
		return // the sender was killed in the middle
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	m := message{id: q.Header.Get("webhook-id"), body: string(body)}
	if err := json.Unmarshal(body, &m); err != nil {
		r.wrong = append(r.wrong, fmt.Sprintf("%q is no JSON: %v", body, err))
	}
	if want := r.signature(m.id, q.Header.Get("webhook-timestamp"), m.body); q.Header.Get("webhook-signature") != want {
		r.wrong = append(r.wrong, fmt.Sprintf("%s: want the signature %s, got %s", m.id, want, q.Header.Get("webhook-signature")))
	}
	m.taken = r.failed[m.id] >= 6 || r.random.IntN(100) >= 30
	if !m.taken {
		r.failed[m.id]++
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	r.heard = append(r.heard, m)
}

// signature is what Standard Webhooks lays down, worked out by itself.
func (r *receiver) signature(id, stamp, body string) string {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(r.secret, "whsec_"))
	if err != nil || !strings.HasPrefix(r.secret, "whsec_") {
		return "no secret"
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + stamp + "." + body))
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

func (r *receiver) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.heard)
}

// audit compares what came with the change log: each entry came, under one id and
// with one text however often, and those of one row came in their order.
func (r *receiver) audit(wanted map[int64]string) (wrong []string, again int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ids, texts, taken, newest := map[int64]string{}, map[string]string{}, map[int64]int{}, map[string]int64{}
	wrong = append(wrong, r.wrong...)
	for _, m := range r.heard {
		d := m.Data
		if id, known := ids[d.Rev]; known && id != m.id {
			wrong = append(wrong, fmt.Sprintf("rev %d came as %s and as %s", d.Rev, id, m.id))
		}
		if text, known := texts[m.id]; known && text != m.body {
			wrong = append(wrong, m.id+" came with two texts")
		}
		ids[d.Rev], texts[m.id] = m.id, m.body
		if m.taken {
			taken[d.Rev]++
		}
		if d.Rev < newest[d.ID] {
			wrong = append(wrong, fmt.Sprintf("rev %d of %s came after %d", d.Rev, d.ID, newest[d.ID]))
		}
		newest[d.ID] = d.Rev
		if wanted[d.Rev] != m.Type+" "+d.ID {
			wrong = append(wrong, fmt.Sprintf("rev %d says %s, the log says %q", d.Rev, m.body, wanted[d.Rev]))
		}
	}
	for rev, what := range wanted {
		if taken[rev] == 0 {
			wrong = append(wrong, fmt.Sprintf("lost: rev %d, %s", rev, what))
		}
		again += max(0, taken[rev]-1)
	}
	return wrong, again
}

// logged is what the change log tells of deals, by rev.
func (u *user) logged(t *testing.T) map[int64]string {
	t.Helper()
	all := map[int64]string{}
	for since := int64(0); ; {
		var log struct {
			Changes []struct {
				Rev            int64
				Noun, Verb, ID string
			}
			Rev int64
		}
		u.ask(t, &log, fmt.Sprintf("GET /changes?since=%d", since), nil)
		if len(log.Changes) == 0 {
			return all
		}
		for _, c := range log.Changes {
			if c.Noun == "deal" {
				all[c.Rev] = c.Noun + "." + c.Verb + " " + c.ID
			}
			since = c.Rev
		}
	}
}

// R9: the server is killed at random points while deals are written, and the
// receiver fails at every third message. Every change arrives, in the order of
// its deal, and whatever comes twice has the same id.
func TestKilledServerTellsItsWebhooksEverything(t *testing.T) {
	t.Parallel()
	times, seed := crashes(t, 10), rand.Uint64()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		t.Logf("seed %d", seed)
		r := newReceiver(t, seed)
		w.flags = []string{"--allow-outbound", r.host()}
		f := w.found(t, "", "EUR")
		w.keyed(t)
		w.later(t, w.stop, time.Minute)
		hook := f.listen(t, r, "deal.*")
		l, random := openLedger(t, f, 4, seed), rand.New(rand.NewPCG(seed, 96))
		for range times {
			enough, done := l.write(t.Context(), 10+random.Int64N(40))
			select {
			case <-enough:
			case <-done:
				t.Fatalf("the server went before it was killed\n%s", w.lastLog())
			}
			<-time.After(time.Duration(random.Int64N(int64(20 * time.Millisecond)))) // so that the point lies anywhere in a write
			w.later(t, w.kill, leased)
			<-done
			for _, wrong := range l.settle(t) {
				t.Error(wrong)
			}
		}
		f.drain(t, r, hook)
		wanted := f.owner.logged(t)
		wrong, again := r.audit(wanted)
		for _, what := range wrong {
			t.Error(what)
		}
		if len(wanted) < 10*times {
			t.Errorf("only %d changes were told of", len(wanted))
		}
		t.Logf("%d crashes, %d changes, %d requests, %d messages came again after they were taken", times, len(wanted), r.count(), again)
	})
}

// keyed gives nodes on PostgreSQL the key that an embedded database makes itself.
func (w *world) keyed(t *testing.T) {
	t.Helper()
	if len(w.database) > 0 {
		w.file(t, "secret.key", base64.StdEncoding.EncodeToString([]byte("thirty-two bytes, for tests only")))
	}
}

// A receiver that would notice nothing would show nothing: each way to be wrong is
// shown to it once.
func TestTheReceiverNoticesWhatIsWrong(t *testing.T) {
	t.Parallel()
	wanted := map[int64]string{1: "deal.created a", 2: "deal.moved a", 3: "deal.created b"}
	say := func(id string, rev int64, of, what string) message {
		m := message{id: id, body: fmt.Sprint(rev, of), taken: true, Type: what}
		m.Data.Rev, m.Data.ID = rev, of
		return m
	}
	one, two, three := say("x", 1, "a", "deal.created"), say("y", 2, "a", "deal.moved"), say("z", 3, "b", "deal.created")
	refused, renamed, altered := two, one, one
	refused.taken, renamed.id, altered.body = false, "other", "other"
	for name, c := range map[string]struct {
		heard []message
		want  int
	}{
		"all is well":       {[]message{one, three, refused, two}, 0},
		"twice":             {[]message{one, one, two, two, three}, 0},
		"lost":              {[]message{one, three}, 1},
		"refused":           {[]message{one, refused, three}, 1},
		"out of order":      {[]message{two, one, three}, 1},
		"another id":        {[]message{one, renamed, two, three}, 1},
		"another text":      {[]message{one, altered, two, three}, 1},
		"what was not done": {[]message{one, two, three, say("q", 4, "c", "deal.created")}, 1},
	} {
		r := receiver{heard: c.heard}
		if wrong, _ := r.audit(wanted); len(wrong) != c.want {
			t.Errorf("%s: want %d, got %v", name, c.want, wrong)
		}
	}
}

// later ends the server and starts it at a later time, when leases have run out
// and waiting times are over.
func (w *world) later(t *testing.T, end func(*testing.T), by time.Duration) {
	t.Helper()
	end(t)
	clock, err := time.Parse(time.RFC3339, w.clock)
	if err != nil {
		t.Fatal(err)
	}
	w.clock = clock.Add(by).Format(time.RFC3339)
	w.start(t)
}

// listen sets a webhook up and gives its path.
func (f *firm) listen(t *testing.T, r *receiver, events ...string) string {
	t.Helper()
	var made struct{ ID, Secret string }
	f.owner.ask(t, &made, "POST /webhooks", object{"name": "Books", "url": r.url + "/hook", "events": events})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.secret = made.Secret
	return "/webhooks/" + made.ID
}

// drain lets time go by until nothing waits any more.
func (f *firm) drain(t *testing.T, r *receiver, hook string) {
	t.Helper()
	for range 100 {
		for before := -1; before != r.count(); { // until it is quiet
			before = r.count()
			<-time.After(300 * time.Millisecond)
		}
		var waiting list[object]
		f.owner.ask(t, &waiting, "GET "+hook+"/deliveries?state=waiting", nil)
		if len(waiting.Items) == 0 {
			return
		}
		f.later(t, f.stop, 11*time.Minute)
	}
	t.Fatal("something waits without end")
}

// A program of the firm's own sets a webhook up, tries it out, and is told why it
// fails; addresses inside the network stay out of reach unless they are allowed.
func TestAProgramListens(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		r := newReceiver(t, 1)
		f := w.found(t, "", "EUR")
		if len(w.database) > 0 {
			p := f.owner.refused(t, 503, "secret.no_key", "POST /webhooks", object{"name": "Books", "url": "https://example.com"})
			if !strings.Contains(p.Detail, "HUMMOCK_SECRET_KEY") {
				t.Errorf("it does not say what to do: %s", p.Detail)
			}
		}
		w.keyed(t)
		w.at(t, w.clock)
		f.owner.refused(t, 422, "outbound.http", "POST /webhooks", object{"name": "Inside", "url": r.url})
		f.owner.refused(t, 422, "outbound.inside", "POST /webhooks", object{"name": "Inside", "url": "https://127.0.0.1/"})
		w.flags = []string{"--allow-outbound", r.host()}
		w.at(t, w.clock)
		hook := f.listen(t, r, "deal.moved")
		f.owner.ask(t, nil, "POST "+hook+"/test", nil)
		f.drain(t, r, hook)
		r.mu.Lock()
		last := r.heard[len(r.heard)-1]
		r.mu.Unlock()
		if last.Type != "webhook.test" || len(r.wrong) > 0 {
			t.Errorf("got %+v, %v", last, r.wrong)
		}
		if log := w.lastLog(); !strings.Contains(log, "--allow-outbound") && !strings.Contains(log, "hosts inside") {
			t.Errorf("the leave for hosts inside is not in the log: %s", log)
		}
	})
}
