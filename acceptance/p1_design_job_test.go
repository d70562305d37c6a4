package acceptance

import (
	"encoding/json"
	"strings"
	"testing"
)

// P1: a design job in ten small jumps.
func TestDesignJobInSmallJumps(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &designJob{firm: w.found(t, "it-services", "EUR")}
		_ = t.Run("1 the firm and its people", s.people) &&
			t.Run("2 every door is shut to a bare name", s.everyDoorIsShut) &&
			t.Run("2 the same dialog opens the door", s.sameDialogOpensIt) &&
			t.Run("3 the expert picks the deal", s.expertPicks) &&
			t.Run("5 a decision needs a dated next step", s.datedNextStep) &&
			t.Run("4 talk is counted, and warned of", s.talkIsCounted) &&
			t.Run("7 the start needs money or a waiver", s.startNeedsMoney) &&
			t.Run("8 one hands over, the other takes over", s.handedOver) &&
			t.Run("9 the work, its changes and its acceptance", s.delivered) &&
			t.Run("10 a cent and a paper keep the job open", s.closed) &&
			t.Run("11 what the client says, and what may be shown", s.heard) &&
			t.Run("12 the timeline tells it in order", s.toldInOrder) &&
			t.Run("12 hours, cost and margin to the cent", s.whatItTook)
	})
}

type designJob struct {
	*firm
	vera, manager, egor, mila, pavel, lev, fina *user

	portal *deal // the first deal
	older  *deal // one that came in by a sheet
}

func (s *designJob) people(t *testing.T) {
	s.vera = s.person(t, "Vera", "seller")
	s.manager = s.person(t, "Marta", "manager")
	s.egor = s.personSeeing(t, "own", "Egor", "expert") // sees what he takes
	s.mila = s.personSeeing(t, "own", "Mila", "delivery")
	s.pavel = s.person(t, "Pavel", "delivery_lead")
	s.lev = s.person(t, "Lev", "legal")
	s.fina = s.person(t, "Fina", "finance")
	var all list[struct{ Name string }]
	s.vera.ask(t, &all, "GET /users", nil)
	if len(all.Items) != 8 {
		t.Errorf("want 8 people, got %v", all.Items)
	}
	s.olderDeal(t)
}

// olderDeal brings a deal in by a sheet, so that an edited sheet can ask for a
// move of it later.
func (s *designJob) olderDeal(t *testing.T) {
	t.Helper()
	s.importDeals(t, "deals.csv", "deal,name,stage,value,currency\nA-1,Shop redesign,Collect the brief,9000,EUR\n", 0)
	found := s.vera.filter(t, "Shop redesign")
	if len(found.Items) != 1 || found.Items[0].Stage != "brief" {
		t.Fatalf("want one imported deal in the brief, got %+v", found.Items)
	}
	s.older = &found.Items[0]
}

// importDeals brings a sheet in by the command line and wants so many bad rows.
func (s *designJob) importDeals(t *testing.T, name, content string, bad int) {
	t.Helper()
	var im struct {
		State  string
		Counts struct{ Created, Updated, Moved, Unchanged, Bad int }
	}
	code, out, failure := s.command(t, "import", s.file(t, name, content), "--json")
	if err := json.Unmarshal([]byte(out), &im); err != nil {
		t.Fatalf("hummock import %s: %v in %s%s", name, err, out, failure)
	}
	if rows := strings.Count(content, "\n") - 1; (code != 0) != (bad == rows) {
		t.Errorf("of %d rows %d are bad, and the command ends with %d", rows, bad, code)
	}
	if im.State != "done" || im.Counts.Bad != bad {
		t.Errorf("%s: want %d bad rows, got %+v", name, bad, im)
	}
}

var wholeBrief = []string{"need", "budget", "scope", "standards", "agreed-to-offer", "first-talk"}

