package crm

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

const amounts = 1_000_000_000_000

func drawPlan(t *rapid.T) []Milestone {
	n := rapid.IntRange(1, 9).Draw(t, "milestones")
	cuts := rapid.SliceOfNDistinct(rapid.Int64Range(1, WholeShare-1), n-1, n-1, rapid.ID).Draw(t, "cuts")
	slices.Sort(cuts)
	plan, at := []Milestone{}, int64(0)
	for _, cut := range append(cuts, WholeShare) {
		plan = append(plan, Milestone{ID: NewID(), Kind: Prepayment, Share: cut - at})
		at = cut
	}
	return plan
}

func sumOf(list []int64) int64 {
	sum := int64(0)
	for _, n := range list {
		sum += n
	}
	return sum
}

func TestMilestonesComeToTheValueExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		plan, value := drawPlan(t), rapid.Int64Range(0, LargestAmount).Draw(t, "value")
		if err := CheckPlan(plan, "EUR"); err != nil {
			t.Fatal(err)
		}
		got := planAmounts(plan, value)
		if sumOf(got) != value {
			t.Fatalf("%v come to %d, not %d", got, sumOf(got), value)
		}
		for i, m := range plan {
			if whole, _ := shareOf(value, m.Share); got[i] < whole || got[i] > whole+1 {
				t.Fatalf("a share of %d is %d, more than a cent off", m.Share, got[i])
			}
		}
	})
}

func TestPlansThatMakeSense(t *testing.T) {
	t.Parallel()
	share := func(n int64) Milestone { return Milestone{Kind: Prepayment, Share: n} }
	for _, c := range []struct {
		name string
		plan []Milestone
		code string
	}{
		{"none", nil, ""},
		{"thirds", []Milestone{share(3333), share(3333), share(3334)}, ""},
		{"shares short of the whole", []Milestone{share(3000), share(3000)}, "plan.percent_sum"},
		{"shares beyond the whole", []Milestone{share(9000), {Kind: OnStage, Amount: 5}, share(2000)}, "plan.percent_sum"},
		{"shares beside amounts", []Milestone{share(3000), {Kind: OnAcceptance, Amount: 5}}, ""},
		{"share and amount", []Milestone{{Kind: Prepayment, Share: 10_000, Amount: 5}}, "plan.share_or_amount"},
		{"neither", []Milestone{{Kind: Prepayment}}, "plan.share_or_amount"},
		{"no kind", []Milestone{{Share: 10_000}}, "plan.kind"},
		{"a date without a date", []Milestone{{Kind: OnDate, Share: 10_000}}, "plan.date_missing"},
		{"too much", []Milestone{{Kind: Prepayment, Amount: LargestAmount + 1}}, "money.too_large"},
		{"too many", make([]Milestone, 101), "plan.too_long"},
	} {
		got := ""
		if e, ok := CheckPlan(c.plan, "EUR").(*Error); ok { //nolint:errorlint // it is one, or nil
			got = e.Code
		}
		if got != c.code {
			t.Errorf("%s: want %q, got %q", c.name, c.code, got)
		}
	}
}

// drawAccount is a deal's money after whatever may have happened.
func drawAccount(t *rapid.T) *Account {
	value := rapid.Int64Range(0, amounts).Draw(t, "value")
	a := &Account{Currency: "EUR", Value: &value}
	if rapid.Bool().Draw(t, "planned") {
		a.Plan = drawPlan(t)
	}
	for n := range rapid.IntRange(0, 6).Draw(t, "invoices") {
		i := Invoice{ID: NewID(), Amount: rapid.Int64Range(1, amounts).Draw(t, "amount"), IssuedOn: "2026-03-02", DueOn: Date(fmt.Sprintf("2026-03-%02d", rapid.IntRange(2, 30).Draw(t, "due")))}
		if rapid.IntRange(0, 5).Draw(t, "draft") > 0 {
			i.Number = fmt.Sprintf("2026-%04d", n+1)
		}
		if len(a.Plan) > 0 && rapid.Bool().Draw(t, "of a milestone") {
			i.Milestone = rapid.SampledFrom(a.Plan).Draw(t, "milestone").ID
		}
		left := i.Amount
		for range rapid.IntRange(0, 2).Draw(t, "credits") {
			if i.Number == "" || left == 0 {
				break
			}
			credit := rapid.Int64Range(1, left).Draw(t, "credit")
			i.Credits, left = append(i.Credits, CreditNote{Amount: credit}), left-credit
		}
		a.Invoices = append(a.Invoices, i)
	}
	for range rapid.IntRange(0, 6).Draw(t, "payments") {
		p := Payment{ID: NewID(), Value: rapid.Int64Range(1, amounts).Draw(t, "paid")}
		if rapid.IntRange(0, 5).Draw(t, "refund") == 0 {
			p.Value = -p.Value
		}
		if len(a.Invoices) > 0 && rapid.Bool().Draw(t, "pinned") {
			p.Invoice = rapid.SampledFrom(a.Invoices).Draw(t, "invoice").ID
		}
		if rapid.IntRange(0, 4).Draw(t, "reversed") == 0 {
			p.ReversedAt = 1
		}
		a.Payments = append(a.Payments, p)
	}
	return a
}

