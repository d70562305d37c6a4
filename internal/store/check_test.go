package store_test

import (
	"strings"
	"testing"
	"time"

	"hummock/internal/store"
	"hummock/internal/storetest"
)

func TestASuperuserIsRefused(t *testing.T) {
	t.Parallel()
	dsn := strings.Replace(storetest.Postgres(t), "://hummock@", "://postgres@", 1)
	s, err := store.Open(t.Context(), store.Config{DSN: dsn, Now: time.Now})
	if err == nil {
		_ = s.Close()
	}
	if err == nil || !strings.Contains(err.Error(), "SUPERUSER") {
		t.Errorf("opened as a superuser: %v", err)
	}
}

func TestASoundDatabaseIsFoundSo(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		if err := s.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}
