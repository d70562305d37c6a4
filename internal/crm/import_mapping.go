package crm

import (
	"maps"
	"slices"
	"strings"
)

// Apply changes the plan as a mapping says. A file or column that does not
// exist, and a field that is unknown, is refused.
func (p *ImportPlan) Apply(m ImportMapping, custom []CustomField) error {
	if m.Pipeline != nil {
		p.Pipeline = strings.TrimSpace(*m.Pipeline)
	}
	if m.CreateStages != nil {
		p.CreateStages = *m.CreateStages
	}
	if m.HistoryFrom != nil {
		day, err := ParseDate(string(*m.HistoryFrom))
		if err != nil {
			return err
		}
		p.HistoryFrom = day
	}
	for _, fm := range m.Files {
		at := fm.File
		if fm.Name != "" {
			at = slices.IndexFunc(p.Files, func(f ImportFile) bool {
				return f.Name == fm.Name && (fm.Sheet == "" || f.Sheet == fm.Sheet)
			})
		}
		if at < 0 || at >= len(p.Files) {
			return InvalidField("files", "import.no_file", "the import has no file %q (%d)", strings.TrimSpace(fm.Name+" "+fm.Sheet), fm.File)
		}
		if err := p.Files[at].Apply(fm, custom); err != nil {
			return err
		}
	}
	return nil
}

// Apply changes what one file holds as a mapping says.
func (f *ImportFile) Apply(m FileMapping, custom []CustomField) error {
	if m.Kind != "" && m.Kind != f.Kind {
		if !slices.Contains(ImportKinds(), m.Kind) {
			return InvalidField("kind", "import.kind_unknown", "%q is no kind of file: use deals, leads, companies, contacts, products, users or history", m.Kind)
		}
		f.Kind = m.Kind
		f.MapColumns(custom)
	}
	if err := m.oneColumnEach(); err != nil {
		return err
	}
	for name, cm := range m.Columns {
		i := slices.IndexFunc(f.Columns, func(c ImportColumn) bool { return c.Name == name })
		if i < 0 {
			return InvalidField("columns", "import.no_column", "%s has no column %q", f.Name, name).With("column", name)
		}
		if err := f.applyColumn(&f.Columns[i], cm, custom); err != nil {
			return err
		}
	}
	return nil
}

// oneColumnEach refuses two columns of one meaning: one would hide the other.
func (m FileMapping) oneColumnEach() error {
	first := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(m.Columns)) {
		field := m.Columns[name].Field
		if field == nil || *field == "" {
			continue
		}
		if other, twice := first[*field]; twice {
			return InvalidField("columns", "import.column_twice", "the columns %q and %q are both to be read as %s: leave one of them out", other, name, *field).
				With("first", other).With("second", name).With("field", *field)
		}
		first[*field] = name
	}
	return nil
}

func (f *ImportFile) applyColumn(c *ImportColumn, m ColumnMapping, custom []CustomField) error {
	if m.Field != nil {
		if !KnownField(f.Kind, *m.Field, custom) {
			return InvalidField("columns", "import.field_unknown", "column %q cannot go to %q: use one of %s", c.Name, *m.Field, strings.Join(ImportFieldsOf(f.Kind, custom), ", ")).With("column", c.Name)
		}
		for i := range f.Columns { // a field has one column
			if *m.Field != "" && f.Columns[i].Field == *m.Field {
				f.Columns[i].Field = ""
			}
		}
		c.Field = *m.Field
	}
	if m.Decimal != nil {
		if *m.Decimal != "." && *m.Decimal != "," {
			return InvalidField("columns", "import.decimal", "column %q: the sign before the fraction is a point or a comma", c.Name).With("column", c.Name)
		}
		c.Decimal, c.Doubt = *m.Decimal, ""
	}
	if m.Order != nil {
		if !slices.Contains([]string{"dmy", "mdy", "ymd"}, *m.Order) {
			return InvalidField("columns", "import.order", "column %q: the order of a date is dmy, mdy or ymd", c.Name).With("column", c.Name)
		}
		c.Order, c.Doubt = *m.Order, ""
	}
	return nil
}

// Recall changes the file as the mapping of an earlier one with its header says.
// How cells are written the rows of this file say: the earlier one decides only
// where they leave it open, and a person is asked all the same.
func (f *ImportFile) Recall(m FileMapping, custom []CustomField) error {
	written := FileMapping{Kind: m.Kind, Columns: map[string]ColumnMapping{}}
	for name, cm := range m.Columns {
		written.Columns[name] = ColumnMapping{Field: cm.Field}
	}
	if err := f.Apply(written, custom); err != nil {
		return err
	}
	for i := range f.Columns {
		f.Columns[i].recall(m.Columns[f.Columns[i].Name])
	}
	return nil
}

func (c *ImportColumn) recall(m ColumnMapping) {
	if c.Doubt == "" {
		return
	}
	if m.Decimal != nil {
		c.Decimal = *m.Decimal
	}
	if m.Order != nil && slices.Contains(c.Fits, *m.Order) {
		c.Order = *m.Order
	}
}

// Mapping is how the file is mapped, for remembering it. What was only guessed
// is not.
func (f *ImportFile) Mapping() FileMapping {
	m := FileMapping{Kind: f.Kind, Columns: map[string]ColumnMapping{}}
	for i := range f.Columns {
		c := &f.Columns[i]
		cm := ColumnMapping{Field: &c.Field}
		if c.Decimal != "" && c.Doubt == "" {
			cm.Decimal = &c.Decimal
		}
		if c.Order != "" && c.Doubt == "" {
			cm.Order = &c.Order
		}
		m.Columns[c.Name] = cm
	}
	return m
}

// Ready says whether the plan can be carried out by the actor, and if not, why.
func (p *ImportPlan) Ready(by Actor) error {
	for i := range p.Files {
		f := &p.Files[i]
		if p.LeftOut(f) {
			continue
		}
		if err := f.Ready(); err != nil {
			return err
		}
		switch {
		case (f.Kind == ImportUsers || f.Kind == ImportHistory) && !by.Has(Owner, Admin):
			return Errorf(Forbidden, "import.admins_only", "%s holds %s, which only an owner or an admin may bring in: ask one of them", f.Label(), f.Kind).With("file", f.Label())
		case f.Kind == ImportProducts && !by.Has(Owner, Admin, Manager):
			return Errorf(Forbidden, "import.leaders_only", "%s holds products, which only an owner, an admin or a manager may bring in: ask one of them", f.Label()).With("file", f.Label())
		}
	}
	return nil
}
