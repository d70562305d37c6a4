package crm

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	noon   = time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)
	seller = Actor{User: NewID(), Roles: []Role{Seller}, Language: English}
	boss   = Actor{User: NewID(), Roles: []Role{Manager}, Language: English}
)

func at(before time.Duration) Instant { return InstantOf(noon.Add(-before)) }

func dealSince(before time.Duration) *Deal {
	return &Deal{ID: NewID(), Kind: Sale, Name: "Pumps", Outcome: Open, StageSince: at(before), Fields: map[string]any{}}
}

func TestEveryKindOfCriterion(t *testing.T) {
	t.Parallel()
	const day, hour = 24 * time.Hour, time.Hour
	minor := func(n int64) func(*Facts) { return func(f *Facts) { f.Deal.Value = &n } }
	field := func(key string, v any) func(*Facts) { return func(f *Facts) { f.Deal.Fields[key] = v } }
	tick := func(t Tick) func(*Facts) { return func(f *Facts) { f.Ticks["ask"] = t } }
	byBoss := Tick{By: boss.User, Roles: boss.Roles, Note: "seen"}
	happened := func(a Activity) func(*Facts) { return func(f *Facts) { f.Activity = append(f.Activity, a) } }
	task := func(t Task) func(*Facts) { return func(f *Facts) { f.Tasks = append(f.Tasks, t) } }
	approved := func(a Approval) func(*Facts) {
		return func(f *Facts) { a.Criterion = "ask"; f.Approvals = append(f.Approvals, a) }
	}
	granted := Approval{Purpose: ForApproval, Decision: "granted", DecidedBy: boss.User, DeciderRoles: boss.Roles, DecidedAt: at(hour)}
	other := func(change func(*Approval)) Approval { a := granted; change(&a); return a }
	later := func(decision string) Approval {
		return other(func(a *Approval) { a.Decision, a.DecidedAt = decision, at(0) })
	}
	both2 := func(first, second func(*Facts)) func(*Facts) { return func(f *Facts) { second(f); first(f) } }
	company := func(c Company) func(*Facts) { return func(f *Facts) { f.Company = &c } }
	days := 30
	cases := []struct {
		name string
		ask  Criterion
		know func(*Facts)
		met  bool
	}{
		{"tick: nobody", Criterion{Kind: KindTick}, nil, false},
		{"tick: the mover, where no role is named", Criterion{Kind: KindTick}, tick(Tick{By: seller.User}), true},
		{"tick with a role: its holder", Criterion{Kind: KindTick, Role: Manager}, tick(byBoss), true},
		{"tick with a role: the mover, though they hold it", Criterion{Kind: KindTick, Role: Manager}, tick(Tick{By: seller.User, Roles: []Role{Manager}}), false},
		{"tick with a role: somebody without it", Criterion{Kind: KindTick, Role: Finance}, tick(byBoss), false},
		{"document: a tick of earlier times is history", Criterion{Kind: KindDocument, Document: "contract", State: "signed", Role: Manager}, tick(byBoss), false},
		{"payment: a word is no money", Criterion{Kind: KindPayment, Payment: "prepayment", Role: Manager}, tick(byBoss), false},
		{"balance: a word is no money", Criterion{Kind: KindBalance, Role: Manager}, tick(byBoss), false},
		{"handover: a tick of earlier days", Criterion{Kind: KindHandover, Role: Manager}, tick(byBoss), false},
		{"handover: nobody", Criterion{Kind: KindHandover}, nil, false},
		{"handover: accepted", Criterion{Kind: KindHandover}, func(f *Facts) { f.Handovers = []Handover{{State: HandoverAccepted, Since: at(day)}} }, true},
		{"handover: retold", Criterion{Kind: KindHandover}, func(f *Facts) { f.Handovers = []Handover{{State: HandoverRetold, Since: at(day)}} }, false},
		{"field: value unknown", Criterion{Kind: KindField, Field: "value"}, nil, false},
		{"field: value zero", Criterion{Kind: KindField, Field: "value"}, minor(0), false},
		{"field: value", Criterion{Kind: KindField, Field: "value"}, minor(1), true},
		{"field: empty text", Criterion{Kind: KindField, Field: "need"}, field("need", ""), false},
		{"field: text", Criterion{Kind: KindField, Field: "need"}, field("need", "x"), true},
		{"field: no", Criterion{Kind: KindField, Field: "agreed"}, field("agreed", false), false},
		{"field: yes", Criterion{Kind: KindField, Field: "agreed"}, field("agreed", true), true},
		{"field: number zero is an answer", Criterion{Kind: KindField, Field: "count"}, field("count", 0.0), true},
		{"field: no money", Criterion{Kind: KindField, Field: "budget"}, field("budget", map[string]any{"minor": 0.0, "currency": "EUR"}), false},
		{"field: money", Criterion{Kind: KindField, Field: "budget"}, field("budget", map[string]any{"minor": 5.0, "currency": "EUR"}), true},
		{"field: of the company, without one", Criterion{Kind: KindField, Field: "company.credit_days"}, nil, false},
		{"field: of the company", Criterion{Kind: KindField, Field: "company.credit_days"}, company(Company{CreditDays: &days}), true},
		{"field: segment of the company", Criterion{Kind: KindField, Field: "segment"}, company(Company{Segment: "large"}), true},
		{"field: not asked of small deals", Criterion{Kind: KindField, Field: "need", When: "value > 100"}, minor(100), true},
		{"field: asked of large ones", Criterion{Kind: KindField, Field: "need", When: "value > 100"}, minor(101), false},
		{"field: a condition that fails asks", Criterion{Kind: KindField, Field: "need", When: "fields.gone > 1"}, nil, false},
		{"person: none", Criterion{Kind: KindPerson, Part: Decider}, nil, false},
		{"person: another part", Criterion{Kind: KindPerson, Part: Decider}, func(f *Facts) { f.People = []DealContact{{Part: Gatekeeper}} }, false},
		{"person: the part", Criterion{Kind: KindPerson, Part: Decider}, func(f *Facts) { f.People = []DealContact{{Part: Gatekeeper}, {Part: Decider}} }, true},
		{"person: one of ours", Criterion{Kind: KindPerson, Role: Legal}, func(f *Facts) { f.Ours = []User{{Roles: []Role{Seller, Legal}}} }, true},
		{"person: ours without the role", Criterion{Kind: KindPerson, Role: Legal}, func(f *Facts) { f.Ours = []User{{Roles: []Role{Seller}}} }, false},
		{"activity: a call counts", Criterion{Kind: KindActivity}, happened(Activity{Kind: Call, At: at(0)}), true},
		{"activity: a mail does not", Criterion{Kind: KindActivity}, happened(Activity{Kind: Mail, At: at(0)}), false},
		{"activity: unless it is asked for", Criterion{Kind: KindActivity, Activity: "mail"}, happened(Activity{Kind: Mail, At: at(0)}), true},
		{"activity: one-sided", Criterion{Kind: KindActivity, TwoWay: true}, happened(Activity{Kind: Call, At: at(0)}), false},
		{"activity: to come", Criterion{Kind: KindActivity}, happened(Activity{Kind: Call, At: at(-time.Millisecond)}), false},
		{"activity: just within the days", Criterion{Kind: KindActivity, Days: 3}, happened(Activity{Kind: Call, At: at(3 * day)}), true},
		{"activity: too long ago", Criterion{Kind: KindActivity, Days: 3}, happened(Activity{Kind: Call, At: at(3*day + time.Millisecond)}), false},
		{"task: done in this stage", Criterion{Kind: KindTask, Task: "done"}, task(Task{DoneAt: at(hour)}), true},
		{"task: done before it", Criterion{Kind: KindTask, Task: "done"}, task(Task{DoneAt: at(day + time.Millisecond)}), false},
		{"task: open", Criterion{Kind: KindTask, Task: "done"}, task(Task{DueOn: "2027-01-01"}), false},
		{"next step: dated", Criterion{Kind: KindTask, Task: "next_step"}, task(Task{DueOn: "2027-01-01"}), true},
		{"next step: without a date", Criterion{Kind: KindTask, Task: "next_step"}, task(Task{}), false},
		{"next step: today", Criterion{Kind: KindTask, Task: "next_step"}, task(Task{DueOn: "2026-12-02"}), true},
		{"next step: over", Criterion{Kind: KindTask, Task: "next_step"}, task(Task{DueOn: "2026-12-01"}), false},
		{"next step: done", Criterion{Kind: KindTask, Task: "next_step"}, task(Task{DueOn: "2027-01-01", DoneAt: at(hour)}), false},
		{"approval: granted", Criterion{Kind: KindApproval, Role: Manager}, approved(granted), true},
		{"approval: asked", Criterion{Kind: KindApproval, Role: Manager}, approved(other(func(a *Approval) { a.Decision = "" })), false},
		{"approval: refused", Criterion{Kind: KindApproval, Role: Manager}, approved(other(func(a *Approval) { a.Decision = "refused" })), false},
		{"approval: granted, then refused", Criterion{Kind: KindApproval, Role: Manager}, both2(approved(granted), approved(later("refused"))), false},
		{"approval: refused, then granted", Criterion{Kind: KindApproval, Role: Manager}, both2(approved(other(func(a *Approval) { a.Decision = "refused" })), approved(later("granted"))), true},
		{"approval: granted, then asked again", Criterion{Kind: KindApproval, Role: Manager}, both2(approved(granted), approved(later(""))), true},
		{"approval: granted, then withdrawn", Criterion{Kind: KindApproval, Role: Manager}, both2(approved(granted), approved(later("withdrawn"))), true},
		{"approval: granted, then refused by another role", Criterion{Kind: KindApproval, Role: Manager}, both2(approved(granted), approved(Approval{
			Purpose: ForApproval, Decision: "refused", DecidedBy: seller.User, DeciderRoles: seller.Roles, DecidedAt: at(0),
		})), true},
		{"approval: by the mover", Criterion{Kind: KindApproval, Role: Manager}, approved(other(func(a *Approval) { a.DecidedBy = seller.User })), false},
		{"approval: by another role", Criterion{Kind: KindApproval, Role: Finance}, approved(granted), false},
		{"approval: of a waiver is none", Criterion{Kind: KindApproval, Role: Manager}, approved(other(func(a *Approval) { a.Purpose = ForWaiver })), false},
		{"self-check: answered here", Criterion{Kind: KindSelfCheck}, tick(Tick{Signs: &SelfTest{}, At: at(hour)}), true},
		{"self-check: in an earlier stay", Criterion{Kind: KindSelfCheck}, tick(Tick{Signs: &SelfTest{}, At: at(2 * day)}), false},
		{"self-check: ticked without answers", Criterion{Kind: KindSelfCheck}, tick(Tick{At: at(hour)}), false},
		{"expression: true", Criterion{Kind: KindExpr, Expr: "value >= 100 && has_value"}, minor(100), true},
		{"expression: false", Criterion{Kind: KindExpr, Expr: "value >= 100"}, minor(99), false},
		{"expression: fails", Criterion{Kind: KindExpr, Expr: "fields.gone > 1"}, nil, false},
		{"unknown kind", Criterion{Kind: "feeling"}, nil, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &Facts{Deal: dealSince(day), Ticks: map[string]Tick{}, Now: noon, Today: "2026-12-02"}
			if c.know != nil {
				c.know(f)
			}
			c.ask.Key = "ask"
			if got := (Ask{Criterion: &c.ask, Stage: &Stage{}}).Met(f, seller.User); got != c.met {
				t.Errorf("met: %v", got)
			}
		})
	}
}

