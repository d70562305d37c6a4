package api

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		over := func(name string, c *client) {
			t.Helper()
			if r := c.do(t, "GET /session", nil); r.StatusCode != http.StatusUnauthorized {
				t.Errorf("%s: the session still works: %d", name, r.StatusCode)
			}
		}
		people := func(email string) (c *client, id, etag string) {
			c = w.joined(t, owner, email, nil)
			me := c.do(t, "GET /session", nil).want(t, 200)
			id = me.text(t, "user", "id")
			return c, id, owner.do(t, "GET /users/"+id, nil).want(t, 200).Header.Get("ETag")
		}

		c, id, etag := people("gone@example.com")
		program := c.token(t, "read")
		owner.do(t, "PATCH /users/"+id, map[string]any{"active": false}, "If-Match", etag).want(t, 200)
		over("disabled", c)
		program.do(t, "GET /session", nil).problem(t, 401, "token.invalid")
		w.visitor().do(t, "POST /session", map[string]any{"email": "gone@example.com", "password": password}).problem(t, 401, "sign_in.wrong")

		c, id, etag = people("other@example.com")
		owner.do(t, "PATCH /users/"+id, map[string]any{"roles": []string{"viewer"}}, "If-Match", etag).want(t, 200)
		over("other roles", c)

		c, _, _ = people("new@example.com")
		twin := w.visitor()
		twin.do(t, "POST /session", map[string]any{"email": "new@example.com", "password": password}).want(t, 200)
		c.do(t, "PUT /session/password", map[string]any{"current": "not this one", "password": "four loud kettles"}).problem(t, 422, "password.wrong")
		c.do(t, "PUT /session/password", map[string]any{"current": password, "password": "four loud kettles"}).want(t, 200)
		c.do(t, "GET /session", nil).want(t, 200)
		over("another password", twin)
		w.visitor().do(t, "POST /session", map[string]any{"email": "new@example.com", "password": password}).problem(t, 401, "sign_in.wrong")

		c, id, _ = people("linked@example.com")
		link := owner.do(t, "POST /users/"+id+"/invitation", nil).want(t, 200)
		_, token, _ := strings.Cut(link.text(t, "url"), "#")
		w.visitor().do(t, "POST /invitations/accept", map[string]any{"token": token, "password": "short"}).problem(t, 422, "password.too_short")
		w.visitor().do(t, "POST /invitations/accept", map[string]any{"token": token, "password": "five slow lanterns"}).want(t, 200)
		over("a password set by a link", c)
		w.visitor().do(t, "POST /invitations/accept", map[string]any{"token": token, "password": "five slow lanterns"}).problem(t, 404, "link.over")
	})
}

func TestSessionsLastAsLongAsTheyMay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		admin bool
		each  time.Duration // between two requests
		times int
		alive bool
	}{
		"a seller every 11 hours":          {each: 11 * time.Hour, times: 10, alive: true},
		"a seller after 12 hours":          {each: 12 * time.Hour, times: 1},
		"a seller after 14 days":           {each: 11 * time.Hour, times: 31},
		"an owner every 7 hours":           {admin: true, each: 7 * time.Hour, times: 3, alive: true},
		"an owner after 8 hours":           {admin: true, each: 8 * time.Hour, times: 1},
		"an owner after a day":             {admin: true, each: 6 * time.Hour, times: 4},
		"a seller, the clock a year back":  {each: -365 * 24 * time.Hour, times: 1},
		"a seller, the clock a bit back":   {each: -time.Minute, times: 1, alive: true},
		"a seller, the clock a year ahead": {each: 365 * 24 * time.Hour, times: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			each(t, func(t *testing.T, w *world) {
				who := w.founded(t)
				if !c.admin {
					who = w.joined(t, who, "s@example.com", nil)
				}
				status := 0
				for range c.times {
					w.clock.Move(c.each)
					status = who.do(t, "GET /session", nil).StatusCode
				}
				if alive := status == 200; alive != c.alive {
					t.Errorf("alive is %v, want %v", alive, c.alive)
				}
			})
		})
	}
}

