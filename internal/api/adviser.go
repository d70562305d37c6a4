package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// adviserOut is what the firm's own visits say of the size of its steps.
type adviserOut struct {
	Rev      int64       `json:"rev"`
	Pipeline crm.ID      `json:"pipeline_id"`
	AsOf     crm.Date    `json:"as_of"`
	Stages   []stageSize `json:"stages" nullable:"false" doc:"Those before the win line"`
}

type stageSize struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	insight.StageSize
}

func (s *Server) getAdviser(ctx context.Context, by crm.Actor, in *FunnelQuestion) (*adviserOut, error) {
	c, err := s.countFunnel(ctx, by, in)
	if err != nil {
		return nil, err
	}
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	process := &c.pipeline.Process
	sizes, err := insight.AdviseOnSizes(insight.Past{
		Deals: &c.rows.Deals, Visits: &c.rows.Visits, Position: chancesOfStages(&c.rows), Win: process.WinIndex(), Zone: w.Zone(), AsOf: c.asOf,
	})
	if err != nil {
		return nil, err
	}
	out := &adviserOut{Rev: c.rows.Rev, Pipeline: c.pipeline.ID, AsOf: c.asOf, Stages: []stageSize{}}
	for at := range sizes {
		if at < len(process.Stages) {
			out.Stages = append(out.Stages, stageSize{process.Stages[at].Key, process.Stages[at].Name.In(by.Language), sizes[at]})
		}
	}
	return out, nil
}
