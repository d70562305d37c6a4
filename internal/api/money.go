package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// planIn is a payment plan as it is to be.
type planIn struct {
	Milestones []crm.Milestone `json:"milestones" nullable:"false" maxItems:"100"`
}

func (s *Server) moneyRoutes() {
	add(s, "GET /deals/{id}/money", "get-account", "The payment plan, invoices and payments of a deal, with what they come to",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Account, error) {
			return s.Store.Account(ctx, by, in.ID)
		})
	add(s, "PUT /deals/{id}/plan", "set-plan", "Replace the payment plan of a deal",
		func(ctx context.Context, by crm.Actor, in *change[planIn]) (*crm.Account, error) {
			return s.Store.SetPlan(ctx, by, in.ID, in.version(), in.Body.Milestones)
		})
	add(s, "POST /deals/{id}/invoices", "create-invoice", "Ask the client of a deal for money: for a milestone or a free amount",
		func(ctx context.Context, by crm.Actor, in *onID[crm.NewInvoice]) (*crm.Invoice, error) {
			return s.Store.CreateInvoice(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /invoices/{id}/issue", "issue-invoice", "Give a draft of an invoice its number",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Invoice, error) {
			return s.Store.IssueInvoice(ctx, by, in.ID)
		})
	add(s, "POST /invoices/{id}/sent", "send-invoice", "Note that an invoice went out",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Invoice, error) {
			return s.Store.SendInvoice(ctx, by, in.ID)
		})
	add(s, "DELETE /invoices/{id}", "drop-invoice", "Remove a draft of an invoice",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Invoice, error) {
			return s.Store.DropInvoice(ctx, by, in.ID)
		})
	add(s, "POST /invoices/{id}/credits", "credit-invoice", "Take an invoice back, whole or in part, by a credit note",
		func(ctx context.Context, by crm.Actor, in *onID[crm.NewCredit]) (*crm.Invoice, error) {
			return s.Store.CreditInvoice(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /deals/{id}/payments", "book-payment", "Book money that came in for a deal",
		func(ctx context.Context, by crm.Actor, in *onID[crm.NewPayment]) (*store.Booking, error) {
			return s.Store.BookPayment(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /payments/{id}/reversal", "reverse-payment", "Take back a payment that was booked by mistake",
		func(ctx context.Context, by crm.Actor, in *onID[store.Reversal]) (*crm.Payment, error) {
			return s.Store.ReversePayment(ctx, by, in.ID, in.Body)
		})
	add(s, "GET /receivables", "list-receivables", "What clients owe, by age",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (*crm.Receivables, error) {
			return s.Store.Receivables(ctx, by)
		})
}
