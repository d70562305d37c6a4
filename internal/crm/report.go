package crm

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Limits of what is entered by hand for a report.
const (
	mostFigures = 50
	mostLeftOut = 100
)

// Figure is what the work changed for the client, as they count it.
type Figure struct {
	Name   string `json:"name" minLength:"1" maxLength:"200"`
	Before string `json:"before,omitempty" maxLength:"60"`
	After  string `json:"after" minLength:"1" maxLength:"60"`
	Unit   string `json:"unit,omitempty" maxLength:"40"`
	Source string `json:"source,omitempty" maxLength:"200" doc:"Who counted it, or where it stands"`
}

// Results are what a deal's people enter about its work: what is left out of it,
// and what it brought.
type Results struct {
	LeftOut []string `json:"left_out" nullable:"false" doc:"What is not part of the work, line by line"`
	Figures []Figure `json:"figures" nullable:"false"`
}

// CheckLeftOut tidies up what is left out.
func CheckLeftOut(lines []string) ([]string, error) {
	lines = slices.DeleteFunc(trimmed(lines), func(line string) bool { return line == "" })
	if len(lines) > mostLeftOut {
		return nil, InvalidField("left_out", "scope.too_long", "a list of what is left out has at most %d lines: join some", mostLeftOut).With("most", strconv.Itoa(mostLeftOut))
	}
	return lines, nil
}

func trimmed(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.TrimSpace(line)
	}
	return out
}

// CheckFigures tidies figures up and says what they lack.
func CheckFigures(figures []Figure) error {
	if len(figures) > mostFigures {
		return InvalidField("figures", "figure.too_many", "a report has at most %d figures: keep those that count", mostFigures).With("most", strconv.Itoa(mostFigures))
	}
	for i := range figures {
		f := &figures[i]
		f.Name, f.Before, f.After, f.Unit, f.Source = strings.TrimSpace(f.Name), strings.TrimSpace(f.Before), strings.TrimSpace(f.After), strings.TrimSpace(f.Unit), strings.TrimSpace(f.Source)
		if f.Name == "" || f.After == "" {
			return InvalidField("figures", "figure.incomplete", "a figure has a name and what it is now: fill both in, or take the row out")
		}
	}
	return nil
}

// PerformanceReport is proof to a client of what was promised and delivered. It
// holds nothing that is the firm's own: no hours, no cost, no notes, no amounts.
type PerformanceReport struct {
	Firm        string              `json:"firm"`
	Client      string              `json:"client"`
	Deal        string              `json:"deal" doc:"Its name"`
	Label       string              `json:"label" doc:"Such as D-1042"`
	Language    Language            `json:"language" enum:"en,ru,pl"`
	On          Date                `json:"on"`
	AgreedOn    Date                `json:"agreed_on" doc:"When the client bought"`
	Scope       string              `json:"scope"`
	LeftOut     []string            `json:"left_out" nullable:"false"`
	Promises    []ReportedPromise   `json:"promises" nullable:"false"`
	Changes     []ReportedChange    `json:"changes" nullable:"false" doc:"Change requests that were accepted"`
	Milestones  []ReportedMilestone `json:"milestones" nullable:"false"`
	Handover    *ReportedHandover   `json:"handover"`
	Stages      []ReportedStage     `json:"stages" nullable:"false" doc:"Of delivery, in their order"`
	Acceptances []ReportedPaper     `json:"acceptances" nullable:"false"`
	Figures     []Figure            `json:"figures" nullable:"false"`
	Contentment []ReportedAnswer    `json:"contentment" nullable:"false"`
}

// ReportedPromise is a promise as the client reads of it.
type ReportedPromise struct {
	Promise   string       `json:"promise"`
	To        string       `json:"to"`
	DueOn     Date         `json:"due_on"`
	State     PromiseState `json:"state" enum:"open,kept,broken,withdrawn"`
	SettledOn Date         `json:"settled_on"`
	DaysLate  int          `json:"days_late" doc:"Beyond its day: so far, or until it was kept"`
}

// ReportedChange is a change request that was accepted.
type ReportedChange struct {
	Title     string `json:"title"`
	AskedBy   string `json:"asked_by"`
	AskedOn   Date   `json:"asked_on"`
	DecidedOn Date   `json:"decided_on"`
}

// ReportedMilestone is a milestone of the payment plan, without its amount.
type ReportedMilestone struct {
	Name       string        `json:"name"`
	Kind       MilestoneKind `json:"kind" enum:"prepayment,stage,date,acceptance"`
	DueOn      Date          `json:"due_on"`
	InvoicedOn Date          `json:"invoiced_on"`
}

// ReportedHandover says who took the work over.
type ReportedHandover struct {
	To string `json:"to"`
	On Date   `json:"on"`
}

