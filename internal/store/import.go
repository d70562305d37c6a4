package store

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"hummock/internal/crm"
)

const importColumns = `id, version, state, by_id, plan, counts, cancel, created_at, updated_at`

func scanImport(row scanner) (crm.Import, error) {
	var im crm.Import
	var plan, counts string
	err := row.Scan(&im.ID, &im.Version, &im.State, &im.By, &plan, &counts, &im.Stopping, &im.CreatedAt, &im.UpdatedAt)
	if err != nil {
		return im, err
	}
	im.Plan.Files = []crm.ImportFile{}
	return im, firstError(fromJSON(plan, &im.Plan), fromJSON(counts, &im.Counts))
}

// Import gives one import: one's own, or anybody's for an owner or admin.
func (s *Store) Import(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Import, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Import, error) { return tx.oneImport(id) })
}

func (tx *Tx) oneImport(id crm.ID) (*crm.Import, error) {
	im, err := optional(collect(tx, scanImport, `SELECT `+importColumns+` FROM imports WHERE workspace_id = ? AND id = ?`, tx.ws, id))
	if noRows(err) || err == nil && im.By != tx.by.User && !tx.by.Has(crm.Owner, crm.Admin) {
		return nil, crm.NotFoundf("import", "there is no such import, or it is somebody else's")
	}
	return im, err
}

// Imports lists imports, the newest first: one's own, or all for an owner or admin.
func (s *Store) Imports(ctx context.Context, by crm.Actor) ([]crm.Import, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Import, error) {
		list, err := collect(tx, scanImport, `SELECT `+importColumns+` FROM imports WHERE workspace_id = ? ORDER BY created_at DESC, id DESC LIMIT 100`, tx.ws)
		return slices.DeleteFunc(list, func(im crm.Import) bool { return im.By != by.User && !by.Has(crm.Owner, crm.Admin) }), err
	})
}

// CreateImport begins an import that files are then added to.
func (s *Store) CreateImport(ctx context.Context, by crm.Actor, plan crm.ImportPlan) (*crm.Import, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Import, error) {
		now := crm.InstantOf(tx.now)
		plan.Files = []crm.ImportFile{}
		im := &crm.Import{ID: crm.NewID(), Version: 1, State: crm.ImportUploading, By: by.User, Plan: plan, CreatedAt: now, UpdatedAt: now}
		_, err := tx.exec(`INSERT INTO imports (workspace_id, id, version, state, by_id, plan, counts, progress, step, cancel, created_at, updated_at) VALUES (?, ?, 1, ?, ?, ?, ?, '{}', 0, 0, ?, ?)`,
			tx.ws, im.ID, string(im.State), im.By, asJSON(im.Plan), asJSON(im.Counts), now, now)
		return im, err
	})
}

// Rows that one transaction stores of a file that comes in.
const uploadBatch = 1000

// AddImportFile stores the rows of one file, which rows gives out one by one,
// and what a header like this was mapped to before. Rows are odd where flaw
// says so after they were given out; those are bad from the start.
func (s *Store) AddImportFile(ctx context.Context, by crm.Actor, id crm.ID, file crm.ImportFile, flaw func(row int) *crm.Error, rows func(each func(row int, cells []string) error) error) (*crm.Import, error) {
	by.Key = ""
	if len(file.Columns) > crm.MostImportColumns {
		return nil, crm.Errorf(crm.TooLarge, "import.too_many_columns", "%s has %d columns: %d is the most", file.Name, len(file.Columns), crm.MostImportColumns).With("file", file.Name)
	}
	im, err := s.Import(ctx, by, id)
	if err != nil {
		return nil, err
	}
	if im.State != crm.ImportUploading || len(im.Plan.Files) >= crm.MostImportFiles {
		return nil, crm.Invalidf("import.closed", "this import takes no more files: start another one")
	}
	up := &upload{ctx: ctx, s: s, by: by, id: id, file: len(im.Plan.Files), name: file.Name, left: crm.MostImportRows - im.Counts.Rows, flaw: flaw}
	if err := rows(up.add); err != nil {
		return nil, err
	}
	if err := up.flush(); err != nil {
		return nil, err
	}
	file.Rows = up.rows
	return write(ctx, s, by, func(tx *Tx) (*crm.Import, error) {
		im, err := tx.oneImport(id)
		if err != nil {
			return nil, err
		}
		if err := tx.remembered(&file); err != nil {
			return nil, err
		}
		im.Plan.Files = append(im.Plan.Files, file)
		im.Counts.Rows += file.Rows
		return im, tx.saveImport(im)
	})
}

