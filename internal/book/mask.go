package book

import (
	"slices"

	"hummock/internal/crm"
)

// mask says which rows an actor sees, by the rule of crm.Actor.SeesDeal: those of
// some owners, and those that the actor works on. It is applied to every card,
// count, sum, list and search.
type mask struct {
	all     bool
	foreign bool   // somebody of another workspace: sees nothing
	seen    []bool // by owner
	works   rowSet // what the actor works on, whoever owns it
}

func (b *Book) mask(c *columns, by crm.Actor) mask {
	if by.Sees == crm.SeesAll && by.Workspace == b.ws {
		return mask{all: true}
	}
	m := mask{foreign: by.Workspace != b.ws, seen: make([]bool, len(c.owners.values))}
	if m.foreign {
		return m
	}
	for n, owner := range c.owners.values {
		m.seen[n] = by.MaySee(owner)
	}
	m.works = c.crew[by.User]
	return m
}

func (m mask) deal(c *columns, i uint32) bool {
	return m.all || m.seen[c.owner[i]] || m.works.has(i)
}

// company says whether a company is seen: one without an owner is everybody's.
func (m mask) company(owner uint32) bool { return m.all || owner == 0 && !m.foreign || m.seen[owner] }

// engage notes who works on a row without owning it.
func (c *columns) engage(i uint32, d *crm.Deal) {
	if c.flags[i]&crewed != 0 {
		c.disengage(i)
	}
	for _, user := range append([]crm.ID{d.Receiver, d.OfferedTo}, d.Performers...) {
		if d.Engages(user) {
			c.flags[i] |= crewed
			c.crew[user] = c.crew[user].with(i)
		}
	}
}

func (c *columns) disengage(i uint32) {
	c.flags[i] &^= crewed
	for _, rows := range c.crew {
		rows.unset(i)
	}
}

// lanesAside gives the active rows that a reader sees for working on them alone,
// each stage's as one lane.
func (c *columns) lanesAside(m mask) map[*stageLanes]*lane {
	out := map[*stageLanes]*lane{}
	for i := range m.works.rows() {
		if c.flags[i]&active == 0 || m.seen[c.owner[i]] {
			continue
		}
		s := c.laneOf[c.place[i]]
		if out[s] == nil {
			out[s] = &lane{}
		}
		out[s].rows = append(out[s].rows, i)
	}
	for _, l := range out {
		slices.SortFunc(l.rows, c.above)
		l.recount(c)
	}
	return out
}
