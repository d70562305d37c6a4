package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// world is a firm with random processes and people, and what the test knows of it.
type world struct {
	s          *store.Store
	clock      *storetest.Clock
	ws         crm.WorkspaceID
	owner      crm.Actor // who moves no deals by hand
	people     []crm.Actor
	sheets     []*broughtSheet
	companies  []crm.ID
	industry   map[crm.ID]string
	pipelines  []crm.ID
	versions   map[crm.ID][]crm.Process // by pipeline, the newest last
	deals      []*ledger
	keys       int // so far used for stages, criteria, contacts and requests
	statements map[string]string
	digest     string
	seen       map[crm.ID]string // each deal as last read, without its version
	counted    map[crm.ID]int64  // its version
}

func newWorld(tb testing.TB, t *history, s *store.Store, clock *storetest.Clock) *world {
	tb.Helper()
	w := &world{
		s: s, clock: clock, industry: map[crm.ID]string{}, versions: map[crm.ID][]crm.Process{}, statements: snapshots(t, s),
		seen: map[crm.ID]string{}, counted: map[crm.ID]int64{},
	}
	template := crm.Template{Fields: ownFields}
	for i := range 2 {
		template.Pipelines = append(template.Pipelines, crm.NamedProcess{Key: fmt.Sprint("p", i), Process: drawProcess(t, &w.keys)})
	}
	firm := storetest.NewFirm(tb, s, template)
	w.ws, w.owner = firm.Owner.Workspace, firm.Owner
	for i := range 4 {
		roles := []crm.Role{askedRoles[i]}
		if once(t, 2) {
			roles = append(roles, oneOf(t, askedRoles...))
		}
		w.people = append(w.people, firm.Person(tb, fmt.Sprint("person-", i), slices.Compact(roles)...))
	}
	w.people = append(w.people, firm.Person(tb, "deliverer", crm.Delivery))
	for i, p := range must(s.Pipelines(t.Context(), firm.Owner)) {
		w.pipelines = append(w.pipelines, p.ID)
		w.versions[p.ID] = []crm.Process{template.Pipelines[i].Process}
	}
	for i := range 2 {
		c := must(s.CreateCompany(t.Context(), firm.Owner, map[string]any{"name": fmt.Sprint("Company ", i)}))
		w.companies = append(w.companies, c.ID)
	}
	w.digest = digest(t, s, w.statements, w.ws)
	return w
}

func (w *world) version(pipeline crm.ID) int { return len(w.versions[pipeline]) }

func (w *world) process(pipeline crm.ID, version int) *crm.Process {
	return &w.versions[pipeline][version-1]
}

func (w *world) inForce(pipeline crm.ID) *crm.Process {
	return w.process(pipeline, w.version(pipeline))
}

func (w *world) actor(id crm.ID) crm.Actor {
	everybody := append(slices.Clone(w.people), w.owner)
	return everybody[slices.IndexFunc(everybody, func(a crm.Actor) bool { return a.User == id })]
}

// today is the day in the firm.
func (w *world) today() crm.Date {
	return crm.DateOf(w.clock.Now(), must(time.LoadLocation("Europe/Warsaw")))
}

// somebody draws who acts, and lets some time pass before they do.
func (w *world) somebody(t *history) crm.Actor {
	w.clock.Move(time.Duration(t.between(1, 30*3600)) * time.Second)
	return oneOf(t, w.people...)
}

// some draws a deal, mostly one that is not over.
func (w *world) some(t *history) *ledger {
	l := oneOf(t, w.deals...)
	if !l.active() && !once(t, 4) {
		l = oneOf(t, w.deals...)
	}
	return l
}

func (w *world) deal(t *history, l *ledger) *crm.Deal {
	d, err := w.s.Deal(t.Context(), w.people[0], l.id)
	if err != nil {
		t.Fatalf("read the deal: %v", err)
	}
	return d
}

// expect compares the outcome of an attempt with what it should have been: next
// is how the deal is to be after it, or nil where it is to be refused. What is
// refused changed nothing in the database.
func (w *world) expect(t *history, what string, l, next *ledger, refused string, err error) {
	t.Helper()
	now := digest(t, w.s, w.statements, w.ws)
	switch {
	case err != nil && next != nil:
		t.Fatalf("%s was refused, but nothing stands in its way: %v", what, err)
	case err == nil && next == nil:
		t.Fatalf("%s went through, but should not: %s", what, refused)
	case err != nil:
		w.refusal(t, what, refused, err)
		if now != w.digest {
			t.Fatalf("%s was refused and changed something all the same", what)
		}
		return
	}
	w.digest = now
	w.know(l, next)
	w.check(t)
}

// know takes over how a deal is now, and what that says of its company.
func (w *world) know(l, next *ledger) {
	*l = *next
	if !l.company.IsZero() {
		w.industry[l.company] = l.industry
	}
	for _, other := range w.deals {
		if !other.company.IsZero() {
			other.industry = w.industry[other.company]
		}
	}
}

