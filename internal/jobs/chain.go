package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// Chainer lets the audit chain of every firm follow its change log, and writes the
// heads of the chains to the log: whoever keeps one can tell later that nothing
// before it was cut off or written anew.
type Chainer struct {
	Store *store.Store
	Chain *auth.Chain
	Log   *slog.Logger
	Every time.Duration // how far a chain may fall behind
}

const (
	chained   = 250 // entries in one transaction, which others wait for
	headEvery = time.Hour
	lastRound = 5 * time.Second // after the server was told to stop
)

// Run works until ctx ends, and chains once more what was written until then.
func (c Chainer) Run(ctx context.Context) {
	told := map[crm.WorkspaceID]int64{}
	var next time.Time
	for ctx.Err() == nil {
		c.Round(ctx)
		if now := time.Now(); !now.Before(next) {
			c.tellHeads(ctx, told)
			next = now.Add(headEvery)
		}
		select {
		case <-ctx.Done():
		case <-time.After(c.Every):
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastRound)
	defer cancel()
	c.Round(ctx)
	c.tellHeads(ctx, told)
}

// Round chains what no chain holds yet.
func (c Chainer) Round(ctx context.Context) {
	ends, err := c.Store.LogEnds(ctx)
	c.complain(ctx, 0, err)
	for _, end := range ends {
		if end.Rev > end.Head.Rev {
			c.complain(ctx, end.Workspace, c.follow(ctx, end.Workspace))
		}
	}
}

// follow chains a firm's entries, portion after portion.
func (c Chainer) follow(ctx context.Context, ws crm.WorkspaceID) error {
	for {
		head, entries, err := c.Store.Unchained(ctx, ws, chained)
		if err != nil || len(entries) == 0 {
			return err
		}
		proofs := make([]crm.Proof, len(entries))
		for i := range entries {
			if entries[i].Rev != head.Rev+1 {
				return fmt.Errorf("entry %d is missing from the change log, which is chained no further", head.Rev+1)
			}
			proofs[i] = c.Chain.Prove(head, &entries[i])
			head = crm.ChainHead{Rev: proofs[i].Rev, Hash: proofs[i].Hash}
		}
		err = c.Store.AppendProofs(ctx, ws, proofs)
		if crm.IsKind(err, crm.Conflict) {
			return nil // another node does it
		}
		if err != nil || len(entries) < chained {
			return err
		}
	}
}

func (c Chainer) complain(ctx context.Context, ws crm.WorkspaceID, err error) {
	if err != nil && ctx.Err() == nil {
		c.Log.Error("chain the change log", slog.Int64("workspace", int64(ws)), slog.Any("error", err))
	}
}

// tellHeads logs the heads that have moved since they were told.
func (c Chainer) tellHeads(ctx context.Context, told map[crm.WorkspaceID]int64) {
	ends, err := c.Store.LogEnds(ctx)
	c.complain(ctx, 0, err)
	for _, end := range ends {
		if end.Head.Rev != told[end.Workspace] {
			told[end.Workspace] = end.Head.Rev
			c.Log.Info("head of the audit chain", slog.Int64("workspace", int64(end.Workspace)), slog.String("head", end.Head.String()))
		}
	}
}
