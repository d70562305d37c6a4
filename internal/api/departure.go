package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) departureRoutes() {
	add(s, "GET /users/{id}/departure", "preview-departure", "What a person would leave behind",
		func(ctx context.Context, by crm.Actor, in *ByID) (*store.Handed, error) {
			return s.Store.PreviewDeparture(ctx, by, in.ID)
		})
	add(s, "POST /users/{id}/departure", "depart", "Pass on everything open of a person who leaves",
		func(ctx context.Context, by crm.Actor, in *onID[store.Departure]) (*store.Handed, error) {
			return s.Store.Depart(ctx, by, in.ID, in.Body)
		})
}
