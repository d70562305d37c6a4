package api

import (
	"bytes"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/paper"
	"hummock/internal/storetest"
)

// bench is a firm whose sheets go in and out.
type bench struct {
	storetest.Firm
	w *world
	t *testing.T
}

func (w *world) bench(t *testing.T) bench {
	t.Helper()
	stages := []crm.Stage{{Key: "talk", Name: crm.Text{crm.English: "Talk"}, Phase: "prospect"}, {Key: "deliver", Name: crm.Text{crm.English: "Delivery"}, Phase: "deliver"}}
	process := crm.Process{Name: crm.Text{crm.English: "Projects"}, Kind: crm.Sale, Basis: crm.Weighted, Stages: stages, WinLine: "deliver"}
	return bench{storetest.NewFirm(t, w.Store, crm.Template{Pipelines: []crm.NamedProcess{{Process: process}}}), w, t}
}

func (b bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// brings takes a file in and works until it has come to rest.
func (b bench) brings(name, text string) *crm.Import {
	b.t.Helper()
	ctx := b.t.Context()
	im, err := b.Store.CreateImport(ctx, b.Owner, crm.ImportPlan{})
	b.must(err)
	fields, err := b.Store.Fields(ctx, b.Owner)
	b.must(err)
	sheets, err := paper.OpenIntakes(strings.NewReader(text), int64(len(text)), name, fields)
	b.must(err)
	_, err = b.Store.AddImportFile(ctx, b.Owner, im.ID, sheets[0].File, sheets[0].Flaw, sheets[0].Rows)
	b.must(err)
	_, err = b.Store.FinishUpload(ctx, b.Owner, im.ID)
	b.must(err)
	_, err = b.Store.StartImport(ctx, b.Owner, im.ID, 0, false)
	b.must(err)
	for {
		j, err := b.Store.LeaseJob(ctx)
		b.must(err)
		if j == nil {
			break
		}
		b.must(jobs.Import(ctx, b.Store, *j))
		b.must(b.Store.FinishJob(ctx, *j))
	}
	im, err = b.Store.Import(ctx, b.Owner, im.ID)
	b.must(err)
	return im
}

func (b bench) takes(what string, l crm.Language) string {
	b.t.Helper()
	by := b.Owner
	by.Language = l
	_, table, err := b.w.exported(b.t.Context(), by, &exportIn{What: exportKind(what)})
	b.must(err)
	var out bytes.Buffer
	b.must(paper.WriteCSV(&out, table, paper.CSVOptions{}))
	return out.String()
}

// What one firm exports another can import, and every day, stage and outcome is
// the same there: the days are those of the firm, not of Greenwich.
func TestAnExportComesInAgainAsItWas(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		one, two := w.bench(t), w.bench(t)
		im := one.brings("deals.csv", `deal,name,value,currency,stage,created_at,closed_at,outcome
a,Open,1,EUR,Talk,2026-01-05,,
b,Delivered,2,EUR,,2026-01-05,2026-02-01,won
c,Ended,3,EUR,end,2026-06-05,2026-07-01,won
d,Lost,4,EUR,Talk,2026-06-05,2026-07-02,lost
`)
		if im.Counts.Created != 4 {
			t.Fatalf("%+v", im.Counts)
		}
		deals, history := one.takes("deals", crm.Polish), one.takes("history", crm.Russian)
		for _, want := range []string{"Delivery,2026-01-05,,2026-02-01,won", "Po ostatnim etapie,2026-06-05,,2026-07-01,won", "Talk,2026-06-05,,2026-07-02,lost"} {
			if !strings.Contains(deals, want) {
				t.Errorf("the export lacks %s:\n%s", want, deals)
			}
		}
		if im := two.brings("deals.csv", deals); im.Counts.Created != 4 || im.Counts.Bad != 0 {
			t.Fatalf("%+v", im.Counts)
		}
		if im := two.brings("history.csv", history); im.Counts.Bad != 0 {
			t.Errorf("history: %+v", im.Counts)
		}
		for _, what := range []string{"deals", "history"} {
			if was, is := lines(one.takes(what, crm.English)), lines(two.takes(what, crm.English)); was != is {
				t.Errorf("%s were\n%s\nand became\n%s", what, was, is)
			}
		}
		for name, text := range map[string]string{"deals.csv": deals, "history.csv": history} {
			for _, b := range [2]bench{one, two} {
				if c := b.brings(name, text).Counts; c.Unchanged != c.Rows {
					t.Errorf("%s changes a firm that has it: %+v", name, c)
				}
			}
		}
	})
}

