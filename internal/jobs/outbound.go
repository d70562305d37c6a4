package jobs

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"

	"code.dny.dev/ssrf"

	"hummock/internal/crm"
	"hummock/internal/mail"
)

// Limits of a request that leaves the house.
const (
	outboundTime   = 10 * time.Second
	outboundAnswer = 64 << 10
)

// Outbound is the house's only way to addresses that people entered: by HTTP, and
// to mail servers. It connects to public addresses alone, on the ports of the web
// or of mail, and to those hosts inside that the operator named. The address is looked at when it is
// connected to, after the name was resolved: no spelling of it, no redirect and
// no name that changes its mind leads inside. It follows no redirects and uses
// no proxy.
type Outbound struct {
	inside   crm.InsideHosts
	log      *slog.Logger
	web      *ssrf.Guardian
	mail     *ssrf.Guardian
	resolver *net.Resolver  // nil: the system's
	roots    *x509.CertPool // nil: the system's
	client   *http.Client
}

// NewOutbound makes the client.
func NewOutbound(inside crm.InsideHosts, log *slog.Logger) *Outbound {
	return newOutbound(inside, log, nil, 80, 443)
}

func newOutbound(inside crm.InsideHosts, log *slog.Logger, resolver *net.Resolver, ports ...uint16) *Outbound {
	o := &Outbound{inside: inside, log: log, web: ssrf.New(ssrf.WithPorts(ports...)), mail: ssrf.New(ssrf.WithPorts(mailPorts()...)), resolver: resolver}
	o.client = &http.Client{
		Timeout:       outboundTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            o.dial(o.web),
			TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
			MaxResponseHeaderBytes: outboundAnswer,
			MaxIdleConnsPerHost:    2,
			MaxIdleConns:           64,
			IdleConnTimeout:        30 * time.Second,
			DisableCompression:     true,
		},
	}
	return o
}

// Close ends the connections that wait for more.
func (o *Outbound) Close() { o.client.CloseIdleConnections() }

func mailPorts() []uint16 {
	var ports []uint16
	for _, p := range crm.MailPorts() {
		ports = append(ports, uint16(p)) //nolint:gosec // ports of a short list
	}
	return ports
}

func (o *Outbound) dial(guard *ssrf.Guardian) mail.Dial {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		dialer := net.Dialer{Timeout: outboundTime, Resolver: o.resolver, Control: guard.Safe}
		if o.inside.Allow(host, port) {
			dialer.Control = nil
			o.log.InfoContext(ctx, "a request goes to a host inside, as --allow-outbound says", slog.String("host", host), slog.String("port", port))
		}
		return dialer.DialContext(ctx, network, address)
	}
}

// Mail connects to a mail server. An error is one that Post could give, or what
// the server answered.
func (o *Outbound) Mail(ctx context.Context, s mail.Server) (*mail.Session, error) {
	s.TLS = &tls.Config{MinVersion: tls.VersionTLS12, ServerName: s.Host, RootCAs: o.roots}
	dial := o.dial(o.mail)
	if s.Security == crm.MailTLS {
		dial = encrypted(dial, s.TLS)
	}
	ctx, cancel := context.WithTimeout(ctx, outboundTime)
	defer cancel()
	session, err := mail.Connect(ctx, s, dial)
	if err != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			err = ctx.Err()
		}
		return nil, o.mailTrouble(ctx, s.Host, err)
	}
	return session, nil
}

func encrypted(dial mail.Dial, config *tls.Config) mail.Dial {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		plain, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		conn := tls.Client(plain, config)
		if err := conn.HandshakeContext(ctx); err != nil {
			_ = plain.Close()
			return nil, err
		}
		return conn, nil
	}
}

// mailTrouble says in words why a mail server took nothing.
func (o *Outbound) mailTrouble(ctx context.Context, host string, err error) error {
	if s, ok := errors.AsType[*mail.SendError](err); ok && s.Answer != "" {
		return crm.Errorf(crm.Unavailable, "mail.answered", "%s answered: %s", host, s.Answer).With("host", host).With("answer", s.Answer)
	}
	if known := o.failure(ctx, host, err); !isCode(known, "delivery.unreachable") || isBroken(err) {
		return known
	}
	return crm.Errorf(crm.Unavailable, "mail.misunderstood", "%s cannot be used as it is set up here: %s", host, err).With("host", host).With("answer", err.Error())
}

// isBroken tells a connection that failed from a server that talks otherwise.
func isBroken(err error) bool {
	_, network := errors.AsType[*net.OpError](err)
	return network || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}

func isCode(err error, code string) bool {
	e, ok := errors.AsType[*crm.Error](err)
	return ok && e.Code == code
}

// Post sends JSON to an address and gives the status of the answer, whose text
// nobody reads. An error is a *crm.Error that people can be shown, or that of a
// context which ended.
func (o *Outbound) Post(ctx context.Context, target string, header http.Header, body []byte) (status int, err error) {
	if err := crm.CheckTarget(target, o.inside); err != nil {
		return 0, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader(body))
	if err != nil {
		return 0, crm.CheckTarget("", nil)
	}
	r.Header = header.Clone()
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Hummock")
	res, err := o.client.Do(r)
	if err != nil {
		return 0, o.failure(ctx, r.URL.Hostname(), err)
	}
	defer res.Body.Close()
	// A connection can be used again once its answer was read.
	_, _ = io.CopyN(io.Discard, res.Body, outboundAnswer)
	return res.StatusCode, answered(res.StatusCode)
}

func answered(status int) error {
	switch {
	case status >= 200 && status < 300:
		return nil
	case status >= 300 && status < 400:
		return crm.Errorf(crm.Unavailable, "delivery.redirect", "the address answers with a redirect (%d), which is not followed: enter the address that it leads to", status).With("status", strconv.Itoa(status))
	}
	return crm.Errorf(crm.Unavailable, "delivery.status", "the address answered %d, where 200 to 299 would have said that it took the message", status).With("status", strconv.Itoa(status))
}

// failure says in words why no answer came.
func (o *Outbound) failure(ctx context.Context, host string, err error) error {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	switch {
	case ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded):
		return ctx.Err()
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork):
		o.log.WarnContext(ctx, "a request to an address inside the network was refused", slog.String("host", host), slog.Any("error", err))
		return crm.Errorf(crm.Unavailable, "delivery.inside", "%s leads inside the network, where requests may not go: let the operator allow it by --allow-outbound", host).With("host", host)
	case errors.As(err, &dns) && !dns.IsTimeout:
		return crm.Errorf(crm.Unavailable, "delivery.unknown_host", "no address is known for %s: look whether the name is right", host).With("host", host)
	case errors.As(err, &certificate):
		return crm.Errorf(crm.Unavailable, "delivery.certificate", "the certificate of %s is not valid for it, or is signed by nobody that is known here", host).With("host", host)
	case errors.As(err, &timeout) && timeout.Timeout():
		return crm.Errorf(crm.Unavailable, "delivery.slow", "%s did not answer within %d seconds", host, int(outboundTime.Seconds())).With("host", host).With("seconds", strconv.Itoa(int(outboundTime.Seconds())))
	}
	return crm.Errorf(crm.Unavailable, "delivery.unreachable", "%s cannot be connected to, or broke the connection off", host).With("host", host)
}
