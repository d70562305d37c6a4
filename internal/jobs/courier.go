package jobs

import (
	"context"
	"encoding/binary"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// Courier empties the outbox, and sends mail. Each destination is served by one worker at a
// time, on whatever node, so that messages about one row arrive in their order
// and a slow destination holds up nobody else.
type Courier struct {
	Store *store.Store
	Out   *Outbound
	Keys  *auth.Keyring
	Log   *slog.Logger
	Poll  time.Duration // how often to look for messages of other nodes and of later
	Seed  uint64        // of the chance in waiting times
}

const (
	mostDestinations = 64 // served at once
	longestPause     = 10 * time.Minute
	sendingTime      = store.OutboxLease - 2*outboundTime // from the lease on, for all that it holds
)

// Run works until ctx ends.
func (c Courier) Run(ctx context.Context) {
	defer c.Out.Close()
	var all sync.WaitGroup
	busy, free := map[store.Destination]bool{}, make(chan store.Destination)
	for ctx.Err() == nil {
		woken := c.Store.OutboxChanged()
		due, err := c.due(ctx)
		if err != nil && ctx.Err() == nil {
			c.Log.Error("look into the outbox", slog.Any("error", err))
		}
		for _, d := range due {
			if busy[d] || len(busy) == mostDestinations {
				continue
			}
			busy[d] = true
			all.Go(func() {
				c.serve(ctx, d)
				select {
				case free <- d:
				case <-ctx.Done():
				}
			})
		}
		select {
		case <-ctx.Done():
		case <-woken:
		case d := <-free:
			delete(busy, d)
		case <-time.After(c.Poll):
		}
	}
	all.Wait()
}

// due lists what is due, mailboxes too.
func (c Courier) due(ctx context.Context) ([]store.Destination, error) {
	webhooks, err := c.Store.DueDestinations(ctx)
	if err != nil {
		return nil, err
	}
	mailboxes, err := c.Store.DueMailboxes(ctx)
	return append(mailboxes, webhooks...), err
}

// serve sends what is due at a destination, batch after batch.
func (c Courier) serve(ctx context.Context, d store.Destination) {
	empty := c.tell
	if d.ID.IsZero() {
		empty = c.mail
	}
	err := empty(ctx, d)
	if err == nil || ctx.Err() != nil {
		return
	}
	c.Log.Error("empty the outbox", slog.Any("workspace", d.Workspace), slog.Any("webhook", d.ID), slog.Any("error", err))
	select { // so that a failing database is not asked without end
	case <-ctx.Done():
	case <-time.After(c.Poll):
	}
}

func (c Courier) tell(ctx context.Context, d store.Destination) error {
	b, err := c.Store.LeaseMessages(ctx, d)
	for err == nil && b != nil {
		b, err = c.deliver(ctx, b)
	}
	return err
}

// deliver sends a batch, all its messages at once, and gives the next one.
func (c Courier) deliver(ctx context.Context, b *store.Batch) (*store.Batch, error) {
	sent := c.send(ctx, b)
	settle, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	next, err := c.Store.SettleMessages(settle, b, sent, c.pause(b, sent), ctx.Err() == nil)
	if crm.IsKind(err, crm.Conflict) {
		c.Log.Warn("a webhook was changed or taken over while it was being sent to", slog.Any("webhook", b.ID))
		return nil, nil //nolint:nilnil // whoever has it now goes on
	}
	return next, err
}

// send gives what became of the messages. Those that this process could not
// finish since it stops are left out: they were not tried.
func (c Courier) send(ctx context.Context, b *store.Batch) []store.Sent {
	secrets, broken := c.secrets(b)
	sending, cancel := context.WithTimeout(ctx, sendingTime)
	defer cancel()
	results := make([]*store.Sent, len(b.Messages))
	var all sync.WaitGroup
	for i := range b.Messages {
		all.Go(func() {
			m := store.Sent{Message: b.Messages[i], Trouble: broken}
			if broken == nil {
				m.Status, m.Trouble = c.post(sending, b.URL, secrets, &m.Message)
			}
			if m.Trouble != nil {
				m.After = delay(m.Tries+1, c.chance(m.ID, m.Tries))
			}
			if m.Trouble == nil || ctx.Err() == nil {
				results[i] = &m
			}
		})
	}
	all.Wait()
	var sent []store.Sent
	for _, r := range results {
		if r != nil {
			sent = append(sent, *r)
		}
	}
	return sent
}

// chance is the same for the same try with the same seed.
func (c Courier) chance(id crm.ID, tries int) func(int64) int64 {
	return rand.New(rand.NewPCG(c.Seed, binary.BigEndian.Uint64(id[8:])+uint64(tries))).Int64N
}

// pause leaves a destination alone that took nothing several times in a row; then
// it is probed now and again, a message at a time.
func (c Courier) pause(b *store.Batch, sent []store.Sent) time.Duration {
	for i := range sent {
		if sent[i].Trouble == nil {
			return 0
		}
	}
	failures := b.Failures + len(sent)
	if failures < store.BreakAfter || len(sent) == 0 {
		return 0
	}
	return min(delay(failures-store.BreakAfter+1, c.chance(b.ID, failures)), longestPause)
}

// secrets opens what signs: the secret in force, and for a while the one before.
func (c Courier) secrets(b *store.Batch) ([]auth.Secret, *crm.Trouble) {
	var list []auth.Secret
	for _, sealed := range []string{b.Secret, b.OldSecret} {
		if sealed == "" {
			continue
		}
		secret, err := c.Keys.Open(auth.WebhookPlace(b.Workspace, b.ID), sealed)
		if err == nil {
			list = append(list, secret)
			continue
		}
		if sealed == b.Secret {
			c.Log.Error("open the secret of a webhook", slog.Any("webhook", b.ID), slog.Any("error", err))
			return nil, troubled(crm.Errorf(crm.Unavailable, "delivery.secret", "the secret of this webhook cannot be opened with the key that the server has: put that key back, or rotate the secret"))
		}
	}
	return list, nil
}

// post sends one message, signed after Standard Webhooks.
func (c Courier) post(ctx context.Context, target string, secrets []auth.Secret, m *store.Message) (int, *crm.Trouble) {
	now, id, body := c.Store.Now(), m.ID.String(), []byte(m.Payload)
	var signatures []string
	for _, s := range secrets {
		signature, err := auth.SignWebhook(s, id, now, body)
		if err != nil {
			return 0, troubled(err)
		}
		signatures = append(signatures, signature)
	}
	header := http.Header{}
	header.Set("Webhook-Id", id)
	header.Set("Webhook-Timestamp", strconv.FormatInt(now.Unix(), 10))
	header.Set("Webhook-Signature", strings.Join(signatures, " "))
	status, err := c.Out.Post(ctx, target, header, body)
	return status, troubled(err)
}

// troubled puts an error into a form that can be kept.
func troubled(err error) *crm.Trouble {
	if err == nil {
		return nil
	}
	var known *crm.Error
	if !errors.As(err, &known) {
		known = crm.Errorf(crm.Unavailable, "delivery.failed", "the message could not be sent")
	}
	return &crm.Trouble{Code: known.Code, Msg: known.Msg, Params: known.Params}
}
