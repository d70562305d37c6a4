package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// facts loads what criteria of the kinds are judged by.
func (tx *Tx) facts(d *crm.Deal, kinds []crm.CriterionKind) (*crm.Facts, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	f := &crm.Facts{Deal: d, Now: tx.now, Today: w.Today(tx.now), Ticks: map[string]crm.Tick{}}
	if f.Fields, err = customFields(tx); err != nil {
		return nil, err
	}
	if !d.Company.IsZero() {
		if f.Company, err = tx.anyCompany(d.Company); err != nil {
			return nil, err
		}
	}
	if f.People, err = tx.dealContacts(d.ID); err != nil {
		return nil, err
	}
	if f.Ours, err = tx.dealUsers(d); err != nil {
		return nil, err
	}
	if f.Activity, err = tx.activities(d.ID); err != nil {
		return nil, err
	}
	if f.Tasks, err = tx.tasks(d.ID); err != nil {
		return nil, err
	}
	if f.Approvals, err = tx.approvals(d.ID); err != nil {
		return nil, err
	}
	if err := tx.workFacts(f, kinds); err != nil {
		return nil, err
	}
	ticks, err := collect(tx, scanTick, `SELECT criterion, by_id, roles, at, note, signs FROM ticks WHERE workspace_id = ? AND deal_id = ?`, tx.ws, d.ID)
	for _, t := range ticks {
		f.Ticks[t.Criterion] = t
	}
	return f, err
}

// workFacts loads papers, money and handovers, where some kind looks at them.
func (tx *Tx) workFacts(f *crm.Facts, kinds []crm.CriterionKind) error {
	asked := func(some ...crm.CriterionKind) bool {
		return slices.ContainsFunc(some, func(k crm.CriterionKind) bool { return slices.Contains(kinds, k) })
	}
	var err error
	if asked(crm.KindActivity) {
		f.Answered, err = collect(tx, func(row scanner) (at crm.Instant, err error) { return at, row.Scan(&at) },
			`SELECT answered_at FROM feedback WHERE workspace_id = ? AND deal_id = ? AND state = 'answered'`, tx.ws, f.Deal.ID)
		if err != nil {
			return err
		}
	}
	if asked(crm.KindDocument, crm.KindHandover, crm.KindBalance) {
		if f.Documents, err = tx.documents(f.Deal.ID); err != nil {
			return err
		}
	}
	if asked(crm.KindPayment, crm.KindBalance, crm.KindDocument) {
		if f.Account, err = tx.account(f.Deal); err != nil {
			return err
		}
	}
	if !asked(crm.KindHandover) {
		return nil
	}
	if f.Promises, err = tx.promises(f.Deal.ID); err != nil {
		return err
	}
	results, err := tx.results(f.Deal.ID)
	if err != nil {
		return err
	}
	f.LeftOut = results.LeftOut
	return tx.handoverFacts(f)
}

func scanTick(row scanner) (crm.Tick, error) {
	var t crm.Tick
	var roles string
	var signs *string
	if err := row.Scan(&t.Criterion, &t.By, &roles, &t.At, &t.Note, &signs); err != nil {
		return t, err
	}
	if signs != nil {
		t.Signs = &crm.SelfTest{}
		if err := fromJSON(*signs, t.Signs); err != nil {
			return t, err
		}
	}
	return t, fromJSON(roles, &t.Roles)
}

// Answer records the answer to one criterion of a deal's pipeline, without a
// move. What is answered stays true wherever the deal goes.
func (s *Store) Answer(ctx context.Context, by crm.Actor, id crm.ID, a crm.Answer) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(id)
		if err != nil {
			return nil, err
		}
		return d, answerDeal(tx, d, a)
	})
}

