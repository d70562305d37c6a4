package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"pgregory.net/rapid"

	"hummock/internal/crm"
)

// Random processes: any stages, criteria of every kind and level, any allowed
// moves, with or without a win line.

var askedRoles = []crm.Role{crm.Seller, crm.Manager, crm.Finance, crm.Legal}

// condition is an expression, and what it means.
type condition struct {
	text  string
	holds func(*ledger) bool
}

var conditions = []condition{
	{"value > 50000", func(l *ledger) bool { return l.value > 50000 }},
	{`source == "fair"`, func(l *ledger) bool { return l.source == "fair" }},
	{`"hot" in tags`, func(l *ledger) bool { return slices.Contains(l.tags, "hot") }},
	{"fields.count > 3", func(l *ledger) bool { n, ok := l.fields["count"].(float64); return ok && n > 3 }},
	{`company.industry != ""`, func(l *ledger) bool { return l.industry != "" }},
}

var ownFields = []crm.CustomField{
	{Noun: "deal", Key: "need", Kind: crm.FieldText, Label: en("Need")},
	{Noun: "deal", Key: "agreed", Kind: crm.FieldYesNo, Label: en("Agreed")},
	{Noun: "deal", Key: "count", Kind: crm.FieldNumber, Label: en("Count")},
	{Noun: "deal", Key: "budget", Kind: crm.FieldMoney, Label: en("Budget")},
}

var askedFields = []string{"value", "source", "segment", "expected_close", "probability", "company", "company.industry", "need", "agreed", "count", "budget"}

func en(s string) crm.Text { return crm.Text{crm.English: s} }

// history is a random course of events. Its dice are thrown from a drawn seed,
// since the generators of rapid prefer small numbers and so the same few events.
type history struct {
	*rapid.T

	dice *rand.Rand
}

func newHistory(t *rapid.T) *history {
	return &history{T: t, dice: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))}
}

func (t *history) between(from, to int) int { return from + t.dice.IntN(to-from+1) }

func oneOf[T any](t *history, list ...T) T { return list[t.dice.IntN(len(list))] }

// unless draws the usual, and one time in n the other.
func unless[T any](t *history, n int, usual, other T) T {
	if once(t, n) {
		return other
	}
	return usual
}

// once says yes one time in n.
func once(t *history, n int) bool { return t.dice.IntN(n) == 0 }

// drawProcess draws a process for sales. Cards of clients have rules of their own,
// and tests of their own.
func drawProcess(t *history, keys *int) crm.Process {
	p := crm.Process{Name: en("Random"), Kind: crm.Sale}
	for range t.between(3, 6) {
		p.Stages = append(p.Stages, drawStage(t, keys))
	}
	openTheDoor(&p)
	drawWays(t, &p)
	return p
}

// openTheDoor lets deals begin: nothing may be required to enter the first stage.
func openTheDoor(p *crm.Process) {
	enter := slices.Clone(p.Stages[0].Enter)
	for i := range enter {
		if enter[i].Level == crm.Required {
			enter[i].Level, enter[i].WaivedBy = crm.Expected, nil
		}
	}
	p.Stages[0].Enter = enter
}

func drawStage(t *history, keys *int) crm.Stage {
	*keys++
	s := crm.Stage{Key: fmt.Sprintf("s%d", *keys), Phase: "sell", DoneWell: []crm.Text{en("Well")}}
	s.Name = en(s.Key)
	for range t.between(0, 2) {
		s.Exit = append(s.Exit, drawCriterion(t, keys))
	}
	if once(t, 4) {
		s.Enter = append(s.Enter, drawCriterion(t, keys))
	}
	return s
}

// drawWays gives a process a win line and allowed moves that suit its stages.
func drawWays(t *history, p *crm.Process) {
	p.WinLine, p.Transitions = "", nil
	if p.Kind == crm.Sale && !once(t, 3) {
		p.WinLine = p.Stages[t.between(1, len(p.Stages)-1)].Key
	}
	seen := map[string]bool{}
	for range t.between(1, 6) {
		tr := drawWay(t, p)
		if name := tr.Way + tr.From + ">" + tr.To; !seen[name] {
			seen[name] = true
			p.Transitions = append(p.Transitions, tr)
		}
	}
}

