package jobs

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

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

// Times of handing one mail over; all of it ends within store.MailLease.
const (
	mailTime  = 2 * time.Minute
	mailHaste = 10 * time.Second // once the server is told to stop
)

// mail sends what is due of a workspace, over one connection.
func (c Courier) mail(ctx context.Context, d store.Destination) error {
	b, err := c.Store.LeaseMails(ctx, d.Workspace)
	if err != nil || b == nil {
		return err
	}
	settle := context.WithoutCancel(ctx)
	session, unreached := c.connect(ctx, b.Workspace, &b.MailDoor)
	if session != nil {
		defer session.Close()
		defer context.AfterFunc(ctx, func() { session.Until(time.Now().Add(mailHaste)) })()
	}
	for i := range b.Mails {
		m := &b.Mails[i]
		if ctx.Err() != nil {
			break
		}
		err := unreached
		answer := ""
		if err == nil {
			answer, err = c.handOver(settle, b, m, session)
		}
		if errors.Is(err, store.ErrMailUndone) {
			continue
		}
		if err := c.Store.SettleMail(settle, b, m, c.judged(ctx, b, m, answer, err)); err != nil {
			return err
		}
		if isLost(err) { // the others get a connection of their own
			break
		}
	}
	return c.Store.ReturnMails(settle, b)
}

func (c Courier) handOver(ctx context.Context, b *store.MailBatch, m *crm.OutgoingMail, s *mail.Session) (string, error) {
	raw, err := mail.Compose(mail.Letterhead{
		ID: m.MessageID, From: mail.Address{Name: b.FromName, Mailbox: b.FromAddress}, To: readers(m.To), Cc: readers(m.Cc), Date: c.Store.Now(), Subject: m.Subject,
	}, m.Text)
	if err != nil {
		return "", err
	}
	return s.Deliver(time.Now().Add(mailTime), b.FromAddress, m.Addresses(), raw, func() error { return c.Store.ClaimMail(ctx, b, m.ID) })
}

func readers(list []crm.MailReader) []mail.Address {
	out := make([]mail.Address, len(list))
	for i, r := range list {
		out[i] = mail.Address{Name: r.Name, Mailbox: r.Address}
	}
	return out
}

// isLost tells a connection that is of no use any more.
func isLost(err error) bool {
	e, ok := errors.AsType[*mail.SendError](err)
	return ok && e.Answer == ""
}

// judged says what becomes of a mail after a try.
func (c Courier) judged(ctx context.Context, b *store.MailBatch, m *crm.OutgoingMail, answer string, err error) store.MailResult {
	if err == nil {
		return store.MailResult{State: crm.MailSent, Answer: answer}
	}
	r := store.MailResult{State: crm.MailQueued, Trouble: troubled(err), After: delay(m.Tries+1, c.chance(m.ID, m.Tries))}
	sending, ok := errors.AsType[*mail.SendError](err)
	if ok {
		r.Trouble = troubled(c.Out.mailTrouble(context.WithoutCancel(ctx), b.Host, sending))
	}
	switch {
	case ok && sending.InDoubt:
		r.State, r.Trouble = crm.MailInDoubt, troubled(store.MailInDoubt())
	case ok && sending.Permanent || m.Tries+1 >= store.MailTries:
		r.State = crm.MailFailed
	}
	return r
}
