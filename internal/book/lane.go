package book

import (
	"slices"

	"hummock/internal/crm"
)

// laneKey names a stage of a pipeline in whatever version.
type laneKey struct {
	pipeline crm.ID
	stage    string
}

// stageLanes are the active deals of a stage: of everybody, and of each owner,
// so that no board has to look at all deals, whatever its reader may see.
type stageLanes struct {
	key    laneKey
	all    lane
	owners map[uint32]*lane
}

// lane is active deals in rank order, with their running sums.
type lane struct {
	rows  []uint32
	tally tally
}

func (c *columns) lanesOf(key laneKey) *stageLanes {
	s, ok := c.lanes[key]
	if !ok {
		s = &stageLanes{key: key, owners: map[uint32]*lane{}}
		c.lanes[key] = s
	}
	return s
}

func (s *stageLanes) ofOwner(owner uint32) *lane {
	l, ok := s.owners[owner]
	if !ok {
		l = &lane{}
		s.owners[owner] = l
	}
	return l
}

// visible gives the lanes that make up the stage for a reader.
func (s *stageLanes) visible(m mask) []*lane {
	if m.all {
		return []*lane{&s.all}
	}
	var out []*lane
	for owner, l := range s.owners {
		if m.seen[owner] && len(l.rows) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// list puts an active row into its lanes.
func (c *columns) list(i uint32) {
	if c.flags[i]&active == 0 {
		return
	}
	s := c.laneOf[c.place[i]]
	for _, l := range [...]*lane{&s.all, s.ofOwner(c.owner[i])} {
		at, _ := slices.BinarySearchFunc(l.rows, i, c.above)
		l.rows = slices.Insert(l.rows, at, i)
		l.count(c, i, 1)
	}
}

// unlist takes a row out, before anything of it changes.
func (c *columns) unlist(i uint32) {
	if c.flags[i]&active == 0 {
		return
	}
	s := c.laneOf[c.place[i]]
	for _, l := range [...]*lane{&s.all, s.ofOwner(c.owner[i])} {
		if at, found := slices.BinarySearchFunc(l.rows, i, c.above); found {
			l.rows = slices.Delete(l.rows, at, at+1)
			l.count(c, i, -1)
		}
	}
}

// listAll lists every active row of fresh columns.
func (c *columns) listAll() {
	for i := range uint32(len(c.flags)) {
		if c.flags[i]&active == 0 {
			continue
		}
		s := c.laneOf[c.place[i]]
		s.all.rows = append(s.all.rows, i)
		s.all.count(c, i, 1)
	}
	for _, s := range c.lanes {
		slices.SortFunc(s.all.rows, c.above)
		for _, i := range s.all.rows {
			l := s.ofOwner(c.owner[i])
			l.rows = append(l.rows, i)
			l.count(c, i, 1)
		}
	}
}

func (l *lane) count(c *columns, i uint32, n int) {
	l.tally.count(c.currency[i], c.flags[i]&hasValue != 0, c.base[i], c.weighted[i], n)
}

func (l *lane) recount(c *columns) {
	l.tally = nil
	for _, i := range l.rows {
		l.count(c, i, 1)
	}
}
