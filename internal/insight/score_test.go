package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func tenGuesses() []Guess {
	var out []Guess
	won := []bool{false, false, true, false, true, true, true, true, true, false}
	for i, p := range []float64{.1, .2, .2, .5, .5, .5, .8, .8, .9, .9} {
		out = append(out, Guess{p, won[i]})
	}
	return out
}

func TestScore(t *testing.T) {
	t.Parallel()
	s, err := Score(tenGuesses())
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "Brier, log loss, AUC, sum", []float64{s.Brier, s.LogLoss, *s.AUC, s.SumP}, []float64{.234, .687162, .666667, 5.4})
	if s.N != 10 || s.Won != 6 {
		t.Errorf("%+v", s)
	}
	r, err := Reliable(tenGuesses())
	if err != nil {
		t.Fatal(err)
	}
	near(t, "uncertainty", r.Uncertainty, .24)
	near(t, "MCB - DSC + UNC", r.Miscalibration-r.Discrimination+r.Uncertainty, .234)
	if s, err := Score([]Guess{{1, true}}); err != nil || s.AUC != nil || s.LogLoss != 0 {
		t.Errorf("one deal, won: %+v, %v", s, err)
	}
	_, err = Score(nil)
	refused(t, "nothing", err, "insight.no_guess")
	_, err = Reliable([]Guess{{math.NaN(), true}})
	refused(t, "NaN", err, "insight.probability")
}

// Chances .1 .2 .3 of which the middle ones come the other way round: the two
// upper ones share a level.
func TestReliabilityBins(t *testing.T) {
	t.Parallel()
	r, err := Reliable([]Guess{{.1, false}, {.1, false}, {.2, true}, {.3, false}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Bins) != 2 || r.Bins[0].N != 2 || r.Bins[1].N != 2 {
		t.Fatalf("bins %+v", r.Bins)
	}
	nearAll(t, "upper bin", []float64{r.Bins[1].Low, r.Bins[1].High, r.Bins[1].Mean, r.Bins[1].Actual}, []float64{.2, .3, .25, .5})
	nearAll(t, "parts", []float64{r.Miscalibration, r.Discrimination, r.Uncertainty}, []float64{.1875 - .125, .1875 - .125, .1875})
}

func TestMisses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ q, f, y, want float64 }{{.1, 80, 100, 2}, {.5, 100, 90, 5}, {.9, 130, 150, 18}, {.9, 130, 120, 1}} {
		near(t, "pinball", Pinball(c.q, c.f, c.y), c.want)
	}
	m, err := Missed([]float64{100, 120, 90, 110}, []float64{90, 130, 100, 80})
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "WAPE, bias", []float64{m.WAPE, m.Bias}, []float64{.15, .05})
	_, err = Missed([]float64{1}, []float64{0})
	refused(t, "nothing came", err, "insight.nothing_came")
	_, err = Missed([]float64{1}, nil)
	refused(t, "unlike lists", err, "insight.columns")
	near(t, "covered", Covered([]Band{{0, 10, 5}, {0, 10, 10}, {0, 10, 11}, {3, 4, 2}}), .5)
	near(t, "no band", Covered(nil), 0)
}

func TestCompare(t *testing.T) {
	t.Parallel()
	var losses []Loss
	for i := range 400 {
		losses = append(losses, Loss{int32(i / 4), .2 + float64(i/4%7)/100, .25})
	}
	d := Compare(losses, 7)
	if again := Compare(losses, 7); again != d {
		t.Errorf("the same seed gives %+v and %+v", d, again)
	}
	if !(d.Interval.Low < d.Value && d.Value < d.Interval.High) || d.Interval.High > 0 {
		t.Errorf("A is better in every cluster or nearly: %+v", d)
	}
	// Guesses about one deal are no evidence of their own.
	copies := make([]Loss, 0, len(losses)*3)
	for _, l := range losses {
		copies = append(copies, l, l, l)
	}
	if many := Compare(copies, 7); math.Abs(many.Interval.High-d.Interval.High) > 1e-9 {
		t.Errorf("three copies of each guess change the interval from %+v to %+v", d, many)
	}
	if none := Compare(nil, 1); none.Value != 0 {
		t.Errorf("nothing: %+v", none)
	}
}

// The parts of the score add up, a better scale and order never cost, and what
// the bins say adds up to the deals.
func TestScorePartsAddUp(t *testing.T) {
	t.Parallel()
	guess := rapid.Custom(func(t *rapid.T) Guess {
		return Guess{rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, .25, .5, 1})).Draw(t, "p"), rapid.Bool().Draw(t, "won")}
	})
	rapid.Check(t, func(t *rapid.T) {
		guesses := rapid.SliceOfN(guess, 1, 60).Draw(t, "guesses")
		s, err := Score(guesses)
		if err != nil {
			t.Fatal(err)
		}
		r, err := Reliable(rapid.Permutation(guesses).Draw(t, "order"))
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(r.Miscalibration-r.Discrimination+r.Uncertainty-s.Brier) > 1e-9 || r.Miscalibration < -1e-9 || r.Discrimination < -1e-9 {
			t.Fatalf("%+v of Brier %v", r, s.Brier)
		}
		n, won, last := 0, 0.0, -1.0
		for _, b := range r.Bins {
			n += b.N
			won += b.Actual * float64(b.N)
			if b.Actual <= last || b.Low > b.High {
				t.Fatalf("bins %+v", r.Bins)
			}
			last = b.Actual
		}
		if n != s.N || math.Abs(won-float64(s.Won)) > 1e-6 || s.AUC != nil && !isChance(*s.AUC) {
			t.Fatalf("bins hold %d deals and %v wins of %+v", n, won, s)
		}
	})
}
