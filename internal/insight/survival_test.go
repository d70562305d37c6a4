package insight

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func staysOf(days []float64, causes []int, entries []float64) []Stay {
	out := make([]Stay, len(days))
	for i := range days {
		out[i] = Stay{days[i], Watched, causes[i]}
		if entries != nil {
			out[i].Entry = entries[i]
		}
	}
	return out
}

func allEnd(n int) []int { return slices.Repeat([]int{1}, n) }

// Freireich et al. 1963: weeks in remission on 6-mercaptopurine and on placebo.
func freireich() (treated, placebo []Stay) {
	causes := append(allEnd(9), make([]int, 12)...)
	treated = staysOf([]float64{6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}, causes, nil)
	placebo = staysOf([]float64{1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, allEnd(21), nil)
	return treated, placebo
}

// tenDeals are the ten deals of E2: won is 1, lost is 2.
func tenDeals(entries []float64) []Stay {
	return staysOf([]float64{5, 8, 8, 12, 15, 15, 20, 22, 30, 30}, []int{1, 2, 0, 1, 2, 0, 1, 0, 2, 0}, entries)
}

func kaplanMeier(t *testing.T, stays []Stay) *Survival {
	t.Helper()
	s, err := KaplanMeier(stays, 1)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func aalenJohansen(t *testing.T, stays []Stay) *Incidence {
	t.Helper()
	in, err := AalenJohansen(stays, 2)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestKaplanMeier(t *testing.T) {
	t.Parallel()
	treated, _ := freireich()
	s := kaplanMeier(t, treated)
	want := []struct {
		days, share, deviation, low, high float64
		n, d                              int
	}{
		{6, .857143, .076360, .619718, .951552, 21, 3},
		{7, .806723, .086935, .563147, .922809, 17, 1},
		{10, .752941, .096350, .503200, .889362, 15, 1},
		{13, .690196, .106815, .431610, .849066, 12, 1},
		{16, .627451, .114054, .367511, .804912, 11, 1},
		{22, .537815, .128234, .267779, .746791, 7, 1},
		{23, .448179, .134591, .188052, .680143, 6, 1},
	}
	if len(s.Steps) != len(want) {
		t.Fatalf("%d steps, want %d", len(s.Steps), len(want))
	}
	for i, w := range want {
		got, interval := s.Steps[i], s.Interval(w.days, .95)
		if got.AtRisk != w.n || got.Ended != w.d {
			t.Errorf("at %v: %d of %d, want %d of %d", w.days, got.Ended, got.AtRisk, w.d, w.n)
		}
		nearAll(t, "step", []float64{got.Days, got.Share, got.Share * math.Sqrt(got.Greenwood), interval.Low, interval.High}, []float64{w.days, w.share, w.deviation, w.low, w.high})
	}
	if median, reached := s.Quantile(.5); median != 23 || !reached {
		t.Errorf("median %v, %v", median, reached)
	}
	if _, reached := s.Quantile(.9); reached {
		t.Error("a share that the curve never reaches has a length")
	}
	near(t, "restricted mean", s.RestrictedMean(35), 23.287395)
	near(t, "before the first end", s.At(5.9), 1)
}

func TestLogRank(t *testing.T) {
	t.Parallel()
	treated, placebo := freireich()
	test, err := LogRank(treated, placebo)
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "log-rank", []float64{test.Observed, test.Expected, test.Chi2}, []float64{9, 19.250501, 16.792941})
	if test.P > .0001 {
		t.Errorf("p = %v", test.P)
	}
	if test, _ := LogRank(nil, nil); test.P != 1 {
		t.Errorf("nothing to compare: %+v", test)
	}
}

func TestAalenJohansen(t *testing.T) {
	t.Parallel()
	in := aalenJohansen(t, tenDeals(nil))
	for _, w := range []struct{ days, won, lost, open float64 }{
		{5, .1, 0, .9},
		{8, .1, .1, .8},
		{12, .214286, .1, .685714},
		{15, .214286, .214286, .571429},
		{20, .357143, .214286, .428571},
		{30, .357143, .428571, .214286},
	} {
		nearAll(t, "won, lost, open", []float64{in.By(1, w.days), in.By(2, w.days), in.OpenAt(w.days)}, []float64{w.won, w.lost, w.open})
	}
	for age, want := range map[float64]float64{0: .357143, 5: .285714, 8: .321429, 12: .208333, 15: .25, 20: 0, 400: 0} {
		near(t, "chance to win when open", in.From(1, age), want)
	}
	last := 8.
	for _, w := range []struct{ to, want float64 }{{12, .142857}, {20, .178571}, {30, 0}} {
		near(t, "within", in.Between(1, 8, w.to)-in.Between(1, 8, last), w.want)
		last = w.to
	}
	onlyWins := tenDeals(nil)
	for i := range onlyWins {
		onlyWins[i].Cause %= 2
	}
	near(t, "losses taken for censored are too high", 1-kaplanMeier(t, onlyWins).At(20), .421429)
}

func TestDelayedEntry(t *testing.T) {
	t.Parallel()
	stays := tenDeals([]float64{0, 0, 3, 0, 6, 6, 10, 0, 0, 14})
	s := kaplanMeier(t, stays)
	var shares []float64
	for _, step := range s.Steps {
		shares = append(shares, step.Share)
	}
	nearAll(t, "S", shares, []float64{.833333, .714286, .595238, .496032, .372024, .186012})
	if got, err := KaplanMeier(stays, 7); err != nil || got.Steps[0].Days != 8 {
		t.Errorf("the curve starts at %+v (%v), want where 7 are at risk", got, err)
	}
	first := []Stay{{1, Watched, 2}, {5, 3, 1}, {6, 3, 2}}
	near(t, "after a group that ended whole", aalenJohansen(t, first).From(1, 2), .5)
}

func TestStaysThatCannotBe(t *testing.T) {
	t.Parallel()
	for _, s := range []Stay{{-1, Watched, 1}, {math.NaN(), Watched, 1}, {math.Inf(1), Watched, 1}, {1, math.NaN(), 1}, {1, Watched, 3}, {1, Watched, -1}} {
		_, err := AalenJohansen([]Stay{s}, 2)
		refused(t, "stay", err, "insight.stay")
	}
	_, err := AalenJohansen(nil, 0)
	refused(t, "causes", err, "insight.stay")
}

func anyStays(t *rapid.T) []Stay {
	day := rapid.OneOf(rapid.Map(rapid.IntRange(0, 9), func(n int) float64 { return float64(n) }), rapid.Float64Range(0, 1e5))
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Stay {
		return Stay{day.Draw(t, "days"), rapid.OneOf(rapid.Just(Watched), day).Draw(t, "entry"), rapid.IntRange(0, 3).Draw(t, "cause")}
	}), 0, 40).Draw(t, "stays")
}

