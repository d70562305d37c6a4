package api

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

func (s *Server) materialRoutes() {
	add(s, "GET /materials", "list-materials", "Learning material of stages and products, by title",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Material], error) {
			return all(s.Store.Materials(ctx, by))
		})
	add(s, "POST /materials", "add-material", "Put learning material to a stage or a product",
		func(ctx context.Context, by crm.Actor, in *in[crm.MaterialDraft]) (*crm.Material, error) {
			return s.Store.AddMaterial(ctx, by, in.Body)
		})
	add(s, "PUT /materials/{id}", "edit-material", "Replace learning material",
		func(ctx context.Context, by crm.Actor, in *change[crm.MaterialDraft]) (*crm.Material, error) {
			return s.Store.EditMaterial(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "DELETE /materials/{id}", "remove-material", "Take learning material away",
		func(ctx context.Context, by crm.Actor, in *change0) (nothing, error) {
			return nothing{}, s.Store.RemoveMaterial(ctx, by, in.ID, in.version())
		})
	add(s, "PUT /materials/{id}/done", "do-material", "Say that you have been through it, or not",
		func(ctx context.Context, by crm.Actor, in *onID[struct {
			Done bool `json:"done"`
		}],
		) (*crm.Material, error) {
			return s.Store.DoMaterial(ctx, by, in.ID, in.Body.Done)
		})
}

func (s *Server) materialTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.Materials(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, m := range list {
		at := &crm.Deal{Pipeline: m.Pipeline}
		pipeline, stage := "", ""
		if !m.Pipeline.IsZero() {
			pipeline, stage = names.pipeline(at), names.stage(at, names.pipelines[m.Pipeline].Version, m.Stage, crm.English)
		}
		roles := make([]string, len(m.Roles))
		for i, r := range m.Roles {
			roles[i] = string(r)
		}
		rows = append(rows, []paper.Cell{
			paper.Text(m.Title), paper.Text(string(m.Kind)), paper.Text(m.Text), paper.Text(m.Link), paper.Text(m.File), paper.Text(strings.Join(roles, ", ")),
			paper.Whole(int64(m.Minutes)), paper.Text(m.Language), paper.Text(pipeline), paper.Text(stage), paper.Text(m.ProductName), paper.Whole(int64(m.DoneBy)),
		})
	}
	header := []string{"title", "kind", "text", "link", "file", "roles", "minutes", "language", "pipeline", "stage", "product", "done_by"}
	return items[crm.Material]{list}, paper.Table{Name: "materials", Header: header, Rows: slices.Values(rows)}, nil
}
