package book

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/store"

	"pgregory.net/rapid"
)

// model is a workspace as the database would hold it.
type model struct {
	deals     map[int]store.BookDeal
	companies map[int]store.BookCompany
	on        crm.Date // day of the exchange rates
}

func (m *model) fresh() *Book {
	b := newBook(testWorkspace)
	c := newColumns(testHead())
	for _, n := range slices.Sorted(maps.Keys(m.companies)) {
		company := m.companies[n]
		c.setCompany(&company)
	}
	for _, n := range slices.Sorted(maps.Keys(m.deals)) {
		d := m.deals[n]
		c.set(&d)
	}
	c.listAll()
	b.cols = c
	b.rev.Store(1)
	return b
}

func drawDeal(t *rapid.T, n int) store.BookDeal {
	d := store.BookDeal{
		FieldsJSON: rapid.SampledFrom([]string{"{}", `{"need":"Line 3"}`, `{"size": 12, "note":"a \"need\": b"}`}).Draw(t, "fields"),
		TagsJSON:   rapid.SampledFrom([]string{"[]", `["VIP"]`, `["vip","ąę"]`}).Draw(t, "tags"),
	}
	d.ID, d.Number, d.Version, d.Kind = testID('d', n), int64(n+1), 1, crm.Sale
	d.Name = rapid.SampledFrom([]string{"Pumps", "pumps 2", "Łódź", "Ёлка", "еноты", ""}).Draw(t, "name")
	if company := rapid.IntRange(0, 3).Draw(t, "company"); company > 0 {
		d.Company = testID('c', company)
	}
	if owner := rapid.IntRange(0, 3).Draw(t, "owner"); owner > 0 {
		d.Owner = testID('u', owner)
	}
	for _, user := range rapid.SliceOfNDistinct(rapid.IntRange(1, 3), 0, 2, rapid.ID[int]).Draw(t, "performers") {
		d.Performers = append(d.Performers, testID('u', user))
	}
	if user := rapid.IntRange(0, 6).Draw(t, "handed to"); user > 0 && user < 4 {
		d.Receiver = testID('u', user)
	} else if user > 4 {
		d.OfferedTo = testID('u', user-4)
	}
	where := rapid.SampledFrom([]placeKey{{testID('p', 0), 1, "s4"}, {testID('p', 0), 1, "s11"}, {testID('p', 0), 2, "s1"}, {testID('p', 0), 2, "s4"}, {testID('p', 1), 1, "s2"}}).Draw(t, "where")
	d.Pipeline, d.PipelineVersion, d.Stage = where.pipeline, where.version, where.stage
	d.Rank = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "rank")
	if rapid.Bool().Draw(t, "valued") {
		value := rapid.Int64Range(0, 1e9).Draw(t, "value")
		d.Value = &value
	}
	d.Currency = rapid.SampledFrom([]crm.Currency{"PLN", "EUR", "USD", "JPY"}).Draw(t, "currency")
	d.ExpectedClose = rapid.SampledFrom([]crm.Date{"", "2026-11-01", "2026-11-30", "2027-01-15"}).Draw(t, "close")
	d.Outcome = rapid.SampledFrom([]crm.Outcome{crm.Open, crm.Open, crm.Won, crm.Lost, crm.Disqualified}).Draw(t, "outcome")
	if d.Outcome != crm.Open {
		d.ClosedAt = crm.InstantOf(noon)
		d.EndDate = rapid.SampledFrom([]crm.Date{"", "2026-11-20"}).Draw(t, "end")
	}
	d.Category = crm.CategoryPipeline
	d.StageSince = crm.InstantOf(noon) - crm.Instant(rapid.IntRange(0, 60).Draw(t, "age")*dayMillis)
	d.CreatedAt = crm.Instant(1000 + n%3)
	d.UpdatedAt = d.StageSince
	if rapid.Bool().Draw(t, "step") {
		d.NextStep = &crm.NextStep{Task: testID('t', n), Title: "Call", Kind: crm.TaskCall, DueOn: "2026-11-21"}
	}
	return d
}

