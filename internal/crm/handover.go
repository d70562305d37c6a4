package crm

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HandoverState says where a handover stands, and with that whose turn it is.
type HandoverState string

// The states of a handover.
const (
	HandoverOffered   HandoverState = "offered"  // the receiver is to retell it
	HandoverRetold    HandoverState = "retold"   // the seller is to decide
	HandoverRefused   HandoverState = "refused"  // misunderstood: the receiver is to retell it again
	HandoverAccepted  HandoverState = "accepted" // both mean the same
	HandoverWithdrawn HandoverState = "withdrawn"
)

// Open says whether somebody is still to do something.
func (s HandoverState) Open() bool {
	return s == HandoverOffered || s == HandoverRetold || s == HandoverRefused
}

// Handover is how a sold deal passes from its seller to the one who delivers it:
// a brief, the receiver's own retelling of it, and the seller's word on that.
type Handover struct {
	ID           ID            `json:"id"`
	Deal         ID            `json:"deal_id"`
	DealNumber   int64         `json:"deal_number"`
	DealName     string        `json:"deal_name"`
	Owner        ID            `json:"owner_id" doc:"Who hands over: the owner of the deal"`
	Receiver     ID            `json:"receiver_id"`
	ReceiverName string        `json:"receiver_name"`
	State        HandoverState `json:"state" enum:"offered,retold,refused,accepted,withdrawn"`
	Since        Instant       `json:"since" doc:"When it came into its state"`
	Brief        string        `json:"brief"`
	OfferedBy    ID            `json:"offered_by"`
	OfferedAt    Instant       `json:"offered_at"`
	Rounds       []Retelling   `json:"rounds" nullable:"false" doc:"Oldest first; none is ever changed but by the decision on it"`
	WorkingDays  int           `json:"working_days" doc:"Working days of the firm since then"`
	Hangs        bool          `json:"hangs" doc:"Open, and nobody has answered for more than two working days"`
}

// Retelling is one round of a handover: what the receiver understood, and what
// the seller said to it.
type Retelling struct {
	Seq       int     `json:"seq"`
	Text      string  `json:"text"`
	By        ID      `json:"by"`
	At        Instant `json:"at"`
	Decision  string  `json:"decision" enum:",accepted,refused"`
	Reason    string  `json:"reason" doc:"What was misunderstood"`
	DecidedBy ID      `json:"decided_by"`
	DecidedAt Instant `json:"decided_at"`
}

// HandoverAnswer is the next step of a handover: an offer (receiver and brief),
// a retelling, or the decision on it.
type HandoverAnswer struct {
	Receiver  ID     `json:"receiver_id,omitzero" doc:"offer: who is to take the deal over"`
	Brief     string `json:"brief,omitempty" maxLength:"20000" doc:"offer: all that the receiver has to know"`
	Retelling string `json:"retelling,omitempty" maxLength:"20000" doc:"retell: scope and plan in the receiver's own words"`
	Decision  string `json:"decision,omitempty" enum:"accepted,refused" doc:"decide"`
	Reason    string `json:"reason,omitempty" maxLength:"4000" doc:"decide: what was misunderstood, where it is refused"`
}

// HandoverAsk says which step of a handover is asked, with what there is to read
// before it.
type HandoverAsk struct {
	Step      string `json:"step" enum:"offer,retell,decide"`
	Brief     string `json:"brief" doc:"offer: a proposal to go on from"`
	Retelling string `json:"retelling,omitempty"`
	Reason    string `json:"reason,omitempty" doc:"retell: why the last retelling was refused"`
}

// Hanging is after how many working days an open handover hangs.
const Hanging = 2

// Receivers are the roles that a deal can be handed over to.
func Receivers() []Role { return []Role{Delivery, DeliveryLead} }

// MayHandOver says whether the actor may offer the deal for delivery and decide
// on a retelling: its owner, or who leads in their place.
func (d *Deal) MayHandOver(by Actor) bool { return by.User == d.Owner || by.Has(leaders.Roles...) }

// Age fills in for how many working days the handover has been in its state.
func (h *Handover) Age(w *Workspace, free []Holiday, today Date) {
	h.WorkingDays = w.Settings.WorkingDays(DateOf(h.Since.Time(), w.Zone()), today, free)
	h.Hangs = h.State.Open() && h.WorkingDays > Hanging
}

func (h *Handover) last() Retelling {
	if len(h.Rounds) == 0 {
		return Retelling{}
	}
	return h.Rounds[len(h.Rounds)-1]
}

// OpenHandover gives the handover in which somebody is still to do something.
func (f *Facts) OpenHandover() *Handover {
	i := slices.IndexFunc(f.Handovers, func(h Handover) bool { return h.State.Open() })
	if i < 0 {
		return nil
	}
	return &f.Handovers[i]
}

// accepted gives the newest handover that was accepted and still stands: one is
// over once the deal goes back to before the stage that asks for it.
func (f *Facts) accepted(stage string) *Handover {
	var since Instant
	for _, v := range f.Visits {
		if v.Way == WayBack && !v.Void && f.Process.Index(v.Stage) < f.Process.Index(stage) {
			since = v.EnteredAt
		}
	}
	for i := range f.Handovers {
		h := &f.Handovers[i]
		if h.State == HandoverAccepted && h.Since >= since {
			return h
		}
	}
	return nil
}

func (a Ask) handoverMet(f *Facts) bool { return f.accepted(a.Stage.Key) != nil }

// TakenBy gives who has taken the deal over for delivery and answers for it now:
// the receiver of an accepted handover, once the go-ahead of the stage that asks
// for the handover is given too, if there is one. Zero: still its owner.
func (f *Facts) TakenBy() ID {
	stage := &Stage{}
	for i := range f.Process.Stages {
		s := &f.Process.Stages[i]
		if slices.ContainsFunc(s.asked(), func(c Criterion) bool { return c.Kind == KindHandover }) {
			stage = s
			break
		}
	}
	h := f.accepted(stage.Key)
	if h == nil || slices.ContainsFunc(stage.asked(), f.holdsBack) {
		return ID{}
	}
	return h.Receiver
}

func (s *Stage) asked() []Criterion { return slices.Concat(s.Enter, s.Exit) }

// holdsBack says whether a criterion is a go-ahead that nobody has given, and no
// move has passed.
func (f *Facts) holdsBack(c Criterion) bool {
	if c.Kind != KindApproval || c.Role != DeliveryLead || f.leave(ForApproval, c.Key, []Role{c.Role}, 0, ID{}) != nil {
		return false
	}
	return !slices.ContainsFunc(f.Visits, func(v Visit) bool {
		return !v.Void && (slices.Contains(v.Met, c.Key) || slices.ContainsFunc(v.Waived, func(w Waiver) bool { return w.Criterion == c.Key }))
	})
}

// handoverAction offers the caller the step that is theirs, or says whose it is.
func (a Ask) handoverAction(f *Facts, by Actor, answer Action) Action {
	h := f.OpenHandover()
	in := Input{Name: "handover", Kind: "handover", Label: a.Criterion.Text.In(by.Language), Required: true, Role: Delivery}
	switch {
	case h == nil && f.Deal.MayHandOver(by):
		in.Handover = &HandoverAsk{Step: "offer", Brief: f.Brief(by.Language)}
	case h == nil:
		return f.waitFor(f.ownerName())
	case h.State == HandoverRetold && f.Deal.MayHandOver(by) && by.User != h.Receiver:
		in.Handover = &HandoverAsk{Step: "decide", Brief: h.Brief, Retelling: h.last().Text}
	case h.State == HandoverRetold:
		return f.waitFor(f.ownerName())
	case by.User == h.Receiver:
		in.Handover = &HandoverAsk{Step: "retell", Brief: h.Brief, Retelling: h.last().Text, Reason: h.last().Reason}
	default:
		return f.waitFor(h.ReceiverName)
	}
	answer.Inputs = []Input{in}
	return answer
}