// everyDoorIsShut: with nothing but a name the deal passes no door.
func (s *designJob) everyDoorIsShut(t *testing.T) {
	s.portal = s.vera.create(t, object{"name": "Portal redesign, Northwind"})
	if s.portal.Stage != "brief" || s.portal.Owner != s.vera.id || s.portal.Starter != s.vera.id {
		t.Errorf("a deal begins in the first stage as its maker's, got %+v", s.portal)
	}
	id, version := s.portal.ID, at(s.portal.Version)

	s.vera.blocked(t, id, "offer", wholeBrief)
	won := s.vera.refused(t, 422, "criteria.unmet", "POST /deals/"+id+"/moves", object{"to": "won"}, version...)
	for _, key := range append([]string{"prepayment-received", "contract-signed", "offer-received"}, wholeBrief...) {
		if !contains(won.names(), key) {
			t.Errorf("winning at once must ask for %s, got %v", key, won.names())
		}
	}
	s.bulkIsShut(t)
	twin := s.vera.refused(t, 422, "criteria.unmet", "POST /deals", object{"name": "Portal redesign, twin", "stage": "documents"})
	if !contains(twin.names(), "need") || !contains(twin.names(), "ready-to-sign") {
		t.Errorf("a twin born in a later stage must meet what it leaps, got %v", twin.names())
	}
	for _, patch := range []object{{"stage": "offer"}, {"outcome": "won"}, {"pipeline_id": s.portal.ID}} {
		s.vera.refused(t, 422, "deal.only_moves", "PATCH /deals/"+id, patch, version...)
	}
	s.vera.refused(t, 422, "move.nothing_to_undo", "DELETE /deals/"+id+"/moves/last", nil, version...)
	s.vera.refused(t, 403, "waiver.not_allowed", "POST /deals/"+id+"/moves",
		object{"to": "offer", "waivers": []object{{"criterion": "need", "reason": "we will see"}}}, version...)
	s.sheetIsShut(t)

	now := s.vera.page(t, id)
	if now.Deal.Version != s.portal.Version || now.Deal.Stage != "brief" || len(now.Visits) != 1 {
		t.Errorf("a refusal changes nothing, got %+v", now.Deal)
	}
	if n := s.vera.filter(t, "twin").Total.Count; n != 0 {
		t.Errorf("the refused twin was made after all: %d", n)
	}
}

func (s *designJob) bulkIsShut(t *testing.T) {
	t.Helper()
	var bulk list[struct {
		ID      string
		Deal    *deal
		Problem *problem
	}]
	s.vera.ask(t, &bulk, "POST /bulk/moves", object{
		"deals": []object{{"id": s.portal.ID, "version": s.portal.Version}}, "order": object{"to": "offer"},
	}, "Idempotency-Key", "to the offer")
	if len(bulk.Items) != 1 || bulk.Items[0].Problem == nil || bulk.Items[0].Deal != nil {
		t.Fatalf("want one refusal, got %+v", bulk.Items)
	}
	wantAsked(t, bulk.Items[0].Problem, wholeBrief)
}

// sheetIsShut: an edited sheet asks for a move like anybody else, by the command
// line and by the API.
func (s *designJob) sheetIsShut(t *testing.T) {
	t.Helper()
	edited := "deal,name,stage,value,currency\nA-1,Shop redesign,Start,9000,EUR\n"
	s.importDeals(t, "edited.csv", edited, 1)
	im := s.vera.imports(t, "edited.csv", edited)
	if im.Counts.Bad != 1 {
		t.Errorf("want the row refused, got %+v", im.Counts)
	}
	var rows list[struct {
		Problems []struct{ Column, Code, Reason string }
	}]
	s.vera.ask(t, &rows, "GET /imports/"+im.ID+"/rows?state=bad", nil)
	if len(rows.Items) != 1 || len(rows.Items[0].Problems) == 0 || rows.Items[0].Problems[0].Code != "criteria.unmet" || !strings.Contains(rows.Items[0].Problems[0].Reason, "The need is on record") {
		t.Errorf("the bad row must say what is still open, got %+v", rows.Items)
	}
	if got := s.vera.page(t, s.older.ID).Deal; got.Stage != "brief" || got.Outcome != "open" {
		t.Errorf("the sheet moved the deal to %s", got.Stage)
	}
}

