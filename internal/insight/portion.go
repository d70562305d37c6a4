package insight

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// portion is an exact fraction from 0 to 1. Percentages are decimal numbers to
// the people who type them, and 28.5 % of 100 cents is 28.5 cents, though the
// float 0.285 is a little less: so a percentage is taken as the decimal it
// prints as, and amounts are multiplied in integers.
type portion struct{ num, den uint64 }

// ppm is the denominator of percentages with up to four decimals.
const ppm = 1_000_000

// plainLimit is the largest amount that can be multiplied by ppm in 63 bits.
const plainLimit = math.MaxInt64 / ppm / 2

// longestDecimals keeps the denominator (two digits more) within 64 bits.
const longestDecimals = 17

// portionOf takes a percentage from 0 to 100.
func portionOf(percent float64) portion {
	if n := math.Round(percent * 1e4); n/1e4 == percent {
		return portion{uint64(n), ppm}
	}
	var buffer [32]byte
	whole, decimals, _ := strings.Cut(string(strconv.AppendFloat(buffer[:0], percent, 'f', -1, 64)), ".")
	decimals = decimals[:min(len(decimals), longestDecimals)]
	p := portion{den: 100}
	for _, digit := range whole {
		p.num = p.num*10 + uint64(digit-'0')
	}
	for _, digit := range decimals {
		p.num, p.den = p.num*10+uint64(digit-'0'), p.den*10
	}
	return p
}

// of multiplies an amount in minor units, rounded half away from zero.
func (p portion) of(minor int64) int64 {
	if minor < 0 {
		return -p.ofMagnitude(uint64(-minor))
	}
	return p.ofMagnitude(uint64(minor))
}

func (p portion) ofMagnitude(minor uint64) int64 {
	if p.den == ppm && minor <= plainLimit {
		return int64((minor*p.num + ppm/2) / ppm)
	}
	high, low := bits.Mul64(minor, p.num)
	low, carry := bits.Add64(low, p.den/2, 0)
	quotient, _ := bits.Div64(high+carry, low, p.den)
	return int64(quotient)
}
