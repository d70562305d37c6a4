package crm

import (
	"fmt"
	"strings"
	"testing"
)

func TestProposalsSayWhy(t *testing.T) {
	t.Parallel()
	open := []Receivable{
		{Number: "2026-0001", CompanyName: "Northwind Sp. z o.o.", Open: 7_200_00, Currency: "EUR", DueOn: "2026-03-01"},
		{Number: "2026-0011", CompanyName: "Acme", Open: 7_200_00, Currency: "EUR", DueOn: "2026-02-01"},
		{Number: "2026-0002", CompanyName: "Acme", Open: 100, Currency: "PLN", DueOn: "2026-02-01"},
	}
	for _, c := range []struct {
		line StatementLine
		want string
	}{
		{StatementLine{Text: "Invoice 2026-0001", Amount: 7_200_00, Currency: "EUR"}, "2026-0001 high [number amount]; 2026-0011 low [amount]; "},
		{StatementLine{Text: "FV2026-0011/part", Amount: 5, Currency: "EUR"}, "2026-0011 medium [number]; "},
		{StatementLine{Text: "12026-00011 2026-00012", Amount: 5, Currency: "EUR"}, ""},
		{StatementLine{Text: "as agreed", Payer: "NORTHWIND SP Z O O, Gdansk", Amount: 7_200_00, Currency: "EUR"}, "2026-0001 medium [amount payer]; 2026-0011 low [amount]; "},
		{StatementLine{Payer: "acme", Amount: 100, Currency: "EUR"}, "2026-0011 low [payer]; 2026-0002 low [payer]; "},
		{StatementLine{Text: "credit C2026-0001", Amount: 5, Currency: "EUR"}, ""},
	} {
		c.line.Propose(open)
		var got strings.Builder
		for _, p := range c.line.Proposals {
			fmt.Fprintf(&got, "%s %s %v; ", p.Number, p.Confidence, p.Reasons)
		}
		if got.String() != c.want {
			t.Errorf("%q: want %s, got %s", c.line.Text, c.want, got.String())
		}
	}
}

// A line has the same name in every file, and two that are alike have two.
func TestLinesAreNamedByWhatTheySay(t *testing.T) {
	t.Parallel()
	one := StatementLine{On: "2026-03-02", Amount: 5, Currency: "EUR", Payer: "Acme  Ltd", Text: "FV 1"}
	again := one
	again.Payer, again.Row = "ACME LTD.", 7
	a, b := []StatementLine{one, one}, []StatementLine{again}
	NameLines(a)
	NameLines(b)
	if a[0].Line != b[0].Line || a[0].Line == a[1].Line || len(a[0].Line) != 64 {
		t.Errorf("%v %v", a, b)
	}
}