func answerDeal(tx *Tx, d *crm.Deal, a crm.Answer) error {
	before := *d
	if err := tx.answer(d, &crm.Route{}, a); err != nil {
		return err
	}
	if err := saveDeal(tx, &before, d, "answered"); err != nil {
		return err
	}
	after := map[string]any{"criterion": a.Criterion}
	tx.changed("deal", d.ID, "answered", nil, after)
	if d.Version > before.Version || a.Document == nil && !tx.billed(d) {
		return nil
	}
	err := tx.bump(d)
	after["version"] = d.Version
	return err
}

// answer records one answer. The deal is changed in memory where the answer is
// a field; the caller saves it.
func (tx *Tx) answer(d *crm.Deal, route *crm.Route, a crm.Answer) error {
	c, stage, err := tx.question(d, route, a.Criterion)
	if err != nil {
		return err
	}
	switch c.Kind {
	case crm.KindField:
		return tx.answerField(d, c, a.Value)
	case crm.KindPerson:
		return tx.answerPerson(d, c, a)
	case crm.KindActivity:
		return tx.answerActivity(d, c, a.Activity)
	case crm.KindTask:
		return tx.answerTask(d, c, a.Task)
	case crm.KindSelfCheck:
		if a.Signs == nil {
			return missingAnswer(c, tx.by.Language)
		}
		if err := tx.keepSigns(d, stage, a.Signs); err != nil {
			return err
		}
		return tx.tick(d.ID, c.Key, a)
	case crm.KindPayment, crm.KindBalance:
		return tx.answerMoney(d, c, a.Payment)
	case crm.KindDocument:
		return tx.answerDocument(d, c, a.Document, true)
	case crm.KindHandover:
		return tx.answerHandover(d, c, a.Handover)
	case crm.KindTick:
		return tx.answerTick(d, crm.Ask{Stage: stage, Criterion: c}, a)
	}
	return crm.InvalidField("answers", "answer.not_this_way", "%q is not answered here: follow the action that the refusal names", c.Text.In(tx.by.Language))
}

func missingAnswer(c *crm.Criterion, l crm.Language) error {
	return crm.InvalidField("answers", "answer.missing", "the answer to %q lacks what it asks for", c.Text.In(l)).With("criterion", c.Text.In(l))
}

// criterion finds the criterion that an answer means: on the route, in the
// version of the deal's stage, in the version in force, or where it was left as
// a debt that is still open.
func (tx *Tx) criterion(d *crm.Deal, route *crm.Route, key string) (*crm.Criterion, error) {
	c, _, err := tx.question(d, route, key)
	return c, err
}

// question is criterion, with the stage that asks it.
func (tx *Tx) question(d *crm.Deal, route *crm.Route, key string) (*crm.Criterion, *crm.Stage, error) {
	for _, ask := range route.Asks {
		if ask.Criterion.Key == key {
			return ask.Criterion, ask.Stage, nil
		}
	}
	now, err := tx.pipeline(d.Pipeline, 0)
	if err != nil {
		return nil, nil, err
	}
	if c, s, err := tx.oneOf(d, key, d.PipelineVersion, now.Version); c != nil || err != nil {
		return c, s, err
	}
	owed, err := tx.owed(d)
	for _, ask := range owed {
		if ask.Criterion.Key == key {
			return ask.Criterion, ask.Stage, nil
		}
	}
	return nil, nil, firstError(err, crm.InvalidField("criterion", "criterion.unknown", "this pipeline has no criterion %q", key))
}

// oneOf looks for a criterion, and its stage, in versions of a deal's pipeline.
// It is nil where none has it.
func (tx *Tx) oneOf(d *crm.Deal, key string, versions ...int) (*crm.Criterion, *crm.Stage, error) {
	for _, version := range versions {
		p, err := tx.process(d.Pipeline, version)
		if err != nil {
			return nil, nil, err
		}
		if c, s, ok := p.Criterion(key); ok {
			return c, s, nil
		}
	}
	return nil, nil, nil
}

