package paper

import (
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"hummock/internal/crm"
)

// The encodings that CSV files are read in, as named in [Sheet] and [Options].
const (
	UTF8        = "utf-8"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	Windows1251 = "windows-1251"
	Windows1250 = "windows-1250"
	ISO88592    = "iso-8859-2"
	KOI8R       = "koi8-r"
)

// Encodings lists the names that [Options] takes.
func Encodings() []string {
	return []string{UTF8, UTF16LE, UTF16BE, Windows1251, Windows1250, ISO88592, KOI8R}
}

func encodingNamed(name string) (encoding.Encoding, bool) {
	switch name {
	case UTF8:
		return unicode.UTF8BOM, true
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), true
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), true
	case Windows1251:
		return charmap.Windows1251, true
	case Windows1250:
		return charmap.Windows1250, true
	case ISO88592:
		return charmap.ISO8859_2, true
	case KOI8R:
		return charmap.KOI8R, true
	}
	return nil, false
}

// byteStats is what one pass over all bytes of a file tells about its encoding.
type byteStats struct {
	head       []byte // the first bytes, for the byte order mark
	size       int64
	nul        [2]int64 // zero bytes at even and odd places
	upperHalf  [2]int64 // bytes that are likely upper halves of UTF-16 units
	cr, lf     int64
	multi, bad int64             // multi-byte UTF-8 sequences, and broken ones
	high       int64             // bytes above 0x7f
	pairs      *[256][256]uint32 // neighbours of which at least one is above 0x7f
}

func measureBytes(r io.Reader) (*byteStats, error) {
	st := &byteStats{pairs: new([256][256]uint32)}
	buf := make([]byte, 64<<10)
	kept := 0 // bytes of an unfinished UTF-8 sequence at the start of buf
	prev := byte('\n')
	for {
		n, err := io.ReadFull(r, buf[kept:])
		prev = st.addBytes(buf[kept:kept+n], prev)
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		kept = st.addSequences(buf[:kept+n], last)
		if last {
			return st, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (st *byteStats) addBytes(chunk []byte, prev byte) byte {
	if st.size == 0 {
		st.head = append(st.head, chunk[:min(3, len(chunk))]...)
	}
	for i, b := range chunk {
		switch parity := (st.size + int64(i)) & 1; b {
		case 0:
			st.nul[parity]++
			st.upperHalf[parity]++
		case 1, 2, 4, 0x20:
			st.upperHalf[parity]++
		case '\n':
			st.lf++
		case '\r':
			st.cr++
		}
		if b|prev >= 0x80 {
			st.pairs[prev][b]++
		}
		if b >= 0x80 {
			st.high++
		}
		prev = b
	}
	st.size += int64(len(chunk))
	return prev
}

// addSequences counts UTF-8 sequences, moves an unfinished one to the front of
// the chunk and returns its length.
func (st *byteStats) addSequences(chunk []byte, last bool) int {
	for i := 0; i < len(chunk); {
		if chunk[i] < utf8.RuneSelf {
			i++
			continue
		}
		if !last && !utf8.FullRune(chunk[i:]) {
			return copy(chunk, chunk[i:])
		}
		r, n := utf8.DecodeRune(chunk[i:])
		if r == utf8.RuneError && n == 1 {
			st.bad++
		} else {
			st.multi++
		}
		i += n
	}
	return 0
}

// encoding names the most likely encoding of the measured file.
func (st *byteStats) encoding(file string) (string, error) {
	head := string(st.head)
	switch {
	case head == "\xef\xbb\xbf":
		return UTF8, nil
	case len(head) >= 2 && head[:2] == "\xff\xfe":
		return UTF16LE, nil
	case len(head) >= 2 && head[:2] == "\xfe\xff":
		return UTF16BE, nil
	case st.nul[0]+st.nul[1] > 0:
		return st.wide(file)
	case st.bad == 0, st.multi > 20*st.bad:
		return UTF8, nil
	}
	return st.likeliest(), nil
}

// wide recognises UTF-16 without a byte order mark: nearly all upper halves of
// European text are one of a few values, and zero bytes stand on that side only.
func (st *byteStats) wide(file string) (string, error) {
	half := st.size / 2
	switch {
	case st.nul[1] > 50*st.nul[0] && st.upperHalf[1]*10 >= half*9:
		return UTF16LE, nil
	case st.nul[0] > 50*st.nul[1] && st.upperHalf[0]*10 >= half*9:
		return UTF16BE, nil
	}
	return "", nulBytes(file)
}

func nulBytes(file string) error {
	return crm.Invalidf("paper.nul_bytes",
		"%s holds zero bytes, so it is not a text table: save it again as CSV or XLSX and choose that file", file).With("file", file)
}

// likeliest compares how probable the bytes are as Russian or Polish text under
// each single-byte encoding (a naive Bayes classifier over letter pairs).
func (st *byteStats) likeliest() string {
	russian, polish := learn(russianAlphabet, russianPage), learn(polishAlphabet, polishPage)
	best, bestScore := "", 0.0
	for _, c := range []struct {
		name  string
		chars *charmap.Charmap
		model *letterModel
	}{
		{Windows1251, charmap.Windows1251, russian},
		{Windows1250, charmap.Windows1250, polish},
		{KOI8R, charmap.KOI8R, russian},
		{ISO88592, charmap.ISO8859_2, polish},
	} {
		score := st.likelihood(c.chars, c.model)
		if best == "" || score > bestScore {
			best, bestScore = c.name, score
		}
	}
	return best
}

func (st *byteStats) likelihood(chars *charmap.Charmap, m *letterModel) float64 {
	sum := 0.0
	for a := range st.pairs {
		for b, n := range st.pairs[a] {
			if n > 0 {
				sum += float64(n) * m.score(chars.DecodeByte(byte(a)), chars.DecodeByte(byte(b)))
			}
		}
	}
	return sum
}

// decoded gives the text of r as UTF-8 without byte order mark, line ends of
// old Macintosh files made into ordinary ones.
func (st *byteStats) decoded(r io.Reader, name string) io.Reader {
	enc, _ := encodingNamed(name)
	if name != UTF8 || st.bad > 0 {
		r = transform.NewReader(r, enc.NewDecoder())
	} else if string(st.head) == "\xef\xbb\xbf" {
		_, _ = io.CopyN(io.Discard, r, 3)
	}
	if st.cr > 0 && st.lf == 0 {
		r = carriageReturns{r}
	}
	return r
}

type carriageReturns struct{ io.Reader }

func (c carriageReturns) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}
