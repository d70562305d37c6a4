package store_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// paidFirm asks for the prepayment before the work, and for everything at the end.
func paidFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	p := plain("b", "a", "b")
	p.Stages[0].Exit = []crm.Criterion{{Key: "prepaid", Text: en("Prepaid"), Kind: crm.KindPayment, Payment: "prepayment", Role: crm.Finance, Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}}}
	p.Stages[1].Exit = []crm.Criterion{{Key: "settled", Text: en("Settled"), Kind: crm.KindBalance, Role: crm.Finance, Level: crm.Required}}
	return storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
}

func worth(minor int64) map[string]any { return map[string]any{"value": float64(minor)} }

func thirty() []crm.Milestone {
	return []crm.Milestone{{Kind: crm.Prepayment, Share: 3000}, {Kind: crm.OnAcceptance, Share: 7000}}
}

// The gate of the prepayment opens with the money, and the end with the last cent.
func TestMoneyOpensTheGates(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx := t.Context()
		vera, fina := f.Person(t, "Vera", crm.Seller), f.Person(t, "Fina", crm.Finance)
		days := 14
		company := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Northwind", "credit_days": float64(days)}))
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", Company: company.ID, Set: worth(24_000_00)}))
		a := must(s.SetPlan(ctx, vera, d.ID, d.Version, thirty()))
		if a.Plan[0].Planned != 7_200_00 || a.Plan[1].Planned != 16_800_00 || a.Difference != 0 {
			t.Fatalf("%+v", a.Plan)
		}
		go1 := func(to string) error {
			_, err := s.MoveDeal(ctx, vera, d.ID, must(s.Deal(ctx, vera, d.ID)).Version, crm.MoveOrder{To: to})
			return err
		}
		i := must(s.CreateInvoice(ctx, fina, d.ID, crm.NewInvoice{Milestone: a.Plan[0].ID}))
		if i.Number != "2026-0001" || i.Amount != 7_200_00 || i.IssuedOn != "2026-12-02" || i.DueOn != "2026-12-16" {
			t.Fatalf("%+v", i)
		}
		keys, open := asked(t, go1("b"))
		if len(keys) != 1 || open[0].Action.Do != "ask" || !strings.Contains(open[0].Help, "7,200.00") {
			t.Fatalf("%+v", open)
		}
		request := must(s.Ask(ctx, vera, d.ID, store.Request{Criterion: "prepaid", Purpose: crm.ForTick}))
		_, err := s.Decide(ctx, fina, request.ID, store.Decision{Decision: "granted", Reason: "Surely"})
		refusedAs(t, "granting by a word", "approval.by_money", err)
		booked := must(s.BookPayment(ctx, fina, d.ID, crm.NewPayment{Amount: 7_200_00, Reference: "2026-0001"}))
		if booked.Open != 0 || booked.Over != 0 || booked.Payment.ReceivedOn != "2026-12-02" {
			t.Fatalf("%+v", booked)
		}
		if page := must(s.DealPage(ctx, vera, d.ID)); page.Approvals[0].Decision != "granted" || page.Approvals[0].DecidedBy != fina.User {
			t.Errorf("the request is granted by the money: %+v", page.Approvals[0])
		}
		if err := go1("b"); err != nil {
			t.Fatal(err)
		}
		second := must(s.CreateInvoice(ctx, fina, d.ID, crm.NewInvoice{Milestone: a.Plan[1].ID}))
		must(s.BookPayment(ctx, fina, d.ID, crm.NewPayment{Invoice: second.ID, Amount: 16_799_99}))
		if _, open = asked(t, go1(crm.End)); !strings.Contains(open[0].Help, "0.01") {
			t.Errorf("a cent blocks, and is told of: %+v", open[0])
		}
		must(s.Answer(ctx, fina, d.ID, crm.Answer{Criterion: "settled", Payment: &crm.PaymentAnswer{}}))
		if err := go1(crm.End); err != nil {
			t.Error(err)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// A reversal shuts the gate again, and stays on record.
func TestAReversalTakesTheMoneyBack(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: worth(100)}))
		i := must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 100}))
		p := must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 130})).Payment
		if a := must(s.Account(ctx, by, d.ID)); a.Over != 30 || a.Invoices[0].State != crm.InvoiceOverpaid || a.Balance != -30 {
			t.Errorf("what is beyond is kept: %+v", a)
		}
		_, err := s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 1, ReceivedOn: "1826-12-02"})
		refusedAs(t, "a slip of the year", "money.long_past", err)
		_, err = s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 1, IssuedOn: "1926-12-02"})
		refusedAs(t, "a slip of the year", "money.long_past", err)
		_, err = s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 31, Refund: true})
		refusedAs(t, "returning too much", "payment.refund_too_much", err)
		must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 30, Refund: true}))
		must(s.ReversePayment(ctx, by, p.ID, store.Reversal{Reason: "Not ours"}))
		_, err = s.ReversePayment(ctx, by, p.ID, store.Reversal{Reason: "Not ours"})
		refusedAs(t, "reversing twice", "payment.reversed", err)
		a := must(s.Account(ctx, by, d.ID))
		if len(a.Payments) != 2 || a.Payments[0].Reversal != "Not ours" || a.Balance != 130 {
			t.Errorf("%+v", a)
		}
		refusedAs(t, "moving on", "criteria.unmet", err2(s.MoveDeal(ctx, by, d.ID, must(s.Deal(ctx, by, d.ID)).Version, crm.MoveOrder{To: "b"})))
		_, err = s.CreditInvoice(ctx, by, i.ID, crm.NewCredit{Amount: 101, Reason: "Too dear"})
		refusedAs(t, "crediting too much", "credit.too_much", err)
		got := must(s.CreditInvoice(ctx, by, i.ID, crm.NewCredit{Reason: "Wrong client"}))
		if got.State != crm.InvoiceCredited || got.Credits[0].Number != "C2026-0001" {
			t.Errorf("%+v", got)
		}
		_, err = s.DropInvoice(ctx, by, i.ID)
		refusedAs(t, "dropping what is issued", "invoice.issued", err)
	})
}

