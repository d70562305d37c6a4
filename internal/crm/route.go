package crm

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Route works out whether a deal may go from one stage to another, and which
// criteria that asks. From is empty for a new deal; to may be End. Left is the
// stage as it was when the deal entered it, or nil where that is unchanged: its
// exit criteria are asked instead of those of the process.
// A move that is not allowed is refused with the list of allowed ones.
func (p *Process) Route(from, to string, left *Stage) (*Route, error) {
	ti := p.Index(to)
	fi := -1
	if from != "" {
		fi = p.Index(from)
	}
	if ti < 0 || from != "" && fi < 0 {
		return nil, p.refuse(from, "stage.unknown", to)
	}
	if fi == ti {
		return nil, p.refuse(from, "move.same_stage", to)
	}
	way, asks, ok := p.way(fi, ti)
	if !ok {
		return nil, p.refuse(from, "move.not_allowed", to)
	}
	r := &Route{From: from, To: to, Way: way}
	if way == WayBack {
		return r, nil
	}
	r.askLater(p, fi)
	for i := max(fi, 0); i < ti; i++ {
		s := &p.Stages[i]
		if i == fi && left != nil {
			s = left
		}
		r.ask(p, s, i, i == fi || asks == AsksPassed)
	}
	if s, ok := p.Stage(to); ok {
		for i := range s.Enter {
			r.Asks = append(r.Asks, Ask{Stage: s, Criterion: &s.Enter[i], Entering: true})
		}
	}
	return r, nil
}

// Reopening is the way of a lost deal back into the stage where it was lost: it
// asks what that stage requires of those who enter it. What was waived or left
// open when the deal entered it, by last, stays so.
func (p *Process) Reopening(stage string, last *Visit) *Route {
	r := &Route{From: stage, To: stage, Way: WayReopen}
	s, ok := p.Stage(stage)
	if !ok {
		return r
	}
	for i := range s.Enter {
		c := &s.Enter[i]
		if c.Level == Required && !last.excuses(c.Key) {
			r.Asks = append(r.Asks, Ask{Stage: s, Criterion: c, Entering: true})
		}
	}
	return r
}

// excuses says whether a criterion was waived, or left as a debt, when the stay
// began.
func (v *Visit) excuses(key string) bool {
	return v != nil && (slices.ContainsFunc(v.Waived, func(w Waiver) bool { return w.Criterion == key }) ||
		slices.ContainsFunc(v.Debts, func(d Debt) bool { return d.Criterion == key }))
}

// Owe puts what earlier moves left open before all that the way asks. What the
// way asks itself is asked once, at its own level. A way back asks nothing.
func (r *Route) Owe(debts []Ask) {
	if r.Way == WayBack {
		return
	}
	var owed []Ask
	for _, debt := range debts {
		i := slices.IndexFunc(r.Asks, func(a Ask) bool { return a.Criterion.Key == debt.Criterion.Key })
		if i >= 0 {
			r.Asks[i].Owed = debt.Owed
			continue
		}
		c := *debt.Criterion
		c.Level, c.WaivedBy = Expected, nil
		debt.Criterion = &c
		owed = append(owed, debt)
	}
	r.Asks = append(owed, r.Asks...)
}

// askLater adds what the stages require that may have been passed over on the way
// to the one that is left. Where the deal was in them, it is met already.
func (r *Route) askLater(p *Process, left int) {
	for _, t := range p.Transitions {
		if t.Way != WaySkip || t.Asks != AsksLater || p.Index(t.To) != left {
			continue
		}
		for i := p.Index(t.From) + 1; i < left; i++ {
			r.ask(p, &p.Stages[i], i, true)
		}
	}
	seen := map[*Criterion]bool{}
	r.Asks = slices.DeleteFunc(r.Asks, func(a Ask) bool {
		again := seen[a.Criterion]
		seen[a.Criterion] = true
		return again || a.Criterion.Level != Required
	})
}

// ask adds the criteria of one stage on the way: all of a stage that is asked
// in full or that lies before the win line, else those never skipped.
func (r *Route) ask(p *Process, s *Stage, index int, all bool) {
	all = all || index == p.WinIndex()-1
	for i := range s.Exit {
		if all || s.Exit[i].NeverSkipped {
			r.Asks = append(r.Asks, Ask{Stage: s, Criterion: &s.Exit[i]})
		}
	}
	if s.Key == r.From {
		return
	}
	for i := range s.Enter {
		if s.Enter[i].NeverSkipped {
			r.Asks = append(r.Asks, Ask{Stage: s, Criterion: &s.Enter[i], Entering: true})
		}
	}
}

func (p *Process) way(fi, ti int) (way string, asks Asks, ok bool) {
	switch {
	case fi < 0 && ti == 0:
		return WayStart, AsksPassed, true
	case fi < 0:
		way = WayStart
	case ti == fi+1:
		return "forward", AsksPassed, true
	case ti > fi:
		way = WaySkip
	default:
		way = WayBack
	}
	for _, t := range p.Transitions {
		if t.Way == way && p.matches(t.From, fi, way) && p.matches(t.To, ti, "") {
			if t.Asks == "" {
				return way, AsksPassed, true
			}
			return way, t.Asks, true
		}
	}
	return way, "", false
}

// matches compares a stage with what a transition names. The wildcard stands
// for every stage, not for the end: leaving early must be named.
func (p *Process) matches(named string, index int, way string) bool {
	if way == WayStart {
		return true
	}
	if named == Any {
		return index < len(p.Stages)
	}
	return p.Index(named) == index
}

// AllowedFrom lists the keys of the stages (and End) that a deal in a stage, or
// a new deal where from is empty, may go to.
func (p *Process) AllowedFrom(from string) []string {
	fi := -1
	if from != "" {
		fi = p.Index(from)
	}
	var keys []string
	for ti := 0; ti <= len(p.Stages); ti++ {
		if ti == fi || from != "" && fi < 0 {
			continue
		}
		if _, _, ok := p.way(fi, ti); !ok {
			continue
		}
		if ti == len(p.Stages) {
			keys = append(keys, End)
		} else {
			keys = append(keys, p.Stages[ti].Key)
		}
	}
	return keys
}

func (p *Process) refuse(from, code, to string) *Error {
	e := Invalidf(code, "a deal cannot go from %q to %q in this pipeline: choose one of the allowed stages", orStart(from), to)
	if code == "move.same_stage" {
		e.Msg = "the deal is in this stage already"
	}
	e.Params = map[string]string{"from": from, "to": to}
	e.Allowed = p.AllowedFrom(from)
	return e
}

// NameStages says in the refusal of a move how the stages are called.
func (p *Process) NameStages(err error, l Language) error {
	var e *Error
	if !errors.As(err, &e) || len(e.Params) == 0 {
		return err
	}
	name := func(key string) string {
		if s, ok := p.Stage(key); ok {
			return s.Name.In(l)
		}
		return label(orStart(key), l)
	}
	for _, at := range [...]string{"from", "to"} {
		e.Params[at] = name(e.Params[at])
	}
	names := make([]string, len(e.Allowed))
	for i, key := range e.Allowed {
		names[i] = name(key)
	}
	e = e.With("allowed", strings.Join(names, ", "))
	if e.Code == "move.not_allowed" {
		e.Msg = fmt.Sprintf("a deal cannot go from %q to %q in this pipeline: choose one of the allowed stages (%s)", e.Params["from"], e.Params["to"], e.Params["allowed"])
	}
	return e
}

func orStart(key string) string {
	if key == "" {
		return WayStart
	}
	return key
}
