package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/crm"
)

// nothing is the result of an operation that only succeeds.
type nothing struct{}

// items is a list in an answer.
type items[T any] struct {
	Items []T `json:"items"`
}

// all answers with a whole list.
func all[T any](list []T, err error) (items[T], error) {
	if list == nil {
		list = []T{}
	}
	return items[T]{list}, err
}

type bodied[T any] struct{ Body T }

// in is an input that is a body alone.
type in[T any] struct{ Body T }

// ByID names a row by the path.
type ByID struct {
	ID crm.ID `path:"id"`
}

// change is an input that changes a row: its id, the version that the caller
// knows, and what to change.
type change[T any] struct {
	ByID
	Versioned
	Body T
}

// Versioned is part of every input that changes something that has a version.
type Versioned struct {
	IfMatch string `header:"If-Match" doc:"Version that the change was made on, in quotes, as the ETag gave it"`
}

// Resolve refuses a change that does not say what it was made on.
func (m *Versioned) Resolve(huma.Context) []error {
	if _, err := parseVersion(m.IfMatch); err != nil {
		return []error{err}
	}
	return nil
}

// version is what the caller knows.
func (m *Versioned) version() int64 {
	v, _ := parseVersion(m.IfMatch)
	return v
}

func parseVersion(tag string) (int64, error) {
	if tag == "" {
		return 0, crm.Errorf(crm.Precondition, "if_match.missing", "say which version this change was made on: send If-Match with the ETag that you were given")
	}
	text, quoted := strings.CutPrefix(strings.TrimPrefix(tag, "W/"), `"`)
	text, ended := strings.CutSuffix(text, `"`)
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil || !quoted || !ended {
		return 0, crm.Invalidf("if_match.malformed", "If-Match must be a version in quotes, as the ETag gave it")
	}
	return v, nil
}

// keyed are operations of which nobody could tell a second time from the first,
// or take it back: they are not done without an Idempotency-Key.
var keyed = map[string]bool{"bulk-move": true, "bulk-undo": true, "commit-import": true, "write-mail": true}

// longest is how long a handler may work.
const longest = 15 * time.Second

// add registers an operation: route is its method and path, id its name in the
// policy and in the contract. The handler gets who calls.
func add[I, T any](s *Server, route, id, summary string, handle func(context.Context, crm.Actor, *I) (T, error)) {
	addCall(s, route, id, summary, func(ctx context.Context, c *call, in *I) (T, error) { return handle(ctx, c.by, in) })
}

// addCall is add for the few handlers that need the whole call.
func addCall[I, T any](s *Server, route, id, summary string, handle func(context.Context, *call, *I) (T, error)) {
	op := s.operation(route, id, summary)
	if reflect.TypeFor[T]() == reflect.TypeFor[nothing]() {
		huma.Register(s.api, op, func(ctx context.Context, in *I) (*nothing, error) {
			c := callIn(ctx)
			_, err := handle(ctx, c, in)
			return &nothing{}, c.close(nil, err)
		})
		return
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*bodied[T], error) {
		c := callIn(ctx)
		out, err := handle(ctx, c, in)
		return &bodied[T]{out}, c.close(out, err)
	})
}

// operation describes an operation and lets only those through who may call it.
func (s *Server) operation(route, id, summary string) huma.Operation {
	method, path, _ := strings.Cut(route, " ")
	rule := crm.Operations()[id]
	s.rules[id] = rule
	op := huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{noun(path)},
		Middlewares: huma.Middlewares{s.admit(id, rule)}, Hidden: rule.Who == crm.WhoOperator, MaxBodyBytes: bodyLimit,
	}
	if rule.Who == crm.WhoPublic {
		op.Security = []map[string][]string{}
	}
	if method == http.MethodPost {
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: keyHeader, In: "header", Required: keyed[id], Schema: &huma.Schema{Type: huma.TypeString},
			Description: "The same for every try of one request: a repeated one changes nothing and gets the first answer",
		})
	}
	return op
}

func noun(path string) string {
	noun, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return noun
}

// admit finds out who calls and asks the policy, before anything is decoded.
func (s *Server) admit(id string, rule crm.Rule) func(huma.Context, func(huma.Context)) {
	return func(hc huma.Context, next func(huma.Context)) {
		c := callIn(hc.Context())
		c.hc, c.operation = hc, id
		limit := longest
		if id == createImport || id == uploadFile {
			limit = uploadTime
		}
		ctx, cancel := context.WithTimeout(hc.Context(), limit)
		defer cancel()
		if err := s.identify(ctx, c, hc, rule); err != nil {
			_ = huma.WriteErr(s.api, hc, 0, "", err)
			return
		}
		if err := s.permit(ctx, c, rule); err != nil {
			_ = huma.WriteErr(s.api, hc, 0, "", err)
			return
		}
		if keyed[id] && c.by.Key == "" {
			_ = huma.WriteErr(s.api, hc, 0, "", crm.Invalidf("idempotency.missing", "name this request, so that sending it twice does it once: send an Idempotency-Key of your own making"))
			return
		}
		if id == followEvents {
			next(hc)
			return
		}
		next(huma.WithContext(hc, ctx))
	}
}

// deal is the deal that the call's path names, if it names one.
func (c *call) deal() crm.ID {
	if !strings.HasPrefix(c.hc.Operation().Path, "/deals/{id}") {
		return crm.ID{}
	}
	id, err := crm.ParseID(c.hc.Param("id"))
	if err != nil {
		return crm.ID{}
	}
	return id
}

// permit asks the policy; whoever may not is told who may.
func (s *Server) permit(ctx context.Context, c *call, rule crm.Rule) error {
	err := crm.Allowed(c.operation, c.by)
	if crm.IsKind(err, crm.Forbidden) && rule.Who == crm.WhoRoles && !c.by.Has(rule.Roles...) {
		names, lookup := s.Store.WhoMay(ctx, c.by, rule.Roles, c.deal())
		if lookup != nil {
			return lookup
		}
		e := *err.(*crm.Error) //nolint:errorlint,forcetypeassert // IsKind looked
		e.WhoCan = names
		return &e
	}
	if err == nil && !c.by.User.IsZero() && !s.limits.account(c.by) {
		return tooFast()
	}
	if err == nil && rule.Factor {
		return s.checkFactor(ctx, c.by)
	}
	return err
}
