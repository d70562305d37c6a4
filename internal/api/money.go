package api

import (
	"bytes"
	"context"

	"hummock/internal/crm"
	"hummock/internal/paper"
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
	add(s, "POST /statements", "match-statement", "Propose invoices for the lines of a bank statement; nothing is booked", s.matchStatement)
}

// statementIn is a bank statement. It is read and forgotten.
type statementIn struct {
	File    string       `json:"file" minLength:"1" maxLength:"200" doc:"Name of the file, a CSV or XLSX"`
	Content []byte       `json:"content" doc:"The file in base64"`
	Account crm.Currency `json:"currency,omitempty" doc:"Of amounts that name none; absent: the firm's"`
}

type statementOut struct {
	Items   []crm.StatementLine `json:"items" nullable:"false"`
	Skipped int                 `json:"skipped" doc:"Rows without money that came in"`
	Unread  []crm.UnreadLine    `json:"unread" nullable:"false" doc:"Rows whose amount or day cannot be read: book them by hand"`
}

func (s *Server) matchStatement(ctx context.Context, by crm.Actor, in *in[statementIn]) (*statementOut, error) {
	currency := in.Body.Account
	if currency == "" {
		w, err := s.Store.Workspace(ctx, by)
		if err != nil {
			return nil, err
		}
		currency = w.Currency
	}
	currency, err := crm.ParseCurrency(string(currency))
	if err != nil {
		return nil, err
	}
	st, err := paper.ReadStatement(bytes.NewReader(in.Body.Content), int64(len(in.Body.Content)), in.Body.File, currency)
	if err != nil {
		return nil, err
	}
	lines, err := s.Store.MatchStatement(ctx, by, st.Lines)
	return &statementOut{Items: lines, Skipped: st.Skipped, Unread: st.Unread}, err
}