func lines(text string) string {
	all := strings.Split(text, "\n")
	slices.Sort(all)
	return strings.Join(all, "\n")
}

// A file of bad rows that nobody has mended is refused again: none of its cells
// is lost, and no row of it overwrites a good one.
func TestBadRowsUnmendedAreRefusedAgain(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		b := w.bench(t)
		bad := func(im *crm.Import) string {
			t.Helper()
			f, err := w.badRows(t.Context(), b.Owner, &struct {
				ByID
				File int `query:"file" minimum:"0"`
			}{ByID: ByID{im.ID}})
			b.must(err)
			return strings.TrimPrefix(string(f.Body), "\ufeff")
		}
		first := b.brings("deals.csv", "key,name,value\na,Alpha,1\na,Other,2\nb,Beta,3,4,,five\n")
		if first.Counts.Created != 1 || first.Counts.Bad != 2 {
			t.Fatalf("%+v", first.Counts)
		}
		text := bad(first)
		for range 2 {
			im := b.brings("bad.csv", text)
			if im.Counts.Bad != 2 || im.Counts.Rows != 2 {
				t.Fatalf("unmended rows came in: %+v\n%s", im.Counts, text)
			}
			if text = bad(im); !strings.Contains(text, "b,Beta,3,4,,five,") || !strings.HasPrefix(text, "key,name,value,hummock cell 4,hummock cell 5,hummock cell 6,hummock row,") {
				t.Fatalf("cells are lost:\n%s", text)
			}
		}
		mended := strings.NewReplacer("a,Other,2", "a2,Other,2", "b,Beta,3,4,,five,", "b,Beta,3,,,,").Replace(text)
		if im := b.brings("bad.csv", mended); im.Counts.Created != 2 {
			t.Errorf("%+v", im.Counts)
		}
	})
}

// An upload that cannot be read is answered in a sentence about uploads.
func TestUploadsAreRefusedInTheirOwnWords(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		send := func(kind string, body io.Reader) *reply {
			r := httptest.NewRequestWithContext(t.Context(), "POST", "http://localhost:8080"+Base+"/imports", body)
			r.Header.Set("Content-Type", kind)
			return owner.send(t, r)
		}
		form := "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
		large := func() io.Reader {
			return io.MultiReader(strings.NewReader(form), io.LimitReader(endless{}, 28<<20), strings.NewReader("\r\n--x--\r\n"))
		}
		whole, err := io.ReadAll(large())
		if err != nil {
			t.Fatal(err)
		}
		for _, body := range []io.Reader{large(), bytes.NewReader(whole)} {
			r := send("multipart/form-data; boundary=x", body).problem(t, 413, "body.too_large")
			if !strings.Contains(r.text(t, "detail"), "25 MB") {
				t.Errorf("the limit is not named: %s", r.raw)
			}
		}
		send("application/json", strings.NewReader("{}")).problem(t, 415, "upload.content_type")
		send("multipart/form-data", strings.NewReader(form)).problem(t, 400, "upload.malformed")
		send("multipart/form-data; boundary=x", strings.NewReader(form+"name")).problem(t, 400, "upload.malformed")
	})
}

// endless is a sheet without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("name,value\n"), len(p)/11+1)), nil
}

// Custom fields, products and tags come in again from the firm's own sheet.
func TestTheSheetOfDealsIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		b := w.bench(t)
		for _, kind := range []crm.FieldKind{crm.FieldMoney, crm.FieldNumber, crm.FieldPerson, crm.FieldDate, crm.FieldYesNo} {
			_, err := b.Store.CreateField(t.Context(), b.Owner, crm.CustomField{Noun: "deal", Key: "our_" + string(kind), Kind: kind, Label: crm.Text{crm.English: "Our " + string(kind)}})
			b.must(err)
		}
		if im := b.brings("deals.csv", `deal,name,value,currency,stage,product,tags,category,our_money,our_number,our_person,our_date,our_yes_no
a,Full,1,USD,Talk,Crane,"big, new",commit,11300.00 EUR,1e+308,ann@example.com,2026-03-01,no
`); im.Counts.Created != 1 {
			t.Fatalf("%+v", im.Counts)
		}
		sheet := b.takes("deals", crm.English)
		for _, want := range []string{"11300.00 EUR", "ann@example.com", "Crane", `"big, new"`, "commit"} {
			if !strings.Contains(sheet, want) {
				t.Errorf("the sheet lacks %s:\n%s", want, sheet)
			}
		}
		if im := b.brings("deals.csv", sheet); im.Counts.Unchanged != 1 {
			t.Errorf("a firm's own sheet changes it: %+v\n%s", im.Counts, sheet)
		}
	})
}
