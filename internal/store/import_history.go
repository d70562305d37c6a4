package store

import (
	"cmp"
	"slices"

	"hummock/internal/crm"
)

// historyRows brings visits in. They belong to deals that this import made, or
// that an earlier import made and nobody has moved since; no row moves a deal.
func (b *importBatch) historyRows() error {
	deals, err := b.existingDeals()
	if err != nil {
		return err
	}
	rows := map[crm.ID][]int{}
	var order []crm.ID
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		d := deals[i]
		if d == nil {
			if err := b.historyAlone(i); err != nil {
				return err
			}
			continue
		}
		if rows[d.ID] == nil {
			order = append(order, d.ID)
		}
		rows[d.ID] = append(rows[d.ID], i)
	}
	past, err := b.pastOf(order)
	if err != nil {
		return err
	}
	for _, id := range order {
		h := &history{b: b, deal: deals[rows[id][0]], rows: rows[id], old: past[id]}
		if err := h.tell(); err != nil {
			return err
		}
	}
	return nil
}

// historyAlone is for a row whose deal does not exist. In a dry run the import
// may be about to make it.
func (b *importBatch) historyAlone(i int) error {
	key := b.records[i].Key
	if b.r.Dry && b.r.made[hashOf("deal\x00"+key)] {
		b.results[i] = rowResult{state: crm.RowUpdated, noun: "deal"}
		return nil
	}
	return b.refuse(i, "deal", key, crm.Invalidf("import.history_alone", "there is no deal %q: bring the deals in first, or with the same import", clipped(key)).With("deal", clipped(key)))
}

func (b *importBatch) pastOf(deals []crm.ID) (map[crm.ID][]crm.Visit, error) {
	out := map[crm.ID][]crm.Visit{}
	err := eachOf(b.tx, func(row scanner) error {
		var deal crm.ID
		v, err := scanVisit(withFirst{row, &deal})
		out[deal] = append(out[deal], v)
		return err
	}, `SELECT deal_id, seq, pipeline_id, pipeline_version, stage, way, entered_at, entered_by, left_at, left_by, reason, gate, void, imported FROM visits WHERE workspace_id = ? AND deal_id IN `, deals)
	for _, visits := range out {
		slices.SortFunc(visits, func(a, b crm.Visit) int { return cmp.Compare(a.Seq, b.Seq) })
	}
	return out, err
}

// withFirst scans one column more than its reader knows of, before the others.
type withFirst struct {
	row   scanner
	first any
}

// Scan reads the first column besides.
func (w withFirst) Scan(dest ...any) error { return w.row.Scan(append([]any{w.first}, dest...)...) }

// history is what rows of one batch say about one deal.
type history struct {
	b    *importBatch
	deal *crm.Deal
	rows []int
	old  []crm.Visit
}

func (h *history) tell() error {
	p, err := h.b.r.pipelineOf(h.b.tx, h.deal.Pipeline)
	if err != nil {
		return err
	}
	visits, ok, err := h.merged(p)
	if err != nil || !ok {
		return err
	}
	mine := h.deal.Imported == h.b.r.Import.ID && h.deal.Version == 1
	before := *h.deal
	if mine {
		visits = h.atRest(&p.Process, visits)
	} else if why := h.unfit(&p.Process, visits); why != nil {
		return h.refuseAll(why)
	}
	result := rowResult{state: crm.RowUpdated, noun: "deal", target: h.deal.ID}
	if !mine {
		h.close(visits)
		h.deal.Version++
		result.before = importedBefore{Version: h.deal.Version, Deal: &before, Visits: h.old}
	}
	for _, i := range h.rows {
		if h.b.todo(i) {
			h.b.results[i] = result
			result.before = nil // one image for all rows of the deal
		}
	}
	return h.save(visits, before.Version)
}

func (h *history) refuseAll(why *crm.Error) error {
	for _, i := range h.rows {
		if h.b.todo(i) {
			if err := h.b.refuse(i, "deal", h.b.records[i].Key, why); err != nil {
				return err
			}
		}
	}
	return nil
}