// Money in another currency keeps the rate by which it was counted.
// A prepayment that was asked for is not made smaller by who cannot waive it,
// neither in the plan nor by the value; nor is a payment that was taken back kept quiet.
func TestNobodyOpensTheGateWithAPen(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx := t.Context()
		vera, fina := f.Person(t, "Vera", crm.Seller), f.Person(t, "Fina", crm.Finance)
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Portal", Set: worth(24_000_00)}))
		version := func() int64 { return must(s.Deal(ctx, vera, d.ID)).Version }
		must(s.SetPlan(ctx, vera, d.ID, version(), thirty()))
		must(s.SetPlan(ctx, vera, d.ID, version(), []crm.Milestone{{Kind: crm.Prepayment, Share: 2000}, {Kind: crm.OnAcceptance, Share: 8000}}))
		must(s.SetPlan(ctx, vera, d.ID, version(), thirty()))
		paid := must(s.BookPayment(ctx, fina, d.ID, crm.NewPayment{Amount: 7_199_99}))

		less := []crm.Milestone{{Kind: crm.Prepayment, Amount: 7_199_99}, {Kind: crm.OnAcceptance, Amount: 16_800_01}}
		_, err := s.SetPlan(ctx, vera, d.ID, version(), slices.Clone(less))
		refusedAs(t, "a smaller prepayment", "plan.prepayment_asked", err)
		_, err = s.EditDeal(ctx, vera, d.ID, version(), worth(20_000_00))
		refusedAs(t, "a smaller value", "plan.prepayment_asked", err)
		must(s.EditDeal(ctx, vera, d.ID, version(), worth(25_000_00)))
		must(s.EditDeal(ctx, fina, d.ID, version(), worth(24_000_00)))
		must(s.SetPlan(ctx, fina, d.ID, version(), less))
		must(s.MoveDeal(ctx, vera, d.ID, version(), crm.MoveOrder{To: "b"}))

		must(s.ReversePayment(ctx, fina, paid.Payment.ID, store.Reversal{Reason: "The bank took it back"}))
		page := must(s.DealPage(ctx, vera, d.ID))
		if len(page.Tasks) != 1 || page.Tasks[0].Title != crm.PrepaymentGone(crm.English) || page.Tasks[0].DueOn != "2026-12-02" || page.Deal.NextStep == nil {
			t.Errorf("the owner hears of it, got %+v", page.Tasks)
		}
		_, err = s.BookPayment(ctx, fina, d.ID, crm.NewPayment{Amount: 1, Currency: d.Currency, Rate: "2"})
		refusedAs(t, "a rate from a currency to itself", "payment.rate_needless", err)
	})
}

