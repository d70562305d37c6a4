package api

import (
	"context"

	"hummock/internal/crm"
)

// settledRenewal says what became of a renewal.
type settledRenewal struct {
	State crm.RenewalState `json:"state" enum:"renewed,lapsed,dropped"`
}

func (s *Server) relationshipRoutes() {
	add(s, "GET /missing-cards", "list-missing-cards", "Clients who were won, by an import for instance, and have no card yet",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.MissingCard], error) {
			return all(s.Store.MissingCards(ctx, by))
		})
	add(s, "POST /missing-cards", "open-missing-cards", "Open a card for each client who was won and has none; tells for whom",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.MissingCard], error) {
			return all(s.Store.OpenMissingCards(ctx, by))
		})
	add(s, "POST /deals/{id}/links", "open-linked", "Start a deal that grows out of a client's card",
		func(ctx context.Context, by crm.Actor, in *onID[crm.LinkedDraft]) (*crm.Deal, error) {
			return s.Store.OpenLinked(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /deals/{id}/renewals", "add-renewal", "Put a renewal on a client's card",
		func(ctx context.Context, by crm.Actor, in *onID[crm.RenewalDraft]) (*crm.Deal, error) {
			return s.Store.AddRenewal(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /renewals/{id}/state", "settle-renewal", "Say what became of a renewal",
		func(ctx context.Context, by crm.Actor, in *change[settledRenewal]) (*crm.Deal, error) {
			return s.Store.SettleRenewal(ctx, by, in.ID, in.version(), in.Body.State)
		})
	add(s, "PUT /deals/{id}/exit-interview", "hold-interview", "Keep why a client leaves: what they say, what it really is, and what we learn",
		func(ctx context.Context, by crm.Actor, in *change[crm.ExitDraft]) (*crm.Deal, error) {
			return s.Store.HoldInterview(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "POST /deals/{id}/self-checks", "check-self", "Answer the signs of the stage that a deal is in",
		func(ctx context.Context, by crm.Actor, in *onID[crm.SelfTest]) (*crm.Deal, error) {
			return s.Store.CheckSelf(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /companies/{id}/changes", "note-change", "Record a change at a client",
		func(ctx context.Context, by crm.Actor, in *onID[crm.ChangeEventDraft]) (*crm.Company, error) {
			return s.Store.NoteChange(ctx, by, in.ID, in.Body)
		})
	add(s, "DELETE /changes-at-clients/{id}", "drop-change", "Take back a change that was noted by mistake",
		func(ctx context.Context, by crm.Actor, in *change0) (*crm.Company, error) {
			return s.Store.DropChange(ctx, by, in.ID, in.version())
		})
	add(s, "POST /companies/{id}/divisions", "add-division", "Record a division of a client",
		func(ctx context.Context, by crm.Actor, in *onID[crm.DivisionDraft]) (*crm.Company, error) {
			return s.Store.AddDivision(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /divisions/{id}", "edit-division", "Replace what is known of a division",
		func(ctx context.Context, by crm.Actor, in *change[crm.DivisionDraft]) (*crm.Company, error) {
			return s.Store.EditDivision(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "DELETE /divisions/{id}", "drop-division", "Take a division off the record",
		func(ctx context.Context, by crm.Actor, in *change0) (*crm.Company, error) {
			return s.Store.DropDivision(ctx, by, in.ID, in.version())
		})
	add(s, "GET /losses", "list-losses", "What was lost, counted by what clients said and by what it really was", s.listLosses)
}

func (s *Server) listLosses(ctx context.Context, by crm.Actor, in *struct {
	From crm.Date `query:"from" doc:"Absent: twelve months ago"`
	To   crm.Date `query:"to" doc:"Absent: today"`
},
) (*crm.Losses, error) {
	return s.Store.Losses(ctx, by, in.From, in.To)
}
