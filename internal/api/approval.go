package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) approvalRoutes() {
	add(s, "POST /deals/{id}/approvals", "ask", "Ask a role to approve, confirm or waive",
		func(ctx context.Context, by crm.Actor, in *onID[store.Request]) (*crm.Approval, error) {
			return s.Store.Ask(ctx, by, in.ID, in.Body)
		})
	add(s, "GET /approvals", "list-approvals", "Open questions that you may decide or have asked",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Approval], error) {
			return all(s.Store.OpenApprovals(ctx, by))
		})
	add(s, "PUT /approvals/{id}", "decide", "Answer a question",
		func(ctx context.Context, by crm.Actor, in *onID[store.Decision]) (*crm.Approval, error) {
			return s.Store.Decide(ctx, by, in.ID, in.Body)
		})
}
