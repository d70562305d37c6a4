package api

import (
	"fmt"
	"strings"
	"testing"
)

// A manager writes a template, whoever works on a deal makes a document from it,
// and whoever does not see amounts makes none that writes one.
func TestADocumentIsMadeFromATemplate(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		owner := w.founded(t)
		seller := w.joined(t, owner, "sel@example.com", map[string]any{"sees": "all"})
		expert := w.joined(t, owner, "egor@example.com", map[string]any{"roles": []string{"expert"}, "sees": "all"})
		guide := seller.do(t, "GET /document-templates/guide", nil).want(t, 200)
		starts, _ := guide.at(t, "starts").([]any)
		if len(starts) != 12 || !strings.Contains(guide.raw, `"key":"company.tax_id"`) {
			t.Errorf("ready texts in three languages, got %d", len(starts))
		}
		for _, start := range starts {
			owner.do(t, "POST /document-templates", start).want(t, 200)
		}
		draft := map[string]any{"name": "Order", "kind": "contract", "language": "en", "body": "# {deal.name}\nFor {company.name}: {deal.value}\n{signatures}"}
		seller.do(t, "POST /document-templates", draft).problem(t, 403, "role.not_allowed")
		made := owner.do(t, "POST /document-templates", draft).want(t, 200)
		id := made.text(t, "id")

		deal := owner.do(t, "POST /deals", map[string]any{"name": "Pumps", "company_name": "Northwind"}).want(t, 200)
		make := func(c *client, tag string) *reply {
			return c.do(t, "POST /deals/"+deal.text(t, "id")+"/documents/from-template", map[string]any{"template_id": id}, "If-Match", tag)
		}
		tag := func() string { return w.tagOf(t, owner, deal.body["id"]) }
		expert.do(t, "GET /document-templates", nil).want(t, 200)
		make(expert, tag()).problem(t, 403, "document_template.amounts")
		if told := make(seller, tag()).problem(t, 422, "document_template.empty_deal"); !strings.Contains(told.raw, "Value of the deal") {
			t.Errorf("the field is named: %s", told.raw)
		}
		owner.do(t, "PATCH /deals/"+deal.text(t, "id"), map[string]any{"value": 720000}, "If-Match", tag()).want(t, 200)
		make(seller, `"1"`).problem(t, 412, "stale")
		make(seller, tag()).want(t, 200)
		list := seller.do(t, "GET /deals/"+deal.text(t, "id")+"/documents", nil).want(t, 200)
		if !strings.Contains(list.raw, "From the template “Order”, version 1") {
			t.Errorf("the step names the template: %s", list.raw)
		}
		document, _ := list.items(t)[0].(map[string]any)
		steps, _ := document["steps"].([]any)
		step, _ := steps[0].(map[string]any)
		file, _ := step["file"].(map[string]any)
		if pdf := seller.do(t, fmt.Sprintf("GET /files/%s", file["id"]), nil).want(t, 200); !strings.HasPrefix(pdf.raw, "%PDF-") {
			t.Errorf("%.40q", pdf.raw)
		}

		draft["archived"] = true
		owner.do(t, "PUT /document-templates/"+id, draft, "If-Match", made.Header.Get("ETag")).want(t, 200)
		make(seller, tag()).problem(t, 409, "document_template.archived")
		if sheet := owner.do(t, "GET /exports/document-templates", nil).want(t, 200); !strings.Contains(sheet.raw, "Order,contract,en,2,yes") {
			t.Errorf("%.300s", sheet.raw)
		}
	})
}
