package insight

import "hummock/internal/crm"

// Reason is why the open deals come to another sum than before.
type Reason string

// The reasons, in the order in which they are read.
const (
	ReasonNew        Reason = "new"         // was not there before
	ReasonReopened   Reason = "reopened"    // was closed before
	ReasonMovedIn    Reason = "moved_in"    // another owner, pipeline or category before
	ReasonPulledIn   Reason = "pulled_in"   // its expected close came into the period
	ReasonValueUp    Reason = "value_up"    // somebody set a higher value
	ReasonValueDown  Reason = "value_down"  // somebody set a lower value
	ReasonRates      Reason = "rates"       // the same value at other exchange rates
	ReasonChanceUp   Reason = "chance_up"   // its stage, or the chance of it, says more
	ReasonChanceDown Reason = "chance_down" // its stage, or the chance of it, says less
	ReasonSlipped    Reason = "slipped"     // its expected close left the period
	ReasonMovedOut   Reason = "moved_out"   // another owner, pipeline or category now
	ReasonWon        Reason = "won"
	ReasonLost       Reason = "lost"    // lost, disqualified or ended
	ReasonDeleted    Reason = "deleted" // is not there any more
)

// Reasons lists them in that order.
func Reasons() []Reason {
	return []Reason{
		ReasonNew, ReasonReopened, ReasonMovedIn, ReasonPulledIn, ReasonValueUp, ReasonValueDown, ReasonRates,
		ReasonChanceUp, ReasonChanceDown, ReasonSlipped, ReasonMovedOut, ReasonWon, ReasonLost, ReasonDeleted,
	}
}

// Measure is how much of a deal's value counts.
type Measure string

// The measures.
const (
	InFull   Measure = "value"
	Claimed  Measure = "claimed" // by the seller's own chance where given, else by the stage's
	Weighted Measure = "weighted"
)

// View says which deals of a snapshot a waterfall looks at: the open ones that
// nobody left out of the forecast.
type View struct {
	Measure  Measure
	Pipeline crm.ID                           // none: all
	From, To Day                              // period of the expected close; NoDay: without a limit
	Sees     func(owner crm.ID, n int64) bool // what the reader may see; nil: everything
}

// DealSum is a sum over a number of deals.
type DealSum struct {
	Deals  int   `json:"deals"`
	Amount int64 `json:"amount" doc:"In minor units of the base currency"`
}

func (t *DealSum) add(amount int64) {
	t.Deals++
	t.Amount += amount
}

// Change is what one deal adds to a waterfall for one reason. A deal has one, or two
// where both its value and its chance changed.
type Change struct {
	Number int64
	Reason Reason
	Amount int64
}

// Waterfall leads from one sum of open deals to another: Opening, and the amounts
// of all reasons, add up to Closing to the cent.
type Waterfall struct {
	Opening, Closing DealSum
	Sums             []ReasonSum
	Won              DealSum // deals won in between, also those that were not there before, at their value in full
	Changes          []Change
}

// ReasonSum is what one reason adds to a waterfall.
type ReasonSum struct {
	Reason Reason `json:"reason"`
	DealSum
}

// Falls explains how the sum of the open deals came from one snapshot to a later
// one (E8). A deal that is in both sums has its value changed first, at the chance
// of before, and then its chance. One that is in a single sum has one reason, the
// first that fits: deleted, another owner or pipeline, won or lost, the
// forecast's category, the expected close.
func Falls(before, after *Snapshot, view View) (*Waterfall, error) {
	for _, s := range []*Snapshot{before, after} {
		if err := s.check(); err != nil {
			return nil, err
		}
	}
	if before.Currency != after.Currency {
		return nil, crm.Invalidf("snapshot.currency", "the firm counted in %s then and in %s later: two snapshots in one currency can be compared", before.Currency, after.Currency)
	}
	f := fall{a: seen{before, view, before.chances()}, b: seen{after, view, after.chances()}, sums: map[Reason]*DealSum{}}
	for i, j := 0, 0; i < before.Len() || j < after.Len(); {
		switch {
		case j == after.Len() || i < before.Len() && before.Number[i] < after.Number[j]:
			f.pair(i, missing)
			i++
		case i == before.Len() || after.Number[j] < before.Number[i]:
			f.pair(missing, j)
			j++
		default:
			f.pair(i, j)
			i, j = i+1, j+1
		}
	}
	for _, reason := range Reasons() {
		if t := f.sums[reason]; t != nil {
			f.out.Sums = append(f.out.Sums, ReasonSum{reason, *t})
		}
	}
	return &f.out, nil
}

