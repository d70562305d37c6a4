package jobs

import (
	"errors"
	"strings"
	"time"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

// rowReader turns rows of a run's files into records.
func rowReader(run *store.ImportRun) store.ReadRows {
	readers := map[string]*fileReader{}
	return func(f *crm.ImportFile, rows []crm.ImportRow) []crm.ImportRecord {
		r := readers[f.Name]
		if r == nil || r.file != f {
			r = newFileReader(f, run)
			readers[f.Name] = r
		}
		out := make([]crm.ImportRecord, len(rows))
		for i := range rows {
			out[i] = r.read(&rows[i])
		}
		return out
	}
}

// fileReader reads the rows of one file.
type fileReader struct {
	file     *crm.ImportFile
	fields   map[string]crm.CustomField
	currency crm.Currency
	money    int // column of the currency, or -1
	worth    int // column of a deal's value, or -1
	zone     *time.Location
}

func newFileReader(f *crm.ImportFile, run *store.ImportRun) *fileReader {
	r := &fileReader{file: f, fields: map[string]crm.CustomField{}, currency: run.Workspace.Currency, money: -1, worth: -1, zone: run.Workspace.Zone()}
	for _, c := range run.Fields {
		if c.Noun == f.Kind.Noun() && f.Kind != crm.ImportHistory {
			r.fields[c.Key] = c
		}
	}
	for i, c := range f.Columns {
		switch c.Field {
		case "currency":
			r.money = i
		case "value":
			r.worth = i
		}
	}
	return r
}

// read turns one row into a record; what cannot be read becomes a problem with
// its column and value.
func (r *fileReader) read(row *crm.ImportRow) crm.ImportRecord {
	rec := crm.ImportRecord{Row: row.Row, Print: r.file.Print(row.Cells)}
	var first, last string
	for i := range r.file.Columns {
		c := &r.file.Columns[i]
		cell := cellAt(row.Cells, i)
		if c.Field == "" || cell == "" {
			continue
		}
		switch c.Field {
		case "first_name":
			first = cell
		case "last_name":
			last = cell
		default:
			if err := r.cell(&rec, c, cell, row.Cells); err != nil {
				rec.Problems = append(rec.Problems, problem(c.Name, cell, err))
			}
		}
	}
	if rec.Name == "" {
		rec.Name = strings.TrimSpace(first + " " + last)
	}
	r.complete(&rec)
	r.again(&rec, row)
	return rec
}

// again refuses a row of a file of bad rows that nobody has mended, where what
// was wrong with it cannot be seen in its cells alone.
func (r *fileReader) again(rec *crm.ImportRecord, row *crm.ImportRow) {
	for i := range r.file.Columns {
		c, cell := &r.file.Columns[i], cellAt(row.Cells, i)
		switch {
		case cell == "":
		case strings.HasPrefix(c.Name, crm.BadRowCell):
			rec.Problems = append(rec.Problems, problem(c.Name, cell, crm.Invalidf("import.cell_beyond", "the row has a cell beyond the columns: move its value to where it belongs and empty the cell")))
			return
		case c.Name == crm.BadRowRepeated && cell == r.file.BadRowMark(row.Cells):
			why := crm.Invalidf("import.repeated_before", "the row is unchanged, and another row of the original said something else about the same thing: correct this row, or empty this cell to let it count")
			rec.Problems = append(rec.Problems, problem(c.Name, cell, why))
		}
	}
}

func problem(column, value string, err error) crm.ImportProblem {
	p := crm.ImportProblem{Column: column, Value: value, Code: "import.cell", Reason: err.Error()}
	if runes := []rune(value); len(runes) > 200 {
		p.Value = string(runes[:200]) + "…"
	}
	if e, ok := errors.AsType[*crm.Error](err); ok {
		p.Code, p.Params = e.Code, e.Params
	}
	return p
}

// cell reads one cell into its field.
func (r *fileReader) cell(rec *crm.ImportRecord, c *crm.ImportColumn, cell string, row []string) error {
	if f, ok := r.fields[c.Field]; ok && !crm.BuiltInImportField(r.file.Kind, c.Field) {
		value, err := r.custom(&f, c, cell, row)
		if err == nil {
			rec.Set = append(rec.Set, crm.ImportValue{Field: c.Field, Column: c.Name, Raw: cell, Value: value})
		}
		return err
	}
	if text := r.text(rec, c.Field); text != nil {
		*text = cell
		return nil
	}
	if stage, ok := strings.CutPrefix(c.Field, crm.EnteredField); ok {
		at, err := r.instant(c, cell)
		rec.Stays = append(rec.Stays, crm.ImportStay{Stage: stage, At: at})
		return err
	}
	var err error
	switch c.Field {
	case "outcome":
		return r.outcome(rec, cell)
	case "created_at", "arrived_at":
		rec.CreatedAt, err = r.instant(c, cell)
		return err
	case "closed_at":
		rec.ClosedAt, err = r.instant(c, cell)
		return err
	case "entered_at":
		at, err := r.instant(c, cell)
		rec.Stays = append(rec.Stays, crm.ImportStay{Stage: rec.Stage, At: at})
		return err
	case "left_at":
		rec.Left, err = r.instant(c, cell)
		return err
	case "close_date":
		rec.CloseDate, err = paper.ParseDate(cell, paper.DateOrder(c.Order))
		return err
	case "role":
		return r.role(rec, cell)
	case "currency":
		return r.ownCurrency(rec, c, cell, row)
	}
	value, err := r.value(c, cell, row)
	if err == nil {
		rec.Set = append(rec.Set, crm.ImportValue{Field: c.Field, Column: c.Name, Raw: cell, Value: value})
	}
	return err
}

// ownCurrency reads the currency of a row. It belongs to the amount; a deal
// without one has a currency all the same.
func (r *fileReader) ownCurrency(rec *crm.ImportRecord, c *crm.ImportColumn, cell string, row []string) error {
	code, err := crm.ParseCurrency(cell)
	if err == nil && r.file.Kind == crm.ImportDeals && cellAt(row, r.worth) == "" {
		rec.Set = append(rec.Set, crm.ImportValue{Field: c.Field, Column: c.Name, Raw: cell, Value: string(code)})
	}
	return err
}

// text gives the place of a field that is taken as it stands.
func (r *fileReader) text(rec *crm.ImportRecord, field string) *string {
	switch field {
	case "deal", "key":
		return &rec.Key
	case "name":
		return &rec.Name
	case "email":
		return &rec.Email
	case "note":
		return &rec.Note
	case "company":
		return &rec.Company
	case "product":
		return &rec.Product
	case "owner":
		return &rec.Owner
	case "parent":
		return &rec.Parent
	case "team":
		return &rec.Team
	case "manager":
		return &rec.Manager
	case "pipeline":
		return &rec.Pipeline
	case "stage":
		return &rec.Stage
	case "loss_reason":
		return &rec.Reason
	case "by":
		return &rec.By
	}
	return nil
}

func (r *fileReader) instant(c *crm.ImportColumn, cell string) (crm.Instant, error) {
	return paper.ParseInstant(cell, paper.DateOrder(c.Order), r.zone)
}

func (r *fileReader) outcome(rec *crm.ImportRecord, cell string) error {
	outcome, ok := crm.OutcomeWord(cell)
	if !ok && crm.Fold(cell) == string(crm.Ended) {
		outcome, ok = crm.Ended, true
	}
	if !ok {
		return crm.Invalidf("import.outcome_unknown", "%q is no outcome: write won, lost, disqualified, or leave it empty for an open deal", cell).With("value", cell)
	}
	rec.Outcome = outcome
	return nil
}

func (r *fileReader) role(rec *crm.ImportRecord, cell string) error {
	role := crm.Role(strings.ReplaceAll(crm.Fold(cell), " ", "_"))
	if !role.Known() || role == crm.Owner || role == crm.Admin {
		return crm.Invalidf("import.role_unknown", "%q is no role that a sheet can give: use manager, seller, expert, delivery, delivery_lead, finance, legal or viewer", cell).With("value", cell)
	}
	rec.Role = role
	return nil
}

// complete checks what a row needs as a whole.
func (r *fileReader) complete(rec *crm.ImportRecord) {
	switch {
	case r.file.Kind == crm.ImportHistory:
		r.completeVisit(rec)
		return
	case rec.Name != "":
	case r.file.Kind == crm.ImportDeals && r.file.Column("name") == "":
		rec.Name = dealName(rec)
	case r.file.Kind == crm.ImportUsers || r.file.Kind == crm.ImportContacts:
		rec.Name = rec.Email
	case r.file.Kind == crm.ImportLeads && rec.TellsOfLead():
		return
	}
	if rec.Name == "" {
		r.missing(rec, "name")
	}
}

// dealName names a deal of a sheet that has no names.
func dealName(rec *crm.ImportRecord) string {
	parts := []string{}
	for _, part := range []string{rec.Company, rec.Product} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return rec.Key
	}
	return strings.Join(parts, " – ")
}

func (r *fileReader) completeVisit(rec *crm.ImportRecord) {
	switch {
	case len(rec.Problems) > 0:
	case rec.Key == "":
		r.missing(rec, "deal")
	case rec.Stage == "":
		r.missing(rec, "stage")
	case len(rec.Stays) == 0:
		r.missing(rec, "entered_at")
	default:
		rec.Stays[0].Stage = rec.Stage // its column may come after that of the date
	}
}

func (r *fileReader) missing(rec *crm.ImportRecord, field string) {
	column := r.file.Column(field)
	if column == "" {
		column = field
	}
	rec.Problems = append(rec.Problems, problem(column, "", crm.Invalidf("import.missing", "the cell is empty: every row needs it").With("field", field)))
}
