package paper

import (
	"io"
	"slices"

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

// OpenIntakes opens the sheets of a file that hold rows, reads all of them, and
// says what kind of file each is, what its columns mean and how its cells are
// written. What a sheet holds that is not shown, nobody but a person can say.
func OpenIntakes(r io.ReaderAt, size int64, name string, custom []crm.CustomField) ([]*Intake, error) {
	sheets, err := OpenEach(r, size, name)
	if err != nil {
		return nil, err
	}
	var all, filled []*Intake
	for _, s := range sheets {
		in := &Intake{Sheet: s}
		s.onFlaw = in.note
		columns, err := Guess(s)
		if err != nil {
			return nil, err
		}
		in.describe(columns)
		all = append(all, in)
		if slices.ContainsFunc(columns, func(c Column) bool { return c.Filled > 0 }) {
			filled = append(filled, in)
		}
	}
	if len(filled) == 0 {
		filled = all[:1]
	}
	for _, in := range filled {
		in.recognise(len(filled) > 1, custom)
	}
	return filled, nil
}

func (in *Intake) describe(columns []Column) {
	in.File = crm.ImportFile{Name: in.Sheet.File, Encoding: in.Encoding, Sheet: in.Name, Hidden: in.Hidden, Columns: make([]crm.ImportColumn, len(columns)), Stages: []crm.ImportStage{}}
	if in.Delimiter != 0 {
		in.File.Delimiter = string(in.Delimiter)
	}
	for i, c := range columns {
		in.File.Columns[i] = c.forImport()
	}
}

func (in *Intake) recognise(ofSeveral bool, custom []crm.CustomField) {
	name := in.File.Name
	if ofSeveral {
		name = in.File.Sheet
	}
	in.File.Hidden = in.File.Hidden && ofSeveral
	if !in.File.Hidden {
		in.File.Kind = crm.Recognise(name, in.File.Columns, custom)
	}
	in.File.MapColumns(custom)
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
