package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/pprof"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"golang.org/x/net/netutil"
	"golang.org/x/sync/errgroup"

	"hummock/internal/api"
	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/store"
	"hummock/web"
)

type serve struct {
	Listen       string   `default:"127.0.0.1:8080" help:"Address to listen on." placeholder:"ADDR"`
	BaseURL      string   `help:"Where people reach the server, such as https://crm.example.com." placeholder:"URL"`
	TLSCert      string   `name:"tls-cert" help:"File with the TLS certificate." placeholder:"FILE"`
	TLSKey       string   `name:"tls-key" help:"File with its key." placeholder:"FILE"`
	TrustedProxy []string `help:"Addresses of proxies in front, such as 10.0.0.0/8; they end TLS." placeholder:"CIDR"`
	InsecureHTTP bool     `name:"insecure-http" help:"Listen beyond this machine without TLS. Whoever shares the network can read along."`
	AdminListen  string   `help:"Address for metrics and profiles; off where absent." placeholder:"ADDR"`
	AllowOut     []string `name:"allow-outbound" help:"Host inside the network that webhooks and mail may go to, without TLS too; repeatable. Without a port, 80 and 443." placeholder:"HOST[:PORT]"`
	AccountRate  float64  `default:"100" help:"Requests a second that one account may send."`

	begin func(*api.Server) error // done before the first request is answered
}

const (
	mostConnections = 10_000
	graceful        = 20 * time.Second // and the rest of 25 s for what is left
	drain           = 300 * time.Millisecond
)

// Run serves until it is told to stop.
func (c *serve) Run(sh *shell) error {
	proxies, err := c.check()
	if err != nil {
		return err
	}
	inside, err := crm.ParseInsideHosts(c.AllowOut)
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(sh.ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: choose another address by --listen (%w)", c.Listen, err)
	}
	defer listener.Close()
	if u, err := url.Parse(c.BaseURL); err != nil || c.BaseURL != "" && (u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return fmt.Errorf("--base-url %q is no address of a server: write one such as https://crm.example.com", c.BaseURL)
	}
	if c.BaseURL == "" {
		c.BaseURL = c.scheme() + "://" + listener.Addr().String()
	}
	log := slog.New(slog.NewJSONHandler(sh.errors, &slog.HandlerOptions{ReplaceAttr: utc}))
	s, err := sh.flags.open(sh.ctx, api.Deps{
		Log: log, Site: web.Site(), BaseURL: strings.TrimSuffix(c.BaseURL, "/"), Secure: c.isSecure(), Proxies: proxies, Rate: c.AccountRate, Inside: inside,
	})
	if errors.Is(err, store.ErrLocked) {
		return fmt.Errorf("another Hummock works in %s: stop it, or name another folder by --data", sh.flags.Data)
	}
	if err != nil {
		return err
	}
	return errors.Join(c.serve(sh, s, listener, log), s.Store.Close())
}

// check refuses what would let strangers read along.
func (c *serve) check() ([]netip.Prefix, error) {
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return nil, errors.New("TLS needs a certificate and its key: give both --tls-cert and --tls-key")
	}
	var proxies []netip.Prefix
	for _, text := range c.TrustedProxy {
		p, err := netip.ParsePrefix(text)
		if addr, err2 := netip.ParseAddr(text); err2 == nil {
			p, err = netip.PrefixFrom(addr, addr.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("%q is no address of a proxy: write it like 10.0.0.7 or 10.0.0.0/8", text)
		}
		proxies = append(proxies, p)
	}
	if !isLoopback(c.Listen) && c.TLSCert == "" && len(proxies) == 0 && !c.InsecureHTTP {
		return nil, fmt.Errorf("%s can be reached from other machines: give --tls-cert and --tls-key, or --trusted-proxy, or accept the risk by --insecure-http", c.Listen)
	}
	if c.AdminListen != "" && !isLoopback(c.AdminListen) {
		return nil, fmt.Errorf("%s can be reached from other machines, and profiles show what is in the memory: give --admin-listen an address such as 127.0.0.1:8081", c.AdminListen)
	}
	return proxies, nil
}

func isLoopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}

func (c *serve) scheme() string {
	if c.TLSCert != "" {
		return "https"
	}
	return "http"
}

func (c *serve) isSecure() bool {
	return c.TLSCert != "" || strings.HasPrefix(c.BaseURL, "https://")
}

