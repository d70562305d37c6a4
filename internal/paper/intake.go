package paper

import (
	"io"

	"hummock/internal/crm"
)

// Intake is a sheet on its way into an import: what it seems to hold, and rows
// that can be given out once more.
type Intake struct {
	*Sheet
	File crm.ImportFile

	row  int
	flaw *crm.Error
}

// OpenIntake opens a sheet, reads all its rows, and says what kind of file it is,
// what its columns mean and how its cells are written.
func OpenIntake(r io.ReaderAt, size int64, name string, custom []crm.CustomField) (*Intake, error) {
	in := &Intake{}
	var err error
	in.Sheet, err = Open(r, size, name, Options{OnFlaw: in.note})
	if err != nil {
		return nil, err
	}
	columns, err := Guess(in.Sheet)
	if err != nil {
		return nil, err
	}
	in.File = crm.ImportFile{Name: name, Encoding: in.Encoding, Sheet: in.Name, Columns: make([]crm.ImportColumn, len(columns)), Stages: []crm.ImportStage{}}
	if in.Delimiter != 0 {
		in.File.Delimiter = string(in.Delimiter)
	}
	for i, c := range columns {
		in.File.Columns[i] = c.forImport()
	}
	in.File.Kind = crm.Recognise(name, in.File.Columns, custom)
	in.File.MapColumns(custom)
	return in, nil
}

func (c Column) forImport() crm.ImportColumn {
	out := crm.ImportColumn{Name: c.Name, Samples: c.Samples, Filled: c.Filled, Decimal: string(c.Numbers.Decimal), Order: string(c.Dates.Order)}
	for _, order := range c.Dates.Fits {
		out.Fits = append(out.Fits, string(order))
	}
	if out.Samples == nil {
		out.Samples = []string{}
	}
	switch {
	case c.Dates.Ambiguous:
		out.Doubt = c.Dates.Example
	case c.Numbers.Ambiguous:
		out.Doubt = c.Numbers.Example
	}
	return out
}

// note keeps the flaw of the row that comes next. Cells that are missing at the
// end are no flaw: many programs leave out what is empty.
func (in *Intake) note(row int, flaw *crm.Error) {
	if flaw.Code == "paper.row_short" {
		return
	}
	in.row, in.flaw = row, flaw
}

// Flaw says what is odd about the row that was given out last, or nil.
func (in *Intake) Flaw(row int) *crm.Error {
	if in.row != row {
		return nil
	}
	return in.flaw
}
