package store

import (
	"context"

	"hummock/internal/crm"
)

// Receivables lists what clients owe today of the deals that the actor may see,
// what is due longest first.
func (s *Store) Receivables(ctx context.Context, by crm.Actor) (*crm.Receivables, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Receivables, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		out := &crm.Receivables{On: w.Today(tx.now), Currency: w.Currency}
		if out.Items, err = tx.receivables(w, out.On); err != nil {
			return nil, err
		}
		known, err := rates(tx)
		if err != nil {
			return nil, err
		}
		if err := out.Sum(known); err != nil {
			return nil, err
		}
		if !by.SeesMoney() {
			out.Hide()
		}
		return out, nil
	})
}

func (tx *Tx) receivables(w *crm.Workspace, today crm.Date) ([]crm.Receivable, error) {
	seen := []crm.Receivable{}
	err := tx.query(func(row scanner) error {
		var r crm.Receivable
		var of crm.Deal
		var company *string
		var days int
		var reminded crm.Instant
		into := []any{&r.Invoice, &r.Number, &r.Deal, &r.DealNumber, &r.DealName, &r.Company, &company, &r.IssuedOn, &r.DueOn, &r.Amount, &r.Open, &r.Currency, &r.Reminders, &days, &reminded}
		err := row.Scan(append(into, intoCrew(&of)...)...)
		r.Owner = of.Owner
		if company != nil {
			r.CompanyName = *company
		}
		if r.DueOn < today {
			r.DaysLate = today.DaysSince(r.DueOn)
		}
		r.Age = crm.AgeOf(r.DaysLate)
		if reminded != 0 {
			r.RemindedOn = w.Today(reminded.Time())
		}
		r.Remind(w.Settings.Reminders(), days, today)
		if tx.by.SeesDeal(&of) {
			seen = append(seen, r)
		}
		return err
	}, `SELECT i.id, i.number, d.id, d.number, d.name, d.company_id, c.name, i.issued_on, i.due_on, i.amount, i.open, i.currency, COALESCE(r.steps, 0), COALESCE(r.days, 0), r.at, `+crewColumns+`
		FROM invoices i JOIN deals d ON d.workspace_id = i.workspace_id AND d.id = i.deal_id
		LEFT JOIN companies c ON c.workspace_id = d.workspace_id AND c.id = d.company_id
		LEFT JOIN (SELECT invoice_id, COUNT(*) AS steps, MAX(days) AS days, MAX(at) AS at FROM reminders WHERE workspace_id = ? GROUP BY invoice_id) r ON r.invoice_id = i.id
		WHERE i.workspace_id = ? AND i.open > 0 AND d.deleted_at IS NULL ORDER BY i.due_on`, tx.ws, tx.ws)
	return seen, err
}

// Invoices lists the invoices of deals, the drafts left out, each as it stands.
func (s *Store) Invoices(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]crm.Invoice, error) {
	out := []crm.Invoice{}
	err := s.eachAccount(ctx, by, deals, func(_ *crm.Deal, a *crm.Account) {
		for _, i := range a.Invoices {
			if i.Issued() {
				out = append(out, i)
			}
		}
	})
	return out, err
}

// Payments lists the payments of deals, reversed ones among them.
func (s *Store) Payments(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]crm.Payment, error) {
	out := []crm.Payment{}
	err := s.eachAccount(ctx, by, deals, func(_ *crm.Deal, a *crm.Account) { out = append(out, a.Payments...) })
	return out, err
}

// Plans gives the payment plans of deals, by deal, each as it stands.
func (s *Store) Plans(ctx context.Context, by crm.Actor, deals []crm.Deal) (map[crm.ID][]crm.Milestone, error) {
	out := map[crm.ID][]crm.Milestone{}
	err := s.eachAccount(ctx, by, deals, func(d *crm.Deal, a *crm.Account) { out[d.ID] = a.Plan })
	return out, err
}

func (s *Store) eachAccount(ctx context.Context, by crm.Actor, deals []crm.Deal, use func(*crm.Deal, *crm.Account)) error {
	_, err := read(ctx, s, by, func(tx *Tx) (bool, error) {
		for i := range deals {
			if !by.SeesDeal(&deals[i]) {
				continue
			}
			a, err := tx.shownAccount(&deals[i])
			if err != nil {
				return false, err
			}
			use(&deals[i], a)
		}
		return true, nil
	})
	return err
}
