package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// CostQuestion says what the report of costs is of. A deal counts in the period
// in which it began, with all that it took and brought since.
type CostQuestion struct {
	By       crm.CostsBy
	From, To crm.Date // empty: from the beginning, until today
}

// Costs reports what the sales that the actor may see took and brought.
func (s *Store) Costs(ctx context.Context, by crm.Actor, q CostQuestion) (*crm.CostReport, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.CostReport, error) {
		for _, day := range []crm.Date{q.From, q.To} {
			if _, err := crm.ParseDate(string(day)); err != nil {
				return nil, err
			}
		}
		firm, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		costing, err := tx.costing(firm)
		if err != nil {
			return nil, err
		}
		took, err := tx.tookAll()
		if err != nil {
			return nil, err
		}
		deals, err := collect(tx, scanCosted, `SELECT d.id, `+crewColumns+`, d.company_id, COALESCE(c.name, ''), d.product_id, d.source, d.pipeline_id, d.pipeline_version, d.value, d.currency, d.outcome, d.closed_at, d.start_date
			FROM deals d LEFT JOIN companies c ON c.workspace_id = d.workspace_id AND c.id = d.company_id
			WHERE d.workspace_id = ? AND d.kind = 'sale' AND d.deleted_at IS NULL`, tx.ws)
		if err != nil {
			return nil, err
		}
		names, err := tx.lineNames(q.By)
		if err != nil {
			return nil, err
		}
		r := &crm.CostReport{By: q.By, From: q.From, To: q.To, Currency: firm.Currency, Items: []crm.CostLine{}, NoRate: []crm.Currency{}}
		for i := range deals {
			d := &deals[i]
			if !by.SeesDeal(d) || d.StartDate < q.From || q.To != "" && d.StartDate > q.To {
				continue
			}
			w, err := tx.costOf(d, took[d.ID], firm, costing)
			if err != nil {
				return nil, err
			}
			key, name := lineOf(d, q.By, names)
			r.Add(key, name, d, w)
		}
		r.Close()
		return r, nil
	})
}

// marginOf reports what a client's won deals took and brought, year by year, as
// far as the actor may see it. It is nil where there is nothing to tell.
func (tx *Tx) marginOf(company crm.ID) (*crm.CostReport, error) {
	firm, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	costing, err := tx.costing(firm)
	if err != nil {
		return nil, err
	}
	deals, err := collect(tx, scanCosted, `SELECT d.id, `+crewColumns+`, d.company_id, '', d.product_id, d.source, d.pipeline_id, d.pipeline_version, d.value, d.currency, d.outcome, d.closed_at, d.start_date
		FROM deals d WHERE d.workspace_id = ? AND d.company_id = ? AND d.kind = 'sale' AND d.outcome = 'won' AND d.deleted_at IS NULL`, tx.ws, company)
	if err != nil {
		return nil, err
	}
	r := &crm.CostReport{By: crm.ByYear, Currency: firm.Currency, Items: []crm.CostLine{}, NoRate: []crm.Currency{}}
	for i := range deals {
		d := &deals[i]
		if !tx.by.SeesDeal(d) {
			continue
		}
		w := &crm.Work{Deal: d.ID}
		if err := tx.tookOn(w); err != nil {
			return nil, err
		}
		if w, err = tx.costOf(d, w, firm, costing); err != nil {
			return nil, err
		}
		year := string(crm.DateOf(d.ClosedAt.Time(), firm.Zone()))[:4]
		r.Add(year, year, d, w)
	}
	r.Close()
	slices.SortFunc(r.Items, func(a, b crm.CostLine) int { return strings.Compare(a.Key, b.Key) })
	if len(r.Items) == 0 {
		return nil, nil //nolint:nilnil // nothing was won
	}
	return r, nil
}

