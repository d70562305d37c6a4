package store

import (
	"context"
	"errors"
	"hash/fnv"
	"maps"
	"time"

	"hummock/internal/crm"
)

// Rows of one transaction while an import is carried out: other writers get
// their turn between two of them.
const importBatchRows = 500

// ErrImportOver tells a job that its import is not, or no longer, to be carried
// out: it was done, dropped or cancelled meanwhile.
var ErrImportOver = errors.New("store: the import is over")

// errLittered ends the transaction of a batch that made things along the way for
// rows which were refused after that. It is carried out anew without them.
var errLittered = errors.New("store: made for refused rows")

// errRehearsed ends the transaction of a dry run, so that it leaves nothing.
var errRehearsed = errors.New("store: dry run")

// ReadRows turns rows of a file into records. It is given rows of one file in
// their order and gives a record for each.
type ReadRows func(file *crm.ImportFile, rows []crm.ImportRow) []crm.ImportRecord

// ImportRun carries an import out, or does its dry run, in batches. Each batch
// is one transaction that holds its rows, their states and the cursor, so that
// a run which ended anywhere goes on where it ended.
//
// A batch leaves one entry in the change log: noun import, verb rows, the id of
// the import, and in after {"file", "from", "to"}: what it touched are noun and
// target_id of those rows. A second entry, with file -1, stands for what the
// batch made along the way. Moves have entries of their own besides.
type ImportRun struct {
	Import    crm.Import
	Workspace crm.Workspace
	Fields    []crm.CustomField
	Dry       bool

	s         *Store
	by        crm.Actor
	zone      *time.Location
	at        importCursor
	step      int64
	phases    []importPhase
	seen      map[uint64]seenRow // identities in the file so far
	meant     map[crm.ID]int32   // existing records that rows of the file meant so far
	made      map[uint64]bool    // dry run: what earlier batches would have made
	byName    map[uint64]crm.ID  // deals by name and company; zero: several have both
	unfit     error              // why nobody can carry it out
	pipelines []*crm.Pipeline
	main      *crm.Pipeline // for deals that name none
}

// importCursor is how far a run has come.
type importCursor struct {
	Phase int `json:"phase"`
	Row   int `json:"row"`
	Made  int `json:"made"` // rows of file -1
}

// importPhase is one walk through a file.
type importPhase struct {
	file    int
	parents bool // a second walk through companies, which may name later ones
}

type seenRow struct {
	row   int32
	print uint64
}

func importPhases(plan *crm.ImportPlan) []importPhase {
	var phases []importPhase
	for _, kind := range crm.ImportKinds() {
		for _, parents := range [2]bool{false, true} {
			for i := range plan.Files {
				f := &plan.Files[i]
				if f.Kind == kind && (!parents || kind == crm.ImportCompanies && f.Column("parent") != "") {
					phases = append(phases, importPhase{i, parents})
				}
			}
		}
	}
	return phases
}

// OpenImport takes up a run where it ended. A dry run starts again.
func (s *Store) OpenImport(ctx context.Context, ws crm.WorkspaceID, id crm.ID) (*ImportRun, error) {
	r := &ImportRun{s: s, made: map[uint64]bool{}}
	_, err := read(ctx, s, crm.Actor{Workspace: ws, Roles: []crm.Role{crm.Owner}, Door: crm.DoorImport}, func(tx *Tx) (bool, error) {
		return true, r.load(tx, id)
	})
	if err != nil {
		return nil, err
	}
	r.Dry = r.Import.State == crm.ImportChecking
	if r.Import.State != crm.ImportRunning && !r.Dry && r.Import.State != crm.ImportUndoing {
		return nil, ErrImportOver
	}
	if r.Dry {
		r.at = importCursor{}
		r.Import.Counts = crm.ImportCounts{Rows: r.Import.Counts.Rows}
	}
	r.phases = importPhases(&r.Import.Plan)
	return r, nil
}

