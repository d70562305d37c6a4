package crm

import (
	"slices"
	"strings"
)

// Limits of what is written down about work.
const (
	MostMinutes    = 24 * 60         // of one entry of hours
	MostHourlyCost = 100_000_000_000 // minor units: a month of one person's is still counted exactly
)

// HourEntry is time that somebody worked on a deal, in the stage it was for.
type HourEntry struct {
	ID         ID      `json:"id"`
	Deal       ID      `json:"deal_id"`
	DealNumber int64   `json:"deal_number"`
	DealName   string  `json:"deal_name"`
	User       ID      `json:"user_id" doc:"Who worked"`
	Stage      string  `json:"stage"`
	On         Date    `json:"on"`
	Minutes    int64   `json:"minutes"`
	What       string  `json:"what"`
	Cost       *int64  `json:"cost,omitempty" doc:"In the firm's currency; absent: nobody said what an hour cost on that day, or you may not know"`
	CreatedAt  Instant `json:"created_at"`
	CreatedBy  ID      `json:"created_by"`
}

// HourDraft is time to write down.
type HourDraft struct {
	Minutes int64  `json:"minutes" minimum:"1" maximum:"1440"`
	What    string `json:"what,omitempty" maxLength:"1000"`
	On      Date   `json:"on,omitempty" doc:"Absent: today"`
	Stage   string `json:"stage,omitempty" doc:"One that the deal has been in; absent: the one that it was in on that day"`
	User    ID     `json:"user_id,omitzero" doc:"Absent: yourself; others are for managers, finance, admins and owners"`
}

// HourEdit changes an entry of hours; absent fields stay.
type HourEdit struct {
	Minutes *int64  `json:"minutes,omitempty" minimum:"1" maximum:"1440"`
	What    *string `json:"what,omitempty" maxLength:"1000"`
	On      *Date   `json:"on,omitempty"`
	Stage   *string `json:"stage,omitempty"`
}

// Expense is money that a deal cost beside hours: a courier, a ticket.
type Expense struct {
	ID         ID       `json:"id"`
	Deal       ID       `json:"deal_id"`
	DealNumber int64    `json:"deal_number"`
	DealName   string   `json:"deal_name"`
	Stage      string   `json:"stage"`
	On         Date     `json:"on"`
	What       string   `json:"what"`
	Amount     *int64   `json:"amount,omitempty" doc:"Minor units; absent: you may not know"`
	Currency   Currency `json:"currency"`
	Cost       *int64   `json:"cost,omitempty" doc:"In the firm's currency at the rate of the day; absent: no rate is known, or you may not know"`
	CreatedAt  Instant  `json:"created_at"`
	CreatedBy  ID       `json:"created_by"`
}

// ExpenseDraft is an expense to write down.
type ExpenseDraft struct {
	What     string   `json:"what" minLength:"1" maxLength:"1000"`
	Amount   int64    `json:"amount" minimum:"1" maximum:"9007199254740991"`
	Currency Currency `json:"currency,omitempty" doc:"Absent: that of the deal"`
	On       Date     `json:"on,omitempty" doc:"Absent: today"`
	Stage    string   `json:"stage,omitempty" doc:"One that the deal has been in; absent: the one that it was in on that day"`
}

// HourlyCost is what an hour of somebody costs the firm from a day on, in minor
// units of the firm's currency.
type HourlyCost struct {
	User ID    `json:"user_id"`
	From Date  `json:"from"`
	Cost int64 `json:"cost" minimum:"0" maximum:"100000000000"`
}

// SeesCosts says whether the actor is told what work costs.
func (a Actor) SeesCosts() bool { return a.Has(Manager, Finance, Owner, Admin) }

// LogsFor says whether the actor may write hours down for, and change those of,
// a person.
func (a Actor) LogsFor(user ID) bool { return user == a.User || a.SeesCosts() }

// CheckHours tidies an entry up and says what is wrong with it.
func (h *HourEntry) CheckHours(today Date) error {
	h.What = strings.TrimSpace(h.What)
	if h.Minutes <= 0 || h.Minutes > MostMinutes {
		return InvalidField("minutes", "hours.minutes", "write down between one minute and 24 hours: split longer work by days")
	}
	return checkWorkDay(h.On, today)
}

// Check tidies an expense up and says what is wrong with it.
func (e *Expense) Check(today Date) error {
	e.What = strings.TrimSpace(e.What)
	if e.What == "" {
		return InvalidField("what", "expense.what_missing", "say what the money was spent on")
	}
	if e.Amount == nil || *e.Amount <= 0 || *e.Amount > LargestAmount {
		return InvalidField("amount", "expense.amount", "an expense has an amount in %s above zero, and not beyond what can be kept exactly", e.Currency).With("currency", string(e.Currency))
	}
	currency, err := ParseCurrency(string(e.Currency))
	if err != nil {
		return err
	}
	e.Currency = currency
	return checkWorkDay(e.On, today)
}

