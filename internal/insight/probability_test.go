package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var enough = History{Closed: 60, Months: 6}

func TestStageChance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		assigned         float64
		won, closed      int
		value, low, high float64
	}{
		{.3, 0, 0, .300000, .097747, .549642},
		{.3, 1, 4, .285714, .112666, .494650},
		{.3, 9, 20, .400000, .258944, .548765},
		{.3, 40, 100, .390909, .315830, .468254},
		{.1, 0, 0, .100000, .005683, .283129},
		{.9, 0, 0, .900000, .716871, .994317},
	} {
		e, err := StageChance(c.assigned, false, Record{c.won, c.closed}, enough, DefaultHonesty())
		if err != nil {
			t.Fatal(err)
		}
		if e.Headline != e.Posterior || e.Headline.Method != Calibrated || e.Headline.Record.Closed != c.closed {
			t.Errorf("%+v: with enough history the headline is the posterior, got %+v", c, e)
		}
		got := e.Headline
		nearAll(t, "chance", []float64{got.Value, got.Interval.Low, got.Interval.High}, []float64{c.value, c.low, c.high})
	}
}

// Under 50 closed deals or 6 months the assigned value is shown, and said to be.
func TestHonesty(t *testing.T) {
	t.Parallel()
	for _, h := range []History{{49, 24}, {500, 5}, {}} {
		e, err := StageChance(.3, false, Record{40, 100}, h, DefaultHonesty())
		if err != nil {
			t.Fatal(err)
		}
		got := e.Headline
		if got.Method != Assigned || got.Record != (Record{40, 100}) {
			t.Errorf("%+v: got %+v", h, got)
		}
		nearAll(t, "assigned", []float64{got.Value, got.Interval.Low, got.Interval.High}, []float64{.3, .097747, .549642})
		near(t, "posterior beside it", e.Posterior.Value, .390909)
	}
	e, err := StageChance(.3, false, Record{1, 4}, History{30, 3}, Honesty{Weight: 10, MinDeals: 30, MinMonths: 3})
	if err != nil || e.Headline.Method != Calibrated {
		t.Errorf("the minimum is a setting: got %+v, %v", e, err)
	}
}

func TestStageChanceEdges(t *testing.T) {
	t.Parallel()
	e, err := StageChance(1, true, Record{7, 7}, History{}, DefaultHonesty())
	if err != nil || e.Headline.Method != Certain || e.Headline.Value != 1 || e.Headline.Interval.Low != 1 {
		t.Errorf("beyond the win line: %+v, %v", e, err)
	}
	e, err = StageChance(0, false, Record{}, History{}, DefaultHonesty())
	if err != nil || e.Headline.Value != 0 || e.Headline.Interval.High <= 0 {
		t.Errorf("not yet counted: %+v, %v", e, err)
	}
	near(t, "0 learns from .005", e.Posterior.Value, .005)
	for _, r := range []Record{{0, 80}, {80, 80}} {
		e, err := StageChance(.3, false, r, enough, DefaultHonesty())
		if err != nil || !(e.Headline.Interval.Low < e.Headline.Value && e.Headline.Value < e.Headline.Interval.High) {
			t.Errorf("%d of %d: %+v, %v", r.Won, r.Closed, e, err)
		}
	}
	_, err = StageChance(1, false, Record{}, enough, DefaultHonesty())
	refused(t, "certain before the win line", err, "insight.probability")
	_, err = StageChance(math.NaN(), false, Record{}, enough, DefaultHonesty())
	refused(t, "no number", err, "insight.probability")
	_, err = StageChance(.3, false, Record{5, 4}, enough, DefaultHonesty())
	refused(t, "more won than closed", err, "insight.record")
	_, err = StageChance(.3, false, Record{}, enough, Honesty{})
	refused(t, "a guess without weight", err, "insight.weight")
}

func TestMonotone(t *testing.T) {
	t.Parallel()
	got, err := Monotone([]float64{.10, .35, .30, .20, .60, .55, .90}, []float64{50, 20, 30, 10, 25, 15, 5})
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "pooled", got, []float64{.1, .3, .3, .3, .58125, .58125, .9})
	_, err = Monotone([]float64{.1, .2}, []float64{1})
	refused(t, "a missing weight", err, "insight.weights")
	_, err = Monotone([]float64{.1}, []float64{0})
	refused(t, "a weight of nothing", err, "insight.weights")
}

func TestMonotoneProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "n")
		p := rapid.SliceOfN(rapid.Float64Range(0, 1), n, n).Draw(t, "p")
		weights := rapid.SliceOfN(rapid.Float64Range(.1, 100), n, n).Draw(t, "weights")
		got, err := Monotone(p, weights)
		if err != nil {
			t.Fatal(err)
		}
		before, after := 0.0, 0.0
		for i := range p {
			before += p[i] * weights[i]
			after += got[i] * weights[i]
			if i > 0 && got[i] < got[i-1] {
				t.Fatalf("falls: %v", got)
			}
		}
		if math.Abs(before-after) > 1e-9*before+1e-12 {
			t.Fatalf("the weighted mean moved from %v to %v", before, after)
		}
		again, err := Monotone(got, weights)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if math.Abs(again[i]-got[i]) > 1e-12 {
				t.Fatalf("not settled: %v then %v", got, again)
			}
		}
	})
}

func TestCompareSegments(t *testing.T) {
	t.Parallel()
	s, err := CompareSegments([]Record{{4, 10}, {12, 20}, {30, 100}, {2, 3}, {45, 90}, {0, 6}})
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "mu, rho, M", []float64{s.Mean, s.Rho, s.Weight}, []float64{.406114, .077318, 11.933570})
	nearAll(t, "Tarone Z, p", []float64{s.Z, s.P}, []float64{3.248332, .000580})
	want := []struct {
		shrunk, low, high float64
		why               PooledFor
	}{
		{.403326, 0, 0, TooFewDeals},
		{.527545, .383199, .669896, ""},
		{.311313, .241577, .384900, ""},
		{.458456, 0, 0, TooFewDeals},
		{.489009, .408035, .570229, ""},
		{.270241, 0, 0, TooFewDeals},
	}
	for i, w := range want {
		got := s.Each[i]
		near(t, "shrunk", got.Shrunk, w.shrunk)
		if got.Why != w.why {
			t.Errorf("segment %d: pooled for %q, want %q", i, got.Why, w.why)
		}
		if w.why != "" {
			near(t, "pooled", got.Chance.Value, .406114)
			continue
		}
		nearAll(t, "own", []float64{got.Chance.Value, got.Chance.Interval.Low, got.Chance.Interval.High}, []float64{w.shrunk, w.low, w.high})
	}
}

func TestSegmentsWithoutEffect(t *testing.T) {
	t.Parallel()
	for name, records := range map[string][]Record{
		"alike":           {{3, 10}, {3, 10}, {3, 10}},
		"one segment":     {{30, 100}},
		"one and nothing": {{30, 100}, {0, 0}},
		"none won":        {{0, 30}, {0, 40}},
		"all won":         {{30, 30}, {40, 40}},
		"single deals":    {{1, 1}, {0, 1}},
	} {
		s, err := CompareSegments(records)
		if err != nil {
			t.Fatal(err)
		}
		if s.Differ || s.Each[0].Why != NoDifference || s.Each[0].Chance.Method != Pooled {
			t.Errorf("%s: got %+v", name, s)
		}
	}
	_, err := CompareSegments([]Record{{0, 0}})
	refused(t, "no history", err, "insight.no_history")
	s, err := CompareSegments([]Record{{50, 50}, {0, 50}})
	if err != nil || !s.Differ || !(s.Each[0].Chance.Value > .99) {
		t.Errorf("as different as can be: %+v, %v", s, err)
	}
}

func TestWindowDrift(t *testing.T) {
	t.Parallel()
	d, err := WindowDrift(Record{70, 240}, Record{9, 60})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "p", d.P, .032306)
	if !d.Moved {
		t.Error("9 of 60 after 70 of 240 is a change")
	}
	d, err = WindowDrift(Record{}, Record{3, 4})
	if err != nil || d.Moved {
		t.Errorf("nothing can be said without a first half: %+v, %v", d, err)
	}
	_, err = WindowDrift(Record{2, 1}, Record{})
	refused(t, "more won than closed", err, "insight.record")
}