// CostWarnings lists the open deals that the actor may see and whose sale costs
// too much. It tells no amounts.
func (s *Store) CostWarnings(ctx context.Context, by crm.Actor) ([]crm.CostWarning, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.CostWarning, error) {
		worked, err := collect(tx, scanDeal, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.outcome = 'open' AND d.kind = 'sale' AND d.deleted_at IS NULL
			AND (EXISTS (SELECT 1 FROM hours h WHERE h.workspace_id = d.workspace_id AND h.deal_id = d.id) OR EXISTS (SELECT 1 FROM expenses e WHERE e.workspace_id = d.workspace_id AND e.deal_id = d.id))`, tx.ws)
		if err != nil {
			return nil, err
		}
		out := []crm.CostWarning{}
		for i := range worked {
			if !by.SeesDeal(&worked[i]) {
				continue
			}
			w, err := tx.work(&worked[i])
			if err != nil {
				return nil, err
			}
			if w.Warning != "" {
				out = append(out, crm.CostWarning{Deal: w.Deal, Warning: w.Warning})
			}
		}
		return out, nil
	})
}

func scanCosted(row scanner) (crm.Deal, error) {
	var d crm.Deal
	return d, row.Scan(slices.Concat([]any{&d.ID}, intoCrew(&d), []any{&d.Company, &d.CompanyName, &d.Product, &d.Source, &d.Pipeline, &d.PipelineVersion, &d.Value, &d.Currency, &d.Outcome, &d.ClosedAt, &d.StartDate})...)
}

// tookAll gives the hours and expenses of each deal of the firm.
func (tx *Tx) tookAll() (map[crm.ID]*crm.Work, error) {
	out := map[crm.ID]*crm.Work{}
	of := func(deal crm.ID) *crm.Work {
		if out[deal] == nil {
			out[deal] = &crm.Work{}
		}
		return out[deal]
	}
	hours, err := collect(tx, scanHours, `SELECT `+hourColumns+hourFrom+` AND d.deleted_at IS NULL`, tx.ws)
	if err != nil {
		return nil, err
	}
	for _, h := range hours {
		of(h.Deal).Hours = append(of(h.Deal).Hours, h)
	}
	expenses, err := collect(tx, scanExpense, `SELECT `+expenseColumns+expenseFrom+` AND d.deleted_at IS NULL`, tx.ws)
	for _, e := range expenses {
		of(e.Deal).Expenses = append(of(e.Deal).Expenses, e)
	}
	return out, err
}

// costOf prices what a deal took.
func (tx *Tx) costOf(d *crm.Deal, took *crm.Work, firm *crm.Workspace, costing crm.Costing) (*crm.Work, error) {
	w := &crm.Work{}
	if took != nil {
		w = took
		var err error
		if w.Stages, err = tx.stays(d); err != nil {
			return nil, err
		}
	}
	w.Value = valueIn(d, firm, costing, tx.now)
	w.Price(costing)
	return w, nil
}

// lineNames names what lines of a report stand for, where the deal does not.
func (tx *Tx) lineNames(by crm.CostsBy) (map[crm.ID]string, error) {
	names := map[crm.ID]string{}
	switch by {
	case crm.ByOwner:
		people, err := tx.users()
		for _, u := range people {
			names[u.ID] = u.Name
		}
		return names, err
	case crm.ByProduct:
		err := tx.query(func(row scanner) error {
			var id crm.ID
			var name string
			err := row.Scan(&id, &name)
			names[id] = name
			return err
		}, `SELECT id, name FROM products WHERE workspace_id = ?`, tx.ws)
		return names, err
	case crm.ByCompany, crm.BySource:
	}
	return names, nil
}

func lineOf(d *crm.Deal, by crm.CostsBy, names map[crm.ID]string) (key, name string) {
	id := crm.ID{}
	switch by {
	case crm.BySource:
		return d.Source, d.Source
	case crm.ByOwner:
		id, name = d.Owner, names[d.Owner]
	case crm.ByProduct:
		id, name = d.Product, names[d.Product]
	case crm.ByCompany:
		id, name = d.Company, d.CompanyName
	}
	if id.IsZero() {
		return "", ""
	}
	return id.String(), name
}

// HoursOf lists the hours of deals, with what they cost for those who may know.
func (s *Store) HoursOf(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]crm.HourEntry, error) {
	out := []crm.HourEntry{}
	err := s.eachWork(ctx, by, deals, func(w *crm.Work) { out = append(out, w.Hours...) })
	return out, err
}

// ExpensesOf lists the expenses of deals, with amounts for those who may know.
func (s *Store) ExpensesOf(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]crm.Expense, error) {
	out := []crm.Expense{}
	err := s.eachWork(ctx, by, deals, func(w *crm.Work) { out = append(out, w.Expenses...) })
	return out, err
}

// eachWork prices what the deals that the actor may see took, and hides what is
// not for them.
func (s *Store) eachWork(ctx context.Context, by crm.Actor, deals []crm.Deal, use func(*crm.Work)) error {
	_, err := read(ctx, s, by, func(tx *Tx) (bool, error) {
		firm, err := workspaceByID(tx)
		if err != nil {
			return false, err
		}
		costing, err := tx.costing(firm)
		if err != nil {
			return false, err
		}
		took, err := tx.tookAll()
		if err != nil {
			return false, err
		}
		for i := range deals {
			d := &deals[i]
			if took[d.ID] == nil || !by.SeesDeal(d) {
				continue
			}
			w, err := tx.costOf(d, took[d.ID], firm, costing)
			if err != nil {
				return false, err
			}
			if !by.SeesCosts() {
				w.Hide(by)
			}
			use(w)
		}
		return true, nil
	})
	return err
}
