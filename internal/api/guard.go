package api

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hummock/internal/crm"
)

const (
	bodyLimit = 1 << 20 // bytes of a request's body
	pathLimit = 500     // of a path in the log
)

// guarded is what stands before every request from outside, outermost first.
func (s *Server) guarded(next http.Handler) http.Handler {
	next = s.limited(s.decoded(next))
	next = s.sameOrigin(next)
	next = s.knownHost(next)
	next = s.health(next)
	return s.begin(false, s.dressed(next))
}

// begin makes the call, and ends it with a line in the log.
func (s *Server) begin(local bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := &call{server: s, id: rand.Text()[:12], local: local, address: s.addressOf(r)}
		c.language, c.asked = languageOf(r.Header.Get("Accept-Language"))
		out := &answer{ResponseWriter: w}
		out.Header().Set("Request-Id", c.id)
		began := time.Now()
		defer func() {
			if p := recover(); p != nil {
				s.recovered(c, out, p)
			}
			s.log(r, c, out, time.Since(began))
		}()
		next.ServeHTTP(out, r.WithContext(context.WithValue(r.Context(), callKey{}, c)))
	})
}

func (s *Server) recovered(c *call, out *answer, p any) {
	if p == http.ErrAbortHandler { //nolint:errorlint // the value that net/http names
		return
	}
	c.failure = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	if out.status == 0 {
		c.refuse(out, 0, crm.Errorf("", "internal", "something went wrong on our side: try again, and if it stays, tell your admin the number %s", c.id).With("request", c.id))
	}
}

// log writes what happened: no bodies, no queries, no secrets.
func (s *Server) log(r *http.Request, c *call, out *answer, took time.Duration) {
	level := slog.LevelInfo
	attrs := []slog.Attr{
		slog.String("id", c.id), slog.String("method", r.Method), slog.String("path", truncated(r.URL.Path, pathLimit)), slog.Int("status", out.status),
		slog.Int64("bytes", out.bytes), slog.Float64("ms", float64(took.Microseconds())/1000), slog.String("address", c.address),
	}
	if c.operation != "" {
		attrs = append(attrs, slog.String("operation", c.operation))
	}
	if !c.by.User.IsZero() {
		attrs = append(attrs, slog.Int64("workspace", int64(c.by.Workspace)), slog.String("user", c.by.User.String()), slog.String("door", string(c.by.Door)))
	}
	if c.failure != nil {
		level = slog.LevelError
		attrs = append(attrs, slog.String("error", c.failure.Error()))
	}
	s.metrics.observe(c.operation, out.status, took)
	s.Log.LogAttrs(context.WithoutCancel(r.Context()), level, "request", attrs...)
}

// answer notes what was answered.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write counts bytes.
func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// dressed sets the headers of every answer.
func (s *Server) dressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonce := newNonce()
		h := w.Header()
		h.Set("Content-Security-Policy", policyFor(nonce))
		h.Set("Reporting-Endpoints", `csp="`+Base+breachPath+`"`)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if s.Secure {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		if strings.HasPrefix(r.URL.Path, "/api/") {
			h.Set("Cache-Control", "no-store")
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), nonceKey{}, nonce)))
	})
}

type nonceKey struct{}

func newNonce() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: the program ends instead
	return base64.RawStdEncoding.EncodeToString(b)
}

func policyFor(nonce string) string {
	return "default-src 'none'; script-src 'nonce-" + nonce + "' 'strict-dynamic'; style-src 'self' 'nonce-" + nonce + "'; " +
		"img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; " +
		"frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types app; " +
		"report-to csp; report-uri " + Base + breachPath
}

