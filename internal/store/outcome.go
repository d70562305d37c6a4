package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// CloseDeal ends a deal that will not be won: lost, or disqualified (a success
// when early). Exit criteria never stand in the way of it. Of one that has ended
// so already, it corrects why and adds what was learnt since.
func (s *Store) CloseDeal(ctx context.Context, by crm.Actor, id crm.ID, version int64, outcome crm.Outcome, loss crm.Loss) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, loss)
		if err != nil {
			return nil, err
		}
		if d.Outcome == outcome && (outcome == crm.Lost || outcome == crm.Disqualified) {
			return d, editLoss(tx, d, loss)
		}
		return d, closeDeal(tx, d, outcome, loss)
	})
}

// editLoss replaces what is kept about a loss. When it was lost, and by whom,
// stays.
func editLoss(tx *Tx, d *crm.Deal, loss crm.Loss) error {
	was, err := tx.loss(d.ID)
	if err != nil {
		return err
	}
	if was == nil { // it came in without
		was = &crm.Loss{At: d.ClosedAt, By: d.Finisher}
	}
	if err := tx.checkLoss(d.Outcome, &loss, was.ComeBack); err != nil {
		return err
	}
	loss.At, loss.By = was.At, was.By
	if loss == *was {
		return nil
	}
	if _, err := tx.exec(`UPDATE deals SET loss = ? WHERE workspace_id = ? AND id = ?`, asJSON(loss), tx.ws, d.ID); err != nil {
		return err
	}
	if err := tx.bump(d); err != nil {
		return err
	}
	before, after, err := crm.Diff(was, &loss)
	tx.changed("deal", d.ID, "loss_edited", map[string]any{"loss": before}, map[string]any{"loss": after, "version": d.Version})
	return err
}

func closeDeal(tx *Tx, d *crm.Deal, outcome crm.Outcome, loss crm.Loss) error {
	if outcome != crm.Lost && outcome != crm.Disqualified {
		return crm.InvalidField("outcome", "outcome.unknown", "a deal that is not won is lost or disqualified")
	}
	if d.Outcome != crm.Open {
		return crm.Invalidf("deal.not_open", "only an open deal can be lost or disqualified; this one is %s", d.Outcome)
	}
	if d.Kind == crm.Relationship {
		return crm.Errorf(crm.Conflict, "loss.card", "a client is not lost like a deal: take the card to off-boarding, where the exit interview finds the cause")
	}
	if err := tx.checkLoss(outcome, &loss, ""); err != nil {
		return err
	}
	before := *d
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	now := crm.InstantOf(tx.now)
	loss.At, loss.By = now, tx.by.User
	d.Outcome, d.ClosedAt, d.EndDate, d.Finisher = outcome, now, w.Today(tx.now), tx.by.User
	d.WaitingUntil, d.WaitingReason = "", ""
	if _, err := tx.exec(`UPDATE deals SET loss = ? WHERE workspace_id = ? AND id = ?`, asJSON(loss), tx.ws, d.ID); err != nil {
		return err
	}
	if _, err := tx.exec(`UPDATE visits SET left_at = ?, left_by = ? WHERE workspace_id = ? AND deal_id = ? AND left_at IS NULL AND void = 0`, now, tx.by.User, tx.ws, d.ID); err != nil {
		return err
	}
	return saveDeal(tx, &before, d, string(outcome))
}

// checkLoss wants a reason from the firm's list where a deal is lost, and a day
// to come for coming back, unless that day is already agreed.
func (tx *Tx) checkLoss(outcome crm.Outcome, loss *crm.Loss, agreed crm.Date) error {
	loss.Note, loss.Lesson, loss.Competitor = strings.TrimSpace(loss.Note), strings.TrimSpace(loss.Lesson), strings.TrimSpace(loss.Competitor)
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	back, err := crm.ParseDate(string(loss.ComeBack))
	if err != nil {
		return err
	}
	if back != "" && back != agreed && back < w.Today(tx.now) {
		return crm.InvalidField("come_back", "loss.come_back_past", "nobody can come back on %s, which is over: choose today or a later day", back).With("day", string(back))
	}
	known := slices.ContainsFunc(w.Settings.LossReasons, func(r crm.LossReason) bool { return r.Key == loss.Reason })
	if loss.Reason == "" && outcome == crm.Disqualified && loss.Note != "" {
		return nil
	}
	if known {
		return nil
	}
	if loss.Reason == "" {
		return crm.InvalidField("reason", "loss.reason_missing", "say why: choose a reason from the firm's list")
	}
	return crm.InvalidField("reason", "loss.reason_unknown", "%q is no reason of the firm: choose one from its list", loss.Reason).With("reason", loss.Reason)
}

// loss gives why a deal was lost, or nil.
func (tx *Tx) loss(id crm.ID) (*crm.Loss, error) {
	var text *string
	err := tx.one(`SELECT loss FROM deals WHERE workspace_id = ? AND id = ?`, []any{tx.ws, id}, &text)
	if err != nil || text == nil {
		return nil, err
	}
	var l crm.Loss
	return &l, fromJSON(*text, &l)
}

