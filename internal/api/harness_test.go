package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// world is a server on a new database.
type world struct {
	*Server
	clock   *storetest.Clock
	log     *bytes.Buffer
	backups map[string][]string // codes on paper that are left, by mail address
}

var page = fstest.MapFS{
	"index.html":         {Data: []byte(`<!doctype html><script nonce="__NONCE__" type="module" src="/assets/app-1a2b.js"></script>`)},
	"assets/app-1a2b.js": {Data: []byte(`console.log(1)`)},
	"robots.txt":         {Data: []byte("User-agent: *\nDisallow: /\n")},
}

func newWorld(s *store.Store, clock *storetest.Clock) *world {
	log := &bytes.Buffer{}
	keys, err := auth.NewKeyring(auth.NewKey())
	if err != nil {
		panic(err)
	}
	return &world{Server: New(Deps{
		Store: s, Keys: keys, Passwords: auth.NewTestPasswords(), Log: slog.New(slog.NewJSONHandler(log, nil)), Site: page, BaseURL: "http://localhost:8080", Rate: 1e6,
		Inside: crm.InsideHosts{{Host: "erp.lan"}},
	}), clock: clock, log: log, backups: map[string][]string{}}
}

// each runs a test on a server with either database.
func each(t *testing.T, run func(t *testing.T, w *world)) {
	t.Helper()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		run(t, newWorld(s, clock))
	})
}

// client is somebody's browser or program.
type client struct {
	world   *world
	cookies map[string]string
	header  http.Header
	local   bool
	factor  auth.Secret // of their second factor
	backups []string
}

func (w *world) visitor() *client {
	return &client{world: w, cookies: map[string]string{}, header: http.Header{}}
}

func (w *world) command(as string) *client {
	c := w.visitor()
	c.local = true
	if as != "" {
		c.header.Set(asHeader, as)
	}
	return c
}

const password = "twelve quiet geese"

// founded gives a firm with its owner signed in.
func (w *world) founded(t *testing.T) *client {
	t.Helper()
	link, err := w.OfferSetup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, token, _ := strings.Cut(link, "#")
	owner := w.visitor()
	owner.do(t, "POST /setup", map[string]any{
		"token": token, "language": "en", "name": "Anna", "email": "anna@example.com", "password": password,
		"firm": "Example", "currency": "EUR", "time_zone": "Europe/Warsaw", "template": "it-services",
	}).want(t, 200)
	owner.protect(t)
	return owner
}

// protect sets up the second factor of whoever is signed in.
func (c *client) protect(t *testing.T) {
	t.Helper()
	offered := c.do(t, "POST /me/second-factor", map[string]any{"password": password}).want(t, 200)
	c.factor = auth.SecretOf(offered.text(t, "secret"))
	confirmed := c.do(t, "PUT /me/second-factor", map[string]any{"code": c.code(t)}).want(t, 200)
	for _, code := range confirmed.at(t, "codes").([]any) {
		c.backups = append(c.backups, code.(string))
	}
	email := c.do(t, "GET /session", nil).want(t, 200).text(t, "user", "email")
	c.world.backups[email] = append([]string{}, c.backups...)
}