func drawCompany(t *rapid.T, n int) store.BookCompany {
	return store.BookCompany{
		ID: testID('c', n), Name: rapid.SampledFrom([]string{"Norwind", "Нория", "Zenit S.A."}).Draw(t, "company name"),
		Owner: testID('u', 1+n%3), Deleted: rapid.Bool().Draw(t, "deleted"),
	}
}

// change makes a few random changes and gives what a catch-up would read.
func (m *model) change(t *rapid.T) *news {
	n := &news{touched: &store.BookChanges{}}
	for _, k := range rapid.SliceOfNDistinct(rapid.IntRange(0, 12), 1, 4, rapid.ID[int]).Draw(t, "deals") {
		n.touched.Deals = append(n.touched.Deals, testID('d', k))
		if rapid.IntRange(0, 4).Draw(t, "what") == 0 {
			delete(m.deals, k)
			continue
		}
		d := drawDeal(t, k)
		m.deals[k] = d
		n.deals = append(n.deals, d)
	}
	if rapid.Bool().Draw(t, "rename") {
		k := rapid.IntRange(1, 3).Draw(t, "company")
		m.companies[k] = drawCompany(t, k)
		n.companies = append(n.companies, m.companies[k])
	}
	return n
}

var testActors = map[string]crm.Actor{
	"all":     {Workspace: testWorkspace, User: testID('u', 1), Sees: crm.SeesAll},
	"team":    {Workspace: testWorkspace, User: testID('u', 1), Sees: crm.SeesTeam, Team: []crm.ID{testID('u', 1), testID('u', 2)}},
	"own":     {Workspace: testWorkspace, User: testID('u', 1), Sees: crm.SeesOwn},
	"foreign": {Workspace: testWorkspace + 1, User: testID('u', 1), Sees: crm.SeesAll},
}

// testFilters are filters with what they mean, said a second time.
var testFilters = map[string]func(m *model, by crm.Actor, d *store.BookDeal) bool{
	"":              func(*model, crm.Actor, *store.BookDeal) bool { return true },
	"owner:me":      func(_ *model, by crm.Actor, d *store.BookDeal) bool { return d.Owner == by.User },
	"handover:open": func(_ *model, _ crm.Actor, d *store.BookDeal) bool { return !d.OfferedTo.IsZero() },
	"handover:me":   func(_ *model, by crm.Actor, d *store.BookDeal) bool { return d.OfferedTo == by.User },
	"handover:done": func(_ *model, _ crm.Actor, d *store.BookDeal) bool { return d.Answers() != d.Owner },
	"stage:1..3|s11": func(_ *model, _ crm.Actor, d *store.BookDeal) bool {
		return d.Stage == "s1" || d.Stage == "s2" || d.Stage == "s11"
	},
	"amount:>=2k": func(m *model, _ crm.Actor, d *store.BookDeal) bool {
		v, ok := naiveValue(d, m.on)
		return ok && v >= 200_000
	},
	"amount:none,next:none": func(_ *model, _ crm.Actor, d *store.BookDeal) bool { return d.Value == nil && d.NextStep == nil },
	"age:>30": func(_ *model, _ crm.Actor, d *store.BookDeal) bool {
		return noon.Sub(d.StageSince.Time()).Hours() >= 31*24
	},
	"tag:vip": func(_ *model, _ crm.Actor, d *store.BookDeal) bool { return d.TagsJSON != "[]" },
	"close:2026-11,outcome:open": func(_ *model, _ crm.Actor, d *store.BookDeal) bool {
		return strings.HasPrefix(string(d.ExpectedClose), "2026-11") && d.Outcome == crm.Open
	},
	"cf.need:line": func(_ *model, _ crm.Actor, d *store.BookDeal) bool { return strings.Contains(d.FieldsJSON, "Line") },
	"cf.size:>10":  func(_ *model, _ crm.Actor, d *store.BookDeal) bool { return strings.Contains(d.FieldsJSON, "size") },
	"pumps yjhb": func(m *model, _ crm.Actor, d *store.BookDeal) bool {
		return strings.Contains(crm.Fold(d.Name), "pumps") && m.companyName(d) == "Нория"
	},
}

