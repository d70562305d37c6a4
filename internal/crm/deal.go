package crm

import (
	"cmp"
	"slices"
	"strconv"
)

// Outcome is how a deal ended, or that it is open.
type Outcome string

// The outcomes.
const (
	Open         Outcome = "open"
	Won          Outcome = "won"
	Lost         Outcome = "lost"
	Disqualified Outcome = "disqualified"
	Ended        Outcome = "ended" // a relationship that is over
)

// Category is the seller's own word on a deal in the forecast.
type Category string

// The forecast categories.
const (
	CategoryPipeline Category = "pipeline"
	CategoryBest     Category = "best_case"
	CategoryCommit   Category = "commit"
	CategoryOmitted  Category = "omitted"
)

// Deal is one possible contract with one company, or (kind relationship) the
// life of a client after it.
type Deal struct {
	ID              ID             `json:"id"`
	Number          int64          `json:"number" doc:"Per workspace; shown as D-1042"`
	Version         int64          `json:"version"`
	Kind            DealKind       `json:"kind"`
	Name            string         `json:"name"`
	Company         ID             `json:"company_id"`
	CompanyName     string         `json:"company_name"`
	Pipeline        ID             `json:"pipeline_id"`
	PipelineVersion int            `json:"pipeline_version" doc:"Version of the stage it is in"`
	Stage           string         `json:"stage"`
	StageSince      Instant        `json:"stage_since"`
	Rank            string         `json:"rank"`
	Value           *int64         `json:"value" doc:"Minor units; null: unknown"`
	Currency        Currency       `json:"currency"`
	ExpectedClose   Date           `json:"expected_close"`
	Probability     *float64       `json:"probability" doc:"The seller's own, in percent"`
	Category        Category       `json:"category"`
	Owner           ID             `json:"owner_id"`
	Receiver        ID             `json:"-"` // who took it over for delivery, if somebody has
	OfferedTo       ID             `json:"offered_to_id" doc:"Who is asked to take it over for delivery, as long as that is open"`
	Responsible     ID             `json:"responsible_id" doc:"Who answers for it now: its owner, or who has taken it over for delivery"`
	Starter         ID             `json:"starter_id"`
	Performers      []ID           `json:"performers" nullable:"false"`
	Finisher        ID             `json:"finisher_id"`
	StartDate       Date           `json:"start_date"`
	EndDate         Date           `json:"end_date"`
	Source          string         `json:"source"`
	Segment         string         `json:"segment"`
	Product         ID             `json:"product_id"`
	Outcome         Outcome        `json:"outcome"`
	ClosedAt        Instant        `json:"closed_at" doc:"When it was won, lost, disqualified or ended"`
	WaitingUntil    Date           `json:"waiting_until"`
	WaitingReason   string         `json:"waiting_reason"`
	Fields          map[string]any `json:"fields" nullable:"false"`
	Tags            []string       `json:"tags" nullable:"false"`
	NextStep        *NextStep      `json:"next_step"`
	Previous        ID             `json:"previous_id" doc:"The lost deal that this one takes up again"`
	Debts           int            `json:"debts" doc:"Expected criteria left open so far; one put off again counts once"`
	Waivers         int            `json:"waivers" doc:"Required criteria waived so far"`
	Imported        ID             `json:"import_id"`
	CreatedAt       Instant        `json:"created_at"`
	UpdatedAt       Instant        `json:"updated_at"`
}

// NextStep is the earliest open task of a deal.
type NextStep struct {
	Task  ID       `json:"task_id"`
	Title string   `json:"title"`
	Kind  TaskKind `json:"kind"`
	DueOn Date     `json:"due_on"`
	DueAt Instant  `json:"due_at"`
}

// Active says whether the deal is on the board: open, or won and not yet ended.
func (d *Deal) Active() bool {
	return d.Outcome == Open || d.Outcome == Won && d.EndDate == ""
}

// IsLost says whether the deal has ended without being won.
func (d *Deal) IsLost() bool { return d.Outcome == Lost || d.Outcome == Disqualified }

