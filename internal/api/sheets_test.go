package api

import (
	"bytes"
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
	in, err := paper.OpenIntake(strings.NewReader(text), int64(len(text)), name, nil)
	b.must(err)
	_, err = b.Store.AddImportFile(ctx, b.Owner, im.ID, in.File, in.Flaw, in.Rows)
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
	_, table, err := b.w.exported(b.t.Context(), by, &exportIn{What: what})
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
		if im := one.brings("deals.csv", deals); im.Counts.Unchanged != 4 {
			t.Errorf("a firm's own export changes it: %+v", im.Counts)
		}
	})
}

func lines(text string) string {
	all := strings.Split(text, "\n")
	slices.Sort(all)
	return strings.Join(all, "\n")
}
