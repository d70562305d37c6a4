package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// alongTheWay is the file whose rows are what rows of other files made.
const alongTheWay = -1

// importBatch is one transaction of an import.
type importBatch struct {
	tx      *Tx
	r       *ImportRun
	phase   importPhase
	file    *crm.ImportFile
	rows    []crm.ImportRow
	records []crm.ImportRecord
	results []rowResult
	known   map[int]rowResult // refusals of an attempt before this one
	along   []rowResult
	faces   []faced // of what was made
	counts  crm.ImportCounts
	cursor  importCursor
	stop    bool

	nextNumber int64 // of deals; known where a row names one by its number

	seen  map[uint64]seenRow
	meant map[crm.ID]int32 // records that rows of this batch mean
	named map[uint64]crm.ID
	made  map[uint64]bool

	users    map[string]*crm.User
	people   []crm.User
	refused  map[string]bool // names of people whose own rows were refused
	products map[string]namesakes
	losses   map[crm.ID]*crm.Loss // of lost deals whose rows give a reason
}

// rowResult is what became of a row.
type rowResult struct {
	state    crm.ImportRowState
	noun     string
	target   crm.ID
	before   any
	moved    bool
	problems []crm.ImportProblem
	name     string // of what was made along the way
}

func newImportBatch(tx *Tx, r *ImportRun, phase importPhase, rows []crm.ImportRow, records []crm.ImportRecord) *importBatch {
	b := &importBatch{
		tx: tx, r: r, phase: phase, file: &r.Import.Plan.Files[phase.file], rows: rows, records: records, results: make([]rowResult, len(records)),
		counts: r.Import.Counts, cursor: r.at, seen: map[uint64]seenRow{}, meant: map[crm.ID]int32{}, named: map[uint64]crm.ID{}, made: map[uint64]bool{},
	}
	b.counts.Nouns = map[string]crm.ImportCounts{}
	maps.Copy(b.counts.Nouns, r.Import.Counts.Nouns)
	b.cursor.Row = rows[len(rows)-1].Row
	return b
}

// carryOut does what the rows say and writes down what became of them.
func (b *importBatch) carryOut() error {
	if err := b.upToDate(); err != nil {
		return err
	}
	b.refuseUnread()
	if err := b.byKind(); err != nil {
		return err
	}
	if len(b.along) > 0 && len(b.refusals()) > len(b.known) {
		return errLittered
	}
	b.count()
	if b.r.Dry {
		return errRehearsed
	}
	if err := b.saveRows(false); err != nil {
		return err
	}
	return b.saveProgress()
}

// upToDate puts the versions in force in place of those that earlier batches went
// by; they stay in force until this one is done. What a dry run has added to its
// pipelines exists nowhere else.
func (b *importBatch) upToDate() error {
	if b.r.Dry || b.file.Kind != crm.ImportDeals && b.file.Kind != crm.ImportHistory {
		return nil
	}
	for _, p := range b.r.pipelines {
		now, err := b.tx.pipeline(p.ID, 0)
		if err != nil {
			return err
		}
		*p = *now
	}
	return nil
}

func (b *importBatch) byKind() error {
	if b.phase.parents {
		return b.parents()
	}
	switch b.file.Kind {
	case crm.ImportProducts:
		return b.productRows()
	case crm.ImportUsers:
		return b.userRows()
	case crm.ImportCompanies:
		return b.companyRows()
	case crm.ImportContacts:
		return b.contactRows()
	case crm.ImportLeads:
		return b.leadRows()
	case crm.ImportDeals:
		return b.dealRows()
	case crm.ImportHistory:
	}
	return b.historyRows()
}

// refuseUnread marks rows that could not be read, and those that say again what
// an earlier row of the file said.
func (b *importBatch) refuseUnread() {
	for i := range b.records {
		rec := &b.records[i]
		switch {
		case b.phase.parents: // judged in the first walk
			if b.rows[i].State == crm.RowBad {
				b.results[i].state = crm.RowBad
			}
			continue
		case unreadable(&b.rows[i]):
			b.results[i] = rowResult{state: crm.RowBad, problems: b.rows[i].Problems}
		case len(rec.Problems) > 0:
			b.results[i] = rowResult{state: crm.RowBad, problems: rec.Problems}
		default:
			b.meet(i)
			if was, ok := b.known[i]; ok {
				b.results[i] = was
			}
		}
	}
}

// refusals gives the rows that were refused on their way in, beside those that
// could not be read.
func (b *importBatch) refusals() map[int]rowResult {
	out := map[int]rowResult{}
	for i, res := range b.results {
		if res.state == crm.RowBad && !b.phase.parents && !unreadable(&b.rows[i]) && len(b.records[i].Problems) == 0 {
			out[i] = res
		}
	}
	return out
}

// unreadable says whether the row was odd when its file was read: such a problem
// is about no column.
func unreadable(row *crm.ImportRow) bool {
	return len(row.Problems) > 0 && row.Problems[0].Column == "" && strings.HasPrefix(row.Problems[0].Code, "paper.")
}

