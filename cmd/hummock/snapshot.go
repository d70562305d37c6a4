package main

import (
	"fmt"
	"io"
	"net/url"
	"strconv"
	"text/tabwriter"

	"hummock/internal/crm"
)

type snapshotCommands struct {
	List snapshotList `cmd:"" help:"Days of which it is kept how the deals stood."`
	Take snapshotTake `cmd:"" help:"Keep how the deals stand now."`
}

type snapshotList struct{}

// Run prints the snapshots, the newest first.
func (*snapshotList) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	answer, err := api.ask(sh.ctx, "GET", "/snapshots", nil)
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, list struct{ Items []crm.Snapshot }) {
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for i := range list.Items {
			snapshotRow(t, &list.Items[i])
		}
		_ = t.Flush()
	})
}

func snapshotRow(w io.Writer, s *crm.Snapshot) {
	made := "asked for"
	if s.Nightly {
		made = "nightly"
	}
	fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", s.Day, made, s.ID, s.Note)
}

type snapshotTake struct {
	Note string `help:"What it is for." placeholder:"TEXT"`
}

// Run keeps a snapshot.
func (c *snapshotTake) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	answer, err := api.ask(sh.ctx, "POST", "/snapshots", map[string]string{"note": c.Note})
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, s crm.Snapshot) { snapshotRow(w, &s) })
}

type waterfallCommand struct {
	Before   string `help:"Id of the snapshot to begin with; the newest that is a week old where absent." placeholder:"ID"`
	After    string `help:"Id of the snapshot to end with; now where absent." placeholder:"ID"`
	Pipeline string `help:"Name or id of one pipeline; all for sales where absent."`
	From     string `help:"First month of the expected close; any time where absent." placeholder:"MONTH"`
	Months   int    `default:"12" help:"How many months, with --from."`
	Measure  string `default:"weighted" enum:"value,claimed,weighted" help:"How values count: value, claimed or weighted."`
	CSV      bool   `help:"Deal by deal, as CSV."`
}

type dealSum struct {
	Deals  int
	Amount int64
}

type waterfallAnswer struct {
	Currency              crm.Currency
	Before                crm.Snapshot
	After                 *crm.Snapshot
	Opening, Closing, Won dealSum
	Changes               []struct {
		Reason string
		dealSum
	}
}

// Run prints what changed in the open deals, the same numbers as the screen.
func (c *waterfallCommand) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	question := url.Values{"measure": {c.Measure}, "months": {strconv.Itoa(c.Months)}}
	for name, value := range map[string]string{"before": c.Before, "after": c.After, "from": c.From} {
		if value != "" {
			question.Set(name, value)
		}
	}
	if c.Pipeline != "" {
		id, err := api.pipelineNamed(sh, c.Pipeline)
		if err != nil {
			return err
		}
		question.Set("pipeline", id)
	}
	if c.CSV {
		answer, err := api.ask(sh.ctx, "GET", "/waterfall.csv?"+question.Encode(), nil)
		if err != nil {
			return err
		}
		_, err = sh.out.Write(answer)
		return err
	}
	answer, err := api.ask(sh.ctx, "GET", "/waterfall?"+question.Encode(), nil)
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, a waterfallAnswer) { a.table(w) })
}

func (a *waterfallAnswer) table(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name string, s dealSum) {
		fmt.Fprintf(t, "%s\t%d\t%s\t\n", name, s.Deals, decimal(s.Amount, a.Currency.Digits()))
	}
	until := "now"
	if a.After != nil {
		until = string(a.After.Day)
	}
	fmt.Fprintf(t, "\tdeals\t%s\t\n", a.Currency)
	row(string(a.Before.Day), a.Opening)
	for _, c := range a.Changes {
		row(c.Reason, c.dealSum)
	}
	row(until, a.Closing)
	_ = t.Flush()
}
