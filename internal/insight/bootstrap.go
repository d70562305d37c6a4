package insight

import (
	"math/rand/v2"
	"slices"
)

// Loss is what one guess cost by two ways of guessing, and of whom: guesses about
// one deal on several days belong together.
type Loss struct {
	Cluster int32 // deal, from 0
	A, B    float64
}

// Difference is the mean of A - B: below 0, A was the better.
type Difference struct {
	Value    float64  `json:"value"`
	Interval Interval `json:"interval"`
}

// draws of the bootstrap; enough for 5 % tails that move in the third digit.
const draws = 1000

// Compare gives the mean difference of losses with a percentile interval at
// RateLevel by the bootstrap over whole clusters (Efron 1979; Field and Welsh
// 2007): deals are drawn, not their guesses. The same seed gives the same answer.
func Compare(losses []Loss, seed uint64) Difference {
	total, clusters := clustered(losses)
	d := Difference{Value: total.mean(), Interval: Interval{Level: RateLevel}}
	if len(clusters) == 0 {
		return d
	}
	random, means := rand.New(rand.NewPCG(seed, seed)), make([]float64, draws) //nolint:gosec // chance must be repeatable here
	for k := range means {
		var sum lossSum
		for range clusters {
			c := clusters[random.IntN(len(clusters))]
			sum.off += c.off
			sum.n += c.n
		}
		means[k] = sum.mean()
	}
	slices.Sort(means)
	tail := (1 - RateLevel) / 2
	d.Interval.Low, d.Interval.High = means[int(tail*draws)], means[draws-1-int(tail*draws)]
	return d
}

type lossSum struct{ off, n float64 }

func (s lossSum) mean() float64 {
	if s.n == 0 {
		return 0
	}
	return s.off / s.n
}

// clustered sums the losses by cluster.
func clustered(losses []Loss) (total lossSum, clusters []lossSum) {
	place := map[int32]int{}
	for _, l := range losses {
		at, known := place[l.Cluster]
		if !known {
			at = len(clusters)
			place[l.Cluster] = at
			clusters = append(clusters, lossSum{})
		}
		clusters[at].off += l.A - l.B
		clusters[at].n++
		total.off += l.A - l.B
		total.n++
	}
	return total, clusters
}
