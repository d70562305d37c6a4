package crm

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (v *validation) process(p *Process) {
	top := place{say: sayPipeline}
	v.known(top.sub("kind"), string(p.Kind), []string{string(Sale), string(Relationship)})
	if p.Basis != "" {
		v.known(top.sub("basis"), string(p.Basis), []string{string(Weighted), string(Share)})
	}
	if n := len(p.Stages); n == 0 || n > MostStages {
		v.add(top.sub("stages"), Invalidf("process.stage_count", "it has %d stages: it needs one at least and %d at most", n, MostStages).
			With("count", strconv.Itoa(n)).With("most", strconv.Itoa(MostStages)))
	}
	v.winLine(p)
	for i := range p.Stages {
		v.stage(i, &p.Stages[i])
	}
	v.qualification(p)
	v.certain(p)
	v.phaseOrder(p)
	for t := range p.texts() {
		v.text(t.at, t.text, t.most, t.needed)
	}
	v.transitions(p)
}

func (v *validation) winLine(p *Process) {
	at := place{path: "win_line", say: sayWinLine}
	switch {
	case p.WinLine == "":
	case p.Kind == Relationship:
		v.add(at, Invalidf("process.relationship_won", "a relationship is not won: leave it empty"))
	case p.WinLine == End || p.Index(p.WinLine) < 0:
		v.add(at, Invalidf("process.win_line_unknown", "there is no stage %q: name the first stage beyond the win", p.WinLine).
			With("stage", p.WinLine))
	case p.Index(p.WinLine) == 0:
		v.add(at, Invalidf("process.win_line_first", "it stands before the first stage, so that every new deal would be won: move it further on"))
	}
}

func (v *validation) stage(i int, s *Stage) {
	at := stagePlace(i, s)
	v.unique(at.sub("key"), "stage", s.Key)
	if s.Key == End || s.Key == string(Won) {
		v.add(at.sub("key"), Invalidf("process.key_taken", "the key %q has a meaning of its own in moves: choose another", s.Key).
			With("key", s.Key))
	}
	v.known(at.sub("phase"), s.Phase, phases[:])
	v.known(at.sub("percent_from"), s.PercentFrom, percentFrom[:])
	v.percent(at.sub("percent"), s.Percent)
	v.role(at.sub("responsible"), s.Responsible)
	for _, r := range s.CalledIn {
		v.role(at.sub("called_in"), r)
	}
	l := s.Limits
	if min(l.StaleDays, l.MostDeals, l.HoursBudget, l.NextStepHours) < 0 {
		v.add(at.sub("limits"), Invalidf("process.limit_negative", "a limit is below zero: use 0 for none"))
	}
	if j := slices.IndexFunc(s.Enter, func(c Criterion) bool { return c.Level == Required }); i == 0 && j >= 0 {
		c := &s.Enter[j]
		v.add(at.ofCriterion("enter", j, c).sub("level"), Invalidf("process.first_required", "it is required to enter the first stage, where every deal begins with no more than a name: make it expected, or require it to leave the stage"))
	}
	for _, lines := range s.lines() {
		if len(lines.texts) > MostLines {
			v.add(at.sub(lines.name), Invalidf("process.line_count", "it has %d lines in %s: %d is the most", len(lines.texts), lines.name, MostLines).
				With("list", lines.name).With("count", strconv.Itoa(len(lines.texts))).With("most", strconv.Itoa(MostLines)))
		}
	}
	if n := len(s.Enter) + len(s.Exit); n > MostCriteria {
		v.add(at.sub("exit"), Invalidf("process.criterion_count", "it has %d criteria: %d is the most", n, MostCriteria).
			With("count", strconv.Itoa(n)).With("most", strconv.Itoa(MostCriteria)))
	}
	s.criteria(at, func(at place, c *Criterion) { v.criterion(at, s, c) })
}

func (v *validation) percent(at place, percent *float64) {
	if percent != nil && !(*percent >= 0 && *percent <= 100) {
		v.add(at, Invalidf("process.percent", "%v is no percentage: use a number from 0 to 100", *percent).
			With("value", fmt.Sprint(*percent)))
	}
}

// certain refuses to be sure of a win that has not come yet. A share of the work
// says nothing of the win.
func (v *validation) certain(p *Process) {
	if p.Basis == Share {
		return
	}
	for i := range p.Stages {
		if s := &p.Stages[i]; i < p.WinIndex() && s.Percent != nil && *s.Percent == 100 {
			v.add(stagePlace(i, s).sub("percent"), Invalidf("process.certain", "no deal is certain before it is won: use a percentage below 100"))
		}
	}
}

