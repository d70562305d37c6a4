package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// traitsOut is what has told winners from losers so far.
type traitsOut struct {
	Pipeline crm.ID     `json:"pipeline_id"`
	Items    []traitOut `json:"items" nullable:"false"`
}

type traitOut struct {
	crm.Trait
	insight.Telling
	StageName string `json:"stage_name,omitempty"`
	Name      string `json:"name" doc:"The text in the caller's language"`
}

func (s *Server) getTraits(ctx context.Context, by crm.Actor, in *struct {
	Pipeline crm.ID `query:"pipeline" required:"true"`
},
) (*traitsOut, error) {
	p, err := s.Store.Pipeline(ctx, by, in.Pipeline, 0)
	if err != nil {
		return nil, err
	}
	traits, err := s.Store.Traits(ctx, by, in.Pipeline)
	if err != nil {
		return nil, err
	}
	with, without := make([]insight.Record, len(traits)), make([]insight.Record, len(traits))
	for i, t := range traits {
		with[i], without[i] = insight.Record(t.With), insight.Record(t.Without)
	}
	tells, err := insight.Tell(with, without)
	if err != nil {
		return nil, err
	}
	out := &traitsOut{Pipeline: p.ID, Items: make([]traitOut, len(traits))}
	for i, t := range traits {
		out.Items[i] = traitOut{Trait: t, Telling: tells[i], Name: t.Text.In(by.Language)}
		if stage, ok := p.Process.Stage(t.Stage); ok {
			out.Items[i].StageName = stage.Name.In(by.Language)
		}
	}
	return out, nil
}
