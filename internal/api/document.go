package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func (s *Server) documentRoutes() {
	add(s, "GET /deals/{id}/documents", "list-documents", "Documents of a deal with what became of them, the oldest first",
		func(ctx context.Context, by crm.Actor, in *ByID) (items[crm.Document], error) {
			return all(s.Store.Documents(ctx, by, in.ID))
		})
	add(s, "POST /deals/{id}/documents", "add-document", "Give a deal a document",
		func(ctx context.Context, by crm.Actor, in *onID[crm.DocumentDraft]) (*crm.Deal, error) {
			return s.Store.AddDocument(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /documents/{id}/steps", "step-document", "Take a document to a state, or add a version to it",
		func(ctx context.Context, by crm.Actor, in *change[crm.DocumentMove]) (*crm.Deal, error) {
			return s.Store.StepDocument(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "PATCH /documents/{id}", "edit-document", "Change name, points or last day of a document",
		func(ctx context.Context, by crm.Actor, in *change[store.DocumentEdit]) (*crm.Deal, error) {
			return s.Store.EditDocument(ctx, by, in.ID, in.version(), in.Body)
		})
}

// documentRow is one document of an exported deal.
type documentRow struct {
	DealName string `json:"deal"`
	crm.Document
}

func (s *Server) documentTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	rows := []documentRow{}
	var table [][]paper.Cell
	for i := range deals {
		list, err := s.Store.Documents(ctx, by, deals[i].ID)
		if err != nil {
			return nil, paper.Table{}, err
		}
		for _, d := range list {
			rows = append(rows, documentRow{deals[i].Label(), d})
			table = append(table, documentCells(&deals[i], &d, names))
		}
	}
	header := []string{"deal", "kind", "name", "state", "since", "by", "expires_on", "versions", "file", "note", "points"}
	return items[documentRow]{rows}, paper.Table{Name: "documents", Header: header, Rows: slices.Values(table)}, nil
}

func documentCells(deal *crm.Deal, d *crm.Document, names *exportNames) []paper.Cell {
	var last crm.DocumentStep
	versions, file := 0, ""
	for _, step := range d.Steps {
		last = step
		if step.File != nil {
			versions, file = max(versions, step.Version), step.File.Name
		}
	}
	by := names.users[last.By]
	if last.Client != nil {
		by = last.Client.Name
	}
	return []paper.Cell{
		paper.Text(deal.Label()), paper.Text(string(d.Kind)), paper.Text(d.Name), paper.Text(string(d.State)), paper.Moment(last.At), paper.Text(by),
		paper.Day(d.ExpiresOn), paper.Whole(int64(versions)), paper.Text(file), paper.Text(last.Note), paper.Text(d.Points),
	}
}
