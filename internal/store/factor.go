package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

// Factor is somebody's second factor. Without one it is empty.
type Factor struct {
	Sealed    string // its secret
	Confirmed bool   // it is in force
}

// Code is a code that somebody gave, as it is checked against what is stored.
type Code struct {
	Sealed string // the secret that the code of six digits belongs to
	Step   int64  // and its step of time
	Backup string // or else the hash of a code on paper
}

// FactorOf gives the second factor of a person, in force or being set up.
func (s *Store) FactorOf(ctx context.Context, ws crm.WorkspaceID, user crm.ID) (Factor, error) {
	return read(ctx, s, crm.Actor{Workspace: ws}, func(tx *Tx) (Factor, error) { return tx.factor(user) })
}

func (tx *Tx) factor(user crm.ID) (Factor, error) {
	var f Factor
	err := tx.one(`SELECT secret, confirmed_at IS NOT NULL FROM second_factors WHERE workspace_id = ? AND user_id = ?`, []any{tx.ws, user}, &f.Sealed, &f.Confirmed)
	if noRows(err) {
		return Factor{}, nil
	}
	return f, err
}

// OfferFactor keeps the sealed secret of the actor's second factor, which is not
// in force before a code of it was given.
func (s *Store) OfferFactor(ctx context.Context, by crm.Actor, sealed string) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		f, err := tx.factor(by.User)
		if err != nil {
			return false, err
		}
		if f.Confirmed {
			return false, factorSet()
		}
		_, err = tx.exec(`INSERT INTO second_factors (workspace_id, user_id, secret, created_at, last_step) VALUES (?, ?, ?, ?, 0) ON CONFLICT (workspace_id, user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at WHERE second_factors.confirmed_at IS NULL`,
			tx.ws, by.User, sealed, tx.now.UnixMilli())
		return true, err
	})
	return err
}

func factorSet() *crm.Error {
	return crm.Errorf(crm.Conflict, "second_factor.set", "you have a second factor already: remove it before you set up another")
}

// ConfirmFactor puts the actor's second factor in force and stores the hashes
// of the codes on paper.
func (s *Store) ConfirmFactor(ctx context.Context, by crm.Actor, code Code, backups []string) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		n, err := tx.exec(`UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE workspace_id = ? AND user_id = ? AND secret = ? AND confirmed_at IS NULL`,
			tx.now.UnixMilli(), code.Step, tx.ws, by.User, code.Sealed)
		if err == nil && n == 0 {
			return false, factorSet()
		}
		if err != nil {
			return false, err
		}
		tx.changed("user", by.User, "second_factor_set", nil, nil)
		return true, tx.putBackupCodes(by.User, backups)
	})
	return err
}

// RenewBackupCodes replaces the actor's codes on paper; a code proves that it
// is the actor.
func (s *Store) RenewBackupCodes(ctx context.Context, by crm.Actor, code Code, backups []string) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		if err := tx.proveCode(by.User, code); err != nil {
			return false, err
		}
		tx.changed("user", by.User, "backup_codes_made", nil, nil)
		return true, tx.putBackupCodes(by.User, backups)
	})
	return err
}

func (tx *Tx) putBackupCodes(user crm.ID, hashes []string) error {
	if _, err := tx.exec(`DELETE FROM backup_codes WHERE workspace_id = ? AND user_id = ?`, tx.ws, user); err != nil {
		return err
	}
	for _, hash := range hashes {
		if _, err := tx.exec(`INSERT INTO backup_codes (workspace_id, user_id, hash) VALUES (?, ?, ?)`, tx.ws, user, hash); err != nil {
			return err
		}
	}
	return nil
}

// RemoveFactor ends the actor's own second factor; a code proves that it is
// the actor.
func (s *Store) RemoveFactor(ctx context.Context, by crm.Actor, code Code) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		if err := tx.proveCode(by.User, code); err != nil {
			return false, err
		}
		return true, tx.dropFactor(by.User)
	})
	return err
}

// TakeFactor ends somebody's second factor, for who lost their phone and their
// codes, and signs them out everywhere.
func (s *Store) TakeFactor(ctx context.Context, by crm.Actor, user crm.ID) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) {
		u, err := tx.user(user)
		if err != nil {
			return false, err
		}
		if slices.Contains(u.Roles, crm.Owner) && !by.Has(crm.Owner) {
			return false, crm.Errorf(crm.Forbidden, "user.owners_only", "only an owner may make, change or remove an owner: ask one of them")
		}
		if user == by.User && by.Door != crm.DoorCommand {
			return false, crm.Errorf(crm.Forbidden, "second_factor.own", "your own second factor you remove on your profile, with your password and a code")
		}
		if !u.SecondFactor {
			return false, crm.NotFoundf("second_factor", "this person has no second factor")
		}
		return true, firstError(tx.dropFactor(user), tx.endSessions(user, ""))
	})
	return err
}

func (tx *Tx) dropFactor(user crm.ID) error {
	if err := tx.putBackupCodes(user, nil); err != nil {
		return err
	}
	_, err := tx.exec(`DELETE FROM second_factors WHERE workspace_id = ? AND user_id = ?`, tx.ws, user)
	tx.changed("user", user, "second_factor_removed", nil, nil)
	return err
}

// proveCode uses a code up, so that of two who give the same one wins. Whoever
// has no second factor needs none.
func (tx *Tx) proveCode(user crm.ID, code Code) error {
	f, err := tx.factor(user)
	if err != nil || !f.Confirmed {
		return err
	}
	if code == (Code{}) {
		return CodeNeeded()
	}
	var n int64
	if code.Backup != "" {
		n, err = tx.exec(`UPDATE backup_codes SET used_at = ? WHERE workspace_id = ? AND user_id = ? AND hash = ? AND used_at IS NULL`, tx.now.UnixMilli(), tx.ws, user, code.Backup)
		tx.changed("user", user, "backup_code_used", nil, nil)
	} else {
		n, err = tx.exec(`UPDATE second_factors SET last_step = ? WHERE workspace_id = ? AND user_id = ? AND secret = ? AND last_step < ?`, code.Step, tx.ws, user, code.Sealed, code.Step)
	}
	if err == nil && n == 0 {
		return CodeWrong()
	}
	return err
}

// CodeNeeded asks somebody, whose password was right, for a code.
func CodeNeeded() *crm.Error {
	return crm.Errorf(crm.Unauthenticated, "sign_in.code_needed", "a code is needed besides: write the six digits that your authenticator app shows, or one of your backup codes")
}

// CodeWrong refuses a code that is not, or no more, good.
func CodeWrong() *crm.Error {
	return crm.Errorf(crm.Unauthenticated, "sign_in.code_wrong", "this code is wrong, or was used already: wait for the next one and write that")
}

// MustHaveFactor says whether the actor has to set up a second factor before
// they give others access: whoever manages a real firm does.
func (s *Store) MustHaveFactor(ctx context.Context, by crm.Actor) (bool, error) {
	return read(ctx, s, by, func(tx *Tx) (bool, error) {
		w, err := workspaceByID(tx)
		if err != nil || w.Kind != "real" {
			return false, err
		}
		f, err := tx.factor(by.User)
		return !f.Confirmed, err
	})
}
