package crm

import "slices"

// Purposes of an Approval.
const (
	ForApproval = "approve"  // a criterion of kind approval
	ForTick     = "confirm"  // a tick bound to a role; of money, that it be booked
	ForWaiver   = "waive"    // leave to pass a required criterion
	ForDiscount = "discount" // leave to send an offer whose discount is beyond the limit; its criterion is the offer's id
)

// Approval is a question put to a role: approve, confirm, or waive.
type Approval struct {
	ID           ID      `json:"id"`
	Deal         ID      `json:"deal_id"`
	DealName     string  `json:"deal_name"`
	DealNumber   int64   `json:"deal_number"`
	Criterion    string  `json:"criterion"`
	Text         string  `json:"text" doc:"The criterion in the reader's language"`
	Purpose      string  `json:"purpose" enum:"approve,confirm,waive,discount"`
	Roles        []Role  `json:"roles" nullable:"false" doc:"Who may decide"`
	Message      string  `json:"message"`
	AskedBy      ID      `json:"asked_by"`
	AskedAt      Instant `json:"asked_at"`
	Decision     string  `json:"decision" enum:",granted,refused,withdrawn"`
	Reason       string  `json:"reason"`
	DecidedBy    ID      `json:"decided_by"`
	DecidedAt    Instant `json:"decided_at"`
	DeciderRoles []Role  `json:"decider_roles" nullable:"false"`
}

// Granted says whether the answer was yes.
func (a Approval) Granted() bool { return a.Decision == "granted" }

// Refused says whether the answer was no.
func (a Approval) Refused() bool { return a.Decision == "refused" }

// decidedBy says whether somebody with one of the roles said yes or no.
func (a Approval) decidedBy(roles []Role) bool {
	return (a.Granted() || a.Refused()) && slices.ContainsFunc(roles, func(r Role) bool { return slices.Contains(a.DeciderRoles, r) })
}
