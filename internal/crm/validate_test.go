package crm

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

func both(s string) Text { return Text{English: s, Russian: s, Polish: s} }

func soundProcess() *Process {
	percent := 40.0
	return &Process{
		Name: both("Sale"), Kind: Sale, WinLine: "deliver",
		Stages: []Stage{
			{
				Key: "talk", Name: both("Talk"), Phase: "prospect", Why: both("To hear them"), Percent: &percent,
				Exit: []Criterion{{Key: "need", Text: both("The need is known"), Kind: KindField, Field: "need", Level: Required}},
			},
			{
				Key: "offer", Name: both("Offer"), Phase: "sell", Why: both("To be chosen"), DoneWell: []Text{both("They ask for it")},
				Exit: []Criterion{{Key: "signs", Text: both("Signs answered"), Kind: KindSelfCheck, Level: Advised}},
			},
			{
				Key: "sign", Name: both("Sign"), Phase: "sell", Why: both("To be sure"),
				Enter: []Criterion{{Key: "step", Text: both("A next step is set"), Kind: KindTask, Task: "next_step", Level: Expected}},
				Exit:  []Criterion{{Key: "paid", Text: both("Paid ahead"), Kind: KindPayment, Payment: "prepayment", Role: Finance, Level: Required}},
			},
			{Key: "deliver", Name: both("Deliver"), Phase: "deliver", Why: both("To keep our word")},
		},
		Transitions: []Transition{
			{Way: WaySkip, From: "talk", To: "sign", Asks: AsksLeft},
			{Way: WayBack, From: "sign", To: "talk"},
			{Way: WayStart, To: Any},
			{Way: WaySkip, From: Any, To: End},
		},
	}
}

var needField = []CustomField{{Noun: "deal", Key: "need", Kind: FieldText, Label: both("Need")}}

func TestSoundProcessIsValid(t *testing.T) {
	t.Parallel()
	p := soundProcess()
	if err := p.Validate(needField); err != nil {
		t.Fatal(err)
	}
	if err := p.Warnings(); err != nil {
		t.Fatalf("warnings: %v", err)
	}
}