func (m *model) companyName(d *store.BookDeal) string {
	for _, c := range m.companies {
		if c.ID == d.Company {
			return c.Name
		}
	}
	return ""
}

func naiveValue(d *store.BookDeal, on crm.Date) (int64, bool) {
	if d.Value == nil {
		return 0, false
	}
	if d.Currency == "PLN" {
		return *d.Value, true
	}
	r, ok := crm.RateOn(testHead().Rates, d.Currency, on)
	if !ok {
		return *d.Value, false
	}
	v, err := r.Convert(*d.Value, "PLN")
	return v, err == nil
}

// naiveWeighted asks package insight about one deal.
func naiveWeighted(d *store.BookDeal, value int64) int64 {
	h := newHead(testHead())
	p := h.placed(d.Pipeline, d.PipelineVersion, d.Stage)
	if now, ok := h.pipeline(d.Pipeline); ok && p.Now >= 0 { // the chance of today, whenever the deal came
		p = h.placed(d.Pipeline, now.Version, d.Stage)
	}
	outcome, _ := insight.OutcomeOf(d.Outcome)
	if outcome != insight.Open && outcome != insight.Won {
		return 0
	}
	one := insight.Deals{
		Stages: []insight.Stage{{Percent: p.Percent}}, Stage: []int32{0}, Worth: []insight.Worth{insight.Valued}, Value: []int64{value},
		Own: []float64{insight.NoPercent}, Close: []insight.Day{0}, Closed: []insight.Day{0}, Outcome: []insight.Outcome{outcome},
		Finished: []bool{d.EndDate != ""}, Category: []insight.Category{0}, CreditDays: []int32{0},
	}
	sums, err := one.Amounts([]int32{0})
	if err != nil {
		panic(err)
	}
	if p.Basis == crm.Share {
		return sums[0].Share
	}
	return sums[0].Weighted
}

func naiveSum(deals []store.BookDeal, on crm.Date) Sum {
	s := Sum{Apart: []Apart{}}
	for i := range deals {
		d := &deals[i]
		s.Deals++
		if d.Value == nil {
			s.WithoutValue++
			continue
		}
		v, ok := naiveValue(d, on)
		if !ok {
			s.add(&Sum{Apart: []Apart{{d.Currency, 1, v, naiveWeighted(d, v)}}})
			continue
		}
		s.Value += v
		s.Weighted += naiveWeighted(d, v)
	}
	return s
}

// seen gives the deals that an actor sees and that meet a filter, by number.
func (m *model) seen(by crm.Actor, filter string) []store.BookDeal {
	var out []store.BookDeal
	for _, n := range slices.Sorted(maps.Keys(m.deals)) {
		d := m.deals[n]
		if by.Workspace == testWorkspace && by.SeesDeal(&d.Deal) && testFilters[filter](m, by, &d) {
			out = append(out, d)
		}
	}
	return out
}

func asJSON(t interface{ Fatal(...any) }, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestChangesGiveWhatAFreshLoadAndPlainSlicesGive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := &model{deals: map[int]store.BookDeal{}, companies: map[int]store.BookCompany{}}
		for n := 1; n <= 3; n++ {
			m.companies[n] = drawCompany(t, n)
		}
		book := m.fresh()
		for range rapid.IntRange(1, 5).Draw(t, "rounds") {
			book.cols.apply(m.change(t))
			if rapid.IntRange(0, 9).Draw(t, "pack") == 0 {
				book.cols.pack(book.cols.eachSpan)
			}
		}
		fresh := m.fresh()
		asOf := rapid.SampledFrom([]crm.Date{"", "2026-02-01", "2025-01-01"}).Draw(t, "as of")
		if m.on = asOf; asOf == "" {
			m.on = "2026-11-22"
		}
		filter := rapid.SampledFrom(slices.Sorted(maps.Keys(testFilters))).Draw(t, "filter")
		for _, name := range slices.Sorted(maps.Keys(testActors)) {
			by := testActors[name]
			if a, b := answers(t, book, by, filter, asOf), answers(t, fresh, by, filter, asOf); a != b {
				t.Fatalf("%s, %q: followed\n%s\nfresh\n%s", name, filter, a, b)
			}
			checkBoard(t, m, book, by, filter, asOf)
			checkList(t, m, book, by, filter, asOf)
		}
	})
}

