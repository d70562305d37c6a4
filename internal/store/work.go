package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"hummock/internal/crm"
)

const hourColumns = `h.id, h.deal_id, d.number, d.name, h.user_id, h.stage, h.day, h.minutes, h.what, h.created_at, h.created_by`

const hourFrom = ` FROM hours h JOIN deals d ON d.workspace_id = h.workspace_id AND d.id = h.deal_id WHERE h.workspace_id = ?`

func scanHours(row scanner) (crm.HourEntry, error) {
	var h crm.HourEntry
	return h, row.Scan(&h.ID, &h.Deal, &h.DealNumber, &h.DealName, &h.User, &h.Stage, &h.On, &h.Minutes, &h.What, &h.CreatedAt, &h.CreatedBy)
}

const expenseColumns = `e.id, e.deal_id, d.number, d.name, e.stage, e.day, e.what, e.amount, e.currency, e.created_at, e.created_by`

const expenseFrom = ` FROM expenses e JOIN deals d ON d.workspace_id = e.workspace_id AND d.id = e.deal_id WHERE e.workspace_id = ? AND e.removed_at IS NULL`

func scanExpense(row scanner) (crm.Expense, error) {
	var e crm.Expense
	return e, row.Scan(&e.ID, &e.Deal, &e.DealNumber, &e.DealName, &e.Stage, &e.On, &e.What, &e.Amount, &e.Currency, &e.CreatedAt, &e.CreatedBy)
}

// Work gives what a deal took so far. Costs are left out for those who may not
// know them; the warning stands for all.
func (s *Store) Work(ctx context.Context, by crm.Actor, deal crm.ID) (*crm.Work, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Work, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return tx.shownWork(d)
	})
}

func (tx *Tx) shownWork(d *crm.Deal) (*crm.Work, error) {
	w, err := tx.work(d)
	if err != nil {
		return nil, err
	}
	if !tx.by.SeesCosts() {
		w.Hide(tx.by)
	}
	t, err := tx.timer()
	if err == nil && t != nil && t.Deal == d.ID {
		w.Timer = t
	}
	return w, err
}

// tookOn loads the hours and expenses of a deal.
func (tx *Tx) tookOn(w *crm.Work) error {
	var err error
	if w.Hours, err = collect(tx, scanHours, `SELECT `+hourColumns+hourFrom+` AND h.deal_id = ? ORDER BY h.day DESC, h.id DESC`, tx.ws, w.Deal); err != nil {
		return err
	}
	w.Expenses, err = collect(tx, scanExpense, `SELECT `+expenseColumns+expenseFrom+` AND e.deal_id = ? ORDER BY e.day DESC, e.id DESC`, tx.ws, w.Deal)
	return err
}

// work loads what a deal took, priced.
func (tx *Tx) work(d *crm.Deal) (*crm.Work, error) {
	firm, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	w := &crm.Work{Deal: d.ID, Percent: firm.Settings.CostWarning()}
	if err := tx.tookOn(w); err != nil {
		return nil, err
	}
	if w.Stages, err = tx.stays(d); err != nil {
		return nil, err
	}
	costing, err := tx.costing(firm)
	if err != nil {
		return nil, err
	}
	w.Value = valueIn(d, firm, costing, tx.now)
	w.Price(costing)
	return w, nil
}

// valueIn gives the value of a deal in the firm's currency, at the rate of the day
// on which it was closed, or of today; nil where there is none.
func valueIn(d *crm.Deal, firm *crm.Workspace, costing crm.Costing, now time.Time) *int64 {
	if d.Value == nil {
		return nil
	}
	if d.ClosedAt != 0 {
		now = d.ClosedAt.Time()
	}
	minor, ok := costing.Convert(crm.Money{Minor: *d.Value, Currency: d.Currency}, firm.Today(now))
	if !ok {
		return nil
	}
	return &minor
}

// costing loads what turns work into money: rates and hourly costs.
func (tx *Tx) costing(firm *crm.Workspace) (crm.Costing, error) {
	c := crm.Costing{Currency: firm.Currency, Hourly: map[crm.ID][]crm.HourlyCost{}}
	users, err := tx.users()
	if err != nil {
		return c, err
	}
	for _, u := range users {
		if u.HourlyCost != nil {
			c.Hourly[u.ID] = append(c.Hourly[u.ID], crm.HourlyCost{User: u.ID, Cost: *u.HourlyCost})
		}
	}
	dated, err := tx.hourlyCosts()
	if err != nil {
		return c, err
	}
	for _, h := range dated {
		c.Hourly[h.User] = append(c.Hourly[h.User], h)
	}
	c.Rates, err = rates(tx)
	return c, err
}

// stays gives the stages that a deal has been in, with the time it stayed there
// and what their process grants.
func (tx *Tx) stays(d *crm.Deal) ([]crm.StageWork, error) {
	visits, err := tx.visits(d.ID)
	if err != nil {
		return nil, err
	}
	until := crm.InstantOf(tx.now)
	if d.ClosedAt != 0 && !d.Active() {
		until = d.ClosedAt
	}
	out := []crm.StageWork{}
	stayed := map[string]int64{} // milliseconds
	for _, v := range visits {
		if v.Void || v.Stage == crm.End {
			continue
		}
		i := slices.IndexFunc(out, func(s crm.StageWork) bool { return s.Stage == v.Stage })
		if i < 0 {
			i = len(out)
			out = append(out, crm.StageWork{Stage: v.Stage, Name: v.Stage})
		}
		out[i].Visits++
		stayed[v.Stage] += max(0, int64(cmp.Or(v.LeftAt, until)-v.EnteredAt))
		out[i].Stayed = stayed[v.Stage] / 60_000
		if err := tx.describe(&out[i], &v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// describe fills in what the process of a visit says of its stage.
func (tx *Tx) describe(s *crm.StageWork, v *crm.Visit) error {
	p, err := tx.process(v.Pipeline, v.PipelineVersion)
	if err != nil {
		return err
	}
	stage, ok := p.Stage(v.Stage)
	if !ok {
		return nil
	}
	s.Name, s.Budget = stage.Name.In(tx.by.Language), int64(stage.Limits.HoursBudget)*60
	s.Sale = p.Kind == crm.Sale && p.Index(v.Stage) < p.WinIndex()
	return nil
}

// stageOf gives the stage of a piece of work: the one that is named, if the deal
// has been in it, or else the one that it was in at the end of the day.
func (tx *Tx) stageOf(d *crm.Deal, named string, on crm.Date) (string, error) {
	visits, err := tx.visits(d.ID)
	if err != nil {
		return "", err
	}
	visits = slices.DeleteFunc(visits, func(v crm.Visit) bool { return v.Void })
	if named != "" {
		if !slices.ContainsFunc(visits, func(v crm.Visit) bool { return v.Stage == named }) {
			return "", crm.InvalidField("stage", "work.stage", "the deal has never been in that stage: choose one that it has been in")
		}
		return named, nil
	}
	firm, err := workspaceByID(tx)
	if err != nil {
		return "", err
	}
	stage := d.Stage
	for i, v := range visits {
		if i == 0 || crm.DateOf(v.EnteredAt.Time(), firm.Zone()) <= on {
			stage = v.Stage
		}
	}
	return stage, nil
}
