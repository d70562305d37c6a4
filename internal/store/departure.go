package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

// Departure says who takes over what from a person who leaves.
type Departure struct {
	Deals     crm.ID `json:"deals_to" doc:"Who gets the open deals"`
	Tasks     crm.ID `json:"tasks_to,omitzero" doc:"Who gets the open tasks; absent: who gets the deals"`
	Companies crm.ID `json:"companies_to,omitzero" doc:"Who gets the clients; absent: who gets the deals"`
	Stays     bool   `json:"stays,omitempty" doc:"The person is only away and keeps the account"`
}

// Handed counts what passes on, or passed.
type Handed struct {
	Deals     []DealRef `json:"deals" nullable:"false"`
	Tasks     int       `json:"tasks"`
	Companies int       `json:"companies"`
	Approvals int       `json:"approvals" doc:"Questions asked by the person, withdrawn"`
	Handovers int       `json:"handovers" doc:"Deals that are being handed over to the person; who gets them retells them anew"`
	Taken     []DealRef `json:"taken" nullable:"false" doc:"Deals that the person took over for delivery and answers for"`
	Promises  int       `json:"promises" doc:"Open promises that the person is to keep"`
	Leads     int       `json:"leads" doc:"Leads of the person that are not decided, and those that come back one day"`
	Orphaned  []Orphan  `json:"orphaned" nullable:"false" doc:"Open questions that nobody else can decide: they wait until somebody gets one of the roles"`
}

// Orphan is an open question of a deal that only one person could decide.
type Orphan struct {
	Deal  DealRef    `json:"deal"`
	Roles []crm.Role `json:"roles" nullable:"false"`
}

// DealRef names a deal in a list.
type DealRef struct {
	ID     crm.ID `json:"id"`
	Number int64  `json:"number"`
	Name   string `json:"name"`
}

// PreviewDeparture tells what a person would leave behind.
func (s *Store) PreviewDeparture(ctx context.Context, by crm.Actor, user crm.ID) (*Handed, error) {
	return read(ctx, s, by, func(tx *Tx) (*Handed, error) {
		if _, err := tx.user(user); err != nil {
			return nil, err
		}
		return tx.leftBy(user)
	})
}

const openDealsOf = `d.workspace_id = ? AND d.owner_id = ? AND d.outcome IN ('open', 'won') AND d.end_date IS NULL AND d.deleted_at IS NULL`

// What a person has to do with deals of others.
const (
	takenBy  = `d.workspace_id = ? AND d.receiver_id = ? AND d.outcome IN ('open', 'won') AND d.end_date IS NULL AND d.deleted_at IS NULL`
	toRetell = `workspace_id = ? AND receiver_id = ? AND state IN ('offered', 'retold', 'refused')`
	toKeep   = `workspace_id = ? AND owner_id = ? AND state = 'open'`
)

func scanRef(row scanner) (DealRef, error) {
	var d DealRef
	return d, row.Scan(&d.ID, &d.Number, &d.Name)
}

func (tx *Tx) leftBy(user crm.ID) (*Handed, error) {
	h := &Handed{}
	var err error
	h.Deals, err = collect(tx, scanRef, `SELECT d.id, d.number, d.name FROM deals d WHERE `+openDealsOf+` ORDER BY d.number`, tx.ws, user)
	if err != nil {
		return nil, err
	}
	h.Taken, err = collect(tx, scanRef, `SELECT d.id, d.number, d.name FROM deals d WHERE `+takenBy+` ORDER BY d.number`, tx.ws, user)
	if err != nil {
		return nil, err
	}
	err = tx.one(`SELECT COUNT(*) FROM handovers WHERE `+toRetell, []any{tx.ws, user}, &h.Handovers)
	if err != nil {
		return nil, err
	}
	err = tx.one(`SELECT COUNT(*) FROM promises WHERE `+toKeep, []any{tx.ws, user}, &h.Promises)
	if err != nil {
		return nil, err
	}
	err = tx.one(`SELECT COUNT(*) FROM leads WHERE workspace_id = ? AND owner_id = ? AND status IN ('new', 'working', 'recycled')`, []any{tx.ws, user}, &h.Leads)
	if err != nil {
		return nil, err
	}
	err = tx.one(`SELECT COUNT(*) FROM tasks WHERE workspace_id = ? AND owner_id = ? AND done_at IS NULL`, []any{tx.ws, user}, &h.Tasks)
	if err != nil {
		return nil, err
	}
	err = tx.one(`SELECT COUNT(*) FROM companies WHERE workspace_id = ? AND owner_id = ? AND deleted_at IS NULL`, []any{tx.ws, user}, &h.Companies)
	if err != nil {
		return nil, err
	}
	h.Orphaned, err = tx.orphaned(user)
	if err != nil {
		return nil, err
	}
	return h, tx.one(`SELECT COUNT(*) FROM approvals WHERE workspace_id = ? AND asked_by = ? AND decision = ''`, []any{tx.ws, user}, &h.Approvals)
}

