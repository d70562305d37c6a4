package insight

import "hummock/internal/crm"

// Visits are the stays of deals in stages, in columns of equal length. The
// visits of one deal stand in the order of crm.Visit.Seq; those of several deals
// may be mixed.
type Visits struct {
	Deal    []int32       // row among the deals
	Stage   []int32       // place in Deals.Stages
	Entered []crm.Instant // 0: imported without a time; such a visit proves nothing and counts nowhere
	Left    []crm.Instant // 0: still there
	Void    []bool        // the move was undone
}

// Len is the number of visits.
func (v *Visits) Len() int { return len(v.Deal) }

func (v *Visits) check(d *Deals) error {
	n := v.Len()
	for _, column := range []int{len(v.Stage), len(v.Entered), len(v.Left), len(v.Void)} {
		if column != n {
			return crm.Invalidf("insight.columns", "a column of visits has %d rows where the others have %d: give every column the same length", column, n)
		}
	}
	for k, i := range v.Deal {
		if i < 0 || int(i) >= d.Len() {
			return crm.Invalidf("insight.row", "visit %d belongs to row %d of %d deals", k, i, d.Len())
		}
		if s := v.Stage[k]; s < 0 || int(s) >= len(d.Stages) {
			return crm.Invalidf("insight.stage", "visit %d is to stage %d of %d", k, s, len(d.Stages))
		}
	}
	return nil
}

// counts says whether a visit is history: known and not undone.
func (v *Visits) counts(k int32) bool { return !v.Void[k] && v.Entered[k] != 0 }

// byDeal lists the visits that count, deal after deal: those of deal i are
// order[start[i]:start[i+1]].
func (v *Visits) byDeal(deals int) (start, order []int32) {
	start = make([]int32, deals+1)
	n := int32(0)
	for k, i := range v.Deal {
		if v.counts(int32(k)) {
			start[i+1]++
			n++
		}
	}
	for i := range deals {
		start[i+1] += start[i]
	}
	next := make([]int32, deals)
	copy(next, start)
	order = make([]int32, n)
	for k, i := range v.Deal {
		if v.counts(int32(k)) {
			order[next[i]] = int32(k)
			next[i]++
		}
	}
	return start, order
}
