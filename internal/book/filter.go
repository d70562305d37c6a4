package book

import (
	"strings"
	"unicode"
)

// Filter is what a person asks to see: terms that must all hold, such as
//
//	owner:me,stage:3..5,amount:>100000,next:none,"line 2"
//
// A term is a key with one value or several parted by |, of which one must
// hold, or else words of the deal's or its company's name. Quotes keep commas,
// colons and bars as they are; a quote inside them is doubled.
type Filter []Term

// Term is one condition. Key is empty for words.
type Term struct {
	Key    string
	Values []string
}

// ParseFilter reads a filter. Any text is one: what it means, and which terms
// are ignored because they mean nothing, is found out against a book.
func ParseFilter(text string) Filter {
	var f Filter
	for _, part := range cutUnquoted(text, ',') {
		if t, ok := parseTerm(part); ok {
			f = append(f, t)
		}
	}
	return f
}

func parseTerm(part string) (Term, bool) {
	var t Term
	key, rest, found := strings.Cut(part, ":")
	if key = strings.TrimSpace(key); found && isKey(key) {
		t.Key, part = strings.ToLower(key), rest
	}
	values := []string{part}
	if t.Key != "" {
		values = cutUnquoted(part, '|')
	}
	for _, v := range values {
		if v = unquoted(v); v != "" {
			t.Values = append(t.Values, v)
		}
	}
	return t, t.Key != "" || t.Values != nil
}

// isKey says whether a text can be a key: letters, digits, _ and . after a letter.
func isKey(s string) bool {
	for i, r := range s {
		letter := r < unicode.MaxASCII && unicode.IsLetter(r)
		if !letter && (i == 0 || r != '_' && r != '.' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != ""
}

// cutUnquoted parts a text at a separator that is not between quotes.
func cutUnquoted(text string, at byte) []string {
	var parts []string
	start, inside := 0, false
	for i := range len(text) {
		switch {
		case text[i] == '"':
			inside = !inside
		case text[i] == at && !inside:
			parts = append(parts, text[start:i])
			start = i + 1
		}
	}
	return append(parts, text[start:])
}

func unquoted(s string) string {
	var b strings.Builder
	inside := false
	for i := 0; i < len(s); i++ {
		if s[i] != '"' {
			b.WriteByte(s[i])
			continue
		}
		if inside && strings.HasPrefix(s[i+1:], `"`) {
			b.WriteByte('"')
			i++
			continue
		}
		inside = !inside
	}
	return strings.TrimSpace(b.String())
}

// String writes the filter so that ParseFilter reads the same again.
func (f Filter) String() string {
	terms := make([]string, len(f))
	for i, t := range f {
		terms[i] = t.String()
	}
	return strings.Join(terms, ",")
}

// String writes one term.
func (t Term) String() string {
	values := make([]string, len(t.Values))
	for i, v := range t.Values {
		values[i] = v
		if strings.ContainsAny(v, `",:|`) {
			values[i] = `"` + strings.ReplaceAll(v, `"`, `""`) + `"`
		}
	}
	text := strings.Join(values, "|")
	if t.Key == "" {
		return text
	}
	return t.Key + ":" + text
}
