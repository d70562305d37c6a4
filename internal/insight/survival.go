package insight

import (
	"cmp"
	"math"
	"slices"

	"hummock/internal/crm"
)

// Stay is one spell under watch: of a deal in a stage, or of a deal until its
// end (E2, E4).
type Stay struct {
	Days  float64 // length until it ended, or until it was last seen
	Entry float64 // length that it had when watching began; Watched: seen from its start
	Cause int     // what ended it, from 1; Running: nothing has yet
}

// What stands for a stay that was watched from its start, and for one that has
// not ended.
const (
	Watched float64 = -1
	Running int     = 0
)

// risk counts who is under watch at a length of stay: those who came under watch
// before it and have not ended before it. At one length, ends go before stays
// that are last seen then.
type risk struct {
	entries, lengths []float64 // sorted
}

func riskOf(stays []Stay) risk {
	r := risk{make([]float64, len(stays)), make([]float64, len(stays))}
	for i, s := range stays {
		r.entries[i], r.lengths[i] = s.Entry, s.Days
	}
	slices.Sort(r.entries)
	slices.Sort(r.lengths)
	return r
}

// at is the number at risk at a length of stay.
func (r *risk) at(days float64) int {
	came, _ := slices.BinarySearch(r.entries, days)
	gone, _ := slices.BinarySearch(r.lengths, days)
	return came - gone
}

// watchable leaves out stays that ended no later than watching began.
func watchable(stays []Stay, causes int) ([]Stay, error) {
	out := make([]Stay, 0, len(stays))
	for i, s := range stays {
		if !(s.Days >= 0) || math.IsInf(s.Days, 0) || math.IsNaN(s.Entry) || s.Cause < Running || s.Cause > causes {
			return nil, crm.Invalidf("insight.stay", "stay %d lasts %v days from %v and ends by cause %d of %d: use days from 0 and a known cause", i+1, s.Days, s.Entry, s.Cause, causes)
		}
		if s.Days > s.Entry {
			out = append(out, s)
		}
	}
	return out, nil
}

// Survival is the share of stays that last longer than so many days, estimated
// after Kaplan and Meier (1958) with delayed entry.
type Survival struct {
	Steps []SurvivalStep `json:"steps" nullable:"false" doc:"At each length at which a stay ended"`
}

// SurvivalStep is the curve from one length of stay up to the next.
type SurvivalStep struct {
	Days   float64 `json:"days"`
	AtRisk int     `json:"at_risk"`
	Ended  int     `json:"ended"`
	Share  float64 `json:"share" doc:"Last longer"`
	// Greenwood is the sum of d/(n(n-d)): the relative variance of Share after
	// Greenwood (1926); infinite once all have ended.
	Greenwood float64 `json:"-"`
}

// KaplanMeier estimates S(t), the product of 1 - d/n (E4). Every cause ends a
// stay. The curve starts at the first length with at least least at risk, since
// with delayed entry the first few would decide everything; S is then the share
// of those who got that far. Errors are of kind crm.Invalid.
func KaplanMeier(stays []Stay, least int) (*Survival, error) {
	stays, err := watchable(stays, math.MaxInt)
	if err != nil {
		return nil, err
	}
	r, ends := riskOf(stays), endings(stays)
	out, share, variance := &Survival{}, 1.0, 0.0
	for len(ends) > 0 {
		same := tied(ends)
		days, d := ends[0].Days, float64(same)
		ends = ends[same:]
		at := r.at(days)
		if len(out.Steps) == 0 && at < least {
			continue
		}
		n := float64(at)
		share *= 1 - d/n
		variance += d / (n * (n - d))
		out.Steps = append(out.Steps, SurvivalStep{days, at, same, share, variance})
	}
	return out, nil
}

// endings are the stays that ended, the shortest first.
func endings(stays []Stay) []Stay {
	out := make([]Stay, 0, len(stays))
	for _, s := range stays {
		if s.Cause != Running {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Stay) int { return cmp.Compare(a.Days, b.Days) })
	return out
}

