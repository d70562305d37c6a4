package insight

import "math"

// Drift tells whether the win rate moved between the two halves of the averaging
// window (E1).
type Drift struct {
	First  Record  `json:"first"`
	Second Record  `json:"second"`
	P      float64 `json:"p" doc:"Fisher's exact test, two-sided"`
	Moved  bool    `json:"moved" doc:"p is at most 10 %"`
}

const driftLevel = .1

// WindowDrift compares the halves by Fisher's exact test: p is the chance, were
// the rates equal, of a split at most as likely as the one seen. Errors are of
// kind crm.Invalid.
func WindowDrift(first, second Record) (Drift, error) {
	for _, r := range [...]Record{first, second} {
		if err := r.check(); err != nil {
			return Drift{}, err
		}
	}
	d := Drift{First: first, Second: second, P: fisher(first, second)}
	d.Moved = d.P <= driftLevel
	return d, nil
}

func fisher(a, b Record) float64 {
	won := a.Won + b.Won
	seen := splitChance(a.Won, won, a.Closed, b.Closed)
	const tie = 1 + 1e-9 // splits as likely as the one seen, but for rounding
	p := 0.0
	for k := max(0, won-b.Closed); k <= min(won, a.Closed); k++ {
		if q := splitChance(k, won, a.Closed, b.Closed); q <= seen*tie {
			p += q
		}
	}
	return min(p, 1)
}

// splitChance is the hypergeometric chance that k of the won deals are among
// the first n.
func splitChance(k, won, n, rest int) float64 {
	return math.Exp(logChoose(n, k) + logChoose(rest, won-k) - logChoose(n+rest, won))
}

func logChoose(n, k int) float64 {
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}
