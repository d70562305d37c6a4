package store

import (
	"context"
	"math/big"

	"hummock/internal/crm"
)

// Rates lists the exchange rates of the workspace, by currency and day.
func (s *Store) Rates(ctx context.Context, by crm.Actor) (*Listing[crm.Rate], error) {
	return read(ctx, s, by, func(tx *Tx) (*Listing[crm.Rate], error) { return readListing(tx, rates) })
}

func rates(tx *Tx) ([]crm.Rate, error) {
	return collect(tx, scanRate, `SELECT currency, day, value FROM rates WHERE workspace_id = ? ORDER BY currency, day`, tx.ws)
}

func scanRate(row scanner) (crm.Rate, error) {
	var r crm.Rate
	return r, row.Scan(&r.Currency, &r.Day, &r.Value)
}

// mostRate bounds rates on both sides of 1. No two currencies are further apart,
// and what people have in one of them is countable in the other.
const mostRate = 10_000_000

// PutRates adds exchange rates; one for the same currency and day replaces the
// earlier one. Version is that of the list that the caller knows. It gives all
// rates of the workspace.
func (s *Store) PutRates(ctx context.Context, by crm.Actor, version int64, list []crm.Rate) (*Listing[crm.Rate], error) {
	return write(ctx, s, by, func(tx *Tx) (*Listing[crm.Rate], error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		return editListing(tx, version, rates, func() error {
			for _, r := range list {
				if err := putRate(tx, w, r); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// RemoveRate takes an exchange rate away that was given in error. Sums of its day
// go by the rate before it. It gives the rates that are left.
func (s *Store) RemoveRate(ctx context.Context, by crm.Actor, version int64, c crm.Currency, day crm.Date) (*Listing[crm.Rate], error) {
	return write(ctx, s, by, func(tx *Tx) (*Listing[crm.Rate], error) {
		return editListing(tx, version, rates, func() error { return removeRate(tx, c, day) })
	})
}

func removeRate(tx *Tx, c crm.Currency, day crm.Date) error {
	old, err := collect(tx, scanRate, `SELECT currency, day, value FROM rates WHERE workspace_id = ? AND currency = ? AND day = ?`, tx.ws, string(c), day)
	if err != nil {
		return err
	}
	if len(old) == 0 {
		return crm.Errorf(crm.NotFound, "rate.not_found", "there is no rate of %s of %s: it may have been removed already", c, day).With("currency", string(c)).With("day", string(day))
	}
	if _, err := tx.exec(`DELETE FROM rates WHERE workspace_id = ? AND currency = ? AND day = ?`, tx.ws, string(c), day); err != nil {
		return err
	}
	tx.changed("rate", crm.ID{}, "removed", old[0], nil)
	return nil
}

func putRate(tx *Tx, w *crm.Workspace, r crm.Rate) error {
	c, err := crm.ParseCurrency(string(r.Currency))
	if err != nil {
		return err
	}
	day, err := crm.ParseDate(string(r.Day))
	if err != nil {
		return err
	}
	value, ok := new(big.Rat).SetString(r.Value)
	switch {
	case c == w.Currency:
		return crm.InvalidField("currency", "rate.base", "%s is the base currency: give rates of other currencies", c).With("currency", string(c))
	case day == "":
		return crm.InvalidField("day", "date.missing", "the rate of %s has no date: give one such as 2026-12-25", c)
	case !ok || value.Sign() <= 0:
		return crm.InvalidField("value", "rate.malformed", "the rate %q of %s is not a positive decimal", r.Value, c)
	}
	if value.Cmp(big.NewRat(1, mostRate)) < 0 || value.Cmp(big.NewRat(mostRate, 1)) > 0 {
		return crm.InvalidField("value", "rate.out_of_range", "the rate %q of %s is not between 0.0000001 and 10000000: check it", r.Value, c).
			With("value", r.Value).With("currency", string(c))
	}
	old, err := collect(tx, scanRate, `SELECT currency, day, value FROM rates WHERE workspace_id = ? AND currency = ? AND day = ?`, tx.ws, string(c), day)
	if err != nil {
		return err
	}
	if len(old) > 0 && old[0].Value == r.Value {
		return nil
	}
	_, err = tx.exec(`INSERT INTO rates (workspace_id, currency, day, value) VALUES (?, ?, ?, ?) ON CONFLICT (workspace_id, currency, day) DO UPDATE SET value = excluded.value`,
		tx.ws, string(c), day, r.Value)
	if err != nil {
		return err
	}
	var before any
	if len(old) > 0 {
		before = old[0]
	}
	tx.changed("rate", crm.ID{}, "set", before, crm.Rate{Currency: c, Day: day, Value: r.Value})
	return nil
}
