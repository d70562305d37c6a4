package acceptance

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

// firm is a firm on the server, with its owner.
type firm struct {
	*world
	owner *user
}

// found founds a firm by the command line, without a browser.
func (w *world) found(t *testing.T, template, currency string) *firm {
	t.Helper()
	var made struct {
		Workspace struct{ Kind string }
		Owner     struct{ ID string }
		Link      string
	}
	w.told(t, &made, "workspace", "create", "Example", "--template", template, "--currency", currency, "--owner", "olga@example.com", "--owner-name", "Olga", "--kind", "test")
	if !strings.Contains(made.Link, "/join#") || made.Workspace.Kind != "test" {
		t.Errorf("want a test firm and a link for its owner, got %+v", made)
	}
	return &firm{w, w.signedIn(t, "olga@example.com", made.Owner.ID)}
}

// signedIn gives somebody a token by the command line.
func (w *world) signedIn(t *testing.T, email, id string) *user {
	t.Helper()
	var made struct{ Secret string }
	w.told(t, &made, "token", "create", "--user", email, "--scope", "read,write", "--days", "366")
	return &user{w, id, email, made.Secret}
}

// person adds somebody who sees all deals.
func (f *firm) person(t *testing.T, name string, roles ...string) *user {
	t.Helper()
	return f.personSeeing(t, "all", name, roles...)
}

func (f *firm) personSeeing(t *testing.T, sees, name string, roles ...string) *user {
	t.Helper()
	var made struct{ ID string }
	email := strings.ToLower(name) + "@example.com"
	f.owner.ask(t, &made, "POST /users", object{"email": email, "name": name, "roles": roles, "sees": sees})
	return f.signedIn(t, email, made.ID)
}

// deal is a deal as the API tells it.
type deal struct {
	ID            string
	Number        int64
	Version       int64
	Name          string
	Kind          string
	Stage         string
	Outcome       string
	Value         *int64
	Currency      string
	Owner         string    `json:"owner_id"`
	Responsible   string    `json:"responsible_id"`
	Starter       string    `json:"starter_id"`
	Finisher      string    `json:"finisher_id"`
	Performers    []string  `json:"performers"`
	Previous      string    `json:"previous_id"`
	Company       string    `json:"company_id"`
	Pipeline      string    `json:"pipeline_id"`
	StartDate     string    `json:"start_date"`
	EndDate       string    `json:"end_date"`
	ExpectedClose string    `json:"expected_close"`
	StageSince    time.Time `json:"stage_since"`
	Waivers       int
	Debts         int
	Fields        object
	NextStep      *struct {
		Task  string `json:"task_id"`
		Title string
		DueOn string `json:"due_on"`
	} `json:"next_step"`
}

// page is all that is known of a deal.
type page struct {
	Deal      deal
	Tasks     []task
	Approvals []approval
	Documents []paper
	Handovers []handover
	Brief     string
	Promises  []promise
	Links     []link
	Renewals  []struct {
		ID    string
		State string
		Due   bool
	}
	SelfChecks []struct {
		Stage string
		Visit int
		By    string
		Signs []struct{ Good, Yes bool }
	} `json:"self_checks"`
	Exit   *struct{ Reason, Stated, Cause, Lesson string }
	Visits []visit
	Loss   *struct{ Reason, Note, Lesson string }
	Next   string
	Checks []struct {
		unmet
		Met bool
	}
	Allowed []string
}

type task struct {
	ID     string
	Title  string
	Owner  string    `json:"owner_id"`
	DueOn  string    `json:"due_on"`
	DoneAt time.Time `json:"done_at"`
	DoneBy string    `json:"done_by"`
}

type approval struct {
	ID, Criterion, Purpose, Decision, Reason string
	DecidedBy                                string `json:"decided_by"`
}

type visit struct {
	Seq       int
	Stage     string
	Way       string
	Version   int       `json:"pipeline_version"`
	EnteredAt time.Time `json:"entered_at"`
	EnteredBy string    `json:"entered_by"`
	LeftAt    time.Time `json:"left_at"`
	LeftBy    string    `json:"left_by"`
	Waived    []struct{ Criterion, Reason, By string }
	Debts     []struct{ Criterion, Reason, Due, By string }
	Void      bool
	Imported  bool
}

// stages are the stages of visits that count, in their order.
func (p *page) stages() []string {
	var keys []string
	for _, v := range p.Visits {
		if !v.Void {
			keys = append(keys, v.Stage)
		}
	}
	return keys
}

