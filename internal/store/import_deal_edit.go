package store

import (
	"cmp"
	"reflect"
	"slices"

	"hummock/internal/crm"
)

// update edits a deal that exists. A stage or outcome that differs is asked for
// by the one rule; where that is refused, or where the row says something else
// than the deal that no row can change, nothing of it comes in.
func (r *dealRow) update(before *crm.Deal) error {
	d := *before
	earlier := r.b.means(r.i, d.ID)
	err := r.keepsPipeline(&d)
	var aim dealAim
	if err == nil {
		aim, err = r.aim(&d)
	}
	if err == nil {
		err = r.keeps(&d, aim)
	}
	if err != nil {
		return r.refuse(cmp.Or(fieldOf(err), r.teller()), "", err)
	}
	why, err := r.newLoss(&d)
	if err != nil {
		return r.refuse("loss_reason", r.rec.Reason, err)
	}
	if ok, err := r.fill(&d); err != nil || !ok {
		return err
	}
	if d.CompanyName != before.CompanyName && d.Company == before.Company {
		d.CompanyName = before.CompanyName
	}
	if !aim.over && r.rec.CloseDate != "" && !r.sets("expected_close") {
		d.ExpectedClose = r.rec.CloseDate
	}
	was := importedBefore{Deal: before}
	edited := !reflect.DeepEqual(&d, before)
	if earlier != 0 && (edited || aim.end != "" || aim.target != "" || why != nil) {
		return r.b.refuseRepeated(r.i, earlier)
	}
	switch {
	case aim.end != "":
		err = r.close(&d, aim, func() error { return closeDeal(r.b.tx, &d, aim.end, r.loss()) })
	case aim.target != "":
		err = r.close(&d, aim, func() error { return moveDeal(r.b.tx, &d, crm.MoveOrder{To: aim.target}) })
	case edited:
		logged := len(r.b.tx.log)
		err = saveDeal(r.b.tx, before, &d, "edited")
		r.b.tx.log = r.b.tx.log[:logged]
	case why == nil:
		r.b.results[r.i] = rowResult{state: crm.RowUnchanged, noun: "deal", target: d.ID}
		return nil
	}
	if err == nil && why != nil {
		was.Loss = cmp.Or(r.b.losses[d.ID], &crm.Loss{})
		err = editLoss(r.b.tx, &d, *why)
	}
	if err != nil {
		return r.refuse(r.asker(err, aim), "", err)
	}
	was.Version = d.Version
	r.b.results[r.i] = rowResult{state: crm.RowUpdated, noun: "deal", target: d.ID, moved: aim.end != "" || aim.target != "", before: was}
	return nil
}

// sets says whether the row has a value for a field.
func (r *dealRow) sets(field string) bool {
	return slices.ContainsFunc(r.rec.Set, func(v crm.ImportValue) bool { return v.Field == field })
}

// asker is the field that a refused move or loss came from.
func (r *dealRow) asker(err error, aim dealAim) string {
	switch {
	case fieldOf(err) == "reason":
		return "loss_reason"
	case aim.end != "" || aim.target == string(crm.Won) || r.rec.Stage == "":
		return r.closer()
	}
	return "stage"
}

// teller is the field by which the row says where the deal is.
func (r *dealRow) teller() string {
	if r.rec.Stage == "" {
		return "outcome"
	}
	return "stage"
}

// closer is the field by which the row says that the deal is over.
func (r *dealRow) closer() string {
	if r.rec.Outcome != "" && r.rec.Outcome != crm.Open || r.rec.Stage == "" {
		return "outcome"
	}
	return "stage"
}

// dealAim is what a row asks of an existing deal.
type dealAim struct {
	target string      // stage to move to
	end    crm.Outcome // how to close it without winning
	closes bool        // the deal is open, and what is asked ends that
	over   bool        // the row says that the deal is closed
}

// aim says which move or which end the row asks of an existing deal, if any.
func (r *dealRow) aim(d *crm.Deal) (dealAim, error) {
	p, err := r.b.r.pipelineOf(r.b.tx, d.Pipeline)
	if err != nil {
		return dealAim{}, err
	}
	stage, outcome, err := r.whereabouts(&p.Process, d)
	if err != nil {
		return dealAim{}, err
	}
	target, end, err := r.asked(&p.Process, d, stage, outcome)
	wins := target == string(crm.Won) || p.Process.Index(target) >= p.Process.WinIndex() || target == crm.End
	return dealAim{target, end, d.Outcome == crm.Open && (end != "" || wins), outcome != "" && outcome != crm.Open}, err
}