func (v *validation) phaseOrder(p *Process) {
	last := 0
	for i := range p.Stages {
		s := &p.Stages[i]
		n := slices.Index(phases[:], s.Phase)
		if n < 0 {
			continue
		}
		if n < last {
			v.add(stagePlace(i, s).sub("phase"), Invalidf("process.phase_order", "the phase %q comes after %q: phases follow each other in the order %s", s.Phase, phases[last], strings.Join(phases[:], ", ")).
				With("phase", s.Phase).With("after", phases[last]).With("phases", strings.Join(phases[:], ", ")))
		}
		last = max(last, n)
	}
}

func (v *validation) criterion(at place, s *Stage, c *Criterion) {
	v.unique(at.sub("key"), "criterion", c.Key)
	v.known(at.sub("kind"), string(c.Kind), texts(kinds[:]))
	v.known(at.sub("level"), string(c.Level), texts(levels[:]))
	v.role(at.sub("role"), c.Role)
	for _, r := range c.WaivedBy {
		v.role(at.sub("waived_by"), r)
	}
	v.stray(at, c)
	v.percent(at.sub("percent"), c.Percent)
	switch c.Kind {
	case KindField:
		if _, known := v.fields[c.Field]; !known {
			v.add(at.sub("field"), Invalidf("process.field_unknown", "there is no deal field %q: name a field that exists, or add it first", c.Field).
				With("field", c.Field))
		}
		v.condition(at.sub("when"), c.When)
	case KindPerson:
		v.person(at, c)
	case KindActivity:
		if c.Activity != "" {
			v.known(at.sub("activity"), c.Activity, texts(everyActivityKind[:]))
		}
		if c.Days < 0 {
			v.add(at.sub("days"), Invalidf("process.days_negative", "%d days make no sense: use 0 for any time", c.Days).
				With("days", strconv.Itoa(c.Days)))
		}
	case KindTask:
		v.known(at.sub("task"), c.Task, []string{"done", "next_step"})
	case KindSelfCheck:
		if len(s.DoneWell)+len(s.DoneBadly) == 0 {
			v.add(at.sub("kind"), Invalidf("process.signs_missing", "the self-check has nothing to ask: give the stage signs in done_well or done_badly"))
		}
	case KindExpr:
		if strings.TrimSpace(c.Expr) == "" {
			v.add(at.sub("expr"), Invalidf("process.expression_empty", "the expression is empty: write what must be true"))
		}
		v.condition(at.sub("expr"), c.Expr)
	case KindDocument:
		if c.Document != Any {
			v.known(at.sub("document"), c.Document, documentKinds[:])
		}
		v.known(at.sub("state"), c.State, documentStates[:])
	case KindPayment:
		v.payment(at, c)
	}
	if c.needsRole() && c.Role == "" {
		v.add(at.sub("role"), Invalidf("process.role_missing", "nobody is named to confirm it: give it a role"))
	}
}

func (v *validation) condition(at place, source string) {
	if strings.TrimSpace(source) == "" {
		return
	}
	if e, wrong := errors.AsType[*Error](CheckCondition(source, v.fields)); wrong {
		v.add(at, e)
		return
	}
	for _, field := range ownFieldsIn(source) {
		if _, known := v.fields[field]; !known {
			v.add(at, Invalidf("process.field_unknown", "there is no deal field %q: name a field that exists, or add it first", field).With("field", field))
		}
	}
}

// needsRole says whether the criterion can only be met by somebody with a role.
func (c *Criterion) needsRole() bool {
	switch c.Kind {
	case KindApproval:
		return true
	case KindPayment, KindBalance:
		return c.Level == Required
	}
	return false
}

func (v *validation) person(at place, c *Criterion) {
	switch {
	case c.Part == "" && c.Role == "":
		v.add(at.sub("part"), Invalidf("process.person_missing", "it does not say whom it asks for: give the part of a contact, or one of our roles"))
	case c.Part != "" && c.Role != "":
		v.add(at.sub("part"), Invalidf("process.person_both", "it asks for a contact and for one of ours: make it two criteria"))
	case c.Part != "":
		v.known(at.sub("part"), string(c.Part), texts(parts[:]))
	}
}

