package store

import (
	"context"

	"hummock/internal/crm"
)

const mailSettingsColumns = `version, host, port, security, username, password <> '', from_address, from_name`

// MailSettings gives how the workspace sends mail.
func (s *Store) MailSettings(ctx context.Context, by crm.Actor) (*crm.MailSettings, error) {
	return read(ctx, s, by, (*Tx).mailSettings)
}

func (tx *Tx) mailSettings() (*crm.MailSettings, error) {
	m := crm.NewMailSettings()
	err := tx.one(`SELECT `+mailSettingsColumns+` FROM mail_settings WHERE workspace_id = ?`, []any{tx.ws},
		&m.Version, &m.Host, &m.Port, &m.Security, &m.User, &m.HasPassword, &m.FromAddress, &m.FromName)
	if noRows(err) {
		return &m, nil
	}
	return &m, err
}

// MailDoor is where mail is handed over, with the sealed password.
type MailDoor struct {
	crm.MailSettings
	Sealed string // empty: there is none
}

// MailDoor gives what is needed to connect to the workspace's mail server.
func (s *Store) MailDoor(ctx context.Context, by crm.Actor) (*MailDoor, error) {
	return read(ctx, s, by, func(tx *Tx) (*MailDoor, error) {
		m, err := tx.mailSettings()
		if err != nil {
			return nil, err
		}
		if m.Version == 0 {
			return nil, NoMailServer()
		}
		d := &MailDoor{MailSettings: *m}
		return d, tx.one(`SELECT password FROM mail_settings WHERE workspace_id = ?`, []any{tx.ws}, &d.Sealed)
	})
}

// NoMailServer tells that a workspace cannot send mail yet.
func NoMailServer() *crm.Error {
	return crm.Errorf(crm.Conflict, "mail.not_set_up", "no mail server is set up, so that nothing can be sent: let an admin enter it in the settings")
}

// PutMailSettings writes how the workspace sends mail. Sealed is the password as
// it may be stored; it counts where the draft has one.
func (s *Store) PutMailSettings(ctx context.Context, by crm.Actor, version int64, d crm.MailSettingsDraft, sealed string, inside crm.InsideHosts) (*crm.MailSettings, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.MailSettings, error) {
		m, err := tx.mailSettings()
		if err != nil {
			return nil, err
		}
		if m.Version != version {
			return nil, staleAt(version, m.Version, nil, m)
		}
		before := *m
		if err := m.Change(d, inside); err != nil {
			return nil, err
		}
		m.Version++
		if err := tx.saveMailSettings(m, d.Password != nil, sealed); err != nil {
			return nil, err
		}
		was, is, err := crm.Diff(&before, m)
		tx.changed("mail_settings", crm.ID{}, "set", was, is)
		tx.wokeO = true
		return m, err
	})
}

func (tx *Tx) saveMailSettings(m *crm.MailSettings, another bool, sealed string) error {
	n, err := tx.exec(`INSERT INTO mail_settings (workspace_id, version, host, port, security, username, password, from_address, from_name, tried_at, fence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
		ON CONFLICT (workspace_id) DO UPDATE SET version = excluded.version, host = excluded.host, port = excluded.port, security = excluded.security, username = excluded.username,
			password = CASE WHEN ? = 1 THEN excluded.password ELSE mail_settings.password END, from_address = excluded.from_address, from_name = excluded.from_name
		WHERE mail_settings.version = excluded.version - 1`,
		tx.ws, m.Version, m.Host, m.Port, string(m.Security), m.User, sealed, m.FromAddress, m.FromName, bit(another))
	if err == nil && n == 0 {
		return errRaced
	}
	return err
}
