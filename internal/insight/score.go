package insight

import (
	"cmp"
	"math"
	"slices"

	"hummock/internal/crm"
)

// Guess is a probability that was given, and what came of it.
type Guess struct {
	P   float64
	Won bool
}

// Scores say how good probabilities were (E8).
type Scores struct {
	N       int      `json:"n"`
	Won     int      `json:"won"`
	SumP    float64  `json:"sum_p" doc:"Wins that were expected"`
	Brier   float64  `json:"brier" doc:"Mean square of p less what came of it; less is better"`
	LogLoss float64  `json:"log_loss" doc:"Mean of -ln of the chance given to what came; less is better"`
	AUC     *float64 `json:"auc" doc:"How often a deal that was won had the greater chance of two; null where all were won, or none"`
}

// leastChance keeps the logarithm finite where something certain did not come.
const leastChance = 1e-6

// Score works out Brier (1950), logarithmic loss, and the area below the ROC
// curve with ties counted half. No guess at all and chances outside of 0 to 1 are
// errors of kind crm.Invalid.
func Score(guesses []Guess) (Scores, error) {
	if err := checkGuesses(guesses); err != nil {
		return Scores{}, err
	}
	s := Scores{N: len(guesses)}
	for _, g := range guesses {
		if g.Won {
			s.Won++
		}
		s.SumP += g.P
		s.Brier += squareLoss(g)
		s.LogLoss += logLoss(g)
	}
	s.Brier /= float64(s.N)
	s.LogLoss /= float64(s.N)
	s.AUC = rankArea(guesses, s.Won)
	return s, nil
}

func checkGuesses(guesses []Guess) error {
	if len(guesses) == 0 {
		return crm.Invalidf("insight.no_guess", "no deal has a chance and an outcome yet, so there is nothing to score")
	}
	for i, g := range guesses {
		if !isChance(g.P) {
			return crm.Invalidf("insight.probability", "chance %d is %v: use a number from 0 to 1", i+1, g.P)
		}
	}
	return nil
}

func squareLoss(g Guess) float64 {
	off := g.P
	if g.Won {
		off--
	}
	return off * off
}

func logLoss(g Guess) float64 {
	p := g.P
	if !g.Won {
		p = 1 - p
	}
	return -math.Log(math.Max(p, leastChance))
}

func byChance(guesses []Guess) []Guess {
	sorted := slices.Clone(guesses)
	slices.SortStableFunc(sorted, func(a, b Guess) int { return cmp.Compare(a.P, b.P) })
	return sorted
}

// alike is how many guesses at the head have one chance, and how many were won.
func alike(sorted []Guess) (n, won int) {
	for n < len(sorted) && sorted[n].P == sorted[0].P {
		if sorted[n].Won {
			won++
		}
		n++
	}
	return n, won
}

func rankArea(guesses []Guess, won int) *float64 {
	lost := len(guesses) - won
	if won == 0 || lost == 0 {
		return nil
	}
	ranks, before := 0.0, 0
	for sorted := byChance(guesses); len(sorted) > 0; {
		n, wins := alike(sorted)
		ranks += (float64(before) + float64(n+1)/2) * float64(wins)
		before += n
		sorted = sorted[n:]
	}
	k := float64(won)
	area := (ranks - k*(k+1)/2) / (k * float64(lost))
	return &area
}

// Reliability splits a Brier score into what a better scale would save, what the
// order of the chances is worth and what nobody could know: MCB - DSC + UNC
// (CORP; Dimitriadis, Gneiting and Jordan 2021), by isotonic regression.
type Reliability struct {
	Miscalibration float64          `json:"mcb"`
	Discrimination float64          `json:"dsc"`
	Uncertainty    float64          `json:"unc"`
	Bins           []ReliabilityBin `json:"bins" nullable:"false" doc:"Chances that history would give the same number, rising"`
}

