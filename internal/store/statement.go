package store

import (
	"context"

	"hummock/internal/crm"
)

// MatchStatement proposes invoices for the lines of a bank statement, and tells
// which lines are booked already. It books nothing.
func (s *Store) MatchStatement(ctx context.Context, by crm.Actor, lines []crm.StatementLine) ([]crm.StatementLine, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.StatementLine, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		open, err := tx.receivables(w, w.Today(tx.now))
		if err != nil {
			return nil, err
		}
		booked, err := tx.bookedLines(lines)
		if err != nil {
			return nil, err
		}
		for i := range lines {
			lines[i].Booked = booked[lines[i].Line]
			lines[i].Propose(open)
			if lines[i].Booked {
				lines[i].Proposals = []crm.Proposal{}
			}
		}
		return lines, nil
	})
}

func (tx *Tx) bookedLines(lines []crm.StatementLine) (map[string]bool, error) {
	names, booked := make([]string, len(lines)), map[string]bool{}
	for i := range lines {
		names[i] = lines[i].Line
	}
	err := eachOf(tx, func(row scanner) error {
		var line string
		err := row.Scan(&line)
		booked[line] = true
		return err
	}, `SELECT line FROM payments WHERE workspace_id = ? AND reversed_at IS NULL AND line IS NOT NULL AND line IN `, names)
	return booked, err
}
