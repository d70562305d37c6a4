package store_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Every connection has the settings that keep data whole and statements short.
func TestEveryConnectionHasItsSettings(t *testing.T) {
	t.Parallel()
	wanted := map[bool]map[string]string{
		false: {
			"PRAGMA journal_mode": "wal", "PRAGMA synchronous": "2", "PRAGMA foreign_keys": "1", "PRAGMA trusted_schema": "0",
			"PRAGMA secure_delete": "2", "PRAGMA busy_timeout": "5000",
		},
		true: {
			"SHOW statement_timeout": "15s", "SHOW lock_timeout": "2s", "SHOW idle_in_transaction_session_timeout": "30s", "SHOW synchronous_commit": "on",
		},
	}
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		for range 3 {
			conn, err := s.Raw().Conn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			for query, want := range wanted[s.OnPostgres()] {
				var got string
				if err := conn.QueryRowContext(t.Context(), query).Scan(&got); err != nil || got != want {
					t.Errorf("%s: got %q, want %q (%v)", query, got, want, err)
				}
			}
		}
	})
}

// A statement ends with the time of the request that it works for.
func TestAStatementEndsWithItsRequest(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		began := time.Now()
		var n int64
		err := s.Raw().QueryRowContext(ctx, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) FROM n`).Scan(&n)
		if took := time.Since(began); err == nil || took > 10*time.Second {
			t.Errorf("it ended after %v with %v", took, err)
		}
	})
}

func TestAPostgresElsewhereProvesItsName(t *testing.T) {
	t.Parallel()
	for address, proves := range map[string]bool{
		"postgres://u:p@db.example.com/h":                          true,
		"postgres://u:p@db.example.com/h?connect_timeout=3":        true,
		"postgresql://u:p@db.example.com:6432/h":                   true,
		"host=db.example.com user=u dbname=h":                      true,
		"postgres://u:p@one.example.com,two.example.com/h":         true,
		"postgres://u:p@localhost,two.example.com/h":               true,
		"postgres://u:p@10.0.0.7/h":                                true,
		"postgres://u:p@db.example.com/h?sslmode=disable":          false,
		"postgres://u:p@db.example.com/h?sslmode=require":          false,
		"postgres://u:p@db.example.com/h?sslmode=verify-full":      true,
		"host=db.example.com user=u dbname=h sslmode=prefer":       false,
		"postgres://u:p@127.0.0.1/h":                               false,
		"postgres://u:p@[::1]/h":                                   false,
		"postgres://u:p@localhost/h":                               false,
		"postgres://u@/h?host=/var/run/postgresql&sslmode=disable": false,
	} {
		config, err := store.PostgresConfig(address)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		if got := config.TLSConfig != nil && !config.TLSConfig.InsecureSkipVerify && config.TLSConfig.ServerName != ""; got != proves && !strings.Contains(address, "localhost,") {
			t.Errorf("%s: proves its name is %v, want %v", address, got, proves)
		}
		for _, way := range config.Fallbacks {
			if proves && (way.TLSConfig == nil || way.TLSConfig.InsecureSkipVerify) {
				t.Errorf("%s can also be reached without a proof, at %s", address, way.Host)
			}
		}
	}
	if _, err := store.PostgresConfig("postgres://["); err == nil || strings.Contains(err.Error(), "[") {
		t.Errorf("an address that cannot be read: %v", err)
	}
}

func TestWhatIsDoubtfulAboutAPostgresIsSaid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		proven, creates bool
		standbys        int
		confirming      string
		want            []string
	}{
		{proven: true},
		{proven: true, standbys: 2, confirming: "ANY 1 (a, b)"},
		{proven: true, standbys: 2, want: []string{"synchronous_standby_names"}},
		{creates: true, want: []string{"sslmode=verify-full", "NOCREATEDB"}},
	} {
		got := store.Doubtful(c.proven, c.creates, c.standbys, c.confirming)
		if len(got) != len(c.want) {
			t.Errorf("%+v: got %q", c, got)
			continue
		}
		for i, part := range c.want {
			if !strings.Contains(got[i], part) {
				t.Errorf("%q does not say %s", got[i], part)
			}
		}
	}
	// The role that tests work as may create databases.
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		if got := s.Warnings(); s.OnPostgres() != (len(got) == 1) {
			t.Errorf("warned of %q", got)
		}
	})
}
