package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const promiseColumns = `p.id, p.deal_id, d.number, d.name, p.problem, p.promise, p.contact_id, COALESCE(c.name, ''), p.owner_id, p.due_on, p.state, p.evidence, p.activity_id, p.settled_at, p.settled_by, p.created_at, p.created_by`

const promiseFrom = ` FROM promises p JOIN deals d ON d.workspace_id = p.workspace_id AND d.id = p.deal_id LEFT JOIN contacts c ON c.workspace_id = p.workspace_id AND c.id = p.contact_id WHERE p.workspace_id = ?`

func scanPromise(row scanner) (crm.Promise, error) {
	var p crm.Promise
	return p, row.Scan(&p.ID, &p.Deal, &p.DealNumber, &p.DealName, &p.Problem, &p.Promise, &p.Contact, &p.ContactOf, &p.Owner, &p.DueOn, &p.State, &p.Evidence, &p.Activity, &p.SettledAt, &p.SettledBy, &p.CreatedAt, &p.CreatedBy)
}

// promises gives what was promised on a deal, by its day.
func (tx *Tx) promises(deal crm.ID) ([]crm.Promise, error) {
	list, err := collect(tx, scanPromise, `SELECT `+promiseColumns+promiseFrom+` AND p.deal_id = ? ORDER BY p.due_on, p.id`, tx.ws, deal)
	return list, firstError(err, tx.late(list))
}

// late marks open promises whose day is over.
func (tx *Tx) late(list []crm.Promise) error {
	if len(list) == 0 {
		return nil
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	today := w.Today(tx.now)
	for i := range list {
		list[i].Overdue = list[i].State == crm.PromiseOpen && list[i].DueOn < today
	}
	return nil
}

// PromisesTo gives what was promised to a company on the deals that the actor
// may see, the newest deal first.
func (s *Store) PromisesTo(ctx context.Context, by crm.Actor, company crm.ID) ([]crm.Promise, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Promise, error) {
		deals, err := collect(tx, scanDealRef, `SELECT d.id, d.number, d.name, `+crewColumns+` FROM deals d WHERE d.workspace_id = ? AND d.company_id = ? AND d.deleted_at IS NULL ORDER BY d.number DESC LIMIT 500`, tx.ws, company)
		if err != nil {
			return nil, err
		}
		out := []crm.Promise{}
		for _, d := range deals {
			if !by.SeesDeal(&d) {
				continue
			}
			some, err := tx.promises(d.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, some...)
		}
		return out, nil
	})
}

func scanDealRef(row scanner) (crm.Deal, error) {
	var d crm.Deal
	return d, row.Scan(append([]any{&d.ID, &d.Number, &d.Name}, intoCrew(&d)...)...)
}

// PromiseFilter narrows the list of promises.
type PromiseFilter struct {
	State string // open, overdue, kept, broken or withdrawn; empty: every state
	Mine  bool   // only those that the actor is to keep
}

// Promises lists promises on deals that the actor may see, by their day.
func (s *Store) Promises(ctx context.Context, by crm.Actor, f PromiseFilter) ([]crm.Promise, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Promise, error) {
		states := []string{f.State}
		switch f.State {
		case "overdue":
			states = []string{"open"}
		case "":
			states = []string{"open", "kept", "broken", "withdrawn"}
		}
		list := []crm.Promise{}
		for _, state := range states {
			err := tx.query(func(row scanner) error {
				var of crm.Deal
				p, err := scanPromise(beside{row, intoCrew(&of)})
				if err == nil && by.SeesDeal(&of) && (!f.Mine || p.Owner == by.User) {
					list = append(list, p)
				}
				return err
			}, `SELECT `+promiseColumns+`, `+crewColumns+promiseFrom+` AND p.state = ? AND d.deleted_at IS NULL ORDER BY p.due_on, p.id LIMIT 20000`, tx.ws, state)
			if err != nil {
				return nil, err
			}
		}
		if err := tx.late(list); err != nil {
			return nil, err
		}
		if f.State == "overdue" {
			list = slices.DeleteFunc(list, func(p crm.Promise) bool { return !p.Overdue })
		}
		slices.SortStableFunc(list, func(a, b crm.Promise) int { return strings.Compare(string(a.DueOn), string(b.DueOn)) })
		return list, nil
	})
}

// AddPromise records what the client was promised on a deal.
func (s *Store) AddPromise(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.PromiseDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return d, addPromise(tx, d, draft)
	})
}

func addPromise(tx *Tx, d *crm.Deal, draft crm.PromiseDraft) error {
	p := &crm.Promise{
		ID: crm.NewID(), Deal: d.ID, Problem: draft.Problem, Promise: draft.Promise, Contact: draft.Contact, Owner: draft.Owner,
		DueOn: draft.DueOn, State: crm.PromiseOpen, CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User,
	}
	if p.Owner.IsZero() {
		p.Owner = d.Owner
	}
	if err := tx.checkPromise(p); err != nil {
		return err
	}
	before := *d
	err := firstError(tx.engage(d, p.Owner), tx.insertPromise(p), saveDeal(tx, &before, d, "edited"))
	if err != nil {
		return err
	}
	err = tx.answerFields(d, map[string]string{fieldProblem: p.Problem, fieldPromise: p.Promise, fieldPromiser: p.Owner.String(), fieldPromised: string(p.DueOn)})
	if err != nil {
		return err
	}
	return tx.bumped(d, "promise_made", map[string]any{"promise": p.Promise, "due_on": p.DueOn})
}

