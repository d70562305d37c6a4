package jobs_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/paper"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// sheet is a file that comes in.
type sheet struct {
	name string
	data []byte
}

func csvFile(name, text string) sheet { return sheet{name, []byte(text)} }

// desk is a firm into which sheets are imported.
type desk struct {
	storetest.Firm
	t *testing.T
}

func newDesk(t *testing.T, s *store.Store, template crm.Template) desk {
	t.Helper()
	return desk{storetest.NewFirm(t, s, template), t}
}

// upload brings files in as far as a mapping that waits to be confirmed.
func (d desk) upload(by crm.Actor, plan crm.ImportPlan, files ...sheet) *crm.Import {
	d.t.Helper()
	ctx := d.t.Context()
	im, err := d.Store.CreateImport(ctx, by, plan)
	d.must(err)
	for i, f := range files {
		sheets, err := paper.OpenIntakes(bytes.NewReader(f.data), int64(len(f.data)), f.name, d.fields())
		d.must(err)
		for _, in := range sheets {
			in.File.Upload = i
			_, err = d.Store.AddImportFile(ctx, by, im.ID, in.File, in.Flaw, in.Rows)
			d.must(err)
		}
	}
	im, err = d.Store.FinishUpload(ctx, by, im.ID)
	d.must(err)
	return im
}

func (d desk) fields() []crm.CustomField {
	d.t.Helper()
	list, err := d.Store.Fields(d.t.Context(), d.Owner)
	d.must(err)
	return list
}

func (d desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatalf("%v", err)
	}
}

// run starts an import, or its dry run, and works until it has ended.
func (d desk) run(by crm.Actor, im *crm.Import, dry bool) *crm.Import {
	d.t.Helper()
	_, err := d.Store.StartImport(d.t.Context(), by, im.ID, im.Version, dry)
	d.must(err)
	d.work()
	return d.again(by, im)
}

func (d desk) again(by crm.Actor, im *crm.Import) *crm.Import {
	d.t.Helper()
	im, err := d.Store.Import(d.t.Context(), by, im.ID)
	d.must(err)
	return im
}

// work does the jobs that are due.
func (d desk) work() {
	d.t.Helper()
	for {
		j, err := d.Store.LeaseJob(d.t.Context())
		d.must(err)
		if j == nil {
			return
		}
		d.must(doJob(d.t.Context(), d.Store, *j))
		d.must(d.Store.FinishJob(d.t.Context(), *j))
	}
}

func doJob(ctx context.Context, s *store.Store, j crm.Job) error {
	if j.Kind == crm.JobImportUndo {
		return jobs.ImportUndo(ctx, s, j)
	}
	return jobs.Import(ctx, s, j)
}

// imported brings files in as a whole.
func (d desk) imported(by crm.Actor, plan crm.ImportPlan, files ...sheet) *crm.Import {
	d.t.Helper()
	im := d.run(by, d.upload(by, plan, files...), false)
	if im.State != crm.ImportDone {
		d.t.Fatalf("the import is %s: %+v", im.State, im.Counts.Problem)
	}
	return im
}

func (d desk) undone(by crm.Actor, im *crm.Import) *crm.Import {
	d.t.Helper()
	_, err := d.Store.UndoImport(d.t.Context(), by, im.ID)
	d.must(err)
	d.work()
	return d.again(by, im)
}

// deals gives all deals of the firm.
func (d desk) deals() []store.BookDeal {
	d.t.Helper()
	var list []store.BookDeal
	d.must(d.Store.ReadBook(d.t.Context(), d.Owner.Workspace, func(tx store.BookTx) error {
		return tx.Deals(nil, func(deal *store.BookDeal) { list = append(list, *deal) })
	}))
	return list
}

// bad gives the refused rows of the first file.
func (d desk) bad(im *crm.Import) []crm.ImportRow {
	d.t.Helper()
	rows, err := d.Store.ImportRows(d.t.Context(), d.Owner, im.ID, 0, 0, 100_000, crm.RowBad)
	d.must(err)
	return rows
}

