package api

import (
	"context"

	"hummock/internal/auth"
	"hummock/internal/crm"
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