// answers is everything that a book says to an actor.
func answers(t *rapid.T, b *Book, by crm.Actor, filter string, asOf crm.Date) string {
	f := ParseFilter(filter)
	var out strings.Builder
	for n := range 2 {
		for _, columns := range []bool{false, true} {
			board, err := b.Board(by, BoardOrder{Pipeline: testID('p', n), Filter: f, Cards: 3, Columns: columns, AsOf: asOf, Now: noon})
			out.WriteString(asJSON(t, board) + fmt.Sprint(err) + "\n")
		}
	}
	for _, sort := range []string{"", "name", "-value", "stage", "next_due"} {
		list, err := b.List(by, ListOrder{Filter: f, Sort: sort, Limit: 4, AsOf: asOf, Now: noon})
		out.WriteString(asJSON(t, list) + fmt.Sprint(err) + "\n")
	}
	for _, text := range []string{"pum", "нор", "yjh", "d-3"} {
		out.WriteString(asJSON(t, b.Search(by, text, 3)) + "\n")
	}
	return out.String()
}

func checkBoard(t *rapid.T, m *model, b *Book, by crm.Actor, filter string, asOf crm.Date) {
	pipeline := testID('p', 0)
	got, err := b.Board(by, BoardOrder{Pipeline: pipeline, Filter: ParseFilter(filter), Cards: 100, AsOf: asOf, Now: noon})
	if err != nil {
		if by.Workspace == testWorkspace {
			t.Fatal(err)
		}
		return
	}
	var total []store.BookDeal
	for _, stage := range got.Stages {
		in := slices.DeleteFunc(m.seen(by, filter), func(d store.BookDeal) bool {
			return d.Pipeline != pipeline || d.Stage != stage.Key || !d.Active()
		})
		if want := naiveSum(in, got.AsOf); asJSON(t, stage.Sum) != asJSON(t, want) {
			t.Fatalf("stage %s of %q: %+v, want %+v", stage.Key, filter, stage.Sum, want)
		}
		slices.SortFunc(in, func(a, b store.BookDeal) int {
			return cmpOr(strings.Compare(a.Rank, b.Rank), bytes.Compare(a.ID[:], b.ID[:]))
		})
		if len(stage.Cards) != len(in) {
			t.Fatalf("stage %s of %q: %d cards, want %d", stage.Key, filter, len(stage.Cards), len(in))
		}
		for i, card := range stage.Cards {
			d := &in[i]
			if card.ID != d.ID || card.Name != d.Name || card.CompanyName != m.companyName(d) || card.Rank != d.Rank || asJSON(t, card.NextStep) != asJSON(t, d.NextStep) {
				t.Fatalf("card %d of stage %s: %+v, want %+v", i, stage.Key, card, d)
			}
		}
		total = append(total, in...)
	}
	want := slices.DeleteFunc(m.seen(by, filter), func(d store.BookDeal) bool { return d.Pipeline != pipeline || !d.Active() })
	if len(total) != len(want) || asJSON(t, got.Total) != asJSON(t, naiveSum(want, got.AsOf)) {
		t.Fatalf("board of %q: total %+v over %d deals, want %d", filter, got.Total, len(total), len(want))
	}
}

