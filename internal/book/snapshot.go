package book

import (
	"cmp"
	"slices"
	"time"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// Snapshot copies how every deal for sales stands, whoever owns it: a reader is
// shown no more of it than insight.View.Sees lets through. It gives the rev as well.
func (b *Book) Snapshot(now time.Time) (*insight.Snapshot, int64) {
	q, done := b.ask(crm.Actor{Workspace: b.ws, Sees: crm.SeesAll}, now, "")
	defer done()
	c := q.c
	rows := Rows{}
	for i := range c.visible(mask{all: true}, func(i uint32) bool { return c.flags[i]&relation == 0 }) {
		rows.picked = append(rows.picked, i)
	}
	slices.SortFunc(rows.picked, func(a, b uint32) int { return cmp.Compare(c.number[a], c.number[b]) })
	rows.copy(q)
	s := &insight.Snapshot{
		Currency: c.head.Currency, Owners: slices.Clone(c.owners.values), Currencies: slices.Clone(c.currencies.values),
		Number: rows.Number, Place: rows.Deals.Stage, Worth: rows.Deals.Worth, Value: rows.Deals.Value, Said: pick(nil, c.value, rows.picked),
		Own: rows.Deals.Own, Close: rows.Deals.Close, Outcome: rows.Deals.Outcome, Category: rows.Deals.Category,
	}
	for _, p := range rows.Places {
		s.Places = append(s.Places, insight.Standing{Pipeline: p.Pipeline, Stage: p.Stage, Percent: p.Percent})
	}
	for _, i := range rows.picked {
		s.Owner, s.In = append(s.Owner, int32(c.owner[i])), append(s.In, int32(c.currency[i]))
	}
	return s, b.rev.Load()
}

// Works gives the numbers of the deals that an actor sees for working on them
// alone, not for their owner.
func (b *Book) Works(by crm.Actor) map[int64]bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	c, out := b.cols, map[int64]bool{}
	if by.Workspace != b.ws {
		return out
	}
	for i := range c.crew[by.User].rows() {
		out[c.number[i]] = true
	}
	return out
}

// Numbered gives the ids of the deals with numbers, of those that are there.
func (b *Book) Numbered(numbers []int64) []crm.ID {
	b.mu.RLock()
	defer b.mu.RUnlock()
	c := b.cols
	wanted := make(map[int64]bool, len(numbers))
	for _, n := range numbers {
		wanted[n] = true
	}
	var out []crm.ID
	for i := range c.visible(mask{all: true}, func(i uint32) bool { return wanted[c.number[i]] }) {
		out = append(out, c.id[i])
	}
	return out
}
