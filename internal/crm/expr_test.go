package crm

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Nothing that a firm can write as a condition takes long, or much memory. The
// test runs alone, since it measures.
func TestConditionsAreBounded(t *testing.T) {
	doubling := strings.Builder{}
	doubling.WriteString(`let a0 = "xxxxxxxxxx"; `)
	for i := range 30 {
		fmt.Fprintf(&doubling, "let a%d = a%d + a%d; ", i+1, i, i)
	}
	listing := strings.Builder{}
	listing.WriteString(`let a0 = tags; `)
	for i := range 25 {
		fmt.Fprintf(&listing, "let a%d = concat(a%d, a%d); ", i+1, i, i)
	}
	hostile := []string{
		doubling.String() + "len(a30) > 0",
		listing.String() + "len(a25) > 0",
		`len(1..1000000000) > 0`,
		`all(1..100000, # > 0)`,
		`repeat("x", 1000000000) != ""`,
		`any(tags, any(tags, any(tags, # == "x")))`,
		`any(map(tags, map(tags, #)), true)`,
		`len(filter(tags, len(filter(tags, true)) > 0)) > 0`,
		`source matches "(x+x+)+y"`,
		`len(split(replace(source, "x", source), "x")) > 0`,
		`let r = replace(source, "x", source); let s = replace(r, "x", r); let u = replace(s, "x", s); len(u) > 0`,
		`len(join(map(tags, source), source)) > 0`,
		`reduce(tags, #acc + #acc, source) != ""`,
		`len(toJSON(map(tags, source))) > 0`,
		`sum(map(tags, len(source))) > 0`,
		`now() > date("2020-01-01")`,
		strings.Repeat("(", 400) + "true" + strings.Repeat(")", 400),
		strings.Repeat("!", 900) + "true",
		strings.Repeat("value+", 100) + "1 > 0",
		`2 ** 2 ** 2 ** 2 ** 2 ** 2 > 1`,
		`fields["a"]["b"]["c"] > 1`,
		`len(string(fields)) > 0`,
		`flatten([[tags],[tags]]) == tags`,
		`1/0 > 1`,
		`value % 0 == 1`,
	}
	tags := make([]string, mostTags)
	for i := range tags {
		tags[i] = strings.Repeat("x", 49) + strconv.Itoa(i%10)
	}
	f := &Facts{Now: noon, Deal: &Deal{Source: strings.Repeat("x", longestShortText), Tags: tags, Fields: map[string]any{"long": strings.Repeat("x", longestLongText)}}}
	for _, source := range hostile {
		took, used, err := measured(source, f)
		if took > longestCondition || used > 20 {
			t.Errorf("%.80s: %v, %d MiB (%.200v)", source, took, used, err)
		}
		if err != nil && !IsKind(err, Invalid) {
			t.Errorf("%.80s: not an error that the firm can act on: %v", source, err)
		}
	}
}

// longestCondition is what judging a condition may take.
const longestCondition = 50 * time.Millisecond

// measured gives the least time of several tries, so that a busy machine does
// not count, and the memory used in MiB.
func measured(source string, f *Facts) (took time.Duration, used uint64, err error) {
	var before, after runtime.MemStats
	took = time.Hour
	for range 5 {
		runtime.ReadMemStats(&before)
		begun := time.Now()
		_, err = evalCondition(source, f)
		took = min(took, time.Since(begun))
		runtime.ReadMemStats(&after)
		if took <= longestCondition {
			break
		}
	}
	return took, (after.TotalAlloc - before.TotalAlloc) >> 20, err
}

// A condition is a question about the deal alone: not about the time of day.
func TestConditionsKnowNoClock(t *testing.T) {
	t.Parallel()
	for _, source := range []string{`now() > date("2020-01-01")`, `date("2026-01-01").Year() == 2026 && now().Year() > 1`} {
		if err := CheckCondition(source, nil); err == nil {
			t.Errorf("%s is accepted", source)
		}
	}
}