func checkWorkDay(on, today Date) error {
	day, err := ParseDate(string(on))
	if err != nil {
		return err
	}
	if day == "" {
		return InvalidField("on", "date.missing", "say on which day it was, such as 2026-12-25")
	}
	if day > today {
		return InvalidField("on", "work.future", "that day is yet to come: write work down when it is done")
	}
	return nil
}

// Costing turns work into money of the firm's currency.
type Costing struct {
	Currency Currency
	Rates    []Rate
	Hourly   map[ID][]HourlyCost // one without a day holds from the beginning
}

// Hours gives what an entry costs: minutes by the hourly cost of that day,
// rounded half away from zero. False: nobody said what an hour cost then.
func (c Costing) Hours(h *HourEntry) (int64, bool) {
	var best HourlyCost
	known := false
	for _, rate := range c.Hourly[h.User] {
		if rate.From <= h.On && (!known || rate.From >= best.From) {
			best, known = rate, true
		}
	}
	return h.Minutes*(best.Cost/60) + (h.Minutes*(best.Cost%60)+30)/60, known
}

// Expense gives what an expense is in the firm's currency, at the rate of its
// day. False: no rate is known.
func (c Costing) Expense(e *Expense) (int64, bool) {
	return c.Convert(Money{*e.Amount, e.Currency}, e.On)
}

// Convert turns an amount into the firm's currency at the rate of a day. False:
// there is none.
func (c Costing) Convert(m Money, on Date) (int64, bool) {
	if m.Currency == c.Currency {
		return m.Minor, true
	}
	rate, ok := RateOn(c.Rates, m.Currency, on)
	if !ok {
		return 0, false
	}
	base, err := rate.Convert(m.Minor, c.Currency)
	return base, err == nil
}

// StageWork is what one stage took of a deal.
type StageWork struct {
	Stage  string `json:"stage"`
	Name   string `json:"name"`
	Visits int    `json:"visits"`
	Stayed int64  `json:"stayed" doc:"Minutes that the deal was in the stage"`
	Sale   bool   `json:"sale" doc:"It lies before the win line: what is spent here is cost of the sale"`
	Budget int64  `json:"budget,omitempty" doc:"Minutes that the process grants; absent: no limit"`
	Spent  int64  `json:"spent" doc:"Minutes worked"`
	Over   bool   `json:"over" doc:"More than granted"`
	Cost   *int64 `json:"cost,omitempty" doc:"Hours and expenses in the firm's currency"`
}

// CostWarning names a deal whose sale costs too much, in words alone.
type CostWarning struct {
	Deal    ID      `json:"deal_id"`
	Warning Warning `json:"warning" enum:"margin,share,hours"`
}

// Warning says why the talk about a deal costs too much.
type Warning string

// The warnings, the gravest first.
const (
	OverMargin Warning = "margin" // the sale costs more than the deal will leave
	OverShare  Warning = "share"  // it costs more than the firm's part of the value
	OverHours  Warning = "hours"  // no cost is known, and a stage took more hours than granted
)

// Work is what a deal took: hours and expenses by stage, and what that leaves
// of its value.
type Work struct {
	Deal       ID          `json:"deal_id"`
	Stages     []StageWork `json:"stages" nullable:"false" doc:"In the order in which the deal came to them"`
	Hours      []HourEntry `json:"hours" nullable:"false" doc:"The newest first"`
	Expenses   []Expense   `json:"expenses" nullable:"false" doc:"The newest first"`
	Minutes    int64       `json:"minutes" doc:"Worked in all"`
	Sale       int64       `json:"sale_minutes" doc:"Worked before the win line"`
	Currency   Currency    `json:"currency" doc:"Of the firm: all costs are in it"`
	Value      *int64      `json:"value,omitempty" doc:"Of the deal, in the firm's currency; absent: unknown, or without a rate"`
	Cost       *int64      `json:"cost,omitempty"`
	CostOfSale *int64      `json:"cost_of_sale,omitempty"`
	Margin     *int64      `json:"margin,omitempty" doc:"Value less cost"`
	Unpriced   int64       `json:"unpriced_minutes" doc:"Minutes of which no hourly cost is known: in no cost here"`
	NoRate     []Currency  `json:"no_rate" nullable:"false" doc:"Currencies of expenses without an exchange rate: in no cost here"`
	Warning    Warning     `json:"warning" enum:",margin,share,hours" doc:"Why the sale costs too much; empty: it does not"`
	Percent    int         `json:"percent" doc:"Part of the value that the sale may cost, in percent"`
	Timer      *Timer      `json:"timer" doc:"Your own, if it runs on this deal"`
	Hidden     bool        `json:"hidden" doc:"You may not know costs: they are left out"`
}

