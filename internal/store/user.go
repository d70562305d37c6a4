package store

import (
	"context"
	"errors"
	"slices"

	"hummock/internal/crm"
)

// Users lists the people of the workspace by name. What an hour of theirs
// costs is only for owners, admins and finance.
func (s *Store) Users(ctx context.Context, by crm.Actor) ([]crm.User, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.User, error) {
		list, err := tx.users()
		for i := range list {
			veil(&list[i], by)
		}
		return list, err
	})
}

// User gives one person of the workspace.
func (s *Store) User(ctx context.Context, by crm.Actor, id crm.ID) (*crm.User, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.User, error) {
		u, err := tx.user(id)
		if err != nil {
			return nil, err
		}
		veil(u, by)
		return u, nil
	})
}

// veil hides from the actor what is not for them.
func veil(u *crm.User, by crm.Actor) {
	if !by.Has(crm.Owner, crm.Admin, crm.Finance) {
		u.HourlyCost = nil
	}
	if u.ID != by.User && !by.Has(crm.Owner, crm.Admin) {
		u.SecondFactor = false
	}
}

// CreateUser adds a person, who can sign in after using an invitation.
func (s *Store) CreateUser(ctx context.Context, by crm.Actor, in crm.NewUser) (*crm.User, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.User, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		u, err := in.Make(by, w)
		if err != nil {
			return nil, err
		}
		if err := tx.checkTeam(u); err != nil {
			return nil, err
		}
		return u, insertUser(tx, u, "")
	})
}

func (tx *Tx) checkTeam(u *crm.User) error {
	if u.Team.IsZero() {
		return nil
	}
	if _, err := tx.team(u.Team); err != nil {
		return crm.InvalidField("team_id", "team.not_found", "there is no such team")
	}
	return nil
}

func insertUser(tx *Tx, u *crm.User, password string) error {
	u.CreatedAt = crm.InstantOf(tx.now)
	_, err := tx.exec(`INSERT INTO users (workspace_id, id, version, email, name, roles, team_id, sees, language, time_zone, hourly_cost, capacity, active, password, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, u.ID, u.Version, u.Email, u.Name, asJSON(u.Roles), u.Team, string(u.Sees), string(u.Language), u.TimeZone,
		u.HourlyCost, u.Capacity, bit(u.Active), null(password), u.CreatedAt)
	if errors.Is(err, errUnique) {
		return emailTaken(u.Email)
	}
	tx.changed("user", u.ID, "created", nil, u)
	return err
}

func emailTaken(email string) error {
	return crm.InvalidField("email", "user.email_taken", "somebody with the address %q is in the firm already: use that one, or another address", email).With("email", email)
}

// EditUser changes a person. Whoever is disabled, or gets other roles, is
// signed out everywhere; there is always an owner left.
func (s *Store) EditUser(ctx context.Context, by crm.Actor, id crm.ID, version int64, p crm.UserPatch) (*crm.User, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.User, error) {
		u, err := tx.user(id)
		if err != nil {
			return nil, err
		}
		if u.Version != version {
			veil(u, by)
			return nil, staleAt(version, u.Version, p, u)
		}
		before := *u
		if err := firstError(tx.checkBlocks(p.Blocks), u.Change(by, p)); err != nil {
			return nil, err
		}
		if err := saveUser(tx, &before, u); err != nil {
			return nil, err
		}
		veil(u, by)
		return u, nil
	})
}

// checkBlocks looks whether the stages of the blocks exist, and orders them.
func (tx *Tx) checkBlocks(blocks *[]crm.DayBlock) error {
	if blocks == nil {
		return nil
	}
	lines, err := pipelines(tx)
	if err != nil {
		return err
	}
	*blocks, err = crm.CheckBlocks(*blocks, func(stage string) bool {
		return slices.ContainsFunc(lines, func(p crm.Pipeline) bool { return p.Process.Index(stage) >= 0 })
	})
	return err
}

// saveUser writes a changed person, if anything did change.
func saveUser(tx *Tx, before, u *crm.User) error {
	was, is, err := crm.Diff(before, u)
	if err != nil || len(is) == 0 {
		return err
	}
	if err := tx.checkTeam(u); err != nil {
		return err
	}
	u.Version++
	n, err := tx.exec(`UPDATE users SET version = ?, email = ?, name = ?, roles = ?, team_id = ?, sees = ?, language = ?, time_zone = ?, hourly_cost = ?, capacity = ?, blocks = ?, active = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		u.Version, u.Email, u.Name, asJSON(u.Roles), u.Team, string(u.Sees), string(u.Language), u.TimeZone, u.HourlyCost, u.Capacity, asJSON(u.Blocks), bit(u.Active),
		tx.ws, u.ID, before.Version)
	switch {
	case errors.Is(err, errUnique):
		return emailTaken(u.Email)
	case err != nil:
		return err
	case n == 0:
		return stale(before.Version, before.Version+1)
	}
	tx.changed("user", u.ID, "edited", was, is)
	return tx.settle(before, u)
}

