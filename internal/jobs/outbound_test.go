package jobs

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"hummock/internal/crm"
)

// trap counts who connects to it, by whatever address of this machine.
type trap struct {
	port string
	hits atomic.Int64
}

func setTrap(t *testing.T) *trap {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", ":0") // every address, of both families where there are two
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	trapped := &trap{port: port}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			trapped.hits.Add(1)
			_ = c.Close()
		}
	}()
	t.Cleanup(func() { _ = l.Close(); <-done })
	return trapped
}

// names is a DNS server that answers each question with the next address of its
// list, round and round.
type names map[string][]string

func (n names) resolver(t *testing.T) *net.Resolver {
	t.Helper()
	server, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { defer close(done); n.answer(server) }()
	t.Cleanup(func() { _ = server.Close(); <-done })
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func (n names) answer(server net.PacketConn) {
	b, asked := make([]byte, 1500), map[string]int{}
	for {
		size, from, err := server.ReadFrom(b)
		if err != nil {
			return
		}
		var m dnsmessage.Message
		if m.Unpack(b[:size]) != nil || len(m.Questions) != 1 {
			continue
		}
		q := m.Questions[0]
		m.Response, m.Authoritative, m.Additionals = true, true, nil
		list := n[strings.TrimSuffix(q.Name.String(), ".")]
		if len(list) == 0 {
			m.RCode = dnsmessage.RCodeNameError
		} else {
			key := q.Name.String() + q.Type.String()
			addr := netip.MustParseAddr(list[asked[key]%len(list)])
			asked[key]++
			header := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
			switch {
			case q.Type == dnsmessage.TypeA && addr.Is4():
				m.Answers = []dnsmessage.Resource{{Header: header, Body: &dnsmessage.AResource{A: addr.As4()}}}
			case q.Type == dnsmessage.TypeAAAA && addr.Is6():
				m.Answers = []dnsmessage.Resource{{Header: header, Body: &dnsmessage.AAAAResource{AAAA: addr.As16()}}}
			}
		}
		if packed, err := m.Pack(); err == nil {
			_, _ = server.WriteTo(packed, from)
		}
	}
}

// hosts are ways to write an address inside: in each form that some program
// reads, and names that lead there.
func hosts() []string {
	list := []string{
		"localhost", "LOCALHOST", "localhost.", "ip6-localhost", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433", "017700000001", "0x7f000001", "0x7f.1",
		"0177.0.0.1", "0177.0.0.01", "0x7f.0x0.0x0.0x1", "127.0.0.1.", "127.000.000.001", "00000177.0.0.1", "127.0.0.1%25lo", "127%2e0%2e0%2e1",
		"①②⑦.⓪.⓪.①", "127。0。0。1", "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::1%25lo]", "[::127.0.0.1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
		"[0:0:0:0:0:ffff:127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
		"[2002:a9fe:a9fe::]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[fc00::1]", "[fd00::1]", "[fd12:3456:789a::1]", "[ff02::1]", "[100::1]",
		"[::ffff:a9fe:a9fe]", "[::ffff:10.0.0.1]", "[3fff::1]", "[5f00::1]",
	}
	for _, addr := range inside {
		list = append(list, addr)
		if a := netip.MustParseAddr(addr); a.Is4() {
			b := a.As4()
			list = append(list,
				fmt.Sprintf("[::ffff:%s]", a), fmt.Sprintf("[64:ff9b::%s]", a), fmt.Sprintf("[2002:%02x%02x:%02x%02x::1]", b[0], b[1], b[2], b[3]),
				fmt.Sprintf("%#o.%#o.%#o.%#o", b[0], b[1], b[2], b[3]), fmt.Sprintf("%#x.%#x.%#x.%#x", b[0], b[1], b[2], b[3]),
				strconv.FormatUint(uint64(b[0])<<24|uint64(b[1])<<16|uint64(b[2])<<8|uint64(b[3]), 10))
		}
	}
	for name := range leading {
		list = append(list, name)
	}
	return list
}

// inside has an address of each range that nothing goes to.
var inside = []string{
	"0.0.0.1", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.0.0.2", "127.255.255.254", "169.254.0.1", "169.254.169.254",
	"172.16.0.1", "172.31.255.254", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.254", "198.18.0.1", "198.19.255.254",
	"198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
}

// leading are names whose addresses lie inside.
var leading = names{
	"loop.test": {"127.0.0.1"}, "loop6.test": {"::1"}, "mapped.test": {"::ffff:127.0.0.1"}, "any.test": {"0.0.0.0"}, "any6.test": {"::"},
	"metadata.test": {"169.254.169.254"}, "private.test": {"10.0.0.1"}, "nat64.test": {"64:ff9b::7f00:1"}, "6to4.test": {"2002:7f00:1::"},
}

func guarded(t *testing.T, allowed crm.InsideHosts, n names, port string) *Outbound {
	t.Helper()
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		t.Fatal(err)
	}
	// The trap's port is let through, so that only the address can stop a request.
	o := newOutbound(allowed, slog.New(slog.DiscardHandler), n.resolver(t), uint16(number), 80, 443)
	o.client.Timeout = time.Second // some of these addresses lead nowhere and answer never
	t.Cleanup(o.Close)
	return o
}

