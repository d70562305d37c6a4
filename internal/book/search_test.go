package book

import (
	"fmt"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"

	"github.com/google/go-cmp/cmp"
)

func searchBook() *Book {
	b := newBook(testWorkspace)
	c := newColumns(testHead())
	for i, name := range []string{"Норвинд", "Łódź Pumps S.A.", "Zenit"} {
		c.setCompany(&store.BookCompany{ID: testID('c', i), Name: name, Owner: testID('u', i), CreatedAt: crm.Instant(i)})
	}
	c.setContact(&store.BookContact{ID: testID('k', 0), Company: testID('c', 0), Name: "Ёлкин Пётр", Email: "p.elkin@norwind.test", Phone: "+7 (495) 123-45-67"})
	c.setContact(&store.BookContact{ID: testID('k', 1), Company: testID('c', 2), Name: "Żaneta Pump", Email: "z@zenit.test"})
	for i, name := range []string{"Big pumps", "Pumps", "Pumps for line 2", "Waterpumps", "Pumps for line 3"} {
		d := &store.BookDeal{FieldsJSON: "{}", TagsJSON: "[]"}
		d.ID, d.Number, d.Name, d.Kind, d.Outcome = testID('d', i), int64(1040+i), name, crm.Sale, crm.Open
		d.Pipeline, d.PipelineVersion, d.Stage, d.CreatedAt = testID('p', 0), 2, "s1", crm.Instant(i)
		d.Company, d.Owner = testID('c', i%3), testID('u', i%3)
		c.set(d)
	}
	c.listAll()
	b.cols = c
	return b
}

func TestSearch(t *testing.T) {
	t.Parallel()
	b := searchBook()
	for _, c := range []struct {
		text                       string
		deals, companies, contacts []string
	}{
		{text: ""},
		{text: "  "},
		{text: "pumps", deals: []string{"Pumps", "Pumps for line 3", "Pumps for line 2", "Big pumps", "Waterpumps"}, companies: []string{"Łódź Pumps S.A."}},
		{text: "PUMPS  line", deals: []string{"Pumps for line 3", "Pumps for line 2"}},
		{text: "згьзы", deals: []string{"Pumps", "Pumps for line 3", "Pumps for line 2", "Big pumps", "Waterpumps"}, companies: []string{"Łódź Pumps S.A."}},
		{text: "yjhdbyl", deals: []string{"Waterpumps", "Big pumps"}, companies: []string{"Норвинд"}},
		{text: "норвинд big", deals: []string{"Big pumps"}},
		{text: "lodz", deals: []string{"Pumps for line 3", "Pumps"}, companies: []string{"Łódź Pumps S.A."}},
		{text: "D-1042", deals: []string{"Pumps for line 2"}},
		{text: "в-1042", deals: []string{"Pumps for line 2"}},
		{text: "1042", deals: []string{"Pumps for line 2"}},
		{text: "елкин", contacts: []string{"Ёлкин Пётр"}},
		{text: "пётр ёлкин", contacts: []string{"Ёлкин Пётр"}},
		{text: "elkin@nor", contacts: []string{"Ёлкин Пётр"}},
		{text: "123 45 67", contacts: []string{"Ёлкин Пётр"}},
		{text: "zaneta", contacts: []string{"Żaneta Pump"}},
		{text: "nothing at all"},
	} {
		got := b.Search(everybody(), c.text, 10)
		deals, companies, contacts := []string(nil), []string(nil), []string(nil)
		for _, d := range got.Deals {
			deals = append(deals, d.Name)
		}
		for _, x := range got.Companies {
			companies = append(companies, x.Name)
		}
		for _, x := range got.Contacts {
			contacts = append(contacts, x.Name)
		}
		if diff := cmp.Diff([][]string{c.deals, c.companies, c.contacts}, [][]string{deals, companies, contacts}); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}

func TestSearchKeepsToItsLimitAndToWhatIsVisible(t *testing.T) {
	t.Parallel()
	b := searchBook()
	if got := b.Search(everybody(), "pumps", 2).Deals; len(got) != 2 || got[0].Name != "Pumps" || got[1].Name != "Pumps for line 3" {
		t.Errorf("the best two: %v", got)
	}
	got := b.Search(seller(1), "pump", 10)
	if len(got.Deals) != 2 || len(got.Companies) != 1 || len(got.Contacts) != 0 {
		t.Errorf("a seller found %+v", got)
	}
	if got := b.Search(seller(0), "d-1042", 10); len(got.Deals) != 0 {
		t.Errorf("a seller found somebody else's deal by its number: %+v", got.Deals)
	}
}

func TestCardsInColumnsAreSharedOutFairly(t *testing.T) {
	t.Parallel()
	rows := func(n int) []uint32 { return make([]uint32, n) }
	for _, c := range []struct{ share, n, sizeA, sizeB, limit int }{
		{10, 3, 1, 2, 10}, {5, 8, 3, 50, 8}, {4, 8, 40, 50, 8}, {0, 0, 5, 5, 1}, {10, 0, 0, 0, 10},
	} {
		share, n := fairShare([][]uint32{rows(c.sizeA), rows(c.sizeB)}, c.limit)
		if share != c.share || n != c.n {
			t.Errorf("%d and %d rows, at most %d: share %d of %d rows, want %d of %d", c.sizeA, c.sizeB, c.limit, share, n, c.share, c.n)
		}
	}
}

func TestReplacedTextsAreThrownOut(t *testing.T) {
	t.Parallel()
	b := testBook(200, 3, 5)
	c := b.cols
	for round := range 50 {
		d := testDeal(0, 3, 5)
		for n := range 200 {
			d.ID = testID('d', n)
			d.Name = fmt.Sprintf("%d %s", round, strings.Repeat("Long ", 100))
			c.apply(&news{touched: &store.BookChanges{Deals: []crm.ID{d.ID}}, deals: []store.BookDeal{*d}})
		}
	}
	if len(c.bytes) > 3<<20 {
		t.Errorf("200 deals hold %d bytes of texts after many changes", len(c.bytes))
	}
}
