package store

import (
	"context"
	"encoding/json"
	"time"

	"hummock/internal/crm"
)

// Limits of the outbox.
const (
	OutboxLease = time.Minute
	OutboxTries = 8
	outboxBatch = 8 // messages about different rows that go to one destination at once
	// BreakAfter failures in a row a destination is only probed, a message at a time.
	BreakAfter = 5
)

// listeners are the webhooks that hear of this transaction. Their number comes
// with the rev, so that a firm without any pays nothing.
func (tx *Tx) listeners(n int) ([]crm.Webhook, error) {
	if n == 0 {
		return nil, nil
	}
	return collect(tx, scanWebhook, `SELECT `+webhookColumns+` FROM webhooks WHERE workspace_id = ? AND active = 1`, tx.ws)
}

// tell puts a change into the outbox for all that listen to it, in the
// transaction of the change. The id that the receiver sees is fixed here.
func (tx *Tx) tell(listeners []crm.Webhook, rev int64, c *change, before, after any) error {
	event := c.noun + "." + c.verb
	var payload []byte
	for i := range listeners {
		if !listeners[i].Wants(event) {
			continue
		}
		if payload == nil {
			data := crm.WebhookData{Workspace: tx.ws, Rev: rev, Noun: c.noun, ID: c.id, Verb: c.verb, Actor: c.by.User, Door: c.by.Door}
			was, _ := before.(string)
			is, _ := after.(string)
			data.Tell(was, is)
			var err error
			if payload, err = json.Marshal(crm.WebhookEvent{Type: event, At: crm.InstantOf(c.at), Data: data}); err != nil {
				return err
			}
		}
		if err := tx.post(crm.NewID(), listeners[i].ID, c.noun+" "+c.id.String(), rev, event, payload); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) post(id, to crm.ID, subject string, rev int64, event string, payload []byte) error {
	_, err := tx.exec(`INSERT INTO outbox (workspace_id, id, kind, destination, subject, rev, type, payload, state, run_at, attempts, status, created_at) VALUES (?, ?, 'webhook', ?, ?, ?, ?, ?, 'waiting', ?, 0, 0, ?)`,
		tx.ws, id, to, subject, rev, event, string(payload), tx.now.UnixMilli(), tx.now.UnixMilli())
	tx.wokeO = true
	return err
}

// Destination is where messages of the outbox go.
type Destination struct {
	Workspace crm.WorkspaceID
	ID        crm.ID
}

// DueDestinations lists destinations with something to be sent now, the one
// first that was tried longest ago.
func (s *Store) DueDestinations(ctx context.Context) ([]Destination, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) ([]Destination, error) {
		now := tx.now.UnixMilli()
		return collect(tx, func(row scanner) (Destination, error) {
			var d Destination
			return d, row.Scan(&d.Workspace, &d.ID)
		}, `SELECT w.workspace_id, w.id FROM webhooks w WHERE w.active = 1 AND w.retry_at <= ? AND (w.lease_until IS NULL OR w.lease_until < ?) AND EXISTS (
			SELECT 1 FROM outbox o WHERE o.workspace_id = w.workspace_id AND o.destination = w.id AND o.state = 'waiting' AND o.run_at <= ? AND NOT EXISTS (
				SELECT 1 FROM outbox e WHERE e.workspace_id = o.workspace_id AND e.destination = o.destination AND e.subject = o.subject AND e.state = 'waiting' AND e.rev < o.rev))
			ORDER BY w.tried_at LIMIT 200`, now, now, now)
	})
}

// Batch is what one worker has leased: messages that may go out at once, since
// each is the first of what waits about its row.
type Batch struct {
	Destination
	URL       string
	Secret    string // sealed
	OldSecret string // sealed; empty unless it still signs too
	Fence     int64
	Failures  int // in a row, before this batch
	Messages  []Message
}

// Message is one message of the outbox.
type Message struct {
	ID      crm.ID
	Payload string
	Tries   int // before this one
}

// LeaseMessages takes a destination for OutboxLease with the messages that are
// due there, or gives nil.
func (s *Store) LeaseMessages(ctx context.Context, d Destination) (*Batch, error) {
	return write(ctx, s, crm.Actor{Workspace: d.Workspace, Door: crm.DoorJob}, func(tx *Tx) (*Batch, error) { return leaseMessages(tx, d) })
}

