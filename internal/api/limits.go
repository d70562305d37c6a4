package api

import (
	"context"
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"hummock/internal/crm"
)

// DefaultRate is how many requests a second an account may send for long; for
// a moment it may send five times as many. An address may send twice an
// account's, since a firm often has one address.
const DefaultRate = 100

const (
	mostAtOnce = 256                    // API requests in work; more wait
	mostWait   = 200 * time.Millisecond // for a place
	mostKnown  = 100_000                // buckets kept; more and all begin anew
)

// How nodes share buckets: each tells the others, this often, of those that it
// took at least a tenth of a second's allowance out of.
const (
	tellEvery = time.Second
	tellFrom  = 0.1
	mostHeard = 1_000_000 // requests of one bucket in one notice
)

// limits keep one caller, or all together, from drowning the server. This node
// judges by buckets of its own; what other nodes took is drained from them.
type limits struct {
	rate   float64
	places chan struct{}

	mu      sync.Mutex
	buckets map[string]*bucket
	untold  map[string]*bucket // of which the other nodes should hear
}

type bucket struct {
	*rate.Limiter
	spent int // and not told yet
}

func newLimits(perAccount float64) *limits {
	if perAccount <= 0 {
		perAccount = DefaultRate
	}
	return &limits{rate: perAccount, places: make(chan struct{}, mostAtOnce), buckets: map[string]*bucket{}, untold: map[string]*bucket{}}
}

// Kinds of buckets. The name of a bucket begins with its kind.
const (
	ofAccount = "account"
	ofAddress = "address"
	ofReports = "reports"
	ofLinks   = "links"

	ofForms     = "forms"
	ofFormFlood = "form-flood"
)

// perSecond is what a kind of bucket is filled by; 0 means that there is none.
func (l *limits) perSecond(kind string) float64 {
	return map[string]float64{ofAccount: l.rate, ofAddress: 2 * l.rate, ofReports: reportRate, ofLinks: linkRate, ofForms: formRate, ofFormFlood: formFlood}[kind]
}

// bucket finds or makes a bucket; nil where it is of no kind.
func (l *limits) bucket(name string) *bucket {
	if b := l.buckets[name]; b != nil {
		return b
	}
	kind, _, _ := strings.Cut(name, " ")
	fill := l.perSecond(kind)
	if fill == 0 {
		return nil
	}
	if len(l.buckets) >= mostKnown {
		clear(l.buckets)
		clear(l.untold)
	}
	b := &bucket{Limiter: rate.NewLimiter(rate.Limit(fill), max(1, int(5*fill)))}
	l.buckets[name] = b
	return b
}

// allow takes one request out of a bucket.
func (l *limits) allow(kind, who string, now time.Time) bool {
	name := kind + " " + who
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.bucket(name)
	if !b.AllowN(now, 1) {
		return false
	}
	b.spent++
	if float64(b.spent) >= tellFrom*float64(b.Limit()) {
		l.untold[name] = b
	}
	return true
}

// tell gives what was spent here that the other nodes have not heard of.
func (l *limits) tell() map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	spent := make(map[string]int, len(l.untold))
	for name, b := range l.untold {
		spent[name], b.spent = b.spent, 0
	}
	clear(l.untold)
	return spent
}

// drain takes out what was spent on another node, below nothing if need be: then
// this node refuses until the bucket has filled up again.
func (l *limits) drain(spent map[string]int, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name, n := range spent {
		b := l.bucket(name)
		for n = min(n, mostHeard); b != nil && n > 0; n -= b.Burst() {
			b.ReserveN(now, min(n, b.Burst()))
		}
	}
}

func (l *limits) account(by crm.Actor) bool {
	if by.Door == crm.DoorCommand {
		return true
	}
	return l.allow(ofAccount, fmt.Sprint(by.Workspace, by.User), time.Now())
}

// address counts a request of an address; this machine's own are not counted.
func (l *limits) address(addr string) bool {
	ip, err := netip.ParseAddr(addr)
	if err != nil || ip.IsLoopback() {
		return true
	}
	return l.allow(ofAddress, subnet(addr), time.Now())
}

// subnet is what an address counts as: a household has 2^64 of the long ones.
func subnet(addr string) string {
	ip, err := netip.ParseAddr(addr)
	if err != nil || !ip.Is6() {
		return addr
	}
	prefix, _ := ip.Prefix(64)
	return prefix.String()
}

// ShareLimits tells other nodes what callers spent here, and hears the same of
// them, until the context ends. An embedded database has no other nodes.
func (s *Server) ShareLimits(ctx context.Context) {
	heard := s.Store.Spending()
	if heard == nil {
		return
	}
	every := time.NewTicker(tellEvery)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case spent := <-heard:
			s.limits.drain(spent, time.Now())
		case <-every.C:
			_ = s.Store.TellSpending(ctx, s.limits.tell()) // callers are told of a database that fails
		}
	}
}

func tooFast() *crm.Error {
	return crm.Errorf(crm.TooMany, "too_fast", "these are more requests than one caller may send: wait a second and go on more slowly")
}

// limited counts callers, and lets only so many calls work at once.
func (s *Server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := callIn(r.Context())
		if !c.local && !s.limits.address(c.address) {
			c.refuse(w, 0, tooFast())
			return
		}
		if !strings.HasPrefix(r.URL.Path, Base) || r.URL.Path == Base+"/events" {
			next.ServeHTTP(w, r)
			return
		}
		wait := time.NewTimer(mostWait)
		defer wait.Stop()
		select {
		case s.limits.places <- struct{}{}:
		case <-wait.C:
			c.refuse(w, 0, crm.Errorf(crm.Unavailable, "overloaded", "the server has more to do than it can at this moment: try again in a second"))
			return
		}
		defer func() { <-s.limits.places }()
		next.ServeHTTP(w, r)
	})
}
