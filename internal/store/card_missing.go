package store

import (
	"context"

	"hummock/internal/crm"
)

// MissingCards lists the clients with a won deal that the actor may see and
// without a card, by name: an import opens none, since a firm looks first.
func (s *Store) MissingCards(ctx context.Context, by crm.Actor) ([]crm.MissingCard, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.MissingCard, error) {
		list, _, err := tx.missingCards()
		return list, err
	})
}

// OpenMissingCards opens the cards of MissingCards, each with all deals that the
// client was won with.
func (s *Store) OpenMissingCards(ctx context.Context, by crm.Actor) ([]crm.MissingCard, error) {
	return write(ctx, s, by, func(tx *Tx) ([]crm.MissingCard, error) {
		list, deals, err := tx.missingCards()
		if err != nil {
			return nil, err
		}
		for i := range deals {
			d, err := tx.deal(deals[i])
			if err != nil {
				return nil, err
			}
			if err := tx.openCard(d); err != nil {
				return nil, err
			}
		}
		return list, nil
	})
}

// missingCards gives the clients, and their won deals in the order of the wins.
func (tx *Tx) missingCards() ([]crm.MissingCard, []crm.ID, error) {
	list, deals, at := []crm.MissingCard{}, []crm.ID{}, map[crm.ID]int{}
	p, err := tx.lifePipeline()
	if err != nil || p == nil {
		return list, deals, err
	}
	err = tx.query(func(row scanner) error {
		var of crm.Deal
		if err := (beside{row, intoCrew(&of)}).Scan(&of.ID, &of.Company, &of.CompanyName); err != nil || !tx.by.SeesDeal(&of) {
			return err
		}
		i, known := at[of.Company]
		if !known {
			i = len(list)
			at[of.Company], list = i, append(list, crm.MissingCard{Company: of.Company, Name: of.CompanyName})
		}
		list[i].Deals++
		deals = append(deals, of.ID)
		return nil
	}, `SELECT d.id, d.company_id, c.name, `+crewColumns+` FROM deals d JOIN companies c ON c.workspace_id = d.workspace_id AND c.id = d.company_id
		WHERE d.workspace_id = ? AND d.kind = 'sale' AND d.outcome = 'won' AND d.deleted_at IS NULL AND c.deleted_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM deals r WHERE r.workspace_id = d.workspace_id AND r.company_id = d.company_id AND r.kind = 'relationship' AND r.deleted_at IS NULL)
		ORDER BY c.folded, c.id, d.closed_at, d.id`, tx.ws)
	return list, deals, err
}
