package acceptance

import (
	"math"
	"slices"
	"testing"
)

// P4: seventeen steps and a change of staff.
func TestSeventeenStepsAndAChangeOfStaff(t *testing.T) {
	t.Parallel()
	each(t, "2026-01-12T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &projectSale{firm: w.found(t, "project-sales", "EUR")}
		s.people(t)
		_ = t.Run("1 two projects of one client are two deals", s.twoProjects) &&
			t.Run("2 seventeen steps, each with its share", s.seventeen) &&
			t.Run("5 after the sale", s.afterTheSale) &&
			t.Run("3 everybody is named", s.everybody) &&
			t.Run("4 the seller leaves", s.sellerLeaves) &&
			t.Run("2 without shares it still counts", s.withoutShares)
	})
}

type projectSale struct {
	*firm
	starter, seller, second, finisher *user
	expert, manager, finance, lead    *user

	pipeline      string
	deal, another string
}

func (s *projectSale) people(t *testing.T) {
	s.starter = s.person(t, "Sonia", "seller")
	s.seller = s.person(t, "Tomas", "seller")
	s.second = s.person(t, "Ulla", "seller")
	s.finisher = s.person(t, "Viktor", "seller")
	s.expert = s.person(t, "Egor", "expert")
	s.manager = s.person(t, "Marta", "manager")
	s.finance = s.person(t, "Fina", "finance")
	s.lead = s.person(t, "Pavel", "delivery_lead")
	s.pipeline = s.pipelines(t)[0].ID
}

func (s *projectSale) twoProjects(t *testing.T) {
	first := s.starter.create(t, object{"name": "Packing line", "company_name": "Northwind", "set": object{"value": money(contract, "EUR"), "expected_close": "2026-06-30"}})
	other := s.starter.create(t, object{"name": "Cold store", "company_name": "northwind"})
	if first.Company == "" || first.Company != other.Company || first.ID == other.ID {
		t.Errorf("want two deals of one client, got %s and %s", first.Company, other.Company)
	}
	var client struct{ Deals []deal }
	s.starter.ask(t, &client, "GET /companies/"+first.Company, nil)
	if len(client.Deals) != 2 {
		t.Errorf("the client has two deals, got %d", len(client.Deals))
	}
	s.deal, s.another = first.ID, other.ID
}

const contract = 250_000_00

// leg is one step of the way: who goes where on which day, and what is next.
type leg struct {
	on      string // the clock is set to this day first, where given
	who     *user
	to      string
	percent float64
	next    string // day of the next action
	enter   string // criterion that asks for it
	more    []object
}

// seventeen takes the deal through its steps. Each step has its day, its next
// action, and who made it; the forecast counts its share of the value.
func (s *projectSale) seventeen(t *testing.T) {
	s.counts(t, 0)
	s.starter.blocked(t, s.deal, "need-known", []string{"next-need-known"})
	legs := s.way()
	for i, l := range legs {
		if l.on != "" {
			s.at(t, l.on+"T09:00:00Z")
		}
		s.confirmed(t, l.to)
		l.more = append(l.more, step(l.enter, "Next action "+l.next, l.next))
		s.doneWithLast(t, l.who)
		d := l.who.move(t, s.deal, l.to, answers(l.more...))
		if d.NextStep == nil || d.NextStep.DueOn != l.next {
			t.Errorf("%s: want the next action on %s, got %+v", l.to, l.next, d.NextStep)
		}
		visits := s.manager.page(t, s.deal).Visits
		v := visits[len(visits)-1]
		if len(visits) != i+2 || v.Stage != l.to || v.EnteredBy != l.who.id || v.EnteredAt.Format("2006-01-02") != s.clock[:10] {
			t.Errorf("%s: the visit says %+v", l.to, v)
		}
		if won := l.percent >= 80; (d.Outcome == "won") != won {
			t.Errorf("%s: the deal is %s", l.to, d.Outcome)
		}
		s.counts(t, l.percent)
	}
	if got := s.manager.page(t, s.deal).Visits; slices.ContainsFunc(got, func(v visit) bool { return v.Stage == "project-2" || v.Stage == "assessment-2" }) {
		t.Errorf("steps 25 to 35 were leapt, got %+v", got)
	}
}

