package paper

import (
	"io"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// mostStatementLines is how long a bank statement may be.
const mostStatementLines = 5_000

// Statement is what came in by a bank statement.
type Statement struct {
	Lines   []crm.StatementLine
	Skipped int // rows without an amount that came in: money that went out, and sums
	Unread  []crm.UnreadLine
}

// columns of a bank statement, by words that banks put at their heads.
var statementWords = map[string][]string{
	"on":       {"date", "data", "дата", "day", "booked", "księgow"},
	"amount":   {"amount", "kwota", "сумма", "credit", "uznania", "wpływ", "приход", "поступ", "кредит"},
	"currency": {"currency", "waluta", "валюта"},
	"payer":    {"payer", "sender", "counterparty", "nadawca", "kontrahent", "плательщик", "контрагент", "отправитель", "name", "nazwa"},
	"text":     {"text", "title", "tytuł", "details", "description", "opis", "reference", "назначение", "описание", "детали"},
}

// ReadStatement reads the money that came in from a CSV or XLSX file of a bank.
// Columns are found by their heads, or else by what stands in them; amounts
// without a currency are in the given one.
func ReadStatement(r io.ReaderAt, size int64, name string, currency crm.Currency) (*Statement, error) {
	sheet, err := Open(r, size, name, Options{})
	if err != nil {
		return nil, err
	}
	columns, err := Guess(sheet)
	if err != nil {
		return nil, err
	}
	at := statementColumns(columns)
	if at["on"] < 0 || at["amount"] < 0 {
		return nil, crm.InvalidField("file", "statement.columns", "%s has no columns of days and amounts: name them Date and Amount", name).With("file", name)
	}
	out := &Statement{Lines: []crm.StatementLine{}, Unread: []crm.UnreadLine{}}
	err = sheet.Rows(func(row int, cells []string) error {
		line, unread, ok := statementLine(cells, columns, at, currency)
		if unread != nil {
			unread.Row = row
			out.Unread = append(out.Unread, *unread)
			return nil
		}
		if !ok {
			out.Skipped++
			return nil
		}
		if len(out.Lines) == mostStatementLines {
			return crm.Errorf(crm.TooLarge, "statement.too_long", "a statement holds at most %d lines: divide it", mostStatementLines)
		}
		line.Row = row
		out.Lines = append(out.Lines, line)
		return nil
	})
	crm.NameLines(out.Lines)
	return out, err
}

// statementColumns finds the column of each part, or -1.
func statementColumns(columns []Column) map[string]int {
	at := map[string]int{}
	for part, words := range statementWords {
		at[part] = slices.IndexFunc(columns, func(c Column) bool {
			head := strings.ToLower(c.Name)
			return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(head, w) })
		})
	}
	if at["on"] < 0 {
		at["on"] = slices.IndexFunc(columns, func(c Column) bool { return c.Filled > 0 && c.Dates.Count == c.Filled })
	}
	if at["amount"] < 0 {
		at["amount"] = slices.IndexFunc(columns, func(c Column) bool { return c.Filled > 0 && c.Numbers.Count == c.Filled && c.Dates.Count == 0 })
	}
	return at
}

// statementLine reads one row. A row whose amount or day says something that
// cannot be read is unread; one without money that came in is not ok.
func statementLine(cells []string, columns []Column, at map[string]int, currency crm.Currency) (line crm.StatementLine, unread *crm.UnreadLine, ok bool) {
	cell := func(part string) string {
		if at[part] < 0 {
			return ""
		}
		return strings.TrimSpace(cells[at[part]])
	}
	cannot := func(part string) *crm.UnreadLine {
		return &crm.UnreadLine{Column: columns[at[part]].Name, Value: cell(part)}
	}
	if c, err := crm.ParseCurrency(cell("currency")); err == nil {
		currency = c
	}
	if cell("amount") == "" || cell("on") == "" {
		return line, nil, false
	}
	money, rounded, err := ParseMoney(cell("amount"), columns[at["amount"]].Numbers.Decimal, currency)
	if err != nil || rounded {
		return line, cannot("amount"), false
	}
	if money.Minor <= 0 {
		return line, nil, false
	}
	on, err := ParseDate(cell("on"), columns[at["on"]].Dates.Order)
	if err != nil || on == "" {
		return line, cannot("on"), false
	}
	return crm.StatementLine{On: on, Amount: money.Minor, Currency: money.Currency, Payer: cell("payer"), Text: cell("text")}, nil, true
}
