package jobs

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"code.dny.dev/ssrf"

	"hummock/internal/crm"
)

// Limits of a request that leaves the house.
const (
	outboundTime   = 10 * time.Second
	outboundAnswer = 64 << 10
)

// Outbound is the house's only HTTP client, for addresses that people entered.
// It connects to public addresses alone, on the ports of the web, and to those
// hosts inside that the operator named. The address is looked at when it is
// connected to, after the name was resolved: no spelling of it, no redirect and
// no name that changes its mind leads inside. It follows no redirects and uses
// no proxy.
type Outbound struct {
	inside   crm.InsideHosts
	log      *slog.Logger
	guard    *ssrf.Guardian
	resolver *net.Resolver // nil: the system's
	client   *http.Client
}

// NewOutbound makes the client.
func NewOutbound(inside crm.InsideHosts, log *slog.Logger) *Outbound {
	return newOutbound(inside, log, nil, 80, 443)
}

func newOutbound(inside crm.InsideHosts, log *slog.Logger, resolver *net.Resolver, ports ...uint16) *Outbound {
	o := &Outbound{inside: inside, log: log, guard: ssrf.New(ssrf.WithPorts(ports...)), resolver: resolver}
	o.client = &http.Client{
		Timeout:       outboundTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext:            o.dial,
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

func (o *Outbound) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	dialer := net.Dialer{Timeout: outboundTime, Resolver: o.resolver, Control: o.guard.Safe}
	if o.inside.Allow(host, port) {
		dialer.Control = nil
		o.log.InfoContext(ctx, "a request goes to a host inside, as --allow-outbound says", slog.String("host", host), slog.String("port", port))
	}
	return dialer.DialContext(ctx, network, address)
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
		return 0, o.failure(ctx, r.URL, err)
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
func (o *Outbound) failure(ctx context.Context, u *url.URL, err error) error {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var timeout net.Error
	host := u.Hostname()
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
