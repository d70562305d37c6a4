package store

import (
	"cmp"
	"slices"

	"hummock/internal/crm"
)

// What a sheet says of a deal is applied, or refused by name: nothing of a row is
// left aside without a word. A cell that says what is known already, or nothing,
// causes nothing.

// keepsPipeline refuses a row that names another pipeline than the deal's.
func (r *dealRow) keepsPipeline(d *crm.Deal) error {
	p, err := r.b.r.pipelineOf(r.b.tx, d.Pipeline)
	if name := r.rec.Pipeline; err != nil || name == "" || called(p, name) {
		return err
	}
	if _, err := r.b.r.pipelineNamed(r.rec.Pipeline); err != nil {
		return err
	}
	return crm.InvalidField("pipeline", "import.pipeline_stays", "the deal is in the pipeline %q and stays there: put that name back, or start a new deal in the other one", p.Process.Name.In(crm.English)).
		With("pipeline", p.Process.Name.In(r.b.tx.by.Language))
}

// keeps refuses a row that tells of an existing deal what no sheet can change.
func (r *dealRow) keeps(d *crm.Deal, aim dealAim) error {
	p, err := r.b.r.pipelineOf(r.b.tx, d.Pipeline)
	if err != nil {
		return err
	}
	if began := r.began(); began != 0 && !r.sameTime(began, d.CreatedAt) {
		return crm.InvalidField("created_at", "import.created_stays", "the deal was created on %s, which no sheet changes: put that day back, or leave the column out", r.day(d.CreatedAt)).
			With("day", string(r.day(d.CreatedAt)))
	}
	outcome := cmp.Or(aim.end, d.Outcome)
	if aim.closes && aim.end == "" {
		outcome = p.Process.Finish()
	}
	if err := r.pointless(outcome); err != nil {
		return err
	}
	return r.keepsClosing(d, aim)
}

// keepsClosing refuses another day of closing than the deal has, or can get: an
// owner or an admin may close it on a day that is over, once its stage had begun.
func (r *dealRow) keepsClosing(d *crm.Deal, aim dealAim) error {
	told := r.toldClosing(aim)
	day, today := r.day(told), r.day(crm.InstantOf(r.b.tx.now))
	switch {
	case told == 0 || aim.closes && day == today:
	case aim.closes && (day > today || !r.b.tx.by.Has(crm.Owner, crm.Admin)):
		return crm.InvalidField(r.dated(), "import.closes_today", "the sheet closes the deal on the day on which it comes in: empty the cell, and the day will be %s", today).With("day", string(today))
	case aim.closes && day < r.day(d.StageSince):
		return crm.InvalidField(r.dated(), "import.closed_before", "the deal was closed on %s but began, or entered a stage, after that: correct one of the dates", day).With("day", string(day))
	case !aim.closes && d.ClosedAt != 0 && !r.sameTime(told, d.ClosedAt):
		return crm.InvalidField(r.dated(), "import.closed_stays", "the deal was closed on %s, which no sheet changes: put that day back, or leave the column out", r.day(d.ClosedAt)).
			With("day", string(r.day(d.ClosedAt)))
	}
	return nil
}

// toldClosing is when the row says that the deal was closed, or 0.
func (r *dealRow) toldClosing(aim dealAim) crm.Instant {
	if r.rec.ClosedAt == 0 && aim.over {
		return r.closedAt()
	}
	return r.rec.ClosedAt
}

// close ends the deal, or wins it, at the time that the row tells; the change log
// tells when that came in.
func (r *dealRow) close(d *crm.Deal, aim dealAim, end func() error) error {
	tx := r.b.tx
	now, logged := tx.now, len(tx.log)
	if told := r.toldClosing(aim); aim.closes && told != 0 && r.day(told) != r.day(crm.InstantOf(now)) {
		tx.now = max(told, d.StageSince).Time()
	}
	err := end()
	tx.now = now
	for i := logged; i < len(tx.log); i++ {
		tx.log[i].at = now
	}
	return err
}

// pointless refuses cells that tell of an end which a deal of the outcome does
// not have.
func (r *dealRow) pointless(outcome crm.Outcome) error {
	switch {
	case r.rec.ClosedAt != 0 && outcome == crm.Open:
		return crm.InvalidField("closed_at", "import.closed_open", "the row says when the deal was closed, but the deal is open: write the outcome, or empty the cell")
	case r.rec.Reason != "" && outcome != crm.Lost && outcome != crm.Disqualified:
		return crm.InvalidField("loss_reason", "import.reason_without_loss", "the row says why the deal was lost, but it is not lost: write lost as its outcome, or empty the cell")
	}
	return nil
}

// began is when a deal began that the row makes, or 0 where it does not say.
func (r *dealRow) began() crm.Instant {
	began := r.rec.CreatedAt
	for _, s := range r.rec.Stays {
		if began != 0 {
			began = min(began, s.At)
		}
	}
	return began
}

// sameTime says whether a cell tells of a time; a day alone tells of each of its
// hours.
func (r *dealRow) sameTime(told, is crm.Instant) bool {
	return told == is || told == r.midnight(r.day(told)) && r.day(told) == r.day(is)
}

// newLoss is what the row says anew about why a deal was lost, which is lost
// already; nil where it says what is known.
func (r *dealRow) newLoss(d *crm.Deal) (*crm.Loss, error) {
	if r.rec.Reason == "" || d.Outcome != crm.Lost && d.Outcome != crm.Disqualified {
		return nil, nil //nolint:nilnil // nothing anew
	}
	next := crm.Loss{At: d.ClosedAt, By: d.Finisher}
	if was := r.b.losses[d.ID]; was != nil {
		next = *was
	}
	known := func(l crm.Language) bool {
		return reasonWord(r.b.r.Workspace.Settings.LossReasons, next, l) == r.rec.Reason
	}
	told := r.loss()
	if slices.ContainsFunc(crm.Languages(), known) || told.Note == "" && told.Reason == next.Reason {
		return nil, nil //nolint:nilnil // nothing anew
	}
	next.Reason, next.Note = told.Reason, cmp.Or(told.Note, next.Note)
	return &next, r.b.tx.checkLoss(d.Outcome, &next, next.ComeBack)
}

// loadLosses learns why the deals were lost whose rows give a reason.
func (b *importBatch) loadLosses(existing map[int]*crm.Deal) error {
	var ids []crm.ID
	for i, d := range existing {
		if b.records[i].Reason != "" {
			ids = append(ids, d.ID)
		}
	}
	losses, err := lossesOf(b.tx, ids)
	b.losses = losses
	return err
}

// lossesOf gives why deals were lost, as far as that is kept.
func lossesOf(tx *Tx, ids []crm.ID) (map[crm.ID]*crm.Loss, error) {
	out := map[crm.ID]*crm.Loss{}
	return out, eachOf(tx, func(row scanner) error {
		var id crm.ID
		var text *string
		if err := row.Scan(&id, &text); err != nil || text == nil {
			return err
		}
		out[id] = &crm.Loss{}
		return fromJSON(*text, out[id])
	}, `SELECT id, loss FROM deals WHERE workspace_id = ? AND id IN `, ids)
}
