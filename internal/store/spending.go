package store

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
)

// spendingChannel carries what callers used up of their limits between nodes.
const (
	spendingChannel = "hummock_spending"
	mostInNote      = 50 // names in one notice, which may have 8000 bytes
)

// spendingNote is what a node tells the others.
type spendingNote struct {
	Node  string         `json:"node"`
	Spent map[string]int `json:"spent"`
}

// TellSpending tells the other nodes what callers used up here of their limits,
// by the names of these. Nothing of it is kept; an embedded database has no other
// nodes.
func (s *Store) TellSpending(ctx context.Context, spent map[string]int) error {
	if s.pg == nil {
		return nil
	}
	for names := range slices.Chunk(slices.Sorted(maps.Keys(spent)), mostInNote) {
		note := spendingNote{s.pg.node, map[string]int{}}
		for _, name := range names {
			note.Spent[name] = spent[name]
		}
		if err := s.pg.say(ctx, spendingChannel, asJSON(note)); err != nil {
			return err
		}
	}
	return nil
}

// Spending gives what callers used up on other nodes, as these tell it. It is
// nil for an embedded database.
func (s *Store) Spending() <-chan map[string]int {
	if s.pg == nil {
		return nil
	}
	return s.pg.spending
}

// hearSpending passes a notice of another node on. Where nobody takes them, they
// are dropped.
func (p *postgres) hearSpending(payload string) {
	var note spendingNote
	if json.Unmarshal([]byte(payload), &note) != nil || note.Node == p.node {
		return
	}
	select {
	case p.spending <- note.Spent:
	default:
	}
}
