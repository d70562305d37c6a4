package api

import (
	"context"
	"strconv"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) dealRoutes() {
	add(s, "POST /deals", "create-deal", "Create a deal; it needs only a name",
		func(ctx context.Context, by crm.Actor, in *in[crm.DealDraft]) (*crm.Deal, error) {
			return s.Store.CreateDeal(ctx, by, in.Body)
		})
	add(s, "GET /deals/{deal}", "get-deal", "Everything that the page of one deal shows", s.getDeal)
	add(s, "GET /deals/{id}/timeline", "get-timeline", "What happened on a deal, the newest first", s.getTimeline)
	add(s, "PATCH /deals/{id}", "edit-deal", "Change fields of a deal; stage and outcome are changed by moves alone",
		func(ctx context.Context, by crm.Actor, in *change[map[string]any]) (*crm.Deal, error) {
			return s.Store.EditDeal(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "GET /deals/{id}/moves/{to}", "check-move", "What a move would ask", s.checkMove)
	add(s, "POST /deals/{id}/moves", "move-deal", "Move a deal to another stage",
		func(ctx context.Context, by crm.Actor, in *change[crm.MoveOrder]) (*crm.Deal, error) {
			return s.Store.MoveDeal(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "DELETE /deals/{id}/moves/last", "undo-move", "Take back the last move of a deal",
		func(ctx context.Context, by crm.Actor, in *change0) (*crm.Deal, error) {
			return s.Store.UndoMove(ctx, by, in.ID, in.version())
		})
	add(s, "POST /deals/{id}/answers", "answer", "Answer one criterion",
		func(ctx context.Context, by crm.Actor, in *onID[crm.Answer]) (*crm.Deal, error) {
			return s.Store.Answer(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /bulk/moves", "bulk-move", "Move several deals; each is judged by itself", s.bulkMove)
	add(s, "POST /bulk/moves/undo", "bulk-undo", "Take the last moves of several deals back; those that were changed since stay, with the reason", s.bulkUndo)
}

// change0 is a change without a body.
type change0 struct {
	ByID
	Versioned
}

// onID is an input that adds something to a row.
type onID[T any] struct {
	ByID
	Body T
}

// getDeal takes an id or a number, with or without its D.
func (s *Server) getDeal(ctx context.Context, by crm.Actor, in *struct {
	Deal string `path:"deal" doc:"Id, or number such as D-1042"`
},
) (*store.DealPage, error) {
	id, err := s.dealNamed(ctx, by, in.Deal)
	if err != nil {
		return nil, err
	}
	return s.Store.DealPage(ctx, by, id)
}

func (s *Server) dealNamed(ctx context.Context, by crm.Actor, name string) (crm.ID, error) {
	digits := strings.TrimPrefix(strings.TrimPrefix(name, "D-"), "d-")
	if number, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return s.Store.DealNumbered(ctx, by, number)
	}
	return crm.ParseID(name)
}

func (s *Server) getTimeline(ctx context.Context, by crm.Actor, in *struct {
	ByID
	Before int64 `query:"before" minimum:"0" doc:"Milliseconds since 1970: only what happened earlier"`
	Limit  int   `query:"limit" minimum:"1" maximum:"200" default:"50"`
},
) (items[store.Moment], error) {
	return all(s.Store.Timeline(ctx, by, in.ID, crm.Instant(in.Before), in.Limit))
}

func (s *Server) checkMove(ctx context.Context, by crm.Actor, in *struct {
	ByID
	To string `path:"to"`
},
) (items[crm.Check], error) {
	return all(s.Store.MoveChecks(ctx, by, in.ID, in.To))
}

// bulkOrder moves several deals by one order.
type bulkOrder struct {
	Deals []store.Moving `json:"deals" minItems:"1" maxItems:"200"`
	Order crm.MoveOrder  `json:"order"`
}

// bulkResult says how it went with one deal.
type bulkResult struct {
	ID      crm.ID    `json:"id"`
	Deal    *crm.Deal `json:"deal"`
	Problem *Problem  `json:"problem"`
}

func (s *Server) bulkMove(ctx context.Context, by crm.Actor, in *in[bulkOrder]) (items[bulkResult], error) {
	return bulkResults(ctx, s.Store.MoveDeals(ctx, by, in.Body.Deals, in.Body.Order))
}

// bulkWay names several deals at the versions that their moves made.
type bulkWay struct {
	Deals []store.Moving `json:"deals" minItems:"1" maxItems:"200"`
}

func (s *Server) bulkUndo(ctx context.Context, by crm.Actor, in *in[bulkWay]) (items[bulkResult], error) {
	return bulkResults(ctx, s.Store.UndoMoves(ctx, by, in.Body.Deals))
}

func bulkResults(ctx context.Context, list []store.Moved) (items[bulkResult], error) {
	c := callIn(ctx)
	out := make([]bulkResult, 0, len(list))
	for _, moved := range list {
		result := bulkResult{ID: moved.ID, Deal: moved.Deal}
		if moved.Err != nil {
			result.Problem = c.problem(500, "", []error{moved.Err})
		}
		out = append(out, result)
	}
	return all(out, nil)
}
