package crm_test

import (
	"errors"
	"testing"

	"hummock/internal/crm"
)

func TestMailSettingsAreChecked(t *testing.T) {
	t.Parallel()
	inside := crm.InsideHosts{{Host: "mail.lan", Port: "25"}, {Host: "localhost", Port: "2500"}}
	good := crm.MailSettingsDraft{MailServer: crm.MailServer{Host: "smtp.example.com", Port: 587, Security: crm.MailStartTLS}, FromAddress: "sales@example.com"}
	for want, change := range map[string]func(*crm.MailSettingsDraft){
		"":                  func(d *crm.MailSettingsDraft) { d.Host = " SMTP.Example.com. " },
		"mail.host":         func(d *crm.MailSettingsDraft) { d.Host = "smtp.example.com:587" },
		"mail.port":         func(d *crm.MailSettingsDraft) { d.Port = 443 },
		"mail.open":         func(d *crm.MailSettingsDraft) { d.Security = crm.MailOpen },
		"mail.inside":       func(d *crm.MailSettingsDraft) { d.Host = "10.0.0.7" },
		"mail.address":      func(d *crm.MailSettingsDraft) { d.FromAddress = "Anna <sales@example.com>" },
		"mail.one_line":     func(d *crm.MailSettingsDraft) { d.FromName = "Anna\r\nBcc: all@example.com" },
		"mail.user_missing": func(d *crm.MailSettingsDraft) { d.Password = new("secret") },
	} {
		d, s := good, crm.NewMailSettings()
		change(&d)
		if got := codeOf(s.Change(d, inside)); got != want {
			t.Errorf("want %q, got %q", want, got)
		}
	}
	for _, allowed := range []crm.MailServer{{Host: "mail.lan", Port: 25, Security: crm.MailStartTLS}, {Host: "localhost", Port: 2500, Security: crm.MailOpen}} {
		d, s := good, crm.NewMailSettings()
		d.MailServer = allowed
		if err := s.Change(d, inside); err != nil {
			t.Errorf("%s is allowed: %v", allowed.Host, err)
		}
	}
}

// Whoever names another server does not get the password of the former one.
func TestAPasswordStaysWithItsServer(t *testing.T) {
	t.Parallel()
	d := crm.MailSettingsDraft{MailServer: crm.MailServer{Host: "smtp.example.com", Port: 587, Security: crm.MailStartTLS, User: "sales"}, FromAddress: "sales@example.com", Password: new("secret")}
	s := crm.NewMailSettings()
	if err := s.Change(d, nil); err != nil || !s.HasPassword {
		t.Fatal(err, s)
	}
	d.Password, d.FromName = nil, "Example Ltd"
	if err := s.Change(d, nil); err != nil || !s.HasPassword || s.FromName != "Example Ltd" {
		t.Errorf("another name: %v", err)
	}
	for _, change := range []func(*crm.MailServer){
		func(m *crm.MailServer) { m.Host = "smtp.example.net" }, func(m *crm.MailServer) { m.Port = 465 },
		func(m *crm.MailServer) { m.Security = crm.MailTLS }, func(m *crm.MailServer) { m.User = "other" },
	} {
		other := d
		change(&other.MailServer)
		if got := codeOf(s.Change(other, nil)); got != "mail.password_again" {
			t.Errorf("%+v: got %q", other.MailServer, got)
		}
	}
}

// codeOf is the code of an error, of its one field where there is one.
func codeOf(err error) string {
	e, ok := errors.AsType[*crm.Error](err)
	if !ok {
		return ""
	}
	for _, at := range e.Fields {
		return at.Code
	}
	return e.Code
}
