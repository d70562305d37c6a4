package crm

import (
	"errors"
	"strings"
	"testing"
)

// Need and means decide, whatever else counts; one answer can rule a lead out.
func TestAnswersJudgeALead(t *testing.T) {
	t.Parallel()
	p := Process{Qualification: []Question{
		{Key: "worth", Text: Text{English: "Worth it?"}, Weight: 4, Choices: []LeadChoice{
			{Key: "yes", Text: Text{English: "Yes"}, Points: 100}, {Key: "half", Text: Text{English: "Half"}, Points: 50}, {Key: "no", Text: Text{English: "No"}, KnockOut: true},
		}},
	}}
	for _, c := range []struct {
		answers string
		verdict LeadVerdict
		score   int
	}{
		{"", "", 0},
		{"worth=yes", VerdictOpen, 40},
		{"need=yes", VerdictOpen, 30},
		{"need=yes budget=yes", VerdictQualified, 60},
		{"need=yes budget=yes worth=yes", VerdictQualified, 100},
		{"need=yes budget=yes worth=half", VerdictQualified, 80},
		{"need=yes budget=unclear", VerdictOpen, 42},
		{"need=later budget=yes", VerdictOpen, 42},
		{"need=yes budget=no worth=yes", VerdictNoBudget, 70},
		{"need=no", VerdictKnockedOut, 0},
		{"need=yes budget=yes worth=no", VerdictKnockedOut, 60},
	} {
		q, err := Qualify(p.Questions(), picks(c.answers))
		if err != nil || q.Verdict != c.verdict || q.Score != c.score || q.Asked != 3 {
			t.Errorf("%q: %q with %d of 100, %d asked (%v): want %q with %d", c.answers, q.Verdict, q.Score, q.Asked, err, c.verdict, c.score)
		}
		l := Lead{Qualification: q}
		if err := l.MayConvert(English); (err != nil) != (c.verdict == VerdictKnockedOut) {
			t.Errorf("%q: may it become a deal? %v", c.answers, err)
		}
	}
	for _, answers := range []string{"colour=red", "need=perhaps"} {
		if _, err := Qualify(p.Questions(), picks(answers)); !IsKind(err, Invalid) {
			t.Errorf("%q: %v", answers, err)
		}
	}
}

func picks(text string) []LeadPick {
	var out []LeadPick
	for part := range strings.FieldsSeq(text) {
		question, choice, _ := strings.Cut(part, "=")
		out = append(out, LeadPick{question, choice})
	}
	return out
}

// A pipeline words need and means anew, but never without a clear yes and no.
func TestEveryPipelineAsksForNeedAndMeans(t *testing.T) {
	t.Parallel()
	own := Question{Key: QuestionBudget, Text: Text{English: "Money?"}, Choices: []LeadChoice{{Key: "a", Text: Text{English: "A"}, Points: 100}, {Key: "b", Text: Text{English: "B"}}}}
	p := Process{Qualification: []Question{{Key: "fit"}, own}}
	got := p.Questions()
	if len(got) != 3 || got[0].Key != QuestionNeed || got[1].Text.In(English) != "Money?" || got[2].Key != "fit" {
		t.Errorf("%+v", got)
	}
	own.Choices = []LeadChoice{{Key: "a", Text: Text{English: "A"}, Points: 90}, {Key: "a", Text: Text{English: "B"}, Points: 300}}
	bad := Process{Kind: Sale, Name: Text{English: "P"}, Stages: []Stage{{Key: "s", Name: Text{English: "S"}, Phase: "sell"}}, Qualification: []Question{own, {Key: "no way", Text: Text{}, Weight: 11}}}
	told := map[string]bool{}
	if e, ok := errors.AsType[*Error](bad.Validate(nil)); ok {
		for _, field := range e.Fields {
			told[field.Code] = true
		}
	}
	for _, code := range []string{"process.choice_clear", "process.choice_twice", "process.choice_points", "process.choice_count", "process.question_weight", "process.key_malformed", "process.text_missing"} {
		if !told[code] {
			t.Errorf("%s is not told, but %v", code, told)
		}
	}
}

// What was answered about leads is set against how their deals ended.
func TestAnswersAboutLeadsAreTraits(t *testing.T) {
	t.Parallel()
	p := Process{}
	deal := func(won bool, answers string) EndedDeal {
		q, err := Qualify(p.Questions(), picks(answers))
		if err != nil {
			t.Fatal(err)
		}
		return EndedDeal{Won: won, Lead: q.Answers}
	}
	got := map[string][2]Endings{}
	for _, trait := range Traits(&p, []EndedDeal{deal(true, "need=yes budget=yes"), deal(true, "need=yes"), deal(false, "need=later"), deal(false, "budget=no"), {Won: true}}) {
		if trait.Kind == TraitAnswer {
			got[trait.Text.In(Polish)] = [2]Endings{trait.With, trait.Without}
		}
	}
	want := map[string][2]Endings{
		"Czy mają potrzebę, na którą mamy odpowiedź? Tak":                         {{2, 2}, {0, 1}},
		"Czy mają potrzebę, na którą mamy odpowiedź? Jeszcze nie, ale będą mieli": {{0, 1}, {2, 2}},
		"Czy mogą zapłacić i podpisać na czas? Tak":                               {{1, 1}, {0, 1}},
		"Czy mogą zapłacić i podpisać na czas? Nie":                               {{0, 1}, {1, 1}},
	}
	for text, endings := range want {
		if got[text] != endings {
			t.Errorf("%s: %v, want %v", text, got[text], endings)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d traits: %v", len(got), got)
	}
}