func TestConditions(t *testing.T) {
	t.Parallel()
	value := int64(250_000)
	f := &Facts{
		Now:     noon,
		Deal:    &Deal{Value: &value, Currency: "EUR", Source: "fair", Tags: []string{"hot"}, Fields: map[string]any{"count": 4.0, "agreed": true}},
		Company: &Company{Industry: "steel", Size: "large"},
	}
	for source, want := range map[string]bool{
		`value > 200000`: true, `value > 250000`: false, `has_value and currency == "EUR"`: true, `source in ["fair", "web"]`: true,
		`"hot" in tags`: true, `any(tags, # startsWith "h")`: true, `fields.count >= 4`: true, `fields.agreed`: true, `fields.gone == nil`: true,
		`company.industry == "steel" && company.size != ""`: true, `lower(source) == "FAIR"`: false,
		`value * 9223372036854775807 < 1`: false, `fields.gone > 5 or source == "fair"`: true, `source == "fair" or fields.gone > 5`: true,
		`not (fields.gone > 5 and source == "web")`: true, `fields.gone > 5 and (source == "web" or currency == "PLN")`: false,
	} {
		if got, err := evalCondition(source, f); err != nil || got != want {
			t.Errorf("%s: %v, %v", source, got, err)
		}
	}
	for _, open := range []string{
		`value < 100`, `value != 5`, `not (value > 100)`, `fields.gone != 5`, `not fields.gone`, `value / 2 < 100`,
		`value > 5 or source == "fair"`, `not (value > 5 and source == "")`, `fields?.gone != 5`, `fields["gone"] == "x" or value == 3`,
	} {
		if got, err := evalCondition(open, &Facts{Now: noon, Deal: &Deal{}}); !IsKind(err, Invalid) || got {
			t.Errorf("%s of what is not known: %v, %v", open, got, err)
		}
	}
	for source, want := range map[string]bool{`not has_value or value < 100`: true, `fields.gone == nil or fields.gone > 5`: true, `"gone" in fields and fields.gone > 5`: false} {
		if got, err := evalCondition(source, &Facts{Now: noon, Deal: &Deal{}}); err != nil || got != want {
			t.Errorf("%s: %v, %v", source, got, err)
		}
	}
	for _, wrong := range []string{`value / 0 > 1`, `1 / value > 0`, `value % fields.a == 1`, ``, `value`, `value +`, `valeu > 1`, `"a" > 1`, strings.Repeat("1 > 0 && ", 200) + "true", `company.secret == ""`, `value == nil`, `nil != source`, `$env["value"] != 5`} {
		if err := CheckCondition(wrong, nil); !IsKind(err, Invalid) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v", wrong, err)
		}
	}
}

func TestFieldsThatAConditionReads(t *testing.T) {
	t.Parallel()
	for source, want := range map[string][]string{
		`value > 1 && value < 5`:                  {"value"},
		`has_value`:                               {"value"},
		`fields.need != nil && "hot" in tags`:     {"need", "tags"},
		`fields["need"] != nil`:                   {"need"},
		`company.industry == "steel" and 1 == 1`:  {"company.industry"},
		`stage == "offer"`:                        nil,
		`source == "fair" || currency == segment`: {"currency", "segment", "source"},
	} {
		if got := fieldsIn(source); !slices.Equal(got, want) {
			t.Errorf("%s reads %v, want %v", source, got, want)
		}
	}
}

func FuzzCondition(f *testing.F) {
	for _, seed := range []string{`value > 1`, `any(tags, # == "x")`, `fields.a.b`, `let x = 1; x > 0`, `"a" matches "("`, `{"a": 1}.a == 1`, `tags[5] == ""`, `nil`} {
		f.Add(seed)
	}
	facts := &Facts{Now: noon, Deal: &Deal{Tags: []string{"hot"}, Fields: map[string]any{"a": 1.0}}}
	f.Fuzz(func(t *testing.T, source string) {
		took, _, err := measured(source, facts)
		if err != nil && !IsKind(err, Invalid) || took > longestCondition {
			t.Errorf("%v: %v", took, err)
		}
		fieldsIn(source)
	})
}

func TestAWrongExpressionIsToldInWords(t *testing.T) {
	t.Parallel()
	for _, source := range []string{"company.colour == 'red'", "colour == 'red'", "value > 'ten'", "fields + 1 == 2", "tags > 1", "company > 1"} {
		err := CheckCondition(source, nil)
		if err == nil {
			t.Errorf("%s can be read", source)
			continue
		}
		for _, leak := range []string{"crm.", "interface", "[]string", "map["} {
			if strings.Contains(err.Error(), leak) {
				t.Errorf("%s: %v", source, err)
			}
		}
	}
}

// What can never be true is found when the process is written, not by a deal that
// waits for it.
func TestAFieldIsComparedWithItsOwnKind(t *testing.T) {
	t.Parallel()
	kinds := map[string]FieldKind{"size": FieldNumber, "need": FieldText, "fee": FieldMoney, "fits": FieldYesNo, "since": FieldDate}
	for source, sound := range map[string]bool{
		`fields.size > 3`:                       true,
		`fields.size > "3"`:                     false,
		`fields["size"] == "big"`:               false,
		`fields.size != nil and fields.size>=1`: true,
		`(fields.size ?? 0) > 3`:                true,
		`fields.need == 3`:                      false,
		`fields.need contains "portal"`:         true,
		`len(fields.need) > 10`:                 true,
		`fields.need in ["a", "b"]`:             true,
		`fields.fee.minor > 100`:                true,
		`fields.fee.currency == "EUR"`:          true,
		`fields.fee > 100`:                      false,
		`fields.fits`:                           true,
		`not fields.fits`:                       true,
		`fields.fits == "yes"`:                  false,
		`fields.since < "2027-01-01"`:           true,
		`fields.since < 2027`:                   false,
		`"need" in fields`:                      true,
		`fields.other == 3`:                     true,
		`value > 100 and company.size == "m"`:   true,
		`company.size > 3`:                      false,
		`any(tags, # == "hot")`:                 true,
	} {
		err := CheckCondition(source, kinds)
		if (err == nil) != sound {
			t.Errorf("%s: %v", source, err)
		}
		if err != nil && (strings.Contains(err.Error(), "float64") || strings.Contains(err.Error(), "bool")) {
			t.Errorf("%s: %v", source, err)
		}
	}
}
