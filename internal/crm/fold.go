package crm

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The letters of U+00E0 to U+00FF and of U+0100 to U+017F without their marks.
// Those that become two letters, and signs, stand for themselves.
var (
	latin1   = [32]rune([]rune("aaaaaaæceeeeiiiidnooooo÷ouuuuyþy"))
	extended = [128]rune([]rune("aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllllll" +
		"nnnnnnnnnooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"))
)

// Fold gives the form in which texts are compared and searched: lower case,
// letters without diacritics (ё is е, ł is l), single spaces, none at the ends.
// Folding a folded text changes nothing.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	return fold(s, appendBase)
}

// SortKey gives a text whose bytes sort as people expect names to be sorted:
// case does not matter, ё counts as е, and a Polish letter follows its base.
func SortKey(s string) string {
	if isFolded(s) {
		return s
	}
	return fold(s, func(b []byte, r rune) []byte {
		if key := polishKey(r); key != "" {
			return append(b, key...)
		}
		return appendBase(b, r)
	})
}

func isFolded(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == 0x7f || 'A' <= c && c <= 'Z' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

func fold(s string, letter func([]byte, rune) []byte) string {
	b := make([]byte, 0, len(s)+4)
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			gap = len(b) > 0
			continue
		case unicode.Is(unicode.Cf, r):
			continue
		case unicode.Is(unicode.Mn, r):
			b = compose(b, r)
			continue
		}
		if gap {
			b = append(b, ' ')
			gap = false
		}
		b = letter(b, unicode.ToLower(r))
	}
	return string(b)
}

// compose joins a breve to the и before it; other marks are dropped.
func compose(b []byte, mark rune) []byte {
	const breve = '\u0306'
	if before, ok := bytes.CutSuffix(b, []byte("и")); ok && mark == breve {
		return append(before, "й"...)
	}
	return b
}

func appendBase(b []byte, r rune) []byte {
	switch {
	case r >= 0xe0 && r <= 0xff:
		r = latin1[r-0xe0]
	case r >= 0x100 && r <= 0x17f:
		r = extended[r-0x100]
	}
	switch r {
	case 'ё':
		return append(b, "е"...)
	case 'æ':
		return append(b, "ae"...)
	case 'œ':
		return append(b, "oe"...)
	case 'ß':
		return append(b, "ss"...)
	case 'þ':
		return append(b, "th"...)
	case 'ĳ':
		return append(b, "ij"...)
	}
	return utf8.AppendRune(b, r)
}

// polishKey puts a Polish letter after all words that go on from its base
// letter: ~ comes after z. It is "" for other letters.
func polishKey(r rune) string {
	switch r {
	case 'ą':
		return "a~"
	case 'ć':
		return "c~"
	case 'ę':
		return "e~"
	case 'ł':
		return "l~"
	case 'ń':
		return "n~"
	case 'ó':
		return "o~"
	case 'ś':
		return "s~"
	case 'ź':
		return "z~"
	case 'ż':
		return "z~~"
	}
	return ""
}

const (
	latinKeys    = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
	cyrillicKeys = "йцукенгшщзхъфывапролджэячсмитьбю"
)

// OtherLayout gives what a folded text would be had it been typed on the other
// keyboard layout, Latin or Russian, or "" where that makes no other text.
func OtherLayout(folded string) string {
	from, to := []rune(latinKeys), []rune(cyrillicKeys)
	if strings.ContainsFunc(folded, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		from, to = to, from
	}
	keys := make(map[rune]rune, len(from))
	for i, r := range from {
		keys[r] = to[i]
	}
	out := strings.Map(func(r rune) rune {
		if other, ok := keys[r]; ok {
			return other
		}
		return r
	}, folded)
	if out == folded {
		return ""
	}
	return out
}
