package book

import (
	"iter"
	"math/bits"
	"slices"

	"hummock/internal/crm"
)

// boardScan counts a board and finds its first cards.
type boardScan struct {
	*question
	mask    mask
	limit   int
	keys    []string // of the stages of the version in force, then of the retired
	inForce int      // how many of the keys are in force
	of      crm.ID   // the pipeline
	lanes   [][]*lane
	counted []tally
	chosen  rowSet // rows that meet the filter; nil: all
}

func newBoardScan(q *question, p *crm.Pipeline, m mask, limit int) *boardScan {
	s := &boardScan{question: q, mask: m, limit: limit, of: p.ID, inForce: len(p.Process.Stages)}
	for i := range p.Process.Stages {
		s.keys = append(s.keys, p.Process.Stages[i].Key)
	}
	s.keys = append(s.keys, q.c.retired(p)...)
	s.counted = make([]tally, len(s.keys))
	s.lanes = make([][]*lane, len(s.keys))
	aside := q.c.lanesAside(m)
	for n, key := range s.keys {
		if stage, ok := q.c.lanes[laneKey{p.ID, key}]; ok {
			s.lanes[n] = stage.visible(m)
			if l := aside[stage]; l != nil {
				s.lanes[n] = append(s.lanes[n], l)
			}
		}
	}
	return s
}

// retired lists stages in which deals of a pipeline are or were, and which its
// version in force no longer has.
func (c *columns) retired(p *crm.Pipeline) []string {
	var keys []string
	for key := range c.lanes {
		if key.pipeline == p.ID && p.Process.Index(key.stage) < 0 {
			keys = append(keys, key.stage)
		}
	}
	slices.Sort(keys)
	return keys
}

// addUp takes the running sums of the lanes: it looks at no deal.
func (s *boardScan) addUp() {
	for n := range s.keys {
		for _, l := range s.lanes[n] {
			s.counted[n].add(l.tally)
		}
	}
}

// look goes through the active deals in the order of the columns, which is far
// faster than in the order of ranks.
func (s *boardScan) look(meets test) {
	c := s.c
	s.chosen = newRowSet(len(c.flags))
	stages := s.stageOfPlaces()
	for i := range uint32(len(c.flags)) {
		if c.flags[i]&active == 0 {
			continue
		}
		n := stages[c.place[i]]
		if n < 0 || !s.mask.deal(c, i) || meets != nil && !meets(i) {
			continue
		}
		s.chosen.set(i)
		s.count(&s.counted[n], i)
	}
}

// stageOfPlaces gives the stage of each place, or -1 for other pipelines.
func (s *boardScan) stageOfPlaces() []int {
	out := make([]int, len(s.c.places))
	for n := range out {
		p := &s.c.places[n]
		out[n] = -1
		if p.Pipeline == s.of {
			out[n] = slices.Index(s.keys, p.Stage)
		}
	}
	return out
}

// fill writes the stages and gives the first rows of each.
func (s *boardScan) fill(out *Board) (lists [][]uint32) {
	var total tally
	for n, key := range s.keys {
		retired := n >= s.inForce
		if retired && s.counted[n].deals() == 0 {
			continue
		}
		total.add(s.counted[n])
		out.Stages = append(out.Stages, BoardStage{Key: key, Retired: retired, Sum: s.counted[n].sum(s.c, s.exchange), Cards: []Card{}})
		lists = append(lists, s.first(s.lanes[n]))
	}
	out.Total = total.sum(s.c, s.exchange)
	out.Rates = s.exchange.used(total)
	return lists
}

// first gives the first chosen rows of some lanes in rank order.
func (s *boardScan) first(lanes []*lane) []uint32 {
	var rows []uint32
	for _, l := range lanes {
		most := len(rows) + s.limit
		for _, i := range l.rows {
			if len(rows) == most {
				break
			}
			if s.chosen == nil || s.chosen.has(i) {
				rows = append(rows, i)
			}
		}
	}
	if len(lanes) > 1 {
		slices.SortFunc(rows, s.c.above)
	}
	return rows[:min(s.limit, len(rows))]
}

// rowSet is a set of rows.
type rowSet []uint64

func newRowSet(n int) rowSet { return make(rowSet, (n+63)/64) }

func (b rowSet) set(i uint32) { b[i/64] |= 1 << (i % 64) }

func (b rowSet) has(i uint32) bool { return int(i/64) < len(b) && b[i/64]&(1<<(i%64)) != 0 }

func (b rowSet) unset(i uint32) {
	if int(i/64) < len(b) {
		b[i/64] &^= 1 << (i % 64)
	}
}

// with is the set, grown as needed, and a row.
func (b rowSet) with(i uint32) rowSet {
	if most := int(i/64) + 1; most > len(b) {
		b = append(b, make(rowSet, most-len(b))...)
	}
	b.set(i)
	return b
}

// rows walks the set in order.
func (b rowSet) rows() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for n, word := range b {
			for ; word != 0; word &= word - 1 {
				if !yield(uint32(n*64 + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}
