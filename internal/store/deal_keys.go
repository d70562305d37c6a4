package store

import (
	"context"

	"hummock/internal/crm"
)

// DealKeys gives the keys that an import knew deals by. Deals that were made here
// are not in it. The caller asks only for deals that the actor sees.
func (s *Store) DealKeys(ctx context.Context, by crm.Actor, ids []crm.ID) (map[crm.ID]string, error) {
	return read(ctx, s, by, func(tx *Tx) (map[crm.ID]string, error) {
		keys := map[crm.ID]string{}
		err := eachOf(tx, func(row scanner) error {
			var id crm.ID
			var key string
			err := row.Scan(&id, &key)
			keys[id] = key
			return err
		}, `SELECT id, external FROM deals WHERE workspace_id = ? AND external IS NOT NULL AND external <> '' AND id IN `, ids)
		return keys, err
	})
}
