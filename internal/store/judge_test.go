package store_test

import (
	"slices"
	"strings"

	"hummock/internal/crm"
)

// What a move asks and whether it may be, told a second time: the product's own
// answer is compared with this one.

// line is the place of the win line, before which a deal is open. End lies at
// the number of stages.
func line(p *crm.Process) int {
	for i, s := range p.Stages {
		if s.Key == p.WinLine {
			return i
		}
	}
	return len(p.Stages)
}

func place(p *crm.Process, key string) int {
	if key == crm.End {
		return len(p.Stages)
	}
	return slices.IndexFunc(p.Stages, func(s crm.Stage) bool { return s.Key == key })
}

// goal is the place that an order means.
func goal(p *crm.Process, to string) int {
	if to == "won" {
		return min(line(p), len(p.Stages))
	}
	return place(p, to)
}

// allowed finds how a process lets a deal go from one place to another; -1 is
// before the first stage.
func allowed(p *crm.Process, from, to int) (way string, onlyLeft, ok bool) {
	switch {
	case to < 0 || to == from:
		return "", false, false
	case from < 0 && to == 0:
		return "start", false, true
	case from >= 0 && to == from+1:
		return "forward", false, true
	case from < 0:
		way = "start"
	case to > from:
		way = "skip"
	default:
		way = "back"
	}
	for _, t := range p.Transitions {
		starts := t.From == "" || t.From == "*" || place(p, t.From) == from
		ends := t.To == "*" && to < len(p.Stages) || place(p, t.To) == to
		if t.Way == way && starts && ends {
			return way, t.Asks == crm.AsksLeft, true
		}
	}
	return way, false, false
}

// crossed lists the criteria of the way from one place to another. Left is the
// stage as it was when the deal came into it.
func crossed(p *crm.Process, left *crm.Stage, from, to int, onlyLeft bool) []crm.Criterion {
	var asked []crm.Criterion
	for i := max(from, 0); i < to; i++ {
		s := p.Stages[i]
		if i == from {
			s = *left
		}
		all := i == from || !onlyLeft || i == line(p)-1
		for _, c := range s.Exit {
			if all || c.NeverSkipped {
				asked = append(asked, c)
			}
		}
		for _, c := range s.Enter {
			if i != from && c.NeverSkipped {
				asked = append(asked, c)
			}
		}
	}
	if to < len(p.Stages) {
		asked = append(asked, p.Stages[to].Enter...)
	}
	return asked
}

// active says whether a deal can move at all.
func (l *ledger) active() bool { return l.lost == "" && l.stage() != crm.End }

// outcome follows from the stays, each seen under the version that it began in.
func (l *ledger) outcome(w *world) (crm.Outcome, crm.Instant) {
	if l.lost != "" {
		return l.lost, l.lostAt
	}
	outcome, since := crm.Open, crm.Instant(0)
	for _, s := range l.stays {
		p := w.process(l.pipeline, s.version)
		switch beyond := place(p, s.stage) >= line(p); {
		case s.void || s.way == "publish":
		case beyond && outcome == crm.Open:
			outcome, since = crm.Won, s.at
		case !beyond:
			outcome, since = crm.Open, 0
		}
	}
	return outcome, since
}

// question is a criterion that a move asks.
type question struct {
	crm.Criterion

	since crm.Instant // what must be done anew counts from then
	owed  bool        // an earlier move left it open
}

// way gives what a move of the deal would ask, or why it may not be.
func (w *world) way(l *ledger, to string) (name, key string, asked []question, refused string) {
	if l.lost != "" && to == l.stage() {
		return "reopen", to, w.toReopen(l), ""
	}
	p := w.inForce(l.pipeline)
	from, target := -1, goal(p, to)
	var left *crm.Stage
	if last, _ := l.running(); last != nil && last.stage != crm.End {
		from = place(p, last.stage)
		then := w.process(l.pipeline, last.version)
		left = &then.Stages[place(then, last.stage)]
	}
	name, onlyLeft, ok := allowed(p, from, target)
	if !ok {
		return "", "", nil, "not allowed"
	}
	key = crm.End
	if target < len(p.Stages) {
		key = p.Stages[target].Key
	}
	if name != "back" {
		asked = w.questions(l, crossed(p, left, from, target, onlyLeft))
	}
	return name, key, asked, ""
}

// toReopen is what the stage where a deal was lost requires of those who enter it,
// unless it was excused when the deal came in.
func (w *world) toReopen(l *ledger) (asked []question) {
	last, _ := l.running()
	then := w.process(l.pipeline, last.version)
	for _, c := range then.Stages[place(then, last.stage)].Enter {
		if c.Level == crm.Required && !slices.Contains(last.waived, c.Key) && !slices.Contains(last.owed, c.Key) {
			asked = append(asked, question{c, l.since(), false})
		}
	}
	return asked
}

