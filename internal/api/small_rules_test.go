package api

import (
	"strings"
	"testing"
)

// A password that holds the mail address is refused wherever one is set.
func TestAPasswordIsNotTheMailAddress(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		for _, bad := range []string{"Anna@Example.com", "my anna@example.com 1"} {
			owner.do(t, "PUT /session/password", map[string]any{"current": password, "password": bad}).problem(t, 422, "password.address")
		}
		u := owner.do(t, "POST /users", map[string]any{"email": "benedict@example.com", "name": "Ben"}).want(t, 200)
		link := owner.do(t, "POST /users/"+u.text(t, "id")+"/invitation", nil).want(t, 200)
		_, token, _ := strings.Cut(link.text(t, "url"), "#")
		w.visitor().do(t, "POST /invitations/accept", map[string]any{"token": token, "password": "benedict@example.com"}).problem(t, 422, "password.address")
		w.visitor().do(t, "POST /invitations/accept", map[string]any{"token": token, "password": password}).want(t, 200)
	})
}

// What the product keeps itself is told from what does not exist.
func TestAFieldThatIsKeptIsNotUnknown(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		d := owner.do(t, "POST /deals", map[string]any{"name": "Portal"}).want(t, 200)
		for _, l := range []string{"en", "ru", "pl"} {
			for field, code := range map[string]string{"end_date": "field.kept", "closed_at": "field.kept", "nonsense": "field.unknown"} {
				r := owner.do(t, "PATCH /deals/"+d.text(t, "id"), map[string]any{field: "2026-12-01"}, "If-Match", d.Header.Get("ETag"), "Accept-Language", l).problem(t, 422, code)
				if !strings.Contains(r.text(t, "detail"), field) {
					t.Errorf("%s does not name %s: %s", l, field, r.raw)
				}
			}
		}
	})
}

// What means nothing, or two things, is refused with what to do.
func TestSmallMistakesAreNamed(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		calendar := owner.do(t, "GET /holidays", nil).want(t, 200)
		twice := []any{map[string]any{"day": "2026-12-25", "name": "A"}, map[string]any{"day": "2026-12-25", "name": "B"}}
		r := owner.do(t, "PUT /holidays", map[string]any{"items": twice}, "If-Match", calendar.Header.Get("ETag")).problem(t, 422, "holidays.repeated")
		if !strings.Contains(r.text(t, "detail"), "2026-12-25") {
			t.Errorf("the day is not named: %s", r.raw)
		}
		r = owner.do(t, "POST /deals", map[string]any{"name": "Portal", "stage": "zzz"}).problem(t, 422, "stage.unknown")
		if strings.Contains(r.text(t, "detail"), "()") || len(r.at(t, "allowed").([]any)) == 0 {
			t.Errorf("no stage is offered: %s", r.raw)
		}
		d := owner.do(t, "POST /deals", map[string]any{"name": "Portal"}).want(t, 200)
		owner.do(t, "PATCH /deals/"+d.text(t, "id"), map[string]any{"fields": map[string]any{}}, "If-Match", d.Header.Get("ETag")).problem(t, 422, "field.kept_whole")
	})
}

// A rate that was given in error goes again, once.
func TestARateIsRemoved(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		rate := map[string]any{"currency": "USD", "day": "2026-11-02", "value": "9.99"}
		none := owner.do(t, "GET /rates", nil).want(t, 200)
		one := owner.do(t, "PUT /rates", map[string]any{"items": []any{rate}}, "If-Match", none.Header.Get("ETag")).want(t, 200)
		left := owner.do(t, "DELETE /rates/USD/2026-11-02", nil, "If-Match", one.Header.Get("ETag")).want(t, 200)
		if left := left.items(t); len(left) != 0 {
			t.Errorf("left are %v", left)
		}
		owner.do(t, "DELETE /rates/USD/2026-11-02", nil, "If-Match", left.Header.Get("ETag")).problem(t, 404, "rate.not_found")
	})
}
