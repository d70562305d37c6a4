package crm

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// WholeShare is the whole value of a deal in hundredths of a percent.
const WholeShare = 10_000

// mostMilestones is how many steps a payment plan has at most.
const mostMilestones = 100

// MilestoneKind is what makes a milestone of a payment plan fall due.
type MilestoneKind string

// The kinds of milestones.
const (
	Prepayment   MilestoneKind = "prepayment" // before work starts
	OnStage      MilestoneKind = "stage"      // when a stage is reached
	OnDate       MilestoneKind = "date"       // on a day
	OnAcceptance MilestoneKind = "acceptance" // when the client has accepted
)

// MilestoneState is how far the money of a milestone is.
type MilestoneState string

// The states of a milestone.
const (
	MilestoneOpen     MilestoneState = "open"        // not yet invoiced whole
	MilestoneInvoiced MilestoneState = "invoiced"    // asked for
	MilestonePartly   MilestoneState = "partly_paid" // something came in
	MilestonePaid     MilestoneState = "paid"        // all of it came in
)

// Milestone is one step of a deal's payment plan. What it comes to is either a
// share of the deal's value, which follows the value, or a fixed amount.
type Milestone struct {
	ID         ID            `json:"id,omitzero" doc:"Absent: a new one"`
	Kind       MilestoneKind `json:"kind" enum:"prepayment,stage,date,acceptance"`
	Name       string        `json:"name,omitempty" maxLength:"200"`
	Stage      string        `json:"stage,omitempty" maxLength:"40" doc:"stage: its key"`
	Share      int64         `json:"share,omitempty" minimum:"0" maximum:"10000" doc:"In hundredths of a percent of the deal's value: 3000 is 30 %"`
	Amount     int64         `json:"amount,omitempty" minimum:"0" doc:"In place of share: minor units of the deal's currency"`
	DueOn      Date          `json:"due_on,omitempty" doc:"Day by which it is to be paid; absent: the days of credit after the invoice"`
	CreditDays *int          `json:"credit_days,omitempty" minimum:"0" maximum:"3650" doc:"Absent: those of the company"`

	Planned  int64          `json:"planned,omitempty" readOnly:"true" doc:"What it comes to at the deal's value"`
	Invoiced int64          `json:"invoiced,omitempty" readOnly:"true" doc:"Asked for, without what was credited"`
	Received int64          `json:"received,omitempty" readOnly:"true"`
	State    MilestoneState `json:"state,omitempty" readOnly:"true" enum:"open,invoiced,partly_paid,paid"`
}

// CheckPlan looks whether milestones make a payment plan, and cleans them.
// Shares alone must be the whole value; beside fixed amounts they may be less.
func CheckPlan(plan []Milestone, currency Currency) error {
	if len(plan) > mostMilestones {
		return InvalidField("milestones", "plan.too_long", "a payment plan has at most %d milestones: join some", mostMilestones)
	}
	shares, fixed := int64(0), false
	for i := range plan {
		m := &plan[i]
		m.Name = strings.TrimSpace(m.Name)
		if err := m.check(currency); err != nil {
			return err
		}
		shares += m.Share
		fixed = fixed || m.Amount > 0
	}
	if shares > WholeShare || !fixed && len(plan) > 0 && shares != WholeShare {
		is := percentText(shares)
		return InvalidField("milestones", "plan.percent_sum", "the shares of the plan come to %s %%: make them 100 %%", is).With("percent", is)
	}
	return nil
}

func (m *Milestone) check(currency Currency) error {
	if !slices.Contains([]MilestoneKind{Prepayment, OnStage, OnDate, OnAcceptance}, m.Kind) {
		return InvalidField("kind", "plan.kind", "%q is no kind of milestone: use prepayment, stage, date or acceptance", m.Kind)
	}
	if (m.Share > 0) == (m.Amount > 0) || m.Share < 0 || m.Amount < 0 {
		return InvalidField("amount", "plan.share_or_amount", "each milestone has either a share of the value or an amount in %s, above zero", currency).With("currency", string(currency))
	}
	if m.Amount > LargestAmount {
		return InvalidField("amount", "money.too_large", "the amount is larger than can be kept exactly")
	}
	if _, err := ParseDate(string(m.DueOn)); err != nil {
		return err
	}
	if m.Kind == OnDate && m.DueOn == "" {
		return InvalidField("due_on", "plan.date_missing", "a milestone on a date needs the date: give one such as 2026-12-25")
	}
	return nil
}

// planAmounts says what each milestone comes to. Shares are divided by the
// largest remainder, so that shares of the whole come to the value exactly.
func planAmounts(plan []Milestone, value int64) []int64 {
	type part struct{ at, rest int64 }
	amounts, parts := make([]int64, len(plan)), []part{}
	shares, given := int64(0), int64(0)
	for i, m := range plan {
		if m.Share == 0 {
			amounts[i] = m.Amount
			continue
		}
		whole, rest := shareOf(value, m.Share)
		amounts[i] = whole
		parts = append(parts, part{int64(i), rest})
		shares, given = shares+m.Share, given+whole
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.rest, a.rest) })
	for i := range halfUp(value, shares) - given {
		amounts[parts[i].at]++
	}
	return amounts
}

// shareOf gives the whole minor units of a share, and the rest in parts of
// WholeShare. The product is held in 128 bits.
func shareOf(value, share int64) (whole, rest int64) {
	hi, lo := bits.Mul64(uint64(value), uint64(share)) //nolint:gosec // neither is negative
	q, r := bits.Div64(hi, lo, WholeShare)
	return int64(q), int64(r) //nolint:gosec // a share is no more than the whole
}

// halfUp is a share rounded half up.
func halfUp(value, share int64) int64 {
	whole, rest := shareOf(value, share)
	if 2*rest >= WholeShare {
		whole++
	}
	return whole
}

// Lacks says whether less came in than was asked for. What a value that has risen
// since adds to a milestone, which was paid by then, is only to be invoiced.
func (m *Milestone) Lacks() bool {
	if m.Invoiced > 0 {
		return m.Received < m.Invoiced
	}
	return m.State != MilestonePaid
}

// HasCome says whether the time to invoice the milestone of a won deal has come:
// a prepayment at once, a stage when it is reached, a day when it is there. An
// acceptance is told by nobody but people.
func (m *Milestone) HasCome(d *Deal, p *Process, today Date) bool {
	switch m.Kind {
	case Prepayment:
		return true
	case OnStage:
		at := p.Index(m.Stage)
		return at >= 0 && p.Index(d.Stage) >= at
	case OnDate:
		return m.DueOn != "" && m.DueOn <= today
	}
	return false
}
