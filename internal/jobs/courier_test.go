package jobs

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// heard is one request that a receiver got.
type heard struct {
	id, signature, stamp string
	body                 []byte
	event                crm.WebhookEvent
	taken                bool
}

// ear is a receiver that writes down what it hears. Answer gives the status for
// a message by how often it came before.
type ear struct {
	mu     sync.Mutex
	heard  []heard
	before map[string]int
	answer func(h *heard, before int) int
}

func (e *ear) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	h := heard{id: r.Header.Get("Webhook-Id"), signature: r.Header.Get("Webhook-Signature"), stamp: r.Header.Get("Webhook-Timestamp"), body: body}
	if err != nil || json.Unmarshal(body, &h.event) != nil || h.id == "" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	e.mu.Lock()
	before := e.before[h.id]
	e.before[h.id]++
	status := 200
	if e.answer != nil {
		status = e.answer(&h, before)
	}
	h.taken = status < 300
	e.heard = append(e.heard, h)
	e.mu.Unlock()
	w.WriteHeader(status)
}

func (e *ear) all() []heard {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]heard(nil), e.heard...)
}

// post is a firm with a webhook, its receiver, and the courier between.
type post struct {
	storetest.Firm
	Courier
	t      *testing.T
	clock  *storetest.Clock
	ear    *ear
	secret auth.Secret
	hook   *crm.Webhook
	inside crm.InsideHosts
}

func eachPost(t *testing.T, run func(t *testing.T, p *post)) {
	t.Helper()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		keys, err := auth.NewKeyring(auth.NewKey())
		if err != nil {
			t.Fatal(err)
		}
		p := &post{Firm: storetest.NewFirm(t, s, crm.Template{}), t: t, clock: clock, ear: &ear{before: map[string]int{}}}
		server, inside := receiver(t, p.ear.ServeHTTP)
		p.inside = inside
		p.Courier = Courier{Store: s, Keys: keys, Log: slog.New(slog.DiscardHandler), Poll: 10 * time.Millisecond, Seed: 7}
		p.Out = NewOutbound(inside, p.Log)
		t.Cleanup(p.Out.Close)
		p.hook, p.secret = p.listen(server.URL+"/hook", inside, "company.*")
		run(t, p)
	})
}

// listen sets a webhook up.
func (p *post) listen(url string, inside crm.InsideHosts, events ...string) (*crm.Webhook, auth.Secret) {
	p.t.Helper()
	id, secret, name := crm.NewID(), auth.NewWebhookSecret(), "ERP"
	w, err := p.Firm.Store.CreateWebhook(p.t.Context(), p.Owner, store.NewWebhook{
		ID: id, Secret: p.sealed(id, secret), Inside: inside, WebhookPatch: crm.WebhookPatch{Name: &name, URL: &url, Events: &events},
	})
	p.must(err)
	return w, secret
}

func (p *post) sealed(id crm.ID, secret auth.Secret) store.Sealed {
	p.t.Helper()
	text, err := p.Keys.Seal(auth.WebhookPlace(p.Owner.Workspace, id), secret)
	p.must(err)
	return store.Sealed{ID: crm.NewID(), Text: text}
}

func (p *post) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *post) company(name string) *crm.Company {
	p.t.Helper()
	c, err := p.Firm.Store.CreateCompany(p.t.Context(), p.Owner, map[string]any{"name": name})
	p.must(err)
	return c
}

func (p *post) rename(c *crm.Company, name string) *crm.Company {
	p.t.Helper()
	c, err := p.Firm.Store.EditCompany(p.t.Context(), p.Owner, c.ID, c.Version, map[string]any{"name": name})
	p.must(err)
	return c
}

// round serves every destination that is due once, as far as it goes.
func (p *post) round() {
	p.t.Helper()
	due, err := p.Firm.Store.DueDestinations(p.t.Context())
	p.must(err)
	for _, d := range due {
		p.serve(p.t.Context(), d)
	}
}

func (p *post) deliveries(state string) []store.Delivery {
	p.t.Helper()
	list, err := p.Firm.Store.Deliveries(p.t.Context(), p.Owner, p.hook.ID, state, 1000)
	p.must(err)
	return list
}

