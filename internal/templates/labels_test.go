package templates

import (
	"regexp"
	"slices"
	"testing"

	"hummock/internal/crm"
)

var rawKey = regexp.MustCompile(`^[a-z0-9_.]*$`)

// Whatever a gate asks for has a name that a person reads, in each language.
func TestWhatActionsAskForHasAName(t *testing.T) {
	forEach(t, func(t *testing.T, tpl crm.Template) {
		t.Helper()
		late := []crm.Task{{ID: crm.NewID(), Title: "Call", DueOn: "2026-01-01"}}
		for _, named := range tpl.Pipelines {
			for _, l := range crm.Languages() {
				for _, f := range []crm.Facts{{Deal: &crm.Deal{}}, {Deal: &crm.Deal{}, Company: &crm.Company{}, Tasks: late, Today: "2026-02-02"}} {
					f.Fields = tpl.Fields
					checkLabels(t, &named.Process, &f, l)
				}
			}
		}
	})
}

func checkLabels(t *testing.T, p *crm.Process, f *crm.Facts, l crm.Language) {
	t.Helper()
	for i := range p.Stages {
		s := &p.Stages[i]
		for _, c := range slices.Concat(s.Exit, s.Enter) {
			u := crm.Ask{Stage: s, Criterion: &c}.Describe(f, crm.Actor{Language: l})
			for _, in := range u.Action.Inputs {
				if rawKey.MatchString(in.Label) {
					t.Errorf("%s, %s: the input %s is called %q", c.Key, l, in.Name, in.Label)
				}
				for _, o := range in.Choices {
					if rawKey.MatchString(o.Label) {
						t.Errorf("%s, %s: the choice %s is called %q", c.Key, l, o.Key, o.Label)
					}
				}
			}
		}
	}
}
