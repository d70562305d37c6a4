package paper

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// Kind is the format of a file, told by its first bytes.
type Kind string

// The formats that Open reads.
const (
	CSV  Kind = "csv"
	XLSX Kind = "xlsx"
)

// Options override what Open finds out by itself.
type Options struct {
	Encoding  string // CSV: one of Encodings; "" detects
	Delimiter rune   // CSV: comma, semicolon, tab or bar; 0 detects
	Sheet     string // XLSX: name of the sheet to read; "" is the first visible one

	// OnFlaw hears of rows that are odd but readable, just before Rows gives
	// them out: paper.row_short and paper.row_long (the cells do not match the
	// header), paper.unclosed_quote, paper.unreadable_characters, and of
	// workbooks paper.cell_error and paper.formula_open. Params hold "row".
	OnFlaw func(row int, flaw *crm.Error)
}

// Sheet is one table in a file: a header and rows below it.
type Sheet struct {
	Kind      Kind
	File      string   // name of the file, for sentences only
	Encoding  string   // CSV
	Delimiter rune     // CSV
	Name      string   // XLSX: the sheet that is read
	Names     []string // XLSX: all sheets in the order of the file
	Hidden    bool     // XLSX: the sheet is not shown
	Header    []string // trimmed texts of the first row that is not empty
	HeaderRow int      // its number, as a spreadsheet program shows it

	book   *workbook                                            // XLSX
	scan   func(each func(row int, cells []string) error) error // all rows, header included
	onFlaw func(int, *crm.Error)
}

// Limits of what is read.
const (
	maxRow     = 1_048_576
	maxColumn  = 16_384
	maxRecord  = 1 << 20 // bytes of one CSV record
	maxRescues = 100     // quotes that are opened and never closed
)

// errStop ends a scan early.
var errStop = errors.New("paper: enough rows")

// Open reads what is needed to give out rows: the whole of a CSV file once, the
// directory, styles and shared texts of a workbook. The reader must stay open as
// long as the Sheet is used.
func Open(r io.ReaderAt, size int64, name string, opt Options) (*Sheet, error) {
	s, err := open(r, size, name, opt)
	if err != nil {
		return nil, err
	}
	return s, s.headed()
}

// OpenEach opens every sheet of a file that is not empty, hidden ones after those
// that are shown. A CSV file is one sheet.
func OpenEach(r io.ReaderAt, size int64, name string) ([]*Sheet, error) {
	first, err := open(r, size, name, Options{})
	if err != nil {
		return nil, err
	}
	if first.book == nil {
		return []*Sheet{first}, first.headed()
	}
	var sheets []*Sheet
	for _, ref := range first.book.byShown() {
		s := &Sheet{Kind: XLSX, File: name, Names: first.Names, book: first.book}
		s.read(ref)
		if err := s.readHeader(); err != nil {
			return nil, err
		}
		if len(s.Header) > 0 {
			sheets = append(sheets, s)
		}
	}
	if len(sheets) == 0 {
		return nil, first.empty()
	}
	return sheets, nil
}

func open(r io.ReaderAt, size int64, name string, opt Options) (*Sheet, error) {
	head := make([]byte, 8)
	n, err := r.ReadAt(head[:max(0, min(size, 8))], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	s := &Sheet{File: name, onFlaw: opt.OnFlaw}
	switch format := sniff(string(head[:n])); format {
	case "":
		err = s.openCSV(r, size, opt)
	case "zip":
		err = s.openXLSX(r, size, opt)
	default:
		err = wrongFormat(name, format)
	}
	return s, err
}

var magics = []struct{ magic, format string }{
	{"PK\x03\x04", "zip"},
	{"PK\x05\x06", "zip"},
	{"\xd0\xcf\x11\xe0", "ole"},
	{"%PDF", "PDF"},
	{"\x1f\x8b", "gzip"},
	{"Rar!", "RAR"},
	{"7z\xbc\xaf", "7z"},
	{"{\\rtf", "RTF"},
	{"\x89PNG", "PNG"},
	{"<!", "HTML or XML"},
	{"<?", "HTML or XML"},
	{"<html", "HTML or XML"},
	{"<HTML", "HTML or XML"},
	{"<table", "HTML or XML"},
}

func sniff(head string) string {
	text := strings.TrimPrefix(head, "\xef\xbb\xbf")
	for _, m := range magics {
		if strings.HasPrefix(text, m.magic) {
			return m.format
		}
	}
	return ""
}

func wrongFormat(name, format string) error {
	if format == "ole" {
		return crm.Invalidf("paper.encrypted_or_old",
			"%s is protected by a password or in the old Excel format: save it as .xlsx without a password and choose that file", name).With("file", name)
	}
	return crm.Invalidf("paper.not_a_table",
		"%s is a %s file, not a table: save it as CSV or XLSX and choose that file", name, format).
		With("file", name).With("format", format)
}

func (s *Sheet) readHeader() error {
	err := s.scan(func(row int, cells []string) error {
		header := trimEmpty(cells)
		if len(header) == 0 {
			return nil
		}
		s.HeaderRow = row
		for _, cell := range header {
			s.Header = append(s.Header, strings.TrimSpace(cell))
		}
		return errStop
	})
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// headed reads the header, which must be there.
func (s *Sheet) headed() error {
	if err := s.readHeader(); err != nil {
		return err
	}
	if len(s.Header) == 0 {
		return s.empty()
	}
	return nil
}

func (s *Sheet) empty() error {
	return crm.Invalidf("paper.empty", "%s holds no rows: choose a file whose first row names the columns", s.File).With("file", s.File)
}

// Rows calls each for every row below the header, with its number as a
// spreadsheet program shows it. Empty rows are left out; missing cells are "",
// so cells is at least as long as the header. The slice is used again for the
// next row, its texts are not. An error of each ends the reading and is
// returned. Rows may be called again and reads from the start.
func (s *Sheet) Rows(each func(row int, cells []string) error) error {
	return s.scan(func(row int, cells []string) error {
		if row <= s.HeaderRow {
			return nil
		}
		found := len(cells)
		cells = trimEmpty(cells)
		if len(cells) == 0 {
			return nil
		}
		if s.Kind == CSV && found < len(s.Header) {
			s.flaw(row, "paper.row_short", "row %d has %d cells where the header has %d: check whether a value is missing", row, found, len(s.Header))
		}
		if len(cells) > len(s.Header) {
			s.flaw(row, "paper.row_long", "row %d has %d cells where the header has %d: put a value that holds the delimiter into quotes", row, len(cells), len(s.Header))
		}
		for len(cells) < len(s.Header) {
			cells = append(cells, "")
		}
		return each(row, cells)
	})
}

func (s *Sheet) flaw(row int, code, format string, args ...any) {
	if s.onFlaw == nil || row <= s.HeaderRow {
		return
	}
	s.onFlaw(row, crm.Invalidf(code, format, args...).With("row", strconv.Itoa(row)))
}

// trimEmpty cuts cells without text off the end.
func trimEmpty(cells []string) []string {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}
