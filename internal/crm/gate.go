package crm

import (
	"slices"
	"time"
)

// Facts are what the criteria of a move are judged by.
type Facts struct {
	Deal      *Deal
	Company   *Company
	People    []DealContact
	Ours      []User // owner and performers of the deal
	Activity  []Activity
	Answered  []Instant // when people of the client answered what we asked of our work
	Tasks     []Task
	Ticks     map[string]Tick // by criterion
	Approvals []Approval
	Documents []Document // the oldest first
	Handovers []Handover // the newest first
	Promises  []Promise
	LeftOut   []string // of the work, where there are handovers
	Visits    []Visit  // where there are handovers
	Process   *Process // in force, where there are handovers
	Fields    []CustomField
	Account   *Account // the deal's money
	Now       time.Time
	Today     Date // in the firm's zone
}

// Tick is somebody's answer for a criterion.
type Tick struct {
	Criterion string    `json:"criterion"`
	By        ID        `json:"by"`
	Roles     []Role    `json:"roles" nullable:"false" doc:"Roles of that person at the time"`
	At        Instant   `json:"at"`
	Note      string    `json:"note,omitempty"`
	Signs     *SelfTest `json:"signs,omitempty"`
}

// SelfTest are the answers to a stage's signs, in their order.
type SelfTest struct {
	Well  []bool `json:"well" nullable:"false"`
	Badly []bool `json:"badly" nullable:"false"`
}

// Ask is one criterion that a move asks.
type Ask struct {
	Stage     *Stage
	Criterion *Criterion
	Entering  bool
	Owed      *Debt   // an earlier move left it open
	Since     Instant // what must be done anew counts from then; zero: since the deal is in its stage
}

// Route is a move that the process allows, with all that it asks.
type Route struct {
	From, To string // From is empty for a start
	Way      string // start, forward, skip, back
	Asks     []Ask
}

// Kinds are those of all criteria that the route asks.
func (r *Route) Kinds() []CriterionKind {
	kinds := make([]CriterionKind, len(r.Asks))
	for i := range r.Asks {
		kinds[i] = r.Asks[i].Criterion.Kind
	}
	return kinds
}

// Met judges one criterion for the person who moves the deal. It is pure: the
// facts hold everything it looks at.
func (a Ask) Met(f *Facts, mover ID) bool {
	c := a.Criterion
	switch c.Kind {
	case KindTick:
		return tickMet(c, f, mover) && a.papersText(f, English) == ""
	case KindDocument:
		return documentMet(c, f)
	case KindPayment:
		return paymentMet(c, f)
	case KindBalance:
		return balanceMet(f)
	case KindHandover:
		return a.handoverMet(f)
	case KindField:
		return fieldMet(c, f)
	case KindPerson:
		return personMet(c, f)
	case KindActivity:
		return activityMet(c, f)
	case KindTask:
		return taskMet(c, f, a.since(f))
	case KindApproval:
		return f.leave(ForApproval, c.Key, []Role{c.Role}, 0, mover) != nil
	case KindSelfCheck:
		t, ok := f.Ticks[c.Key]
		return ok && t.Signs != nil && t.At >= a.since(f)
	case KindExpr:
		ok, err := evalCondition(c.Expr, f)
		return err == nil && ok
	}
	return false
}

func (a Ask) since(f *Facts) Instant {
	if a.Since != 0 {
		return a.Since
	}
	return f.Deal.StageSince
}

// leave gives the last word on a question, of those who hold one of the roles
// and were asked since an instant, if it is a yes. A yes of the one whom it would
// serve is no word at all; of two in the same instant the newer question counts.
func (f *Facts) leave(purpose, criterion string, roles []Role, since Instant, serves ID) *Approval {
	var last *Approval
	for i := range f.Approvals {
		ap := &f.Approvals[i]
		counts := ap.Purpose == purpose && ap.Criterion == criterion && ap.AskedAt >= since && ap.decidedBy(roles) &&
			(ap.Refused() || ap.DecidedBy != serves)
		if counts && (last == nil || ap.DecidedAt > last.DecidedAt) {
			last = ap
		}
	}
	if last == nil || !last.Granted() {
		return nil
	}
	return last
}