// sameDialogOpensIt: a meeting and the fields are answered in the move itself.
func (s *designJob) sameDialogOpensIt(t *testing.T) {
	d := s.vera.move(t, s.portal.ID, "offer", answers(
		talk("first-talk", "meeting"),
		field("need", "Customers cannot find their contracts"),
		field("budget", money(30_000_00, "EUR")), field("budget-from", money(20_000_00, "EUR")),
		field("scope", "A portal for 400 clients, no shop"),
		field("standards", true), field("agreed-to-offer", true),
	))
	if d.Waivers != 0 || d.Debts != 0 {
		t.Errorf("everything was met, but the deal has %d waivers and %d debts", d.Waivers, d.Debts)
	}
	var undone deal
	s.vera.ask(t, &undone, "DELETE /deals/"+d.ID+"/moves/last", nil, at(d.Version)...)
	if p := s.vera.page(t, d.ID); undone.Stage != "brief" || len(p.stages()) != 1 || len(p.Visits) != 2 {
		t.Errorf("an undone move leaves its visit void, got %+v", p.Visits)
	}
	s.vera.move(t, d.ID, "offer") // what was answered stays true
}

// datedNextStep: stage 4 cannot be entered without one.
func (s *designJob) datedNextStep(t *testing.T) {
	id := s.portal.ID
	s.reachDiscussion(t, id, 24_000_00, true)
	s.manager.answer(t, id, document("offer-final", object{"note": "Version 2, confirmed by mail"}))
	talked := []object{contact("decider-known", "Dora Decides"), talk("answer-heard", "call"), field("sign-by", "2026-04-15")}
	for _, a := range talked {
		s.vera.answer(t, id, a)
	}
	s.vera.blocked(t, id, "decision", []string{"decision-next-step"})
	s.vera.refused(t, 422, "task.date_missing", "POST /deals/"+id+"/moves",
		order("decision", []object{answers(object{"criterion": "decision-next-step", "task": object{"title": "Call Dora"}})}), at(s.vera.page(t, id).Deal.Version)...)
	d := s.vera.move(t, id, "decision", answers(step("decision-next-step", "Call Dora", "2026-03-20")))
	if d.NextStep == nil || d.NextStep.DueOn != "2026-03-20" {
		t.Errorf("the next step is not on the deal: %+v", d.NextStep)
	}
}

// reachDiscussion brings a deal from the offer to its discussion. The offer is a
// document; a word that it was sent is none.
func (s *designJob) reachDiscussion(t *testing.T, id string, value int64, taken bool) {
	t.Helper()
	open := []string{"offer-received", "offer-value", "offer-reviewed"}
	if !taken {
		open = append(open, "expert-named")
	}
	p := s.vera.blocked(t, id, "discussion", open)
	for _, u := range p.Unmet {
		if u.ID == "offer-received" && (u.Action.Do != "answer" || len(u.Action.Inputs) != 1 || u.Action.Inputs[0].Kind != "document" || u.MayWaive) {
			t.Errorf("the seller adds the offer for %s, got %+v", u.ID, u.Action)
		}
	}
	s.vera.refused(t, 422, "answer.missing", "POST /deals/"+id+"/answers", tick("offer-received", "I have sent it"))
	token := s.vera.offers(t, id, "Offer", value)
	s.vera.offerIsAccepted(t, id, token, value)
	if !taken { // whom the seller names sees the deal from then on
		s.vera.answer(t, id, object{"criterion": "expert-named", "user_id": s.egor.id})
	}
	s.egor.answer(t, id, tick("offer-reviewed", "Six hours, scope is sound"))
	s.vera.move(t, id, "discussion", answers(field("offer-value", value)))
}

