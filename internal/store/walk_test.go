package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
	"hummock/internal/templates"
)

// walker takes deals through a process by doing what each refusal offers, and
// nothing else.
type walker struct {
	t      *testing.T
	s      *store.Store
	mover  crm.Actor
	people map[crm.Role]crm.Actor
	to     string         // where the deal is to go
	done   map[string]int // how often each kind of action was done
}

// A deal with nothing but a name gets through every stage of every template, and
// of its variants, by the actions that its refusals offer.
func TestOfferedActionsLeadThroughEveryTemplate(t *testing.T) {
	t.Parallel()
	all, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, everyKind())
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		for _, template := range all {
			walkTemplate(t, s, template)
			for _, v := range template.Variants {
				changed := template
				changed.Key += "/" + v.Key
				changed.Pipelines = slices.Clone(template.Pipelines)
				changed.Pipelines[0].Process = v.Apply(template.Pipelines[0].Process)
				walkTemplate(t, s, changed)
			}
		}
	})
}

// everyKind has what no ready template has: expressions, and criteria of each
// kind with and without a role.
func everyKind() crm.Template {
	p := crm.Process{Name: en("Every kind"), Kind: crm.Sale, WinLine: "s2", Stages: []crm.Stage{
		{Key: "s0", Name: en("First"), Phase: "sell", DoneWell: []crm.Text{en("Well")}}, {Key: "s1", Name: en("Second"), Phase: "sell", DoneBadly: []crm.Text{en("Badly")}}, {Key: "s2", Name: en("Third"), Phase: "deliver"},
	}}
	expected, required := &p.Stages[0], &p.Stages[1]
	for i, c := range []crm.Criterion{
		{Kind: crm.KindTick},
		{Kind: crm.KindTick, Role: crm.Seller},
		{Kind: crm.KindField, Field: "company.industry"},
		{Kind: crm.KindField, Field: "budget"},
		{Kind: crm.KindField, Field: "agreed"},
		{Kind: crm.KindField, Field: "owner"},
		{Kind: crm.KindField, Field: "product"},
		{Kind: crm.KindField, Field: "company.credit_days"},
		{Kind: crm.KindPerson, Part: crm.Signer},
		{Kind: crm.KindPerson, Role: crm.Legal},
		{Kind: crm.KindActivity, Activity: "letter", TwoWay: true, Days: 5},
		{Kind: crm.KindTask, Task: "done"},
		{Kind: crm.KindTask, Task: "next_step"},
		{Kind: crm.KindApproval, Role: crm.Owner},
		{Kind: crm.KindSelfCheck},
		{Kind: crm.KindDocument, Document: "offer", State: "sent", Role: crm.Legal},
		{Kind: crm.KindDocument, Document: "nda", State: "signed"},
		{Kind: crm.KindDocument, Document: crm.Any, State: "agreed"},
		{Kind: crm.KindPayment, Payment: "prepayment", Role: crm.Finance},
		{Kind: crm.KindBalance, Role: crm.Finance},
		{Kind: crm.KindHandover, Role: crm.Delivery},
		{Kind: crm.KindExpr, Expr: `value > 100 && company.size != "" && fields.count > 3`},
		{Kind: crm.KindExpr, Expr: `"hot" in tags`},
	} {
		c.Key, c.Text, c.Level = fmt.Sprint("c", i), en(string(c.Kind)), crm.Expected
		expected.Exit = append(expected.Exit, c)
		c.Key, c.Level = fmt.Sprint("r", i), crm.Required
		required.Exit = append(required.Exit, c)
	}
	expected.Exit = append(expected.Exit, crm.Criterion{Key: "paper", Text: en("Paper"), Kind: crm.KindDocument, Level: crm.Expected, Document: "brief", State: "sent"})
	return crm.Template{Key: "every-kind", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}, Fields: ownFields}
}

func walkTemplate(t *testing.T, s *store.Store, template crm.Template) {
	t.Helper()
	t.Run(template.Key, func(t *testing.T) {
		firm := storetest.NewFirm(t, s, template)
		w := &walker{t: t, s: s, people: map[crm.Role]crm.Actor{}, done: map[string]int{}}
		for _, role := range crm.Roles() {
			w.people[role] = firm.Person(t, "the-"+strings.ReplaceAll(string(role), "_", "-"), role)
		}
		w.mover = firm.Person(t, "Vera", crm.Seller)
		for _, p := range must(s.Pipelines(t.Context(), w.mover)) {
			w.walk(p, nearest)
			w.walk(p, farthest)
			for _, stage := range p.Process.AllowedFrom("")[1:] {
				w.startLate(p, stage)
			}
		}
		if w.done["answer"] == 0 || asksRoles(template) != (w.done["ask"] > 0) {
			t.Errorf("the walk met few gates: %v", w.done)
		}
	})
}

// asksRoles says whether some required criterion is for a role to decide, or for those who book money.
func asksRoles(template crm.Template) bool {
	found := false
	for _, p := range template.Pipelines {
		for i := range p.Stages {
			for _, c := range slices.Concat(p.Stages[i].Exit, p.Stages[i].Enter) {
				decided := c.Role != "" && (c.Kind == crm.KindTick || c.Kind == crm.KindApproval)
				found = found || c.Level == crm.Required && (decided || c.Settles())
			}
		}
	}
	return found
}

