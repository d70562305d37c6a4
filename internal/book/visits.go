package book

import (
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/store"
)

// visit is one stay of a deal in a stage.
type visit struct {
	place         uint32 // -> places
	void          bool
	entered, left crm.Instant
}

// visits are the stays of all deals, each deal's one after the other. They are
// read when the first history is asked for, since boards do without.
type visits struct {
	loaded bool
	all    []visit
	of     []stretch // by row
	wasted int       // visits that were replaced
}

type stretch struct{ start, n uint32 }

func (v *visits) ofRow(i uint32) []visit {
	if int(i) >= len(v.of) {
		return nil
	}
	s := v.of[i]
	return v.all[s.start : s.start+s.n]
}

// set replaces the visits of a row.
func (v *visits) set(i uint32, list []visit) {
	if int(i) >= len(v.of) {
		v.of = sized(v.of, int(i)+1)
	}
	v.wasted += int(v.of[i].n)
	v.of[i] = stretch{uint32(len(v.all)), uint32(len(list))}
	v.all = append(v.all, list...)
	if v.wasted > 1<<16 && v.wasted > len(v.all)/2 {
		v.pack()
	}
}

func (v *visits) pack() {
	all := make([]visit, 0, len(v.all)-v.wasted)
	for i, s := range v.of {
		v.of[i].start = uint32(len(all))
		all = append(all, v.all[s.start:s.start+s.n]...)
	}
	v.all, v.wasted = all, 0
}

// applyVisits replaces the visits of deals by those that were read of them.
func (c *columns) applyVisits(deals []crm.ID, read []store.BookVisit) {
	slices.SortFunc(read, func(a, b store.BookVisit) int {
		return cmp.Or(slices.Compare(a.Deal[:], b.Deal[:]), cmp.Compare(a.Seq, b.Seq))
	})
	for _, id := range deals {
		if i, ok := c.row[id]; ok {
			c.visits.set(i, nil)
		}
	}
	var list []visit
	for k := range read {
		v := &read[k]
		list = append(list, visit{c.placeOfKey(placeKey{v.Pipeline, v.Version, v.Stage}), v.Void, v.Entered, v.Left})
		if k+1 < len(read) && read[k+1].Deal == v.Deal {
			continue
		}
		if i, ok := c.row[v.Deal]; ok {
			c.visits.set(i, list)
		}
		list = list[:0]
	}
}

// loadVisits reads the visits of all deals, once.
func (b *Book) loadVisits(ctx context.Context, s *store.Store) error {
	if b.hasVisits() {
		return nil
	}
	return b.inTurn(ctx, func() error {
		if b.hasVisits() {
			return nil
		}
		return s.ReadBook(ctx, b.ws, b.readAllVisits)
	})
}

func (b *Book) hasVisits() bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.cols.visits.loaded
}

// readAllVisits brings the book to the state that the visits are read in.
func (b *Book) readAllVisits(tx store.BookTx) error {
	if err := b.catchUp(tx); err != nil {
		return err
	}
	read, err := readVisits(tx, nil)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cols.applyVisits(nil, read)
	b.cols.visits.loaded = true
	return nil
}

func readVisits(tx store.BookTx, deals []crm.ID) ([]store.BookVisit, error) {
	var out []store.BookVisit
	err := tx.Visits(deals, func(v *store.BookVisit) { out = append(out, *v) })
	return out, err
}

// copyVisits gives the visits of the picked rows to stages of their present
// pipelines. stages is 1 + the position in Places of each of the book's places.
func (r *Rows) copyVisits(c *columns, stages []int32) {
	v := &r.Visits
	v.Deal, v.Stage, v.Entered, v.Left, v.Void = v.Deal[:0], v.Stage[:0], v.Entered[:0], v.Left[:0], v.Void[:0]
	for k, i := range r.picked {
		pipeline := c.places[c.place[i]].Pipeline
		for _, stay := range c.visits.ofRow(i) {
			p := &c.places[stay.place]
			if p.Pipeline != pipeline || p.Stage == crm.End {
				continue
			}
			v.Deal, v.Stage = append(v.Deal, int32(k)), append(v.Stage, r.stage(c, stages, stay.place))
			v.Entered, v.Left, v.Void = append(v.Entered, stay.entered), append(v.Left, stay.left), append(v.Void, stay.void)
		}
	}
}

// stage gives a place its position in Places.
func (r *Rows) stage(c *columns, stages []int32, at uint32) int32 {
	if stages[at] == 0 {
		p := &c.places[at]
		r.Places = append(r.Places, p.Place)
		r.Deals.Stages = append(r.Deals.Stages, insight.Stage{Percent: p.Percent})
		stages[at] = int32(len(r.Places))
	}
	return stages[at] - 1
}
