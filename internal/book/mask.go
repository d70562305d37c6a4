package book

import "hummock/internal/crm"

// mask says which owners' rows an actor sees. It is applied to every card,
// count, sum, list and search.
type mask struct {
	all     bool
	foreign bool   // somebody of another workspace: sees nothing
	seen    []bool // by owner
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
	return m
}

func (m mask) deal(owner uint32) bool { return m.all || m.seen[owner] }

// company says whether a company is seen: one without an owner is everybody's.
func (m mask) company(owner uint32) bool { return m.all || owner == 0 && !m.foreign || m.seen[owner] }
