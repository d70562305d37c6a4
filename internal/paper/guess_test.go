package paper_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"hummock/internal/paper"
)

func guess(t *testing.T, header string, rows ...string) []paper.Column {
	t.Helper()
	columns, err := paper.Guess(mustRead(t, lines(append([]string{header}, rows...)...)).sheet)
	if err != nil {
		t.Fatal(err)
	}
	return columns
}

func column(values ...string) []string { // as the second of two
	var rows []string
	for i, v := range values {
		rows = append(rows, fmt.Sprintf("row %d|%s", i+2, v))
	}
	return rows
}

func TestDecimalSignIsGuessedFromAllRows(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name      string
		values    []string
		want      paper.Decimal
		ambiguous bool
		row       int
	}{
		{"one row decides for all", []string{"1.250", "2.500", "1.234,50"}, ",", false, 0},
		{"grouping decides too", []string{"1.250", "1.234.567"}, ",", false, 0},
		{"decimals decide", []string{"1,250", "0.5"}, ".", false, 0},
		{"nothing decides", []string{"7", "1.250", "2.500"}, ",", true, 3},
		{"nothing to decide", []string{"7", "8 000"}, "", false, 0},
		{"rows contradict", []string{"1,5", "2,5", "3.5", "1.250"}, ",", true, 5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := guess(t, "name|value", column(tt.values...)...)[1].Numbers
			if got.Count != len(tt.values) || got.Decimal != tt.want || got.Ambiguous != tt.ambiguous || got.ExampleRow != tt.row {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestAnotherColumnHelpsWhereOneDoesNotDecide(t *testing.T) {
	t.Parallel()
	got := guess(t, "a|b|c|d", "1.250|3.5|05/06/2026|06/13/2026")
	if n := got[0].Numbers; n.Decimal != paper.DecimalPoint || !n.Ambiguous {
		t.Errorf("numbers %+v", n)
	}
	if d := got[2].Dates; d.Order != paper.MDY || !d.Ambiguous {
		t.Errorf("dates %+v", d)
	}
}

func TestDateOrderIsGuessedFromAllRows(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name      string
		values    []string
		want      paper.DateOrder
		misfits   int
		ambiguous bool
	}{
		{"a 13th decides", []string{"05.11.2026", "13.11.2026"}, paper.DMY, 0, false},
		{"a 13th in the second place", []string{"05/11/2026", "11/13/2026"}, paper.MDY, 0, false},
		{"mixed separators", []string{"5/13/2017", "03-11-17", "3.2.2017"}, paper.MDY, 0, false},
		{"two-digit years", []string{"20-10-16", "01-03-17", "31-12-17"}, paper.DMY, 0, false},
		{"two-digit year in front", []string{"16-10-20", "99-12-31"}, paper.YMD, 0, false},
		{"nothing decides", []string{"05.11.2026", "06.11.2026"}, paper.DMY, 0, true},
		{"equal days leave no doubt", []string{"05.05.2026", "11.11.2026"}, paper.DMY, 0, false},
		{"ISO needs no order", []string{"2026-11-05", "2026-11-06"}, "", 0, false},
		{"one row in the other order", []string{"13.11.2026", "14.11.2026", "11.15.2026"}, paper.DMY, 1, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := guess(t, "name|date", column(tt.values...)...)[1].Dates
			if got.Count != len(tt.values) || got.Order != tt.want || got.Misfits != tt.misfits || got.Ambiguous != tt.ambiguous {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestColumnsTellWhatTheyHold(t *testing.T) {
	t.Parallel()
	got := guess(t, "name|value", "North|1", "North|", "South|2", "East|2", "West|2")
	if c := got[0]; c.Name != "name" || c.Filled != 5 || strings.Join(c.Samples, " ") != "North South East" || c.Numbers.Count != 0 {
		t.Errorf("got %+v", c)
	}
	if c := got[1]; c.Filled != 4 || c.Numbers.Count != 4 || c.Dates.Count != 0 {
		t.Errorf("got %+v", c)
	}
}

func TestNumbersOfAWorkbookAreNeverAmbiguous(t *testing.T) {
	t.Parallel()
	data := workbook(t, `<row><c t="inlineStr"><is><t>value</t></is></c></row><row><c><v>1.25</v></c></row><row><c><v>1.234</v></c></row>`, nil)
	s, err := paper.Open(bytes.NewReader(data), int64(len(data)), "x", paper.Options{})
	if err != nil {
		t.Fatal(err)
	}
	columns, err := paper.Guess(s)
	if err != nil || columns[0].Numbers.Ambiguous || columns[0].Numbers.Decimal != paper.DecimalPoint {
		t.Errorf("got %+v (%v)", columns, err)
	}
}
