package crm

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestRankOnTopIsAboveEarlierOnes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		early := rapid.Int64Range(0, 1<<42).Draw(t, "early")
		late := rapid.Int64Range(early+1, 1<<42+1).Draw(t, "late")
		if a, b := RankOnTop(Instant(late)), RankOnTop(Instant(early)); a >= b || len(a) != len(b) {
			t.Fatalf("%q made at %d is not above %q made at %d", a, late, b, early)
		}
	})
}

// However often deals are put on top, at the bottom and between others, their
// order stays what it was made, and ranks stay short.
func TestRankBetweenKeepsAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ranks := []string{}
		now := Instant(1_790_000_000_000)
		for range rapid.IntRange(1, 200).Draw(t, "insertions") {
			now += Instant(rapid.IntRange(1, 1000).Draw(t, "ms"))
			i := rapid.IntRange(0, len(ranks)).Draw(t, "place")
			if i == 0 {
				ranks = slices.Insert(ranks, 0, RankOnTop(now))
				continue
			}
			above, below := ranks[i-1], ""
			if i < len(ranks) {
				below = ranks[i]
			}
			between := RankBetween(above, below)
			if between <= above || below != "" && between >= below {
				t.Fatalf("%q is not between %q and %q", between, above, below)
			}
			ranks = slices.Insert(ranks, i, between)
		}
		if !slices.IsSorted(ranks) {
			t.Fatalf("out of order: %q", ranks)
		}
		for _, r := range ranks {
			if len(r) > 13+200/4 {
				t.Fatalf("%d characters after %d insertions", len(r), len(ranks))
			}
		}
	})
}

func FuzzRankBetween(f *testing.F) {
	f.Add("", "")
	f.Add("a", "a0")
	f.Add("7fe", "7fe00000")
	f.Add("Z?", "я")
	f.Fuzz(func(t *testing.T, above, below string) {
		begun := time.Now()
		RankBetween(above, below) // whatever is stored, it ends
		if took := time.Since(begun); took > time.Second {
			t.Errorf("%v", took)
		}
	})
}
