package paper

import "strings"

// dangerous are the first characters by which spreadsheet programs take a text
// for a formula, their full-width twins included.
const dangerous = "=+-@\t\r\n＝＋－＠"

// armed says whether a text, after any apostrophes, begins dangerously.
func armed(s string) bool {
	rest := strings.TrimLeft(s, "'")
	return rest != "" && strings.IndexAny(firstRune(rest), dangerous) == 0
}

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// harmless puts an apostrophe before a text that could become a formula.
func harmless(s string) string {
	if armed(s) {
		return "'" + s
	}
	return s
}

// defused takes that apostrophe away again.
func defused(s string) string {
	if strings.HasPrefix(s, "'") && armed(s) {
		return s[1:]
	}
	return s
}
