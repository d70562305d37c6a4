package api

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"hummock/internal/crm"
)

// TestFunnelSheetBecomesCash is story P2, steps 1 and 2.
func TestFunnelSheetBecomesCash(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		p := owner.do(t, "POST /pipelines", map[string]any{"template": "b2b-weighted"}).want(t, 200)
		pipeline := p.items(t)[0].(map[string]any)["id"].(string)
		company := owner.do(t, "POST /companies", map[string]any{"name": "Universal LLC", "credit_days": 30}).want(t, 200)
		owner.do(t, "POST /deals", map[string]any{
			"name": "Universal LLC", "pipeline_id": pipeline, "company_id": company.text(t, "id"),
			"set": map[string]any{"value": 10_000_000, "currency": "EUR", "expected_close": "2027-01-15"},
		}).want(t, 200)
		sheet := owner.do(t, "GET /funnel-sheet?as_of=2026-12-02&months=12&pipeline="+pipeline, nil).want(t, 200)
		row := sheet.at(t, "rows").([]any)[0].(map[string]any)
		if row["percent"] != 5.0 || row["weighted"] != 500_000.0 || row["month"] != "2027-02" || row["due"] != "2027-02-14" {
			t.Fatalf("the row is %v", row)
		}
		forecast := owner.do(t, "GET /forecast?as_of=2026-12-02&months=3&pipeline="+pipeline, nil).want(t, 200)
		january := forecast.at(t, "months").([]any)[1].(map[string]any)
		if january["total"].(map[string]any)["weighted"] != 500_000.0 {
			t.Fatalf("January is %v", january)
		}
		rows := owner.do(t, "GET "+january["rows"].(string)[len(Base):], nil).want(t, 200)
		if rows.at(t, "total").(map[string]any)["weighted"] != 500_000.0 || len(rows.items(t)) != 1 {
			t.Fatalf("behind January is %s", rows.raw)
		}
		// A day before the deal knows nothing of it.
		for _, path := range []string{"/forecast", "/funnel-sheet"} {
			before := owner.do(t, "GET "+path+"?as_of=2026-12-01&months=3&pipeline="+pipeline, nil).want(t, 200)
			for _, m := range before.at(t, "months").([]any) {
				if n := m.(map[string]any)["total"].(map[string]any)["deals"]; n != 0.0 {
					t.Errorf("%s of a day before: %v", path, m)
				}
			}
		}
		book := owner.do(t, "GET /funnel-sheet.xlsx?as_of=2026-12-02&pipeline="+pipeline, nil).want(t, 200)
		f, err := excelize.OpenReader(bytes.NewReader([]byte(book.raw)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		owner.do(t, "GET /funnel?pipeline="+pipeline, nil).want(t, 200)
		// All stages are there though nobody was in most of them, and a day before the deal knows nothing of it.
		for day, entered := range map[string]float64{"": 1, "2026-12-02": 1, "2026-12-01": 0} {
			funnel := owner.do(t, "GET /funnel?pipeline="+pipeline+"&as_of="+day, nil).want(t, 200)
			stages := funnel.at(t, "stages").([]any)
			if len(stages) < 5 || stages[0].(map[string]any)["entered"].(map[string]any)["deals"] != entered {
				t.Errorf("as of %q: %s", day, funnel.raw)
			}
		}
		owner.do(t, "GET /funnel?pipeline="+pipeline+"&as_of=2026-02-30", nil).want(t, 422)
		owner.do(t, "GET /pipelines/"+pipeline+"/board?as_of=2026-02-30", nil).want(t, 422)
		owner.do(t, "GET /pipelines/"+pipeline+"/backtest?as_of=2026-11-01", nil).problem(t, 422, "backtest.no_history")
		owner.do(t, "GET /pipelines/"+pipeline+"/backtest?as_of=2099-01-01", nil).problem(t, 422, "backtest.future")
		// A term that means nothing is told, or else refused.
		if told := owner.do(t, "GET /forecast?filter=ownr:me", nil).want(t, 200).at(t, "ignored").([]any); len(told) != 1 {
			t.Errorf("ignored is %v", told)
		}
		for _, path := range []string{"/exports/deals", "/exports/forecast", "/exports/funnel-sheet", "/funnel-sheet", "/funnel-sheet.xlsx"} {
			owner.do(t, "GET "+path+"?filter=ownr:me", nil).problem(t, 422, "filter.meaningless")
		}
		for _, path := range []string{"/funnel", "/calibration", "/adviser"} {
			owner.do(t, "GET "+path+"?filter=ownr:me&pipeline="+pipeline, nil).problem(t, 422, "filter.meaningless")
		}
		owner.do(t, "GET /forecast/outlook?basis=share", nil).problem(t, 422, "outlook.share")
		owner.do(t, "GET /forecast/rows?cell=later&filter=ownr:me", nil).problem(t, 422, "filter.meaningless")
		for _, what := range []string{"deals", "history", "forecast", "funnel-sheet"} {
			for _, format := range []string{"csv", "xlsx", "json"} {
				owner.do(t, "GET /exports/"+what+"?format="+format, nil).want(t, 200)
			}
		}
		steps := owner.do(t, "POST /conversions", map[string]any{"win": 7, "cumulative": []float64{.05, .1, .3, .6, .65, .7, .9, 1}}).want(t, 200)
		if steps.at(t, "steps").([]any)[0] != 0.5 {
			t.Fatalf("steps are %s", steps.raw)
		}
		owner.do(t, "POST /conversions", map[string]any{"win": 1, "cumulative": []float64{.5, 1}, "steps": []float64{.5, 1}}).problem(t, 422, "chances.both")
		for _, path := range []string{"/forecast?", "/forecast/rows?cell=later&", "/funnel-sheet?"} {
			owner.do(t, "GET "+path+"pipeline="+crm.NewID().String(), nil).problem(t, 404, "pipeline.not_found")
		}
		owner.do(t, "GET /pipelines/"+pipeline+"/board", nil).want(t, 200)
		owner.do(t, "GET /deals?sort=-value", nil).want(t, 200)
		owner.do(t, "GET /search?q=univ", nil).want(t, 200)
	})
}