func TestValidateNamesTheProblemAndItsPlace(t *testing.T) {
	t.Parallel()
	stage := func(change func(*Stage)) func(*Process) { return func(p *Process) { change(&p.Stages[1]) } }
	exit := func(c Criterion) func(*Process) {
		return func(p *Process) {
			c.Key, c.Text = "ask", both("Asked")
			if c.Level == "" {
				c.Level = Required
			}
			p.Stages[1].Exit = []Criterion{c}
		}
	}
	way := func(tr Transition) func(*Process) { return func(p *Process) { p.Transitions = []Transition{tr} } }
	number := func(f float64) *float64 { return &f }
	cases := []struct {
		name  string
		spoil func(*Process)
		path  string
		says  string
	}{
		{"no stages", func(p *Process) { *p = Process{Name: both("x"), Kind: Sale} }, "stages", "0 stages"},
		{"too many stages", func(p *Process) {
			for i := range MostStages {
				s := p.Stages[3]
				s.Key = fmt.Sprintf("more-%d", i)
				p.Stages = append(p.Stages, s)
			}
		}, "stages", "64 stages"},
		{"no name", func(p *Process) { p.Name = nil }, "name", "the pipeline (name)"},
		{"kind", func(p *Process) { p.Kind = "gift" }, "kind", `"gift"`},
		{"basis", func(p *Process) { p.Basis = "guess" }, "basis", `"guess"`},
		{"win line unknown", func(p *Process) { p.WinLine = "gone" }, "win_line", `no stage "gone"`},
		{"win line first", func(p *Process) { p.WinLine = "talk" }, "win_line", "before the first stage"},
		{"win line of a relationship", func(p *Process) { p.Kind = Relationship }, "win_line", "not won"},
		{"stage key", stage(func(s *Stage) { s.Key = "An Offer" }), "stages[1].key", "not well formed"},
		{"stage key empty", stage(func(s *Stage) { s.Key = "" }), "stages[1].key", "stage 2"},
		{"stage key twice", stage(func(s *Stage) { s.Key = "talk" }), "stages[1].key", "stands twice"},
		{"stage key taken", stage(func(s *Stage) { s.Key = "end" }), "stages[1].key", `"end"`},
		{"stage without name", stage(func(s *Stage) { s.Name = Text{English: " "} }), "stages[1].name", "stage 2 “offer” (name)"},
		{"name too long", stage(func(s *Stage) { s.Name = both(strings.Repeat("я", LongestName+1)) }), "stages[1].name", "81 characters"},
		{"language", stage(func(s *Stage) { s.Why = Text{English: "x", "de": "y"} }), "stages[1].why", `"de"`},
		{"empty line", stage(func(s *Stage) { s.ToDo = []Text{{}} }), "stages[1].to_do[0]", "to_do[0]"},
		{"phase", stage(func(s *Stage) { s.Phase = "dream" }), "stages[1].phase", "prospect, sell, deliver, relate"},
		{"phase order", stage(func(s *Stage) { s.Phase = "relate" }), "stages[2].phase", `"sell" comes after "relate"`},
		{"percent", stage(func(s *Stage) { s.Percent = number(101) }), "stages[1].percent", "101"},
		{"percent that is no number", stage(func(s *Stage) { s.Percent = number(math.NaN()) }), "stages[1].percent", "NaN"},
		{"certain before the win", func(p *Process) { p.Stages[0].Percent = number(100) }, "stages[0].percent", "before it is won"},
		{"origin of percent", stage(func(s *Stage) { s.PercentFrom = "dice" }), "stages[1].percent_from", `"dice"`},
		{"role", stage(func(s *Stage) { s.Responsible = "king" }), "stages[1].responsible", `"king"`},
		{"limit", stage(func(s *Stage) { s.Limits.StaleDays = -1 }), "stages[1].limits", "below zero"},
		{"required before anything", func(p *Process) {
			p.Stages[0].Enter = []Criterion{{Key: "first", Text: both("First"), Kind: KindTick, Level: Required}}
		}, "stages[0].enter[0].level", `stage 1 “Talk”, criterion “First”: it is required to enter the first stage`},
		{"criterion key twice", stage(func(s *Stage) { s.Exit[0].Key = "need" }), "stages[1].exit[0].key", "stands twice"},
		{"criterion kind", exit(Criterion{Kind: "feeling"}), "stages[1].exit[0].kind", `criterion “Asked”: kind cannot be "feeling"`},
		{"criterion level", exit(Criterion{Kind: KindTick, Level: "maybe"}), "stages[1].exit[0].level", "required, expected, advised"},
		{"field unknown", exit(Criterion{Kind: KindField, Field: "mood"}), "stages[1].exit[0].field", `"mood"`},
		{"field condition", exit(Criterion{Kind: KindField, Field: "need", When: "value >"}), "stages[1].exit[0].when", "cannot be read"},
		{"person without whom", exit(Criterion{Kind: KindPerson}), "stages[1].exit[0].part", "whom"},
		{"person with both", exit(Criterion{Kind: KindPerson, Part: Signer, Role: Legal}), "stages[1].exit[0].part", "two criteria"},
		{"part", exit(Criterion{Kind: KindPerson, Part: "boss"}), "stages[1].exit[0].part", `"boss"`},
		{"activity", exit(Criterion{Kind: KindActivity, Activity: "dance"}), "stages[1].exit[0].activity", `"dance"`},
		{"activity days", exit(Criterion{Kind: KindActivity, Days: -3}), "stages[1].exit[0].days", "-3"},
		{"task", exit(Criterion{Kind: KindTask}), "stages[1].exit[0].task", "next_step"},
		{"approval without role", exit(Criterion{Kind: KindApproval}), "stages[1].exit[0].role", "give it a role"},
		{"self-check without signs", func(p *Process) { p.Stages[1].DoneWell = nil }, "stages[1].exit[0].kind", "nothing to ask"},
		{"expression empty", exit(Criterion{Kind: KindExpr, Expr: "  "}), "stages[1].exit[0].expr", "empty"},
		{"expression on a field that is none", exit(Criterion{Kind: KindExpr, Expr: `fields.nope == 1`}), "stages[1].exit[0].expr", "no deal field"},
		{"expression wrong", exit(Criterion{Kind: KindExpr, Expr: "value +"}), "stages[1].exit[0].expr", "cannot be read"},
		{"document", exit(Criterion{Kind: KindDocument, Document: "poem", State: "signed", Role: Legal}), "stages[1].exit[0].document", `"poem"`},
		{"document state", exit(Criterion{Kind: KindDocument, Document: "contract", State: "lost", Role: Legal}), "stages[1].exit[0].state", `"lost"`},
		{"payment of what", exit(Criterion{Kind: KindPayment, Role: Finance}), "stages[1].exit[0].payment", "which money"},
		{"payment percent", exit(Criterion{Kind: KindPayment, Role: Finance, Percent: number(-1)}), "stages[1].exit[0].percent", "-1"},
		{"required balance without role", exit(Criterion{Kind: KindBalance}), "stages[1].exit[0].role", "nobody is named"},
		{"what the kind never reads", exit(Criterion{Kind: KindTick, Field: "need"}), "stages[1].exit[0].field", "does not look at"},
		{"waived by", exit(Criterion{Kind: KindTick, WaivedBy: []Role{"king"}}), "stages[1].exit[0].waived_by", `"king"`},
		{"way", way(Transition{Way: "jump", From: "talk", To: "sign"}), "transitions[0].way", `"jump"`},
		{"skip of one", way(Transition{Way: WaySkip, From: "talk", To: "offer"}), "transitions[0]", "passes over one stage"},
		{"skip backwards", way(Transition{Way: WaySkip, From: "sign", To: "talk"}), "transitions[0]", "use back"},
		{"back forwards", way(Transition{Way: WayBack, From: "talk", To: "sign"}), "transitions[0]", "does not lead back"},
		{"from nowhere", way(Transition{Way: WaySkip, From: "gone", To: "sign"}), "transitions[0].from", `"gone"`},
		{"to nowhere", way(Transition{Way: WayStart, To: "gone"}), "transitions[0].to", `"gone"`},
		{"back to the end", way(Transition{Way: WayBack, From: "talk", To: End}), "transitions[0].to", `"end"`},
		{"start from", way(Transition{Way: WayStart, From: "talk", To: "sign"}), "transitions[0].from", "from nowhere"},
		{"asks", way(Transition{Way: WaySkip, From: "talk", To: "sign", Asks: "nothing"}), "transitions[0].asks", `"nothing"`},
		{"a start that asks later", way(Transition{Way: WayStart, To: "sign", Asks: AsksLater}), "transitions[0].asks", "named stages"},
		{"anything that asks later", way(Transition{Way: WaySkip, From: Any, To: "sign", Asks: AsksLater}), "transitions[0].asks", "named stages"},
		{"back that asks", way(Transition{Way: WayBack, From: "sign", To: "talk", Asks: AsksLeft}), "transitions[0].asks", "asks no criteria"},
		{"twice", func(p *Process) { p.Transitions = append(p.Transitions, p.Transitions[0]) }, "transitions[4]", "twice"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := soundProcess()
			c.spoil(p)
			var e *Error
			if err := p.Validate(needField); !errors.As(err, &e) || e.Kind != Invalid {
				t.Fatalf("got %v, want an invalid-input error", err)
			}
			if at := e.Fields[c.path]; at == nil || !strings.Contains(at.Msg, c.says) {
				t.Errorf("at %q: %v does not say %q; all: %v", c.path, at, c.says, e.Fields)
			}
			if strings.ContainsAny(e.Msg, "\n") || e.Msg == "" {
				t.Errorf("not one sentence: %q", e.Msg)
			}
		})
	}
}

