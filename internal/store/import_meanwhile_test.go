package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// begun is an import of deals that start in a stage, as far as its first batch.
func begun(t *testing.T, s *store.Store, by crm.Actor, stage string, keys ...string) (*store.ImportRun, store.ReadRows) {
	t.Helper()
	file := crm.ImportFile{Name: "deals.csv", Kind: crm.ImportDeals, Stages: []crm.ImportStage{}, Columns: []crm.ImportColumn{
		{Name: "deal", Field: "deal", Samples: []string{}}, {Name: "stage", Field: "stage", Samples: []string{}},
	}}
	im := must(s.CreateImport(t.Context(), by, crm.ImportPlan{}))
	must(s.AddImportFile(t.Context(), by, im.ID, file, func(int) *crm.Error { return nil }, func(each func(int, []string) error) error {
		for i, key := range keys {
			if err := each(i+2, []string{key, stage}); err != nil {
				return err
			}
		}
		return nil
	}))
	im = must(s.FinishUpload(t.Context(), by, im.ID))
	must(s.StartImport(t.Context(), by, im.ID, im.Version, false))
	run := must(s.OpenImport(t.Context(), by.Workspace, im.ID))
	if err := run.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	return run, func(_ *crm.ImportFile, rows []crm.ImportRow) []crm.ImportRecord {
		out := make([]crm.ImportRecord, len(rows))
		for i, row := range rows {
			out[i] = crm.ImportRecord{Row: row.Row, Key: row.Cells[0], Name: row.Cells[0], Stage: row.Cells[1]}
			if row.Cells[1] == "lost" {
				out[i].Reason = "price"
			}
		}
		return out
	}
}

// Rows go by the version that is in force when they come in, not by the one that
// was when the import began.
func TestAnImportGoesByTheVersionInForce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		process := plain("", "a", "b", "c")
		process.Transitions = append(process.Transitions, crm.Transition{Way: crm.WayStart, To: "b"})
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: process}}})
		p, seller := must(s.Pipelines(t.Context(), f.Owner))[0], f.Person(t, "Vera", crm.Seller)
		strict, reader := begun(t, s, seller, "b", "N-1")
		process.Stages = append([]crm.Stage{}, process.Stages...)
		process.Stages[0].Exit = []crm.Criterion{{Key: "paid", Text: en("Paid"), Kind: crm.KindTick, Level: crm.Required}}
		must(s.PublishVersion(t.Context(), f.Owner, p.ID, 1, process, nil))
		gone, _ := begun(t, s, f.Owner, "c", "N-2")
		process.Stages = process.Stages[:2]
		must(s.PublishVersion(t.Context(), f.Owner, p.ID, 2, process, nil))
		for want, run := range map[string]*store.ImportRun{"criteria.unmet": strict, "import.stage_unknown": gone} {
			if _, err := run.Step(t.Context(), reader); err != nil {
				t.Fatal(err)
			}
			rows := must(s.ImportRows(t.Context(), f.Owner, run.Import.ID, 0, 0, 9, crm.RowBad))
			if len(rows) != 1 || rows[0].Problems[0].Code != want {
				t.Errorf("want %s, got %+v", want, rows)
			}
		}
		if n := number(t, s, `SELECT COUNT(*) FROM deals WHERE workspace_id = ?`, f.Owner.Workspace); n != 0 {
			t.Errorf("%d deals came in by a version that is over", n)
		}
	})
}

// A sheet fills a stage up to its limit, counting the rows that come with it.
func TestASheetStopsAtAFullStage(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		process := plain("", "a", "b")
		process.Stages[0].Limits = crm.Limits{MostDeals: 3, MostBlocks: true}
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: process}}})
		seller := f.Person(t, "Vera", crm.Seller)
		moved := must(s.CreateDeal(t.Context(), seller, crm.DealDraft{Name: "Was here"}))
		moved = must(s.MoveDeal(t.Context(), seller, moved.ID, moved.Version, crm.MoveOrder{To: "b"}))
		must(s.CreateDeal(t.Context(), seller, crm.DealDraft{Name: "Is here"}))
		run, reader := begun(t, s, seller, "a", "N-1", "N-2", "N-3", "N-4")
		if _, err := run.Step(t.Context(), reader); err != nil {
			t.Fatal(err)
		}
		rows := must(s.ImportRows(t.Context(), seller, run.Import.ID, 0, 0, 9, crm.RowBad))
		if len(rows) != 2 || rows[0].Problems[0].Code != "stage.full" {
			t.Errorf("%+v", rows)
		}
		if code := codeOf(err2(s.UndoMove(t.Context(), seller, moved.ID, moved.Version))); code != "stage.full" {
			t.Errorf("undoing a move into a full stage: %q", code)
		}
	})
}

// Taking an import back puts no deal where it cannot be under the version in
// force: what it would put there stays as it is, and is named.
func TestUndoingAnImportKeepsToTheVersionInForce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		process := plain("", "a", "b", "c")
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: process}}})
		p := must(s.Pipelines(t.Context(), f.Owner))[0]
		d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "Pumps"}))
		must(s.MoveDeal(t.Context(), f.Owner, d.ID, d.Version, crm.MoveOrder{To: "b"}))
		run, reader := begun(t, s, f.Owner, "lost", d.Label())
		for more := true; more; {
			var err error
			if more, err = run.Step(t.Context(), reader); err != nil {
				t.Fatal(err)
			}
		}
		process.Stages = []crm.Stage{process.Stages[0], process.Stages[2]}
		must(s.PublishVersion(t.Context(), f.Owner, p.ID, 1, process, nil))
		must(s.UndoImport(t.Context(), f.Owner, run.Import.ID))
		undo := must(s.OpenImport(t.Context(), f.Owner.Workspace, run.Import.ID))
		for more := true; more; {
			var err error
			if more, err = undo.UndoStep(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		rows := must(s.ImportRows(t.Context(), f.Owner, run.Import.ID, 0, 0, 9, crm.RowKept))
		if len(rows) != 1 || rows[0].Problems[0].Code != "deal.stage_gone" {
			t.Errorf("kept are %+v", rows)
		}
		if d = must(s.Deal(t.Context(), f.Owner, d.ID)); d.Outcome != crm.Lost {
			t.Errorf("the deal is %s in %s", d.Outcome, d.Stage)
		}
	})
}
