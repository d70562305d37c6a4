package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
)

// closedFunnel is a funnel of three stages, the last beyond the win line, in which
// of[s] deals were closed that came as far as stage s and no further.
func closedFunnel(t testing.TB, of [2]Record) (*Deals, *Funnel) {
	t.Helper()
	b := &pastBuilder{}
	for s, r := range of {
		for k := range r.Closed {
			b.closed(int32(s), k < r.Won, Day(18_000+k))
		}
	}
	f, err := NewFunnel(&b.deals, &b.visits, FunnelOptions{Steps: 3, Win: 2})
	if err != nil {
		t.Fatal(err)
	}
	return &b.deals, f
}

type pastBuilder struct {
	deals  Deals
	visits Visits
}

// closed adds a deal that went through the stages up to last.
func (b *pastBuilder) closed(last int32, won bool, day Day) {
	d := &b.deals
	if d.Stages == nil {
		d.Stages = []Stage{{10}, {50}, {NoPercent}}
	}
	i, outcome := int32(d.Len()), Lost
	if won {
		outcome = Won
	}
	d.Stage, d.Worth, d.Value = append(d.Stage, last), append(d.Worth, Valued), append(d.Value, 1000)
	d.Own, d.Close, d.Closed = append(d.Own, NoPercent), append(d.Close, NoDay), append(d.Closed, day)
	d.Outcome, d.Finished = append(d.Outcome, outcome), append(d.Finished, false)
	d.Category, d.CreditDays = append(d.Category, Pipeline), append(d.CreditDays, 0)
	for s := range last + 1 {
		at := crm.Instant(day)*msPerDay - crm.Instant(10-s)*msPerDay
		b.visits.Deal, b.visits.Stage = append(b.visits.Deal, i), append(b.visits.Stage, s)
		b.visits.Entered, b.visits.Left = append(b.visits.Entered, at), append(b.visits.Left, at+msPerDay)
		b.visits.Void = append(b.visits.Void, false)
	}
}

func TestCalibrationSaysWhatFits(t *testing.T) {
	t.Parallel()
	// 40 of 100 that entered the second stage were won, and 100 more were lost in the first.
	d, f := closedFunnel(t, [2]Record{{0, 100}, {40, 100}})
	c, err := Calibrate(d, f, []float64{.2, .6}, 2, History{200, 12}, DefaultHonesty())
	if err != nil {
		t.Fatal(err)
	}
	first, second := c.Stages[0], c.Stages[1]
	if first.Verdict != Fits || first.Real.Record != (Record{40, 200}) || *first.Suggested != .2 {
		t.Errorf("the first stage is %+v", first)
	}
	if second.Verdict != TooOptimistic || second.Chance.Headline.Method != Calibrated || *second.Suggested != .42 {
		t.Errorf("the second stage is %+v (%v)", second, *second.Suggested)
	}
	want := (40*.64 + 160*.04 + 40*.16 + 60*.36) / 300
	if math.Abs(c.Brier.Assigned-want) > 1e-12 || c.Brier.Guesses != 300 {
		t.Errorf("Brier is %+v, want %v", c.Brier, want)
	}
	if c.Drift == nil || c.Drift.First.Closed+c.Drift.Second.Closed != 200 {
		t.Errorf("drift is %+v", c.Drift)
	}
}

func TestCalibrationSaysWhatItCannot(t *testing.T) {
	t.Parallel()
	d, f := closedFunnel(t, [2]Record{{0, 3}, {2, 5}})
	c, err := Calibrate(d, f, []float64{Unknown, .6}, 2, History{8, 12}, DefaultHonesty())
	if err != nil {
		t.Fatal(err)
	}
	if c.Stages[0].Verdict != NotAssigned || c.Stages[0].Suggested != nil || c.Stages[1].Verdict != TooFew {
		t.Errorf("the stages are %+v", c.Stages)
	}
	if c.Stages[1].Chance.Headline.Method != Assigned {
		t.Errorf("eight deals calibrate nothing: %+v", c.Stages[1].Chance.Headline)
	}
	none, empty := closedFunnel(t, [2]Record{})
	c, err = Calibrate(none, empty, []float64{.1, .6}, 2, History{}, DefaultHonesty())
	if err != nil || c.Drift != nil || c.Brier != nil || c.Stages[0].Real != nil {
		t.Errorf("without a closed deal: %+v, %v", c, err)
	}
}

// Whatever the history, what is suggested rises from stage to stage, is a chance,
// and a pessimist is never told to be more so.
func TestSuggestionsRise(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		record := func(name string) Record {
			n := rapid.IntRange(0, 60).Draw(rt, name)
			return Record{rapid.IntRange(0, n).Draw(rt, name+" won"), n}
		}
		d, f := closedFunnel(t, [2]Record{record("first"), record("second")})
		assigned := []float64{rapid.Float64Range(0, .99).Draw(rt, "p1"), rapid.Float64Range(0, .99).Draw(rt, "p2")}
		c, err := Calibrate(d, f, assigned, 2, History{120, 12}, DefaultHonesty())
		if err != nil {
			rt.Fatal(err)
		}
		if *c.Stages[0].Suggested > *c.Stages[1].Suggested {
			rt.Fatalf("falls: %v, %v", *c.Stages[0].Suggested, *c.Stages[1].Suggested)
		}
		for at, s := range c.Stages {
			if p := *s.Suggested; p < .01 || p > .99 {
				rt.Fatalf("stage %d is suggested %v", at, p)
			}
			if s.Verdict == TooOptimistic && s.Real.Value >= assigned[at] || s.Verdict == TooPessimistic && s.Real.Value <= assigned[at] {
				rt.Fatalf("stage %d is %s at %v against %v", at, s.Verdict, assigned[at], s.Real.Value)
			}
		}
	})
}

func TestReweightedKeepsCents(t *testing.T) {
	t.Parallel()
	d, _ := closedFunnel(t, [2]Record{{0, 3}, {0, 2}})
	d.Outcome[0], d.Outcome[3], d.Value[3] = Open, Open, 333
	d.Worth[1] = Unvalued
	now, then := d.Reweighted([]int32{0, 1, 2, 3}, .29)
	if now != 100+167 || then != 290+97 {
		t.Errorf("now %d, then %d", now, then)
	}
}