func TestFirstProblemCarriesItsPlace(t *testing.T) {
	t.Parallel()
	p := soundProcess()
	p.Stages[0].Exit[0].Field = "mood"
	p.Stages[2].Phase = "dream"
	var e *Error
	if !errors.As(p.Validate(needField), &e) {
		t.Fatal("accepted")
	}
	if want := `stage 1 “Talk”, criterion “The need is known”: there is no deal field "mood"`; !strings.HasPrefix(e.Msg, want) {
		t.Errorf("got %q, want it to begin with %q", e.Msg, want)
	}
	if e.Params["stage"] != "talk" || e.Params["criterion"] != "need" || len(e.Fields) != 2 {
		t.Errorf("params %v, fields %v", e.Params, e.Fields)
	}
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	p := soundProcess()
	s := &p.Stages[1]
	s.Why = nil
	for i := range 6 {
		s.Exit = append(s.Exit, Criterion{Key: fmt.Sprintf("tick-%d", i), Text: both("Done"), Kind: KindTick, Level: Required})
	}
	s.Exit[3].Text = Text{English: "Done", Polish: "Gotowe"}
	if err := p.Validate(needField); err != nil {
		t.Fatalf("a warning is no error: %v", err)
	}
	var e *Error
	if !errors.As(p.Warnings(), &e) {
		t.Fatal("nothing is warned of")
	}
	for path, want := range map[string]struct{ code, says string }{
		"stages[1].exit":         {"process.many_required", "stage 2 “Offer”: it has 6 required"},
		"stages[1].why":          {"process.no_why", "stage 2 “Offer”: "},
		"stages[1].exit[3].text": {"process.untranslated", `"ru"`},
	} {
		if w := e.Fields[path]; w == nil || w.Code != want.code || !strings.Contains(w.Msg, want.says) {
			t.Errorf("%s: %v, want %+v", path, w, want)
		}
	}
	if len(e.Fields) != 3 {
		t.Errorf("warnings: %v", e.Fields)
	}
}

