package api

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"hummock/internal/crm"
)

// Problem is how every refusal and failure is answered (RFC 9457).
type Problem struct { //nolint:errname // its name in RFC 9457 and in the contract
	Type    string               `json:"type"`
	Title   string               `json:"title"`
	Status  int                  `json:"status"`
	Code    string               `json:"code" doc:"Stable; the key of the sentence's translations"`
	Detail  string               `json:"detail" doc:"What is wrong, where, and what to do, in the language asked for"`
	Params  map[string]string    `json:"params,omitempty"`
	Errors  map[string]string    `json:"errors,omitempty" doc:"A sentence for each field that is wrong"`
	Unmet   []crm.UnmetCriterion `json:"unmet,omitempty" doc:"Criteria that are still open"`
	Allowed []string             `json:"allowed,omitempty" doc:"Stages that the deal may go to"`
	WhoCan  []string             `json:"who_can,omitempty" doc:"People who may do it"`
	Mine    any                  `json:"mine,omitempty" doc:"What was sent"`
	Theirs  any                  `json:"theirs,omitempty" doc:"What is stored now"`
	Request string               `json:"request,omitempty" doc:"Id under which the log holds the failure"`
}

func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of problems.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// statusOf is the one table from kinds of errors to HTTP.
var statusOf = map[crm.Kind]int{
	crm.Invalid:         http.StatusUnprocessableEntity,
	crm.NotFound:        http.StatusNotFound,
	crm.Conflict:        http.StatusConflict,
	crm.Stale:           http.StatusPreconditionFailed,
	crm.Forbidden:       http.StatusForbidden,
	crm.Unauthenticated: http.StatusUnauthorized,
	crm.Unmet:           http.StatusUnprocessableEntity,
	crm.Precondition:    http.StatusPreconditionRequired,
	crm.TooMany:         http.StatusTooManyRequests,
	crm.TooLarge:        http.StatusRequestEntityTooLarge,
	crm.Unavailable:     http.StatusServiceUnavailable,
}

const problemTypes = "/problems/"

// problem turns whatever went wrong into an answer. Status is what huma would
// answer; errors of our own know theirs.
func (c *call) problem(status int, msg string, errs []error) *Problem {
	for _, err := range errs {
		var p *Problem
		var e *crm.Error
		switch {
		case errors.As(err, &p):
			return p
		case errors.As(err, &e):
			if after := retryAfter(e); after != "" {
				c.hc.SetHeader("Retry-After", after)
			}
			return c.known(e)
		case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
			return c.known(crm.Errorf(crm.Unavailable, "deadline", "this took too long and was given up: try again, or ask for less"))
		}
	}
	if status >= 400 && status < 500 {
		return c.malformed(status, msg, errs)
	}
	c.failure = errors.Join(append(errs, c.failure)...)
	p := c.known(crm.Errorf("", "internal", "something went wrong on our side, and nothing was changed: try again, and if it stays, tell your admin the number %s", c.id).With("request", c.id))
	p.Request = c.id
	return p
}

func (c *call) known(e *crm.Error) *Problem {
	status, slug := statusOf[e.Kind], string(e.Kind)
	switch {
	case status == 0:
		status, slug = http.StatusInternalServerError, "internal"
	case e.Kind == crm.Unmet:
		slug = "criteria-unmet"
	}
	p := &Problem{
		Type: problemTypes + slug, Title: http.StatusText(status), Status: status, Code: e.Code,
		Detail: c.server.texts.sentence(c.language, e), Params: e.Params,
		Unmet: e.Unmet, Allowed: e.Allowed, WhoCan: e.WhoCan, Mine: e.Mine, Theirs: e.Theirs,
	}
	for field, wrong := range e.Fields {
		if p.Errors == nil {
			p.Errors = map[string]string{}
		}
		p.Errors[field] = c.server.texts.sentence(c.language, wrong)
	}
	return p
}

// refuse answers outside of any operation.
func (c *call) refuse(w http.ResponseWriter, status int, e *crm.Error) {
	p := c.known(e)
	if status != 0 {
		p.Status, p.Title = status, http.StatusText(status)
	}
	if after := retryAfter(e); after != "" {
		w.Header().Set("Retry-After", after)
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the caller may have gone
}

// retryAfter is when, in seconds, it makes sense to try again.
func retryAfter(e *crm.Error) string {
	if e.Kind != crm.TooMany && e.Kind != crm.Unavailable {
		return ""
	}
	return cmp.Or(e.Params["seconds"], "1")
}

// serveNothing answers where no call is, or none by this method.
func (s *Server) serveNothing(w http.ResponseWriter, r *http.Request) {
	if methods := s.methodsAt(r); methods != "" {
		w.Header().Set("Allow", methods)
		callIn(r.Context()).refuse(w, http.StatusMethodNotAllowed, crm.Invalidf("path.method", "this call is made by %s, not by %s", methods, r.Method).
			With("methods", methods).With("method", r.Method))
		return
	}
	callIn(r.Context()).refuse(w, 0, crm.Errorf(crm.NotFound, "path.not_found", "there is no such call: look at /api/docs"))
}

// methodsAt lists the methods that a path knows.
func (s *Server) methodsAt(r *http.Request) string {
	var methods []string
	for _, method := range [...]string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		if _, pattern := s.mux.Handler(&http.Request{Method: method, URL: r.URL, Host: r.Host}); pattern != "/api/" {
			methods = append(methods, method)
		}
	}
	return strings.Join(methods, ", ")
}
