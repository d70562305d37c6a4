package jobs

import (
	"context"
	"log/slog"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// Snapshots keeps how the deals of every firm stand, once a day by the firm's own
// calendar: as soon as it looks after midnight.
type Snapshots struct {
	Store *store.Store
	Books *book.Library
	Log   *slog.Logger
	Every time.Duration
}

// Run works until ctx ends.
func (n Snapshots) Run(ctx context.Context) {
	for ctx.Err() == nil {
		n.Round(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(n.Every):
		}
	}
}

// Round makes what is due in every firm.
func (n Snapshots) Round(ctx context.Context) {
	firms, err := n.Store.Workspaces(ctx)
	n.complain(ctx, err)
	for i := range firms {
		if firms[i].Kind == "sample" { // there people look at a past that stands still
			continue
		}
		n.complain(ctx, n.keep(ctx, firms[i].ID))
	}
}

func (n Snapshots) keep(ctx context.Context, ws crm.WorkspaceID) error {
	due, err := n.Store.SnapshotDue(ctx, ws)
	if err != nil || !due {
		return err
	}
	b, err := n.Books.Book(ctx, ws, n.Store.Latest(ws))
	if err != nil {
		return err
	}
	s, rev := b.Snapshot(n.Store.Now())
	content, err := s.Pack()
	if err != nil {
		return err
	}
	_, err = n.Store.KeepNight(ctx, ws, rev, content)
	return err
}

func (n Snapshots) complain(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil {
		n.Log.Error("keep how the deals stand", slog.Any("error", err))
	}
}
