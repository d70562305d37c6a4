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
