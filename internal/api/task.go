package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) taskRoutes() {
	add(s, "POST /deals/{id}/tasks", "add-task", "Give a deal something to do",
		func(ctx context.Context, by crm.Actor, in *onID[crm.TaskAnswer]) (*crm.Deal, error) {
			return s.Store.AddTask(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /tasks/{id}/done", "complete-task", "End a task and set the next step",
		func(ctx context.Context, by crm.Actor, in *change[store.Completion]) (*crm.Deal, error) {
			return s.Store.CompleteTask(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "PATCH /tasks/{id}", "edit-task", "Change a task",
		func(ctx context.Context, by crm.Actor, in *change[store.TaskEdit]) (*crm.Deal, error) {
			return s.Store.EditTask(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "DELETE /tasks/{id}", "drop-task", "Remove an open task",
		func(ctx context.Context, by crm.Actor, in *struct {
			ByID
			Versioned
		},
		) (*crm.Deal, error) {
			return s.Store.DropTask(ctx, by, in.ID, in.version())
		})
	add(s, "POST /deals/{id}/activities", "log-activity", "Record what happened",
		func(ctx context.Context, by crm.Actor, in *onID[crm.ActivityAnswer]) (*crm.Activity, error) {
			return s.Store.LogActivity(ctx, by, in.ID, in.Body)
		})
}
