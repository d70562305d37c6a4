package main

import (
	"fmt"
	"io"
	"net/url"
	"text/tabwriter"

	"hummock/internal/crm"
)

type calibrationCommand struct {
	Pipeline string `help:"Name or id of the pipeline; the first where absent."`
	AsOf     string `name:"as-of" help:"Day of the question; today where absent." placeholder:"DATE"`
	From     string `name:"closed-from" help:"Averaging window by day of closing; all of history where absent." placeholder:"DATE"`
	By       string `enum:",segment,source,owner" default:"" help:"Also compare the win rates of segments, sources or owners."`
}

type rateAnswer struct {
	Value    float64
	Interval struct{ Low, High float64 }
	Record   struct{ Won, Closed int }
}

type calibrationAnswer struct {
	Currency crm.Currency
	History  struct{ Closed, Months int }
	Needed   struct{ Closed, Months int }
	Enough   bool
	Stages   []struct {
		Name                string
		Assigned, Suggested *float64
		Real                *rateAnswer
		Verdict             string
		Weighted            int64
		Then                int64 `json:"weighted_then"`
	}
	Segments *struct {
		P    float64
		Each []struct {
			Name, Why string
			Record    struct{ Won, Closed int }
			Chance    rateAnswer
		}
	}
}

// Run sets the assigned chances against what came, the same numbers as the screen.
func (c *calibrationCommand) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	id, err := api.pipelineOrFirst(sh, c.Pipeline)
	if err != nil {
		return err
	}
	question := url.Values{"pipeline": {id}}
	for name, value := range map[string]string{"as_of": c.AsOf, "closed_from": c.From, "by": c.By} {
		if value != "" {
			question.Set(name, value)
		}
	}
	answer, err := api.ask(sh.ctx, "GET", "/calibration?"+question.Encode(), nil)
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, a calibrationAnswer) { a.table(w) })
}

func (a *calibrationAnswer) table(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "stage\tassigned\tcame\t90 %%\twon\tclosed\tverdict\tsuggested\tweighted %s\tthen\t\n", a.Currency)
	digits := a.Currency.Digits()
	for _, s := range a.Stages {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t\n", s.Name, percent(s.Assigned), s.Real.cells(), s.Verdict, percent(s.Suggested), decimal(s.Weighted, digits), decimal(s.Then, digits))
	}
	_ = t.Flush()
	if !a.Enough {
		fmt.Fprintf(w, "assigned, not yet calibrated: %d of %d closed deals, %d of %d months\n", a.History.Closed, a.Needed.Closed, a.History.Months, a.Needed.Months)
	}
	if a.Segments == nil {
		return
	}
	fmt.Fprintf(w, "\ndifferences beyond chance: p = %.4f\n", a.Segments.P)
	fmt.Fprintln(t, "name\twon\tclosed\tchance\t90 %\twhy\t")
	for _, s := range a.Segments.Each {
		fmt.Fprintf(t, "%s\t%d\t%d\t%s\t%s\t%s\t\n", s.Name, s.Record.Won, s.Record.Closed, percent(&s.Chance.Value), s.Chance.interval(), s.Why)
	}
	_ = t.Flush()
}

// cells are rate, interval, won and closed; dashes where nothing came yet.
func (r *rateAnswer) cells() string {
	if r == nil {
		return "-\t-\t0\t0"
	}
	return fmt.Sprintf("%s\t%s\t%d\t%d", percent(&r.Value), r.interval(), r.Record.Won, r.Record.Closed)
}

func (r *rateAnswer) interval() string {
	return fmt.Sprintf("%.1f-%.1f", r.Interval.Low*100, r.Interval.High*100)
}
