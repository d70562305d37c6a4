package crm

import (
	"math"
	"slices"
)

// Account is the money of one deal: what is planned, asked for and received, in
// the deal's currency. Everything but the rows is computed by Settle.
type Account struct {
	Currency Currency    `json:"currency"`
	Value    *int64      `json:"value" doc:"The deal's value; null: unknown"`
	Plan     []Milestone `json:"plan" nullable:"false"`
	Invoices []Invoice   `json:"invoices" nullable:"false"`
	Payments []Payment   `json:"payments" nullable:"false"`

	Planned    int64 `json:"planned,omitempty" doc:"What the plan comes to"`
	Difference int64 `json:"difference,omitempty" doc:"The plan less the deal's value: other than 0, they do not fit"`
	Invoiced   int64 `json:"invoiced,omitempty"`
	Credited   int64 `json:"credited,omitempty"`
	Received   int64 `json:"received,omitempty"`
	Balance    int64 `json:"balance,omitempty" doc:"Invoiced less credited less received; below zero: the client is owed"`
	Open       int64 `json:"open,omitempty" doc:"Receivable: what invoices still wait for"`
	Over       int64 `json:"over,omitempty" doc:"Received beyond all invoices"`
	ToInvoice  int64 `json:"to_invoice,omitempty" doc:"What the plan, or without one the value of a sale, still lacks in invoices"`
	Hidden     bool  `json:"hidden" doc:"The caller may not see amounts: they are left out"`
}

// Settle computes sums and states. What was received for an invoice goes to it;
// what is beyond, and what was booked for none, goes to the oldest open ones.
// So the order in which payments were booked makes no difference.
func (a *Account) Settle(kind DealKind, today Date) {
	a.Invoiced, a.Credited, a.Received = 0, 0, 0
	issued := a.issued()
	for _, i := range issued {
		i.Credited, i.Paid, i.Over, i.pinned = 0, 0, 0, 0
		for _, c := range i.Credits {
			i.Credited += c.Amount
		}
		a.Invoiced += i.Amount
		a.Credited += i.Credited
	}
	free := a.receive(issued)
	over := spread(issued, free)
	a.Balance = a.Invoiced - a.Credited - a.Received
	a.Open, a.Over = a.Balance+over, over
	for n := range a.Invoices {
		i := &a.Invoices[n]
		i.Open, i.DaysLate = i.net()-i.Paid, 0
		if !i.Issued() {
			i.Open = 0
		}
		if i.Open > 0 && i.DueOn < today {
			i.DaysLate = today.DaysSince(i.DueOn)
		}
		i.State = i.state()
	}
	a.plan(kind, over)
}

// issued gives the invoices that count, the oldest first.
func (a *Account) issued() []*Invoice {
	var out []*Invoice
	for n := range a.Invoices {
		if a.Invoices[n].Issued() {
			out = append(out, &a.Invoices[n])
		}
	}
	slices.SortFunc(out, sooner)
	return out
}

// receive adds up the payments that stand: those for an invoice on it, and gives
// the rest.
func (a *Account) receive(issued []*Invoice) int64 {
	free := int64(0)
	for n := range a.Payments {
		p := &a.Payments[n]
		if !p.counts() {
			continue
		}
		a.Received += p.Value
		i := slices.IndexFunc(issued, func(i *Invoice) bool { return i.ID == p.Invoice })
		if i < 0 {
			free += p.Value
			continue
		}
		issued[i].pinned += p.Value
	}
	return free
}

// spread lays money on invoices and gives what is left over.
func spread(issued []*Invoice, free int64) int64 {
	for _, i := range issued {
		i.Paid = max(0, min(i.pinned, i.net()))
		free += i.pinned - i.Paid
	}
	for _, i := range issued {
		more := max(0, min(free, i.net()-i.Paid))
		i.Paid, free = i.Paid+more, free-more
	}
	for _, i := range slices.Backward(issued) { // more went back than came in beside
		less := max(0, min(-free, i.Paid))
		i.Paid, free = i.Paid-less, free+less
	}
	left := free
	for _, i := range issued {
		i.Over = max(0, min(left, i.pinned-i.net()))
		left -= i.Over
	}
	if left > 0 && len(issued) > 0 {
		issued[len(issued)-1].Over += left
	}
	return free
}