// serve answers on all listeners until the context ends, then lets running
// requests finish.
func (c *serve) serve(sh *shell, s *api.Server, listener net.Listener, log *slog.Logger) error {
	socket, err := listenLocally(sh.ctx, sh.flags.socket())
	if err != nil {
		return err
	}
	servers := map[net.Listener]*http.Server{
		netutil.LimitListener(listener, mostConnections): c.server(s, log),
		socket: c.server(s.Local(), log),
	}
	if c.AdminListen != "" {
		admin, err := (&net.ListenConfig{}).Listen(sh.ctx, "tcp", c.AdminListen)
		if err != nil {
			return fmt.Errorf("cannot listen on %s: choose another address by --admin-listen (%w)", c.AdminListen, err)
		}
		servers[admin] = c.server(adminHandler(s), log)
	}
	courier := jobs.Courier{Store: s.Store, Out: jobs.NewOutbound(s.Inside, log), Keys: s.Keys, Log: log, Poll: 5 * time.Second, Seed: rand.Uint64()}
	s.TryMail = courier.TryMail
	if err := c.announce(sh, s); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(sh.ctx)
	runner := jobs.Runner{Store: s.Store, Log: log, Kinds: jobs.Kinds(), Workers: 2, Poll: 5 * time.Second}
	group.Go(func() error { runner.Run(ctx); return nil })
	for _, warning := range s.Store.Warnings() {
		log.Warn("the database is not as it should be", slog.String("what", warning))
	}
	if len(s.Inside) > 0 {
		log.Warn("requests may go to hosts inside the network", slog.Any("hosts", c.AllowOut))
	}
	group.Go(func() error { courier.Run(ctx); return nil })
	reminders := jobs.Reminders{Store: s.Store, Log: log, Every: 15 * time.Minute}
	group.Go(func() error { reminders.Run(ctx); return nil })
	leads := jobs.Leads{Store: s.Store, Log: log, Every: 30 * time.Second}
	group.Go(func() error { leads.Run(ctx); return nil })
	snapshots := jobs.Snapshots{Store: s.Store, Books: s.Books, Log: log, Every: 5 * time.Minute}
	group.Go(func() error { snapshots.Run(ctx); return nil })
	if chain, err := s.Keys.Chain(); err != nil {
		log.Warn("the change log is not chained", slog.Any("error", err))
	} else {
		chainer := jobs.Chainer{Store: s.Store, Chain: chain, Log: log, Every: 10 * time.Second}
		group.Go(func() error { chainer.Run(ctx); return nil })
	}
	group.Go(func() error { keepBooks(ctx, s); return nil })
	group.Go(func() error { s.ShareLimits(ctx); return nil })
	for l, server := range servers {
		group.Go(func() error { return c.serveOn(l, server) })
	}
	group.Go(func() error {
		<-ctx.Done()
		return shutDown(context.WithoutCancel(ctx), s, servers)
	})
	return group.Wait()
}

// Books that are read at the start, before anybody asks for them.
const readAhead = 20

// keepBooks reads the books of a few firms ahead, and gives back the memory of
// those that nobody works in.
func keepBooks(ctx context.Context, s *api.Server) {
	firms, _ := s.Store.Workspaces(ctx) // who asks for a book later is told what is wrong
	for _, w := range firms[:min(len(firms), readAhead)] {
		_, _ = s.Books.Book(ctx, w.ID, 0)
	}
	every := time.NewTicker(10 * time.Minute)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
			s.Books.Evict(crm.InstantOf(s.Store.Now().Add(-time.Hour)))
		}
	}
}

// serveOn answers on one listener; only the public one may speak TLS.
func (c *serve) serveOn(l net.Listener, server *http.Server) error {
	var err error
	if _, public := server.Handler.(*api.Server); public && c.TLSCert != "" {
		err = server.ServeTLS(l, c.TLSCert, c.TLSKey)
	} else {
		err = server.Serve(l)
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// shutDown says first that the server is not ready any more, then waits for
// what is in work.
func shutDown(ctx context.Context, s *api.Server, servers map[net.Listener]*http.Server) error {
	s.Stop()
	time.Sleep(drain)
	ctx, cancel := context.WithTimeout(ctx, graceful)
	defer cancel()
	var group errgroup.Group
	for _, server := range servers {
		group.Go(func() error {
			if server.Shutdown(ctx) != nil {
				return server.Close()
			}
			return nil
		})
	}
	return group.Wait()
}

func (c *serve) server(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       60 * time.Second,
		MaxHeaderBytes:    32 << 10,
		HTTP2:             &http.HTTP2Config{MaxConcurrentStreams: 100},
		TLSConfig:         &tls.Config{MinVersion: tls.VersionTLS12},
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// announce prints where the server is, and how it gets its first owner.
func (c *serve) announce(sh *shell, s *api.Server) error {
	fmt.Fprintf(sh.out, "Hummock is at %s\n", s.BaseURL)
	if !c.isSecure() && !isLoopback(c.Listen) {
		fmt.Fprintln(sh.out, "Without TLS, whoever shares the network can read along.")
	}
	if s.Shifted {
		fmt.Fprintf(sh.out, "The clock was set to %s: only sample and test workspaces live here.\n", s.Store.Now().UTC().Format(time.RFC3339))
	}
	link, err := s.OfferSetup(sh.ctx)
	if err == nil && link != "" {
		fmt.Fprintf(sh.out, "Set it up within 30 minutes, once: %s\n", link)
	}
	if err != nil || c.begin == nil {
		return err
	}
	return c.begin(s)
}

// listenLocally opens the socket by which commands reach this server. Whoever
// holds the lock of the folder may replace an old one.
func listenLocally(ctx context.Context, path string) (net.Listener, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("remove an old socket: %w", err)
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("cannot open the socket %s, perhaps because its path is long: choose another folder by --data (%w)", path, err)
	}
	return l, os.Chmod(path, 0o600)
}

func adminHandler(s *api.Server) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", s.Metrics())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	return mux
}

func utc(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		a.Value = slog.TimeValue(a.Value.Time().UTC())
	}
	return a
}
