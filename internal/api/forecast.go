package api

import (
	"context"
	"net/url"
	"strconv"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/insight"
)

func (s *Server) forecastRoutes() {
	add(s, "GET /forecast", "get-forecast", "What the deals bring by month", s.getForecast)
	add(s, "GET /forecast/rows", "get-forecast-rows", "The deals behind one figure of the forecast", s.getForecastRows)
	add(s, "GET /forecast/outlook", "get-outlook", "What the months may come to, and the chance of reaching a target", s.getOutlook)
	add(s, "GET /funnel-sheet", "get-funnel-sheet", "The funnel sheet: deals, weighted values and cash by month", s.getFunnelSheet)
	addFile(s, "GET /funnel-sheet.xlsx", "export-funnel-sheet", "The funnel sheet as a workbook with live formulas", s.exportFunnelSheet)
	add(s, "GET /funnel", "get-funnel", "Deals by stage and how they ended", s.getFunnel)
	add(s, "GET /calibration", "get-calibration", "Assigned chances against what came of the deals", s.getCalibration)
	add(s, "GET /adviser", "get-adviser", "Which steps of a process are too large, and which are none", s.getAdviser)
	add(s, "GET /traits", "get-traits", "Which signs, waivers and debts have told winners from losers", s.getTraits)
	add(s, "GET /today", "get-today", "What needs somebody today, in an order that can be explained", s.getToday)
	add(s, "GET /health", "get-health", "What is wrong in the pipelines and what goes well, each with what shows it and what to do", s.getHealth)
	add(s, "GET /pipelines/{id}/backtest", "get-backtest", "How good chances to win would have been on days of the past", s.getBacktest)
	add(s, "POST /conversions", "convert-chances", "Chances to win in the end from chances to get to the next stage, and back", s.convertChances)
}

// ForecastQuestion says which forecast.
type ForecastQuestion struct {
	SeenRev
	Filtered
	Pipeline crm.ID    `query:"pipeline" doc:"Absent: all pipelines for sales"`
	From     crm.Month `query:"from" maxLength:"7" doc:"First month; absent: the month of as_of"`
	Months   int       `query:"months" minimum:"1" maximum:"120" default:"12"`
	AsOf     crm.Date  `query:"as_of" doc:"Deals as they stood at the end of that day, with the values and close dates of now; absent: today"`
	Lens     string    `query:"lens" enum:"booked,cash" default:"booked" doc:"booked: when deals close; cash: when their money falls due"`
	Basis    string    `query:"basis" enum:"claimed,weighted,share" default:"weighted" doc:"The line to read first; all are always given"`
}

// forecastOut is the forecast, each figure with the address of its deals.
type forecastOut struct {
	Rev      int64                `json:"rev"`
	Currency crm.Currency         `json:"currency"`
	AsOf     crm.Date             `json:"as_of"`
	Lens     string               `json:"lens"`
	Basis    string               `json:"basis"`
	Rates    []crm.Rate           `json:"rates" nullable:"false" doc:"The rates that values were converted with"`
	Months   []forecastFigure     `json:"months" nullable:"false"`
	Years    []insight.FiscalYear `json:"years" nullable:"false"`
	Beside   []forecastFigure     `json:"beside" nullable:"false" doc:"What stands in no month: earlier, later, overdue, no_date, no_value, no_rate, omitted"`
	Total    insight.Sums         `json:"total" doc:"All months, earlier, later, overdue and no_date"`
	Ignored  []string             `json:"ignored" nullable:"false"`
}

// forecastFigure is one cell of the forecast.
type forecastFigure struct {
	Name string `json:"cell" doc:"A month such as 2026-12, or the name of what stands beside"`
	insight.Cell
	Href string `json:"rows" doc:"Address of the deals that it is made of"`
}

// question is a forecast's question with the rows that answer it.
type question struct {
	rows    *book.Rows
	options insight.Options
	url     url.Values
}

