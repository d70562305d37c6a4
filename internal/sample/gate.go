package sample

import (
	"slices"

	"hummock/internal/crm"
)

// satisfy tells how one criterion of a move is met: by whom, when and with what
// answer. Some are waived, some become debts; of a deal that is not to move on
// only some are met at all.
func (s *story) satisfy(a crm.Ask, w span, order *crm.MoveOrder, mover *crm.ID, stays bool) []event {
	c := a.Criterion
	share := .25 + .6*s.Float64()
	switch {
	case s.settles(a):
		return nil
	case stays && !s.chance(.35):
		return s.pending(c, share)
	case c.Level == crm.Advised && !s.chance(.55):
		return nil
	case stays && c.Kind == crm.KindHandover: // it still waits for the receiver
		return s.answer(a, w, share)[:1]
	case stays && c.Document == "offer" && s.keepsOffers():
		return s.offer(c, share, true)
	case stays:
		return s.answer(a, w, share)
	case c.Level == crm.Expected && !s.chance(.95*s.seller.tidy+.05):
		order.Debts = append(order.Debts, crm.Debt{Criterion: c.Key, Reason: s.say(oneOf(s.teller, debtReasons[:])), Due: s.cal.date(w.to + 7*day)})
		return nil
	}
	reason, waivable := waiverReasons[c.Key]
	if c.Level != crm.Required || !waivable || len(c.WaivedBy) == 0 || !s.chance(.07) {
		if now := s.inPassing(c, w); now != nil {
			order.Answers = append(order.Answers, *now)
			return nil
		}
		return s.answer(a, w, share)
	}
	if s.chance(.5) {
		*mover = crm.ID{}
		order.Waivers = append(order.Waivers, crm.Waiver{Criterion: c.Key, Reason: s.say(reason)})
		return nil
	}
	return s.ask(c, crm.ForWaiver, s.say(mayIGoOn), crm.Manager, s.say(reason), share)
}

// inPassing answers some criteria in the move itself, as the gate's dialog does.
func (s *story) inPassing(c *crm.Criterion, w span) *crm.Answer {
	if c.Kind == crm.KindField && s.chance(.7) {
		return &crm.Answer{Criterion: c.Key, Value: s.fact(c.Field, w)}
	}
	if c.Kind == crm.KindTick && c.Role == "" && s.chance(.7) {
		return &crm.Answer{Criterion: c.Key, Note: s.proof(c)}
	}
	return nil
}

// proof is what somebody notes who answers for a criterion.
func (s *story) proof(c *crm.Criterion) string {
	if proof, ok := proofs[c.Key]; ok {
		return s.say(proof)
	}
	return s.say(checked)
}

// ask puts a criterion to a role, who grants it.
func (s *story) ask(c *crm.Criterion, purpose, message string, role crm.Role, reason string, share float64) []event {
	return []event{
		{share, func(at moment) {
			s.act(at, s.seller.id, s.key, crm.AskRole{Criterion: c.Key, Purpose: purpose, Message: message})
		}},
		{share + .07, func(at moment) {
			s.act(at, s.staff[role], s.key, crm.Decide{Criterion: c.Key, Decision: "granted", Reason: reason})
		}},
	}
}

// pending is a question that a role still has to answer, on some of the open deals.
func (s *story) pending(c *crm.Criterion, share float64) []event {
	if s.process == life || s.outcome != crm.Open || s.lot()%3 > 0 {
		return nil
	}
	switch {
	case c.Kind == crm.KindApproval:
		return s.ask(c, crm.ForApproval, s.say(pleaseDecide), c.Role, "", share)[:1]
	case c.Kind == crm.KindTick && c.Role != "" && c.Level == crm.Required:
		return s.ask(c, crm.ForTick, "", c.Role, "", share)[:1]
	case waiverReasons[c.Key] != phrase{} && len(c.WaivedBy) > 0 && c.Level == crm.Required:
		return s.ask(c, crm.ForWaiver, s.say(mayIGoOn), crm.Manager, "", share)[:1]
	}
	return nil
}

