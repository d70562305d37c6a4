package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

// SetPlan replaces the payment plan of a deal. Milestones named by id stay;
// those that are invoiced cannot be left out.
func (s *Store) SetPlan(ctx context.Context, by crm.Actor, deal crm.ID, version int64, plan []crm.Milestone) (*crm.Account, error) {
	return bill(ctx, s, by, deal, func(tx *Tx, d *crm.Deal) (*crm.Account, error) {
		if version != d.Version {
			return nil, stale(version, d.Version)
		}
		if err := setPlan(tx, d, plan); err != nil {
			return nil, err
		}
		return tx.account(d)
	})
}

func setPlan(tx *Tx, d *crm.Deal, plan []crm.Milestone) error {
	if err := crm.CheckPlan(plan, d.Currency); err != nil {
		return err
	}
	a, err := tx.account(d)
	if err != nil {
		return err
	}
	for i := range plan {
		if _, known := a.Milestone(plan[i].ID); !known && !plan[i].ID.IsZero() {
			return crm.InvalidField("id", "plan.unknown", "the plan has no such milestone: leave its id out to add it")
		}
		if plan[i].ID.IsZero() {
			plan[i].ID = crm.NewID()
		}
	}
	if err := tx.dropMilestones(d, a, plan); err != nil {
		return err
	}
	for i := range plan {
		if err := tx.putMilestone(d.ID, i, &plan[i]); err != nil {
			return err
		}
	}
	if err := tx.keepsPrepayment(d, a); err != nil {
		return err
	}
	tx.changed("deal", d.ID, "plan_set", nil, map[string]any{"milestones": len(plan)})
	return nil
}

// dropMilestones removes what the new plan leaves out. Invoices that were taken
// back let go of their milestone.
func (tx *Tx) dropMilestones(d *crm.Deal, a *crm.Account, plan []crm.Milestone) error {
	for _, old := range a.Plan {
		if slices.ContainsFunc(plan, func(m crm.Milestone) bool { return m.ID == old.ID }) {
			continue
		}
		for _, i := range a.Invoices {
			if i.Milestone == old.ID && i.State != crm.InvoiceCredited {
				return crm.InvalidField("milestones", "plan.invoiced", "%q is invoiced: keep the milestone, or take the invoice back first", old.Name).With("milestone", old.Name)
			}
		}
		if _, err := tx.exec(`UPDATE invoices SET milestone_id = NULL WHERE workspace_id = ? AND deal_id = ? AND milestone_id = ?`, tx.ws, d.ID, old.ID); err != nil {
			return err
		}
		if _, err := tx.exec(`DELETE FROM milestones WHERE workspace_id = ? AND deal_id = ? AND id = ?`, tx.ws, d.ID, old.ID); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) putMilestone(deal crm.ID, position int, m *crm.Milestone) error {
	_, err := tx.exec(`INSERT INTO milestones (workspace_id, deal_id, id, position, kind, name, stage, share, amount, due_on, credit_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, deal_id, id) DO UPDATE SET position = excluded.position, kind = excluded.kind, name = excluded.name, stage = excluded.stage, share = excluded.share, amount = excluded.amount, due_on = excluded.due_on, credit_days = excluded.credit_days`,
		tx.ws, deal, m.ID, position, string(m.Kind), m.Name, m.Stage, m.Share, m.Amount, m.DueOn, m.CreditDays)
	return err
}
