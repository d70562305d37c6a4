package crm

import (
	"maps"
	"slices"
)

// Rule says who may call an operation of the API.
type Rule struct {
	Who    Who
	Roles  []Role // with WhoRoles
	Writes bool   // needs a token with the write scope
	Factor bool   // gives others access: owners and admins need a second factor at their browser
}

// Who sorts callers.
type Who int

// The kinds of callers. The zero value allows nobody.
const (
	WhoNobody   Who = iota
	WhoPublic       // anybody, signed in or not
	WhoUser         // anybody who is signed in
	WhoRoles        // whoever holds one of the roles
	WhoOperator     // the machine's own commands, without a user
)

var (
	public   = Rule{Who: WhoPublic}
	operator = Rule{Who: WhoOperator, Writes: true}
	reads    = Rule{Who: WhoUser}
	writes   = Rule{Who: WhoUser, Writes: true}

	workers = roled(Owner, Admin, Manager, Seller, Expert, Delivery, DeliveryLead, Finance, Legal)
	leaders = roled(Owner, Admin, Manager)
	admins  = roled(Owner, Admin)
	bookers = roled(Owner, Admin, Finance)

	offerers = roled(Owner, Admin, Manager, Seller, Finance)
)

// guarded is a rule for what gives others access to the firm.
func guarded(r Rule) Rule {
	r.Factor = true
	return r
}

func roled(who ...Role) Rule { return Rule{Who: WhoRoles, Roles: who, Writes: true} }

