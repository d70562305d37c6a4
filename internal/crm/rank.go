package crm

import (
	"fmt"
	"strings"
)

// Ranks order the deals of a stage: texts compared byte by byte.
const rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// RankOnTop is a rank above all that were made earlier.
func RankOnTop(now Instant) string {
	return fmt.Sprintf("%013x", int64(1)<<51-int64(now))
}

// RankBetween is a rank between two others; "" stands for either end.
func RankBetween(above, below string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		lo, hi := 0, len(rankDigits)
		if i < len(above) {
			lo = strings.IndexByte(rankDigits, above[i])
		}
		if i < len(below) && strings.HasPrefix(below, b.String()) {
			hi = strings.IndexByte(rankDigits, below[i])
		}
		if lo < 0 || hi < 0 {
			return above + "i"
		}
		if mid := (lo + hi) / 2; mid > lo {
			b.WriteByte(rankDigits[mid])
			return b.String()
		}
		b.WriteByte(rankDigits[lo])
	}
}
