package store

import (
	"database/sql"
	"errors"
	"slices"

	"hummock/internal/crm"
)

const workspaceColumns = `id, version, rev, name, kind, currency, time_zone, fiscal_month, language, settings, created_at`

func scanWorkspace(row scanner) (crm.Workspace, error) {
	var w crm.Workspace
	var settings string
	err := row.Scan(&w.ID, &w.Version, &w.Rev, &w.Name, &w.Kind, &w.Currency, &w.TimeZone, &w.FiscalMonth, &w.Language, &settings, &w.CreatedAt)
	if err != nil {
		return w, err
	}
	return w, fromJSON(settings, &w.Settings)
}

// workspaceByID gives the transaction's workspace.
func workspaceByID(tx *Tx) (*crm.Workspace, error) {
	list, err := collect(tx, scanWorkspace, `SELECT `+workspaceColumns+` FROM workspaces WHERE id = ?`, tx.ws)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, crm.NotFoundf("workspace", "there is no such workspace")
	}
	return &list[0], nil
}

// customFields gives the custom fields of the workspace in their order.
func customFields(tx *Tx) ([]crm.CustomField, error) {
	return collect(tx, func(row scanner) (crm.CustomField, error) {
		var text string
		var f crm.CustomField
		if err := row.Scan(&text); err != nil {
			return f, err
		}
		return f, fromJSON(text, &f)
	}, `SELECT definition FROM custom_fields WHERE workspace_id = ? ORDER BY noun, position`, tx.ws)
}

const userColumns = `id, version, email, name, roles, team_id, sees, language, time_zone, hourly_cost, capacity, blocks, active, password IS NOT NULL, created_at, EXISTS (SELECT 1 FROM second_factors f WHERE f.workspace_id = users.workspace_id AND f.user_id = users.id AND f.confirmed_at IS NOT NULL)`

func scanUser(row scanner) (crm.User, error) {
	var u crm.User
	var roles, blocks string
	err := row.Scan(&u.ID, &u.Version, &u.Email, &u.Name, &roles, &u.Team, &u.Sees, &u.Language, &u.TimeZone, &u.HourlyCost, &u.Capacity, &blocks, &u.Active, &u.Joined, &u.CreatedAt, &u.SecondFactor)
	if err != nil {
		return u, err
	}
	return u, errors.Join(fromJSON(roles, &u.Roles), fromJSON(blocks, &u.Blocks))
}

// users gives everybody of the firm, those who left among them.
func (tx *Tx) users() ([]crm.User, error) {
	return collect(tx, scanUser, `SELECT `+userColumns+` FROM users WHERE workspace_id = ? ORDER BY name, id`, tx.ws)
}

func (tx *Tx) user(id crm.ID) (*crm.User, error) {
	list, err := collect(tx, scanUser, `SELECT `+userColumns+` FROM users WHERE workspace_id = ? AND id = ?`, tx.ws, id)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, crm.NotFoundf("user", "there is no such person in the firm")
	}
	return &list[0], nil
}

// activeUser gives a person who still works for the firm.
func (tx *Tx) activeUser(id crm.ID) (*crm.User, error) {
	u, err := tx.user(id)
	if err == nil && !u.Active {
		return nil, crm.NotFoundf("user", "%s has left the firm", u.Name)
	}
	return u, err
}

// worker gives a person to whom deals can be handed, or says at the field why not.
func (tx *Tx) worker(field string, id crm.ID) (*crm.User, error) {
	u, err := tx.activeUser(id)
	if crm.IsKind(err, crm.NotFound) {
		return nil, crm.InvalidField(field, "user.not_found", "there is no such person in the firm, or they have left")
	}
	if err == nil && !u.MayWork() {
		return nil, cannotOwn(field, u)
	}
	return u, err
}

func cannotOwn(field string, u *crm.User) error {
	return crm.InvalidField(field, "user.cannot_own", "%s may look, but not work on deals: name somebody else, or give them a role for it", u.Name).With("name", u.Name)
}

// namesWith names the active people who hold one of the roles.
func (tx *Tx) namesWith(roles ...crm.Role) ([]string, error) {
	return tx.namesWhere(roles, func([]crm.User, *crm.User) bool { return true })
}

// namesSeeing names those of namesWith who see the deal.
func (tx *Tx) namesSeeing(d *crm.Deal, roles ...crm.Role) ([]string, error) {
	return tx.namesWhere(roles, func(all []crm.User, u *crm.User) bool { return seesDeal(all, u, d) })
}

// seesDeal says whether one of all the people sees a deal.
func seesDeal(all []crm.User, u *crm.User, d *crm.Deal) bool {
	by := crm.Actor{User: u.ID, Sees: u.Sees, Team: []crm.ID{u.ID}}
	for i := range all {
		if !u.Team.IsZero() && all[i].Team == u.Team {
			by.Team = append(by.Team, all[i].ID)
		}
	}
	return by.SeesDeal(d)
}

func (tx *Tx) namesWhere(roles []crm.Role, fits func(all []crm.User, u *crm.User) bool) ([]string, error) {
	users, err := tx.users()
	if err != nil {
		return nil, err
	}
	names := []string{}
	for i := range users {
		u := &users[i]
		if u.Active && slices.ContainsFunc(roles, func(r crm.Role) bool { return slices.Contains(u.Roles, r) }) && fits(users, u) {
			names = append(names, u.Name)
		}
	}
	return names, nil
}

// dealUsers gives our people on a deal: its owner and its performers.
func (tx *Tx) dealUsers(d *crm.Deal) ([]crm.User, error) {
	var out []crm.User
	for _, id := range append([]crm.ID{d.Owner}, d.Performers...) {
		if id.IsZero() {
			continue
		}
		u, err := tx.user(id)
		if err != nil && !crm.IsKind(err, crm.NotFound) {
			return nil, err
		}
		if err == nil && u.Active {
			out = append(out, *u)
		}
	}
	return out, nil
}

// optional gives the only row, or nil where there is none.
func optional[T any](list []T, err error) (*T, error) {
	if err != nil || len(list) == 0 {
		return nil, firstError(err, sql.ErrNoRows)
	}
	return &list[0], nil
}

func noRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }
