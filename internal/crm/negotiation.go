package crm

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// LetterOfIntent is the document by which a negotiation ends.
const LetterOfIntent DocumentKind = "letter_of_intent"

// When says where a deal stands to its negotiation.
type When string

// The times of a negotiation; the zero value means that the process has none.
const (
	WhenAhead When = "ahead"
	WhenNow   When = "now"
	WhenPast  When = "past"
)

// Negotiation is what a deal's stage that ends by a letter of intent is about:
// its points, and who sits at the table.
type Negotiation struct {
	Stage   string             `json:"stage" doc:"Key of the stage; empty: the process has no negotiation"`
	When    When               `json:"when" enum:",ahead,now,past"`
	Points  []NegotiationPoint `json:"points" nullable:"false"`
	Seats   []Seat             `json:"seats" nullable:"false" doc:"The client's side"`
	Ours    []Negotiator       `json:"ours" nullable:"false" doc:"Our side: owner and performers"`
	Lawyers []string           `json:"lawyers" nullable:"false" doc:"Names of ours from legal who sit at the table before the contract is drawn up"`
}

// NegotiationPoint is one thing to be settled: a field that the stage asks for.
type NegotiationPoint struct {
	Field    string   `json:"field"`
	Text     string   `json:"text" doc:"What is to be agreed, in the caller's language"`
	Input    Input    `json:"input" doc:"How its value is asked for"`
	State    string   `json:"state" enum:"open,agreed" doc:"Agreed as soon as the deal's field is filled"`
	Value    any      `json:"value" doc:"Of the deal's field"`
	Shown    string   `json:"shown" doc:"The value in the caller's language"`
	Ours     string   `json:"ours" doc:"What we want"`
	Theirs   string   `json:"theirs" doc:"What they want"`
	Limit    string   `json:"limit,omitempty" doc:"How far we may go; for nobody but us"`
	With     []ID     `json:"with" nullable:"false" doc:"Contacts who agreed"`
	Names    []string `json:"with_names" nullable:"false" doc:"Of those contacts who are still on the deal"`
	AgreedAt Instant  `json:"agreed_at" doc:"Null: nobody wrote down who agreed and when"`
	AgreedBy ID       `json:"agreed_by" doc:"Who of us wrote it down"`

	Settled string `json:"-"` // the value that was agreed, as JSON
}

// Seat is a part in the client's decision that has to be at the table.
type Seat struct {
	Part   Part          `json:"part"`
	People []DealContact `json:"people" nullable:"false" doc:"Empty: the seat is"`
}

// Negotiator is one of us at the table.
type Negotiator struct {
	User  ID     `json:"user_id"`
	Name  string `json:"name"`
	Roles []Role `json:"roles" nullable:"false"`
}

// PointEdit changes a point; absent parts stay.
type PointEdit struct {
	Ours   *string    `json:"ours,omitempty" maxLength:"2000"`
	Theirs *string    `json:"theirs,omitempty" maxLength:"2000"`
	Limit  *string    `json:"limit,omitempty" maxLength:"2000"`
	Agree  *Agreement `json:"agree,omitempty"`
}

// Agreement settles a point.
type Agreement struct {
	Value any  `json:"value" doc:"Of the deal's field; null opens the point again"`
	With  []ID `json:"with,omitempty" maxItems:"50" doc:"Contacts of the deal who agreed"`
}

// Negotiation finds the stage that ends by a letter of intent.
func (p *Process) Negotiation() (*Stage, bool) {
	for i := range p.Stages {
		s := &p.Stages[i]
		if slices.ContainsFunc(s.Exit, func(c Criterion) bool { return c.Kind == KindDocument && c.Document == string(LetterOfIntent) }) {
			return s, true
		}
	}
	return nil, false
}

// Negotiate gives the negotiation of a deal by its process, with what was kept of
// its points.
func (f *Facts) Negotiate(p *Process, kept []NegotiationPoint, l Language) *Negotiation {
	n := &Negotiation{Points: []NegotiationPoint{}, Seats: []Seat{}, Ours: []Negotiator{}, Lawyers: []string{}}
	stage, ok := p.Negotiation()
	if !ok {
		return n
	}
	n.Stage, n.When = stage.Key, when(p, stage.Key, f.Deal)
	for i := range stage.Exit {
		c := &stage.Exit[i]
		if c.Kind == KindField && !strings.HasPrefix(c.Field, "company.") {
			n.Points = append(n.Points, f.point(c, kept, l))
		}
	}
	for _, part := range []Part{Signer, BudgetHolder, Decider} {
		people := slices.DeleteFunc(slices.Clone(f.People), func(c DealContact) bool { return c.Part != part })
		n.Seats = append(n.Seats, Seat{part, append([]DealContact{}, people...)})
	}
	for i := range f.Ours {
		u := &f.Ours[i]
		n.Ours = append(n.Ours, Negotiator{u.ID, u.Name, u.Roles})
		if n.When != WhenPast && slices.Contains(u.Roles, Legal) {
			n.Lawyers = append(n.Lawyers, u.Name)
		}
	}
	return n
}

