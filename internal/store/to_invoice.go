package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

// ToInvoice is something to be invoiced: a milestone whose time has come, or a
// draft.
type ToInvoice struct {
	Deal      crm.ID            `json:"deal_id"`
	Number    int64             `json:"deal_number"`
	Name      string            `json:"deal_name"`
	Company   string            `json:"company_name"`
	Milestone crm.ID            `json:"milestone_id" doc:"null: a draft without one"`
	Kind      crm.MilestoneKind `json:"kind" enum:",prepayment,stage,date,acceptance"`
	What      string            `json:"what" doc:"Name of the milestone, or text of the draft"`
	Amount    int64             `json:"amount" doc:"Still to be invoiced, in minor units"`
	Currency  crm.Currency      `json:"currency"`
	Draft     crm.ID            `json:"invoice_id" doc:"The draft, where there is one"`
}

// StartedUnpaid gives the won deals in delivery whose prepayment has not come in.
func (s *Store) StartedUnpaid(ctx context.Context, by crm.Actor) ([]crm.Deal, error) {
	return read(ctx, s, by, (*Tx).startedUnpaid)
}

// ToInvoice lists what is to be invoiced of the deals that the actor may see: on
// the win the prepayment, milestones of a stage that was reached or of a day that
// has come, and drafts.
func (s *Store) ToInvoice(ctx context.Context, by crm.Actor) ([]ToInvoice, error) {
	return read(ctx, s, by, func(tx *Tx) ([]ToInvoice, error) {
		today, err := tx.today()
		if err != nil {
			return nil, err
		}
		deals, err := tx.seenDeals(`SELECT ` + dealColumns + dealFrom + ` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.outcome = 'won' AND d.end_date IS NULL AND EXISTS (SELECT 1 FROM milestones m WHERE m.workspace_id = d.workspace_id AND m.deal_id = d.id)`)
		if err != nil {
			return nil, err
		}
		drafted, err := tx.seenDeals(`SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.id IN (SELECT i.deal_id FROM invoices i WHERE i.workspace_id = ? AND i.number IS NULL)`, tx.ws)
		if err != nil {
			return nil, err
		}
		for _, d := range drafted {
			if !slices.ContainsFunc(deals, func(known crm.Deal) bool { return known.ID == d.ID }) {
				deals = append(deals, d)
			}
		}
		out := []ToInvoice{}
		for i := range deals {
			some, err := tx.toInvoice(&deals[i], today)
			if err != nil {
				return nil, err
			}
			out = append(out, some...)
		}
		return out, nil
	})
}

func (tx *Tx) toInvoice(d *crm.Deal, today crm.Date) ([]ToInvoice, error) {
	a, err := tx.shownAccount(d)
	if err != nil {
		return nil, err
	}
	p, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return nil, err
	}
	var out []ToInvoice
	drafted := map[crm.ID]bool{}
	for _, i := range a.Invoices {
		if !i.Issued() {
			drafted[i.Milestone] = true
			out = append(out, ToInvoice{Deal: d.ID, Number: d.Number, Name: d.Name, Company: d.CompanyName, Milestone: i.Milestone, What: i.Text, Amount: i.Amount, Currency: i.Currency, Draft: i.ID})
		}
	}
	for i := range a.Plan {
		m := &a.Plan[i]
		if d.Outcome == crm.Won && m.Invoiced < m.Planned && !drafted[m.ID] && m.HasCome(d, p, today) {
			out = append(out, ToInvoice{Deal: d.ID, Number: d.Number, Name: d.Name, Company: d.CompanyName, Milestone: m.ID, Kind: m.Kind, What: m.Name, Amount: m.Planned - m.Invoiced, Currency: d.Currency})
		}
	}
	return out, nil
}