// ReliabilityBin compares chances with what came of them.
type ReliabilityBin struct {
	N      int     `json:"n"`
	Low    float64 `json:"low" doc:"Least chance in the bin"`
	High   float64 `json:"high" doc:"Greatest"`
	Mean   float64 `json:"mean" doc:"Mean chance"`
	Actual float64 `json:"actual" doc:"Share won"`
}

// Reliable works out the decomposition. Errors are those of Score.
func Reliable(guesses []Guess) (Reliability, error) {
	scores, err := Score(guesses)
	if err != nil {
		return Reliability{}, err
	}
	sorted := byChance(guesses)
	scale, err := recalibrated(sorted)
	if err != nil {
		return Reliability{}, err
	}
	r, refit := Reliability{}, 0.0
	for i, g := range sorted {
		refit += squareLoss(Guess{scale[i], g.Won}) / float64(scores.N)
		r.add(g, scale[i], i > 0 && scale[i] == scale[i-1])
	}
	for i := range r.Bins {
		r.Bins[i].Mean /= float64(r.Bins[i].N)
	}
	base := float64(scores.Won) / float64(scores.N)
	r.Uncertainty = base * (1 - base)
	r.Miscalibration, r.Discrimination = scores.Brier-refit, r.Uncertainty-refit
	return r, nil
}

func (r *Reliability) add(g Guess, actual float64, same bool) {
	if !same {
		r.Bins = append(r.Bins, ReliabilityBin{Low: g.P, Actual: actual})
	}
	bin := &r.Bins[len(r.Bins)-1]
	bin.N++
	bin.High = g.P
	bin.Mean += g.P
}

// recalibrated is the share won by chance, made to rise with it.
func recalibrated(sorted []Guess) ([]float64, error) {
	var shares, weights []float64
	for rest := sorted; len(rest) > 0; {
		n, won := alike(rest)
		shares, weights = append(shares, float64(won)/float64(n)), append(weights, float64(n))
		rest = rest[n:]
	}
	level, err := Monotone(shares, weights)
	if err != nil {
		return nil, err
	}
	out := make([]float64, 0, len(sorted))
	for k, share := range level {
		for range int(weights[k]) {
			out = append(out, share)
		}
	}
	return out, nil
}

// Pinball is the loss of a quantile: q of the shortfall, 1-q of the excess.
func Pinball(q, forecast, actual float64) float64 {
	if actual >= forecast {
		return (actual - forecast) * q
	}
	return (forecast - actual) * (1 - q)
}

// Misses compare forecast amounts with what came, relative to what came.
type Misses struct {
	WAPE float64 `json:"wape" doc:"Sum of absolute misses"`
	Bias float64 `json:"bias" doc:"Sum of misses; above 0: too much was forecast"`
}

// Missed sums up misses over periods. Lists of unlike length and actual amounts
// that add up to nothing are errors of kind crm.Invalid.
func Missed(forecast, actual []float64) (Misses, error) {
	if len(forecast) != len(actual) {
		return Misses{}, crm.Invalidf("insight.columns", "%d forecasts have %d outcomes: give each its own", len(forecast), len(actual))
	}
	var absolute, signed, came float64
	for i, f := range forecast {
		absolute += math.Abs(f - actual[i])
		signed += f - actual[i]
		came += actual[i]
	}
	if !(came > 0) || math.IsInf(absolute, 0) || math.IsNaN(absolute) {
		return Misses{}, crm.Invalidf("insight.nothing_came", "nothing came in the periods compared, so a miss cannot be a share of it")
	}
	return Misses{absolute / came, signed / came}, nil
}

// Band is a forecast interval with what came.
type Band struct{ Low, High, Actual float64 }

// Covered is the share of bands that hold what came; for P10 to P90 it should be
// near 0.8. No band at all gives 0.
func Covered(bands []Band) float64 {
	inside := 0
	for _, b := range bands {
		if b.Low <= b.Actual && b.Actual <= b.High {
			inside++
		}
	}
	return float64(inside) / math.Max(1, float64(len(bands)))
}
