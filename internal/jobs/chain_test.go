package jobs

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"testing"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// A server that is told to stop chains what was written, and leaves the head in
// its log: the chain comes by it.
func TestAStoppingServerLeavesTheHeadInItsLog(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, crm.Template{})
		ring, err := auth.NewKeyring(auth.NewKey())
		if err != nil {
			t.Fatal(err)
		}
		chain, err := ring.Chain()
		if err != nil {
			t.Fatal(err)
		}
		stopped, stop := context.WithCancel(t.Context())
		stop()
		var log bytes.Buffer
		Chainer{Store: s, Chain: chain, Log: slog.New(slog.NewJSONHandler(&log, nil))}.Run(stopped)
		var line struct {
			Workspace crm.WorkspaceID
			Head      string
		}
		if err := json.Unmarshal(log.Bytes(), &line); err != nil {
			t.Fatalf("%v in %s", err, log.String())
		}
		kept, err := crm.ParseChainHead(line.Head)
		if err != nil || line.Workspace != f.Owner.Workspace || kept.Rev != s.Latest(f.Owner.Workspace) {
			t.Fatalf("%v: the log has %s", err, log.String())
		}
		walk := chain.Walk(crm.ChainHead{}, kept)
		read, err := s.ReadLog(t.Context(), f.Owner, 0, 1000, walk.Next)
		walk.End(read.End, read.Later)
		if err != nil || walk.Fault != nil || walk.Head.String() != line.Head {
			t.Errorf("%v, %+v", err, walk.Fault)
		}
	})
}