// orphaned lists what others asked and only this person could decide.
func (tx *Tx) orphaned(user crm.ID) ([]Orphan, error) {
	users, err := tx.users()
	if err != nil {
		return nil, err
	}
	open, err := collect(tx, scanApproval, `SELECT `+approvalColumns+approvalFrom+` AND a.decision = '' AND a.asked_by <> ? AND d.deleted_at IS NULL ORDER BY a.asked_at, a.id`, tx.ws, user)
	out := []Orphan{}
	for i := range open {
		a := &open[i]
		could := func(u crm.User) bool {
			return u.Active && crm.Actor{Roles: u.Roles}.Has(a.Roles...) && (u.ID != a.AskedBy || a.Purpose == crm.ForWaiver)
		}
		isLeaver := func(u crm.User) bool { return u.ID == user && could(u) }
		isOther := func(u crm.User) bool { return u.ID != user && could(u) }
		if slices.ContainsFunc(users, isLeaver) && !slices.ContainsFunc(users, isOther) {
			out = append(out, Orphan{Deal: DealRef{ID: a.Deal, Number: a.DealNumber, Name: a.DealName}, Roles: a.Roles})
		}
	}
	return out, err
}

// Depart passes on everything open of a person who leaves, in one act; nothing
// stays without an owner. The account is closed and signed out everywhere.
func (s *Store) Depart(ctx context.Context, by crm.Actor, user crm.ID, to Departure) (*Handed, error) {
	return write(ctx, s, by, func(tx *Tx) (*Handed, error) {
		u, err := tx.user(user)
		if err != nil {
			return nil, err
		}
		if user == by.User {
			return nil, crm.Invalidf("departure.self", "you cannot close your own account: ask another admin")
		}
		if err := tx.heirs(user, &to); err != nil {
			return nil, err
		}
		h, err := tx.leftBy(user)
		if err != nil {
			return nil, err
		}
		if err := tx.handOver(user, to, h); err != nil {
			return nil, err
		}
		if !to.Stays {
			if err := tx.replace(user, to.Deals); err != nil {
				return nil, err
			}
			if err := tx.closeAccount(u); err != nil {
				return nil, err
			}
		}
		tx.changed("user", user, "departed", nil, map[string]any{"deals": len(h.Deals), "tasks": h.Tasks, "companies": h.Companies, "stays": to.Stays})
		return h, nil
	})
}

