package jobs

import (
	"crypto/x509"
	"log/slog"
	"strconv"
	"strings"
	"testing"
	"time"

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
	deal   *crm.Deal
}

func eachMailhouse(t *testing.T, run func(t *testing.T, h *mailhouse)) {
	t.Helper()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		keys, err := auth.NewKeyring(auth.NewKey())
		if err != nil {
			t.Fatal(err)
		}
		h := &mailhouse{Firm: storetest.NewFirm(t, s, selling()), t: t, clock: clock, server: mailtest.Start(t)}
		h.Courier = Courier{Store: s, Keys: keys, Log: slog.New(slog.DiscardHandler), Seed: 7}
		h.reach(h.server.Port, h.server.Roots)
		h.setUp(h.draft())
		run(t, h)
	})
}

func selling() crm.Template {
	text := func(s string) crm.Text { return crm.Text{crm.English: s} }
	return crm.Template{Pipelines: []crm.NamedProcess{{Process: crm.Process{
		Name: text("Sales"), Kind: crm.Sale, Basis: crm.Weighted, WinLine: "deliver",
		Stages: []crm.Stage{{Key: "offer", Name: text("Offer"), Phase: "sell"}, {Key: "deliver", Name: text("Delivery"), Phase: "deliver"}},
	}}}}
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

func (h *mailhouse) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// write writes a mail to somebody at example.org.
func (h *mailhouse) write(to, subject string) *crm.OutgoingMail {
	h.t.Helper()
	if h.deal == nil {
		d, err := h.Firm.Store.CreateDeal(h.t.Context(), h.Owner, crm.DealDraft{Name: "Portal"})
		h.must(err)
		h.deal = d
	}
	m, err := h.Firm.Store.WriteMail(h.t.Context(), h.Owner, h.deal.ID, crm.MailDraft{To: []string{to + "@example.org"}, Subject: subject, Text: "Dzień dobry,\n.\nВот наше предложение."})
	h.must(err)
	return m
}

func (h *mailhouse) later(by time.Duration) {
	h.t.Helper()
	h.clock.Move(by)
	due, err := h.due(h.t.Context())
	h.must(err)
	for _, d := range due {
		h.serve(h.t.Context(), d)
	}
}

func (h *mailhouse) now(m *crm.OutgoingMail) crm.OutgoingMail {
	h.t.Helper()
	list, err := h.Firm.Store.DealMails(h.t.Context(), h.Owner, h.deal.ID)
	h.must(err)
	for _, one := range list.Items {
		if one.ID == m.ID {
			return one
		}
	}
	h.t.Fatal("the mail is gone")
	return crm.OutgoingMail{}
}

func (h *mailhouse) state(m *crm.OutgoingMail, want crm.MailState, words string) {
	h.t.Helper()
	if got := h.now(m); got.State != want || !strings.Contains(got.Error+got.Answer, words) {
		h.t.Errorf("want %s with %q, got %s after %d tries: %s%s", want, words, got.State, got.Tries, got.Error, got.Answer)
	}
}

// activities is how many mails stand on the deal's record.
func (h *mailhouse) activities() int {
	h.t.Helper()
	list, err := h.Firm.Store.Timeline(h.t.Context(), h.Owner, h.deal.ID, 0, 200)
	h.must(err)
	n := 0
	for _, m := range list {
		if m.Activity != nil && m.Activity.Kind == crm.Mail && m.Activity.By == h.Owner.User {
			n++
		}
	}
	return n
}

// A mail waits ten seconds, in which it can be taken back, and then goes out once.
func TestAMailGoesOutOnceItsTimeHasCome(t *testing.T) {
	t.Parallel()
	eachMailhouse(t, func(t *testing.T, h *mailhouse) {
		t.Helper()
		m, undone := h.write("anna", "Oferta – предложение"), h.write("anna", "Oops")
		h.later(9 * time.Second)
		if n := len(h.server.Mails(t)); n != 0 {
			t.Fatalf("%d left early", n)
		}
		_, err := h.Firm.Store.UndoMail(t.Context(), h.Owner, undone.ID)
		h.must(err)
		h.later(time.Second)
		h.later(time.Minute)
		h.state(m, crm.MailSent, "OK id=")
		h.state(undone, crm.MailUndone, "")
		taken := h.server.Mails(t)
		if len(taken) != 1 || h.activities() != 1 {
			t.Fatalf("%d were taken, %d are on record", len(taken), h.activities())
		}
		got, err := mail.Read(taken[0].Raw)
		h.must(err)
		if got.ID != m.MessageID || got.Subject != m.Subject || got.Text != m.Text || got.From.Mailbox != "sales@example.com" || got.From.Name != "Example Ltd" || len(got.To) != 1 || got.To[0].Mailbox != "anna@example.org" {
			t.Errorf("got %+v", got)
		}
		if _, err := h.Firm.Store.UndoMail(t.Context(), h.Owner, m.ID); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("what was sent is taken back: %v", err)
		}
		if _, err := h.Firm.Store.ResendMail(t.Context(), h.Owner, m.ID); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("what was sent is sent again: %v", err)
		}
	})
}

