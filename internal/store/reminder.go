package store

import (
	"context"
	"errors"
	"slices"

	"hummock/internal/crm"
)

// addReminders fills in what was made of invoices whose money is late.
func (tx *Tx) addReminders(deal crm.ID, list []crm.Invoice) error {
	return tx.query(func(row scanner) error {
		var r crm.Reminder
		var of crm.ID
		var settled crm.Instant
		if err := row.Scan(&of, &r.Step, &r.Days, &r.At, &settled, &r.Task, &r.DoneAt, &r.DoneBy); err != nil {
			return err
		}
		if r.Settled = settled != 0; r.Settled {
			r.DoneAt, r.DoneBy = 0, crm.ID{}
		}
		at := slices.IndexFunc(list, func(i crm.Invoice) bool { return i.ID == of })
		list[at].Reminders = append(list[at].Reminders, r)
		return nil
	}, `SELECT r.invoice_id, r.step, r.days, r.at, r.settled_at, t.id, t.done_at, t.done_by FROM reminders r LEFT JOIN tasks t ON t.workspace_id = r.workspace_id AND t.id = r.task_id
		WHERE r.workspace_id = ? AND r.deal_id = ? ORDER BY r.step`, tx.ws, deal)
}

// Remind gives somebody a task for each invoice of a firm whose next reminder has
// come, and says how many. However often and wherever it runs, each is made once.
func (s *Store) Remind(ctx context.Context, ws crm.WorkspaceID) (int, error) {
	by := crm.Actor{Workspace: ws, Sees: crm.SeesAll, Door: crm.DoorJob}
	late, err := read(ctx, s, by, func(tx *Tx) ([]crm.ID, error) {
		today, err := tx.today()
		if err != nil {
			return nil, err
		}
		return collect(tx, scanID, `SELECT i.id FROM invoices i JOIN deals d ON d.workspace_id = i.workspace_id AND d.id = i.deal_id WHERE i.workspace_id = ? AND i.open > 0 AND i.due_on < ? AND d.deleted_at IS NULL`, ws, today)
	})
	if err != nil {
		return 0, err
	}
	made := 0
	for _, id := range late {
		one, err := s.remind(ctx, by, id)
		if err != nil {
			return made, err
		}
		made += bit(one)
	}
	return made, nil
}

var errNotDue = errors.New("store: no reminder is due")

// remind makes the reminder of one invoice that is due, if one is.
func (s *Store) remind(ctx context.Context, by crm.Actor, id crm.ID) (bool, error) {
	due, err := read(ctx, s, by, func(tx *Tx) (bool, error) {
		_, _, ok, err := tx.dueReminder(id)
		return ok, err
	})
	if err != nil || !due {
		return false, err
	}
	_, err = write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, i, ok, err := tx.dueReminder(id)
		if err == nil && !ok {
			err = errNotDue
		}
		if err != nil {
			return nil, err
		}
		return d, tx.remind(d, i)
	})
	if errors.Is(err, errNotDue) || errors.Is(err, errUnique) { // another node was first
		return false, nil
	}
	return err == nil, err
}

func (tx *Tx) dueReminder(id crm.ID) (*crm.Deal, *crm.Invoice, bool, error) {
	d, i, err := tx.invoice(id)
	if err != nil {
		return nil, nil, false, err
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, nil, false, err
	}
	_, ok := i.DueReminder(w.Settings.Reminders(), w.Today(tx.now))
	return d, i, ok, nil
}

func (tx *Tx) remind(d *crm.Deal, i *crm.Invoice) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	r, _ := i.DueReminder(w.Settings.Reminders(), w.Today(tx.now))
	owner, language, err := tx.reminder(d, w.Language)
	if err != nil {
		return err
	}
	before := *d
	client := d.CompanyName
	if client == "" {
		client = d.Name
	}
	t, err := tx.addTask(d, crm.TaskAnswer{Title: i.RemindTitle(client, language), Owner: owner, DueOn: w.Today(tx.now)})
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO reminders (workspace_id, invoice_id, step, days, deal_id, task_id, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, i.ID, r.Step, r.Days, d.ID, t.ID, tx.now.UnixMilli())
	if err != nil {
		return err
	}
	tx.changed("deal", d.ID, "reminder_due", nil, map[string]any{"invoice_id": i.ID, "number": i.Number, "step": r.Step})
	return saveDeal(tx, &before, d, "task_added")
}

// reminder is who reminds the client of a deal, with their language: somebody
// from finance who sees the deal, or else its owner.
func (tx *Tx) reminder(d *crm.Deal, firm crm.Language) (crm.ID, crm.Language, error) {
	users, err := tx.users()
	if err != nil {
		return crm.ID{}, "", err
	}
	language := firm
	for n := range users {
		u := &users[n]
		if u.Active && slices.Contains(u.Roles, crm.Finance) && seesDeal(users, u, d) {
			return u.ID, u.Language, nil
		}
		if u.ID == d.Owner {
			language = u.Language
		}
	}
	return d.Owner, language, nil
}

// closeReminders ends the tasks of invoices whose money has come.
func (tx *Tx) closeReminders(d *crm.Deal, paid []*crm.Invoice) error {
	before, closed := *d, false
	for _, i := range paid {
		for _, r := range i.Reminders {
			if r.Task.IsZero() || r.DoneAt != 0 || r.Settled {
				continue
			}
			if err := tx.closeReminder(d, i, &r); err != nil {
				return err
			}
			closed = true
		}
	}
	if !closed {
		return nil
	}
	return firstError(tx.renewNextStep(d), saveDeal(tx, &before, d, "next_step"))
}

func (tx *Tx) closeReminder(d *crm.Deal, i *crm.Invoice, r *crm.Reminder) error {
	if _, err := tx.exec(`UPDATE reminders SET settled_at = ? WHERE workspace_id = ? AND invoice_id = ? AND step = ?`, tx.now.UnixMilli(), tx.ws, i.ID, r.Step); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE tasks SET done_at = ?, done_by = ?, version = version + 1 WHERE workspace_id = ? AND id = ? AND done_at IS NULL`,
		tx.now.UnixMilli(), tx.by.User, tx.ws, r.Task)
	tx.changed("deal", d.ID, "reminder_settled", nil, map[string]any{"invoice_id": i.ID, "number": i.Number, "step": r.Step})
	return err
}
