package mail

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/mail"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"hummock/internal/crm"
)

// longestAnswer is how much of what a server says is kept.
const longestAnswer = 500

// Dial connects to a server.
type Dial func(ctx context.Context, network, address string) (net.Conn, error)

// Server is where mail is handed over.
type Server struct {
	crm.MailServer
	Password string
	Name     string      // by which we greet
	TLS      *tls.Config // with the server's name
}

// SendError is why something was not handed over.
type SendError struct {
	Answer    string // the server's own words; empty: it gave none
	Permanent bool   // trying again would not help
	InDoubt   bool   // the connection went after the last line: nobody knows
	Err       error
}

func (e *SendError) Error() string { return e.Err.Error() }

func (e *SendError) Unwrap() error { return e.Err }

func failed(err error) *SendError {
	e := &SendError{Err: err}
	if said, ok := errors.AsType[*textproto.Error](err); ok {
		e.Answer, e.Permanent = answer(strconv.Itoa(said.Code)+" "+said.Msg), said.Code >= 500
	}
	return e
}

// answer is what a server said as one line of text.
func answer(said string) string {
	said = strings.ToValidUTF8(said[:min(len(said), longestAnswer)], "")
	return strings.Join(strings.FieldsFunc(said, func(r rune) bool { return r <= ' ' || r == 0x7f }), " ")
}

// Session is a connection to a server that takes mail from us.
type Session struct {
	conn net.Conn
	smtp *smtp.Client
}

// Connect greets the server, encrypts and signs in, within the time of ctx. Dial
// gives an encrypted connection where the server wants one from the start. Its
// errors are those of dial, or *SendError.
func Connect(ctx context.Context, s Server, dial Dial) (*Session, error) {
	conn, err := dial(ctx, "tcp", net.JoinHostPort(s.Host, strconv.Itoa(s.Port)))
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	client, err := s.client(conn)
	if err == nil {
		var talk *smtp.Client
		if talk, err = client.DialToSMTPClientWithContext(ctx); err == nil {
			return &Session{conn, talk}, nil
		}
	}
	_ = conn.Close()
	return nil, failed(err)
}

func (s Server) client(conn net.Conn) (*gomail.Client, error) {
	policy := gomail.NoTLS
	if s.Security == crm.MailStartTLS {
		policy = gomail.TLSMandatory
	}
	options := []gomail.Option{
		gomail.WithPort(s.Port), gomail.WithHELO(s.Name), gomail.WithTLSPolicy(policy), gomail.WithTLSConfig(s.TLS), gomail.WithTimeout(time.Minute),
		gomail.WithDialContextFunc(func(context.Context, string, string) (net.Conn, error) { return conn, nil }),
	}
	if s.User != "" {
		options = append(options, gomail.WithUsername(s.User), gomail.WithPassword(s.Password), gomail.WithOpportunisticSMTPAuth(s.proofs()...))
	}
	return gomail.NewClient(s.Host, options...)
}

// proofs are the ways to sign in, the best first.
func (s Server) proofs() []gomail.SMTPAuthType {
	if s.Security == crm.MailOpen {
		return []gomail.SMTPAuthType{gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlainNoEnc, gomail.SMTPAuthLoginNoEnc}
	}
	return []gomail.SMTPAuthType{gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin}
}

// Deliver hands one mail over until a time, and gives the server's answer. Claim
// is asked last, once the server would take the text: where it fails nothing was
// sent, and the error is its own. All other errors are *SendError.
func (s *Session) Deliver(until time.Time, from string, to []string, raw []byte, claim func() error) (string, error) {
	if err := s.conn.SetDeadline(until); err != nil {
		return "", failed(err)
	}
	if err := s.offer(from, to); err != nil {
		_ = s.smtp.Reset()
		return "", failed(err)
	}
	if err := claim(); err != nil {
		_ = s.smtp.Reset()
		return "", err
	}
	w, err := s.smtp.Data()
	if err != nil {
		return "", failed(err)
	}
	if _, err := w.Write(raw); err != nil {
		_ = s.conn.Close() // before its end, so that a piece of it is not taken for the whole
		return "", failed(err)
	}
	if err := w.Close(); err != nil {
		e := failed(err)
		e.InDoubt = e.Answer == ""
		return "", e
	}
	said := ""
	if d, ok := w.(*smtp.DataCloser); ok {
		said = answer(d.ServerResponse())
	}
	return said, nil
}

func (s *Session) offer(from string, to []string) error {
	if err := s.smtp.Mail("<" + from + ">"); err != nil {
		return err
	}
	for _, address := range to {
		if err := s.smtp.Rcpt("<" + address + ">"); err != nil {
			return err
		}
	}
	return nil
}

// Until limits the time that is left, for whatever is being done.
func (s *Session) Until(at time.Time) { _ = s.conn.SetDeadline(at) }

// Close takes leave, and ends the connection.
func (s *Session) Close() {
	_ = s.smtp.Quit()
	_ = s.conn.Close()
}

// Letterhead is what stands above the text of a mail.
type Letterhead struct {
	ID      string // Message-ID without brackets
	From    Address
	To, Cc  []Address
	Date    time.Time
	Subject string
}

// Compose writes a mail as it goes over the wire.
func Compose(h Letterhead, text string) ([]byte, error) {
	m := gomail.NewMsg()
	m.SetMessageIDWithValue(h.ID)
	m.SetDateWithValue(h.Date)
	m.FromMailAddress(&mail.Address{Name: h.From.Name, Address: h.From.Mailbox})
	m.ToMailAddress(all(h.To)...)
	if len(h.Cc) > 0 {
		m.CcMailAddress(all(h.Cc)...)
	}
	m.Subject(h.Subject)
	m.SetUserAgent("Hummock")
	m.SetBodyString(gomail.TypeTextPlain, text)
	var raw bytes.Buffer
	_, err := m.WriteTo(&raw)
	return raw.Bytes(), err
}

func all(list []Address) []*mail.Address {
	out := make([]*mail.Address, len(list))
	for i, a := range list {
		out[i] = &mail.Address{Name: a.Name, Address: a.Mailbox}
	}
	return out
}