func drawWay(t *history, p *crm.Process) crm.Transition {
	last := len(p.Stages) - 1
	asks := oneOf(t, "", crm.AsksPassed, crm.AsksLeft, crm.AsksLeft)
	switch oneOf(t, crm.WaySkip, crm.WaySkip, crm.WaySkip, crm.WayBack, crm.WayBack, crm.WayStart) {
	case crm.WayBack:
		if once(t, 3) {
			return crm.Transition{Way: crm.WayBack, From: crm.Any, To: crm.Any}
		}
		from := t.between(1, last)
		return crm.Transition{Way: crm.WayBack, From: p.Stages[from].Key, To: p.Stages[t.between(0, from-1)].Key}
	case crm.WayStart:
		return crm.Transition{Way: crm.WayStart, To: p.Stages[t.between(1, last)].Key, Asks: asks}
	}
	if once(t, 4) {
		return crm.Transition{Way: crm.WaySkip, From: crm.Any, To: oneOf(t, crm.Any, crm.End), Asks: asks}
	}
	from := t.between(0, last-1)
	if to := t.between(from+2, last+1); to <= last {
		return crm.Transition{Way: crm.WaySkip, From: p.Stages[from].Key, To: p.Stages[to].Key, Asks: asks}
	}
	return crm.Transition{Way: crm.WaySkip, From: p.Stages[from].Key, To: crm.End, Asks: asks}
}

func drawCriterion(t *history, keys *int) crm.Criterion {
	*keys++
	c := crm.Criterion{Key: fmt.Sprintf("c%d", *keys), NeverSkipped: once(t, 4), Level: oneOf(t, crm.Required, crm.Required, crm.Expected, crm.Advised)}
	c.Text = en(c.Key)
	if c.Level == crm.Required && !once(t, 3) {
		c.WaivedBy = []crm.Role{oneOf(t, askedRoles...)}
	}
	c.Kind = oneOf(t, crm.KindTick, crm.KindTick, crm.KindField, crm.KindField, crm.KindPerson, crm.KindActivity, crm.KindTask, crm.KindApproval, crm.KindApproval,
		crm.KindSelfCheck, crm.KindExpr, crm.KindDocument, crm.KindHandover) // money has a model of its own (money_test.go)
	switch c.Kind {
	case crm.KindTick:
		c.Role = oneOf(t, append(askedRoles, "")...)
	case crm.KindField:
		c.Field = oneOf(t, askedFields...)
		if once(t, 4) {
			c.When = oneOf(t, conditions...).text
		}
	case crm.KindPerson:
		if c.Part = oneOf(t, crm.Decider, crm.Signer, ""); c.Part == "" {
			c.Role = oneOf(t, askedRoles...)
		}
	case crm.KindActivity:
		c.Activity, c.TwoWay, c.Days = oneOf(t, "", "call", "mail"), once(t, 2), oneOf(t, 0, 3)
	case crm.KindTask:
		c.Task = oneOf(t, "done", "next_step")
	case crm.KindExpr:
		c.Expr = oneOf(t, conditions...).text
	case crm.KindDocument:
		c.Document, c.State = oneOf(t, "contract", "contract", "offer", crm.Any), oneOf(t, "draft", "sent", "agreed", "signed")
	case crm.KindSelfCheck:
	default:
		c.Role = oneOf(t, askedRoles...)
	}
	return c
}

// drawVersion changes a process as an editor might: stages come and go and
// change places, criteria are added, removed and made stricter.
func drawVersion(t *history, p crm.Process, keys *int) crm.Process {
	p.Stages = slices.Clone(p.Stages)
	for range t.between(1, 3) {
		i := t.between(0, len(p.Stages)-1)
		s := &p.Stages[i]
		switch oneOf(t, "add", "remove", "swap", "ask", "forget", "harden") {
		case "add":
			p.Stages = slices.Insert(p.Stages, i, drawStage(t, keys))
		case "remove":
			if len(p.Stages) > 2 {
				p.Stages = slices.Delete(p.Stages, i, i+1)
			}
		case "swap":
			j := t.between(0, len(p.Stages)-1)
			p.Stages[i], p.Stages[j] = p.Stages[j], p.Stages[i]
		case "ask":
			s.Exit = append(slices.Clone(s.Exit), drawCriterion(t, keys))
		case "forget":
			s.Exit = s.Exit[:len(s.Exit)/2]
		case "harden":
			s.Exit = slices.Clone(s.Exit)
			for j := range s.Exit {
				s.Exit[j].Level, s.Exit[j].WaivedBy, s.Exit[j].NeverSkipped = crm.Required, nil, true
			}
		}
	}
	openTheDoor(&p)
	drawWays(t, &p)
	return p
}
