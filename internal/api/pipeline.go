package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/templates"
)

func (s *Server) pipelineRoutes() {
	add(s, "GET /pipelines", "list-pipelines", "The firm's pipelines with their processes in force",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Pipeline], error) {
			return all(s.Store.Pipelines(ctx, by))
		})
	add(s, "GET /pipelines/{id}", "get-pipeline", "A pipeline with a version of its process",
		func(ctx context.Context, by crm.Actor, in *struct {
			ByID
			Version int `query:"version" minimum:"0" doc:"0 or absent: the one in force"`
		},
		) (*crm.Pipeline, error) {
			return s.Store.Pipeline(ctx, by, in.ID, in.Version)
		})
	add(s, "POST /pipelines", "create-pipeline", "Add a pipeline from a template or a process", s.createPipeline)
	add(s, "POST /pipelines/{id}/versions", "publish-version", "Put a new version of a process in force",
		func(ctx context.Context, by crm.Actor, in *change[publication]) (*crm.Pipeline, error) {
			return s.Store.PublishVersion(ctx, by, in.ID, int(in.version()), in.Body.Process, in.Body.Moved)
		})
}

// publication is a new version of a process.
type publication struct {
	Process crm.Process       `json:"process"`
	Moved   map[string]string `json:"moved,omitempty" doc:"Where the deals of retired stages go: old key to new key, never ahead"`
}

// pipelineIn names a template, or holds a process.
type pipelineIn struct {
	Template string       `json:"template,omitempty"`
	Variant  string       `json:"variant,omitempty"`
	Segment  string       `json:"segment,omitempty" maxLength:"200"`
	Process  *crm.Process `json:"process,omitempty"`
}

func (s *Server) createPipeline(ctx context.Context, by crm.Actor, in *in[pipelineIn]) (items[crm.Pipeline], error) {
	if in.Body.Process != nil {
		p, err := s.Store.CreatePipeline(ctx, by, *in.Body.Process, in.Body.Segment)
		if err != nil {
			return items[crm.Pipeline]{}, err
		}
		return items[crm.Pipeline]{Items: []crm.Pipeline{*p}}, nil
	}
	t, err := templates.ByKey(in.Body.Template)
	if err != nil {
		return items[crm.Pipeline]{}, err
	}
	if t, err = t.With(in.Body.Variant); err != nil {
		return items[crm.Pipeline]{}, err
	}
	return all(s.Store.AddTemplate(ctx, by, t, in.Body.Segment))
}
