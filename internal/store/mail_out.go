package store

import (
	"context"
	"errors"
	"time"

	"hummock/internal/crm"
)

// DueMailboxes lists the workspaces with mail to be sent now, as destinations
// without an id, the one first that was tried longest ago.
func (s *Store) DueMailboxes(ctx context.Context) ([]Destination, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) ([]Destination, error) {
		now := tx.now.UnixMilli()
		return collect(tx, func(row scanner) (Destination, error) {
			var d Destination
			return d, row.Scan(&d.Workspace)
		}, `SELECT s.workspace_id FROM mail_settings s WHERE (s.lease_until IS NULL OR s.lease_until < ?) AND (
			EXISTS (SELECT 1 FROM mails m WHERE m.workspace_id = s.workspace_id AND m.state = 'queued' AND m.run_at <= ?) OR
			EXISTS (SELECT 1 FROM mails m WHERE m.workspace_id = s.workspace_id AND m.state = 'sending' AND m.run_at <= ?))
			ORDER BY s.tried_at LIMIT 200`, now, now, now)
	})
}

// MailBatch is what one worker has leased: the way to the server, and mails to
// be sent in their order.
type MailBatch struct {
	MailDoor
	Workspace crm.WorkspaceID
	Fence     int64
	Mails     []crm.OutgoingMail
}

// LeaseMails takes a workspace's mail for MailLease, or gives nil. A mail that
// another worker was handing over when it died is in doubt from then on.
func (s *Store) LeaseMails(ctx context.Context, ws crm.WorkspaceID) (*MailBatch, error) {
	return write(ctx, s, mailman(ws), func(tx *Tx) (*MailBatch, error) {
		b := &MailBatch{Workspace: ws}
		now := tx.now.UnixMilli()
		err := tx.one(`UPDATE mail_settings SET lease_until = ?, fence = fence + 1, tried_at = ? WHERE workspace_id = ? AND (lease_until IS NULL OR lease_until < ?) RETURNING host, port, security, username, password, from_address, from_name, fence`,
			[]any{tx.now.Add(MailLease).UnixMilli(), now, ws, now}, &b.Host, &b.Port, &b.Security, &b.User, &b.Sealed, &b.FromAddress, &b.FromName, &b.Fence)
		if noRows(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		if err := tx.doubtMails(); err != nil {
			return nil, err
		}
		b.Mails, err = collect(tx, scanMail, `SELECT `+mailColumns+` FROM mails WHERE workspace_id = ? AND state = 'queued' AND run_at <= ? ORDER BY run_at, id LIMIT ?`, ws, now, mailBatch)
		if err != nil || len(b.Mails) > 0 {
			return b, err
		}
		_, err = tx.exec(`UPDATE mail_settings SET lease_until = NULL WHERE workspace_id = ? AND fence = ?`, ws, b.Fence)
		return nil, err
	})
}

func mailman(ws crm.WorkspaceID) crm.Actor {
	return crm.Actor{Workspace: ws, Sees: crm.SeesAll, Door: crm.DoorJob}
}

// doubtMails settles what a worker left that died while it handed a mail over.
func (tx *Tx) doubtMails() error {
	why := asJSON(crm.Trouble{Code: "mail.in_doubt", Msg: MailInDoubt().Msg})
	return tx.query(func(row scanner) error {
		var id, deal crm.ID
		err := row.Scan(&id, &deal)
		tx.changed("deal", deal, "mail_in_doubt", nil, map[string]any{"mail": id})
		return err
	}, `UPDATE mails SET state = 'in_doubt', attempts = attempts + 1, trouble = ?, settled_at = run_at WHERE workspace_id = ? AND state = 'sending' AND run_at <= ? RETURNING id, deal_id`, why, tx.ws, tx.now.UnixMilli())
}

// MailInDoubt says of a mail that nobody knows whether it arrived.
func MailInDoubt() *crm.Error {
	return crm.Errorf(crm.Unavailable, "mail.in_doubt", "the connection broke off before the server said whether it took the mail: look whether it arrived before you send it again")
}

// ClaimMail marks a mail as being handed over, so that from here on nobody takes
// it back or sends it a second time.
func (s *Store) ClaimMail(ctx context.Context, b *MailBatch, id crm.ID) error {
	_, err := write(ctx, s, mailman(b.Workspace), func(tx *Tx) (bool, error) {
		if err := tx.holdMails(b); err != nil {
			return false, err
		}
		n, err := tx.exec(`UPDATE mails SET state = 'sending', run_at = ? WHERE workspace_id = ? AND id = ? AND state = 'queued'`, tx.now.UnixMilli(), tx.ws, id)
		if err == nil && n == 0 {
			return false, ErrMailUndone
		}
		return true, err
	})
	return err
}

// ErrMailUndone tells a worker that a mail was taken back.
var ErrMailUndone = errors.New("store: the mail was taken back")

// holdMails prolongs the lease, or tells that it was lost.
func (tx *Tx) holdMails(b *MailBatch) error {
	n, err := tx.exec(`UPDATE mail_settings SET lease_until = ? WHERE workspace_id = ? AND fence = ?`, tx.now.Add(MailLease).UnixMilli(), tx.ws, b.Fence)
	if err == nil && n == 0 {
		return crm.Errorf(crm.Conflict, "job.lease_lost", "another worker has taken this job")
	}
	return err
}

// MailResult is what became of a mail.
type MailResult struct {
	State   crm.MailState // queued: it is tried again
	Answer  string
	Trouble *crm.Trouble
	After   time.Duration // when to try it again
}

// SettleMail records what became of a mail. One that was sent goes on the deal's
// record, in the name of who wrote it.
func (s *Store) SettleMail(ctx context.Context, b *MailBatch, m *crm.OutgoingMail, r MailResult) error {
	by := mailman(b.Workspace)
	by.User = m.By
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		if err := tx.holdMails(b); err != nil {
			return false, err
		}
		trouble := ""
		if r.Trouble != nil {
			trouble = asJSON(r.Trouble)
		}
		settled := crm.InstantOf(tx.now)
		if r.State == crm.MailQueued {
			settled = 0
		}
		n, err := tx.exec(`UPDATE mails SET state = ?, attempts = attempts + 1, trouble = ?, answer = ?, run_at = ?, settled_at = ? WHERE workspace_id = ? AND id = ? AND state IN ('queued', 'sending')`,
			string(r.State), null(trouble), r.Answer, tx.now.Add(r.After).UnixMilli(), settled, tx.ws, m.ID)
		if err != nil || n == 0 { // it was taken back meanwhile
			return false, err
		}
		return true, tx.tellMail(m, r.State)
	})
	return err
}

func (tx *Tx) tellMail(m *crm.OutgoingMail, state crm.MailState) error {
	about := map[string]any{"mail": m.ID}
	switch state {
	case crm.MailSent:
		return tx.logMail(m, crm.InstantOf(tx.now))
	case crm.MailFailed:
		tx.changed("deal", m.Deal, "mail_failed", nil, about)
	case crm.MailInDoubt:
		tx.changed("deal", m.Deal, "mail_in_doubt", nil, about)
	}
	return nil
}

// ReturnMails gives the lease back.
func (s *Store) ReturnMails(ctx context.Context, b *MailBatch) error {
	_, err := write(ctx, s, mailman(b.Workspace), func(tx *Tx) (bool, error) {
		_, err := tx.exec(`UPDATE mail_settings SET lease_until = NULL WHERE workspace_id = ? AND fence = ?`, tx.ws, b.Fence)
		return true, err
	})
	return err
}