// answer tells how a criterion is met.
func (s *story) answer(a crm.Ask, w span, share float64) []event {
	c := a.Criterion
	give := func(by crm.ID, answer crm.Answer) []event {
		answer.Criterion = c.Key
		return []event{{share, func(at moment) { s.act(at, by, s.key, crm.Give{Answer: answer}) }}}
	}
	switch c.Kind {
	case crm.KindField:
		return give(s.seller.id, crm.Answer{Value: s.fact(c.Field, w)})
	case crm.KindPayment, crm.KindBalance:
		return s.pay(c, share)
	case crm.KindDocument:
		if c.Document == "invoice" && !s.billed {
			return s.firstInvoice(share)
		}
		switch {
		case c.Document == "offer" && s.keepsOffers():
			return s.offer(c, share, false)
		case c.Document == "quote_permission", c.Document == "case":
			return s.permission(c, share)
		}
		return s.paper(c, share)
	case crm.KindHandover:
		return s.handOver(c, share)
	case crm.KindTick:
		if c.Role == "" {
			return give(s.seller.id, crm.Answer{Note: s.proof(c)})
		}
		if s.chance(.3) {
			return s.ask(c, crm.ForTick, "", c.Role, s.proof(c), share)
		}
		return give(s.staff[c.Role], crm.Answer{Note: s.proof(c)})
	case crm.KindPerson:
		return s.bring(c, give)
	case crm.KindActivity:
		return []event{{.93, func(at moment) { s.talk(a, at) }}}
	case crm.KindTask:
		return []event{{.97, func(at moment) { s.step(a, at, w.to) }}}
	case crm.KindApproval:
		return s.ask(c, crm.ForApproval, s.say(pleaseDecide), c.Role, s.say(granted), .85)
	case crm.KindSelfCheck:
		signs := &crm.SelfTest{Well: make([]bool, len(a.Stage.DoneWell)), Badly: make([]bool, len(a.Stage.DoneBadly))}
		for i := range signs.Well {
			signs.Well[i] = s.chance(.75)
		}
		for i := range signs.Badly {
			signs.Badly[i] = s.chance(.15)
		}
		return give(s.seller.id, crm.Answer{Signs: signs})
	default: // an expression is true or not: the deal's fields are there
		return nil
	}
}

// paper brings a document as far as a criterion asks, by whoever keeps such
// papers.
func (s *story) paper(c *crm.Criterion, share float64) []event {
	by, keeps := s.staff[c.Role]
	if !keeps {
		by = s.seller.id
	}
	told := crm.Paper{Kind: crm.DocumentKind(c.Document), State: crm.DocumentState(c.State), Note: s.proof(c)}
	if c.Document == crm.Any {
		told.Kind = crm.DocumentOther
	}
	return []event{{share, func(at moment) { s.act(at, by, s.key, told) }}}
}

// bring names a contact with a part, or one of ours by role.
func (s *story) bring(c *crm.Criterion, give func(crm.ID, crm.Answer) []event) []event {
	if c.Part == "" {
		if s.named[c.Role] {
			return nil
		}
		s.named[c.Role] = true
		return give(s.seller.id, crm.Answer{User: s.staff[c.Role]})
	}
	chosen := s.client.contacts[0]
	for _, contact := range s.client.contacts {
		if contact.Part == c.Part {
			chosen = contact
		}
	}
	if !slices.Contains(s.atTable, chosen.ID) {
		s.atTable = append(s.atTable, chosen.ID)
	}
	return give(s.seller.id, crm.Answer{Contact: &crm.ContactAnswer{ID: chosen.ID}})
}

