package store

import (
	"context"

	"hummock/internal/crm"
)

// HourlyCosts lists what an hour of each person costs, by person and day.
func (s *Store) HourlyCosts(ctx context.Context, by crm.Actor) (*Listing[crm.HourlyCost], error) {
	return read(ctx, s, by, func(tx *Tx) (*Listing[crm.HourlyCost], error) { return readListing(tx, (*Tx).hourlyCosts) })
}

func (tx *Tx) hourlyCosts() ([]crm.HourlyCost, error) {
	return collect(tx, func(row scanner) (crm.HourlyCost, error) {
		var h crm.HourlyCost
		return h, row.Scan(&h.User, &h.From, &h.Cost)
	}, `SELECT user_id, since, cost FROM hourly_costs WHERE workspace_id = ? ORDER BY user_id, since`, tx.ws)
}

// PutHourlyCost says what an hour of somebody costs from a day on; one from the
// same day replaces the earlier one. Version is that of the list that the caller
// knows. It gives all of the firm.
func (s *Store) PutHourlyCost(ctx context.Context, by crm.Actor, version int64, h crm.HourlyCost) (*Listing[crm.HourlyCost], error) {
	return write(ctx, s, by, func(tx *Tx) (*Listing[crm.HourlyCost], error) {
		return editListing(tx, version, (*Tx).hourlyCosts, func() error { return putHourlyCost(tx, h) })
	})
}

func putHourlyCost(tx *Tx, h crm.HourlyCost) error {
	from, err := crm.ParseDate(string(h.From))
	switch {
	case err != nil:
		return err
	case from == "":
		return crm.InvalidField("from", "date.missing", "say from which day on, such as 2026-12-25")
	case h.Cost < 0 || h.Cost > crm.MostHourlyCost:
		return crm.InvalidField("cost", "hourly_cost.amount", "an hour costs nothing or more, and less than can be counted exactly")
	}
	if _, err := tx.user(h.User); err != nil {
		return crm.InvalidField("user_id", "user.not_found", "there is no such person in the firm, or they have left")
	}
	_, err = tx.exec(`INSERT INTO hourly_costs (workspace_id, user_id, since, cost) VALUES (?, ?, ?, ?) ON CONFLICT (workspace_id, user_id, since) DO UPDATE SET cost = excluded.cost`,
		tx.ws, h.User, from, h.Cost)
	tx.changed("user", h.User, "cost_set", nil, map[string]any{"from": from, "hourly_cost": h.Cost})
	return err
}
