package mail_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/mail"
)

// crlf makes a mail of lines.
func crlf(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n")) }

func read(t *testing.T, lines ...string) mail.Email {
	t.Helper()
	l, err := mail.Read(crlf(lines...))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestAnEmailIsTakenApart(t *testing.T) {
	t.Parallel()
	l := read(t,
		"From: =?koi8-r?B?4c7OwQ==?= <Anna@Client.example>", "To: sales@firm.example, Jan <jan@firm.example>",
		"Subject: =?utf-8?Q?Zam=C3=B3wienie?=", "Message-ID: <c@client.example>", "Date: Mon, 23 Nov 2026 12:00:00 +0100",
		"References: <a@firm.example> <b@firm.example>", "In-Reply-To: <b@firm.example>",
		"Content-Type: multipart/mixed; boundary=outer", "",
		"--outer", "Content-Type: multipart/alternative; boundary=inner", "",
		"--inner", "Content-Type: text/plain; charset=iso-8859-2", "Content-Transfer-Encoding: quoted-printable", "",
		"Zgoda, bierzemy ca=B3o=B6=E6.", "", "Jan napisał(a):", "> Ile?", "--inner", "Content-Type: text/html", "", "<p>other words</p>", "--inner--",
		"--outer", "Content-Type: application/pdf", "Content-Disposition: attachment; filename=order.pdf", "Content-Transfer-Encoding: base64", "",
		base64.StdEncoding.EncodeToString([]byte("%PDF-1.7")), "--outer--")
	if diff := cmp.Diff([]string{"a@firm.example", "b@firm.example"}, l.Thread); diff != "" {
		t.Error(diff)
	}
	if l.From != (mail.Address{Name: "Анна", Mailbox: "anna@client.example"}) || len(l.To) != 2 {
		t.Errorf("from %+v to %+v", l.From, l.To)
	}
	if l.ID != "c@client.example" || l.Subject != "Zamówienie" || l.Kind != mail.Person || l.Date.Hour() != 11 {
		t.Errorf("%+v", l)
	}
	if !strings.HasPrefix(l.Text, "Zgoda, bierzemy całość.") || strings.Contains(l.Text, "other words") || !strings.Contains(l.Quoted, "> Ile?") {
		t.Errorf("text %q, quoted %q", l.Text, l.Quoted)
	}
	if len(l.Files) != 1 || l.Files[0].Name != "order.pdf" || string(l.Files[0].Data) != "%PDF-1.7" {
		t.Errorf("files %+v", l.Files)
	}
}

func TestQuotationsAreTrimmed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ body, text string }{
		{"Yes.\n\nOn Monday Jan wrote:\n> Shall we?\n> Jan\n", "Yes."},
		{"Да.\n\nИван пишет:\n> Начнём?", "Да."},
		{"Tak.\n----- Wiadomość oryginalna -----\nOd: Jan\nZaczynamy?", "Tak."},
		{"> Price?\nToo high.\n> Day?\nMonday.", "> Price?\nToo high.\n> Day?\nMonday."},
		{"As he wrote:\n\n", "As he wrote:"},
	} {
		l := read(t, "From: a@b.example", "Content-Type: text/plain; charset=utf-8", "", c.body)
		if l.Text != c.text {
			t.Errorf("%q gives %q", c.body, l.Text)
		}
	}
}

func TestNothingOfHTMLSurvives(t *testing.T) {
	t.Parallel()
	l := read(t, "From: a@b.example", "Content-Type: text/html", "",
		`<style>p{background:url(http://spy.example/1)}</style><p onclick="x()">Hello <b>you</b></p><img src="http://spy.example/2"><script>steal()</script>`,
		`<svg><script>again()</script></svg><blockquote>earlier</blockquote>`)
	if l.Text != "Hello you" || l.Quoted != ">earlier" {
		t.Errorf("text %q, quoted %q", l.Text, l.Quoted)
	}
}

