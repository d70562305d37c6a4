package crm

import (
	"cmp"
	"slices"
)

// TraitKind says what a trait is.
type TraitKind string

// The kinds of traits.
const (
	TraitSign   TraitKind = "sign"   // of a stage done well or badly, answered with yes
	TraitWaiver TraitKind = "waiver" // a required criterion that was waived
	TraitDebt   TraitKind = "debt"   // an expected criterion that was left open
	TraitAnswer TraitKind = "answer" // to a question about the lead that the deal came of
)

// Trait is something that deals had or had not, set against how they ended.
type Trait struct {
	Kind      TraitKind `json:"kind" enum:"sign,waiver,debt,answer"`
	Stage     string    `json:"stage,omitempty" doc:"Of a sign"`
	Criterion string    `json:"criterion,omitempty" doc:"Of a waiver or debt"`
	Good      bool      `json:"good,omitempty" doc:"A sign of a stage done well"`
	Text      Text      `json:"text"`
	With      Endings   `json:"with" doc:"Deals that had it"`
	Without   Endings   `json:"without" doc:"Deals that were asked and had it not"`
}

// Endings are deals by how they ended.
type Endings struct {
	Won    int `json:"won"`
	Closed int `json:"closed" doc:"Won and lost"`
}

func (e *Endings) add(won bool) {
	e.Closed++
	if won {
		e.Won++
	}
}

// EndedDeal is a deal that was won or lost, with what was answered on its way.
type EndedDeal struct {
	Won    bool
	Checks []SelfCheck // the oldest first
	Visits []Visit
	Lead   []LeadAnswer // about the lead that it came of
}

// traitKey tells traits apart; signs are told apart by their words, so that one
// that is worded anew is another one.
type traitKey struct {
	kind  TraitKind
	where string
	good  bool
	words string
}

// Traits sets what deals had or had not against how they ended. Of several
// answers to one sign the last counts; a criterion that was waived once on a
// deal was waived. Criteria have the words of p.
func Traits(p *Process, deals []EndedDeal) []Trait {
	found := map[traitKey]*Trait{}
	answers := map[string][]traitKey{} // to each question, all that were given
	for i := range deals {
		deals[i].answers(answers, found)
	}
	for i := range deals {
		had := deals[i].traits(p, found)
		deals[i].answered(answers, had)
		for key, had := range had {
			if had {
				found[key].With.add(deals[i].Won)
			} else {
				found[key].Without.add(deals[i].Won)
			}
		}
	}
	out := make([]Trait, 0, len(found))
	for _, t := range found {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Trait) int {
		return cmp.Or(cmp.Compare(p.Index(a.Stage), p.Index(b.Stage)), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Criterion, b.Criterion), cmp.Compare(a.Text.In(English), b.Text.In(English)))
	})
	return out
}

func (a *LeadAnswer) trait() traitKey {
	return traitKey{kind: TraitAnswer, where: a.Question, words: a.QuestionText.In(English) + " " + a.ChoiceText.In(English)}
}

// answers adds those about the deal's lead that nobody met before.
func (d *EndedDeal) answers(all map[string][]traitKey, known map[traitKey]*Trait) {
	for i := range d.Lead {
		a := &d.Lead[i]
		key := a.trait()
		if known[key] != nil {
			continue
		}
		text := inEach(func(l Language) string { return a.QuestionText.In(l) + " " + a.ChoiceText.In(l) })
		known[key] = &Trait{Kind: TraitAnswer, Text: text}
		all[a.Question] = append(all[a.Question], key)
	}
}

// answered says which answers were given about the deal's lead: of those to a
// question that was answered at all.
func (d *EndedDeal) answered(all map[string][]traitKey, had map[traitKey]bool) {
	for i := range d.Lead {
		for _, key := range all[d.Lead[i].Question] {
			had[key] = key == d.Lead[i].trait()
		}
	}
}

// traits says which of the traits that a deal was asked about it had, and adds
// those that nobody met before.
func (d *EndedDeal) traits(p *Process, known map[traitKey]*Trait) map[traitKey]bool {
	had := map[traitKey]bool{}
	for _, c := range d.Checks {
		for _, sign := range c.Signs {
			key := traitKey{TraitSign, c.Stage, sign.Good, sign.Text.In(English)}
			if known[key] == nil {
				known[key] = &Trait{Kind: TraitSign, Stage: c.Stage, Good: sign.Good, Text: sign.Text}
			}
			had[key] = sign.Yes
		}
	}
	for _, v := range d.Visits {
		if v.Void {
			continue
		}
		for _, criterion := range v.Met {
			for _, kind := range []TraitKind{TraitWaiver, TraitDebt} {
				if key := (traitKey{kind: kind, where: criterion}); !had[key] {
					had[key] = false
				}
			}
		}
		for _, w := range v.Waived {
			had[traitKey{kind: TraitWaiver, where: w.Criterion}] = true
		}
		for _, debt := range v.Debts {
			had[traitKey{kind: TraitDebt, where: debt.Criterion}] = true
		}
	}
	for key := range had {
		if known[key] == nil {
			known[key] = &Trait{Kind: key.kind, Criterion: key.where, Text: p.textOf(key.where)}
		}
	}
	return had
}

// textOf gives the words of a criterion, or its key where it is no more.
func (p *Process) textOf(criterion string) Text {
	for i := range p.Stages {
		for _, list := range [][]Criterion{p.Stages[i].Enter, p.Stages[i].Exit} {
			for k := range list {
				if list[k].Key == criterion {
					return list[k].Text
				}
			}
		}
	}
	return Text{English: criterion}
}
