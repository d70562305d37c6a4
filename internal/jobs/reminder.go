package jobs

import (
	"context"
	"log/slog"
	"time"

	"hummock/internal/store"
)

// Reminders looks for invoices whose money is late, and gives people the task of
// reminding the client. It looks often, since each reminder is made only once.
type Reminders struct {
	Store *store.Store
	Log   *slog.Logger
	Every time.Duration
}

// Run works until ctx ends.
func (r Reminders) Run(ctx context.Context) {
	for ctx.Err() == nil {
		r.Round(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(r.Every):
		}
	}
}

// Round makes what is due in every firm.
func (r Reminders) Round(ctx context.Context) {
	firms, err := r.Store.Workspaces(ctx)
	r.complain(ctx, err)
	for i := range firms {
		if firms[i].Kind == "sample" { // there people look at a past that stands still
			continue
		}
		_, err := r.Store.Remind(ctx, firms[i].ID)
		r.complain(ctx, err)
	}
}

func (r Reminders) complain(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		r.Log.Error("remind of invoices", slog.Any("error", err))
	}
}
