package store

import (
	"context"
	"fmt"
	"strings"

	"hummock/internal/crm"
)

// CreateInvoice asks the client of a deal for money: for a milestone, or a free
// amount. Unless it is left as a draft it is issued at once.
func (s *Store) CreateInvoice(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.NewInvoice) (*crm.Invoice, error) {
	return bill(ctx, s, by, deal, func(tx *Tx, d *crm.Deal) (*crm.Invoice, error) { return createInvoice(tx, d, draft) })
}

func createInvoice(tx *Tx, d *crm.Deal, draft crm.NewInvoice) (*crm.Invoice, error) {
	a, err := tx.account(d)
	if err != nil {
		return nil, err
	}
	i := &crm.Invoice{
		ID: crm.NewID(), Deal: d.ID, Milestone: draft.Milestone, State: crm.InvoiceDraft, Text: strings.TrimSpace(draft.Text), Amount: draft.Amount,
		Currency: d.Currency, IssuedOn: draft.IssuedOn, DueOn: draft.DueOn, CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User, Credits: []crm.CreditNote{}, Reminders: []crm.Reminder{},
	}
	m, err := invoiced(a, i)
	if err := firstError(err, a.CheckRoom(i, tx.by.Language)); err != nil {
		return nil, err
	}
	if err := tx.schedule(d, i, m, draft.CreditDays); err != nil {
		return nil, err
	}
	_, err = tx.exec(`INSERT INTO invoices (workspace_id, id, deal_id, milestone_id, text, amount, currency, issued_on, due_on, open, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
		tx.ws, i.ID, i.Deal, i.Milestone, i.Text, i.Amount, string(i.Currency), i.IssuedOn, i.DueOn, i.CreatedAt, i.CreatedBy)
	if err != nil {
		return nil, err
	}
	if draft.Draft {
		tx.changed("deal", d.ID, "invoice_drafted", nil, map[string]any{"invoice_id": i.ID})
		return i, nil
	}
	return i, tx.issue(d, i)
}

// invoiced gives the milestone of an invoice, and the invoice its amount.
func invoiced(a *crm.Account, i *crm.Invoice) (*crm.Milestone, error) {
	m, known := a.Milestone(i.Milestone)
	if !known && !i.Milestone.IsZero() {
		return nil, crm.InvalidField("milestone_id", "plan.unknown", "the plan has no such milestone")
	}
	if known && i.Amount == 0 {
		if m.Planned > 0 && m.Invoiced >= m.Planned {
			return nil, crm.InvalidField("milestone_id", "invoice.milestone_done", "this milestone is invoiced already: name an amount for one more invoice")
		}
		i.Amount = m.Planned - m.Invoiced
	}
	if known && i.Text == "" {
		i.Text = m.Name
	}
	switch {
	case i.Amount <= 0:
		return nil, crm.InvalidField("amount", "invoice.amount_missing", "an invoice needs an amount in %s above zero", i.Currency).With("currency", string(i.Currency))
	case i.Amount > crm.LargestAmount:
		return nil, crm.InvalidField("amount", "money.too_large", "the amount is larger than can be kept exactly")
	}
	return m, nil
}

// schedule sets the days of issue and of payment.
func (tx *Tx) schedule(d *crm.Deal, i *crm.Invoice, m *crm.Milestone, credit *int) error {
	today, err := tx.today()
	if err != nil {
		return err
	}
	if _, err := crm.ParseDate(string(i.IssuedOn)); err != nil {
		return err
	}
	if _, err := crm.ParseDate(string(i.DueOn)); err != nil {
		return err
	}
	if i.IssuedOn == "" {
		i.IssuedOn = today
	}
	if i.IssuedOn > today {
		return crm.InvalidField("issued_on", "invoice.future", "an invoice cannot be issued on a day to come: leave it as a draft until then")
	}
	if longPast(i.IssuedOn, today) {
		return crm.InvalidField("issued_on", "money.long_past", "%s lies more than ten years back: check the year", i.IssuedOn).With("day", string(i.IssuedOn))
	}
	if i.DueOn != "" && i.DueOn < i.IssuedOn {
		return crm.InvalidField("due_on", "invoice.due_before_issue", "an invoice of %s cannot be due on %s already: name a later day, or none", i.IssuedOn, i.DueOn).With("issued", string(i.IssuedOn)).With("due", string(i.DueOn))
	}
	if i.DueOn == "" && credit == nil && m != nil {
		i.DueOn, credit = m.DueOn, m.CreditDays
	}
	if i.DueOn == "" {
		days, err := tx.creditDays(d, credit)
		if err != nil {
			return err
		}
		i.DueOn = i.IssuedOn.AddDays(days)
	}
	i.DueOn = max(i.DueOn, i.IssuedOn)
	return nil
}

// longPast tells a slip of the pen from a day of which there are books.
func longPast(day, today crm.Date) bool { return day < today.AddDays(-10*366) }

// creditDays are those given, or else those of the company; 0 where nobody said.
func (tx *Tx) creditDays(d *crm.Deal, given *int) (int, error) {
	if given != nil || d.Company.IsZero() {
		return whole(given), nil
	}
	c, err := tx.anyCompany(d.Company)
	if err != nil {
		return 0, err
	}
	return whole(c.CreditDays), nil
}

func whole(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func (tx *Tx) today() (crm.Date, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return "", err
	}
	return w.Today(tx.now), nil
}

// issue gives an invoice its number.
func (tx *Tx) issue(d *crm.Deal, i *crm.Invoice) error {
	year := i.IssuedOn.Time().Year()
	n, err := tx.draw("invoice", year)
	if err != nil {
		return err
	}
	printed, err := tx.sides(d)
	if err != nil {
		return err
	}
	i.Number, i.State, i.Open = fmt.Sprintf("%d-%04d", year, n), crm.InvoiceOpen, i.Amount
	_, err = tx.exec(`UPDATE invoices SET number = ?, issued_on = ?, due_on = ?, open = ?, printed = ? WHERE workspace_id = ? AND id = ?`, i.Number, i.IssuedOn, i.DueOn, i.Open, asJSON(printed), tx.ws, i.ID)
	tx.changed("deal", d.ID, "invoice_issued", nil, map[string]any{"invoice_id": i.ID, "number": i.Number})
	return err
}

// onInvoice changes an invoice of a deal that the actor may see, and gives it as
// it is then.
func (s *Store) onInvoice(ctx context.Context, by crm.Actor, id crm.ID, change func(*Tx, *crm.Deal, *crm.Invoice) error) (*crm.Invoice, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Invoice, error) {
		d, i, err := tx.invoice(id)
		if err != nil {
			return nil, err
		}
		if _, err := billDeal(tx, d, func(tx *Tx, d *crm.Deal) (bool, error) { return true, change(tx, d, i) }); err != nil {
			return nil, err
		}
		_, now, err := tx.invoice(id)
		if crm.IsKind(err, crm.NotFound) { // it was dropped
			return i, nil
		}
		return now, err
	})
}

// invoice gives an invoice as it stands in the account of its deal.
func (tx *Tx) invoice(id crm.ID) (*crm.Deal, *crm.Invoice, error) {
	none := crm.NotFoundf("invoice", "there is no such invoice, or you may not see it")
	row, err := optional(collect(tx, scanInvoice, `SELECT `+invoiceColumns+` FROM invoices i WHERE i.workspace_id = ? AND i.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, nil, none
	}
	if err != nil {
		return nil, nil, err
	}
	d, err := tx.deal(row.Deal)
	if err != nil {
		return nil, nil, none
	}
	a, err := tx.account(d)
	if err != nil {
		return nil, nil, err
	}
	for n := range a.Invoices {
		if a.Invoices[n].ID == id {
			return d, &a.Invoices[n], nil
		}
	}
	return nil, nil, none
}

