package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"hummock/internal/crm"
	"hummock/internal/store"
)

const (
	followEvents = "follow-events"
	listChanges  = "list-changes"
	heartbeat    = 20 * time.Second
	writeTime    = 10 * time.Second // for one piece of a stream
	eventBatch   = 200
	mostBehind   = 5000 // changes; a follower further behind reads its lists anew
)

type since struct {
	Since int64 `query:"since" minimum:"0" doc:"The newest rev that is known already"`
}

// changes is what happened after a rev.
type changes struct {
	Changes []store.Event `json:"changes"`
	Rev     int64         `json:"rev" doc:"The rev up to which they reach"`
	Lost    bool          `json:"lost,omitempty" doc:"Too much happened to tell: read lists anew"`
}

func (s *Server) listChanges(ctx context.Context, by crm.Actor, in *since) (changes, error) {
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return changes{}, err
	}
	if in.Since > w.Rev || w.Rev-in.Since > mostBehind {
		return changes{Changes: []store.Event{}, Rev: w.Rev, Lost: true}, nil
	}
	list, reached, err := s.Store.Changes(ctx, by, in.Since, mostBehind)
	return changes{Changes: list, Rev: reached}, err
}

// registerEvents adds the stream of changes to the contract.
func (s *Server) registerEvents() {
	op := s.operation("GET /events", followEvents, "Follow changes as they happen, as server-sent events")
	op.Responses = map[string]*huma.Response{"200": {
		Description: "A message for each change, its data as list-changes gives it; an event called reset where too much happened to tell, and one called scope where the reader sees more or less than before: lists are read anew",
		Content:     map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
	huma.Register(s.api, op, func(ctx context.Context, in *since) (*huma.StreamResponse, error) {
		c := callIn(ctx)
		w, err := s.Store.Workspace(ctx, c.by)
		if err != nil {
			return nil, c.close(nil, err)
		}
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			r, out := humago.Unwrap(hc)
			f := &follower{server: s, call: c, out: out, control: http.NewResponseController(out), sent: in.Since}
			f.follow(r.Context(), w.Rev)
		}}, nil
	})
}

// follower is one reader of the stream.
type follower struct {
	server  *Server
	call    *call
	out     http.ResponseWriter
	control *http.ResponseController
	sent    int64
}

// follow sends changes until the reader goes, may no longer read, or the
// server stops.
func (f *follower) follow(ctx context.Context, newest int64) {
	f.out.Header().Set("Content-Type", "text/event-stream")
	f.out.Header().Set("X-Accel-Buffering", "no")
	_ = f.control.SetReadDeadline(time.Time{}) // a reader that only listens is not slow
	f.out.WriteHeader(http.StatusOK)
	if f.sent > newest || newest-f.sent > mostBehind {
		f.sent = newest
		f.send("id: %d\nevent: reset\ndata: {\"rev\":%d}\n\n", newest, newest)
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	ok := f.send(": hello\n\n")
	for ok {
		changed := f.server.Store.Changed()
		if ok = f.catchUp(ctx); !ok {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-f.server.stopping:
			return
		case <-changed:
		case <-beat.C:
			ok = f.send(": beat\n\n") && f.stillMay(ctx)
		}
	}
}

// catchUp sends what happened since the last change sent.
func (f *follower) catchUp(ctx context.Context) bool {
	by := f.call.by
	for f.server.Store.Latest(by.Workspace) > f.sent || f.server.Store.Latest(by.Workspace) == 0 {
		if !f.stillMay(ctx) {
			return false
		}
		events, reached, err := f.server.Store.Changes(ctx, f.call.by, f.sent, eventBatch)
		if err != nil {
			f.call.failure = err
			return false
		}
		for _, e := range events {
			data, err := json.Marshal(e)
			if err != nil || !f.send("id: %d\nevent: change\ndata: %s\n\n", e.Rev, data) {
				return false
			}
		}
		if reached == f.sent {
			return true
		}
		f.sent = reached
		if !f.send("id: %d\n\n", reached) {
			return false
		}
	}
	return true
}

// stillMay asks again who the reader is: a session that ended ends its streams.
func (f *follower) stillMay(ctx context.Context) bool {
	by, err := f.call.prove(ctx)
	if err != nil || crm.Allowed(followEvents, by) != nil {
		return false
	}
	other := by.Sees != f.call.by.Sees || !slices.Equal(by.Team, f.call.by.Team)
	f.call.by = by
	return !other || f.send("event: scope\ndata: {}\n\n")
}

func (f *follower) send(format string, args ...any) bool {
	_ = f.control.SetWriteDeadline(time.Now().Add(writeTime)) // in-process calls have no connection
	if _, err := fmt.Fprintf(f.out, format, args...); err != nil {
		return false
	}
	return f.control.Flush() == nil
}