// ReportedStage is a stay in a stage of delivery.
type ReportedStage struct {
	Name string `json:"name"`
	From Date   `json:"from"`
	To   Date   `json:"to" doc:"Empty: it goes on"`
}

// ReportedPaper is an acceptance, and when it was signed.
type ReportedPaper struct {
	Name     string `json:"name"`
	SignedOn Date   `json:"signed_on" doc:"Empty: not yet"`
}

// ReportedAnswer is what a person of the client said.
type ReportedAnswer struct {
	Name  string       `json:"name"`
	Kind  FeedbackKind `json:"kind" enum:"contentment,final"`
	On    Date         `json:"on"`
	Score *int         `json:"score"`
	Words string       `json:"words"`
}

// Reported is all that a report is made from.
type Reported struct {
	Workspace *Workspace
	Deal      *Deal
	Results   Results
	Promises  []Promise
	Changes   []ChangeRequest
	Account   *Account
	Handovers []Handover
	Visits    []Visit
	Stage     func(Visit) (Stage, bool) // the stage as it was when the deal entered it
	Documents []Document                // with their steps
	Feedback  []Feedback
	Now       time.Time
}

// Report makes the report in a language of the client's.
func (r *Reported) Report(l Language) *PerformanceReport {
	scope, _ := r.Deal.Fields["scope"].(string)
	p := &PerformanceReport{
		Firm: r.Workspace.Name, Client: r.Deal.CompanyName, Deal: r.Deal.Name, Label: r.Deal.Label(), Language: SupportedLanguage(l),
		On: r.Workspace.Today(r.Now), Scope: strings.TrimSpace(scope), LeftOut: r.Results.LeftOut, Figures: r.Results.Figures,
		Promises: []ReportedPromise{}, Changes: []ReportedChange{}, Milestones: []ReportedMilestone{}, Stages: []ReportedStage{}, Acceptances: []ReportedPaper{}, Contentment: []ReportedAnswer{},
	}
	if r.Deal.Outcome == Won {
		p.AgreedOn = r.day(r.Deal.ClosedAt)
	}
	r.promised(p)
	r.delivered(p)
	for _, f := range r.Feedback {
		if f.State == FeedbackAnswered {
			p.Contentment = append(p.Contentment, ReportedAnswer{f.ContactOf, f.Kind, r.day(f.AnsweredAt), f.Score, f.Words})
		}
	}
	return p
}

func (r *Reported) day(i Instant) Date {
	if i == 0 {
		return ""
	}
	return DateOf(i.Time(), r.Workspace.Zone())
}

func (r *Reported) promised(p *PerformanceReport) {
	for _, one := range r.Promises {
		told := ReportedPromise{Promise: one.Promise, To: one.ContactOf, DueOn: one.DueOn, State: one.State, SettledOn: r.day(one.SettledAt)}
		until := told.SettledOn
		if one.State == PromiseOpen {
			until = p.On
		}
		if (one.State == PromiseOpen || one.State == PromiseKept) && until > one.DueOn {
			told.DaysLate = until.DaysSince(one.DueOn)
		}
		p.Promises = append(p.Promises, told)
	}
	for _, c := range r.Changes {
		if c.Decision == ChangeAccepted {
			p.Changes = append(p.Changes, ReportedChange{c.Title, c.AskedBy, r.day(c.CreatedAt), r.day(c.DecidedAt)})
		}
	}
	for _, m := range r.Account.Plan {
		told := ReportedMilestone{Name: m.Name, Kind: m.Kind, DueOn: m.DueOn}
		for i := range r.Account.Invoices {
			if one := &r.Account.Invoices[i]; one.Issued() && one.Milestone == m.ID {
				told.InvoicedOn = max(told.InvoicedOn, one.IssuedOn)
			}
		}
		p.Milestones = append(p.Milestones, told)
	}
}

func (r *Reported) delivered(p *PerformanceReport) {
	for _, h := range r.Handovers { // the newest first
		if h.State == HandoverAccepted {
			p.Handover = &ReportedHandover{To: h.ReceiverName, On: r.day(h.Since)}
			break
		}
	}
	for _, v := range r.Visits {
		if s, ok := r.Stage(v); ok && !v.Void && s.Phase == "deliver" {
			p.Stages = append(p.Stages, ReportedStage{s.Name.In(p.Language), r.day(v.EnteredAt), r.day(v.LeftAt)})
		}
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		if d.Kind != "acceptance" || d.State == StateVoid {
			continue
		}
		told := ReportedPaper{Name: d.Name}
		for _, s := range d.Steps {
			if s.State == StateSigned {
				told.SignedOn = r.day(s.At)
				break
			}
		}
		p.Acceptances = append(p.Acceptances, told)
	}
}
