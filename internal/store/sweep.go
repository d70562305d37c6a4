package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

const sweepColumns = `s.id, s.kept, s.leads, s.by_id, s.at, s.undone_at`

func scanSweep(row scanner) (crm.Sweep, error) {
	w := crm.Sweep{Stayed: []crm.ID{}}
	return w, row.Scan(&w.ID, &w.Kept, &w.Leads, &w.By, &w.At, &w.UndoneAt)
}

// most leads that are looked through, and let go, at once.
const mostSwept = 500

// DeadLeads lists the leads that a sweep would let go, with the reason.
func (s *Store) DeadLeads(ctx context.Context, by crm.Actor) ([]crm.DeadLead, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.DeadLead, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		free, err := holidays(tx)
		if err != nil {
			return nil, err
		}
		leads, err := listed(tx, scanLead, tx.leadList(LeadFilter{Status: "open", Limit: mostSwept}), leadColumns)
		if err != nil {
			return nil, err
		}
		traces, err := tx.leadTraces(leads)
		if err != nil {
			return nil, err
		}
		today := crm.DateOf(tx.now, w.Zone())
		days := func(since crm.Instant) int {
			return w.Settings.WorkingDays(crm.DateOf(since.Time(), w.Zone()), today, free)
		}
		out := []crm.DeadLead{}
		for i := range leads {
			leads[i].Tell(w.WorkingTime(free), crm.InstantOf(tx.now))
			if dead, is := leads[i].Dead(traces[leads[i].ID], w.Settings.LeadAttempts(), days, crm.InstantOf(tx.now)); is {
				out = append(out, dead)
			}
		}
		slices.SortFunc(out, func(a, b crm.DeadLead) int { return int(a.Since - b.Since) })
		return out, nil
	})
}

func (tx *Tx) leadTraces(leads []crm.Lead) (map[crm.ID]crm.LeadTrace, error) {
	ids := make([]crm.ID, len(leads))
	for i := range leads {
		ids[i] = leads[i].ID
	}
	traces := map[crm.ID]crm.LeadTrace{}
	err := eachOf(tx, func(row scanner) error {
		var id crm.ID
		var at crm.Instant
		var direction crm.Direction
		var twoWay bool
		if err := row.Scan(&id, &at, &direction, &twoWay); err != nil {
			return err
		}
		t := traces[id]
		t.Touched = max(t.Touched, at)
		t.Replied = t.Replied || twoWay || direction == crm.Theirs
		traces[id] = t
		return nil
	}, `SELECT lead_id, at, direction, two_way FROM activities WHERE workspace_id = ? AND kind <> 'note' AND lead_id IN `, ids)
	return traces, err
}

// SweepLeads lets leads go together, all of them or none.
func (s *Store) SweepLeads(ctx context.Context, by crm.Actor, order crm.SweepOrder) (*crm.Sweep, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Sweep, error) {
		sweep := &crm.Sweep{ID: crm.NewID(), By: by.User, At: crm.InstantOf(tx.now), Stayed: []crm.ID{}}
		var kept []crm.Lead
		for _, id := range order.Leads {
			l, err := tx.lead(id)
			if err != nil {
				return nil, crm.InvalidField("leads", "lead.not_found", "there is no such lead, or you may not see it")
			}
			before := *l
			if err := firstError(l.MustBe(crm.LeadNew, crm.LeadWorking), tx.letGo(l, order)); err != nil {
				return nil, err
			}
			if err := tx.saveLead(&before, l, "swept"); err != nil {
				return nil, err
			}
			before.Version = l.Version
			kept = append(kept, before)
		}
		sweep.Leads = len(kept)
		_, err := tx.exec(`INSERT INTO sweeps (workspace_id, id, kept, leads, by_id, at) VALUES (?, ?, ?, ?, ?, ?)`, tx.ws, sweep.ID, asJSON(kept), sweep.Leads, by.User, sweep.At)
		return sweep, err
	})
}

func (tx *Tx) letGo(l *crm.Lead, order crm.SweepOrder) error {
	if order.Until != "" {
		return tx.recycle(l, order.Until, order.Remark)
	}
	return tx.disqualify(l, order.Reason, order.Remark)
}

// Sweeps lists what was let go at once, the newest first.
func (s *Store) Sweeps(ctx context.Context, by crm.Actor) ([]crm.Sweep, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Sweep, error) {
		list, err := collect(tx, scanSweep, `SELECT `+sweepColumns+` FROM sweeps s WHERE s.workspace_id = ? ORDER BY s.id DESC LIMIT 20`, tx.ws)
		return slices.DeleteFunc(list, func(w crm.Sweep) bool { return w.By != by.User && by.Sees != crm.SeesAll }), err
	})
}

// UndoSweep takes a sweep back: each lead is as it was, but for those that somebody
// has changed since.
func (s *Store) UndoSweep(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Sweep, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Sweep, error) {
		sweep, err := optional(collect(tx, scanSweep, `SELECT `+sweepColumns+` FROM sweeps s WHERE s.workspace_id = ? AND s.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, crm.NotFoundf("sweep", "there is no such sweep")
		}
		if err != nil {
			return nil, err
		}
		if sweep.UndoneAt != 0 {
			return nil, crm.Errorf(crm.Conflict, "sweep.undone", "this sweep was taken back already")
		}
		var kept []crm.Lead
		if err := fromJSON(sweep.Kept, &kept); err != nil {
			return nil, err
		}
		for i := range kept {
			if err := tx.bringBackSwept(&kept[i], sweep); err != nil {
				return nil, err
			}
		}
		sweep.UndoneAt = crm.InstantOf(tx.now)
		_, err = tx.exec(`UPDATE sweeps SET undone_at = ? WHERE workspace_id = ? AND id = ?`, sweep.UndoneAt, tx.ws, id)
		return sweep, err
	})
}

func (tx *Tx) bringBackSwept(was *crm.Lead, sweep *crm.Sweep) error {
	now, err := tx.lead(was.ID)
	if err != nil {
		return err
	}
	if now.Version != was.Version {
		sweep.Stayed = append(sweep.Stayed, was.ID)
		return nil
	}
	if err := tx.adoptLead(was); err != nil {
		return err
	}
	return tx.saveLead(now, was, "sweep_undone")
}
