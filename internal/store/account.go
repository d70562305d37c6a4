package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// Account gives the money of one deal. Amounts are left out for those who may
// not know them.
func (s *Store) Account(ctx context.Context, by crm.Actor, deal crm.ID) (*crm.Account, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Account, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return tx.shownAccount(d)
	})
}

func (tx *Tx) shownAccount(d *crm.Deal) (*crm.Account, error) {
	a, err := tx.account(d)
	if err == nil && !tx.by.SeesMoney() {
		a.Hide()
	}
	return a, err
}

// account loads the money of a deal, settled.
func (tx *Tx) account(d *crm.Deal) (*crm.Account, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	a := &crm.Account{Currency: d.Currency, Value: d.Value}
	if a.Plan, err = tx.plan(d.ID); err != nil {
		return nil, err
	}
	if a.Invoices, err = tx.invoices(d.ID); err != nil {
		return nil, err
	}
	if a.Payments, err = tx.payments(d.ID); err != nil {
		return nil, err
	}
	a.Settle(d.Kind, w.Today(tx.now))
	return a, nil
}

func (tx *Tx) plan(deal crm.ID) ([]crm.Milestone, error) {
	return collect(tx, func(row scanner) (crm.Milestone, error) {
		var m crm.Milestone
		return m, row.Scan(&m.ID, &m.Kind, &m.Name, &m.Stage, &m.Share, &m.Amount, &m.DueOn, &m.CreditDays)
	}, `SELECT id, kind, name, stage, share, amount, due_on, credit_days FROM milestones WHERE workspace_id = ? AND deal_id = ? ORDER BY position`, tx.ws, deal)
}

const invoiceColumns = `i.id, i.deal_id, i.milestone_id, COALESCE(i.number, ''), i.text, i.amount, i.currency, i.issued_on, i.due_on, i.sent_at, i.open, i.created_at, i.created_by`

func scanInvoice(row scanner) (crm.Invoice, error) {
	i := crm.Invoice{Credits: []crm.CreditNote{}, Reminders: []crm.Reminder{}}
	return i, row.Scan(&i.ID, &i.Deal, &i.Milestone, &i.Number, &i.Text, &i.Amount, &i.Currency, &i.IssuedOn, &i.DueOn, &i.SentAt, &i.Open, &i.CreatedAt, &i.CreatedBy)
}

// invoices gives the invoices of a deal with their credit notes, in the order
// in which they were made.
func (tx *Tx) invoices(deal crm.ID) ([]crm.Invoice, error) {
	list, err := collect(tx, scanInvoice, `SELECT `+invoiceColumns+` FROM invoices i WHERE i.workspace_id = ? AND i.deal_id = ?`, tx.ws, deal)
	if err != nil || len(list) == 0 {
		return list, err
	}
	slices.SortFunc(list, func(a, b crm.Invoice) int {
		return cmp.Or(cmp.Compare(a.CreatedAt, b.CreatedAt), strings.Compare(a.ID.String(), b.ID.String()))
	})
	err = tx.query(func(row scanner) error {
		var c crm.CreditNote
		var of crm.ID
		if err := row.Scan(&c.ID, &of, &c.Number, &c.Amount, &c.IssuedOn, &c.Reason, &c.By); err != nil {
			return err
		}
		at := slices.IndexFunc(list, func(i crm.Invoice) bool { return i.ID == of })
		list[at].Credits = append(list[at].Credits, c)
		return nil
	}, `SELECT id, invoice_id, number, amount, issued_on, reason, by_id FROM credit_notes WHERE workspace_id = ? AND deal_id = ?`, tx.ws, deal)
	for i := range list {
		slices.SortFunc(list[i].Credits, func(a, b crm.CreditNote) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	}
	return list, firstError(err, tx.addReminders(deal, list))
}

const paymentColumns = `p.id, p.deal_id, p.invoice_id, p.amount, p.currency, p.value, p.rate, p.rate_on, p.received_on, p.reference, p.booked_at, p.booked_by, p.reversed_at, p.reversed_by, p.reversal`

func scanPayment(row scanner) (crm.Payment, error) {
	var p crm.Payment
	return p, row.Scan(&p.ID, &p.Deal, &p.Invoice, &p.Amount, &p.Currency, &p.Value, &p.Rate, &p.RateOn, &p.ReceivedOn, &p.Reference, &p.BookedAt, &p.BookedBy, &p.ReversedAt, &p.ReversedBy, &p.Reversal)
}

// payments gives the payments of a deal by the day on which they came in.
func (tx *Tx) payments(deal crm.ID) ([]crm.Payment, error) {
	list, err := collect(tx, scanPayment, `SELECT `+paymentColumns+` FROM payments p WHERE p.workspace_id = ? AND p.deal_id = ?`, tx.ws, deal)
	slices.SortFunc(list, func(a, b crm.Payment) int {
		return cmp.Or(cmp.Compare(a.ReceivedOn, b.ReceivedOn), strings.Compare(a.ID.String(), b.ID.String()))
	})
	return list, err
}

// bill changes the money of a deal, and gives the deal a new version, so that of
// two changes at once the second sees the first.
func bill[T any](ctx context.Context, s *Store, by crm.Actor, deal crm.ID, change func(*Tx, *crm.Deal) (T, error)) (T, error) {
	return write(ctx, s, by, func(tx *Tx) (T, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return *new(T), err
		}
		return billDeal(tx, d, change)
	})
}

