package crm

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var everyField = []CustomField{
	{Noun: "deal", Key: "need", Kind: FieldText},
	{Noun: "deal", Key: "count", Kind: FieldNumber},
	{Noun: "deal", Key: "budget", Kind: FieldMoney},
	{Noun: "deal", Key: "start", Kind: FieldDate},
	{Noun: "deal", Key: "agreed", Kind: FieldYesNo},
	{Noun: "deal", Key: "sponsor", Kind: FieldPerson},
	{Noun: "deal", Key: "size", Kind: FieldChoice, Choices: []Choice{{Key: "small"}, {Key: "large"}}},
	{Noun: "company", Key: "vat", Kind: FieldText},
}

var settable = []string{
	"name", "source", "segment", "expected_close", "start_date", "value", "currency", "probability", "category", "company_id", "company",
	"owner_id", "owner", "product_id", "product", "performers", "tags", "need", "count", "budget", "start", "agreed", "sponsor", "size",
}

var untouchable = []string{
	"stage", "pipeline", "pipeline_id", "outcome", "pipeline_version", "id", "number", "version", "kind", "rank", "stage_since",
	"closed_at", "end_date", "finisher_id", "starter_id", "waivers", "debts", "import_id", "fields", "next_step", "previous_id", "created_at", "vat", "", "nonsense",
}

func TestSet(t *testing.T) {
	t.Parallel()
	id := NewID()
	cases := []struct {
		field string
		v     any
		code  string // "" is accepted
	}{
		{"name", " Pumps ", ""},
		{"name", "", "field.required"},
		{"name", nil, "field.required"},
		{"name", "\u200b\u2060", "field.required"},
		{"name", 7.0, "field.text"},
		{"name", strings.Repeat("я", longestDealName), ""},
		{"name", strings.Repeat("я", longestDealName+1), "field.too_long"},
		{"name", "a\x00b", "field.text"},
		{"value", 250000.0, ""},
		{"value", nil, ""},
		{"value", 0.0, ""},
		{"value", -1.0, "money.negative"},
		{"value", 1.5, "money.malformed"},
		{"value", "9", "money.malformed"},
		{"value", float64(LargestAmount), ""},
		{"value", 1e16, "money.too_large"},
		{"value", math.NaN(), "money.malformed"},
		{"value", math.Inf(1), "money.too_large"},
		{"value", map[string]any{"minor": 5.0, "currency": "eur"}, ""},
		{"value", map[string]any{"currency": "USD"}, "money.malformed"},
		{"value", map[string]any{}, "money.malformed"},
		{"value", map[string]any{"minor": 5.0, "currency": "XXL"}, "currency.unknown"},
		{"value", []any{5.0}, "money.malformed"},
		{"currency", "usd", ""},
		{"currency", "", "currency.unknown"},
		{"currency", nil, "currency.unknown"},
		{"probability", 100.0, ""},
		{"probability", nil, ""},
		{"probability", 100.1, "probability.range"},
		{"probability", -0.1, "probability.range"},
		{"probability", math.NaN(), "probability.range"},
		{"probability", "50", "probability.range"},
		{"category", "commit", ""},
		{"category", "sure", "category.unknown"},
		{"category", nil, "category.unknown"},
		{"expected_close", "2026-12-31", ""},
		{"expected_close", "", ""},
		{"expected_close", nil, ""},
		{"expected_close", "31.12.2026", "date.malformed"},
		{"expected_close", 2026.0, "date.malformed"},
		{"owner_id", id.String(), ""},
		{"owner_id", nil, "deal.no_owner"},
		{"owner", "", "deal.no_owner"},
		{"owner_id", "me", "id.malformed"},
		{"owner_id", 1.0, "id.malformed"},
		{"performers", []any{id.String()}, ""},
		{"performers", nil, ""},
		{"performers", []any{"me"}, "id.malformed"},
		{"performers", []any{1.0}, "field.list"},
		{"performers", "me", "field.list"},
		{"performers", []any{""}, "id.malformed"},
		{"tags", []any{"hot", "hot", " new "}, ""},
		{"tags", []any{""}, "tags.length"},
		{"tags", []any{strings.Repeat("x", 51)}, "tags.length"},
		{"tags", []any{"a\x00"}, "tags.length"},
		{"tags", map[string]any{}, "field.list"},
		{"count", 4.5, ""},
		{"count", "4", "field.number"},
		{"count", math.Inf(-1), "field.number"},
		{"agreed", true, ""},
		{"agreed", "yes", "field.yes_no"},
		{"size", "large", ""},
		{"size", "huge", "field.choice"},
		{"size", 1.0, "field.choice"},
		{"sponsor", id.String(), ""},
		{"sponsor", "x", "id.malformed"},
		{"budget", map[string]any{"minor": 1.0, "currency": "EUR"}, ""},
		{"budget", 5.0, "field.money"},
		{"budget", map[string]any{"minor": 1.0}, "currency.unknown"},
		{"budget", map[string]any{"currency": "EUR"}, "money.malformed"},
		{"start", "2026-02-29", "date.malformed"},
		{"need", strings.Repeat("x", longestLongText+1), "field.too_long"},
		{"need", nil, ""},
	}
	for _, c := range cases {
		d := dealSince(0)
		err := d.Set(c.field, c.v, everyField)
		var e *Error
		if errors.As(err, &e); (c.code == "") != (err == nil) || err != nil && (e.Code != c.code || len(e.Fields) != 1) {
			t.Errorf("%s = %.60v: got %v, want %q", c.field, c.v, err, c.code)
		}
	}
}

