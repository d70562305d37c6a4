package sample

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"hummock/internal/crm"
)

// span is the time between two moments.
type span struct{ from, to moment }

// at is a moment inside the span.
func (w span) at(share float64) moment {
	return max(w.from+1, min(w.to-1, w.from+moment(share*float64(w.to-w.from))))
}

func (w span) days() float64 { return float64(w.to-w.from) / float64(day) }

// event is something that happens at a share of a stay.
type event struct {
	share float64
	do    func(at moment)
}

// tell gives the deal's life as acts.
func (s *story) tell() {
	s.meet(s.client, s.path[0].at, s.seller.id)
	s.begin()
	for i, stay := range s.path {
		w := span{stay.at, s.ends}
		to := ""
		switch {
		case i+1 < len(s.path):
			w.to, to = s.path[i+1].at, s.path[i+1].stage
		case s.outcome == crm.Won:
			to = crm.End
		}
		s.live(stay.stage, to, w)
		if to == "" && s.outcome != crm.Open {
			s.endPromise(w.to-1, crm.PromiseWithdrawn, dealGone)
			s.refused(w.to - 1)
			s.act(w.to, s.seller.id, s.key, crm.Close{Outcome: s.outcome, Loss: s.loss})
			s.learn(w.to)
		}
	}
}

func (s *story) begin() {
	begins := s.path[0].at
	set := map[string]any{
		"source": s.say(sourceNames[s.source]), "segment": s.say(segmentNames[s.client.segment]), "currency": string(s.currency),
		"product_id": s.products[s.project.product].ID.String(), "expected_close": string(s.cal.date(s.expects)),
	}
	if s.chance(.7) {
		set["value"] = float64(s.belief)
	}
	if s.chance(.3) {
		set["tags"] = []any{s.say(oneOf(s.teller, tagNames[:]))}
	}
	next := s.nextStep(phaseOf[s.path[0].stage], begins)
	s.hasNext, s.due = true, next.DueOn
	s.act(begins, s.seller.id, s.key, crm.Begin{Pipeline: s.process, Follows: s.follows, Grows: s.grows, From: s.from, DealDraft: crm.DealDraft{
		Name: s.say(s.project.name), Company: s.client.company.ID, Set: set, NextStep: &next,
	}})
}

// nextStep is something to do a few days after a moment.
func (s *story) nextStep(phase int, after moment) crm.TaskAnswer {
	chosen := oneOf(s.teller, steps[phase])
	return crm.TaskAnswer{Title: s.say(chosen.title), Kind: chosen.kind, DueOn: s.cal.date(after + moment(2+s.IntN(6))*day)}
}

// live tells one stay in a stage and the move at its end, if there is one.
func (s *story) live(stage, to string, w span) {
	phase := phaseOf[stage]
	events := []event{{.12, func(at moment) { s.judge(phase, at) }}, {.6, func(at moment) { s.postpone(at) }}}
	touches := max(1, min(5, int(math.Round(w.days()/4))))
	for i := range touches {
		final := to == "" && i == touches-1
		share := (float64(i) + .3 + .4*s.Float64()) / float64(touches)
		events = append(events, event{share, func(at moment) { s.touch(phase, at, final) }})
	}
	if s.outcome == crm.Open && to == "" {
		w.to = s.cal.now
		events = append(events, event{.98, s.leave})
	} else if w.days() > 12 && s.chance(.05) {
		until := s.cal.date(w.at(.7))
		events = append(events, event{.3, func(at moment) {
			s.act(at, s.seller.id, s.key, crm.Wait{Until: until, Reason: s.say(oneOf(s.teller, waitReasons[:]))})
		}})
	}
	events = append(events, s.promises(stage)...)
	if s.process != life {
		events = append(events, s.toil(phase)...)
	}
	events = append(events, s.besides(stage, to)...)
	order := crm.MoveOrder{To: to}
	mover := s.mover(stage)
	asks := s.asks(stage, to)
	for _, a := range asks {
		events = append(events, s.satisfy(a, w, &order, &mover, to == "")...)
	}
	events = append(events, s.lastInvoice(asks)...)
	slices.SortStableFunc(events, func(a, b event) int { return cmp.Compare(a.share, b.share) })
	for _, e := range events {
		e.do(w.at(e.share))
	}
	if to == "" {
		return
	}
	p := s.processes[s.process]
	switch from, target := p.Index(stage), p.Index(to); {
	case target < from:
		order.Reason = s.say(oneOf(s.teller, backReasons[:]))
	case target > from+1:
		order.Reason = s.say(skipReason)
	}
	if p.Index(to) > p.Index(stage) {
		s.owed = left(asks, order.Debts)
	}
	s.act(w.to, mover, s.key, crm.Go{MoveOrder: order})
}