// Every stay is open or has ended by one cause; the order of stays says nothing.
func TestCausesAndOpenMakeOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		stays := anyStays(t)
		in, err := AalenJohansen(stays, 3)
		if err != nil {
			t.Fatal(err)
		}
		s, err := KaplanMeier(stays, 0)
		if err != nil {
			t.Fatal(err)
		}
		mixed, err := AalenJohansen(rapid.Permutation(stays).Draw(t, "order"), 3)
		if err != nil {
			t.Fatal(err)
		}
		for _, days := range append(in.Days, 0, 1e6) {
			sum, rest := in.OpenAt(days), 0.0
			for cause := 1; cause <= 3; cause++ {
				sum += in.By(cause, days)
				rest += in.From(cause, days)
				if in.From(cause, days) != mixed.From(cause, days) {
					t.Fatal("the order of stays matters")
				}
			}
			if math.Abs(sum-1) > 1e-9 || math.Abs(in.OpenAt(days)-s.At(days)) > 1e-9 || !(rest >= 0) || rest > 1+1e-9 {
				t.Fatalf("at %v: all %v, open %v and %v, from there %v", days, sum, in.OpenAt(days), s.At(days), rest)
			}
			if i := s.Interval(days, .9); !(i.Low <= s.At(days)+1e-9 && s.At(days) <= i.High+1e-9) {
				t.Fatalf("S %v outside of %+v", s.At(days), i)
			}
		}
	})
}