// anyJSON draws whatever a request can hold.
func anyJSON() *rapid.Generator[any] {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "\x00", "2026-12-31", "EUR", "commit", "hot", "large", NewID().String()}))
	leaf := rapid.OneOf(
		rapid.Just[any](nil),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
		rapid.Map(rapid.Float64(), func(n float64) any { return n }),
		rapid.Map(rapid.IntRange(-5, 200), func(n int) any { return float64(n) }),
		rapid.Map(text, func(s string) any { return s }),
	)
	return rapid.OneOf(leaf,
		rapid.Map(rapid.SliceOfN(leaf, 0, 30), func(l []any) any { return l }),
		rapid.Map(rapid.MapOfN(rapid.SampledFrom([]string{"minor", "currency", "x"}), leaf, 0, 3), func(m map[string]any) any { return m }))
}

// Whatever is sent: it is accepted and survives storing, or refused at its
// field with nothing moved.
func TestSetTakesOrRefusesAnything(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := dealSince(time.Hour)
		d.Pipeline, d.PipelineVersion, d.Stage, d.Rank, d.Number = NewID(), 2, "offer", "i", 7
		fixed := *d
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			field := rapid.SampledFrom(append(append([]string{}, settable...), untouchable...)).Draw(t, "field")
			err := d.Set(field, anyJSON().Draw(t, "value"), everyField)
			var e *Error
			if err != nil && (!errors.As(err, &e) || e.Kind != Invalid || e.Msg == "" || strings.Contains(e.Msg, "\n")) {
				t.Fatalf("%s: %v", field, err)
			}
		}
		if d.Stage != fixed.Stage || d.Pipeline != fixed.Pipeline || d.PipelineVersion != fixed.PipelineVersion || d.Outcome != fixed.Outcome || d.StageSince != fixed.StageSince ||
			d.ID != fixed.ID || d.Number != fixed.Number || d.Rank != fixed.Rank || d.ClosedAt != 0 || d.EndDate != "" || d.Kind != fixed.Kind || d.Waivers != 0 {
			t.Fatalf("an edit moved the deal: %+v", d)
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatalf("what was accepted cannot be stored: %v", err)
		}
		var back Deal
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatalf("what was stored cannot be read: %v in %s", err, b)
		}
		again, err := json.Marshal(back)
		if err != nil || string(again) != string(b) {
			t.Fatalf("%v: %s became %s", err, b, again)
		}
		for i := range everyField { // what was cleaned is clean
			if v, ok := d.Fields[everyField[i].Key]; ok {
				if kept, err := everyField[i].Clean(v); err != nil || cmp.Diff(kept, v) != "" {
					t.Fatalf("%s = %v is not taken again: %v, %v", everyField[i].Key, v, kept, err)
				}
			}
		}
	})
}

