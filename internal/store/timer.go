package store

import (
	"context"

	"hummock/internal/crm"
)

// Clock is the timer of somebody, and what it wrote down when it stopped.
type Clock struct {
	Timer   *crm.Timer     `json:"timer" doc:"What runs now"`
	Written *crm.HourEntry `json:"written" doc:"The entry that stopping wrote"`
	Before  *crm.HourEntry `json:"written_before" doc:"Where it ran over midnight: the entry of the day before"`
	Cut     bool           `json:"cut" doc:"It ran longer than 24 hours: the entry has 24, correct it"`
}

// Clock gives what the actor's timer runs on.
func (s *Store) Clock(ctx context.Context, by crm.Actor) (*Clock, error) {
	return read(ctx, s, by, func(tx *Tx) (*Clock, error) {
		t, err := tx.timer()
		return &Clock{Timer: t}, err
	})
}

// timer gives what the actor's clock runs on, or nil.
func (tx *Tx) timer() (*crm.Timer, error) {
	t, err := optional(collect(tx, func(row scanner) (crm.Timer, error) {
		var t crm.Timer
		return t, row.Scan(&t.Deal, &t.DealNumber, &t.DealName, &t.Stage, &t.What, &t.StartedAt)
	}, `SELECT t.deal_id, d.number, d.name, t.stage, t.what, t.started_at FROM timers t JOIN deals d ON d.workspace_id = t.workspace_id AND d.id = t.deal_id WHERE t.workspace_id = ? AND t.user_id = ?`, tx.ws, tx.by.User))
	if noRows(err) {
		return nil, nil //nolint:nilnil // no clock runs
	}
	return t, err
}

// TimerDraft is what the actor begins to work on.
type TimerDraft struct {
	What string `json:"what,omitempty" maxLength:"1000"`
}

// StartTimer measures the actor's work on a deal from now on. A timer that runs
// already is stopped first, and its time written down.
func (s *Store) StartTimer(ctx context.Context, by crm.Actor, deal crm.ID, draft TimerDraft) (*Clock, error) {
	return write(ctx, s, by, func(tx *Tx) (*Clock, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		clock, err := stopTimer(tx)
		if err != nil {
			return nil, err
		}
		_, err = tx.exec(`INSERT INTO timers (workspace_id, user_id, deal_id, stage, what, started_at) VALUES (?, ?, ?, ?, ?, ?)`,
			tx.ws, by.User, d.ID, d.Stage, draft.What, tx.now.UnixMilli())
		if err != nil {
			return nil, err
		}
		clock.Timer, err = tx.timer()
		return clock, err
	})
}

// StopTimer writes the time of the actor's timer down, on the day it was started.
func (s *Store) StopTimer(ctx context.Context, by crm.Actor) (*Clock, error) {
	return write(ctx, s, by, func(tx *Tx) (*Clock, error) {
		clock, err := stopTimer(tx)
		if err == nil && clock.Written == nil {
			err = crm.Errorf(crm.Conflict, "timer.not_running", "no timer of yours runs: start one on a deal")
		}
		return clock, err
	})
}

// stopTimer writes down what the actor's timer measured, if one runs. The deal
// may have passed out of the actor's sight meanwhile: the work was done.
func stopTimer(tx *Tx) (*Clock, error) {
	clock := &Clock{}
	t, err := tx.timer()
	if err != nil || t == nil {
		return clock, err
	}
	if _, err := tx.exec(`DELETE FROM timers WHERE workspace_id = ? AND user_id = ?`, tx.ws, tx.by.User); err != nil {
		return nil, err
	}
	d, err := optional(collect(tx, scanDeal, dealByID, tx.ws, t.Deal))
	if err != nil {
		return nil, err
	}
	firm, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	h := &crm.HourEntry{
		Deal: d.ID, DealNumber: d.Number, DealName: d.Name, User: tx.by.User, Stage: t.Stage,
		On: crm.DateOf(t.StartedAt.Time(), firm.Zone()), What: t.What,
	}
	h.Minutes, clock.Cut = t.Ran(crm.InstantOf(tx.now))
	clock.Written = h
	midnight := h.On.AddDays(1).Begins(firm.Zone())
	before := (int64(midnight-t.StartedAt) + 30_000) / 60_000
	if before <= 0 || before >= h.Minutes {
		return clock, logHours(tx, d, h)
	}
	eve := *h
	eve.Minutes = before
	h.On, h.Minutes = h.On.AddDays(1), h.Minutes-before
	clock.Before = &eve
	return clock, firstError(logHours(tx, d, &eve), logHours(tx, d, h))
}
