package crm

import (
	"cmp"
	"maps"
	"slices"
)

// Age sorts receivables by how late they are.
type Age string

// The ages of receivables.
const (
	AgeCurrent Age = "current" // not due yet
	AgeMonth   Age = "1-30"    // days late
	AgeTwo     Age = "31-60"
	AgeThree   Age = "61-90"
	AgeOld     Age = "90+"
)

// Ages lists every age, the youngest first.
func Ages() []Age { return []Age{AgeCurrent, AgeMonth, AgeTwo, AgeThree, AgeOld} }

// AgeOf gives the age of a debt by days late.
func AgeOf(daysLate int) Age {
	switch {
	case daysLate <= 0:
		return AgeCurrent
	case daysLate <= 30:
		return AgeMonth
	case daysLate <= 60:
		return AgeTwo
	case daysLate <= 90:
		return AgeThree
	}
	return AgeOld
}

// Receivable is an invoice that waits for money.
type Receivable struct {
	Invoice     ID       `json:"invoice_id"`
	Number      string   `json:"number"`
	Deal        ID       `json:"deal_id"`
	DealNumber  int64    `json:"deal_number"`
	DealName    string   `json:"deal_name"`
	Company     ID       `json:"company_id"`
	CompanyName string   `json:"company_name"`
	IssuedOn    Date     `json:"issued_on"`
	DueOn       Date     `json:"due_on"`
	DaysLate    int      `json:"days_late"`
	Age         Age      `json:"age" enum:"current,1-30,31-60,61-90,90+"`
	Amount      int64    `json:"amount,omitempty" doc:"What was invoiced"`
	Open        int64    `json:"open,omitempty" doc:"What is still to come"`
	Currency    Currency `json:"currency"`
	Base        int64    `json:"base,omitempty" doc:"What is open, in the firm's currency at the rate below; absent: no rate is known"`
	Rate        *Rate    `json:"rate,omitempty" doc:"The rate of the day, where the currency is another one"`
	Owner       ID       `json:"owner_id"`

	Reminders    int  `json:"reminders" doc:"How many fell due"`
	RemindedOn   Date `json:"reminded_on" doc:"Day of the last of them; empty: there is none"`
	NextReminder Date `json:"next_reminder_on" doc:"Today, where its day has come and the reminder is not made yet; empty: none is to come"`
}

// Remind fills in when the client is reminded next, of the days of the firm: not
// before today.
func (r *Receivable) Remind(days []int, made int, today Date) {
	if r.NextReminder = nextReminder(days, r.DueOn, made); r.NextReminder != "" {
		r.NextReminder = max(r.NextReminder, today)
	}
}

// AgeSum is what is open of one age in one currency.
type AgeSum struct {
	Currency Currency `json:"currency"`
	Age      Age      `json:"age" enum:"current,1-30,31-60,61-90,90+"`
	Count    int      `json:"count"`
	Open     int64    `json:"open"`
}

// Receivables is what clients owe on a day.
type Receivables struct {
	On       Date         `json:"on"`
	Currency Currency     `json:"currency" doc:"Of the firm"`
	Items    []Receivable `json:"items" nullable:"false"`
	Sums     []AgeSum     `json:"sums" nullable:"false" doc:"By currency and age"`
	Base     []AgeSum     `json:"base" nullable:"false" doc:"By age, in the firm's currency; without currencies that have no rate"`
	NoRate   []Currency   `json:"no_rate" nullable:"false" doc:"Currencies left out of base, as no rate is known"`
	Hidden   bool         `json:"hidden" doc:"The caller may not see amounts: they are left out, and so are the sums"`
}

// Sum adds the receivables up, and turns them into the firm's currency.
func (r *Receivables) Sum(rates []Rate) error {
	sums, base := map[AgeSum]*AgeSum{}, map[AgeSum]*AgeSum{}
	missing := map[Currency]bool{}
	for n := range r.Items {
		i := &r.Items[n]
		i.Base = i.Open
		add(sums, i.Currency, i.Age, i.Open)
		if i.Currency != r.Currency {
			rate, ok := RateOn(rates, i.Currency, r.On)
			if !ok {
				i.Base, missing[i.Currency] = 0, true
				continue
			}
			var err error
			if i.Base, err = rate.Convert(i.Open, r.Currency); err != nil {
				return err
			}
			i.Rate = &rate
		}
		add(base, r.Currency, i.Age, i.Base)
	}
	r.Sums, r.Base, r.NoRate = byAge(sums), byAge(base), named(missing)
	return nil
}

// Hide leaves the amounts out.
func (r *Receivables) Hide() {
	r.Hidden, r.Sums, r.Base, r.NoRate = true, []AgeSum{}, []AgeSum{}, []Currency{}
	for n := range r.Items {
		i := &r.Items[n]
		i.Amount, i.Open, i.Base, i.Rate = 0, 0, 0, nil
	}
}

func add(sums map[AgeSum]*AgeSum, c Currency, age Age, open int64) {
	key := AgeSum{Currency: c, Age: age}
	if sums[key] == nil {
		sums[key] = &AgeSum{Currency: c, Age: age}
	}
	sums[key].Count++
	sums[key].Open += open
}

func byAge(sums map[AgeSum]*AgeSum) []AgeSum {
	out := []AgeSum{}
	for _, s := range sums {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b AgeSum) int {
		return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(slices.Index(Ages(), a.Age), slices.Index(Ages(), b.Age)))
	})
	return out
}

func named(set map[Currency]bool) []Currency {
	out := slices.AppendSeq([]Currency{}, maps.Keys(set))
	slices.Sort(out)
	return out
}
