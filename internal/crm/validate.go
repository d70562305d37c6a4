package crm

import (
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of a process. Lengths count characters, not bytes.
const (
	MostStages          = 60
	MostCriteria        = 30 // of one stage, to leave and to enter it
	MostLines           = 12 // of one list of a stage, such as its to-dos
	ComfortableRequired = 5  // a stage with more required criteria raises a warning
	LongestName         = 80
	LongestText         = 500
	longestKey          = 40
)

var (
	phases      = [...]string{"prospect", "sell", "deliver", "relate"}
	percentFrom = [...]string{"", "source", "assumed", "own"}
	levels      = [...]Level{Required, Expected, Advised}
	kinds       = [...]CriterionKind{
		KindTick, KindField, KindPerson, KindActivity, KindTask, KindApproval,
		KindSelfCheck, KindExpr, KindDocument, KindPayment, KindBalance, KindHandover,
	}
	parts         = [...]Part{Decider, Signer, BudgetHolder, EndUser, Influencer, Gatekeeper}
	fieldKinds    = [...]FieldKind{FieldText, FieldNumber, FieldMoney, FieldDate, FieldChoice, FieldPerson, FieldYesNo}
	documentKinds = [...]string{
		"brief", "offer", "letter_of_intent", "contract", "addendum", "nda", "invoice",
		"acceptance", "case", "quote_permission", "other",
	}
	documentStates = [...]string{"draft", "sent", "seen", "changes_asked", "agreed", "signed"}
	milestones     = [...]string{"prepayment", "stage", "date", "acceptance"}
	builtInFields  = [...]string{
		"value", "expected_close", "probability", "source", "segment", "product", "owner",
		"company", "company.credit_days", "company.industry", "company.size",
	}

	keyShape      = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`)
	fieldKeyShape = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// Validate says whether the process can be run, given the custom fields of the
// workspace. The Error's sentence names the first problem and its place, and its
// Fields hold all of them by path.
func (p *Process) Validate(fields []CustomField) error {
	v := &validation{fields: map[string]FieldKind{}, seen: map[string]bool{}}
	for _, f := range builtInFields {
		v.fields[f] = ""
	}
	for _, f := range fields {
		if f.Noun == "deal" {
			v.fields[f.Key] = f.Kind
		}
	}
	v.process(p)
	return v.err()
}

// Warnings is nil, or an Error like that of Validate on what is allowed but
// rarely wise: crowded gates, stages that do not say why they exist, and texts
// that lack a language.
func (p *Process) Warnings() error {
	v := &validation{}
	for i := range p.Stages {
		s := &p.Stages[i]
		at := stagePlace(i, s)
		if n := s.required(); n > ComfortableRequired {
			v.add(at.sub("exit"), Invalidf("process.many_required", "it has %d required criteria: more than %d are rarely answered with care", n, ComfortableRequired).
				With("count", strconv.Itoa(n)).With("most", strconv.Itoa(ComfortableRequired)))
		}
		if s.Why.In(English) == "" {
			v.add(at.sub("why"), Invalidf("process.no_why", "it does not say why it exists: fill in why"))
		}
	}
	for t := range p.texts() {
		if len(t.text) == 0 {
			continue
		}
		for _, l := range languages {
			if strings.TrimSpace(t.text[l]) == "" {
				v.add(t.at, Invalidf("process.untranslated", "it has no text in language %q: add it", l).With("language", string(l)))
			}
		}
	}
	return v.err()
}

func (s *Stage) required() int {
	n := 0
	for _, list := range [2][]Criterion{s.Exit, s.Enter} {
		for i := range list {
			if list[i].Level == Required {
				n++
			}
		}
	}
	return n
}

// Validate checks the definition of a custom field.
func (f CustomField) Validate() error {
	v := &validation{seen: map[string]bool{}}
	at := fieldPlace(f.Key)
	if len(f.Key) > longestKey || !fieldKeyShape.MatchString(f.Key) {
		v.add(at, Invalidf("process.field_key", "its key must begin with a small Latin letter and go on with letters, digits or _, %d at most", longestKey).
			With("most", strconv.Itoa(longestKey)))
	}
	if slices.Contains(builtInFields[:], f.Key) {
		v.add(at, Invalidf("process.field_built_in", "every deal has a field of this name already: choose another key"))
	}
	v.known(at.sub("noun"), f.Noun, []string{"deal", "company", "contact"})
	v.known(at.sub("kind"), string(f.Kind), texts(fieldKinds[:]))
	v.text(at.part("label"), f.Label, LongestName, true)
	if (f.Kind == FieldChoice) != (len(f.Choices) > 0) {
		v.add(at.sub("choices"), Invalidf("process.field_choices", "a field of kind choice lists its choices, and no other kind does"))
	}
	for _, c := range f.Choices {
		v.unique(at.sub("choices"), "choice", c.Key)
		v.text(at.part("choices"), c.Label, LongestName, true)
	}
	return v.err()
}

// placedText is a text of a process with its place and bounds.
type placedText struct {
	at     place
	text   Text
	most   int
	needed bool
}

// texts visits every text of the process in reading order.
func (p *Process) texts() iter.Seq[placedText] {
	return func(yield func(placedText) bool) {
		visit := func(at place, what string, t Text, most int, needed bool) bool {
			return yield(placedText{at.part(what), t, most, needed})
		}
		top := place{say: sayPipeline}
		if !visit(top, "name", p.Name, LongestName, true) || !visit(top, "about", p.About, LongestText, false) {
			return
		}
		for i := range p.Stages {
			if !p.Stages[i].texts(stagePlace(i, &p.Stages[i]), visit) {
				return
			}
		}
		for i := range p.Qualification {
			if !p.Qualification[i].texts(questionPlace(i), visit) {
				return
			}
		}
	}
}

func (s *Stage) texts(at place, visit func(place, string, Text, int, bool) bool) bool {
	ok := visit(at, "name", s.Name, LongestName, true) &&
		visit(at, "why", s.Why, LongestText, false) &&
		visit(at, "output", s.Output, LongestText, false)
	for _, l := range s.lines() {
		for i, t := range l.texts {
			ok = ok && visit(at, fmt.Sprintf("%s[%d]", l.name, i), t, LongestText, true)
		}
	}
	s.criteria(at, func(at place, c *Criterion) {
		ok = ok && visit(at, "text", c.Text, LongestText, true) && visit(at, "help", c.Help, LongestText, false)
	})
	return ok
}

type namedLines struct {
	name  string
	texts []Text
}

func (s *Stage) lines() []namedLines {
	return []namedLines{{"to_do", s.ToDo}, {"avoid", s.Avoid}, {"done_well", s.DoneWell}, {"done_badly", s.DoneBadly}}
}

// criteria visits the criteria of a stage with their places.
func (s *Stage) criteria(at place, visit func(place, *Criterion)) {
	for i := range s.Enter {
		visit(at.ofCriterion("enter", i, &s.Enter[i]), &s.Enter[i])
	}
	for i := range s.Exit {
		visit(at.ofCriterion("exit", i, &s.Exit[i]), &s.Exit[i])
	}
}

// validation gathers problems.
type validation struct {
	fields   map[string]FieldKind // deal fields a criterion may name; built-in ones have no kind
	seen     map[string]bool      // keys met so far, by noun
	problems []problem
}

type problem struct {
	at   place
	what *Error
}

// add puts what is wrong in its place.
func (v *validation) add(at place, what *Error) {
	what.At, what.Msg = at.say, at.say[English]+": "+what.Msg
	v.problems = append(v.problems, problem{at, what})
}

func (v *validation) err() error {
	if len(v.problems) == 0 {
		return nil
	}
	first := v.problems[0]
	e := Invalidf("process.invalid", "%s", first.what.Msg).With("stage", first.at.stage).With("criterion", first.at.criterion)
	e.First, e.Fields = first.what, map[string]*Error{}
	for _, p := range v.problems {
		if e.Fields[p.at.path] == nil {
			e.Fields[p.at.path] = p.what
		}
	}
	return e
}

// known checks the word that a field holds against those that exist.
func (v *validation) known(at place, word string, words []string) {
	if slices.Contains(words, word) {
		return
	}
	field := at.path[strings.LastIndex(at.path, ".")+1:]
	use := strings.Join(slices.DeleteFunc(slices.Clone(words), isEmpty), ", ")
	e := Invalidf("process.word_unknown", "%s cannot be %q: use %s", field, word, use)
	if word == "" {
		e = Invalidf("process.word_missing", "%s is missing: use %s", field, use)
	}
	v.add(at, e.With("field", field).With("word", word).With("words", use))
}

func (v *validation) role(at place, r Role) {
	if r != "" {
		v.known(at, string(r), texts(roles[:]))
	}
}

// unique checks the shape of a key, and that its noun has no other like it.
func (v *validation) unique(at place, noun, key string) {
	switch {
	case len(key) > longestKey || !keyShape.MatchString(key) && !fieldKeyShape.MatchString(key):
		v.add(at, Invalidf("process.key_malformed", "the key %q is not well formed: use small Latin letters, digits and hyphens, %d at most", key, longestKey).
			With("key", key).With("most", strconv.Itoa(longestKey)))
	case v.seen[noun+" "+key]:
		v.add(at, Invalidf("process.key_twice", "the key %q stands twice: every %s needs a key of its own", key, noun).With("key", key))
	}
	v.seen[noun+" "+key] = true
}

func (v *validation) text(at place, t Text, most int, needed bool) {
	if needed && strings.TrimSpace(t.In(English)) == "" {
		v.add(at, Invalidf("process.text_missing", "it needs text: write it in one language at least"))
	}
	for l, s := range t {
		if !slices.Contains(languages[:], l) {
			use := strings.Join(texts(languages[:]), ", ")
			v.add(at, Invalidf("process.language_unknown", "the language %q is not supported: use %s", l, use).
				With("language", string(l)).With("languages", use))
		}
		if n := utf8.RuneCountInString(s); n > most {
			v.add(at, Invalidf("process.text_long", "its text in %q has %d characters: %d is the most", l, n, most).
				With("language", string(l)).With("count", strconv.Itoa(n)).With("most", strconv.Itoa(most)))
		}
	}
}

func isEmpty(s string) bool { return s == "" }

// texts turns words of a named type into plain ones.
func texts[T ~string](words []T) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}
