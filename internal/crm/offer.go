package crm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limits of offers.
const (
	mostOfferLines = 200
	mostQuantity   = 1_000_000_000         // thousandths
	mostPrice      = 1_000_000_000_000     // minor units
	mostOfferSum   = 1_000_000_000_000_000 // minor units: browsers count exactly to nine times that
	mostBasis      = 10_000                // basis points: the whole

	defaultDiscount = 1_000 // basis points that need no leave
)

// OfferState says how far a version of an offer has come.
type OfferState string

// The states of a version. From sent on its lines and terms never change.
const (
	OfferDraft        OfferState = "draft"
	OfferSent         OfferState = "sent"
	OfferSeen         OfferState = "seen"
	OfferChangesAsked OfferState = "changes_asked"
	OfferAccepted     OfferState = "accepted"
	OfferDeclined     OfferState = "declined"
)

// Waits says whether the client has the version and has not answered it.
func (s OfferState) Waits() bool { return s == OfferSent || s == OfferSeen }

// Answered says whether the state is a client's answer.
func (s OfferState) Answered() bool {
	return s == OfferAccepted || s == OfferChangesAsked || s == OfferDeclined
}

// Paper is the state of the deal's document that a version's state stands for.
// What was declined stays a paper that the client has: it was sent.
func (s OfferState) Paper() DocumentState {
	switch s {
	case OfferAccepted:
		return StateAgreed
	case OfferChangesAsked, OfferDeclined:
		return StateChangesAsked
	case OfferSeen:
		return StateSeen
	case OfferSent:
		return StateSent
	case OfferDraft:
	}
	return StateDraft
}

// Offer is what we ask for what, in versions. A version that was sent never
// changes: the next one takes its place. Amounts that a caller may not see are
// left out.
type Offer struct {
	ID         ID             `json:"id"`
	Deal       ID             `json:"deal_id"`
	DealNumber int64          `json:"deal_number"`
	DealName   string         `json:"deal_name"`
	Document   ID             `json:"document_id" doc:"The deal's document that holds what was sent"`
	Name       string         `json:"name"`
	Currency   Currency       `json:"currency"`
	CreatedAt  Instant        `json:"created_at"`
	CreatedBy  ID             `json:"created_by"`
	Hidden     bool           `json:"hidden,omitempty" doc:"Amounts are left out, because your role does not see them"`
	Versions   []OfferVersion `json:"versions" nullable:"false" doc:"The oldest first"`
}

// OfferVersion is an offer as it was, or is to be, before the client.
type OfferVersion struct {
	Number int        `json:"number"`
	State  OfferState `json:"state" enum:"draft,sent,seen,changes_asked,accepted,declined"`
	OfferContent
	Totals    OfferTotals  `json:"totals"`
	Approved  int64        `json:"approved_discount" doc:"Basis points that were approved, beyond those that need no leave"`
	SentAt    Instant      `json:"sent_at"`
	SentBy    ID           `json:"sent_by"`
	File      ID           `json:"file_id" doc:"The PDF that was sent"`
	LinkUntil Instant      `json:"link_until" doc:"When the client's link ends; null: there is none"`
	SeenAt    Instant      `json:"seen_at" doc:"First time that the client opened it"`
	SeenTimes int          `json:"seen_times"`
	Reply     *ClientReply `json:"reply" doc:"What the client answered"`
}

// OfferContent is what an offer says. Percentages are in basis points: 1000 is 10 %.
type OfferContent struct {
	Lines      []OfferLine `json:"lines" nullable:"false" maxItems:"200"`
	Discount   int64       `json:"discount,omitempty" minimum:"0" maximum:"10000" doc:"On every line, after its own: basis points"`
	ValidUntil Date        `json:"valid_until,omitempty" doc:"Last day on which the client's link works; absent: 30 days after it is made"`
	Language   Language    `json:"language,omitempty" enum:"en,ru,pl" doc:"The client's; absent: the firm's"`
	Terms      string      `json:"terms,omitempty" maxLength:"10000"`
}

