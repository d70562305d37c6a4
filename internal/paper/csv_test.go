package paper_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/paper"
)

func TestCSVIsReadAsPeopleSaveIt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		data   []byte
		delim  rune
		header []string
		rows   [][]string
		nums   []int
		flaws  []string
	}{
		{
			"commas", lines("name,value", "North,100", "South,200"), ',',
			[]string{"name", "value"},
			[][]string{{"North", "100"}, {"South", "200"}},
			[]int{2, 3},
			nil,
		},
		{
			"semicolons with decimal commas in every row", lines("Firma;Kwota;Rabat", "A;1,5;0,5", "B;2,5;1,5"), ';',
			[]string{"Firma", "Kwota", "Rabat"},
			[][]string{{"A", "1,5", "0,5"}, {"B", "2,5", "1,5"}},
			[]int{2, 3},
			nil,
		},
		{
			"tabs", lines("a\tb", "1, 2\t3;4", "5\t6"), '\t',
			[]string{"a", "b"},
			[][]string{{"1, 2", "3;4"}, {"5", "6"}},
			[]int{2, 3},
			nil,
		},
		{"bars", lines("a|b", "1|2"), '|', []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}, nil},
		{
			"one column", lines("name", "North, the", "South"), ',',
			[]string{"name"},
			[][]string{{"North", " the"}, {"South"}},
			[]int{2, 3},
			[]string{"2 paper.row_long"},
		},
		{"delimiter hint", lines("sep=;", "a;b,c", "1;2"), ';', []string{"a", "b,c"}, [][]string{{"1", "2"}}, []int{2}, nil},
		{"byte order mark", []byte("\xef\xbb\xbfa,b\n1,2\n"), ',', []string{"a", "b"}, [][]string{{"1", "2"}}, []int{2}, nil},
		{"line ends of Windows, none at the end", []byte("a,b\r\n1,2\r\n3,4"), ',', []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{2, 3}, nil},
		{"line ends of old Macs", []byte("a,b\r1,2\r3,4\r"), ',', []string{"a", "b"}, [][]string{{"1", "2"}, {"3", "4"}}, []int{2, 3}, nil},
		{
			"quotes, doubled quotes, line ends inside", lines(`a,b`, `"x, ""y""",1`, "\"two\r\nlines\",2", "z,3"), ',',
			[]string{"a", "b"},
			[][]string{{`x, "y"`, "1"}, {"two\r\nlines", "2"}, {"z", "3"}},
			[]int{2, 3, 4},
			nil,
		},
		{
			"a firm in quotes followed by its form", lines(`firm,value`, `"North" Ltd,5`, `Ltd "South",6`), ',',
			[]string{"firm", "value"},
			[][]string{{`"North" Ltd`, "5"}, {`Ltd "South"`, "6"}},
			[]int{2, 3},
			nil,
		},
		{
			"an open quote takes its own row only", lines(`a,b`, `"x,1`, `y,2`, `z,3`), ',',
			[]string{"a", "b"},
			[][]string{{`"x`, "1"}, {"y", "2"}, {"z", "3"}},
			[]int{2, 3, 4},
			[]string{"2 paper.unclosed_quote"},
		},
		{
			"empty rows count but are not given", lines("", "a,b", "", "1,2", ",", "3,4"), ',',
			[]string{"a", "b"},
			[][]string{{"1", "2"}, {"3", "4"}},
			[]int{4, 6},
			nil,
		},
		{
			"ragged rows are reported and given", lines("a,b,c", "1,2", "1,2,3,4", "1,2,3,", "1,2,3"), ',',
			[]string{"a", "b", "c"},
			[][]string{{"1", "2", ""}, {"1", "2", "3", "4"}, {"1", "2", "3"}, {"1", "2", "3"}},
			[]int{2, 3, 4, 5},
			[]string{"2 paper.row_short", "3 paper.row_long"},
		},
		{
			"our own apostrophes go away", lines("a,b", "'=1+1,'x", "''-5,'+48 600"), ',',
			[]string{"a", "b"},
			[][]string{{"=1+1", "'x"}, {"'-5", "+48 600"}},
			[]int{2, 3},
			nil,
		},
		{
			"broken UTF-8 here and there", append(lines("имя,город", strings.Repeat("Анна,Москва\n", 20)), "Пётр,Каза\xff\n"...), ',',
			[]string{"имя", "город"},
			append(repeat([]string{"Анна", "Москва"}, 20), []string{"Пётр", "Каза\uFFFD"}), nil,
			[]string{"23 paper.unreadable_characters"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := mustRead(t, tt.data)
			if got.sheet.Delimiter != tt.delim {
				t.Errorf("delimiter %q, want %q", got.sheet.Delimiter, tt.delim)
			}
			if d := cmp.Diff(tt.header, got.sheet.Header); d != "" {
				t.Errorf("header (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.rows, got.rows); d != "" {
				t.Errorf("rows (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.nums, got.nums); tt.nums != nil && d != "" {
				t.Errorf("row numbers (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.flaws, got.flaws); d != "" {
				t.Errorf("flaws (-want +got):\n%s", d)
			}
		})
	}
}

func repeat(row []string, n int) (rows [][]string) {
	for range n {
		rows = append(rows, row)
	}
	return rows
}

func TestWhatIsNoTableIsRefusedWithOneSentence(t *testing.T) {
	t.Parallel()
	openQuotes := "a,b\n" + strings.Repeat("x\"y,\"z\n", 200_000)
	for want, data := range map[string]string{
		"paper.empty":            "",
		"paper.nul_bytes":        "a,b\n1,\x002\n" + strings.Repeat("3,4\n", 50),
		"paper.not_a_table":      "%PDF-1.7 ...",
		"paper.encrypted_or_old": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600),
		"paper.line_too_long":    "a,b\n" + strings.Repeat("x", 2<<20),
		"paper.too_many_columns": "a,b\n" + strings.Repeat(",", 17_000) + "x\n",
		"paper.quotes_broken":    openQuotes,
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, []byte(data), paper.Options{})
			if code(err) != want {
				t.Fatalf("got %v, want %s", err, want)
			}
			if msg := err.Error(); !strings.Contains(msg, "deals.csv") || strings.Contains(msg, "\n") {
				t.Errorf("not one sentence about the file: %q", msg)
			}
		})
	}
}

func TestOptionsOverrideWhatIsFound(t *testing.T) {
	t.Parallel()
	got, err := read(t, []byte("a;b,c\n\xb1;2,3\n"), paper.Options{Encoding: paper.ISO88592, Delimiter: ','})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([][]string{{"ą;2", "3"}}, got.rows); d != "" {
		t.Error(d)
	}
	if _, err := read(t, []byte("a,b\n"), paper.Options{Encoding: "ebcdic"}); code(err) != "paper.encoding_unknown" {
		t.Error(err)
	}
	if _, err := read(t, []byte("a,b\n"), paper.Options{Delimiter: 'x'}); code(err) != "paper.delimiter_unknown" {
		t.Error(err)
	}
}

func TestRowsCanBeReadAgainAndStopped(t *testing.T) {
	t.Parallel()
	got := mustRead(t, lines("a,b", "1,2", "3,4"))
	stop := errors.New("enough")
	for range 2 {
		seen := 0
		err := got.sheet.Rows(func(int, []string) error { seen++; return stop })
		if !errors.Is(err, stop) || seen != 1 {
			t.Errorf("got %v after %d rows, want the callback's own error after 1", err, seen)
		}
	}
}
