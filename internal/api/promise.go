package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) promiseRoutes() {
	add(s, "GET /promises", "list-promises", "What clients were promised, by its day", s.listPromises)
	add(s, "POST /deals/{id}/promises", "add-promise", "Record what the client was promised",
		func(ctx context.Context, by crm.Actor, in *onID[crm.PromiseDraft]) (*crm.Deal, error) {
			return s.Store.AddPromise(ctx, by, in.ID, in.Body)
		})
	add(s, "PATCH /promises/{id}", "edit-promise", "Change a promise while it is open",
		func(ctx context.Context, by crm.Actor, in *change[crm.PromiseEdit]) (*crm.Deal, error) {
			return s.Store.EditPromise(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "PUT /promises/{id}/state", "settle-promise", "Say that a promise was kept, broken or withdrawn, and how one can tell",
		func(ctx context.Context, by crm.Actor, in *change[crm.Settlement]) (*crm.Deal, error) {
			return s.Store.SettlePromise(ctx, by, in.ID, in.version(), in.Body)
		})
}

func (s *Server) listPromises(ctx context.Context, by crm.Actor, in *struct {
	State string `query:"state" enum:"open,overdue,kept,broken,withdrawn" doc:"Absent: every state"`
	Mine  bool   `query:"mine" doc:"Only those that you are to keep"`
},
) (items[crm.Promise], error) {
	return all(s.Store.Promises(ctx, by, store.PromiseFilter{State: in.State, Mine: in.Mine}))
}
