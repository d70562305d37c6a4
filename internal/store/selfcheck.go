package store

import (
	"context"

	"hummock/internal/crm"
)

// CheckSelf answers the signs of the stage that a deal is in, whether or not a
// criterion asks for it; criteria that do are met by it.
func (s *Store) CheckSelf(ctx context.Context, by crm.Actor, id crm.ID, signs crm.SelfTest) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(id)
		if err != nil {
			return nil, err
		}
		return d, checkSelf(tx, d, signs)
	})
}

func checkSelf(tx *Tx, d *crm.Deal, signs crm.SelfTest) error {
	if !d.Active() {
		return crm.Invalidf("deal.closed", "this deal is closed: reopen it, or start a new one linked to it")
	}
	p, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return err
	}
	stage, ok := p.Stage(d.Stage)
	if !ok {
		return crm.Invalidf("signs.none", "this stage has no signs to answer")
	}
	if err := tx.keepSigns(d, stage, &signs); err != nil {
		return err
	}
	for _, c := range stage.Exit {
		if c.Kind != crm.KindSelfCheck {
			continue
		}
		if err := tx.tick(d.ID, c.Key, crm.Answer{Signs: &signs}); err != nil {
			return err
		}
	}
	return tx.bumped(d, "signs_answered", map[string]any{"stage": stage.Key})
}

// keepSigns records the answers to the signs of a stage with the deal's last
// stay in it, or of one that it passed over with the stay that runs.
func (tx *Tx) keepSigns(d *crm.Deal, stage *crm.Stage, signs *crm.SelfTest) error {
	if err := signs.Fits(stage); err != nil {
		return err
	}
	visits, err := tx.visits(d.ID)
	if err != nil {
		return err
	}
	var stay crm.Visit
	for _, v := range visits {
		if !v.Void && (v.Stage == stage.Key || stay.Stage != stage.Key) {
			stay = v
		}
	}
	if stay.Seq == 0 { // a deal that begins in a later stage
		stay.Seq, stay.PipelineVersion = 1, d.PipelineVersion
	}
	_, err = tx.exec(`INSERT INTO self_checks (workspace_id, id, deal_id, visit, pipeline_id, pipeline_version, stage, signs, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, crm.NewID(), d.ID, stay.Seq, d.Pipeline, stay.PipelineVersion, stage.Key, asJSON(signs.Answers(stage)), tx.now.UnixMilli(), tx.by.User)
	return err
}

func scanSelfCheck(row scanner) (crm.SelfCheck, error) {
	var c crm.SelfCheck
	var signs string
	if err := row.Scan(&c.ID, &c.Deal, &c.Visit, &c.Pipeline, &c.PipelineVersion, &c.Stage, &signs, &c.At, &c.By); err != nil {
		return c, err
	}
	return c, fromJSON(signs, &c.Signs)
}

// selfChecks gives what was answered on a deal, the newest first.
func (tx *Tx) selfChecks(deal crm.ID) ([]crm.SelfCheck, error) {
	return collect(tx, scanSelfCheck, `SELECT id, deal_id, visit, pipeline_id, pipeline_version, stage, signs, at, by_id FROM self_checks WHERE workspace_id = ? AND deal_id = ? ORDER BY at DESC`, tx.ws, deal)
}

// SelfChecks gives what was answered on deals that the actor may see, deal by
// deal, the newest first.
func (s *Store) SelfChecks(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]crm.SelfCheck, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.SelfCheck, error) {
		out := []crm.SelfCheck{}
		for i := range deals {
			if !by.SeesDeal(&deals[i]) {
				continue
			}
			some, err := tx.selfChecks(deals[i].ID)
			if err != nil {
				return nil, err
			}
			out = append(out, some...)
		}
		return out, nil
	})
}
