package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// onVersion is an input that removes a row, made on a version.
type onVersion struct {
	ByID
	Versioned
}

type costsIn struct {
	By   crm.CostsBy `query:"by" enum:"company,product,source,owner" default:"company"`
	From crm.Date    `query:"from" doc:"Deals that began on this day or later; absent: all"`
	To   crm.Date    `query:"to" doc:"Deals that began on this day or earlier; absent: all"`
}

func (s *Server) workRoutes() {
	add(s, "GET /deals/{id}/work", "get-work", "Hours and expenses of a deal by stage, and what they leave of its value",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Work, error) {
			return s.Store.Work(ctx, by, in.ID)
		})
	add(s, "POST /deals/{id}/hours", "log-hours", "Write down time that somebody worked on a deal",
		func(ctx context.Context, by crm.Actor, in *onID[crm.HourDraft]) (*crm.Work, error) {
			return s.Store.LogHours(ctx, by, in.ID, in.Body)
		})
	add(s, "PATCH /hours/{id}", "edit-hours", "Correct an entry of hours",
		func(ctx context.Context, by crm.Actor, in *change[crm.HourEdit]) (*crm.Work, error) {
			return s.Store.EditHours(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "DELETE /hours/{id}", "remove-hours", "Take an entry of hours away",
		func(ctx context.Context, by crm.Actor, in *onVersion) (*crm.Work, error) {
			return s.Store.RemoveHours(ctx, by, in.ID, in.version())
		})
	add(s, "POST /deals/{id}/expenses", "add-expense", "Write down money that a deal cost beside hours",
		func(ctx context.Context, by crm.Actor, in *onID[crm.ExpenseDraft]) (*crm.Work, error) {
			return s.Store.AddExpense(ctx, by, in.ID, in.Body)
		})
	add(s, "DELETE /expenses/{id}", "remove-expense", "Take back an expense that was written down wrongly",
		func(ctx context.Context, by crm.Actor, in *onVersion) (*crm.Work, error) {
			return s.Store.RemoveExpense(ctx, by, in.ID, in.version())
		})
	add(s, "GET /timer", "get-timer", "What your timer runs on",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (*store.Clock, error) {
			return s.Store.Clock(ctx, by)
		})
	add(s, "POST /deals/{id}/timer", "start-timer", "Measure your work on a deal from now on; a timer that runs is stopped first",
		func(ctx context.Context, by crm.Actor, in *onID[store.TimerDraft]) (*store.Clock, error) {
			return s.Store.StartTimer(ctx, by, in.ID, in.Body)
		})
	add(s, "DELETE /timer", "stop-timer", "Stop your timer and write its time down",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (*store.Clock, error) {
			return s.Store.StopTimer(ctx, by)
		})
	add(s, "GET /cost-warnings", "list-cost-warnings", "Open deals whose sale costs too much, in words",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.CostWarning], error) {
			return all(s.Store.CostWarnings(ctx, by))
		})
	add(s, "GET /reports/costs", "get-costs", "What clients, products, sources or sellers took and brought",
		func(ctx context.Context, by crm.Actor, in *costsIn) (*crm.CostReport, error) {
			return s.Store.Costs(ctx, by, store.CostQuestion{By: in.By, From: in.From, To: in.To})
		})
	add(s, "GET /hourly-costs", "list-hourly-costs", "What an hour of each person costs, from which day on",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (*store.Listing[crm.HourlyCost], error) {
			return s.Store.HourlyCosts(ctx, by)
		})
	add(s, "PUT /hourly-costs", "put-hourly-cost", "Say what an hour of somebody costs from a day on",
		func(ctx context.Context, by crm.Actor, in *struct {
			Versioned
			Body crm.HourlyCost
		},
		) (*store.Listing[crm.HourlyCost], error) {
			return s.Store.PutHourlyCost(ctx, by, in.version(), in.Body)
		})
}