// settle draws the consequences of other rights: sessions and tokens end, and
// the firm keeps an owner.
func (tx *Tx) settle(before, u *crm.User) error {
	left := before.Active && !u.Active
	if u.Active && before.MayWork() && !u.MayWork() {
		if err := tx.checkHandedOver("roles", u.ID); err != nil {
			return err
		}
	}
	if left {
		if err := tx.checkHandedOver("active", u.ID); err != nil {
			return err
		}
		if _, err := tx.exec(`UPDATE tokens SET revoked_at = ? WHERE workspace_id = ? AND user_id = ? AND revoked_at IS NULL`, tx.now.UnixMilli(), tx.ws, u.ID); err != nil {
			return err
		}
		if _, err := tx.exec(`DELETE FROM links WHERE workspace_id = ? AND user_id = ?`, tx.ws, u.ID); err != nil {
			return err
		}
	}
	if !left && slices.Equal(before.Roles, u.Roles) {
		return nil
	}
	if err := tx.endSessions(u.ID, ""); err != nil {
		return err
	}
	return tx.checkOwnerLeft()
}

func (tx *Tx) checkOwnerLeft() error {
	owners, err := tx.namesWith(crm.Owner)
	if err == nil && len(owners) == 0 {
		return crm.InvalidField("roles", "user.last_owner", "this is the last owner of the firm: make somebody else an owner first")
	}
	return err
}

// checkHandedOver refuses to let somebody go, or only look on, who still has something open.
func (tx *Tx) checkHandedOver(field string, id crm.ID) error {
	for _, query := range []string{
		`SELECT COUNT(*) FROM deals WHERE workspace_id = ? AND owner_id = ? AND outcome IN ('open', 'won') AND end_date IS NULL AND deleted_at IS NULL`,
		`SELECT COUNT(*) FROM tasks WHERE workspace_id = ? AND owner_id = ? AND done_at IS NULL`,
		`SELECT COUNT(*) FROM companies WHERE workspace_id = ? AND owner_id = ? AND deleted_at IS NULL`,
	} {
		var n int
		if err := tx.one(query, []any{tx.ws, id}, &n); err != nil {
			return err
		}
		if n > 0 {
			return crm.InvalidField(field, "user.has_open_work", "deals, tasks or companies still belong to this person: pass them on first, by their departure")
		}
	}
	return nil
}

// WhoMay names the active people who hold one of the roles, for the person who
// is told that they may not do something. Where that is about a deal which the
// person sees, only those who see it too are named.
func (s *Store) WhoMay(ctx context.Context, by crm.Actor, roles []crm.Role, deal crm.ID) ([]string, error) {
	return read(ctx, s, by, func(tx *Tx) ([]string, error) {
		if deal.IsZero() {
			return tx.namesWith(roles...)
		}
		d, err := tx.deal(deal)
		if crm.IsKind(err, crm.NotFound) {
			return tx.namesWith(roles...)
		}
		if err != nil {
			return nil, err
		}
		return tx.namesSeeing(d, roles...)
	})
}