func (s *projectSale) way() []leg {
	return []leg{
		{who: s.starter, to: "need-known", percent: 1, next: "2026-01-14", enter: "next-need-known"},
		{who: s.starter, to: "first-contact", percent: 2, next: "2026-01-16", enter: "next-first-contact", more: []object{field("need-noted", "Twice the speed")}},
		{who: s.starter, to: "first-meeting", percent: 3, next: "2026-01-20", enter: "next-first-meeting"},
		{on: "2026-02-02", who: s.seller, to: "analysis", percent: 5, next: "2026-02-05", enter: "next-analysis", more: []object{talk("met", "meeting")}},
		{who: s.seller, to: "project", percent: 10, next: "2026-02-09", enter: "next-project-work", more: []object{field("we-can-do-it", true)}},
		{who: s.expert, to: "presentation", percent: 15, next: "2026-02-11", enter: "next-presentation", more: []object{field("close-date-set", "2026-06-30")}},
		{who: s.seller, to: "assessment", percent: 20, next: "2026-02-16", enter: "next-assessment", more: []object{talk("project-shown", "meeting")}},
		{who: s.seller, to: "negotiation", percent: 40, next: "2026-02-20", enter: "next-negotiation", more: []object{field("assessment-noted", "It fits as it is")}},
		{on: "2026-03-09", who: s.second, to: "negotiation-2", percent: 50, next: "2026-03-11", enter: "next-negotiation-2", more: []object{field("delivery-discussed", "Ex works, ten weeks")}},
		{who: s.second, to: "order", percent: 80, next: "2026-04-01", enter: "next-order", more: []object{contact("signer-known", "Sid Signs")}},
		{on: "2026-05-18", who: s.second, to: "delivery", percent: 85, next: "2026-05-19", enter: "next-delivery"},
		{who: s.finisher, to: "invoice", percent: 95, next: "2026-06-01", enter: "next-invoice"},
	}
}

// confirmed lets those bring the papers who keep them, once a mere word of the
// one who moves has been refused.
func (s *projectSale) confirmed(t *testing.T, to string) {
	t.Helper()
	who, key := s.manager, "order-signed"
	switch to {
	case "order":
	case "delivery":
		who, key = s.lead, "acceptance-signed"
	case "invoice":
		who, key = s.finance, "invoice-sent"
	default:
		return
	}
	s.second.refused(t, 422, "answer.missing", "POST /deals/"+s.deal+"/answers", tick(key, "I was there"))
	who.answer(t, s.deal, document(key, object{"file_id": who.uploads(t, "Signed.pdf", aPDF), "note": "Seen and filed"}))
}

// doneWithLast ends the next action that was planned, if any.
func (s *projectSale) doneWithLast(t *testing.T, who *user) {
	t.Helper()
	if d := who.page(t, s.deal).Deal; d.NextStep != nil {
		who.ask(t, nil, "PUT /tasks/"+d.NextStep.Task+"/done", object{"result": "Done as planned"}, at(d.Version)...)
	}
}

// counts wants the forecast to count a share of the contract, and nothing of the
// deal that has no value.
func (s *projectSale) counts(t *testing.T, percent float64) {
	t.Helper()
	var forecast struct {
		Basis string
		Total totals
	}
	s.manager.ask(t, &forecast, "GET /forecast?basis=share&from=2026-01&months=12", nil)
	if want := int64(math.Round(contract * percent / 100)); forecast.Total.Share != want || forecast.Total.Value != contract {
		t.Errorf("at %v %% the forecast counts %d of %d, want %d", percent, forecast.Total.Share, forecast.Total.Value, want)
	}
}

// afterTheSale: at 100 all the money is there, a next action is asked for, and
// only then the deal ends.
func (s *projectSale) afterTheSale(t *testing.T) {
	s.doneWithLast(t, s.finisher)
	s.finisher.blocked(t, s.deal, "receivable", []string{"all-paid", "next-receivable"})
	s.finisher.refused(t, 403, "payment.not_yours", "POST /deals/"+s.deal+"/answers", tick("all-paid", "They said so"))
	s.finance.invoice(t, s.deal, object{"amount": contract, "text": "The whole plant"})
	s.finance.pay(t, s.deal, contract-1, "Statement 20")
	s.finisher.blocked(t, s.deal, "receivable", []string{"all-paid", "next-receivable"})
	s.finance.answer(t, s.deal, object{"criterion": "all-paid", "payment": object{"reference": "The last cent"}})
	if a := s.finance.account(t, s.deal); a.Balance != 0 || a.Invoices[0].State != "paid" {
		t.Errorf("all the money is there, got %+v", a)
	}
	s.finisher.blocked(t, s.deal, "receivable", []string{"next-receivable"})
	s.finisher.move(t, s.deal, "receivable", answers(step("next-receivable", "Thank them in person", "2026-05-20")))
	s.counts(t, 100)
	s.doneWithLast(t, s.finisher)
	s.finisher.blocked(t, s.deal, "next-action", []string{"next-care"})
	s.finisher.move(t, s.deal, "next-action", answers(step("next-care", "Ask how it runs", "2026-08-18")))
	s.counts(t, 100) // what is paid stays counted
	ended := s.finisher.move(t, s.deal, "end", owing("2026-09-01", "client-asked"))
	if ended.Outcome != "won" || ended.EndDate != "2026-05-18" || ended.Finisher != s.finisher.id {
		t.Errorf("want the deal won and ended by %s, got %+v", s.finisher.id, ended)
	}
}

// everybody who had a part is named: who began it, who worked on it, who ended it.
func (s *projectSale) everybody(t *testing.T) {
	s.manager.edit(t, s.deal, object{"performers": []string{s.seller.id, s.second.id, s.expert.id}})
	p := s.manager.page(t, s.deal)
	if p.Deal.Starter != s.starter.id || len(p.Deal.Performers) != 3 || p.Deal.Finisher != s.finisher.id || p.Deal.StartDate != "2026-01-12" {
		t.Errorf("the deal names %+v", p.Deal)
	}
	moved := map[string]bool{}
	for _, v := range p.Visits {
		moved[v.EnteredBy] = true
	}
	for _, u := range []*user{s.starter, s.seller, s.second, s.expert, s.finisher} {
		if !moved[u.id] {
			t.Errorf("no visit names %s", u.email)
		}
	}
}

// sellerLeaves: with one action all that is open is with others.
func (s *projectSale) sellerLeaves(t *testing.T) {
	leaver := s.starter
	s.starter.ask(t, nil, "POST /deals/"+s.another+"/tasks", object{"title": "Send the drawings", "due_on": "2026-05-21", "kind": "mail"})
	third := s.starter.create(t, object{"name": "Spare parts", "company_name": "Northwind", "next_step": object{"title": "Call", "due_on": "2026-05-22"}}).ID
	s.starter.ask(t, nil, "POST /deals/"+third+"/approvals", object{"criterion": "order-signed", "purpose": "waive"})

	type handed struct {
		Deals                       []struct{ ID string }
		Tasks, Companies, Approvals int
	}
	var before, after handed
	s.manager.ask(t, &before, "GET /users/"+leaver.id+"/departure", nil)
	if len(before.Deals) != 2 || before.Tasks != 3 || before.Approvals != 1 {
		t.Errorf("want two deals, three tasks (one of the deal that ended) and a question to pass on, got %+v", before)
	}
	s.seller.refused(t, 403, "role.not_allowed", "POST /users/"+leaver.id+"/departure", object{"deals_to": s.seller.id})
	s.manager.ask(t, &after, "POST /users/"+leaver.id+"/departure", object{"deals_to": s.seller.id, "tasks_to": s.second.id})
	if len(after.Deals) != len(before.Deals) || after.Tasks != before.Tasks {
		t.Errorf("what passed on is not what was shown: %+v and %+v", before, after)
	}
	if n := s.manager.filter(t, "owner:none").Total.Count; n != 0 {
		t.Errorf("%d deals have no owner", n)
	}
	if left := s.manager.filter(t, "outcome:open,owner:"+leaver.id).Total.Count; left != 0 {
		t.Errorf("%d open deals are still with the leaver", left)
	}
	for _, id := range []string{s.another, third} {
		s.isWithOthers(t, id)
	}
	if a := leaver.do(t, "GET /deals", nil); a.status != 401 {
		t.Errorf("the leaver is signed out, got %d", a.status)
	}
}

// isWithOthers wants a deal and its tasks to be with their heirs, so that its
// next step calls somebody on its day.
func (s *projectSale) isWithOthers(t *testing.T, id string) {
	t.Helper()
	p := s.manager.page(t, id)
	if p.Deal.Owner != s.seller.id || p.Deal.Starter != s.starter.id || p.Deal.NextStep == nil {
		t.Errorf("%s: want it with its heir, its starter still named, its next step kept; got %+v", p.Deal.Name, p.Deal)
	}
	for _, task := range p.Tasks {
		if task.DoneAt.IsZero() && task.Owner != s.second.id {
			t.Errorf("the task %q is with %s", task.Title, task.Owner)
		}
	}
	for _, a := range p.Approvals {
		if a.Decision != "withdrawn" {
			t.Errorf("the leaver's question is %q", a.Decision)
		}
	}
}

// withoutShares: a firm may set every percentage to zero and still count by
// stage.
func (s *projectSale) withoutShares(t *testing.T) {
	before := s.manager.board(t, s.pipeline).counts()
	p := s.pipelines(t)[0]
	stages, _ := p.Process["stages"].([]any)
	for _, stage := range stages {
		stage.(object)["percent"] = 0
	}
	s.owner.ask(t, nil, "POST /pipelines/"+s.pipeline+"/versions", object{"process": p.Process}, at(p.Version)...)
	s.manager.edit(t, s.another, object{"value": money(1_000_00, "EUR"), "expected_close": "2026-07-31"})
	s.seller.move(t, s.another, "need-known")
	after := s.manager.board(t, s.pipeline)
	before["new-prospect"]--
	before["need-known"]++
	for key, n := range after.counts() {
		if before[key] != n {
			t.Errorf("%s has %d deals, want %d", key, n, before[key])
		}
	}
	if after.Total.Count != 2 || after.Total.Weighted != 0 {
		t.Errorf("want two deals that weigh nothing, got %+v", after.Total)
	}
}
