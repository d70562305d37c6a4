package crm

import (
	"fmt"
	"slices"
	"strings"
)

// UnmetCriterion is one criterion that a refused move still asks, with what the
// caller can do about it.
type UnmetCriterion struct {
	ID        string        `json:"id" doc:"The criterion's key"`
	Stage     string        `json:"stage"`
	Entering  bool          `json:"entering,omitempty" doc:"Asked to enter the target, not to leave"`
	Level     Level         `json:"level"`
	Kind      CriterionKind `json:"kind"`
	Text      string        `json:"text" doc:"In the caller's language"`
	Help      string        `json:"help,omitempty"`
	Action    Action        `json:"action"`
	WaivedBy  []Role        `json:"waived_by,omitempty"`
	MayWaive  bool          `json:"may_waive" doc:"The caller may waive it in the move, with a reason"`
	MayDefer  bool          `json:"may_defer" doc:"The caller may leave it open as a debt, with a reason and a date"`
	Requested bool          `json:"requested,omitempty" doc:"Somebody has been asked already"`
	Owed      *Debt         `json:"owed,omitempty" doc:"An earlier move left it open: the reason and the day that were given then"`
}

// Action is a request that the caller can send to satisfy a criterion. Body is
// complete but for the inputs, which are added under their names.
type Action struct {
	Do     string         `json:"do" enum:"answer,ask,edit,wait,start_earlier" doc:"answer: record it now; ask: put it to a role; edit: change the deal; wait: it is somebody else's turn; start_earlier: make the deal at its first stage"`
	Method string         `json:"method"`
	Href   string         `json:"href"`
	Body   map[string]any `json:"body"`
	Inputs []Input        `json:"inputs" nullable:"false"`
	Who    []Role         `json:"who,omitempty" doc:"ask: the roles that decide"`
	WhoCan []string       `json:"who_can,omitempty" doc:"wait: names of those whose turn it is"`
}

// Input is one value that an action needs from a person.
type Input struct {
	Name     string        `json:"name"`
	Kind     string        `json:"kind" doc:"text, long_text, number, money, date, choice, person, yes_no, contact, user, company, product, tags, activity, task, signs, payment, document, handover"`
	Label    string        `json:"label"`
	Choices  []Option      `json:"choices,omitempty"`
	Required bool          `json:"required"`
	Part     Part          `json:"part,omitempty"`
	Role     Role          `json:"role,omitempty"`
	Well     []string      `json:"well,omitempty" doc:"signs: the signs of a stage done well"`
	Badly    []string      `json:"badly,omitempty"`
	TwoWay   bool          `json:"two_way,omitempty"`
	Money    *Money        `json:"money,omitempty" doc:"payment: what is missing, taken where no amount is given; below zero: what goes back. Absent: say the amount"`
	State    DocumentState `json:"state,omitempty" doc:"document: the state asked for; signed needs a file"`
	Handover *HandoverAsk  `json:"handover,omitempty" doc:"handover: the step that is asked"`
}

// Option is one choice of an input.
type Option struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// Check is one criterion with its state, for the deal page.
type Check struct {
	UnmetCriterion
	Met bool `json:"met"`
}

// Describe turns a criterion of a move into what the caller is told about it.
func (a Ask) Describe(f *Facts, by Actor) UnmetCriterion {
	c := a.Criterion
	return UnmetCriterion{
		ID: c.Key, Stage: a.Stage.Key, Entering: a.Entering, Level: c.Level, Kind: c.Kind,
		Text: c.Text.In(by.Language), Help: a.help(f, by), Action: a.action(f, by), WaivedBy: c.WaivedBy,
		MayWaive: c.Level == Required && by.Has(c.WaivedBy...),
		MayDefer: c.Level == Expected, Owed: a.Owed,
		Requested: slices.ContainsFunc(f.Approvals, func(ap Approval) bool {
			return ap.Criterion == c.Key && ap.Decision == ""
		}),
	}
}

// help is what the process says to a criterion, and of a next step
// or of a paper whose day is
// over, that it is over; of money, how much is missing.
func (a Ask) help(f *Facts, by Actor) string {
	l := by.Language
	help := strings.TrimSpace(f.owedText(a.Criterion, by) + " " + a.Criterion.Help.In(l))
	if t, ok := f.Ticks[a.Criterion.Key]; ok && a.Criterion.Role != "" && t.By == by.User {
		return strings.TrimSpace(fmt.Sprintf(ownWord.In(l), a.Criterion.Role.Label(l)) + " " + help)
	}
	if open := a.papersText(f, l); open != "" {
		return strings.TrimSpace(open + " " + help)
	}
	if late := f.overdue(a.Criterion); late != nil {
		told := fmt.Sprintf(dayIsOver.In(l), late.Title, late.DueOn)
		return strings.TrimSpace(told + " " + help)
	}
	if old := f.expired(a.Criterion); old != nil {
		return strings.TrimSpace(old.expiredText(l) + " " + help)
	}
	return help
}

