package crm

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	mila  = Actor{User: NewID(), Name: "Mila", Roles: []Role{Delivery}, Language: English}
	pavel = Actor{User: NewID(), Name: "Pavel", Roles: []Role{DeliveryLead}, Language: English}
)

const oneBrief = "Need: customers cannot find their contracts. Scope: a portal for four hundred clients, without a shop. Prepayment is in."

func codeIn(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// handing is a process whose second stage asks for a handover and a go-ahead.
func handing() *Process {
	return &Process{Kind: Sale, WinLine: "make", Stages: []Stage{
		{Key: "talk"},
		{Key: "start", Exit: []Criterion{{Key: "handed", Kind: KindHandover}, {Key: "go", Kind: KindApproval, Role: DeliveryLead}}},
		{Key: "make"},
		{Key: "care"},
	}}
}

func handed(state HandoverState, since Instant) Handover {
	return Handover{ID: NewID(), Receiver: mila.User, ReceiverName: "Mila", State: state, Since: since, Brief: oneBrief}
}

func goAhead(decision string, at Instant) Approval {
	return Approval{Purpose: ForApproval, Criterion: "go", Decision: decision, DecidedBy: pavel.User, DeciderRoles: pavel.Roles, AskedAt: at, DecidedAt: at}
}

// The seller answers for the deal until the handover is accepted and the
// go-ahead is given; and again once the deal goes back to before that.
func TestResponsibilityPasses(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	accepted := []Handover{handed(HandoverAccepted, at(5*hour))}
	yes := []Approval{goAhead("granted", at(4*hour))}
	back := func(to string, since Instant) []Visit { return []Visit{{Way: WayBack, Stage: to, EnteredAt: since}} }
	for _, c := range []struct {
		name  string
		facts Facts
		taken bool
		met   bool
	}{
		{"nothing yet", Facts{}, false, false},
		{"offered, and go", Facts{Handovers: []Handover{handed(HandoverOffered, at(hour))}, Approvals: yes}, false, false},
		{"retold, and go", Facts{Handovers: []Handover{handed(HandoverRetold, at(hour))}, Approvals: yes}, false, false},
		{"refused, and go", Facts{Handovers: []Handover{handed(HandoverRefused, at(hour))}, Approvals: yes}, false, false},
		{"accepted without go", Facts{Handovers: accepted}, false, true},
		{"accepted, go asked", Facts{Handovers: accepted, Approvals: []Approval{goAhead("", 0)}}, false, true},
		{"accepted, go refused", Facts{Handovers: accepted, Approvals: []Approval{goAhead("refused", at(hour))}}, false, true},
		{"accepted, and go", Facts{Handovers: accepted, Approvals: yes}, true, true},
		{"go waived by a move", Facts{Handovers: accepted, Visits: []Visit{{Way: "forward", Stage: "make", Waived: []Waiver{{Criterion: "go"}}}}}, true, true},
		{"go waived by a move that was undone", Facts{Handovers: accepted, Visits: []Visit{{Void: true, Stage: "make", Waived: []Waiver{{Criterion: "go"}}}}}, false, true},
		{"offered again to another: the first still answers", Facts{Handovers: []Handover{handed(HandoverOffered, at(0)), accepted[0]}, Approvals: yes}, true, true},
		{"back into the stage", Facts{Handovers: accepted, Approvals: yes, Visits: back("start", at(hour))}, true, true},
		{"back to before it", Facts{Handovers: accepted, Approvals: yes, Visits: back("talk", at(hour))}, false, false},
		{"back to before it, long ago", Facts{Handovers: accepted, Approvals: yes, Visits: back("talk", at(9*hour))}, true, true},
		{"back to before it, undone", Facts{Handovers: accepted, Approvals: yes, Visits: []Visit{{Way: WayBack, Stage: "talk", EnteredAt: at(hour), Void: true}}}, true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := c.facts
			f.Deal, f.Process = dealSince(hour), handing()
			f.Deal.Owner = seller.User
			f.Deal.Receiver = f.TakenBy()
			want := map[bool]ID{true: mila.User, false: seller.User}[c.taken]
			if f.Deal.Answers() != want {
				t.Errorf("taken over: %v", !c.taken)
			}
			s := &f.Process.Stages[1]
			if got := (Ask{Stage: s, Criterion: &s.Exit[0]}).Met(&f, seller.User); got != c.met {
				t.Errorf("met: %v", got)
			}
		})
	}
}