func TestPaymentsInOtherCurrencies(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: worth(1_000_00)}))
		must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 1_000_00}))
		_, err := s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 500_00, Currency: "USD"})
		refusedAs(t, "no rate", "payment.rate_missing", err)
		must(s.PutRates(ctx, by, must(s.Rates(ctx, by)).Version, []crm.Rate{{Currency: "USD", Day: "2026-11-30", Value: "0.92"}}))
		p := must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 500_00, Currency: "USD"})).Payment
		if p.Value != 460_00 || p.Rate != "0.92" || p.RateOn != "2026-11-30" {
			t.Errorf("%+v", p)
		}
		p = must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 60_000, Currency: "JPY", Rate: "0.009"})).Payment
		if p.Value != 540_00 || p.RateOn != "2026-12-02" {
			t.Errorf("%+v", p)
		}
		if a := must(s.Account(ctx, by, d.ID)); a.Balance != 0 {
			t.Errorf("%+v", a)
		}
		_, err = s.EditDeal(ctx, by, d.ID, must(s.Deal(ctx, by, d.ID)).Version, map[string]any{"currency": "PLN"})
		refusedAs(t, "another currency", "deal.currency_kept", err)
	})
}

// However many issue invoices at once, and whatever fails among them, the
// numbers have no gaps.
func TestInvoiceNumbersHaveNoGaps(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		var deals []crm.ID
		for n := range 8 {
			deals = append(deals, must(s.CreateDeal(ctx, by, crm.DealDraft{Name: fmt.Sprint("Deal ", n), Set: worth(1000)})).ID)
		}
		const many = 64
		numbers := make([]string, many)
		var all sync.WaitGroup
		for n := range many {
			all.Go(func() {
				for numbers[n] == "" { // many at one deal: who loses tries again
					if _, err := s.CreateInvoice(ctx, by, deals[n%8], crm.NewInvoice{Amount: -1}); err == nil {
						t.Error("an invoice over less than nothing")
					}
					i, err := s.CreateInvoice(ctx, by, deals[n%8], crm.NewInvoice{Amount: 5})
					if err != nil && !crm.IsKind(err, crm.Stale) {
						t.Error(err)
						return
					}
					if err == nil {
						numbers[n] = i.Number
					}
				}
			})
		}
		all.Wait()
		slices.Sort(numbers)
		for n := range many {
			if want := fmt.Sprintf("2026-%04d", n+1); numbers[n] != want {
				t.Fatalf("want %s, got %s", want, numbers[n])
			}
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// Whatever is done to the money of deals, it adds up, and what is kept for lists
// is what it comes to.
func TestRandomHistoriesOfMoneyAddUp(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		must(s.PutRates(ctx, by, must(s.Rates(ctx, by)).Version, []crm.Rate{{Currency: "USD", Day: "2026-11-30", Value: "0.9213"}, {Currency: "JPY", Day: "2026-11-30", Value: "0.0061"}}))
		rapid.Check(t, func(rt *rapid.T) {
			d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Deal", Set: worth(rapid.Int64Range(0, 1_000_000).Draw(rt, "value"))}))
			want := struct{ invoiced, credited, received int64 }{}
			for range rapid.IntRange(1, 10).Draw(rt, "steps") {
				a := must(s.Account(ctx, by, d.ID))
				switch step := rapid.SampledFrom([]string{"plan", "invoice", "credit", "pay", "reverse"}).Draw(rt, "step"); {
				case step == "plan":
					_, _ = s.SetPlan(ctx, by, d.ID, must(s.Deal(ctx, by, d.ID)).Version, thirty())
				case step == "invoice":
					amount := rapid.Int64Range(1, 1_000_000).Draw(rt, "amount")
					beyond := len(a.Plan) > 0 && *a.Value > 0 && a.Invoiced-a.Credited+amount > *a.Value
					i, err := s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: amount})
					if (codeOf(err) == "invoice.beyond_value") != beyond {
						rt.Fatalf("an invoice of %d: %v", amount, err)
					}
					if err == nil {
						want.invoiced += i.Amount
					}
				case step == "credit" && len(a.Invoices) > 0:
					i := rapid.SampledFrom(a.Invoices).Draw(rt, "invoice")
					amount := rapid.Int64Range(1, 1_000_000).Draw(rt, "credit")
					if _, err := s.CreditInvoice(ctx, by, i.ID, crm.NewCredit{Amount: amount, Reason: "As agreed"}); err == nil {
						want.credited += amount
					} else if amount <= i.Amount-i.Credited {
						rt.Fatal(err)
					}
				case step == "pay":
					p := must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: rapid.Int64Range(200, 1_000_000).Draw(rt, "paid"), Currency: rapid.SampledFrom([]crm.Currency{"EUR", "USD", "JPY"}).Draw(rt, "currency")}))
					want.received += p.Payment.Value
				case step == "reverse" && len(a.Payments) > 0:
					p := rapid.SampledFrom(a.Payments).Draw(rt, "payment")
					if _, err := s.ReversePayment(ctx, by, p.ID, store.Reversal{Reason: "By mistake"}); err == nil {
						want.received -= p.Value
					} else if p.ReversedAt == 0 {
						rt.Fatal(err)
					}
				}
			}
			a := must(s.Account(ctx, by, d.ID))
			if a.Invoiced != want.invoiced || a.Credited != want.credited || a.Received != want.received || a.Balance != want.invoiced-want.credited-want.received {
				rt.Fatalf("%+v, want %+v", a, want)
			}
			open := number(t, s, `SELECT COALESCE(SUM(open), 0) FROM invoices WHERE workspace_id = ? AND deal_id = ?`, by.Workspace, d.ID)
			if open != a.Open {
				rt.Fatalf("kept as open are %d, not %d", open, a.Open)
			}
		})
	})
}

