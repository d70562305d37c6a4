package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// replayBatch is the number of acts in one transaction of Replay.
const replayBatch = 200

// Replay plays a history into a workspace that is marked as sample or test, act
// by act through the rules of real life: each at its time and by its person,
// logged as always. Acts are committed in batches, in their order; the error
// names the first act that the rules refuse, and the batches before it stay.
func (s *Store) Replay(ctx context.Context, by crm.Actor, acts []crm.Act, press Press) error {
	p, err := read(ctx, s, by, func(tx *Tx) (*player, error) { return newPlayer(tx, press) })
	if err != nil {
		return err
	}
	for len(acts) > 0 {
		n := min(replayBatch, len(acts))
		_, err := write(ctx, s, by, func(tx *Tx) (bool, error) { return true, p.play(tx, acts[:n]) })
		if err != nil {
			return err
		}
		acts = acts[n:]
	}
	return nil
}

// player plays a history. It knows what the acts refer to.
type player struct {
	people    map[crm.ID]crm.Actor // the zero id: the workspace's owner
	pipelines []crm.Pipeline
	press     Press
	deals     map[string]crm.ID
}

func newPlayer(tx *Tx, press Press) (*player, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	if w.Kind != "sample" && w.Kind != "test" {
		return nil, crm.Errorf(crm.Forbidden, "replay.real", "history is only played into sample and test workspaces; %q is a real one", w.Name)
	}
	p := &player{press: press, people: map[crm.ID]crm.Actor{}, deals: map[string]crm.ID{}}
	if p.pipelines, err = pipelines(tx); err != nil {
		return nil, err
	}
	if err := p.learn(tx); err != nil {
		return nil, err
	}
	owner, err := tx.operator("")
	if err != nil {
		return nil, err
	}
	p.people[crm.ID{}] = p.people[owner.ID]
	return p, nil
}

// learn reads who is in the firm. It is done again after everybody who joins,
// since colleagues see the deals of the whole team.
func (p *player) learn(tx *Tx) error {
	users, err := tx.users()
	if err != nil {
		return err
	}
	for _, u := range users {
		by := crm.Actor{Workspace: tx.ws, User: u.ID, Name: u.Name, Sees: u.Sees, Language: u.Language, Door: crm.DoorWeb}
		by, err := tx.complete(actorRow{by: by, team: u.Team}, asJSON(u.Roles))
		if err != nil {
			return err
		}
		p.people[u.ID] = by
	}
	return nil
}

// play carries out acts in one transaction. Every act is logged with its own
// time and person.
func (p *player) play(tx *Tx, acts []crm.Act) error {
	now, by := tx.now, tx.by
	defer func() { tx.now, tx.by = now, by }()
	for _, a := range acts {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		person, ok := p.people[a.By]
		if !ok {
			return fmt.Errorf("act of %s: there is no person %s", a.At.Time(), a.By)
		}
		tx.now, tx.by = a.At.Time(), person
		if err := p.do(tx, a); err != nil {
			return fmt.Errorf("act of %s on %q (%T): %w", a.At.Time(), a.Deal, a.Did, explained(err))
		}
	}
	return nil
}

// explained names the criteria of a refusal.
func explained(err error) error {
	var e *crm.Error
	if !errors.As(err, &e) || e.Kind != crm.Unmet {
		return err
	}
	keys := make([]string, len(e.Unmet))
	for i, u := range e.Unmet {
		keys[i] = u.ID
	}
	return fmt.Errorf("%w (%s)", err, strings.Join(keys, ", "))
}

func (p *player) do(tx *Tx, a crm.Act) error {
	switch did := a.Did.(type) {
	case crm.Join:
		return p.join(tx, did)
	case crm.Meet:
		return meet(tx, did.Company)
	case crm.Know:
		return know(tx, did.Contact)
	case crm.Begin:
		return p.begin(tx, a.Deal, did)
	case crm.Price:
		return putHourlyCost(tx, did.HourlyCost)
	case crm.Teach:
		return p.teach(tx, did)
	case crm.Tend:
		return p.tend(tx, a.Deal, did.Company)
	case crm.Divide:
		return tx.addDivision(did.Company, did.DivisionDraft)
	case crm.Turn:
		_, err := tx.noteChange(did.Company, did.ChangeEventDraft)
		return err
	}
	return p.doOn(tx, a)
}