// signed computes what the header must say, from the standard alone.
func signed(secret auth.Secret, h *heard) string {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret.Reveal(), "whsec_"))
	if err != nil {
		return err.Error()
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%s.%s", h.id, h.stamp, h.body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// R9: the receiver fails at 30 in 100. Nothing is lost, each message keeps its id
// and its text, and what is told of one row comes in its order.
func TestEveryChangeArrivesInItsOrder(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		random := rand.New(rand.NewPCG(1, 9))
		p.ear.answer = func(_ *heard, before int) int {
			if before < 6 && random.IntN(100) < 30 {
				return 503
			}
			return 200
		}
		var companies []*crm.Company
		for i := range 12 {
			companies = append(companies, p.company(fmt.Sprintf("Company %d", i)))
		}
		for i := range 150 {
			c := &companies[random.IntN(len(companies))]
			*c = p.rename(*c, fmt.Sprintf("Name %d", i))
			if i%10 == 0 {
				p.round()
			}
		}
		for range 500 {
			if len(p.deliveries("waiting")) == 0 {
				break
			}
			p.round()
			p.clock.Move(20 * time.Second)
		}
		p.arrived(162)
	})
}

// arrived wants so many messages, each taken once, in the order of their rows.
func (p *post) arrived(n int) {
	p.t.Helper()
	taken, texts, newest := map[string]bool{}, map[string]string{}, map[crm.ID]int64{}
	for _, h := range p.ear.all() {
		if want := signed(p.secret, &h); h.signature != want {
			p.t.Fatalf("want the signature %s, got %s", want, h.signature)
		}
		if now := strconv.FormatInt(p.clock.Now().Unix(), 10); h.stamp == "" || h.stamp > now {
			p.t.Errorf("sent at %s, it is %s", h.stamp, now)
		}
		if text, known := texts[h.id]; known && text != string(h.body) {
			p.t.Errorf("%s changed its text", h.id)
		}
		texts[h.id] = string(h.body)
		if taken[h.id] {
			p.t.Errorf("%s came again after it was taken", h.id)
		}
		taken[h.id] = taken[h.id] || h.taken
		if d := h.event.Data; d.Rev < newest[d.ID] {
			p.t.Errorf("rev %d of %s came after %d", d.Rev, d.ID, newest[d.ID])
		} else {
			newest[d.ID] = d.Rev
		}
	}
	if len(taken) != n {
		p.t.Errorf("want %d messages, got %d", n, len(taken))
	}
	for id, was := range taken {
		if !was {
			p.t.Errorf("%s was never taken", id)
		}
	}
}

// A message that nobody takes is tried 8 times, waits longer each time, and is
// then set aside; sent again it has its old id.
func TestAMessageThatIsNeverTakenIsSetAside(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		status := 500
		p.ear.answer = func(*heard, int) int { return status }
		p.company("One")
		for try := 1; try <= store.OutboxTries; try++ {
			p.round()
			d := p.deliveries("")[0]
			if d.Tries != try || d.Status != 500 || d.Trouble == nil || d.Trouble.Code != "delivery.status" {
				t.Fatalf("try %d: %+v", try, d)
			}
			if try < store.OutboxTries {
				wait := d.NextAt.Time().Sub(p.clock.Now().Truncate(time.Millisecond))
				if most := 10 * time.Second << (try - 1); wait <= 0 || wait > most || d.State != "waiting" {
					t.Errorf("after try %d it waits %s, at most %s: %s", try, wait, most, d.State)
				}
			}
			p.round()
			if n := len(p.ear.all()); n != try {
				t.Fatalf("it was tried %d times, at %d", n, try)
			}
			p.clock.Move(time.Hour)
		}
		w, err := p.Firm.Store.Webhook(t.Context(), p.Owner, p.hook.ID)
		p.must(err)
		if w.State != crm.WebhookFailing || !strings.Contains(w.Error, "500") || w.FailingSince == 0 || w.Version != 1 {
			t.Errorf("the webhook says why it fails: %+v", w)
		}
		dead := p.deliveries("dead")
		p.round()
		if len(dead) != 1 || len(p.ear.all()) != store.OutboxTries {
			t.Fatalf("it was not set aside: %+v", dead)
		}
		status = 200
		_, err = p.Firm.Store.Resend(t.Context(), p.Owner, p.hook.ID, dead[0].ID)
		p.must(err)
		p.round()
		all := p.ear.all()
		if last := all[len(all)-1]; len(all) != store.OutboxTries+1 || last.id != all[0].id || len(p.deliveries("sent")) != 1 {
			t.Errorf("it was not sent again under its id: %+v", p.deliveries(""))
		}
		if w, err = p.Firm.Store.Webhook(t.Context(), p.Owner, p.hook.ID); err != nil || w.State != crm.WebhookOn || w.Error != "" {
			t.Errorf("once it is taken all is well: %+v, %v", w, err)
		}
		if _, err := p.Firm.Store.Resend(t.Context(), p.Owner, p.hook.ID, dead[0].ID); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("what was taken is not sent again: %v", err)
		}
	})
}

