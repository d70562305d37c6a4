package templates

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/crm"
)

func load(t *testing.T, key string) crm.Template {
	t.Helper()
	tpl, err := ByKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return tpl
}

// forEach runs a test on every template, so that one file can be tried alone:
// go test -run '/it-services'.
func forEach(t *testing.T, try func(*testing.T, crm.Template)) {
	t.Parallel()
	for _, key := range order {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			try(t, load(t, key))
		})
	}
}

func TestLoadInOrder(t *testing.T) {
	t.Parallel()
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, tpl := range all {
		keys = append(keys, tpl.Key)
	}
	if diff := cmp.Diff(order[:], keys); diff != "" {
		t.Error(diff)
	}
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if key, isFile := strings.CutSuffix(n.Name(), ".yaml"); isFile && !slices.Contains(order[:], key) {
			t.Errorf("%s is never offered", n.Name())
		}
	}
}

func TestUnknownTemplateIsNotFound(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"", "nothing", "../it-services", "it-services.yaml"} {
		if _, err := ByKey(key); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("%q: %v", key, err)
		}
	}
}

// shape is what processes.md fixes of a pipeline. A percentage below zero
// stands for a stage beyond the win line of a weighted pipeline, or without one.
type shape struct {
	Key      string
	Kind     crm.DealKind
	Basis    crm.Basis
	WinIndex int
	Percents []float64
	From     string
}

func TestStagesPercentagesAndWinLines(t *testing.T) {
	t.Parallel()
	none := -1.0
	want := map[string][]shape{
		"it-services":         {{"", crm.Sale, crm.Weighted, 6, []float64{10, 25, 40, 60, 80, 90, none, none, none, none}, "assumed"}},
		"b2b-weighted":        {{"", crm.Sale, crm.Weighted, 7, []float64{5, 10, 30, 60, 65, 70, 90, none}, "source"}},
		"pipeline-discipline": {{"", crm.Sale, crm.Weighted, 4, []float64{10, 25, 50, 75}, "assumed"}},
		"project-sales": {{
			"", crm.Sale, crm.Share, 13,
			[]float64{0, 1, 2, 3, 5, 10, 15, 20, 25, 30, 35, 40, 50, 80, 85, 95, 100, none},
			"source",
		}},
		"client-lifecycle": {
			{"", crm.Sale, crm.Weighted, 6, []float64{1, 3, 10, 25, 50, 80}, "assumed"},
			{"", crm.Relationship, "", 6, []float64{none, none, none, none, none}, ""},
		},
	}
	for _, key := range order {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			tpl := load(t, key)
			var got []shape
			for i := range tpl.Pipelines {
				got = append(got, shapeOf(t, &tpl.Pipelines[i].Process))
			}
			if diff := cmp.Diff(want[key], got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func shapeOf(t *testing.T, p *crm.Process) shape {
	t.Helper()
	s := shape{Kind: p.Kind, Basis: p.Basis, WinIndex: p.WinIndex()}
	if p.Kind == crm.Sale && s.Basis == "" {
		s.Basis = crm.Weighted
	}
	if p.Kind == crm.Relationship {
		s.Basis = ""
	}
	for i, stage := range p.Stages {
		beyond := s.Basis != crm.Share && i >= p.WinIndex()
		if beyond && stage.Percent != nil && *stage.Percent != 100 {
			t.Errorf("stage %s lies beyond the win line and counts %v %%", stage.Key, *stage.Percent)
		}
		if beyond || stage.Percent == nil {
			s.Percents = append(s.Percents, -1)
			continue
		}
		s.Percents = append(s.Percents, *stage.Percent)
		if s.From == "" {
			s.From = stage.PercentFrom
		}
		if stage.PercentFrom != s.From {
			t.Errorf("stage %s: its percentage comes from %q, the others from %q", stage.Key, stage.PercentFrom, s.From)
		}
	}
	return s
}

func TestEveryStageExplainsItself(t *testing.T) {
	forEach(t, func(t *testing.T, tpl crm.Template) {
		for _, p := range processes(tpl) {
			for _, s := range p.Stages {
				if s.Why == nil || s.Output == nil || s.Responsible == "" {
					t.Errorf("%s: why, output and responsible are all needed", s.Key)
				}
				between(t, s.Key+" to_do", len(s.ToDo), 2, 5)
				between(t, s.Key+" avoid", len(s.Avoid), 2, 5)
				between(t, s.Key+" done_well", len(s.DoneWell), 1, 4)
				between(t, s.Key+" done_badly", len(s.DoneBadly), 1, 4)
				fits(t, s.Key+" name", s.Name, 40)
				fits(t, s.Key+" why", s.Why, 240)
				fits(t, s.Key+" output", s.Output, 240)
				for _, c := range slices.Concat(s.Enter, s.Exit) {
					fits(t, c.Key+" text", c.Text, 120)
					fits(t, c.Key+" help", c.Help, 200)
				}
			}
		}
	})
}

// A required criterion that nobody may waive could hold a deal for good.
func TestEveryRequiredCriterionHasAWayOut(t *testing.T) {
	forEach(t, func(t *testing.T, tpl crm.Template) {
		for _, p := range processes(tpl) {
			for _, s := range p.Stages {
				for _, c := range slices.Concat(s.Enter, s.Exit) {
					if c.Level == crm.Required && len(c.WaivedBy) == 0 {
						t.Errorf("%s: %s names no role that may waive it", s.Key, c.Key)
					}
				}
			}
		}
	})
}

func between(t *testing.T, what string, n, least, most int) {
	t.Helper()
	if n < least || n > most {
		t.Errorf("%s has %d entries, want %d to %d", what, n, least, most)
	}
}

func fits(t *testing.T, what string, text crm.Text, most int) {
	t.Helper()
	for l, s := range text {
		if n := utf8.RuneCountInString(s); n > most {
			t.Errorf("%s in %s has %d characters, want %d at most", what, l, n, most)
		}
		if s != strings.TrimSpace(s) || strings.Contains(s, "  ") || strings.ContainsAny(s, "\n\t") {
			t.Errorf("%s in %s has stray white space: %q", what, l, s)
		}
	}
}

// processes gives the pipelines of a template, and its variants as processes.
func processes(tpl crm.Template) []crm.Process {
	var all []crm.Process
	for _, p := range tpl.Pipelines {
		all = append(all, p.Process)
	}
	for _, v := range tpl.Variants {
		all = append(all, v.Apply(tpl.Pipelines[0].Process))
	}
	return all
}

// Each language is written in its own letters, and no text was left in English.
func TestTextsAreInTheirLanguage(t *testing.T) {
	forEach(t, func(t *testing.T, tpl crm.Template) {
		for _, p := range processes(tpl) {
			for _, s := range p.Stages {
				inItsLanguage(t, s.Key+" why", s.Why)
				inItsLanguage(t, s.Key+" output", s.Output)
				for i, text := range slices.Concat(s.ToDo, s.Avoid, s.DoneWell, s.DoneBadly) {
					inItsLanguage(t, fmt.Sprintf("%s line %d", s.Key, i), text)
				}
				for _, c := range slices.Concat(s.Enter, s.Exit) {
					inItsLanguage(t, c.Key, c.Text)
				}
			}
		}
	})
}

func inItsLanguage(t *testing.T, what string, text crm.Text) {
	t.Helper()
	cyrillic := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return r >= 'а' && r <= 'я' })
	}
	if !cyrillic(text[crm.Russian]) || cyrillic(text[crm.English]) || cyrillic(text[crm.Polish]) {
		t.Errorf("%s: the alphabets are mixed up", what)
	}
	if text[crm.English] == text[crm.Polish] {
		t.Errorf("%s: the Polish text is the English one", what)
	}
}

