package store

import (
	"slices"

	"hummock/internal/crm"
)

// answerMoney meets a criterion about money by booking it. What has to be paid
// and is not invoiced yet is invoiced first.
func (tx *Tx) answerMoney(d *crm.Deal, c *crm.Criterion, p *crm.PaymentAnswer) error {
	if !tx.by.Has(crm.Bookers()...) {
		text := c.Text.In(tx.by.Language)
		e := crm.Errorf(crm.Forbidden, "payment.not_yours", "%q is met by money that finance books: ask them", text).With("criterion", text)
		var err error
		e.WhoCan, err = tx.namesSeeing(d, crm.Bookers()...)
		return firstError(err, e)
	}
	if p == nil {
		p = &crm.PaymentAnswer{}
	}
	pay := tx.payDue
	if c.Kind == crm.KindBalance {
		pay = tx.payAll
	}
	return firstError(pay(d, c, *p), tx.settleMoney(d))
}

// payDue books what a criterion about a payment waits for.
func (tx *Tx) payDue(d *crm.Deal, c *crm.Criterion, p crm.PaymentAnswer) error {
	a, err := tx.account(d)
	if err != nil {
		return err
	}
	due := a.Due(c)
	if p.Amount == 0 && !due.Known {
		text := c.Text.In(tx.by.Language)
		return crm.InvalidField("payment", "payment.amount_unknown", "nothing says how much %q is: give the amount, or make a payment plan first", text).With("criterion", text)
	}
	if p.Amount == 0 && due.Missing <= 0 {
		return nil
	}
	if !due.Known && len(a.Plan) == 0 { // the payment says what was agreed
		if err := setPlan(tx, d, c.PlanOf(p.Amount, d.Value, tx.by.Language)); err != nil {
			return err
		}
		if a, err = tx.account(d); err != nil {
			return err
		}
		due = a.Due(c)
	}
	return tx.payFor(d, a, due, p)
}

// payFor books a payment for what is due: each invoice that is asked for gets
// what it lacks, and the last one all that is left.
func (tx *Tx) payFor(d *crm.Deal, a *crm.Account, due crm.Due, p crm.PaymentAnswer) error {
	if err := tx.invoiceDue(d, a, due.Milestones); err != nil {
		return err
	}
	a, err := tx.account(d)
	if err != nil {
		return err
	}
	left := p.Amount
	if left == 0 {
		left = due.Missing
	}
	var asked []*crm.Invoice
	for n := range a.Invoices {
		i := &a.Invoices[n]
		if i.Open > 0 && (i.ID == due.Invoice || slices.Contains(due.Milestones, i.Milestone)) {
			asked = append(asked, i)
		}
	}
	for n, i := range asked {
		part := min(left, i.Open)
		if n == len(asked)-1 {
			part = left
		}
		if part == 0 {
			continue
		}
		if err := tx.bookPart(d, i.ID, part, p); err != nil {
			return err
		}
		left -= part
	}
	if left == 0 {
		return nil
	}
	return tx.bookPart(d, crm.ID{}, left, p)
}

func (tx *Tx) bookPart(d *crm.Deal, invoice crm.ID, amount int64, p crm.PaymentAnswer) error {
	_, err := book(tx, d, crm.NewPayment{Invoice: invoice, Amount: amount, ReceivedOn: p.ReceivedOn, Reference: p.Reference})
	return err
}

// invoiceDue issues invoices for what milestones lack.
func (tx *Tx) invoiceDue(d *crm.Deal, a *crm.Account, milestones []crm.ID) error {
	for _, id := range milestones {
		m, ok := a.Milestone(id)
		if !ok || m.Planned <= m.Invoiced {
			continue
		}
		if _, err := createInvoice(tx, d, crm.NewInvoice{Milestone: id}); err != nil {
			return err
		}
	}
	return nil
}

// payAll invoices what is left of the plan, and books what is open or over then.
func (tx *Tx) payAll(d *crm.Deal, _ *crm.Criterion, p crm.PaymentAnswer) error {
	a, err := tx.account(d)
	if err != nil {
		return err
	}
	left := a.ToInvoice
	for _, m := range a.Plan {
		part := min(left, m.Planned-m.Invoiced)
		if part <= 0 {
			continue
		}
		if _, err := createInvoice(tx, d, crm.NewInvoice{Milestone: m.ID, Amount: part}); err != nil {
			return err
		}
		left -= part
	}
	if left > 0 {
		if _, err := createInvoice(tx, d, crm.NewInvoice{Amount: left}); err != nil {
			return err
		}
	}
	if a, err = tx.account(d); err != nil {
		return err
	}
	n := crm.NewPayment{Amount: p.Amount, ReceivedOn: p.ReceivedOn, Reference: p.Reference, Refund: a.Balance < 0}
	if n.Amount == 0 {
		n.Amount = max(a.Balance, -a.Balance)
	}
	if n.Amount == 0 {
		return nil
	}
	_, err = book(tx, d, n)
	return err
}