// IssueInvoice gives a draft its number. It is issued today.
func (s *Store) IssueInvoice(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Invoice, error) {
	return s.onInvoice(ctx, by, id, func(tx *Tx, d *crm.Deal, i *crm.Invoice) error {
		if i.Issued() {
			return crm.Errorf(crm.Conflict, "invoice.issued", "this invoice is issued already, as %s", i.Number).With("number", i.Number)
		}
		today, err := tx.today()
		if err != nil {
			return err
		}
		a, err := tx.account(d)
		if err := firstError(err, a.CheckRoom(i, tx.by.Language)); err != nil {
			return err
		}
		days := max(0, i.DueOn.DaysSince(i.IssuedOn))
		i.IssuedOn, i.DueOn = today, today.AddDays(days)
		return tx.issue(d, i)
	})
}

// SendInvoice notes that an invoice went out to the client.
func (s *Store) SendInvoice(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Invoice, error) {
	return s.onInvoice(ctx, by, id, func(tx *Tx, d *crm.Deal, i *crm.Invoice) error {
		if !i.Issued() {
			return crm.Errorf(crm.Conflict, "invoice.draft", "this invoice is a draft: issue it first")
		}
		if i.SentAt != 0 {
			return crm.Errorf(crm.Conflict, "invoice.sent", "this invoice is marked as sent already")
		}
		return tx.sendInvoice(d, i)
	})
}