// mover is who usually takes a deal out of a stage: its seller, and once it is
// in work the project manager.
func (s *story) mover(stage string) crm.ID {
	if phaseOf[stage] == work && stage != "start" {
		return s.staff[crm.Delivery]
	}
	return s.seller.id
}

// asks are the criteria of a move. Of a deal that stays, or ends here, those of
// the way forward are partly met.
func (s *story) asks(stage, to string) []crm.Ask {
	p := s.processes[s.process]
	if to == "" {
		i := p.Index(stage) + 1
		to = crm.End
		if i < len(p.Stages) {
			to = p.Stages[i].Key
		}
	}
	route, err := p.Route(stage, to, nil)
	if err != nil {
		return nil // the replay refuses the move and names the allowed ones
	}
	route.Owe(s.owed)
	return route.Asks
}

// left are the criteria that a move leaves as debts.
func left(asks []crm.Ask, debts []crm.Debt) []crm.Ask {
	var owed []crm.Ask
	for i, debt := range debts {
		for _, a := range asks {
			if a.Criterion.Key == debt.Criterion {
				owed = append(owed, crm.Ask{Stage: a.Stage, Criterion: a.Criterion, Owed: &debts[i]})
			}
		}
	}
	return owed
}

// touch is a contact with the client. It completes the next step and sets the
// following one.
func (s *story) touch(phase int, at moment, final bool) {
	chosen := oneOf(s.teller, touches[phase])
	if final && (s.loss.Reason == "unreachable" || s.loss.Reason == "no_decision") {
		chosen = oneOf(s.teller, silence[:])
	}
	did := crm.ActivityAnswer{
		Kind: chosen.kind, Direction: crm.Ours, TwoWay: chosen.twoWay, Note: s.say(chosen.note),
		Contacts: []crm.ID{oneOf(s.teller, s.client.contacts).ID},
	}
	if chosen.theirs {
		did.Direction = crm.Theirs
	}
	if chosen.kind == crm.Call || chosen.kind == crm.Meeting || chosen.kind == crm.VisitTo {
		did.Minutes = map[crm.ActivityKind]int{crm.Call: 10, crm.Meeting: 45, crm.VisitTo: 180}[chosen.kind] + 5*s.IntN(6)
	}
	s.pursue(phase, at, &did, final)
}

// pursue completes the next step by an activity, or just logs it.
func (s *story) pursue(phase int, at moment, did *crm.ActivityAnswer, final bool) {
	var next *crm.TaskAnswer
	if !final && s.chance(s.seller.tidy) {
		n := s.nextStep(phase, at)
		next = &n
	}
	if s.hasNext && (final || s.chance(.8)) {
		s.act(at, s.seller.id, s.key, crm.Complete{Result: s.say(oneOf(s.teller, results[:])), Activity: did, Next: next})
		s.hasNext = next != nil
		if next != nil {
			s.due = next.DueOn
		}
		return
	}
	s.act(at, s.seller.id, s.key, crm.Happen{ActivityAnswer: *did})
	if next != nil && !s.hasNext {
		s.act(at, s.seller.id, s.key, crm.Plan{TaskAnswer: *next})
		s.hasNext, s.due = true, next.DueOn
	}
}

