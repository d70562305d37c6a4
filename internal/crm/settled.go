package crm

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/bojanz/currency"
)

// paymentMet judges a criterion about a payment by what was booked.
func paymentMet(c *Criterion, f *Facts) bool {
	if f.Account == nil {
		return false
	}
	due := f.Account.Due(c)
	return due.Known && due.Missing <= 0
}

// balanceMet says whether everything is invoiced, no more than the value, and
// nothing is owed, to the cent.
func balanceMet(f *Facts) bool {
	a := f.Account
	return a != nil && a.ToInvoice == 0 && a.Balance == 0 && a.Beyond() == 0
}

// Settles says whether the criterion is met by money and nothing else.
func (c *Criterion) Settles() bool { return c.Kind == KindPayment || c.Kind == KindBalance }

// PlanOf is the payment plan of a deal that had none when an amount came in for
// the criterion: that amount, and the rest of the value on acceptance.
func (c *Criterion) PlanOf(amount int64, value *int64, l Language) []Milestone {
	kind := MilestoneKind(c.Payment)
	if kind == "" || kind == OnDate {
		kind = Prepayment
	}
	plan := []Milestone{{Kind: kind, Amount: amount}}
	if value != nil && *value > amount {
		plan = append(plan, Milestone{Kind: OnAcceptance, Name: label("rest", l), Amount: *value - amount})
	}
	return plan
}

// moneyAction offers to book what is missing, or to ask those who may.
func (a Ask) moneyAction(f *Facts, answer Action, base string, by Actor) Action {
	if !by.Has(Bookers()...) {
		asked := a.ask(base, ForTick, by.Language)
		asked.Who = Bookers()
		return asked
	}
	input := Input{Name: "payment", Kind: "payment", Label: label("payment", by.Language), Required: true}
	owed, known := f.owed(a.Criterion)
	if known {
		input.Money = &Money{Minor: owed, Currency: f.Account.Currency}
	}
	if owed < 0 {
		input.Label = label("refund", by.Language)
	}
	answer.Inputs = []Input{input}
	if known && owed == 0 { // to invoice is all that is left
		answer.Inputs = []Input{}
	}
	return answer
}

// owed is what has to come in for a criterion: below zero it has to go back.
func (f *Facts) owed(c *Criterion) (minor int64, known bool) {
	if f.Account == nil {
		return 0, false
	}
	if c.Kind == KindBalance {
		return f.Account.Balance + f.Account.ToInvoice, true
	}
	due := f.Account.Due(c)
	return due.Missing, due.Known
}

// owedText says how much a criterion about money still waits for, to those who
// may know.
func (f *Facts) owedText(c *Criterion, by Actor) string {
	if !c.Settles() || f.Account == nil || !by.SeesMoney() {
		return ""
	}
	a, l := f.Account, by.Language
	say := func(t Text, minor int64) string {
		return fmt.Sprintf(t.In(l), Money{Minor: minor, Currency: a.Currency}.In(l))
	}
	if c.Kind == KindPayment {
		if due := a.Due(c); due.Known && due.Missing > 0 {
			return say(stillMissing, due.Missing)
		}
		return ""
	}
	var parts []string
	if a.ToInvoice > 0 {
		parts = append(parts, say(stillToInvoice, a.ToInvoice))
	}
	if a.Balance > 0 {
		parts = append(parts, say(stillMissing, a.Balance))
	}
	if beyond := a.Beyond(); beyond > 0 {
		parts = append(parts, say(stillBeyond, beyond))
	}
	if a.Balance < 0 {
		parts = append(parts, say(stillOver, -a.Balance))
	}
	return strings.Join(parts, " ")
}

var (
	stillBeyond = Text{
		English: "Invoiced beyond the value: %s. Take it back by a credit note, or correct the value.",
		Russian: "Выставлено сверх суммы сделки: %s. Оформите кредит-ноту или исправьте сумму.",
		Polish:  "Zafakturowano ponad wartość: %s. Wystaw korektę albo popraw wartość.",
	}
	stillMissing = Text{
		English: "%s has not come in yet.",
		Russian: "Ещё не поступило: %s.",
		Polish:  "Nie wpłynęło jeszcze %s.",
	}
	stillToInvoice = Text{
		English: "%s has not been invoiced yet.",
		Russian: "Ещё не выставлено в счетах: %s.",
		Polish:  "Nie zafakturowano jeszcze %s.",
	}
	stillOver = Text{
		English: "%s came in beyond what was invoiced: return it, or invoice it.",
		Russian: "Получено сверх счетов: %s. Верните эту сумму или выставьте на неё счёт.",
		Polish:  "Wpłynęło o %s więcej, niż zafakturowano: zwróć tę kwotę albo wystaw na nią fakturę.",
	}
)

// In writes the amount as people of a language do, with the code of the currency.
func (m Money) In(l Language) string {
	amount, err := currency.NewAmountFromInt64(m.Minor, string(m.Currency))
	if err != nil {
		return strconv.FormatInt(m.Minor, 10) + " " + string(m.Currency)
	}
	f := currency.NewFormatter(currency.NewLocale(string(l)))
	f.CurrencyDisplay = currency.DisplayCode
	return f.Format(amount)
}

// percentText writes hundredths of a percent, such as 33.33 or 30.
func percentText(share int64) string {
	text := fmt.Sprintf("%d.%02d", share/100, share%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
