package sample

import (
	"slices"

	"hummock/internal/crm"
)

// ahead is the share of the value that is paid before work starts.
const ahead = 3000

// firstInvoice tells of the payment plan, and of the invoice for the prepayment.
func (s *story) firstInvoice(share float64) []event {
	return []event{{share, func(at moment) {
		plan := []crm.Milestone{
			{Kind: crm.Prepayment, Name: s.say(prepaid), Share: ahead},
			{Kind: crm.OnAcceptance, Name: s.say(onAcceptance), Share: crm.WholeShare - ahead},
		}
		s.act(at, s.staff[crm.Finance], s.key, crm.Agree{Milestones: plan})
		s.act(at, s.staff[crm.Finance], s.key, crm.Bill{Milestone: 0})
		s.billed = true
	}}}
}

// lastInvoice asks for the rest, early in the stage that ends with nothing owed.
func (s *story) lastInvoice(asks []crm.Ask) []event {
	settles := func(a crm.Ask) bool { return a.Criterion.Kind == crm.KindBalance }
	if !s.billed || !slices.ContainsFunc(asks, settles) {
		return nil
	}
	return []event{{.05, func(at moment) { s.act(at, s.staff[crm.Finance], s.key, crm.Bill{Milestone: 1}) }}}
}

// pay tells of money that came in: a prepayment, or all that is open.
func (s *story) pay(c *crm.Criterion, share float64) []event {
	paid := &crm.PaymentAnswer{Reference: s.say(transfer)}
	if c.Kind == crm.KindPayment && !s.billed {
		paid.Amount = worthOf(float64(s.value) * ahead / crm.WholeShare)
	}
	answer := crm.Answer{Criterion: c.Key, Payment: paid}
	events := []event{}
	if rate, abroad := inEuro[s.currency]; abroad && s.billed && c.Kind == crm.KindPayment && s.lot()%2 == 0 {
		half := int64(float64(s.value) * rate * ahead / crm.WholeShare / 2)
		events = append(events, s.receive(share*.8, crm.NewPayment{Amount: half, Currency: "EUR", Reference: s.say(transfer)}))
	}
	return append(events, event{share, func(at moment) { s.act(at, s.staff[crm.Finance], s.key, crm.Give{Answer: answer}) }})
}

// inEuro is roughly what a unit of a foreign currency is worth.
var inEuro = map[crm.Currency]float64{"PLN": .23, "USD": .92}

func (s *story) receive(share float64, n crm.NewPayment) event {
	return event{share, func(at moment) { s.act(at, s.staff[crm.Finance], s.key, crm.Receive{NewPayment: n}) }}
}

// partOf is a part of the prepayment, where the rest is still to come.
func (s *story) partOf(stage, to string) []event {
	if stage != "prepayment" || to != "" || !s.billed || s.handed%2 > 0 {
		return nil
	}
	return []event{s.receive(.8, crm.NewPayment{Amount: worthOf(float64(s.value) * ahead / crm.WholeShare / 3), Reference: s.say(transfer)})}
}
