package paper

import (
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"hummock/internal/crm"
)

// WriteXLSX writes a workbook with one sheet per table, header in bold and kept
// in sight. Texts stay texts, dates are dates, amounts have the decimals of
// their currency. Numbers of more than 15 digits, which workbooks cannot hold,
// are written as text.
func WriteXLSX(w io.Writer, tables ...Table) error {
	b := newBook()
	defer b.file.Close()
	for i, t := range tables {
		if err := b.addTable(i, t); err != nil {
			return err
		}
	}
	return b.file.Write(w)
}

// book is a workbook that is being written.
type book struct {
	file   *excelize.File
	err    error // the first error of making a style
	format map[string]int
}

func newBook() *book {
	return &book{file: excelize.NewFile(), format: map[string]int{}}
}

// sheet begins sheet number i, counted from 0.
func (b *book) sheet(i int, name string) (*excelize.StreamWriter, error) {
	name = sheetName(name)
	if n, err := b.file.GetSheetIndex(name); i > 0 && err == nil && n >= 0 {
		name = sheetName(strconv.Itoa(i+1) + " " + name)
	}
	if i == 0 {
		if err := b.file.SetSheetName("Sheet1", name); err != nil {
			return nil, err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return nil, err
	}
	return b.file.NewStreamWriter(name)
}

// sheetName drops what spreadsheet programs do not allow in the name of a sheet.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, name), "' ")
	for utf8.RuneCountInString(name) > excelize.MaxSheetNameLength {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	if name == "" {
		return "1"
	}
	return name
}

func (b *book) addTable(i int, t Table) error {
	out, err := b.sheet(i, t.Name)
	if err != nil {
		return err
	}
	if err := freeze(out, 0, 1); err != nil {
		return err
	}
	row := make([]any, 0, len(t.Header))
	for _, h := range t.Header {
		row = append(row, excelize.Cell{StyleID: b.style("bold"), Value: h})
	}
	if err := out.SetRow("A1", row); err != nil {
		return err
	}
	n := 1
	for cells := range t.Rows {
		row = row[:0]
		for _, c := range cells {
			v, err := b.value(c)
			if err != nil {
				return err
			}
			row = append(row, v)
		}
		n++
		if err := setRow(out, n, row); err != nil {
			return err
		}
	}
	if b.err != nil {
		return b.err
	}
	return out.Flush()
}

func setRow(out *excelize.StreamWriter, n int, row []any) error {
	if n > maxRow {
		return crm.Errorf(crm.TooLarge, "paper.too_many_rows", "a workbook holds %d rows at most: filter the list or take CSV", maxRow)
	}
	ref, err := excelize.CoordinatesToCellName(1, n)
	if err != nil {
		return err
	}
	return out.SetRow(ref, row)
}

func freeze(out *excelize.StreamWriter, columns, rows int) error {
	corner, err := excelize.CoordinatesToCellName(columns+1, rows+1)
	if err != nil {
		return err
	}
	pane := "bottomLeft"
	if columns > 0 {
		pane = "bottomRight"
	}
	return out.SetPanes(&excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: corner, ActivePane: pane})
}

// value is a cell as the library takes it; nil is an empty one.
func (b *book) value(c Cell) (any, error) {
	switch c.kind {
	case cellText:
		if utf8.RuneCountInString(c.text) > excelize.TotalCellChars {
			return nil, crm.Errorf(crm.TooLarge, "paper.cell_too_long", "a text has more than %d characters, which a workbook cannot hold: take CSV", excelize.TotalCellChars)
		}
		return c.text, nil
	case cellNumber, cellAmount:
		if !c.number.exactInWorkbook() {
			return c.number.unmistakable(), nil
		}
		if c.kind == cellNumber {
			return c.number.Float(), nil
		}
		return excelize.Cell{StyleID: b.style(amountFormat(c.number)), Value: c.number.Float()}, nil
	case cellDay:
		return b.day(crm.Date(c.text)), nil
	}
	return nil, nil //nolint:nilnil // an empty cell
}

func (b *book) day(d crm.Date) any {
	if n, ok := serial(d); ok {
		return excelize.Cell{StyleID: b.style(dayFormat), Value: n}
	}
	return string(d)
}

const (
	dayFormat   = "yyyy-mm-dd"
	monthFormat = "mmm yyyy"
)

func percentFormat(percent float64) string {
	if percent == math.Trunc(percent) {
		return "0%"
	}
	return "0.00%"
}

// amountFormat has all decimals of an amount and shows its currency behind it.
func amountFormat(n Number) string {
	code := "#,##0"
	if n.Scale > 0 {
		code += "." + strings.Repeat("0", n.Scale)
	}
	if n.Currency != "" {
		code += `\ [$` + string(n.Currency) + "]"
	}
	return code
}

// style gives the style of a number format; formats that begin with "bold" are
// shown so.
func (b *book) style(format string) int {
	if id, ok := b.format[format]; ok {
		return id
	}
	s := &excelize.Style{}
	code, bold := strings.CutPrefix(format, "bold")
	if bold {
		s.Font = &excelize.Font{Bold: true}
	}
	if code != "" {
		s.CustomNumFmt = &code
	}
	id, err := b.file.NewStyle(s)
	if err != nil && b.err == nil {
		b.err = err
	}
	b.format[format] = id
	return id
}