func TestLevelsWaiversAndDebts(t *testing.T) {
	t.Parallel()
	ask := func(level Level, waivedBy ...Role) Criterion {
		return Criterion{Key: "ask", Text: both("Asked"), Kind: KindTick, Level: level, WaivedBy: waivedBy}
	}
	waiver := MoveOrder{Waivers: []Waiver{{Criterion: "ask", Reason: "agreed by phone"}}}
	debt := MoveOrder{Debts: []Debt{{Criterion: "ask", Reason: "known on Monday", Due: "2026-12-07"}}}
	due := func(day Date) MoveOrder {
		return MoveOrder{Debts: []Debt{{Criterion: "ask", Reason: "known on Monday", Due: day}}}
	}
	leave := Approval{Criterion: "ask", Purpose: ForWaiver, Decision: "granted", Reason: "as agreed", DecidedBy: boss.User, DeciderRoles: boss.Roles, AskedAt: at(time.Hour)}
	change := func(with func(*Approval)) *Approval { a := leave; with(&a); return &a }
	cases := []struct {
		name  string
		ask   Criterion
		by    Actor
		order MoveOrder
		leave *Approval
		kind  Kind // "" passes
		want  Passage
	}{
		{name: "required blocks", ask: ask(Required, Manager), by: seller, kind: Unmet},
		{name: "expected blocks", ask: ask(Expected), by: seller, kind: Unmet},
		{name: "advised does not", ask: ask(Advised), by: seller},
		{name: "waived by who may", ask: ask(Required, Manager), by: boss, order: waiver, want: Passage{Waived: []Waiver{{Criterion: "ask", Reason: "agreed by phone", By: boss.User}}}},
		{name: "waived by who may not", ask: ask(Required, Manager), by: seller, order: waiver, kind: Forbidden},
		{name: "waived where nobody may", ask: ask(Required), by: boss, order: waiver, kind: Forbidden},
		{name: "a waiver without a reason", ask: ask(Required, Manager), by: boss, order: MoveOrder{Waivers: []Waiver{{Criterion: "ask", Reason: "  x  "}}}, kind: Invalid},
		{name: "a waiver of another", ask: ask(Required, Manager), by: boss, order: MoveOrder{Waivers: []Waiver{{Criterion: "else", Reason: "agreed"}}}, kind: Unmet},
		{name: "a debt does not waive", ask: ask(Required, Manager), by: boss, order: debt, kind: Unmet},
		{name: "a debt", ask: ask(Expected), by: seller, order: debt, want: Passage{Debts: []Debt{{Criterion: "ask", Reason: "known on Monday", Due: "2026-12-07", By: seller.User}}}},
		{name: "a debt without a date", ask: ask(Expected), by: seller, order: MoveOrder{Debts: []Debt{{Criterion: "ask", Reason: "known on Monday"}}}, kind: Invalid},
		{name: "a debt without a reason", ask: ask(Expected), by: seller, order: MoveOrder{Debts: []Debt{{Criterion: "ask", Due: "2026-12-07"}}}, kind: Invalid},
		{name: "a debt on no day", ask: ask(Expected), by: seller, order: MoveOrder{Debts: []Debt{{Criterion: "ask", Reason: "known", Due: "2026-02-30"}}}, kind: Invalid},
		{name: "a debt due today", ask: ask(Expected), by: seller, order: due("2026-12-02"), want: Passage{Debts: []Debt{{Criterion: "ask", Reason: "known on Monday", Due: "2026-12-02", By: seller.User}}}},
		{name: "a debt due in the past", ask: ask(Expected), by: seller, order: due("2026-12-01"), kind: Invalid},
		{name: "a waiver is no debt", ask: ask(Expected), by: boss, order: waiver, kind: Unmet},
		{name: "leave was given", ask: ask(Required, Manager), by: seller, leave: &leave, want: Passage{Waived: []Waiver{{Criterion: "ask", Reason: "as agreed", By: boss.User}}}},
		{name: "leave was refused", ask: ask(Required, Manager), by: seller, leave: change(func(a *Approval) { a.Decision = "refused" }), kind: Unmet},
		{name: "leave by a role that may not", ask: ask(Required, Finance), by: seller, leave: &leave, kind: Unmet},
		{name: "leave for an earlier stay", ask: ask(Required, Manager), by: seller, leave: change(func(a *Approval) { a.AskedAt = at(25 * time.Hour) }), kind: Unmet},
		{name: "an approval is no leave", ask: ask(Required, Manager), by: seller, leave: change(func(a *Approval) { a.Purpose = ForApproval }), kind: Unmet},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := &Facts{Deal: dealSince(24 * time.Hour), Ticks: map[string]Tick{}, Now: noon, Today: "2026-12-02"}
			if c.leave != nil {
				f.Approvals = []Approval{*c.leave}
			}
			r := &Route{Asks: []Ask{{Stage: &Stage{Key: "here"}, Criterion: &c.ask}}}
			pass, err := r.Pass(f, c.by, c.order)
			if c.kind != "" {
				if !IsKind(err, c.kind) {
					t.Fatalf("got %v, want %s", err, c.kind)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&c.want, pass); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A debt may be put off, with a new reason and day. What must be done anew to
// settle it counts from when it was made, not from when the deal came here.
func TestADebtIsSettledOrPutOff(t *testing.T) {
	t.Parallel()
	c := Criterion{Key: "ask", Text: both("Asked"), Kind: KindTask, Task: "done", Level: Expected}
	owed := Debt{Criterion: "ask", Reason: "busy", Due: "2026-12-01", By: seller.User}
	r := &Route{Asks: []Ask{{Stage: &Stage{Key: "here"}, Criterion: &c, Owed: &owed, Since: at(48 * time.Hour)}}}
	f := &Facts{Deal: dealSince(24 * time.Hour), Now: noon, Today: "2026-12-02"}
	_, err := r.Pass(f, seller, MoveOrder{})
	var e *Error
	if !errors.As(err, &e) || len(e.Unmet) != 1 || !e.Unmet[0].MayDefer || e.Unmet[0].Owed.Reason != "busy" {
		t.Fatalf("got %v", err)
	}
	pass, err := r.Pass(f, seller, MoveOrder{Debts: []Debt{{Criterion: "ask", Reason: "still busy", Due: "2026-12-03"}}})
	if err != nil {
		t.Fatal(err)
	}
	v := Visit{Debts: pass.Debts}
	if d := pass.Debts[0]; !d.Again || d.Reason != "still busy" || v.NewDebts() != 0 {
		t.Errorf("%+v", d)
	}
	f.Tasks = []Task{{DoneAt: at(36 * time.Hour)}}
	if pass, err := r.Pass(f, seller, MoveOrder{}); err != nil || !slices.Equal(pass.Met, []string{"ask"}) {
		t.Errorf("%+v, %v", pass, err)
	}
}

// A refusal names all that is open at once, each with what can be done.
func TestRefusalNamesAllThatIsOpen(t *testing.T) {
	t.Parallel()
	p := soundProcess()
	r, err := p.Route("talk", "offer", nil)
	if err != nil {
		t.Fatal(err)
	}
	extra := Criterion{Key: "more", Text: both("More"), Kind: KindApproval, Role: Manager, Level: Required, WaivedBy: []Role{Manager}}
	tip := Criterion{Key: "tip", Text: both("A tip"), Kind: KindTick, Level: Advised}
	for _, c := range []*Criterion{&extra, &tip} {
		r.Asks = append(r.Asks, Ask{Stage: &p.Stages[0], Criterion: c})
	}
	_, err = r.Pass(&Facts{Deal: dealSince(0), Ticks: map[string]Tick{}, Now: noon, Fields: needField}, boss, MoveOrder{})
	var e *Error
	if !errors.As(err, &e) || e.Code != "criteria.unmet" {
		t.Fatalf("got %v", err)
	}
	var ids []string
	for _, u := range e.Unmet {
		ids = append(ids, u.ID)
		if u.Text == "" || u.Action.Href == "" || u.Stage != "talk" {
			t.Errorf("%+v does not say enough", u)
		}
	}
	if !slices.Equal(ids, []string{"need", "more", "tip"}) || !e.Unmet[1].MayWaive || e.Unmet[0].MayWaive {
		t.Errorf("got %v, %+v", ids, e.Unmet)
	}
}

func TestEnterSetsOutcomeAndDates(t *testing.T) {
	t.Parallel()
	p := soundProcess()
	life := &Process{Kind: Relationship, Stages: p.Stages}
	then, now := at(time.Hour), at(0)
	cases := []struct {
		name    string
		process *Process
		before  Outcome
		to, way string
		outcome Outcome
		closed  Instant
		ended   Date
	}{
		{"before the line", p, Open, "sign", "forward", Open, 0, ""},
		{"across the line", p, Open, "deliver", "forward", Won, now, ""},
		{"to the end", p, Open, End, "skip", Won, now, "2026-12-02"},
		{"won stays won since then", p, Won, End, "forward", Won, then, "2026-12-02"},
		{"back across the line", p, Won, "sign", "back", Open, 0, ""},
		{"publishing takes no win back", p, Won, "sign", "publish", Won, then, ""},
		{"a relationship is not won", life, Open, "deliver", "forward", Open, 0, ""},
		{"it ends", life, Open, End, "forward", Ended, now, "2026-12-02"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := dealSince(2 * time.Hour)
			d.Kind, d.Outcome, d.WaitingUntil = c.process.Kind, c.before, "2027-01-01"
			if c.before == Won {
				d.ClosedAt = then
			}
			v := d.Enter(c.process, 3, &Route{To: c.to, Way: c.way}, &Passage{Waived: make([]Waiver, 2), Debts: make([]Debt, 1)}, seller, now, "2026-12-02")
			if d.Outcome != c.outcome || d.ClosedAt != c.closed || d.EndDate != c.ended || d.Finisher.IsZero() != (c.ended == "") {
				t.Errorf("%s since %d, ended %q by %v", d.Outcome, d.ClosedAt, d.EndDate, d.Finisher)
			}
			if d.Stage != c.to || d.StageSince != now || d.PipelineVersion != 3 || d.Waivers != 2 || d.Debts != 1 || d.WaitingUntil != "" {
				t.Errorf("%+v", d)
			}
			if v.Stage != c.to || v.Way != c.way || (v.LeftAt != 0) != (c.to == End) {
				t.Errorf("visit %+v", v)
			}
		})
	}
}

// Whoever moves the deal and has ticked it themselves is told who must.
func TestOnesOwnTickSaysWhoMust(t *testing.T) {
	t.Parallel()
	me := Actor{User: NewID(), Roles: []Role{Manager}, Language: English}
	c := &Criterion{Key: "paid", Kind: KindTick, Role: Manager, Level: Required, Text: Text{English: "Paid"}}
	ask := Ask{Stage: &Stage{Key: "talk"}, Criterion: c}
	f := &Facts{Deal: &Deal{}, Ticks: map[string]Tick{"paid": {By: me.User, Roles: me.Roles}}}
	if ask.Met(f, me.User) || !strings.Contains(ask.Describe(f, me).Help, "somebody else with the role “manager”") {
		t.Errorf("told is %q", ask.Describe(f, me).Help)
	}
	other := Actor{User: NewID(), Roles: []Role{Seller}, Language: English}
	if !ask.Met(f, other.User) || ask.Describe(f, other).Help != "" {
		t.Errorf("another's move is told %q", ask.Describe(f, other).Help)
	}
}
