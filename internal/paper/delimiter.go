package paper

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"hummock/internal/crm"
)

// delimiters in the order that decides between equals: a comma is the one that
// stands in ordinary texts and amounts as well.
var delimiters = [...]byte{'\t', ';', '|', ','}

const (
	maxOpenLines = 64 // lines after which an open quote is taken for a mistake
	maxCounted   = 1024
)

// quoteState says where in a record a byte stands.
type quoteState byte

const (
	atStart   quoteState = iota // of a cell
	inCell                      // without quotes
	inQuotes                    // of a quoted cell
	afterTick                   // after a quote inside quotes: the closing one, or the first of two
)

// quoting follows the quotes of a record line by line.
type quoting struct {
	delim byte
	state quoteState
}

// walk goes over a line and counts the delimiters outside quotes.
func (q *quoting) walk(line []byte) int {
	n := 0
	for _, b := range line {
		switch {
		case q.state == inQuotes:
			if b == '"' {
				q.state = afterTick
			}
		case b == '"' && q.state == afterTick, b == '"' && q.state == atStart:
			q.state = inQuotes
		case b == q.delim:
			n++
			q.state = atStart
		default:
			q.state = inCell
		}
	}
	return n
}

// tally counts how many records have how many delimiters.
type tally struct {
	quoting
	open    int // lines since an open quote began
	current int
	header  int // delimiters of the first record
	records int
	counts  [maxCounted]int
}

func (t *tally) add(line []byte) {
	if t.state != inQuotes && bytes.IndexByte(line, '"') < 0 {
		t.current += bytes.Count(line, []byte{t.delim})
	} else {
		t.current += t.walk(line)
		if t.open++; t.state == inQuotes && t.open < maxOpenLines {
			return
		}
	}
	if t.records == 0 {
		t.header = t.current
	}
	t.records++
	t.counts[min(t.current, maxCounted-1)]++
	t.state, t.open, t.current = atStart, 0, 0
}

// regularity is the share of records that have the most frequent number of
// delimiters; a header that has another number halves it. 0 where the
// delimiter does not divide most records.
func (t *tally) regularity() float64 {
	best := 0
	for n, records := range t.counts {
		if records > t.counts[best] {
			best = n
		}
	}
	if best == 0 {
		return 0
	}
	share := float64(t.counts[best]) / float64(t.records)
	if t.header != best {
		share /= 2
	}
	return share
}

func chooseDelimiter(asked, hint rune, r *csvReader) (rune, error) {
	if asked == 0 && hint != 0 {
		return hint, nil
	}
	if asked == 0 {
		return guessDelimiter(r)
	}
	if !strings.ContainsRune(string(delimiters[:]), asked) {
		return 0, crm.Invalidf("paper.delimiter_unknown", "%q cannot be a delimiter: use a comma, semicolon, tab or bar", asked)
	}
	return asked, nil
}

// guessDelimiter takes the delimiter that divides all rows most regularly.
func guessDelimiter(r *csvReader) (rune, error) {
	var tallies [len(delimiters)]tally
	for i, d := range delimiters {
		tallies[i].delim = d
	}
	for {
		line, err := r.line()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return 0, err
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		for i := range tallies {
			tallies[i].add(line)
		}
	}
	best, bestScore := ',', 0.0
	for i := range tallies {
		if score := tallies[i].regularity(); score > bestScore {
			best, bestScore = rune(delimiters[i]), score
		}
	}
	return best, nil
}

// hint reads the line "sep=;" by which spreadsheet programs name the delimiter
// of a file; 0 where the first line is no such hint.
func (r *csvReader) hint() (rune, error) {
	line, err := r.line()
	if errors.Is(err, io.EOF) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	text := strings.Trim(string(trimEOL(line)), `"`)
	if len(text) == 5 && strings.EqualFold(text[:4], "sep=") && bytes.IndexByte(delimiters[:], text[4]) >= 0 {
		return rune(text[4]), nil
	}
	return 0, nil
}