func checkList(t *rapid.T, m *model, b *Book, by crm.Actor, filter string, asOf crm.Date) {
	order := ListOrder{Filter: ParseFilter(filter), Sort: rapid.SampledFrom([]string{"number", "-number", "name", "-name", "value", "-expected_close", "next_due"}).Draw(t, "sort"), Limit: 2, AsOf: asOf, Now: noon}
	want := m.seen(by, filter)
	var ids []crm.ID
	for {
		page, err := b.List(by, order)
		if err != nil {
			t.Fatal(err)
		}
		if asJSON(t, page.Total) != asJSON(t, naiveSum(want, page.AsOf)) {
			t.Fatalf("list of %q: total %+v, want %+v", filter, page.Total, naiveSum(want, page.AsOf))
		}
		ids = append(ids, page.IDs...)
		if order.Cursor = page.Next; page.Next == "" {
			break
		}
	}
	byID := map[crm.ID]store.BookDeal{}
	for _, d := range want {
		byID[d.ID] = d
	}
	if len(ids) != len(want) {
		t.Fatalf("list of %q by %s: %d deals, want %d", filter, order.Sort, len(ids), len(want))
	}
	for i, id := range ids {
		if _, ok := byID[id]; !ok {
			t.Fatalf("list of %q: deal %s twice, or not visible", filter, id)
		}
		if i > 0 && !inOrder(order.Sort, m.on, byID[ids[i-1]], byID[id]) {
			t.Fatalf("list of %q by %s: %s before %s", filter, order.Sort, asJSON(t, byID[ids[i-1]]), asJSON(t, byID[id]))
		}
	}
	for id := range byID {
		if !slices.Contains(ids, id) {
			t.Fatalf("list of %q: deal %s is missing", filter, id)
		}
	}
}

// inOrder says whether b may follow a.
func inOrder(sort string, on crm.Date, a, b store.BookDeal) bool {
	switch sort {
	case "number":
		return a.Number < b.Number
	case "-number":
		return a.Number > b.Number
	case "name":
		return crm.SortKey(a.Name) <= crm.SortKey(b.Name)
	case "-name":
		return crm.SortKey(a.Name) >= crm.SortKey(b.Name)
	case "-expected_close":
		return b.ExpectedClose == "" || a.ExpectedClose != "" && a.ExpectedClose >= b.ExpectedClose
	case "next_due":
		return b.NextStep == nil || a.NextStep != nil
	}
	x, known := naiveValue(&a, on)
	y, also := naiveValue(&b, on)
	return !also || known && x <= y
}

func cmpOr(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

func TestWhatIsNotVisibleLeavesNoTrace(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := &model{deals: map[int]store.BookDeal{}, companies: map[int]store.BookCompany{}}
		for n := 1; n <= 3; n++ {
			m.companies[n] = drawCompany(t, n)
		}
		m.change(t)
		m.change(t)
		name := rapid.SampledFrom([]string{"team", "own"}).Draw(t, "who")
		by := testActors[name]
		with := m.fresh()
		maps.DeleteFunc(m.deals, func(_ int, d store.BookDeal) bool { return !by.SeesDeal(&d.Deal) })
		without := m.fresh()
		filter := rapid.SampledFrom(slices.Sorted(maps.Keys(testFilters))).Draw(t, "filter")
		if a, b := answers(t, with, by, filter, ""), answers(t, without, by, filter, ""); a != b {
			t.Fatalf("%s, %q: with hidden deals\n%s\nwithout\n%s", name, filter, a, b)
		}
		var x, y Rows
		with.Rows(by, RowsOrder{Now: noon}, &x)
		without.Rows(by, RowsOrder{Now: noon}, &y)
		if a, b := asJSON(t, []any{x.ID, x.Deals, x.Places, x.Rates}), asJSON(t, []any{y.ID, y.Deals, y.Places, y.Rates}); a != b {
			t.Fatalf("%s: rows with hidden deals\n%s\nwithout\n%s", name, a, b)
		}
	})
}
