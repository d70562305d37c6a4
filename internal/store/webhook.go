package store

import (
	"context"
	"time"

	"hummock/internal/crm"
)

// SecretOverlap is how long a webhook's former secret signs beside the new one,
// so that the receiver can change over.
const SecretOverlap = 24 * time.Hour

const webhookColumns = `id, version, name, url, events, active, failures, COALESCE(trouble, ''), failing_since, secret_id, created_at`

func scanWebhook(row scanner) (crm.Webhook, error) {
	var w crm.Webhook
	var events, trouble string
	var active bool
	var failures int
	err := row.Scan(&w.ID, &w.Version, &w.Name, &w.URL, &events, &active, &failures, &trouble, &w.FailingSince, &w.Secret, &w.CreatedAt)
	if err != nil {
		return w, err
	}
	w.State = crm.WebhookOn
	if failures > 0 {
		w.State = crm.WebhookFailing
	}
	if !active {
		w.State = crm.WebhookOff
	}
	w.Trouble, err = troubleOf(trouble)
	if w.Trouble != nil {
		w.Error = w.Trouble.Msg
	}
	return w, firstError(err, fromJSON(events, &w.Events))
}

func troubleOf(text string) (*crm.Trouble, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // there was none
	}
	t := &crm.Trouble{}
	return t, fromJSON(text, t)
}

// Webhooks lists the webhooks of the workspace by name.
func (s *Store) Webhooks(ctx context.Context, by crm.Actor) ([]crm.Webhook, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Webhook, error) {
		return collect(tx, scanWebhook, `SELECT `+webhookColumns+` FROM webhooks WHERE workspace_id = ? ORDER BY name, id`, tx.ws)
	})
}

// Webhook gives one webhook.
func (s *Store) Webhook(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Webhook, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Webhook, error) { return tx.webhook(id) })
}

