package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestATraitTellsWinnersFromLosers(t *testing.T) {
	t.Parallel()
	with := []Record{{2, 20}, {12, 20}, {6, 12}, {1, 4}, {18, 20}}
	without := []Record{{22, 30}, {14, 30}, {18, 38}, {20, 40}, {6, 30}}
	got, err := Tell(with, without)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Says{SaysLosses, SaysNothing, SaysNothing, SaysTooFew, SaysWins} {
		if got[i].Says != want {
			t.Errorf("trait %d says %s at p = %v, want %s", i, got[i].Says, got[i].P, want)
		}
	}
	// Fisher's tea: 3 of 4 against 1 of 4.
	if p := fisher(Record{3, 4}, Record{1, 4}); math.Abs(p-.485714) > 1e-6 {
		t.Errorf("the lady's tea gives p = %v", p)
	}
	if _, err := Tell([]Record{{3, 2}}, []Record{{0, 0}}); err == nil {
		t.Error("more won than closed is taken")
	}
}

// Where nothing differs, few say something: the share of false ones is held.
func TestTraitsThatMeanNothingAreSilent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(rt, "traits")
		var with, without []Record
		for range n {
			c := rapid.IntRange(5, 40).Draw(rt, "deals")
			k := rapid.IntRange(0, c).Draw(rt, "won")
			with, without = append(with, Record{k, c}), append(without, Record{k, c})
		}
		got, err := Tell(with, without)
		if err != nil {
			rt.Fatal(err)
		}
		for i, each := range got {
			if each.Says != SaysNothing || each.P < 1-1e-9 {
				rt.Fatalf("trait %d of the same rates says %s at %v", i, each.Says, each.P)
			}
		}
	})
}
