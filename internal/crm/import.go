package crm

import "slices"

// ImportState says how far an import has come.
type ImportState string

// The states of an import.
const (
	ImportUploading ImportState = "uploading" // rows are still coming in
	ImportUploaded  ImportState = "uploaded"  // waits for its mapping to be confirmed
	ImportChecking  ImportState = "checking"  // the dry run is in work
	ImportChecked   ImportState = "checked"
	ImportRunning   ImportState = "running"
	ImportDone      ImportState = "done"
	ImportCancelled ImportState = "cancelled" // stopped; what had come in by then stays
	ImportUndoing   ImportState = "undoing"
	ImportUndone    ImportState = "undone"
	ImportFailed    ImportState = "failed" // refused as a whole; Problem says why
)

// ImportKind is what the rows of a file are.
type ImportKind string

// The kinds of files, in the order in which they come in: each may refer to
// those before it.
const (
	ImportProducts  ImportKind = "products"
	ImportUsers     ImportKind = "users"
	ImportCompanies ImportKind = "companies"
	ImportContacts  ImportKind = "contacts"
	ImportLeads     ImportKind = "leads"
	ImportDeals     ImportKind = "deals"
	ImportHistory   ImportKind = "history"
)

var importKinds = [...]ImportKind{ImportProducts, ImportUsers, ImportCompanies, ImportContacts, ImportLeads, ImportDeals, ImportHistory}

// ImportKinds returns every kind in the order in which they come in.
func ImportKinds() []ImportKind { return importKinds[:] }

// Noun is what a row of the kind makes, as the change log names it. A row of
// history belongs to a deal.
func (k ImportKind) Noun() string {
	switch k {
	case ImportProducts:
		return "product"
	case ImportUsers:
		return "user"
	case ImportCompanies:
		return "company"
	case ImportContacts:
		return "contact"
	case ImportLeads:
		return "lead"
	case ImportDeals, ImportHistory:
	}
	return "deal"
}

// Limits of what is imported.
const (
	MostImportRows    = 2_000_000
	MostImportColumns = 500
	MostImportFiles   = 20
	LongestImportCell = 32_000 // characters
)

// Import is one act of bringing sheets in. It is previewed, carried out and
// undone as a whole.
type Import struct {
	ID        ID           `json:"id"`
	Version   int64        `json:"version"`
	State     ImportState  `json:"state" enum:"uploading,uploaded,checking,checked,running,done,cancelled,undoing,undone,failed"`
	By        ID           `json:"by_id"`
	Plan      ImportPlan   `json:"plan"`
	Counts    ImportCounts `json:"counts"`
	Stopping  bool         `json:"stopping" doc:"It was told to stop and will after the rows in work"`
	CreatedAt Instant      `json:"created_at"`
	UpdatedAt Instant      `json:"updated_at"`
}

// ImportPlan says what the files hold and where it goes.
type ImportPlan struct {
	Files        []ImportFile `json:"files" nullable:"false"`
	Pipeline     string       `json:"pipeline" doc:"Name of the pipeline for deals that name none; an unknown one is made with the file's stages; empty: the first for sales"`
	CreateStages bool         `json:"create_stages" doc:"Stages that the pipeline does not know are added to it by a new version"`
	HistoryFrom  Date         `json:"history_from" doc:"From this day on the files hold every deal that was closed, not only those still open"`
	Made         ID           `json:"made_pipeline_id" doc:"Pipeline that this import made"`
}

// ImportFile is one file of an import.
type ImportFile struct {
	Name      string         `json:"name"`
	Kind      ImportKind     `json:"kind" enum:",products,users,companies,contacts,leads,deals,history" doc:"Empty: not recognised; a sheet beside others is left out until it is named, a file alone is refused"`
	Encoding  string         `json:"encoding"`
	Delimiter string         `json:"delimiter"`
	Upload    int            `json:"upload" doc:"Place, from 0, of the file that was sent; the sheets of a workbook share one"`
	Sheet     string         `json:"sheet" doc:"Of a workbook; each of its sheets is a file of its own here"`
	Hidden    bool           `json:"hidden,omitempty" doc:"A sheet that the workbook does not show: it is left out until its kind is named"`
	Rows      int            `json:"rows"`
	Columns   []ImportColumn `json:"columns" nullable:"false"`
	Stages    []ImportStage  `json:"stages" nullable:"false" doc:"Values of the stage column, as the check found them"`
}