// OfferLine is one thing that is offered.
type OfferLine struct {
	Product  ID     `json:"product_id,omitzero" doc:"From the price list; absent: the text says what it is"`
	Text     string `json:"text,omitempty" maxLength:"1000" doc:"Absent: the name of the product"`
	Quantity int64  `json:"quantity" minimum:"1" maximum:"1000000000" doc:"In thousandths: 1500 is 1.5"`
	Price    int64  `json:"price,omitempty" minimum:"0" maximum:"1000000000000" doc:"Of one, in minor units"`
	Discount int64  `json:"discount,omitempty" minimum:"0" maximum:"10000" doc:"Basis points"`
	Tax      int64  `json:"tax,omitempty" minimum:"0" maximum:"10000" doc:"Rate in basis points, on top"`
	List     int64  `json:"list_price,omitempty" readOnly:"true" doc:"Of the product when the line was written; a price below it counts as a discount"`
}

// NewOffer is a new offer: its first version, as a draft.
type NewOffer struct {
	Name string `json:"name,omitempty" maxLength:"200" doc:"Absent: the name of the deal"`
	OfferContent
}

// OfferEdit writes the draft of a version.
type OfferEdit struct {
	Number int    `json:"number" minimum:"1" doc:"The draft's number; one more than the newest makes the next version"`
	Name   string `json:"name,omitempty" maxLength:"200" doc:"Absent: as before"`
	OfferContent
}

// Newest is the version that counts.
func (o *Offer) Newest() *OfferVersion {
	if len(o.Versions) == 0 {
		return &OfferVersion{State: OfferDraft}
	}
	return &o.Versions[len(o.Versions)-1]
}

// With is the version that the client has: the newest that was sent; where none
// was, the draft.
func (o *Offer) With() *OfferVersion {
	for i := range slices.Backward(o.Versions) {
		if o.Versions[i].State != OfferDraft {
			return &o.Versions[i]
		}
	}
	return o.Newest()
}

// Version finds a version by its number; 0 is the newest.
func (o *Offer) Version(number int) (*OfferVersion, error) {
	if number == 0 {
		number = len(o.Versions)
	}
	for i := range o.Versions {
		if o.Versions[i].Number == number {
			return &o.Versions[i], nil
		}
	}
	return nil, NotFoundf("offer_version", "%q has no version %d", o.Name, number)
}

// Writable says whether the version of a number can be written: the draft, or
// the one after a newest that was sent.
func (o *Offer) Writable(number int) error {
	newest := o.Newest()
	switch {
	case number == newest.Number && newest.State == OfferDraft, number == newest.Number+1 && newest.State != OfferDraft:
		return nil
	case number <= newest.Number:
		return Errorf(Conflict, "offer.frozen", "version %d of %q was sent and stays as it is: write the next version", number, o.Name).With("number", strconv.Itoa(number)).With("name", o.Name)
	}
	return InvalidField("number", "offer.number", "%q has no version %d, and it is not the next one", o.Name, number).With("number", strconv.Itoa(number)).With("name", o.Name)
}

// Check tidies the content up and says what it lacks.
func (c *OfferContent) Check() error {
	c.Terms = strings.TrimSpace(c.Terms)
	if len(c.Lines) > mostOfferLines {
		return InvalidField("lines", "offer.too_long", "an offer has at most %d lines: join some", mostOfferLines)
	}
	for i := range c.Lines {
		if err := c.Lines[i].check(i + 1); err != nil {
			return err
		}
	}
	if c.Discount < 0 || c.Discount > mostBasis {
		return InvalidField("discount", "offer.percent", "a discount or a tax rate lies between 0 and 100 %%")
	}
	if total := c.Totals(); total.Gross > mostOfferSum {
		return InvalidField("lines", "offer.too_large", "the offer comes to more than can be counted: divide it")
	}
	_, err := ParseDate(string(c.ValidUntil))
	return err
}

