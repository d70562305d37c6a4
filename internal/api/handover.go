package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) handoverRoutes() {
	add(s, "GET /handovers", "list-handovers", "Handovers that wait for somebody, the longest first", s.listHandovers)
	add(s, "POST /deals/{id}/handovers", "offer-handover", "Hand a deal over for delivery, with a brief",
		func(ctx context.Context, by crm.Actor, in *onID[offerIn]) (*crm.Handover, error) {
			return s.Store.OfferHandover(ctx, by, in.ID, in.Body.Receiver, in.Body.Brief)
		})
	add(s, "PUT /handovers/{id}/retelling", "retell", "Say in your own words what you take over",
		func(ctx context.Context, by crm.Actor, in *onID[retellIn]) (*crm.Handover, error) {
			return s.Store.Retell(ctx, by, in.ID, in.Body.Text)
		})
	add(s, "PUT /handovers/{id}/decision", "decide-handover", "Accept a retelling, or refuse it with what was misunderstood",
		func(ctx context.Context, by crm.Actor, in *onID[handoverDecision]) (*crm.Handover, error) {
			return s.Store.DecideHandover(ctx, by, in.ID, in.Body.Decision, in.Body.Reason)
		})
}

// offerIn says who is to take a deal over, and what they have to know.
type offerIn struct {
	Receiver crm.ID `json:"receiver_id"`
	Brief    string `json:"brief" minLength:"1" maxLength:"20000"`
}

// retellIn is a retelling.
type retellIn struct {
	Text string `json:"text" minLength:"1" maxLength:"20000" doc:"Scope and plan in 40 characters at least, not in the words of the brief"`
}

// handoverDecision is the seller's word on a retelling.
type handoverDecision struct {
	Decision string `json:"decision" enum:"accepted,refused"`
	Reason   string `json:"reason,omitempty" maxLength:"4000" doc:"What was misunderstood; needed to refuse"`
}

func (s *Server) listHandovers(ctx context.Context, by crm.Actor, in *struct {
	State string `query:"state" enum:"offered,retold,refused,accepted,withdrawn,hanging" doc:"hanging: open, and unanswered for more than two working days; absent: whatever is open"`
	Mine  string `query:"mine" enum:"give,take" doc:"give: of your own deals; take: those that you are to take over"`
},
) (items[crm.Handover], error) {
	return all(s.Store.Handovers(ctx, by, store.HandoverFilter{State: in.State, Mine: in.Mine}))
}