// shared finds a folder of data beside the checkout.
func shared(t *testing.T, path string) (string, bool) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		found := filepath.Join(dir, "shared", path)
		if _, err := os.Stat(found); err == nil {
			return found, true
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("shared/%s does not lie beside the checkout", path)
	}
	t.Logf("not run: shared/%s does not lie beside the checkout", path)
	return "", false
}

func maven(t *testing.T) ([]sheet, bool) {
	t.Helper()
	dir, ok := shared(t, "data/maven-crm")
	if !ok {
		return nil, false
	}
	var files []sheet
	for _, name := range []string{"accounts.csv", "products.csv", "sales_pipeline.csv", "sales_teams.csv"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, sheet{name, data})
	}
	return files, true
}

// The four files of a made-up firm go in by one act, without a map.
func TestMavenComesInWhole(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		files, ok := maven(t)
		if !ok {
			return
		}
		d := newDesk(t, s, crm.Template{})
		plan := crm.ImportPlan{Pipeline: "Maven", HistoryFrom: "2017-03-01"}
		up := d.upload(d.Owner, plan, files...)
		for i, kind := range []crm.ImportKind{crm.ImportCompanies, crm.ImportProducts, crm.ImportDeals, crm.ImportUsers} {
			if got := up.Plan.Files[i].Kind; got != kind {
				t.Errorf("%s was taken for %s", up.Plan.Files[i].Name, got)
			}
		}
		checked := d.run(d.Owner, up, true)
		if checked.State != crm.ImportChecked || checked.Counts.Bad != 0 || len(d.deals()) != 0 {
			t.Fatalf("dry run: %s, %s", checked.State, counts(checked))
		}
		im := d.run(d.Owner, checked, false)
		if im.State != crm.ImportDone {
			t.Fatalf("%s: %+v", im.State, im.Counts.Problem)
		}
		if dry, real := counts(checked), counts(im); dry != real {
			t.Errorf("the dry run promised\n%s and it became\n%s", dry, real)
		}
		checkMaven(t, d)
		again := d.imported(d.Owner, plan, files...)
		if c := again.Counts; c.Unchanged != c.Rows || c.Created+c.Updated+c.Bad != 0 {
			t.Errorf("the same files again: %s", counts(again))
		}
	})
}

func counts(im *crm.Import) string {
	c := im.Counts
	b, _ := json.MarshalIndent(c, "", " ") //nolint:errchkjson // counts are numbers
	return string(b)
}

// checkMaven compares with what is known of the data.
func checkMaven(t *testing.T, d desk) {
	t.Helper()
	var won, lost, engaging, prospecting, without int
	var value int64
	for _, deal := range d.deals() {
		if deal.Company.IsZero() {
			without++
		}
		switch {
		case deal.Outcome == crm.Won:
			won++
			value += *deal.Value
		case deal.Outcome == crm.Lost:
			lost++
		case deal.Stage == "engaging":
			engaging++
		case deal.Stage == "prospecting":
			prospecting++
		}
	}
	got := [...]int{won, lost, engaging, prospecting, without, int(value)}
	if want := [...]int{4238, 2473, 1589, 500, 1425, 1000553400}; got != want {
		t.Errorf("won, lost, engaging, prospecting, without company, won value: got %v, want %v", got, want)
	}
	pipelines, err := d.Store.Pipelines(t.Context(), d.Owner)
	d.must(err)
	if len(pipelines) != 1 || len(pipelines[0].Process.Stages) != 2 || pipelines[0].Process.Stages[0].Key != "prospecting" {
		t.Errorf("pipelines: %+v", pipelines)
	}
	products, err := d.Store.Products(t.Context(), d.Owner, store.Page{Limit: 100})
	d.must(err)
	users, err := d.Store.Users(t.Context(), d.Owner)
	d.must(err)
	if len(products) != 7 || len(users) != 1+35+6 {
		t.Errorf("%d products, %d users", len(products), len(users))
	}
}