func (tx *Tx) sendInvoice(d *crm.Deal, i *crm.Invoice) error {
	_, err := tx.exec(`UPDATE invoices SET sent_at = ? WHERE workspace_id = ? AND id = ?`, tx.now.UnixMilli(), tx.ws, i.ID)
	tx.changed("deal", d.ID, "invoice_sent", nil, map[string]any{"invoice_id": i.ID, "number": i.Number})
	return err
}

// DropInvoice removes a draft. What is issued stays for good.
func (s *Store) DropInvoice(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Invoice, error) {
	return s.onInvoice(ctx, by, id, func(tx *Tx, d *crm.Deal, i *crm.Invoice) error {
		if i.Issued() {
			return crm.Errorf(crm.Conflict, "invoice.issued", "this invoice is issued as %s and stays: take it back by a credit note", i.Number).With("number", i.Number)
		}
		_, err := tx.exec(`DELETE FROM invoices WHERE workspace_id = ? AND id = ? AND number IS NULL`, tx.ws, id)
		tx.changed("deal", d.ID, "invoice_dropped", nil, map[string]any{"invoice_id": i.ID})
		return err
	})
}

// CreditInvoice takes an invoice back, whole or in part, by a credit note with a
// number of its own.
func (s *Store) CreditInvoice(ctx context.Context, by crm.Actor, id crm.ID, c crm.NewCredit) (*crm.Invoice, error) {
	return s.onInvoice(ctx, by, id, func(tx *Tx, d *crm.Deal, i *crm.Invoice) error {
		left := i.Amount - i.Credited
		amount := c.Amount
		if amount == 0 {
			amount = left
		}
		switch {
		case !i.Issued():
			return crm.Errorf(crm.Conflict, "invoice.draft", "this invoice is a draft: drop it instead")
		case left == 0:
			return crm.Errorf(crm.Conflict, "invoice.credited", "this invoice is taken back already")
		case len(strings.TrimSpace(c.Reason)) < 3:
			return crm.InvalidField("reason", "credit.reason_missing", "write in a sentence why the invoice is taken back")
		case amount < 0 || amount > left:
			most := crm.Money{Minor: left, Currency: i.Currency}.In(tx.by.Language)
			return crm.InvalidField("amount", "credit.too_much", "at most %s of this invoice can be taken back", most).With("most", most)
		}
		return tx.credit(d, i, amount, strings.TrimSpace(c.Reason))
	})
}

func (tx *Tx) credit(d *crm.Deal, i *crm.Invoice, amount int64, reason string) error {
	today, err := tx.today()
	if err != nil {
		return err
	}
	year := today.Time().Year()
	n, err := tx.draw("credit", year)
	if err != nil {
		return err
	}
	number := fmt.Sprintf("C%d-%04d", year, n)
	_, err = tx.exec(`INSERT INTO credit_notes (workspace_id, id, invoice_id, deal_id, number, amount, issued_on, reason, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, crm.NewID(), i.ID, d.ID, number, amount, today, reason, tx.by.User)
	tx.changed("deal", d.ID, "credit_issued", nil, map[string]any{"invoice_id": i.ID, "number": i.Number, "credit": number})
	return err
}
