package crm

import "slices"

// Process is one version of a pipeline: what its stages are, what must be true
// to leave them, and which moves are allowed. A published version never changes.
type Process struct {
	Name        Text         `json:"name"`
	About       Text         `json:"about,omitempty"`
	Kind        DealKind     `json:"kind" enum:"sale,relationship"`
	Basis       Basis        `json:"basis,omitempty" enum:"weighted,share" doc:"How stage percentages are meant: chance to win, or share of the value counted"`
	Stages      []Stage      `json:"stages" nullable:"false"`
	WinLine     string       `json:"win_line,omitempty" doc:"Key of the first stage beyond the win line; empty: a deal is won when it leaves the last stage"`
	Transitions []Transition `json:"transitions,omitempty" doc:"Allowed besides forward by one: skips, ways back and starts"`

	Qualification []Question `json:"qualification,omitempty" maxItems:"20" doc:"By which its leads are judged, besides need and ability to pay, which are always asked; those two may be worded here"`
}

// DealKind tells a sale from the client's life after it.
type DealKind string

// The kinds of deals and of pipelines.
const (
	Sale         DealKind = "sale"
	Relationship DealKind = "relationship"
)

// Basis says what a stage's percentage means.
type Basis string

// The bases of a pipeline's percentages.
const (
	Weighted Basis = "weighted"
	Share    Basis = "share"
)

// Stage is one step of a process.
type Stage struct {
	Key         string      `json:"key" pattern:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" maxLength:"40"`
	Name        Text        `json:"name"`
	Phase       string      `json:"phase" enum:"prospect,sell,deliver,relate"`
	Why         Text        `json:"why,omitempty"`
	ToDo        []Text      `json:"to_do,omitempty"`
	Avoid       []Text      `json:"avoid,omitempty"`
	DoneWell    []Text      `json:"done_well,omitempty"`
	DoneBadly   []Text      `json:"done_badly,omitempty"`
	Output      Text        `json:"output,omitempty"`
	Percent     *float64    `json:"percent,omitempty" minimum:"0" maximum:"100" doc:"Cumulative chance to win, or share of the value (basis share)"`
	PercentFrom string      `json:"percent_from,omitempty" enum:"source,assumed,own" doc:"Where the percentage comes from"`
	Responsible Role        `json:"responsible,omitempty"`
	CalledIn    []Role      `json:"called_in,omitempty"`
	Enter       []Criterion `json:"enter,omitempty"`
	Exit        []Criterion `json:"exit,omitempty"`
	Limits      Limits      `json:"limits,omitzero"`
}

// Limits of a stage; zero means none.
type Limits struct {
	StaleDays     int  `json:"stale_days,omitempty" minimum:"0"`
	MostDeals     int  `json:"most_deals,omitempty" minimum:"0"`
	MostBlocks    bool `json:"most_blocks,omitempty" doc:"A full stage refuses deals instead of warning"`
	HoursBudget   int  `json:"hours_budget,omitempty" minimum:"0"`
	NextStepHours int  `json:"next_step_hours,omitempty" minimum:"0" doc:"Longest time without a next step"`
}

// Level says how binding a criterion is.
type Level string

// The levels.
const (
	Required Level = "required" // blocks; waived only by the roles it names
	Expected Level = "expected" // may be left open with a written reason: a debt with a date
	Advised  Level = "advised"  // shown, never blocks
)

// CriterionKind is what a criterion looks at.
type CriterionKind string

// The kinds of criteria.
const (
	KindTick      CriterionKind = "tick"       // somebody answers for it
	KindField     CriterionKind = "field"      // a field is filled
	KindPerson    CriterionKind = "person"     // a contact with a part, or one of ours by role
	KindActivity  CriterionKind = "activity"   // something happened
	KindTask      CriterionKind = "task"       // a task is done, or a next step is set
	KindApproval  CriterionKind = "approval"   // a role approved
	KindSelfCheck CriterionKind = "self_check" // the stage's signs were answered
	KindExpr      CriterionKind = "expression" // an expression over the deal is true
	KindDocument  CriterionKind = "document"   // a document is in a state
	KindPayment   CriterionKind = "payment"    // money came in
	KindBalance   CriterionKind = "balance"    // nothing is owed
	KindHandover  CriterionKind = "handover"   // delivery accepted
)

// Criterion is one thing that must be true to leave or to enter a stage.
type Criterion struct {
	Key          string        `json:"key" pattern:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" maxLength:"40" doc:"Unique in its pipeline"`
	Text         Text          `json:"text"`
	Help         Text          `json:"help,omitempty"`
	Kind         CriterionKind `json:"kind"`
	Level        Level         `json:"level" enum:"required,expected,advised"`
	NeverSkipped bool          `json:"never_skipped,omitempty" doc:"Asked on every way across this stage"`
	WaivedBy     []Role        `json:"waived_by,omitempty" doc:"Roles that may waive it when required"`

	Role     Role     `json:"role,omitempty" doc:"tick: who answers, never the mover; person: one of ours; approval: who approves; document, payment, balance, handover: not read"`
	Field    string   `json:"field,omitempty" doc:"field: a deal field such as value, or a custom field"`
	When     string   `json:"when,omitempty" doc:"field: asked only while this expression is true"`
	Part     Part     `json:"part,omitempty" doc:"person: part in the decision"`
	Activity string   `json:"activity,omitempty" doc:"activity: its kind; empty means call, meeting or visit"`
	TwoWay   bool     `json:"two_way,omitempty" doc:"activity: both sides took part"`
	Days     int      `json:"days,omitempty" doc:"activity: within so many days"`
	Task     string   `json:"task,omitempty" enum:"done,next_step" doc:"task: a task was done in this stage, or a dated next step is open"`
	Expr     string   `json:"expr,omitempty" doc:"expression: over value (smallest units), has_value, currency, stage, source, segment, tags, fields.KEY, and company.name, .segment, .industry, .size"`
	Document string   `json:"document,omitempty" doc:"document: its kind"`
	State    string   `json:"state,omitempty" doc:"document: draft, sent, seen, changes_asked, agreed, signed"`
	Percent  *float64 `json:"percent,omitempty" doc:"payment: share of the value received"`
	Payment  string   `json:"payment,omitempty" enum:"prepayment,stage,date,acceptance" doc:"payment: the milestone"`
}