// refusal checks that an error is one that the caller can act on.
func (w *world) refusal(t *history, what, why string, err error) {
	t.Helper()
	var e *crm.Error
	if !errors.As(err, &e) {
		t.Fatalf("%s (%s) failed with an internal error: %v", what, why, err)
	}
	if why == "not allowed" && len(e.Allowed) == 0 && e.Code != "stage.unknown" {
		t.Fatalf("%s: a forbidden move names no allowed ones: %v", what, err)
	}
	open, isUnmet := strings.CutPrefix(why, "unmet ")
	if isUnmet != (e.Kind == crm.Unmet) {
		t.Fatalf("%s: want %q, got %v", what, why, err)
	}
	if !isUnmet {
		return
	}
	var named []string
	for _, u := range e.Unmet {
		if u.Level != crm.Advised {
			named = append(named, u.ID)
		}
		if u.Action.Do == "" || u.Action.Href == "" || u.Action.Method == "" {
			t.Fatalf("%s: %s has no action", what, u.ID)
		}
	}
	if got := strings.Join(named, " "); got != open {
		t.Fatalf("%s: open are %q, but the refusal names %q", what, open, got)
	}
}

// check compares every deal with what the test knows of it.
func (w *world) check(t *history) {
	t.Helper()
	checkLog(t, w.s, w.ws)
	if n := number(t, w.s, `SELECT COUNT(*) FROM deals WHERE workspace_id = ?`, w.ws); n != int64(len(w.deals)) {
		t.Fatalf("there are %d deals, not %d", n, len(w.deals))
	}
	for _, l := range w.deals {
		w.checkDeal(t, l)
	}
}

func (w *world) checkDeal(t *history, l *ledger) {
	t.Helper()
	page, err := w.s.DealPage(t.Context(), w.people[0], l.id)
	if err != nil {
		t.Fatalf("the page of deal in %s: %v", l.stage(), err)
	}
	d := page.Deal
	outcome, since := l.outcome(w)
	last, _ := l.running()
	closed := l.lost != "" || last.stage == crm.End
	if d.Stage != last.stage || d.PipelineVersion != last.version || d.Outcome != outcome || d.ClosedAt != since || (d.EndDate != "") != closed || d.Active() == closed {
		t.Fatalf("the deal is %s in %s (version %d) since %d, ended %q; its visits say %s in %s (version %d) since %d", d.Outcome, d.Stage, d.PipelineVersion, d.ClosedAt, d.EndDate, outcome, last.stage, last.version, since)
	}
	if d.Waivers != l.waivers || d.Debts != l.debts || d.StageSince != last.at {
		t.Fatalf("the deal counts %d waivers and %d debts since %d, not %d and %d since %d", d.Waivers, d.Debts, d.StageSince, l.waivers, l.debts, last.at)
	}
	if d.Active() && (place(w.inForce(l.pipeline), d.Stage) < 0 || d.Outcome == crm.Open && place(w.inForce(l.pipeline), d.Stage) >= line(w.inForce(l.pipeline))) {
		t.Fatalf("an active deal (%s) stands in %s, where it cannot be", d.Outcome, d.Stage)
	}
	w.checkVisits(t, l, page.Visits, closed)
	w.checkVersion(t, &d)
}

func (w *world) checkVisits(t *history, l *ledger, visits []crm.Visit, closed bool) {
	t.Helper()
	running := 0
	if len(visits) != len(l.stays) {
		t.Fatalf("%d visits, not %d", len(visits), len(l.stays))
	}
	for i, v := range visits {
		s := l.stays[i]
		if v.Seq != i+1 || v.Stage != s.stage || v.Way != s.way || v.PipelineVersion != s.version || v.EnteredAt != s.at || v.Void != s.void {
			t.Fatalf("visit %d is %+v, not %+v", i+1, v, s)
		}
		if !v.Void && v.LeftAt == 0 {
			running++
		}
		if len(v.Waived) != len(s.waived) || len(v.Debts) != len(s.owed) {
			t.Fatalf("visit %d keeps the waivers %v and debts %v, not %v and %v", i+1, v.Waived, v.Debts, s.waived, s.owed)
		}
		for j, waiver := range v.Waived {
			if waiver.Criterion != s.waived[j] || waiver.Reason == "" || waiver.By.IsZero() {
				t.Fatalf("visit %d keeps the waiver %+v of %s", i+1, waiver, s.waived[j])
			}
		}
	}
	if want := map[bool]int{true: 0, false: 1}[closed]; running != want {
		t.Fatalf("%d visits run, want %d", running, want)
	}
}

// checkVersion: what changed has a higher version.
func (w *world) checkVersion(t *history, d *crm.Deal) {
	t.Helper()
	version := d.Version
	d.Version, d.UpdatedAt = 0, 0
	text := string(must(json.Marshal(d)))
	if version < w.counted[d.ID] || version == w.counted[d.ID] && text != w.seen[d.ID] {
		t.Fatalf("the deal changed, but went from version %d to %d", w.counted[d.ID], version)
	}
	w.seen[d.ID], w.counted[d.ID] = text, version
}
