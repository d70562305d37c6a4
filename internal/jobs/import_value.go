package jobs

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// value reads the cell of a field that holds more than text.
func (r *fileReader) value(c *crm.ImportColumn, cell string, row []string) (any, error) {
	switch c.Field {
	case "value", "price":
		m, err := r.amount(c, cell, row)
		if err != nil || c.Field == "price" {
			return m, err
		}
		return map[string]any{"minor": m.Minor, "currency": string(m.Currency)}, nil
	case "probability":
		return r.probability(c, cell)
	case "expected_close", "start_date":
		day, err := paper.ParseDate(cell, paper.DateOrder(c.Order))
		return string(day), err
	case "credit_days":
		return r.number(c, cell)
	case "category":
		return strings.ReplaceAll(crm.Fold(cell), " ", "_"), nil
	case "part":
		return strings.ReplaceAll(crm.Fold(cell), " ", "_"), nil
	case "language":
		return strings.ToLower(cell), nil
	case "tags":
		return tags(cell), nil
	}
	return cell, nil
}

func (r *fileReader) number(c *crm.ImportColumn, cell string) (float64, error) {
	n, err := paper.ParseNumber(cell, paper.Decimal(c.Decimal))
	if err != nil {
		return 0, err
	}
	return n.Float(), nil
}

// amount reads money; the currency stands in the cell, in a column of its own,
// or is the firm's.
func (r *fileReader) amount(c *crm.ImportColumn, cell string, row []string) (crm.Money, error) {
	currency, named := r.currency, false
	if code := cellAt(row, r.money); code != "" {
		given, err := crm.ParseCurrency(code)
		if err != nil {
			return crm.Money{Currency: currency}, nil //nolint:nilerr // the code's own column says so
		}
		currency, named = given, true
	}
	m, rounded, err := paper.ParseMoney(cell, paper.Decimal(c.Decimal), currency)
	if err == nil && named && m.Currency != currency {
		err = crm.Invalidf("import.currencies_differ", "the amount is in %s but the row's currency is %s: keep one of the two", m.Currency, currency).With("amount", string(m.Currency)).With("currency", string(currency))
	}
	if err == nil && rounded {
		err = crm.Invalidf("import.rounded", "%q has more decimals than %s knows: write the amount with %d at most", cell, m.Currency, m.Currency.Digits()).With("value", cell)
	}
	if err == nil && m.Minor < 0 {
		err = crm.Invalidf("money.negative", "the value of a deal cannot be negative")
	}
	return m, err
}

// ownAmount reads money of a custom field. Its currency may differ from that of
// the deal's value, which the column of currencies tells.
func (r *fileReader) ownAmount(c *crm.ImportColumn, cell string, row []string) (crm.Money, error) {
	n, err := paper.ParseNumber(cell, paper.Decimal(c.Decimal))
	if err != nil || n.Currency == "" {
		return r.amount(c, cell, row)
	}
	m, rounded, err := paper.ParseMoney(cell, paper.Decimal(c.Decimal), n.Currency)
	if err == nil && rounded {
		err = crm.Invalidf("import.rounded", "%q has more decimals than %s knows: write the amount with %d at most", cell, m.Currency, m.Currency.Digits()).With("value", cell)
	}
	return m, err
}

func (r *fileReader) probability(c *crm.ImportColumn, cell string) (float64, error) {
	n, err := paper.ParseNumber(cell, paper.Decimal(c.Decimal))
	if err != nil {
		return 0, err
	}
	if c.Shares && !n.Percent {
		return inPercent(n), nil
	}
	return n.Float(), nil
}

// inPercent moves the decimal sign, so that .29 becomes 29 and not 28.999.
func inPercent(n paper.Number) float64 {
	for ; n.Scale < 2; n.Scale++ {
		n.Unscaled *= 10
	}
	n.Scale -= 2
	return n.Float()
}

func tags(cell string) []any {
	list := []any{}
	for _, tag := range paper.ParseList(cell) {
		list = append(list, tag)
	}
	return list
}

var (
	yes = []string{"yes", "true", "1", "да", "tak", "y", "x", "+"}
	no  = []string{"no", "false", "0", "нет", "nie", "n", "-"}
)

// custom reads the cell of a custom field.
func (r *fileReader) custom(f *crm.CustomField, c *crm.ImportColumn, cell string, row []string) (any, error) {
	switch f.Kind {
	case crm.FieldText:
	case crm.FieldNumber:
		n, err := r.number(c, cell)
		if plain, failed := strconv.ParseFloat(cell, 64); err != nil && failed == nil && !math.IsInf(plain, 0) && !math.IsNaN(plain) {
			return plain, nil // longer than money may be
		}
		return n, err
	case crm.FieldDate:
		day, err := paper.ParseDate(cell, paper.DateOrder(c.Order))
		return string(day), err
	case crm.FieldMoney:
		m, err := r.ownAmount(c, cell, row)
		return map[string]any{"minor": m.Minor, "currency": string(m.Currency)}, err
	case crm.FieldPerson:
		return crm.PersonName(cell), nil
	case crm.FieldChoice:
		return choice(f, cell), nil
	case crm.FieldYesNo:
		switch word := crm.Fold(cell); {
		case slices.Contains(yes, word):
			return true, nil
		case slices.Contains(no, word):
			return false, nil
		}
		return nil, crm.Invalidf("import.yes_no", "%q is neither yes nor no: write one of the two", cell).With("value", cell)
	}
	return cell, nil
}

// choice finds a choice by key or by label in any language; an unknown one is
// left for the field to refuse.
func choice(f *crm.CustomField, cell string) string {
	for _, ch := range f.Choices {
		if ch.Key == cell {
			return ch.Key
		}
		for _, label := range ch.Label {
			if crm.Fold(label) == crm.Fold(cell) {
				return ch.Key
			}
		}
	}
	return cell
}
