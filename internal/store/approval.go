package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const approvalColumns = `a.id, a.deal_id, d.name, d.number, a.criterion, a.purpose, a.roles, a.message, a.asked_by, a.asked_at, a.decision, a.reason, a.decided_by, a.decided_at, a.decider_roles`

const approvalFrom = ` FROM approvals a JOIN deals d ON d.workspace_id = a.workspace_id AND d.id = a.deal_id WHERE a.workspace_id = ?`

func scanApproval(row scanner) (crm.Approval, error) {
	var a crm.Approval
	var roles, decider string
	err := row.Scan(&a.ID, &a.Deal, &a.DealName, &a.DealNumber, &a.Criterion, &a.Purpose, &roles, &a.Message, &a.AskedBy, &a.AskedAt, &a.Decision, &a.Reason, &a.DecidedBy, &a.DecidedAt, &decider)
	if err != nil {
		return a, err
	}
	return a, firstError(fromJSON(roles, &a.Roles), fromJSON(decider, &a.DeciderRoles))
}

// approvals gives the questions asked about a deal, the newest first.
func (tx *Tx) approvals(deal crm.ID) ([]crm.Approval, error) {
	return collect(tx, scanApproval, `SELECT `+approvalColumns+approvalFrom+` AND a.deal_id = ? ORDER BY a.asked_at DESC, a.id DESC`, tx.ws, deal)
}

// OpenApprovals lists the open questions that the actor may decide or has asked.
func (s *Store) OpenApprovals(ctx context.Context, by crm.Actor) ([]crm.Approval, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Approval, error) {
		all, err := collect(tx, scanApproval, `SELECT `+approvalColumns+approvalFrom+` AND a.decision = '' AND d.deleted_at IS NULL ORDER BY a.asked_at, a.id LIMIT 500`, tx.ws)
		if err != nil {
			return nil, err
		}
		out := make([]crm.Approval, 0, len(all))
		for _, a := range all {
			if a.AskedBy != by.User && !by.Has(a.Roles...) {
				continue
			}
			d, err := tx.dealToDecide(a.Deal, a)
			if err != nil {
				return nil, err
			}
			a.Text = tx.approvalText(d, &a)
			out = append(out, a)
		}
		return out, nil
	})
}

// dealToDecide loads a deal for somebody who was asked about it: being asked is
// leave enough to see it.
func (tx *Tx) dealToDecide(id crm.ID, a crm.Approval) (*crm.Deal, error) {
	d, err := optional(collect(tx, scanDeal, dealByID, tx.ws, id))
	if noRows(err) || err == nil && !tx.by.SeesDeal(d) && !tx.by.Has(a.Roles...) && a.AskedBy != tx.by.User {
		return nil, noDeal()
	}
	return d, err
}

// Request puts a criterion of a deal to the roles that can decide it.
type Request struct {
	Criterion string `json:"criterion" minLength:"1" maxLength:"40"`
	Purpose   string `json:"purpose" enum:"approve,confirm,waive"`
	Message   string `json:"message,omitempty" maxLength:"2000"`
}

// Ask puts a criterion to a role: to approve, to confirm, or to waive.
func (s *Store) Ask(ctx context.Context, by crm.Actor, deal crm.ID, r Request) (*crm.Approval, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Approval, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return ask(tx, d, r)
	})
}

func ask(tx *Tx, d *crm.Deal, r Request) (*crm.Approval, error) {
	c, err := tx.criterion(d, &crm.Route{}, r.Criterion)
	if err != nil {
		return nil, err
	}
	a := &crm.Approval{
		ID: crm.NewID(), Deal: d.ID, DealName: d.Name, DealNumber: d.Number, Criterion: c.Key, Text: c.Text.In(tx.by.Language),
		Purpose: r.Purpose, Roles: askable(c, r.Purpose), Message: strings.TrimSpace(r.Message), AskedBy: tx.by.User, AskedAt: crm.InstantOf(tx.now), DeciderRoles: []crm.Role{},
	}
	if r.Purpose == crm.ForWaiver && c.Level != crm.Required {
		return nil, crm.InvalidField("purpose", "waiver.not_required", "%q is not required here, so nobody has to waive it: go on without it, and where it is expected give a reason and a day", a.Text)
	}
	if !d.Active() {
		return nil, crm.Invalidf("deal.closed", "this deal is closed: reopen it, or start a new one linked to it")
	}
	if len(a.Roles) == 0 {
		return nil, crm.InvalidField("purpose", "approval.nobody", "%q has nobody who could decide that", c.Text.In(tx.by.Language))
	}
	open, err := tx.approvals(d.ID)
	if err != nil {
		return nil, err
	}
	for _, o := range open {
		if o.Decision == "" && o.Criterion == a.Criterion && o.Purpose == a.Purpose && o.AskedBy == a.AskedBy {
			return nil, crm.Errorf(crm.Conflict, "approval.asked", "you have asked this already, and nobody has answered yet: wait, or withdraw the question first")
		}
	}
	return a, tx.insertApproval(a)
}

func (tx *Tx) insertApproval(a *crm.Approval) error {
	_, err := tx.exec(`INSERT INTO approvals (workspace_id, id, deal_id, criterion, purpose, roles, message, asked_by, asked_at, decision, reason, decider_roles) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '[]')`,
		tx.ws, a.ID, a.Deal, a.Criterion, a.Purpose, asJSON(a.Roles), a.Message, a.AskedBy, a.AskedAt)
	tx.changed("deal", a.Deal, "asked", nil, map[string]any{"criterion": a.Criterion, "purpose": a.Purpose, "roles": a.Roles})
	return err
}