// A deal can walk from the first stage to the end by single steps, and may not
// lose a required question on the way across the win line.
func TestWinLineIsGuarded(t *testing.T) {
	forEach(t, func(t *testing.T, tpl crm.Template) {
		for _, p := range processes(tpl) {
			if p.Kind != crm.Sale {
				continue
			}
			if !winGuarded(&p) {
				t.Errorf("%s: a deal can be won with nothing required", p.Name.In(crm.English))
			}
			at := ""
			for _, to := range append(keysOf(p.Stages), crm.End) {
				if _, err := p.Route(at, to, nil); err != nil {
					t.Errorf("from %q to %q: %v", at, to, err)
				}
				at = to
			}
		}
	})
}

// winGuarded says whether every way across the win line asks something: on
// leaving the last stage before it, or on passing the first one beyond it.
func winGuarded(p *crm.Process) bool {
	required := func(c crm.Criterion) bool { return c.Level == crm.Required }
	always := func(c crm.Criterion) bool { return required(c) && c.NeverSkipped }
	last := p.Stages[p.WinIndex()-1]
	beyond, ok := p.Stage(p.WinLine)
	return slices.ContainsFunc(last.Exit, required) || ok && slices.ContainsFunc(beyond.Enter, always)
}

func keysOf(stages []crm.Stage) []string {
	var keys []string
	for _, s := range stages {
		keys = append(keys, s.Key)
	}
	return keys
}

// Fields of the same name mean the same in every template, since a firm may
// start from several.
func TestSharedFieldsAgree(t *testing.T) {
	t.Parallel()
	all, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]crm.CustomField{}
	for _, tpl := range all {
		for _, f := range tpl.Fields {
			known, ok := first[f.Noun+f.Key]
			if !ok {
				first[f.Noun+f.Key] = f
				continue
			}
			if diff := cmp.Diff(known, f); diff != "" {
				t.Errorf("%s: field %q differs from the one in an earlier template: %s", tpl.Key, f.Key, diff)
			}
		}
	}
}
