package store

import (
	"cmp"
	"context"
	"strings"

	"hummock/internal/crm"
)

// Converted is what a lead became.
type Converted struct {
	Lead crm.Lead `json:"lead"`
	Deal crm.Deal `json:"deal"`
}

// ConvertLead makes a lead into a company, a contact and a deal, all at once or
// not at all. What there is already can be chosen instead. The deal begins as
// every deal does; source, owner and what happened go along.
func (s *Store) ConvertLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, c crm.Conversion) (*Converted, error) {
	return write(ctx, s, by, func(tx *Tx) (*Converted, error) {
		l, err := tx.lead(id)
		if err != nil {
			return nil, err
		}
		if l.Version != version {
			return nil, staleAt(version, l.Version, nil, l)
		}
		d, err := tx.convertLead(l, c)
		if err != nil {
			return nil, err
		}
		return &Converted{Lead: *l, Deal: *d}, nil
	})
}

func (tx *Tx) convertLead(l *crm.Lead, c crm.Conversion) (*crm.Deal, error) {
	if err := l.MustBe(crm.LeadNew, crm.LeadWorking); err != nil {
		return nil, err
	}
	if err := l.MayConvert(tx.by.Language); err != nil {
		return nil, err
	}
	before := *l
	if l.Owner.IsZero() {
		if err := tx.handLead(l, tx.by.User, crm.TurnTaken, ""); err != nil {
			return nil, err
		}
	}
	if err := tx.client(l, c); err != nil {
		return nil, err
	}
	if err := tx.person(l, c); err != nil {
		return nil, err
	}
	d, err := tx.dealOf(l, c)
	if err != nil {
		return nil, err
	}
	l.Status, l.Deal, l.DecidedAt = crm.LeadConverted, d.ID, crm.InstantOf(tx.now)
	if err := tx.moveTouches(l, d); err != nil {
		return nil, err
	}
	tx.changed("deal", d.ID, "lead_converted", nil, map[string]any{"lead": l.Label(), "source": l.Source, "campaign": l.Campaign, "arrived_at": l.ArrivedAt, "attempts": l.Attempts})
	return d, firstError(tx.saveLead(&before, l, "converted"), tx.tellLead(l))
}

// client chooses the company of the deal: the one that was named, the one of the
// contact, or one by the lead's own name for it.
func (tx *Tx) client(l *crm.Lead, c crm.Conversion) error {
	if !c.Company.IsZero() {
		if _, err := tx.company(c.Company); err != nil {
			return crm.InvalidField("company_id", "company.not_found", "there is no such company, or you may not see it")
		}
		l.Client = c.Company
		return nil
	}
	if !c.Contact.IsZero() {
		who, err := tx.contact(c.Contact)
		if err != nil {
			return crm.InvalidField("contact_id", "contact.not_found", "there is no such contact, or you may not see it")
		}
		if !who.Company.IsZero() {
			l.Client = who.Company
			return nil
		}
	}
	l.Client = crm.ID{}
	name := cmp.Or(strings.TrimSpace(c.CompanyName), l.Company)
	if name == "" {
		return nil
	}
	var err error
	l.Client, err = companyNamed(tx, name)
	return err
}

// person chooses the contact of the deal, or makes it of what the lead tells.
func (tx *Tx) person(l *crm.Lead, c crm.Conversion) error {
	if !c.Contact.IsZero() {
		if _, err := tx.contact(c.Contact); err != nil {
			return crm.InvalidField("contact_id", "contact.not_found", "there is no such contact, or you may not see it")
		}
		l.Contact = c.Contact
		return nil
	}
	l.Contact = crm.ID{}
	if l.Name == "" && !l.Reachable {
		return nil
	}
	who := crm.Contact{Company: l.Client, Name: l.Title()}
	if len(l.Emails) > 0 {
		who.Email = l.Emails[0]
	}
	if len(l.Phones) > 0 {
		who.Phone = l.Phones[0]
	}
	made, err := createContact(tx, who)
	if err != nil {
		return err
	}
	l.Contact = made.ID
	return nil
}

func (tx *Tx) dealOf(l *crm.Lead, c crm.Conversion) (*crm.Deal, error) {
	pipeline := c.Pipeline
	if pipeline.IsZero() {
		pipeline = l.Pipeline
	}
	set := map[string]any{"owner_id": l.Owner.String()}
	if l.Source != "" {
		set["source"] = l.Source
	}
	if c.Value != nil {
		set["value"] = float64(*c.Value)
	}
	d, err := createDeal(tx, crm.DealDraft{
		Name: cmp.Or(strings.TrimSpace(c.DealName), l.Company, l.Title()), Pipeline: pipeline, Stage: c.Stage, Company: l.Client, Set: set, Answers: c.Answers, NextStep: c.NextStep,
	})
	if err != nil || l.Contact.IsZero() {
		return d, err
	}
	return d, tx.linkContact(d, l.Contact, cmp.Or(c.Part, crm.Influencer))
}

// moveTouches lets what happened about the lead show on its deal, and what the
// lead itself said as the first of it.
func (tx *Tx) moveTouches(l *crm.Lead, d *crm.Deal) error {
	said := []string{l.Note, l.Campaign}
	said = append(said, l.Qualification.In(tx.by.Language))
	said = append(said, l.Emails[min(1, len(l.Emails)):]...)
	said = append(said, l.Phones[min(1, len(l.Phones)):]...)
	if text := strings.TrimSpace(strings.Join(said, "\n")); text != "" {
		if err := tx.addLeadActivity(l, crm.LeadTouch{Kind: crm.Note, Direction: crm.Theirs, Note: text}, l.ArrivedAt); err != nil {
			return err
		}
	}
	_, err := tx.exec(`UPDATE activities SET deal_id = ?, company_id = ? WHERE workspace_id = ? AND lead_id = ?`, d.ID, d.Company, tx.ws, l.ID)
	return err
}