// leave is the state in which an open deal is found now.
func (s *story) leave(at moment) {
	if s.hasNext { // a step that was due during the stay
		s.act(at, s.seller.id, s.key, crm.Complete{Result: s.say(results[0])})
		s.hasNext = false
	}
	if s.last == unplanned {
		return
	}
	next := s.nextStep(phaseOf[s.path[len(s.path)-1].stage], s.cal.now)
	switch s.last {
	case overdue:
		next.DueOn = s.cal.date(s.cal.now - moment(1+s.IntN(6))*day)
	default:
		next.DueOn = s.cal.date(s.cal.now + moment(s.IntN(9))*day)
	}
	s.act(at, s.seller.id, s.key, crm.Plan{TaskAnswer: next})
	s.hasNext = true
	if s.last == waiting {
		until := s.cal.date(s.cal.now + moment(4+s.IntN(20))*day)
		s.act(at, s.seller.id, s.key, crm.Wait{Until: until, Reason: s.say(oneOf(s.teller, waitReasons[:]))})
	}
}

// judge is the seller's own word on the deal.
func (s *story) judge(phase int, at moment) {
	set := crm.Edit{}
	switch {
	case phase == deciding && s.chance(.4):
		set["category"] = string(crm.CategoryBest)
	case phase == papers && s.chance(.6):
		set["category"] = string(crm.CategoryCommit)
	}
	if phase >= talks && phase <= papers && s.chance(.3) {
		own := [...]float64{talks: 45, deciding: 60, papers: 85}[phase] * math.Sqrt(s.seller.hope) * (.85 + .3*s.Float64())
		set["probability"] = min(95, 5*math.Round(own/5))
	}
	if phase == papers && s.belief != s.value {
		s.belief = s.value
		set["value"] = float64(s.value)
	}
	if len(set) > 0 {
		s.act(at, s.seller.id, s.key, set)
	}
}

// postpone moves the expected day once it is near and nothing is decided.
func (s *story) postpone(at moment) {
	if s.process == life || s.expects > at+5*day || at > s.signing || s.last == overdue || !s.chance(.85) {
		return
	}
	left := float64(max(s.signing-at, 4*day)) / (1 + (s.seller.hope-1)/2)
	s.expects = at + moment(left)
	s.act(at, s.seller.id, s.key, crm.Edit{"expected_close": string(s.cal.date(s.expects))})
}

// reasons are why deals end, by phase, as weights.
var reasons = [phases]map[string]float64{
	early:    {"no_budget": 3, "unreachable": 3, "no_fit": 2, "no_decision": 2, "not_a_client": 1},
	solution: {"price": 3, "no_fit": 2, "no_decision": 3, "competitor": 2, "unreachable": 2, "misleading": 1},
	talks:    {"price": 4, "competitor": 3, "changes": 2, "no_decision": 2, "unreachable": 1},
	deciding: {"no_decision": 4, "competitor": 3, "price": 3, "no_budget": 2, "unreachable": 1},
	papers:   {"legal": 4, "other": 2, "no_decision": 1},
	work:     {"other": 1}, after: {"other": 1},
}

var unfit = map[string]float64{"not_a_client": 4, "no_budget": 3, "no_fit": 2, "misleading": 1}

// reason is why the deal ended, and what was learnt.
func (s *story) reason() crm.Loss {
	weights := reasons[phaseOf[s.path[len(s.path)-1].stage]]
	if s.outcome == crm.Disqualified {
		weights = unfit
	}
	keys := slices.Sorted(maps.Keys(weights))
	list := make([]float64, len(keys))
	for i, key := range keys {
		list[i] = weights[key]
	}
	l := crm.Loss{Reason: keys[s.weighted(list)]}
	if s.chance(.75) {
		l.Lesson = s.say(oneOf(s.teller, lessons[l.Reason]))
	}
	if l.Reason == "competitor" {
		l.Competitor = oneOf(s.teller, competitors[:])
	}
	l.Debriefed = s.outcome == crm.Lost && s.chance(.4)
	if (l.Reason == "no_budget" || l.Reason == "no_decision") && s.chance(.4) {
		l.ComeBack = s.cal.date(s.ends + moment(60+s.IntN(80))*day)
	}
	return l
}