func when(p *Process, stage string, d *Deal) When {
	at, in := p.Index(d.Stage), p.Index(stage)
	switch {
	case at == in && d.Active():
		return WhenNow
	case at >= 0 && at < in && d.Active():
		return WhenAhead
	}
	return WhenPast
}

func (f *Facts) point(c *Criterion, kept []NegotiationPoint, l Language) NegotiationPoint {
	out := NegotiationPoint{Field: c.Field, With: []ID{}}
	if i := slices.IndexFunc(kept, func(k NegotiationPoint) bool { return k.Field == c.Field }); i >= 0 {
		out = kept[i]
	}
	out.Text, out.Input, out.State, out.Value = c.Text.In(l), f.fieldInput(c.Field, l), "open", f.Deal.fieldValue(c.Field)
	if f.filled(c.Field) {
		out.State, out.Shown = "agreed", out.Input.words(out.Value, l)
	}
	if out.State == "open" || out.Settled != asText(out.Value) { // what was agreed is no longer what the deal says
		out.With, out.AgreedAt, out.AgreedBy = []ID{}, 0, ID{}
	}
	out.Names = []string{}
	for _, c := range f.People {
		if slices.Contains(out.With, c.Contact) && !slices.Contains(out.Names, c.Name) {
			out.Names = append(out.Names, c.Name)
		}
	}
	return out
}

// fieldValue is the value of a field as JSON has it.
func (d *Deal) fieldValue(field string) any {
	if v, ok := d.Fields[field]; ok {
		return v
	}
	b, err := json.Marshal(d)
	all := map[string]any{}
	if err != nil || json.Unmarshal(b, &all) != nil {
		return nil
	}
	return all[field]
}

// asText is a value as JSON, to be compared.
func asText(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}

// Point finds a point by its field.
func (n *Negotiation) Point(field string) (*NegotiationPoint, error) {
	for i := range n.Points {
		if n.Points[i].Field == field {
			return &n.Points[i], nil
		}
	}
	return nil, NotFoundf("negotiation_point", "%q is no point of this deal's negotiation", field).With("field", field)
}

// Writable says whether points can still be changed.
func (n *Negotiation) Writable() error {
	if n.When == WhenAhead || n.When == WhenNow {
		return nil
	}
	return Invalidf("negotiation.over", "the negotiation of this deal is over, or it has none: its points stay as they are")
}

// Change applies an edit but for the agreement.
func (p *NegotiationPoint) Change(e PointEdit) {
	for into, text := range map[*string]*string{&p.Ours: e.Ours, &p.Theirs: e.Theirs, &p.Limit: e.Limit} {
		if text != nil {
			*into = strings.TrimSpace(*text)
		}
	}
}

// Agree notes who settled a point on a value, and when.
func (p *NegotiationPoint) Agree(value any, with []ID, by Actor, at Instant) {
	p.Settled, p.With, p.AgreedAt, p.AgreedBy = asText(value), append([]ID{}, with...), at, by.User
}

// Term is a point as a letter of intent writes it.
type Term struct {
	Label string
	Text  string
}

// Terms writes the agreed points in the client's language. While one is open,
// there is nothing to write.
func (f *Facts) Terms(n *Negotiation, l Language) ([]Term, error) {
	if len(n.Points) == 0 {
		return nil, Invalidf("negotiation.none", "the process of this deal has no negotiation with points to write down")
	}
	terms := make([]Term, 0, len(n.Points))
	for i := range n.Points {
		p := &n.Points[i]
		if p.State != "agreed" {
			return nil, Invalidf("negotiation.open", "“%s” is still open: agree on it before the letter of intent is written", p.Input.Label).With("point", p.Input.Label)
		}
		in := f.fieldInput(p.Field, l)
		terms = append(terms, Term{in.Label, in.words(p.Value, l)})
	}
	return terms, nil
}

// words writes a value of the input as people read it.
func (in *Input) words(v any, l Language) string {
	switch v := v.(type) {
	case string:
		if i := slices.IndexFunc(in.Choices, func(o Option) bool { return o.Key == v }); i >= 0 {
			return in.Choices[i].Label
		}
		if in.Kind == "date" {
			return Date(v).In(l)
		}
		return v
	case float64:
		return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", decimalPoint(l), 1)
	case bool:
		if v {
			return yes.In(l)
		}
		return ""
	case map[string]any:
		minor, _ := v["minor"].(float64)
		code, _ := v["currency"].(string)
		return Money{Minor: int64(minor), Currency: Currency(code)}.In(l)
	}
	return ""
}

func decimalPoint(l Language) string {
	if l == English {
		return "."
	}
	return ","
}

var (
	yes = Text{English: "yes", Russian: "да", Polish: "tak"}
	no  = Text{English: "no", Russian: "нет", Polish: "nie"}
)
