package auth

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"

	"hummock/internal/crm"
)

// webhookMark begins the secret of a webhook (Standard Webhooks).
const webhookMark = "whsec_"

// NewWebhookSecret makes 256 random bits in the form of Standard Webhooks.
func NewWebhookSecret() Secret {
	return Secret{webhookMark + base64.StdEncoding.EncodeToString(random())}
}

// SignWebhook gives the signature of one message for the header
// webhook-signature: v1, and HMAC-SHA256 over id, second of sending and body, as
// Standard Webhooks lays it down.
func SignWebhook(secret Secret, id string, at time.Time, body []byte) (string, error) {
	text, marked := strings.CutPrefix(secret.text, webhookMark)
	key, err := base64.StdEncoding.DecodeString(text)
	if err != nil || !marked {
		return "", errors.New("auth: this is no secret of a webhook")
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + strconv.FormatInt(at.Unix(), 10) + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}

// WebhookPlace is where the secret of a webhook is kept.
func WebhookPlace(ws crm.WorkspaceID, webhook crm.ID) Place {
	return Place{Table: "webhooks", Row: strconv.FormatInt(int64(ws), 10) + "/" + webhook.String(), Column: "secret"}
}
