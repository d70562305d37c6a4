package store

import (
	"context"
	"strings"

	"hummock/internal/crm"
)

func checkHours(hours []crm.Hours) error {
	for i, h := range hours {
		if h.Weekday < 0 || h.Weekday > 6 || h.From < 0 || h.To > 24*60 || h.From >= h.To {
			return crm.InvalidField("working_hours", "hours.malformed", "the working hours of weekday %d end before they begin: give minutes from 0 to 1440, the beginning first", h.Weekday)
		}
		for _, other := range hours[:i] {
			if other.Weekday == h.Weekday && other.From < h.To && h.From < other.To {
				return crm.InvalidField("working_hours", "hours.overlap", "working hours of weekday %d overlap: join them", h.Weekday)
			}
		}
	}
	return nil
}

// Calendar is the days on which the firm does not work. They belong to the firm
// and have its version.
type Calendar struct {
	Version int64         `json:"version"`
	Items   []crm.Holiday `json:"items" nullable:"false"`
}

// Holidays lists the days on which the firm does not work.
func (s *Store) Holidays(ctx context.Context, by crm.Actor) (*Calendar, error) {
	return read(ctx, s, by, calendar)
}

func calendar(tx *Tx) (*Calendar, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	days, err := holidays(tx)
	return &Calendar{w.Version, days}, err
}

func holidays(tx *Tx) ([]crm.Holiday, error) {
	return collect(tx, func(row scanner) (crm.Holiday, error) {
		var h crm.Holiday
		return h, row.Scan(&h.Day, &h.Name)
	}, `SELECT day, name FROM holidays WHERE workspace_id = ? ORDER BY day`, tx.ws)
}

// PutHolidays replaces the list of days on which the firm does not work.
func (s *Store) PutHolidays(ctx context.Context, by crm.Actor, version int64, days []crm.Holiday) (*Calendar, error) {
	return write(ctx, s, by, func(tx *Tx) (*Calendar, error) {
		before, err := calendar(tx)
		if err != nil {
			return nil, err
		}
		if version != before.Version {
			return nil, stale(version, before.Version)
		}
		n, err := tx.exec(`UPDATE workspaces SET version = version + 1 WHERE id = ? AND version = ?`, tx.ws, version)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, errRaced
		}
		if _, err := tx.exec(`DELETE FROM holidays WHERE workspace_id = ?`, tx.ws); err != nil {
			return nil, err
		}
		seen := map[crm.Date]bool{}
		for _, h := range days {
			if seen[h.Day] {
				return nil, crm.InvalidField("day", "holidays.repeated", "the list names %s twice: keep one of the two", h.Day).With("day", string(h.Day))
			}
			seen[h.Day] = true
			if err := insertHoliday(tx, h); err != nil {
				return nil, err
			}
		}
		after, err := calendar(tx)
		if err != nil {
			return nil, err
		}
		tx.changed("holidays", crm.ID{}, "replaced", before.Items, after.Items)
		return after, nil
	})
}

func insertHoliday(tx *Tx, h crm.Holiday) error {
	day, err := crm.ParseDate(string(h.Day))
	if err != nil {
		return err
	}
	if day == "" {
		return crm.InvalidField("day", "date.missing", "a holiday has no date: give one such as 2026-12-25")
	}
	_, err = tx.exec(`INSERT INTO holidays (workspace_id, day, name) VALUES (?, ?, ?) ON CONFLICT (workspace_id, day) DO UPDATE SET name = excluded.name`,
		tx.ws, day, strings.TrimSpace(h.Name))
	return err
}