// ask reads the rows into memory that the caller gives.
func (s *Server) ask(ctx context.Context, by crm.Actor, in *ForecastQuestion, rows *book.Rows) (*question, error) {
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	today := w.Today(s.Store.Now())
	if in.AsOf == "" {
		in.AsOf = today
	}
	if _, err := crm.ParseDate(string(in.AsOf)); err != nil {
		return nil, err
	}
	if in.From == "" {
		in.From = in.AsOf.Month()
	}
	if _, err := crm.ParseMonth(string(in.From)); err != nil {
		return nil, err
	}
	filter := append(book.ParseFilter(in.Filter), book.Term{Key: "kind", Values: []string{string(crm.Sale)}})
	if !in.Pipeline.IsZero() {
		if _, err := s.Store.Pipeline(ctx, by, in.Pipeline, 0); err != nil {
			return nil, err
		}
		filter = append(filter, book.Term{Key: "pipeline", Values: []string{in.Pipeline.String()}})
	}
	q := &question{
		rows:    rows,
		options: insight.Options{AsOf: in.AsOf, From: in.From, Months: in.Months, FiscalMonth: w.FiscalMonth},
		url:     url.Values{"from": {string(in.From)}, "months": {strconv.Itoa(in.Months)}, "as_of": {string(in.AsOf)}, "lens": {in.Lens}},
	}
	if in.Filter != "" {
		q.url.Set("filter", in.Filter)
	}
	if !in.Pipeline.IsZero() {
		q.url.Set("pipeline", in.Pipeline.String())
	}
	if in.AsOf < today {
		return q, s.rewound(ctx, by, in, filter, q, w.Zone())
	}
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	b.Rows(by, book.RowsOrder{Filter: filter, AsOf: in.AsOf, Now: s.Store.Now()}, rows)
	return q, nil
}

// askMeant is ask for answers that cannot tell which terms of the filter they
// leave out: they leave none out.
func (s *Server) askMeant(ctx context.Context, by crm.Actor, in *ForecastQuestion) (*question, error) {
	q, err := s.ask(ctx, by, in, &book.Rows{})
	if err != nil {
		return nil, err
	}
	return q, meaningless(q.rows.Ignored)
}

// rewound reads the deals as they stood at the end of a day that is over.
func (s *Server) rewound(ctx context.Context, by crm.Actor, in *ForecastQuestion, filter book.Filter, q *question, zone *time.Location) error {
	day, err := insight.DayOf(in.AsOf)
	if err != nil {
		return err
	}
	b, err := s.Books.BookWithVisits(ctx, by.Workspace, in.rev())
	if err != nil {
		return err
	}
	b.Rows(by, book.RowsOrder{Filter: filter, AsOf: in.AsOf, Now: s.Store.Now(), Visits: true}, q.rows)
	q.options.Rows = insight.Rewind(&q.rows.Deals, &q.rows.Visits, day, in.AsOf.AddDays(1).Begins(zone))
	return nil
}

func (q *question) forecast(lens string) (*insight.Forecast, error) {
	if lens == "cash" {
		return insight.ByCash(&q.rows.Deals, q.options)
	}
	return insight.ByClose(&q.rows.Deals, q.options)
}

// figures are the cells of a forecast by name, the months first.
func (q *question) figures(f *insight.Forecast) (months, beside []forecastFigure) {
	for _, m := range f.Months {
		months = append(months, q.figure(string(m.Month), m.Cell))
	}
	for _, c := range []struct {
		name string
		cell insight.Cell
	}{
		{"earlier", f.Earlier},
		{"later", f.Later},
		{"overdue", f.Overdue},
		{"no_date", f.NoDate},
		{"no_value", f.NoValue},
		{"no_rate", f.NoRate},
		{"omitted", f.Omitted},
	} {
		beside = append(beside, q.figure(c.name, c.cell))
	}
	return months, beside
}

func (q *question) figure(name string, cell insight.Cell) forecastFigure {
	q.url.Set("cell", name)
	return forecastFigure{Name: name, Cell: cell, Href: Base + "/forecast/rows?" + q.url.Encode()}
}

