package book

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// custom tests a custom field: none, any, an interval of numbers or of days,
// or a text that the field holds. yes and no mean true and false.
func (q *question) custom(field, v string) test {
	c := q.c
	if field == "" {
		return nil
	}
	want := fieldWanted(v, q.today)
	key := []byte(`"` + field + `"`)
	return func(i uint32) bool {
		if c.fields[i] == 0 {
			return want(nil)
		}
		return want(member(c.at(c.fields[i]), key))
	}
}

// fieldWanted tests the JSON of a field; nil stands for a field that is not there.
func fieldWanted(v string, today crm.Date) func([]byte) bool {
	folded := crm.Fold(v)
	switch folded {
	case "none":
		return isBlank
	case "any":
		return func(b []byte) bool { return !isBlank(b) }
	}
	word := []byte(folded)
	truth := map[string]string{"yes": "true", "no": "false"}[folded]
	number := parseNumbers(v)
	dates, isDates := parseInterval(v, days(today))
	return func(b []byte) bool {
		if isBlank(b) {
			return false
		}
		if b[0] != '"' {
			return truth != "" && string(b) == truth || string(b) == folded || number != nil && number(b)
		}
		text := fieldText(b)
		if isDates && len(text) == len("2006-01-02") {
			if d := dayOf(crm.Date(text)); d.Date() == crm.Date(text) {
				return dates.holds(int64(d))
			}
		}
		return bytes.Contains(text, word)
	}
}

func isBlank(b []byte) bool {
	switch string(b) {
	case "", "null", `""`, "[]", "{}":
		return true
	}
	return false
}

// fieldText is the folded text of a JSON string.
func fieldText(b []byte) []byte {
	inner := b[1 : len(b)-1]
	if isPlain(inner) {
		return inner
	}
	if bytes.IndexByte(inner, '\\') >= 0 {
		var s string
		if json.Unmarshal(b, &s) != nil {
			return nil
		}
		return []byte(crm.Fold(s))
	}
	return []byte(crm.Fold(string(inner)))
}

// isPlain says whether folding a text would change nothing that matters to a
// search in it.
func isPlain(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 || c == '\\' || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// parseNumbers tests a JSON number, or the minor units of money.
func parseNumbers(v string) func([]byte) bool {
	const scale = 1_000_000
	atom := func(text string) (interval, bool) {
		n, ok := decimal(text)
		if !ok || n > 1e12 || n < -1e12 {
			return interval{}, false
		}
		whole := int64(n * scale)
		return interval{whole, whole}, true
	}
	wanted, ok := parseInterval(v, atom)
	if !ok {
		return nil
	}
	return func(b []byte) bool {
		if minor := member(b, []byte(`"minor"`)); minor != nil {
			code := strings.Trim(string(member(b, []byte(`"currency"`))), `"`)
			n, err := strconv.ParseInt(string(minor), 10, 64)
			unit := int64(scale)
			for range crm.Currency(code).Digits() {
				unit /= 10
			}
			return err == nil && n < 1e12 && wanted.holds(n*unit)
		}
		n, err := strconv.ParseFloat(string(b), 64)
		return err == nil && n < 1e12 && n > -1e12 && wanted.holds(int64(n*scale))
	}
}

// member gives the JSON of a member of an object, found without parsing the
// rest, or nil. The key is quoted and needs no escapes.
func member(object, key []byte) []byte {
	if !bytes.Contains(object, key) {
		return nil
	}
	i := skipSpace(object, 0)
	if i >= len(object) || object[i] != '{' {
		return nil
	}
	i++
	for {
		i = skipSpace(object, i)
		if i < len(object) && object[i] == ',' {
			i = skipSpace(object, i+1)
		}
		end := skipString(object, i)
		if end < 0 {
			return nil
		}
		name := object[i:end]
		if i = skipSpace(object, end); i >= len(object) || object[i] != ':' {
			return nil
		}
		i = skipSpace(object, i+1)
		if end = skipValue(object, i); end <= i {
			return nil
		}
		if bytes.Equal(name, key) {
			return object[i:end]
		}
		i = end
	}
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\t' || b[i] == '\r') {
		i++
	}
	return i
}

// skipString gives the end of the string that begins at i, or -1.
func skipString(b []byte, i int) int {
	if i >= len(b) || b[i] != '"' {
		return -1
	}
	for i++; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// skipValue gives the end of the value that begins at i, or -1.
func skipValue(b []byte, i int) int {
	depth := 0
	for i < len(b) {
		switch b[i] {
		case '"':
			if i = skipString(b, i); i < 0 || depth == 0 {
				return i
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',', ' ', '\n', '\t', '\r':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return -1
}