func (a Ask) action(f *Facts, by Actor) Action {
	c := a.Criterion
	base := "/api/v1/deals/" + f.Deal.ID.String()
	answer := Action{Do: "answer", Method: "POST", Href: base + "/answers", Body: map[string]any{"criterion": c.Key}}
	switch c.Kind {
	case KindPayment, KindBalance:
		return a.moneyAction(f, answer, base, by)
	case KindDocument:
		answer.Inputs = []Input{documentInput(c, by.Language)}
	case KindHandover:
		return a.handoverAction(f, by, answer)
	case KindTick:
		if c.Role != "" {
			return a.ask(base, ForTick, by.Language)
		}
		answer.Inputs = []Input{{Name: "note", Kind: "text", Label: noteLabel(c, by.Language)}}
	case KindApproval:
		return a.ask(base, ForApproval, by.Language)
	case KindField:
		if strings.HasPrefix(c.Field, "company.") && f.Company == nil {
			return edit(base, Input{Name: "company_id", Kind: "company", Label: label("company", by.Language), Required: true})
		}
		answer.Inputs = []Input{f.fieldInput(c.Field, by.Language)}
	case KindPerson:
		answer.Inputs = []Input{{Name: "contact", Kind: "contact", Label: c.Text.In(by.Language), Part: c.Part, Required: true}}
		if c.Part == "" {
			answer.Inputs = []Input{{Name: "user_id", Kind: "user", Label: c.Text.In(by.Language), Role: c.Role, Required: true}}
		}
	case KindActivity:
		answer.Inputs = []Input{{
			Name: "activity", Kind: "activity", Label: c.Text.In(by.Language), Required: true, TwoWay: c.TwoWay,
			Choices: c.activityChoices(by.Language),
		}}
	case KindTask:
		if late := f.overdue(c); late != nil {
			return edit("/api/v1/tasks/"+late.ID.String(), Input{Name: "due_on", Kind: "date", Label: label("due_on", by.Language), Required: true})
		}
		answer.Inputs = []Input{{Name: "task", Kind: "task", Label: c.Text.In(by.Language), Required: true, Choices: []Option{{Key: c.Task, Label: label(c.Task, by.Language)}}}}
	case KindSelfCheck:
		answer.Inputs = []Input{{
			Name: "signs", Kind: "signs", Label: c.Text.In(by.Language), Required: true,
			Well: inAll(a.Stage.DoneWell, by.Language), Badly: inAll(a.Stage.DoneBadly, by.Language),
		}}
	case KindExpr:
		return f.editFor(base, fieldsIn(c.Expr), by.Language)
	}
	return answer
}

// editFor offers to change the fields that an expression reads: those of the
// deal, or where they are filled already, those of its company.
func (f *Facts) editFor(base string, fields []string, l Language) Action {
	deal, company, filled := edit(base), Action{}, true
	if f.Company != nil {
		company = edit("/api/v1/companies/" + f.Company.ID.String())
	}
	for _, field := range fields {
		in := f.fieldInput(field, l)
		in.Name = field
		ofCompany, ok := strings.CutPrefix(field, "company.")
		switch {
		case !ok:
			deal.Inputs = append(deal.Inputs, in)
			filled = filled && f.filled(field)
		case f.Company == nil:
			return edit(base, Input{Name: "company_id", Kind: "company", Label: label("company", l), Required: true})
		default:
			in.Name = ofCompany
			company.Inputs = append(company.Inputs, in)
		}
	}
	if filled && len(company.Inputs) > 0 {
		return company
	}
	return deal
}

func edit(href string, inputs ...Input) Action {
	return Action{Do: "edit", Method: "PATCH", Href: href, Body: map[string]any{}, Inputs: append([]Input{}, inputs...)}
}

func (a Ask) ask(base, purpose string, l Language) Action {
	return Action{
		Do: "ask", Method: "POST", Href: base + "/approvals", Who: []Role{a.Criterion.Role},
		Body:   map[string]any{"criterion": a.Criterion.Key, "purpose": purpose},
		Inputs: []Input{{Name: "message", Kind: "text", Label: label("message", l)}},
	}
}

func noteLabel(c *Criterion, l Language) string {
	if help := c.Help.In(l); help != "" {
		return help
	}
	return label("note", l)
}

// activityKinds are those that satisfy an activity criterion.
func (c *Criterion) activityKinds() []ActivityKind {
	if c.Activity != "" {
		return []ActivityKind{ActivityKind(c.Activity)}
	}
	return []ActivityKind{Call, Meeting, VisitTo}
}

func (c *Criterion) activityChoices(l Language) []Option {
	var choices []Option
	for _, k := range c.activityKinds() {
		choices = append(choices, Option{Key: string(k), Label: k.Label(l)})
	}
	return choices
}

// fieldInput describes the value that a field criterion asks for.
func (f *Facts) fieldInput(field string, l Language) Input {
	in := Input{Name: "value", Label: label(field, l), Required: true}
	switch field {
	case "value":
		in.Kind = "money"
	case "expected_close":
		in.Kind = "date"
	case "probability", "company.credit_days":
		in.Kind = "number"
	case "owner":
		in.Kind = "user"
	case "company", "product", "tags":
		in.Kind = field
	default:
		in.Kind = "text"
	}
	for _, cf := range f.Fields {
		if cf.Noun != "deal" || cf.Key != field {
			continue
		}
		in.Kind, in.Label = string(cf.Kind), cf.Label.In(l)
		if cf.Long {
			in.Kind = "long_text"
		}
		for _, ch := range cf.Choices {
			in.Choices = append(in.Choices, Option{Key: ch.Key, Label: ch.Label.In(l)})
		}
	}
	return in
}

func inAll(texts []Text, l Language) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = t.In(l)
	}
	return out
}