// Timer measures the work of somebody as they do it.
type Timer struct {
	Deal       ID      `json:"deal_id"`
	DealNumber int64   `json:"deal_number"`
	DealName   string  `json:"deal_name"`
	Stage      string  `json:"stage"`
	What       string  `json:"what"`
	StartedAt  Instant `json:"started_at"`
}

// Ran gives the minutes of a timer up to an instant, a begun one as a whole, and
// whether it ran longer than an entry may be: then it counts a day.
func (t *Timer) Ran(now Instant) (int64, bool) {
	minutes := (int64(now-t.StartedAt) + 59_999) / 60_000
	return min(max(minutes, 1), MostMinutes), minutes > MostMinutes
}

// Price adds the work up and says whether the sale costs too much of the deal's
// value. Stages, hours, expenses, value and percent are there already.
func (w *Work) Price(c Costing) {
	cost, sale, priced := int64(0), int64(0), false
	charge := func(s *StageWork, minor int64) {
		*s.Cost += minor
		cost += minor
		if s.Sale {
			sale += minor
		}
		priced = true
	}
	for i := range w.Stages {
		w.Stages[i].Cost = new(int64)
	}
	for i := range w.Hours {
		h := &w.Hours[i]
		s := w.stage(h.Stage)
		s.Spent += h.Minutes
		w.Minutes += h.Minutes
		if s.Sale {
			w.Sale += h.Minutes
		}
		minor, ok := c.Hours(h)
		if !ok {
			w.Unpriced += h.Minutes
			continue
		}
		h.Cost = &minor
		charge(s, minor)
	}
	w.NoRate = []Currency{}
	for i := range w.Expenses {
		e := &w.Expenses[i]
		minor, ok := c.Expense(e)
		if !ok {
			w.NoRate = append(w.NoRate, e.Currency)
			continue
		}
		e.Cost = &minor
		charge(w.stage(e.Stage), minor)
	}
	slices.Sort(w.NoRate)
	w.NoRate = slices.Compact(w.NoRate)
	w.Currency, w.Cost, w.CostOfSale = c.Currency, &cost, &sale
	if w.Value != nil {
		margin := *w.Value - cost
		w.Margin = &margin
	}
	for i := range w.Stages {
		s := &w.Stages[i]
		s.Over = s.Budget > 0 && s.Spent > s.Budget
	}
	w.Warning = w.warn(priced)
}

// warn compares the cost of the sale with what the deal brings; where no cost or
// no value is known, the hours with what the stages grant.
func (w *Work) warn(priced bool) Warning {
	switch {
	case w.Value != nil && *w.CostOfSale > max(0, *w.Margin):
		return OverMargin
	case w.Value != nil && overShare(*w.CostOfSale, *w.Value, w.Percent):
		return OverShare
	case (!priced || w.Value == nil) && slices.ContainsFunc(w.Stages, func(s StageWork) bool { return s.Sale && s.Over }):
		return OverHours
	}
	return ""
}

// overShare says whether a cost is more than so many percent of a value. The
// fraction that is cut off makes no difference to a whole number beyond it.
func overShare(cost, value int64, percent int) bool {
	part := value/100*int64(percent) + value%100*int64(percent)/100
	return cost > part
}

// stage gives the stage of the list with the key; one that the deal was never in
// by its visits, such as after an import was undone, is added.
func (w *Work) stage(key string) *StageWork {
	i := slices.IndexFunc(w.Stages, func(s StageWork) bool { return s.Stage == key })
	if i < 0 {
		w.Stages = append(w.Stages, StageWork{Stage: key, Name: key, Cost: new(int64)})
		i = len(w.Stages) - 1
	}
	return &w.Stages[i]
}

// Hide leaves costs out. Whoever wrote an expense down still sees its amount.
func (w *Work) Hide(by Actor) {
	w.Hidden = true
	w.Value, w.Cost, w.CostOfSale, w.Margin, w.Unpriced, w.NoRate = nil, nil, nil, nil, 0, []Currency{}
	for i := range w.Stages {
		w.Stages[i].Cost = nil
	}
	for i := range w.Hours {
		w.Hours[i].Cost = nil
	}
	for i := range w.Expenses {
		w.Expenses[i].Hide(by)
	}
}

// Hide leaves the amounts out, but for whoever wrote them down.
func (e *Expense) Hide(by Actor) {
	e.Cost = nil
	if e.CreatedBy != by.User {
		e.Amount = nil
	}
}