// Everybody is offered the step that is theirs, and else is told whose it is.
func TestEachStepIsOfferedToWhoseItIs(t *testing.T) {
	t.Parallel()
	refused := handed(HandoverRefused, at(0))
	refused.Rounds = []Retelling{{Seq: 1, Text: "We build a shop.", Decision: "refused", Reason: "No shop."}}
	retold := handed(HandoverRetold, at(0))
	retold.Rounds = []Retelling{{Seq: 1, Text: "We build a portal."}}
	steps := func(open []Handover) map[string]string {
		p := handing()
		f := &Facts{Deal: dealSince(0), Process: p, Handovers: open, Ours: []User{{ID: seller.User, Name: "Vera"}}}
		f.Deal.Owner = seller.User
		out := map[string]string{}
		for name, by := range map[string]Actor{"Vera": seller, "Mila": mila, "Pavel": pavel, "boss": boss} {
			u := (Ask{Stage: &p.Stages[1], Criterion: &p.Stages[1].Exit[0]}).Describe(f, by)
			out[name] = u.Action.Do + " " + strings.Join(u.Action.WhoCan, ",")
			if len(u.Action.Inputs) > 0 {
				h := u.Action.Inputs[0].Handover
				out[name] = h.Step + " " + h.Retelling + h.Reason
			}
		}
		return out
	}
	for _, c := range []struct {
		name string
		open []Handover
		want map[string]string
	}{
		{"nothing yet", nil, map[string]string{"Vera": "offer ", "boss": "offer ", "Mila": "wait Vera", "Pavel": "wait Vera"}},
		{"offered", []Handover{handed(HandoverOffered, at(0))}, map[string]string{"Vera": "wait Mila", "boss": "wait Mila", "Mila": "retell ", "Pavel": "wait Mila"}},
		{"retold", []Handover{retold}, map[string]string{"Vera": "decide We build a portal.", "boss": "decide We build a portal.", "Mila": "wait Vera", "Pavel": "wait Vera"}},
		{"refused", []Handover{refused}, map[string]string{"Vera": "wait Mila", "boss": "wait Mila", "Mila": "retell We build a shop.No shop.", "Pavel": "wait Mila"}},
	} {
		if diff := cmp.Diff(c.want, steps(c.open)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestABriefHoldsWhatTheDealKnows(t *testing.T) {
	t.Parallel()
	d := dealSince(0)
	d.CompanyName, d.Fields = "Northwind", map[string]any{"need": "Contracts get lost", "scope": " A portal "}
	f := &Facts{
		Deal: d, People: []DealContact{{Name: "Dora", Part: Decider}, {Name: "Dora", Part: Signer}},
		Fields:   []CustomField{{Noun: "deal", Key: "need", Kind: FieldText, Label: Text{English: "Need", Russian: "Потребность"}}},
		Promises: []Promise{{Promise: "A demo", DueOn: "2026-12-20", State: PromiseOpen}, {Promise: "A call", State: PromiseKept}},
	}
	want := "Company: Northwind\nNeed: Contracts get lost\nscope: A portal\nPeople at the client: Dora\nPromised: A demo (2026-12-20)"
	if diff := cmp.Diff(want, f.Brief(English)); diff != "" {
		t.Error(diff)
	}
	if ru := f.Brief(Russian); !strings.Contains(ru, "Потребность: Contracts get lost") {
		t.Error(ru)
	}
}

func TestARetellingIsInOwnWords(t *testing.T) {
	t.Parallel()
	h := &Handover{Brief: oneBrief, Rounds: []Retelling{{Text: "We first build a shop, then the portal for all their clients.", Decision: "refused"}}}
	for text, code := range map[string]string{
		"Got it":  "handover.too_short",
		"Понятно": "handover.too_short",
		oneBrief:  "handover.copied",
		"CUSTOMERS cannot find their contracts; a portal for four hundred clients!":    "handover.copied",
		"Yes: a portal for four hundred clients, without a shop. Prepayment is in. Ok": "handover.copied",
		"We first build a shop -- then the portal for ALL their clients":               "handover.same_again",
		"People look for papers and fail; in six weeks they log in and see their own.": "",
		"Клиенты не видят своих договоров: за шесть недель сделаем личный кабинет.":    "",
	} {
		if got := codeIn(h.CheckRetelling(text)); got != code {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// Whatever the brief, the brief itself and any long piece of it are no retelling,
// and words of which it has none are.
func TestCopiesAreKnown(t *testing.T) {
	t.Parallel()
	word := rapid.StringMatching(`[a-zа-яё]{3,9}`)
	rapid.Check(t, func(t *rapid.T) {
		brief := rapid.SliceOfN(word, 12, 60).Draw(t, "brief")
		from := rapid.IntRange(0, len(brief)-8).Draw(t, "from")
		part := brief[from : from+rapid.IntRange(8, len(brief)-from).Draw(t, "words")]
		if !copied(strings.Join(brief, " "), strings.Join(part, ", ")) {
			t.Fatalf("a piece of the brief passes: %v", part)
		}
		var other []string
		for _, w := range rapid.SliceOfN(word, 8, 40).Draw(t, "other") {
			other = append(other, w+"qx")
		}
		if copied(strings.Join(brief, " "), strings.Join(other, " ")) {
			t.Fatalf("own words are taken for a copy: %v", other)
		}
	})
}

func TestWorkingDays(t *testing.T) {
	t.Parallel()
	s, free := DefaultSettings(), []Holiday{{Day: "2026-12-25"}}
	for _, c := range []struct {
		after, upTo Date
		want        int
	}{
		{"2026-11-20", "2026-11-20", 0}, // a Friday
		{"2026-11-20", "2026-11-22", 0},
		{"2026-11-20", "2026-11-23", 1},
		{"2026-11-18", "2026-11-23", 3},
		{"2026-12-24", "2026-12-28", 1},
		{"2026-11-23", "2026-11-20", 0},
	} {
		if got := s.WorkingDays(c.after, c.upTo, free); got != c.want {
			t.Errorf("from %s to %s: %d", c.after, c.upTo, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		from := Date("2026-01-01").AddDays(rapid.IntRange(0, 700).Draw(t, "from"))
		mid := from.AddDays(rapid.IntRange(0, 60).Draw(t, "mid"))
		to := mid.AddDays(rapid.IntRange(0, 60).Draw(t, "to"))
		if a, b, whole := s.WorkingDays(from, mid, free), s.WorkingDays(mid, to, free), s.WorkingDays(from, to, free); a+b != whole {
			t.Fatalf("%d and %d are not %d", a, b, whole)
		}
	})
}

func TestAHandoverHangsAfterTwoWorkingDays(t *testing.T) {
	t.Parallel()
	w := &Workspace{TimeZone: "Europe/Warsaw", Settings: DefaultSettings()}
	offered := InstantOf(time.Date(2026, 11, 19, 22, 30, 0, 0, time.UTC)) // a Thursday, half past eleven in the firm
	for day, hangs := range map[Date]bool{"2026-11-20": false, "2026-11-23": false, "2026-11-24": true} {
		h := Handover{State: HandoverOffered, Since: offered}
		if h.Age(w, nil, day); h.Hangs != hangs {
			t.Errorf("on %s it hangs: %v, after %d working days", day, h.Hangs, h.WorkingDays)
		}
		h = Handover{State: HandoverAccepted, Since: offered}
		if h.Age(w, nil, day); h.Hangs {
			t.Error("what is accepted hangs")
		}
	}
}

func TestTheRecordCountsEachPromiseOnce(t *testing.T) {
	t.Parallel()
	states := []PromiseState{PromiseOpen, PromiseKept, PromiseBroken, PromiseWithdrawn}
	rapid.Check(t, func(t *rapid.T) {
		var list []Promise
		for range rapid.IntRange(0, 20).Draw(t, "promises") {
			p := Promise{State: rapid.SampledFrom(states).Draw(t, "state")}
			p.Overdue = p.State == PromiseOpen && rapid.Bool().Draw(t, "overdue")
			list = append(list, p)
		}
		r := RecordOf(list)
		slices.Reverse(list)
		if r.Open+r.Kept+r.Broken+r.Withdrawn != len(list) || r.Overdue > r.Open || r != RecordOf(list) {
			t.Fatalf("%+v of %d", r, len(list))
		}
	})
}