func (s *Server) getForecast(ctx context.Context, by crm.Actor, in *ForecastQuestion) (*forecastOut, error) {
	rows, _ := s.rows.Get().(*book.Rows)
	if rows == nil {
		rows = &book.Rows{}
	}
	defer s.rows.Put(rows)
	q, err := s.ask(ctx, by, in, rows)
	if err != nil {
		return nil, err
	}
	f, err := q.forecast(in.Lens)
	if err != nil {
		return nil, err
	}
	out := &forecastOut{
		Rev: q.rows.Rev, Currency: q.rows.Currency, AsOf: in.AsOf, Lens: in.Lens, Basis: in.Basis, Rates: q.rows.Rates,
		Years: f.Years, Total: f.Total(), Ignored: q.rows.Ignored,
	}
	out.Months, out.Beside = q.figures(f)
	return out, nil
}

// forecastRows are the deals of one figure.
type forecastRows struct {
	Cell     string        `json:"cell"`
	Currency crm.Currency  `json:"currency"`
	Items    []forecastRow `json:"items" nullable:"false"`
	Total    insight.Sums  `json:"total" doc:"The sum of the items: the figure, to the cent"`
}

// forecastRow is what one deal adds to a figure.
type forecastRow struct {
	Deal    crm.Deal     `json:"deal"`
	Amounts insight.Sums `json:"amounts" doc:"In the base currency"`
}

func (s *Server) getForecastRows(ctx context.Context, by crm.Actor, in *struct {
	ForecastQuestion
	Cell string `query:"cell" required:"true" maxLength:"20"`
},
) (*forecastRows, error) {
	q, err := s.askMeant(ctx, by, &in.ForecastQuestion)
	if err != nil {
		return nil, err
	}
	f, err := q.forecast(in.Lens)
	if err != nil {
		return nil, err
	}
	months, beside := q.figures(f)
	for _, c := range append(months, beside...) {
		if c.Name == in.Cell {
			return s.opened(ctx, by, q, c)
		}
	}
	return nil, crm.InvalidField("cell", "forecast.no_cell", "the forecast has no figure %q", in.Cell)
}

func (s *Server) opened(ctx context.Context, by crm.Actor, q *question, c forecastFigure) (*forecastRows, error) {
	amounts, err := q.rows.Deals.Amounts(c.Rows)
	if err != nil {
		return nil, err
	}
	deals, err := s.dealsOf(ctx, by, q, c.Rows)
	if err != nil {
		return nil, err
	}
	out := &forecastRows{Cell: c.Name, Currency: q.rows.Currency, Total: c.Total, Items: make([]forecastRow, 0, len(amounts))}
	for k, i := range c.Rows {
		out.Items = append(out.Items, forecastRow{Deal: deals[q.rows.ID[i]], Amounts: amounts[k]})
	}
	return out, nil
}

func (s *Server) dealsOf(ctx context.Context, by crm.Actor, q *question, rows []int32) (map[crm.ID]crm.Deal, error) {
	ids := make([]crm.ID, len(rows))
	for k, i := range rows {
		ids[k] = q.rows.ID[i]
	}
	list, err := s.Store.Deals(ctx, by, ids)
	byID := make(map[crm.ID]crm.Deal, len(list))
	for _, d := range list {
		byID[d.ID] = d
	}
	return byID, err
}

// chances holds one of two lists; the other is worked out.
type chances struct {
	Win        int       `json:"win" minimum:"0" maximum:"100" doc:"Place of the first stage beyond the win line"`
	Cumulative []float64 `json:"cumulative,omitempty" maxItems:"100" doc:"Chances to win in the end, 0 to 1; -1: unknown"`
	Steps      []float64 `json:"steps,omitempty" maxItems:"100" doc:"Chances to get to the next stage, 0 to 1; -1: unknown"`
}

func (s *Server) convertChances(_ context.Context, _ crm.Actor, in *in[chances]) (*chances, error) {
	out := in.Body
	if out.Steps != nil && out.Cumulative != nil {
		return nil, crm.InvalidField("cumulative", "chances.both", "give either the cumulative chances or the steps: the other list is worked out")
	}
	var err error
	if out.Steps != nil {
		out.Cumulative, err = insight.Cumulative(out.Steps)
		return &out, err
	}
	out.Steps, err = insight.StageToStage(out.Cumulative, out.Win)
	return &out, err
}
