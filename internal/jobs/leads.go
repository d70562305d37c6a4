package jobs

import (
	"context"
	"log/slog"
	"time"

	"hummock/internal/store"
)

// Leads passes leads on that nobody answered in time, and brings back those that
// were left alone until today. It looks often, since minutes count.
type Leads struct {
	Store *store.Store
	Log   *slog.Logger
	Every time.Duration
}

// Run works until ctx ends.
func (l Leads) Run(ctx context.Context) {
	for ctx.Err() == nil {
		l.Round(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(l.Every):
		}
	}
}

// Round does what is due in every firm.
func (l Leads) Round(ctx context.Context) {
	firms, err := l.Store.Workspaces(ctx)
	l.complain(ctx, err)
	for i := range firms {
		if firms[i].Kind == "sample" { // there people look at a past that stands still
			continue
		}
		_, err := l.Store.Lateness(ctx, firms[i].ID)
		l.complain(ctx, err)
	}
}

func (l Leads) complain(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		l.Log.Error("pass leads on", slog.Any("error", err))
	}
}