func (r *ImportRun) load(tx *Tx, id crm.ID) error {
	im, err := tx.oneImport(id)
	if crm.IsKind(err, crm.NotFound) {
		return ErrImportOver
	}
	if err != nil {
		return err
	}
	r.Import = *im
	var progress string
	if err := tx.one(`SELECT progress, step FROM imports WHERE workspace_id = ? AND id = ?`, []any{tx.ws, id}, &progress, &r.step); err != nil {
		return err
	}
	if err := fromJSON(progress, &r.at); err != nil {
		return err
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	r.Workspace, r.zone = *w, w.Zone()
	if r.Fields, err = customFields(tx); err != nil {
		return err
	}
	if im.State == crm.ImportUndoing { // who may ask for it was judged then
		r.by = crm.Actor{Workspace: tx.ws, User: im.By, Roles: []crm.Role{crm.Owner}, Sees: crm.SeesAll, Door: crm.DoorImport}
		return nil
	}
	r.by, err = tx.importer(im.By)
	r.by.Workspace = tx.ws
	if crm.IsKind(err, crm.Forbidden) {
		r.unfit, err = err, nil
	}
	return err
}

// importer is the actor that an import works as: whoever asked for it, with the
// rights that they have now.
func (tx *Tx) importer(user crm.ID) (crm.Actor, error) {
	var a actorRow
	dest, roles := a.into()
	err := tx.one(`SELECT `+actorColumns+` FROM users u WHERE u.workspace_id = ? AND u.id = ? AND u.active = 1`, []any{tx.ws, user}, dest...)
	if noRows(err) {
		return a.by, crm.Errorf(crm.Forbidden, "import.user_left", "whoever asked for this import has left the firm: start it again as somebody else")
	}
	if err != nil {
		return a.by, err
	}
	by, err := tx.complete(a, *roles)
	by.Door = crm.DoorImport
	return by, err
}

// Each reads all rows of a file that are not bad, for a look at the whole.
func (r *ImportRun) Each(ctx context.Context, file int, see func([]crm.ImportRow)) error {
	for after := 0; ; {
		rows, err := r.rows(ctx, file, after, 4*importBatchRows)
		if err != nil || len(rows) == 0 {
			return err
		}
		see(rows)
		after = rows[len(rows)-1].Row
	}
}

func (r *ImportRun) rows(ctx context.Context, file, after, limit int) ([]crm.ImportRow, error) {
	return read(ctx, r.s, r.by, func(tx *Tx) ([]crm.ImportRow, error) {
		return tx.importRows(r.Import.ID, file, after, limit, "")
	})
}

// Step deals with the next batch. More is false when nothing is left; the state
// of the import says then how it ended.
func (r *ImportRun) Step(ctx context.Context, read ReadRows) (more bool, err error) {
	if r.at.Phase >= len(r.phases) {
		return false, r.finish(ctx, crm.ImportDone, crm.ImportChecked)
	}
	phase := r.phases[r.at.Phase]
	file := &r.Import.Plan.Files[phase.file]
	if r.seen == nil {
		if err := r.recall(ctx, phase, read); err != nil {
			return false, err
		}
	}
	rows, err := r.rows(ctx, phase.file, r.at.Row, importBatchRows)
	if err != nil {
		return false, err
	}
	if len(rows) == 0 {
		r.at.Phase, r.at.Row, r.seen = r.at.Phase+1, 0, nil
		return true, nil
	}
	stop, err := r.batch(ctx, phase, rows, read(file, rows))
	if err != nil || !stop {
		return err == nil, err
	}
	return false, r.Stop(ctx)
}

// recall learns again which identities the rows before the cursor had.
func (r *ImportRun) recall(ctx context.Context, phase importPhase, read ReadRows) error {
	r.seen, r.meant = map[uint64]seenRow{}, map[crm.ID]int32{}
	file := &r.Import.Plan.Files[phase.file]
	for after := 0; after < r.at.Row; {
		rows, err := r.rows(ctx, phase.file, after, 4*importBatchRows)
		if err != nil {
			return err
		}
		for i, rec := range read(file, rows) {
			if after = rec.Row; after > r.at.Row {
				break
			}
			if was := rows[i]; was.State == crm.RowUpdated || was.State == crm.RowUnchanged {
				r.meant[was.Target] = int32(rec.Row) //nolint:gosec // rows are below 2^31
			}
			if len(rec.Problems) == 0 {
				r.seen[hashOf(identity(file.Kind, &rec))] = seenRow{int32(rec.Row), rec.Print} //nolint:gosec // rows are below 2^31
			}
		}
		if len(rows) == 0 {
			return nil
		}
	}
	return nil
}

// batch carries one batch out. One that lost a race against another writer is
// tried again on the new state.
func (r *ImportRun) batch(ctx context.Context, phase importPhase, rows []crm.ImportRow, records []crm.ImportRecord) (stop bool, err error) {
	var b *importBatch
	var refused map[int]rowResult
	for races := 0; races < 4; {
		_, err = write(ctx, r.s, r.by, func(tx *Tx) (bool, error) {
			b = newImportBatch(tx, r, phase, rows, records)
			b.known = refused
			return true, b.carryOut()
		})
		switch {
		case errors.Is(err, errLittered):
			refused = b.refusals()
			continue
		case crm.IsKind(err, crm.Stale), errors.Is(err, errUnique):
			races++
			continue
		}
		break
	}
	if errors.Is(err, errRehearsed) {
		err = r.keepRehearsal(ctx, b)
	}
	if err != nil {
		return false, err
	}
	r.at, r.Import.Counts, r.step = b.cursor, b.counts, r.step+1
	if r.step&(r.step-1) == 0 { // the tables have doubled
		r.s.recount(ctx)
	}
	maps.Copy(r.seen, b.seen)
	maps.Copy(r.meant, b.meant)
	if len(b.named) > 0 {
		maps.Copy(r.byName, b.named)
	}
	if r.Dry {
		maps.Copy(r.made, b.made)
	}
	return b.stop, nil
}

// keepRehearsal stores what a dry run found: counts, and the rows that would be
// refused.
func (r *ImportRun) keepRehearsal(ctx context.Context, b *importBatch) error {
	_, err := write(ctx, r.s, r.by, func(tx *Tx) (bool, error) {
		b.tx = tx
		if err := b.saveRows(true); err != nil {
			return false, err
		}
		return true, b.saveProgress()
	})
	return err
}

// Stop ends a run as somebody asked for. What came in stays.
func (r *ImportRun) Stop(ctx context.Context) error {
	return r.finish(ctx, crm.ImportCancelled, crm.ImportUploaded)
}

// finish ends a run; another state is for a dry run.
func (r *ImportRun) finish(ctx context.Context, state, dry crm.ImportState) error {
	verb := string(state)
	if r.Dry {
		state, verb = dry, "checked"
	}
	return r.end(ctx, state, verb, r.Import.Counts)
}

// Fail ends an import that is refused as a whole, with the reason.
func (r *ImportRun) Fail(ctx context.Context, why *crm.Error) error {
	if why.First != nil {
		why = why.First
	}
	counts := r.Import.Counts
	counts.Problem = &crm.ImportProblem{Code: why.Code, Reason: why.Msg, Params: why.Params}
	return r.end(ctx, crm.ImportFailed, "failed", counts)
}

func (r *ImportRun) end(ctx context.Context, state crm.ImportState, verb string, counts crm.ImportCounts) error {
	by := r.by
	by.Roles = []crm.Role{crm.Owner} // whoever lost their rights meanwhile: the import ends all the same
	_, err := r.s.changeImport(ctx, by, r.Import.ID, 0, verb, []crm.ImportState{r.Import.State}, func(_ *Tx, im *crm.Import) error {
		im.State, im.Stopping, im.Counts, im.Plan = state, false, counts, r.Import.Plan
		return nil
	})
	return err
}

func hashOf(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}
