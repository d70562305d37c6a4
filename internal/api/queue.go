package api

import (
	"context"

	"hummock/internal/crm"
)

func (s *Server) queueRoutes() {
	add(s, "GET /queue", "list-queue", "Deals that wait for an expert, those that have waited longest first",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Queued], error) {
			return all(s.Store.Queue(ctx, by))
		})
	add(s, "GET /deals/{id}/queue", "get-queue-place", "Whether the stage of a deal calls an expert in, who took it, and how long the queue is",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.QueuePlace, error) {
			return s.Store.QueuePlace(ctx, by, in.ID)
		})
	add(s, "POST /deals/{id}/take", "take-deal", "Take a deal out of the queue, perhaps with a question to its owner",
		func(ctx context.Context, by crm.Actor, in *change[crm.Taking]) (*crm.Queued, error) {
			return s.Store.TakeDeal(ctx, by, in.ID, in.version(), in.Body)
		})
}