func TestCustomFieldDefinition(t *testing.T) {
	t.Parallel()
	choice := []Choice{{Key: "a", Label: both("A")}}
	cases := []struct {
		name string
		f    CustomField
		says string
	}{
		{"sound", CustomField{Noun: "deal", Key: "need", Kind: FieldText, Label: both("Need")}, ""},
		{"sound choice", CustomField{Noun: "company", Key: "tier", Kind: FieldChoice, Label: both("Tier"), Choices: choice}, ""},
		{"key", CustomField{Noun: "deal", Key: "Need!", Kind: FieldText, Label: both("Need")}, "small Latin letter"},
		{"key taken", CustomField{Noun: "deal", Key: "value", Kind: FieldMoney, Label: both("Value")}, "already"},
		{"noun", CustomField{Noun: "cat", Key: "need", Kind: FieldText, Label: both("Need")}, `"cat"`},
		{"kind", CustomField{Noun: "deal", Key: "need", Kind: "song", Label: both("Need")}, `field “need”: kind cannot be "song"`},
		{"label", CustomField{Noun: "deal", Key: "need", Kind: FieldText}, "needs text"},
		{"choice without choices", CustomField{Noun: "deal", Key: "tier", Kind: FieldChoice, Label: both("Tier")}, "lists its choices"},
		{"choices of a text", CustomField{Noun: "deal", Key: "tier", Kind: FieldText, Label: both("Tier"), Choices: choice}, "lists its choices"},
		{"choice twice", CustomField{Noun: "deal", Key: "tier", Kind: FieldChoice, Label: both("Tier"), Choices: append(choice, choice...)}, "stands twice"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			err := c.f.Validate()
			if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}
