package store

import (
	"context"
	"slices"
	"time"

	"hummock/internal/crm"
)

// Purposes of a link.
const (
	linkSetup    = "setup"    // founds the first workspace
	linkInvite   = "invite"   // a new person sets a password
	linkPassword = "password" // a person sets another password
	linkDevice   = "device"   // not opened, but kept by a browser that signed in before
)

// How long links last.
const (
	setupLasts    = 30 * time.Minute
	inviteLasts   = 7 * 24 * time.Hour
	passwordLasts = 30 * time.Minute
	deviceLasts   = 180 * 24 * time.Hour
)

// Link is a one-time link to a person.
type Link struct {
	User      crm.ID      `json:"user_id"`
	Purpose   string      `json:"purpose" enum:"invite,password"`
	ExpiresAt crm.Instant `json:"expires_at"`
}

type storedLink struct {
	ws      crm.WorkspaceID
	user    crm.ID
	purpose string
	expires crm.Instant
	used    crm.Instant
}

// OfferSetup stores the hash of a set-up link, in place of earlier ones.
func (s *Store) OfferSetup(ctx context.Context, hash string) error {
	_, err := write(ctx, s, crm.Actor{}, func(tx *Tx) (bool, error) {
		if _, err := tx.exec(`DELETE FROM links WHERE purpose = ?`, linkSetup); err != nil {
			return false, err
		}
		return true, tx.insertLink(hash, crm.ID{}, linkSetup, setupLasts)
	})
	return err
}

// MakeLink stores the hash of a link by which a person sets a password, in
// place of their earlier ones: an invitation until they have joined.
func (s *Store) MakeLink(ctx context.Context, by crm.Actor, user crm.ID, hash string) (*Link, error) {
	return write(ctx, s, by, func(tx *Tx) (*Link, error) {
		u, err := tx.activeUser(user)
		if err != nil {
			return nil, err
		}
		if slices.Contains(u.Roles, crm.Owner) && !by.Has(crm.Owner) {
			return nil, crm.Errorf(crm.Forbidden, "user.owners_only", "only an owner may make, change or remove an owner: ask one of them")
		}
		purpose, lasts := linkInvite, inviteLasts
		if u.Joined {
			purpose, lasts = linkPassword, passwordLasts
		}
		if _, err := tx.exec(`DELETE FROM links WHERE workspace_id = ? AND user_id = ? AND purpose IN (?, ?)`, tx.ws, user, linkInvite, linkPassword); err != nil {
			return nil, err
		}
		tx.changed("user", user, "invited", nil, map[string]any{"purpose": purpose})
		return &Link{User: user, Purpose: purpose, ExpiresAt: crm.InstantOf(tx.now.Add(lasts))}, tx.insertLink(hash, user, purpose, lasts)
	})
}

func (tx *Tx) insertLink(hash string, user crm.ID, purpose string, lasts time.Duration) error {
	_, err := tx.exec(`INSERT INTO links (secret_hash, workspace_id, user_id, purpose, expires_at) VALUES (?, ?, ?, ?, ?)`,
		hash, tx.ws, user, purpose, crm.InstantOf(tx.now.Add(lasts)))
	return err
}

// LinkOwner says whom a link is for, without using it up.
func (s *Store) LinkOwner(ctx context.Context, hash string) (*crm.User, *crm.Workspace, error) {
	var w *crm.Workspace
	u, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (*crm.User, error) {
		link, err := tx.openLink(hash, linkInvite, linkPassword)
		if err != nil {
			return nil, err
		}
		tx.ws = link.ws
		if w, err = workspaceByID(tx); err != nil {
			return nil, err
		}
		return tx.user(link.user)
	})
	return u, w, err
}

// Acceptance is what a person sets by a link.
type Acceptance struct {
	Name     string
	Language crm.Language
	Password string // hash
	Session  string // hash of the session that begins
	Code     Code   // of whoever has a second factor
}

// Accept uses up a link: the person has a new password, is signed out
// everywhere else, and a session begins.
func (s *Store) Accept(ctx context.Context, hash string, in Acceptance) (*crm.User, error) {
	meant, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (*storedLink, error) { return tx.openLink(hash, linkInvite, linkPassword) })
	if err != nil {
		return nil, err
	}
	by := crm.Actor{Workspace: meant.ws, User: meant.user, Door: crm.DoorWeb}
	return write(ctx, s, by, func(tx *Tx) (*crm.User, error) {
		if _, err := useLink(tx, hash, linkInvite, linkPassword); err != nil {
			return nil, err
		}
		u, err := tx.activeUser(meant.user)
		if err != nil {
			return nil, err
		}
		if err := tx.proveCode(u.ID, in.Code); err != nil {
			return nil, err
		}
		before := *u
		var p crm.UserPatch
		if in.Name != "" {
			p.Name = &in.Name
		}
		if in.Language != "" {
			p.Language = &in.Language
		}
		if err := u.Change(by, p); err != nil {
			return nil, err
		}
		if err := saveUser(tx, &before, u); err != nil {
			return nil, err
		}
		u.Joined = true
		return u, tx.setPassword(u, in.Password, in.Session)
	})
}

// useLink marks a link used; the second of two who try finds it used.
func useLink(tx *Tx, hash string, purposes ...string) (*storedLink, error) {
	link, err := tx.openLink(hash, purposes...)
	if err != nil {
		return nil, err
	}
	n, err := tx.exec(`UPDATE links SET used_at = ? WHERE secret_hash = ? AND used_at IS NULL`, tx.now.UnixMilli(), hash)
	if err == nil && n == 0 {
		return nil, linkOver()
	}
	return link, err
}

func (tx *Tx) openLink(hash string, purposes ...string) (*storedLink, error) {
	list, err := collect(tx, func(row scanner) (storedLink, error) {
		var l storedLink
		return l, row.Scan(&l.ws, &l.user, &l.purpose, &l.expires, &l.used)
	}, `SELECT workspace_id, user_id, purpose, expires_at, used_at FROM links WHERE secret_hash = ?`, hash)
	if err != nil {
		return nil, err
	}
	now := crm.InstantOf(tx.now)
	if len(list) == 0 || !slices.Contains(purposes, list[0].purpose) || list[0].used != 0 || list[0].expires <= now {
		return nil, linkOver()
	}
	return &list[0], nil
}

func linkOver() *crm.Error {
	return crm.Errorf(crm.NotFound, "link.over", "this link was used already, or its time is over: ask for a new one")
}

// CheckSetup says whether a set-up link can still be used.
func (s *Store) CheckSetup(ctx context.Context, hash string) error {
	_, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (*storedLink, error) { return tx.openLink(hash, linkSetup) })
	return err
}
