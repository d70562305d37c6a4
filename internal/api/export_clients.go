package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func (s *Server) clientRecords(ctx context.Context, by crm.Actor) ([]store.ClientRecord, error) {
	companies, err := s.everyCompany(ctx, by)
	if err != nil {
		return nil, err
	}
	return s.Store.ClientRecords(ctx, by, companies)
}

// divisionTable has a row for each part of a client that we know of.
func (s *Server) divisionTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	list, err := s.clientRecords(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, r := range list {
		for _, d := range r.Divisions {
			rows = append(rows, []paper.Cell{paper.Text(r.Company.Name), paper.Text(d.Name), paper.Text(d.ContactOf), paper.Moment(d.CreatedAt)})
		}
	}
	header := []string{"company", "division", "key_person", "created_at"}
	return items[store.ClientRecord]{list}, paper.Table{Name: "divisions", Header: header, Rows: slices.Values(rows)}, nil
}

// clientChangeTable has a row for each change that was noted at a client.
func (s *Server) clientChangeTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.clientRecords(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, r := range list {
		for _, e := range r.Changes {
			rows = append(rows, []paper.Cell{paper.Text(r.Company.Name), paper.Text(e.Kind), paper.Day(e.Day), paper.Text(e.Note), paper.Text(names.users[e.CreatedBy]), paper.Moment(e.CreatedAt)})
		}
	}
	header := []string{"company", "change", "day", "note", "by", "created_at"}
	return items[store.ClientRecord]{list}, paper.Table{Name: "client changes", Header: header, Rows: slices.Values(rows)}, nil
}

// cardLinkTable has a row for each deal that hangs on a client's card: what won
// them, what grew out of it, and how they came back.
func (s *Server) cardLinkTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	list, err := s.Store.CardLinks(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for i := range list {
		card := &list[i].Card
		for _, l := range list[i].Links {
			rows = append(rows, []paper.Cell{
				dealLabel(card.Number), paper.Text(card.CompanyName), paper.Text(string(l.Kind)), dealLabel(l.Deal.Number), paper.Text(l.Deal.Name),
				paper.Text(l.Deal.CompanyName), paper.Text(outcomeWord(&l.Deal)), paper.Moment(l.At),
			})
		}
	}
	header := []string{"card", "client", "link", "deal", "name", "company", "outcome", "at"}
	return items[store.CardLinks]{list}, paper.Table{Name: "card links", Header: header, Rows: slices.Values(rows)}, nil
}
