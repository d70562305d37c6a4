package crm

import (
	"cmp"
	"strings"
)

// InvoiceState is how far the money of an invoice is.
type InvoiceState string

// The states of an invoice. All but the first are computed.
const (
	InvoiceDraft    InvoiceState = "draft"
	InvoiceOpen     InvoiceState = "open"
	InvoicePartly   InvoiceState = "partly_paid"
	InvoicePaid     InvoiceState = "paid"
	InvoiceOverpaid InvoiceState = "overpaid"
	InvoiceCredited InvoiceState = "credited"
)

// Invoice asks a client for money. Once issued it has a number and is never
// deleted: a credit note takes it back. Amounts that a caller may not see are
// left out.
type Invoice struct {
	ID        ID           `json:"id"`
	Deal      ID           `json:"deal_id"`
	Milestone ID           `json:"milestone_id"`
	Number    string       `json:"number" doc:"Such as 2026-0001, without gaps in each year; empty: a draft"`
	State     InvoiceState `json:"state" enum:"draft,open,partly_paid,paid,overpaid,credited"`
	Text      string       `json:"text" doc:"What it is for"`
	Amount    int64        `json:"amount,omitempty" doc:"Minor units"`
	Currency  Currency     `json:"currency"`
	IssuedOn  Date         `json:"issued_on"`
	DueOn     Date         `json:"due_on"`
	SentAt    Instant      `json:"sent_at"`
	CreatedAt Instant      `json:"created_at"`
	CreatedBy ID           `json:"created_by"`

	Credits   []CreditNote `json:"credits" nullable:"false"`
	Reminders []Reminder   `json:"reminders" nullable:"false" doc:"Of money that is late, the first one first"`
	Credited  int64        `json:"credited,omitempty"`
	Paid      int64        `json:"paid,omitempty" doc:"Of what came in, the part that counts for it"`
	Open      int64        `json:"open,omitempty" doc:"What is still to come"`
	Over      int64        `json:"over,omitempty" doc:"What came in beyond it"`
	DaysLate  int          `json:"days_late,omitempty"`

	pinned int64 // of payments booked for it
}

// Party is a side of a paper, as it is named there.
type Party struct {
	Name    string `json:"name"`
	Address string `json:"address,omitempty"` // in lines
	TaxID   string `json:"tax_id,omitempty"`
	Bank    string `json:"bank,omitempty"` // in lines: where to pay to
}

// Printed is what the papers of an invoice say beside its amount and days. It is
// kept when the invoice is issued: what went out is not written anew by an edit of
// the client, the deal or the firm.
type Printed struct {
	Seller   Party    `json:"seller"`
	Buyer    Party    `json:"buyer"`
	Deal     string   `json:"deal"`
	Note     string   `json:"note,omitempty"`
	Language Language `json:"language"`
}

// CreditNote takes an invoice back, whole or in part. It has a number of its own.
type CreditNote struct {
	ID       ID     `json:"id"`
	Number   string `json:"number" doc:"Such as C2026-0001"`
	Amount   int64  `json:"amount,omitempty" doc:"Minor units of the invoice's currency"`
	IssuedOn Date   `json:"issued_on"`
	Reason   string `json:"reason"`
	By       ID     `json:"by"`
}

// Issued says whether the invoice has left the state of a draft.
func (i *Invoice) Issued() bool { return i.Number != "" }

// paper is the invoice as document criteria see it: sent once it went to the
// client, void once it was taken back whole.
func (i *Invoice) paper() Document {
	d := Document{ID: i.ID, Deal: i.Deal, Kind: "invoice", Name: i.Number, State: StateDraft}
	switch {
	case i.net() == 0:
		d.State = StateVoid
	case i.SentAt != 0:
		d.State = StateSent
	}
	return d
}

// net is what the invoice asks for after its credit notes.
func (i *Invoice) net() int64 { return i.Amount - i.Credited }

func (i *Invoice) state() InvoiceState {
	switch {
	case !i.Issued():
		return InvoiceDraft
	case i.net() == 0:
		return InvoiceCredited
	case i.Over > 0:
		return InvoiceOverpaid
	case i.Open == 0:
		return InvoicePaid
	case i.Paid > 0:
		return InvoicePartly
	}
	return InvoiceOpen
}

// sooner orders invoices by the day on which they are due, then as they were issued.
func sooner(a, b *Invoice) int {
	return cmp.Or(cmp.Compare(a.DueOn, b.DueOn), cmp.Compare(len(a.Number), len(b.Number)), strings.Compare(a.Number, b.Number))
}

// NewInvoice is a new invoice: of a milestone, or over a free amount.
type NewInvoice struct {
	Milestone  ID     `json:"milestone_id,omitzero"`
	Amount     int64  `json:"amount,omitempty" minimum:"0" doc:"Minor units of the deal's currency; absent: what the milestone still lacks"`
	Text       string `json:"text,omitempty" maxLength:"1000"`
	IssuedOn   Date   `json:"issued_on,omitempty" doc:"Absent: today"`
	DueOn      Date   `json:"due_on,omitempty" doc:"Absent: the days of credit after the day of issue"`
	CreditDays *int   `json:"credit_days,omitempty" minimum:"0" maximum:"3650" doc:"Absent: those of the milestone, or of the company"`
	Draft      bool   `json:"draft,omitempty" doc:"Leave it without a number for now"`
}

// NewCredit is a new credit note of an invoice.
type NewCredit struct {
	Amount int64  `json:"amount,omitempty" minimum:"0" doc:"Minor units; absent: all that is left of the invoice"`
	Reason string `json:"reason" minLength:"3" maxLength:"1000"`
}