// plan says how far each milestone is. What came in before it was invoiced
// counts for the first milestones that are not.
func (a *Account) plan(kind DealKind, advance int64) {
	value := int64(0)
	if a.Value != nil {
		value = *a.Value
	}
	a.Planned, a.Difference = 0, 0
	amounts := planAmounts(a.Plan, value)
	for n := range a.Plan {
		m := &a.Plan[n]
		m.Planned, m.Invoiced, m.Received = amounts[n], 0, 0
		for _, i := range a.of(m) {
			m.Invoiced += i.net()
		}
	}
	spreadExcess(a.Plan)
	for n := range a.Plan {
		m := &a.Plan[n]
		a.Planned += m.Planned
		open := int64(0)
		for _, i := range a.of(m) {
			m.Received += i.Paid
			open += i.Open
		}
		ahead := max(0, min(advance, m.Planned-m.Invoiced))
		advance -= ahead
		m.Received += ahead
		m.State = m.state(open)
	}
	target := value
	if len(a.Plan) > 0 {
		target = a.Planned
	}
	if len(a.Plan) > 0 && a.Value != nil {
		a.Difference = a.Planned - value
	}
	if len(a.Plan) == 0 && kind != Sale {
		target = 0
	}
	a.ToInvoice = max(0, target-a.Invoiced+a.Credited)
}

// spreadExcess keeps the sum of the shares where a value fell after some of it was
// invoiced: what was invoiced beyond a share is taken off the last shares that are
// not invoiced yet.
func spreadExcess(plan []Milestone) {
	excess := int64(0)
	for n := range plan {
		if m := &plan[n]; m.Share > 0 && m.Invoiced > m.Planned {
			excess += m.Invoiced - m.Planned
			m.Planned = m.Invoiced
		}
	}
	for n := len(plan) - 1; n >= 0 && excess > 0; n-- {
		m := &plan[n]
		if m.Share == 0 {
			continue
		}
		less := min(excess, m.Planned-m.Invoiced)
		m.Planned, excess = m.Planned-less, excess-less
	}
}

func (m *Milestone) state(open int64) MilestoneState {
	switch {
	case m.Planned > 0 && m.Received >= m.Planned && open == 0:
		return MilestonePaid
	case m.Received > 0:
		return MilestonePartly
	case m.Invoiced > 0 && m.Invoiced >= m.Planned:
		return MilestoneInvoiced
	}
	return MilestoneOpen
}

// of gives the issued invoices of a milestone.
func (a *Account) of(m *Milestone) []*Invoice {
	return slices.DeleteFunc(a.issued(), func(i *Invoice) bool { return i.Milestone != m.ID })
}

// Milestone finds a step of the plan.
func (a *Account) Milestone(id ID) (*Milestone, bool) {
	i := slices.IndexFunc(a.Plan, func(m Milestone) bool { return m.ID == id })
	if i < 0 || id.IsZero() {
		return nil, false
	}
	return &a.Plan[i], true
}

// Due is what a criterion about a payment waits for.
type Due struct {
	Missing    int64 // above zero: the criterion is not met
	Known      bool  // false: neither plan, share nor invoice says how much it is
	Milestones []ID  // whose money it is, if it is that of milestones
	Invoice    ID    // or of an invoice
}

// Due says what a criterion of kind payment waits for: the milestones that it
// names; without any, its percent of the value; else the first invoice, or the
// first milestone while nothing is invoiced.
func (a *Account) Due(c *Criterion) Due {
	var asked []*Milestone
	for n := range a.Plan {
		if string(a.Plan[n].Kind) == c.Payment {
			asked = append(asked, &a.Plan[n])
		}
	}
	if len(asked) > 0 {
		return a.dueOf(asked...)
	}
	if c.Percent != nil && a.Value != nil && *a.Value > 0 {
		share := int64(math.Round(*c.Percent * 100))
		return Due{Missing: halfUp(*a.Value, share) - a.Received, Known: true}
	}
	if first := a.first(); first != nil {
		return Due{Missing: first.Open, Known: true, Invoice: first.ID}
	}
	if len(a.Plan) > 0 {
		return a.dueOf(&a.Plan[0])
	}
	return Due{}
}

