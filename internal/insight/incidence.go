package insight

import (
	"slices"

	"hummock/internal/crm"
)

// Incidence says by when stays end, by cause: the estimate of Aalen and Johansen
// (1978) for competing causes with delayed entry (E2, E4). Treating the other
// causes as censored, as 1 - Kaplan-Meier does, would always be too high.
type Incidence struct {
	Causes int
	Days   []float64 // at which stays ended, rising
	AtRisk []int     // then
	Open   []float64 // S: share still open afterwards

	ended []int     // by step and cause
	f     []float64 // cumulative incidence by step and cause
	rest  []float64 // by step and cause: chance to end so from just before the step
	risk  risk
}

// AalenJohansen estimates F_j(t), the sum of S(t-) d_j/n, for causes 1 to causes.
// Errors are of kind crm.Invalid.
func AalenJohansen(stays []Stay, causes int) (*Incidence, error) {
	if causes < 1 {
		return nil, crm.Invalidf("insight.stay", "%d causes cannot end a stay: give at least one", causes)
	}
	stays, err := watchable(stays, causes)
	if err != nil {
		return nil, err
	}
	in := &Incidence{Causes: causes, risk: riskOf(stays)}
	for ends := endings(stays); len(ends) > 0; {
		same := tied(ends)
		in.step(ends[:same])
		ends = ends[same:]
	}
	in.lookBack()
	return in, nil
}

func (in *Incidence) step(ends []Stay) {
	open, last := 1.0, len(in.Days)-1
	if last >= 0 {
		open = in.Open[last]
	}
	n := in.risk.at(ends[0].Days)
	start := len(in.ended)
	in.ended = append(in.ended, make([]int, in.Causes)...)
	in.f = append(in.f, make([]float64, in.Causes)...)
	for _, s := range ends {
		in.ended[start+s.Cause-1]++
	}
	for j := range in.Causes {
		in.f[start+j] = open * float64(in.ended[start+j]) / float64(n)
		if last >= 0 {
			in.f[start+j] += in.f[start-in.Causes+j]
		}
	}
	in.Days, in.AtRisk = append(in.Days, ends[0].Days), append(in.AtRisk, n)
	in.Open = append(in.Open, open*(1-float64(len(ends))/float64(n)))
}

// lookBack works out the chances from each step on. Going backwards they stay
// defined where a small group at risk ended whole and S is 0 ever after.
func (in *Incidence) lookBack() {
	in.rest = make([]float64, len(in.f))
	for k, atRisk := range slices.Backward(in.AtRisk) {
		total, n := 0, float64(atRisk)
		for j := range in.Causes {
			total += in.ended[k*in.Causes+j]
		}
		for j := range in.Causes {
			at := k*in.Causes + j
			in.rest[at] = float64(in.ended[at]) / n
			if k+1 < len(in.Days) {
				in.rest[at] += (1 - float64(total)/n) * in.rest[at+in.Causes]
			}
		}
	}
}

// after is the first step later than a length of stay.
func (in *Incidence) after(days float64) int {
	i, found := slices.BinarySearch(in.Days, days)
	if found {
		i++
	}
	return i
}

// By is F_cause(days): the share that has ended so by then.
func (in *Incidence) By(cause int, days float64) float64 {
	if k := in.after(days); k > 0 {
		return in.f[(k-1)*in.Causes+cause-1]
	}
	return 0
}

// OpenAt is S(days).
func (in *Incidence) OpenAt(days float64) float64 {
	if k := in.after(days); k > 0 {
		return in.Open[k-1]
	}
	return 1
}

// From is the chance of a stay that is open at a length to end by a cause at
// last, (F(inf) - F(a))/S(a). What never ended as long as anybody watched counts
// as not ended by any cause.
func (in *Incidence) From(cause int, days float64) float64 { return in.restAt(in.after(days), cause) }

func (in *Incidence) restAt(step, cause int) float64 {
	if step >= len(in.Days) {
		return 0
	}
	return in.rest[step*in.Causes+cause-1]
}

// Between is the chance of a stay that is open at from to end by a cause no later
// than to.
func (in *Incidence) Between(cause int, from, to float64) float64 {
	open := in.OpenAt(from)
	if open <= 0 || !(to > from) {
		return 0
	}
	return (in.By(cause, to) - in.By(cause, from)) / open
}

// AtRiskAt is how many stays were under watch at a length.
func (in *Incidence) AtRiskAt(days float64) int { return in.risk.at(days) }

// lastSure is the last step with at least so many at risk, or -1.
func (in *Incidence) lastSure(least int) int {
	for k, atRisk := range slices.Backward(in.AtRisk) {
		if atRisk >= least {
			return k
		}
	}
	return -1
}
