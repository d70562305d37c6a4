package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// receivablesTable is what clients owe, as a file.
func (s *Server) receivablesTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	list, err := s.Store.Receivables(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for i := range list.Items {
		r := &list.Items[i]
		rows = append(rows, []paper.Cell{
			paper.Text(r.Number), paper.Text(r.CompanyName), paper.Text((&crm.Deal{Number: r.DealNumber}).Label()), paper.Text(r.DealName), paper.Day(r.IssuedOn), paper.Day(r.DueOn),
			paper.Whole(int64(r.DaysLate)), paper.Text(string(r.Age)), amountFor(list.Hidden, r.Amount, r.Currency), amountFor(list.Hidden, r.Open, r.Currency),
			paper.Text(string(r.Currency)), amountFor(list.Hidden || r.Currency != list.Currency && r.Rate == nil, r.Base, list.Currency),
			paper.Whole(int64(r.Reminders)), paper.Day(r.RemindedOn), paper.Day(r.NextReminder),
		})
	}
	header := []string{"invoice", "company", "deal", "name", "issued_on", "due_on", "days_late", "age", "amount", "open", "currency", "open_base", "reminders", "reminded_on", "next_reminder_on"}
	return list, paper.Table{Name: "receivables", Header: header, Rows: slices.Values(rows)}, nil
}

func (s *Server) invoicesTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	list, err := s.Store.Invoices(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	of, hidden := dealsByID(deals), !by.SeesMoney()
	var rows [][]paper.Cell
	for i := range list {
		v := &list[i]
		money := func(minor int64) paper.Cell { return amountFor(hidden, minor, v.Currency) }
		rows = append(rows, []paper.Cell{
			paper.Text(v.Number), paper.Text(of[v.Deal].Label()), paper.Text(of[v.Deal].CompanyName), paper.Text(v.Text), paper.Text(string(v.State)), paper.Day(v.IssuedOn), paper.Day(v.DueOn),
			paper.Moment(v.SentAt), money(v.Amount), money(v.Credited), money(v.Paid), money(v.Open), paper.Text(string(v.Currency)), paper.Whole(int64(v.DaysLate)),
		})
	}
	header := []string{"invoice", "deal", "company", "text", "state", "issued_on", "due_on", "sent_at", "amount", "credited", "paid", "open", "currency", "days_late"}
	return items[crm.Invoice]{list}, paper.Table{Name: "invoices", Header: header, Rows: slices.Values(rows)}, nil
}

func (s *Server) paymentsTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	list, err := s.Store.Payments(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	invoices, err := s.Store.Invoices(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	numbers := map[crm.ID]string{}
	for _, i := range invoices {
		numbers[i.ID] = i.Number
	}
	of, hidden := dealsByID(deals), !by.SeesMoney()
	var rows [][]paper.Cell
	for i := range list {
		p := &list[i]
		rows = append(rows, []paper.Cell{
			paper.Text(of[p.Deal].Label()), paper.Text(of[p.Deal].CompanyName), paper.Text(numbers[p.Invoice]), paper.Day(p.ReceivedOn), amountFor(hidden, p.Amount, p.Currency), paper.Text(string(p.Currency)),
			paper.Text(p.Rate), paper.Day(p.RateOn), amountFor(hidden, p.Value, of[p.Deal].Currency), paper.Text(string(of[p.Deal].Currency)), paper.Text(p.Reference), paper.Moment(p.ReversedAt), paper.Text(p.Reversal),
		})
	}
	header := []string{"deal", "company", "invoice", "received_on", "amount", "currency", "rate", "rate_on", "value", "deal_currency", "reference", "reversed_at", "reversal"}
	return items[crm.Payment]{list}, paper.Table{Name: "payments", Header: header, Rows: slices.Values(rows)}, nil
}

// amountFor is an amount, or an empty cell for those who may not know it.
func amountFor(hidden bool, minor int64, c crm.Currency) paper.Cell {
	if hidden {
		return paper.Cell{}
	}
	return paper.Amount(crm.Money{Minor: minor, Currency: c})
}

func dealsByID(deals []crm.Deal) map[crm.ID]*crm.Deal {
	of := make(map[crm.ID]*crm.Deal, len(deals))
	for i := range deals {
		of[deals[i].ID] = &deals[i]
	}
	return of
}
