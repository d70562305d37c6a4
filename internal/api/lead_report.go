package api

import (
	"context"
	"math"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/paper"
)

type leadReportIn struct {
	From crm.Date `query:"from" doc:"First day of arrival; absent: ninety days before the last"`
	To   crm.Date `query:"to" doc:"Last day of arrival; absent: today"`
}

// leadReportOut is the report with how sure its rates are.
type leadReportOut struct {
	crm.LeadReport
	Rates []leadRate `json:"rates" nullable:"false" doc:"Share of the decided leads that became deals, for each band"`
}

type leadRate struct {
	Band crm.LeadBand    `json:"band" enum:"goal,limit,day,later,never"`
	Rate *insight.Chance `json:"rate" doc:"null: none is decided"`
}

func (s *Server) getLeadReport(ctx context.Context, by crm.Actor, in *leadReportIn) (*leadReportOut, error) {
	r, err := s.Store.LeadReport(ctx, by, in.From, in.To)
	if err != nil {
		return nil, err
	}
	out := &leadReportOut{LeadReport: *r}
	for _, line := range r.Bands {
		rate, err := insight.Seen(insight.Record{Won: line.Converted, Closed: line.Decided})
		if err != nil {
			return nil, err
		}
		out.Rates = append(out.Rates, leadRate{line.Band, rate})
	}
	return out, nil
}

func shareCell(share float64) paper.Cell {
	return paper.Num(paper.Number{Unscaled: int64(math.Round(share * 1000)), Scale: 3})
}

func (s *Server) leadReportTable(ctx context.Context, by crm.Actor, in *exportIn) (any, paper.Table, error) {
	r, err := s.getLeadReport(ctx, by, &leadReportIn{in.Since, in.Until})
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for i, line := range r.Bands {
		row := []paper.Cell{paper.Text(string(line.Band)), paper.Whole(int64(line.Leads)), paper.Whole(int64(line.Converted)), paper.Whole(int64(line.Decided)), {}, {}, {}}
		if rate := r.Rates[i].Rate; rate != nil {
			row[4], row[5], row[6] = shareCell(rate.Value), shareCell(rate.Interval.Low), shareCell(rate.Interval.High)
		}
		rows = append(rows, row)
	}
	header := []string{"answered_within", "leads", "converted", "decided", "rate", "rate_low", "rate_high"}
	return r, paper.Table{Name: "lead-report", Header: header, Rows: slices.Values(rows)}, nil
}