// Answers gives who answers for the deal now.
func (d *Deal) Answers() ID { return cmp.Or(d.Receiver, d.Owner) }

// Engages says whether somebody works on the deal without owning it: as a
// performer, or as who has taken it over or is asked to.
func (d *Deal) Engages(user ID) bool {
	return !user.IsZero() && (user == d.Receiver || user == d.OfferedTo || slices.Contains(d.Performers, user))
}

// Visit is one stay of a deal in a stage. Visits are only added; a return is a
// new visit and an undone move leaves its visit void.
type Visit struct {
	Seq             int      `json:"seq"`
	Pipeline        ID       `json:"pipeline_id"`
	PipelineVersion int      `json:"pipeline_version"`
	Stage           string   `json:"stage"`
	Way             string   `json:"way" enum:"start,forward,skip,back,reopen,publish,import"`
	EnteredAt       Instant  `json:"entered_at"`
	EnteredBy       ID       `json:"entered_by"`
	LeftAt          Instant  `json:"left_at"`
	LeftBy          ID       `json:"left_by"`
	Reason          string   `json:"reason,omitempty"`
	Met             []string `json:"met,omitempty" doc:"Criteria that were met on the way in"`
	Waived          []Waiver `json:"waived,omitempty"`
	Debts           []Debt   `json:"debts,omitempty"`
	Void            bool     `json:"void,omitempty"`
	Imported        bool     `json:"imported,omitempty"`
}

// NewDebts counts the debts that the move into the visit left, without those
// that were owed before it.
func (v *Visit) NewDebts() int {
	n := 0
	for _, d := range v.Debts {
		if !d.Again {
			n++
		}
	}
	return n
}

// Waiver lets a move pass a required criterion that is not met.
type Waiver struct {
	Criterion string `json:"criterion"`
	Reason    string `json:"reason" minLength:"3" maxLength:"1000"`
	By        ID     `json:"by,omitzero" readOnly:"true"`
}

// Debt is an expected criterion left open with a reason and a date.
type Debt struct {
	Criterion string `json:"criterion"`
	Reason    string `json:"reason" minLength:"3" maxLength:"1000"`
	Due       Date   `json:"due"`
	By        ID     `json:"by,omitzero" readOnly:"true"`
	Again     bool   `json:"again,omitempty" readOnly:"true" doc:"It was owed before and was put off once more"`
}

// Owing is a debt that is still open.
type Owing struct {
	Debt

	Since Instant // when it was made, or last put off
}

// Owed lists the debts that the visits of a deal leave open, the oldest first:
// each stands until a later move finds its criterion met or waived.
func Owed(visits []Visit) []Owing {
	var open []Owing
	settle := func(criterion string) {
		open = slices.DeleteFunc(open, func(o Owing) bool { return o.Criterion == criterion })
	}
	for _, v := range visits {
		if v.Void {
			continue
		}
		for _, criterion := range v.Met {
			settle(criterion)
		}
		for _, w := range v.Waived {
			settle(w.Criterion)
		}
		for _, d := range v.Debts {
			settle(d.Criterion)
			open = append(open, Owing{d, v.EnteredAt})
		}
	}
	return open
}

// Loss is why a deal was lost or disqualified, and what was learnt.
type Loss struct {
	Reason     string  `json:"reason" required:"false" doc:"Key of a reason from the firm's list; a disqualified deal may have a note instead"`
	Note       string  `json:"note,omitempty" maxLength:"4000"`
	Competitor string  `json:"competitor,omitempty" maxLength:"200"`
	Lesson     string  `json:"lesson,omitempty" maxLength:"4000"`
	Debriefed  bool    `json:"debriefed,omitempty"`
	ComeBack   Date    `json:"come_back,omitempty"`
	At         Instant `json:"at,omitzero" readOnly:"true"`
	By         ID      `json:"by,omitzero" readOnly:"true"`
}

// LossReason is one entry of the firm's list.
type LossReason struct {
	Key   string `json:"key"`
	Label Text   `json:"label"`
}

// Label is how people name the deal, such as D-1042.
func (d *Deal) Label() string { return "D-" + strconv.FormatInt(d.Number, 10) }
