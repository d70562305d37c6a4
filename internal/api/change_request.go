package api

import (
	"context"

	"hummock/internal/crm"
)

func (s *Server) changeRequestRoutes() {
	add(s, "GET /deals/{id}/change-requests", "list-change-requests", "What the client of a deal asked to be changed, the oldest first",
		func(ctx context.Context, by crm.Actor, in *ByID) (items[crm.ChangeRequest], error) {
			return all(s.Store.ChangeRequests(ctx, by, in.ID))
		})
	add(s, "POST /deals/{id}/change-requests", "add-change-request", "Record what the client asks to be changed",
		func(ctx context.Context, by crm.Actor, in *onID[crm.ChangeDraft]) (*crm.Deal, error) {
			return s.Store.AddChangeRequest(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /change-requests/{id}/decision", "decide-change-request", "Accept a change, decline it with an explanation, defer it, or sell as it is at a discount",
		func(ctx context.Context, by crm.Actor, in *change[crm.ChangeVerdict]) (*crm.Deal, error) {
			return s.Store.DecideChangeRequest(ctx, by, in.ID, in.version(), in.Body)
		})
}
