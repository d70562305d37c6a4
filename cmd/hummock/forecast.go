package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"text/tabwriter"

	"hummock/internal/crm"
)

// forecastQuestion is what forecast, the funnel sheet and their exports ask.
type forecastQuestion struct {
	AsOf     string `name:"as-of" help:"Day of the question; today where absent." placeholder:"DATE"`
	From     string `help:"First month." placeholder:"MONTH"`
	Months   int    `default:"12" help:"How many months."`
	Basis    string `default:"weighted" enum:"claimed,weighted,share" help:"The line to read first: claimed, weighted or share."`
	Lens     string `default:"booked" enum:"booked,cash" help:"booked: when deals close; cash: when their money falls due."`
	Pipeline string `help:"Name or id of one pipeline; all for sales where absent."`
	Filter   string `help:"Filter, as on the board."`
}

func (q forecastQuestion) path(sh *shell, api *client, base string) (string, error) {
	v := url.Values{"months": {strconv.Itoa(q.Months)}, "basis": {q.Basis}, "lens": {q.Lens}}
	for name, value := range map[string]string{"as_of": q.AsOf, "from": q.From, "filter": q.Filter} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if q.Pipeline != "" {
		id, err := api.pipelineNamed(sh, q.Pipeline)
		if err != nil {
			return "", err
		}
		v.Set("pipeline", id)
	}
	return base + "?" + v.Encode(), nil
}

// pipelineNamed gives the id of a pipeline by name in any language, or by id.
func (c *client) pipelineNamed(sh *shell, name string) (string, error) {
	var list struct{ Items []crm.Pipeline }
	if err := c.call(sh.ctx, "GET", "/pipelines", nil, &list); err != nil {
		return "", err
	}
	for _, p := range list.Items {
		if p.ID.String() == name {
			return name, nil
		}
		for _, text := range p.Process.Name {
			if crm.Fold(text) == crm.Fold(name) {
				return p.ID.String(), nil
			}
		}
	}
	return "", crm.NotFoundf("pipeline", "there is no pipeline %q", name)
}

type forecastCommand struct{ forecastQuestion }

type sums struct {
	Deals                           int
	Value, Claimed, Weighted, Share int64
}

type forecastAnswer struct {
	Currency crm.Currency
	AsOf     crm.Date `json:"as_of"`
	Months   []struct {
		Cell  string
		Total sums
		Won   sums
	}
	Beside []struct {
		Cell  string
		Total sums
	}
	Total sums
}

// Run prints the forecast, the same numbers as the screen.
func (c *forecastCommand) Run(sh *shell) error {
	api, err := sh.connect()
	if err != nil {
		return err
	}
	defer api.close() //nolint:errcheck // the answer is out
	path, err := c.path(sh, api, "/forecast")
	if err != nil {
		return err
	}
	answer, err := api.ask(sh.ctx, "GET", path, nil)
	if err != nil {
		return err
	}
	var told struct{ Ignored []string }
	if err := json.Unmarshal(answer, &told); err != nil {
		return err
	}
	if len(told.Ignored) > 0 {
		return crm.Invalidf("filter.meaningless", "the filter says %q, which means nothing here: correct it, or leave it out", strings.Join(told.Ignored, ", "))
	}
	return show(sh, answer, func(w io.Writer, f forecastAnswer) { f.table(w) })
}

func (f *forecastAnswer) table(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "as of %s\tdeals\tvalue %s\tclaimed\tweighted\tshare\tof which won\t\n", f.AsOf, f.Currency)
	row := func(name string, s sums, won int64) {
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\t%s\t%s\t\n", name, s.Deals, f.amount(s.Value), f.amount(s.Claimed), f.amount(s.Weighted), f.amount(s.Share), f.amount(won))
	}
	for _, m := range f.Months {
		row(m.Cell, m.Total, m.Won.Value)
	}
	for _, b := range f.Beside {
		if b.Total.Deals > 0 {
			row(b.Cell, b.Total, 0)
		}
	}
	row("total", f.Total, 0)
	_ = t.Flush()
}

// amount writes minor units as a plain decimal.
func (f *forecastAnswer) amount(minor int64) string { return decimal(minor, f.Currency.Digits()) }

func decimal(minor int64, digits int) string {
	sign := ""
	if minor < 0 {
		sign, minor = "-", -minor
	}
	text := strconv.FormatInt(minor, 10)
	for len(text) <= digits {
		text = "0" + text
	}
	if digits == 0 {
		return sign + text
	}
	return sign + text[:len(text)-digits] + "." + text[len(text)-digits:]
}