// S9: however an address inside is written, nothing connects to it. The first
// look at the address is left out here: it is not what the promise rests on.
func TestNoSpellingLeadsInside(t *testing.T) {
	t.Parallel()
	trapped := setTrap(t)
	o := guarded(t, nil, leading, trapped.port)
	n := 0
	for _, scheme := range []string{"http", "https"} {
		for _, host := range hosts() {
			n++
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, scheme+"://"+host+":"+trapped.port+"/", nil)
			if err != nil {
				continue // it is no address at all
			}
			res, err := o.client.Do(r)
			if err == nil {
				_ = res.Body.Close()
				t.Errorf("%s answered", host)
			}
		}
	}
	if hits := trapped.hits.Load(); hits != 0 || n < 150 {
		t.Errorf("%d connections in %d tries", hits, n)
	}
}

// The trap is there: without the guard a good part of the same addresses leads into it.
func TestTheTrapCatches(t *testing.T) {
	t.Parallel()
	trapped := setTrap(t)
	o := guarded(t, nil, leading, trapped.port)
	plain := &http.Client{Timeout: time.Second, Transport: &http.Transport{DialContext: (&net.Dialer{Resolver: o.resolver}).DialContext, DisableKeepAlives: true}}
	for _, host := range []string{"localhost", "127.0.0.1", "127.0.0.2", "0.0.0.0", "loop.test", "[::ffff:127.0.0.1]", "mapped.test"} {
		before := trapped.hits.Load()
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+host+":"+trapped.port+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if res, err := plain.Do(r); err == nil {
			_ = res.Body.Close()
		}
		if trapped.hits.Load() == before {
			t.Errorf("%s does not lead into the trap, so that refusing it shows nothing", host)
		}
	}
}

// A name that changes its mind between two looks gains nothing by it.
func TestANameThatFlipsLeadsNowhere(t *testing.T) {
	t.Parallel()
	trapped := setTrap(t)
	// 198.51.100.1 stands for a public address; it is not connected to either, since it is for documentation.
	o := guarded(t, nil, names{"flip.test": {"198.51.100.1", "127.0.0.1", "::1", "127.0.0.1"}}, trapped.port)
	for range 1000 {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://flip.test:"+trapped.port+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if res, err := o.client.Do(r); err == nil {
			_ = res.Body.Close()
			t.Fatal("it answered")
		}
	}
	if hits := trapped.hits.Load(); hits != 0 {
		t.Errorf("%d connections", hits)
	}
}

// receiver is a real server that the operator allows.
func receiver(t *testing.T, answer http.HandlerFunc) (*httptest.Server, crm.InsideHosts) {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	allowed, err := crm.ParseInsideHosts([]string{s.Listener.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	return s, allowed
}

func codeOf(err error) string {
	e, _ := err.(*crm.Error) //nolint:errorlint // it is never wrapped
	if e == nil {
		return ""
	}
	return e.Code
}

func TestAnAllowedHostIsReachedAndLogged(t *testing.T) {
	t.Parallel()
	var got *http.Request
	s, allowed := receiver(t, func(w http.ResponseWriter, r *http.Request) { got = r; w.WriteHeader(http.StatusNoContent) })
	var log bytes.Buffer
	o := NewOutbound(allowed, slog.New(slog.NewJSONHandler(&log, nil)))
	defer o.Close()
	status, err := o.Post(t.Context(), s.URL+"/hook", http.Header{"Webhook-Id": {"x"}}, []byte(`{}`))
	if err != nil || status != 204 || got.Header.Get("Webhook-Id") != "x" || got.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("%d, %v, %v", status, err, got)
	}
	if !strings.Contains(log.String(), "allow-outbound") || !strings.Contains(log.String(), "127.0.0.1") {
		t.Errorf("its use is not in the log: %s", log.String())
	}
	// The same server under a name that nobody allowed stays out of reach.
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	if _, err := o.Post(t.Context(), "http://127.0.0.2:"+port+"/", http.Header{}, nil); codeOf(err) != "outbound.http" {
		t.Errorf("got %v", err)
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	trapped := setTrap(t)
	for _, status := range []int{301, 302, 303, 307, 308} {
		s, allowed := receiver(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "http://127.0.0.1:"+trapped.port+"/")
			w.WriteHeader(status)
		})
		o := guarded(t, allowed, nil, trapped.port)
		if got, err := o.Post(t.Context(), s.URL, http.Header{}, nil); got != status || codeOf(err) != "delivery.redirect" {
			t.Errorf("%d: got %d, %v", status, got, err)
		}
	}
	if trapped.hits.Load() != 0 {
		t.Error("a redirect was followed")
	}
}