// Receivables are those of deals that one sees, by age and in the firm's money.
func TestReceivablesByAge(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		must(s.PutRates(ctx, by, must(s.Rates(ctx, by)).Version, []crm.Rate{{Currency: "USD", Day: "2026-11-30", Value: "0.92"}}))
		owing := func(currency string, due crm.Date) {
			d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Deal in " + currency, Set: map[string]any{"currency": currency}}))
			must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 100_00, IssuedOn: "2026-01-02", DueOn: due}))
		}
		for _, due := range []crm.Date{"2026-12-02", "2026-12-01", "2026-11-02", "2026-11-01", "2026-10-03", "2026-10-02", "2026-09-03", "2026-09-02"} {
			owing("EUR", due)
		}
		owing("USD", "2026-12-03")
		owing("GBP", "2026-12-03")
		r := must(s.Receivables(ctx, by))
		var got strings.Builder
		for _, sum := range r.Sums {
			fmt.Fprintf(&got, "%s %s %d; ", sum.Currency, sum.Age, sum.Count)
		}
		if got.String() != "EUR current 1; EUR 1-30 2; EUR 31-60 2; EUR 61-90 2; EUR 90+ 1; GBP current 1; USD current 1; " {
			t.Error(got.String())
		}
		if r.Base[0].Open != 192_00 || len(r.NoRate) != 1 || r.Items[0].DueOn != "2026-09-02" || r.Items[0].DaysLate != 91 {
			t.Errorf("%+v %+v %+v", r.Base, r.NoRate, r.Items[0])
		}
		own := f.Person(t, "Sela", crm.Seller)
		own.Sees = crm.SeesOwn
		if r := must(s.Receivables(ctx, own)); len(r.Items) != 0 || len(r.Sums) != 0 {
			t.Errorf("of deals of others nothing is told: %+v", r)
		}
	})
}

// Two firms that differ in amounts of invoices and payments alone look the same
// to a viewer and to an expert, whatever they read.
func TestAmountsAreNotToldToViewersAndExperts(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		told := func(factor int64, role crm.Role) string {
			f := paidFirm(t, s)
			ctx, by, eyes := t.Context(), f.Owner, f.Person(t, "Vito", role)
			d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: worth(1_000_000)}))
			since := must(s.Workspace(ctx, by)).Rev
			must(s.SetPlan(ctx, by, d.ID, d.Version, []crm.Milestone{{Kind: crm.Prepayment, Amount: 1000 * factor}, {Kind: crm.OnStage, Stage: "b", Amount: 500 * factor}}))
			i := must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 700 * factor, Text: fmt.Sprint("For ", factor)}))
			p := must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 300 * factor, Reference: fmt.Sprint("Paid ", factor)}))
			must(s.CreditInvoice(ctx, by, i.ID, crm.NewCredit{Amount: 100 * factor, Reason: fmt.Sprint("Less ", factor)}))
			must(s.ReversePayment(ctx, by, p.Payment.ID, store.Reversal{Reason: fmt.Sprint("Was ", factor)}))
			must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 200 * factor}))
			deal := must(s.Deal(ctx, eyes, d.ID))
			events, _, err := s.Changes(ctx, eyes, since, 100)
			if err != nil {
				t.Fatal(err)
			}
			all := []any{
				must(s.Account(ctx, eyes, d.ID)), must(s.DealPage(ctx, eyes, d.ID)), must(s.Timeline(ctx, eyes, d.ID, 0, 100)), events,
				must(s.Receivables(ctx, eyes)), must(s.Invoices(ctx, eyes, []crm.Deal{*deal})), must(s.Payments(ctx, eyes, []crm.Deal{*deal})),
				must(s.MoveChecks(ctx, eyes, d.ID, "b")), fmt.Sprint(err2(s.MoveDeal(ctx, eyes, d.ID, deal.Version, crm.MoveOrder{To: "b"}))),
			}
			return withoutIDs(t, all)
		}
		for _, role := range []crm.Role{crm.Viewer, crm.Expert} {
			if a, b := told(1, role), told(3, role); a != b {
				t.Errorf("%s can tell two firms apart:\n%s\n%s", role, a, b)
			}
		}
		if told(1, crm.Seller) == told(3, crm.Seller) {
			t.Error("sellers are told amounts, so this test looks at nothing")
		}
	})
}

