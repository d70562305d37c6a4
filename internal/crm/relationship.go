package crm

import "strings"

// LinkKind says what a deal has to do with the card of a client's life.
type LinkKind string

// The kinds of links between a card and a deal.
const (
	LinkWin       LinkKind = "win"       // its win opened the card, or came to it
	LinkExpansion LinkKind = "expansion" // the client buys more
	LinkReferral  LinkKind = "referral"  // the client led us to somebody else
	LinkRestart   LinkKind = "restart"   // after a change at the client, a new contract
	LinkReturn    LinkKind = "return"    // the client had left, and comes back
)

// DealLink is a deal that belongs to another one: of a card a deal of the same
// client, of a deal the client's card.
type DealLink struct {
	Kind LinkKind `json:"kind" enum:"win,expansion,referral,restart,return"`
	Deal Deal     `json:"deal" doc:"The other end: of a card a deal, of a deal the card"`
	At   Instant  `json:"at"`
}

// LinkedDraft is a deal that grows out of a client's card.
type LinkedDraft struct {
	Kind        LinkKind       `json:"kind" enum:"expansion,referral,restart,return"`
	Name        string         `json:"name" minLength:"1" maxLength:"200"`
	Pipeline    ID             `json:"pipeline_id,omitzero" doc:"Absent: the first one for sales"`
	Company     ID             `json:"company_id,omitzero" doc:"referral: to whom; absent: the same client"`
	CompanyName string         `json:"company_name,omitempty" maxLength:"200" doc:"referral: to whom, by name"`
	Division    string         `json:"division,omitempty" maxLength:"200" doc:"A division of the same client that this leads to; it is put on record"`
	Set         map[string]any `json:"set,omitempty"`
}

// From says whether a deal may grow so out of a card, and who is meant by it.
func (l *LinkedDraft) From(card *Deal) error {
	l.Division = strings.TrimSpace(l.Division)
	elsewhere := !l.Company.IsZero() || strings.TrimSpace(l.CompanyName) != ""
	switch {
	case card.Kind != Relationship:
		return Invalidf("link.no_card", "deals grow out of the card of a client's life: %s is a sale", card.Label())
	case l.Kind == LinkReturn && card.Active():
		return InvalidField("kind", "link.not_left", "this client has not left: open an expansion instead")
	case l.Kind != LinkReturn && !card.Active():
		return InvalidField("kind", "link.left", "this relationship is over: a client who comes back begins with a deal of the kind return")
	case elsewhere && l.Kind != LinkReferral:
		return InvalidField("company_id", "link.other_company", "only a referral leads to another company: leave the company out")
	case elsewhere && l.Division != "":
		return InvalidField("division", "link.division_elsewhere", "name another company or a division of this client, not both")
	}
	if !elsewhere {
		l.Company, l.CompanyName = card.Company, ""
	}
	return nil
}

// ChangeEvent is something at a client that may turn the relationship over.
type ChangeEvent struct {
	ID        ID      `json:"id"`
	Kind      string  `json:"kind" enum:"merger,leadership,budget,reorganisation,other"`
	Day       Date    `json:"day"`
	Note      string  `json:"note"`
	CreatedAt Instant `json:"created_at"`
	CreatedBy ID      `json:"created_by"`
}

// ChangeEventDraft is a change event as it is written down.
type ChangeEventDraft struct {
	Kind string `json:"kind" enum:"merger,leadership,budget,reorganisation,other"`
	Day  Date   `json:"day,omitempty" doc:"Absent: today"`
	Note string `json:"note,omitempty" maxLength:"4000"`
}

// Division is a part of a client that we know of, with its key person.
type Division struct {
	ID        ID      `json:"id"`
	Name      string  `json:"name"`
	Contact   ID      `json:"contact_id" doc:"Its key person, where we know one"`
	ContactOf string  `json:"contact_name"`
	CreatedAt Instant `json:"created_at"`
}