// What the server refuses for good fails with its words; what it puts off is
// tried again, and ends.
func TestARefusalIsToldInTheServersWords(t *testing.T) {
	t.Parallel()
	eachMailhouse(t, func(t *testing.T, h *mailhouse) {
		t.Helper()
		refused, busy, good := h.write("nobody", "One"), h.write("busy", "Two"), h.write("anna", "Three")
		h.later(10 * time.Second)
		h.state(refused, crm.MailFailed, "550 no such mailbox here")
		h.state(busy, crm.MailQueued, "451 come back later")
		h.state(good, crm.MailSent, "")
		for range store.MailTries {
			h.later(6 * time.Hour)
		}
		h.state(busy, crm.MailFailed, "451 come back later")
		if got := h.now(busy); got.Tries != store.MailTries {
			t.Errorf("%d tries", got.Tries)
		}
		again, err := h.Firm.Store.ResendMail(t.Context(), h.Owner, busy.ID)
		h.must(err)
		if again.State != crm.MailQueued || again.MessageID != busy.MessageID {
			t.Errorf("got %+v", again)
		}
		if n := len(h.server.Mails(t)); n != 1 || h.activities() != 1 {
			t.Errorf("%d were taken, %d are on record", n, h.activities())
		}
	})
}

// A server that cannot be reached loses nothing.
func TestMailWaitsForItsServer(t *testing.T) {
	t.Parallel()
	eachMailhouse(t, func(t *testing.T, h *mailhouse) {
		t.Helper()
		m := h.write("anna", "One")
		h.reach(h.server.Port, nil) // whose certificate nobody knows
		h.later(10 * time.Second)
		h.state(m, crm.MailQueued, "certificate")
		h.reach(h.server.Port, h.server.Roots)
		h.later(time.Minute)
		h.state(m, crm.MailSent, "")
		if n := len(h.server.Mails(t)); n != 1 {
			t.Errorf("%d were taken", n)
		}
	})
}

// Where the connection goes between the last line and the server's word, the
// mail waits for a person, whatever the server made of it.
func TestAMailInDoubtWaitsForAPerson(t *testing.T) {
	t.Parallel()
	eachMailhouse(t, func(t *testing.T, h *mailhouse) {
		t.Helper()
		d := h.draft()
		d.Security, d.Port = crm.MailOpen, h.server.Deafen(t)
		h.reach(d.Port, nil)
		h.setUp(d)
		m, other := h.write("anna", "One"), h.write("anna", "Two")
		h.later(10 * time.Second)
		h.state(m, crm.MailInDoubt, "broke off")
		h.later(6 * time.Hour)
		h.later(6 * time.Hour)
		h.state(other, crm.MailInDoubt, "broke off")
		if n := len(h.server.Mails(t)); n != 2 || h.activities() != 0 {
			t.Errorf("%d were taken, %d are on record", n, h.activities())
		}
		got, err := h.Firm.Store.ConfirmMail(t.Context(), h.Owner, m.ID)
		h.must(err)
		if got.State != crm.MailSent || h.activities() != 1 {
			t.Errorf("got %+v, %d on record", got, h.activities())
		}
		h.reach(h.server.Port, h.server.Roots)
		h.setUp(h.draft())
		_, err = h.Firm.Store.ResendMail(t.Context(), h.Owner, other.ID)
		h.must(err)
		h.later(time.Second)
		h.state(other, crm.MailSent, "")
		if taken := h.server.Mails(t); len(taken) != 3 || taken[1].ID != taken[2].ID {
			t.Errorf("sent knowingly a second time it keeps its id: %+v", taken)
		}
	})
}

// A worker that dies while it hands a mail over leaves it in doubt; one that lost
// its lease sends and settles nothing.
func TestADeadWorkerLeavesItsMailInDoubt(t *testing.T) {
	t.Parallel()
	eachMailhouse(t, func(t *testing.T, h *mailhouse) {
		t.Helper()
		m := h.write("anna", "One")
		h.clock.Move(10 * time.Second)
		slow, err := h.Firm.Store.LeaseMails(t.Context(), h.Owner.Workspace)
		h.must(err)
		h.must(h.Firm.Store.ClaimMail(t.Context(), slow, m.ID))
		if _, err := h.Firm.Store.UndoMail(t.Context(), h.Owner, m.ID); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("what is on its way is taken back: %v", err)
		}
		h.later(time.Second)
		h.state(m, crm.MailSending, "")
		h.later(store.MailLease)
		h.state(m, crm.MailInDoubt, "broke off")
		if err := h.Firm.Store.SettleMail(t.Context(), slow, m, store.MailResult{State: crm.MailSent}); !crm.IsKind(err, crm.Conflict) {
			t.Errorf("without the lease: %v", err)
		}
		if n := len(h.server.Mails(t)); n != 0 {
			t.Errorf("%d were taken", n)
		}
	})
}