func (a *Account) dueOf(asked ...*Milestone) Due {
	due := Due{Known: true}
	for _, m := range asked {
		due.Milestones = append(due.Milestones, m.ID)
		due.Known = due.Known && m.Planned > 0
		if m.State != MilestonePaid {
			due.Missing += max(m.Planned, m.Invoiced) - m.Received
		}
	}
	return due
}

// CheckRoom refuses an invoice by which more would be asked for than the deal is
// worth, where a plan says how its value is asked for.
func (a *Account) CheckRoom(i *Invoice, l Language) error {
	if a.Value == nil || *a.Value == 0 || len(a.Plan) == 0 || a.Invoiced-a.Credited+i.Amount <= *a.Value {
		return nil
	}
	sum, value := Money{Minor: a.Invoiced - a.Credited + i.Amount, Currency: a.Currency}.In(l), Money{Minor: *a.Value, Currency: a.Currency}.In(l)
	return InvalidField("amount", "invoice.beyond_value", "with this, %s would be invoiced on a deal of %s: fit the payment plan, or raise the value by a change request, first", sum, value).
		With("sum", sum).With("value", value)
}

// Beyond is what was invoiced, and not credited, beyond the deal's value.
func (a *Account) Beyond() int64 {
	if a.Value == nil || *a.Value == 0 {
		return 0
	}
	return max(0, a.Invoiced-a.Credited-*a.Value)
}

// Prepaid gives what the plan asks for before the work, and whether all of it came
// in; a plan without a prepayment asks for nothing.
func (a *Account) Prepaid() (planned int64, whole bool) {
	whole = true
	for n := range a.Plan {
		if m := &a.Plan[n]; m.Kind == Prepayment {
			planned += m.Planned
			whole = whole && m.State == MilestonePaid
		}
	}
	return planned, whole
}

// LowersPrepayment says whether an account asks for a smaller prepayment than it
// did before, although some of that was invoiced or came in and the rest is missing.
func (a *Account) LowersPrepayment(before *Account) bool {
	was, whole := before.Prepaid()
	is, _ := a.Prepaid()
	return is < was && !whole && (before.Received > 0 || before.Invoiced > 0)
}

// first is the invoice that was issued first and not taken back.
func (a *Account) first() *Invoice {
	var first *Invoice
	for n := range a.Invoices {
		i := &a.Invoices[n]
		if i.Issued() && i.net() > 0 && (first == nil || i.IssuedOn < first.IssuedOn || i.IssuedOn == first.IssuedOn && i.Number < first.Number) {
			first = i
		}
	}
	return first
}

// Hide leaves out what only those are told who may know amounts: the amounts,
// and what was written beside them.
func (a *Account) Hide() {
	a.Hidden = true
	a.Planned, a.Difference, a.Invoiced, a.Credited, a.Received, a.Balance, a.Open, a.Over, a.ToInvoice = 0, 0, 0, 0, 0, 0, 0, 0, 0
	for n := range a.Plan {
		m := &a.Plan[n]
		m.Share, m.Amount, m.Planned, m.Invoiced, m.Received = 0, 0, 0, 0, 0
	}
	for n := range a.Invoices {
		a.Invoices[n].Hide()
	}
	for n := range a.Payments {
		a.Payments[n].Hide()
	}
}

// Hide leaves out the amounts of an invoice, and what is written beside them.
func (i *Invoice) Hide() {
	i.Amount, i.Credited, i.Paid, i.Open, i.Over, i.Text = 0, 0, 0, 0, 0, ""
	i.Credits = slices.Clone(i.Credits)
	for n := range i.Credits {
		i.Credits[n].Amount, i.Credits[n].Reason = 0, ""
	}
}

// Hide leaves out the amounts of a payment, and what is written beside them.
func (p *Payment) Hide() {
	p.Amount, p.Value, p.Rate, p.Reference, p.Reversal = 0, 0, "", "", ""
}

// Bookers are the roles that issue invoices and book payments.
func Bookers() []Role { return slices.Clone(bookers.Roles) }

// SeesMoney says whether the actor is told the amounts of invoices and payments:
// everybody with a role beside those of a viewer and an expert.
func (a Actor) SeesMoney() bool {
	return slices.ContainsFunc(a.Roles, func(r Role) bool { return r != Viewer && r != Expert })
}
