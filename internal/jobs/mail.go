package jobs

import (
	"context"
	"log/slog"
	"strings"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/mail"
	"hummock/internal/store"
)

// TryMail connects to the workspace's mail server and signs in, as the next mail
// would.
func (c Courier) TryMail(ctx context.Context, by crm.Actor) error {
	door, err := c.Store.MailDoor(ctx, by)
	if err != nil {
		return err
	}
	session, err := c.connect(ctx, by.Workspace, door)
	if err != nil {
		return err
	}
	session.Close()
	return nil
}

func (c Courier) connect(ctx context.Context, ws crm.WorkspaceID, door *store.MailDoor) (*mail.Session, error) {
	_, name, _ := strings.Cut(door.FromAddress, "@")
	server := mail.Server{MailServer: door.MailServer, Name: name}
	if door.Sealed != "" {
		password, err := c.Keys.Open(auth.MailPlace(ws), door.Sealed)
		if err != nil {
			c.Log.ErrorContext(ctx, "open the password of a mail server", slog.Any("workspace", ws), slog.Any("error", err))
			return nil, crm.Errorf(crm.Unavailable, "mail.password_sealed", "the password of the mail server cannot be opened with the key that the server has: put that key back, or write the password once more")
		}
		server.Password = password.Reveal()
	}
	return c.Out.Mail(ctx, server)
}
