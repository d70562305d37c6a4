package api

import (
	"context"
	"slices"
	"strconv"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// dealTable has the columns that an import of deals knows, each cell written as
// the import reads it.
func (s *Server) dealTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	told, err := s.Store.DealWords(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	fields, err := s.Store.Fields(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	fields = slices.DeleteFunc(fields, func(f crm.CustomField) bool { return f.Noun != "deal" })
	header := []string{
		"deal", "name", "company", "value", "currency", "probability", "pipeline", "stage", "created_at", "expected_close", "closed_at", "outcome", "owner", "segment", "source",
		"product", "loss_reason", "tags", "category",
	}
	for _, f := range fields {
		header = append(header, f.Key)
	}
	rows := func(yield func([]paper.Cell) bool) {
		for i := range deals {
			d := &deals[i]
			row := []paper.Cell{
				paper.Text(d.Label()), paper.Text(d.Name), paper.Text(d.CompanyName), valueCell(d), paper.Text(string(d.Currency)), chanceCell(d),
				paper.Text(names.pipeline(d)), paper.Text(names.stage(d, d.PipelineVersion, d.Stage, by.Language)), names.day(d.CreatedAt), paper.Day(d.ExpectedClose), names.day(d.ClosedAt),
				paper.Text(outcomeWord(d)), paper.Text(names.person(d.Owner)), paper.Text(d.Segment), paper.Text(d.Source),
				paper.Text(told.Products[d.Product]), paper.Text(told.Reasons[d.ID]), paper.Text(paper.List(d.Tags)), paper.Text(string(d.Category)),
			}
			for _, f := range fields {
				row = append(row, names.custom(&f, d.Fields[f.Key]))
			}
			if !yield(row) {
				return
			}
		}
	}
	return items[crm.Deal]{deals}, paper.Table{Name: "deals", Header: header, Rows: rows}, nil
}

// custom writes the value of a custom field.
func (n *exportNames) custom(f *crm.CustomField, v any) paper.Cell {
	switch f.Kind {
	case crm.FieldNumber:
		if number, ok := v.(float64); ok {
			return numberCell(number)
		}
	case crm.FieldMoney:
		return moneyCell(v)
	case crm.FieldDate:
		day, _ := v.(string)
		return paper.Day(crm.Date(day))
	case crm.FieldPerson:
		text, _ := v.(string)
		var id crm.ID
		if id.UnmarshalText([]byte(text)) == nil && n.mails[id] != "" {
			return paper.Text(n.mails[id])
		}
	case crm.FieldYesNo:
		if v == true {
			return paper.Text("yes")
		}
		if v == false {
			return paper.Text("no")
		}
	case crm.FieldText, crm.FieldChoice:
	}
	return paper.Text(plain(v))
}

// person is the name of somebody, or the mail address where two share the name.
func (n *exportNames) person(id crm.ID) string {
	name := n.users[id]
	if n.namesakes[crm.Fold(name)] > 1 && n.mails[id] != "" {
		return n.mails[id]
	}
	return name
}

// moneyCell is an amount of a custom field with its currency: the column of
// currencies is that of the deal's value.
func moneyCell(v any) paper.Cell {
	m, _ := v.(map[string]any)
	minor, known := m["minor"].(float64)
	if !known {
		return paper.Cell{}
	}
	code, _ := m["currency"].(string)
	return paper.Money(crm.Money{Minor: int64(minor), Currency: crm.Currency(code)})
}

// numberCell is a number without an exponent; what a spreadsheet could not keep
// to the last digit is text.
func numberCell(v float64) paper.Cell {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	n, err := paper.ParseNumber(text, paper.DecimalPoint)
	if err != nil {
		return paper.Text(text)
	}
	return paper.Num(n)
}

func chanceCell(d *crm.Deal) paper.Cell {
	if d.Probability == nil {
		return paper.Cell{}
	}
	return numberCell(*d.Probability)
}