// code is what the person's authenticator app shows.
func (c *client) code(t *testing.T) string {
	t.Helper()
	code, err := auth.CodeAt(c.factor, c.world.clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// backupOf is what somebody who signs in again writes when a code is asked for.
func (w *world) backupOf(typed any) string {
	email, _ := typed.(string)
	email = strings.ToLower(strings.TrimSpace(email))
	codes := w.backups[email]
	if len(codes) == 0 {
		return ""
	}
	w.backups[email] = codes[1:]
	return codes[0]
}

// joined gives somebody that the owner invited, signed in.
func (w *world) joined(t *testing.T, owner *client, email string, more map[string]any) *client {
	t.Helper()
	body := map[string]any{"email": email, "name": email}
	maps.Copy(body, more)
	u := owner.do(t, "POST /users", body).want(t, 200)
	link := owner.do(t, "POST /users/"+u.text(t, "id")+"/invitation", nil).want(t, 200)
	_, token, _ := strings.Cut(link.text(t, "url"), "#")
	c := w.visitor()
	c.do(t, "POST /invitations/accept", map[string]any{"token": token, "password": password}).want(t, 200)
	if roles := fmt.Sprint(more["roles"]); strings.Contains(roles, "owner") || strings.Contains(roles, "admin") {
		c.protect(t)
	}
	return c
}

// reply is an answer with its body decoded.
type reply struct {
	*http.Response
	raw  string
	body map[string]any
}

// do sends a request; header is pairs of name and value.
func (c *client) do(t *testing.T, route string, body any, header ...string) *reply {
	t.Helper()
	method, path, _ := strings.Cut(route, " ")
	var reader io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		reader = bytes.NewReader(b)
	}
	r := httptest.NewRequestWithContext(t.Context(), method, "http://localhost:8080"+Base+path, reader)
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return c.send(t, r)
}

func (c *client) send(t *testing.T, r *http.Request) *reply {
	t.Helper()
	maps.Copy(r.Header, c.header)
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	rec := httptest.NewRecorder()
	if c.local {
		c.world.Local().ServeHTTP(rec, r)
	} else {
		c.world.ServeHTTP(rec, r)
	}
	res := rec.Result()
	for _, cookie := range res.Cookies() {
		c.cookies[cookie.Name] = cookie.Value
		if cookie.MaxAge < 0 {
			delete(c.cookies, cookie.Name)
		}
	}
	out := &reply{Response: res, raw: rec.Body.String()}
	if strings.Contains(res.Header.Get("Content-Type"), "json") {
		if err := json.Unmarshal(rec.Body.Bytes(), &out.body); err != nil {
			t.Fatalf("%s %s: %v in %s", r.Method, r.URL, err, out.raw)
		}
	}
	return out
}

func (r *reply) want(t *testing.T, status int) *reply {
	t.Helper()
	if r.StatusCode != status {
		t.Fatalf("want %d, got %d: %s", status, r.StatusCode, r.raw)
	}
	return r
}

// problem wants a refusal with a code, as problem+json with a sentence.
func (r *reply) problem(t *testing.T, status int, code string) *reply {
	t.Helper()
	r.want(t, status)
	if got := r.body["code"]; got != code {
		t.Errorf("want code %s, got %v: %s", code, got, r.raw)
	}
	if ct := r.Header.Get("Content-Type"); ct != "application/problem+json" {
		t.Errorf("want problem+json, got %q", ct)
	}
	if r.body["detail"] == "" || r.body["title"] == "" || r.body["type"] == "" {
		t.Errorf("the problem says too little: %s", r.raw)
	}
	return r
}

// at walks into the body by keys; those of lists are numbers.
func (r *reply) at(t *testing.T, keys ...string) any {
	t.Helper()
	var v any = r.body
	for _, key := range keys {
		if list, ok := v.([]any); ok {
			if i, err := strconv.Atoi(key); err == nil && i < len(list) {
				v = list[i]
				continue
			}
		}
		m, ok := v.(map[string]any)
		if !ok {
			t.Fatalf("there is no %v in %s", keys, r.raw)
		}
		v = m[key]
	}
	return v
}

func (r *reply) text(t *testing.T, keys ...string) string {
	t.Helper()
	s, ok := r.at(t, keys...).(string)
	if !ok {
		t.Fatalf("%v is no text in %s", keys, r.raw)
	}
	return s
}

func (r *reply) items(t *testing.T) []any {
	t.Helper()
	list, ok := r.at(t, "items").([]any)
	if !ok {
		t.Fatalf("there are no items in %s", r.raw)
	}
	return list
}

// token gives a program that works as the client, by a new token.
func (c *client) token(t *testing.T, scope string) *client {
	t.Helper()
	r := c.do(t, "POST /tokens", map[string]any{"name": "test", "scope": scope}).want(t, 200)
	program := c.world.visitor()
	program.header.Set("Authorization", "Bearer "+r.text(t, "secret"))
	return program
}
