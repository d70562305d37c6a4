package storetest

import (
	"sync"
	"testing"
	"time"

	"hummock/internal/store"
)

// Each runs a test on SQLite and on PostgreSQL, side by side, each time with a
// new empty database.
func Each(t *testing.T, run func(t *testing.T, s *store.Store)) {
	t.Helper()
	EachAt(t, func(t *testing.T, s *store.Store, _ *Clock) {
		t.Helper()
		run(t, s)
	})
}

// EachAt is Each with a clock that the test sets.
func EachAt(t *testing.T, run func(t *testing.T, s *store.Store, clock *Clock)) {
	t.Helper()
	for name, config := range map[string]func(testing.TB) store.Config{"sqlite": sqliteConfig, "postgres": postgresConfig} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clock := NewClock()
			c := config(t)
			c.Now = clock.Now
			run(t, open(t, c), clock)
		})
	}
}

// SQLite gives a new empty database in a folder of its own.
func SQLite(tb testing.TB, clock *Clock) *store.Store {
	tb.Helper()
	c := sqliteConfig(tb)
	c.Now = clock.Now
	return open(tb, c)
}

func sqliteConfig(tb testing.TB) store.Config {
	tb.Helper()
	return store.Config{Dir: tb.TempDir()}
}

func postgresConfig(tb testing.TB) store.Config {
	tb.Helper()
	return store.Config{Dir: tb.TempDir(), DSN: Postgres(tb)}
}

func open(tb testing.TB, c store.Config) *store.Store {
	tb.Helper()
	s, err := store.Open(tb.Context(), c)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// Clock is a clock that stands still until it is moved.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock gives a clock that stands at noon of a Wednesday, 2 December 2026, UTC.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)} }

// Now is the time the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Move puts the clock forward, or back.
func (c *Clock) Move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
