package store

import (
	"context"

	"hummock/internal/crm"
)

// Traits sets what the deals of a pipeline had or had not on their way (signs,
// waivers, debts, answers about their leads) against how they ended, as far as the actor may see them.
func (s *Store) Traits(ctx context.Context, by crm.Actor, pipeline crm.ID) ([]crm.Trait, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Trait, error) {
		p, err := tx.pipeline(pipeline, 0)
		if err != nil {
			return nil, err
		}
		ended, at, err := tx.ended(pipeline)
		if err != nil {
			return nil, err
		}
		if err := tx.query(func(row scanner) error {
			c, err := scanSelfCheck(row)
			if i, ok := at[c.Deal]; ok && err == nil {
				ended[i].Checks = append(ended[i].Checks, c)
			}
			return err
		}, `SELECT c.id, c.deal_id, c.visit, c.pipeline_id, c.pipeline_version, c.stage, c.signs, c.at, c.by_id
			FROM self_checks c JOIN deals d ON d.workspace_id = c.workspace_id AND d.id = c.deal_id
			WHERE c.workspace_id = ? AND d.pipeline_id = ? AND d.outcome IN ('won', 'lost') AND d.deleted_at IS NULL ORDER BY c.at, c.id`, tx.ws, pipeline); err != nil {
			return nil, err
		}
		if err := tx.query(func(row scanner) error {
			var deal crm.ID
			v, err := scanVisit(beside{row, []any{&deal}})
			if i, ok := at[deal]; ok && err == nil {
				ended[i].Visits = append(ended[i].Visits, v)
			}
			return err
		}, `SELECT v.seq, v.pipeline_id, v.pipeline_version, v.stage, v.way, v.entered_at, v.entered_by, v.left_at, v.left_by, v.reason, v.gate, v.void, v.imported, v.deal_id
			FROM visits v JOIN deals d ON d.workspace_id = v.workspace_id AND d.id = v.deal_id
			WHERE v.workspace_id = ? AND d.pipeline_id = ? AND d.outcome IN ('won', 'lost') AND d.deleted_at IS NULL AND v.gate IS NOT NULL`, tx.ws, pipeline); err != nil {
			return nil, err
		}
		if err := tx.leadAnswers(pipeline, ended, at); err != nil {
			return nil, err
		}
		return crm.Traits(&p.Process, ended), nil
	})
}

// leadAnswers adds what was answered about the leads that the deals came of.
func (tx *Tx) leadAnswers(pipeline crm.ID, ended []crm.EndedDeal, at map[crm.ID]int) error {
	return tx.query(func(row scanner) error {
		var deal crm.ID
		var kept string
		if err := row.Scan(&deal, &kept); err != nil {
			return err
		}
		i, ok := at[deal]
		if !ok {
			return nil
		}
		var q crm.Qualification
		err := fromJSON(kept, &q)
		ended[i].Lead = q.Answers
		return err
	}, `SELECT l.deal_id, l.qualification FROM leads l JOIN deals d ON d.workspace_id = l.workspace_id AND d.id = l.deal_id
		WHERE l.workspace_id = ? AND l.verdict <> '' AND d.pipeline_id = ? AND d.outcome IN ('won', 'lost') AND d.deleted_at IS NULL`, tx.ws, pipeline)
}

// ended are the deals of a pipeline that were won or lost, as far as the actor
// may see them, and where each of them stands in the list.
func (tx *Tx) ended(pipeline crm.ID) ([]crm.EndedDeal, map[crm.ID]int, error) {
	var out []crm.EndedDeal
	at := map[crm.ID]int{}
	err := tx.query(func(row scanner) error {
		var d crm.Deal
		if err := (beside{row, intoCrew(&d)}).Scan(&d.ID, &d.Outcome); err != nil || !tx.by.SeesDeal(&d) {
			return err
		}
		at[d.ID] = len(out)
		out = append(out, crm.EndedDeal{Won: d.Outcome == crm.Won})
		return nil
	}, `SELECT d.id, d.outcome, `+crewColumns+` FROM deals d WHERE d.workspace_id = ? AND d.pipeline_id = ? AND d.outcome IN ('won', 'lost') AND d.deleted_at IS NULL`, tx.ws, pipeline)
	return out, at, err
}
