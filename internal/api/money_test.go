package api

import (
	"strings"
	"testing"
)

// A bank statement proposes what it pays; a line is booked once, and by finance.
func TestAStatementProposesAndIsBookedOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		owner := w.founded(t)
		seller := w.joined(t, owner, "sel@example.com", nil)
		viewer := w.joined(t, owner, "vito@example.com", map[string]any{"roles": []string{"viewer"}})
		deal := owner.do(t, "POST /deals", map[string]any{"name": "Pumps", "company_name": "Northwind", "set": map[string]any{"value": 720000}}).want(t, 200).text(t, "id")
		invoice := owner.do(t, "POST /deals/"+deal+"/invoices", map[string]any{"amount": 720000}).want(t, 200)
		number, currency := invoice.text(t, "number"), invoice.text(t, "currency")
		csv := "Date;Amount;Currency;Payer;Title\n2026-12-01;7200,00;" + currency + ";NORTHWIND;For " + number + "\n2026-12-01;-5,00;" + currency + ";Bank;Fee\n"
		body := map[string]any{"file": "bank.csv", "content": []byte(csv)}
		seller.do(t, "POST /statements", body).problem(t, 403, "role.not_allowed")
		if said := owner.do(t, "POST /statements", map[string]any{"file": "bank.csv", "content": "date;amount\n2026-12-01;10,00"}).want(t, 422).text(t, "detail"); !strings.Contains(said, "Base64") {
			t.Error(said)
		}
		read := func() map[string]any {
			answer := owner.do(t, "POST /statements", body).want(t, 200)
			lines, _ := answer.at(t, "items").([]any)
			if len(lines) != 1 {
				t.Fatalf("want one line of money that came in, got %s", answer.raw)
			}
			line, _ := lines[0].(map[string]any)
			return line
		}
		line := read()
		proposals, _ := line["proposals"].([]any)
		best, _ := proposals[0].(map[string]any)
		if line["booked"] != false || best["number"] != number || best["confidence"] != "high" {
			t.Errorf("%v", line)
		}
		payment := map[string]any{"amount": line["amount"], "received_on": line["on"], "invoice_id": best["invoice_id"], "line": line["line"]}
		seller.do(t, "POST /deals/"+deal+"/payments", payment).problem(t, 403, "role.not_allowed")
		owner.do(t, "POST /deals/"+deal+"/payments", payment).want(t, 200)
		if again := read(); again["booked"] != true {
			t.Errorf("the line is booked, and told as %v", again)
		}
		owner.do(t, "POST /deals/"+deal+"/payments", payment).problem(t, 409, "payment.line_booked")
		for _, what := range []string{"invoices", "payments", "receivables"} {
			told := viewer.do(t, "GET /exports/"+what, nil).want(t, 200).raw
			if strings.Contains(told, "7200") || strings.Contains(told, "7,200") {
				t.Errorf("a viewer is told amounts of %s: %s", what, told)
			}
		}
		if told := owner.do(t, "GET /exports/invoices", nil).want(t, 200).raw; !strings.Contains(told, "7200") || !strings.Contains(told, number) {
			t.Errorf("want the invoice in the file, got %s", told)
		}
	})
}