// upload gathers rows into transactions.
type upload struct {
	ctx   context.Context
	s     *Store
	by    crm.Actor
	id    crm.ID
	file  int
	name  string
	left  int
	rows  int
	batch [][]any
	flaw  func(row int) *crm.Error
}

func (u *upload) add(row int, cells []string) error {
	if u.left--; u.left < 0 {
		return crm.Errorf(crm.TooLarge, "import.too_many_rows", "the files hold more than %d rows: divide them", crm.MostImportRows)
	}
	for i, cell := range cells {
		if len(cell) > crm.LongestImportCell && utf8.RuneCountInString(cell) > crm.LongestImportCell {
			return crm.Errorf(crm.TooLarge, "import.cell_too_long", "%s, row %d, column %d: a cell holds more than %d characters: shorten it", u.name, row, i+1, crm.LongestImportCell)
		}
		if strings.ContainsRune(cell, 0) {
			cells[i] = strings.ReplaceAll(cell, "\x00", "")
		}
	}
	state, problem := crm.RowNew, any(nil)
	if e := u.flaw(row); e != nil {
		state, problem = crm.RowBad, asJSON([]crm.ImportProblem{{Code: e.Code, Reason: e.Msg, Params: e.Params}})
	}
	u.rows++
	u.batch = append(u.batch, []any{u.by.Workspace, u.id, u.file, row, asJSON(cells), string(state), problem})
	if len(u.batch) < uploadBatch {
		return nil
	}
	return u.flush()
}

func (u *upload) flush() error {
	_, err := write(u.ctx, u.s, u.by, func(tx *Tx) (bool, error) {
		return true, tx.insertMany(`INSERT INTO import_rows (workspace_id, import_id, file, row, cells, state, problem) VALUES `, u.batch, "")
	})
	u.batch = u.batch[:0]
	return err
}

// insertMany runs an INSERT for many rows. Three sizes of portions keep the
// number of prepared statements small.
func (tx *Tx) insertMany(head string, rows [][]any, tail string) error {
	for len(rows) > 0 {
		size := 1
		for _, s := range [...]int{50, 8} {
			if len(rows) >= s {
				size = s
				break
			}
		}
		one := "(?" + strings.Repeat(", ?", len(rows[0])-1) + ")"
		args := make([]any, 0, size*len(rows[0]))
		for _, row := range rows[:size] {
			args = append(args, row...)
		}
		if _, err := tx.exec(head+one+strings.Repeat(", "+one, size-1)+tail, args...); err != nil {
			return err
		}
		rows = rows[size:]
	}
	return nil
}

// remembered puts in place what a header like this was mapped to before.
func (tx *Tx) remembered(file *crm.ImportFile) error {
	if file.Hidden {
		return nil
	}
	var text string
	err := tx.one(`SELECT mapping FROM import_maps WHERE workspace_id = ? AND header = ?`, []any{tx.ws, file.HeaderPrint()}, &text)
	if noRows(err) {
		return nil
	}
	if err != nil {
		return err
	}
	var m crm.FileMapping
	if err := fromJSON(text, &m); err != nil {
		return err
	}
	custom, err := customFields(tx)
	if err != nil {
		return err
	}
	before := *file
	before.Columns = slices.Clone(file.Columns)
	if err := file.Recall(m, custom); err != nil { // a field that is gone: guess afresh
		*file = before
	}
	return nil
}