// health answers whoever watches over the server, whatever name they call it by.
func (s *Server) health(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/healthz":
			_, _ = io.WriteString(w, "alive\n")
		case "/readyz":
			s.ready(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	w.Header().Set("Cache-Control", "no-store")
	switch {
	case s.isStopping():
		http.Error(w, "stopping", http.StatusServiceUnavailable)
	case s.Store.Ready(ctx) != nil:
		http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
	default:
		_, _ = io.WriteString(w, "ready\n")
	}
}

// knownHost refuses names that a stranger's page may have pointed at us. An
// address in figures, and this machine's own name, cannot be such a one.
func (s *Server) knownHost(next http.Handler) http.Handler {
	own := ""
	if u, err := url.Parse(s.BaseURL); err == nil {
		own = u.Hostname()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		host = strings.Trim(host, "[]")
		_, err := netip.ParseAddr(host)
		if err != nil && host != "localhost" && (own == "" || !strings.EqualFold(host, own)) {
			e := crm.Errorf(crm.Forbidden, "host.unknown", "this server does not go by the name %q: start it with --base-url and that name", host).With("host", host)
			callIn(r.Context()).refuse(w, http.StatusMisdirectedRequest, e)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses changes that another site's page asks for.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		stranger := strings.HasPrefix(r.URL.Path, formPath) // forms are open to every page, and know no session
		if !stranger && protection.Check(r) != nil {
			callIn(r.Context()).refuse(w, 0, crm.Errorf(crm.Forbidden, "cross_origin", "another site's page asked for this change, and it was refused: use this product's own pages"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// decoded checks the body's kind and size, and takes the request's fingerprint.
func (s *Server) decoded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := callIn(r.Context())
		if !strings.HasPrefix(r.URL.Path, "/api/") || r.Method == http.MethodGet || r.Method == http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		upload := r.Method == http.MethodPost && (r.URL.Path == Base+"/imports" || r.URL.Path == Base+"/files")
		switch {
		case upload && kind != "multipart/form-data":
			c.refuse(w, http.StatusUnsupportedMediaType, crm.Invalidf("upload.content_type", "files come as a form: send multipart/form-data with a part named file for each"))
			return
		case upload && !c.local && r.ContentLength > uploadLimit:
			c.refuse(w, 0, tooLarge())
			return
		case upload:
			r.Body = newPaced(w, r.Body, time.Now())
			if !c.local { // whoever may read the data folder may fill it
				r.Body = http.MaxBytesReader(w, r.Body, uploadLimit)
			}
			c.print = fingerprint(r, nil) // the files add theirs when they are here
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bodyLimit))
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			c.refuse(w, 0, tooLarge())
			return
		case err != nil:
			c.refuse(w, http.StatusBadRequest, crm.Invalidf("body.cut", "the body did not arrive whole: send it again"))
			return
		case !utf8.Valid(body):
			c.refuse(w, http.StatusBadRequest, crm.Invalidf("body.not_utf8", "the body is not UTF-8: letters would be lost; send it encoded as UTF-8"))
			return
		case !takes(r, kind) && (len(body) > 0 || r.Header.Get("Content-Type") != ""):
			c.refuse(w, http.StatusUnsupportedMediaType, crm.Invalidf("content_type", "the body must be JSON: send it with Content-Type application/json"))
			return
		}
		r.Body, c.print = io.NopCloser(bytes.NewReader(body)), fingerprint(r, body)
		next.ServeHTTP(w, r)
	})
}

// takes says whether a call takes a body of a kind: JSON, but for what browsers
// report by themselves, and what a frame sends.
func takes(r *http.Request, kind string) bool {
	switch r.URL.Path {
	case Base + breachPath:
		return kind == reportsKind || kind == reportKind
	case Base + clientPreview:
		return kind == formKind
	}
	return kind == "application/json"
}

func tooLarge() *crm.Error {
	return crm.Errorf(crm.TooLarge, "body.too_large", "the body is larger than 1 MB (25 MB for an upload): send less at a time")
}

// addressOf is where a request came from. A proxy is believed only if it is
// one of ours.
func (s *Server) addressOf(r *http.Request) string {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return "local"
	}
	addr := at.Addr().Unmap()
	if !s.isProxy(addr) {
		return addr.String()
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		ip, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		if addr = ip.Unmap(); !s.isProxy(addr) {
			break
		}
	}
	return addr.String()
}

func (s *Server) isProxy(addr netip.Addr) bool {
	return slices.ContainsFunc(s.Proxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}
