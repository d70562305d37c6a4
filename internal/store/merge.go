package store

import (
	"cmp"
	"context"

	"hummock/internal/crm"
)

const mergeColumns = `m.id, m.noun, m.survivor_id, m.merged_id, m.kept, m.by_id, m.at, m.undone_at`

func scanMerge(row scanner) (crm.Merge, error) {
	var m crm.Merge
	err := row.Scan(&m.ID, &m.Noun, &m.Survivor, &m.Merged, &m.Kept, &m.By, &m.At, &m.UndoneAt)
	m.Until = crm.MergedUntil(m.At)
	if err != nil {
		return m, err
	}
	var kept struct {
		Merged struct {
			Name    string `json:"name"`
			Company string `json:"company_name"`
		} `json:"merged"`
	}
	err = fromJSON(m.Kept, &kept)
	m.Name = cmp.Or(kept.Merged.Name, kept.Merged.Company)
	return m, err
}

// Merges lists what went into a record, the newest first.
func (s *Store) Merges(ctx context.Context, by crm.Actor, noun string, survivor crm.ID) ([]crm.Merge, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Merge, error) {
		if err := tx.seesRecord(noun, survivor); err != nil {
			return nil, err
		}
		return collect(tx, scanMerge, `SELECT `+mergeColumns+` FROM merges m WHERE m.workspace_id = ? AND m.survivor_id = ? ORDER BY m.at DESC, m.id DESC`, tx.ws, survivor)
	})
}

func (tx *Tx) seesRecord(noun string, id crm.ID) error {
	var err error
	switch noun {
	case "lead":
		_, err = tx.lead(id)
	case "contact":
		_, err = tx.contact(id)
	default:
		_, err = tx.company(id)
	}
	return err
}

// unit is how records of one noun become one, and two again.
type unit interface {
	// join lets the merged record go into the survivor.
	join() error
	// split makes them two again.
	split() error
	// state is what split needs to know; it is kept as JSON.
	state() any
}

func (tx *Tx) unit(m *crm.Merge, take []string) unit {
	switch m.Noun {
	case "lead":
		return &leadUnit{tx: tx, m: m}
	case "contact":
		return &contactUnit{tx: tx, m: m, take: take}
	}
	return &companyUnit{tx: tx, m: m, take: take}
}

