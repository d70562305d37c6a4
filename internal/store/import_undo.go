package store

import (
	"context"
	"errors"
	"slices"

	"hummock/internal/crm"
)

// undoPhases are the walks by which an import is taken back, last things first.
// What was made along the way goes after companies, and what of it was kept then
// is tried again at the end, such as the teams of people.
func undoPhases(plan *crm.ImportPlan) []int {
	files := []int{alongTheWay}
	for _, kind := range crm.ImportKinds() {
		if kind == crm.ImportCompanies {
			files = append(files, alongTheWay)
		}
		for i := range plan.Files {
			if plan.Files[i].Kind == kind {
				files = append(files, i)
			}
		}
	}
	slices.Reverse(files)
	return files
}

// UndoStep takes back the next batch of an import, the last rows first. What
// somebody has changed since, or has built upon, is kept and named. Companies
// may rest on each other, so their walk is repeated while it gets further.
func (r *ImportRun) UndoStep(ctx context.Context) (more bool, err error) {
	files := undoPhases(&r.Import.Plan)
	if r.at.Phase >= len(files) {
		return false, r.finishUndo(ctx)
	}
	file := files[r.at.Phase]
	rows, err := read(ctx, r.s, r.by, func(tx *Tx) ([]undoRow, error) { return tx.undoRows(r.Import.ID, file, r.at.Row) })
	if err != nil {
		return false, err
	}
	if len(rows) == 0 {
		r.nextWalk(file)
		return true, nil
	}
	var u *undoBatch
	for range 4 {
		u, err = write(ctx, r.s, r.by, func(tx *Tx) (*undoBatch, error) {
			u := &undoBatch{tx: tx, r: r, file: file, rows: rows}
			return u, u.takeBack()
		})
		if !crm.IsKind(err, crm.Stale) {
			break
		}
	}
	if err != nil {
		return false, err
	}
	r.Import.Counts, r.at, r.step = u.counts, u.cursor, r.step+1
	return true, nil
}

// nextWalk goes on to the next file, or once more through this one. Made counts
// what the walk took back, and Row is 0 at its start, which is the end of the file.
func (r *ImportRun) nextWalk(file int) {
	again := r.at.Made > 0 && (file == alongTheWay || r.Import.Plan.Files[file].Kind == crm.ImportCompanies)
	r.at.Row, r.at.Made = 0, 0
	if !again {
		r.at.Phase++
	}
}

func (r *ImportRun) finishUndo(ctx context.Context) error {
	if !r.Import.Plan.Made.IsZero() {
		_, err := write(ctx, r.s, r.by, func(tx *Tx) (bool, error) { return true, tx.dropPipeline(r.Import.Plan.Made) })
		if err != nil {
			return err
		}
	}
	return r.end(ctx, crm.ImportUndone, "undone", r.Import.Counts)
}

// dropPipeline takes back a pipeline that an import made and nobody used or
// changed since.
func (tx *Tx) dropPipeline(id crm.ID) error {
	var used int
	err := tx.one(`SELECT (SELECT COUNT(*) FROM deals WHERE workspace_id = ? AND pipeline_id = ?) + (SELECT COUNT(*) FROM pipeline_versions WHERE workspace_id = ? AND pipeline_id = ? AND version > 1)`, []any{tx.ws, id, tx.ws, id}, &used)
	if err != nil || used > 0 {
		return err
	}
	if _, err := tx.exec(`DELETE FROM pipeline_versions WHERE workspace_id = ? AND pipeline_id = ?`, tx.ws, id); err != nil {
		return err
	}
	n, err := tx.exec(`DELETE FROM pipelines WHERE workspace_id = ? AND id = ?`, tx.ws, id)
	if n > 0 {
		tx.changed("pipeline", id, "removed", nil, nil)
	}
	return err
}

// undoRow is a row that did something.
type undoRow struct {
	row    int
	state  crm.ImportRowState
	noun   string
	target crm.ID
	before *string
}

func (tx *Tx) undoRows(id crm.ID, file, below int) ([]undoRow, error) {
	if below == 0 {
		below = 1 << 30
	}
	return collect(tx, func(row scanner) (undoRow, error) {
		var u undoRow
		return u, row.Scan(&u.row, &u.state, &u.noun, &u.target, &u.before)
	}, `SELECT row, state, noun, target_id, before FROM import_rows WHERE workspace_id = ? AND import_id = ? AND file = ? AND row < ? AND state IN ('created', 'updated', 'kept') AND target_id IS NOT NULL ORDER BY row DESC LIMIT ?`,
		tx.ws, id, file, below, importBatchRows)
}

