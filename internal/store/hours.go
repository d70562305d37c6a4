package store

import (
	"context"

	"hummock/internal/crm"
)

// LogHours writes down time that somebody worked on a deal.
func (s *Store) LogHours(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.HourDraft) (*crm.Work, error) {
	return s.onWork(ctx, by, deal, func(tx *Tx, d *crm.Deal) error {
		h := &crm.HourEntry{Deal: d.ID, User: draft.User, Stage: draft.Stage, On: draft.On, Minutes: draft.Minutes, What: draft.What}
		return logHours(tx, d, h)
	})
}

// onWork changes the work of a deal that the actor may see, and gives it anew.
func (s *Store) onWork(ctx context.Context, by crm.Actor, deal crm.ID, change func(*Tx, *crm.Deal) error) (*crm.Work, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Work, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		if err := change(tx, d); err != nil {
			return nil, err
		}
		return tx.shownWork(d)
	})
}

func logHours(tx *Tx, d *crm.Deal, h *crm.HourEntry) error {
	h.ID, h.CreatedAt, h.CreatedBy = crm.NewID(), crm.InstantOf(tx.now), tx.by.User
	if h.User.IsZero() {
		h.User = tx.by.User
	}
	if _, err := tx.worker("user_id", h.User); err != nil {
		return err
	}
	if err := tx.checkHours(d, h); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO hours (workspace_id, id, deal_id, user_id, stage, day, minutes, what, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, h.ID, d.ID, h.User, h.Stage, h.On, h.Minutes, h.What, h.CreatedAt, h.CreatedBy)
	if err != nil {
		return err
	}
	return tx.bumped(d, "hours_logged", toldHours(h))
}

// checkHours fills in what was left open, and says what is wrong with an entry.
func (tx *Tx) checkHours(d *crm.Deal, h *crm.HourEntry) error {
	if !tx.by.LogsFor(h.User) {
		return crm.Errorf(crm.Forbidden, "hours.not_yours", "the hours of others are written down by managers and finance: write down your own")
	}
	today, err := tx.today()
	if err != nil {
		return err
	}
	if h.On == "" {
		h.On = today
	}
	if err := h.CheckHours(today); err != nil {
		return err
	}
	h.Stage, err = tx.stageOf(d, h.Stage, h.On)
	return err
}

// toldHours is what the change log says of an entry.
func toldHours(h *crm.HourEntry) map[string]any {
	return map[string]any{"hours_id": h.ID, "user_id": h.User, "minutes": h.Minutes, "on": h.On, "stage": h.Stage, "what": h.What}
}

// EditHours changes an entry of hours. Like every change of one it is made on a
// version of the deal.
func (s *Store) EditHours(ctx context.Context, by crm.Actor, id crm.ID, version int64, edit crm.HourEdit) (*crm.Work, error) {
	return s.onHours(ctx, by, id, version, func(tx *Tx, d *crm.Deal, h *crm.HourEntry) error {
		was := toldHours(h)
		put(&h.Minutes, edit.Minutes)
		put(&h.What, edit.What)
		put(&h.On, edit.On)
		put(&h.Stage, edit.Stage)
		if err := tx.checkHours(d, h); err != nil {
			return err
		}
		_, err := tx.exec(`UPDATE hours SET minutes = ?, what = ?, day = ?, stage = ? WHERE workspace_id = ? AND id = ?`, h.Minutes, h.What, h.On, h.Stage, tx.ws, h.ID)
		if err != nil {
			return err
		}
		is := toldHours(h)
		is["was"] = was
		return tx.bumped(d, "hours_edited", is)
	})
}

// RemoveHours takes an entry of hours away. What it said stays in the change log.
func (s *Store) RemoveHours(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Work, error) {
	return s.onHours(ctx, by, id, version, func(tx *Tx, d *crm.Deal, h *crm.HourEntry) error {
		if _, err := tx.exec(`DELETE FROM hours WHERE workspace_id = ? AND id = ?`, tx.ws, h.ID); err != nil {
			return err
		}
		return tx.bumped(d, "hours_removed", toldHours(h))
	})
}

func (s *Store) onHours(ctx context.Context, by crm.Actor, id crm.ID, version int64, change func(*Tx, *crm.Deal, *crm.HourEntry) error) (*crm.Work, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Work, error) {
		missing := crm.NotFoundf("hours", "there is no such entry of hours, or you may not see it")
		h, err := optional(collect(tx, scanHours, `SELECT `+hourColumns+hourFrom+` AND h.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(h.Deal, version, missing)
		if err != nil {
			return nil, err
		}
		if !by.LogsFor(h.User) {
			return nil, crm.Errorf(crm.Forbidden, "hours.not_yours", "the hours of others are written down by managers and finance: write down your own")
		}
		if err := change(tx, d, h); err != nil {
			return nil, err
		}
		return tx.shownWork(d)
	})
}
