package api

import (
	"fmt"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func erp() map[string]any {
	return map[string]any{"name": "ERP", "url": "https://erp.example.com/hook", "events": []string{"deal.*"}}
}

func TestAWebhookLives(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		made := owner.do(t, "POST /webhooks", erp()).want(t, 200)
		secret, path := made.text(t, "secret"), "/webhooks/"+made.text(t, "id")
		if !strings.HasPrefix(secret, "whsec_") || made.text(t, "state") != "on" || made.Header.Get("ETag") != `"1"` {
			t.Errorf("got %s", made.raw)
		}
		for _, route := range []string{"GET /webhooks", "GET " + path, "GET /changes"} {
			if got := owner.do(t, route, nil).want(t, 200); strings.Contains(got.raw, secret) {
				t.Errorf("%s shows the secret again", route)
			}
		}
		owner.do(t, "PATCH "+path, map[string]any{"state": "off"}).problem(t, 428, "if_match.missing")
		owner.do(t, "PATCH "+path, map[string]any{"state": "off"}, "If-Match", `"7"`).problem(t, 412, "stale")
		off := owner.do(t, "PATCH "+path, map[string]any{"state": "off"}, "If-Match", `"1"`).want(t, 200)
		if off.text(t, "state") != "off" || off.Header.Get("ETag") != `"2"` {
			t.Errorf("got %s", off.raw)
		}
		owner.do(t, "POST "+path+"/test", nil).problem(t, 409, "webhook.off")
		owner.do(t, "PATCH "+path, map[string]any{"state": "on"}, "If-Match", `"2"`).want(t, 200)
		owner.do(t, "POST "+path+"/secret", nil).problem(t, 428, "if_match.missing")
		rotated := owner.do(t, "POST "+path+"/secret", nil, "If-Match", `"3"`).want(t, 200)
		if rotated.text(t, "secret") == secret || rotated.text(t, "secret_id") == made.text(t, "secret_id") {
			t.Error("the secret stayed")
		}
		test := owner.do(t, "POST "+path+"/test", nil, "Idempotency-Key", "t").want(t, 200)
		again := owner.do(t, "POST "+path+"/test", nil, "Idempotency-Key", "t").want(t, 200)
		if test.text(t, "id") != again.text(t, "id") {
			t.Error("a repeated request sent a second test")
		}
		list := owner.do(t, "GET "+path+"/deliveries", nil).want(t, 200).items(t)
		if got := fmt.Sprint(list); len(list) != 1 || !strings.Contains(got, "type:webhook.test") || !strings.Contains(got, "state:waiting") {
			t.Errorf("got %s", got)
		}
		owner.do(t, "GET "+path+"/deliveries?state=nonsense", nil).want(t, 422)
		owner.do(t, "POST "+path+"/deliveries/"+test.text(t, "id")+"/resend", nil).problem(t, 409, "delivery.not_dead")
		owner.do(t, "DELETE "+path, nil, "If-Match", `"4"`).want(t, 204)
		owner.do(t, "GET "+path, nil).problem(t, 404, "webhook.not_found")
	})
}

func TestASecretIsShownOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		made := owner.do(t, "POST /webhooks", erp(), "Idempotency-Key", "k").want(t, 200)
		owner.do(t, "POST /webhooks", erp(), "Idempotency-Key", "k").problem(t, 409, "webhook.shown_before")
		path := "POST /webhooks/" + made.text(t, "id") + "/secret"
		owner.do(t, path, nil, "If-Match", `"1"`, "Idempotency-Key", "r").want(t, 200)
		owner.do(t, path, nil, "If-Match", `"1"`, "Idempotency-Key", "r").problem(t, 409, "webhook.shown_before")
		if n := len(owner.do(t, "GET /webhooks", nil).want(t, 200).items(t)); n != 1 {
			t.Errorf("%d webhooks were made", n)
		}
	})
}

