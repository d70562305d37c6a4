package store

import (
	"maps"
	"slices"

	"hummock/internal/crm"
)

// A key such as D-1042 means the deal of that number: an external key never
// stands before it. A number that no deal has had is taken over with its deal,
// and the numbers drawn later begin behind it, so that the sheets of another
// Hummock come in with their numbers and no key ever means two deals.

// existingDeals finds deals by their number or external key. A number that is
// not for the actor to see is refused in the same words as one that was
// drawn for nothing.
func (b *importBatch) existingDeals() (map[int]*crm.Deal, error) {
	byKey, err := b.dealKeys()
	if err != nil {
		return nil, err
	}
	deals, err := b.dealsOf(byKey)
	if err != nil {
		return nil, err
	}
	out := map[int]*crm.Deal{}
	for i := range b.records {
		if !b.todo(i) || b.records[i].Key == "" {
			continue
		}
		key := b.records[i].Key
		id, known := byKey[key]
		d := deals[id]
		switch seen := d != nil && b.tx.by.SeesDeal(d); {
		case seen:
			out[i] = d
		case b.isHidden(key, known):
			err = b.refuse(i, "deal", key, crm.Invalidf("import.deal_hidden", "there is no deal %s, or you may not see it: correct the number, or leave the cell empty for a new deal", key).With("deal", key))
		case known && d == nil:
			err = b.refuse(i, "deal", key, crm.Invalidf("import.deal_deleted", "the deal with this key was deleted: restore it, or give the row another key"))
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// isHidden says whether a number may belong to a deal that the actor does not
// see. Numbers that were never drawn are nobody's secret.
func (b *importBatch) isHidden(key string, known bool) bool {
	n, ok := crm.DealNumber(key)
	return ok && b.tx.by.Sees != crm.SeesAll && (known || n < b.nextNumber)
}

// dealKeys gives the ids of deals by the keys of the rows.
func (b *importBatch) dealKeys() (map[string]crm.ID, error) {
	var keys []string
	numbers := map[int64][]string{}
	for i := range b.records {
		key := b.records[i].Key
		if !b.todo(i) || key == "" {
			continue
		}
		keys = append(keys, key)
		if n, ok := crm.DealNumber(key); ok {
			numbers[n] = append(numbers[n], key)
		}
	}
	byKey, err := b.tx.externals("deals", keys)
	if err != nil || len(numbers) == 0 {
		return byKey, err
	}
	if err := b.tx.one(`SELECT next_number FROM workspaces WHERE id = ?`, []any{b.tx.ws}, &b.nextNumber); err != nil {
		return nil, err
	}
	err = eachOf(b.tx, func(row scanner) error {
		var n int64
		var id crm.ID
		err := row.Scan(&n, &id)
		for _, key := range numbers[n] {
			byKey[key] = id
		}
		return err
	}, `SELECT number, id FROM deals WHERE workspace_id = ? AND number IN `, slices.Collect(maps.Keys(numbers)))
	return byKey, err
}

// drawNumbers gives the first of as many numbers as deals need that bring none;
// it lies behind those that the others bring.
func (b *importBatch) drawNumbers(made []madeDeal) (first int64, err error) {
	var behind, needed int64
	for _, m := range made {
		if m.number == 0 {
			needed++
		}
		behind = max(behind, m.number+1)
	}
	var next int64
	err = b.tx.one(`UPDATE workspaces SET next_number = CASE WHEN next_number < ? THEN ? ELSE next_number END + ? WHERE id = ? RETURNING next_number`,
		[]any{behind, behind, needed, b.tx.ws}, &next)
	return next - needed, err
}
