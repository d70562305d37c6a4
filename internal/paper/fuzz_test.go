package paper_test

import (
	"bytes"
	"testing"
	"time"

	"hummock/internal/paper"
)

// fuzzRead reads a file of any bytes to the end. It may fail with one of our
// errors only, and gives the same rows each time.
func fuzzRead(t *testing.T, data []byte) {
	s, err := paper.Open(bytes.NewReader(data), int64(len(data)), "fuzz", paper.Options{})
	if err != nil {
		if code(err) == "" {
			t.Fatalf("%v is none of our errors", err)
		}
		return
	}
	count := func() (rows int) {
		last := s.HeaderRow
		err := s.Rows(func(row int, cells []string) error {
			if row <= last || len(cells) < len(s.Header) {
				t.Fatalf("row %d after %d with %d cells", row, last, len(cells))
			}
			last = row
			rows++
			return nil
		})
		if err != nil && code(err) == "" {
			t.Fatalf("%v is none of our errors", err)
		}
		return rows
	}
	if a, b := count(), count(); a != b {
		t.Fatalf("%d rows, then %d", a, b)
	}
	if _, err := paper.Guess(s); err != nil && code(err) == "" {
		t.Fatalf("%v is none of our errors", err)
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Add([]byte("sep=;\na;\"b\n\";c\n\"x\"y;2\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x001\x00"))
	f.Add([]byte("\xca\xeb\xe8\xe5\xed\xf2;\xd1\xf3\xec\xec\xe0\r\n\xc0;1\r\n"))
	f.Add([]byte("a\r\"b\rc,\"\""))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzRead(t, data) })
}

func FuzzXLSX(f *testing.F) {
	f.Add(workbook(f, header+`<row r="2"><c r="A2"><v>1</v></c></row>`, nil))
	f.Add(workbook(f, header+`<row r="2"><c t="s"><v>0</v></c></row>`, parts{"xl/sharedStrings.xml": `<sst><si><t>x</t></si></sst>`}))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzRead(t, data) })
}

// FuzzXLSXSheet reaches deeper than FuzzXLSX, whose changes seldom survive the
// checksums of the archive.
func FuzzXLSXSheet(f *testing.F) {
	f.Add(`<row r="2"><c r="B2" t="s" s="1"><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c></row>`, `<cellXfs><xf numFmtId="14"/></cellXfs>`, `<si><t>x</t></si>`)
	f.Add(`<row><c s="0"><f>1+1</f><v>46331.5</v></c></row>`, `<numFmts><numFmt numFmtId="200" formatCode="[$-409]d\ mmm"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`, ``)
	f.Fuzz(func(t *testing.T, rows, styles, shared string) {
		fuzzRead(t, workbook(t, header+rows, parts{"xl/styles.xml": "<s>" + styles + "</s>", "xl/sharedStrings.xml": "<sst>" + shared + "</sst>"}))
	})
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"12 345,67", "12.345,67", "12'345.67", "$-5", "(1,2 mln zł)", "12 тыс.", "1e-5", "65 %", ".5", "1.250"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := paper.ParseNumber(s, paper.DecimalPoint)
		if err != nil {
			if code(err) == "" {
				t.Fatalf("%v is none of our errors", err)
			}
			return
		}
		again, err := paper.ParseNumber(n.String(), paper.DecimalPoint)
		if err != nil || again.String() != n.String() {
			t.Fatalf("%q reads as %s, which reads as %s (%v)", s, n, again, err)
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-11-05", "2026-11-05T14:30:00+02:00", "05.11.2026 г.", "5/11/26 2:30 PM", "5 listopada 2026", "46331.5", "20261105"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, order := range []paper.DateOrder{paper.AnyOrder, paper.DMY, paper.MDY, paper.YMD} {
			day, err := paper.ParseDate(s, order)
			if err != nil {
				if code(err) == "" {
					t.Fatalf("%v is none of our errors", err)
				}
				continue
			}
			if _, err := time.Parse(time.DateOnly, string(day)); err != nil {
				t.Fatalf("%q reads as %q", s, day)
			}
		}
	})
}