// S18: the secret is in no table as it is, nor in the log.
func TestASecretIsKeptSealed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		made := owner.do(t, "POST /webhooks", erp(), "Idempotency-Key", "k").want(t, 200)
		secret := strings.TrimPrefix(made.text(t, "secret"), "whsec_")
		b, err := w.Store.LeaseMessages(t.Context(), store.Destination{Workspace: 1, ID: must(crm.ParseID(made.text(t, "id")))})
		if err != nil || b != nil {
			t.Fatalf("it asked for deals alone: %v, %v", b, err)
		}
		owner.do(t, "POST /webhooks/"+made.text(t, "id")+"/test", nil).want(t, 200)
		b, err = w.Store.LeaseMessages(t.Context(), store.Destination{Workspace: 1, ID: must(crm.ParseID(made.text(t, "id")))})
		if err != nil || b == nil || b.Secret == "" {
			t.Fatalf("%v, %v", b, err)
		}
		if all := fmt.Sprintf("%+v", b) + w.log.String(); strings.Contains(all, secret) {
			t.Errorf("the secret lies open in %s", all)
		}
	})
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestWebhooksLeadOutside(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		for url, code := range map[string]string{
			"http://example.com/": "outbound.http", "https://127.0.0.1/": "outbound.inside", "https://example.com:22/": "outbound.port", "mailto:x@example.com": "outbound.url",
		} {
			body := erp()
			body["url"] = url
			got := owner.do(t, "POST /webhooks", body).problem(t, 422, code)
			if got.text(t, "errors", "url") == "" {
				t.Errorf("the field is not named: %s", got.raw)
			}
		}
		body := erp()
		body["url"] = "http://erp.lan/hook" // the operator allowed it
		owner.do(t, "POST /webhooks", body).want(t, 200)
		body["events"] = []string{"deal.eaten"}
		got := owner.do(t, "POST /webhooks", body, "Accept-Language", "pl").problem(t, 422, "webhook.event_unknown")
		if !strings.Contains(got.text(t, "detail"), "nie występuje") {
			t.Errorf("got %s", got.raw)
		}
		if n := len(owner.do(t, "GET /webhook-events", nil).want(t, 200).items(t)); n < 40 {
			t.Errorf("%d kinds of events", n)
		}
	})
}

func TestWebhooksAreForThoseWhoSeeEverything(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		admin := w.joined(t, owner, "half@example.com", map[string]any{"roles": []string{"admin"}, "sees": "own"})
		admin.do(t, "POST /webhooks", erp()).problem(t, 403, "webhook.sees_all")
		seller := w.joined(t, owner, "sel@example.com", map[string]any{"sees": "all"})
		seller.do(t, "GET /webhooks", nil).problem(t, 403, "role.not_allowed")
		seller.do(t, "POST /webhooks", erp()).problem(t, 403, "role.not_allowed")
	})
}

// Without a key there is one clear sentence, and nothing is written.
func TestWithoutAKeyNoSecretIsKept(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		w.Keys = nil
		got := owner.do(t, "POST /webhooks", erp()).problem(t, 503, "secret.no_key")
		if !strings.Contains(got.text(t, "detail"), "HUMMOCK_SECRET_KEY") {
			t.Errorf("got %s", got.raw)
		}
		if n := len(owner.do(t, "GET /webhooks", nil).want(t, 200).items(t)); n != 0 {
			t.Errorf("%d webhooks were made", n)
		}
	})
}

// Why a webhook fails is said in the reader's language.
func TestFailuresAreWorded(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		made := owner.do(t, "POST /webhooks", erp()).want(t, 200)
		path := "/webhooks/" + made.text(t, "id")
		owner.do(t, "POST "+path+"/test", nil).want(t, 200)
		b, err := w.Store.LeaseMessages(t.Context(), store.Destination{Workspace: 1, ID: must(crm.ParseID(made.text(t, "id")))})
		if err != nil {
			t.Fatal(err)
		}
		trouble := &crm.Trouble{Code: "delivery.status", Msg: "the address answered 503", Params: map[string]string{"status": "503"}}
		if _, err := w.Store.SettleMessages(t.Context(), b, []store.Sent{{Message: b.Messages[0], Status: 503, Trouble: trouble}}, 0, false); err != nil {
			t.Fatal(err)
		}
		for language, want := range map[string]string{"en": "answered 503", "ru": "адрес ответил 503", "pl": "odpowiedział 503"} {
			got := owner.do(t, "GET "+path, nil, "Accept-Language", language).want(t, 200)
			if !strings.Contains(strings.ToLower(got.text(t, "error")), want) || got.text(t, "state") != "failing" {
				t.Errorf("%s: %s", language, got.raw)
			}
			list := owner.do(t, "GET "+path+"/deliveries", nil, "Accept-Language", language).want(t, 200)
			if !strings.Contains(strings.ToLower(list.raw), want) {
				t.Errorf("%s: %s", language, list.raw)
			}
		}
	})
}