// merged puts the rows among the visits that a history file told of before.
// Visits that only the sheet of deals told of give way; ok is false where
// nothing new is told.
func (h *history) merged(p *crm.Pipeline) (visits []crm.Visit, ok bool, err error) {
	for _, v := range h.old {
		if v.Way != importedWay || !v.Imported {
			visits = append(visits, v)
		}
	}
	for _, i := range h.rows {
		known, err := h.known(&h.b.records[i])
		if err != nil {
			return nil, false, err
		}
		if known != nil {
			h.b.results[i] = rowResult{state: crm.RowUnchanged, noun: "deal", target: h.deal.ID}
			if known.Way == importedWay {
				visits = append(visits, *known) // now a history file tells of it too
			}
			continue
		}
		v, fits, err := h.visit(i, p)
		if err != nil {
			return nil, false, err
		}
		if fits {
			visits, ok = append(visits, v), true
		}
	}
	slices.SortStableFunc(visits, func(a, b crm.Visit) int { return cmp.Compare(a.EnteredAt, b.EnteredAt) })
	for i := range visits {
		visits[i].Way = ways(&p.Process, visits, i)
		if i+1 < len(visits) && (visits[i].LeftAt == 0 || visits[i].LeftAt > visits[i+1].EnteredAt) {
			visits[i].LeftAt = visits[i+1].EnteredAt
		}
	}
	return visits, ok, nil
}

// known finds the visit of which a row tells nothing new. Its stage has the name
// that it had in the version of the visit.
func (h *history) known(rec *crm.ImportRecord) (*crm.Visit, error) {
	stay := rec.Stays[0]
	for i := range h.old {
		v := &h.old[i]
		if v.Void || v.EnteredAt != stay.At {
			continue
		}
		if v.Way == importedWay && (rec.By != "" || rec.Left != 0 && rec.Left != v.LeftAt) {
			continue
		}
		p, err := h.b.tx.process(v.Pipeline, v.PipelineVersion)
		if err != nil {
			return nil, err
		}
		if key, ok := p.StageNamed(stay.Stage); ok && key == v.Stage || !ok && v.Stage == crm.End && crm.EndWord(stay.Stage) {
			return v, nil
		}
	}
	return nil, nil //nolint:nilnil // there is none
}

// ways names the way into a visit from the one before.
func ways(p *crm.Process, visits []crm.Visit, i int) string {
	if i == 0 {
		return crm.WayStart
	}
	from, to := p.Index(visits[i-1].Stage), p.Index(visits[i].Stage)
	switch {
	case to <= from:
		return crm.WayBack
	case to == from+1:
		return "forward"
	}
	return crm.WaySkip
}

func (h *history) visit(i int, p *crm.Pipeline) (crm.Visit, bool, error) {
	rec := &h.b.records[i]
	stay := rec.Stays[0]
	key, ok := p.Process.StageNamed(stay.Stage)
	if !ok && crm.EndWord(stay.Stage) {
		key, ok = crm.End, true
	}
	if outcome, means := crm.OutcomeWord(stay.Stage); !ok && means {
		if outcome != crm.Won || h.deal.Outcome != crm.Won {
			h.b.results[i] = rowResult{state: crm.RowUnchanged, noun: "deal", target: h.deal.ID} // the deal's row has said it
			return crm.Visit{}, false, nil
		}
		key, ok = p.Process.Target(string(crm.Won)), true
	}
	row := dealRow{b: h.b, i: i, rec: rec}
	if !ok {
		return crm.Visit{}, false, row.refuse("stage", stay.Stage, row.unknownStage(&p.Process, stay.Stage))
	}
	if end := h.deal.ClosedAt; end != 0 && stay.At > end && h.deal.Outcome != crm.Won || stay.At > crm.InstantOf(h.b.tx.now) {
		return crm.Visit{}, false, row.refuse("entered_at", string(row.day(stay.At)), crm.Invalidf("import.visit_later", "the deal entered %q on %s, after it was closed or on a day to come: correct the day", stay.Stage, row.day(stay.At)))
	}
	if rec.Left != 0 && rec.Left < stay.At {
		return crm.Visit{}, false, row.refuse("left_at", string(row.day(rec.Left)), crm.Invalidf("import.left_before", "the deal left %q before it entered it: correct one of the days", stay.Stage))
	}
	v := crm.Visit{Pipeline: h.deal.Pipeline, PipelineVersion: h.deal.PipelineVersion, Stage: key, Way: "forward", EnteredAt: stay.At, LeftAt: rec.Left, Imported: true}
	if rec.By == "" {
		return v, true, nil
	}
	u, err := h.b.person(rec.By)
	if err != nil {
		return v, false, row.refuse("by", rec.By, err)
	}
	v.EnteredBy = u.ID
	return v, true, nil
}