func nearest(p *crm.Process, from string) string {
	if i := p.Index(from) + 1; i < len(p.Stages) {
		return p.Stages[i].Key
	}
	return crm.End
}

// farthest is the last stage that a deal may go to at once.
func farthest(p *crm.Process, from string) string {
	keys := p.AllowedFrom(from)
	return keys[len(keys)-1]
}

func (w *walker) walk(p crm.Pipeline, next func(*crm.Process, string) string) {
	w.t.Helper()
	d, err := w.s.CreateDeal(w.t.Context(), w.mover, crm.DealDraft{Name: "Only a name", Pipeline: p.ID})
	if err != nil {
		w.t.Fatalf("a deal needs only a name: %v", err)
	}
	w.goTo(p, d, next)
}

// goTo moves a deal on to the end.
func (w *walker) goTo(p crm.Pipeline, d *crm.Deal, next func(*crm.Process, string) string) {
	w.t.Helper()
	for d.Stage != crm.End {
		to := next(&p.Process, d.Stage)
		d = w.pass(d, to)
		if at := p.Process.Index(to); d.Kind == crm.Sale && (d.Outcome == crm.Won) != (at >= p.Process.WinIndex()) {
			w.t.Fatalf("in %s the deal is %s", to, d.Outcome)
		}
	}
	if want := map[crm.DealKind]crm.Outcome{crm.Sale: crm.Won, crm.Relationship: crm.Ended}[d.Kind]; d.Outcome != want {
		w.t.Fatalf("at the end the deal is %s", d.Outcome)
	}
}

// pass makes one move: refused at first, it goes through once everything that
// the refusals offer is done: a company is named before it is described.
func (w *walker) pass(d *crm.Deal, to string) *crm.Deal {
	w.t.Helper()
	w.to = to
	for range 4 {
		moved, err := w.s.MoveDeal(w.t.Context(), w.mover, d.ID, d.Version, crm.MoveOrder{To: to})
		if err == nil {
			return moved
		}
		var e *crm.Error
		if !errors.As(err, &e) || e.Kind != crm.Unmet {
			w.t.Fatalf("from %s to %s: %v", d.Stage, to, err)
		}
		for _, u := range e.Unmet {
			if u.Level != crm.Advised {
				w.do(d, u)
			}
		}
		if d, err = w.s.Deal(w.t.Context(), w.mover, d.ID); err != nil {
			w.t.Fatal(err)
		}
	}
	_, err := w.s.MoveDeal(w.t.Context(), w.mover, d.ID, d.Version, crm.MoveOrder{To: to})
	w.t.Fatalf("from %s to %s: everything offered is done, and still: %v", d.Stage, to, err)
	return nil
}

// do carries out an action as the caller of the API would.
func (w *walker) do(d *crm.Deal, u crm.UnmetCriterion) {
	w.t.Helper()
	a := u.Action
	w.done[a.Do]++
	body := maps.Clone(a.Body)
	for _, in := range a.Inputs {
		body[in.Name] = w.input(d, in)
	}
	deal := "/api/v1/deals/" + d.ID.String()
	var err error
	switch a.Do + " " + a.Method + " " + a.Href {
	case "answer POST " + deal + "/answers":
		_, err = w.s.Answer(w.t.Context(), w.mover, d.ID, decoded[crm.Answer](w.t, body))
	case "ask POST " + deal + "/approvals":
		err = w.ask(d, u, decoded[store.Request](w.t, body))
	case "edit PATCH " + deal:
		var now *crm.Deal
		if now, err = w.s.Deal(w.t.Context(), w.mover, d.ID); err == nil {
			_, err = w.s.EditDeal(w.t.Context(), w.mover, d.ID, now.Version, body)
		}
	case "edit PATCH /api/v1/tasks/" + nextStep(d):
		day := crm.Date(fmt.Sprint(body["due_on"]))
		_, err = w.s.EditTask(w.t.Context(), w.mover, d.NextStep.Task, d.Version, store.TaskEdit{DueOn: &day})
	case "edit PATCH /api/v1/companies/" + d.Company.String():
		var c *crm.Company
		if c, err = w.s.Company(w.t.Context(), w.mover, d.Company); err == nil {
			_, err = w.s.EditCompany(w.t.Context(), w.mover, d.Company, c.Version, body)
		}
	default:
		w.t.Fatalf("%s: nobody knows how to %s %s %s", u.ID, a.Do, a.Method, a.Href)
	}
	if err != nil {
		w.t.Fatalf("%s (%s): doing what was offered: %v", u.ID, u.Kind, err)
	}
	if h := handoverAsked(a); h != nil && h.Step == "offer" {
		retold := crm.Answer{Criterion: u.ID, Handover: &crm.HandoverAnswer{Retelling: ownWords}}
		must(w.s.Answer(w.t.Context(), w.people[crm.Delivery], d.ID, retold))
	}
}

const ownWords = "We set it up in two weeks, train eight of their people, and leave the old archive alone."