// policy has a line for every operation of the API; what has none is denied.
// Whose deals a caller sees is not decided here: the scope of every query does.
var policy = map[string]Rule{
	// Setting up and signing in.
	"get-setup":         public,
	"set-up":            public,
	"sign-in":           public,
	"accept-invitation": public,
	"get-session":       reads,
	"sign-out":          reads,
	"change-password":   writes,

	"offer-factor":       writes,
	"confirm-factor":     writes,
	"renew-backup-codes": writes,
	"remove-factor":      writes,

	// People.
	"list-users":   reads,
	"get-user":     reads,
	"create-user":  guarded(admins),
	"edit-user":    writes, // oneself; others only by admins (User.Change); roles are guarded besides
	"take-factor":  guarded(admins),
	"invite-user":  guarded(admins),
	"list-teams":   reads,
	"create-team":  admins,
	"rename-team":  admins,
	"list-tokens":  reads,
	"create-token": guarded(writes),
	"revoke-token": writes,

	// The firm.
	"list-workspaces":  {Who: WhoOperator},
	"create-workspace": operator,
	"make-sample":      operator,
	"remove-sample":    operator,
	"enter-sample":     roled(Owner), // from a firm of their own
	"drop-sample":      roled(Owner),
	"get-workspace":    reads,
	"edit-workspace":   admins,
	"list-rates":       reads,
	"put-rates":        roled(Owner, Admin, Finance),
	"remove-rate":      roled(Owner, Admin, Finance),
	"list-holidays":    reads,
	"put-holidays":     admins,
	"list-fields":      reads,
	"create-field":     admins,
	"edit-field":       admins,
	"list-templates":   reads,

	// Boards, lists and numbers.
	"get-board":           reads,
	"list-deals":          reads,
	"search":              reads,
	"get-forecast":        reads,
	"get-forecast-rows":   reads,
	"get-funnel-sheet":    reads,
	"export-funnel-sheet": reads,
	"get-funnel":          reads,
	"get-backtest":        reads,
	"get-calibration":     reads,
	"get-outlook":         reads,
	"get-adviser":         reads,
	"get-traits":          reads,
	"get-health":          reads,
	"get-today":           reads,
	"export":              reads,
	"convert-chances":     reads,
	"list-snapshots":      reads,
	"take-snapshot":       leaders,
	"get-waterfall":       reads,
	"get-waterfall-rows":  reads,
	"export-waterfall":    reads,

	// Pipelines.
	"list-pipelines":  reads,
	"get-pipeline":    reads,
	"create-pipeline": admins,
	"publish-version": admins,

	// Clients and products.
	"list-companies": reads,
	"get-company":    reads,
	"create-company": workers,
	"edit-company":   workers,
	"list-contacts":  reads,
	"get-contact":    reads,
	"create-contact": workers,
	"edit-contact":   workers,
	"list-products":  reads,
	"create-product": leaders,
	"edit-product":   leaders,

	// Leads. The pool is everybody's; others are seen by their owner's.
	"list-leads":            reads,
	"get-lead-report":       reads,
	"get-lead":              reads,
	"create-lead":           workers,
	"edit-lead":             workers,
	"answer-lead":           workers,
	"assign-lead":           workers,
	"take-lead":             workers,
	"disqualify-lead":       workers,
	"qualify-lead":          workers,
	"recycle-lead":          workers,
	"reopen-lead":           workers,
	"convert-lead":          workers,
	"list-dead-leads":       reads,
	"sweep-leads":           workers,
	"list-sweeps":           reads,
	"undo-sweep":            workers,
	"list-look-alikes":      reads,
	"list-lead-look-alikes": reads,
	"merge":                 workers,
	"list-merges":           reads,
	"undo-merge":            workers,
	"list-lead-forms":       reads,
	"create-lead-form":      admins,
	"edit-lead-form":        admins,

	// Learning material.
	"list-materials":  reads,
	"add-material":    leaders,
	"edit-material":   leaders,
	"remove-material": leaders,
	"do-material":     writes,

	// Templates of documents.
	"list-document-templates": reads,
	"get-template-guide":      reads,
	"add-document-template":   leaders,
	"edit-document-template":  leaders,
	"make-document":           workers,

	// Deals.
	"create-deal":    workers,
	"get-deal":       reads,
	"get-timeline":   reads,
	"edit-deal":      workers,
	"check-move":     reads,
	"move-deal":      workers,
	"undo-move":      workers,
	"bulk-move":      workers,
	"bulk-undo":      workers,
	"answer":         workers,
	"link-contact":   workers,
	"unlink-contact": workers,
	"close-deal":     workers,
	"reopen-deal":    workers,
	"succeed-deal":   workers,
	"wait":           workers,
	"stop-waiting":   workers,
	"add-task":       workers,
	"complete-task":  workers,
	"edit-task":      workers,
	"drop-task":      workers,
	"log-activity":   workers,
	"ask":            workers,
	"list-documents": reads,
	"add-document":   workers,
	"step-document":  workers,
	"edit-document":  workers,

	// Offers and change requests. Amounts are left out for those who may not see
	// them; a client's link is its own proof.
	"list-offers":           reads,
	"add-offer":             offerers,
	"edit-offer":            offerers,
	"preview-offer":         offerers,
	"compare-offer":         reads,
	"send-offer":            offerers,
	"ask-discount":          offerers,
	"link-offer":            offerers,
	"link-document":         workers,
	"link-feedback":         workers,
	"open-client-link":      public,
	"get-client-file":       public,
	"preview-client-file":   public,
	"answer-client-link":    public,
	"answer-feedback-link":  public,
	"reply-offer":           offerers,
	"list-change-requests":  reads,
	"add-change-request":    workers,
	"decide-change-request": roled(Owner, Admin, Manager, Seller, Delivery, DeliveryLead, Finance, Legal),

	// Negotiation. How far one may go is left out for those who may not see amounts.
	"get-negotiation": reads,
	"put-point":       workers,
	"write-letter":    workers,

	// Files. Who sees the deal of a file's document sees the file.
	"upload-file":  workers,
	"get-file":     reads,
	"preview-file": reads,

	// Requests.
	"list-approvals": reads,
	"decide":         workers,

	// Money. Amounts are left out for those who may not see them (Actor.SeesMoney).
	"get-account":      reads,
	"set-plan":         roled(Owner, Admin, Manager, Seller, Finance),
	"create-invoice":   bookers,
	"issue-invoice":    bookers,
	"send-invoice":     bookers,
	"drop-invoice":     bookers,
	"credit-invoice":   bookers,
	"book-payment":     bookers,
	"reverse-payment":  bookers,
	"list-receivables": reads,
	"match-statement":  bookers,
	"get-invoice-pdf":  {Who: WhoRoles, Roles: []Role{Owner, Admin, Manager, Seller, Delivery, DeliveryLead, Finance, Legal}},
	"get-reminder-pdf": {Who: WhoRoles, Roles: []Role{Owner, Admin, Manager, Seller, Delivery, DeliveryLead, Finance, Legal}},

	// Handovers and promises. Whose turn it is says the handover (Deal.MayHandOver).
	"list-handovers":  reads,
	"offer-handover":  workers,
	"retell":          workers,
	"decide-handover": workers,
	"list-promises":   reads,
	"add-promise":     workers,
	"edit-promise":    workers,
	"settle-promise":  workers,

	// The client's life.
	"list-missing-cards": reads,
	"open-missing-cards": leaders,
	"open-linked":        workers,
	"add-renewal":        workers,
	"settle-renewal":     workers,
	"hold-interview":     workers,
	"check-self":         workers,
	"note-change":        workers,
	"drop-change":        workers,
	"add-division":       workers,
	"edit-division":      workers,
	"drop-division":      workers,
	"list-losses":        reads,
	// Work. Whose hours one may change says Actor.LogsFor; costs are left out for
	// those who may not see them (Actor.SeesCosts).
	"get-work":           reads,
	"log-hours":          workers,
	"edit-hours":         workers,
	"remove-hours":       workers,
	"add-expense":        workers,
	"remove-expense":     workers,
	"get-timer":          reads,
	"start-timer":        workers,
	"stop-timer":         workers,
	"list-hourly-costs":  {Who: WhoRoles, Roles: []Role{Owner, Admin, Manager, Finance}},
	"put-hourly-cost":    bookers,
	"list-cost-warnings": reads,
	"get-costs":          {Who: WhoRoles, Roles: []Role{Owner, Admin, Manager, Finance}},

	// The queue of the experts: they see what they are called in for.
	"list-queue":      {Who: WhoRoles, Roles: []Role{Expert}},
	"get-queue-place": reads,
	"take-deal":       roled(Expert),

	// After the work. A report to a client holds no amounts and nothing of our own.
	"get-after-work":     reads,
	"ask-feedback":       workers,
	"answer-feedback":    workers,
	"add-publication":    workers,
	"edit-publication":   workers,
	"remove-publication": workers,
	"set-permission":     workers,
	"set-left-out":       workers,
	"set-figures":        workers,
	"get-portfolio":      reads,
	"get-report":         reads,
	"print-report":       reads,

	// Departures.
	"preview-departure": leaders,
	"depart":            leaders,

	// Import. Users, history and new stages need an admin besides (ImportPlan.Ready).
	"create-import":      workers,
	"list-imports":       reads,
	"get-import":         reads,
	"drop-import":        workers,
	"list-import-fields": reads,
	"map-import":         workers,
	"preview-import":     workers,
	"commit-import":      workers,
	"cancel-import":      workers,
	"undo-import":        workers,
	"list-import-rows":   reads,
	"get-bad-rows":       reads,

	// Webhooks.
	"list-webhooks":       {Who: WhoRoles, Roles: []Role{Owner, Admin}},
	"get-webhook":         {Who: WhoRoles, Roles: []Role{Owner, Admin}},
	"create-webhook":      guarded(admins),
	"edit-webhook":        guarded(admins),
	"remove-webhook":      admins,
	"rotate-secret":       guarded(admins),
	"test-webhook":        admins,
	"list-deliveries":     {Who: WhoRoles, Roles: []Role{Owner, Admin}},
	"resend-delivery":     admins,
	"list-webhook-events": reads,

	// Mail.
	"get-mail-settings": {Who: WhoRoles, Roles: []Role{Owner, Admin}},
	"put-mail-settings": guarded(admins),
	"try-mail-settings": admins,
	"list-mails":        reads,
	"write-mail":        workers,
	"undo-mail":         workers,
	"resend-mail":       workers,
	"confirm-mail":      workers,

	// Browsers tell of breaches of the content policy before anybody signs in.
	"report-breach": public,

	// The change log.
	"follow-events": reads,
	"list-changes":  reads,
	"verify-audit":  {Who: WhoRoles, Roles: []Role{Owner, Admin}},
}

// Operations lists every operation that the policy knows.
func Operations() map[string]Rule { return maps.Clone(policy) }

// Allowed says whether an actor may call an operation, from what the operation
// and the actor's roles alone can tell. Without a rule it is denied.
func Allowed(operation string, by Actor) error {
	rule := policy[operation]
	switch {
	case rule.Who == WhoPublic:
		return nil
	case rule.Who == WhoOperator && by.Door == DoorCommand && by.User.IsZero():
		return nil
	case rule.Who == WhoNobody || rule.Who == WhoOperator:
		return Errorf(Forbidden, "operation.denied", "this is not open to anybody: use another call").With("operation", operation)
	case by.User.IsZero():
		return Errorf(Unauthenticated, "signed_out", "nobody is signed in: sign in and try again")
	case rule.Who == WhoRoles && !slices.ContainsFunc(rule.Roles, func(r Role) bool { return by.Has(r) }):
		return Errorf(Forbidden, "role.not_allowed", "your role does not allow this: ask somebody who may")
	case rule.Writes && by.ReadOnly:
		return Errorf(Forbidden, "token.read_only", "this token may only read: use one with the write scope")
	}
	return nil
}
