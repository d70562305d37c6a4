package main

import (
	"io"
	"net/http"
	"net/url"
	"os"

	"hummock/internal/api"
)

type exportCommand struct {
	What   string `arg:"" enum:"${exports}" help:"One of ${enum}."`
	Format string `default:"csv" enum:"csv,xlsx,json" help:"csv, xlsx or json."`
	Out    string `short:"o" help:"File to write; standard output where absent." placeholder:"FILE"`
	Since  string `help:"Losses and exit interviews: closed from that day on; the last twelve months where absent." placeholder:"DATE"`
	Until  string `help:"Losses and exit interviews: closed until that day." placeholder:"DATE"`
	forecastQuestion
}

func (c *exportCommand) query() string {
	v := url.Values{"format": {c.Format}}
	if c.Since != "" {
		v.Set("since", c.Since)
	}
	if c.Until != "" {
		v.Set("until", c.Until)
	}
	return v.Encode()
}

// Run writes the export.
func (c *exportCommand) Run(sh *shell) error {
	cl, err := sh.connect()
	if err != nil {
		return err
	}
	defer cl.close() //nolint:errcheck // the file is out
	path, err := c.path(sh, cl, "/exports/"+c.What)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(sh.ctx, http.MethodGet, "http://localhost"+api.Base+path+"&"+c.query(), nil)
	if err != nil {
		return err
	}
	res, err := cl.send(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if c.Out == "" {
		_, err = io.Copy(sh.out, res.Body)
		return err
	}
	f, err := os.Create(c.Out)
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, res.Body); err != nil {
		return err
	}
	return f.Close()
}