func (u *user) create(t *testing.T, draft object) *deal {
	t.Helper()
	d := &deal{}
	u.ask(t, d, "POST /deals", draft)
	return d
}

func (u *user) page(t *testing.T, id string) *page {
	t.Helper()
	p := &page{}
	u.ask(t, p, "GET /deals/"+id, nil)
	return p
}

// move moves a deal from where it is now; more are answers, waivers and debts.
func (u *user) move(t *testing.T, id, to string, more ...object) *deal {
	t.Helper()
	d := &deal{}
	u.ask(t, d, "POST /deals/"+id+"/moves", order(to, more), at(u.page(t, id).Deal.Version)...)
	if d.Stage != to && to != "won" {
		t.Fatalf("the deal is in %s and not in %s", d.Stage, to)
	}
	return d
}

// blocked tries to move a deal and wants exactly these criteria, in any order,
// to stand in the way.
func (u *user) blocked(t *testing.T, id, to string, by []string, more ...object) *problem {
	t.Helper()
	p := u.refused(t, 422, "criteria.unmet", "POST /deals/"+id+"/moves", order(to, more), at(u.page(t, id).Deal.Version)...)
	wantAsked(t, p, by)
	return p
}

func wantAsked(t *testing.T, p *problem, by []string) {
	t.Helper()
	got, want := p.names(), slices.Clone(by)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("want %v to be asked, got %v", want, got)
	}
	for _, u := range p.Unmet {
		if u.Text == "" || u.Action.Href == "" || u.Action.Method == "" {
			t.Errorf("%s names no text or no action", u.ID)
		}
	}
}

func order(to string, more []object) object {
	body := object{"to": to}
	for _, m := range more {
		maps.Copy(body, m)
	}
	return body
}

// answers are answers given in a move.
func answers(list ...object) object { return object{"answers": list} }

// field answers a criterion that asks for a field.
func field(criterion string, value any) object { return object{"criterion": criterion, "value": value} }

func tick(criterion, note string) object { return object{"criterion": criterion, "note": note} }

func talk(criterion, kind string) object {
	return object{"criterion": criterion, "activity": object{"kind": kind, "two_way": true, "minutes": 45}}
}

func contact(criterion, name string) object {
	return object{"criterion": criterion, "contact": object{"name": name}}
}

func step(criterion, title, due string) object {
	return object{"criterion": criterion, "task": object{"title": title, "due_on": due}}
}

// owing leaves expected criteria open until a day.
func owing(due string, criteria ...string) object {
	var debts []object
	for _, c := range criteria {
		debts = append(debts, object{"criterion": c, "reason": "We agreed to do it next week", "due": due})
	}
	return object{"debts": debts}
}

func (u *user) answer(t *testing.T, id string, a object) {
	t.Helper()
	u.ask(t, nil, "POST /deals/"+id+"/answers", a)
}

func (u *user) edit(t *testing.T, id string, fields object) *deal {
	t.Helper()
	d := &deal{}
	u.ask(t, d, "PATCH /deals/"+id, fields, at(u.page(t, id).Deal.Version)...)
	return d
}

func money(minor int64, currency string) object { return object{"minor": minor, "currency": currency} }

type pipeline struct {
	ID      string
	Version int64
	Kind    string
	Process object
}

func (f *firm) pipelines(t *testing.T) []pipeline {
	t.Helper()
	var all list[pipeline]
	f.owner.ask(t, &all, "GET /pipelines", nil)
	return all.Items
}

type sum struct {
	Count, Sum, Weighted int64
	Apart                []struct {
		Currency   string
		Count, Sum int64
	}
}

type deals struct {
	Items   []deal
	Total   sum
	Ignored []string
}

// found lists deals by a filter, all terms of which must mean something.
func (u *user) filter(t *testing.T, filter string) *deals {
	t.Helper()
	out := &deals{}
	u.ask(t, out, "GET /deals?limit=200&filter="+query(filter), nil)
	if len(out.Ignored) > 0 {
		t.Errorf("the filter %q has terms that mean nothing: %v", filter, out.Ignored)
	}
	return out
}

type board struct {
	Stages []struct {
		Key string
		sum
	}
	Total sum
}

func (u *user) board(t *testing.T, pipeline string) *board {
	t.Helper()
	b := &board{}
	u.ask(t, b, "GET /pipelines/"+pipeline+"/board", nil)
	return b
}

// counts are the deals of a board by stage, empty stages left out.
func (b *board) counts() map[string]int64 {
	out := map[string]int64{}
	for _, s := range b.Stages {
		if s.Count > 0 {
			out[s.Key] = s.Count
		}
	}
	return out
}
