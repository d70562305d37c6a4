package store_test

import (
	"fmt"
	"slices"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// key makes a name that was not used before.
func (w *world) key(prefix string) string {
	w.keys++
	return fmt.Sprint(prefix, " ", w.keys)
}

// drawOrder draws a move with answers, waivers and debts for some of what it
// asks, not all of them sensible.
func (w *world) drawOrder(t *history, l *ledger, by crm.Actor, to string) crm.MoveOrder {
	order := crm.MoveOrder{To: to}
	_, _, asked, _ := w.way(l, to)
	for _, c := range asked {
		met := l.holds(w, &c.Criterion, c.since, by.User)
		if !met && !once(t, 3) || once(t, 12) {
			if a, ok := w.drawAnswer(t, l, by, &c.Criterion); ok {
				order.Answers = append(order.Answers, a)
			}
		}
		if c.Level == crm.Expected && !once(t, 3) {
			due := unless(t, 10, w.today().AddDays(t.between(0, 20)), oneOf(t, "", w.today().AddDays(-1)))
			order.Debts = append(order.Debts, crm.Debt{Criterion: c.Key, Reason: "they asked", Due: due})
		}
		if by.Has(c.WaivedBy...) && once(t, 2) || once(t, 20) {
			order.Waivers = append(order.Waivers, crm.Waiver{Criterion: c.Key, Reason: unless(t, 10, "it is agreed", "x")})
		}
	}
	switch t.between(1, 40) {
	case 1:
		order.Answers = append(order.Answers, crm.Answer{Criterion: "no-such"})
	case 2:
		order.Waivers = append(order.Waivers, crm.Waiver{Criterion: "no-such", Reason: "it is agreed"})
	case 3:
		order.Debts = append(order.Debts, crm.Debt{Criterion: "no-such", Reason: "they asked", Due: w.today()})
	}
	return order
}

// drawAnswer draws an answer that suits the criterion, as a rule; none for kinds
// that are not answered.
func (w *world) drawAnswer(t *history, l *ledger, by crm.Actor, c *crm.Criterion) (crm.Answer, bool) {
	a := crm.Answer{Criterion: c.Key}
	if once(t, 60) {
		return a, true
	}
	switch c.Kind {
	case crm.KindField:
		a.Value = w.drawValue(t, c.Field)
	case crm.KindPerson:
		one := oneOf(t, w.people...)
		for range 3 {
			if !one.Has(c.Role) {
				one = oneOf(t, w.people...)
			}
		}
		a.User = one.User
		if c.Part != "" {
			a.User, a.Contact = crm.ID{}, &crm.ContactAnswer{Name: w.key("Contact")}
		}
	case crm.KindActivity:
		a.Activity = &crm.ActivityAnswer{Kind: oneOf(t, crm.Call, crm.Call, crm.Mail, crm.Meeting), TwoWay: !once(t, 3)}
		if once(t, 3) {
			a.Activity.At = crm.InstantOf(w.clock.Now().AddDate(0, 0, -t.between(1, 6)))
		}
	case crm.KindTask:
		a.Task = &crm.TaskAnswer{Title: w.key("Task"), DueOn: unless(t, 6, w.today().AddDays(t.between(0, 9)), "")}
	case crm.KindSelfCheck:
		a.Signs = &crm.SelfTest{Well: []bool{once(t, 2)}}
	case crm.KindDocument:
		a.Document = w.drawPaper(t, by, c)
	case crm.KindHandover:
		a.Handover = w.drawHandover(t, l)
	case crm.KindApproval, crm.KindExpr:
		return a, once(t, 12)
	default:
		a.Note = unless(t, 10, "seen", "")
		return a, c.Role == "" || by.Has(c.Role) || once(t, 12)
	}
	return a, true
}

// drawPaper draws a document, with a file where one is needed and at times
// elsewhere.
func (w *world) drawPaper(t *history, by crm.Actor, c *crm.Criterion) *crm.DocumentAnswer {
	a := &crm.DocumentAnswer{Note: unless(t, 8, "by courier", "")}
	if once(t, 4) {
		a.ExpiresOn = w.today().AddDays(t.between(-1, 8))
	}
	if c.State == "signed" && !once(t, 8) || once(t, 6) {
		a.File = uploaded(t, w.s, by)
		w.digest = digest(t, w.s, w.statements, w.ws)
	}
	return a
}

func (w *world) drawValue(t *history, field string) any {
	switch field {
	case "value":
		return unless[any](t, 20, oneOf(t, 10_000.0, 80_000.0, 0.0), -1.0)
	case "source":
		return oneOf[any](t, "fair", "fair", "web")
	case "expected_close":
		return "2027-06-30"
	case "probability":
		return unless[any](t, 15, 30.0, 101.0)
	case "company":
		return oneOf(t, w.companies...).String()
	case "tags":
		return oneOf(t, []any{"hot"}, []any{"hot", "new"}, []any{})
	case "agreed":
		return !once(t, 3)
	case "count":
		return oneOf[any](t, 2.0, 5.0)
	case "budget":
		return map[string]any{"minor": oneOf(t, 0.0, 100.0), "currency": "EUR"}
	}
	return "text"
}

func (w *world) edit(t *history) {
	l, by := w.some(t), w.somebody(t)
	set := map[string]any{}
	for range t.between(1, 3) {
		field := oneOf(t, "value", "source", "segment", "expected_close", "probability", "company", "tags", "need", "agreed", "count", "budget")
		set[field] = w.drawValue(t, field)
		if once(t, 4) && field != "company" && field != "tags" && field != "value" {
			set[field] = nil // cleared
		}
	}
	if once(t, 3) {
		field := oneOf(t, "stage", "pipeline", "pipeline_id", "pipeline_version", "outcome", "kind", "closed_at", "end_date", "stage_since", "version", "waivers")
		set[field] = oneOf[any](t, w.inForce(l.pipeline).Stages[0].Key, "won", 2.0, w.pipelines[0].String())
	}
	next, refused := l.clone(), ""
	for field, v := range set {
		if !next.set(w, field, v) {
			refused = "it sets " + field
		}
	}
	if refused != "" {
		next = nil
	}
	_, err := w.s.EditDeal(t.Context(), by, l.id, w.deal(t, l).Version, set)
	w.expect(t, "editing", l, next, refused, err)
}

// holder draws somebody, mostly one with the role that a criterion names.
func (w *world) holder(t *history, c *crm.Criterion) crm.Actor {
	by := w.somebody(t)
	for range 4 {
		if c != nil && c.Role != "" && !by.Has(c.Role) {
			by = oneOf(t, w.people...)
		}
	}
	return by
}

// criterion draws one that the deal will be asked next, or any that some version
// of its pipeline has.
func (w *world) criterion(t *history, l *ledger) string {
	keys := []string{"no-such"}
	if _, _, asked, _ := w.way(l, w.next(l)); len(asked) > 0 && !once(t, 4) {
		return oneOf(t, asked...).Key
	}
	for _, p := range w.versions[l.pipeline] {
		for _, s := range p.Stages {
			for _, c := range slices.Concat(s.Exit, s.Enter) {
				keys = append(keys, c.Key)
			}
		}
	}
	return oneOf(t, keys...)
}

func (w *world) answer(t *history) {
	l := w.some(t)
	if l.stage() == crm.End {
		return
	}
	key := w.criterion(t, l)
	c := w.meant(l, nil, key)
	by := w.holder(t, c)
	if c != nil && c.Kind == crm.KindHandover && !once(t, 4) {
		by = w.actor(l.turn())
	}
	a, next, refused := crm.Answer{Criterion: key}, l.clone(), ""
	if c != nil {
		a, _ = w.drawAnswer(t, l, by, c)
	}
	if c == nil || !next.answer(w, by, c, a) {
		next, refused = nil, "no answer to that"
	}
	_, err := w.s.Answer(t.Context(), by, l.id, a)
	w.expect(t, "answering "+key, l, next, refused, err)
}

func (w *world) ask(t *history) {
	l, by := w.some(t), w.somebody(t)
	r := store.Request{Criterion: w.criterion(t, l), Purpose: oneOf(t, crm.ForApproval, crm.ForTick, crm.ForWaiver, crm.ForWaiver)}
	next, refused := l.clone(), "nobody to ask"
	c := w.meant(l, nil, r.Criterion)
	if c != nil && c.Kind == crm.KindApproval && !once(t, 4) {
		r.Purpose = crm.ForApproval
	}
	made := request{criterion: r.Criterion, purpose: r.Purpose, asker: by.User, at: crm.InstantOf(w.clock.Now())}
	switch {
	case c == nil:
	case r.Purpose == crm.ForWaiver && c.Level == crm.Required:
		made.roles = c.WaivedBy
	case r.Purpose == crm.ForApproval && c.Kind == crm.KindApproval:
		made.roles = []crm.Role{c.Role}
	case r.Purpose == crm.ForTick && c.Kind != crm.KindApproval && c.Kind != crm.KindPerson && c.Kind != crm.KindDocument && c.Kind != crm.KindHandover && c.Role != "":
		made.roles = []crm.Role{c.Role}
	}
	asked := slices.ContainsFunc(l.requests, func(q request) bool {
		return q.decision == "" && q.criterion == made.criterion && q.purpose == made.purpose && q.asker == made.asker
	})
	a, err := w.s.Ask(t.Context(), by, l.id, r)
	if err == nil {
		made.id = a.ID
	}
	if next.requests = append(next.requests, made); len(made.roles) == 0 || asked || !l.active() {
		next, refused = nil, "nobody to ask, or nothing"
	}
	w.expect(t, "asking to "+r.Purpose+" "+r.Criterion, l, next, refused, err)
}

func (w *world) decide(t *history) {
	l := w.some(t)
	if len(l.requests) == 0 {
		return
	}
	i := t.between(0, len(l.requests)-1)
	if !once(t, 6) {
		i = len(l.requests) - 1
	}
	by := w.holder(t, &crm.Criterion{Role: l.requests[i].roles[0]})
	decision := store.Decision{Decision: unless(t, 4, "granted", oneOf(t, "refused", "withdrawn", "perhaps")), Reason: unless(t, 6, "as agreed", "")}
	next, refused := l.clone(), "not theirs to decide"
	r := &next.requests[i]
	may := by.Has(r.roles...) && (by.User != r.asker || r.purpose == crm.ForWaiver) &&
		(decision.Reason != "" || r.purpose == crm.ForApproval && decision.Decision == "granted")
	if decision.Decision == "withdrawn" {
		may = by.User == r.asker
	}
	if r.decision != "" || !may || decision.Decision == "perhaps" {
		next = nil
	} else {
		r.decision, r.decider, r.holding, r.decided = decision.Decision, by.User, by.Roles, crm.InstantOf(w.clock.Now())
		if r.decision == "refused" && r.purpose == crm.ForTick {
			delete(next.ticks, r.criterion)
		}
		if r.decision == "granted" && r.purpose == crm.ForTick {
			next.ticks[r.criterion] = signature{by: by.User, roles: by.Roles, note: decision.Reason, at: crm.InstantOf(w.clock.Now())}
		}
	}
	_, err := w.s.Decide(t.Context(), by, l.requests[i].id, decision)
	w.expect(t, "deciding", l, next, refused, err)
}

func (w *world) page(t *history, l *ledger) *store.DealPage {
	page, err := w.s.DealPage(t.Context(), w.people[0], l.id)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func (w *world) unlink(t *history) {
	l := w.some(t)
	people := w.page(t, l).People
	if len(people) == 0 {
		return
	}
	gone := oneOf(t, people...)
	next := l.clone()
	delete(next.people, gone.Name)
	_, err := w.s.UnlinkContact(t.Context(), w.somebody(t), l.id, gone.Contact)
	w.expect(t, "taking off a contact", l, next, "", err)
}

func (w *world) endTask(t *history) {
	l, by := w.some(t), w.somebody(t)
	page := w.page(t, l)
	if len(page.Tasks) == 0 {
		return
	}
	task := oneOf(t, page.Tasks...)
	next, refused, done := l.clone(), "", once(t, 2)
	i := slices.IndexFunc(next.tasks, func(d duty) bool { return d.title == task.Title })
	switch {
	case task.DoneAt != 0:
		next, refused = nil, "it is done already"
	case done:
		next.tasks[i].done = crm.InstantOf(w.clock.Now())
	default:
		next.tasks = slices.Delete(next.tasks, i, i+1)
	}
	var err error
	if done {
		_, err = w.s.CompleteTask(t.Context(), by, task.ID, page.Deal.Version, store.Completion{})
	} else {
		_, err = w.s.DropTask(t.Context(), by, task.ID, page.Deal.Version)
	}
	w.expect(t, "ending a task", l, next, refused, err)
}

// publish puts another version in force. It may refuse where it pleases, but
// moves nobody ahead and leaves nobody where they cannot be.
func (w *world) publish(t *history) {
	id, by := oneOf(t, w.pipelines...), w.somebody(t)
	old, version := w.inForce(id), w.version(id)
	process := drawVersion(t, *old, &w.keys)
	moved := map[string]string{}
	for _, s := range old.Stages {
		moved[s.Key] = oneOf(t, append(slices.Clone(process.Stages), crm.Stage{Key: crm.End})...).Key
		if once(t, 8) {
			delete(moved, s.Key)
		}
	}
	stale := once(t, 8)
	sent := version
	if stale {
		sent--
	}
	_, err := w.s.PublishVersion(t.Context(), by, id, sent, process, moved)
	w.versions[id] = append(w.versions[id], process)
	var homeless []*ledger
	for _, l := range w.deals {
		if l.pipeline == id && l.active() && !w.fits(l) {
			homeless = append(homeless, l)
		}
	}
	if err != nil {
		w.versions[id] = w.versions[id][:version]
		w.refusal(t, "publishing", "", err)
		if len(homeless) == 0 && !stale {
			t.Fatalf("publishing moves nobody, but was refused: %v", err)
		}
		if digest(t, w.s, w.statements, w.ws) != w.digest {
			t.Fatal("publishing was refused and changed something all the same")
		}
		return
	}
	for _, l := range homeless {
		outcome, _ := l.outcome(w)
		if to := moved[l.stage()]; ahead(old, &process, l.stage(), to) || outcome == crm.Open && place(&process, to) >= line(&process) {
			t.Fatalf("publishing moved a deal ahead from %s to %s", l.stage(), to)
		}
		l.enter(stay{version: version + 1, stage: moved[l.stage()], way: "publish", at: crm.InstantOf(w.clock.Now())})
	}
	w.digest = digest(t, w.s, w.statements, w.ws)
	w.check(t)
}

// ahead says whether a stage of the new version lies further along than the old
// stage did: behind one that was still to come, or behind a new one.
func ahead(old, now *crm.Process, from, to string) bool {
	for i := place(now, to); i >= 0; i-- {
		was := -1
		if i < len(now.Stages) {
			was = place(old, now.Stages[i].Key)
		}
		if was > place(old, from) {
			return true
		}
	}
	at := place(now, to)
	if at == 0 {
		return false
	}
	passed := func(s crm.Stage) bool { i := place(old, s.Key); return i >= 0 && i < place(old, from) }
	return !slices.ContainsFunc(now.Stages[min(at, len(now.Stages))-1:], passed)
}

// replay sends a request twice under one key: it is done once.
func (w *world) replay(t *history) {
	l, by := w.some(t), w.somebody(t)
	by.Key, by.Print = w.key("key"), "a"
	what := crm.ActivityAnswer{Kind: crm.Call, TwoWay: true}
	first, err := w.s.LogActivity(t.Context(), by, l.id, what)
	next := l.clone()
	next.happened = append(next.happened, happening{"call", true, crm.InstantOf(w.clock.Now())})
	w.expect(t, "logging a call", l, next, "", err)
	again, err := w.s.LogActivity(t.Context(), by, l.id, what)
	if diff := cmp.Diff(first, again); err != nil || diff != "" {
		t.Fatalf("the same request again: %v %s", err, diff)
	}
	by.Print = "b"
	_, err = w.s.LogActivity(t.Context(), by, l.id, what)
	w.expect(t, "another request under the same key", l, nil, "key used", err)
}
