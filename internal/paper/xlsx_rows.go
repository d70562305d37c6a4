package paper

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// rowReader streams the rows of one sheet.
type rowReader struct {
	*workbook
	x       *xmlReader
	row     int // number of the open row
	inRow   bool
	inCell  bool
	inValue bool
	ignore  bool // inside phonetic hints
	column  int  // of the open cell, from 0
	kind    string
	style   string
	value   []byte
	cells   []string
	given   int // cells handed out
	formula bool
	valued  bool // the open cell has a value
	flaw    func(row int, code, format string, args ...any)
}

func (w *workbook) eachRow(part string, each func(row int, cells []string) error, flaw func(row int, code, format string, args ...any)) error {
	x, c, err := w.part(part)
	if err != nil {
		return err
	}
	if x == nil {
		return damaged(w.file, fmt.Errorf("part %s is missing", part))
	}
	defer c.Close()
	r := &rowReader{workbook: w, x: x, column: -1, flaw: flaw}
	for {
		e, err := x.next()
		if errors.Is(err, io.EOF) || err == nil && e.kind == end && e.name == "sheetData" {
			return nil
		}
		if err != nil {
			return err
		}
		if err := r.take(e, each); err != nil {
			return err
		}
	}
}

func (r *rowReader) take(e element, each func(int, []string) error) error {
	switch {
	case e.kind == text:
		if r.inValue && !r.ignore {
			return r.addText(e.text)
		}
	case e.name == "rPh":
		r.ignore = e.kind == start
	case e.name == "v", e.name == "t":
		r.inValue = r.inCell && e.kind == start
		r.valued = true
	case e.name == "f" && e.kind == start:
		r.formula = true
	case e.name == "c" && e.kind == start && r.inRow:
		return r.beginCell(e)
	case e.name == "c" && e.kind == end && r.inCell:
		return r.endCell()
	case e.name == "row" && e.kind == start:
		return r.beginRow(e.attr("r"))
	case e.name == "row" && e.kind == end && r.inRow:
		r.inRow = false
		if r.given += len(r.cells); r.given > maxCells {
			return tooLarge(r.file, "more than 50 million cells")
		}
		return each(r.row, r.cells)
	}
	return nil
}

func (r *rowReader) beginRow(number string) error {
	row := r.row + 1
	if number != "" {
		var err error
		if row, err = strconv.Atoi(number); err != nil || row <= r.row {
			return r.fail("row %q follows row %d", number, r.row)
		}
	}
	if row > maxRow || r.inRow {
		return r.fail("row %q is outside the sheet", number)
	}
	r.row, r.inRow, r.column = row, true, -1
	r.cells = r.cells[:0]
	return nil
}

func (r *rowReader) beginCell(e element) error {
	column := r.column + 1
	if ref := e.attr("r"); ref != "" {
		var ok bool
		if column, ok = columnOf(ref); !ok {
			return r.fail("cell %q in row %d is outside the sheet", ref, r.row)
		}
	}
	if column >= maxColumn || r.inCell {
		return r.fail("row %d has a cell outside the sheet", r.row)
	}
	r.column, r.inCell = column, true
	r.kind, r.style = e.attr("t"), e.attr("s")
	r.value = r.value[:0]
	r.formula, r.valued = false, false
	return nil
}

// columnOf reads the column of a reference such as BC12, from 0.
func columnOf(ref string) (int, bool) {
	n, i := 0, 0
	for ; i < len(ref) && i < 3; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if i == 0 || n > maxColumn || i == len(ref) || ref[i] < '1' || ref[i] > '9' {
		return 0, false
	}
	return n - 1, true
}

func (r *rowReader) addText(b []byte) error {
	if len(r.value)+len(b) > maxToken {
		return r.fail("a cell in row %d is too long", r.row)
	}
	r.value = append(r.value, b...)
	return nil
}

func (r *rowReader) endCell() error {
	r.inCell, r.inValue = false, false
	switch {
	case r.kind == "e":
		r.flaw(r.row, "paper.cell_error", "row %d holds the error %s in place of a value: mend its formula, or write the value", r.row, r.value)
	case r.formula && !r.valued:
		r.flaw(r.row, "paper.formula_open", "row %d holds a formula without its result: open the file in a spreadsheet program and save it", r.row)
	}
	cell, err := r.cellText()
	if err != nil {
		return err
	}
	if strings.TrimSpace(cell) == "" && r.column >= len(r.cells) {
		return nil // nothing to see: no gap is filled for it
	}
	for len(r.cells) <= r.column {
		r.cells = append(r.cells, "")
	}
	r.cells[r.column] = cell
	return nil
}

func (r *rowReader) cellText() (string, error) {
	value := string(r.value)
	switch r.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil && value == "" {
			return "", nil
		}
		shared, ok := r.shared.at(i)
		if err != nil || !ok {
			return "", r.fail("a cell in row %d points to the shared text %q, which does not exist", r.row, value)
		}
		return unescaped(shared), nil
	case "str", "inlineStr":
		return unescaped(value), nil
	case "d", "e":
		return value, nil
	case "b":
		if value == "1" {
			return "true", nil
		}
		return "false", nil
	}
	return r.numberText(strings.TrimSpace(value)), nil
}

// numberText writes a number as a spreadsheet program would show it, or the
// date, time or percentage that the style makes of it.
func (r *rowReader) numberText(value string) string {
	style, err := strconv.Atoi(r.style)
	if err != nil || style < 0 || style >= len(r.styles) {
		return plainNumber(value)
	}
	switch kind := r.styles[style].as; kind {
	case asNumber:
		if c := r.styles[style].currency; c != "" && value != "" {
			return plainNumber(value) + " " + string(c)
		}
	case asPercent:
		if f, err := strconv.ParseFloat(value, 64); err == nil {
			return plainNumber(strconv.FormatFloat(f*100, 'e', 14, 64)) + "%"
		}
	default:
		if shown, ok := serialText(value, kind, r.epoch); ok {
			return shown
		}
	}
	return plainNumber(value)
}

// plainNumber rounds to the 15 digits that spreadsheet programs show, and
// writes a point before the decimals. Exactly three decimals get a zero behind
// them, since "1.250" alone could be read as 1250.
func plainNumber(value string) string {
	if len(value) <= 15 && strings.Trim(value, "0123456789") == "" {
		return value
	}
	f, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', 14, 64), 64)
	if err != nil || rounded > 1e18 || rounded < -1e18 {
		return value
	}
	shown := strconv.FormatFloat(rounded, 'f', -1, 64)
	if point := strings.IndexByte(shown, '.'); point >= 0 && len(shown)-point == 4 {
		shown += "0"
	}
	return shown
}

// unescaped resolves _xHHHH_, by which workbooks write characters that XML
// cannot hold. The escape of the escape, _x005F_, comes out right as well.
func unescaped(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		b.WriteString(s[:i])
		s = s[i:]
		code, err := uint64(0), strconv.ErrSyntax
		if len(s) >= 7 && s[6] == '_' {
			code, err = strconv.ParseUint(s[2:6], 16, 16)
		}
		if err != nil || code == 0 {
			b.WriteString(s[:2])
			s = s[2:]
			continue
		}
		b.WriteRune(rune(code))
		s = s[7:]
	}
	b.WriteString(s)
	return b.String()
}

func (r *rowReader) fail(format string, args ...any) error {
	return damaged(r.file, fmt.Errorf(format, args...))
}
