package crm

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestInsideHostsAreReadAndKept(t *testing.T) {
	t.Parallel()
	in, err := ParseInsideHosts([]string{"ERP.lan.", "10.0.0.7:8080", "[fd00::7]:81", "fd00:0:0::8"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		host, port string
		want       bool
	}{
		{"erp.lan", "80", true},
		{"erp.LAN.", "443", true},
		{"erp.lan", "8080", false},
		{"10.0.0.7", "8080", true},
		{"10.0.0.7", "80", false},
		{"10.0.0.8", "8080", false},
		{"fd00::7", "81", true},
		{"FD00::0:8", "443", true},
		{"evil-erp.lan", "80", false},
		{"", "80", false},
	} {
		if got := in.Allow(c.host, c.port); got != c.want {
			t.Errorf("%s:%s: want %v", c.host, c.port, c.want)
		}
	}
	for _, wrong := range []string{"", "http://erp.lan", "erp.lan/x", "erp.lan:", "erp.lan:0", "erp.lan:70000", "user@erp.lan", ":80", "a b"} {
		if _, err := ParseInsideHosts([]string{wrong}); err == nil {
			t.Errorf("%q is no host", wrong)
		}
	}
}

func TestTargetsOfWebhooks(t *testing.T) {
	t.Parallel()
	inside := InsideHosts{{"erp.lan", ""}, {"127.0.0.1", "9000"}}
	for target, code := range map[string]string{
		"https://example.com/hook?x=1":   "",
		"https://example.com:443/":       "",
		"http://erp.lan/hook":            "",
		"https://erp.lan":                "",
		"http://127.0.0.1:9000/x":        "",
		"https://93.184.216.34/":         "",
		"http://example.com/":            "outbound.http",
		"http://127.0.0.1:9001/":         "outbound.http",
		"https://example.com:8443/":      "outbound.port",
		"https://127.0.0.1/":             "outbound.inside",
		"https://localhost/":             "outbound.inside",
		"https://LOCALHOST./":            "outbound.inside",
		"https://[::1]/":                 "outbound.inside",
		"https://[::ffff:a9fe:a9fe]/":    "outbound.inside",
		"https://169.254.169.254/latest": "outbound.inside",
		"https://10.1.2.3/":              "outbound.inside",
		"https://0.0.0.0/":               "outbound.inside",
		"https://user:word@example.com/": "outbound.url",
		"https://example.com/#part":      "outbound.url",
		"ftp://example.com/":             "outbound.url",
		"javascript:alert(1)":            "outbound.url",
		"//example.com/":                 "outbound.url",
		"https://":                       "outbound.url",
		"https:///x":                     "outbound.url",
		"":                               "outbound.url",
		"https://exa mple.com/":          "outbound.url",
		"https://example.com\r\nX: y/":   "outbound.url",
		"https:example.com":              "outbound.url",
	} {
		got := ""
		if e, ok := CheckTarget(target, inside).(*Error); ok { //nolint:errorlint // it is never wrapped
			got = e.Code
		}
		if got != code {
			t.Errorf("%q: want %q, got %q", target, code, got)
		}
	}
}

func TestAWebhookHearsWhatItAskedFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		events []string
		event  string
		want   bool
	}{
		{nil, "deal.moved", true},
		{[]string{"deal.moved"}, "deal.moved", true},
		{[]string{"deal.moved"}, "deal.edited", false},
		{[]string{"deal.*"}, "deal.edited", true},
		{[]string{"deal.*"}, "company.edited", false},
		{[]string{"*.created"}, "company.created", true},
		{[]string{"*.*"}, "rate.set", true},
	} {
		w := Webhook{Events: c.events}
		if w.Wants(c.event) != c.want {
			t.Errorf("%v, %s: want %v", c.events, c.event, c.want)
		}
	}
	for _, wrong := range []string{"deal", "deal.move", "Deal.moved", "*", "", "deal.moved.x", ".", "nothing.*"} {
		if checkEvents([]string{wrong}) == nil {
			t.Errorf("%q never happens, and whoever writes it should hear so", wrong)
		}
	}
}

func TestOnlyWhoSeesEverythingSetsUpAWebhook(t *testing.T) {
	t.Parallel()
	name, url, off, on := "ERP", "https://example.com", WebhookOff, WebhookOn
	draft := WebhookPatch{Name: &name, URL: &url}
	for _, sees := range []Visibility{SeesOwn, SeesTeam} {
		if err := (&Webhook{}).Change(Actor{Sees: sees}, draft, nil); !IsKind(err, Forbidden) {
			t.Errorf("who sees %s is refused, got %v", sees, err)
		}
	}
	w := Webhook{State: WebhookFailing}
	if err := w.Change(Actor{Sees: SeesAll}, draft, nil); err != nil || w.State != WebhookFailing {
		t.Errorf("%v, %s", err, w.State)
	}
	if err := w.Change(Actor{Sees: SeesAll}, WebhookPatch{State: &on}, nil); err != nil || w.State != WebhookFailing {
		t.Errorf("what is on stays as it is: %v, %s", err, w.State)
	}
	for _, want := range []WebhookState{off, on} {
		if err := w.Change(Actor{Sees: SeesAll}, WebhookPatch{State: &want}, nil); err != nil || w.State != want {
			t.Errorf("%v, %s", err, w.State)
		}
	}
}

// When the operator takes a leave back, what rested on it can be switched off,
// but not on again.
func TestAWebhookThatLeadsNowhereIsSwitchedOff(t *testing.T) {
	t.Parallel()
	off, on := WebhookOff, WebhookOn
	w := Webhook{State: WebhookOn, URL: "http://erp.lan/"}
	if err := w.Change(Actor{Sees: SeesAll}, WebhookPatch{State: &off}, nil); err != nil || w.State != WebhookOff {
		t.Errorf("%v, %s", err, w.State)
	}
	if err := w.Change(Actor{Sees: SeesAll}, WebhookPatch{State: &on}, nil); !IsKind(err, Invalid) {
		t.Errorf("got %v", err)
	}
	if err := (&Webhook{}).Change(Actor{Sees: SeesAll}, WebhookPatch{}, nil); !IsKind(err, Invalid) {
		t.Errorf("one without an address: %v", err)
	}
}

func TestAMessageIsSmallAndTellsNothingOfPeople(t *testing.T) {
	t.Parallel()
	for noun, want := range map[string]string{
		"deal":    `{"workspace_id":0,"rev":7,"noun":"deal","id":"","verb":"x","actor_id":"","door":"","changed":["name","stage","waiting_reason"],"before":{"stage":"a"},"after":{"stage":"b"}}`,
		"contact": `{"workspace_id":0,"rev":7,"noun":"contact","id":"","verb":"x","actor_id":"","door":"","changed":["name","stage","waiting_reason"]}`,
	} {
		d := WebhookData{Rev: 7, Noun: noun, Verb: "x"}
		d.Tell(`{"stage":"a","name":"Old Smith"}`, `{"stage":"b","name":"Mr Smith","waiting_reason":"ill"}`)
		b, err := json.Marshal(d)
		if err != nil || string(b) != want {
			t.Errorf("%s:\n%s\nwant\n%s", noun, b, want)
		}
		if strings.Contains(string(b), "Smith") {
			t.Error("it names somebody")
		}
	}
	d := WebhookData{}
	if d.Tell("", `["a list"]`); d.Changed == nil || len(d.Changed) != 0 {
		t.Errorf("got %v", d.Changed)
	}
}
