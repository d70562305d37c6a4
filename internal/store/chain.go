package store

import (
	"context"
	"math"

	"hummock/internal/crm"
)

// The audit chain follows the change log in portions, so that writes pay nothing
// for it. The primary key of the table is the fence: each proof rests on the one
// before, so of two nodes that chain the same entries one inserts, and the other
// inserts nothing.

const logEnds = `SELECT w.id, w.rev, COALESCE(l.rev, 0), l.hash FROM workspaces w
	LEFT JOIN chain l ON l.workspace_id = w.id AND l.rev = (SELECT MAX(m.rev) FROM chain m WHERE m.workspace_id = w.id AND m.rev > 0)`

func scanLogEnd(row scanner) (crm.LogEnd, error) {
	var e crm.LogEnd
	err := row.Scan(&e.Workspace, &e.Rev, &e.Head.Rev, &e.Head.Hash)
	return e, err
}

// LogEnds says of each workspace how far its change log and its chain reach.
func (s *Store) LogEnds(ctx context.Context) ([]crm.LogEnd, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) ([]crm.LogEnd, error) {
		return collect(tx, scanLogEnd, logEnds+` ORDER BY w.id`)
	})
}

const entryColumns = `ch.rev, ch.at, ch.actor_id, ch.door, ch.noun, ch.id, ch.verb, COALESCE(ch.cid, ''), COALESCE(ch.before, ''), COALESCE(ch.after, '')`

func entryFields(e *crm.LogEntry) []any {
	return []any{&e.Rev, &e.At, &e.Actor, &e.Door, &e.Noun, &e.ID, &e.Verb, &e.CID, &e.Before, &e.After}
}

// Unchained gives up to limit entries behind a workspace's chain, with its head.
func (s *Store) Unchained(ctx context.Context, ws crm.WorkspaceID, limit int) (crm.ChainHead, []crm.LogEntry, error) {
	var head crm.ChainHead
	entries, err := read(ctx, s, crm.Actor{Workspace: ws}, func(tx *Tx) ([]crm.LogEntry, error) {
		end, err := tx.logEnd()
		if err != nil {
			return nil, err
		}
		head = end.Head
		return collect(tx, func(row scanner) (crm.LogEntry, error) {
			e := crm.LogEntry{Workspace: ws}
			err := row.Scan(entryFields(&e)...)
			return e, err
		}, `SELECT `+entryColumns+` FROM changes ch WHERE ch.workspace_id = ? AND ch.rev > ? ORDER BY ch.rev LIMIT ?`, ws, head.Rev, limit)
	})
	return head, entries, err
}

func (tx *Tx) logEnd() (crm.LogEnd, error) {
	end, err := optional(collect(tx, scanLogEnd, logEnds+` WHERE w.id = ?`, tx.ws))
	if noRows(err) {
		return crm.LogEnd{}, crm.NotFoundf("workspace", "the workspace is gone")
	}
	if err != nil {
		return crm.LogEnd{}, err
	}
	return *end, nil
}

// AppendProofs adds proofs to a workspace's chain, all or, where another node has
// done so meanwhile, none.
func (s *Store) AppendProofs(ctx context.Context, ws crm.WorkspaceID, proofs []crm.Proof) error {
	_, err := write(ctx, s, crm.Actor{Workspace: ws, Door: crm.DoorJob}, func(tx *Tx) (bool, error) {
		for i := range proofs {
			p := &proofs[i]
			n, err := tx.exec(`INSERT INTO chain (workspace_id, rev, key, digest, hash) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, ws, p.Rev, p.Key, p.Digest, p.Hash)
			if err != nil {
				return false, err
			}
			if n == 0 {
				return false, crm.Errorf(crm.Conflict, "job.lease_lost", "another worker has taken this job")
			}
		}
		return true, nil
	})
	return err
}

// Portion is what ReadLog has read.
type Portion struct {
	End   crm.LogEnd
	More  bool  // chained entries may follow
	Later int64 // entries behind the chain; counted with the last portion
}

// ReadLog calls next for up to limit chained entries of the actor's workspace
// after a rev, in their order, with the proof of each, or nil where it is gone.
// Both are good until next returns. With since 0 entries below the first are read
// too, where none should be.
func (s *Store) ReadLog(ctx context.Context, by crm.Actor, since int64, limit int, next func(*crm.LogEntry, *crm.Proof)) (Portion, error) {
	return read(ctx, s, by, func(tx *Tx) (Portion, error) {
		end, err := tx.logEnd()
		if err != nil {
			return Portion{}, err
		}
		if since == 0 {
			since = math.MinInt64
		}
		e, proof, n := crm.LogEntry{Workspace: tx.ws}, crm.Proof{}, 0
		fields := append(entryFields(&e), &proof.Rev, &proof.Key, &proof.Digest, &proof.Hash, &proof.Erased)
		err = tx.query(func(row scanner) error {
			n++
			if err := row.Scan(fields...); err != nil {
				return err
			}
			p := &proof
			if p.Rev == 0 {
				p = nil
			}
			next(&e, p)
			return nil
		}, `SELECT `+entryColumns+`, COALESCE(l.rev, 0), COALESCE(l.key, ''), l.digest, l.hash, l.erased FROM changes ch
			LEFT JOIN chain l ON l.workspace_id = ch.workspace_id AND l.rev = ch.rev
			WHERE ch.workspace_id = ? AND ch.rev > ? AND ch.rev <= ? ORDER BY ch.rev LIMIT ?`, tx.ws, since, end.Head.Rev, limit)
		p := Portion{End: end, More: n == limit}
		if err != nil || p.More {
			return p, err
		}
		err = tx.one(`SELECT COUNT(*) FROM changes WHERE workspace_id = ? AND rev > ?`, []any{tx.ws, end.Head.Rev}, &p.Later)
		return p, err
	})
}
