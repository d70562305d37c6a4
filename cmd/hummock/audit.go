package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
)

type auditCommands struct {
	Verify verifyAudit `cmd:"" help:"Prove that nobody has changed the change log: all workspaces, or the one of --workspace."`
}

type verifyAudit struct {
	Head string `help:"Head of the chain that you kept, from the server's log: the chain must still come by it." placeholder:"REV:HASH"`
}

// audited is what the whole change log of a workspace was found to be.
type audited struct {
	Workspace int64  `json:"workspace_id"`
	Name      string `json:"name"`
	Head      string `json:"head"`
	Rev       int64  `json:"rev"`
	Proven    int64  `json:"proven"`
	Erased    int64  `json:"erased"`
	Waiting   int64  `json:"waiting"`
	Fault     *struct {
		Rev    int64  `json:"rev"`
		Code   string `json:"code"`
		Detail string `json:"detail"`
	} `json:"fault,omitempty"`
}

var errAudit = errors.New("the audit chain does not hold: what is named above was not done by Hummock")

// Run prints what is proven, and fails at the first thing that is not.
func (c *verifyAudit) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // nothing was written
	list, err := api.named(sh)
	if err != nil {
		return err
	}
	if c.Head != "" && len(list) != 1 {
		return errors.New("--head belongs to one workspace: say which by --workspace")
	}
	sound := true
	for i := range list {
		if err := c.walk(sh, api, &list[i]); err != nil {
			return err
		}
		sound = sound && list[i].Fault == nil
	}
	err = sh.print(map[string]any{"workspaces": list}, func(w io.Writer) {
		for i := range list {
			list[i].tell(w)
		}
	})
	if err == nil && !sound {
		err = errAudit
	}
	return err
}

// named gives the workspace of the flags, or all.
func (c *client) named(sh *shell) ([]audited, error) {
	if c.workspace != "" {
		var w struct {
			ID   int64
			Name string
		}
		err := c.call(sh.ctx, "GET", "/workspace", nil, &w)
		return []audited{{Workspace: w.ID, Name: w.Name}}, err
	}
	var all struct {
		Items []struct {
			ID   int64
			Name string
		}
	}
	err := c.call(sh.ctx, "GET", "/workspaces", nil, &all)
	list := []audited{}
	for _, w := range all.Items {
		list = append(list, audited{Workspace: w.ID, Name: w.Name})
	}
	return list, err
}

// walk asks for portion after portion.
func (c *verifyAudit) walk(sh *shell, api *client, a *audited) error {
	api.workspace = strconv.FormatInt(a.Workspace, 10)
	for {
		var portion struct {
			audited
			More bool
		}
		path := "/audit?" + url.Values{"from": {a.Head}, "kept": {c.Head}}.Encode()
		if err := api.call(sh.ctx, "GET", path, nil, &portion); err != nil {
			return err
		}
		a.Head, a.Rev, a.Waiting, a.Fault = portion.Head, portion.Rev, portion.Waiting, portion.Fault
		a.Proven += portion.Proven
		a.Erased += portion.Erased
		if !portion.More {
			return nil
		}
	}
}

func (a *audited) tell(w io.Writer) {
	fmt.Fprintf(w, "Workspace %d, %s: %d entries are proven, up to rev %d", a.Workspace, a.Name, a.Proven, a.Rev)
	if a.Erased > 0 {
		fmt.Fprintf(w, " (of %d the contents were erased)", a.Erased)
	}
	if a.Fault != nil {
		fmt.Fprintf(w, ". Rev %d: %s\n", a.Fault.Rev, a.Fault.Detail)
		return
	}
	if a.Waiting > 0 {
		fmt.Fprintf(w, "; %d are not chained yet", a.Waiting)
	}
	if a.Head != "" {
		fmt.Fprintf(w, ". Head: %s", a.Head)
	}
	fmt.Fprintln(w)
}