func (tx *Tx) webhook(id crm.ID) (*crm.Webhook, error) {
	w, err := optional(collect(tx, scanWebhook, `SELECT `+webhookColumns+` FROM webhooks WHERE workspace_id = ? AND id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, crm.NotFoundf("webhook", "there is no such webhook")
	}
	return w, err
}

// webhookAt gives a webhook that a change was made on.
func (tx *Tx) webhookAt(id crm.ID, version int64, mine any) (*crm.Webhook, error) {
	w, err := tx.webhook(id)
	if err != nil {
		return nil, err
	}
	if w.Version != version {
		return nil, staleAt(version, w.Version, mine, w)
	}
	return w, nil
}

// Sealed is a secret as it may be stored, with an id that names it.
type Sealed struct {
	ID   crm.ID
	Text string
}

// NewWebhook is what a webhook is made from.
type NewWebhook struct {
	ID     crm.ID
	Secret Sealed
	crm.WebhookPatch
	Inside crm.InsideHosts
}

// CreateWebhook adds a webhook; it needs a name and an address.
func (s *Store) CreateWebhook(ctx context.Context, by crm.Actor, in NewWebhook) (*crm.Webhook, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Webhook, error) {
		w := &crm.Webhook{ID: in.ID, Version: 1, Events: []string{}, State: crm.WebhookOn, Secret: in.Secret.ID, CreatedAt: crm.InstantOf(tx.now)}
		if err := w.Change(tx.by, in.WebhookPatch, in.Inside); err != nil {
			return nil, err
		}
		_, err := tx.exec(`INSERT INTO webhooks (workspace_id, id, version, name, url, events, active, secret_id, secret, failures, retry_at, tried_at, fence, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)`,
			tx.ws, w.ID, w.Version, w.Name, w.URL, asJSON(w.Events), bit(w.State != crm.WebhookOff), w.Secret, in.Secret.Text, w.CreatedAt)
		if err != nil {
			return nil, err
		}
		tx.changed("webhook", w.ID, "created", nil, w)
		return w, tx.countWebhooks()
	})
}

// countWebhooks keeps the number of listeners beside the rev, where each write
// finds it for nothing. The lock on that row, taken before counting, lets one
// webhook in at a time.
func (tx *Tx) countWebhooks() error {
	if _, err := tx.exec(`UPDATE workspaces SET rev = rev WHERE id = ?`, tx.ws); err != nil {
		return err
	}
	var all, on int
	if err := tx.one(`SELECT COUNT(*), COALESCE(SUM(active), 0) FROM webhooks WHERE workspace_id = ?`, []any{tx.ws}, &all, &on); err != nil {
		return err
	}
	if all > crm.MostWebhooks {
		return crm.Errorf(crm.Conflict, "webhook.too_many", "a firm has %d webhooks at most: remove one that is not needed any more", crm.MostWebhooks)
	}
	_, err := tx.exec(`UPDATE workspaces SET webhooks = ? WHERE id = ?`, on, tx.ws)
	return err
}

// EditWebhook changes a webhook. One that gets another address, or is switched
// on, is tried at once.
func (s *Store) EditWebhook(ctx context.Context, by crm.Actor, id crm.ID, version int64, p crm.WebhookPatch, inside crm.InsideHosts) (*crm.Webhook, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Webhook, error) {
		w, err := tx.webhookAt(id, version, p)
		if err != nil {
			return nil, err
		}
		before := *w
		if err := w.Change(tx.by, p, inside); err != nil {
			return nil, err
		}
		was, is, err := crm.Diff(&before, w)
		if err != nil || len(is) == 0 {
			return w, err
		}
		w.Version++
		if err := updateWebhook(tx, w, before.Version); err != nil {
			return nil, err
		}
		if w.URL != before.URL || w.State == crm.WebhookOn && before.State == crm.WebhookOff {
			w.FailingSince, w.Trouble, w.Error = 0, nil, ""
			if w.State == crm.WebhookFailing {
				w.State = crm.WebhookOn
			}
			if err := tx.restartWebhook(id); err != nil {
				return nil, err
			}
		}
		tx.changed("webhook", id, "edited", was, is)
		return w, tx.countWebhooks()
	})
}

func updateWebhook(tx *Tx, w *crm.Webhook, version int64) error {
	n, err := tx.exec(`UPDATE webhooks SET version = ?, name = ?, url = ?, events = ?, active = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		w.Version, w.Name, w.URL, asJSON(w.Events), bit(w.State != crm.WebhookOff), tx.ws, w.ID, version)
	if err == nil && n == 0 {
		return errRaced
	}
	return err
}

// restartWebhook forgets that a webhook failed, and takes it from whoever is
// sending to it.
func (tx *Tx) restartWebhook(id crm.ID) error {
	tx.wokeO = true
	_, err := tx.exec(`UPDATE webhooks SET failures = 0, failing_since = NULL, trouble = NULL, retry_at = 0, lease_until = NULL, fence = fence + 1 WHERE workspace_id = ? AND id = ?`, tx.ws, id)
	return err
}

// RotateSecret gives a webhook another secret. The former one signs beside it
// for SecretOverlap.
func (s *Store) RotateSecret(ctx context.Context, by crm.Actor, id crm.ID, version int64, secret Sealed) (*crm.Webhook, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Webhook, error) {
		w, err := tx.webhookAt(id, version, nil)
		if err != nil {
			return nil, err
		}
		was := map[string]any{"secret_id": w.Secret}
		w.Version, w.Secret = version+1, secret.ID
		n, err := tx.exec(`UPDATE webhooks SET version = ?, old_secret = secret, old_until = ?, secret_id = ?, secret = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
			w.Version, tx.now.Add(SecretOverlap).UnixMilli(), secret.ID, secret.Text, tx.ws, id, version)
		if err == nil && n == 0 {
			return nil, errRaced
		}
		tx.changed("webhook", id, "rotated", was, map[string]any{"secret_id": secret.ID})
		return w, err
	})
}

// RemoveWebhook ends a webhook, with all that it was still to be told.
func (s *Store) RemoveWebhook(ctx context.Context, by crm.Actor, id crm.ID, version int64) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		w, err := tx.webhookAt(id, version, nil)
		if err != nil {
			return false, err
		}
		n, err := tx.exec(`DELETE FROM webhooks WHERE workspace_id = ? AND id = ? AND version = ?`, tx.ws, id, version)
		if err == nil && n == 0 {
			return false, errRaced
		}
		if err != nil {
			return false, err
		}
		tx.changed("webhook", id, "removed", w, nil)
		if err := tx.countWebhooks(); err != nil { // from here on nobody tells it anything
			return false, err
		}
		_, err = tx.exec(`DELETE FROM outbox WHERE workspace_id = ? AND destination = ?`, tx.ws, id)
		return true, err
	})
	return err
}
