package store

import (
	"context"
	"errors"
	"math/big"
	"strings"

	"hummock/internal/crm"
)

// Booking is a payment that was booked, with what it made of the deal's money.
type Booking struct {
	Payment crm.Payment `json:"payment"`
	Open    int64       `json:"open" doc:"What invoices of the deal still wait for, in its currency"`
	Over    int64       `json:"over,omitempty" doc:"Received beyond all invoices: it is kept, and counts for the next one"`
}

// BookPayment books money that came in for a deal, for one of its invoices or
// for the oldest open ones.
func (s *Store) BookPayment(ctx context.Context, by crm.Actor, deal crm.ID, n crm.NewPayment) (*Booking, error) {
	return bill(ctx, s, by, deal, func(tx *Tx, d *crm.Deal) (*Booking, error) {
		p, err := book(tx, d, n)
		if err != nil {
			return nil, err
		}
		a, err := tx.account(d)
		return &Booking{Payment: *p, Open: a.Open, Over: a.Over}, err
	})
}

func book(tx *Tx, d *crm.Deal, n crm.NewPayment) (*crm.Payment, error) {
	a, err := tx.account(d)
	if err != nil {
		return nil, err
	}
	p := &crm.Payment{
		ID: crm.NewID(), Deal: d.ID, Invoice: n.Invoice, Amount: n.Amount, Currency: n.Currency, ReceivedOn: n.ReceivedOn,
		Reference: strings.TrimSpace(n.Reference), BookedAt: crm.InstantOf(tx.now), BookedBy: tx.by.User, Line: n.Line,
	}
	if err := tx.checkPayment(a, p); err != nil {
		return nil, err
	}
	if err := tx.convert(d, p, n.Rate); err != nil {
		return nil, err
	}
	if n.Refund {
		if p.Value > a.Over {
			most := crm.Money{Minor: a.Over, Currency: a.Currency}.In(tx.by.Language)
			return nil, crm.InvalidField("amount", "payment.refund_too_much", "the client has %s to get back and no more: take an invoice back first, or reverse the payment", most).With("most", most)
		}
		p.Amount, p.Value = -p.Amount, -p.Value
	}
	_, err = tx.exec(`INSERT INTO payments (workspace_id, id, deal_id, invoice_id, amount, currency, value, rate, rate_on, received_on, reference, line, booked_at, booked_by, reversal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')`,
		tx.ws, p.ID, p.Deal, p.Invoice, p.Amount, string(p.Currency), p.Value, p.Rate, p.RateOn, p.ReceivedOn, p.Reference, null(p.Line), p.BookedAt, p.BookedBy)
	if errors.Is(err, errUnique) {
		return nil, crm.Errorf(crm.Conflict, "payment.line_booked", "this line of the bank statement is booked already")
	}
	tx.changed("deal", d.ID, "payment_booked", nil, map[string]any{"payment_id": p.ID})
	return p, err
}

func (tx *Tx) checkPayment(a *crm.Account, p *crm.Payment) error {
	today, err := tx.today()
	if err != nil {
		return err
	}
	if p.Currency == "" {
		p.Currency = a.Currency
	}
	if p.ReceivedOn == "" {
		p.ReceivedOn = today
	}
	if p.Currency, err = crm.ParseCurrency(string(p.Currency)); err != nil {
		return err
	}
	if _, err := crm.ParseDate(string(p.ReceivedOn)); err != nil {
		return err
	}
	switch {
	case p.Amount <= 0:
		return crm.InvalidField("amount", "payment.amount", "a payment needs an amount in %s above zero", p.Currency).With("currency", string(p.Currency))
	case p.Amount > crm.LargestAmount:
		return crm.InvalidField("amount", "money.too_large", "the amount is larger than can be kept exactly")
	case p.ReceivedOn > today:
		return crm.InvalidField("received_on", "payment.future", "money that is still to come is not booked: give the day on which it came in")
	case longPast(p.ReceivedOn, today):
		return crm.InvalidField("received_on", "money.long_past", "%s lies more than ten years back: check the year", p.ReceivedOn).With("day", string(p.ReceivedOn))
	}
	if p.Invoice.IsZero() {
		return nil
	}
	for _, i := range a.Invoices {
		if i.ID == p.Invoice && i.Issued() {
			return nil
		}
	}
	return crm.InvalidField("invoice_id", "payment.invoice", "the deal has no such issued invoice: name another, or none for the oldest open ones")
}