func TestMachinesAreNoAnswer(t *testing.T) {
	t.Parallel()
	for header, want := range map[string]mail.Kind{
		"Auto-Submitted: auto-replied": mail.Auto, "Auto-Submitted: no": mail.Person, "Precedence: bulk": mail.Auto,
		"X-Autoreply: yes": mail.Auto, "List-Id: <news.example>": mail.Auto, "X-Mailer: any": mail.Person,
	} {
		if l := read(t, "From: a@b.example", header, "", "Away."); l.Kind != want {
			t.Errorf("%s: %s", header, l.Kind)
		}
	}
	l := read(t, "From: MAILER-DAEMON@b.example", `Content-Type: multipart/report; report-type=delivery-status; boundary=x`, "",
		"--x", "", "No such person.", "--x", "Content-Type: message/rfc822", "", "From: we@firm.example", "Message-ID: <ours@firm.example>", "", "Hello", "--x--")
	if l.Kind != mail.Bounce || l.Bounced != "ours@firm.example" || l.Text != "No such person." {
		t.Errorf("%+v", l)
	}
}

// nested is a mail of parts within parts.
func nested(depth int) string {
	if depth == 0 {
		return "\r\nend"
	}
	b := strings.Repeat("x", depth)
	return "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n" + nested(depth-1) + "\r\n--" + b + "--"
}

func TestHostileMailIsRefusedWithAReason(t *testing.T) {
	t.Parallel()
	for why, raw := range map[mail.Reason]string{
		mail.TooLarge:     "From: a@b.example\r\n\r\n" + strings.Repeat("x", mail.MaxSize),
		mail.HeaderLarge:  "From: a@b.example\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
		mail.Malformed:    "no header at all",
		mail.NoSender:     "Subject: hello\r\n\r\nhello",
		mail.TooDeep:      "From: a@b.example\r\n" + nested(40),
		mail.TooManyParts: "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + strings.Repeat("--x\r\n\r\na\r\n", 100_000),
	} {
		_, err := mail.Read([]byte(raw))
		if refused := (*mail.RefusedError)(nil); !errors.As(err, &refused) || refused.Why != why {
			t.Errorf("%s: %v", why, err)
		}
	}
}

func TestBrokenPiecesCostThemselvesAlone(t *testing.T) {
	t.Parallel()
	l := read(t, "From: a@b.example", "Subject: =?nonsense?B?!!?=", "Date: some day", "Content-Type: multipart/mixed; boundary=x", "",
		"--x", "Content-Type: text/plain; charset=nonsense", "", "Hello\x00\xff \u202ethere",
		"--x", "Content-Type: application/pdf; name=a.pdf", "Content-Transfer-Encoding: base64", "", "JVBE!!!", "--x", "Content-Ty")
	if l.Text != "Hello\uFFFD there" || !l.Date.IsZero() || len(l.Files) != 1 || string(l.Files[0].Data) != "%PD" {
		t.Errorf("%+v", l)
	}
	if l := read(t, "From: a@b.example", "", strings.Repeat("ż", 1<<20)); !l.Shortened || !utf8.ValidString(l.Text) {
		t.Errorf("shortened %v", l.Shortened)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("From: a@b.example\r\n" + nested(3)))
	f.Add(crlf("From: =?koi8-r?B?4c7OwQ==?= <a@b.example>", "References: <a> <b", "Content-Type: text/html; charset=utf-16", "", "<p>a<blockquote>b"))
	f.Add(crlf("From: MAILER-DAEMON@b", "Content-Type: multipart/report; report-type=delivery-status; boundary=x", "", "--x", "Content-Type: message/rfc822", "", "Message-ID: <a@b>"))
	f.Add(crlf("From: a@b.example", "Content-Transfer-Encoding: quoted-printable", "", "=C5=BC=", "=0D=00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := mail.Read(raw)
		if refused := (*mail.RefusedError)(nil); err != nil {
			if !errors.As(err, &refused) || refused.Why == "" {
				t.Fatalf("%v is none of our errors", err)
			}
			return
		}
		for _, s := range append([]string{l.ID, l.Subject, l.Text, l.Quoted, l.Bounced, l.From.Name, l.From.Mailbox}, l.Thread...) {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r\x1b") {
				t.Fatalf("%q isn't clean", s)
			}
		}
		if l.From.Mailbox == "" || strings.Contains(l.Subject+l.From.Mailbox+l.ID, "\n") {
			t.Fatalf("%+v", l)
		}
	})
}
