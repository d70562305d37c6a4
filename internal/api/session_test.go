package api

import (
	"strings"
	"testing"
)

func TestFirstOwnerSetsUpSignsInAndSeesThePeople(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		if !w.visitor().do(t, "GET /setup", nil).want(t, 200).at(t, "needed").(bool) {
			t.Error("a new server needs a set-up")
		}
		owner := w.founded(t)
		me := owner.do(t, "GET /session", nil).want(t, 200)
		if me.text(t, "user", "email") != "anna@example.com" || me.text(t, "workspace", "currency") != "EUR" {
			t.Errorf("the owner is somebody else: %s", me.raw)
		}
		if users := owner.do(t, "GET /users", nil).want(t, 200).items(t); len(users) != 1 {
			t.Errorf("want one person, got %v", users)
		}
		if w.visitor().do(t, "GET /setup", nil).want(t, 200).at(t, "needed").(bool) {
			t.Error("an owned server needs no set-up")
		}
		link, err := w.OfferSetup(t.Context())
		if link != "" || err != nil {
			t.Errorf("no second set-up link, got %q %v", link, err)
		}

		again := w.visitor()
		again.do(t, "POST /session", with(" Anna@Example.com ", w.backupOf("anna@example.com"))).want(t, 200)
		old := again.cookies[sessionCookie]
		again.do(t, "POST /session", with("anna@example.com", w.backupOf("anna@example.com"))).want(t, 200)
		if again.cookies[sessionCookie] == old {
			t.Error("each sign-in has a session of its own")
		}
		stale := w.visitor()
		stale.cookies[sessionCookie] = old
		stale.do(t, "GET /session", nil).problem(t, 401, "session.over")
		again.do(t, "DELETE /session", nil).want(t, 204)
		again.do(t, "GET /session", nil).problem(t, 401, "signed_out")
		for _, secret := range []string{old, owner.cookies[sessionCookie], password} {
			if strings.Contains(w.log.String(), secret) {
				t.Errorf("the log holds the secret %q", secret)
			}
		}
	})
}
