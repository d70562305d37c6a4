package store

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"time"

	"hummock/internal/crm"
)

// How long sessions last: without a request, and in all.
const (
	idleLasts         = 12 * time.Hour
	sessionLasts      = 14 * 24 * time.Hour
	adminIdleLasts    = 8 * time.Hour
	adminSessionLasts = 24 * time.Hour

	touchEvery = time.Minute
	clockSlack = 5 * time.Minute // a clock set further back ends sessions instead of making them longer
)

func lasts(roles []crm.Role) (idle, most time.Duration) {
	if slices.Contains(roles, crm.Owner) || slices.Contains(roles, crm.Admin) {
		return adminIdleLasts, adminSessionLasts
	}
	return idleLasts, sessionLasts
}

// Candidate is somebody who may be meant by a sign-in, with the hash of their
// password. One address may be at home in several workspaces.
type Candidate struct {
	Workspace crm.WorkspaceID
	User      crm.ID
	Password  string
}

// Candidates gives everybody with a mail address who could sign in, real
// workspaces first.
func (s *Store) Candidates(ctx context.Context, email string) ([]Candidate, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) ([]Candidate, error) {
		return collect(tx, func(row scanner) (Candidate, error) {
			var c Candidate
			return c, row.Scan(&c.Workspace, &c.User, &c.Password)
		}, `SELECT u.workspace_id, u.id, u.password FROM users u JOIN workspaces w ON w.id = u.workspace_id WHERE u.email = ? AND u.active = 1 AND u.password IS NOT NULL ORDER BY CASE w.kind WHEN 'real' THEN 0 ELSE 1 END, w.id LIMIT 3`, email)
	})
}

// NewSession is what a session is stored with.
type NewSession struct {
	Hash     string // of the session's secret
	Replaces string // hash of the session that the browser had, if any
	Device   string // hash of the secret by which the browser is known next time, if it needs one
	Password string // a better hash of the same password, if there is one
	Code     Code   // of whoever has a second factor
}

// OpenSession signs somebody in.
func (s *Store) OpenSession(ctx context.Context, who Candidate, in NewSession) error {
	by := crm.Actor{Workspace: who.Workspace, User: who.User, Door: crm.DoorWeb}
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		u, err := tx.activeUser(who.User)
		if err != nil {
			return false, err
		}
		if err := tx.proveCode(u.ID, in.Code); err != nil {
			return false, err
		}
		if in.Password != "" {
			if _, err := tx.exec(`UPDATE users SET password = ? WHERE workspace_id = ? AND id = ? AND password = ?`, in.Password, tx.ws, u.ID, who.Password); err != nil {
				return false, err
			}
		}
		if in.Device != "" {
			if err := tx.insertLink(in.Device, u.ID, linkDevice, deviceLasts); err != nil {
				return false, err
			}
		}
		if _, err := tx.exec(`DELETE FROM sessions WHERE secret_hash = ?`, in.Replaces); err != nil {
			return false, err
		}
		if _, err := tx.exec(`DELETE FROM sessions WHERE workspace_id = ? AND user_id = ? AND expires_at < ?`, tx.ws, u.ID, tx.now.UnixMilli()); err != nil {
			return false, err
		}
		return true, tx.insertSession(u, in.Hash)
	})
	return err
}

func (tx *Tx) insertSession(u *crm.User, hash string) error {
	_, most := lasts(u.Roles)
	_, err := tx.exec(`INSERT INTO sessions (secret_hash, workspace_id, user_id, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)`,
		hash, tx.ws, u.ID, tx.now.UnixMilli(), tx.now.UnixMilli(), tx.now.Add(most).UnixMilli())
	return err
}

// endSessions signs a person out everywhere but in one session.
func (tx *Tx) endSessions(user crm.ID, except string) error {
	_, err := tx.exec(`DELETE FROM sessions WHERE workspace_id = ? AND user_id = ? AND secret_hash <> ?`, tx.ws, user, except)
	return err
}

// CloseSession signs out: the session is over.
func (s *Store) CloseSession(ctx context.Context, hash string) error {
	_, err := write(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) {
		_, err := tx.exec(`DELETE FROM sessions WHERE secret_hash = ?`, hash)
		return true, err
	})
	return err
}

// PasswordOf gives the hash of the actor's own password.
func (s *Store) PasswordOf(ctx context.Context, by crm.Actor) (string, error) {
	return read(ctx, s, by, func(tx *Tx) (string, error) {
		var hash *string
		err := tx.one(`SELECT password FROM users WHERE workspace_id = ? AND id = ?`, []any{tx.ws, by.User}, &hash)
		if err != nil || hash == nil {
			return "", err
		}
		return *hash, nil
	})
}

