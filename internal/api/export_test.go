package api

import (
	"archive/zip"
	"io"
	"slices"
	"strings"
	"testing"
)

// Every kind of file can be had, and all of them together; nobody finds in a file
// what their role hides from them.
func TestEverythingCanBeHadAsFiles(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		owner := w.founded(t)
		viewer := w.joined(t, owner, "vito@example.com", map[string]any{"roles": []string{"viewer"}, "sees": "all"})
		group := owner.do(t, "POST /companies", map[string]any{"name": "Harbour Group"}).want(t, 200).text(t, "id")
		company := owner.do(t, "POST /companies", map[string]any{"name": "Northwind", "industry": "Trade", "credit_days": 14, "parent_id": group}).want(t, 200).text(t, "id")
		owner.do(t, "POST /contacts", map[string]any{"name": "Anna Reed", "email": "anna@example.com", "company_id": company}).want(t, 200)
		owner.do(t, "POST /products", map[string]any{"name": "Day of design", "price": 98765, "currency": "EUR"}).want(t, 200)
		deal := owner.do(t, "POST /deals", map[string]any{"name": "Pumps", "company_id": company, "set": map[string]any{"value": 720000}}).want(t, 200)
		plan := map[string]any{"milestones": []map[string]any{{"kind": "prepayment", "share": 3000}, {"kind": "acceptance", "share": 7000}}}
		owner.do(t, "PUT /deals/"+deal.text(t, "id")+"/plan", plan, "If-Match", deal.Header.Get("ETag")).want(t, 200)

		owner.do(t, "POST /companies/"+company+"/divisions", map[string]any{"name": "Logistics"}).want(t, 200)
		owner.do(t, "POST /companies/"+company+"/changes", map[string]any{"kind": "merger", "day": "2026-11-02", "note": "With Southwind"}).want(t, 200)
		owner.do(t, "PUT /deals/"+deal.text(t, "id")+"/figures", map[string]any{"figures": []map[string]any{{"name": "Orders a day", "before": "40", "after": "55", "source": "Their own count"}}}, "If-Match", w.tagOf(t, owner, deal.text(t, "id"))).want(t, 200)
		files := packed(t, owner.do(t, "GET /exports/everything", nil).want(t, 200).raw)
		for _, what := range Exports() {
			if what == everything {
				continue
			}
			alone := owner.do(t, "GET /exports/"+what, nil).want(t, 200).raw
			if files[what+".csv"] != alone {
				t.Errorf("%s is packed as\n%s\nand is\n%s", what, files[what+".csv"], alone)
			}
		}
		for what, row := range map[string]string{
			"companies": "Northwind,,Trade,,14,", "contacts": "Anna Reed,Northwind,,anna@example.com", "products": "Day of design,,,987.65,EUR",
			"plans": "prepayment,,,30.00,2160.00", "renewals": "card,name,company", "divisions": "Northwind,Logistics,", "client-changes": "Northwind,merger,2026-11-02,With Southwind,", "card-links": "card,client,link", "results": "figure,Orders a day,40,55,,Their own count",
		} {
			if !strings.Contains(files[what+".csv"], row) {
				t.Errorf("no %q among the %s:\n%s", row, what, files[what+".csv"])
			}
		}
		seen := packed(t, viewer.do(t, "GET /exports/everything", nil).want(t, 200).raw)
		if told := seen["plans.csv"]; strings.Contains(told, "2160") || strings.Contains(told, "0.00") || !strings.Contains(told, "prepayment") {
			t.Errorf("a viewer is told of the plan:\n%s", told)
		}
		if _, ok := seen["costs.csv"]; ok {
			t.Error("a viewer is given the costs")
		}
		for _, format := range []string{"xlsx", "json"} {
			if n := len(packed(t, owner.do(t, "GET /exports/everything?format="+format, nil).want(t, 200).raw)); n != len(Exports())-1 {
				t.Errorf("%d files as %s", n, format)
			}
		}
	})
}

func packed(t *testing.T, raw string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
		if !slices.Contains(Exports(), strings.Split(f.Name, ".")[0]) {
			t.Errorf("%s is no export", f.Name)
		}
	}
	return files
}