// A destination that takes nothing is left alone, and probed now and again.
func TestADestinationThatIsDownIsOnlyProbed(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		status := 500
		p.ear.answer = func(*heard, int) int { return status }
		for i := range 40 {
			p.company(fmt.Sprintf("Company %d", i))
		}
		p.round()
		first := len(p.ear.all())
		for range 60 { // ten minutes
			p.clock.Move(10 * time.Second)
			p.round()
		}
		if n := len(p.ear.all()); first > 8 || n > first+20 || n == first {
			t.Errorf("%d messages were tried at first, %d in ten minutes", first, n)
		}
		status = 200
		for range 200 {
			p.clock.Move(time.Minute)
			p.round()
		}
		if n := len(p.deliveries("sent")); n != 40 {
			t.Errorf("%d of 40 came through in the end", n)
		}
	})
}

// One that is slow holds up nobody else.
func TestASlowDestinationHoldsUpNobody(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		stop, asked := make(chan struct{}), make(chan struct{}, 100)
		slow, inside := receiver(t, func(http.ResponseWriter, *http.Request) { asked <- struct{}{}; <-stop })
		defer close(stop)
		p.Out = NewOutbound(append(inside, p.inside...), p.Log)
		p.listen(slow.URL, inside)
		all := make(chan struct{})
		p.ear.answer = func(*heard, int) int {
			if len(p.ear.before) == 50 {
				close(all)
			}
			return 200
		}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { p.Run(ctx); close(done) }()
		p.company("Company")
		<-asked
		for i := range 49 {
			p.company(fmt.Sprintf("Company %d", i))
		}
		<-all
		cancel()
		<-done
	})
}

// Stopping the server is no failure of the receiver.
func TestAStoppedTryDoesNotCount(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		stop := make(chan struct{})
		slow, inside := receiver(t, func(http.ResponseWriter, *http.Request) { cancel(); <-stop })
		defer close(stop)
		p.Out = NewOutbound(inside, p.Log)
		p.hook, _ = p.listen(slow.URL, inside, "company.*")
		_, err := p.Firm.Store.TestWebhook(t.Context(), p.Owner, p.hook.ID)
		p.must(err)
		p.Run(ctx)
		if d := p.deliveries(""); len(d) != 1 || d[0].Tries != 0 || d[0].State != "waiting" || d[0].Error != "" {
			t.Errorf("%+v", d)
		}
		due, err := p.Firm.Store.DueDestinations(t.Context())
		if p.must(err); len(due) != 1 {
			t.Errorf("its lease was not given back: %v", due)
		}
	})
}

// For a day after a rotation both secrets sign; then the new one alone.
func TestARotatedSecretLeavesTimeToChangeOver(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		young := auth.NewWebhookSecret()
		w, err := p.Firm.Store.RotateSecret(t.Context(), p.Owner, p.hook.ID, p.hook.Version, p.sealed(p.hook.ID, young))
		if p.must(err); w.Version != 2 || w.Secret == p.hook.Secret {
			t.Errorf("%+v", w)
		}
		for _, both := range []bool{true, false} {
			_, err = p.Firm.Store.TestWebhook(t.Context(), p.Owner, p.hook.ID)
			p.must(err)
			p.round()
			all := p.ear.all()
			h := all[len(all)-1]
			want := signed(young, &h)
			if both {
				want += " " + signed(p.secret, &h)
			}
			if h.signature != want || h.event.Type != crm.WebhookTest {
				t.Errorf("want %s, got %s", want, h.signature)
			}
			p.clock.Move(store.SecretOverlap)
		}
	})
}

func TestASecretThatDoesNotOpenSendsNothing(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		keys := p.Keys
		p.Keys = nil
		p.company("One")
		p.round()
		if d := p.deliveries("")[0]; len(p.ear.all()) != 0 || d.Trouble == nil || d.Trouble.Code != "delivery.secret" {
			t.Errorf("%+v", d)
		}
		p.Keys = keys
		p.clock.Move(time.Minute)
		p.round()
		p.arrived(1)
	})
}

// A new address is tried at once, whatever happened to the old one.
func TestAnotherAddressBeginsAnew(t *testing.T) {
	t.Parallel()
	eachPost(t, func(t *testing.T, p *post) {
		t.Helper()
		status := 500
		p.ear.answer = func(*heard, int) int { return status }
		for i := range 9 {
			p.company(fmt.Sprintf("Company %d", i))
		}
		p.round()
		p.clock.Move(10 * time.Second) // their own time is up; the destination's is not
		status = 200
		url := p.hook.URL + "/new"
		w, err := p.Firm.Store.EditWebhook(t.Context(), p.Owner, p.hook.ID, 1, crm.WebhookPatch{URL: &url}, p.inside)
		if p.must(err); w.State != crm.WebhookOn || w.Error != "" {
			t.Errorf("%+v", w)
		}
		p.round()
		p.arrived(9)
	})
}
