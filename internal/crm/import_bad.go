package crm

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// A file of bad rows has the columns of the original, then one for each cell that
// a row has beyond them, then what was wrong. Those names begin with
// BadRowColumns; two of them are read when the file comes in again.
const (
	BadRowCell     = BadRowColumns + "cell "    // a cell beyond the header; its number follows
	BadRowRow      = BadRowColumns + "row"      // the first of those that say what was wrong
	BadRowRepeated = BadRowColumns + "repeated" // Print of a row whose key stood before it in the original
)

// Print tells rows of a file apart by the cells that are its own: what a file of
// bad rows adds does not count, nor do empty cells at the end.
func (f *ImportFile) Print(cells []string) uint64 {
	h := fnv.New64a()
	empty := 0
	for i, cell := range cells {
		if i < len(f.Columns) && strings.HasPrefix(f.Columns[i].Name, BadRowColumns) {
			continue
		}
		if cell = strings.TrimSpace(cell); cell == "" {
			empty++
			continue
		}
		_, _ = fmt.Fprintf(h, "%*s%s", empty+1, "\x00", cell)
		empty = 0
	}
	return h.Sum64()
}

// BadRowMark is the print of a row as a file of bad rows carries it.
func (f *ImportFile) BadRowMark(cells []string) string {
	return fmt.Sprintf("%016x", f.Print(cells))
}