// owed gives the open debts of a deal as questions. Each is put as the version
// of the deal's stage puts it, or the version in force, or else the newest that
// the deal has passed.
func (tx *Tx) owed(d *crm.Deal) ([]crm.Ask, error) {
	if d.Debts == 0 {
		return nil, nil
	}
	visits, err := tx.visits(d.ID)
	if err != nil {
		return nil, err
	}
	open := crm.Owed(visits)
	if len(open) == 0 {
		return nil, nil
	}
	now, err := tx.pipeline(d.Pipeline, 0)
	if err != nil {
		return nil, err
	}
	versions := []int{d.PipelineVersion, now.Version}
	for _, v := range slices.Backward(visits) {
		versions = append(versions, v.PipelineVersion)
	}
	var asks []crm.Ask
	for i := range open {
		c, s, err := tx.oneOf(d, open[i].Criterion, versions...)
		if err != nil {
			return nil, err
		}
		if c != nil {
			asks = append(asks, crm.Ask{Stage: s, Criterion: c, Owed: &open[i].Debt, Since: open[i].Since})
		}
	}
	return asks, nil
}

func (tx *Tx) answerField(d *crm.Deal, c *crm.Criterion, value any) error {
	if text, isText := value.(string); value == nil || isText && strings.TrimSpace(text) == "" {
		return missingAnswer(c, tx.by.Language)
	}
	if field, ok := strings.CutPrefix(c.Field, "company."); ok {
		return tx.setCompanyField(d.Company, field, value)
	}
	custom, err := customFields(tx)
	if err != nil {
		return err
	}
	if isNoAmount(c.Field, value) {
		text := c.Text.In(tx.by.Language)
		return crm.InvalidField("value", "answer.amount", "%q asks for an amount above zero", text).With("criterion", text)
	}
	owner := d.Owner
	if err := d.Set(c.Field, value, custom); err != nil {
		return err
	}
	if err := tx.checkPeople("deal", custom, map[string]any{c.Field: value}); err != nil {
		return err
	}
	if d.Owner != owner {
		if _, err := tx.worker("owner", d.Owner); err != nil {
			return err
		}
	}
	return tx.checkLinks(d)
}

// isNoAmount says whether money is given as an answer, but none at all or less.
func isNoAmount(field string, value any) bool {
	if money, ok := value.(map[string]any); ok {
		value = money["minor"]
	} else if field != "value" {
		return false
	}
	minor, ok := value.(float64)
	return ok && minor <= 0
}

// answerActivity logs what happened, if that is what the criterion asks for.
// What happened besides is logged on the deal.
func (tx *Tx) answerActivity(d *crm.Deal, c *crm.Criterion, what *crm.ActivityAnswer) error {
	if what == nil {
		return missingAnswer(c, tx.by.Language)
	}
	a, err := addActivity(tx, d, *what)
	if err != nil || c.Matches(*a, tx.now) {
		return err
	}
	asked := c.AsksFor(tx.by.Language)
	return crm.InvalidField("activity", "answer.activity", "%q asks for %s: log this one on the deal, and answer with what is asked", c.Text.In(tx.by.Language), asked).
		With("criterion", c.Text.In(tx.by.Language)).With("asked", asked)
}

// answerTask records a task that is done, or sets the dated next step, as the
// criterion asks.
func (tx *Tx) answerTask(d *crm.Deal, c *crm.Criterion, t *crm.TaskAnswer) error {
	if t == nil {
		return missingAnswer(c, tx.by.Language)
	}
	task := *t
	task.Done = c.Task == "done"
	if !task.Done && task.DueOn == "" && task.DueAt == 0 {
		return crm.InvalidField("due_on", "task.date_missing", "%q asks for a date: say by when", c.Text.In(tx.by.Language)).With("criterion", c.Text.In(tx.by.Language))
	}
	if err := tx.checkToCome(c, task); err != nil {
		return err
	}
	return addTask(tx, d, task)
}

