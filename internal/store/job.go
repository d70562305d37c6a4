package store

import (
	"context"
	"time"

	"hummock/internal/crm"
)

// Limits of a job.
const (
	JobLease    = time.Minute
	JobAttempts = 8
)

// enqueue asks for a job in the transaction that needs it.
func (tx *Tx) enqueue(kind crm.JobKind, args any) error {
	_, err := tx.exec(`INSERT INTO jobs (workspace_id, id, kind, args, state, run_at, attempts, fence, created_at) VALUES (?, ?, ?, ?, 'ready', ?, 0, 0, ?)`,
		tx.ws, crm.NewID(), string(kind), asJSON(args), tx.now.UnixMilli(), tx.now.UnixMilli())
	tx.wokeJ = true
	return err
}

// LeaseJob takes the job that has been due longest, or gives nil. A job whose
// lease ran out is taken again with a new fence, unless that was its last
// attempt: a job that kills its workers must not do so for ever.
func (s *Store) LeaseJob(ctx context.Context) (*crm.Job, error) {
	return write(ctx, s, crm.Actor{Door: crm.DoorJob}, func(tx *Tx) (*crm.Job, error) {
		now := tx.now.UnixMilli()
		for {
			jobs, err := collect(tx, scanJob, s.leaseQuery(), tx.now.Add(JobLease).UnixMilli(), now, now)
			if err != nil || len(jobs) == 0 {
				return nil, err
			}
			j := jobs[0]
			if j.Attempts <= JobAttempts {
				return &j, nil
			}
			if _, err := tx.exec(`UPDATE jobs SET state = 'dead', error = ?, lease_until = NULL WHERE workspace_id = ? AND id = ?`,
				"each attempt ended without a word", j.Workspace, j.ID); err != nil {
				return nil, err
			}
		}
	})
}

const leaseJob = `UPDATE jobs SET state = 'running', lease_until = ?, attempts = attempts + 1, fence = fence + 1 WHERE (workspace_id, id) IN (SELECT workspace_id, id FROM jobs WHERE state = 'ready' AND run_at <= ? OR state = 'running' AND lease_until < ? ORDER BY run_at LIMIT 1) RETURNING workspace_id, id, kind, args, attempts, fence`

const leaseJobPostgres = `UPDATE jobs SET state = 'running', lease_until = ?, attempts = attempts + 1, fence = fence + 1 WHERE (workspace_id, id) IN (SELECT workspace_id, id FROM jobs WHERE state = 'ready' AND run_at <= ? OR state = 'running' AND lease_until < ? ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING workspace_id, id, kind, args, attempts, fence`

func (s *Store) leaseQuery() string {
	if s.pg != nil {
		return leaseJobPostgres
	}
	return leaseJob
}

func scanJob(row scanner) (crm.Job, error) {
	var j crm.Job
	var args string
	err := row.Scan(&j.Workspace, &j.ID, &j.Kind, &args, &j.Attempts, &j.Fence)
	j.Args = []byte(args)
	return j, err
}

// RenewJob keeps the lease of a job that takes long. It fails when another
// worker has taken the job meanwhile.
func (s *Store) RenewJob(ctx context.Context, j crm.Job) error {
	return s.endLease(ctx, j, `UPDATE jobs SET lease_until = ? WHERE workspace_id = ? AND id = ? AND fence = ?`, s.now().Add(JobLease).UnixMilli())
}

// FinishJob removes a job that is done.
func (s *Store) FinishJob(ctx context.Context, j crm.Job) error {
	return s.endLease(ctx, j, `DELETE FROM jobs WHERE workspace_id = ? AND id = ? AND fence = ?`)
}

// RetryJob puts a failed job back for later; after JobAttempts it is dead and
// waits for a person.
func (s *Store) RetryJob(ctx context.Context, j crm.Job, why string, after time.Duration) error {
	state := "ready"
	if j.Attempts >= JobAttempts {
		state = "dead"
	}
	return s.endLease(ctx, j, `UPDATE jobs SET state = ?, error = ?, run_at = ?, lease_until = NULL WHERE workspace_id = ? AND id = ? AND fence = ?`, state, why, s.now().Add(after).UnixMilli())
}

func (s *Store) endLease(ctx context.Context, j crm.Job, query string, args ...any) error {
	_, err := write(ctx, s, crm.Actor{Workspace: j.Workspace, Door: crm.DoorJob}, func(tx *Tx) (bool, error) {
		n, err := tx.exec(query, append(args, j.Workspace, j.ID, j.Fence)...)
		if err == nil && n == 0 {
			return false, crm.Errorf(crm.Conflict, "job.lease_lost", "another worker has taken this job")
		}
		return true, err
	})
	return err
}

// Tidy removes what has expired: idempotency keys after 72 hours, sessions,
// links, the records of failed sign-ins, and what lies in the outbox for too
// long: what nobody took in a week is set aside, what was taken is forgotten
// after a week, and what was set aside after 30 days.
func (s *Store) Tidy(ctx context.Context) error {
	_, err := write(ctx, s, crm.Actor{Door: crm.DoorJob}, func(tx *Tx) (bool, error) {
		now := tx.now
		steps := []struct {
			query  string
			before time.Time
		}{
			{`DELETE FROM idempotency WHERE at < ?`, now.Add(-72 * time.Hour)},
			{`DELETE FROM sessions WHERE expires_at < ?`, now},
			{`DELETE FROM links WHERE expires_at < ?`, now.AddDate(0, 0, -30)},
			{`DELETE FROM sign_in_failures WHERE at < ?`, now.AddDate(0, 0, -1)},
			{`UPDATE outbox SET state = 'dead' WHERE state = 'waiting' AND run_at < ?`, now.AddDate(0, 0, -7)},
			{`DELETE FROM outbox WHERE state = 'sent' AND run_at < ?`, now.AddDate(0, 0, -7)},
			{`DELETE FROM outbox WHERE state = 'dead' AND run_at < ?`, now.AddDate(0, 0, -30)},
		}
		for _, step := range steps {
			if _, err := tx.exec(step.query, step.before.UnixMilli()); err != nil {
				return false, err
			}
		}
		return true, nil
	})
	if err != nil {
		return err
	}
	return s.keyRecords(ctx)
}
