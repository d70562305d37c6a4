package paper

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"hummock/internal/crm"
)

func (s *Sheet) openCSV(file io.ReaderAt, size int64, opt Options) error {
	s.Kind = CSV
	st, err := measureBytes(io.NewSectionReader(file, 0, size))
	if err != nil {
		return err
	}
	if s.Encoding = opt.Encoding; s.Encoding == "" {
		if s.Encoding, err = st.encoding(s.File); err != nil {
			return err
		}
	}
	if _, ok := encodingNamed(s.Encoding); !ok {
		return crm.Invalidf("paper.encoding_unknown", "the encoding %q is not known: use one of %s", s.Encoding, strings.Join(Encodings(), ", "))
	}
	again := func() *csvReader {
		text := st.decoded(io.NewSectionReader(file, 0, size), s.Encoding)
		return &csvReader{file: s.File, in: bufio.NewReaderSize(text, 64<<10)}
	}
	hint, err := again().hint()
	if err != nil {
		return err
	}
	if s.Delimiter, err = chooseDelimiter(opt.Delimiter, hint, again()); err != nil {
		return err
	}
	clean := s.Encoding == UTF8 && st.bad == 0
	s.scan = func(each func(int, []string) error) error {
		r := again()
		if hint != 0 {
			_, _ = r.line()
		}
		r.delim = byte(s.Delimiter)
		return s.scanCSV(r, clean, each)
	}
	return nil
}

func (s *Sheet) scanCSV(r *csvReader, clean bool, each func(int, []string) error) error {
	for {
		cells, unclosed, err := r.record()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if unclosed {
			s.flaw(r.row, "paper.unclosed_quote", "row %d opens a quote that is never closed: remove the quote or close it", r.row)
		}
		if !clean && bytes.Contains(r.text, []byte("\uFFFD")) {
			s.flaw(r.row, "paper.unreadable_characters", "row %d holds characters that %s does not have: check the encoding of the file", r.row, s.Encoding)
		}
		for i, c := range cells {
			cells[i] = defused(c)
		}
		if err := each(r.row, cells); err != nil {
			return err
		}
	}
}

// csvReader gives the records of a delimited text. A quote counts only at the
// start of a cell; a cell whose closing quote is followed by more text is taken
// as it stands, so that «"North" Ltd» stays whole.
type csvReader struct {
	file    string
	in      *bufio.Reader
	delim   byte
	row     int    // number of the record last given; empty lines count
	text    []byte // its text
	first   int    // where its first line ends in text
	back    []byte // lines given back after an unclosed quote
	cells   []string
	rescues int
}

// record gives the next record, and whether it opened a quote that nothing
// closes; then only its first line belongs to it.
func (r *csvReader) record() (cells []string, unclosed bool, err error) {
	line, err := r.line()
	if err != nil {
		return nil, false, err
	}
	r.row++
	r.text = append(r.text[:0], line...)
	if bytes.IndexByte(r.text, '"') < 0 {
		return r.give(r.split(string(trimEOL(r.text)), false), false)
	}
	q := quoting{delim: r.delim}
	q.walk(line)
	r.first = len(r.text)
	for q.state == inQuotes {
		line, err = r.line()
		if errors.Is(err, io.EOF) || err == nil && len(r.text)+len(line) > maxRecord {
			return r.rescue(line)
		}
		if err != nil {
			return nil, false, err
		}
		q.walk(line)
		r.text = append(r.text, line...)
	}
	return r.give(r.split(string(trimEOL(r.text)), true), false)
}

func (r *csvReader) give(cells []string, unclosed bool) ([]string, bool, error) {
	if len(cells) > maxColumn {
		return nil, false, crm.Errorf(crm.TooLarge, "paper.too_many_columns", "row %d of %s has more than %d columns: check the delimiter", r.row, r.file, maxColumn)
	}
	return cells, unclosed, nil
}

// rescue takes the first line alone, quotes as ordinary characters, and gives
// the others back. The number of rescues is limited since each reads ahead.
func (r *csvReader) rescue(pending []byte) ([]string, bool, error) {
	r.rescues++
	if r.rescues > maxRescues {
		return nil, false, crm.Invalidf("paper.quotes_broken", "%s has more than %d quotes that are never closed, the last in row %d: save it again with one way of quoting", r.file, maxRescues, r.row)
	}
	r.back = slices.Concat(r.text[r.first:], pending, r.back)
	r.text = r.text[:r.first]
	return r.give(r.split(string(trimEOL(r.text)), false), true)
}

// line gives the next line with its end. It is valid until the next call.
func (r *csvReader) line() ([]byte, error) {
	if n := bytes.IndexByte(r.back, '\n') + 1; n > 0 {
		line := r.back[:n]
		r.back = r.back[n:]
		return line, nil
	}
	if len(r.back) > 0 { // the last line of the file, without an end
		line := r.back
		r.back = nil
		return line, nil
	}
	line, err := r.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		line, err = r.longLine(line)
	}
	if errors.Is(err, io.EOF) && len(line) > 0 {
		err = nil
	}
	if err != nil {
		return nil, err
	}
	if bytes.IndexByte(line, 0) >= 0 {
		return nil, nulBytes(r.file)
	}
	return line, nil
}

func (r *csvReader) longLine(start []byte) ([]byte, error) {
	long := bytes.Clone(start)
	for {
		more, err := r.in.ReadSlice('\n')
		long = append(long, more...)
		if len(long) > maxRecord {
			return nil, crm.Errorf(crm.TooLarge, "paper.line_too_long", "row %d of %s is longer than %d bytes: check that it is a table", r.row+1, r.file, maxRecord)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return long, err
		}
	}
}

func trimEOL(b []byte) []byte {
	b = bytes.TrimSuffix(b, []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r"))
}

// split cuts the text of a record into cells.
func (r *csvReader) split(text string, quotes bool) []string {
	r.cells = r.cells[:0]
	for {
		var cell string
		var more bool
		if quotes && strings.HasPrefix(text, `"`) {
			cell, text, more = cutQuoted(text, r.delim)
		} else {
			cell, text, more = strings.Cut(text, string(rune(r.delim)))
		}
		r.cells = append(r.cells, cell)
		if !more {
			return r.cells
		}
	}
}

// cutQuoted cuts the first cell, which begins with a quote.
func cutQuoted(text string, delim byte) (cell, rest string, more bool) {
	end := 1
	for end < len(text) {
		i := strings.IndexByte(text[end:], '"')
		if i < 0 {
			end = len(text)
			break
		}
		end += i
		if !strings.HasPrefix(text[end:], `""`) {
			break
		}
		end += 2
	}
	after := min(end+1, len(text))
	tail, rest, more := strings.Cut(text[after:], string(rune(delim)))
	if tail != "" || end == len(text) {
		return text[:after+len(tail)], rest, more
	}
	return strings.ReplaceAll(text[1:end], `""`, `"`), rest, more
}