// meet notes the identity of a row. One that the file had before is left out
// where it says the same, and refused where it says something else.
func (b *importBatch) meet(i int) {
	rec := &b.records[i]
	h := hashOf(identity(b.file.Kind, rec))
	first, met := b.r.seen[h]
	if !met {
		first, met = b.seen[h]
	}
	if !met {
		b.seen[h] = seenRow{int32(rec.Row), rec.Print} //nolint:gosec // rows are below 2^31
		return
	}
	if first.print == rec.Print {
		b.results[i].state = crm.RowUnchanged
		return
	}
	_ = b.refuseRepeated(i, first.row) // a crm.Error is never returned
}

func (b *importBatch) refuseRepeated(i int, first int32) error {
	field, raw := b.naming(&b.records[i])
	why := crm.Invalidf("import.repeated", "row %d says something else about the same %s: keep one of the two", first, b.file.Kind.Noun())
	return b.refuse(i, field, raw, why.With("row", strconv.Itoa(int(first))).With("noun", b.file.Kind.Noun()))
}

// means notes that a row means a record which exists, and gives the earlier row
// of the file that means it too, by another name: 0 where there is none. Such a
// row may repeat what is known, but change nothing.
func (b *importBatch) means(i int, id crm.ID) (earlier int32) {
	if row, met := b.r.meant[id]; met {
		return row
	}
	if row, met := b.meant[id]; met {
		return row
	}
	b.meant[id] = int32(b.records[i].Row) //nolint:gosec // rows are below 2^31
	return 0
}

// naming is the field by which a row says which thing it means.
func (b *importBatch) naming(rec *crm.ImportRecord) (field, value string) {
	switch {
	case rec.Email != "":
		return "email", rec.Email
	case rec.Key == "":
		return "name", rec.Name
	case b.file.Column("deal") != "":
		return "deal", rec.Key
	}
	return "key", rec.Key
}

// identity is what makes a row the same thing as another row, or as one that
// exists.
func identity(kind crm.ImportKind, rec *crm.ImportRecord) string {
	switch {
	case kind == crm.ImportHistory:
		stage, at := "", crm.Instant(0)
		if len(rec.Stays) > 0 {
			stage, at = rec.Stays[0].Stage, rec.Stays[0].At
		}
		return fmt.Sprint(rec.Key, "\x00", stage, "\x00", at)
	case kind == crm.ImportProducts:
		return crm.Squashed(rec.Name)
	case kind == crm.ImportLeads && rec.Key == "":
		return fmt.Sprint(strings.ToLower(rec.Email), "\x00", rec.Given("phone"), "\x00", foldedName(rec.Name), "\x00", foldedName(rec.Company), "\x00", rec.CreatedAt)
	case (kind == crm.ImportUsers || kind == crm.ImportContacts) && rec.Email != "":
		return "@" + strings.ToLower(rec.Email)
	case rec.Key != "":
		if n, ok := crm.DealNumber(rec.Key); ok && kind == crm.ImportDeals {
			return "#D-" + strconv.FormatInt(n, 10)
		}
		return "#" + rec.Key
	}
	return foldedName(rec.Name) + "\x00" + foldedName(rec.Company)
}

// todo says whether a row still waits for what becomes of it.
func (b *importBatch) todo(i int) bool { return b.results[i].state == "" }

// refuse marks a row as bad, with the cell as the file has it; raw is what the
// row says where no column of the field does. An error that is no crm.Error is
// returned: it ends the batch.
func (b *importBatch) refuse(i int, field, raw string, err error) error {
	var e *crm.Error
	if !errors.As(err, &e) || e.Kind == crm.Stale {
		return err
	}
	b.results[i] = rowResult{state: crm.RowBad, problems: []crm.ImportProblem{{Column: b.column(field), Value: clipped(b.cell(i, field, raw)), Code: e.Code, Reason: e.Msg, Params: e.Params}}}
	return nil
}

func (b *importBatch) cell(i int, field, raw string) string {
	at := slices.IndexFunc(b.file.Columns, func(c crm.ImportColumn) bool { return c.Field == field })
	if cells := b.rows[i].Cells; at >= 0 && at < len(cells) {
		return strings.TrimSpace(cells[at])
	}
	return raw
}

func (b *importBatch) column(field string) string {
	if name := b.file.Column(field); name != "" {
		return name
	}
	return field
}

func clipped(s string) string {
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}

// alongMade notes something that a row made along the way. In a dry run it is
// counted once, though each batch makes it anew.
func (b *importBatch) alongMade(noun, key, name string, id crm.ID) {
	h := hashOf(noun + "\x00" + key)
	if b.r.Dry && (b.r.made[h] || b.made[h]) {
		return
	}
	b.made[h] = true
	b.along = append(b.along, rowResult{state: crm.RowCreated, noun: noun, target: id, name: name})
}

