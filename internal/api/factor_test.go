package api

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hummock/internal/crm"
)

func with(email, code string) map[string]any {
	return map[string]any{"email": email, "password": password, "code": code}
}

func TestWhoHasASecondFactorSignsInWithACode(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		visitor := w.visitor()
		visitor.do(t, "POST /session", with("anna@example.com", "")).problem(t, 401, "sign_in.code_needed")
		visitor.do(t, "POST /session", with("anna@example.com", owner.code(t))).problem(t, 401, "sign_in.code_wrong") // it confirmed the factor
		w.clock.Move(30 * time.Second)
		spaced := owner.code(t)[:3] + " " + owner.code(t)[3:]
		in := visitor.do(t, "POST /session", with("anna@example.com", spaced)).want(t, 200)
		if in.at(t, "user", "second_factor") != true {
			t.Errorf("the session does not tell of the second factor: %s", in.raw)
		}
		visitor.do(t, "POST /session", with("anna@example.com", owner.code(t))).problem(t, 401, "sign_in.code_wrong")

		code := owner.backups[0]
		visitor.do(t, "POST /session", with("anna@example.com", strings.ToUpper(code))).want(t, 200)
		visitor.do(t, "POST /session", with("anna@example.com", code)).problem(t, 401, "sign_in.code_wrong")
		if strings.Contains(w.log.String(), code) || strings.Contains(w.log.String(), owner.factor.Reveal()) {
			t.Error("the log holds a code or the secret")
		}
		changes := owner.do(t, "GET /changes?since=0", nil)
		if strings.Contains(changes.raw, code) || strings.Contains(changes.raw, owner.factor.Reveal()) {
			t.Error("the change log holds a code or the secret")
		}
	})
}

func TestOfManyTriesWithOneCodeOneWins(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		w.clock.Move(time.Minute)
		for _, code := range []string{owner.code(t), owner.backups[1]} {
			var all sync.WaitGroup
			status := make([]int, 6)
			for i := range status {
				all.Go(func() { status[i] = w.visitor().do(t, "POST /session", with("anna@example.com", code)).StatusCode })
			}
			all.Wait()
			if slices.Sort(status); !slices.Equal(status, []int{200, 401, 401, 401, 401, 401}) {
				t.Errorf("six tries with one code: %v", status)
			}
			w.clock.Move(time.Hour)
		}
	})
}

func TestWrongCodesCountLikeWrongPasswords(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		w.clock.Move(time.Minute)
		for range 5 {
			w.visitor().do(t, "POST /session", with("anna@example.com", "000000")).problem(t, 401, "sign_in.code_wrong")
			w.visitor().do(t, "POST /session", with("anna@example.com", "")).problem(t, 401, "sign_in.code_needed")
		}
		w.visitor().do(t, "POST /session", with("anna@example.com", owner.code(t))).problem(t, 429, "sign_in.too_many")
	})
}

func TestAnotherPasswordDoesNotSkipTheSecondFactor(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		admin := w.joined(t, owner, "ada@example.com", map[string]any{"roles": []string{"admin"}})
		id := admin.do(t, "GET /session", nil).text(t, "user", "id")
		link := owner.do(t, "POST /users/"+id+"/invitation", nil).want(t, 200)
		_, token, _ := strings.Cut(link.text(t, "url"), "#")
		accept := map[string]any{"token": token, "password": "another quiet goose"}
		w.visitor().do(t, "POST /invitations/accept", accept).problem(t, 401, "sign_in.code_needed")
		accept["code"] = "000000"
		w.visitor().do(t, "POST /invitations/accept", accept).problem(t, 401, "sign_in.code_wrong")
		accept["code"] = admin.backups[0]
		back := w.visitor()
		back.do(t, "POST /invitations/accept", accept).want(t, 200)
		back.do(t, "PUT /session/password", map[string]any{"current": "another quiet goose", "password": password}).want(t, 200)
		w.visitor().do(t, "POST /session", with("ada@example.com", "")).problem(t, 401, "sign_in.code_needed")
	})
}