// startNeedsMoney: nobody starts without a prepayment, but the manager may let
// one deal pass; on another the money comes in.
func (s *designJob) startNeedsMoney(t *testing.T) {
	first := s.portal.ID
	s.reachPrepayment(t, first)
	refusal := s.vera.blocked(t, first, "start", []string{"prepayment-received"})
	if refusal.Unmet[0].MayWaive {
		t.Error("the seller must not waive the prepayment")
	}
	waiver := object{"waivers": []object{{"criterion": "prepayment-received", "reason": "Client of ten years, pays on Friday"}}}
	s.vera.refused(t, 403, "waiver.not_allowed", "POST /deals/"+first+"/moves", order("start", []object{waiver}), at(s.vera.page(t, first).Deal.Version)...)
	s.stillOpen(t, first)

	won := s.manager.move(t, first, "start", waiver)
	if won.Outcome != "won" || won.Waivers != 1 {
		t.Errorf("the deal is won now, with one waiver on it, got %+v", won)
	}
	visits := s.vera.page(t, first).Visits
	last := visits[len(visits)-1]
	if len(last.Waived) != 1 || last.Waived[0].Criterion != "prepayment-received" || last.Waived[0].By != s.manager.id || last.Waived[0].Reason == "" {
		t.Errorf("the waiver stays on the visit, got %+v", last)
	}
	s.paid(t)
}

// paid is the second deal: finance books the money, and the gate opens.
func (s *designJob) paid(t *testing.T) {
	t.Helper()
	second := s.vera.create(t, object{"name": "Intranet, Northwind"}).ID
	s.vera.move(t, second, "offer", answers(
		talk("first-talk", "call"), field("need", "One place for forms"), field("budget", money(25_000_00, "EUR")),
		field("scope", "Forms and search"), field("standards", true), field("agreed-to-offer", true),
	))
	s.reachDiscussion(t, second, 24_000_00, false)
	s.manager.answer(t, second, document("offer-final", object{"note": "As first sent"}))
	s.vera.move(t, second, "decision", answers(step("decision-next-step", "Ask for the signature", "2026-03-12")),
		owing("2026-03-30", "decider-known", "sign-by"))
	s.owedIsAskedAgain(t, second)
	s.reachPrepayment(t, second)
	s.vera.blocked(t, second, "start", []string{"prepayment-received"})

	var asked approval
	s.vera.ask(t, &asked, "POST /deals/"+second+"/approvals", object{"criterion": "prepayment-received", "purpose": "confirm", "message": "Is the money there?"})
	s.vera.refused(t, 403, "approval.not_yours", "PUT /approvals/"+asked.ID, object{"decision": "granted", "reason": "Surely"})
	s.fina.refused(t, 409, "approval.by_money", "PUT /approvals/"+asked.ID, object{"decision": "granted", "reason": "It will come"})
	s.vera.refused(t, 403, "role.not_allowed", "POST /deals/"+second+"/payments", object{"amount": 7_200_00})
	s.fina.pay(t, second, 7_199_99, "Statement 11")
	p := s.vera.blocked(t, second, "start", []string{"prepayment-received"})
	if !strings.Contains(p.told("prepayment-received"), "0.01") {
		t.Errorf("the refusal says how much is missing, got %+v", p.Unmet)
	}
	s.fina.pay(t, second, 1, "Statement 12")
	if granted := s.vera.page(t, second).Approvals; len(granted) == 0 || granted[0].Decision != "granted" || granted[0].DecidedBy != s.fina.id {
		t.Errorf("the request is granted by the money, got %+v", granted)
	}
	s.stillOpen(t, second)
	if won := s.vera.move(t, second, "start"); won.Outcome != "won" || won.Waivers != 0 || won.Debts != 2 {
		t.Errorf("the money opens the gate, got %+v", won)
	}
	s.lastCent(t, second)
}

