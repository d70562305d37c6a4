package insight

import (
	"math"

	"gonum.org/v1/gonum/dsp/fourier"

	"hummock/internal/crm"
)

// fewCounts is how many deals are convolved one by one; more are halved, and the
// halves joined by FFT.
const fewCounts = 64

// Counts is the distribution of how many of independent deals are won: the
// chance of exactly k stands at k (Poisson-binomial, E7). It has len(p)+1 entries
// that sum to one. A chance outside of 0 to 1 is an error of kind crm.Invalid.
func Counts(p []float64) ([]float64, error) {
	for i, x := range p {
		if !(x >= 0 && x <= 1) {
			return nil, noChance(i, x)
		}
	}
	return normalised(counts(p)), nil
}

func noChance(i int, p float64) error {
	return crm.Invalidf("insight.chance", "the chance of deal %d is %v: give a number from 0 to 1", i+1, p)
}

func counts(p []float64) []float64 {
	if len(p) > fewCounts {
		half := len(p) / 2
		return convolved(counts(p[:half]), counts(p[half:]))
	}
	mass := make([]float64, 1, len(p)+1)
	mass[0] = 1
	for _, x := range p {
		mass = append(mass, 0)
		for k := len(mass) - 1; k > 0; k-- {
			mass[k] = mass[k]*(1-x) + mass[k-1]*x
		}
		mass[0] *= 1 - x
	}
	return mass
}

// convolved is the distribution of the sum of two independent whole numbers.
func convolved(a, b []float64) []float64 {
	n := len(a) + len(b) - 1
	size := 1
	for size < n {
		size *= 2
	}
	fft := fourier.NewFFT(size)
	padded := make([]float64, size)
	copy(padded, a)
	left := fft.Coefficients(nil, padded)
	clear(padded)
	copy(padded, b)
	for i, c := range fft.Coefficients(nil, padded) {
		left[i] *= c
	}
	sum := fft.Sequence(padded, left)[:n]
	for i := range sum {
		sum[i] = max(sum[i]/float64(size), 0) // rounding may leave a little less than nothing
	}
	return sum
}

func normalised(mass []float64) []float64 {
	total := 0.0
	for _, m := range mass {
		total += m
	}
	if total == 0 || math.IsNaN(total) {
		return mass
	}
	for i := range mass {
		mass[i] /= total
	}
	return mass
}
