package paper

import "strings"

// listSigns divide the items of a list in one cell.
const listSigns = ",;|"

// List writes items into one cell. One that holds a sign by which lists are
// divided stands in quotes, as a cell does in a CSV file, so that ParseList gives
// back what was written. No item may be empty or begin or end with a space.
func List(items []string) string {
	cells := make([]string, len(items))
	for i, item := range items {
		cells[i] = item
		if strings.ContainsAny(item, listSigns) || strings.HasPrefix(item, `"`) {
			cells[i] = `"` + strings.ReplaceAll(item, `"`, `""`) + `"`
		}
	}
	return strings.Join(cells, ", ")
}

// ParseList reads the items of a cell, divided by commas, semicolons or bars. A
// quote that is not closed before the next of them is a sign like any other.
func ParseList(cell string) []string {
	var items []string
	for cell = strings.TrimSpace(cell); cell != ""; cell = strings.TrimSpace(cell) {
		item, rest, ok := quotedItem(cell)
		if !ok {
			end := strings.IndexAny(cell, listSigns)
			if end < 0 {
				end = len(cell)
			}
			item, rest = cell[:end], cell[end:]
		}
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
		cell = strings.TrimLeft(rest, listSigns)
	}
	return items
}

// quotedItem cuts an item in quotes off, if one stands there whole.
func quotedItem(s string) (item, rest string, ok bool) {
	var b strings.Builder
	for rest, ok = strings.CutPrefix(s, `"`); ok; {
		part, after, closed := strings.Cut(rest, `"`)
		if !closed {
			return "", s, false
		}
		b.WriteString(part)
		if rest, ok = strings.CutPrefix(after, `"`); ok {
			b.WriteByte('"')
			continue
		}
		rest = strings.TrimSpace(after)
		return b.String(), rest, rest == "" || strings.IndexAny(rest, listSigns) == 0
	}
	return "", s, false
}
