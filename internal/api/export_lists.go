package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

// exportPage is how many rows of a list are read at once.
const exportPage = 500

// every reads a list that comes in pages by name.
func every[T any](list func(store.Page) ([]T, error), cursor func(T) string) ([]T, error) {
	all, after := []T{}, ""
	for {
		page, err := list(store.Page{After: after, Limit: exportPage})
		if err != nil {
			return nil, err
		}
		all = append(all, page...)
		if len(page) < exportPage {
			return all, nil
		}
		after = cursor(page[len(page)-1])
	}
}

func (s *Server) everyCompany(ctx context.Context, by crm.Actor) ([]crm.Company, error) {
	return every(func(p store.Page) ([]crm.Company, error) { return s.Store.Companies(ctx, by, p) },
		func(c crm.Company) string { return store.Cursor(c.Name, c.ID) })
}

// companyTable has the columns by which an import knows a company again.
func (s *Server) companyTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.everyCompany(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	of := companyNames(list)
	var rows [][]paper.Cell
	for i := range list {
		c := &list[i]
		rows = append(rows, []paper.Cell{
			paper.Text(c.Name), paper.Text(c.Segment), paper.Text(c.Industry), paper.Text(c.Size), wholeCell(c.CreditDays),
			paper.Text(names.person(c.Owner)), paper.Text(of[c.Parent]), paper.Text(c.Address), paper.Text(c.TaxID), paper.Text(string(c.Language)),
		})
	}
	header := []string{"name", "segment", "industry", "size", "credit_days", "owner", "parent", "address", "tax_id", "language"}
	return items[crm.Company]{list}, paper.Table{Name: "companies", Header: header, Rows: slices.Values(rows)}, nil
}

func companyNames(list []crm.Company) map[crm.ID]string {
	of := make(map[crm.ID]string, len(list))
	for i := range list {
		of[list[i].ID] = list[i].Name
	}
	return of
}

// contactTable has the columns by which an import knows a contact again.
func (s *Server) contactTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	companies, err := s.everyCompany(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := every(func(p store.Page) ([]crm.Contact, error) { return s.Store.Contacts(ctx, by, p) },
		func(c crm.Contact) string { return store.Cursor(c.Name, c.ID) })
	if err != nil {
		return nil, paper.Table{}, err
	}
	of := companyNames(companies)
	var rows [][]paper.Cell
	for i := range list {
		c := &list[i]
		rows = append(rows, []paper.Cell{
			paper.Text(c.Name), paper.Text(of[c.Company]), paper.Text(c.Title), paper.Text(c.Email), paper.Text(c.Phone), paper.Text(string(c.Part)), paper.Text(string(c.Language)),
		})
	}
	header := []string{"name", "company", "title", "email", "phone", "part", "language"}
	return items[crm.Contact]{list}, paper.Table{Name: "contacts", Header: header, Rows: slices.Values(rows)}, nil
}

// productTable is the price list.
func (s *Server) productTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	list, err := every(func(p store.Page) ([]crm.Product, error) { return s.Store.Products(ctx, by, p) },
		func(p crm.Product) string { return store.Cursor(p.Name, p.ID) })
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, p := range list {
		var price paper.Cell
		if p.Price != nil {
			price = paper.Amount(crm.Money{Minor: *p.Price, Currency: p.Currency})
		}
		rows = append(rows, []paper.Cell{paper.Text(p.Name), paper.Text(p.Code), paper.Text(p.Series), price, paper.Text(string(p.Currency))})
	}
	return items[crm.Product]{list}, paper.Table{Name: "products", Header: []string{"name", "code", "series", "price", "currency"}, Rows: slices.Values(rows)}, nil
}

func wholeCell(n *int) paper.Cell {
	if n == nil {
		return paper.Cell{}
	}
	return paper.Whole(int64(*n))
}

// planned is one milestone with the deal whose payment plan it stands in.
type planned struct {
	Deal crm.ID `json:"deal_id"`
	crm.Milestone
}

// planTable has a row for each milestone of the deals' payment plans.
func (s *Server) planTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	plans, err := s.Store.Plans(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list := []planned{}
	var rows [][]paper.Cell
	for i := range deals {
		d := &deals[i]
		money := func(minor int64) paper.Cell { return amountFor(!by.SeesMoney(), minor, d.Currency) }
		for _, m := range plans[d.ID] {
			share := paper.Num(paper.Number{Unscaled: m.Share, Scale: 2})
			if !by.SeesMoney() {
				share = paper.Cell{}
			}
			list = append(list, planned{d.ID, m})
			rows = append(rows, []paper.Cell{
				dealLabel(d.Number), paper.Text(d.Name), paper.Text(d.CompanyName), paper.Text(string(m.Kind)), paper.Text(m.Name), paper.Text(m.Stage), share,
				money(m.Planned), money(m.Invoiced), money(m.Received), paper.Text(string(d.Currency)), paper.Text(string(m.State)), paper.Day(m.DueOn), wholeCell(m.CreditDays),
			})
		}
	}
	header := []string{"deal", "name", "company", "kind", "milestone", "stage", "percent", "planned", "invoiced", "received", "currency", "state", "due_on", "credit_days"}
	return items[planned]{list}, paper.Table{Name: "payment plans", Header: header, Rows: slices.Values(rows)}, nil
}

// renewalTable has a row for each day on which a client's contract is to be
// renewed.
func (s *Server) renewalTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.Renewals(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	of := dealsByID(deals)
	var rows [][]paper.Cell
	for _, r := range list {
		d := of[r.Deal]
		rows = append(rows, []paper.Cell{
			dealLabel(d.Number), paper.Text(d.Name), paper.Text(d.CompanyName), paper.Text(names.person(d.Owner)), paper.Day(r.DueOn), paper.Text(r.Note), paper.Text(string(r.State)), names.day(r.SettledAt), paper.Text(names.users[r.SettledBy]),
		})
	}
	header := []string{"card", "name", "company", "owner", "due_on", "note", "state", "settled_on", "settled_by"}
	return items[crm.Renewal]{list}, paper.Table{Name: "renewals", Header: header, Rows: slices.Values(rows)}, nil
}