func handoverAsked(a crm.Action) *crm.HandoverAsk {
	if len(a.Inputs) == 0 {
		return nil
	}
	return a.Inputs[0].Handover
}

func nextStep(d *crm.Deal) string {
	if d.NextStep == nil {
		return ""
	}
	return d.NextStep.Task.String()
}

// ask puts the question, and somebody else with the role says yes. What is asked
// of money they book, and the request is granted by itself.
func (w *walker) ask(d *crm.Deal, u crm.UnmetCriterion, r store.Request) error {
	a, err := w.s.Ask(w.t.Context(), w.mover, d.ID, r)
	if err != nil {
		return err
	}
	who := w.people[u.Action.Who[0]]
	if u.Kind != crm.KindPayment && u.Kind != crm.KindBalance {
		_, err = w.s.Decide(w.t.Context(), who, a.ID, store.Decision{Decision: "granted", Reason: "I have seen it"})
		return err
	}
	for _, c := range must(w.s.MoveChecks(w.t.Context(), who, d.ID, w.to)) {
		if c.ID != u.ID || c.Met {
			continue
		}
		mover := w.mover
		w.mover = who
		w.do(d, c.UnmetCriterion)
		w.mover = mover
	}
	page := must(w.s.DealPage(w.t.Context(), who, d.ID))
	if page.Approvals[0].Decision != "granted" {
		w.t.Errorf("the money is there, and the request for it is %+v", page.Approvals[0])
	}
	return nil
}

func (w *walker) input(d *crm.Deal, in crm.Input) any {
	w.t.Helper()
	switch in.Kind {
	case "text", "long_text":
		return "Said by phone"
	case "number":
		return 30.0
	case "money":
		return map[string]any{"minor": 2_400_000.0, "currency": "EUR"}
	case "date":
		return "2027-01-15"
	case "choice":
		return in.Choices[0].Key
	case "yes_no":
		return true
	case "person":
		return w.mover.User.String()
	case "user":
		return w.people[in.Role].User.String()
	case "contact":
		return map[string]any{"name": "Anna Kowal"}
	case "company":
		return must(w.s.CreateCompany(w.t.Context(), w.mover, map[string]any{"name": fmt.Sprint("Client of ", d.Number)})).ID.String()
	case "product":
		return must(w.s.CreateProduct(w.t.Context(), w.mover, crm.Product{Name: "Service"})).ID.String()
	case "tags":
		return []any{"hot"}
	case "activity":
		return map[string]any{"kind": in.Choices[0].Key, "two_way": in.TwoWay}
	case "task":
		return map[string]any{"title": "Call them", "due_on": "2027-01-15"}
	case "payment":
		if in.Money != nil {
			return map[string]any{"reference": "Statement 7"}
		}
		return map[string]any{"amount": 2_400_000.0}
	case "document":
		paper := map[string]any{"note": "On the shelf"}
		if in.State == crm.StateSigned {
			paper["file_id"] = uploaded(w.t, w.s, w.mover).String()
		}
		return paper
	case "handover":
		if in.Handover.Step == "offer" {
			return map[string]any{"receiver_id": w.people[in.Role].User.String(), "brief": in.Handover.Brief + "\nAll of it is in the folder"}
		}
		return map[string]any{"decision": "accepted"}
	case "signs":
		return map[string]any{"well": make([]bool, len(in.Well)), "badly": make([]bool, len(in.Badly))}
	}
	w.t.Fatalf("no form knows an input of kind %q", in.Kind)
	return nil
}

// uploaded gives the id of a new file of somebody.
func uploaded(t tb, s *store.Store, by crm.Actor) crm.ID {
	t.Helper()
	f, err := s.KeepFile(t.Context(), by, "paper.txt", crm.FileText, strings.NewReader("signed"))
	if err != nil {
		t.Fatal(err)
	}
	return f.ID
}

func decoded[T any](t *testing.T, body map[string]any) T {
	t.Helper()
	var out T
	if err := json.Unmarshal(must(json.Marshal(body)), &out); err != nil {
		t.Fatalf("the action's body %v: %v", body, err)
	}
	return out
}

// startLate tries to begin in a later stage; refused, it begins where the
// refusal says and gets there.
func (w *walker) startLate(p crm.Pipeline, stage string) {
	w.t.Helper()
	d, err := w.s.CreateDeal(w.t.Context(), w.mover, crm.DealDraft{Name: "A twin", Pipeline: p.ID, Stage: stage})
	var e *crm.Error
	if errors.As(err, &e) && e.Kind == crm.Unmet {
		a := e.Unmet[0].Action
		if a.Do != "start_earlier" || a.Method != http.MethodPost || a.Href != "/api/v1/deals" {
			w.t.Fatalf("%+v", a)
		}
		d, err = w.s.CreateDeal(w.t.Context(), w.mover, decoded[crm.DealDraft](w.t, a.Body))
		w.done["start_earlier"]++
	}
	if err != nil {
		w.t.Fatalf("starting in %s: %v", stage, err)
	}
	for d.Stage != stage {
		d = w.pass(d, nearest(&p.Process, d.Stage))
	}
}
