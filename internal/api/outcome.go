package api

import (
	"context"

	"hummock/internal/crm"
)

// closing ends a deal that will not be won.
type closing struct {
	Outcome crm.Outcome `json:"outcome" enum:"lost,disqualified"`
	crm.Loss
}

// waiting silences a deal until a day.
type waiting struct {
	Until  crm.Date `json:"until"`
	Reason string   `json:"reason" minLength:"1" maxLength:"500"`
}

func (s *Server) outcomeRoutes() {
	add(s, "PUT /deals/{id}/loss", "close-deal", "Lose or disqualify a deal, or correct what is kept about its loss",
		func(ctx context.Context, by crm.Actor, in *change[closing]) (*crm.Deal, error) {
			return s.Store.CloseDeal(ctx, by, in.ID, in.version(), in.Body.Outcome, in.Body.Loss)
		})
	add(s, "DELETE /deals/{id}/loss", "reopen-deal", "Take back a loss",
		func(ctx context.Context, by crm.Actor, in *change0) (*crm.Deal, error) {
			return s.Store.ReopenDeal(ctx, by, in.ID, in.version())
		})
	add(s, "POST /deals/{id}/successor", "succeed-deal", "Start a new deal for a lost client who comes back",
		func(ctx context.Context, by crm.Actor, in *onID[successor]) (*crm.Deal, error) {
			return s.Store.Successor(ctx, by, in.ID, crm.DealDraft{Name: in.Body.Name, Set: in.Body.Set})
		})
	add(s, "PUT /deals/{id}/waiting", "wait", "Let a deal wait until a day",
		func(ctx context.Context, by crm.Actor, in *change[waiting]) (*crm.Deal, error) {
			return s.Store.WaitUntil(ctx, by, in.ID, in.version(), in.Body.Until, in.Body.Reason)
		})
	add(s, "DELETE /deals/{id}/waiting", "stop-waiting", "Wake a deal at once",
		func(ctx context.Context, by crm.Actor, in *change0) (*crm.Deal, error) {
			return s.Store.StopWaiting(ctx, by, in.ID, in.version())
		})
}

// successor is the new deal of a client who comes back.
type successor struct {
	Name string         `json:"name,omitempty" maxLength:"200" doc:"Absent: the old deal's"`
	Set  map[string]any `json:"set,omitempty"`
}
