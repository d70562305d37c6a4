package insight

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
)

const dayMillis = 24 * 60 * 60 * 1000

func TestRewindShowsWhatWasKnown(t *testing.T) {
	t.Parallel()
	at := func(day int) crm.Instant { return crm.Instant(day*dayMillis + 1) }
	d := &Deals{
		Stages: make([]Stage, 3), Stage: []int32{NoStage, 2, NoStage, 0},
		Outcome: []Outcome{Won, Open, Lost, Open}, Closed: []Day{40, NoDay, 10, NoDay}, Finished: []bool{true, false, false, false},
	}
	for range 4 {
		d.Worth, d.Value, d.Own, d.Close = append(d.Worth, Unvalued), append(d.Value, 0), append(d.Own, NoPercent), append(d.Close, NoDay)
		d.Category, d.CreditDays = append(d.Category, 0), append(d.CreditDays, 0)
	}
	v := &Visits{
		Deal:    []int32{0, 0, 1, 1, 3},
		Stage:   []int32{0, 1, 0, 2, 0},
		Entered: []crm.Instant{at(5), at(30), at(15), at(25), at(50)},
		Left:    []crm.Instant{at(30), at(40), at(25), 0, 0},
		Void:    make([]bool, 5),
	}
	if known := Rewind(d, v, 20, crm.Instant(21*dayMillis)); !slices.Equal(known, []int32{0, 1, 2}) {
		t.Fatalf("known on day 20: %v", known)
	}
	if !slices.Equal(d.Stage[:2], []int32{0, 0}) || !slices.Equal(d.Outcome, []Outcome{Open, Open, Lost, Open}) || d.Finished[0] {
		t.Errorf("on day 20 the stages are %v, the outcomes %v, finished %v", d.Stage, d.Outcome, d.Finished)
	}
	if !slices.Equal(v.Void, []bool{false, true, false, true, true}) || v.Left[0] != 0 {
		t.Errorf("void %v, left %v", v.Void, v.Left)
	}
}

// Of a funnel as of a day nothing changes when what came later is taken away.
func TestRewindSeesNoFuture(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		day := Day(rapid.IntRange(0, 60).Draw(t, "day"))
		entered := rapid.SliceOfN(rapid.IntRange(0, 60), 1, 6).Draw(t, "entered")
		slices.Sort(entered)
		make2 := func(upTo int) (*Deals, *Visits) {
			d := &Deals{Stages: make([]Stage, 6), Stage: []int32{0}, Outcome: []Outcome{Open}, Closed: []Day{NoDay}, Finished: []bool{false}, Worth: []Worth{Unvalued}, Value: []int64{0}, Own: []float64{NoPercent}, Close: []Day{NoDay}, Category: []Category{0}, CreditDays: []int32{0}}
			v := &Visits{}
			for k, e := range entered[:upTo] {
				v.Deal, v.Stage, v.Void = append(v.Deal, 0), append(v.Stage, int32(k)), append(v.Void, false)
				v.Entered, v.Left = append(v.Entered, crm.Instant(e*dayMillis+1)), append(v.Left, 0)
				if k > 0 {
					v.Left[k-1] = v.Entered[k]
				}
				d.Stage[0] = int32(k)
			}
			return d, v
		}
		past := 0
		for _, e := range entered {
			if Day(e) <= day {
				past++
			}
		}
		figures := func(upTo int) []int {
			d, v := make2(upTo)
			f, err := NewFunnel(d, v, FunnelOptions{Win: 6, Steps: 6, Rows: Rewind(d, v, day, crm.Instant((int(day)+1)*dayMillis))})
			if err != nil {
				t.Fatal(err)
			}
			var out []int
			for _, s := range f.Stages {
				out = append(out, s.Now.Deals, s.Entered.Deals, s.Left.Deals, s.Passed.Deals)
			}
			return out
		}
		if now, then := figures(len(entered)), figures(past); !slices.Equal(now, then) {
			t.Fatalf("as of day %d of %v: %v, without the future %v", day, entered, now, then)
		}
	})
}
