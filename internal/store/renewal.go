package store

import (
	"context"
	"strings"

	"hummock/internal/crm"
)

const renewalColumns = `id, deal_id, due_on, note, state, settled_at, settled_by, created_at`

func scanRenewal(row scanner) (crm.Renewal, error) {
	var r crm.Renewal
	return r, row.Scan(&r.ID, &r.Deal, &r.DueOn, &r.Note, &r.State, &r.SettledAt, &r.SettledBy, &r.CreatedAt)
}

// renewals gives the renewals of a card by their day, dropped ones left out.
func (tx *Tx) renewals(card crm.ID) ([]crm.Renewal, error) {
	list, err := collect(tx, scanRenewal, `SELECT `+renewalColumns+` FROM renewals WHERE workspace_id = ? AND deal_id = ? AND state <> 'dropped' ORDER BY due_on`, tx.ws, card)
	if err != nil || len(list) == 0 {
		return list, err
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Due = list[i].DueBy(w.Today(tx.now))
	}
	return list, nil
}

// Renewals lists the renewals of those of the deals that are clients' cards and
// that the actor may see, dropped ones left out.
func (s *Store) Renewals(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]crm.Renewal, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Renewal, error) {
		out := []crm.Renewal{}
		for i := range deals {
			if deals[i].Kind != crm.Relationship || !by.SeesDeal(&deals[i]) {
				continue
			}
			list, err := tx.renewals(deals[i].ID)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
		return out, nil
	})
}

// AddRenewal puts a day on a client's card on which a contract is to be renewed.
func (s *Store) AddRenewal(ctx context.Context, by crm.Actor, card crm.ID, draft crm.RenewalDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(card)
		if err != nil {
			return nil, err
		}
		return d, addRenewal(tx, d, draft)
	})
}

func addRenewal(tx *Tx, d *crm.Deal, draft crm.RenewalDraft) error {
	if d.Kind != crm.Relationship || !d.Active() {
		return crm.Invalidf("renewal.no_card", "renewals are kept on the running card of a client: %s is none", d.Label())
	}
	due, err := crm.ParseDate(string(draft.DueOn))
	if err != nil {
		return err
	}
	if due == "" {
		return crm.InvalidField("due_on", "renewal.date_missing", "say on which day the contract is to be renewed")
	}
	_, err = tx.exec(`INSERT INTO renewals (workspace_id, id, deal_id, due_on, note, state, created_at, created_by) VALUES (?, ?, ?, ?, ?, 'open', ?, ?)`,
		tx.ws, crm.NewID(), d.ID, due, strings.TrimSpace(draft.Note), tx.now.UnixMilli(), tx.by.User)
	if err != nil {
		return err
	}
	return tx.bumped(d, "renewal_added", map[string]any{"due_on": due})
}

// SettleRenewal says what became of an open renewal, on a version of its card.
func (s *Store) SettleRenewal(ctx context.Context, by crm.Actor, id crm.ID, version int64, state crm.RenewalState) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		missing := crm.NotFoundf("renewal", "there is no such renewal, or you may not see it")
		r, err := optional(collect(tx, scanRenewal, `SELECT `+renewalColumns+` FROM renewals WHERE workspace_id = ? AND id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(r.Deal, version, missing)
		if err != nil {
			return nil, err
		}
		return d, tx.settleRenewal(d, r, state)
	})
}

func (tx *Tx) settleRenewal(d *crm.Deal, r *crm.Renewal, state crm.RenewalState) error {
	if r.State != crm.RenewalOpen {
		return crm.Errorf(crm.Conflict, "renewal.settled", "this renewal is settled: put the next one on the card")
	}
	_, err := tx.exec(`UPDATE renewals SET state = ?, settled_at = ?, settled_by = ? WHERE workspace_id = ? AND id = ?`,
		string(state), tx.now.UnixMilli(), tx.by.User, tx.ws, r.ID)
	return firstError(err, tx.bumped(d, "renewal_"+string(state), map[string]any{"due_on": r.DueOn}))
}
