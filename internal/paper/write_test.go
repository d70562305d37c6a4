package paper_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

func sample() paper.Table {
	rows := [][]paper.Cell{
		{paper.Text("Łódź, \"Nord\""), paper.Amount(crm.Money{Minor: -8400050, Currency: "PLN"}), paper.Day("2026-11-05"), paper.Whole(30), paper.Moment(1_793_869_200_000)},
		{paper.Text("=HYPERLINK(\"http://x\")"), paper.Amount(crm.Money{Minor: 12, Currency: "JPY"}), paper.Day(""), paper.Num(paper.Number{Unscaled: -125, Scale: 3}), {}},
		{paper.Text("'=1"), paper.Text("-5"), paper.Text("+48 600"), paper.Text("@x"), paper.Text("Строка 1\nстрока 2")},
	}
	return paper.Table{Name: "Deals: open/won", Header: []string{"name", "=value", "close", "days", "at"}, Rows: func(yield func([]paper.Cell) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}}
}

// The golden file is read by people in review: no cell in it that a spreadsheet
// program would calculate, numbers excepted.
func TestCSVGolden(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile("testdata/table.csv")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := paper.WriteCSV(&got, sample(), paper.CSVOptions{BOM: true, Delimiter: ';'}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestWorkbookIsReadBack(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	if err := paper.WriteXLSX(&buf, sample(), sample()); err != nil {
		t.Fatal(err)
	}
	got := mustRead(t, buf.Bytes())
	if d := cmp.Diff([]string{"Deals  open won", "2 Deals  open won"}, got.sheet.Names); d != "" {
		t.Error(d)
	}
	want := [][]string{
		{"Łódź, \"Nord\"", "-84000.5", "2026-11-05", "30", "2026-11-05T09:00:00.000Z"},
		{"=HYPERLINK(\"http://x\")", "12", "", "-0.1250", ""},
		{"'=1", "-5", "+48 600", "@x", "Строка 1\nстрока 2"},
	}
	if d := cmp.Diff(want, got.rows); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"B1", "A3", "A4", "B4", "C4", "D4"} {
		if formula, err := f.GetCellFormula("Deals  open won", cell); formula != "" || err != nil {
			t.Errorf("%s is the formula %q (%v)", cell, formula, err)
		}
	}
}

// Any text comes back from a workbook as it was, and is no formula on the way.
func TestAnyTextSurvivesAWorkbook(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOf(rapid.RuneFrom([]rune("=+-@'\t\r\n_x005F<>&\"ąЖ😀 "), unicode.Letter, unicode.Punct)).
			Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 1, 5).Draw(t, "rows")
		var buf bytes.Buffer
		if err := paper.WriteXLSX(&buf, texts([]string{"a", "b"}, rows)); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(rows, rowsOf(t, buf.Bytes())); d != "" {
			t.Fatalf("(-written +read):\n%s", d)
		}
	})
}

// Amounts come back from both formats to the last minor unit.
func TestAmountsSurviveBothFormats(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		currency := rapid.SampledFrom([]crm.Currency{"PLN", "JPY", "KWD"}).Draw(t, "currency")
		minors := rapid.SliceOfN(rapid.Int64Range(-99_999_999_999_999_999, 99_999_999_999_999_999), 1, 6).Draw(t, "amounts")
		table := paper.Table{Name: "x", Header: []string{"name", "value"}, Rows: func(yield func([]paper.Cell) bool) {
			for _, m := range minors {
				if !yield([]paper.Cell{paper.Text("deal"), paper.Amount(crm.Money{Minor: m, Currency: currency})}) {
					return
				}
			}
		}}
		var csv, xlsx bytes.Buffer
		if err := paper.WriteCSV(&csv, table, paper.CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		if err := paper.WriteXLSX(&xlsx, table); err != nil {
			t.Fatal(err)
		}
		for _, data := range [][]byte{csv.Bytes(), xlsx.Bytes()} {
			for i, row := range rowsOf(t, data) {
				got, rounded, err := paper.ParseMoney(row[1], paper.DecimalPoint, currency)
				if err != nil || rounded || got.Minor != minors[i] {
					t.Fatalf("%d was written, %q reads as %d (%v)", minors[i], row[1], got.Minor, err)
				}
			}
		}
	})
}

func TestTextTooLongForAWorkbookIsRefused(t *testing.T) {
	t.Parallel()
	err := paper.WriteXLSX(&bytes.Buffer{}, texts([]string{"a"}, [][]string{{strings.Repeat("x", 32_768)}}))
	if code(err) != "paper.cell_too_long" {
		t.Errorf("got %v", err)
	}
}
