package api

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/insight"
)

// backtestOut says how good chances would have been.
type backtestOut struct {
	Rev      int64        `json:"rev"`
	Currency crm.Currency `json:"currency"`
	Pipeline crm.ID       `json:"pipeline_id"`
	AsOf     crm.Date     `json:"as_of" doc:"End of the data"`
	insight.BacktestScores
	Rows []backtestRow `json:"rows,omitempty" doc:"The deals that were open, where asked for"`
}

// backtestRow is a deal that was open at the end of an as-of date.
type backtestRow struct {
	AsOf     crm.Date `json:"as_of"`
	Deal     string   `json:"deal" doc:"The key that its import knew it by, else its number"`
	Stage    string   `json:"stage"`
	Days     float64  `json:"age_days" doc:"In the stage"`
	Value    *int64   `json:"value" doc:"Of now, in minor units of base currency; null where it cannot be added"`
	Base     float64  `json:"p_base"`
	Assigned float64  `json:"p_assigned"`
	ByStage  float64  `json:"p_stage"`
	Markov   float64  `json:"p_markov"`
	Age      float64  `json:"p_age"`
	StageAge float64  `json:"p_stage_age"`
	Won      bool     `json:"won" doc:"By the end of the data"`
}

// mostBacktests bounds the work of one question.
const mostBacktests = 60

func (s *Server) getBacktest(ctx context.Context, by crm.Actor, in *struct {
	ByID
	SeenRev
	Filtered
	AsOf     string   `query:"as_of" required:"true" maxLength:"2000" doc:"Days of the past with commas between them, 60 at most, such as 2026-03-31,2026-06-30"`
	Complete crm.Date `query:"history_from" doc:"From this day on every closed deal is known; absent: the day on which the first was closed"`
	Seed     uint64   `query:"seed" default:"1" doc:"Of the bootstrap: the same seed gives the same intervals"`
	Rows     bool     `query:"rows" doc:"With the deals"`
},
) (*backtestOut, error) {
	p, err := s.Store.Pipeline(ctx, by, in.ID, 0)
	if err != nil {
		return nil, err
	}
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	days := asOfDays(in.AsOf)
	if len(days) == 0 || len(days) > mostBacktests {
		return nil, crm.InvalidField("as_of", "backtest.days", "a backtest takes 1 to %d days: name them with commas between", mostBacktests).With("most", strconv.Itoa(mostBacktests))
	}
	b, err := s.Books.BookWithVisits(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	today := w.Today(s.Store.Now())
	var rows book.Rows
	filter := append(book.ParseFilter(in.Filter), book.Term{Key: "pipeline", Values: []string{in.ID.String()}})
	b.Rows(by, book.RowsOrder{Filter: filter, AsOf: today, Now: s.Store.Now(), Visits: true}, &rows)
	if err := meaningless(rows.Ignored); err != nil {
		return nil, err
	}
	tests, err := insight.Backtest(insight.Past{
		Deals: &rows.Deals, Visits: &rows.Visits, Position: chancesOfStages(&rows), Win: p.Process.WinIndex(),
		Zone: w.Zone(), AsOf: today, Complete: in.Complete,
	}, days)
	if err != nil {
		return nil, err
	}
	scores, err := insight.ScoreBacktest(&rows.Deals, tests, in.Seed)
	if err != nil {
		return nil, err
	}
	out := &backtestOut{Rev: rows.Rev, Currency: rows.Currency, Pipeline: p.ID, AsOf: today, BacktestScores: *scores}
	if in.Rows {
		out.Rows, err = s.backtestRows(ctx, by, &p.Process, &rows, tests)
	}
	return out, err
}

// asOfDays are the days that a question names, each once, the earliest first.
func asOfDays(list string) []crm.Date {
	var days []crm.Date
	for day := range strings.SplitSeq(list, ",") {
		if day = strings.TrimSpace(day); day != "" {
			days = append(days, crm.Date(day))
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// chancesOfStages gives each stage its position now, and takes away percentages
// that are no chances but shares of the value.
func chancesOfStages(rows *book.Rows) []int32 {
	position := make([]int32, len(rows.Places))
	for i, place := range rows.Places {
		position[i] = int32(place.Now)
		if place.Basis == crm.Share {
			rows.Deals.Stages[i].Percent = insight.NoPercent
		}
	}
	return position
}

func (s *Server) backtestRows(ctx context.Context, by crm.Actor, p *crm.Process, rows *book.Rows, tests []insight.BacktestRow) ([]backtestRow, error) {
	keys, err := s.Store.DealKeys(ctx, by, rows.ID)
	if err != nil {
		return nil, err
	}
	out := make([]backtestRow, len(tests))
	for k, t := range tests {
		row := backtestRow{
			AsOf: t.AsOf, Deal: keys[rows.ID[t.Deal]], Stage: p.Stages[t.Stage].Name.In(by.Language), Days: t.Days,
			Base: t.P[0], Assigned: t.P[1], ByStage: t.P[2], Markov: t.P[3], Age: t.P[4], StageAge: t.P[5], Won: t.Won,
		}
		if row.Deal == "" {
			row.Deal = (&crm.Deal{Number: rows.Number[t.Deal]}).Label()
		}
		if rows.Deals.Worth[t.Deal] == insight.Valued {
			row.Value = &rows.Deals.Value[t.Deal]
		}
		out[k] = row
	}
	return out, nil
}
