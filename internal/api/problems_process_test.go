package api

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
)

func inThree(en, ru, pl string) crm.Text {
	return crm.Text{crm.English: en, crm.Russian: ru, crm.Polish: pl}
}

var someText = inThree("Offer", "Оффер", "Oferta")

func criterion(key string, c crm.Criterion) crm.Criterion {
	c.Key, c.Text, c.Level = key, inThree("Agreed", "Согласовано", "Uzgodnione"), crm.Required
	return c
}

// wrongProcesses make every mistake that a process can hold.
func wrongProcesses() []crm.Process {
	over, sure, long := 101.0, 100.0, strings.Repeat("ж", crm.LongestText+1)
	expr := func(key, source string) crm.Criterion {
		return criterion(key, crm.Criterion{Kind: crm.KindExpr, Expr: source})
	}
	stages := []crm.Stage{
		{
			Key: "An Offer", Name: crm.Text{crm.English: "x", "de": "y"}, Why: crm.Text{crm.Russian: long}, Percent: &over,
			Limits: crm.Limits{StaleDays: -1}, ToDo: slices.Repeat([]crm.Text{someText}, crm.MostLines+1),
			Enter: []crm.Criterion{criterion("first", crm.Criterion{Kind: crm.KindTick})},
			Exit: []crm.Criterion{
				expr("empty", " "), expr("cut", "value >"), expr("name", "vlaue > 1"), expr("sum", "value + 1"), expr("range", "len(1..3) > 0"), expr("zero", "value / 0 > 1"),
				expr("loops", "any(tags, any(tags, true))"), expr("long", strings.Repeat("value > 0 and ", 100)+"true"),
			},
		},
		{
			Key: "two", Name: someText, Phase: "relate", Exit: []crm.Criterion{
				criterion("field", crm.Criterion{Kind: crm.KindField, Field: "mood"}),
				criterion("days", crm.Criterion{Kind: crm.KindActivity, Days: -3}),
				criterion("signs", crm.Criterion{Kind: crm.KindSelfCheck}),
				criterion("nobody", crm.Criterion{Kind: crm.KindPerson}),
				criterion("both", crm.Criterion{Kind: crm.KindPerson, Part: crm.Signer, Role: crm.Legal}),
				criterion("money", crm.Criterion{Kind: crm.KindPayment, Role: crm.Finance}),
				criterion("stray", crm.Criterion{Kind: crm.KindTick, Field: "value"}),
				criterion("yes", crm.Criterion{Kind: crm.KindApproval}),
			},
		},
		{Key: "two", Name: someText, Phase: "sell"},
		{Key: "end", Name: someText, Phase: "dream", Exit: slices.Repeat([]crm.Criterion{criterion("again", crm.Criterion{Kind: crm.KindTick})}, crm.MostCriteria+1)},
	}
	transitions := []crm.Transition{
		{Way: "jump", From: "two", To: "end"},
		{Way: crm.WaySkip, From: "gone", To: "two"},
		{Way: crm.WayStart, To: "gone"},
		{Way: crm.WayStart, From: "two", To: "two", Asks: crm.AsksLater},
		{Way: crm.WayBack, From: "two", To: "An Offer", Asks: crm.AsksLeft},
		{Way: crm.WaySkip, From: "An Offer", To: "two"},
		{Way: crm.WaySkip, From: "An Offer", To: "two"},
		{Way: crm.WayBack, From: "An Offer", To: "two"},
		{Way: crm.WayBack, From: "two", To: "An Offer"},
		{Way: crm.WayBack, From: "two", To: "An Offer"},
	}
	questions := slices.Repeat([]crm.Question{{Key: "few", Text: someText}}, crm.MostQuestions+1)
	questions[0] = crm.Question{Key: crm.QuestionBudget, Text: someText, Weight: 11, Choices: []crm.LeadChoice{{Key: "a", Text: someText, Points: 300}, {Key: "a", Text: someText}}}
	return []crm.Process{
		{Kind: "gift", WinLine: "gone", Stages: stages, Transitions: transitions, Qualification: questions},
		{Kind: crm.Relationship, Name: someText, WinLine: "one"},
		{Kind: crm.Sale, Name: someText, WinLine: "one", Stages: []crm.Stage{{Key: "one", Name: someText, Phase: "sell"}}},
		{Kind: crm.Sale, Name: someText, WinLine: "two", Stages: []crm.Stage{{Key: "one", Name: someText, Phase: "sell", Percent: &sure}, {Key: "two", Name: someText, Phase: "deliver"}}},
	}
}

// flaws are all that is wrong with them, and what is unwise or wrong elsewhere.
func flaws(t *testing.T) map[string]*crm.Error {
	t.Helper()
	found := map[string]*crm.Error{}
	gather := func(err error) {
		var e *crm.Error
		if !errors.As(err, &e) || e.First == nil {
			t.Fatalf("not an error with places: %v", err)
		}
		found[e.Code] = e
		for _, wrong := range e.Fields {
			found[wrong.Code] = wrong
		}
	}
	for _, p := range wrongProcesses() {
		gather(p.Validate(nil))
	}
	tick := criterion("tick", crm.Criterion{Kind: crm.KindTick})
	unwise := crm.Process{Name: someText, Stages: []crm.Stage{{
		Key: "one", Name: crm.Text{crm.English: "One"}, Exit: slices.Repeat([]crm.Criterion{tick}, crm.ComfortableRequired+1),
	}}}
	gather(unwise.Warnings())
	for _, f := range []crm.CustomField{
		{Noun: "deal", Key: "Need!", Kind: crm.FieldText}, {Noun: "deal", Key: "value", Kind: crm.FieldChoice},
	} {
		gather(f.Validate())
	}
	return found
}

var (
	latin = regexp.MustCompile(`[A-Za-z_]{2,}`)
	// Words of the file, by which a sentence points at its fields.
	keys    = strings.Fields("asks back choice done_badly done_well expected from part payment percent required role skip to value why")
	english = regexp.MustCompile(`(?i)\b(the|it|is|of|use|not|has|that|and|there|every|cannot)\b`)
)

// Whatever is wrong with a process is said in the language that was asked for,
// with names in that language and in its quotes.
func TestMistakesOfAProcessAreToldInEveryLanguage(t *testing.T) {
	t.Parallel()
	all := loadCatalogue()
	found := flaws(t)
	for code := range all[crm.English] {
		if strings.HasPrefix(code, "process.") && found[code] == nil {
			t.Errorf("nothing makes the mistake %q", code)
		}
	}
	for code, e := range found {
		for _, l := range []crm.Language{crm.Russian, crm.Polish} {
			said := all.sentence(l, e)
			if strings.ContainsAny(said, "{}“") || said == e.Msg {
				t.Errorf("%s in %s: %s", code, l, said)
			}
			_, own, _ := strings.Cut(said, ": ") // a place has no colon but that of a transition
			if _, rest, ok := strings.Cut(own, "): "); ok {
				own = rest
			}
			for value := range values(e) {
				own = strings.ReplaceAll(own, value, "")
			}
			if l == crm.Polish && english.MatchString(own) {
				t.Errorf("%s: %s", code, said)
			}
			for _, word := range latin.FindAllString(own, -1) {
				if l == crm.Russian && !slices.Contains(keys, word) {
					t.Errorf("%s: %q in %s", code, word, said)
				}
			}
		}
	}
}

// values are those of the params, the longest first.
func values(e *crm.Error) func(func(string) bool) {
	if e.First != nil {
		e = e.First
	}
	var list []string
	for _, v := range e.Params {
		if v != "" {
			list = append(list, v)
		}
	}
	slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	return slices.Values(list)
}
