package jobs

import (
	"crypto/x509"
	"log/slog"
	"strconv"
	"strings"
	"testing"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/mail"
	"hummock/internal/mailtest"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// mailhouse is a firm with a mail server, and the courier between.
type mailhouse struct {
	storetest.Firm
	Courier
	t      *testing.T
	clock  *storetest.Clock
	server *mailtest.Server
}

func eachMailhouse(t *testing.T, run func(t *testing.T, h *mailhouse)) {
	t.Helper()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		keys, err := auth.NewKeyring(auth.NewKey())
		if err != nil {
			t.Fatal(err)
		}
		h := &mailhouse{Firm: storetest.NewFirm(t, s, crm.Template{}), t: t, clock: clock, server: mailtest.Start(t)}
		h.Courier = Courier{Store: s, Keys: keys, Log: slog.New(slog.DiscardHandler), Seed: 7}
		h.reach(h.server.Port, h.server.Roots)
		h.setUp(h.draft())
		run(t, h)
	})
}

// reach lets mail go to a port of this machine.
func (h *mailhouse) reach(port int, roots *x509.CertPool) {
	h.Out = NewOutbound(crm.InsideHosts{{Host: "localhost", Port: strconv.Itoa(port)}}, slog.New(slog.DiscardHandler))
	h.Out.roots = roots
	h.t.Cleanup(h.Out.Close)
}

func (h *mailhouse) draft() crm.MailSettingsDraft {
	password := mailtest.Password
	return crm.MailSettingsDraft{
		MailServer: crm.MailServer{Host: "localhost", Port: h.server.Port, Security: crm.MailStartTLS, User: mailtest.User},
		Password:   &password, FromAddress: "sales@example.com", FromName: "Example Ltd",
	}
}

func (h *mailhouse) setUp(d crm.MailSettingsDraft) {
	h.t.Helper()
	m, err := h.Firm.Store.MailSettings(h.t.Context(), h.Owner)
	if err != nil {
		h.t.Fatal(err)
	}
	sealed, err := h.Keys.Seal(auth.MailPlace(h.Owner.Workspace), auth.SecretOf(*d.Password))
	if err == nil {
		_, err = h.Firm.Store.PutMailSettings(h.t.Context(), h.Owner, m.Version, d, sealed, h.Out.inside)
	}
	if err != nil {
		h.t.Fatal(err)
	}
}

// The test of the settings signs in, and tells what the server says where it
// does not let us.
func TestMailSettingsAreTried(t *testing.T) {
	t.Parallel()
	eachMailhouse(t, func(t *testing.T, h *mailhouse) {
		t.Helper()
		try := func(code, word string) {
			t.Helper()
			err := h.TryMail(t.Context(), h.Owner)
			if code == "" && err == nil {
				return
			}
			if !isCode(err, code) || !strings.Contains(err.Error(), word) {
				t.Errorf("want %s with %q, got %v", code, word, err)
			}
		}
		try("", "")
		wrong := "narrow river"
		d := h.draft()
		d.Password = &wrong
		h.setUp(d)
		try("mail.answered", "535 Incorrect authentication data")
		d = h.draft()
		d.Security = crm.MailOpen
		h.setUp(d)
		try("", "")
		d.Security = crm.MailTLS // and the server begins without
		h.setUp(d)
		try("mail.misunderstood", "localhost")
		h.setUp(h.draft())
		h.reach(h.server.Port, nil)
		try("delivery.certificate", "localhost")
		h.Keys = nil
		try("mail.password_sealed", "password")
	})
}

func TestAMailServerMayBeEncryptedFromTheStart(t *testing.T) {
	t.Parallel()
	server := mailtest.StartTLS(t)
	o := NewOutbound(crm.InsideHosts{{Host: "127.0.0.1", Port: strconv.Itoa(server.Port)}}, slog.New(slog.DiscardHandler))
	o.roots = server.Roots
	s, err := o.Mail(t.Context(), mail.Server{
		MailServer: crm.MailServer{Host: "127.0.0.1", Port: server.Port, Security: crm.MailTLS, User: mailtest.User}, Password: mailtest.Password, Name: "example.com",
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

// Mail goes to the ports of mail alone, and no way leads it inside.
func TestMailDoesNotComeInside(t *testing.T) {
	t.Parallel()
	o := NewOutbound(nil, slog.New(slog.DiscardHandler))
	for _, port := range []int{25, 465, 587, 2525} {
		for _, host := range []string{"localhost", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "0x7f000001", "127.1"} {
			_, err := o.Mail(t.Context(), mail.Server{MailServer: crm.MailServer{Host: host, Port: port, Security: crm.MailStartTLS}, Name: "example.com"})
			if !isCode(err, "delivery.inside") && !isCode(err, "delivery.unknown_host") {
				t.Errorf("%s:%d: %v", host, port, err)
			}
		}
	}
	for _, port := range []string{"22", "80", "443", "110"} {
		if _, err := o.dial(o.mail)(t.Context(), "tcp", "93.184.216.34:"+port); err == nil || !strings.Contains(err.Error(), "prohibited port") {
			t.Errorf("port %s: %v", port, err)
		}
	}
}
