package store

import (
	"context"
	"encoding/json"

	"hummock/internal/crm"
)

// Delivery is one message of a webhook, and how far it has come.
type Delivery struct {
	ID        crm.ID      `json:"id" doc:"The webhook-id that the receiver sees, the same at each try"`
	Type      string      `json:"type"`
	Rev       int64       `json:"rev"`
	State     string      `json:"state" enum:"waiting,sent,dead"`
	Tries     int         `json:"tries"`
	Status    int         `json:"status" doc:"Of the last answer; 0: there was none"`
	Error     string      `json:"error" doc:"Why the last try did not get through, in words"`
	CreatedAt crm.Instant `json:"created_at"`
	NextAt    crm.Instant `json:"next_try_at"`
	SentAt    crm.Instant `json:"sent_at"`

	Trouble *crm.Trouble `json:"-"`
}

const deliveryColumns = `id, type, rev, state, attempts, status, COALESCE(trouble, ''), created_at, run_at, sent_at`

func scanDelivery(row scanner) (Delivery, error) {
	var d Delivery
	var trouble string
	err := row.Scan(&d.ID, &d.Type, &d.Rev, &d.State, &d.Tries, &d.Status, &trouble, &d.CreatedAt, &d.NextAt, &d.SentAt)
	if err != nil {
		return d, err
	}
	if d.State != "waiting" {
		d.NextAt = 0
	}
	d.Trouble, err = troubleOf(trouble)
	if d.Trouble != nil {
		d.Error = d.Trouble.Msg
	}
	return d, err
}

// Deliveries gives the newest messages of a webhook. Those that were taken are
// kept for a week. An empty state means all.
func (s *Store) Deliveries(ctx context.Context, by crm.Actor, webhook crm.ID, state string, limit int) ([]Delivery, error) {
	return read(ctx, s, by, func(tx *Tx) ([]Delivery, error) {
		if _, err := tx.webhook(webhook); err != nil {
			return nil, err
		}
		return collect(tx, scanDelivery, `SELECT `+deliveryColumns+` FROM outbox WHERE workspace_id = ? AND destination = ? AND (? = '' OR state = ?) ORDER BY rev DESC, id DESC LIMIT ?`,
			tx.ws, webhook, state, state, limit)
	})
}

func (tx *Tx) delivery(webhook, id crm.ID) (*Delivery, error) {
	d, err := optional(collect(tx, scanDelivery, `SELECT `+deliveryColumns+` FROM outbox WHERE workspace_id = ? AND destination = ? AND id = ?`, tx.ws, webhook, id))
	if noRows(err) {
		return nil, crm.NotFoundf("delivery", "there is no such delivery: what was taken is kept for a week")
	}
	return d, err
}

// TestWebhook sends a webhook a message that tells of no change.
func (s *Store) TestWebhook(ctx context.Context, by crm.Actor, id crm.ID) (*Delivery, error) {
	return write(ctx, s, by, func(tx *Tx) (*Delivery, error) {
		if err := tx.listening(id); err != nil {
			return nil, err
		}
		f, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		payload, err := json.Marshal(crm.WebhookEvent{Type: crm.WebhookTest, At: crm.InstantOf(tx.now), Data: crm.WebhookData{
			Workspace: tx.ws, Rev: f.Rev, Noun: "webhook", ID: id, Verb: "test", Actor: tx.by.User, Door: tx.by.Door, Changed: []string{},
		}})
		if err != nil {
			return nil, err
		}
		message := crm.NewID()
		if err := tx.post(message, id, "test "+message.String(), f.Rev, crm.WebhookTest, payload); err != nil {
			return nil, err
		}
		return tx.delivery(id, message)
	})
}

// listening refuses to send to a webhook that is off.
func (tx *Tx) listening(id crm.ID) error {
	w, err := tx.webhook(id)
	if err == nil && w.State == crm.WebhookOff {
		err = crm.Errorf(crm.Conflict, "webhook.off", "this webhook is off, so that nothing is sent to it: switch it on first")
	}
	return err
}

// Resend lets a message that was set aside be tried again, with its old id.
func (s *Store) Resend(ctx context.Context, by crm.Actor, webhook, id crm.ID) (*Delivery, error) {
	return write(ctx, s, by, func(tx *Tx) (*Delivery, error) {
		if err := tx.listening(webhook); err != nil {
			return nil, err
		}
		d, err := tx.delivery(webhook, id)
		if err != nil {
			return nil, err
		}
		n, err := tx.exec(`UPDATE outbox SET state = 'waiting', attempts = 0, run_at = ? WHERE workspace_id = ? AND destination = ? AND id = ? AND state = 'dead'`, tx.now.UnixMilli(), tx.ws, webhook, id)
		if err == nil && n == 0 {
			return nil, crm.Errorf(crm.Conflict, "delivery.not_dead", "only what was given up can be sent again, and this is %s", d.State)
		}
		if err != nil {
			return nil, err
		}
		if _, err := tx.exec(`UPDATE webhooks SET retry_at = 0 WHERE workspace_id = ? AND id = ?`, tx.ws, webhook); err != nil {
			return nil, err
		}
		tx.wokeO = true
		return tx.delivery(webhook, id)
	})
}
