package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// TouchLead records what was done about a lead. The first answer of a person
// stops the clock.
func (s *Store) TouchLead(ctx context.Context, by crm.Actor, id crm.ID, t crm.LeadTouch) (*crm.Lead, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Lead, error) {
		l, err := tx.lead(id)
		if err != nil {
			return nil, err
		}
		return l, tx.touchLead(l, t)
	})
}

func (tx *Tx) touchLead(l *crm.Lead, t crm.LeadTouch) error {
	if err := l.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled); err != nil {
		return err
	}
	if !t.Kind.Known() {
		return crm.InvalidField("kind", "activity.kind_unknown", "%q is no kind of activity: use call, meeting, mail, message, letter, visit or note", t.Kind)
	}
	if t.Direction == "" {
		t.Direction = crm.Ours
	}
	before, now, verb := *l, crm.InstantOf(tx.now), "touched"
	if err := tx.addLeadActivity(l, t, now); err != nil {
		return err
	}
	if t.Direction == crm.Ours && t.Kind != crm.Note {
		l.Attempts++
	}
	if t.Answers() {
		work, err := tx.workingTime()
		if err != nil {
			return err
		}
		if l.AnsweredAt == 0 {
			verb = "answered"
		}
		l.Answer(work, now)
		if l.Status == crm.LeadNew {
			l.Status = crm.LeadWorking
		}
	}
	if t.Kind == crm.Note || t.Direction == crm.Theirs {
		l.UpdatedAt = now // the activity alone changed, and whoever looks should hear of it
	}
	return firstError(tx.saveLead(&before, l, verb), tx.tellLead(l))
}

func (tx *Tx) addLeadActivity(l *crm.Lead, t crm.LeadTouch, at crm.Instant) error {
	_, err := tx.exec(`INSERT INTO activities (workspace_id, id, lead_id, kind, direction, two_way, at, minutes, contacts, note, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?)`,
		tx.ws, crm.NewID(), l.ID, string(t.Kind), string(t.Direction), bit(t.TwoWay), at, t.Minutes, strings.TrimSpace(t.Note), tx.by.User)
	return err
}

// AssignLead gives a lead to a person, or to whoever's turn it is where none is
// named. It may be more than they can stay on top of: the lead says so.
func (s *Store) AssignLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, to crm.ID) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "assigned", func(tx *Tx, l *crm.Lead) error {
		if err := l.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled); err != nil {
			return err
		}
		if !to.IsZero() {
			return tx.handLead(l, to, crm.TurnHand, by.Name)
		}
		of, err := tx.carriers()
		if err != nil {
			return err
		}
		of = slices.DeleteFunc(of, func(c crm.Carrier) bool { return c.User == l.Owner })
		l.Owner, l.Turn = crm.NextTurn(of, crm.ID{}, "")
		l.Turn.At = crm.InstantOf(tx.now)
		return nil
	})
}

// TakeLead takes a lead from the pool. Of two who try, one gets it.
func (s *Store) TakeLead(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "taken", func(tx *Tx, l *crm.Lead) error {
		if err := l.MustBe(crm.LeadNew, crm.LeadWorking); err != nil {
			return err
		}
		if !l.Owner.IsZero() {
			return crm.Errorf(crm.Conflict, "lead.taken", "%s is not in the pool any more: somebody has it", l.Label()).With("lead", l.Label())
		}
		return tx.handLead(l, by.User, crm.TurnTaken, "")
	})
}

// DisqualifyLead says that a lead is none for the firm, for one of its reasons.
func (s *Store) DisqualifyLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, reason, remark string) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "disqualified", func(tx *Tx, l *crm.Lead) error {
		if err := l.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled, crm.LeadQuarantined); err != nil {
			return err
		}
		return tx.disqualify(l, reason, remark)
	})
}

// RecycleLead leaves a lead alone until a day, on which it comes back by itself.
func (s *Store) RecycleLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, until crm.Date, remark string) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "recycled", func(tx *Tx, l *crm.Lead) error {
		if err := l.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled, crm.LeadDisqualified); err != nil {
			return err
		}
		return tx.recycle(l, until, remark)
	})
}

// ReopenLead opens a lead that was decided otherwise, or held back as rubbish.
func (s *Store) ReopenLead(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "reopened", func(tx *Tx, l *crm.Lead) error {
		if err := l.MustBe(crm.LeadDisqualified, crm.LeadRecycled, crm.LeadQuarantined); err != nil {
			return err
		}
		return tx.reopenLead(l)
	})
}

func (tx *Tx) disqualify(l *crm.Lead, reason, remark string) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	if reason == "" {
		return crm.InvalidField("reason", "loss.reason_missing", "say why: choose a reason from the firm's list")
	}
	if !slices.ContainsFunc(w.Settings.LossReasons, func(r crm.LossReason) bool { return r.Key == reason }) {
		return crm.InvalidField("reason", "lead.reason", "%q is no reason that the firm knows: choose one of its reasons", reason)
	}
	l.Status, l.Reason, l.Remark, l.RecycleOn = crm.LeadDisqualified, reason, strings.TrimSpace(remark), ""
	l.DecidedAt = crm.InstantOf(tx.now)
	return nil
}

func (tx *Tx) recycle(l *crm.Lead, until crm.Date, remark string) error {
	day, err := crm.ParseDate(string(until))
	if err != nil {
		return err
	}
	today, err := tx.today()
	if err != nil {
		return err
	}
	if day <= today {
		return crm.InvalidField("recycle_on", "lead.recycle_past", "a lead is left alone until a day to come: name one after %s", today).With("day", string(today))
	}
	l.Status, l.RecycleOn, l.Remark, l.Reason = crm.LeadRecycled, day, strings.TrimSpace(remark), ""
	l.DecidedAt = 0
	return nil
}