// convert says what a payment is worth in the deal's currency, and keeps the rate.
func (tx *Tx) convert(d *crm.Deal, p *crm.Payment, given string) error {
	if p.Currency == d.Currency {
		p.Value = p.Amount
		if given != "" {
			return crm.InvalidField("rate", "payment.rate_needless", "the payment is in the deal's own currency, %s: leave the rate out", d.Currency).With("currency", string(d.Currency))
		}
		return nil
	}
	rate, err := tx.rateFor(d, p, given)
	if err != nil {
		return err
	}
	p.Rate, p.RateOn = rate.Value, rate.Day
	p.Value, err = rate.Convert(p.Amount, d.Currency)
	if err == nil && (p.Value <= 0 || p.Value > crm.LargestAmount) {
		return crm.InvalidField("rate", "payment.rate_odd", "at this rate the payment comes to nothing, or to more than can be kept: check the rate")
	}
	return err
}

func (tx *Tx) rateFor(d *crm.Deal, p *crm.Payment, given string) (crm.Rate, error) {
	if given != "" {
		value, ok := new(big.Rat).SetString(given)
		if !ok || value.Sign() <= 0 || strings.ContainsAny(given, "/eE") {
			return crm.Rate{}, crm.InvalidField("rate", "rate.malformed", "the rate %q of %s is not a positive decimal", given, p.Currency)
		}
		return crm.Rate{Currency: p.Currency, Day: p.ReceivedOn, Value: given}, nil
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return crm.Rate{}, err
	}
	known, err := rates(tx)
	if err != nil {
		return crm.Rate{}, err
	}
	rate, ok := crm.CrossRate(known, p.Currency, d.Currency, w.Currency, p.ReceivedOn)
	if !ok {
		return rate, crm.InvalidField("rate", "payment.rate_missing", "no rate from %s to %s is known for %s: give the rate with the payment, or add it in the settings", p.Currency, d.Currency, p.ReceivedOn).
			With("from", string(p.Currency)).With("to", string(d.Currency)).With("day", string(p.ReceivedOn))
	}
	return rate, nil
}

// Reversal takes back a payment that was booked by mistake.
type Reversal struct {
	Reason string `json:"reason" minLength:"3" maxLength:"1000"`
}

// ReversePayment takes a payment back. It stays on record with the reason.
func (s *Store) ReversePayment(ctx context.Context, by crm.Actor, id crm.ID, r Reversal) (*crm.Payment, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Payment, error) {
		d, p, err := tx.payment(id)
		if err != nil {
			return nil, err
		}
		return billDeal(tx, d, func(tx *Tx, d *crm.Deal) (*crm.Payment, error) {
			before, err := tx.account(d)
			if err != nil {
				return nil, err
			}
			return p, firstError(tx.reverse(d, p, strings.TrimSpace(r.Reason)), tx.tellUnpaid(d, before))
		})
	})
}

// tellUnpaid gives the owner of a deal that is in work a task for today, where a
// reversal took its prepayment away.
func (tx *Tx) tellUnpaid(d *crm.Deal, before *crm.Account) error {
	after, err := tx.account(d)
	if err != nil {
		return err
	}
	planned, was := before.Prepaid()
	if _, is := after.Prepaid(); planned == 0 || !was || is || d.Outcome != crm.Won || !d.Active() {
		return nil
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	language := w.Language
	if owner, err := tx.user(d.Owner); err == nil {
		language = owner.Language
	}
	deal := *d
	if _, err := tx.addTask(d, crm.TaskAnswer{Title: crm.PrepaymentGone(language), Owner: d.Owner, DueOn: w.Today(tx.now)}); err != nil {
		return err
	}
	return saveDeal(tx, &deal, d, "task_added")
}

func (tx *Tx) payment(id crm.ID) (*crm.Deal, *crm.Payment, error) {
	none := crm.NotFoundf("payment", "there is no such payment, or you may not see it")
	p, err := optional(collect(tx, scanPayment, `SELECT `+paymentColumns+` FROM payments p WHERE p.workspace_id = ? AND p.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, nil, none
	}
	if err != nil {
		return nil, nil, err
	}
	d, err := tx.deal(p.Deal)
	if err != nil {
		return nil, nil, none
	}
	return d, p, nil
}

func (tx *Tx) reverse(d *crm.Deal, p *crm.Payment, reason string) error {
	if p.ReversedAt != 0 {
		return crm.Errorf(crm.Conflict, "payment.reversed", "this payment is reversed already")
	}
	if len(reason) < 3 {
		return crm.InvalidField("reason", "payment.reason_missing", "write in a sentence why the payment is reversed")
	}
	p.ReversedAt, p.ReversedBy, p.Reversal = crm.InstantOf(tx.now), tx.by.User, reason
	n, err := tx.exec(`UPDATE payments SET reversed_at = ?, reversed_by = ?, reversal = ? WHERE workspace_id = ? AND id = ? AND reversed_at IS NULL`,
		p.ReversedAt, p.ReversedBy, p.Reversal, tx.ws, p.ID)
	if err == nil && n == 0 {
		return errRaced
	}
	tx.changed("deal", d.ID, "payment_reversed", nil, map[string]any{"payment_id": p.ID})
	return err
}
