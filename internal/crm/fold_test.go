package crm_test

import (
	"slices"
	"testing"

	"hummock/internal/crm"

	"pgregory.net/rapid"
)

func TestFoldMakesSpellingsEqual(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"", ""},
		{"Norwind", "norwind"},
		{"  Two\u00a0 words\t", "two words"},
		{"Łódź Żabieniec", "lodz zabieniec"},
		{"ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"},
		{"Ёлка и Йод", "елка и йод"},
		{"И\u0306од", "йод"},
		{"Cafe\u0301", "cafe"},
		{"Große Ægir Œuvre", "grosse aegir oeuvre"},
		{"Škoda Čech Ünal", "skoda cech unal"},
		{"zero\u200bwidth", "zerowidth"},
		{"ŷŸźŻžſ", "yyzzzs"},
		{"ŇŉŊŐŒŔ", "nnnooer"},
	} {
		if got := crm.Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		once := crm.Fold(s)
		if twice := crm.Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
	})
}

func TestSortKeyOrdersNamesAsPeopleDo(t *testing.T) {
	t.Parallel()
	want := []string{"3M", "Adam", "azja", "ącki", "Lux", "Łan", "Żar", "Ёлка", "еноты", "Ябеда"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int {
		if x, y := crm.SortKey(a), crm.SortKey(b); x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return 0
	})
	if !slices.Equal(got, want) {
		t.Errorf("sorted: %q, want %q", got, want)
	}
}

func TestOtherLayoutReadsWhatWasMeant(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"yjhdbyl", "норвинд"}, {"норвинд", "yjhdbyl"}, {"тщкцштв", "norwind"}, {"в-1042", "d-1042"}, {"123", ""}, {"", ""},
	} {
		if got := crm.OtherLayout(c[0]); got != c[1] {
			t.Errorf("OtherLayout(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
