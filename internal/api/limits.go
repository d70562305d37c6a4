package api

import (
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

// limits keep one caller, or all together, from drowning the server.
type limits struct {
	rate   float64
	places chan struct{}

	mu      sync.Mutex
	buckets map[string]*rate.Limiter
}

func newLimits(perAccount float64) *limits {
	if perAccount <= 0 {
		perAccount = DefaultRate
	}
	return &limits{rate: perAccount, places: make(chan struct{}, mostAtOnce), buckets: map[string]*rate.Limiter{}}
}

// allow takes one request out of a bucket.
func (l *limits) allow(name string, perSecond float64) bool {
	l.mu.Lock()
	b := l.buckets[name]
	if b == nil {
		if len(l.buckets) >= mostKnown {
			clear(l.buckets)
		}
		b = rate.NewLimiter(rate.Limit(perSecond), int(5*perSecond))
		l.buckets[name] = b
	}
	l.mu.Unlock()
	return b.Allow()
}

func (l *limits) account(by crm.Actor) bool {
	if by.Door == crm.DoorCommand {
		return true
	}
	return l.allow(fmt.Sprint("account ", by.Workspace, by.User), l.rate)
}

// address counts a request of an address; this machine's own are not counted.
func (l *limits) address(addr string) bool {
	ip, err := netip.ParseAddr(addr)
	if err != nil || ip.IsLoopback() {
		return true
	}
	if ip.Is6() { // a household has 2^64 of them
		prefix, _ := ip.Prefix(64)
		addr = prefix.String()
	}
	return l.allow("address "+addr, 2*l.rate)
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
