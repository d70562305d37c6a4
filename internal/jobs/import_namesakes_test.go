package jobs_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Two clients of one name, or two products, are never taken for each other: a row
// keeps the one that its record has, and is refused where nobody can know.
func TestNamesakesStayApart(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		ctx := t.Context()
		second := map[string]crm.ID{}
		for range 2 {
			c, err := s.CreateCompany(ctx, d.Owner, map[string]any{"name": "Twin Ltd"})
			d.must(err)
			p, err := s.CreateProduct(ctx, d.Owner, crm.Product{Name: "Audit", Currency: "EUR"})
			d.must(err)
			second["company"], second["product"] = c.ID, p.ID
		}
		deal, err := s.CreateDeal(ctx, d.Owner, crm.DealDraft{Name: "Portal", Company: second["company"], Set: map[string]any{"product_id": second["product"].String()}})
		d.must(err)
		person, err := s.CreateContact(ctx, d.Owner, map[string]any{"name": "Ada", "email": "ada@twin.test", "company_id": second["company"].String()})
		d.must(err)

		im := d.imported(d.Owner, crm.ImportPlan{},
			csvFile("deals.csv", "deal,name,company,product,segment\n"+deal.Label()+",Portal,twin ltd,Audit,big\n,Shop,Twin Ltd,,\n,Shop,,audit,\n"),
			csvFile("contacts.csv", "name,email,company,phone\nAda,ada@twin.test,Twin Ltd,111\nBob,bob@twin.test,Twin Ltd,222\n"),
			csvFile("companies.csv", "name,industry,parent\nTwin Ltd,ports,\nBirch,saws,Twin Ltd\n"),
			csvFile("products.csv", "name,price,currency\nAudit,5,EUR\n"))
		if n := im.Counts; n.Updated != 2 || n.Created != 0 || n.Bad != 6 {
			t.Errorf("%s\n%s", counts(im), problems(d.bad(im)))
		}
		list, err := s.Deals(ctx, d.Owner, []crm.ID{deal.ID})
		d.must(err)
		if got := list[0]; got.Company != second["company"] || got.Product != second["product"] || got.Segment != "big" {
			t.Errorf("the deal went to %s and %s, segment %q", got.Company, got.Product, got.Segment)
		}
		now, err := s.Contact(ctx, d.Owner, person.ID)
		d.must(err)
		if now.Company != second["company"] || now.Phone != "111" {
			t.Errorf("the contact went to %s", now.Company)
		}
	})
}