// atRest ends the visits of a deal that this import makes where the deal's row
// says it is, and takes from them when the deal began.
func (h *history) atRest(p *crm.Process, visits []crm.Visit) []crm.Visit {
	d := h.deal
	last := &visits[len(visits)-1]
	if d.Stage == crm.End && d.Outcome != crm.Won {
		d.Stage = last.Stage // the deal's row told of no stage
	}
	if d.Outcome == crm.Won && last.Stage != crm.End && p.Index(last.Stage) > p.Index(d.Stage) {
		d.Stage = last.Stage // nor of what followed on the winning
	}
	if last.Stage != d.Stage {
		at := cmp.Or(d.ClosedAt, last.LeftAt, crm.InstantOf(h.b.tx.now))
		if d.Outcome != crm.Won {
			at = cmp.Or(last.LeftAt, at)
		}
		last.LeftAt = at
		visits = append(visits, crm.Visit{Pipeline: d.Pipeline, PipelineVersion: d.PipelineVersion, Stage: d.Stage, Way: importedWay, EnteredAt: at, Imported: true})
	}
	h.close(visits)
	if first := visits[0].EnteredAt; d.StartDate == "" || first < d.CreatedAt {
		d.CreatedAt = first
		d.StartDate = crm.DateOf(first.Time(), h.b.r.zone)
	}
	return visits
}

// close leaves the last visit running where the deal goes on.
func (h *history) close(visits []crm.Visit) {
	last := &visits[len(visits)-1]
	h.deal.StageSince = last.EnteredAt
	switch h.deal.Outcome {
	case crm.Open, crm.Won:
		last.LeftAt, last.LeftBy = 0, crm.ID{}
	default:
		last.LeftAt = cmp.Or(last.LeftAt, h.deal.ClosedAt)
	}
}

// unfit says why the visits are not taken for a deal that this import does not
// make: somebody has moved it, or they end elsewhere than it is. A deal that came
// in closed, without a word on its stage, was in the last of them.
func (h *history) unfit(p *crm.Process, visits []crm.Visit) *crm.Error {
	if h.deal.Imported.IsZero() || slices.ContainsFunc(h.old, func(v crm.Visit) bool { return !v.Imported || v.Void }) {
		return crm.Invalidf("import.history_own", "the deal has a history of its own: visits come in only with a deal that the import makes, or while nobody has moved it since")
	}
	last := visits[len(visits)-1].Stage
	if h.deal.Stage == crm.End && h.deal.Outcome != crm.Won {
		h.deal.Stage = last
	}
	if last == h.deal.Stage {
		return nil
	}
	name := func(key string) string {
		if s, ok := p.Stage(key); ok {
			return s.Name.In(h.b.tx.by.Language)
		}
		return crm.EndName(h.b.tx.by.Language)
	}
	return crm.Invalidf("import.history_elsewhere", "the visits end in %q but the deal is in %q: add the visit to that stage, or bring deals and visits in together", name(last), name(h.deal.Stage)).
		With("last", name(last)).With("stage", name(h.deal.Stage))
}

func (h *history) save(visits []crm.Visit, version int64) error {
	if h.b.r.Dry {
		return nil
	}
	d := h.deal
	if err := h.b.tx.replaceVisits(d.ID, visits); err != nil {
		return err
	}
	n, err := h.b.tx.exec(`UPDATE deals SET version = ?, stage = ?, stage_since = ?, start_date = ?, created_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		d.Version, d.Stage, d.StageSince, d.StartDate, d.CreatedAt, h.b.tx.ws, d.ID, version)
	if err == nil && n == 0 {
		return stale(version, version+1)
	}
	return err
}

func (tx *Tx) replaceVisits(deal crm.ID, visits []crm.Visit) error {
	if _, err := tx.exec(`DELETE FROM visits WHERE workspace_id = ? AND deal_id = ?`, tx.ws, deal); err != nil {
		return err
	}
	rows := make([][]any, len(visits))
	for i, v := range visits {
		rows[i] = visitRow(tx.ws, deal, i+1, v)
	}
	return tx.insertMany(insertVisit, rows, "")
}
