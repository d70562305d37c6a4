package paper

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestListsAreReadAsTheyStand(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string][]string{
		"":                   nil,
		"big, new":           {"big", "new"},
		" big;new | old ,, ": {"big", "new", "old"},
		`"a, b", c`:          {"a, b", "c"},
		`"say ""no""" ; x`:   {`say "no"`, "x"},
		`6" pipe, 8" pipe`:   {`6" pipe`, `8" pipe`},
		`"big" thing, x`:     {`"big" thing`, "x"},
		`"never closed, x`:   {`"never closed`, "x"},
		`"one"`:              {"one"},
		"a\nb, c":            {"a\nb", "c"},
	} {
		if got := ParseList(cell); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", cell, got, want)
		}
	}
}

func TestEveryListComesBackWhole(t *testing.T) {
	t.Parallel()
	signs := rapid.StringOfN(rapid.SampledFrom([]rune("ab \",;|'=\nж")), 1, 8, -1)
	item := rapid.Map(signs, strings.TrimSpace).Filter(func(s string) bool { return s != "" })
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOf(item).Draw(t, "items")
		if got := ParseList(List(items)); !slices.Equal(got, items) {
			t.Fatalf("%q became %q by %s", items, got, List(items))
		}
	})
}