func TestUntouchableFieldsAreRefused(t *testing.T) {
	t.Parallel()
	for _, field := range untouchable {
		for _, v := range []any{nil, "", "won", 3.0, true, map[string]any{}} {
			d := dealSince(0)
			before := *d
			if err := d.Set(field, v, everyField); err == nil || cmp.Diff(&before, d) != "" {
				t.Errorf("%q = %v: %v", field, v, err)
			}
		}
	}
}

func TestSetDoesNotTouchTheOldFields(t *testing.T) {
	t.Parallel()
	d := dealSince(0)
	d.Fields["need"] = "old"
	before := *d
	if err := d.Set("need", "new", everyField); err != nil {
		t.Fatal(err)
	}
	if before.Fields["need"] != "old" {
		t.Error("the deal as it was has changed with it")
	}
}

func TestDiffNamesWhatCameWentAndChanged(t *testing.T) {
	t.Parallel()
	a := CustomField{Noun: "deal", Key: "k", Kind: FieldText, Hidden: true}
	b := CustomField{Noun: "deal", Key: "k", Kind: FieldText, Long: true}
	was, is, err := Diff(&a, &b)
	if err != nil || len(was) != 2 || len(is) != 2 {
		t.Fatalf("%v, %v, %v", was, is, err)
	}
	if _, is, err := Diff(&a, &a); err != nil || len(is) != 0 {
		t.Errorf("%v, %v", is, err)
	}
}

func TestSettingCompaniesAndContacts(t *testing.T) {
	t.Parallel()
	company := append(append([]string{}, settable...), "industry", "size", "credit_days", "parent_id", "vat", "id", "version")
	contact := append(append([]string{}, settable...), "title", "phone", "email", "part", "language", "opt_out", "id", "version")
	rapid.Check(t, func(t *rapid.T) {
		c, p := Company{Name: "Acme"}, Contact{Name: "Anna"}
		set := map[string]any{rapid.SampledFrom(company).Draw(t, "field"): anyJSON().Draw(t, "value")}
		errs := []error{c.SetAll(set, everyField)}
		set = map[string]any{rapid.SampledFrom(contact).Draw(t, "field"): anyJSON().Draw(t, "value")}
		errs = append(errs, p.SetAll(set, everyField))
		for _, err := range errs {
			if err != nil && !IsKind(err, Invalid) {
				t.Fatal(err)
			}
		}
		if errs[0] == nil && c.Name == "" || errs[1] == nil && p.Name == "" {
			t.Fatal("a nameless row was accepted")
		}
		if _, err := json.Marshal([]any{c, p}); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzSet(f *testing.F) {
	for _, field := range settable {
		f.Add(field, `"x"`)
	}
	f.Add("value", `{"minor": 1e400, "currency": "EUR"}`)
	f.Add("performers", `["", null, {}]`)
	f.Add("opt_out", `{"mail": "maybe"}`)
	f.Fuzz(func(t *testing.T, field, text string) {
		var v any
		if json.Unmarshal([]byte(text), &v) != nil {
			return
		}
		d := dealSince(0)
		errs := []error{d.Set(field, v, everyField), (&Company{Name: "Acme"}).SetAll(map[string]any{field: v}, everyField), (&Contact{Name: "Anna"}).SetAll(map[string]any{field: v}, everyField)}
		for _, err := range errs {
			if err != nil && !IsKind(err, Invalid) {
				t.Errorf("%s = %s: %v", field, text, err)
			}
		}
		if d.Stage != "" || d.Outcome != Open {
			t.Errorf("%s = %s moved the deal", field, text)
		}
		if _, err := json.Marshal(d); err != nil {
			t.Errorf("%s = %s: %v", field, text, err)
		}
	})
}

// Whoever is named twice performs once.
func TestPerformersAreNamedOnce(t *testing.T) {
	t.Parallel()
	id, d := NewID(), Deal{}
	if err := d.Set("performers", []any{id.String(), id.String()}, nil); err != nil || len(d.Performers) != 1 {
		t.Errorf("%v, %v", d.Performers, err)
	}
}
