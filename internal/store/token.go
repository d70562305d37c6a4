package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"hummock/internal/crm"
)

// Lifetimes of a token.
const (
	TokenDays     = 90  // where nothing else is asked for
	MostTokenDays = 366 // a year and a day
)

// Token lets a program work as a user. Its secret is shown once.
type Token struct {
	ID        crm.ID      `json:"id"`
	User      crm.ID      `json:"user_id"`
	Name      string      `json:"name"`
	Writes    bool        `json:"writes" doc:"Has the write scope"`
	CreatedAt crm.Instant `json:"created_at"`
	ExpiresAt crm.Instant `json:"expires_at"`
}

// NewToken is what a token is made from.
type NewToken struct {
	ID     crm.ID
	Hash   string // of the secret
	Name   string
	Writes bool
	Days   int
}

// Tokens lists the actor's own tokens that still work; an admin sees all.
func (s *Store) Tokens(ctx context.Context, by crm.Actor) ([]Token, error) {
	return read(ctx, s, by, func(tx *Tx) ([]Token, error) {
		all, err := collect(tx, func(row scanner) (Token, error) {
			var t Token
			return t, row.Scan(&t.ID, &t.User, &t.Name, &t.Writes, &t.CreatedAt, &t.ExpiresAt)
		}, `SELECT id, user_id, name, writes, created_at, expires_at FROM tokens WHERE workspace_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY created_at, id`, tx.ws, tx.now.UnixMilli())
		return slices.DeleteFunc(all, func(t Token) bool { return t.User != by.User && !by.Has(crm.Owner, crm.Admin) }), err
	})
}

// CreateToken makes a token of the actor. Its rights are the actor's, at most.
func (s *Store) CreateToken(ctx context.Context, by crm.Actor, in NewToken) (*Token, error) {
	return write(ctx, s, by, func(tx *Tx) (*Token, error) {
		if in.Days == 0 {
			in.Days = TokenDays
		}
		if in.Days < 1 || in.Days > MostTokenDays {
			return nil, crm.InvalidField("days", "token.days", "a token lasts from 1 to %d days: choose a number between", MostTokenDays)
		}
		t := Token{
			ID: in.ID, User: by.User, Name: strings.TrimSpace(in.Name), Writes: in.Writes,
			CreatedAt: crm.InstantOf(tx.now), ExpiresAt: crm.InstantOf(tx.now.Add(time.Duration(in.Days) * 24 * time.Hour)),
		}
		_, err := tx.exec(`INSERT INTO tokens (workspace_id, id, user_id, name, secret_hash, writes, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.ws, t.ID, t.User, t.Name, in.Hash, bit(t.Writes), t.CreatedAt, t.ExpiresAt)
		tx.changed("token", t.ID, "created", nil, t)
		return &t, err
	})
}

// RevokeToken ends a token of the actor; an admin may end any. From then on it
// is refused.
func (s *Store) RevokeToken(ctx context.Context, by crm.Actor, id crm.ID) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		whose, args := ``, []any{tx.now.UnixMilli(), tx.ws, id}
		if !by.Has(crm.Owner, crm.Admin) {
			whose, args = ` AND user_id = ?`, append(args, by.User)
		}
		n, err := tx.exec(`UPDATE tokens SET revoked_at = ? WHERE workspace_id = ? AND id = ? AND revoked_at IS NULL`+whose, args...)
		if err == nil && n == 0 {
			return false, crm.NotFoundf("token", "there is no such token")
		}
		tx.changed("token", id, "revoked", nil, nil)
		return true, err
	})
	return err
}

// ActorOfToken gives who works by a token.
func (s *Store) ActorOfToken(ctx context.Context, hash string) (crm.Actor, error) {
	by, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (crm.Actor, error) {
		var a actorRow
		var writes bool
		dest, roles := a.into()
		err := tx.one(`SELECT t.writes, `+actorColumns+` FROM tokens t JOIN users u ON u.workspace_id = t.workspace_id AND u.id = t.user_id WHERE t.secret_hash = ? AND t.revoked_at IS NULL AND t.expires_at > ? AND u.active = 1`,
			[]any{hash, tx.now.UnixMilli()}, append([]any{&writes}, dest...)...)
		if err != nil {
			return a.by, err
		}
		a.by.ReadOnly = !writes
		return tx.complete(a, *roles)
	})
	if noRows(err) {
		return by, crm.Errorf(crm.Unauthenticated, "token.invalid", "this token is not valid, or its time is over: make a new one")
	}
	by.Door = crm.DoorAPI
	return by, err
}