// The balance is what was invoiced less what was credited and received, to the
// cent, and each invoice's part of it adds up to the same.
func TestTheBalanceAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawAccount(t)
		a.Settle(Sale, "2026-03-15")
		invoiced, credited, received, open, over := int64(0), int64(0), int64(0), int64(0), int64(0)
		for _, i := range a.Invoices {
			if i.Number == "" {
				if i.Open != 0 || i.Paid != 0 || i.State != InvoiceDraft {
					t.Fatalf("a draft asks for nothing: %+v", i)
				}
				continue
			}
			invoiced += i.Amount
			for _, c := range i.Credits {
				credited += c.Amount
			}
			open, over = open+i.Open, over+i.Over
			if i.Paid < 0 || i.Open < 0 || i.Over < 0 || i.Paid+i.Open != i.net() || (i.State == InvoicePaid) != (i.Open == 0 && i.Over == 0 && i.net() > 0) {
				t.Fatalf("%+v", i)
			}
		}
		for _, p := range a.Payments {
			if p.ReversedAt == 0 {
				received += p.Value
			}
		}
		if a.Balance != invoiced-credited-received || a.Open != open || a.Balance != a.Open-a.Over {
			t.Fatalf("%d - %d - %d = %d? open %d (%d), over %d", invoiced, credited, received, a.Balance, a.Open, open, a.Over)
		}
		if a.Over > 0 && len(a.issued()) > 0 && over != a.Over {
			t.Fatalf("over is %d, of the invoices %d", a.Over, over)
		}
		if open > 0 && a.Over > 0 {
			t.Fatalf("%d is open while %d is over", open, a.Over)
		}
	})
}

func TestTheOrderOfPaymentsDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawAccount(t)
		b := *a
		b.Plan, b.Invoices = slices.Clone(a.Plan), slices.Clone(a.Invoices)
		b.Payments = rapid.Permutation(a.Payments).Draw(t, "order")
		a.Settle(Sale, "2026-03-15")
		b.Settle(Sale, "2026-03-15")
		b.Payments = a.Payments
		if got, want := fmt.Sprint(b.Plan, b.Invoices, b.Balance, b.Open, b.Over), fmt.Sprint(a.Plan, a.Invoices, a.Balance, a.Open, a.Over); got != want {
			t.Fatalf("%s\n%s", got, want)
		}
	})
}

// Settling twice is settling once.
func TestSettlingIsDoneOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawAccount(t)
		a.Settle(Sale, "2026-03-15")
		want := fmt.Sprint(*a)
		a.Settle(Sale, "2026-03-15")
		if got := fmt.Sprint(*a); got != want {
			t.Fatalf("%s\n%s", got, want)
		}
	})
}

