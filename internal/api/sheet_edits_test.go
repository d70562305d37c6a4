package api

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/paper"
)

// gallery fills a firm with a deal of every kind that a sheet can hold.
func (b bench) gallery() {
	b.t.Helper()
	ctx := b.t.Context()
	stage := func(key, name, phase string) crm.Stage {
		return crm.Stage{Key: key, Name: crm.Text{crm.English: name, crm.Russian: name + " ру"}, Phase: phase}
	}
	process := crm.Process{
		Name: crm.Text{crm.English: "Machines"}, Kind: crm.Sale, Basis: crm.Weighted, WinLine: "deliver",
		Stages:      []crm.Stage{stage("talk", "Talk", "prospect"), stage("offer", "Offer", "sell"), stage("sign", "Sign", "sell"), stage("deliver", "Delivery", "deliver")},
		Transitions: []crm.Transition{{Way: crm.WaySkip, From: crm.Any, To: crm.Any}, {Way: crm.WayBack, From: crm.Any, To: crm.Any}},
	}
	p, err := b.Store.CreatePipeline(ctx, b.Owner, process, "")
	b.must(err)
	for _, kind := range []crm.FieldKind{crm.FieldText, crm.FieldNumber, crm.FieldMoney, crm.FieldDate, crm.FieldChoice, crm.FieldPerson, crm.FieldYesNo} {
		f := crm.CustomField{Noun: "deal", Key: "our_" + string(kind), Kind: kind, Label: crm.Text{crm.English: "Our " + string(kind)}}
		if kind == crm.FieldChoice {
			f.Choices = []crm.Choice{{Key: "red", Label: crm.Text{crm.English: "Red"}}, {Key: "blue", Label: crm.Text{crm.English: "Blue"}}}
		}
		_, err := b.Store.CreateField(ctx, b.Owner, f)
		b.must(err)
	}
	deal := func(name string, minor float64, currency, to string, set map[string]any) *crm.Deal {
		b.t.Helper()
		all := map[string]any{"value": map[string]any{"minor": minor, "currency": currency}}
		maps.Copy(all, set)
		d, err := b.Store.CreateDeal(ctx, b.Owner, crm.DealDraft{Name: name, Pipeline: p.ID, CompanyName: "@Reed, \"North\"", Set: all})
		b.must(err)
		if to != "" {
			d, err = b.Store.MoveDeal(ctx, b.Owner, d.ID, d.Version, crm.MoveOrder{To: to})
			b.must(err)
		}
		return d
	}
	ends := func(d *crm.Deal, how crm.Outcome, why crm.Loss) {
		b.t.Helper()
		_, err := b.Store.CloseDeal(ctx, b.Owner, d.ID, d.Version, how, why)
		b.must(err)
	}
	deal("=SUM(A1:A9)", 1234567, "EUR", "", map[string]any{
		"tags": []any{"big, new", `say "no"`, "a;b|c", "two\nlines", "plain", "=1+1"}, "segment": "+7", "source": "-web", "expected_close": "2027-03-04", "probability": 12.5, "category": "commit",
		"our_text": "_x0041_ one\ntwo", "our_number": -0.125, "our_money": map[string]any{"minor": -1250.0, "currency": "KWD"}, "our_date": "2026-01-31", "our_choice": "red",
		"our_person": b.Owner.User.String(), "our_yes_no": false,
	})
	deal("-later", 1250, "KWD", "offer", map[string]any{"our_number": 1.5e300, "our_money": map[string]any{"minor": 1250.0, "currency": "KWD"}, "our_yes_no": true})
	deal("'skipped", 99, "JPY", "sign", map[string]any{"our_number": 12.125})
	deal("@won", 1, "USD", "won", nil)
	deal("won, and gone on", 900719925474099, "PLN", "deliver", nil)
	ends(deal("+lost", 5, "EUR", "offer", nil), crm.Lost, crm.Loss{Reason: "price", Note: "too dear", Lesson: "ask sooner"})
	ends(deal("lost with a note", 5, "EUR", "", nil), crm.Lost, crm.Loss{Reason: "other", Note: "=their board,\nsaid \"no\""})
	ends(deal("no client of ours", 5, "EUR", "", nil), crm.Disqualified, crm.Loss{Note: "a student"})
	d := deal("waits", 5, "EUR", "", nil)
	_, err = b.Store.WaitUntil(ctx, b.Owner, d.ID, d.Version, "2030-01-01", "their year")
	b.must(err)
	_, err = b.Store.CreateDeal(ctx, b.Owner, crm.DealDraft{Name: "bare"})
	b.must(err)
	process.Stages[1].Name = crm.Text{crm.English: "Proposal"}
	_, err = b.Store.PublishVersion(ctx, b.Owner, p.ID, p.Version, process, nil)
	b.must(err)
}

