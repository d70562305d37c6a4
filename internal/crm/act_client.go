package crm

// Tender gives a deal its offer as a draft, or a later time its next version.
type Tender struct{ NewOffer }

// SendOff sends the newest version of the deal's offer.
type SendOff struct{}

// LookAt is the client opening the offer by the link.
type LookAt struct{}

// Respond is the client's answer to the offer.
type Respond struct{ ClientReply }

// Wish is a change that the client asks for.
type Wish struct{ ChangeDraft }

// Verdict decides the oldest wish of the deal that waits.
type Verdict struct{ ChangeVerdict }

// Haggle writes what is said of a point of the negotiation.
type Haggle struct {
	Field string
	PointEdit
}

// Intend writes the letter of intent from the points.
type Intend struct{}

// Receive books money.
type Receive struct{ NewPayment }

// PassOn is a step of handing a deal over.
type PassOn struct{ HandoverAnswer }

// AskWords asks the client for feedback.
type AskWords struct{ FeedbackDraft }

// Hear is what came of the oldest request for feedback that is open.
type Hear struct{ FeedbackAnswer }

// Show names something of the deal to be shown; a quote is taken from the
// newest answer, where there is one.
type Show struct{ PublicationDraft }

// Permit is the client's word on what was named last.
type Permit struct{ PermissionMove }

// LeaveOut says what is no part of the work.
type LeaveOut struct{ Lines []string }

// Measure says what the work changed for the client.
type Measure struct{ Figures []Figure }

// Tend gives the history's own name to the card that a win opened for a client.
type Tend struct{ Company ID }

// Divide records a division of a client.
type Divide struct {
	Company ID
	DivisionDraft
}

// Turn is a change at a client.
type Turn struct {
	Company ID
	ChangeEventDraft
}

// Renew puts a day on a card on which a contract ends.
type Renew struct{ RenewalDraft }

// Renewed says what became of the card's first open renewal.
type Renewed struct{ State RenewalState }

func (PassOn) deed()   {}
func (Tender) deed()   {}
func (SendOff) deed()  {}
func (LookAt) deed()   {}
func (Respond) deed()  {}
func (Wish) deed()     {}
func (Verdict) deed()  {}
func (Haggle) deed()   {}
func (Intend) deed()   {}
func (Receive) deed()  {}
func (AskWords) deed() {}
func (Hear) deed()     {}
func (Show) deed()     {}
func (Permit) deed()   {}
func (LeaveOut) deed() {}
func (Measure) deed()  {}
func (Tend) deed()     {}
func (Divide) deed()   {}
func (Turn) deed()     {}
func (Renew) deed()    {}
func (Renewed) deed()  {}
