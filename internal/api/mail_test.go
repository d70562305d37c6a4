package api

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"hummock/internal/crm"
)

func smtpSettings() map[string]any {
	return map[string]any{"host": "smtp.example.com", "port": 587, "security": "starttls", "user": "sales", "password": "wide river", "from_address": "sales@example.com", "from_name": "Example Ltd"}
}

func TestMailSettingsAreWrittenAndKeepTheirPassword(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		none := owner.do(t, "GET /mail/settings", nil).want(t, 200)
		if none.Header.Get("ETag") != `"0"` || none.text(t, "security") != "starttls" {
			t.Errorf("got %s", none.raw)
		}
		owner.do(t, "PUT /mail/settings", smtpSettings()).problem(t, 428, "if_match.missing")
		set := owner.do(t, "PUT /mail/settings", smtpSettings(), "If-Match", `"0"`).want(t, 200)
		if set.Header.Get("ETag") != `"1"` || set.at(t, "has_password") != true {
			t.Errorf("got %s", set.raw)
		}
		owner.do(t, "PUT /mail/settings", smtpSettings(), "If-Match", `"0"`).problem(t, 412, "stale")
		for _, route := range []string{"GET /mail/settings", "GET /changes"} {
			if got := owner.do(t, route, nil).want(t, 200); strings.Contains(got.raw, "wide river") {
				t.Errorf("%s shows the password", route)
			}
		}
		kept := smtpSettings()
		delete(kept, "password")
		kept["from_name"] = "Example"
		owner.do(t, "PUT /mail/settings", kept, "If-Match", `"1"`).want(t, 200)
		kept["host"] = "smtp.example.net"
		owner.do(t, "PUT /mail/settings", kept, "If-Match", `"2"`).problem(t, 422, "mail.password_again")
		kept["password"], kept["user"] = "", ""
		if got := owner.do(t, "PUT /mail/settings", kept, "If-Match", `"2"`).want(t, 200); got.at(t, "has_password") != false {
			t.Errorf("got %s", got.raw)
		}
		seller := w.joined(t, owner, "sam@example.com", nil)
		seller.do(t, "GET /mail/settings", nil).problem(t, 403, "role.not_allowed")
		seller.do(t, "POST /mail/settings/test", nil).problem(t, 403, "role.not_allowed")
		if got := seller.do(t, "GET /changes", nil).want(t, 200); strings.Contains(got.raw, "smtp.example") {
			t.Errorf("a seller learns of the server: %s", got.raw)
		}
	})
}

func TestATriedMailServerIsQuoted(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		said := crm.Errorf(crm.Unavailable, "mail.answered", "smtp.example.com answered: 535 no").With("host", "smtp.example.com").With("answer", "535 no")
		w.TryMail = func(context.Context, crm.Actor) error { return said }
		if p := owner.do(t, "POST /mail/settings/test", nil); !strings.Contains(p.raw, "535 no") || p.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("got %d %s", p.StatusCode, p.raw)
		}
		w.TryMail = func(context.Context, crm.Actor) error { return nil }
		owner.do(t, "POST /mail/settings/test", nil).want(t, 204)
	})
}

// A mail is written, taken back while there is time, and seen by those who see
// its deal.
func TestAMailIsWrittenAndTakenBack(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		deal := owner.do(t, "POST /deals", map[string]any{"name": "Portal"}).want(t, 200).text(t, "id")
		body := map[string]any{"to": []string{"anna@example.org"}, "subject": "Offer", "text": "Hello"}
		owner.do(t, "POST /deals/"+deal+"/mails", body).problem(t, 422, "idempotency.missing")
		owner.do(t, "POST /deals/"+deal+"/mails", body, "Idempotency-Key", "a").problem(t, 409, "mail.not_set_up")
		owner.do(t, "PUT /mail/settings", smtpSettings(), "If-Match", `"0"`).want(t, 200)
		made := owner.do(t, "POST /deals/"+deal+"/mails", body, "Idempotency-Key", "b").want(t, 200)
		again := owner.do(t, "POST /deals/"+deal+"/mails", body, "Idempotency-Key", "b").want(t, 200)
		if made.text(t, "id") != again.text(t, "id") || made.text(t, "state") != "queued" {
			t.Errorf("got %s and %s", made.raw, again.raw)
		}
		for code, wrong := range map[string]map[string]any{
			"mail.one_line": {"to": []string{"anna@example.org"}, "subject": "Offer\r\nBcc: all@example.org", "text": "Hello"},
			"mail.address":  {"to": []string{"anna@example.org\r\nBcc: all@example.org"}, "subject": "Offer", "text": "Hello"},
			"mail.text":     {"to": []string{"anna@example.org"}, "subject": "Offer", "text": " "},
			"mail.past":     {"to": []string{"anna@example.org"}, "subject": "Offer", "text": "Hello", "send_at": "2001-01-01T00:00:00Z"},
		} {
			owner.do(t, "POST /deals/"+deal+"/mails", wrong, "Idempotency-Key", code).problem(t, 422, code)
		}
		list := owner.do(t, "GET /deals/"+deal+"/mails", nil).want(t, 200)
		if list.text(t, "from") != "sales@example.com" || len(list.items(t)) != 1 {
			t.Errorf("got %s", list.raw)
		}
		mail := "/mails/" + made.text(t, "id")
		seller := w.joined(t, owner, "sam@example.com", map[string]any{"sees": "own"})
		seller.do(t, "GET /deals/"+deal+"/mails", nil).problem(t, 404, "deal.not_found")
		seller.do(t, "DELETE "+mail, nil).problem(t, 404, "mail.not_found")
		owner.do(t, "POST "+mail+"/again", nil).problem(t, 409, "mail.not_failed")
		owner.do(t, "POST "+mail+"/arrived", nil).problem(t, 409, "mail.not_in_doubt")
		if undone := owner.do(t, "DELETE "+mail, nil).want(t, 200); undone.text(t, "state") != "undone" {
			t.Errorf("got %s", undone.raw)
		}
		owner.do(t, "DELETE "+mail, nil).problem(t, 409, "mail.gone")
	})
}