func TestGuessingPasswordsIsLimited(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		guess := func(email string) *reply {
			return w.visitor().do(t, "POST /session", map[string]any{"email": email, "password": "wrong wrong wrong"})
		}
		for _, email := range []string{"anna@example.com", "nobody@example.com"} {
			for range 10 {
				guess(email).problem(t, 401, "sign_in.wrong")
			}
			if r := guess(email).problem(t, 429, "sign_in.too_many"); r.Header.Get("Retry-After") != "900" {
				t.Errorf("want to be told to come back after 15 minutes, got %q", r.Header.Get("Retry-After"))
			}
		}
		right := map[string]any{"email": "anna@example.com", "password": password}
		w.visitor().do(t, "POST /session", right).problem(t, 429, "sign_in.too_many")
		right["code"] = owner.backups[0]
		owner.do(t, "POST /session", right).want(t, 200) // a browser that she used before
		w.clock.Move(15*time.Minute + time.Second)
		right["code"] = owner.backups[1]
		w.visitor().do(t, "POST /session", right).want(t, 200)
	})
}

func TestGuessingFromOneAddressIsLimited(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		w.founded(t)
		for i := range 100 {
			body := map[string]any{"email": strings.Repeat("x", 1+i%20) + string(rune('a'+i%26)) + "@example.com", "password": "wrong wrong wrong"}
			w.visitor().do(t, "POST /session", body)
		}
		w.visitor().do(t, "POST /session", with("anna@example.com", w.backupOf("anna@example.com"))).problem(t, 429, "sign_in.too_many")
		w.clock.Move(time.Hour + time.Second)
		w.visitor().do(t, "POST /session", with("anna@example.com", w.backupOf("anna@example.com"))).want(t, 200)
	})
}

func TestSetUpWorksOnceAndInTime(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		offer := func() string {
			link, err := w.OfferSetup(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			_, token, _ := strings.Cut(link, "#")
			return token
		}
		try := func(token string) *reply {
			return w.visitor().do(t, "POST /setup", map[string]any{
				"token": token, "language": "pl", "name": "Jan", "email": "jan@example.com", "password": password, "firm": "F", "currency": "PLN",
			})
		}
		first := offer()
		second := offer()
		try(first).problem(t, 404, "link.over")
		w.clock.Move(31 * time.Minute)
		try(second).problem(t, 404, "link.over")
		third := offer()
		try(third).want(t, 200)
		try(third).problem(t, 404, "link.over")
	})
}

func TestTokensMayDoWhatTheirScopeSays(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		reader, writer := owner.token(t, "read"), owner.token(t, "read write")
		reader.do(t, "GET /users", nil).want(t, 200)
		reader.do(t, "POST /teams", map[string]any{"name": "North"}).problem(t, 403, "token.read_only")
		writer.do(t, "POST /teams", map[string]any{"name": "North"}).want(t, 200)
		writer.do(t, "POST /tokens", map[string]any{"name": "more"}).problem(t, 403, "token.by_hand_only")
		writer.do(t, "PUT /session/password", map[string]any{"current": password, "password": "four loud kettles"}).problem(t, 403, "token.by_hand_only")
		w.visitor().do(t, "GET /users?token="+strings.TrimPrefix(reader.header.Get("Authorization"), "Bearer "), nil).problem(t, 401, "signed_out")

		list := owner.do(t, "GET /tokens", nil).want(t, 200)
		if strings.Contains(list.raw, "hmk_") {
			t.Error("a token is shown once")
		}
		id := list.items(t)[0].(map[string]any)["id"].(string)
		seller := w.joined(t, owner, "s@example.com", nil)
		seller.do(t, "DELETE /tokens/"+id, nil).problem(t, 404, "token.not_found")
		owner.do(t, "DELETE /tokens/"+id, nil).want(t, 204)
		reader.do(t, "GET /users", nil).problem(t, 401, "token.invalid")
		w.clock.Move(91 * 24 * time.Hour)
		writer.do(t, "GET /users", nil).problem(t, 401, "token.invalid")
	})
}

func TestARepeatedRequestIsDoneOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		body := map[string]any{"email": "x@example.com", "name": "X"}
		first := owner.do(t, "POST /users", body, "Idempotency-Key", "k1").want(t, 200)
		again := owner.do(t, "POST /users", body, "Idempotency-Key", "k1").want(t, 200)
		if first.raw != again.raw || first.Header.Get("Hummock-Rev") != again.Header.Get("Hummock-Rev") || first.Header.Get("Hummock-Rev") == "" {
			t.Errorf("want the same answer twice, got %s (%s) and %s (%s)", first.raw, first.Header.Get("Hummock-Rev"), again.raw, again.Header.Get("Hummock-Rev"))
		}
		owner.do(t, "POST /users", map[string]any{"email": "y@example.com", "name": "Y"}, "Idempotency-Key", "k1").problem(t, 422, "idempotency.other_request")
		owner.do(t, "POST /users", body).problem(t, 422, "user.email_taken")
		owner.do(t, "POST /tokens", map[string]any{"name": "t"}, "Idempotency-Key", "k2").want(t, 200)
		owner.do(t, "POST /tokens", map[string]any{"name": "t"}, "Idempotency-Key", "k2").problem(t, 409, "token.shown_before")
	})
}