func (v *validation) payment(at place, c *Criterion) {
	if c.Payment == "" && c.Percent == nil {
		v.add(at.sub("payment"), Invalidf("process.payment_missing", "it does not say which money: name the milestone in payment, or a percent of the value"))
	}
	if c.Payment != "" {
		v.known(at.sub("payment"), c.Payment, milestones[:])
	}
}

// stray finds what a criterion says but its kind never reads.
func (v *validation) stray(at place, c *Criterion) {
	withRole := []CriterionKind{KindTick, KindPerson, KindApproval, KindDocument, KindPayment, KindBalance, KindHandover}
	for _, a := range []struct {
		name  string
		given bool
		kinds []CriterionKind
	}{
		{"role", c.Role != "", withRole},
		{"field", c.Field != "", []CriterionKind{KindField}},
		{"when", c.When != "", []CriterionKind{KindField}},
		{"part", c.Part != "", []CriterionKind{KindPerson}},
		{"activity", c.Activity != "", []CriterionKind{KindActivity}},
		{"two_way", c.TwoWay, []CriterionKind{KindActivity}},
		{"days", c.Days != 0, []CriterionKind{KindActivity}},
		{"task", c.Task != "", []CriterionKind{KindTask}},
		{"expr", c.Expr != "", []CriterionKind{KindExpr}},
		{"document", c.Document != "", []CriterionKind{KindDocument}},
		{"state", c.State != "", []CriterionKind{KindDocument}},
		{"percent", c.Percent != nil, []CriterionKind{KindPayment}},
		{"payment", c.Payment != "", []CriterionKind{KindPayment}},
	} {
		if a.given && !slices.Contains(a.kinds, c.Kind) {
			v.add(at.sub(a.name), Invalidf("process.stray", "a criterion of kind %q does not look at %q: remove it, or change the kind", c.Kind, a.name).
				With("kind", string(c.Kind)).With("field", a.name))
		}
	}
}

func (v *validation) transitions(p *Process) {
	seen := map[[3]string]bool{}
	for i, t := range p.Transitions {
		at := transitionPlace(i, t)
		v.transition(at, p, t)
		triple := [3]string{t.Way, t.From, t.To}
		if seen[triple] {
			v.add(at, Invalidf("process.transition_twice", "it stands twice: keep one"))
		}
		seen[triple] = true
	}
}

func (v *validation) transition(at place, p *Process, t Transition) {
	if !slices.Contains([]string{WaySkip, WayBack, WayStart}, t.Way) {
		v.known(at.sub("way"), t.Way, []string{WaySkip, WayBack, WayStart})
		return
	}
	if t.Asks != "" {
		v.known(at.sub("asks"), string(t.Asks), []string{string(AsksPassed), string(AsksLeft), string(AsksLater)})
	}
	if t.Asks == AsksLater && (t.Way != WaySkip || t.From == Any || t.To == Any) {
		v.add(at.sub("asks"), Invalidf("process.asks_later", "only a skip between two named stages can ask later: name both, or ask now"))
	}
	if t.Way == WayStart && t.From != "" {
		v.add(at.sub("from"), Invalidf("process.start_from", "a new deal comes from nowhere: leave from empty"))
	}
	if t.Way == WayBack && t.Asks != "" {
		v.add(at.sub("asks"), Invalidf("process.back_asks", "a way back asks no criteria: leave asks empty"))
	}
	if t.Way != WayStart && !p.ends(t.From) || t.From == End {
		v.add(at.sub("from"), Invalidf("process.from_unknown", "there is no stage %q to come from", t.From).
			With("stage", t.From))
		return
	}
	if !p.ends(t.To) || t.To == End && t.Way != WaySkip {
		v.add(at.sub("to"), Invalidf("process.to_unknown", "there is no stage %q to go to", t.To).
			With("stage", t.To))
		return
	}
	if t.From == Any || t.To == Any || t.Way == WayStart {
		return
	}
	steps := p.Index(t.To) - p.Index(t.From)
	if t.Way == WaySkip && steps < 2 {
		v.add(at, Invalidf("process.skip_short", "a skip passes over one stage at least: forward by one is always allowed, and for the other direction use back"))
	}
	if t.Way == WayBack && steps >= 0 {
		v.add(at, Invalidf("process.back_forward", "it does not lead back: swap the stages, or make it a skip"))
	}
}

// ends says whether a transition may name this as one of its ends.
func (p *Process) ends(key string) bool { return key == Any || p.Index(key) >= 0 }
