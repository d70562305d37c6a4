package store

import (
	"context"

	"hummock/internal/crm"
)

// Bill is an invoice with what its papers say beside it.
type Bill struct {
	Invoice *crm.Invoice
	Printed crm.Printed
	On      crm.Date // today
}

// Bill gives an invoice of a deal that the actor sees, with amounts: it is for
// those who see money (Actor.SeesMoney). An issued one names both sides as they
// were then.
func (s *Store) Bill(ctx context.Context, by crm.Actor, invoice crm.ID) (*Bill, error) {
	return read(ctx, s, by, func(tx *Tx) (*Bill, error) {
		d, i, err := tx.invoice(invoice)
		if err != nil {
			return nil, err
		}
		b := &Bill{Invoice: i}
		if b.On, err = tx.today(); err != nil {
			return nil, err
		}
		var kept string
		if err := tx.one(`SELECT printed FROM invoices WHERE workspace_id = ? AND id = ?`, []any{tx.ws, i.ID}, &kept); err != nil {
			return nil, err
		}
		if kept != "" {
			return b, fromJSON(kept, &b.Printed)
		}
		b.Printed, err = tx.sides(d)
		return b, err
	})
}

// sides is what papers about a deal say of both sides today.
func (tx *Tx) sides(d *crm.Deal) (crm.Printed, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return crm.Printed{}, err
	}
	set := w.Settings
	p := crm.Printed{
		Seller: crm.Party{Name: w.Name, Address: set.Address, TaxID: set.TaxID, Bank: set.BankAccount},
		Buyer:  crm.Party{Name: d.CompanyName}, Deal: d.Name, Note: set.InvoiceNote, Language: languageFor(nil, w),
	}
	if d.Company.IsZero() {
		return p, nil
	}
	c, err := tx.anyCompany(d.Company)
	if err != nil {
		return p, err
	}
	p.Buyer, p.Language = crm.Party{Name: c.Name, Address: c.Address, TaxID: c.TaxID}, languageFor(c, w)
	return p, nil
}

// languageFor is that of papers for a client.
func languageFor(client *crm.Company, firm *crm.Workspace) crm.Language {
	if client != nil && client.Language != "" {
		return client.Language
	}
	return firm.Language
}
