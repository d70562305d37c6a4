package store

import (
	"database/sql"
	"errors"
	"fmt"

	"hummock/internal/crm"
)

// claimKey refuses a second request with the same key while the first is in
// work in this process. (On several nodes the primary key of the table makes
// the second wait and then replay.)
func (s *Store) claimKey(by crm.Actor) (release func(), err error) {
	if by.Key == "" {
		return func() {}, nil
	}
	name := fmt.Sprint(by.Workspace, by.User, by.Key)
	if _, taken := s.inWork.LoadOrStore(name, true); taken {
		return nil, crm.Errorf(crm.Conflict, "idempotency.in_work", "the request with this Idempotency-Key is still in work: wait for its answer")
	}
	return func() { s.inWork.Delete(name) }, nil
}

// replay gives the stored result of the actor's key, if there is one.
func replay[T any](tx *Tx, out *T) (bool, error) {
	if tx.by.Key == "" {
		return false, nil
	}
	var printed, result string
	var rev int64
	err := tx.one(`SELECT print, result, rev FROM idempotency WHERE workspace_id = ? AND user_id = ? AND key = ?`,
		[]any{tx.ws, tx.by.User, tx.by.Key}, &printed, &result, &rev)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if printed != tx.by.Print {
		return false, crm.Invalidf("idempotency.other_request", "this Idempotency-Key was used for another request: use a new key")
	}
	tx.rev = rev
	return true, fromJSON(result, out)
}

// remember keeps the result under the actor's key, in the same transaction.
func remember(tx *Tx, out any) error {
	if tx.by.Key == "" {
		return nil
	}
	_, err := tx.exec(`INSERT INTO idempotency (workspace_id, user_id, key, print, result, rev, at) VALUES (?, ?, ?, ?, ?, (SELECT rev FROM workspaces WHERE id = ?) + ?, ?)`,
		tx.ws, tx.by.User, tx.by.Key, tx.by.Print, asJSON(out), tx.ws, len(tx.log), tx.now.UnixMilli())
	if errors.Is(err, errUnique) {
		return crm.Errorf(crm.Conflict, "idempotency.in_work", "the request with this Idempotency-Key is still in work: send it again")
	}
	return err
}