// workbook is what a firm takes as XLSX.
func (b bench) workbook(what string, l crm.Language) string {
	b.t.Helper()
	by := b.Owner
	by.Language = l
	_, table, err := b.w.exported(b.t.Context(), by, &exportIn{What: what})
	b.must(err)
	var out bytes.Buffer
	b.must(paper.WriteXLSX(&out, table))
	return out.String()
}

func (b bench) takesBack(im *crm.Import) {
	b.t.Helper()
	ctx := b.t.Context()
	_, err := b.Store.UndoImport(ctx, b.Owner, im.ID)
	b.must(err)
	for {
		j, err := b.Store.LeaseJob(ctx)
		b.must(err)
		if j == nil {
			return
		}
		b.must(jobs.ImportUndo(ctx, b.Store, *j))
		b.must(b.Store.FinishJob(ctx, *j))
	}
}

// bad are the problems of the refused rows of an import.
func (b bench) bad(im *crm.Import) []crm.ImportProblem {
	b.t.Helper()
	rows, err := b.Store.ImportRows(b.t.Context(), b.Owner, im.ID, 0, 0, 1000, crm.RowBad)
	b.must(err)
	var out []crm.ImportProblem
	for _, r := range rows {
		out = append(out, r.Problems...)
	}
	return out
}

// A firm's own sheet changes nothing, whatever its deals hold and in whatever
// language and format it was taken.
func TestAFirmsOwnSheetChangesNothing(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		b := w.bench(t)
		b.gallery()
		was := b.takes("deals", crm.English)
		for _, l := range crm.Languages() {
			for name, text := range map[string]string{"deals.csv": b.takes("deals", l), "deals.xlsx": b.workbook("deals", l)} {
				im := b.brings(name, text)
				if c := im.Counts; c.Unchanged != c.Rows || c.Rows != 10 {
					t.Errorf("%s %s: %d of %d unchanged, %+v", l, name, c.Unchanged, c.Rows, b.bad(im))
				}
			}
		}
		visits := b.takes("history", crm.Russian)
		for name, text := range map[string]string{"history.csv": visits, "history.xlsx": b.workbook("history", crm.Russian)} {
			im := b.brings(name, text)
			if c := im.Counts; c.Unchanged != c.Rows || c.Rows != strings.Count(visits, "\n")-1 {
				t.Errorf("%s: %d of %d unchanged, %+v", name, c.Unchanged, c.Rows, b.bad(im))
			}
		}
		if is := b.takes("deals", crm.English); is != was {
			t.Errorf("was\n%s\nand became\n%s", was, is)
		}
	})
}

