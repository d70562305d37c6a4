package book

import (
	"slices"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"

	"github.com/google/go-cmp/cmp"
)

func TestParseFilter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want Filter
	}{
		{"", nil},
		{" , ,", nil},
		{"owner:me,stage:3..5,amount:>100000", Filter{{"owner", []string{"me"}}, {"stage", []string{"3..5"}}, {"amount", []string{">100000"}}}},
		{" Outcome : open | won ", Filter{{"outcome", []string{"open", "won"}}}},
		{`company:"Smith, Sons | Co"`, Filter{{"company", []string{"Smith, Sons | Co"}}}},
		{`"owner:me"`, Filter{{"", []string{"owner:me"}}}},
		{`say ""hi""`, Filter{{"", []string{"say hi"}}}},
		{`"say ""hi"""`, Filter{{"", []string{`say "hi"`}}}},
		{"12:30", Filter{{"", []string{"12:30"}}}},
		{"next:", Filter{{"next", nil}}},
		{`"never closed,x`, Filter{{"", []string{"never closed,x"}}}},
	} {
		if diff := cmp.Diff(c.want, ParseFilter(c.text)); diff != "" {
			t.Errorf("ParseFilter(%q): %s", c.text, diff)
		}
	}
}

func FuzzFilter(f *testing.F) {
	for _, text := range []string{
		"owner:me,stage:3..5,amount:>100000,next:none,age:>30,outcome:open,tag:x,source:web", `company:"a, b",close:2026-11..2026-12`,
		"text words,cf.need:line 3", `"""`, "cf.:x", "amount:>1e99,close:2026-q4,age:..,stage:>", "owner:|,|:,::", "\x00\xff,tag:\x00", "d-1042",
		"close:9999..0000,created:<2026,debts:>=-1,waiting:yes,cf.size:>1..2",
	} {
		f.Add(text)
	}
	book := testBook(20, 3, 4)
	f.Fuzz(func(t *testing.T, text string) {
		parsed := ParseFilter(text)
		if diff := cmp.Diff(parsed, ParseFilter(parsed.String())); diff != "" {
			t.Fatalf("%q was written %q: %s", text, parsed.String(), diff)
		}
		list, err := book.List(everybody(), ListOrder{Filter: parsed, Limit: 50, Now: noon})
		if err != nil {
			t.Fatal(err)
		}
		if len(list.IDs) != list.Total.Deals {
			t.Fatalf("%q: %d deals, counted %d", text, len(list.IDs), list.Total.Deals)
		}
	})
}