// checkToCome refuses a next step on a day that is over.
func (tx *Tx) checkToCome(c *crm.Criterion, t crm.TaskAnswer) error {
	due, err := crm.ParseDate(string(t.DueOn))
	if err != nil || t.Done {
		return err
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	if due == "" {
		due = crm.DateOf(t.DueAt.Time(), w.Zone())
	}
	if due >= w.Today(tx.now) {
		return nil
	}
	text := c.Text.In(tx.by.Language)
	return crm.InvalidField("due_on", "task.date_past", "%q asks for a step to come, and %s is over: choose today or a later day", text, due).
		With("criterion", text).With("day", string(due))
}

func (tx *Tx) answerPerson(d *crm.Deal, c *crm.Criterion, a crm.Answer) error {
	if c.Part == "" {
		if a.User.IsZero() {
			return missingAnswer(c, tx.by.Language)
		}
		u, err := tx.worker("user_id", a.User)
		if err != nil {
			return err
		}
		if !slices.Contains(u.Roles, c.Role) {
			role := c.Role.Label(tx.by.Language)
			return crm.InvalidField("user_id", "answer.wrong_role", "%q asks for somebody with the role “%s”, which %s does not have: name another person", c.Text.In(tx.by.Language), role, u.Name).
				With("criterion", c.Text.In(tx.by.Language)).With("role", role).With("name", u.Name)
		}
		if !slices.Contains(d.Performers, a.User) {
			d.Performers = append(slices.Clip(d.Performers), a.User)
		}
		return tx.checkLinks(d)
	}
	if a.Contact == nil {
		return missingAnswer(c, tx.by.Language)
	}
	id := a.Contact.ID
	if id.IsZero() {
		made, err := createContact(tx, crm.Contact{Company: d.Company, Name: a.Contact.Name, Email: a.Contact.Email, Phone: a.Contact.Phone, Part: c.Part})
		if err != nil {
			return err
		}
		id = made.ID
	}
	return tx.linkContact(d, id, c.Part)
}

// answerTick records that somebody answers for a criterion. One bound to a role
// can be answered only by a person who holds it; the rule that it is never the
// mover is asked when the deal moves.
func (tx *Tx) answerTick(d *crm.Deal, ask crm.Ask, a crm.Answer) error {
	c := ask.Criterion
	if c.Role != "" && !tx.by.Has(c.Role) {
		e := crm.Errorf(crm.Forbidden, "tick.not_yours", "%q is for somebody else to confirm: ask them", c.Text.In(tx.by.Language))
		var err error
		e.WhoCan, err = tx.namesWith(c.Role)
		return firstError(err, e)
	}
	papers, err := tx.documents(d.ID)
	if err != nil {
		return err
	}
	if err := ask.CheckPapers(&crm.Facts{Documents: papers}, tx.by.Language); err != nil {
		return err
	}
	return tx.tick(d.ID, c.Key, a)
}

func (tx *Tx) tick(deal crm.ID, criterion string, a crm.Answer) error {
	var signs any
	if a.Signs != nil {
		signs = asJSON(a.Signs)
	}
	_, err := tx.exec(`INSERT INTO ticks (workspace_id, deal_id, criterion, by_id, roles, at, note, signs) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, deal_id, criterion) DO UPDATE SET by_id = excluded.by_id, roles = excluded.roles, at = excluded.at, note = excluded.note, signs = excluded.signs`,
		tx.ws, deal, criterion, tx.by.User, asJSON(tx.by.Roles), tx.now.UnixMilli(), strings.TrimSpace(a.Note), signs)
	return err
}

// Gate gives the state of what a move of a deal asks, for display.
func (tx *Tx) checks(d *crm.Deal, to string) ([]crm.Check, error) {
	_, route, err := tx.route(d, to)
	if err != nil {
		return nil, err
	}
	facts, err := tx.facts(d, route.Kinds())
	if err != nil {
		return nil, err
	}
	return route.Checks(facts, tx.by), nil
}