// edits are what somebody may write into each column of a sheet.
var edits = map[string][]string{
	"deal": {"D-99999"}, "name": {"Another name"}, "company": {"Another firm"}, "value": {"77"}, "currency": {"GBP"}, "probability": {"33"}, "pipeline": {"Projects", "Nowhere"},
	"created_at": {"2020-01-01"}, "stage": {"Sign"}, "expected_close": {"2027-09-09"}, "closed_at": {"2026-01-02"}, "outcome": {"won", "lost"}, "owner": {"Rita"}, "segment": {"other"}, "source": {"fair"},
	"product": {"Crane"}, "loss_reason": {"Competitor", "their own words"}, "tags": {`"x, y", z`}, "category": {"best_case"}, "our_text": {"other"}, "our_number": {"7.25"}, "our_money": {"77.10 USD"},
	"our_date": {"2027-01-01"}, "our_choice": {"blue"}, "our_person": {"rita@reed.test"}, "our_yes_no": {"yes"},
}

// Of a sheet that was taken and edited, each edit of each cell is applied, or the
// row is refused with the column named. Taken back, nothing is left of it.
func TestEveryEditOfASheetIsAppliedOrRefusedByName(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		b := w.bench(t)
		b.gallery()
		b.Person(t, "Rita", crm.Seller)
		was := b.takes("deals", crm.English)
		rows, err := csv.NewReader(strings.NewReader(was)).ReadAll()
		b.must(err)
		refused := map[string][]string{}
		for col, column := range rows[0] {
			if edits[column] == nil {
				t.Fatalf("what may be written into %s?", column)
			}
			for at := 1; at < len(rows); at++ {
				for _, edit := range edits[column] {
					if rows[at][col] == edit {
						continue
					}
					if codes := b.edits(rows, at, col, edit); codes != "" {
						refused[column] = append(refused[column], codes)
					}
				}
			}
			if is := b.takes("deals", crm.English); is != was {
				t.Fatalf("%s: taking the edits back left\n%s\nin place of\n%s", column, is, was)
			}
		}
		for column, codes := range refused {
			slices.Sort(codes)
			refused[column] = slices.Compact(codes)
		}
		want := map[string][]string{
			"pipeline":    {"pipeline import.pipeline_stays", "pipeline import.pipeline_unknown"},
			"created_at":  {"created_at import.created_stays"},
			"stage":       {"stage import.move_and_close", "stage import.stage_unknown", "stage import.won_already"},
			"closed_at":   {"closed_at import.closed_open", "closed_at import.closed_stays"},
			"outcome":     {"loss_reason loss.reason_missing", "outcome deal.closed", "outcome deal.not_open"},
			"loss_reason": {"loss_reason import.reason_without_loss"},
		}
		if fmt.Sprint(refused) != fmt.Sprint(want) {
			t.Errorf("refused were\n%v\nwant\n%v", refused, want)
		}
	})
}

// edits brings a sheet in with one cell changed. It gives the refusal, or looks
// whether the edit was applied, and takes it back.
func (b bench) edits(rows [][]string, at, col int, edit string) (refusal string) {
	b.t.Helper()
	edited := make([][]string, len(rows))
	copy(edited, rows)
	edited[at] = slices.Clone(rows[at])
	edited[at][col] = edit
	var text bytes.Buffer
	b.must(csv.NewWriter(&text).WriteAll(edited))
	im := b.brings("deals.csv", text.String())
	c, column := im.Counts, rows[0][col]
	if c.Unchanged != c.Rows-1 {
		b.t.Fatalf("%s of row %d: %d of %d unchanged, %+v", column, at, c.Unchanged, c.Rows, b.bad(im))
	}
	if c.Bad == 1 {
		p := b.bad(im)[0]
		return p.Column + " " + p.Code
	}
	defer b.takesBack(im)
	now, err := csv.NewReader(strings.NewReader(b.takes("deals", crm.English))).ReadAll()
	b.must(err)
	if !slices.ContainsFunc(now[1:], func(row []string) bool {
		return row[col] == edit || column == "value" && strings.TrimRight(row[col], ".0") == edit
	}) {
		b.t.Errorf("%s of row %d was %q and should be %q, but the sheet is\n%q", column, at, rows[at][col], edit, now)
	}
	return ""
}
