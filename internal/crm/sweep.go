package crm

import "time"

// DeadWhy says why a lead counts as dead.
type DeadWhy string

// Why a lead counts as dead.
const (
	DeadUsedUp      DeadWhy = "used_up"     // all attempts were made, and nobody answered
	DeadUnreachable DeadWhy = "unreachable" // there is no way to reach them
	DeadSilent      DeadWhy = "silent"      // they answered once, and nothing has happened since
)

const (
	deadAfter   = 5                                               // working days without a touch, once the attempts are used up
	silentAfter = Instant(30 * 24 * time.Hour / time.Millisecond) // without a touch of either side
)

// DeadLead is a lead that a sweep would let go.
type DeadLead struct {
	Lead  Lead    `json:"lead"`
	Why   DeadWhy `json:"why" enum:"used_up,unreachable,silent"`
	Since Instant `json:"since" doc:"When something happened last"`
}

// LeadTrace is what happened about a lead last.
type LeadTrace struct {
	Touched Instant // by either side; 0: never
	Replied bool    // they were reached, or wrote
}

// Dead says whether and why a sweep would let an open lead go. most is how many
// attempts a lead is worth, and workingDays counts those since an instant.
func (l *Lead) Dead(trace LeadTrace, most int, workingDays func(since Instant) int, now Instant) (DeadLead, bool) {
	since := max(l.ArrivedAt, trace.Touched)
	quiet := workingDays(since) >= deadAfter
	dead := DeadLead{Lead: *l, Since: since}
	switch {
	case !l.Status.Open():
		return dead, false
	case !l.Reachable && quiet:
		dead.Why = DeadUnreachable
	case l.Attempts >= most && !trace.Replied && quiet:
		dead.Why = DeadUsedUp
	case trace.Replied && now-since >= silentAfter:
		dead.Why = DeadSilent
	}
	return dead, dead.Why != ""
}

// SweepOrder says which leads are let go, and how: until a day, or for good with a
// reason.
type SweepOrder struct {
	Leads  []ID   `json:"leads" minItems:"1" maxItems:"500"`
	Until  Date   `json:"recycle_on,omitempty" doc:"They come back on this day; absent: they are none for the firm"`
	Reason string `json:"reason,omitempty" maxLength:"40" doc:"A key of the firm's loss_reasons; asked where they do not come back"`
	Remark string `json:"remark,omitempty" maxLength:"2000"`
}

// Sweep is what was let go at once.
type Sweep struct {
	ID       ID      `json:"id"`
	Leads    int     `json:"leads" doc:"How many"`
	By       ID      `json:"by_id"`
	At       Instant `json:"at"`
	UndoneAt Instant `json:"undone_at"`
	Kept     string  `json:"-"` // the leads as they were
	Stayed   []ID    `json:"stayed" nullable:"false" doc:"Leads that somebody changed since: they stay as they are"`
}
