package api

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func TestPolicyAndOperationsAreTheSame(t *testing.T) {
	t.Parallel()
	s := New(Deps{})
	for id := range s.rules {
		if crm.Operations()[id].Who == crm.WhoNobody {
			t.Errorf("the operation %s has no line in the policy", id)
		}
	}
	for id := range crm.Operations() {
		if _, ok := s.rules[id]; !ok {
			t.Errorf("the policy has %s, which is no operation", id)
		}
	}
}

// route of every operation, with ids that name nothing.
func (s *Server) routesByID() map[string]string {
	routes := map[string]string{}
	for path, item := range s.api.OpenAPI().Paths {
		for part := range strings.SplitSeq(path, "/") {
			if strings.HasPrefix(part, "{") {
				path = strings.Replace(path, part, "01920000-0000-7000-8000-000000000000", 1)
			}
		}
		if item.Get != nil {
			routes[item.Get.OperationID] = "GET " + path
		}
		if item.Post != nil {
			routes[item.Post.OperationID] = "POST " + path
		}
		if item.Put != nil {
			routes[item.Put.OperationID] = "PUT " + path
		}
		if item.Patch != nil {
			routes[item.Patch.OperationID] = "PATCH " + path
		}
		if item.Delete != nil {
			routes[item.Delete.OperationID] = "DELETE " + path
		}
	}
	return routes
}

// identity is one kind of caller of the matrix.
type identity struct {
	name     string
	roles    []crm.Role // of the user
	client   *client
	signedIn bool
	readOnly bool
}

// TestEveryRoleCallsEveryOperation asks each operation as each kind of caller,
// and looks that exactly the policy's ones come past it; and that a denied
// request leaves the database as it was.
func TestEveryRoleCallsEveryOperation(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	clock := storetest.NewClock()
	s, err := store.Open(t.Context(), store.Config{Dir: dir, Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	w := newWorld(s, clock)
	owner := w.founded(t)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "hummock.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })

	callers := []identity{{name: "nobody", client: w.visitor()}}
	bad := w.visitor()
	bad.header.Set("Authorization", "Bearer "+auth.NewToken().Reveal())
	callers = append(callers, identity{name: "made-up token", client: bad})
	for _, role := range crm.Roles() {
		c := w.joined(t, owner, string(role)+"@example.com", map[string]any{"roles": []crm.Role{role}})
		callers = append(callers,
			identity{name: string(role), roles: []crm.Role{role}, client: c, signedIn: true},
			identity{name: string(role) + " by a reading token", roles: []crm.Role{role}, client: c.token(t, "read"), signedIn: true, readOnly: true})
	}
	for id, route := range w.routesByID() {
		if id == followEvents || id == "sign-out" {
			continue // they have tests of their own
		}
		for _, who := range callers {
			before := dump(t, db)
			got := who.client.do(t, route, bodyFor(route), kindFor(id)...)
			want := crm.Allowed(id, crm.Actor{User: idIf(who.signedIn), Roles: who.roles, ReadOnly: who.readOnly, Door: crm.DoorWeb})
			denied := isDenial(got)
			if denied != (want != nil) {
				t.Errorf("%s calls %s (%s): the policy says %v, the answer is %d %s", who.name, id, route, want, got.StatusCode, got.raw)
			}
			if !denied {
				continue
			}
			if after := dump(t, db); after != before {
				t.Errorf("%s was denied %s, and yet the database changed", who.name, id)
			}
		}
	}
}

func idIf(signedIn bool) crm.ID {
	if signedIn {
		return crm.ID{1}
	}
	return crm.ID{}
}

// kindFor says that a body is an upload, where only those are looked at.
func kindFor(id string) []string {
	if id != createImport && id != uploadFile {
		return nil
	}
	return []string{"Content-Type", "multipart/form-data; boundary=x"}
}

func bodyFor(route string) any {
	if strings.HasPrefix(route, "GET ") || strings.HasPrefix(route, "DELETE ") {
		return nil
	}
	return map[string]any{"nonsense": true}
}

// isDenial tells the policy's refusals from those of a handler, whose input
// was nonsense.
func isDenial(r *reply) bool {
	code, _ := r.body["code"].(string)
	return slices.Contains([]string{"operation.denied", "signed_out", "role.not_allowed", "token.read_only", "token.invalid"}, code)
}

// dump gives a hash of every row of every table but those that count requests.
func dump(t *testing.T, db *sql.DB) string {
	t.Helper()
	tables := column(t, db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sessions', 'sign_in_failures') ORDER BY name`)
	h := sha256.New()
	for _, table := range tables {
		rows, err := db.QueryContext(context.Background(), "SELECT * FROM "+table+" ORDER BY 1, 2")
		if err != nil {
			t.Fatal(err)
		}
		names, _ := rows.Columns()
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(cells...); err != nil {
				t.Fatal(err)
			}
			for _, c := range cells {
				fmt.Fprintf(h, "%v|", *c.(*any))
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			t.Fatal(err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func column(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhoMayNotIsToldWhoMay(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		seller := w.joined(t, owner, "sel@example.com", nil)
		got := seller.do(t, "POST /users", map[string]any{"email": "x@example.com", "name": "X"}).problem(t, 403, "role.not_allowed")
		if who := fmt.Sprint(got.at(t, "who_can")); who != "[Anna]" {
			t.Errorf("want Anna named, got %s", who)
		}
	})
}
