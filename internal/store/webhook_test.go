package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func listen(t *testing.T, s *store.Store, by crm.Actor, events ...string) *crm.Webhook {
	t.Helper()
	return must(s.CreateWebhook(t.Context(), by, newWebhook(events...)))
}

func newWebhook(events ...string) store.NewWebhook {
	name, url := "ERP", "https://erp.example.com/hook"
	return store.NewWebhook{ID: crm.NewID(), Secret: store.Sealed{ID: crm.NewID(), Text: "sealed"}, WebhookPatch: crm.WebhookPatch{Name: &name, URL: &url, Events: &events}}
}

func told(t *testing.T, s *store.Store, by crm.Actor, w *crm.Webhook) []string {
	t.Helper()
	var types []string
	for _, d := range must(s.Deliveries(t.Context(), by, w.ID, "", 100)) {
		types = append(types, d.Type)
	}
	slices.Reverse(types)
	return types
}

// What is told comes with its write, or not at all; a webhook hears what it
// asked for while it is on, and nothing from another firm.
func TestAMessageComesWithItsWrite(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f, other := smallFirm(t, s), storetest.NewFirm(t, s, crm.Template{})
		must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "Before"}))
		if n := number(t, s, `SELECT COUNT(*) FROM outbox`); n != 0 {
			t.Errorf("a firm without webhooks has %d messages", n)
		}
		all, companies := listen(t, s, f.Owner), listen(t, s, f.Owner, "company.*")
		woken := s.OutboxChanged()
		c := must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "Told"}))
		select {
		case <-woken:
		default:
			t.Error("nobody was told that there is something to send")
		}
		_ = s.Write(t.Context(), f.Owner, func(tx *store.Tx) error { tx.Log("company", "created"); return errOnPurpose })
		must(s.CreateTeam(t.Context(), f.Owner, "Sales"))
		must(s.CreateCompany(t.Context(), other.Owner, map[string]any{"name": "Elsewhere"}))
		if got := fmt.Sprint(told(t, s, f.Owner, all)); got != "[webhook.created webhook.created company.created team.created]" {
			t.Errorf("who hears everything got %s", got)
		}
		if got := fmt.Sprint(told(t, s, f.Owner, companies)); got != "[company.created]" {
			t.Errorf("who hears of companies got %s", got)
		}
		off := crm.WebhookOff
		companies = must(s.EditWebhook(t.Context(), f.Owner, companies.ID, 1, crm.WebhookPatch{State: &off}, nil))
		must(s.EditCompany(t.Context(), f.Owner, c.ID, c.Version, map[string]any{"name": "Renamed"}))
		if got := told(t, s, f.Owner, companies); len(got) != 1 || companies.State != crm.WebhookOff {
			t.Errorf("what is off hears %v", got)
		}
		if _, err := s.TestWebhook(t.Context(), f.Owner, companies.ID); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("what is off is not tried out: %v", err)
		}
		if _, err := s.Webhook(t.Context(), other.Owner, all.ID); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("another firm's webhook: %v", err)
		}
		if err := s.RemoveWebhook(t.Context(), f.Owner, all.ID, 1); err != nil {
			t.Fatal(err)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM outbox`); n != 1 {
			t.Errorf("%d messages are left, want that of the webhook that is off", n)
		}
		if n := number(t, s, `SELECT SUM(webhooks) FROM workspaces`); n != 0 {
			t.Errorf("%d webhooks are said to listen", n)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

func TestAFirmHasTwentyWebhooksAtMost(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		var mu sync.Mutex
		made, refused := 0, 0
		atOnce(4, func(int) {
			for range 8 {
				_, err := s.CreateWebhook(t.Context(), f.Owner, newWebhook("deal.won.x")) // no such event
				if !crm.IsKind(err, crm.Invalid) {
					t.Errorf("got %v", err)
				}
				_, err = s.CreateWebhook(t.Context(), f.Owner, newWebhook("deal.moved"))
				mu.Lock()
				switch {
				case err == nil:
					made++
				case crm.IsKind(err, crm.Conflict):
					refused++
				default:
					t.Error(err)
				}
				mu.Unlock()
			}
		})
		if n := number(t, s, `SELECT COUNT(*) FROM webhooks`); made != crm.MostWebhooks || n != crm.MostWebhooks || refused != 12 {
			t.Errorf("%d made, %d refused, %d there", made, refused, n)
		}
		if n := number(t, s, `SELECT webhooks FROM workspaces WHERE id = ?`, f.Owner.Workspace); n != crm.MostWebhooks {
			t.Errorf("%d are said to listen", n)
		}
	})
}

func TestAWebhookIsChangedFromWhatOneSaw(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		w := listen(t, s, f.Owner, "deal.*")
		name, bad := "Books", "http://erp.example.com"
		if _, err := s.EditWebhook(t.Context(), f.Owner, w.ID, 1, crm.WebhookPatch{URL: &bad}, nil); !crm.IsKind(err, crm.Invalid) {
			t.Errorf("got %v", err)
		}
		got := must(s.EditWebhook(t.Context(), f.Owner, w.ID, 1, crm.WebhookPatch{Name: &name}, nil))
		if got.Version != 2 || got.Name != name {
			t.Errorf("%+v", got)
		}
		same := must(s.EditWebhook(t.Context(), f.Owner, w.ID, 2, crm.WebhookPatch{Name: &name}, nil))
		if same.Version != 2 {
			t.Error("a change of nothing changes nothing")
		}
		for what, err := range map[string]error{
			"edit":   second(s.EditWebhook(t.Context(), f.Owner, w.ID, 1, crm.WebhookPatch{Name: &name}, nil)),
			"rotate": second(s.RotateSecret(t.Context(), f.Owner, w.ID, 1, store.Sealed{ID: crm.NewID(), Text: "x"})),
			"remove": s.RemoveWebhook(t.Context(), f.Owner, w.ID, 1),
		} {
			if !crm.IsKind(err, crm.Stale) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

// A worker that lost its lease settles nothing; the next one has the same message.
func TestALostLeaseOfTheOutboxIsFenced(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		w := listen(t, s, f.Owner, "company.*")
		c := must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "One"}))
		must(s.EditCompany(t.Context(), f.Owner, c.ID, c.Version, map[string]any{"name": "Two"}))
		d := store.Destination{Workspace: f.Owner.Workspace, ID: w.ID}
		slow := must(s.LeaseMessages(t.Context(), d))
		if len(slow.Messages) != 1 {
			t.Fatalf("what is told of one row goes out one by one: %+v", slow.Messages)
		}
		if b := must(s.LeaseMessages(t.Context(), d)); b != nil || len(must(s.DueDestinations(t.Context()))) != 0 {
			t.Fatal("a leased destination was taken")
		}
		clock.Move(store.OutboxLease + time.Second)
		quick := must(s.LeaseMessages(t.Context(), d))
		if quick == nil || quick.Messages[0].ID != slow.Messages[0].ID {
			t.Fatalf("after the lease: %+v", quick)
		}
		sent := []store.Sent{{Message: slow.Messages[0], Status: 200}}
		if _, err := s.SettleMessages(t.Context(), slow, sent, 0, true); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("without the lease: %v", err)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM outbox WHERE state = 'waiting'`); n != 2 {
			t.Error("a worker without the lease settled something")
		}
		next := must(s.SettleMessages(t.Context(), quick, sent, 0, true))
		if next == nil || len(next.Messages) != 1 || next.Messages[0].ID == quick.Messages[0].ID {
			t.Fatalf("the second message follows: %+v", next)
		}
		if last := must(s.SettleMessages(t.Context(), next, []store.Sent{{Message: next.Messages[0], Status: 200}}, 0, true)); last != nil {
			t.Errorf("nothing is left: %+v", last)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND payload = '' AND sent_at IS NOT NULL`); n != 2 {
			t.Error("what was taken is not kept in full")
		}
	})
}

// What waits in vain for a week is set aside; what is over is forgotten.
func TestTheOutboxIsTidied(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		w := listen(t, s, f.Owner, "company.*")
		must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "Waits"}))
		states := func(want string) {
			t.Helper()
			if err := s.Tidy(t.Context()); err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, d := range must(s.Deliveries(t.Context(), f.Owner, w.ID, "", 100)) {
				got = append(got, d.State)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("want %q, got %q", want, got)
			}
		}
		clock.Move(6 * 24 * time.Hour)
		states("waiting")
		clock.Move(2 * 24 * time.Hour)
		states("dead")
		must(s.Resend(t.Context(), f.Owner, w.ID, must(s.Deliveries(t.Context(), f.Owner, w.ID, "dead", 1))[0].ID))
		states("waiting")
		b := must(s.LeaseMessages(t.Context(), store.Destination{Workspace: f.Owner.Workspace, ID: w.ID}))
		must(s.SettleMessages(t.Context(), b, []store.Sent{{Message: b.Messages[0], Status: 204}}, 0, false))
		clock.Move(6 * 24 * time.Hour)
		states("sent")
		must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "Waits too"}))
		clock.Move(8 * 24 * time.Hour)
		states("dead")
		clock.Move(30 * 24 * time.Hour)
		states("")
	})
}

// Only those who set webhooks up learn from the log where they lead.
func TestTheLogShowsWebhooksToAdminsAlone(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		seller := f.Person(t, "Sam", crm.Seller)
		listen(t, s, f.Owner)
		for by, want := range map[*crm.Actor]bool{&f.Owner: true, &seller: false} {
			events, _, err := s.Changes(t.Context(), *by, 0, 1000)
			if err != nil {
				t.Fatal(err)
			}
			if got := slices.ContainsFunc(events, func(e store.Event) bool { return e.Noun == "webhook" }); got != want {
				t.Errorf("%s sees it: %v", by.Name, got)
			}
			for _, e := range events {
				if strings.Contains(fmt.Sprint(e.After), "sealed") {
					t.Error("the log holds the secret")
				}
			}
		}
	})
}

var (
	logs  = regexp.MustCompile(`changed\("([a-z_]+)", [^"]*, "([a-z_]+)"`)
	saves = regexp.MustCompile(`saveDeal\([^"]*, "([a-z_]+)"\)`)
	tasks = regexp.MustCompile(`onTask\([^"]*, "([a-z_]+)"`)
	bumps = regexp.MustCompile(`bumped\([^"]*, "([a-z_]+)",`)
	firms = regexp.MustCompile(`bumpCompany\([^"]*, "([a-z_]+)",`)
	leads = regexp.MustCompile(`(?:onLead|saveLead)\([^"]*, "([a-z_]+)"`)
	saved = regexp.MustCompile(`save(Company|Contact)\([^"]*, "([a-z_]+)"`)
	moves = regexp.MustCompile(`changeImport\([^"]*, "([a-z_]+)"`)
)

// Whatever the source writes into the change log can be asked for, and nothing else.
func TestEveryEventCanBeAskedFor(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	// These verbs are worked out as the program runs.
	found := map[string]bool{
		"deal.lost": true, "deal.disqualified": true, "deal.asked": true, "deal.promise_kept": true, "deal.promise_broken": true, "deal.promise_withdrawn": true,
		"deal.offer_accepted": true, "deal.offer_changes_asked": true, "deal.offer_declined": true, "deal.point_written": true, "deal.point_agreed": true, "deal.point_opened": true, "deal.renewal_renewed": true, "deal.renewal_lapsed": true, "deal.renewal_dropped": true, "import.started": true, "import.checking": true,
		"deal.feedback_answered": true, "deal.feedback_no_answer": true, "deal.permission_asked": true, "deal.permission_granted": true, "deal.permission_refused": true, "deal.permission_withdrawn": true,
		"deal.left_out_set": true, "deal.figures_set": true, "lead.touched": true, "lead.answered": true,
		"import.done": true, "import.checked": true, "import.failed": true, "import.cancelled": true, "import.undone": true,
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range saved.FindAllStringSubmatch(string(src), -1) {
			found[strings.ToLower(m[1])+"."+m[2]] = true
		}
		for _, m := range logs.FindAllStringSubmatch(string(src), -1) {
			found[m[1]+"."+m[2]] = true
		}
		for noun, form := range map[*regexp.Regexp]string{saves: "deal.", tasks: "deal.", bumps: "deal.", firms: "company.", moves: "import.", leads: "lead."} {
			for _, m := range noun.FindAllStringSubmatch(string(src), -1) {
				found[form+m[1]] = true
			}
		}
	}
	for event := range found {
		if !slices.Contains(crm.EventTypes(), event) {
			t.Errorf("%s is missing in the list of events", event)
		}
	}
	for _, event := range crm.EventTypes() {
		if !found[event] {
			t.Errorf("%s is in the list of events, and nothing logs it", event)
		}
	}
}

// A webhook that is set up while others write hears of every change after its
// own making, and of none before.
func TestANewWebhookMissesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		hooks := make([]*crm.Webhook, 4)
		atOnce(4, func(i int) {
			for n := range 30 {
				if n == 10+i {
					w, err := s.CreateWebhook(t.Context(), f.Owner, newWebhook("company.created"))
					if err != nil {
						t.Error(err)
						return
					}
					hooks[i] = w
				}
				if _, err := s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": fmt.Sprintf("%d-%d", i, n)}); err != nil {
					t.Error(err)
				}
			}
		})
		for _, w := range hooks {
			since := number(t, s, `SELECT rev FROM changes WHERE workspace_id = ? AND noun = 'webhook' AND id = ?`, f.Owner.Workspace, w.ID)
			changes := number(t, s, `SELECT COUNT(*) FROM changes WHERE workspace_id = ? AND noun = 'company' AND rev > ?`, f.Owner.Workspace, since)
			heard := number(t, s, `SELECT COUNT(*) FROM outbox o JOIN changes c ON c.workspace_id = o.workspace_id AND c.rev = o.rev WHERE o.workspace_id = ? AND o.destination = ? AND o.rev > ?`, f.Owner.Workspace, w.ID, since)
			all := number(t, s, `SELECT COUNT(*) FROM outbox WHERE workspace_id = ? AND destination = ?`, f.Owner.Workspace, w.ID)
			if changes < 4 || heard != changes || all != changes {
				t.Errorf("%d companies came after rev %d, it heard of %d and %d in all", changes, since, heard, all)
			}
		}
	})
}
