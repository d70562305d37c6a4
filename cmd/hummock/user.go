package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type userCommands struct {
	ResetFactor resetFactor `cmd:"" help:"Remove the second factor of somebody who lost it, and sign them out."`
}

type resetFactor struct {
	Email string `arg:"" help:"Mail address of the person." placeholder:"EMAIL"`
}

// Run removes the second factor: whoever may use the machine's own way may do it.
func (c *resetFactor) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	list, err := api.ask(sh.ctx, "GET", "/users", nil)
	if err != nil {
		return err
	}
	var people struct {
		Items []struct{ ID, Email string }
	}
	if err := json.Unmarshal(list, &people); err != nil {
		return err
	}
	for _, p := range people.Items {
		if !strings.EqualFold(p.Email, c.Email) {
			continue
		}
		if _, err := api.ask(sh.ctx, "DELETE", "/users/"+p.ID+"/second-factor", nil); err != nil {
			return err
		}
		_, err := fmt.Fprintf(sh.out, "%s signs in with the password alone now, and is signed out everywhere.\n", p.Email)
		return err
	}
	return fmt.Errorf("nobody in the firm has the address %q", c.Email)
}
