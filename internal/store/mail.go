package store

import (
	"context"
	"time"

	"hummock/internal/crm"
)

// Limits of mails on their way. A try ends well within the lease.
const (
	MailLease = 5 * time.Minute
	MailTries = 12 // a server may be away for hours
	mailBatch = 20 // mails of one connection
)

const mailColumns = `id, deal_id, message_id, to_list, cc_list, contacts, subject, body, state, send_at, attempts, COALESCE(trouble, ''), answer, created_at, created_by, settled_at`

func scanMail(row scanner) (crm.OutgoingMail, error) {
	var m crm.OutgoingMail
	var to, cc, contacts, trouble string
	err := row.Scan(&m.ID, &m.Deal, &m.MessageID, &to, &cc, &contacts, &m.Subject, &m.Text, &m.State, &m.SendAt, &m.Tries, &trouble, &m.Answer, &m.CreatedAt, &m.By, &m.SettledAt)
	if err != nil {
		return m, err
	}
	m.Trouble, err = troubleOf(trouble)
	if m.Trouble != nil {
		m.Error = m.Trouble.Msg
	}
	return m, firstError(err, fromJSON(to, &m.To), fromJSON(cc, &m.Cc), fromJSON(contacts, &m.Contacts))
}

// DealMails are the mails that were written on a deal.
type DealMails struct {
	From  string             `json:"from" doc:"The address that mails are sent from; empty: nothing is set up"`
	Items []crm.OutgoingMail `json:"items" nullable:"false" doc:"The newest first"`
}

// DealMails gives the mails of a deal.
func (s *Store) DealMails(ctx context.Context, by crm.Actor, deal crm.ID) (*DealMails, error) {
	return read(ctx, s, by, func(tx *Tx) (*DealMails, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		m, err := tx.mailSettings()
		if err != nil {
			return nil, err
		}
		list, err := collect(tx, scanMail, `SELECT `+mailColumns+` FROM mails WHERE workspace_id = ? AND deal_id = ? ORDER BY created_at DESC LIMIT 200`, tx.ws, deal)
		return &DealMails{m.FromAddress, list}, err
	})
}

// WriteMail queues a mail, which can be undone for a while.
func (s *Store) WriteMail(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.MailDraft) (*crm.OutgoingMail, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.OutgoingMail, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		settings, err := tx.mailSettings()
		if err != nil {
			return nil, err
		}
		if settings.Version == 0 {
			return nil, NoMailServer()
		}
		people, err := tx.dealContacts(d.ID)
		if err != nil {
			return nil, err
		}
		m, err := draft.Mail(settings.FromAddress, people, crm.InstantOf(tx.now))
		if err != nil {
			return nil, err
		}
		m.Deal, m.By = d.ID, tx.by.User
		_, err = tx.exec(`INSERT INTO mails (workspace_id, id, deal_id, message_id, to_list, cc_list, contacts, subject, body, state, send_at, run_at, attempts, answer, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?, ?)`,
			tx.ws, m.ID, m.Deal, m.MessageID, asJSON(m.To), asJSON(m.Cc), asJSON(m.Contacts), m.Subject, m.Text, string(m.State), m.SendAt, m.SendAt, m.CreatedAt, m.By)
		tx.changed("deal", d.ID, "mail_queued", nil, map[string]any{"mail": m.ID})
		return m, err
	})
}

// UndoMail takes a mail back that has not left yet.
func (s *Store) UndoMail(ctx context.Context, by crm.Actor, id crm.ID) (*crm.OutgoingMail, error) {
	return s.onMail(ctx, by, id, func(tx *Tx, m *crm.OutgoingMail) error {
		n, err := tx.exec(`UPDATE mails SET state = 'undone', settled_at = ? WHERE workspace_id = ? AND id = ? AND state = 'queued'`, tx.now.UnixMilli(), tx.ws, m.ID)
		if err == nil && n == 0 {
			return crm.Errorf(crm.Conflict, "mail.gone", "this mail is on its way or settled already, so that it cannot be taken back")
		}
		tx.changed("deal", m.Deal, "mail_undone", nil, map[string]any{"mail": m.ID})
		return err
	})
}

// ResendMail sends a mail again that failed, or of which nobody knows whether it
// arrived. It keeps its message id.
func (s *Store) ResendMail(ctx context.Context, by crm.Actor, id crm.ID) (*crm.OutgoingMail, error) {
	return s.onMail(ctx, by, id, func(tx *Tx, m *crm.OutgoingMail) error {
		n, err := tx.exec(`UPDATE mails SET state = 'queued', attempts = 0, trouble = NULL, settled_at = NULL, run_at = ? WHERE workspace_id = ? AND id = ? AND state IN ('failed', 'in_doubt')`,
			tx.now.UnixMilli(), tx.ws, m.ID)
		if err == nil && n == 0 {
			return crm.Errorf(crm.Conflict, "mail.not_failed", "only a mail that failed or is in doubt can be sent again")
		}
		tx.wokeO = true
		tx.changed("deal", m.Deal, "mail_queued", nil, map[string]any{"mail": m.ID})
		return err
	})
}

// ConfirmMail puts on record that a mail in doubt arrived.
func (s *Store) ConfirmMail(ctx context.Context, by crm.Actor, id crm.ID) (*crm.OutgoingMail, error) {
	return s.onMail(ctx, by, id, func(tx *Tx, m *crm.OutgoingMail) error {
		n, err := tx.exec(`UPDATE mails SET state = 'sent', trouble = NULL WHERE workspace_id = ? AND id = ? AND state = 'in_doubt'`, tx.ws, m.ID)
		if err == nil && n == 0 {
			return crm.Errorf(crm.Conflict, "mail.not_in_doubt", "this mail is not in doubt")
		}
		if err != nil {
			return err
		}
		return tx.logMail(m, m.SettledAt)
	})
}

// onMail changes a mail of a deal that the actor may see, and gives it anew.
func (s *Store) onMail(ctx context.Context, by crm.Actor, id crm.ID, change func(*Tx, *crm.OutgoingMail) error) (*crm.OutgoingMail, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.OutgoingMail, error) {
		m, err := tx.mail(id)
		if err != nil {
			return nil, err
		}
		if _, err := tx.deal(m.Deal); crm.IsKind(err, crm.NotFound) {
			return nil, noMail()
		} else if err != nil {
			return nil, err
		}
		if err := change(tx, m); err != nil {
			return nil, err
		}
		return tx.mail(id)
	})
}

func (tx *Tx) mail(id crm.ID) (*crm.OutgoingMail, error) {
	m, err := optional(collect(tx, scanMail, `SELECT `+mailColumns+` FROM mails WHERE workspace_id = ? AND id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, noMail()
	}
	return m, err
}

func noMail() *crm.Error {
	return crm.NotFoundf("mail", "there is no such mail, or you may not see its deal")
}

// logMail puts a mail that was sent on the deal's record, unless the deal is gone.
func (tx *Tx) logMail(m *crm.OutgoingMail, at crm.Instant) error {
	d, err := tx.deal(m.Deal)
	if crm.IsKind(err, crm.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = insertActivity(tx, d, crm.ActivityAnswer{Kind: crm.Mail, Direction: crm.Ours, At: at, Contacts: m.Contacts, Note: m.Subject + "\n\n" + m.Text})
	return err
}
