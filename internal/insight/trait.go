package insight

import "slices"

// Telling says whether something that deals had or had not tells winners from
// losers.
type Telling struct {
	WithRate    *Chance `json:"with_rate" doc:"Win rate with it; null where no such deal is closed"`
	WithoutRate *Chance `json:"without_rate"`
	P           float64 `json:"p" doc:"Fisher's exact test, two-sided"`
	Says        Says    `json:"says" enum:"wins,losses,nothing,too_few"`
}

// Says is what a trait has foretold so far.
type Says string

// What traits say.
const (
	SaysWins    Says = "wins"    // deals that have it are won more often
	SaysLosses  Says = "losses"  // they are won less often
	SaysNothing Says = "nothing" // it has not told winners from losers
	SaysTooFew  Says = "too_few" // too few deals with it, or without it
)

// What a trait needs to be heard.
const (
	leastForTelling = 5
	tellingLevel    = .1
	leastRatio      = .8
	mostRatio       = 1.25
)

// Tell compares the win rates of deals with and without each trait by Fisher's
// exact test. A trait says something if each side has at least 5 closed deals,
// the rates differ by a ratio outside of .8 to 1.25, and p passes the procedure
// of Benjamini and Hochberg (1995) at 10 % among all that are tested. Errors are
// of kind crm.Invalid.
func Tell(with, without []Record) ([]Telling, error) {
	out := make([]Telling, len(with))
	var tested []int
	for i := range with {
		for _, r := range []Record{with[i], without[i]} {
			if err := r.check(); err != nil {
				return nil, err
			}
		}
		t := &out[i]
		t.WithRate, t.WithoutRate, t.P, t.Says = observed(with[i]), observed(without[i]), 1, SaysTooFew
		if with[i].Closed >= leastForTelling && without[i].Closed >= leastForTelling {
			t.P, t.Says = fisher(with[i], without[i]), SaysNothing
			tested = append(tested, i)
		}
	}
	for _, i := range discoveries(out, tested) {
		out[i].Says = out[i].direction()
	}
	return out, nil
}

func (t *Telling) direction() Says {
	switch a, b := t.WithRate.Value, t.WithoutRate.Value; {
	case a > b*mostRatio:
		return SaysWins
	case a < b*leastRatio:
		return SaysLosses
	}
	return SaysNothing
}

// discoveries are the tested ones with the smallest p, as many as keep the
// expected share of false ones among them at the level.
func discoveries(all []Telling, tested []int) []int {
	slices.SortFunc(tested, func(a, b int) int {
		switch {
		case all[a].P < all[b].P:
			return -1
		case all[a].P > all[b].P:
			return 1
		}
		return a - b
	})
	for k := len(tested); k > 0; k-- {
		if all[tested[k-1]].P <= tellingLevel*float64(k)/float64(len(tested)) {
			return tested[:k]
		}
	}
	return nil
}
