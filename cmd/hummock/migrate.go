package main

import (
	"errors"
	"fmt"
	"io"

	"hummock/internal/api"
	"hummock/internal/store"
)

type migrate struct{}

// Run opens the database, which brings it up to date. A running server did so
// when it started.
func (*migrate) Run(sh *shell) error {
	s, err := sh.flags.open(sh.ctx, api.Deps{})
	if errors.Is(err, store.ErrLocked) {
		return sh.print(map[string]bool{"running": true}, func(w io.Writer) {
			fmt.Fprintln(w, "A server works on this database, and brought it up to date when it started.")
		})
	}
	if err != nil {
		return err
	}
	if err := s.Store.Close(); err != nil {
		return err
	}
	return sh.print(map[string]bool{"running": false}, func(w io.Writer) { fmt.Fprintln(w, "The database is up to date.") })
}