func leaseMessages(tx *Tx, d Destination) (*Batch, error) {
	b := &Batch{Destination: d}
	now := tx.now.UnixMilli()
	err := tx.one(`UPDATE webhooks SET lease_until = ?, fence = fence + 1, tried_at = ? WHERE workspace_id = ? AND id = ? AND active = 1 AND retry_at <= ? AND (lease_until IS NULL OR lease_until < ?) RETURNING url, secret, CASE WHEN old_until > ? THEN old_secret ELSE '' END, fence, failures`,
		[]any{tx.now.Add(OutboxLease).UnixMilli(), now, d.Workspace, d.ID, now, now, now}, &b.URL, &b.Secret, &b.OldSecret, &b.Fence, &b.Failures)
	if noRows(err) {
		return nil, nil //nolint:nilnil // somebody else has it, or it waits
	}
	if err != nil {
		return nil, err
	}
	most := outboxBatch
	if b.Failures >= BreakAfter {
		most = 1
	}
	b.Messages, err = collect(tx, func(row scanner) (Message, error) {
		var m Message
		return m, row.Scan(&m.ID, &m.Payload, &m.Tries)
	}, `SELECT o.id, o.payload, o.attempts FROM outbox o WHERE o.workspace_id = ? AND o.destination = ? AND o.state = 'waiting' AND o.run_at <= ? AND NOT EXISTS (
		SELECT 1 FROM outbox e WHERE e.workspace_id = o.workspace_id AND e.destination = o.destination AND e.subject = o.subject AND e.state = 'waiting' AND e.rev < o.rev)
		ORDER BY o.rev LIMIT ?`, d.Workspace, d.ID, now, most)
	if err != nil || len(b.Messages) > 0 {
		return b, err
	}
	_, err = tx.exec(`UPDATE webhooks SET lease_until = NULL WHERE workspace_id = ? AND id = ?`, d.Workspace, d.ID)
	return nil, err
}

// Sent is what became of a message.
type Sent struct {
	Message
	Status  int           // of the answer; 0: there was none
	Trouble *crm.Trouble  // nil: it was taken
	After   time.Duration // when to try it again
}

// SettleMessages records what became of a batch, gives the lease back and, where
// more is wanted, leases the next one. Pause is how long the destination is left
// alone. A worker that lost its lease records nothing.
func (s *Store) SettleMessages(ctx context.Context, b *Batch, sent []Sent, pause time.Duration, more bool) (*Batch, error) {
	by := crm.Actor{Workspace: b.Workspace, Door: crm.DoorJob}
	return write(ctx, s, by, func(tx *Tx) (*Batch, error) {
		if err := settleDestination(tx, b, sent, pause); err != nil {
			return nil, err
		}
		for i := range sent {
			if err := settleMessage(tx, &sent[i]); err != nil {
				return nil, err
			}
		}
		if !more {
			return nil, nil
		}
		return leaseMessages(tx, b.Destination)
	})
}

// settleDestination counts failures in a row: one message that was taken ends them.
func settleDestination(tx *Tx, b *Batch, sent []Sent, pause time.Duration) error {
	failures, trouble := b.Failures, ""
	for i := range sent {
		if sent[i].Trouble == nil {
			failures, trouble = 0, ""
			break
		}
		failures++
		trouble = asJSON(sent[i].Trouble)
	}
	query, args := `UPDATE webhooks SET lease_until = NULL, failures = ?, trouble = ?, failing_since = COALESCE(failing_since, ?), retry_at = ? WHERE workspace_id = ? AND id = ? AND fence = ?`,
		[]any{failures, null(trouble), tx.now.UnixMilli(), tx.now.Add(pause).UnixMilli()}
	switch {
	case len(sent) == 0:
		query, args = `UPDATE webhooks SET lease_until = NULL WHERE workspace_id = ? AND id = ? AND fence = ?`, nil
	case failures == 0:
		query, args = `UPDATE webhooks SET lease_until = NULL, failures = 0, trouble = NULL, failing_since = NULL, retry_at = 0 WHERE workspace_id = ? AND id = ? AND fence = ?`, nil
	}
	n, err := tx.exec(query, append(args, tx.ws, b.ID, b.Fence)...)
	if err == nil && n == 0 {
		return crm.Errorf(crm.Conflict, "job.lease_lost", "another worker has taken this job")
	}
	return err
}

func settleMessage(tx *Tx, m *Sent) error {
	if m.Trouble == nil {
		_, err := tx.exec(`UPDATE outbox SET state = 'sent', attempts = attempts + 1, status = ?, trouble = NULL, payload = '', run_at = ?, sent_at = ? WHERE workspace_id = ? AND id = ?`,
			m.Status, tx.now.UnixMilli(), tx.now.UnixMilli(), tx.ws, m.ID)
		return err
	}
	state := "waiting"
	if m.Tries+1 >= OutboxTries {
		state = "dead"
	}
	_, err := tx.exec(`UPDATE outbox SET state = ?, attempts = attempts + 1, status = ?, trouble = ?, run_at = ? WHERE workspace_id = ? AND id = ?`,
		state, m.Status, asJSON(m.Trouble), tx.now.Add(m.After).UnixMilli(), tx.ws, m.ID)
	return err
}
