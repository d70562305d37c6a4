package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/text/language"

	"hummock/internal/auth"
	"hummock/internal/crm"
)

// Headers of our own.
const (
	keyHeader       = "Idempotency-Key"
	cidHeader       = "Hummock-Cid"
	revHeader       = "Hummock-Rev"
	workspaceHeader = "Hummock-Workspace" // local calls: number or name of a workspace
	asHeader        = "Hummock-As"        // local calls: mail address of a user
)

// call is one request on its way: what is known of it, and who makes it.
type call struct {
	server    *Server
	id        string // of the request, in logs and in answers to failures
	local     bool   // it came by a way that only the machine's owner can go
	address   string
	language  crm.Language // of the answer
	asked     bool         // the language was asked for
	print     string       // fingerprint, by which a repeated Idempotency-Key is compared
	operation string
	by        crm.Actor
	prove     func(context.Context) (crm.Actor, error) // asks again who calls
	session   auth.Secret                              // of the cookie, if any
	holds     int64                                    // rev that its answer holds at least
	wrote     int64                                    // rev of what it wrote
	failure   error                                    // what went wrong inside, for the log
	hc        huma.Context
}

type callKey struct{}

// callIn gives the call that a context belongs to.
func callIn(ctx context.Context) *call {
	c, _ := ctx.Value(callKey{}).(*call)
	return c
}

// identify finds out who calls: by the machine's own way, by token, or by the
// cookie of a session.
func (s *Server) identify(ctx context.Context, c *call, hc huma.Context, rule crm.Rule) (err error) {
	c.session = s.sessionCookie(hc.Header("Cookie"))
	bearer, workspace, email := hc.Header("Authorization"), hc.Header(workspaceHeader), hc.Header(asHeader)
	switch {
	case rule.Who == crm.WhoPublic:
	case c.local && rule.Who == crm.WhoOperator:
		c.by.Door = crm.DoorCommand
	case c.local:
		c.prove = func(ctx context.Context) (crm.Actor, error) { return s.operator(ctx, workspace, email) }
	case bearer != "":
		c.prove = func(ctx context.Context) (crm.Actor, error) { return s.bearer(ctx, bearer) }
	case !c.session.Empty():
		// A page that only listens must not keep its session from ending.
		used := c.operation != followEvents && c.operation != listChanges
		c.prove = func(ctx context.Context) (crm.Actor, error) {
			return s.Store.ActorOfSession(ctx, c.session.Hash(), used)
		}
	}
	if c.prove != nil {
		if c.by, err = c.prove(ctx); err != nil {
			return err
		}
	}
	c.holds = s.Store.Latest(c.by.Workspace)
	return c.complete(hc)
}

// complete adds to the actor what the request says of itself.
func (c *call) complete(hc huma.Context) error {
	key := hc.Header(keyHeader)
	if len(key) > 200 {
		return crm.Invalidf("idempotency.too_long", "the Idempotency-Key is longer than 200 characters: use a shorter one")
	}
	if hc.Method() == http.MethodGet {
		key = ""
	}
	c.by.Key, c.by.Print, c.by.CID, c.by.Wrote = key, c.print, truncated(hc.Header(cidHeader), 100), &c.wrote
	if c.asked || c.by.Language == "" {
		c.by.Language = c.language
	}
	c.language = c.by.Language
	return nil
}

func truncated(text string, most int) string { return text[:min(len(text), most)] }

func (s *Server) bearer(ctx context.Context, header string) (crm.Actor, error) {
	text, ok := strings.CutPrefix(header, "Bearer ")
	token := auth.SecretOf(text)
	if !ok || !auth.IsToken(token) {
		return crm.Actor{}, crm.Errorf(crm.Unauthenticated, "token.malformed", "the Authorization header holds no token of this product: send Bearer and the token")
	}
	return s.Store.ActorOfToken(ctx, token.Hash())
}

func (s *Server) operator(ctx context.Context, workspace, email string) (crm.Actor, error) {
	id, err := s.workspaceNamed(ctx, workspace)
	if err != nil {
		return crm.Actor{}, err
	}
	return s.Store.Operator(ctx, id, strings.ToLower(email))
}

// workspaceNamed finds a workspace by number or name; no name means any.
func (s *Server) workspaceNamed(ctx context.Context, name string) (crm.WorkspaceID, error) {
	if name == "" {
		return 0, nil
	}
	list, err := s.Store.Workspaces(ctx)
	if err != nil {
		return 0, err
	}
	var found []crm.WorkspaceID
	for _, w := range list {
		if strconv.FormatInt(int64(w.ID), 10) == name {
			return w.ID, nil
		}
		if strings.EqualFold(w.Name, name) {
			found = append(found, w.ID)
		}
	}
	switch len(found) {
	case 0:
		return 0, crm.NotFoundf("workspace", "there is no workspace %q", name)
	case 1:
		return found[0], nil
	}
	return 0, crm.Invalidf("workspace.ambiguous", "several workspaces are called %q: say which one is meant by its number", name)
}

// close ends a call: the answer's headers, or the problem it is refused with.
func (c *call) close(out any, err error) error {
	if rev := max(c.holds, c.wrote); rev > 0 {
		c.hc.SetHeader(revHeader, strconv.FormatInt(rev, 10))
	}
	if err != nil {
		return c.problem(http.StatusInternalServerError, "", []error{err})
	}
	if v, ok := versionOf(out); ok {
		c.hc.SetHeader("ETag", `"`+strconv.FormatInt(v, 10)+`"`)
	}
	return nil
}

// versionOf gives the version of an entity: its own, or that of the one it is
// the page of (its first field).
func versionOf(out any) (int64, bool) {
	v := reflect.Indirect(reflect.ValueOf(out))
	if v.Kind() != reflect.Struct || v.NumField() == 0 {
		return 0, false
	}
	if f := v.FieldByName("Version"); f.IsValid() && f.CanInt() {
		return f.Int(), true
	}
	first := reflect.Indirect(v.Field(0))
	if first.Kind() != reflect.Struct {
		return 0, false
	}
	f := first.FieldByName("Version")
	return valueOf(f)
}

func valueOf(f reflect.Value) (int64, bool) {
	if !f.IsValid() || !f.CanInt() {
		return 0, false
	}
	return f.Int(), true
}

// fingerprint tells requests apart that carry the same key.
func fingerprint(r *http.Request, body []byte) string {
	h := sha256.New()
	h.Write([]byte(r.Method + " " + r.URL.RequestURI() + "\n"))
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

var speaks = language.NewMatcher([]language.Tag{language.English, language.Russian, language.Polish})

// languageOf reads Accept-Language; asked says whether it named one of ours.
func languageOf(header string) (l crm.Language, asked bool) {
	tags, _, err := language.ParseAcceptLanguage(truncated(header, 200))
	if err != nil || len(tags) == 0 {
		return crm.English, false
	}
	_, i, confidence := speaks.Match(tags...)
	return crm.Languages()[i], confidence > language.Low
}