// missing is the row of a deal that a snapshot does not hold.
const missing = -1

// fall is a waterfall while it is worked out.
type fall struct {
	a, b seen
	out  Waterfall
	sums map[Reason]*DealSum
}

// pair looks at one deal in both snapshots.
func (f *fall) pair(i, j int) {
	was, is := f.a.state(i), f.b.state(j)
	if is == closedWon && was != closedWon {
		f.out.Won.add(f.b.value(j))
	}
	if was == counted {
		f.out.Opening.add(f.a.amount(i))
	}
	if is == counted {
		f.out.Closing.add(f.b.amount(j))
	}
	switch {
	case was == counted && is == counted:
		f.stayed(i, j)
	case was == counted:
		f.add(f.a.Number[i], wentBy[is], -f.a.amount(i))
	case is == counted:
		f.add(f.b.Number[j], cameBy[was], f.b.amount(j))
	}
}

// stayed splits the change of a deal that is in both sums.
func (f *fall) stayed(i, j int) {
	first, last := f.a.amount(i), f.b.amount(j)
	then := f.a.chance(i).of(f.b.value(j)) // the value of now at the chance of then
	same := f.a.Said[i] == f.b.Said[j] && f.a.Currencies[f.a.In[i]] == f.b.Currencies[f.b.In[j]] && (f.a.Worth[i] == Unvalued) == (f.b.Worth[j] == Unvalued)
	switch {
	case then == first:
	case same:
		f.add(f.a.Number[i], ReasonRates, then-first)
	case then > first:
		f.add(f.a.Number[i], ReasonValueUp, then-first)
	default:
		f.add(f.a.Number[i], ReasonValueDown, then-first)
	}
	if last > then {
		f.add(f.a.Number[i], ReasonChanceUp, last-then)
	}
	if last < then {
		f.add(f.a.Number[i], ReasonChanceDown, last-then)
	}
}

func (f *fall) add(number int64, reason Reason, amount int64) {
	if f.sums[reason] == nil {
		f.sums[reason] = &DealSum{}
	}
	f.sums[reason].add(amount)
	f.out.Changes = append(f.out.Changes, Change{number, reason, amount})
}

// state is where a deal stands for the one who looks.
type state uint8

const (
	absent state = iota
	hidden       // another owner or pipeline
	closedWon
	closedOtherwise
	leftOut // of the forecast
	elsewhere
	counted
)

// wentBy and cameBy say why a deal left the sum, by where it stands now, or came
// into it, by where it stood.
var (
	wentBy = [...]Reason{ReasonDeleted, ReasonMovedOut, ReasonWon, ReasonLost, ReasonMovedOut, ReasonSlipped}
	cameBy = [...]Reason{ReasonNew, ReasonMovedIn, ReasonReopened, ReasonReopened, ReasonMovedIn, ReasonPulledIn}
)

// seen is a snapshot as somebody looks at it.
type seen struct {
	*Snapshot
	view    View
	chances []portion // by place
}

func (s seen) state(i int) state {
	if i == missing {
		return absent
	}
	pipeline, sees, closes := s.view.Pipeline, s.view.Sees, s.Close[i]
	switch {
	case !pipeline.IsZero() && s.Places[s.Place[i]].Pipeline != pipeline,
		sees != nil && !sees(s.Owners[s.Owner[i]], s.Number[i]):
		return hidden
	case s.Outcome[i] == Won:
		return closedWon
	case s.Outcome[i] != Open:
		return closedOtherwise
	case s.Category[i] == Omitted:
		return leftOut
	case s.view.From != NoDay && closes < s.view.From, s.view.To != NoDay && (closes == NoDay || closes > s.view.To):
		return elsewhere
	}
	return counted
}

// value is what a deal is worth in the base currency; nothing where nobody knows.
func (s seen) value(i int) int64 {
	if s.Worth[i] != Valued {
		return 0
	}
	return s.Value[i]
}

func (s seen) amount(i int) int64 { return s.chance(i).of(s.value(i)) }

func (s seen) chance(i int) portion {
	switch {
	case s.view.Measure == InFull:
		return portion{1, 1}
	case s.view.Measure == Claimed && s.Own[i] != NoPercent:
		return portionOf(s.Own[i])
	}
	return s.chances[s.Place[i]]
}

// chances are the stages' percentages as exact fractions. A missing one counts
// nothing.
func (s *Snapshot) chances() []portion {
	out := make([]portion, len(s.Places))
	for i, p := range s.Places {
		out[i] = portion{0, ppm}
		if p.Percent != NoPercent {
			out[i] = portionOf(p.Percent)
		}
	}
	return out
}
