package jobs_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Every sheet of a workbook comes in. One that nobody can make out, or that the
// workbook hides, is left out and named, and comes in once its kind is said.
func TestEverySheetOfAWorkbookComesIn(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		book := workbook(t, []string{"Readme", "Empty", "Deals", "Companies", "Deals 2", "Old"}, map[string][][]string{
			"Readme":    {{"How to use"}, {"Write below"}},
			"Deals":     {{"name", "company", "stage"}, {"One", "Acme", "First talk"}},
			"Companies": {{"name", "segment", "industry"}, {"Acme", "big", "mills"}, {"Birch", "small", "saws"}},
			"Deals 2":   {{"name", "company", "stage"}, {"Two", "Birch", "First talk"}},
			"Old":       {{"name", "company", "stage"}, {"Zero", "Birch", "First talk"}},
		}, "Old")
		im := d.upload(d.Owner, crm.ImportPlan{}, sheet{"firm.xlsx", book})
		var out []string
		for i := range im.Plan.Files {
			if f := &im.Plan.Files[i]; im.Plan.LeftOut(f) {
				out = append(out, f.Label())
			}
		}
		if len(out) != 2 || out[0] != "firm.xlsx, Readme" || out[1] != "firm.xlsx, Old" || len(im.Plan.Files) != 5 {
			t.Errorf("left out %q of %d", out, len(im.Plan.Files))
		}
		im, err := s.MapImport(t.Context(), d.Owner, im.ID, im.Version, crm.ImportMapping{Files: []crm.FileMapping{{Name: "firm.xlsx", Sheet: "Old", Kind: crm.ImportDeals}}})
		d.must(err)
		im = d.run(d.Owner, im, false)
		if n := im.Counts; n.Created != 5 || n.Rows != 5 || n.Done != 5 || n.Bad != 0 {
			t.Errorf("%s\n%s", counts(im), problems(d.bad(im)))
		}
		if n := len(d.deals()); n != 3 {
			t.Errorf("there are %d deals", n)
		}
		again := d.imported(d.Owner, crm.ImportPlan{}, sheet{"firm.xlsx", book})
		if n := again.Counts; n.Unchanged != 4 || n.Rows != 4 {
			t.Errorf("again: %s", counts(again))
		}
	})
}

// workbook writes sheets, row by row.
func workbook(t *testing.T, names []string, rows map[string][][]string, hidden string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range names {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", name))
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for k, row := range rows[name] {
			cell, err := excelize.CoordinatesToCellName(1, k+1)
			must(t, err)
			must(t, f.SetSheetRow(name, cell, &row))
		}
		must(t, f.SetSheetVisible(name, name != hidden))
	}
	var b bytes.Buffer
	must(t, f.Write(&b))
	return b.Bytes()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