// waitFor is the action of somebody who can only wait for another.
func (f *Facts) waitFor(name string) Action {
	return Action{Do: "wait", Method: "GET", Href: "/api/v1/deals/" + f.Deal.ID.String(), Body: map[string]any{}, Inputs: []Input{}, WhoCan: []string{name}}
}

func (f *Facts) ownerName() string {
	for _, u := range f.Ours {
		if u.ID == f.Deal.Owner {
			return u.Name
		}
	}
	return ""
}

// briefFields are those of a deal that a receiver wants to know, where the firm
// has them.
var briefFields = [...]string{"need", "problem", "scope", "promise", "expectations", "success_signs"}

// Brief proposes what to tell the receiver, from what the deal holds.
func (f *Facts) Brief(l Language) string {
	var b strings.Builder
	part := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, text)
		}
	}
	part(label("company", l), f.Deal.CompanyName)
	for _, key := range briefFields {
		text, _ := f.Deal.Fields[key].(string)
		part(f.fieldInput(key, l).Label, strings.TrimSpace(text))
	}
	part(label("left_out", l), strings.Join(f.LeftOut, "; "))
	var people []string
	for _, p := range f.People {
		if !slices.Contains(people, p.Name) {
			people = append(people, p.Name)
		}
	}
	part(label("people", l), strings.Join(people, ", "))
	var papers []string
	for i := range f.Documents {
		if d := &f.Documents[i]; d.State != StateVoid {
			papers = append(papers, d.Name)
		}
	}
	part(label("documents", l), strings.Join(papers, ", "))
	for _, p := range f.Promises {
		if p.State == PromiseOpen {
			part(label("promise", l), fmt.Sprintf("%s (%s)", p.Promise, p.DueOn))
		}
	}
	return strings.TrimSpace(b.String())
}

// ShortestRetelling is how many characters a retelling has at least.
const ShortestRetelling = 40

// CheckRetelling refuses what is no retelling: a few words, a copy of the brief,
// or once more what was refused already.
func (h *Handover) CheckRetelling(text string) error {
	if utf8.RuneCountInString(text) < ShortestRetelling {
		return InvalidField("retelling", "handover.too_short", "retell scope and plan in your own words, in %d characters at least", ShortestRetelling)
	}
	if copied(h.Brief, text) {
		return InvalidField("retelling", "handover.copied", "this repeats the brief: say in your own words what is to be done, how, and what is left out")
	}
	words := wordsOf(text)
	if slices.ContainsFunc(h.Rounds, func(r Retelling) bool { return r.Decision == "refused" && slices.Equal(wordsOf(r.Text), words) }) {
		return InvalidField("retelling", "handover.same_again", "this was refused already in the same words: put right what was misunderstood")
	}
	return nil
}

// piece is the number of words in a row by which a copy is known.
const piece = 4

// copied says whether more than half of a text are words that stand in the same
// order in another, or the text is too short in words to tell and stands in it.
func copied(from, text string) bool {
	theirs, mine := wordsOf(from), wordsOf(text)
	if len(mine) <= piece {
		return strings.Contains(" "+strings.Join(theirs, " ")+" ", " "+strings.Join(mine, " ")+" ")
	}
	known := map[string]bool{}
	for i := 0; i+piece <= len(theirs); i++ {
		known[strings.Join(theirs[i:i+piece], " ")] = true
	}
	same := make([]bool, len(mine))
	for i := 0; i+piece <= len(mine); i++ {
		if known[strings.Join(mine[i:i+piece], " ")] {
			for k := range piece {
				same[i+k] = true
			}
		}
	}
	n := 0
	for _, s := range same {
		if s {
			n++
		}
	}
	return 2*n > len(mine)
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
