package paper_test

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

var labels = paper.FunnelLabels{
	Title: "Funnel", Number: "Number", Client: "Client", Deal: "Deal", Value: "Contract value", Currency: "Currency", Rate: "Rate",
	Stage: "Stage", Probability: "Probability", Weighted: "Weighted value", ExpectedClose: "Expected close", CreditDays: "Credit days",
	CashDate: "Cash expected", OtherMonths: "Other months", Total: "Total", Unrated: "Without a rate, in no total",
}

func funnelInput() paper.FunnelSheetInput {
	return paper.FunnelSheetInput{Labels: labels, Base: "USD", FirstMonth: "2011-01", Months: 3, Rows: []paper.FunnelRow{
		{Number: "D-1", Client: "Universal LLC", Deal: "=cmd|'/c calc'!A1", Value: crm.Money{Minor: 10_000_000, Currency: "USD"}, Stage: "Propose", Percent: 60, ExpectedClose: "2011-01-15", CreditDays: 30},
		{Number: "D-2", Client: "Nord GmbH", Deal: "Server", Value: crm.Money{Minor: 1_000_001, Currency: "EUR"}, Rate: "1.3367", Stage: "Contract", Percent: 90, ExpectedClose: "2011-03-01", CreditDays: 0},
		{Number: "D-3", Client: "Yen KK", Deal: "No rate", Value: crm.Money{Minor: 500_000, Currency: "JPY"}, Stage: "Need", Percent: 5, ExpectedClose: "2011-02-01", CreditDays: 10},
		{Number: "D-4", Client: "Open date", Deal: "", Value: crm.Money{Minor: 40_000, Currency: "USD"}, Stage: "Need", Percent: 5},
	}}
}

func funnelBook(t interface {
	Fatal(...any)
}, in paper.FunnelSheetInput,
) *excelize.File {
	var buf bytes.Buffer
	if err := paper.WriteFunnelSheet(&buf, in); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// calculated is the value of a cell after its formula has been worked out anew.
func calculated(t interface {
	Fatal(...any)
}, f *excelize.File, cell string,
) float64 {
	s, err := f.CalcCellValue("Funnel", cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(cell, err)
	}
	if s == "" {
		return 0
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(cell, err)
	}
	return v
}

func expect(t *testing.T, f *excelize.File, want map[string]float64) {
	t.Helper()
	for cell, w := range want {
		if got := calculated(t, f, cell); math.Abs(got-w) > 1e-9 {
			t.Errorf("%s = %v, want %v", cell, got, w)
		}
	}
}

// Columns: I weighted, L cash date, M N O January to March, P other months.
func TestFunnelSheetFollowsAChangeOfProbability(t *testing.T) {
	t.Parallel()
	f := funnelBook(t, funnelInput())
	expect(t, f, map[string]float64{
		"I2": 60_000, "L2": 40588 /* 14 February 2011 */, "M2": 0, "N2": 60_000, "O2": 0, "P2": 0,
		"I3": 12_030.31, "O3": 12_030.31, "P3": 0,
		"I4": 20, "P4": 20,
		"I5": 72_050.31, "M5": 0, "N5": 60_000, "O5": 12_030.31, "P5": 20,
	})
	if err := f.SetCellValue("Funnel", "H2", 0.7); err != nil {
		t.Fatal(err)
	}
	expect(t, f, map[string]float64{"I2": 70_000, "N2": 70_000, "I5": 82_050.31, "N5": 70_000})
	if err := f.SetCellValue("Funnel", "K2", 60); err != nil {
		t.Fatal(err)
	}
	expect(t, f, map[string]float64{"N2": 0, "O2": 70_000, "N5": 0, "O5": 82_030.31})
}

func TestDealsWithoutARateStandApart(t *testing.T) {
	t.Parallel()
	f := funnelBook(t, funnelInput())
	for cell, want := range map[string]string{
		"A5": "Total", "A6": "", "A7": labels.Unrated, "A8": "D-3", "F8": "", "I8": "", "I1": "Weighted value, USD", "M1": "Jan 2011", "D2": "100,000.00", "D8": "500,000", "H3": "90%", "J2": "2011-01-15",
	} {
		if got, err := f.GetCellValue("Funnel", cell); got != want || err != nil {
			t.Errorf("%s = %q (%v), want %q", cell, got, err, want)
		}
	}
	if formula, _ := f.GetCellFormula("Funnel", "C2"); formula != "" {
		t.Errorf("the name of a deal became the formula %q", formula)
	}
}

func TestAnEmptyFunnelHasTotalsOfZero(t *testing.T) {
	t.Parallel()
	in := funnelInput()
	in.Rows = nil
	expect(t, funnelBook(t, in), map[string]float64{"I2": 0, "M2": 0, "P2": 0})
}

func TestWrongFunnelInputIsRefused(t *testing.T) {
	t.Parallel()
	for want, spoil := range map[string]func(*paper.FunnelSheetInput){
		"paper.months":    func(in *paper.FunnelSheetInput) { in.Months = 0 },
		"month.malformed": func(in *paper.FunnelSheetInput) { in.FirstMonth = "January" },
		"paper.percent":   func(in *paper.FunnelSheetInput) { in.Rows[0].Percent = 101 },
		"rate.malformed":  func(in *paper.FunnelSheetInput) { in.Rows[1].Rate = "-1" },
	} {
		in := funnelInput()
		spoil(&in)
		if err := paper.WriteFunnelSheet(&bytes.Buffer{}, in); code(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// What is stored beside the formulas is what they give, and months and rest add
// up to the weighted value, in every row and in the totals.
func TestStoredResultsAreThoseOfTheFormulas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := paper.FunnelSheetInput{Labels: labels, Base: "USD", FirstMonth: "2024-01", Months: 4}
		for i := range rapid.IntRange(1, 4).Draw(t, "deals") {
			row := paper.FunnelRow{
				Number: fmt.Sprint("D-", i), Value: crm.Money{Minor: rapid.Int64Range(0, 9_999_999_99).Draw(t, "minor"), Currency: "EUR"},
				Rate: "1.25", Percent: float64(rapid.IntRange(0, 20).Draw(t, "percent")) * 5, CreditDays: rapid.IntRange(0, 60).Draw(t, "credit"),
			}
			if rapid.Bool().Draw(t, "dated") {
				row.ExpectedClose = crm.Date("2023-12-01").AddDays(rapid.IntRange(0, 150).Draw(t, "days"))
				row.Overdue = rapid.Bool().Draw(t, "overdue")
			}
			in.Rows = append(in.Rows, row)
		}
		f := funnelBook(t, in)
		for n := 2; n <= len(in.Rows)+2; n++ {
			sum := 0.0
			for _, col := range []string{"M", "N", "O", "P", "Q", "I"} {
				cell := fmt.Sprint(col, n)
				stored, err := f.GetCellValue("Funnel", cell, excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				value, err := strconv.ParseFloat(stored, 64)
				if got := calculated(t, f, cell); err != nil || math.Abs(got-value) > 0.01*float64(len(in.Rows))+1e-6 {
					t.Fatalf("%s is stored as %v and calculated as %v (%v)", cell, stored, got, err)
				}
				if col != "I" {
					sum += value
				} else if math.Abs(sum-value) > 0.005 {
					t.Fatalf("row %d: months and rest make %v of %v", n, sum, value)
				}
			}
		}
	})
}
