package store

import (
	"context"

	"hummock/internal/crm"
)

// DealWords are what a sheet of deals tells besides the deals themselves, in the
// words by which an import finds it again.
type DealWords struct {
	Products map[crm.ID]string // names by product
	Reasons  map[crm.ID]string // why a deal was lost, by deal
}

// DealWords names the products and the losses of deals that the caller sees.
func (s *Store) DealWords(ctx context.Context, by crm.Actor, deals []crm.Deal) (*DealWords, error) {
	return read(ctx, s, by, func(tx *Tx) (*DealWords, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		out := &DealWords{Products: map[crm.ID]string{}, Reasons: map[crm.ID]string{}}
		err = tx.query(func(row scanner) error {
			var id crm.ID
			var name string
			err := row.Scan(&id, &name)
			out.Products[id] = name
			return err
		}, `SELECT id, name FROM products WHERE workspace_id = ? AND deleted_at IS NULL`, tx.ws)
		if err != nil {
			return nil, err
		}
		var lost []crm.ID
		for i := range deals {
			if deals[i].IsLost() {
				lost = append(lost, deals[i].ID)
			}
		}
		losses, err := lossesOf(tx, lost)
		for id, loss := range losses {
			out.Reasons[id] = reasonWord(w.Settings.LossReasons, *loss, by.Language)
		}
		return out, err
	})
}

// reasonWord is the name of a reason; a note where it stands in for one.
func reasonWord(known []crm.LossReason, loss crm.Loss, l crm.Language) string {
	if loss.Note != "" && (loss.Reason == "" || loss.Reason == "other") {
		return loss.Note
	}
	for _, r := range known {
		if r.Key == loss.Reason && r.Label.In(l) != "" {
			return r.Label.In(l)
		}
	}
	return loss.Reason
}