// wouldMake notes in a dry run what a row of its own would make, so that rows
// which only name it are not counted as making it.
func (b *importBatch) wouldMake(noun, name string) {
	if b.r.Dry {
		b.made[hashOf(noun+"\x00"+name)] = true
	}
}

// count adds up what became of the rows.
func (b *importBatch) count() {
	if b.phase.parents {
		b.counts = b.tallied(b.counts, b.along)
		return
	}
	b.counts.Done += len(b.results)
	b.counts = b.tallied(b.counts, b.results)
	b.tallied(crm.ImportCounts{Nouns: b.counts.Nouns}, b.along) // they are no rows: counted by noun alone
}

func (b *importBatch) tallied(c crm.ImportCounts, results []rowResult) crm.ImportCounts {
	for _, res := range results {
		noun := b.tallyNoun(res.noun)
		n := c.Nouns[noun]
		for _, at := range [2]*crm.ImportCounts{&c, &n} {
			switch res.state {
			case crm.RowCreated:
				at.Created++
			case crm.RowUpdated:
				at.Updated++
			case crm.RowUnchanged:
				at.Unchanged++
			case crm.RowBad:
				at.Bad++
			case crm.RowNew, crm.RowUndone, crm.RowKept: // not of a batch
			}
			if res.moved {
				at.Moved++
			}
		}
		c.Nouns[noun] = n
	}
	return c
}

// tallyNoun is what a row is counted as: one of history as a visit, though what
// it touches is a deal.
func (b *importBatch) tallyNoun(noun string) string {
	if b.file.Kind == crm.ImportHistory && noun != "user" {
		return "visit"
	}
	if noun == "" {
		return b.file.Kind.Noun()
	}
	return noun
}

// saveRows writes what became of the rows; of a dry run only the bad ones.
func (b *importBatch) saveRows(dry bool) error {
	var rows [][]any
	touched := map[string]int{}
	for i, res := range b.results {
		if b.phase.parents && res.state == "" {
			continue
		}
		if dry && res.state != crm.RowBad {
			if b.rows[i].State != crm.RowBad {
				continue
			}
			res = rowResult{state: crm.RowNew} // it was bad before its mapping was mended
		}
		if !res.target.IsZero() && res.state != crm.RowUnchanged {
			touched[res.noun]++
		}
		rows = append(rows, b.savedRow(b.phase.file, b.rows[i].Row, res))
	}
	if err := b.tx.insertMany(saveImportRow, rows, onImportRow); err != nil || dry {
		return err
	}
	if len(touched) > 0 {
		b.log(b.phase.file, b.rows[0].Row, b.cursor.Row, touched)
	}
	if err := b.saveAlong(); err != nil {
		return err
	}
	return b.tx.addKeys(b.faces...)
}

const (
	saveImportRow = `INSERT INTO import_rows (workspace_id, import_id, file, row, cells, state, problem, noun, target_id, before) VALUES `
	onImportRow   = ` ON CONFLICT (workspace_id, import_id, file, row) DO UPDATE SET state = excluded.state, problem = excluded.problem, noun = excluded.noun, target_id = excluded.target_id, before = COALESCE(excluded.before, import_rows.before)`
)

func (b *importBatch) savedRow(file, row int, res rowResult) []any {
	var problem, before any
	if len(res.problems) > 0 {
		problem = asJSON(res.problems)
	}
	if res.before != nil {
		before = asJSON(res.before)
	}
	cells := ""
	if res.name != "" {
		cells = asJSON([]string{res.name})
	}
	return []any{b.tx.ws, b.r.Import.ID, file, row, cells, string(res.state), problem, null(res.noun), res.target, before}
}

func (b *importBatch) saveAlong() error {
	if len(b.along) == 0 {
		return nil
	}
	var rows [][]any
	touched := map[string]int{}
	from := b.cursor.Made + 1
	for _, res := range b.along {
		b.cursor.Made++
		touched[res.noun]++
		rows = append(rows, b.savedRow(alongTheWay, b.cursor.Made, res))
	}
	if err := b.tx.insertMany(saveImportRow, rows, onImportRow); err != nil {
		return err
	}
	b.log(alongTheWay, from, b.cursor.Made, touched)
	return nil
}

func (b *importBatch) log(file, from, to int, touched map[string]int) {
	b.tx.changed("import", b.r.Import.ID, "rows", nil, map[string]any{"file": file, "from": from, "to": to, "nouns": touched})
}

// saveProgress moves the cursor on, unless another worker has done so.
func (b *importBatch) saveProgress() error {
	var stop int
	err := b.tx.one(`UPDATE imports SET counts = ?, progress = ?, step = step + 1, updated_at = ? WHERE workspace_id = ? AND id = ? AND step = ? AND state = ? RETURNING cancel`,
		[]any{asJSON(b.counts), asJSON(b.cursor), b.tx.now.UnixMilli(), b.tx.ws, b.r.Import.ID, b.r.step, string(b.r.Import.State)}, &stop)
	if noRows(err) {
		return ErrImportOver
	}
	b.stop = stop == 1
	return err
}
