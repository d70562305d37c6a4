package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"hummock/internal/api"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// demo serves like serve, with the sample company in it.
type demo struct {
	Serve serve `embed:""`

	Remove   bool   `help:"Remove the sample company, whole and without a trace, and stop."`
	Language string `default:"en" enum:"en,ru,pl" help:"Language of the sample company: en, ru or pl."`
}

// Run founds the sample company unless it is there, prints a link for each of
// its roles, and serves. Where a server holds the folder already, that one
// does it and goes on serving.
func (c *demo) Run(sh *shell) error {
	if c.Remove {
		return c.remove(sh)
	}
	held, err := sh.isHeld()
	if err != nil {
		return err
	}
	if held {
		return c.askServer(sh)
	}
	c.Serve.begin = func(s *api.Server) error {
		fmt.Fprintln(sh.errors, "Preparing the sample company ...")
		made, err := s.Sample(sh.ctx, crm.Actor{Door: crm.DoorCommand}, crm.Language(c.Language))
		if err != nil {
			return err
		}
		return sh.print(made, func(w io.Writer) { printSample(w, made) })
	}
	return c.Serve.Run(sh)
}

// isHeld says whether a running server holds the folder.
func (sh *shell) isHeld() (bool, error) {
	s, err := sh.flags.open(sh.ctx, api.Deps{})
	if errors.Is(err, store.ErrLocked) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return false, s.Store.Close()
}

// askServer lets the running server do it.
func (c *demo) askServer(sh *shell) error {
	server, err := sh.connect()
	if err != nil {
		return err
	}
	defer server.close() //nolint:errcheck // the answer is out
	made, err := server.ask(sh.ctx, "POST", "/sample", map[string]any{"language": c.Language})
	if err != nil {
		return err
	}
	return show(sh, made, func(w io.Writer, made api.Sample) { printSample(w, &made) })
}

func (c *demo) remove(sh *shell) error {
	server, err := sh.connect()
	if err != nil {
		return err
	}
	defer server.close() //nolint:errcheck // the answer is out
	if _, err := server.ask(sh.ctx, "DELETE", "/sample", nil); err != nil {
		return err
	}
	return sh.print(json.RawMessage(`{"removed":true}`), func(w io.Writer) { fmt.Fprintln(w, "The sample company is gone, without a trace.") })
}

func printSample(w io.Writer, made *api.Sample) {
	fmt.Fprintf(w, "%s is a sample company. Each link signs in once, within a day:\n", made.Workspace.Name)
	for _, l := range made.Links {
		fmt.Fprintf(w, "  %-13s %-18s %s\n", l.Role, l.Name, l.URL)
	}
}