// doOn carries out an act on a deal.
func (p *player) doOn(tx *Tx, a crm.Act) error {
	d, err := tx.deal(p.deals[a.Deal])
	if err != nil {
		return err
	}
	if done, err := p.onClient(tx, d, a.Did); done {
		return err
	}
	switch did := a.Did.(type) {
	case crm.Edit:
		_, err = editDeal(tx, d, did)
	case crm.Give:
		err = answerDeal(tx, d, did.Answer)
	case crm.Go:
		err = moveDeal(tx, d, did.MoveOrder)
	case crm.Happen:
		_, err = addActivity(tx, d, did.ActivityAnswer)
	case crm.Paper:
		err = tellPaper(tx, d, did)
	case crm.Agree:
		_, err = billDeal(tx, d, func(tx *Tx, d *crm.Deal) (bool, error) { return true, setPlan(tx, d, slices.Clone(did.Milestones)) })
	case crm.Bill:
		_, err = billDeal(tx, d, func(tx *Tx, d *crm.Deal) (bool, error) { return true, billMilestone(tx, d, did.Milestone) })
	case crm.Plan:
		err = planTask(tx, d, did.TaskAnswer)
	case crm.Complete:
		err = completeNext(tx, d, Completion(did))
	case crm.AskRole:
		_, err = ask(tx, d, Request(did))
	case crm.Decide:
		err = decideOn(tx, d, did)
	case crm.Vow:
		err = addPromise(tx, d, did.PromiseDraft)
	case crm.Settle:
		err = settleOldest(tx, d, did.Settlement)
	case crm.Toil:
		err = logHours(tx, d, &crm.HourEntry{Minutes: did.Minutes, What: did.What})
	case crm.Spend:
		err = addExpense(tx, d, did.ExpenseDraft)
	case crm.Interview:
		err = holdInterview(tx, d, did.ExitDraft)
	case crm.Close:
		err = closeDeal(tx, d, did.Outcome, did.Loss)
	case crm.Wait:
		err = waitUntil(tx, d, did.Until, did.Reason)
	default:
		err = fmt.Errorf("a history knows no %T", did)
	}
	return err
}

func (p *player) join(tx *Tx, j crm.Join) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	u, err := j.Make(tx.by, w)
	if err != nil {
		return err
	}
	u.ID = j.ID
	if err := firstError(tx.checkTeam(u), insertUser(tx, u, "")); err != nil {
		return err
	}
	return p.learn(tx)
}

func meet(tx *Tx, told crm.Company) error {
	c := newCompany(tx, told.Name)
	c.ID, c.Segment, c.Industry, c.Size, c.CreditDays, c.Owner = told.ID, told.Segment, told.Industry, told.Size, told.CreditDays, told.Owner
	if err := tx.fillCompany(c, nil); err != nil {
		return err
	}
	return insertCompany(tx, c, nil)
}

func know(tx *Tx, c crm.Contact) error {
	now := crm.InstantOf(tx.now)
	c.Version, c.CreatedAt, c.UpdatedAt = 1, now, now
	c.OptOut, c.Fields = map[string]bool{}, map[string]any{}
	if err := tx.fillContact(&c, map[string]any{"email": c.Email, "part": string(c.Part)}); err != nil {
		return err
	}
	if _, err := tx.company(c.Company); err != nil {
		return err
	}
	return insertContact(tx, &c, nil)
}

func (p *player) teach(tx *Tx, told crm.Teach) error {
	if told.Pipeline >= 0 {
		told.MaterialDraft.Pipeline = p.pipelines[told.Pipeline].ID
	}
	_, err := addMaterial(tx, told.MaterialDraft)
	return err
}

func (p *player) begin(tx *Tx, name string, b crm.Begin) error {
	if b.Pipeline >= len(p.pipelines) {
		return fmt.Errorf("there is no pipeline at position %d", b.Pipeline)
	}
	b.DealDraft.Pipeline = p.pipelines[b.Pipeline].ID
	made, err := p.make(tx, b)
	if err != nil {
		return err
	}
	p.deals[name] = made.ID
	return grow(tx, made, b)
}

func (p *player) make(tx *Tx, b crm.Begin) (*crm.Deal, error) {
	if b.Follows == "" {
		return createDeal(tx, b.DealDraft)
	}
	old, err := tx.deal(p.deals[b.Follows])
	if err != nil {
		return nil, err
	}
	return takeUp(tx, old, b.DealDraft)
}

func completeNext(tx *Tx, d *crm.Deal, c Completion) error {
	if d.NextStep == nil {
		return crm.NotFoundf("task", "the deal has no next step to complete")
	}
	_, err := changeTask(tx, d.NextStep.Task, "task_done", completion(c))
	return err
}

func billMilestone(tx *Tx, d *crm.Deal, at int) error {
	a, err := tx.account(d)
	if err != nil {
		return err
	}
	if at >= len(a.Plan) {
		return fmt.Errorf("the plan has no milestone at position %d", at)
	}
	i, err := createInvoice(tx, d, crm.NewInvoice{Milestone: a.Plan[at].ID})
	if err != nil {
		return err
	}
	return tx.sendInvoice(d, i)
}

func settleOldest(tx *Tx, d *crm.Deal, how crm.Settlement) error {
	made, err := tx.promises(d.ID)
	if err != nil {
		return err
	}
	for i := range made {
		if made[i].State == crm.PromiseOpen {
			return settlePromise(tx, d, &made[i], how)
		}
	}
	return crm.NotFoundf("promise", "the deal has no open promise")
}

func decideOn(tx *Tx, d *crm.Deal, did crm.Decide) error {
	asked, err := tx.approvals(d.ID)
	if err != nil {
		return err
	}
	for _, a := range asked {
		if a.Criterion == did.Criterion && a.Decision == "" {
			_, err := decide(tx, a.ID, Decision{Decision: did.Decision, Reason: did.Reason})
			return err
		}
	}
	return crm.NotFoundf("approval", "nobody asked about %q", did.Criterion)
}
