package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"hummock/internal/api"
	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

const socketFile = "hummock.sock"

func (f *commands) socket() string { return filepath.Join(f.Data, socketFile) }

// clock gives the clock to work by, and whether it was set elsewhere.
func (f *commands) clock() (now func() time.Time, shifted bool, err error) {
	if f.Clock == "" {
		return time.Now, false, nil
	}
	start, err := time.Parse(time.RFC3339, f.Clock)
	if err != nil {
		return nil, false, fmt.Errorf("the clock %q cannot be read: write it like 2010-12-01T09:00:00Z", f.Clock)
	}
	offset := time.Until(start)
	return func() time.Time { return time.Now().Add(offset) }, true, nil
}

// open opens the database and makes the API on it.
func (f *commands) open(ctx context.Context, d api.Deps) (*api.Server, error) {
	now, shifted, err := f.clock()
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, store.Config{Dir: f.Data, DSN: f.Database.Reveal(), Now: now})
	if err != nil {
		return nil, err
	}
	if d.Keys, err = f.keyring(s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if shifted {
		if err := refuseReal(ctx, s); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	d.Store, d.Shifted, d.Passwords = s, shifted, auth.NewPasswords()
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return api.New(d), nil
}

// keyring opens the key for secrets: the one that was given, or the file in the
// data folder. An embedded database gets such a file at its first start. Nodes
// on PostgreSQL need one key in common, which none of them can make up.
func (f *commands) keyring(s *store.Store) (*auth.Keyring, error) {
	if !f.Key.Empty() || s.Root() == nil {
		return auth.NewKeyring(f.Key)
	}
	return auth.OpenKeyring(s.Root(), f.Database.Empty())
}

// refuseReal keeps a clock that was set elsewhere away from real data.
func refuseReal(ctx context.Context, s *store.Store) error {
	list, err := s.Workspaces(ctx)
	for _, w := range list {
		if w.Kind == "real" {
			return crm.Invalidf("clock.real_workspace", "the workspace %q is real, and a clock set elsewhere would spoil it: leave HUMMOCK_CLOCK out", w.Name)
		}
	}
	return err
}