// remember keeps how the columns of an import were mapped.
func (tx *Tx) rememberMaps(im *crm.Import) error {
	for i := range im.Plan.Files {
		f := &im.Plan.Files[i]
		if f.Kind == "" {
			continue
		}
		_, err := tx.exec(`INSERT INTO import_maps (workspace_id, header, mapping) VALUES (?, ?, ?) ON CONFLICT (workspace_id, header) DO UPDATE SET mapping = excluded.mapping`,
			tx.ws, f.HeaderPrint(), asJSON(f.Mapping()))
		if err != nil {
			return err
		}
	}
	return nil
}

// saveImport writes an import whose version has not changed since it was read.
func (tx *Tx) saveImport(im *crm.Import) error {
	im.Version++
	im.UpdatedAt = crm.InstantOf(tx.now)
	n, err := tx.exec(`UPDATE imports SET version = ?, state = ?, plan = ?, counts = ?, cancel = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		im.Version, string(im.State), asJSON(im.Plan), asJSON(im.Counts), bit(im.Stopping), im.UpdatedAt, tx.ws, im.ID, im.Version-1)
	if err == nil && n == 0 {
		return stale(im.Version-1, im.Version)
	}
	return err
}

// changeImport loads an import in one of the states, lets fn change it, and
// saves it with an entry in the change log. Version 0 stands for any.
func (s *Store) changeImport(ctx context.Context, by crm.Actor, id crm.ID, version int64, verb string, from []crm.ImportState, fn func(*Tx, *crm.Import) error) (*crm.Import, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Import, error) {
		im, err := tx.oneImport(id)
		if err != nil {
			return nil, err
		}
		if version != 0 && im.Version != version {
			return nil, staleAt(version, im.Version, nil, im)
		}
		if !slices.Contains(from, im.State) {
			return nil, crm.Errorf(crm.Conflict, "import.wrong_state", "this import is %s: that cannot be done now", im.State).With("state", string(im.State))
		}
		if err := fn(tx, im); err != nil {
			return nil, err
		}
		if err := tx.saveImport(im); err != nil {
			return nil, err
		}
		tx.changed("import", im.ID, verb, nil, map[string]any{"file": nobody, "from": 0, "to": 0, "state": im.State})
		return im, nil
	})
}

// nobody is a file without rows: an entry of the change log that names it says
// to readers that no row was touched.
const nobody = -2

// FinishUpload says that all files have come in.
func (s *Store) FinishUpload(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Import, error) {
	by.Key = ""
	return s.changeImport(ctx, by, id, 0, "uploaded", []crm.ImportState{crm.ImportUploading}, func(_ *Tx, im *crm.Import) error {
		if im.Counts.Rows == 0 {
			return crm.Invalidf("import.no_rows", "the files hold a header but no rows: choose files with data")
		}
		im.State = crm.ImportUploaded
		return nil
	})
}

// DropImport forgets an import that has not been carried out, with its rows.
func (s *Store) DropImport(ctx context.Context, by crm.Actor, id crm.ID) error {
	by.Key = ""
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		im, err := tx.oneImport(id)
		if err != nil {
			return false, err
		}
		if !slices.Contains(beforeCommit, im.State) && im.State != crm.ImportUploading {
			return false, crm.Errorf(crm.Conflict, "import.wrong_state", "this import is %s: that cannot be done now", im.State).With("state", string(im.State))
		}
		_, err = tx.exec(`DELETE FROM imports WHERE workspace_id = ? AND id = ?`, tx.ws, id)
		return true, err
	})
	return err
}

var beforeCommit = []crm.ImportState{crm.ImportUploaded, crm.ImportChecked, crm.ImportFailed}

// MapImport says what files and columns mean.
func (s *Store) MapImport(ctx context.Context, by crm.Actor, id crm.ID, version int64, m crm.ImportMapping) (*crm.Import, error) {
	return s.changeImport(ctx, by, id, version, "mapped", beforeCommit, func(tx *Tx, im *crm.Import) error {
		custom, err := customFields(tx)
		if err != nil {
			return err
		}
		im.State = crm.ImportUploaded
		return im.Plan.Apply(m, custom)
	})
}

// StartImport asks for the dry run (dry) or for carrying the import out. Both
// are jobs.
func (s *Store) StartImport(ctx context.Context, by crm.Actor, id crm.ID, version int64, dry bool) (*crm.Import, error) {
	verb, state := "started", crm.ImportRunning
	if dry {
		verb, state = "checking", crm.ImportChecking
	}
	return s.changeImport(ctx, by, id, version, verb, beforeCommit, func(tx *Tx, im *crm.Import) error {
		if err := im.Plan.Ready(by); err != nil {
			return err
		}
		im.State = state
		im.Counts = crm.ImportCounts{Rows: im.Plan.Rows()}
		if err := tx.rewindImport(im.ID); err != nil {
			return err
		}
		if !dry {
			if err := tx.rememberMaps(im); err != nil {
				return err
			}
		}
		return tx.enqueue(crm.JobImport, ImportJob{Import: id})
	})
}

// ImportJob is what jobs of imports are told.
type ImportJob struct {
	Import crm.ID `json:"import"`
}

func (tx *Tx) rewindImport(id crm.ID) error {
	_, err := tx.exec(`UPDATE imports SET progress = '{}', step = step + 1 WHERE workspace_id = ? AND id = ?`, tx.ws, id)
	return err
}

// CancelImport tells a running import, or its dry run, to stop after the rows
// in work. What has come in stays; undoing takes it back.
func (s *Store) CancelImport(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Import, error) {
	return s.changeImport(ctx, by, id, 0, "stopping", []crm.ImportState{crm.ImportRunning, crm.ImportChecking}, func(_ *Tx, im *crm.Import) error {
		im.Stopping = true
		return nil
	})
}

// UndoImport asks for taking an import back, which is a job.
func (s *Store) UndoImport(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Import, error) {
	return s.changeImport(ctx, by, id, 0, "undoing", []crm.ImportState{crm.ImportDone, crm.ImportCancelled}, func(tx *Tx, im *crm.Import) error {
		im.State, im.Stopping = crm.ImportUndoing, false
		im.Counts.Undone, im.Counts.Kept = 0, 0
		if err := tx.rewindImport(im.ID); err != nil {
			return err
		}
		return tx.enqueue(crm.JobImportUndo, ImportJob{Import: id})
	})
}

const importRowColumns = `file, row, cells, state, problem, noun, target_id`

func scanImportRow(row scanner) (crm.ImportRow, error) {
	var r crm.ImportRow
	var cells string
	var problems, noun *string
	err := row.Scan(&r.File, &r.Row, &cells, &r.State, &problems, &noun, &r.Target)
	if err != nil {
		return r, err
	}
	r.Cells, r.Problems = []string{}, []crm.ImportProblem{}
	if noun != nil {
		r.Noun = *noun
	}
	if problems != nil {
		err = fromJSON(*problems, &r.Problems)
	}
	return r, firstError(err, fromJSON(cells, &r.Cells))
}

// ImportRows gives rows of one file of an import after a row: all, or those in
// one state, such as the refused ones.
func (s *Store) ImportRows(ctx context.Context, by crm.Actor, id crm.ID, file, after, limit int, state crm.ImportRowState) ([]crm.ImportRow, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.ImportRow, error) {
		if _, err := tx.oneImport(id); err != nil {
			return nil, err
		}
		return tx.importRows(id, file, after, limit, state)
	})
}

func (tx *Tx) importRows(id crm.ID, file, after, limit int, state crm.ImportRowState) ([]crm.ImportRow, error) {
	args := []any{tx.ws, id, file, after}
	only := ""
	switch state {
	case "":
	case crm.RowBad:
		only = ` AND state = 'bad'` // as its index says it
	default:
		only = ` AND state = ?`
		args = append(args, string(state))
	}
	return collect(tx, scanImportRow, `SELECT `+importRowColumns+` FROM import_rows WHERE workspace_id = ? AND import_id = ? AND file = ? AND row > ?`+only+` ORDER BY row LIMIT ?`,
		append(args, limit)...)
}