func tickMet(c *Criterion, f *Facts, mover ID) bool {
	t, ok := f.Ticks[c.Key]
	if !ok || c.Role == "" {
		return ok
	}
	return t.By != mover && slices.Contains(t.Roles, c.Role)
}

func fieldMet(c *Criterion, f *Facts) bool {
	if c.When != "" {
		asked, err := evalCondition(c.When, f)
		if err == nil && !asked {
			return true
		}
	}
	return f.filled(c.Field)
}

func personMet(c *Criterion, f *Facts) bool {
	if c.Part != "" {
		return slices.ContainsFunc(f.People, func(p DealContact) bool { return p.Part == c.Part })
	}
	return slices.ContainsFunc(f.Ours, func(u User) bool { return slices.Contains(u.Roles, c.Role) })
}

func activityMet(c *Criterion, f *Facts) bool {
	return slices.ContainsFunc(f.Activity, func(a Activity) bool { return c.Matches(a, f.Now) }) || answerHeard(c, f)
}

// answerHeard says whether the client answered what we asked of our work: that is
// an exchange, whichever way the answer came. Where a criterion names a kind, it
// means that kind.
func answerHeard(c *Criterion, f *Facts) bool {
	return c.TwoWay && c.Activity == "" && slices.ContainsFunc(f.Answered, func(at Instant) bool {
		return at <= InstantOf(f.Now) && (c.Days == 0 || at >= InstantOf(f.Now.AddDate(0, 0, -c.Days)))
	})
}

// Matches says whether an activity is one that the criterion asks for.
func (c *Criterion) Matches(a Activity, now time.Time) bool {
	if c.TwoWay && !a.TwoWay || a.At > InstantOf(now) {
		return false
	}
	if c.Days > 0 && a.At < InstantOf(now.AddDate(0, 0, -c.Days)) {
		return false
	}
	return slices.Contains(c.activityKinds(), a.Kind)
}

func taskMet(c *Criterion, f *Facts, since Instant) bool {
	if c.Task == "done" {
		return slices.ContainsFunc(f.Tasks, func(t Task) bool { return t.DoneAt != 0 && t.DoneAt >= since })
	}
	return slices.ContainsFunc(f.Tasks, func(t Task) bool { return t.DoneAt == 0 && t.DueOn != "" && t.DueOn >= f.Today })
}

// overdue gives the first open task whose day is over, where the criterion asks
// for a next step to come.
func (f *Facts) overdue(c *Criterion) *Task {
	if c.Kind != KindTask || c.Task == "done" {
		return nil
	}
	i := slices.IndexFunc(f.Tasks, func(t Task) bool { return t.DoneAt == 0 && t.DueOn != "" && t.DueOn < f.Today })
	if i < 0 {
		return nil
	}
	return &f.Tasks[i]
}

// filled says whether a field of the deal, or of its company ("company.x"),
// holds a value. A yes-or-no field is filled only by yes.
func (f *Facts) filled(field string) bool {
	d := f.Deal
	switch field {
	case "value":
		return d.Value != nil && *d.Value > 0
	case "expected_close":
		return d.ExpectedClose != ""
	case "probability":
		return d.Probability != nil
	case "source":
		return d.Source != ""
	case "segment":
		return d.Segment != "" || f.Company != nil && f.Company.Segment != ""
	case "product":
		return !d.Product.IsZero()
	case "owner":
		return !d.Owner.IsZero()
	case "company":
		return !d.Company.IsZero()
	case "company.credit_days":
		return f.Company != nil && f.Company.CreditDays != nil
	case "company.industry":
		return f.Company != nil && f.Company.Industry != ""
	case "company.size":
		return f.Company != nil && f.Company.Size != ""
	}
	return filledValue(d.Fields[field])
}

func filledValue(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != ""
	case bool:
		return v
	case map[string]any: // money
		minor, ok := v["minor"].(float64)
		return ok && minor > 0
	}
	return true
}
