package paper

import (
	"encoding/csv"
	"io"
)

// CSVOptions say how a CSV file is written; it is always UTF-8.
type CSVOptions struct {
	BOM       bool // a byte order mark, without which Excel takes UTF-8 for something else
	Delimiter rune // 0 is a comma
}

// WriteCSV writes a table. A text that a spreadsheet program would take for a
// formula gets an apostrophe in front, which reading with Open takes away again;
// numbers stay numbers, with a decimal point.
func WriteCSV(w io.Writer, t Table, opt CSVOptions) error {
	if opt.BOM {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	if opt.Delimiter != 0 {
		out.Comma = opt.Delimiter
	}
	line := make([]string, 0, len(t.Header))
	for _, h := range t.Header {
		line = append(line, harmless(h))
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for row := range t.Rows {
		line = line[:0]
		for _, c := range row {
			line = append(line, c.plain())
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