// undoBatch is one transaction of taking back.
type undoBatch struct {
	tx     *Tx
	r      *ImportRun
	file   int
	rows   []undoRow
	counts crm.ImportCounts
	cursor importCursor
}

func (u *undoBatch) takeBack() error {
	u.counts, u.cursor = u.r.Import.Counts, u.r.at
	u.cursor.Row = u.rows[len(u.rows)-1].row
	free, err := u.removable()
	if err != nil {
		return err
	}
	var saved [][]any
	for _, row := range u.rows {
		why, err := u.one(row, free[row.target])
		if err != nil {
			return err
		}
		saved = append(saved, u.result(row, why))
	}
	if err := u.tx.insertMany(saveImportRow, saved, onImportRow); err != nil {
		return err
	}
	u.tx.changed("import", u.r.Import.ID, "rows_undone", nil, map[string]any{"file": u.file, "from": u.cursor.Row, "to": u.rows[0].row})
	b := &importBatch{tx: u.tx, r: u.r, counts: u.counts, cursor: u.cursor}
	return b.saveProgress()
}

// result is what is written of a row, and counted.
func (u *undoBatch) result(row undoRow, why *crm.Error) []any {
	state, problem := crm.RowUndone, any(nil)
	if why != nil {
		state, problem = crm.RowKept, asJSON([]crm.ImportProblem{{Code: why.Code, Reason: why.Msg, Params: why.Params}})
	}
	switch {
	case why == nil && row.state == crm.RowKept:
		u.counts.Kept--
		u.counts.Undone++
		u.cursor.Made++
	case why == nil:
		u.counts.Undone++
		u.cursor.Made++
	case row.state != crm.RowKept:
		u.counts.Kept++
	}
	return []any{u.tx.ws, u.r.Import.ID, u.file, row.row, "", string(state), problem, row.noun, row.target, nil}
}

// one takes one row back, or says why it stays.
func (u *undoBatch) one(row undoRow, free bool) (why *crm.Error, err error) {
	if row.before != nil {
		return u.restore(row)
	}
	isVisit := u.file >= 0 && u.r.Import.Plan.Files[u.file].Kind == crm.ImportHistory
	if isVisit { // goes and stays with the deal that the import made
		return nil, nil //nolint:nilnil // no reason against it
	}
	if !free {
		return keptBack(row.noun), nil
	}
	if err := u.tx.dropKeys(row.target); err != nil {
		return nil, err
	}
	_, err = u.tx.exec(removals[row.noun].remove, u.tx.ws, row.target)
	return nil, err
}

func keptBack(noun string) *crm.Error {
	return crm.Errorf(crm.Conflict, "import.kept", "it was changed since, or something else rests on it: the %s stays", noun).With("noun", noun)
}

// removal says how a row that an import made is taken away: free finds, of some
// ids, those that nobody has changed and nothing rests on.
type removal struct{ free, remove string }

