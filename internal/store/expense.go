package store

import (
	"context"

	"hummock/internal/crm"
)

// AddExpense writes down money that a deal cost beside hours.
func (s *Store) AddExpense(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.ExpenseDraft) (*crm.Work, error) {
	return s.onWork(ctx, by, deal, func(tx *Tx, d *crm.Deal) error { return addExpense(tx, d, draft) })
}

func addExpense(tx *Tx, d *crm.Deal, draft crm.ExpenseDraft) error {
	e := &crm.Expense{
		ID: crm.NewID(), Deal: d.ID, Stage: draft.Stage, On: draft.On, What: draft.What, Amount: &draft.Amount, Currency: draft.Currency,
		CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User,
	}
	today, err := tx.today()
	if err != nil {
		return err
	}
	if e.On == "" {
		e.On = today
	}
	if e.Currency == "" {
		e.Currency = d.Currency
	}
	if err := e.Check(today); err != nil {
		return err
	}
	if e.Stage, err = tx.stageOf(d, e.Stage, e.On); err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO expenses (workspace_id, id, deal_id, stage, day, what, amount, currency, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, e.ID, d.ID, e.Stage, e.On, e.What, *e.Amount, string(e.Currency), e.CreatedAt, e.CreatedBy)
	if err != nil {
		return err
	}
	return tx.bumped(d, "expense_added", map[string]any{"expense_id": e.ID, "what": e.What, "on": e.On, "stage": e.Stage})
}

// RemoveExpense takes back an expense that was written down wrongly: by whoever
// did so, or by somebody who sees costs.
func (s *Store) RemoveExpense(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Work, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Work, error) {
		missing := crm.NotFoundf("expense", "there is no such expense, or you may not see it")
		e, err := optional(collect(tx, scanExpense, `SELECT `+expenseColumns+expenseFrom+` AND e.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(e.Deal, version, missing)
		if err != nil {
			return nil, err
		}
		if !by.LogsFor(e.CreatedBy) {
			return nil, crm.Errorf(crm.Forbidden, "expense.not_yours", "somebody else wrote this expense down: ask them, a manager or finance to take it back")
		}
		if _, err := tx.exec(`UPDATE expenses SET removed_at = ?, removed_by = ? WHERE workspace_id = ? AND id = ?`, tx.now.UnixMilli(), by.User, tx.ws, e.ID); err != nil {
			return nil, err
		}
		if err := tx.bumped(d, "expense_removed", map[string]any{"expense_id": e.ID, "what": e.What}); err != nil {
			return nil, err
		}
		return tx.shownWork(d)
	})
}
