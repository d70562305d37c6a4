package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"

	"hummock/internal/crm"
)

type backtestCommand struct {
	Pipeline    string   `required:"" help:"Name or id of the pipeline."`
	AsOf        []string `name:"as-of" required:"" help:"Days of the past, with commas between them." placeholder:"DATE,..."`
	Rows        string   `help:"File to write the open deals with their chances to, as CSV." placeholder:"FILE"`
	HistoryFrom string   `name:"history-from" help:"From this day on every closed deal is known; the day of the first closing where absent." placeholder:"DATE"`
	Seed        uint64   `default:"1" help:"Of the bootstrap: the same seed gives the same intervals."`
}

type backtestScore struct {
	Model   string
	N, Won  int
	Brier   float64
	LogLoss float64 `json:"log_loss"`
	AUC     *float64
	SumP    float64 `json:"sum_p"`
	Value   float64 `json:"value_forecast"`
	Came    int64   `json:"value_won"`
}

type backtestAnswer struct {
	Currency crm.Currency
	Days     []struct {
		AsOf   string `json:"as_of"`
		Models []backtestScore
	}
	Pooled      []backtestScore
	Differences []struct {
		A, B  string
		Brier struct {
			Value    float64
			Interval struct{ Low, High float64 }
		}
	}
	Rows []struct {
		AsOf     string `json:"as_of"`
		Deal     string
		Stage    string
		Days     float64 `json:"age_days"`
		Value    *int64
		Base     float64 `json:"p_base"`
		Assigned float64 `json:"p_assigned"`
		ByStage  float64 `json:"p_stage"`
		Markov   float64 `json:"p_markov"`
		Age      float64 `json:"p_age"`
		StageAge float64 `json:"p_stage_age"`
		Won      bool
	}
}

// Run tells how good the chances would have been on days of the past.
func (c *backtestCommand) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	id, err := api.pipelineNamed(sh, c.Pipeline)
	if err != nil {
		return err
	}
	question := url.Values{"as_of": {strings.Join(c.AsOf, ",")}, "seed": {strconv.FormatUint(c.Seed, 10)}}
	if c.HistoryFrom != "" {
		question.Set("history_from", c.HistoryFrom)
	}
	path := "/pipelines/" + id + "/backtest?"
	if c.Rows != "" {
		if err := c.write(sh, api, path, question); err != nil {
			return err
		}
	}
	answer, err := api.ask(sh.ctx, "GET", path+question.Encode(), nil)
	if err != nil {
		return err
	}
	return show(sh, answer, func(w io.Writer, a backtestAnswer) { a.table(w) })
}

// write asks for the rows and writes them.
func (c *backtestCommand) write(sh *shell, api *client, path string, question url.Values) error {
	var a backtestAnswer
	if err := api.call(sh.ctx, "GET", path+question.Encode()+"&rows=true", nil, &a); err != nil {
		return err
	}
	f, err := os.Create(c.Rows)
	if err != nil {
		return err
	}
	if err := a.rows(f); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

func (a *backtestAnswer) rows(to io.Writer) error {
	w := csv.NewWriter(to)
	_ = w.Write([]string{"as_of", "deal", "stage", "age_days", "value", "p_base", "p_assigned", "p_stage", "p_markov", "p_age", "p_stage_age", "won"})
	for _, r := range a.Rows {
		value, won := "", "0"
		if r.Value != nil {
			value = decimal(*r.Value, a.Currency.Digits())
		}
		if r.Won {
			won = "1"
		}
		line := []string{r.AsOf, r.Deal, r.Stage, strconv.FormatFloat(r.Days, 'f', -1, 64), value}
		for _, p := range []float64{r.Base, r.Assigned, r.ByStage, r.Markov, r.Age, r.StageAge} {
			line = append(line, strconv.FormatFloat(p, 'f', -1, 64))
		}
		_ = w.Write(append(line, won))
	}
	w.Flush()
	return w.Error()
}

func (a *backtestAnswer) table(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "as of\tmodel\tdeals\twon\tsum of p\tBrier\tlog loss\tAUC\tforecast %s\twon %s\t\n", a.Currency, a.Currency)
	for _, day := range a.Days {
		for _, m := range day.Models {
			a.row(t, day.AsOf, m)
		}
	}
	for _, m := range a.Pooled {
		a.row(t, "all", m)
	}
	_ = t.Flush()
	for _, d := range a.Differences {
		fmt.Fprintf(w, "Brier of %s less that of %s: %+.4f (90 %%: %+.4f to %+.4f)\n", d.A, d.B, d.Brier.Value, d.Brier.Interval.Low, d.Brier.Interval.High)
	}
}

func (a *backtestAnswer) row(w io.Writer, asOf string, m backtestScore) {
	area := "-"
	if m.AUC != nil {
		area = strconv.FormatFloat(*m.AUC, 'f', 4, 64)
	}
	digits := a.Currency.Digits()
	fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%.1f\t%.4f\t%.4f\t%s\t%s\t%s\t\n", asOf, m.Model, m.N, m.Won, m.SumP, m.Brier, m.LogLoss, area, decimal(int64(m.Value), digits), decimal(m.Came, digits))
}
