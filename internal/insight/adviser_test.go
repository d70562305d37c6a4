package insight

import (
	"slices"
	"testing"
	"time"

	"hummock/internal/crm"
)

// walkers builds a past in which each deal takes steps of so many days through
// four stages, of which the third is far too large and the second is none.
type walker struct {
	steps []walked
	won   bool
}

type walked struct {
	stage int32
	days  float64
}

func pastOfWalkers(t testing.TB, walkers []walker) Past {
	t.Helper()
	d := columns(t, []float64{10, 30, 50, 80, 100})
	v := &Visits{}
	begin := crm.Instant(on(t, "2026-01-01")) * msPerDay
	for i, w := range walkers {
		at := begin + crm.Instant(i)*msPerDay/4
		for _, s := range w.steps {
			next := at + crm.Instant(s.days*msPerDay)
			v.Deal, v.Stage = append(v.Deal, int32(i)), append(v.Stage, s.stage)
			v.Entered, v.Left, v.Void = append(v.Entered, at), append(v.Left, next), append(v.Void, false)
			at = next
		}
		outcome := Lost
		if w.won {
			outcome = Won
		}
		d.Stage, d.Worth, d.Value = append(d.Stage, w.steps[len(w.steps)-1].stage), append(d.Worth, Valued), append(d.Value, 100)
		d.Own, d.Close, d.Closed = append(d.Own, NoPercent), append(d.Close, NoDay), append(d.Closed, Day(at/msPerDay))
		d.Outcome, d.Finished = append(d.Outcome, outcome), append(d.Finished, true)
		d.Category, d.CreditDays = append(d.Category, Pipeline), append(d.CreditDays, 0)
	}
	return Past{Deals: d, Visits: v, Win: 4, Zone: time.UTC, AsOf: "2027-12-31", Complete: "2026-01-01"}
}

func TestAdviserNamesTheStepThatIsTooLargeAndTheOneThatIsNone(t *testing.T) {
	t.Parallel()
	var walkers []walker
	for i := range 60 {
		w := walker{steps: []walked{{0, 4 + float64(i%3)}, {1, .2}, {2, 30 + float64(i%9)}}}
		switch i % 4 {
		case 0:
			w.steps = append(w.steps, walked{1, .3}, walked{2, 25}, walked{3, 5})
			w.won = true
		case 1:
			w.steps = append(w.steps, walked{3, 6})
			w.won = true
		}
		walkers = append(walkers, w)
	}
	sizes, err := AdviseOnSizes(pastOfWalkers(t, walkers))
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range []Advice{AdviseKeep, AdviseMerge, AdviseSplit, AdviseKeep} {
		if sizes[at].Advice != want {
			t.Errorf("stage %d: %s, want %s (%+v)", at, sizes[at].Advice, want, sizes[at])
		}
	}
	if s := sizes[2].Signs; !slices.Equal(s, []Oddity{StaysLong, PassesLow, ReturnsOften}) && !slices.Equal(s, []Oddity{StaysLong, PassesLow}) {
		t.Errorf("the signs are %v", s)
	}
	if sizes[2].Ended != 75 || *sizes[2].Median < 25 || sizes[2].Returned.Record.Won != 15 {
		t.Errorf("the large step is %+v", sizes[2])
	}
}

func TestAdviserIsSilentWithoutHistory(t *testing.T) {
	t.Parallel()
	var walkers []walker
	for range 10 {
		walkers = append(walkers, walker{[]walked{{0, 3}, {1, 90}}, false})
	}
	for _, past := range []Past{pastOfWalkers(t, walkers), pastOfWalkers(t, nil)} {
		sizes, err := AdviseOnSizes(past)
		if err != nil {
			t.Fatal(err)
		}
		for at, s := range sizes {
			if s.Advice != AdviseNone {
				t.Errorf("stage %d: ten stays advise %s", at, s.Advice)
			}
		}
	}
}