// DivisionDraft is a division as it is written down.
type DivisionDraft struct {
	Name    string `json:"name" minLength:"1" maxLength:"200"`
	Contact ID     `json:"contact_id,omitzero"`
}

// RenewalState says what became of a renewal.
type RenewalState string

// The states of a renewal.
const (
	RenewalOpen    RenewalState = "open"
	RenewalRenewed RenewalState = "renewed"
	RenewalLapsed  RenewalState = "lapsed"
	RenewalDropped RenewalState = "dropped" // it was no renewal after all
)

// RenewalAhead is how many days before its day a renewal shows as due.
const RenewalAhead = 30

// Renewal is a day on which a contract with a client ends unless it is renewed.
type Renewal struct {
	ID        ID           `json:"id"`
	Deal      ID           `json:"deal_id"`
	DueOn     Date         `json:"due_on"`
	Note      string       `json:"note"`
	State     RenewalState `json:"state" enum:"open,renewed,lapsed,dropped"`
	Due       bool         `json:"due" doc:"Open, and within 30 days or over"`
	SettledAt Instant      `json:"settled_at"`
	SettledBy ID           `json:"settled_by"`
	CreatedAt Instant      `json:"created_at"`
}

// DueBy says whether the renewal is to be taken care of on a day.
func (r *Renewal) DueBy(today Date) bool {
	return r.State == RenewalOpen && r.DueOn <= today.AddDays(RenewalAhead)
}

// RenewalDraft is a new renewal.
type RenewalDraft struct {
	DueOn Date   `json:"due_on"`
	Note  string `json:"note,omitempty" maxLength:"1000"`
}

// ClientFigures are what a client's page tells of the relationship as a whole.
type ClientFigures struct {
	Share          *RevenueShare `json:"share" doc:"Null: nothing was won within a year, or it is not yours to see"`
	Margin         *CostReport   `json:"margin" doc:"What was won and what it took, by the year of the win, the oldest first; null: nothing was won, or costs are not yours to see"`
	Divisions      int           `json:"divisions"`
	KeyPeople      int           `json:"key_people" doc:"Contacts with a part in decisions, and heads of divisions"`
	Referrals      int           `json:"referrals"`
	Expansions     int           `json:"expansions" doc:"Deals that grew out of the relationship, however they ended"`
	ExpansionsWon  int           `json:"expansions_won"`
	ExpansionsYear int           `json:"expansions_year" doc:"Won within the last twelve months"`
	Health         Health        `json:"health" enum:"unknown,good,strained,at_risk"`
}

// MissingCard is a client who was won before there was a card for their life.
type MissingCard struct {
	Company ID     `json:"company_id"`
	Name    string `json:"company_name"`
	Deals   int    `json:"deals" doc:"How many of their won deals you see"`
}

// RevenueShare is how much of what the firm won within a year came from a client.
type RevenueShare struct {
	Since    Date       `json:"since"`
	Currency Currency   `json:"currency"`
	Won      int64      `json:"won" doc:"Minor units"`
	Total    int64      `json:"total" doc:"Minor units"`
	Percent  float64    `json:"percent"`
	NoRate   []Currency `json:"no_rate" nullable:"false" doc:"Currencies without an exchange rate, which are left out"`
}

// Health is how well a relationship stands, by how we kept our word.
type Health string

// The states of a relationship's health.
const (
	HealthUnknown  Health = "unknown"
	HealthGood     Health = "good"
	HealthStrained Health = "strained" // one promise broken, or some overdue
	HealthAtRisk   Health = "at_risk"  // more broken than that, or than kept
)

// Health follows from the record of promises.
func (r PromiseRecord) Health() Health {
	switch {
	case r.Broken > 1 || r.Broken > r.Kept:
		return HealthAtRisk
	case r.Broken+r.Overdue > 0:
		return HealthStrained
	case r.Kept > 0:
		return HealthGood
	}
	return HealthUnknown
}
