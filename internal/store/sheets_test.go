package store_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/store"
)

// Deals that come and change many at once: by one order, and by sheets.

// take compares one of several attempts that were made as one with what should
// have become of it. What is refused leaves its deal as it was.
func (w *world) take(t *history, what string, l, next *ledger, refused string, err error) {
	t.Helper()
	switch {
	case err != nil && next != nil:
		t.Fatalf("%s was refused, but nothing stands in its way: %v", what, err)
	case err == nil && next == nil:
		t.Fatalf("%s went through, but should not: %s", what, refused)
	case err == nil:
		w.know(l, next)
	case !l.id.IsZero() && w.deal(t, l).Version != w.counted[l.id]:
		t.Fatalf("%s was refused and changed its deal all the same", what)
	}
}

// settle is to be called when all of several attempts are taken.
func (w *world) settle(t *history) {
	t.Helper()
	w.digest = digest(t, w.s, w.statements, w.ws)
	w.check(t)
}

// chosen draws several deals.
func (w *world) chosen(t *history) []*ledger {
	var list []*ledger
	for range t.between(2, 4) {
		if l := w.some(t); !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list
}

// bulk moves several deals by one order, and perhaps sends it twice.
func (w *world) bulk(t *history) {
	by, chosen := w.somebody(t), w.chosen(t)
	order := w.drawOrder(t, chosen[0], by, w.drawGoal(t, w.inForce(chosen[0].pipeline), chosen[0]))
	order.Answers = slices.DeleteFunc(order.Answers, func(a crm.Answer) bool { return a.Document != nil && !a.Document.File.IsZero() }) // one upload is for one deal
	deals := make([]store.Moving, len(chosen))
	for i, l := range chosen {
		deals[i] = store.Moving{ID: l.id, Version: unless(t, 20, w.counted[l.id], 0)}
	}
	if once(t, 3) {
		by.Key, by.Print = w.key("key"), "bulk"
	}
	went := w.s.MoveDeals(t.Context(), by, deals, order)
	for i, l := range chosen {
		next, refused := w.judge(l, by, order)
		if deals[i].Version == 0 {
			next, refused = nil, "stale"
		}
		if err := went[i].Err; err != nil {
			w.refusal(t, "a part of a bulk move", refused, err)
		}
		w.take(t, fmt.Sprintf("moving from %s to %s among others", l.stage(), order.To), l, next, refused, went[i].Err)
	}
	w.settle(t)
	if by.Key == "" || slices.ContainsFunc(went, func(m store.Moved) bool { return m.Err != nil }) {
		return
	}
	for _, again := range w.s.MoveDeals(t.Context(), by, deals, order) {
		if again.Err != nil {
			t.Fatalf("the same order again: %v", again.Err)
		}
	}
	if digest(t, w.s, w.statements, w.ws) != w.digest {
		t.Fatal("the same order again changed something")
	}
}

// broughtSheet is an import that is done.
type broughtSheet struct {
	id   crm.ID
	by   crm.Actor
	rows []broughtRow
}

type broughtRow struct {
	l      *ledger
	before *ledger // nil: the import made the deal
}

var sheetColumns = []string{"deal", "name", "pipeline", "stage", "outcome", "loss_reason", "value", "source", "need"}

// bring carries an import out as the job runner does, after a dry run now and
// then, and gives what became of each row.
func (w *world) bring(t *history, by crm.Actor, rows []map[string]string) (crm.ID, []crm.ImportRow) {
	t.Helper()
	file := crm.ImportFile{Name: "deals.csv", Kind: crm.ImportDeals, Stages: []crm.ImportStage{}}
	for _, field := range sheetColumns {
		file.Columns = append(file.Columns, crm.ImportColumn{Name: field, Field: field, Samples: []string{}, Decimal: "."})
	}
	im := must(w.s.CreateImport(t.Context(), by, crm.ImportPlan{}))
	must(w.s.AddImportFile(t.Context(), by, im.ID, file, func(int) *crm.Error { return nil }, func(each func(int, []string) error) error {
		for i, row := range rows {
			cells := make([]string, len(sheetColumns))
			for k, field := range sheetColumns {
				cells[k] = row[field]
			}
			if err := each(i+2, cells); err != nil {
				return err
			}
		}
		return nil
	}))
	im = must(w.s.FinishUpload(t.Context(), by, im.ID))
	if once(t, 4) {
		im = w.run(t, by, im, true)
		w.check(t) // a dry run changes nothing
	}
	im = w.run(t, by, im, false)
	return im.ID, must(w.s.ImportRows(t.Context(), by, im.ID, 0, 0, len(rows), ""))
}

func (w *world) run(t *history, by crm.Actor, im *crm.Import, dry bool) *crm.Import {
	t.Helper()
	must(w.s.StartImport(t.Context(), by, im.ID, im.Version, dry))
	w.work(t)
	im = must(w.s.Import(t.Context(), by, im.ID))
	if want := map[bool]crm.ImportState{true: crm.ImportChecked, false: crm.ImportDone}[dry]; im.State != want {
		t.Fatalf("the import is %s: %+v", im.State, im.Counts.Problem)
	}
	return im
}

// work does the jobs that are due.
func (w *world) work(t *history) {
	t.Helper()
	for j := must(w.s.LeaseJob(t.Context())); j != nil; j = must(w.s.LeaseJob(t.Context())) {
		if err := jobs.Kinds()[j.Kind](t.Context(), w.s, *j); err != nil {
			t.Fatalf("the job %s: %v", j.Kind, err)
		}
		if err := w.s.FinishJob(t.Context(), *j); err != nil {
			t.Fatal(err)
		}
	}
}

// rowError is what the sheet's author reads of a row that was refused.
func (w *world) rowError(t *history, row crm.ImportRow, why string) error {
	t.Helper()
	if row.State != crm.RowBad {
		return nil
	}
	p := row.Problems[0]
	if isUnmet := strings.HasPrefix(why, "unmet "); isUnmet != (p.Code == "criteria.unmet") || p.Reason == "" {
		t.Fatalf("a row of a sheet: want %q, got %s: %s", why, p.Code, p.Reason)
	}
	return crm.Invalidf(p.Code, "%s", p.Reason)
}

// drawCells draws fields that a row gives, and sets them on a deal.
func (w *world) drawCells(t *history, l *ledger) map[string]string {
	row := map[string]string{"name": "A deal"}
	if once(t, 2) {
		row["value"], l.value = "800.00", 80_000
	}
	if once(t, 3) {
		row["source"], l.source = "fair", "fair"
	}
	if once(t, 3) {
		row["need"], l.fields["need"] = "text", "text"
	}
	return row
}

// newSheet brings new deals, as one who may bring their history or as somebody
// who starts deals as by hand.
func (w *world) newSheet(t *history) {
	by := unless(t, 3, w.somebody(t), w.owner)
	var rows []map[string]string
	var made, next []*ledger
	var refused []string
	for range t.between(1, 3) {
		l := newLedger()
		l.pipeline, l.owner, l.external = oneOf(t, w.pipelines...), by.User, w.key("N")
		p := w.inForce(l.pipeline)
		row := w.drawCells(t, l)
		row["deal"], row["pipeline"] = l.external, l.pipeline.String()
		to := p.Stages[0].Key
		if once(t, 2) {
			to = unless(t, 8, oneOf(t, p.Stages...).Key, "nowhere")
			row["stage"] = to
		}
		after, why := w.judge(l, by, crm.MoveOrder{To: to})
		switch {
		case place(p, to) < 0:
			after, why = nil, "no such stage"
		case by.User == w.owner.User: // brings history: that is asked nothing
			after = l.clone()
			after.enter(stay{version: w.version(l.pipeline), stage: to, way: "import", at: crm.InstantOf(w.clock.Now())})
		case once(t, 8):
			row["outcome"] = "won"
			after, why = nil, "history is for admins"
		}
		rows, made, next, refused = append(rows, row), append(made, l), append(next, after), append(refused, why)
	}
	id, results := w.bring(t, by, rows)
	sheet := &broughtSheet{id: id, by: by}
	for i, l := range made {
		err := w.rowError(t, results[i], refused[i])
		if err == nil && next[i] != nil {
			next[i].id = results[i].Target
			w.deals = append(w.deals, l)
			sheet.rows = append(sheet.rows, broughtRow{l: l})
		}
		w.take(t, "the row of a new deal in "+rows[i]["stage"], l, next[i], refused[i], err)
	}
	w.sheets = append(w.sheets, sheet)
	w.settle(t)
}

// editedSheet brings in a sheet of deals that exist, with other fields, stages
// and outcomes: each row asks for its move like anybody else.
func (w *world) editedSheet(t *history) {
	by, chosen := unless(t, 4, w.somebody(t), w.owner), w.chosen(t)
	var rows []map[string]string
	for _, l := range chosen {
		row := map[string]string{"deal": fmt.Sprint("D-", w.deal(t, l).Number)}
		if l.external != "" && once(t, 2) {
			row["deal"] = l.external
		}
		rows = append(rows, row)
	}
	next, refused := make([]*ledger, len(chosen)), make([]string, len(chosen))
	for i, l := range chosen {
		after := l.clone()
		maps.Copy(rows[i], w.drawCells(t, after))
		next[i], refused[i] = w.drawEnd(t, l, after, by, rows[i])
	}
	id, results := w.bring(t, by, rows)
	sheet := &broughtSheet{id: id, by: by}
	for i, l := range chosen {
		before := l.clone()
		w.take(t, fmt.Sprintf("the row that takes a deal from %s to %s%s", l.stage(), rows[i]["stage"], rows[i]["outcome"]), l, next[i], refused[i], w.rowError(t, results[i], refused[i]))
		if results[i].State == crm.RowUpdated {
			sheet.rows = append(sheet.rows, broughtRow{l, before})
		}
	}
	w.sheets = append(w.sheets, sheet)
	w.settle(t)
}

// drawEnd draws which stage or outcome a row asks for, and judges that.
func (w *world) drawEnd(t *history, l, after *ledger, by crm.Actor, row map[string]string) (next *ledger, refused string) {
	outcome, _ := l.outcome(w)
	switch t.between(1, 12) {
	case 1, 2:
		return after, ""
	case 3, 4:
		row["outcome"], row["loss_reason"] = "lost", "price"
		switch outcome {
		case crm.Lost:
			return after, ""
		case crm.Open:
			after.lost, after.lostAt = crm.Lost, crm.InstantOf(w.clock.Now())
			return after, ""
		}
		return nil, "only open deals are lost"
	case 5, 6:
		row["outcome"] = "won"
		if outcome == crm.Won {
			return after, ""
		}
		return w.judge(after, by, crm.MoveOrder{To: "won"})
	}
	p := w.inForce(l.pipeline)
	row["stage"] = unless(t, 3, w.drawGoal(t, p, l), w.next(l))
	if place(p, row["stage"]) < 0 || row["stage"] == crm.End || row["stage"] == "won" {
		row["stage"] = oneOf(t, p.Stages...).Key
	}
	if row["stage"] == l.stage() {
		return after, ""
	}
	return w.judge(after, by, crm.MoveOrder{To: row["stage"]})
}

// undoSheet takes an import back, at once or long after. It may keep what it
// pleases, but what it takes back is as it was, and stands where it may.
func (w *world) undoSheet(t *history) {
	if len(w.sheets) == 0 {
		return
	}
	at := len(w.sheets) - 1
	if once(t, 3) {
		at = t.between(0, at)
	}
	sheet := w.sheets[at]
	w.sheets = slices.Delete(w.sheets, at, at+1)
	w.clock.Move(1000_000_000)
	must(w.s.UndoImport(t.Context(), sheet.by, sheet.id))
	w.work(t)
	undone := map[crm.ID]bool{}
	for _, row := range must(w.s.ImportRows(t.Context(), sheet.by, sheet.id, 0, 0, 100, crm.RowUndone)) {
		undone[row.Target] = true
	}
	for _, row := range sheet.rows {
		switch {
		case !undone[row.l.id]:
		case row.before == nil:
			w.deals = slices.DeleteFunc(w.deals, func(l *ledger) bool { return l == row.l })
		default:
			row.l.restore(row.before)
		}
	}
	w.settle(t)
}

// restore gives a deal back what a sheet changed on it. What hangs on the deal
// stays, and a stay that the sheet brought about is void.
func (l *ledger) restore(before *ledger) {
	if last, _ := l.running(); len(l.stays) > len(before.stays) {
		last.void = true
	}
	l.value, l.source, l.lost, l.lostAt = before.value, before.source, before.lost, before.lostAt
	l.waivers, l.debts = before.waivers, before.debts
	l.fields["need"] = before.fields["need"]
}