func TestAProxyOfTheEnvironmentIsNotUsed(t *testing.T) {
	trapped := setTrap(t)
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"} {
		t.Setenv(name, "http://127.0.0.1:"+trapped.port)
	}
	o := guarded(t, crm.InsideHosts{{Host: "nowhere.test", Port: "80"}}, leading, trapped.port)
	if _, err := o.Post(t.Context(), "http://nowhere.test/", http.Header{}, nil); codeOf(err) != "delivery.unknown_host" {
		t.Errorf("got %v", err)
	}
	if trapped.hits.Load() != 0 {
		t.Error("a proxy was used")
	}
}

func TestOtherPortsAreRefused(t *testing.T) {
	t.Parallel()
	o := newOutbound(nil, slog.New(slog.DiscardHandler), names{"public.test": {"93.184.216.34"}}.resolver(t), 80, 443)
	for _, port := range []string{"22", "25", "6379", "8080", "1"} {
		if _, err := o.dial(o.web)(t.Context(), "tcp", "public.test:"+port); err == nil || !strings.Contains(err.Error(), "prohibited port") {
			t.Errorf("port %s: %v", port, err)
		}
	}
}

func TestFailuresAreSaidInWords(t *testing.T) {
	t.Parallel()
	big, allowed := receiver(t, func(w http.ResponseWriter, _ *http.Request) {
		for range 1000 {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	o := guarded(t, allowed, leading, "1")
	if status, err := o.Post(t.Context(), big.URL, http.Header{}, nil); status != 200 || err != nil {
		t.Errorf("an answer that is too long is not read to its end: %d, %v", status, err)
	}
	stop := make(chan struct{})
	slow, allowed := receiver(t, func(http.ResponseWriter, *http.Request) { <-stop })
	defer close(stop)
	o = guarded(t, allowed, leading, "1")
	if _, err := o.Post(t.Context(), slow.URL, http.Header{}, nil); codeOf(err) != "delivery.slow" {
		t.Errorf("got %v", err)
	}
	angry, allowed := receiver(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	o = guarded(t, allowed, leading, "1")
	if status, err := o.Post(t.Context(), angry.URL, http.Header{}, nil); status != 418 || codeOf(err) != "delivery.status" {
		t.Errorf("got %d, %v", status, err)
	}
	for target, want := range map[string]string{
		"https://loop.test/": "delivery.inside", "https://metadata.test/": "delivery.inside", "https://none.test/": "delivery.unknown_host",
		"https://127.0.0.1/": "outbound.inside", "http://example.com/": "outbound.http", "gopher://x": "outbound.url",
	} {
		if _, err := o.Post(t.Context(), target, http.Header{}, nil); codeOf(err) != want {
			t.Errorf("%s: want %s, got %v", target, want, err)
		}
	}
	tls := httptest.NewTLSServer(http.NotFoundHandler())
	defer tls.Close()
	allowed, err := crm.ParseInsideHosts([]string{tls.Listener.Addr().String()})
	if err != nil {
		t.Fatal(err)
	}
	o = guarded(t, allowed, nil, "1")
	if _, err := o.Post(t.Context(), tls.URL, http.Header{}, nil); codeOf(err) != "delivery.certificate" {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := o.Post(ctx, tls.URL, http.Header{}, nil); err == nil || codeOf(err) != "" {
		t.Errorf("what was stopped is no failure of the receiver: %v", err)
	}
}
