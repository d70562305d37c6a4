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
				return written(b.Invoice.Number, func(w io.Writer) error { return paper.WriteInvoice(w, s.bill(b)) })
			}
			for _, c := range b.Invoice.Credits {
				if c.ID == in.Credit {
					return written(c.Number, func(w io.Writer) error { return paper.WriteCredit(w, s.bill(b), c) })
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
			return written(b.Invoice.Number, func(w io.Writer) error { return paper.WriteReminder(w, s.bill(b), *r) })
		})
}

func (s *Server) bill(b *store.Bill) paper.Bill {
	set := b.Firm.Settings
	out := paper.Bill{
		Seller: paper.Party{Name: b.Firm.Name, Address: set.Address, TaxID: set.TaxID, Bank: set.BankAccount},
		Buyer:  paper.Party{Name: b.Deal.CompanyName}, Deal: b.Deal.Name, Invoice: b.Invoice, Note: set.InvoiceNote,
		Language: b.Language(), On: b.Firm.Today(s.Store.Now()),
	}
	if b.Client != nil {
		out.Buyer.Address, out.Buyer.TaxID = b.Client.Address, b.Client.TaxID
	}
	return out
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