// What is hidden depends on no amount: two accounts that differ in amounts alone
// look alike.
func TestHiddenAmountsTellNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawAccount(t)
		a.Settle(Sale, "2026-03-15")
		b := *a
		b.Plan, b.Invoices, b.Payments = slices.Clone(a.Plan), slices.Clone(a.Invoices), slices.Clone(a.Payments)
		for i := range b.Invoices {
			b.Invoices[i].Amount, b.Invoices[i].Open, b.Invoices[i].Paid = 1, 2, 3
		}
		for i := range b.Payments {
			b.Payments[i].Amount, b.Payments[i].Value = 4, 5
		}
		b.Open, b.Over, b.Balance, b.Received = 6, 7, 8, 9
		a.Hide()
		b.Hide()
		b.Value = a.Value
		for i := range a.Invoices { // nobody outside sees it
			a.Invoices[i].pinned = b.Invoices[i].pinned
		}
		if fmt.Sprint(*a) != fmt.Sprint(b) {
			t.Fatalf("%+v\n%+v", *a, b)
		}
	})
}

func TestCriteriaOfMoney(t *testing.T) {
	t.Parallel()
	value := int64(24_000_00)
	half := 50.0
	plan := func() []Milestone {
		return []Milestone{{ID: ID{1}, Kind: Prepayment, Share: 3000}, {ID: ID{2}, Kind: OnAcceptance, Share: 7000}}
	}
	first := Invoice{ID: ID{3}, Milestone: ID{1}, Number: "2026-0001", Amount: 7_200_00, IssuedOn: "2026-03-02"}
	rest := Invoice{ID: ID{4}, Milestone: ID{2}, Number: "2026-0002", Amount: 16_800_00, IssuedOn: "2026-04-02"}
	paid := func(minor int64) []Payment { return []Payment{{Value: minor}} }
	prepayment, percent, balance := Criterion{Kind: KindPayment, Payment: "prepayment"}, Criterion{Kind: KindPayment, Percent: &half}, Criterion{Kind: KindBalance}
	for _, c := range []struct {
		name string
		a    Account
		ask  Criterion
		owed int64
		met  bool
	}{
		{"nothing is known", Account{}, prepayment, 0, false},
		{"nothing came in", Account{Plan: plan()}, prepayment, 7_200_00, false},
		{"a cent short", Account{Plan: plan(), Invoices: []Invoice{first}, Payments: paid(7_199_99)}, prepayment, 1, false},
		{"in full", Account{Plan: plan(), Invoices: []Invoice{first}, Payments: paid(7_200_00)}, prepayment, 0, true},
		{"in full, before the invoice", Account{Plan: plan(), Payments: paid(7_200_00)}, prepayment, 0, true},
		{"for another milestone", Account{Plan: plan(), Invoices: []Invoice{rest}, Payments: []Payment{{Value: 7_200_00, Invoice: ID{4}}}}, prepayment, 7_200_00, false},
		{"no plan: the first invoice", Account{Invoices: []Invoice{first, rest}, Payments: paid(7_200_00)}, prepayment, 0, true},
		{"half of the value", Account{Payments: paid(12_000_00)}, percent, 0, true},
		{"less than half", Account{Payments: paid(11_999_99)}, percent, 1, false},
		{"not all is invoiced", Account{Plan: plan(), Invoices: []Invoice{first}, Payments: paid(7_200_00)}, balance, 16_800_00, false},
		{"a cent is open", Account{Plan: plan(), Invoices: []Invoice{first, rest}, Payments: paid(23_999_99)}, balance, 1, false},
		{"a cent too much", Account{Plan: plan(), Invoices: []Invoice{first, rest}, Payments: paid(24_000_01)}, balance, -1, false},
		{"nothing is owed", Account{Plan: plan(), Invoices: []Invoice{first, rest}, Payments: paid(24_000_00)}, balance, 0, true},
		{"a sale without a plan is invoiced at its value", Account{Invoices: []Invoice{first}, Payments: paid(7_200_00)}, balance, 16_800_00, false},
	} {
		c.a.Currency, c.a.Value = "EUR", &value
		c.a.Settle(Sale, "2026-03-15")
		f := &Facts{Deal: dealSince(0), Account: &c.a}
		owed, _ := f.owed(&c.ask)
		if met := (Ask{Criterion: &c.ask}).Met(f, seller.User); met != c.met || owed != c.owed {
			t.Errorf("%s: met %v with %d owed, want %v with %d", c.name, met, owed, c.met, c.owed)
		}
	}
}

