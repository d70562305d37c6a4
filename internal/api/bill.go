package api

import (
	"bytes"
	"context"
	"io"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

type billIn struct {
	ByID
	Credit crm.ID `query:"credit_id" doc:"One of its credit notes, in place of the invoice"`
}

type reminderIn struct {
	ByID
	Step int `path:"step" minimum:"1"`
}

func (s *Server) billRoutes() {
	addPDF(s, "GET /invoices/{id}/pdf", "get-invoice-pdf", "An invoice or one of its credit notes, in the client's language",
		func(ctx context.Context, by crm.Actor, in *billIn) (string, []byte, error) {
			b, err := s.Store.Bill(ctx, by, in.ID)
			if err != nil {
				return "", nil, err
			}
			if in.Credit.IsZero() {
				return written(b.Invoice.Number, func(w io.Writer) error { return paper.WriteInvoice(w, bill(b)) })
			}
			for _, c := range b.Invoice.Credits {
				if c.ID == in.Credit {
					return written(c.Number, func(w io.Writer) error { return paper.WriteCredit(w, bill(b), c) })
				}
			}
			return "", nil, crm.NotFoundf("credit_note", "invoice %s has no such credit note", b.Invoice.Number)
		})
	addPDF(s, "GET /invoices/{id}/reminders/{step}/pdf", "get-reminder-pdf", "The letter of a reminder, in the client's language",
		func(ctx context.Context, by crm.Actor, in *reminderIn) (string, []byte, error) {
			b, err := s.Store.Bill(ctx, by, in.ID)
			if err != nil {
				return "", nil, err
			}
			r, err := b.Invoice.Reminder(in.Step)
			if err != nil {
				return "", nil, err
			}
			return written(b.Invoice.Number, func(w io.Writer) error { return paper.WriteReminder(w, bill(b), *r) })
		})
}

func bill(b *store.Bill) paper.Bill {
	p := b.Printed
	return paper.Bill{Seller: p.Seller, Buyer: p.Buyer, Deal: p.Deal, Invoice: b.Invoice, Note: p.Note, Language: p.Language, On: b.On}
}

// written gives a PDF with its name; what has no number is a draft.
func written(name string, write func(io.Writer) error) (string, []byte, error) {
	if name == "" {
		name = "draft"
	}
	var b bytes.Buffer
	err := write(&b)
	return name + ".pdf", b.Bytes(), err
}
