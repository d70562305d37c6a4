package api

import (
	"context"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) mailRoutes() {
	add(s, "GET /mail/settings", "get-mail-settings", "How the firm sends mail; the password is never shown",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (*crm.MailSettings, error) {
			return s.Store.MailSettings(ctx, by)
		})
	add(s, "PUT /mail/settings", "put-mail-settings", "Say how the firm sends mail", s.putMailSettings)
	add(s, "POST /mail/settings/test", "try-mail-settings", "Connect to the mail server and sign in; where that fails, its own words tell why",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (nothing, error) {
			return nothing{}, s.TryMail(ctx, by)
		})
	add(s, "GET /deals/{id}/mails", "list-mails", "Mails that were written on a deal, and how far they have come", s.listMails)
	add(s, "POST /deals/{id}/mails", "write-mail", "Write a mail; for ten seconds, or until its time, it can be taken back",
		func(ctx context.Context, by crm.Actor, in *onID[crm.MailDraft]) (*crm.OutgoingMail, error) {
			return s.Store.WriteMail(ctx, by, in.ID, in.Body)
		})
	add(s, "DELETE /mails/{id}", "undo-mail", "Take a mail back that has not left yet",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.OutgoingMail, error) {
			m, err := s.Store.UndoMail(ctx, by, in.ID)
			return s.wordMail(by, m), err
		})
	add(s, "POST /mails/{id}/again", "resend-mail", "Send a mail again that failed, or that is in doubt",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.OutgoingMail, error) {
			return s.Store.ResendMail(ctx, by, in.ID)
		})
	add(s, "POST /mails/{id}/arrived", "confirm-mail", "Say that a mail in doubt arrived",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.OutgoingMail, error) {
			return s.Store.ConfirmMail(ctx, by, in.ID)
		})
}

func (s *Server) listMails(ctx context.Context, by crm.Actor, in *ByID) (*store.DealMails, error) {
	list, err := s.Store.DealMails(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	for i := range list.Items {
		s.wordMail(by, &list.Items[i])
	}
	return list, nil
}

// wordMail says in the caller's language why a mail did not get through.
func (s *Server) wordMail(by crm.Actor, m *crm.OutgoingMail) *crm.OutgoingMail {
	if m != nil {
		m.Error = s.worded(by, m.Trouble, m.Error)
	}
	return m
}

func (s *Server) putMailSettings(ctx context.Context, by crm.Actor, in *struct {
	Versioned
	Body crm.MailSettingsDraft
},
) (*crm.MailSettings, error) {
	sealed := ""
	if p := in.Body.Password; p != nil && *p != "" {
		text, err := s.Keys.Seal(auth.MailPlace(by.Workspace), auth.SecretOf(*p))
		if err != nil {
			return nil, err
		}
		sealed = text
	}
	return s.Store.PutMailSettings(ctx, by, in.version(), in.Body, sealed, s.Inside)
}
