package store

import (
	"context"

	"hummock/internal/crm"
)

// PipelineVisit is one stay of a deal, for counting.
type PipelineVisit struct {
	Deal    crm.ID
	Version int
	Stage   string
	Entered crm.Instant
	Left    crm.Instant
	Void    bool
}

// PipelineVisits calls each for every visit of the deals of a pipeline, deal by
// deal in their order, whoever may see the deals: the caller masks them.
func (s *Store) PipelineVisits(ctx context.Context, by crm.Actor, pipeline crm.ID, each func(*PipelineVisit)) error {
	_, err := read(ctx, s, by, func(tx *Tx) (struct{}, error) {
		var v PipelineVisit
		return struct{}{}, tx.query(func(row scanner) error {
			if err := row.Scan(&v.Deal, &v.Version, &v.Stage, &v.Entered, &v.Left, &v.Void); err != nil {
				return err
			}
			each(&v)
			return nil
		}, `SELECT deal_id, pipeline_version, stage, entered_at, left_at, void FROM visits WHERE workspace_id = ? AND pipeline_id = ? ORDER BY deal_id, seq`, tx.ws, pipeline)
	})
	return err
}