func (l *OfferLine) check(number int) error {
	l.Text = strings.TrimSpace(l.Text)
	switch {
	case l.Text == "":
		return InvalidField("lines", "offer.line_text", "line %d says nothing: choose a product, or write what it is", number).With("line", strconv.Itoa(number))
	case l.Quantity < 1 || l.Quantity > mostQuantity:
		return InvalidField("lines", "offer.quantity", "line %d has no quantity: write one, such as 1 or 2.5", number).With("line", strconv.Itoa(number))
	case l.Price < 0 || l.Price > mostPrice:
		return InvalidField("lines", "offer.price", "line %d has no usable price: write one of 0 or more", number).With("line", strconv.Itoa(number))
	case l.Discount < 0 || l.Discount > mostBasis || l.Tax < 0 || l.Tax > mostBasis:
		return InvalidField("lines", "offer.percent", "a discount or a tax rate lies between 0 and 100 %%")
	}
	return nil
}

// Sendable says whether a draft can go to the client today.
func (v *OfferVersion) Sendable(today Date) error {
	switch {
	case v.State != OfferDraft:
		return Errorf(Conflict, "offer.sent", "version %d was sent already: write the next version", v.Number).With("number", strconv.Itoa(v.Number))
	case len(v.Lines) == 0:
		return InvalidField("lines", "offer.empty", "the offer has no lines: add one before it goes to the client")
	case v.ValidUntil != "" && v.ValidUntil < today:
		return InvalidField("valid_until", "offer.past", "the offer was valid until %s: set a later day before it goes to the client", v.ValidUntil).With("day", string(v.ValidUntil))
	}
	return nil
}

// Needs gives the discount that somebody else has to approve before an actor may
// send the version, in basis points; 0: none.
func (v *OfferVersion) Needs(limit int64, by Actor) int64 {
	given := v.Totals.Given
	if given <= max(limit, v.Approved) || by.Has(DiscountApprovers()...) {
		return 0
	}
	return given
}

// DiscountApprovers are the roles that decide about a discount beyond the limit.
func DiscountApprovers() []Role { return []Role{Owner, Manager} }

// Answer takes what a client said of a version that waits for it.
func (v *OfferVersion) Answer(r ClientReply) error {
	switch {
	case !r.State.Answered():
		return InvalidField("state", "offer.answer", "an offer is accepted or declined, or changes are asked for")
	case !v.State.Waits():
		return Errorf(Conflict, "offer.answered", "version %d waits for no answer: it was answered, or is a draft", v.Number).With("number", strconv.Itoa(v.Number))
	}
	if err := r.check(); err != nil {
		return err
	}
	v.State, v.Reply = r.State, &r
	return nil
}

// discountAsked says what leave is asked for; it holds percentage, offer and version.
var discountAsked = Text{
	English: "A discount of %s %% on “%s”, version %d",
	Russian: "Скидка %s %% в «%s», версия %d",
	Polish:  "Rabat %s %% w „%s”, wersja %d",
}

// DiscountText says in a language what leave is asked for on the newest version.
func (o *Offer) DiscountText(l Language) string {
	v := o.Newest()
	return fmt.Sprintf(discountAsked.In(l), Percent(v.Totals.Given), o.Name, v.Number)
}

// Percent writes basis points as a percentage, such as 33.33 or 30.
func Percent(basis int64) string { return percentText(basis) }

// Hide takes out the amounts.
func (o *Offer) Hide() {
	o.Hidden = true
	for i := range o.Versions {
		v := &o.Versions[i]
		v.Totals = OfferTotals{Lines: []LineSum{}, Taxes: []TaxSum{}, Given: v.Totals.Given}
		for j := range v.Lines {
			v.Lines[j].Price, v.Lines[j].List = 0, 0
		}
	}
}
