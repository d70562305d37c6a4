package store

import (
	"context"

	"hummock/internal/crm"
)

// Bill is an invoice with both sides of it, for its papers.
type Bill struct {
	Invoice *crm.Invoice
	Deal    *crm.Deal
	Client  *crm.Company // nil: the deal names none
	Firm    *crm.Workspace
}

// Bill gives an invoice of a deal that the actor sees, with amounts: it is for
// those who see money (Actor.SeesMoney).
func (s *Store) Bill(ctx context.Context, by crm.Actor, invoice crm.ID) (*Bill, error) {
	return read(ctx, s, by, func(tx *Tx) (*Bill, error) {
		d, i, err := tx.invoice(invoice)
		if err != nil {
			return nil, err
		}
		b := &Bill{Invoice: i, Deal: d}
		if b.Firm, err = workspaceByID(tx); err != nil || d.Company.IsZero() {
			return b, err
		}
		b.Client, err = tx.anyCompany(d.Company)
		return b, err
	})
}

// Language is that of papers for the client.
func (b *Bill) Language() crm.Language {
	if b.Client != nil && b.Client.Language != "" {
		return b.Client.Language
	}
	return b.Firm.Language
}