func TestWhatMeansNothingIsSaidToBeIgnored(t *testing.T) {
	t.Parallel()
	book := testBook(10, 3, 4)
	list, err := book.List(everybody(), ListOrder{Filter: ParseFilter(`foo:bar,age:>p80,owner:nobody,stage:Nowhere,next:,outcome:maybe,amount:>lots,kind:x,"a:b"`), Limit: 5, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"foo:bar", "age:>p80", "owner:nobody", "stage:Nowhere", "next:", "outcome:maybe", "amount:>lots", "kind:x"}
	if diff := cmp.Diff(want, list.Ignored); diff != "" {
		t.Error(diff)
	}
}

// TestFilterMeaning asks which of five deals a filter lets through.
func TestFilterMeaning(t *testing.T) {
	t.Parallel()
	book := filterBook()
	for _, c := range []struct {
		filter string
		want   []int64
	}{
		{"", []int64{1, 2, 3, 4, 5}},
		{"owner:me", []int64{1}},
		{"owner:me|none", []int64{1, 3}},
		{"owner:anna", []int64{1}},
		{"owner:иван", []int64{2}},
		{"stage:4", []int64{1}},
		{"stage:s4|s11", []int64{1, 4}},
		{"stage:Этап 4", []int64{1}},
		{"pipeline:services", []int64{3}},
		{"amount:>100000", []int64{2}},
		{"amount:>100k", []int64{2}},
		{"amount:100000", []int64{1}},
		{"amount:431000", []int64{2}},
		{"amount:none", []int64{3}},
		{"amount:..0.1m", []int64{1, 5}},
		{"next:none", []int64{2, 3, 4, 5}},
		{"next:overdue", []int64{1}},
		{"next:2026-11-21", []int64{1}},
		{"waiting:yes", []int64{4}},
		{"outcome:won|lost", []int64{4, 5}},
		{"outcome:active", []int64{1, 2, 3, 4}},
		{"closed:2026-11", []int64{4, 5}},
		{"closed:2026-11-22", []int64{4}},
		{"tag:vip", []int64{2}},
		{"tag:none,owner:me", []int64{1}},
		{"tag:zażółć", []int64{2}},
		{"source:WEB", []int64{1}},
		{"source:none", []int64{2, 3, 4, 5}},
		{"currency:eur", []int64{2}},
		{"company:nor", []int64{1, 2}},
		{"company:yjh", []int64{3}},
		{"close:2026-11..2026-12", []int64{1, 2}},
		{"close:2026-q4", []int64{1, 2}},
		{"close:2027", []int64{3}},
		{"close:>2026-11", []int64{2, 3}},
		{"close:overdue", []int64{1}},
		{"close:none", []int64{4, 5}},
		{"age:>30", []int64{5}},
		{"age:<=0d", []int64{1, 2, 3, 4}},
		{"debts:>0", []int64{2}},
		{"norwind pumps", []int64{1}},
		{"d-2", []int64{2}},
		{`"pumps, big"`, nil},
		{"cf.need:steel", []int64{1}},
		{"cf.need:none", []int64{2, 3, 4, 5}},
		{"cf.urgent:yes", []int64{1}},
		{"cf.budget:>=2500", []int64{2}},
		{"cf.budget:<2500", nil},
		{"cf.due:2026-12", []int64{3}},
		{"cf.size:7..9", []int64{4}},
		{`cf.note:"say ""x"""`, []int64{4}},
	} {
		var got []int64
		list, err := book.List(everybody(), ListOrder{Filter: ParseFilter(c.filter), Sort: "number", Limit: 10, Now: noon})
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range list.IDs {
			got = append(got, book.cols.number[book.cols.row[id]])
		}
		if !slices.Equal(got, c.want) || len(list.Ignored) > 0 {
			t.Errorf("%q: deals %d, want %d; ignored %q", c.filter, got, c.want, list.Ignored)
		}
	}
}

func filterBook() *Book {
	b := newBook(testWorkspace)
	c := newColumns(testHead())
	c.setCompany(&store.BookCompany{ID: testID('c', 0), Name: "Norwind"})
	c.setCompany(&store.BookCompany{ID: testID('c', 1), Name: "Нория"})
	add := func(n int, d store.BookDeal) {
		d.ID, d.Number, d.Kind, d.Category = testID('d', n), int64(n), crm.Sale, crm.CategoryPipeline
		if d.Pipeline.IsZero() {
			d.Pipeline, d.PipelineVersion = testID('p', 0), 2
		}
		if d.Outcome == "" {
			d.Outcome = crm.Open
		}
		if d.StageSince == 0 {
			d.StageSince = crm.InstantOf(noon)
		}
		c.set(&d)
	}
	value := func(v int64) *int64 { return &v }
	add(1, store.BookDeal{FieldsJSON: `{"need":"Stainless STEEL","urgent":true}`, TagsJSON: "[]", Deal: crm.Deal{
		Name: "Pumps", Company: testID('c', 0), Owner: testID('u', 0), Stage: "s4", Value: value(10_000_000), Currency: "PLN", Source: "web",
		ExpectedClose: "2026-11-20", NextStep: &crm.NextStep{Task: testID('t', 1), DueOn: "2026-11-21"},
	}})
	add(2, store.BookDeal{FieldsJSON: `{"budget":{"currency":"EUR","minor":250000}}`, TagsJSON: `["VIP","Zażółć"]`, Deal: crm.Deal{
		Name: "Valve", Company: testID('c', 0), Owner: testID('u', 1), Stage: "s1", Value: value(10_000_000), Currency: "EUR", ExpectedClose: "2026-12-31", Debts: 2,
	}})
	add(3, store.BookDeal{FieldsJSON: `{"due":"2026-12-05"}`, TagsJSON: "[]", Deal: crm.Deal{
		Name: "Audit", Company: testID('c', 1), Pipeline: testID('p', 1), PipelineVersion: 1, Stage: "s2", Currency: "PLN", ExpectedClose: "2027-02-01",
	}})
	add(4, store.BookDeal{FieldsJSON: `{"size":8,"note":"say \"x\" now"}`, TagsJSON: "[]", Deal: crm.Deal{
		Name: "Won", Owner: testID('u', 2), Stage: "s11", PipelineVersion: 1, Pipeline: testID('p', 0), Value: value(5), Currency: "USD",
		Outcome: crm.Won, ClosedAt: crm.InstantOf(noon), WaitingUntil: "2026-12-01",
	}})
	add(5, store.BookDeal{FieldsJSON: "{}", TagsJSON: "[]", Deal: crm.Deal{
		Name: "Lost", Owner: testID('u', 2), Stage: "s2", Value: value(100), Currency: "PLN", Outcome: crm.Lost,
		ClosedAt: crm.InstantOf(noon) - 3*dayMillis, StageSince: crm.InstantOf(noon) - 40*dayMillis,
	}})
	c.listAll()
	b.cols = c
	b.rev.Store(1)
	return b
}