func (r *dealRow) asked(p *crm.Process, d *crm.Deal, stage string, outcome crm.Outcome) (target string, end crm.Outcome, err error) {
	rests, beyond := stage == "" || stage == d.Stage, p.Index(stage) >= p.WinIndex()
	switch outcome {
	case crm.Lost, crm.Disqualified:
		switch {
		case !rests:
			return "", "", r.twoAtOnce()
		case d.Outcome != outcome:
			return "", outcome, nil
		}
	case crm.Won:
		switch {
		case beyond:
		case d.Outcome == crm.Won:
			return "", "", r.wonFrom(p, d, stage)
		case rests, d.Outcome == crm.Open:
			return string(crm.Won), "", nil
		}
	case crm.Ended:
		switch {
		case stage != crm.End && !rests:
			return "", "", r.twoAtOnce()
		case d.Outcome != crm.Ended:
			return crm.End, "", nil
		}
	case crm.Open:
		if d.Outcome != crm.Open && (d.Outcome != crm.Won || !beyond) {
			return "", "", crm.InvalidField(r.teller(), "import.closed_deal", "the deal is %s: reopen it first, or start a new one linked to it", d.Outcome)
		}
	}
	if rests {
		return "", "", nil
	}
	return stage, "", nil
}

// whereabouts reads where the row says an existing deal is. A name that its stage
// had when the deal came into it means that stage still.
func (r *dealRow) whereabouts(p *crm.Process, d *crm.Deal) (stage string, outcome crm.Outcome, err error) {
	if r.rec.Stage != "" && d.PipelineVersion != 0 {
		then, err := r.b.tx.process(d.Pipeline, d.PipelineVersion)
		if err != nil {
			return "", "", err
		}
		if key, ok := then.StageNamed(r.rec.Stage); ok && key == d.Stage {
			return key, r.rec.Outcome, nil
		}
	}
	return r.place(p)
}

// twoAtOnce refuses a row that moves a deal and closes it.
func (r *dealRow) twoAtOnce() error {
	return crm.InvalidField("stage", "import.move_and_close", "the row names another stage than the deal's and closes the deal: put the stage back, or move the deal first")
}

// wonFrom judges a stage before the win line that the row names for a deal which
// is won already. Sheets of other systems name the stage in which it was won, and
// so may a sheet of ours that won it.
func (r *dealRow) wonFrom(p *crm.Process, d *crm.Deal, stage string) error {
	if _, ours := crm.DealNumber(r.rec.Key); !ours || stage == "" {
		return nil
	}
	visits, err := r.b.tx.visits(d.ID)
	if err != nil {
		return err
	}
	from := ""
	for _, v := range visits {
		if p.Index(v.Stage) >= p.WinIndex() {
			break
		}
		if !v.Void {
			from = v.Stage
		}
	}
	if stage == from {
		return nil
	}
	return crm.InvalidField("stage", "import.won_already", "the deal is won, and the stage lies before the winning: put its stage back, or empty the outcome to move the deal back")
}

// place reads where the row says the deal is: a stage, an outcome, or both.
func (r *dealRow) place(p *crm.Process) (stage string, outcome crm.Outcome, err error) {
	outcome = r.rec.Outcome
	if r.rec.Stage == "" {
		return "", outcome, nil
	}
	if key, ok := p.StageNamed(r.rec.Stage); ok {
		return key, outcome, nil
	}
	if crm.EndWord(r.rec.Stage) {
		return crm.End, cmp.Or(outcome, p.Finish()), nil
	}
	meant, ok := crm.OutcomeWord(r.rec.Stage)
	if !ok {
		return "", "", r.unknownStage(p, r.rec.Stage)
	}
	if outcome != "" && outcome != meant {
		return "", "", crm.Invalidf("import.outcomes_differ", "the stage says %s but the outcome %s: keep one of the two", meant, outcome)
	}
	return "", meant, nil
}
