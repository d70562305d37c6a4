package main

import (
	"fmt"
	"io"
)

type workspaceCommands struct {
	Create createWorkspace `cmd:"" help:"Found a firm without a browser."`
	List   listWorkspaces  `cmd:"" help:"List the firms."`
}

type createWorkspace struct {
	Name      string `arg:"" help:"Name of the firm."`
	Owner     string `required:"" help:"Mail address of its owner." placeholder:"EMAIL"`
	OwnerName string `help:"Name of its owner; the mail address where absent." placeholder:"NAME"`
	Template  string `help:"Key of the process to start from, such as b2b-weighted." placeholder:"KEY"`
	Variant   string `help:"Key of one of the template's variants." placeholder:"KEY"`
	Currency  string `default:"EUR" help:"Base currency." placeholder:"EUR"`
	TimeZone  string `default:"UTC" help:"Time zone." placeholder:"Europe/Warsaw"`
	Language  string `default:"en" enum:"en,ru,pl" help:"Language of the firm: en, ru or pl."`
	Kind      string `default:"" enum:",real,sample,test" hidden:"" help:"real, sample or test."`
}

// Run founds the firm and prints the link by which its owner sets a password.
func (c *createWorkspace) Run(sh *shell) error {
	api, err := sh.connectOrFound()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	if c.OwnerName == "" {
		c.OwnerName = c.Owner
	}
	body := map[string]any{
		"firm": c.Name, "email": c.Owner, "name": c.OwnerName, "template": c.Template, "variant": c.Variant,
		"currency": c.Currency, "time_zone": c.TimeZone, "language": c.Language,
	}
	if c.Kind != "" {
		body["kind"] = c.Kind
	}
	made, err := api.ask(sh.ctx, "POST", "/workspaces", body)
	if err != nil {
		return err
	}
	return show(sh, made, func(w io.Writer, made struct {
		Workspace struct {
			ID   int64
			Name string
		}
		Link string
	},
	) {
		fmt.Fprintf(w, "Workspace %d, %s. Its owner sets a password at %s\n", made.Workspace.ID, made.Workspace.Name, made.Link)
	})
}

type listWorkspaces struct{}

// Run lists the firms on this server.
func (*listWorkspaces) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // nothing was written
	list, err := api.ask(sh.ctx, "GET", "/workspaces", nil)
	if err != nil {
		return err
	}
	return show(sh, list, func(w io.Writer, list struct {
		Items []struct {
			ID         int64
			Name, Kind string
		}
	},
	) {
		for _, x := range list.Items {
			fmt.Fprintf(w, "%d\t%s\t%s\n", x.ID, x.Kind, x.Name)
		}
	})
}
