package store_test

import (
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Learning material hangs on a stage or a product, is read by everybody, and each
// says for themselves that they have been through it.
func TestLearningMaterialIsKept(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := handingFirm(t, s)
		ctx := t.Context()
		vera := sees(f.Person(t, "Vera", crm.Seller), crm.SeesOwn)
		p := must(s.Pipelines(ctx, f.Owner))[0]
		pump := must(s.CreateProduct(ctx, f.Owner, crm.Product{Name: "Pump"}))
		draft := crm.MaterialDraft{Title: "Open questions", Kind: crm.MaterialText, Text: "Ask, then be silent.", Minutes: 5, Language: "en", Roles: []crm.Role{crm.Seller}, Pipeline: p.ID, Stage: "talk"}

		nowhere, other := draft, draft
		nowhere.Stage, other.Pipeline = "moon", crm.NewID()
		refusedAs(t, "a stage that is not there", "material.stage", errIn(s.AddMaterial(ctx, f.Owner, nowhere)))
		refusedAs(t, "a pipeline that is not there", "pipeline.not_found", errIn(s.AddMaterial(ctx, f.Owner, other)))
		refusedAs(t, "a product that is not there", "product.not_found", errIn(s.AddMaterial(ctx, f.Owner, crm.MaterialDraft{Title: "x", Kind: crm.MaterialText, Text: "x", Product: crm.NewID()})))
		refusedAs(t, "a file that is not there", "file.gone", errIn(s.AddMaterial(ctx, f.Owner, crm.MaterialDraft{Title: "x", Kind: crm.MaterialFile, FileID: crm.NewID(), Product: pump.ID})))

		m := must(s.AddMaterial(ctx, f.Owner, draft))
		sheet := must(s.KeepFile(ctx, f.Owner, "pump.txt", "text/plain", strings.NewReader("How it works")))
		paper := must(s.AddMaterial(ctx, f.Owner, crm.MaterialDraft{Title: "How the pump works", Kind: crm.MaterialFile, FileID: sheet.ID, Product: pump.ID}))
		if paper.ProductName != "Pump" || paper.File != "pump.txt" {
			t.Errorf("%+v", paper)
		}
		if _, file, err := s.OpenFile(ctx, vera, sheet.ID); err != nil {
			t.Errorf("everybody reads it: %v", err)
		} else if err := file.Close(); err != nil {
			t.Error(err)
		}

		if got := must(s.DoMaterial(ctx, vera, m.ID, true)); !got.Done || got.DoneBy != 1 {
			t.Errorf("%+v", got)
		}
		must(s.DoMaterial(ctx, vera, m.ID, true))
		if list := must(s.Materials(ctx, f.Owner)); len(list) != 2 || list[1].Done || list[1].DoneBy != 1 {
			t.Errorf("for another it is new: %+v", list)
		}
		if got := must(s.DoMaterial(ctx, vera, m.ID, false)); got.Done || got.DoneBy != 0 {
			t.Errorf("%+v", got)
		}

		draft.Title = "Better questions"
		refusedAs(t, "an old version", "stale", errIn(s.EditMaterial(ctx, f.Owner, m.ID, 7, draft)))
		if got := must(s.EditMaterial(ctx, f.Owner, m.ID, m.Version, draft)); got.Title != "Better questions" || got.Version != 2 {
			t.Errorf("%+v", got)
		}
		must(s.DoMaterial(ctx, vera, paper.ID, true))
		if err := s.RemoveMaterial(ctx, f.Owner, paper.ID, paper.Version); err != nil {
			t.Fatal(err)
		}
		if _, _, err := s.OpenFile(ctx, vera, sheet.ID); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("the file of material that is gone: %v", err)
		}
		refusedAs(t, "what is gone", "material.not_found", errIn(s.DoMaterial(ctx, vera, paper.ID, true)))
		checkLog(t, s, f.Owner.Workspace)
	})
}
