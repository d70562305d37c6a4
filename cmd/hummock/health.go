package main

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"text/tabwriter"

	"hummock/internal/crm"
)

type healthCommand struct {
	Pipeline string `help:"Name or id of the pipeline; all of them where absent."`
	Rule     string `help:"Only the findings of this rule, with all that shows them, such as stale." placeholder:"RULE"`
}

type healthAnswer struct {
	Currency crm.Currency
	AsOf     crm.Date `json:"as_of"`
	Checked  []string
	Findings []struct {
		Rule, Tone, Do string
		PipelineName   string `json:"pipeline_name"`
		StageName      string `json:"stage_name"`
		Count, Of      int
		Limit          float64
		Value          int64
		Evidence       []struct {
			Label, Name, Unit string
			Measure           int
		}
	}
}

// Run prints the findings, the same as the screen's.
func (c *healthCommand) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	question := url.Values{}
	if c.Pipeline != "" {
		id, err := api.pipelineOrFirst(sh, c.Pipeline)
		if err != nil {
			return err
		}
		question.Set("pipeline", id)
	}
	if c.Rule != "" {
		question.Set("rule", c.Rule)
	}
	answer, err := api.ask(sh.ctx, "GET", "/health?"+question.Encode(), nil)
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, a healthAnswer) { a.table(w) })
}

func (a *healthAnswer) table(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "tone\trule\twhere\tcount\tof\tlimit\tvalue %s\tdo\tshown by\n", a.Currency)
	for _, f := range a.Findings {
		var shown []string
		for _, e := range f.Evidence {
			shown = append(shown, strings.TrimSpace(fmt.Sprintf("%s %s (%d %s)", e.Label, e.Name, e.Measure, e.Unit)))
		}
		if f.Count > len(shown) && len(shown) > 0 {
			shown = append(shown, fmt.Sprintf("and %d more", f.Count-len(shown)))
		}
		where := strings.Trim(f.PipelineName+": "+f.StageName, ": ")
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%g\t%s\t%s\t%s\n", f.Tone, f.Rule, where, f.Count, f.Of, f.Limit, decimal(f.Value, a.Currency.Digits()), f.Do, strings.Join(shown, "; "))
	}
	_ = t.Flush()
	fmt.Fprintf(w, "%d rules looked at on %s\n", len(a.Checked), a.AsOf)
}