// ImportColumn is one column, what it means, and how its cells are written.
type ImportColumn struct {
	Name    string   `json:"name"`
	Field   string   `json:"field" doc:"Where it goes; empty: it is left out"`
	Samples []string `json:"samples" nullable:"false"`
	Filled  int      `json:"filled"`
	Decimal string   `json:"decimal" enum:",.,COMMA" doc:"Sign before the fraction: point or comma, as the character itself"`
	Order   string   `json:"order" enum:",dmy,mdy,ymd" doc:"Order of day, month and year"`
	Shares  bool     `json:"shares" doc:"Probabilities are written from 0 to 1, not in percent"`
	Doubt   string   `json:"doubt" doc:"A cell that can be read in two ways; the reading is guessed"`
	Fits    []string `json:"-"` // orders that all rows allow; known while the file comes in
}

// ImportStage is a value of a stage column.
type ImportStage struct {
	Value   string   `json:"value"`
	Rows    int      `json:"rows"`
	Stage   string   `json:"stage" doc:"Key of the stage that it names"`
	Outcome Outcome  `json:"outcome" enum:",open,won,lost,disqualified,ended" doc:"Outcome that it means"`
	Unknown bool     `json:"unknown" doc:"The pipeline has no such stage"`
	Percent *float64 `json:"percent" doc:"Mean probability of its rows"`
}

// OfSeveral says whether a file is one of several sheets of a workbook.
func (p *ImportPlan) OfSeveral(f *ImportFile) bool {
	return slices.ContainsFunc(p.Files, func(other ImportFile) bool { return other.Upload == f.Upload && other.Sheet != f.Sheet })
}

// LeftOut says whether a sheet stays out of the import: nobody knows what it
// holds, and its workbook has another one that is known.
func (p *ImportPlan) LeftOut(f *ImportFile) bool {
	return f.Kind == "" && slices.ContainsFunc(p.Files, func(other ImportFile) bool {
		return other.Upload == f.Upload && other.Sheet != f.Sheet && other.Kind != ""
	})
}

// Rows is how many rows the files hold that come in.
func (p *ImportPlan) Rows() int {
	rows := 0
	for i := range p.Files {
		if f := &p.Files[i]; !p.LeftOut(f) {
			rows += f.Rows
		}
	}
	return rows
}

// Label names a file, or the sheet of a workbook, to people.
func (f *ImportFile) Label() string {
	if f.Sheet == "" {
		return f.Name
	}
	return f.Name + ", " + f.Sheet
}

// Column gives the name of the column that goes to a field, or "".
func (f *ImportFile) Column(field string) string {
	i := slices.IndexFunc(f.Columns, func(c ImportColumn) bool { return c.Field == field })
	if i < 0 {
		return ""
	}
	return f.Columns[i].Name
}

// ImportCounts is what an import did, or would do.
type ImportCounts struct {
	Rows      int                     `json:"rows" doc:"Rows in all files, without sheets that are left out"`
	Done      int                     `json:"done" doc:"Rows dealt with so far"`
	Created   int                     `json:"created"`
	Updated   int                     `json:"updated"`
	Moved     int                     `json:"moved" doc:"Existing deals that went to another stage; they count as updated too"`
	Unchanged int                     `json:"unchanged"`
	Bad       int                     `json:"bad"`
	Nouns     map[string]ImportCounts `json:"nouns,omitempty" doc:"The same for each kind of thing, those made along the way among them"`
	Undone    int                     `json:"undone"`
	Kept      int                     `json:"kept" doc:"Rows that undoing could not take back"`
	Problem   *ImportProblem          `json:"problem,omitempty" doc:"Why the import as a whole was refused"`
}

// ImportProblem says what is wrong with a row, and where.
type ImportProblem struct {
	Column string            `json:"column"`
	Value  string            `json:"value"`
	Code   string            `json:"code"`
	Reason string            `json:"reason"`
	Params map[string]string `json:"params,omitempty"`
}