// ChangePassword gives the actor another password and ends every session but
// the new one, whose hash is given.
func (s *Store) ChangePassword(ctx context.Context, by crm.Actor, password, session string) (*crm.User, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.User, error) {
		u, err := tx.activeUser(by.User)
		if err != nil {
			return nil, err
		}
		return u, tx.setPassword(u, password, session)
	})
}

// setPassword stores a password and begins the one session that is left. The
// browsers known so far are forgotten, and so are open links.
func (tx *Tx) setPassword(u *crm.User, password, session string) error {
	if _, err := tx.exec(`UPDATE users SET password = ? WHERE workspace_id = ? AND id = ?`, password, tx.ws, u.ID); err != nil {
		return err
	}
	if _, err := tx.exec(`DELETE FROM links WHERE workspace_id = ? AND user_id = ? AND used_at IS NULL`, tx.ws, u.ID); err != nil {
		return err
	}
	if err := tx.endSessions(u.ID, ""); err != nil {
		return err
	}
	tx.changed("user", u.ID, "password_set", nil, nil)
	return tx.insertSession(u, session)
}

const actorColumns = `u.workspace_id, u.id, u.name, u.roles, u.sees, u.team_id, u.language`

type actorRow struct {
	by   crm.Actor
	team crm.ID
}

func (a *actorRow) into() (dest []any, roles *string) {
	roles = new(string)
	return []any{&a.by.Workspace, &a.by.User, &a.by.Name, roles, &a.by.Sees, &a.team, &a.by.Language}, roles
}

// ActorOfSession gives who a session belongs to. A session is over when it was
// not used for long, when it is old, or when its clock makes no sense. Used
// says whether this counts as use of it.
func (s *Store) ActorOfSession(ctx context.Context, hash string, used bool) (crm.Actor, error) {
	var created, seen, expires int64
	by, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (crm.Actor, error) {
		var a actorRow
		dest, roles := a.into()
		err := tx.one(`SELECT s.created_at, s.seen_at, s.expires_at, `+actorColumns+` FROM sessions s JOIN users u ON u.workspace_id = s.workspace_id AND u.id = s.user_id WHERE s.secret_hash = ? AND u.active = 1`,
			[]any{hash}, append([]any{&created, &seen, &expires}, dest...)...)
		if err != nil {
			return a.by, err
		}
		return tx.complete(a, *roles)
	})
	now := s.now()
	idle, _ := lasts(by.Roles)
	switch {
	case noRows(err):
		return crm.Actor{}, sessionOver()
	case err != nil:
		return crm.Actor{}, err
	case now.UnixMilli() >= expires, now.Sub(time.UnixMilli(seen)) >= idle, now.Add(clockSlack).UnixMilli() < seen:
		return crm.Actor{}, sessionOver()
	}
	by.Door = crm.DoorWeb
	if used && now.Sub(time.UnixMilli(seen)) >= touchEvery {
		return by, s.touch(ctx, hash)
	}
	return by, nil
}

func sessionOver() *crm.Error {
	return crm.Errorf(crm.Unauthenticated, "session.over", "the session is over: sign in again")
}

func (s *Store) touch(ctx context.Context, hash string) error {
	_, err := write(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) {
		_, err := tx.exec(`UPDATE sessions SET seen_at = ? WHERE secret_hash = ? AND seen_at < ?`, tx.now.UnixMilli(), hash, tx.now.UnixMilli())
		return true, err
	})
	return err
}

// complete adds what an actor's row alone does not tell: the team's people.
func (tx *Tx) complete(a actorRow, roles string) (crm.Actor, error) {
	if err := fromJSON(roles, &a.by.Roles); err != nil {
		return a.by, err
	}
	if a.by.Sees != crm.SeesTeam {
		return a.by, nil
	}
	a.by.Team = []crm.ID{a.by.User}
	if a.team.IsZero() {
		return a.by, nil
	}
	var err error
	a.by.Team, err = collect(tx, scanID, `SELECT id FROM users WHERE workspace_id = ? AND team_id = ?`, a.by.Workspace, a.team)
	return a.by, err
}

// Operator gives the actor that a command on the machine itself works as: the
// person with the address, or the first owner. Workspace 0 means the only one.
func (s *Store) Operator(ctx context.Context, ws crm.WorkspaceID, email string) (crm.Actor, error) {
	list, err := s.Workspaces(ctx)
	if err != nil {
		return crm.Actor{}, err
	}
	if ws == 0 && len(list) == 1 {
		ws = list[0].ID
	}
	switch {
	case len(list) == 0:
		return crm.Actor{}, crm.NotFoundf("workspace", "there is no workspace yet: make one first")
	case ws == 0:
		return crm.Actor{}, crm.Invalidf("workspace.ambiguous", "there are several workspaces: say which one is meant by its number or name")
	}
	by, err := read(ctx, s, crm.Actor{Workspace: ws}, func(tx *Tx) (crm.Actor, error) {
		u, err := tx.operator(email)
		if err != nil {
			return crm.Actor{}, err
		}
		a := actorRow{by: crm.Actor{Workspace: ws, User: u.ID, Name: u.Name, Sees: u.Sees, Language: u.Language}, team: u.Team}
		return tx.complete(a, asJSON(u.Roles))
	})
	by.Door = crm.DoorCommand
	return by, err
}

