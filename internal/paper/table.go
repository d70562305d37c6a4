package paper

import (
	"iter"
	"strconv"
	"time"

	"hummock/internal/crm"
)

// Table is what is written: a name (of the sheet in a workbook), a header, and
// rows that may be streamed.
type Table struct {
	Name   string
	Header []string
	Rows   iter.Seq[[]Cell]
}

// Cell is a typed value. The zero Cell is empty.
type Cell struct {
	kind   cellKind
	text   string
	number Number
}

type cellKind byte

const (
	cellEmpty cellKind = iota
	cellText
	cellNumber
	cellAmount
	cellDay
)

// Text is a cell that stays text whatever it begins with.
func Text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{kind: cellText, text: s}
}

// Num is a number as it is.
func Num(n Number) Cell {
	return Cell{kind: cellNumber, number: Number{Unscaled: n.Unscaled, Scale: n.Scale}}
}

// Whole is a whole number.
func Whole(n int64) Cell { return Num(Number{Unscaled: n}) }

// Amount is money in major units with all decimals of its currency; the currency
// itself needs a cell of its own.
func Amount(m crm.Money) Cell {
	return Cell{kind: cellAmount, number: Number{Unscaled: m.Minor, Scale: m.Currency.Digits()}}
}

// Money is an amount with its currency in one cell: a number that is shown with
// its code in a workbook, "12.50 EUR" in CSV.
func Money(m crm.Money) Cell {
	c := Amount(m)
	c.number.Currency = m.Currency
	return c
}

// Day is a calendar day; no date is an empty cell.
func Day(d crm.Date) Cell {
	if d == "" {
		return Cell{}
	}
	return Cell{kind: cellDay, text: string(d)}
}

// Moment is an instant, written as RFC 3339 in UTC so that no time zone is lost.
func Moment(i crm.Instant) Cell {
	if i == 0 {
		return Cell{}
	}
	return Cell{kind: cellText, text: i.Time().Format("2006-01-02T15:04:05.000Z")}
}

// plain is the cell as it stands in a CSV file.
func (c Cell) plain() string {
	switch c.kind {
	case cellNumber, cellAmount:
		return c.number.unmistakable()
	case cellText:
		return harmless(c.text)
	}
	return c.text
}

// unmistakable is the number with its currency as a cell reads it in one way
// only: three decimals could be thousands, so a zero stands behind them.
func (n Number) unmistakable() string {
	s := n.String()
	if size := max(n.Unscaled, -n.Unscaled); n.Scale == 3 && size >= 1_000 && size < 1_000_000 {
		s += "0"
	}
	if n.Currency == "" {
		return s
	}
	return harmless(s + " " + string(n.Currency))
}

// serial counts days as spreadsheet programs do. They are wrong about February
// 1900, so earlier days have no number.
func serial(d crm.Date) (int, bool) {
	n := int(d.Time().Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24)
	return n, n > phantomSerial && n <= maxSerial
}

// exactInWorkbook says whether the 15 digits that a workbook keeps suffice.
func (n Number) exactInWorkbook() bool {
	return len(strconv.FormatInt(max(n.Unscaled, -n.Unscaled), 10)) <= 15
}
