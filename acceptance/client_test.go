package acceptance

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// user is a program that works as somebody of the firm, by a token.
type user struct {
	world *world
	id    string
	email string
	token string
}

// answer is what the API said.
type answer struct {
	status int
	header http.Header
	raw    []byte
}

// problem is a refusal.
type problem struct {
	Status  int
	Code    string
	Detail  string
	Unmet   []unmet
	Allowed []string
	WhoCan  []string `json:"who_can"`
	Mine    map[string]any
	Theirs  map[string]any
}

type unmet struct {
	ID, Stage, Level, Text, Help string

	Action struct {
		Do, Method, Href string
		Body             map[string]any
		Inputs           []struct {
			Name, Kind string
			Handover   *struct{ Step, Brief, Retelling, Reason string }
		}
		Who []string
	}
	MayWaive bool `json:"may_waive"`
	Owed     *struct{ Reason, Due string }
}

// names are the criteria that a refusal still asks for, without mere advice.
func (p *problem) names() []string {
	var ids []string
	for _, u := range p.Unmet {
		if u.Level != "advised" {
			ids = append(ids, u.ID)
		}
	}
	return ids
}

// try sends a request; an error means that no answer came. Header is pairs of
// name and value.
func (u *user) try(ctx context.Context, route string, body any, header ...string) (*answer, error) {
	method, path, _ := strings.Cut(route, " ")
	var reader io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		reader = bytes.NewReader(b)
	}
	r, err := http.NewRequestWithContext(ctx, method, u.world.url+"/api/v1"+path, reader)
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return u.send(r)
}

func (u *user) send(r *http.Request) (*answer, error) {
	if u.token != "" {
		r.Header.Set("Authorization", "Bearer "+u.token)
	}
	r.Header.Set("Hummock-Rev", strconv.FormatInt(u.world.rev.Load(), 10))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	a := &answer{res.StatusCode, res.Header, raw}
	u.world.saw(a.rev())
	return a, nil
}

// saw remembers the newest rev that anybody was told of.
func (w *world) saw(rev int64) {
	for {
		known := w.rev.Load()
		if rev <= known || w.rev.CompareAndSwap(known, rev) {
			return
		}
	}
}

// rev is the rev of what the request wrote, or 0.
func (a *answer) rev() int64 {
	n, err := strconv.ParseInt(a.header.Get("Hummock-Rev"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// do sends a request that must be answered.
func (u *user) do(t *testing.T, route string, body any, header ...string) *answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	a, err := u.try(ctx, route, body, header...)
	if err != nil {
		t.Fatalf("%s: %v", route, err)
	}
	return a
}

// ask sends a request that must succeed, and decodes the answer where into is
// not nil.
func (u *user) ask(t *testing.T, into any, route string, body any, header ...string) {
	t.Helper()
	a := u.do(t, route, body, header...)
	if a.status >= 300 {
		t.Fatalf("%s as %s: %d %s", route, u.email, a.status, a.raw)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(a.raw, into); err != nil {
		t.Fatalf("%s: %v in %s", route, err, a.raw)
	}
}

// refused sends a request that must be refused with a status and a code.
func (u *user) refused(t *testing.T, status int, code, route string, body any, header ...string) *problem {
	t.Helper()
	a := u.do(t, route, body, header...)
	p := &problem{}
	if err := json.Unmarshal(a.raw, p); err != nil || a.status != status || p.Code != code {
		t.Fatalf("%s as %s: want %d %s, got %d %s", route, u.email, status, code, a.status, a.raw)
	}
	if p.Detail == "" || a.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%s: the refusal says too little: %s", route, a.raw)
	}
	return p
}

// at is the header by which a change says what it was made on.
func at(version int64) []string {
	return []string{"If-Match", `"` + strconv.FormatInt(version, 10) + `"`}
}

// object is a body in JSON.
type object = map[string]any

type list[T any] struct{ Items []T }

func query(text string) string { return url.QueryEscape(text) }

func contains(list []string, wanted string) bool { return slices.Contains(list, wanted) }