// Ways of a Transition.
const (
	WaySkip  = "skip"
	WayBack  = "back"
	WayStart = "start"

	WayReopen = "reopen" // of a lost deal, into the stage where it was lost
)

// Asks says whose criteria a skip or a late start asks.
type Asks string

// What a skip or a start may ask.
const (
	AsksPassed Asks = "passed" // of the stage left and of all stages passed over (the default)
	AsksLeft   Asks = "left"   // of the stage left alone
	AsksLater  Asks = "later"  // of the stage left now; what stages passed over require, before the deal goes on
)

// Any stands for every stage in a Transition.
const Any = "*"

// Transition allows moves besides forward by one.
type Transition struct {
	Way  string `json:"way" enum:"skip,back,start"`
	From string `json:"from,omitempty" doc:"Stage key or *; not for starts"`
	To   string `json:"to" doc:"Stage key or *"`
	Asks Asks   `json:"asks,omitempty" enum:"passed,left,later"`
}

// End is where a deal goes that leaves the last stage.
const End = "end"

// TurnsBack says whether the process leads back from a stage.
func (p *Process) TurnsBack(stage string) bool {
	return slices.ContainsFunc(p.Transitions, func(t Transition) bool { return t.Way == WayBack && (t.From == stage || t.From == "*") })
}

// Index gives the position of a stage, or -1. End comes after the last.
func (p *Process) Index(key string) int {
	if key == End {
		return len(p.Stages)
	}
	return slices.IndexFunc(p.Stages, func(s Stage) bool { return s.Key == key })
}

// Stage gives a stage by key.
func (p *Process) Stage(key string) (*Stage, bool) {
	i := p.Index(key)
	if i < 0 || i >= len(p.Stages) {
		return nil, false
	}
	return &p.Stages[i], true
}

// WinIndex is the position of the first stage beyond the win line. For a
// relationship nothing lies beyond it.
func (p *Process) WinIndex() int {
	if p.Kind == Relationship {
		return len(p.Stages) + 1
	}
	if p.WinLine == "" {
		return len(p.Stages)
	}
	return p.Index(p.WinLine)
}

// Criterion finds a criterion and the stage it belongs to.
func (p *Process) Criterion(key string) (*Criterion, *Stage, bool) {
	for i := range p.Stages {
		s := &p.Stages[i]
		for _, list := range [2][]Criterion{s.Exit, s.Enter} {
			for j := range list {
				if list[j].Key == key {
					return &list[j], s, true
				}
			}
		}
	}
	return nil, nil, false
}

// Template is a ready process that a workspace can start from. A template may
// hold several pipelines (a sale and the client's life after it) and variants.
type Template struct {
	Key       string         `json:"key"`
	Name      Text           `json:"name"`
	About     Text           `json:"about"`
	Pipelines []NamedProcess `json:"pipelines"`
	Variants  []Variant      `json:"variants,omitempty"`
	Fields    []CustomField  `json:"fields,omitempty" doc:"Fields that the criteria ask for"`
}

// NamedProcess is a process with the key that variants refer to.
type NamedProcess struct {
	Key string `json:"key"`
	Process
}

// Variant changes the first pipeline of its template.
type Variant struct {
	Key         string       `json:"key"`
	Name        Text         `json:"name"`
	About       Text         `json:"about"`
	Drop        []string     `json:"drop,omitempty" doc:"Keys of stages left out"`
	Insert      []Insertion  `json:"insert,omitempty"`
	Transitions []Transition `json:"transitions,omitempty" doc:"In place of the process's own, where given"`
}

// Insertion puts stages before a stage, or at the end where Before is empty.
type Insertion struct {
	Before string  `json:"before,omitempty"`
	Stages []Stage `json:"stages"`
}

// Apply gives the process that the variant describes.
func (v Variant) Apply(p Process) Process {
	var stages []Stage
	for _, s := range p.Stages {
		for _, in := range v.Insert {
			if in.Before == s.Key {
				stages = append(stages, in.Stages...)
			}
		}
		if !slices.Contains(v.Drop, s.Key) {
			stages = append(stages, s)
		}
	}
	for _, in := range v.Insert {
		if in.Before == "" {
			stages = append(stages, in.Stages...)
		}
	}
	p.Stages = stages
	if v.Name != nil {
		p.Name = v.Name
	}
	if v.Transitions != nil {
		p.Transitions = v.Transitions
	}
	return p
}

// With gives the template with a variant applied to its first pipeline; no
// variant leaves it as it is.
func (t Template) With(variant string) (Template, error) {
	if variant == "" {
		return t, nil
	}
	i := slices.IndexFunc(t.Variants, func(v Variant) bool { return v.Key == variant })
	if i < 0 {
		return t, InvalidField("variant", "template.no_variant", "the template %q has no variant %q", t.Key, variant)
	}
	t.Pipelines = slices.Clone(t.Pipelines)
	t.Pipelines[0].Process = t.Variants[i].Apply(t.Pipelines[0].Process)
	return t, nil
}