// ImportRow is one row of a file, with what became of it.
type ImportRow struct {
	File     int             `json:"file"`
	Row      int             `json:"row" doc:"As a spreadsheet program numbers it"`
	Cells    []string        `json:"cells" nullable:"false"`
	State    ImportRowState  `json:"state" enum:"new,created,updated,unchanged,bad,undone,kept"`
	Problems []ImportProblem `json:"problems" nullable:"false"`
	Noun     string          `json:"noun"`
	Target   ID              `json:"target_id"`
}

// ImportRowState says what became of a row.
type ImportRowState string

// The states of a row.
const (
	RowNew       ImportRowState = "new"
	RowCreated   ImportRowState = "created"
	RowUpdated   ImportRowState = "updated"
	RowUnchanged ImportRowState = "unchanged"
	RowBad       ImportRowState = "bad"
	RowUndone    ImportRowState = "undone"
	RowKept      ImportRowState = "kept" // undoing could not take it back
)

// ImportMapping is what a person, or a map file, says about an import. What is
// left out stays as it was guessed.
type ImportMapping struct {
	Pipeline     *string       `json:"pipeline,omitempty" yaml:"pipeline" maxLength:"80"`
	CreateStages *bool         `json:"create_stages,omitempty" yaml:"create_stages"`
	HistoryFrom  *Date         `json:"history_from,omitempty" yaml:"history_from"`
	Files        []FileMapping `json:"files,omitempty" yaml:"files" maxItems:"20"`
}

// FileMapping says what one file holds.
type FileMapping struct {
	File    int                      `json:"file" yaml:"file" minimum:"0" doc:"Its place in the import, from 0"`
	Name    string                   `json:"name,omitempty" yaml:"name" doc:"In place of file: its name"`
	Sheet   string                   `json:"sheet,omitempty" yaml:"sheet" doc:"With name: which sheet of the workbook; absent: its first"`
	Kind    ImportKind               `json:"kind,omitempty" yaml:"kind" enum:"products,users,companies,contacts,leads,deals,history"`
	Columns map[string]ColumnMapping `json:"columns,omitempty" yaml:"columns" doc:"By the name of the column"`
}

// ColumnMapping says what one column means.
type ColumnMapping struct {
	Field   *string `json:"field,omitempty" yaml:"field" maxLength:"100" doc:"Empty text: leave the column out"`
	Decimal *string `json:"decimal,omitempty" yaml:"decimal"`
	Order   *string `json:"order,omitempty" yaml:"order" enum:"dmy,mdy,ymd"`
}

// ImportValue is a cell that was read for one field.
type ImportValue struct {
	Field  string
	Column string
	Raw    string
	Value  any // as Deal.Set and its like take it; a PersonName where the field is a person
}

// PersonName is the name or mail address of a person, to be looked up.
type PersonName string

// ImportRecord is a row that was read: texts became dates, amounts and words of
// the domain. What it names is looked up later.
type ImportRecord struct {
	Row      int
	Print    uint64 // fingerprint of the cells
	Problems []ImportProblem

	Key     string // external key; for history the deal's
	Name    string
	Email   string
	Note    string
	Company string
	Product string
	Owner   string
	Parent  string
	Team    string
	Manager string
	Role    Role

	Pipeline  string
	Stage     string
	Outcome   Outcome // as a column of its own says it
	Reason    string  // why the deal was lost
	CreatedAt Instant
	ClosedAt  Instant
	CloseDate Date // the day on which it was closed, or shall be
	Stays     []ImportStay
	Left      Instant
	By        string

	Set []ImportValue // other fields
}

// TellsOfLead says whether the row of a sheet of leads tells anything of one.
func (r *ImportRecord) TellsOfLead() bool {
	return r.Name != "" || r.Company != "" || r.Email != "" || r.Note != "" || r.Given("phone") != ""
}

// Given is the text of another field, or "".
func (r *ImportRecord) Given(field string) string {
	i := slices.IndexFunc(r.Set, func(v ImportValue) bool { return v.Field == field })
	if i < 0 {
		return ""
	}
	text, _ := r.Set[i].Value.(string)
	return text
}

// ImportStay is the entry of a deal into a stage.
type ImportStay struct {
	Stage string
	At    Instant
}