// tied is how many stays at the head are of one length.
func tied(sorted []Stay) int {
	n := 1
	for n < len(sorted) && sorted[n].Days == sorted[0].Days {
		n++
	}
	return n
}

// step is the last step at or before a length, or -1.
func (s *Survival) step(days float64) int {
	i, found := slices.BinarySearchFunc(s.Steps, days, func(step SurvivalStep, days float64) int { return cmp.Compare(step.Days, days) })
	if found {
		return i
	}
	return i - 1
}

// At is the share that lasts longer than so many days.
func (s *Survival) At(days float64) float64 {
	if i := s.step(days); i >= 0 {
		return s.Steps[i].Share
	}
	return 1
}

// Interval is the pointwise interval of At by log(-log) S (Kalbfleisch and
// Prentice 1980), level such as RateLevel. Where S is 0 or 1 it is that point.
func (s *Survival) Interval(days, level float64) Interval {
	i := s.step(days)
	if i < 0 {
		return Interval{1, 1, level}
	}
	step := s.Steps[i]
	if step.Share <= 0 {
		return Interval{0, 0, level}
	}
	z := math.Sqrt2 * math.Erfinv(level)
	theta := z * math.Sqrt(step.Greenwood) / math.Log(step.Share)
	return Interval{math.Pow(step.Share, math.Exp(-theta)), math.Pow(step.Share, math.Exp(theta)), level}
}

// Quantile is the shortest length by which at least the share q has ended: the
// median for 0.5. reached is false where the curve never sinks that far.
func (s *Survival) Quantile(q float64) (days float64, reached bool) {
	for _, step := range s.Steps {
		if step.Share <= 1-q+shareTolerance {
			return step.Days, true
		}
	}
	return 0, false
}

const shareTolerance = 1e-12

// RestrictedMean is the mean length of a stay up to tau days, the area below the
// curve (RMST).
func (s *Survival) RestrictedMean(tau float64) float64 {
	area, share, from := 0.0, 1.0, 0.0
	for _, step := range s.Steps {
		if step.Days > tau {
			break
		}
		area += share * (step.Days - from)
		share, from = step.Share, step.Days
	}
	return area + share*(tau-from)
}

// LogRankTest tells whether stays of two groups last alike.
type LogRankTest struct {
	Observed float64 `json:"observed" doc:"Ends in the first group"`
	Expected float64 `json:"expected" doc:"Ends that it would have if both were alike"`
	Chi2     float64 `json:"chi2"`
	P        float64 `json:"p"`
}

// LogRank compares two groups (Mantel 1966) with delayed entry; p is that of
// chi-squared with one degree of freedom, 1 where nothing can be compared.
// Errors are of kind crm.Invalid.
func LogRank(a, b []Stay) (LogRankTest, error) {
	test, variance := LogRankTest{P: 1}, 0.0
	a, err := watchable(a, math.MaxInt)
	if err != nil {
		return test, err
	}
	if b, err = watchable(b, math.MaxInt); err != nil {
		return test, err
	}
	ra, rb := riskOf(a), riskOf(b)
	test.Observed = float64(len(endings(a)))
	ends := endings(slices.Concat(a, b))
	for len(ends) > 0 {
		same := tied(ends)
		na, nb, d := float64(ra.at(ends[0].Days)), float64(rb.at(ends[0].Days)), float64(same)
		ends = ends[same:]
		n := na + nb
		test.Expected += d * na / n
		if n > 1 {
			variance += d * (na / n) * (nb / n) * (n - d) / (n - 1)
		}
	}
	if variance > 0 {
		off := test.Observed - test.Expected
		test.Chi2 = off * off / variance
		test.P = math.Erfc(math.Sqrt(test.Chi2 / 2))
	}
	return test, nil
}