func TestTheSecondFactorIsSetUpByHand(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		seller := w.joined(t, owner, "sel@example.com", nil)
		pass := map[string]any{"password": password}
		seller.token(t, "read write").do(t, "POST /me/second-factor", pass).problem(t, 403, "token.by_hand_only")
		seller.do(t, "POST /me/second-factor", map[string]any{"password": "some other words"}).problem(t, 422, "password.wrong")
		seller.do(t, "PUT /me/second-factor", map[string]any{"code": "123456"}).problem(t, 409, "second_factor.not_begun")

		offered := seller.do(t, "POST /me/second-factor", pass).want(t, 200)
		if !strings.HasPrefix(offered.text(t, "picture"), "data:image/png;base64,") || !strings.HasPrefix(offered.text(t, "uri"), "otpauth://totp/") {
			t.Errorf("there is nothing to photograph: %.200s", offered.raw)
		}
		seller.do(t, "PUT /me/second-factor", map[string]any{"code": "000000"}).problem(t, 422, "second_factor.code_wrong")
		seller.do(t, "PUT /me/second-factor", map[string]any{"code": "abcd-efgh"}).problem(t, 422, "second_factor.code_wrong")
		w.visitor().do(t, "POST /session", with("sel@example.com", "")).want(t, 200) // nothing is in force yet

		seller.protect(t)
		seller.do(t, "POST /me/second-factor", pass).problem(t, 409, "second_factor.set")
		old := seller.backups
		fresh := seller.do(t, "POST /me/second-factor/codes", map[string]any{"password": password, "code": old[0]}).want(t, 200)
		if n := len(fresh.at(t, "codes").([]any)); n != 10 {
			t.Errorf("want ten new codes, got %d", n)
		}
		seller.do(t, "POST /me/second-factor/removal", map[string]any{"password": password, "code": old[1]}).problem(t, 422, "second_factor.code_wrong")
		seller.do(t, "POST /me/second-factor/removal", map[string]any{"password": password, "code": fresh.text(t, "codes", "0")}).want(t, 204)
		w.visitor().do(t, "POST /session", with("sel@example.com", "")).want(t, 200)
	})
}

func TestAnAdminHelpsWhoLostTheirSecondFactor(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		admin := w.joined(t, owner, "ada@example.com", map[string]any{"roles": []string{"admin"}})
		seller := w.joined(t, owner, "sel@example.com", nil)
		seller.protect(t)
		ids := map[string]string{}
		for _, u := range admin.do(t, "GET /users", nil).want(t, 200).items(t) {
			m := u.(map[string]any)
			ids[m["email"].(string)] = m["id"].(string)
			if m["second_factor"] != true {
				t.Errorf("an admin does not learn that %s has a second factor", m["email"])
			}
		}
		for _, u := range seller.do(t, "GET /users", nil).want(t, 200).items(t) {
			if m := u.(map[string]any); (m["second_factor"] == true) != (m["email"] == "sel@example.com") {
				t.Errorf("a seller learns %v of %s", m["second_factor"], m["email"])
			}
		}
		take := func(email string) string { return "DELETE /users/" + ids[email] + "/second-factor" }
		admin.do(t, take("anna@example.com"), nil).problem(t, 403, "user.owners_only")
		admin.do(t, take("ada@example.com"), nil).problem(t, 403, "second_factor.own")
		admin.token(t, "read write").do(t, take("sel@example.com"), nil).problem(t, 403, "token.by_hand_only")
		admin.do(t, take("sel@example.com"), nil).want(t, 204)
		seller.do(t, "GET /session", nil).problem(t, 401, "session.over")
		w.visitor().do(t, "POST /session", with("sel@example.com", "")).want(t, 200)

		w.command("").do(t, take("anna@example.com"), nil).want(t, 204)
		w.visitor().do(t, "POST /session", with("anna@example.com", "")).want(t, 200)
	})
}

// These are all the operations by which somebody gets access to the firm's data.
func TestWhatGivesOthersAccessAsksForASecondFactor(t *testing.T) {
	t.Parallel()
	var asks []string
	for id, rule := range crm.Operations() {
		if rule.Factor {
			asks = append(asks, id)
		}
	}
	slices.Sort(asks)
	want := []string{"create-token", "create-user", "create-webhook", "edit-webhook", "invite-user", "put-mail-settings", "rotate-secret", "take-factor"}
	if !slices.Equal(asks, want) {
		t.Errorf("want %v, got %v", want, asks)
	}
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		me := owner.do(t, "GET /session", nil)
		id := me.text(t, "user", "id")
		owner.do(t, "POST /me/second-factor/removal", map[string]any{"password": password, "code": owner.backups[0]}).want(t, 204)
		person := map[string]any{"email": "x@example.com", "name": "X"}
		routes := w.routesByID()
		for _, id := range want {
			owner.do(t, routes[id], bodyFor(routes[id])).problem(t, 403, "second_factor.needed")
		}
		owner.do(t, "PATCH /users/"+id, map[string]any{"roles": []string{"owner", "admin"}}, "If-Match", `"1"`).problem(t, 403, "second_factor.needed")
		owner.do(t, "PATCH /users/"+id, map[string]any{"name": "Anna K."}, "If-Match", `"1"`).want(t, 200)
		w.command("").do(t, "POST /users", maps.Clone(person)).want(t, 200)
	})
}