// talk is a contact of the kind that a criterion asks for.
func (s *story) talk(a crm.Ask, at moment) {
	phase := phaseOf[a.Stage.Key]
	fits := func(t touch) bool {
		kind := t.kind == crm.Call || t.kind == crm.Meeting
		if a.Criterion.Activity != "" {
			kind = string(t.kind) == a.Criterion.Activity
		}
		return kind && (t.twoWay || !a.Criterion.TwoWay)
	}
	for range 50 {
		chosen := oneOf(s.teller, touches[phase])
		if !fits(chosen) {
			continue
		}
		did := crm.ActivityAnswer{
			Kind: chosen.kind, Direction: crm.Ours, TwoWay: chosen.twoWay, Minutes: 20 + 5*s.IntN(9),
			Note: s.say(chosen.note), Contacts: []crm.ID{s.client.contacts[0].ID},
		}
		s.pursue(phase, at, &did, false)
		return
	}
	kind := crm.ActivityKind(a.Criterion.Activity)
	s.act(at, s.seller.id, s.key, crm.Happen{ActivityAnswer: crm.ActivityAnswer{Kind: kind, TwoWay: true, Note: s.say(checked)}})
}

// step is the task that a criterion asks for: done in this stage, or still to
// come when the deal leaves it.
func (s *story) step(a crm.Ask, at, leaves moment) {
	task := s.nextStep(phaseOf[a.Stage.Key], leaves)
	switch {
	case a.Criterion.Task == "done":
		task.Done = true
		s.act(at, s.seller.id, s.key, crm.Plan{TaskAnswer: task})
	case !s.hasNext:
		s.act(at, s.seller.id, s.key, crm.Plan{TaskAnswer: task})
		s.hasNext, s.due = true, task.DueOn
	case s.due < s.cal.date(leaves):
		s.act(at, s.seller.id, s.key, crm.Complete{Result: s.say(results[0]), Next: &task})
		s.due = task.DueOn
	}
}

// fact is the value of a field as it is found out during a stay.
func (s *story) fact(field string, w span) any {
	sum := func(share float64) map[string]any {
		return map[string]any{"minor": float64(worthOf(float64(s.value) * share)), "currency": string(s.currency)}
	}
	switch field {
	case "need":
		return s.say(s.project.need)
	case "scope":
		return s.say(s.project.scope)
	case "budget_from":
		return sum(.7)
	case "budget_to":
		return sum(1.15)
	case "value":
		return float64(s.belief)
	case "expected_close":
		return string(s.cal.date(s.expects))
	case "sign_by":
		return string(s.cal.date(s.signing + 5*day))
	case "release_date":
		return string(s.cal.date(s.signing + 45*day))
	case "source":
		return s.say(sourceNames[s.source])
	case "segment":
		return s.say(segmentNames[s.client.segment])
	case "company":
		return s.client.company.ID.String()
	case "product":
		return s.products[s.project.product].ID.String()
	case "come_back":
		return string(s.cal.date(s.cal.now).AddDays(120))
	case "company.credit_days":
		return float64(14 + 15*s.client.segment)
	}
	if texts, ok := facts[field]; ok {
		return s.say(oneOf(s.teller, texts))
	}
	if texts, ok := lifeFacts[field]; ok {
		return s.say(texts[s.turn%len(texts)])
	}
	return s.custom(s.fields[field], w)
}

// custom is a likely value of a field that the firm added itself.
func (s *story) custom(f crm.CustomField, w span) any {
	switch f.Kind {
	case crm.FieldYesNo:
		return true
	case crm.FieldChoice:
		return oneOf(s.teller, f.Choices).Key
	case crm.FieldNumber:
		return float64(1 + s.IntN(10))
	case crm.FieldDate:
		return string(s.cal.date(w.to + 20*day))
	case crm.FieldMoney:
		return map[string]any{"minor": float64(s.value), "currency": string(s.currency)}
	case crm.FieldPerson:
		return s.seller.id.String()
	default:
		return s.say(s.project.scope)
	}
}