func (tx *Tx) operator(email string) (*crm.User, error) {
	all, err := collect(tx, scanUser, `SELECT `+userColumns+` FROM users WHERE workspace_id = ? AND active = 1 ORDER BY created_at, id`, tx.ws)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(u crm.User) bool {
		return u.Email == email || email == "" && slices.Contains(u.Roles, crm.Owner)
	})
	if i < 0 {
		return nil, crm.NotFoundf("user", "nobody in the workspace has the address %q", email)
	}
	return &all[i], nil
}

// Limits of failed sign-ins.
const (
	accountTries  = 10
	accountWindow = 15 * time.Minute
	addressTries  = 100
	addressWindow = time.Hour
)

// Attempt is one try to sign in.
type Attempt struct {
	Account string // mail address, whether or not somebody has it
	Address string // where the request came from
	Device  string // hash of the secret of a browser that signed in before, if it sent one
}

// TrySignIn counts an attempt before its password is looked at, and refuses it
// where too many failed before. A browser from which the person signed in
// before has a count of its own, so that strangers cannot lock the person out.
func (s *Store) TrySignIn(ctx context.Context, a Attempt) error {
	_, err := write(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) {
		account, err := tx.countedAs(a)
		if err != nil {
			return false, err
		}
		if err := tx.checkTries(account, accountTries, accountWindow); err != nil {
			return false, err
		}
		if err := tx.checkTries("address "+a.Address, addressTries, addressWindow); err != nil {
			return false, err
		}
		if _, err := tx.exec(`DELETE FROM sign_in_failures WHERE at < ?`, tx.now.Add(-addressWindow).UnixMilli()); err != nil {
			return false, err
		}
		_, err = tx.exec(`INSERT INTO sign_in_failures (subject, at) VALUES (?, ?), (?, ?)`, account, tx.now.UnixMilli(), "address "+a.Address, tx.now.UnixMilli())
		return true, err
	})
	return err
}

// countedAs gives the subject under which an attempt counts.
func (tx *Tx) countedAs(a Attempt) (string, error) {
	link, err := tx.openLink(a.Device, linkDevice)
	if _, over := errors.AsType[*crm.Error](err); over {
		return "account " + a.Account, nil
	}
	if err != nil {
		return "", err
	}
	var email string
	err = tx.one(`SELECT email FROM users WHERE workspace_id = ? AND id = ? AND active = 1`, []any{link.ws, link.user}, &email)
	if err != nil && !noRows(err) {
		return "", err
	}
	if email != a.Account {
		return "account " + a.Account, nil
	}
	return "device " + a.Device, nil
}

func (tx *Tx) checkTries(subject string, most int, window time.Duration) error {
	since := tx.now.Add(-window).UnixMilli()
	var n int
	if err := tx.one(`SELECT COUNT(*) FROM sign_in_failures WHERE subject = ? AND at > ?`, []any{subject, since}, &n); err != nil {
		return err
	}
	if n >= most {
		return crm.Errorf(crm.TooMany, "sign_in.too_many", "too many attempts to sign in failed: wait %d minutes and try again", int(window.Minutes())).
			With("seconds", strconv.Itoa(int(window.Seconds())))
	}
	return nil
}

// HalfSignedIn takes an attempt with the right password, which only lacked a
// code, out of the count of its address: many people may share one. For the
// account it counts, so that nobody can guess codes in between.
func (s *Store) HalfSignedIn(ctx context.Context, a Attempt) error {
	_, err := write(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) { return true, tx.uncountAddress(a) })
	return err
}

func (tx *Tx) uncountAddress(a Attempt) error {
	_, err := tx.exec(`DELETE FROM sign_in_failures WHERE subject = ? AND at = (SELECT MAX(at) FROM sign_in_failures WHERE subject = ?)`,
		"address "+a.Address, "address "+a.Address)
	return err
}

// SignedIn takes a successful attempt out of the count, with the failed ones
// of the same account or browser before it.
func (s *Store) SignedIn(ctx context.Context, a Attempt) error {
	_, err := write(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) {
		account, err := tx.countedAs(a)
		if err != nil {
			return false, err
		}
		if _, err := tx.exec(`DELETE FROM sign_in_failures WHERE subject = ?`, account); err != nil {
			return false, err
		}
		return true, tx.uncountAddress(a)
	})
	return err
}