var removals = map[string]removal{
	"deal": {
		free: `SELECT d.id FROM deals d WHERE d.workspace_id = ? AND d.version = 1
			AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.workspace_id = d.workspace_id AND t.deal_id = d.id)
			AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.workspace_id = d.workspace_id AND a.deal_id = d.id)
			AND NOT EXISTS (SELECT 1 FROM approvals p WHERE p.workspace_id = d.workspace_id AND p.deal_id = d.id)
			AND NOT EXISTS (SELECT 1 FROM documents f WHERE f.workspace_id = d.workspace_id AND f.deal_id = d.id)
			AND NOT EXISTS (SELECT 1 FROM ticks k WHERE k.workspace_id = d.workspace_id AND k.deal_id = d.id)
			AND NOT EXISTS (SELECT 1 FROM deal_contacts c WHERE c.workspace_id = d.workspace_id AND c.deal_id = d.id)
			AND NOT EXISTS (SELECT 1 FROM deals n WHERE n.workspace_id = d.workspace_id AND n.previous_id = d.id)
			AND d.id IN `,
		remove: `DELETE FROM deals WHERE workspace_id = ? AND id = ?`,
	},
	"company": {
		free: `SELECT c.id FROM companies c WHERE c.workspace_id = ? AND c.version = 1
			AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.workspace_id = c.workspace_id AND d.company_id = c.id)
			AND NOT EXISTS (SELECT 1 FROM contacts p WHERE p.workspace_id = c.workspace_id AND p.company_id = c.id)
			AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.workspace_id = c.workspace_id AND a.company_id = c.id)
			AND NOT EXISTS (SELECT 1 FROM companies s WHERE s.workspace_id = c.workspace_id AND s.parent_id = c.id)
			AND NOT EXISTS (SELECT 1 FROM divisions v WHERE v.workspace_id = c.workspace_id AND v.company_id = c.id)
			AND NOT EXISTS (SELECT 1 FROM change_events e WHERE e.workspace_id = c.workspace_id AND e.company_id = c.id)
			AND c.id IN `,
		remove: `DELETE FROM companies WHERE workspace_id = ? AND id = ?`,
	},
	"contact": {
		free: `SELECT p.id FROM contacts p WHERE p.workspace_id = ? AND p.version = 1
			AND NOT EXISTS (SELECT 1 FROM deal_contacts c WHERE c.workspace_id = p.workspace_id AND c.contact_id = p.id)
			AND NOT EXISTS (SELECT 1 FROM promises o WHERE o.workspace_id = p.workspace_id AND o.contact_id = p.id)
			AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.workspace_id = p.workspace_id AND f.contact_id = p.id)
			AND NOT EXISTS (SELECT 1 FROM permission_steps s WHERE s.workspace_id = p.workspace_id AND s.contact_id = p.id)
			AND NOT EXISTS (SELECT 1 FROM divisions v WHERE v.workspace_id = p.workspace_id AND v.contact_id = p.id)
			AND p.id IN `,
		remove: `DELETE FROM contacts WHERE workspace_id = ? AND id = ?`,
	},
	"lead": {
		free: `SELECT l.id FROM leads l WHERE l.workspace_id = ? AND l.version = 1
			AND NOT EXISTS (SELECT 1 FROM activities a WHERE a.workspace_id = l.workspace_id AND a.lead_id = l.id)
			AND l.id IN `,
		remove: `DELETE FROM leads WHERE workspace_id = ? AND id = ?`,
	},
	"product": {
		free: `SELECT p.id FROM products p WHERE p.workspace_id = ? AND p.version = 1
			AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.workspace_id = p.workspace_id AND d.product_id = p.id)
			AND p.id IN `,
		remove: `DELETE FROM products WHERE workspace_id = ? AND id = ?`,
	},
	"user": {
		free: `SELECT u.id FROM users u WHERE u.workspace_id = ? AND u.version = 1 AND u.password IS NULL
			AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.workspace_id = u.workspace_id AND d.owner_id = u.id)
			AND NOT EXISTS (SELECT 1 FROM companies c WHERE c.workspace_id = u.workspace_id AND c.owner_id = u.id)
			AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.workspace_id = u.workspace_id AND t.owner_id = u.id)
			AND NOT EXISTS (SELECT 1 FROM handovers h WHERE h.workspace_id = u.workspace_id AND h.receiver_id = u.id)
			AND NOT EXISTS (SELECT 1 FROM promises o WHERE o.workspace_id = u.workspace_id AND o.owner_id = u.id)
			AND NOT EXISTS (SELECT 1 FROM tokens k WHERE k.workspace_id = u.workspace_id AND k.user_id = u.id)
			AND NOT EXISTS (SELECT 1 FROM links l WHERE l.workspace_id = u.workspace_id AND l.user_id = u.id)
			AND u.id IN `,
		remove: `DELETE FROM users WHERE workspace_id = ? AND id = ?`,
	},
	"team": {
		free: `SELECT t.id FROM teams t WHERE t.workspace_id = ?
			AND NOT EXISTS (SELECT 1 FROM users u WHERE u.workspace_id = t.workspace_id AND u.team_id = t.id)
			AND t.id IN `,
		remove: `DELETE FROM teams WHERE workspace_id = ? AND id = ?`,
	},
}

// removable finds which of the rows that the import made can go. Those that are
// gone already count as removable too.
func (u *undoBatch) removable() (map[crm.ID]bool, error) {
	free := map[crm.ID]bool{}
	for noun, how := range removals {
		var ids []crm.ID
		for _, row := range u.rows {
			if row.noun == noun && row.before == nil {
				ids = append(ids, row.target)
			}
		}
		err := eachOf(u.tx, func(row scanner) error {
			id, err := scanID(row)
			free[id] = true
			return err
		}, how.free, ids)
		if err != nil {
			return nil, err
		}
	}
	return free, nil
}

