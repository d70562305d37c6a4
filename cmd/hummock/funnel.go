package main

import (
	"fmt"
	"io"
	"net/url"
	"text/tabwriter"

	"hummock/internal/crm"
)

type funnelCommand struct {
	Pipeline string `help:"Name or id of the pipeline; the first where absent."`
	AsOf     string `name:"as-of" help:"Day of the question; today where absent." placeholder:"DATE"`
}

type funnelAnswer struct {
	Currency crm.Currency
	Stages   []struct {
		Name     string
		Now      figureAnswer
		Entered  figureAnswer
		Won      figureAnswer
		Lost     figureAnswer
		Assigned *float64
		Step     *float64
	}
	Won, Lost, Disqualified figureAnswer
	WinRate                 *struct{ Value float64 } `json:"win_rate"`
}

type figureAnswer struct {
	Deals int
	Value int64
}

// Run prints the funnel, the same numbers as the screen.
func (c *funnelCommand) Run(sh *shell) error {
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
	if c.AsOf != "" {
		question.Set("as_of", c.AsOf)
	}
	answer, err := api.ask(sh.ctx, "GET", "/funnel?"+question.Encode(), nil)
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, f funnelAnswer) { f.table(w) })
}

func (c *client) pipelineOrFirst(sh *shell, name string) (string, error) {
	if name != "" {
		return c.pipelineNamed(sh, name)
	}
	var list struct{ Items []crm.Pipeline }
	if err := c.call(sh.ctx, "GET", "/pipelines", nil, &list); err != nil {
		return "", err
	}
	if len(list.Items) == 0 {
		return "", crm.NotFoundf("pipeline", "there is no pipeline yet")
	}
	return list.Items[0].ID.String(), nil
}

func (f *funnelAnswer) table(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "stage\tnow\tvalue %s\tentered\twon\tlost\tassigned\tto next\t\n", f.Currency)
	for _, s := range f.Stages {
		fmt.Fprintf(t, "%s\t%d\t%s\t%d\t%d\t%d\t%s\t%s\t\n", s.Name, s.Now.Deals, decimal(s.Now.Value, f.Currency.Digits()), s.Entered.Deals, s.Won.Deals, s.Lost.Deals, percent(s.Assigned), percent(s.Step))
	}
	_ = t.Flush()
	fmt.Fprintf(w, "won %d, %s %s; lost %d; disqualified %d; win rate %s\n", f.Won.Deals, decimal(f.Won.Value, f.Currency.Digits()), f.Currency, f.Lost.Deals, f.Disqualified.Deals, f.winRate())
}

func percent(p *float64) string {
	if p == nil {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", *p*100)
}

func (f *funnelAnswer) winRate() string {
	if f.WinRate == nil {
		return "-"
	}
	return percent(&f.WinRate.Value)
}