// questions puts what the deal owes before what the way asks.
func (w *world) questions(l *ledger, crossed []crm.Criterion) []question {
	keys, since := l.owes()
	var asked []question
	for _, key := range keys {
		if slices.ContainsFunc(crossed, func(c crm.Criterion) bool { return c.Key == key }) {
			continue
		}
		c := *w.meant(l, nil, key)
		c.Level, c.WaivedBy = crm.Expected, nil
		asked = append(asked, question{c, since[key], true})
	}
	for _, c := range crossed {
		asked = append(asked, question{c, l.since(), since[c.Key] != 0})
	}
	return asked
}

// meant finds the criterion of a key: asked on the way, in the version that the
// deal's stage has, in the one in force, or, of a debt, in the newest that the
// deal has been in.
func (w *world) meant(l *ledger, asked []question, key string) *crm.Criterion {
	for i := range asked {
		if asked[i].Key == key {
			return &asked[i].Criterion
		}
	}
	in := []*crm.Process{w.inForce(l.pipeline)}
	if last, _ := l.running(); last != nil {
		in = []*crm.Process{w.process(l.pipeline, last.version), in[0]}
	}
	if keys, _ := l.owes(); slices.Contains(keys, key) {
		for _, s := range slices.Backward(l.stays) {
			in = append(in, w.process(l.pipeline, s.version))
		}
	}
	for _, p := range in {
		for _, s := range p.Stages {
			for _, c := range slices.Concat(s.Exit, s.Enter) {
				if c.Key == key {
					return &c
				}
			}
		}
	}
	return nil
}

// judge says how the deal would be after a move, or why it is refused.
func (w *world) judge(l *ledger, by crm.Actor, wanted crm.MoveOrder) (after *ledger, refused string) {
	reopens := l.lost != "" && wanted.To == l.stage()
	if !l.active() && !reopens {
		return nil, "closed"
	}
	way, key, asked, refused := w.way(l, wanted.To)
	if refused != "" {
		return nil, refused
	}
	s := stay{version: w.version(l.pipeline), stage: key, way: way}
	if reopens {
		last, _ := l.running()
		s.version = last.version
		if back := l.clone(); l.takenUp || !w.fits(back.reopened(s)) {
			return nil, "cannot be reopened"
		}
	}
	after, refused = w.pass(l, by, theOrder{wanted}, asked, s)
	if after != nil {
		after.lost = ""
	}
	return after, refused
}

// reopened is the deal back in the stage where it was lost.
func (l *ledger) reopened(s stay) *ledger {
	l.lost = ""
	l.enter(s)
	return l
}

// pass takes the deal to a stay if what is asked on the way is met or excused.
func (w *world) pass(l *ledger, by crm.Actor, order theOrder, asked []question, s stay) (after *ledger, refused string) {
	after = l.clone()
	for _, a := range order.Answers {
		if c := w.meant(l, asked, a.Criterion); c == nil || !after.answer(w, by, c, a) {
			return nil, "answer"
		}
	}
	for _, key := range order.named() {
		if w.meant(l, asked, key) == nil {
			return nil, "no such criterion"
		}
	}
	s.at = crm.InstantOf(w.clock.Now())
	open := []string{}
	for _, c := range asked {
		switch verdict := after.verdict(w, &c, by, order); verdict {
		case "advised":
		case "met":
			s.met = append(s.met, c.Key)
		case "waived":
			s.waived = append(s.waived, c.Key)
		case "owed":
			s.owed = append(s.owed, c.Key)
			if c.owed {
				s.putOff++
			}
		case "open":
			open = append(open, c.Key)
		default:
			return nil, verdict
		}
	}
	if len(open) > 0 {
		return nil, "unmet " + strings.Join(open, " ")
	}
	after.enter(s)
	return after, ""
}

func (l *ledger) enter(s stay) {
	l.stays = append(l.stays, s)
	l.waivers += len(s.waived)
	l.debts += len(s.owed) - s.putOff
}

type theOrder struct{ crm.MoveOrder }

// named lists the criteria of which the order says that they stay open.
func (o theOrder) named() (keys []string) {
	for _, waiver := range o.Waivers {
		keys = append(keys, waiver.Criterion)
	}
	for _, debt := range o.Debts {
		keys = append(keys, debt.Criterion)
	}
	return keys
}

func (l *ledger) verdict(w *world, c *question, by crm.Actor, order theOrder) string {
	if l.holds(w, &c.Criterion, c.since, by.User) {
		return "met"
	}
	switch c.Level {
	case crm.Advised:
		return "advised"
	case crm.Expected:
		for _, d := range order.Debts {
			if d.Criterion == c.Key && (d.Due == "" || d.Due < w.today() || len(d.Reason) < 3) {
				return "bad debt"
			}
			if d.Criterion == c.Key {
				return "owed"
			}
		}
	case crm.Required:
		if l.leave(crm.ForWaiver, c.Key, c.WaivedBy, l.since(), crm.ID{}) {
			return "waived"
		}
		for _, given := range order.Waivers {
			switch {
			case given.Criterion != c.Key:
			case !by.Has(c.WaivedBy...):
				return "may not waive"
			case len(given.Reason) < 3:
				return "bad waiver"
			default:
				return "waived"
			}
		}
	}
	return "open"
}
