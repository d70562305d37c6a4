package crm

import "strings"

// ChangeDecision says what became of a client's wish.
type ChangeDecision string

// The decisions. The zero value is a request that waits for one.
const (
	ChangeAccepted ChangeDecision = "accepted"
	ChangeDeclined ChangeDecision = "declined"
	ChangeDeferred ChangeDecision = "deferred"
	ChangeAsIs     ChangeDecision = "as_is_with_discount" // deferred, and the client buys as it is for less
)

// ChangeRequest is a client's wish on an offer or a project. Amounts that a
// caller may not see are left out.
type ChangeRequest struct {
	ID         ID             `json:"id"`
	Deal       ID             `json:"deal_id"`
	DealNumber int64          `json:"deal_number"`
	DealName   string         `json:"deal_name"`
	Title      string         `json:"title"`
	Text       string         `json:"text" doc:"What the client asks for"`
	AskedBy    string         `json:"asked_by" doc:"Who of the client asks"`
	CreatedAt  Instant        `json:"created_at"`
	CreatedBy  ID             `json:"created_by" doc:"Null: it came by the link of an offer"`
	Decision   ChangeDecision `json:"decision" enum:",accepted,declined,deferred,as_is_with_discount"`
	Reason     string         `json:"reason"`
	Discount   int64          `json:"discount" doc:"as_is_with_discount: basis points"`
	Cost       *int64         `json:"cost_effect" doc:"What it costs us: minor units of the deal's currency, less than 0 where it saves"`
	Price      *int64         `json:"price_effect" doc:"What it adds to the price: minor units, less than 0 where it takes away"`
	Currency   Currency       `json:"currency"`
	DecidedAt  Instant        `json:"decided_at"`
	DecidedBy  ID             `json:"decided_by"`
	Hidden     bool           `json:"hidden,omitempty" doc:"Amounts are left out, because your role does not see them"`
}

// ChangeDraft is a new request.
type ChangeDraft struct {
	Title   string `json:"title" minLength:"1" maxLength:"200"`
	Text    string `json:"text,omitempty" maxLength:"4000"`
	AskedBy string `json:"asked_by,omitempty" maxLength:"200"`
}

// ChangeVerdict decides a request.
type ChangeVerdict struct {
	Decision ChangeDecision `json:"decision" enum:"accepted,declined,deferred,as_is_with_discount"`
	Reason   string         `json:"reason,omitempty" maxLength:"4000" doc:"declined needs it: what the client was told"`
	Discount int64          `json:"discount,omitempty" minimum:"0" maximum:"10000" doc:"as_is_with_discount: basis points"`
	Cost     *int64         `json:"cost_effect,omitempty" minimum:"-1000000000000000" maximum:"1000000000000000" doc:"Minor units"`
	Price    *int64         `json:"price_effect,omitempty" minimum:"-1000000000000000" maximum:"1000000000000000" doc:"Minor units"`
	Value    bool           `json:"change_value,omitempty" doc:"Change the value of the deal by it: by the price effect, or the discount"`
}

// Decide takes a decision. What was deferred may be decided again; what was
// accepted or declined stays.
func (r *ChangeRequest) Decide(v ChangeVerdict) error {
	v.Reason = strings.TrimSpace(v.Reason)
	switch {
	case r.Decision == ChangeAccepted || r.Decision == ChangeDeclined:
		return Errorf(Conflict, "change.decided", "%q is decided, and stays on record so: add a new request", r.Title).With("title", r.Title)
	case v.Decision == "":
		return InvalidField("decision", "change.decision", "accept it, decline it, defer it, or let the client buy as it is at a discount")
	case v.Decision == ChangeDeclined && v.Reason == "":
		return InvalidField("reason", "change.reason", "say why %q is declined, as the client was told", r.Title).With("title", r.Title)
	case v.Decision == ChangeAsIs && (v.Discount < 1 || v.Discount > mostBasis):
		return InvalidField("discount", "change.discount", "say at what discount the client buys as it is")
	case v.Value && v.Decision != ChangeAsIs && (v.Decision != ChangeAccepted || v.Price == nil):
		return InvalidField("change_value", "change.no_effect", "only a price effect that is accepted, or a discount, changes the value of the deal")
	}
	if v.Decision != ChangeAsIs {
		v.Discount = 0
	}
	r.Decision, r.Reason, r.Discount, r.Cost, r.Price = v.Decision, v.Reason, v.Discount, v.Cost, v.Price
	return nil
}

// Changed is a deal's value after the decision.
func (r *ChangeRequest) Changed(value int64) int64 {
	if r.Decision == ChangeAsIs {
		return share([]int64{value, mostBasis - r.Discount}, mostBasis)
	}
	if r.Price == nil {
		return value
	}
	return value + *r.Price
}

// Hide takes out the amounts.
func (r *ChangeRequest) Hide() { r.Hidden, r.Cost, r.Price = true, nil, nil }