func askable(c *crm.Criterion, purpose string) []crm.Role {
	switch {
	case purpose == crm.ForWaiver && c.Level == crm.Required:
		return c.WaivedBy
	case purpose == crm.ForTick && c.Settles():
		return crm.Bookers()
	case c.Role == "" || c.Kind == crm.KindPerson || c.Kind == crm.KindDocument || c.Kind == crm.KindHandover || c.Settles():
		return nil
	case purpose == crm.ForApproval && c.Kind == crm.KindApproval, purpose == crm.ForTick && c.Kind != crm.KindApproval:
		return []crm.Role{c.Role}
	}
	return nil
}

// Decision answers an Approval.
type Decision struct {
	Decision string `json:"decision" enum:"granted,refused,withdrawn"`
	Reason   string `json:"reason,omitempty" maxLength:"2000"`
}

// Decide answers an open question. A granted confirmation ticks the criterion
// with the reason as its note, a refused one takes its tick back; a granted
// waiver counts at the next move.
func (s *Store) Decide(ctx context.Context, by crm.Actor, id crm.ID, answer Decision) (*crm.Approval, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Approval, error) { return decide(tx, id, answer) })
}

func decide(tx *Tx, id crm.ID, answer Decision) (*crm.Approval, error) {
	a, err := optional(collect(tx, scanApproval, `SELECT `+approvalColumns+approvalFrom+` AND a.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, crm.NotFoundf("approval", "there is no such request")
	}
	if err != nil {
		return nil, err
	}
	d, err := tx.dealToDecide(a.Deal, *a)
	if err != nil {
		return nil, crm.NotFoundf("approval", "there is no such request")
	}
	if err := tx.mayDecide(a, answer); err != nil {
		return nil, err
	}
	if err := tx.byItself(d, a, answer); err != nil {
		return nil, err
	}
	a.Decision, a.Reason, a.DecidedBy, a.DecidedAt, a.DeciderRoles = answer.Decision, strings.TrimSpace(answer.Reason), tx.by.User, crm.InstantOf(tx.now), tx.by.Roles
	n, err := tx.exec(`UPDATE approvals SET decision = ?, reason = ?, decided_by = ?, decided_at = ?, decider_roles = ? WHERE workspace_id = ? AND id = ? AND decision = ''`,
		a.Decision, a.Reason, a.DecidedBy, a.DecidedAt, asJSON(a.DeciderRoles), tx.ws, id)
	if err != nil {
		return nil, err
	}
	if n == 0 {
		return nil, crm.Errorf(crm.Conflict, "approval.decided", "somebody has decided this already")
	}
	if a.Purpose == crm.ForTick {
		if err := tx.confirm(d.ID, a); err != nil {
			return nil, err
		}
	}
	if a.Purpose == crm.ForDiscount {
		if err := tx.approveDiscount(a); err != nil {
			return nil, err
		}
	}
	if a.Purpose == crm.ForApproval {
		before := *d
		if err := firstError(tx.renewReceiver(d), saveDeal(tx, &before, d, "responsible")); err != nil {
			return nil, err
		}
	}
	tx.changed("deal", d.ID, "decided", nil, map[string]any{"criterion": a.Criterion, "purpose": a.Purpose, "decision": a.Decision, "reason": a.Reason})
	return a, nil
}

// byItself refuses to grant by a word what only money makes true.
func (tx *Tx) byItself(d *crm.Deal, a *crm.Approval, answer Decision) error {
	if a.Purpose != crm.ForTick || answer.Decision != "granted" {
		return nil
	}
	c, err := tx.criterion(d, &crm.Route{}, a.Criterion)
	if err != nil || !c.Settles() {
		return nil //nolint:nilerr // what left the process may be decided as ever
	}
	text := c.Text.In(tx.by.Language)
	return crm.Errorf(crm.Conflict, "approval.by_money", "book the payment on the deal: with it, the request about %q is granted by itself", text).With("criterion", text)
}

// confirm makes the tick of a criterion what was decided last.
func (tx *Tx) confirm(deal crm.ID, a *crm.Approval) error {
	switch {
	case a.Granted():
		return tx.tick(deal, a.Criterion, crm.Answer{Note: a.Reason})
	case a.Refused():
		_, err := tx.exec(`DELETE FROM ticks WHERE workspace_id = ? AND deal_id = ? AND criterion = ?`, tx.ws, deal, a.Criterion)
		return err
	}
	return nil
}

func (tx *Tx) mayDecide(a *crm.Approval, answer Decision) error {
	if a.Decision != "" {
		return crm.Errorf(crm.Conflict, "approval.decided", "somebody has decided this already")
	}
	if answer.Decision == "withdrawn" {
		if a.AskedBy != tx.by.User {
			return crm.Errorf(crm.Forbidden, "approval.not_yours", "only the person who asked can withdraw it")
		}
		return nil
	}
	if !tx.by.Has(a.Roles...) || a.AskedBy == tx.by.User && a.Purpose != crm.ForWaiver {
		e := crm.Errorf(crm.Forbidden, "approval.not_yours", "this is for somebody else to decide")
		var err error
		e.WhoCan, err = tx.namesWhere(a.Roles, func(_ []crm.User, u *crm.User) bool { return a.Purpose == crm.ForWaiver || u.ID != a.AskedBy })
		return firstError(err, e)
	}
	plainYes := a.Purpose == crm.ForApproval && answer.Decision == "granted"
	if strings.TrimSpace(answer.Reason) == "" && !plainYes {
		return crm.InvalidField("reason", "approval.reason_missing", "write in a sentence why, it stays on the deal")
	}
	if !slices.Contains([]string{"granted", "refused"}, answer.Decision) {
		return crm.InvalidField("decision", "approval.decision", "a decision is granted or refused")
	}
	return nil
}