var anyID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

// withoutIDs writes values down with ids replaced by the order in which they
// first appear.
func withoutIDs(t *testing.T, v any) string {
	t.Helper()
	seen := map[string]string{}
	return anyID.ReplaceAllStringFunc(string(must(json.Marshal(v))), func(id string) string {
		if seen[id] == "" {
			seen[id] = fmt.Sprint("#", len(seen))
		}
		return seen[id]
	})
}

// However a plan says it, no more is invoiced than the deal is worth, and what was
// invoiced beyond it keeps the deal open.
func TestNoMoreIsInvoicedThanTheValue(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps", Set: worth(1000)}))
		a := must(s.SetPlan(ctx, by, d.ID, d.Version, []crm.Milestone{{Kind: crm.Prepayment, Amount: 300}, {Kind: crm.OnAcceptance, Amount: 700}}))
		must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Milestone: a.Plan[0].ID}))
		must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 300, Currency: "EUR"}))
		draft := must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Milestone: a.Plan[1].ID, Draft: true}))
		d = must(s.Deal(ctx, by, d.ID))
		d = must(s.EditDeal(ctx, by, d.ID, d.Version, worth(900)))
		refusedAs(t, "the rest of a plan that is larger than the value", "invoice.beyond_value", err2(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Milestone: a.Plan[1].ID})))
		refusedAs(t, "a draft of it", "invoice.beyond_value", err2(s.IssueInvoice(ctx, by, draft.ID)))
		must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Milestone: a.Plan[1].ID, Amount: 600}))
		must(s.BookPayment(ctx, by, d.ID, crm.NewPayment{Amount: 600, Currency: "EUR"}))
		d = must(s.Deal(ctx, by, d.ID))
		must(s.EditDeal(ctx, by, d.ID, d.Version, worth(800)))
		if a := must(s.Account(ctx, by, d.ID)); a.Beyond() != 100 || a.Balance != 0 {
			t.Errorf("beyond the value are %d, the balance is %d", a.Beyond(), a.Balance)
		}
	})
}

// An invoice that went out says the same for good, whatever is edited since.
func TestAnIssuedInvoiceIsNotWrittenAnew(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := paidFirm(t, s)
		ctx, by := t.Context(), f.Owner
		c := must(s.CreateCompany(ctx, by, map[string]any{"name": "Northwind", "address": "Quay 1"}))
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps", Company: c.ID, Set: worth(1000)}))
		issued := must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 400}))
		draft := must(s.CreateInvoice(ctx, by, d.ID, crm.NewInvoice{Amount: 500, Draft: true}))
		was := must(s.Bill(ctx, by, issued.ID)).Printed
		must(s.EditCompany(ctx, by, c.ID, c.Version, map[string]any{"name": "Southwind", "address": "Hill 2", "tax_id": "7"}))
		d = must(s.Deal(ctx, by, d.ID))
		must(s.EditDeal(ctx, by, d.ID, d.Version, map[string]any{"name": "Pipes"}))
		if now := must(s.Bill(ctx, by, issued.ID)).Printed; now != was || now.Buyer.Name != "Northwind" || now.Deal != "Pumps" {
			t.Errorf("it said %+v and says %+v", was, now)
		}
		if now := must(s.Bill(ctx, by, draft.ID)).Printed; now.Buyer.Name != "Southwind" || now.Buyer.TaxID != "7" || now.Deal != "Pipes" {
			t.Errorf("the draft says %+v", now)
		}
	})
}