// The refusal says how much is missing, to those who may know.
func TestTheRefusalSaysTheAmount(t *testing.T) {
	t.Parallel()
	value := int64(100)
	a := &Account{Currency: "EUR", Value: &value, Invoices: []Invoice{{ID: ID{1}, Number: "2026-0001", Amount: 100}}, Payments: []Payment{{Value: 99}}}
	a.Settle(Sale, "2026-03-15")
	f := &Facts{Deal: dealSince(0), Account: a}
	ask := Ask{Stage: &Stage{}, Criterion: &Criterion{Kind: KindBalance, Role: Finance, Level: Required}}
	for _, c := range []struct {
		by   Actor
		help string
		do   string
	}{
		{Actor{Roles: []Role{Seller}, Language: English}, "EUR\u00a00.01 has not come in yet.", "ask"},
		{Actor{Roles: []Role{Finance}, Language: Polish}, "Nie wpłynęło jeszcze 0,01\u00a0EUR.", "answer"},
		{Actor{Roles: []Role{Finance}, Language: Russian}, "Ещё не поступило: 0,01\u00a0EUR.", "answer"},
		{Actor{Roles: []Role{Viewer, Expert}, Language: English}, "", "ask"},
	} {
		u := ask.Describe(f, c.by)
		if u.Help != c.help || u.Action.Do != c.do {
			t.Errorf("%v are told %q and may %s", c.by.Roles, u.Help, u.Action.Do)
		}
	}
}

func TestRatesBetweenTwoForeignCurrencies(t *testing.T) {
	t.Parallel()
	known := []Rate{{Currency: "EUR", Day: "2026-03-01", Value: "4.25"}, {Currency: "USD", Day: "2026-03-03", Value: "3.9"}, {Currency: "USD", Day: "2026-03-09", Value: "4"}}
	r, ok := CrossRate(known, "USD", "EUR", "PLN", "2026-03-05")
	if !ok || r.Value != "0.917647058824" || r.Day != "2026-03-01" {
		t.Errorf("%+v", r)
	}
	if r, ok = CrossRate(known, "PLN", "EUR", "PLN", "2026-03-05"); !ok || r.Value != "0.235294117647" {
		t.Errorf("%+v", r)
	}
	if r, ok = CrossRate(known, "EUR", "PLN", "PLN", "2026-03-05"); !ok || r.Value != "4.25" {
		t.Errorf("%+v", r)
	}
	if _, ok = CrossRate(known, "EUR", "GBP", "PLN", "2026-03-05"); ok {
		t.Error("a rate from nowhere")
	}
}

// Money is whole numbers of minor units wherever it is kept or told.
func TestNoMoneyIsAFloat(t *testing.T) {
	t.Parallel()
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(typ reflect.Type) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		switch typ.Kind() { //nolint:exhaustive // others hold nothing
		case reflect.Float32, reflect.Float64:
			t.Error("money is kept as a float")
		case reflect.Pointer, reflect.Slice, reflect.Array:
			look(typ.Elem())
		case reflect.Struct:
			for field := range typ.Fields() {
				look(field.Type)
			}
		default:
		}
	}
	for _, v := range []any{Account{}, NewInvoice{}, NewCredit{}, NewPayment{}, PaymentAnswer{}, Receivables{}, StatementLine{}, Rate{}, Money{}} {
		look(reflect.TypeOf(v))
	}
}

// What a value that rose later adds to a milestone that was paid by then is still to
// be invoiced; it is no money that somebody owes.
func TestWhatAMilestoneLacks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		m    Milestone
		want bool
	}{
		"nothing was asked for":           {Milestone{Planned: 300, State: MilestoneOpen}, true},
		"it was invoiced":                 {Milestone{Planned: 300, Invoiced: 300, State: MilestoneInvoiced}, true},
		"some came in":                    {Milestone{Planned: 300, Invoiced: 300, Received: 299, State: MilestonePartly}, true},
		"it is paid":                      {Milestone{Planned: 300, Invoiced: 300, Received: 300, State: MilestonePaid}, false},
		"it is paid, and the value rose":  {Milestone{Planned: 330, Invoiced: 300, Received: 300, State: MilestonePartly}, false},
		"it came in without an invoice":   {Milestone{Planned: 300, Received: 300, State: MilestonePaid}, false},
		"it rose, and the money was back": {Milestone{Planned: 330, Invoiced: 300, State: MilestoneInvoiced}, true},
	} {
		if got := c.m.Lacks(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
