package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/store"
)

func (s *Server) lookAtLeads(ctx context.Context, by crm.Actor, c *checkup) error {
	late, err := s.Store.Leads(ctx, by, store.LeadFilter{Status: "open", Breached: true, Urgent: true, Limit: allEvidence})
	if err != nil {
		return err
	}
	var rows []evidence
	for i := range late {
		if late[i].AnsweredAt == 0 {
			e := leadEvidence(&late[i])
			e.Unit, e.Measure = "minutes", max(0, -late[i].Clock.Left/60)
			rows = append(rows, e)
		}
	}
	c.addLeads(ruleBreached, rows)
	most := c.w.Settings.LeadAttempts()
	used, err := s.Store.Leads(ctx, by, store.LeadFilter{Status: "open", Attempts: most, Limit: allEvidence})
	if err != nil {
		return err
	}
	rows = nil
	for i := range used {
		e := leadEvidence(&used[i])
		e.Unit, e.Measure, e.Limit = "pieces", used[i].Attempts, most
		rows = append(rows, e)
	}
	c.addLeads(ruleUsedUp, rows)
	pool, err := s.Store.Leads(ctx, by, store.LeadFilter{Status: "open", Pool: true, Limit: allEvidence})
	if err != nil {
		return err
	}
	rows = nil
	for i := range pool {
		e := leadEvidence(&pool[i])
		e.Unit, e.Measure = "days", c.daysSince(pool[i].ArrivedAt)
		rows = append(rows, e)
	}
	c.addLeads(rulePool, rows)
	return nil
}

// addLeads leaves leads out where one pipeline is asked for: they are in none yet.
func (c *checkup) addLeads(rule insight.Rule, rows []evidence) {
	if c.in.Pipeline.IsZero() {
		c.add(rule, 0, rows)
	}
}

func (c *checkup) daysSince(at crm.Instant) int {
	return c.today.DaysSince(crm.DateOf(at.Time(), c.w.Zone()))
}

func leadEvidence(l *crm.Lead) evidence {
	return evidence{Noun: "lead", ID: l.ID, Label: l.Label(), Name: l.Title(), Owner: l.Owner}
}

func (s *Server) lookAtPromises(ctx context.Context, by crm.Actor, c *checkup) error {
	promises, err := s.Store.Promises(ctx, by, store.PromiseFilter{State: "overdue"})
	if err != nil {
		return err
	}
	var rows []evidence
	for _, p := range promises {
		rows = append(rows, evidence{Noun: "promise", ID: p.ID, Deal: p.Deal, Label: (&crm.Deal{Number: p.DealNumber}).Label(), Name: p.Promise, Owner: p.Owner, Unit: "days", Measure: c.today.DaysSince(p.DueOn)})
	}
	c.add(rulePromises, 0, rows)
	handovers, err := s.Store.Handovers(ctx, by, store.HandoverFilter{State: "hanging"})
	if err != nil {
		return err
	}
	rows = nil
	for _, h := range handovers {
		rows = append(rows, evidence{Noun: "handover", ID: h.ID, Deal: h.Deal, Label: (&crm.Deal{Number: h.DealNumber}).Label(), Name: h.DealName, Owner: h.Owner, Unit: "days", Measure: h.WorkingDays, Limit: crm.Hanging})
	}
	c.add(ruleHandovers, 0, rows)
	c.lookBetweenChairs(by)
	return nil
}

// lookBetweenChairs finds wins that nobody hands over, and contracts that run out.
func (c *checkup) lookBetweenChairs(by crm.Actor) {
	waits := func(d *crm.Deal) int {
		return c.w.Settings.WorkingDays(crm.DateOf(d.StageSince.Time(), c.w.Zone()), c.today, c.facts.Free)
	}
	late := slices.DeleteFunc(c.facts.Unhanded, func(d crm.Deal) bool { return waits(&d) <= crm.Hanging })
	c.addDeals(ruleUnhanded, late, by.Language, waits)
	var cards []crm.Deal
	left := map[crm.ID]int{}
	for _, r := range c.facts.Renewals {
		cards = append(cards, r.Card)
		left[r.Card.ID] = max(0, r.DueOn.DaysSince(c.today))
	}
	c.addDeals(ruleRenewals, cards, by.Language, func(d *crm.Deal) int { return left[d.ID] })
}

func (s *Server) lookAtMoney(ctx context.Context, by crm.Actor, c *checkup) error {
	due, err := s.Store.Receivables(ctx, by)
	if err != nil {
		return err
	}
	var rows []evidence
	for i := range due.Items {
		r := &due.Items[i]
		if r.DaysLate <= 0 {
			continue
		}
		e := evidence{Noun: "invoice", ID: r.Invoice, Deal: r.Deal, Label: r.Number, Name: r.DealName, Owner: r.Owner, Unit: "days", Measure: r.DaysLate, Currency: r.Currency}
		if !due.Hidden {
			e.Value, e.base = &r.Open, r.Base
		}
		rows = append(rows, e)
	}
	c.add(ruleReceivable, len(due.Items), rows)
	c.addDeals(ruleUnpaid, c.facts.Unpaid, by.Language, func(d *crm.Deal) int { return c.daysSince(d.StageSince) })
	c.addDeals(ruleFeedback, c.facts.Unasked, by.Language, func(d *crm.Deal) int { return c.today.DaysSince(d.EndDate) })
	return nil
}

func (c *checkup) addDeals(rule insight.Rule, deals []crm.Deal, l crm.Language, days func(*crm.Deal) int) {
	var rows []evidence
	for i := range deals {
		e := c.dealEvidence(&deals[i], l)
		e.Unit, e.Measure, e.base = "days", days(&deals[i]), c.worth[e.ID]
		rows = append(rows, e)
	}
	c.add(rule, 0, rows)
}
