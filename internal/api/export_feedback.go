package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

// feedbackTable has a row for each time that somebody was asked.
func (s *Server) feedbackTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	all := []crm.Feedback{}
	for i := range deals {
		list, err := s.Store.Feedback(ctx, by, deals[i].ID)
		if err != nil {
			return nil, paper.Table{}, err
		}
		all = append(all, list...)
	}
	var rows [][]paper.Cell
	for i := range all {
		f := &all[i]
		for _, a := range f.Askings {
			rows = append(rows, []paper.Cell{
				dealLabel(f.DealNumber), paper.Text(f.DealName), paper.Text(f.Company), paper.Text(string(f.Kind)), paper.Text(f.ContactOf), paper.Whole(int64(a.Seq)), names.day(a.At), paper.Text(string(a.Way)),
				paper.Text(names.users[a.By]), paper.Text(string(f.State)), scoreCell(f.Score), paper.Text(f.Words), names.day(f.AnsweredAt),
			})
		}
	}
	header := []string{"deal", "name", "company", "kind", "contact", "time", "asked_on", "way", "asked_by", "state", "score", "words", "answered_on"}
	return items[crm.Feedback]{all}, paper.Table{Name: "feedback", Header: header, Rows: slices.Values(rows)}, nil
}

func scoreCell(score *int) paper.Cell {
	if score == nil {
		return paper.Cell{}
	}
	return paper.Whole(int64(*score))
}

// portfolioTable has what may be shown first, and then what may not.
func (s *Server) portfolioTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.Portfolio(ctx, by, store.PortfolioFilter{Granted: true})
	if err != nil {
		return nil, paper.Table{}, err
	}
	more, err := s.Store.Portfolio(ctx, by, store.PortfolioFilter{})
	if err != nil {
		return nil, paper.Table{}, err
	}
	list = append(list, more...)
	var rows [][]paper.Cell
	for i := range list {
		p := &list[i]
		last := crm.PermissionStep{}
		if len(p.Steps) > 0 {
			last = p.Steps[len(p.Steps)-1]
		}
		rows = append(rows, []paper.Cell{
			paper.Text(string(p.Kind)), paper.Text(string(p.Permission)), paper.Text(p.Company), paper.Text(p.Product), names.day(p.WonAt), dealLabel(p.DealNumber), paper.Text(p.DealName),
			paper.Text(p.Text), paper.Text(p.Person), paper.Text(last.ContactOf), names.day(last.At), paper.Text(last.Note),
		})
	}
	header := []string{"kind", "permission", "company", "product", "won_on", "deal", "name", "text", "person", "decided_by", "decided_on", "note"}
	return items[crm.Publication]{list}, paper.Table{Name: "portfolio", Header: header, Rows: slices.Values(rows)}, nil
}

// worked is what was entered about the work on one deal.
type worked struct {
	Deal crm.ID `json:"deal_id"`
	crm.Results
}

// resultTable has a row for each figure that the work brought, and for each thing
// that was no part of it.
func (s *Server) resultTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	of, err := s.Store.ResultsOf(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list := []worked{}
	var rows [][]paper.Cell
	for i := range deals {
		d := &deals[i]
		r, ok := of[d.ID]
		if !ok {
			continue
		}
		list = append(list, worked{d.ID, r})
		for _, f := range r.Figures {
			rows = append(rows, []paper.Cell{
				dealLabel(d.Number), paper.Text(d.Name), paper.Text(d.CompanyName), paper.Text("figure"), paper.Text(f.Name), paper.Text(f.Before), paper.Text(f.After), paper.Text(f.Unit), paper.Text(f.Source),
			})
		}
		for _, line := range r.LeftOut {
			rows = append(rows, []paper.Cell{dealLabel(d.Number), paper.Text(d.Name), paper.Text(d.CompanyName), paper.Text("left_out"), paper.Text(line)})
		}
	}
	header := []string{"deal", "name", "company", "kind", "what", "before", "after", "unit", "source"}
	return items[worked]{list}, paper.Table{Name: "results", Header: header, Rows: slices.Values(rows)}, nil
}
