package store

import (
	"slices"

	"hummock/internal/crm"
)

// Fields by which a process asks for what has a noun of its own: where somebody
// records the noun, the field is answered too, and the other way round.
const (
	fieldProblem  = "problem"
	fieldPromise  = "promise"
	fieldPromiser = "promise_owner"
	fieldPromised = "promise_due"
	fieldDivision = "divisions_known"
	fieldReferral = "referrals"
	fieldChange   = "change_event"
)

// changeChoices are the kinds of change events as the field has them, where it
// calls them otherwise.
var changeChoices = map[string]string{"leadership": "new_leadership", "budget": "budget_cut"}

// answerFields answers those fields of a deal that the firm has and nobody has answered.
// What does not fit a field is left to people.
func (tx *Tx) answerFields(d *crm.Deal, values map[string]string) error {
	fields, err := customFields(tx)
	if err != nil {
		return err
	}
	before := *d
	for _, f := range fields {
		v := values[f.Key]
		if f.Noun != "deal" || v == "" || d.Fields[f.Key] != nil {
			continue
		}
		if err := d.Set(f.Key, v, fields); err != nil && !crm.IsKind(err, crm.Invalid) {
			return err
		}
	}
	return saveDeal(tx, &before, d, "edited")
}

// answerCard is answerFields for the card of a client that has one.
func (tx *Tx) answerCard(company crm.ID, values map[string]string) error {
	card, err := tx.cardOf(company)
	if err != nil || card == nil {
		return err
	}
	return tx.answerFields(card, values)
}

// promiseOfFields makes the promise that the fields of a deal tell of, where all
// that a promise needs is there and the deal has none yet.
func (tx *Tx) promiseOfFields(d *crm.Deal) error {
	said := func(key string) string {
		v, _ := d.Fields[key].(string)
		return v
	}
	if said(fieldPromise) == "" || said(fieldProblem) == "" || said(fieldPromiser) == "" || said(fieldPromised) == "" || !d.Active() || tx.by.User.IsZero() {
		return nil
	}
	known := 0
	if err := tx.one(`SELECT COUNT(*) FROM promises WHERE workspace_id = ? AND deal_id = ?`, []any{tx.ws, d.ID}, &known); err != nil || known > 0 {
		return err
	}
	p := &crm.Promise{
		ID: crm.NewID(), Deal: d.ID, Problem: said(fieldProblem), Promise: said(fieldPromise), DueOn: crm.Date(said(fieldPromised)),
		State: crm.PromiseOpen, CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User,
	}
	var err error
	if p.Owner, err = crm.ParseID(said(fieldPromiser)); err != nil {
		return nil //nolint:nilerr // who keeps it is nobody of ours: the field says what it says
	}
	if err := tx.checkPromise(p); err != nil {
		if crm.IsKind(err, crm.Invalid) {
			return nil
		}
		return err
	}
	if err := tx.engage(d, p.Owner); err != nil {
		return err
	}
	if err := tx.insertPromise(p); err != nil {
		return err
	}
	tx.changed("deal", d.ID, "promise_made", nil, map[string]any{"promise": p.Promise, "due_on": p.DueOn, "version": d.Version + 1})
	return nil
}

// engage makes somebody a performer of a deal that they could not see otherwise;
// the caller saves it.
func (tx *Tx) engage(d *crm.Deal, user crm.ID) error {
	people, err := tx.users()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(people, func(u crm.User) bool { return u.ID == user })
	if i >= 0 && !seesDeal(people, &people[i], d) {
		d.Performers = append(slices.Clone(d.Performers), user)
	}
	return nil
}
