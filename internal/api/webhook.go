package api

import (
	"context"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) webhookRoutes() {
	add(s, "GET /webhooks", "list-webhooks", "Webhooks by name", s.listWebhooks)
	add(s, "POST /webhooks", "create-webhook", "Make a webhook, whose secret is shown once", s.createWebhook)
	add(s, "GET /webhooks/{id}", "get-webhook", "One webhook, and whether it arrives",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Webhook, error) {
			w, err := s.Store.Webhook(ctx, by, in.ID)
			return s.wordWebhook(by, w), err
		})
	add(s, "PATCH /webhooks/{id}", "edit-webhook", "Change a webhook, or switch it on or off", s.editWebhook)
	add(s, "DELETE /webhooks/{id}", "remove-webhook", "Remove a webhook, with all that it was still to be told",
		func(ctx context.Context, by crm.Actor, in *versioned) (nothing, error) {
			return nothing{}, s.Store.RemoveWebhook(ctx, by, in.ID, in.version())
		})
	add(s, "POST /webhooks/{id}/secret", "rotate-secret", "Give a webhook another secret, which is shown once; for a day the former signs too", s.rotateSecret)
	add(s, "POST /webhooks/{id}/test", "test-webhook", "Send a webhook a message that tells of no change",
		func(ctx context.Context, by crm.Actor, in *ByID) (*store.Delivery, error) {
			return s.Store.TestWebhook(ctx, by, in.ID)
		})
	add(s, "GET /webhooks/{id}/deliveries", "list-deliveries", "The newest messages of a webhook, and how far they have come", s.listDeliveries)
	add(s, "POST /webhooks/{id}/deliveries/{delivery}/resend", "resend-delivery", "Send a message again that was given up, under its old id",
		func(ctx context.Context, by crm.Actor, in *oneDelivery) (*store.Delivery, error) {
			return s.Store.Resend(ctx, by, in.ID, in.Delivery)
		})
	add(s, "GET /webhook-events", "list-webhook-events", "Everything that a webhook can be told of",
		func(context.Context, crm.Actor, *struct{}) (items[string], error) { return all(crm.EventTypes(), nil) })
}

// versioned names a row and the version that the caller knows.
type versioned struct {
	ByID
	Versioned
}

type oneDelivery struct {
	ByID
	Delivery crm.ID `path:"delivery"`
}

// newWebhook is a webhook as it is written.
type newWebhook struct {
	Name   string            `json:"name" minLength:"1" maxLength:"200"`
	URL    string            `json:"url" minLength:"1" maxLength:"2000" doc:"https, or http to a host inside that the operator allows"`
	Events []string          `json:"events,omitempty" maxItems:"50" doc:"Such as deal.moved, deal.* or *.created; empty: everything"`
	State  *crm.WebhookState `json:"state,omitempty" enum:"on,off" doc:"on where absent"`
}

// shownWebhook is a webhook with its secret, which nobody can ask for again.
type shownWebhook struct {
	crm.Webhook
	Key string `json:"secret" doc:"Shown this once"`
}

func (s *Server) listWebhooks(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Webhook], error) {
	list, err := s.Store.Webhooks(ctx, by)
	for i := range list {
		s.wordWebhook(by, &list[i])
	}
	return all(list, err)
}

// wordWebhook says in the caller's language why a webhook fails.
func (s *Server) wordWebhook(by crm.Actor, w *crm.Webhook) *crm.Webhook {
	if w != nil {
		w.Error = s.worded(by, w.Trouble, w.Error)
	}
	return w
}

func (s *Server) worded(by crm.Actor, t *crm.Trouble, otherwise string) string {
	if t == nil {
		return otherwise
	}
	return s.texts.sentence(by.Language, &crm.Error{Code: t.Code, Msg: t.Msg, Params: t.Params})
}

func (s *Server) createWebhook(ctx context.Context, by crm.Actor, in *in[newWebhook]) (*shownWebhook, error) {
	id := crm.NewID()
	secret, sealed, err := s.newSecret(by, id)
	if err != nil {
		return nil, err
	}
	b := in.Body
	w, err := s.Store.CreateWebhook(ctx, by, store.NewWebhook{
		ID: id, Secret: sealed, Inside: s.Inside, WebhookPatch: crm.WebhookPatch{Name: &b.Name, URL: &b.URL, Events: &b.Events, State: b.State},
	})
	return shown(w, secret, sealed, err)
}

func (s *Server) newSecret(by crm.Actor, webhook crm.ID) (auth.Secret, store.Sealed, error) {
	secret := auth.NewWebhookSecret()
	text, err := s.Keys.Seal(auth.WebhookPlace(by.Workspace, webhook), secret)
	return secret, store.Sealed{ID: crm.NewID(), Text: text}, err
}

// shown gives a secret away, unless an earlier try of the request made another.
func shown(w *crm.Webhook, secret auth.Secret, sealed store.Sealed, err error) (*shownWebhook, error) {
	if err == nil && w.Secret != sealed.ID {
		err = crm.Errorf(crm.Conflict, "webhook.shown_before", "an earlier try of this request made the secret and showed it: rotate the secret to get another")
	}
	if err != nil {
		return nil, err
	}
	return &shownWebhook{*w, secret.Reveal()}, nil
}

func (s *Server) editWebhook(ctx context.Context, by crm.Actor, in *change[crm.WebhookPatch]) (*crm.Webhook, error) {
	w, err := s.Store.EditWebhook(ctx, by, in.ID, in.version(), in.Body, s.Inside)
	return s.wordWebhook(by, w), err
}

func (s *Server) rotateSecret(ctx context.Context, by crm.Actor, in *versioned) (*shownWebhook, error) {
	secret, sealed, err := s.newSecret(by, in.ID)
	if err != nil {
		return nil, err
	}
	w, err := s.Store.RotateSecret(ctx, by, in.ID, in.version(), sealed)
	return shown(w, secret, sealed, err)
}

func (s *Server) listDeliveries(ctx context.Context, by crm.Actor, in *struct {
	ByID
	State string `query:"state" enum:"waiting,sent,dead" doc:"Absent: all"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
},
) (items[store.Delivery], error) {
	list, err := s.Store.Deliveries(ctx, by, in.ID, in.State, in.Limit)
	for i := range list {
		list[i].Error = s.worded(by, list[i].Trouble, list[i].Error)
	}
	return all(list, err)
}
