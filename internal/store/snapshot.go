package store

import (
	"context"
	"strconv"

	"hummock/internal/crm"
)

const snapshotColumns = `id, day, nightly, rev, taken_at, taken_by, note`

func snapshotFields(s *crm.Snapshot) []any {
	return []any{&s.ID, &s.Day, &s.Nightly, &s.Rev, &s.TakenAt, &s.TakenBy, &s.Note}
}

// Snapshots lists the firm's snapshots, the newest first.
func (s *Store) Snapshots(ctx context.Context, by crm.Actor) ([]crm.Snapshot, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Snapshot, error) { return tx.snapshots() })
}

func (tx *Tx) snapshots() ([]crm.Snapshot, error) {
	return collect(tx, func(row scanner) (crm.Snapshot, error) {
		var out crm.Snapshot
		return out, row.Scan(snapshotFields(&out)...)
	}, `SELECT `+snapshotColumns+` FROM snapshots WHERE workspace_id = ? ORDER BY day DESC, taken_at DESC, id`, tx.ws)
}

// KeptSnapshot is a snapshot with what it holds, as insight.Snapshot packs it.
type KeptSnapshot struct {
	crm.Snapshot
	Content []byte
}

// Snapshot gives a snapshot with what it holds: everybody's deals, which the reader
// need not all see.
func (s *Store) Snapshot(ctx context.Context, by crm.Actor, id crm.ID) (*KeptSnapshot, error) {
	return read(ctx, s, by, func(tx *Tx) (*KeptSnapshot, error) {
		k := &KeptSnapshot{}
		err := tx.one(`SELECT `+snapshotColumns+`, content FROM snapshots WHERE workspace_id = ? AND id = ?`, []any{tx.ws, id}, append(snapshotFields(&k.Snapshot), &k.Content)...)
		if noRows(err) {
			return nil, crm.NotFoundf("snapshot", "there is no such snapshot: the first is made in the night, and old ones are thinned out")
		}
		return k, err
	})
}

// SnapshotDue says whether a firm's snapshot of today is still to be made.
func (s *Store) SnapshotDue(ctx context.Context, ws crm.WorkspaceID) (bool, error) {
	return read(ctx, s, crm.Actor{Workspace: ws}, func(tx *Tx) (bool, error) {
		today, err := tx.today()
		if err != nil {
			return false, err
		}
		var n int
		err = tx.one(`SELECT COUNT(*) FROM snapshots WHERE workspace_id = ? AND day = ? AND nightly = 1`, []any{tx.ws, today}, &n)
		return n == 0, err
	})
}

// KeepNight keeps the snapshot of today that is made by itself, unless the day has
// one, and drops those that are kept no longer. Of two nodes that bring one, or
// when clocks go back over midnight, the first stays.
func (s *Store) KeepNight(ctx context.Context, ws crm.WorkspaceID, rev int64, content []byte) (bool, error) {
	by := crm.Actor{Workspace: ws, Sees: crm.SeesAll, Door: crm.DoorJob}
	return write(ctx, s, by, func(tx *Tx) (bool, error) {
		today, err := tx.today()
		if err != nil {
			return false, err
		}
		n, err := tx.exec(`INSERT INTO snapshots (workspace_id, id, day, nightly, rev, taken_at, taken_by, note, content) VALUES (?, ?, ?, 1, ?, ?, NULL, '', ?) ON CONFLICT DO NOTHING`,
			tx.ws, crm.NewID(), today, rev, tx.now.UnixMilli(), content)
		if err != nil || n == 0 {
			return false, err
		}
		list, err := tx.snapshots()
		if err != nil {
			return false, err
		}
		for _, id := range crm.OutdatedSnapshots(list) {
			if _, err := tx.exec(`DELETE FROM snapshots WHERE workspace_id = ? AND id = ?`, tx.ws, id); err != nil {
				return false, err
			}
		}
		return true, nil
	})
}

// KeepSnapshot keeps a snapshot that somebody asks for.
func (s *Store) KeepSnapshot(ctx context.Context, by crm.Actor, note string, rev int64, content []byte) (*crm.Snapshot, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Snapshot, error) {
		today, err := tx.today()
		if err != nil {
			return nil, err
		}
		var n int
		if err := tx.one(`SELECT COUNT(*) FROM snapshots WHERE workspace_id = ? AND day = ? AND nightly = 0`, []any{tx.ws, today}, &n); err != nil {
			return nil, err
		}
		if n >= crm.SnapshotsADay {
			return nil, crm.Errorf(crm.Conflict, "snapshot.enough", "there are %d snapshots of today already: compare with one of them", n).With("count", strconv.Itoa(n))
		}
		out := &crm.Snapshot{ID: crm.NewID(), Day: today, Rev: rev, TakenAt: crm.InstantOf(tx.now), TakenBy: by.User, Note: crm.SnapshotNote(note)}
		_, err = tx.exec(`INSERT INTO snapshots (workspace_id, id, day, nightly, rev, taken_at, taken_by, note, content) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)`,
			tx.ws, out.ID, out.Day, out.Rev, out.TakenAt, out.TakenBy, out.Note, content)
		tx.changed("snapshot", out.ID, "taken", nil, map[string]any{"day": out.Day, "note": out.Note})
		return out, err
	})
}