func billDeal[T any](tx *Tx, d *crm.Deal, change func(*Tx, *crm.Deal) (T, error)) (T, error) {
	from := len(tx.log)
	out, err := change(tx, d)
	if err != nil {
		return out, err
	}
	if err := firstError(tx.settleMoney(d), tx.bump(d)); err != nil {
		return out, err
	}
	for _, entry := range tx.log[from:] {
		if after, ok := entry.after.(map[string]any); ok {
			after["version"] = d.Version
		}
	}
	return out, nil
}

// settleMoney keeps what is open on each invoice after a change, and closes requests
// to book money that has come in.
func (tx *Tx) settleMoney(d *crm.Deal) error {
	kept, err := tx.invoices(d.ID)
	if err != nil {
		return err
	}
	a, err := tx.account(d)
	if err != nil {
		return err
	}
	paid := []*crm.Invoice{}
	for n := range a.Invoices {
		i := &a.Invoices[n]
		if i.Open == kept[n].Open {
			continue
		}
		if _, err := tx.exec(`UPDATE invoices SET open = ? WHERE workspace_id = ? AND id = ?`, i.Open, tx.ws, i.ID); err != nil {
			return err
		}
		if i.Open == 0 {
			paid = append(paid, i)
		}
	}
	return firstError(tx.closeReminders(d, paid), tx.closeRequests(d))
}

// closeRequests grants what was asked of the roles that book money, once the
// money has made it true.
func (tx *Tx) closeRequests(d *crm.Deal) error {
	asked, err := tx.approvals(d.ID)
	if err != nil {
		return err
	}
	var facts *crm.Facts
	for i := range asked {
		r := &asked[i]
		if r.Decision != "" || r.Purpose != crm.ForTick {
			continue
		}
		c, err := tx.criterion(d, &crm.Route{}, r.Criterion)
		if err != nil || !c.Settles() {
			continue // it left the process, or is no matter of money
		}
		if facts == nil {
			if facts, err = tx.facts(d, []crm.CriterionKind{c.Kind}); err != nil {
				return err
			}
		}
		if !(crm.Ask{Criterion: c}).Met(facts, tx.by.User) {
			continue
		}
		if err := tx.closeRequest(d, r); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) closeRequest(d *crm.Deal, r *crm.Approval) error {
	_, err := tx.exec(`UPDATE approvals SET decision = 'granted', decided_by = ?, decided_at = ?, decider_roles = ? WHERE workspace_id = ? AND id = ? AND decision = ''`,
		tx.by.User, tx.now.UnixMilli(), asJSON(tx.by.Roles), tx.ws, r.ID)
	tx.changed("deal", d.ID, "decided", nil, map[string]any{"criterion": r.Criterion, "purpose": r.Purpose, "decision": "granted"})
	return err
}

// draw gives the next number of a series in a year. Whoever comes second waits
// for the first to end, so that no number is left out.
func (tx *Tx) draw(series string, year int) (int64, error) {
	var n int64
	err := tx.one(`INSERT INTO numbers (workspace_id, series, year, last) VALUES (?, ?, ?, 1) ON CONFLICT (workspace_id, series, year) DO UPDATE SET last = numbers.last + 1 RETURNING last`,
		[]any{tx.ws, series, year}, &n)
	return n, err
}

// billed says whether this transaction changed the money of a deal.
func (tx *Tx) billed(d *crm.Deal) bool {
	verbs := []string{"plan_set", "invoice_issued", "payment_booked"}
	return slices.ContainsFunc(tx.log, func(c change) bool { return c.id == d.ID && slices.Contains(verbs, c.verb) })
}

// lowerers may make a prepayment smaller that was asked for already.
func lowerers() []crm.Role { return append(crm.Bookers(), crm.Manager) }

// keepsPrepayment refuses a smaller prepayment to those who cannot waive it, once
// it was asked for: otherwise a seller would open the gate by a stroke of the pen.
func (tx *Tx) keepsPrepayment(d *crm.Deal, before *crm.Account) error {
	if tx.by.User.IsZero() || tx.by.Has(lowerers()...) {
		return nil
	}
	after, err := tx.account(d)
	if err != nil || !after.LowersPrepayment(before) {
		return err
	}
	e := crm.Errorf(crm.Forbidden, "plan.prepayment_asked", "the prepayment was asked for already: only finance, a manager, an admin or an owner may make it smaller")
	e.WhoCan, err = tx.namesSeeing(d, lowerers()...)
	return firstError(err, e)
}

// keepsCurrency refuses another currency for a deal whose plan, invoices or
// payments are in the one it has.
func (tx *Tx) keepsCurrency(before, d *crm.Deal) error {
	if before.Currency == d.Currency {
		return nil
	}
	a, err := tx.account(before)
	if err != nil {
		return err
	}
	fixed := slices.ContainsFunc(a.Plan, func(m crm.Milestone) bool { return m.Amount > 0 })
	if !fixed && len(a.Invoices)+len(a.Payments) == 0 {
		offered := 0
		err := tx.one(`SELECT (SELECT COUNT(*) FROM offers WHERE workspace_id = ? AND deal_id = ?) + (SELECT COUNT(*) FROM change_requests WHERE workspace_id = ? AND deal_id = ? AND (price_effect IS NOT NULL OR cost_effect IS NOT NULL))`,
			[]any{tx.ws, d.ID, tx.ws, d.ID}, &offered)
		if err != nil || offered == 0 {
			return err
		}
	}
	return crm.InvalidField("currency", "deal.currency_kept", "the deal has amounts of a plan, offers, invoices or payments in %s: its currency stays", before.Currency).With("currency", string(before.Currency))
}
