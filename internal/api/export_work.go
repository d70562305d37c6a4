package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func (s *Server) hoursTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.HoursOf(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	firm, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	of := dealsByID(deals)
	var rows [][]paper.Cell
	for i := range list {
		h := &list[i]
		d := of[h.Deal]
		rows = append(rows, []paper.Cell{
			dealLabel(h.DealNumber), paper.Text(h.DealName), paper.Text(d.CompanyName), paper.Text(names.users[h.User]), paper.Day(h.On),
			paper.Text(names.stage(d, d.PipelineVersion, h.Stage, by.Language)), paper.Whole(h.Minutes), paper.Text(h.What), amountIfKnown(h.Cost, firm.Currency),
		})
	}
	header := []string{"deal", "name", "company", "user", "on", "stage", "minutes", "what", "cost"}
	return items[crm.HourEntry]{list}, paper.Table{Name: "hours", Header: header, Rows: slices.Values(rows)}, nil
}

func (s *Server) expensesTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.ExpensesOf(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	firm, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	of := dealsByID(deals)
	var rows [][]paper.Cell
	for i := range list {
		e := &list[i]
		d := of[e.Deal]
		rows = append(rows, []paper.Cell{
			dealLabel(e.DealNumber), paper.Text(e.DealName), paper.Text(d.CompanyName), paper.Day(e.On), paper.Text(names.stage(d, d.PipelineVersion, e.Stage, by.Language)),
			paper.Text(e.What), amountIfKnown(e.Amount, e.Currency), paper.Text(string(e.Currency)), amountIfKnown(e.Cost, firm.Currency), paper.Text(names.users[e.CreatedBy]),
		})
	}
	header := []string{"deal", "name", "company", "on", "stage", "what", "amount", "currency", "cost", "by"}
	return items[crm.Expense]{list}, paper.Table{Name: "expenses", Header: header, Rows: slices.Values(rows)}, nil
}

// amountIfKnown is an amount, or an empty cell.
func amountIfKnown(minor *int64, c crm.Currency) paper.Cell {
	if minor == nil {
		return paper.Cell{}
	}
	return paper.Amount(crm.Money{Minor: *minor, Currency: c})
}

// costsTable is the report of costs by client, product, source and seller, one
// below the other.
func (s *Server) costsTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	if err := crm.Allowed("get-costs", by); err != nil {
		return nil, paper.Table{}, err
	}
	var all []*crm.CostReport
	var rows [][]paper.Cell
	for _, division := range []crm.CostsBy{crm.ByCompany, crm.ByProduct, crm.BySource, crm.ByOwner} {
		r, err := s.Store.Costs(ctx, by, store.CostQuestion{By: division})
		if err != nil {
			return nil, paper.Table{}, err
		}
		all = append(all, r)
		for _, l := range r.Items {
			money := func(minor int64) paper.Cell { return paper.Amount(crm.Money{Minor: minor, Currency: r.Currency}) }
			rows = append(rows, []paper.Cell{
				paper.Text(string(division)), paper.Text(l.Name), paper.Whole(int64(l.Deals)), paper.Whole(int64(l.Won)), money(l.Value), paper.Whole(l.Minutes),
				money(l.CostOfSale), money(l.Cost), money(l.Margin), paper.Text(string(r.Currency)),
			})
		}
	}
	header := []string{"by", "name", "deals", "won", "value", "minutes", "cost_of_sale", "cost", "margin", "currency"}
	return items[*crm.CostReport]{all}, paper.Table{Name: "costs", Header: header, Rows: slices.Values(rows)}, nil
}