func (tx *Tx) heirs(user crm.ID, to *Departure) error {
	if to.Tasks.IsZero() {
		to.Tasks = to.Deals
	}
	if to.Companies.IsZero() {
		to.Companies = to.Deals
	}
	for _, heir := range []struct {
		field string
		id    crm.ID
	}{{"deals_to", to.Deals}, {"tasks_to", to.Tasks}, {"companies_to", to.Companies}} {
		if heir.id == user {
			return crm.InvalidField(heir.field, "departure.same", "name somebody else to take over")
		}
		if _, err := tx.worker(heir.field, heir.id); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) handOver(user crm.ID, to Departure, h *Handed) error {
	for _, ref := range h.Deals {
		tx.changed("deal", ref.ID, "passed_on", map[string]any{"owner_id": user}, map[string]any{"owner_id": to.Deals})
	}
	if err := tx.passLeads(user, to.Deals); err != nil {
		return err
	}
	companies, err := collect(tx, scanID, `SELECT id FROM companies WHERE workspace_id = ? AND owner_id = ? AND deleted_at IS NULL`, tx.ws, user)
	if err != nil {
		return err
	}
	for _, id := range companies {
		tx.changed("company", id, "passed_on", map[string]any{"owner_id": user}, map[string]any{"owner_id": to.Companies})
	}
	for _, ref := range h.Taken {
		tx.changed("deal", ref.ID, "passed_on", map[string]any{"responsible_id": user}, map[string]any{"responsible_id": to.Tasks})
	}
	waiting, err := collect(tx, scanID, `SELECT deal_id FROM handovers WHERE `+toRetell, tx.ws, user)
	if err != nil {
		return err
	}
	for _, id := range waiting {
		tx.changed("deal", id, "passed_on", map[string]any{"offered_to_id": user}, map[string]any{"offered_to_id": to.Tasks})
	}
	steps := []struct {
		query string
		heir  crm.ID
	}{
		{`UPDATE deals AS d SET owner_id = ?, version = version + 1 WHERE ` + openDealsOf, to.Deals},
		{`UPDATE tasks SET owner_id = ?, version = version + 1 WHERE workspace_id = ? AND owner_id = ? AND done_at IS NULL`, to.Tasks},
		{`UPDATE promises SET owner_id = ? WHERE ` + toKeep, to.Tasks},
		{`UPDATE deals AS d SET receiver_id = ?, version = version + 1 WHERE ` + takenBy, to.Tasks},
		{`UPDATE handovers SET receiver_id = ? WHERE workspace_id = ? AND receiver_id = ? AND state = 'accepted'`, to.Tasks},
		{`UPDATE handovers SET receiver_id = ?, state = 'offered' WHERE ` + toRetell, to.Tasks},
		{`UPDATE deals SET offered_id = ?, version = version + 1 WHERE workspace_id = ? AND offered_id = ?`, to.Tasks},
		{`UPDATE companies SET owner_id = ?, version = version + 1 WHERE workspace_id = ? AND owner_id = ? AND deleted_at IS NULL`, to.Companies},
	}
	for _, step := range steps {
		if _, err := tx.exec(step.query, step.heir, tx.ws, user); err != nil {
			return err
		}
	}
	for _, heir := range []crm.ID{to.Deals, to.Tasks} { // nobody hands a deal over to themselves
		_, err := tx.exec(`UPDATE handovers SET state = 'withdrawn' WHERE `+toRetell+` AND EXISTS (SELECT 1 FROM deals d WHERE d.workspace_id = ? AND d.id = handovers.deal_id AND d.owner_id = ?)`,
			tx.ws, heir, tx.ws, heir)
		if err != nil {
			return err
		}
		_, err = tx.exec(`UPDATE deals SET offered_id = NULL WHERE workspace_id = ? AND offered_id = ? AND owner_id = ?`, tx.ws, heir, heir)
		if err != nil {
			return err
		}
	}
	_, err = tx.exec(`UPDATE approvals SET decision = 'withdrawn', decided_by = ?, decided_at = ? WHERE workspace_id = ? AND asked_by = ? AND decision = ''`,
		tx.by.User, tx.now.UnixMilli(), tx.ws, user)
	return err
}

// replace puts the heir of the deals among those who work on open deals, in the
// place of somebody who leaves.
func (tx *Tx) replace(user, heir crm.ID) error {
	deals, err := collect(tx, scanDeal, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.performers LIKE ? AND d.outcome IN ('open', 'won') AND d.end_date IS NULL AND d.deleted_at IS NULL`,
		tx.ws, "%"+user.String()+"%")
	if err != nil {
		return err
	}
	for i := range deals {
		d, before := &deals[i], deals[i]
		d.Performers = slices.DeleteFunc(slices.Clone(d.Performers), func(id crm.ID) bool { return id == user })
		if d.Owner != heir && !slices.Contains(d.Performers, heir) {
			d.Performers = append(d.Performers, heir)
		}
		if err := saveDeal(tx, &before, d, "passed_on"); err != nil {
			return err
		}
	}
	return nil
}

// adopt gives what comes back to life to whoever brings it back, where its owner
// has left, or may no longer work on deals: closed deals stay with those who closed them.
func (tx *Tx) adopt(owner *crm.ID) error {
	if owner.IsZero() {
		return nil
	}
	_, err := tx.worker("owner_id", *owner)
	if crm.IsKind(err, crm.Invalid) {
		*owner = tx.by.User
		return nil
	}
	return err
}

func (tx *Tx) closeAccount(u *crm.User) error {
	if slices.Contains(u.Roles, crm.Owner) {
		return crm.Invalidf("departure.owner", "%s owns the workspace: give the owner role to somebody else first", u.Name)
	}
	if _, err := tx.exec(`UPDATE users SET active = 0, version = version + 1 WHERE workspace_id = ? AND id = ?`, tx.ws, u.ID); err != nil {
		return err
	}
	if _, err := tx.exec(`DELETE FROM sessions WHERE workspace_id = ? AND user_id = ?`, tx.ws, u.ID); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE tokens SET revoked_at = ? WHERE workspace_id = ? AND user_id = ? AND revoked_at IS NULL`, tx.now.UnixMilli(), tx.ws, u.ID)
	return err
}