func (tx *Tx) insertPromise(p *crm.Promise) error {
	_, err := tx.exec(`INSERT INTO promises (workspace_id, id, deal_id, problem, promise, contact_id, owner_id, due_on, state, evidence, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
		tx.ws, p.ID, p.Deal, p.Problem, p.Promise, p.Contact, p.Owner, p.DueOn, string(p.State), p.CreatedAt, p.CreatedBy)
	return err
}

// checkPromise tidies a promise up and says what it lacks.
func (tx *Tx) checkPromise(p *crm.Promise) error {
	p.Problem, p.Promise = strings.TrimSpace(p.Problem), strings.TrimSpace(p.Promise)
	if p.Problem == "" {
		return crm.InvalidField("problem", "promise.problem_missing", "say which problem of the client the promise is about")
	}
	if p.Promise == "" {
		return crm.InvalidField("promise", "promise.missing", "write down what was promised")
	}
	due, err := crm.ParseDate(string(p.DueOn))
	if err != nil {
		return err
	}
	if due == "" {
		return crm.InvalidField("due_on", "promise.date_missing", "a promise has a day: say by when it is to be kept")
	}
	if p.Owner.IsZero() {
		return crm.InvalidField("owner_id", "promise.no_owner", "a promise is somebody's to keep: say whose")
	}
	if _, err := tx.worker("owner_id", p.Owner); err != nil {
		return err
	}
	if p.Contact.IsZero() {
		return nil
	}
	if _, err := tx.contact(p.Contact); err != nil {
		return crm.InvalidField("contact_id", "contact.not_found", "there is no such contact, or you may not see it")
	}
	return nil
}

// bumped logs what happened beside a deal's own row, and gives it a new version.
func (tx *Tx) bumped(d *crm.Deal, verb string, after map[string]any) error {
	if err := tx.bump(d); err != nil {
		return err
	}
	after["version"] = d.Version
	tx.changed("deal", d.ID, verb, nil, after)
	return nil
}

// EditPromise changes a promise while it is open. Like every change of a promise
// it is made on a version of the deal.
func (s *Store) EditPromise(ctx context.Context, by crm.Actor, id crm.ID, version int64, edit crm.PromiseEdit) (*crm.Deal, error) {
	return s.onPromise(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Promise) error {
		was := map[string]any{"promise": p.Promise, "due_on": p.DueOn}
		put(&p.Problem, edit.Problem)
		put(&p.Promise, edit.Promise)
		put(&p.Contact, edit.Contact)
		put(&p.Owner, edit.Owner)
		put(&p.DueOn, edit.DueOn)
		if err := tx.checkPromise(p); err != nil {
			return err
		}
		_, err := tx.exec(`UPDATE promises SET problem = ?, promise = ?, contact_id = ?, owner_id = ?, due_on = ? WHERE workspace_id = ? AND id = ?`,
			p.Problem, p.Promise, p.Contact, p.Owner, p.DueOn, tx.ws, p.ID)
		if err != nil {
			return err
		}
		return tx.bumped(d, "promise_edited", map[string]any{"promise": p.Promise, "due_on": p.DueOn, "was": was})
	})
}

func put[T any](value, to *T) {
	if to != nil {
		*value = *to
	}
}

// SettlePromise says what became of an open promise. It stays on record so.
func (s *Store) SettlePromise(ctx context.Context, by crm.Actor, id crm.ID, version int64, how crm.Settlement) (*crm.Deal, error) {
	return s.onPromise(ctx, by, id, version, func(tx *Tx, d *crm.Deal, p *crm.Promise) error { return settlePromise(tx, d, p, how) })
}

func settlePromise(tx *Tx, d *crm.Deal, p *crm.Promise, how crm.Settlement) error {
	how.Evidence = strings.TrimSpace(how.Evidence)
	if !how.State.Settled() {
		return crm.InvalidField("state", "promise.state", "a promise is kept, broken or withdrawn")
	}
	if how.Evidence == "" && how.Activity.IsZero() {
		return crm.InvalidField("evidence", "promise.evidence_missing", "say how one can tell: in a sentence, or by an activity of this deal")
	}
	if err := tx.ownActivity(d, how.Activity); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE promises SET state = ?, evidence = ?, activity_id = ?, settled_at = ?, settled_by = ? WHERE workspace_id = ? AND id = ?`,
		string(how.State), how.Evidence, how.Activity, tx.now.UnixMilli(), tx.by.User, tx.ws, p.ID)
	if err != nil {
		return err
	}
	return tx.bumped(d, "promise_"+string(how.State), map[string]any{"promise": p.Promise, "evidence": how.Evidence})
}

// ownActivity says whether an activity, if one is named, is of the deal.
func (tx *Tx) ownActivity(d *crm.Deal, id crm.ID) error {
	if id.IsZero() {
		return nil
	}
	var n int
	err := tx.one(`SELECT COUNT(*) FROM activities WHERE workspace_id = ? AND id = ? AND deal_id = ?`, []any{tx.ws, id, d.ID}, &n)
	if err == nil && n == 0 {
		err = crm.InvalidField("activity_id", "promise.activity", "this activity is not of this deal: choose one from its timeline")
	}
	return err
}

// onPromise changes an open promise of a deal that the actor may see.
func (s *Store) onPromise(ctx context.Context, by crm.Actor, id crm.ID, version int64, change func(*Tx, *crm.Deal, *crm.Promise) error) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		missing := crm.NotFoundf("promise", "there is no such promise, or you may not see it")
		p, err := optional(collect(tx, scanPromise, `SELECT `+promiseColumns+promiseFrom+` AND p.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(p.Deal, version, missing)
		if err != nil {
			return nil, err
		}
		if p.State != crm.PromiseOpen {
			return nil, crm.Errorf(crm.Conflict, "promise.settled", "this promise is settled, and stays on record so: make a new one")
		}
		return d, change(tx, d, p)
	})
}
