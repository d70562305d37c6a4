package store

import (
	"context"
	"strings"

	"hummock/internal/crm"
)

const activityColumns = `a.id, a.deal_id, a.company_id, a.kind, a.direction, a.two_way, a.at, a.minutes, a.contacts, a.note, a.by_id`

func scanActivity(row scanner) (crm.Activity, error) {
	var a crm.Activity
	var contacts string
	err := row.Scan(&a.ID, &a.Deal, &a.Company, &a.Kind, &a.Direction, &a.TwoWay, &a.At, &a.Minutes, &contacts, &a.Note, &a.By)
	if err != nil {
		return a, err
	}
	a.Contacts = []crm.ID{}
	return a, fromJSON(contacts, &a.Contacts)
}

// activities gives what happened on a deal, the newest first.
func (tx *Tx) activities(deal crm.ID) ([]crm.Activity, error) {
	return collect(tx, scanActivity, `SELECT `+activityColumns+` FROM activities a WHERE a.workspace_id = ? AND a.deal_id = ? ORDER BY a.at DESC, a.id DESC`, tx.ws, deal)
}

// LogActivity records what happened on a deal.
func (s *Store) LogActivity(ctx context.Context, by crm.Actor, deal crm.ID, what crm.ActivityAnswer) (*crm.Activity, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Activity, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return addActivity(tx, d, what)
	})
}

func addActivity(tx *Tx, d *crm.Deal, what crm.ActivityAnswer) (*crm.Activity, error) {
	if err := tx.attended(d, what.Contacts); err != nil {
		return nil, err
	}
	return insertActivity(tx, d, what)
}

// insertActivity is addActivity with people who are known to be the client's.
func insertActivity(tx *Tx, d *crm.Deal, what crm.ActivityAnswer) (*crm.Activity, error) {
	now := crm.InstantOf(tx.now)
	a := &crm.Activity{
		ID: crm.NewID(), Deal: d.ID, Company: d.Company, Kind: what.Kind, Direction: what.Direction, TwoWay: what.TwoWay,
		At: what.At, Minutes: what.Minutes, Contacts: what.Contacts, Note: strings.TrimSpace(what.Note), By: tx.by.User,
	}
	if !a.Kind.Known() {
		return nil, crm.InvalidField("kind", "activity.kind_unknown", "%q is no kind of activity: use call, meeting, mail, message, letter, visit or note", what.Kind)
	}
	if a.Direction == "" {
		a.Direction = crm.Ours
	}
	if a.At == 0 {
		a.At = now
	}
	if a.At > now+crm.Instant(60_000) {
		return nil, crm.InvalidField("at", "activity.future", "an activity has happened already: set a task for what is to come")
	}
	a.At = min(a.At, now) // the clocks of two machines differ a little
	if a.Contacts == nil {
		a.Contacts = []crm.ID{}
	}
	_, err := tx.exec(`INSERT INTO activities (workspace_id, id, deal_id, company_id, kind, direction, two_way, at, minutes, contacts, note, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, a.ID, a.Deal, a.Company, string(a.Kind), string(a.Direction), bit(a.TwoWay), a.At, a.Minutes, asJSON(a.Contacts), a.Note, a.By)
	if err != nil {
		return nil, err
	}
	tx.changed("deal", d.ID, "logged", nil, map[string]any{"activity": a.ID, "kind": a.Kind})
	return a, nil
}

// attended refuses contacts that are neither of the deal nor visible to the actor.
func (tx *Tx) attended(d *crm.Deal, contacts []crm.ID) error {
	for _, id := range contacts {
		_, err := tx.contact(id)
		if crm.IsKind(err, crm.NotFound) {
			var n int
			err = tx.one(`SELECT COUNT(*) FROM deal_contacts WHERE workspace_id = ? AND deal_id = ? AND contact_id = ?`, []any{tx.ws, d.ID, id}, &n)
			if err == nil && n == 0 {
				err = crm.InvalidField("contacts", "contact.not_found", "there is no such contact, or you may not see it")
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
