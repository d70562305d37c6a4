package main

import (
	"fmt"
	"io"
	"slices"
)

type tokenCommands struct {
	Create createToken `cmd:"" help:"Make an API token, which is printed once."`
}

type createToken struct {
	User  string   `help:"Mail address of whom it works as; the owner where absent." placeholder:"EMAIL"`
	Scope []string `default:"read" enum:"read,write" help:"read, or read,write."`
	Name  string   `default:"command line" help:"What it is for."`
	Days  int      `default:"90" help:"How long it lasts."`
}

// Run makes the token and prints its secret, alone on a line.
func (c *createToken) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	if c.User != "" {
		api.as = c.User
	}
	scope := "read"
	if slices.Contains(c.Scope, "write") {
		scope = "read write"
	}
	made, err := api.ask(sh.ctx, "POST", "/tokens", map[string]any{"name": c.Name, "scope": scope, "days": c.Days})
	if err != nil {
		return err
	}
	return show(sh, made, func(w io.Writer, made struct{ Secret string }) { fmt.Fprintln(w, made.Secret) })
}