// Merge makes two records into one: the survivor, which gets all that the other one
// has. The other one is kept, out of sight, so that it can be taken back.
func (s *Store) Merge(ctx context.Context, by crm.Actor, order crm.MergeOrder) (*crm.Merge, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Merge, error) {
		if order.Survivor == order.Merged {
			return nil, crm.InvalidField("merged_id", "merge.itself", "these are one already: name another record")
		}
		now := crm.InstantOf(tx.now)
		m := &crm.Merge{ID: crm.NewID(), Noun: order.Noun, Survivor: order.Survivor, Merged: order.Merged, By: by.User, At: now, Until: crm.MergedUntil(now)}
		u := tx.unit(m, order.Take)
		if err := u.join(); err != nil {
			return nil, err
		}
		_, err := tx.exec(`INSERT INTO merges (workspace_id, id, noun, survivor_id, merged_id, kept, by_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.ws, m.ID, m.Noun, m.Survivor, m.Merged, asJSON(u.state()), m.By, m.At)
		return m, err
	})
}

// UndoMerge makes a merged record two again. What was changed since stays on the
// survivor.
func (s *Store) UndoMerge(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Merge, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Merge, error) {
		m, err := optional(collect(tx, scanMerge, `SELECT `+mergeColumns+` FROM merges m WHERE m.workspace_id = ? AND m.id = ?`, tx.ws, id))
		if noRows(err) || err == nil && crm.IsKind(tx.seesRecord(m.Noun, m.Survivor), crm.NotFound) {
			return nil, crm.NotFoundf("merge", "there is no such merge, or you may not see what came of it")
		}
		if err != nil {
			return nil, err
		}
		if err := m.Undoable(crm.InstantOf(tx.now)); err != nil {
			return nil, err
		}
		u := tx.unit(m, nil)
		if err := fromJSON(m.Kept, u.state()); err != nil {
			return nil, err
		}
		if err := u.split(); err != nil {
			return nil, err
		}
		m.UndoneAt = crm.InstantOf(tx.now)
		_, err = tx.exec(`UPDATE merges SET undone_at = ? WHERE workspace_id = ? AND id = ?`, m.UndoneAt, tx.ws, id)
		return m, err
	})
}

// kept is what two records were before they became one, what the survivor became,
// and what moved to it.
type keptRecords[T any] struct {
	Survivor T                   `json:"survivor"`
	Merged   T                   `json:"merged"`
	Became   T                   `json:"became"`
	Moved    map[string][]crm.ID `json:"moved,omitempty"`
}

type leadUnit struct {
	tx   *Tx
	m    *crm.Merge
	kept keptRecords[crm.Lead]
}

func (u *leadUnit) state() any { return &u.kept }

func (u *leadUnit) join() error {
	tx, k := u.tx, &u.kept
	into, err := tx.lead(u.m.Survivor)
	if err != nil {
		return err
	}
	from, err := tx.lead(u.m.Merged)
	if err != nil {
		return crm.InvalidField("merged_id", "lead.not_found", "there is no such lead, or you may not see it")
	}
	err = firstError(into.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled), from.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled, crm.LeadDisqualified, crm.LeadQuarantined))
	if err != nil {
		return err
	}
	k.Survivor, k.Merged = *into, *from
	gone := *from
	gone.Status, gone.MergedInto = crm.LeadMerged, into.ID
	into.Unite(from)
	if k.Moved, err = tx.moveRows(leadRows, from.ID, into.ID); err != nil {
		return err
	}
	err = firstError(tx.saveLead(&k.Survivor, into, "merged"), tx.saveLead(&k.Merged, &gone, "merged_into"))
	k.Became = *into
	return err
}

func (u *leadUnit) split() error {
	tx, k := u.tx, &u.kept
	now, err := tx.lead(u.m.Survivor)
	if err != nil {
		return err
	}
	if err := now.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled, crm.LeadDisqualified); err != nil {
		return err
	}
	gone, err := tx.lead(u.m.Merged)
	if err != nil {
		return err
	}
	back, err := crm.TakeBack(now, &k.Survivor, &k.Became)
	if err != nil {
		return err
	}
	again := k.Merged
	again.Version = gone.Version
	if err := tx.adoptLead(&again); err != nil {
		return err
	}
	return firstError(tx.moveBack(leadRows, k.Moved, u.m.Merged), tx.saveLead(now, back, "split"), tx.saveLead(gone, &again, "split_off"))
}

// adoptLead leaves a lead in the pool whose seller has gone meanwhile.
func (tx *Tx) adoptLead(l *crm.Lead) error {
	if l.Owner.IsZero() {
		return nil
	}
	_, err := tx.worker("owner_id", l.Owner)
	if crm.IsKind(err, crm.Invalid) {
		l.Owner = crm.ID{}
		return nil
	}
	return err
}

// belonging is a column that says to what a row belongs: find gives the rows of one
// record, by id, and give hands one of them to another.
type belonging struct{ name, find, give string }

var leadRows = []belonging{
	{"activities", `SELECT id FROM activities WHERE workspace_id = ? AND lead_id = ?`, `UPDATE activities SET lead_id = ? WHERE workspace_id = ? AND id = ?`},
}

// moveRows gives everything of one record to another, and says what it was.
func (tx *Tx) moveRows(of []belonging, from, to crm.ID) (map[string][]crm.ID, error) {
	moved := map[string][]crm.ID{}
	for _, b := range of {
		ids, err := collect(tx, scanID, b.find, tx.ws, from)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if _, err := tx.exec(b.give, to, tx.ws, id); err != nil {
				return nil, err
			}
		}
		if len(ids) > 0 {
			moved[b.name] = ids
		}
	}
	return moved, nil
}

// moveBack gives rows that moved to whom they belonged before.
func (tx *Tx) moveBack(of []belonging, moved map[string][]crm.ID, to crm.ID) error {
	for _, b := range of {
		for _, id := range moved[b.name] {
			if _, err := tx.exec(b.give, to, tx.ws, id); err != nil {
				return err
			}
		}
	}
	return nil
}