// restore puts back a row as it was before the import changed it.
func (u *undoBatch) restore(row undoRow) (why *crm.Error, err error) {
	var was importedBefore
	if err := fromJSON(*row.before, &was); err != nil {
		return nil, err
	}
	switch {
	case was.Product != nil:
		p := *was.Product
		p.Version = was.Version + 1
		err = u.tx.saveImportedProduct(&p, was.Version)
	case was.Company != nil:
		err = u.tx.restoreCompany(was.Company, was.Version)
	case was.Contact != nil:
		err = u.tx.restoreContact(was.Contact, was.Version)
	case was.Lead != nil:
		err = u.tx.restoreLead(was.Lead, was.Version)
	case was.Deal != nil:
		err = u.tx.restoreDeal(&was)
	default:
		err = errNoBefore
	}
	if crm.IsKind(err, crm.Stale) {
		return crm.Errorf(crm.Conflict, "import.changed_since", "somebody has changed the %s since: what the import changed in it stays", row.noun).With("noun", row.noun), nil
	}
	if gone, ok := errors.AsType[*crm.Error](err); ok && gone.Code == "deal.stage_gone" {
		return gone, nil
	}
	return nil, err
}

func (tx *Tx) restoreCompany(c *crm.Company, version int64) error {
	if err := tx.adopt(&c.Owner); err != nil {
		return err
	}
	n, err := tx.exec(`UPDATE companies SET version = ?, name = ?, folded = ?, segment = ?, industry = ?, size = ?, credit_days = ?, owner_id = ?, parent_id = ?, fields = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		version+1, c.Name, foldedName(c.Name), c.Segment, c.Industry, c.Size, c.CreditDays, c.Owner, c.Parent, asJSON(c.Fields), c.UpdatedAt, tx.ws, c.ID, version)
	if err := staleIfNone(n, err, version); err != nil {
		return err
	}
	return tx.renewKeys(faced{"company", c.ID, companyFace(c)})
}

func (tx *Tx) restoreContact(c *crm.Contact, version int64) error {
	n, err := tx.exec(`UPDATE contacts SET version = ?, company_id = ?, name = ?, folded = ?, title = ?, email = ?, phone = ?, part = ?, language = ?, opt_out = ?, fields = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		version+1, c.Company, c.Name, foldedName(c.Name), c.Title, c.Email, c.Phone, string(c.Part), string(c.Language), asJSON(c.OptOut), asJSON(c.Fields), c.UpdatedAt, tx.ws, c.ID, version)
	if err := staleIfNone(n, err, version); err != nil {
		return err
	}
	return tx.renewKeys(faced{"contact", c.ID, contactFace(c, "")})
}

// restoreDeal puts a deal back. A move or loss that the import brought about
// leaves its visit void, as one that is taken back by hand does.
func (tx *Tx) restoreDeal(was *importedBefore) error {
	d := *was.Deal
	updated := d.UpdatedAt
	d.Version, d.UpdatedAt = was.Version+1, updated
	if d.Active() {
		_, err := tx.standing(&d)
		if err := firstError(err, tx.adopt(&d.Owner)); err != nil {
			return err
		}
	}
	n, err := updateDeal(tx, &d, was.Version)
	if err := staleIfNone(n, err, was.Version); err != nil {
		return err
	}
	if was.Loss != nil {
		if _, err := tx.exec(`UPDATE deals SET loss = ? WHERE workspace_id = ? AND id = ?`, asJSON(was.Loss), tx.ws, d.ID); err != nil {
			return err
		}
	}
	if was.Visits != nil {
		return tx.replaceVisits(d.ID, was.Visits)
	}
	visits, err := tx.visits(d.ID)
	if err != nil {
		return err
	}
	last, previous := lastTwo(visits)
	if last == nil {
		return nil
	}
	if last.Stage != d.Stage || last.EnteredAt != d.StageSince {
		if _, err := tx.exec(`UPDATE visits SET void = 1 WHERE workspace_id = ? AND deal_id = ? AND seq = ?`, tx.ws, d.ID, last.Seq); err != nil {
			return err
		}
		last = previous
	}
	if last != nil && d.Active() {
		_, err = tx.exec(`UPDATE visits SET left_at = NULL, left_by = NULL WHERE workspace_id = ? AND deal_id = ? AND seq = ?`, tx.ws, d.ID, last.Seq)
	}
	if d.Outcome == crm.Open || d.Outcome == crm.Won {
		_, lossErr := tx.exec(`UPDATE deals SET loss = NULL WHERE workspace_id = ? AND id = ?`, tx.ws, d.ID)
		err = errors.Join(err, lossErr)
	}
	return err
}

func staleIfNone(n int64, err error, version int64) error {
	if err == nil && n == 0 {
		return stale(version, version+1)
	}
	return err
}