// ReopenDeal takes back a loss: the deal is again in the stage where it was
// lost. It is a move: what that stage requires of those who enter it is asked, and
// a refusal is answered by moving the deal to its own stage. A client who comes
// back later starts a new deal (Successor).
func (s *Store) ReopenDeal(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, nil)
		if err != nil {
			return nil, err
		}
		return d, reopen(tx, d, crm.MoveOrder{To: d.Stage})
	})
}

func reopen(tx *Tx, d *crm.Deal, order crm.MoveOrder) error {
	if !d.IsLost() {
		return crm.Invalidf("deal.not_lost", "only a lost or disqualified deal can be reopened; this one is %s", d.Outcome)
	}
	if err := tx.notTakenUp(d); err != nil {
		return err
	}
	if d.Stage == crm.End {
		return crm.Invalidf("deal.no_stage", "this deal came in without a stage: start a new one linked to it")
	}
	before := *d
	p, err := tx.standing(d)
	if err := firstError(err, tx.adopt(&d.Owner)); err != nil {
		return err
	}
	if err := tx.room(p, d.Stage, 0); err != nil {
		return err
	}
	route, err := tx.reopening(d)
	if err != nil {
		return err
	}
	now := crm.InstantOf(tx.now)
	d.Outcome, d.ClosedAt, d.EndDate, d.Finisher = crm.Open, 0, "", crm.ID{}
	pass, err := tx.judge(d, route, order)
	if err != nil {
		return err
	}
	then, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return err
	}
	if err := enter(tx, d, then, d.PipelineVersion, route, pass, order.Reason); err != nil {
		return err
	}
	d.Rank = crm.RankOnTop(now)
	return saveDeal(tx, &before, d, "reopened")
}

// reopening is the way of a lost deal back into its stage.
func (tx *Tx) reopening(d *crm.Deal) (*crm.Route, error) {
	then, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return nil, err
	}
	visits, err := tx.visits(d.ID)
	var last *crm.Visit
	for i := range visits {
		if !visits[i].Void {
			last = &visits[i]
		}
	}
	return then.Reopening(d.Stage, last), err
}

// Successor starts a new deal at the first stage for a client who was lost and
// comes back, linked to the old one, which stays lost.
func (s *Store) Successor(ctx context.Context, by crm.Actor, id crm.ID, draft crm.DealDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		old, err := tx.deal(id)
		if err != nil {
			return nil, err
		}
		return takeUp(tx, old, draft)
	})
}

func takeUp(tx *Tx, old *crm.Deal, draft crm.DealDraft) (*crm.Deal, error) {
	if !old.IsLost() {
		return nil, crm.Invalidf("deal.not_lost", "a deal takes up a lost one; this one is %s", old.Outcome)
	}
	if err := tx.notTakenUp(old); err != nil {
		return nil, err
	}
	if draft.Name == "" {
		draft.Name = old.Name
	}
	draft.Pipeline, draft.Stage, draft.Company, draft.CompanyName = old.Pipeline, "", old.Company, ""
	d, err := createDeal(tx, draft)
	if err != nil {
		return nil, err
	}
	before := *d
	d.Previous = old.ID
	return d, saveDeal(tx, &before, d, "linked")
}

// notTakenUp refuses to bring back a lost deal that another has taken up.
func (tx *Tx) notTakenUp(old *crm.Deal) error {
	// Of two who bring the same client back at once the second sees the first.
	if _, err := tx.exec(`UPDATE deals SET version = version WHERE workspace_id = ? AND id = ?`, tx.ws, old.ID); err != nil {
		return err
	}
	numbers, err := collect(tx, func(row scanner) (int64, error) {
		var n int64
		return n, row.Scan(&n)
	}, `SELECT number FROM deals WHERE workspace_id = ? AND previous_id = ? AND deleted_at IS NULL`, tx.ws, old.ID)
	if err != nil || len(numbers) == 0 {
		return err
	}
	next := (&crm.Deal{Number: slices.Min(numbers)}).Label()
	return crm.Errorf(crm.Conflict, "deal.taken_up", "%s has taken this deal up already: go on there", next).With("deal", next)
}

// WaitUntil silences a deal until a day; on that day it returns by itself.
func (s *Store) WaitUntil(ctx context.Context, by crm.Actor, id crm.ID, version int64, until crm.Date, reason string) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, map[string]any{"until": until, "reason": reason})
		if err != nil {
			return nil, err
		}
		return d, waitUntil(tx, d, until, reason)
	})
}

func waitUntil(tx *Tx, d *crm.Deal, until crm.Date, reason string) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	if _, err := crm.ParseDate(string(until)); err != nil {
		return err
	}
	if until <= w.Today(tx.now) {
		return crm.InvalidField("until", "waiting.past", "a deal waits until a day to come: choose one after today")
	}
	if strings.TrimSpace(reason) == "" {
		return crm.InvalidField("reason", "waiting.reason_missing", "say in a few words what you wait for")
	}
	if !d.Active() {
		return crm.Invalidf("deal.closed", "this deal is closed: it has nothing to wait for")
	}
	before := *d
	d.WaitingUntil, d.WaitingReason = until, strings.TrimSpace(reason)
	return saveDeal(tx, &before, d, "waiting")
}

// StopWaiting wakes a deal at once.
func (s *Store) StopWaiting(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, nil)
		if err != nil {
			return nil, err
		}
		before := *d
		d.WaitingUntil, d.WaitingReason = "", ""
		return d, saveDeal(tx, &before, d, "waiting_ended")
	})
}