func TestPeopleAreChangedByThoseWhoMay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		admin := w.joined(t, owner, "adm@example.com", map[string]any{"roles": []string{"admin"}})
		seller := w.joined(t, owner, "sel@example.com", nil)
		me := func(c *client) (route, etag string) {
			r := c.do(t, "GET /session", nil).want(t, 200)
			id := r.text(t, "user", "id")
			return "PATCH /users/" + id, c.do(t, "GET /users/"+id, nil).want(t, 200).Header.Get("ETag")
		}
		route, etag := me(seller)
		seller.do(t, route, map[string]any{"name": "Sella"}).problem(t, 428, "if_match.missing")
		seller.do(t, route, map[string]any{"name": "Sella"}, "If-Match", `"99"`).problem(t, 412, "stale")
		seller.do(t, route, map[string]any{"roles": []string{"owner"}}, "If-Match", etag).problem(t, 403, "user.admins_only")
		changed := seller.do(t, route, map[string]any{"name": "Sella", "language": "ru"}, "If-Match", etag).want(t, 200)
		if changed.Header.Get("ETag") == etag || changed.text(t, "name") != "Sella" {
			t.Errorf("the change is not there: %s", changed.raw)
		}
		admin.do(t, route, map[string]any{"roles": []string{"owner"}}, "If-Match", changed.Header.Get("ETag")).problem(t, 403, "user.owners_only")
		admin.do(t, route, map[string]any{"hourly_cost": 5000, "roles": []string{"manager"}}, "If-Match", changed.Header.Get("ETag")).want(t, 200)
		route, etag = me(owner)
		admin.do(t, route, map[string]any{"active": false}, "If-Match", etag).problem(t, 403, "user.owners_only")
		owner.do(t, route, map[string]any{"roles": []string{"admin"}}, "If-Match", etag).problem(t, 422, "user.last_owner")
		viewer := w.joined(t, owner, "v@example.com", map[string]any{"roles": []string{"viewer"}})
		if strings.Contains(viewer.do(t, "GET /users", nil).want(t, 200).raw, "5000") || strings.Contains(viewer.do(t, "GET /changes?since=0", nil).want(t, 200).raw, "5000") {
			t.Error("what an hour costs is not for everybody")
		}
	})
}

func TestCommandsWorkAsTheOwnerOrWhomTheyName(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		w.joined(t, owner, "sel@example.com", nil)
		if got := w.command("").do(t, "GET /session", nil).want(t, 200).text(t, "user", "email"); got != "anna@example.com" {
			t.Errorf("want the owner, got %s", got)
		}
		if got := w.command("sel@example.com").do(t, "GET /session", nil).want(t, 200).text(t, "user", "email"); got != "sel@example.com" {
			t.Errorf("want the seller, got %s", got)
		}
		w.command("sel@example.com").do(t, "POST /teams", map[string]any{"name": "x"}).problem(t, 403, "role.not_allowed")
		made := w.command("").do(t, "POST /workspaces", map[string]any{"firm": "Two", "currency": "PLN", "language": "pl", "name": "Ewa", "email": "ewa@example.com"}).want(t, 200)
		if !strings.Contains(made.text(t, "link"), "/join#") {
			t.Errorf("want a link for the owner, got %s", made.raw)
		}
		w.command("").do(t, "GET /session", nil).problem(t, 422, "workspace.ambiguous")
		owner.do(t, "POST /workspaces", map[string]any{"firm": "Three", "currency": "PLN", "language": "pl", "name": "Ewa", "email": "ewa@example.com"}).problem(t, 403, "operation.denied")
		outside := w.visitor()
		outside.header.Set(asHeader, "anna@example.com")
		outside.do(t, "GET /session", nil).problem(t, 401, "signed_out")
	})
}