// lastCent: the end of the job waits for all of the money.
func (s *designJob) lastCent(t *testing.T, id string) {
	t.Helper()
	rest := s.fina.invoice(t, id, object{"milestone_id": s.fina.account(t, id).Plan[1].ID})
	if rest.Amount != 16_800_00 {
		t.Errorf("want the rest of the value on the last invoice, got %+v", rest)
	}
	s.fina.pay(t, id, 16_799_99, "Statement 40")
	if c := s.owed(t, id); c.Met || !strings.Contains(c.Help, "0.01") {
		t.Errorf("a cent keeps the job open and is told, got %+v", c)
	}
	s.fina.pay(t, id, 1, "Statement 41")
	if c := s.owed(t, id); !c.Met {
		t.Errorf("nothing is owed, got %+v", c)
	}
}

// owed is how the criterion of the last payment stands.
func (s *designJob) owed(t *testing.T, id string) (found struct {
	ID, Help string
	Met      bool
},
) {
	t.Helper()
	var checks list[struct {
		ID, Help string
		Met      bool
	}]
	s.vera.ask(t, &checks, "GET /deals/"+id+"/moves/feedback", nil)
	for _, c := range checks.Items {
		if c.ID == "nothing-owed" {
			return c
		}
	}
	t.Fatalf("nobody asks for the last payment: %+v", checks)
	return found
}

// owedIsAskedAgain: what was left open is asked at the next gate, and put off to
// a day to come or settled there.
func (s *designJob) owedIsAskedAgain(t *testing.T, id string) {
	t.Helper()
	signing := answers(tick("ready-to-sign", "Mail of today"), contact("signer-known", "Sid Signs"), field("decision-close-date", "2026-03-31"))
	asked := s.vera.blocked(t, id, "documents", []string{"decider-known", "sign-by"}, signing)
	if o := asked.Unmet[0].Owed; o == nil || o.Due != "2026-03-30" || o.Reason == "" {
		t.Errorf("want the day and the reason that were given, got %+v", asked.Unmet[0])
	}
	s.vera.refused(t, 422, "debt.past", "POST /deals/"+id+"/moves", order("documents", []object{signing, owing("2026-01-30", "decider-known", "sign-by")}), at(s.vera.page(t, id).Deal.Version)...)
	s.vera.answer(t, id, contact("decider-known", "Dana Decides"))
	s.vera.answer(t, id, field("sign-by", "2026-04-02"))
}

func (s *designJob) stillOpen(t *testing.T, id string) {
	t.Helper()
	if d := s.vera.page(t, id).Deal; d.Outcome != "open" || d.Stage != "prepayment" {
		t.Errorf("the deal is not won before it starts, got %s in %s", d.Outcome, d.Stage)
	}
}

// reachPrepayment brings a deal from the decision to where money is awaited.
func (s *designJob) reachPrepayment(t *testing.T, id string) {
	t.Helper()
	s.vera.move(t, id, "documents", answers(
		tick("ready-to-sign", "Mail of today"), contact("signer-known", "Sid Signs"), field("decision-close-date", "2026-03-31"),
	))
	s.vera.blocked(t, id, "prepayment", []string{"contract-signed", "nda-signed", "first-invoice"})
	s.firstInvoice(t, id)
	s.papersAreSigned(t, id)
	s.vera.move(t, id, "prepayment")
}

// firstInvoice asks for thirty per cent before the work begins.
func (s *designJob) firstInvoice(t *testing.T, id string) {
	t.Helper()
	plan := s.vera.plan(t, id, object{"kind": "prepayment", "share": 3000, "credit_days": 10}, object{"kind": "acceptance", "share": 7000})
	if plan.Plan[0].Planned != 7_200_00 || plan.Plan[1].Planned != 16_800_00 {
		t.Errorf("want 30 and 70 per cent of the value, got %+v", plan.Plan)
	}
	first := s.fina.invoice(t, id, object{"milestone_id": plan.Plan[0].ID})
	if first.Amount != 7_200_00 || first.State != "open" || first.Number == "" {
		t.Errorf("want an invoice of 7,200.00, got %+v", first)
	}
	s.fina.ask(t, nil, "POST /invoices/"+first.ID+"/sent", nil)
}
