package crm

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// askedOn gives the criteria of a way by their keys.
func askedOn(r *Route) []string {
	keys := []string{}
	for _, a := range r.Asks {
		keys = append(keys, a.Criterion.Key)
	}
	return keys
}

// longProcess has five stages a to e with the criteria a1, b1 ...; e lies beyond
// the win line; c2 is never skipped, d0 is asked on entering d.
func longProcess(ways ...Transition) *Process {
	p := &Process{Name: both("Long"), Kind: Sale, WinLine: "e", Transitions: ways}
	for _, key := range []string{"a", "b", "c", "d", "e"} {
		p.Stages = append(p.Stages, Stage{Key: key, Name: both(key), Exit: []Criterion{{Key: key + "1", Kind: KindTick, Level: Required}}})
	}
	p.Stages[2].Exit = append(p.Stages[2].Exit, Criterion{Key: "c2", Kind: KindTick, Level: Required, NeverSkipped: true})
	p.Stages[3].Enter = []Criterion{{Key: "d0", Kind: KindTick, Level: Required}}
	p.Stages[4].Enter = []Criterion{{Key: "e0", Kind: KindTick, Level: Required, NeverSkipped: true}}
	return p
}

func TestWhatAMoveAsks(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name     string
		ways     []Transition
		from, to string
		way      string
		asks     []string
	}{
		{"a new deal", nil, "", "a", WayStart, []string{}},
		{"a late start", []Transition{{Way: WayStart, To: "c"}}, "", "c", WayStart, []string{"a1", "b1"}},
		{"a late start that asks nothing of what it passes", []Transition{{Way: WayStart, To: "d", Asks: AsksLeft}}, "", "d", WayStart, []string{"c2", "d0"}},
		{"a start beyond the win line asks what stands before it", []Transition{{Way: WayStart, To: Any, Asks: AsksLeft}}, "", "e", WayStart, []string{"c2", "d1", "e0"}},
		{"forward by one", nil, "a", "b", "forward", []string{"a1"}},
		{"entering", nil, "c", "d", "forward", []string{"c1", "c2", "d0"}},
		{"winning", nil, "d", "e", "forward", []string{"d1", "e0"}},
		{"leaving the last", nil, "e", End, "forward", []string{"e1"}},
		{"a skip asks all that it passes", []Transition{{Way: WaySkip, From: "a", To: "c"}}, "a", "c", WaySkip, []string{"a1", "b1"}},
		{"a skip of what is left", []Transition{{Way: WaySkip, From: "a", To: "c", Asks: AsksLeft}}, "a", "c", WaySkip, []string{"a1"}},
		{"never skipped", []Transition{{Way: WaySkip, From: "a", To: "d", Asks: AsksLeft}}, "a", "d", WaySkip, []string{"a1", "c2", "d0"}},
		{"a skip to the win asks the win line", []Transition{{Way: WaySkip, From: "a", To: "e", Asks: AsksLeft}}, "a", "e", WaySkip, []string{"a1", "c2", "d1", "e0"}},
		{"a skip over the win line asks it too", []Transition{{Way: WaySkip, From: "a", To: End, Asks: AsksLeft}}, "a", End, WaySkip, []string{"a1", "c2", "d1", "e0"}},
		{"back asks nothing", []Transition{{Way: WayBack, From: "e", To: "a"}}, "e", "a", WayBack, []string{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, err := longProcess(c.ways...).Route(c.from, c.to, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.asks, askedOn(r)); r.Way != c.way || diff != "" {
				t.Errorf("%s: %s", r.Way, diff)
			}
		})
	}
}

// A deal keeps the questions of the stage that it came into; those on the way
// are asked as they are now.
func TestTheStageLeftAsksAsItWas(t *testing.T) {
	t.Parallel()
	was := Stage{Key: "a", Exit: []Criterion{{Key: "old", Kind: KindTick}}}
	r, err := longProcess(Transition{Way: WaySkip, From: "a", To: "c"}).Route("a", "c", &was)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"old", "b1"}, askedOn(r)); diff != "" {
		t.Error(diff)
	}
}

// What is owed is asked first, as something expected; what the way asks itself is
// asked once and at its own level.
func TestWhatIsOwedIsAskedAgain(t *testing.T) {
	t.Parallel()
	p := longProcess(Transition{Way: WayBack, From: "b", To: "a"})
	old, own := &Debt{Criterion: "old"}, &Debt{Criterion: "b1"}
	debts := func() []Ask {
		return []Ask{
			{Criterion: &Criterion{Key: "old", Level: Required, WaivedBy: []Role{Manager}}, Owed: old, Since: 7},
			{Criterion: &Criterion{Key: "b1", Level: Expected}, Owed: own, Since: 8},
		}
	}
	r, err := p.Route("b", "c", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Owe(debts())
	if diff := cmp.Diff([]string{"old", "b1"}, askedOn(r)); diff != "" {
		t.Fatal(diff)
	}
	first, second := r.Asks[0], r.Asks[1]
	if first.Criterion.Level != Expected || first.Criterion.WaivedBy != nil || first.Owed != old || first.Since != 7 {
		t.Errorf("%+v", first)
	}
	if second.Criterion.Level != Required || second.Owed != own || second.Since != 0 {
		t.Errorf("%+v", second)
	}
	back, err := p.Route("b", "a", nil)
	if err != nil {
		t.Fatal(err)
	}
	if back.Owe(debts()); len(back.Asks) > 0 {
		t.Errorf("a way back asks %v", askedOn(back))
	}
}

// A debt stands until a later move finds it met or waived. One that is put off
// is one debt, with the newer word; void visits count for nothing.
func TestWhichDebtsAreOpen(t *testing.T) {
	t.Parallel()
	owing := func(at Instant, keys ...string) Visit {
		v := Visit{EnteredAt: at}
		for _, key := range keys {
			v.Debts = append(v.Debts, Debt{Criterion: key})
		}
		return v
	}
	met := func(keys ...string) Visit { return Visit{Met: keys} }
	void := func(v Visit) Visit { v.Void = true; return v }
	cases := []struct {
		name   string
		visits []Visit
		open   string
	}{
		{"none", nil, "[]"},
		{"made", []Visit{owing(1, "a", "b")}, "[a1 b1]"},
		{"met", []Visit{owing(1, "a", "b"), met("a")}, "[b1]"},
		{"waived", []Visit{owing(1, "a"), {Waived: []Waiver{{Criterion: "a"}}}}, "[]"},
		{"put off", []Visit{owing(1, "a", "b"), owing(2, "a")}, "[b1 a2]"},
		{"made anew", []Visit{owing(1, "a"), met("a"), owing(3, "a")}, "[a3]"},
		{"undone", []Visit{void(owing(1, "a")), owing(2, "b"), void(met("b"))}, "[b2]"},
	}
	for _, c := range cases {
		got := []string{}
		for _, o := range Owed(c.visits) {
			got = append(got, fmt.Sprint(o.Criterion, o.Since))
		}
		if fmt.Sprint(got) != c.open {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestForbiddenMovesNameTheAllowedOnes(t *testing.T) {
	t.Parallel()
	p := longProcess(Transition{Way: WayBack, From: "c", To: "a"}, Transition{Way: WaySkip, From: Any, To: Any})
	cases := []struct {
		from, to, code string
		allowed        []string
	}{
		{"a", "a", "move.same_stage", []string{"b", "c", "d", "e"}},
		{"a", End, "move.not_allowed", []string{"b", "c", "d", "e"}},
		{"c", "b", "move.not_allowed", []string{"a", "d", "e"}},
		{"c", "moon", "stage.unknown", []string{"a", "d", "e"}},
		{"", "b", "move.not_allowed", []string{"a"}},
		{"e", "a", "move.not_allowed", []string{End}},
		{"gone", "a", "stage.unknown", nil},
	}
	for _, c := range cases {
		var e *Error
		if _, err := p.Route(c.from, c.to, nil); !errors.As(err, &e) || e.Code != c.code {
			t.Errorf("%q to %q: %v", c.from, c.to, err)
			continue
		}
		if diff := cmp.Diff(c.allowed, e.Allowed); diff != "" {
			t.Errorf("%q to %q: %s", c.from, c.to, diff)
		}
	}
}

func TestWonIsTheFirstStageBeyondTheLine(t *testing.T) {
	t.Parallel()
	p := longProcess()
	if got := p.Target("won"); got != "e" {
		t.Errorf("won is %q", got)
	}
	p.WinLine = ""
	if got := p.Target("won"); got != End {
		t.Errorf("without a line won is %q", got)
	}
	p.Kind = Relationship
	if got := p.Target("won"); got != End {
		t.Errorf("a relationship goes to %q", got)
	}
}

func drawProcess(t *rapid.T) *Process {
	n := rapid.IntRange(2, 7).Draw(t, "stages")
	p := &Process{Kind: rapid.SampledFrom([]DealKind{Sale, Relationship}).Draw(t, "kind")}
	for i := range n {
		s := Stage{Key: fmt.Sprint("s", i), Exit: []Criterion{{Key: fmt.Sprint("x", i)}, {Key: fmt.Sprint("n", i), NeverSkipped: true}}}
		s.Enter = []Criterion{{Key: fmt.Sprint("e", i)}, {Key: fmt.Sprint("m", i), NeverSkipped: true}}
		p.Stages = append(p.Stages, s)
	}
	if p.Kind == Sale && rapid.Bool().Draw(t, "line") {
		p.WinLine = p.Stages[rapid.IntRange(1, n-1).Draw(t, "win")].Key
	}
	for range rapid.IntRange(0, 8).Draw(t, "ways") {
		key := rapid.SampledFrom(append(stageKeys(p), Any))
		p.Transitions = append(p.Transitions, Transition{
			Way: rapid.SampledFrom([]string{WaySkip, WayBack, WayStart}).Draw(t, "way"), From: key.Draw(t, "from"),
			To: rapid.SampledFrom(append(stageKeys(p), Any, End)).Draw(t, "to"), Asks: rapid.SampledFrom([]Asks{"", AsksLeft, AsksPassed}).Draw(t, "asks"),
		})
	}
	return p
}

func stageKeys(p *Process) []string {
	var keys []string
	for _, s := range p.Stages {
		keys = append(keys, s.Key)
	}
	return keys
}

func TestRoutesOfAnyProcess(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawProcess(t)
		ends := append(stageKeys(p), End)
		from := rapid.SampledFrom(append(stageKeys(p), "")).Draw(t, "from")
		to := rapid.SampledFrom(ends).Draw(t, "to")
		r, err := p.Route(from, to, nil)
		if ok := slices.Contains(p.AllowedFrom(from), to); ok != (err == nil) {
			t.Fatalf("listed as allowed: %v, but %v", ok, err)
		}
		if err != nil {
			return
		}
		fi, ti := -1, p.Index(to)
		if from != "" {
			fi = p.Index(from)
		}
		asked := askedOn(r)
		if ti < fi && (len(asked) > 0 || r.Way != WayBack) {
			t.Fatalf("%s back asks %v", r.Way, asked)
		}
		must := func(key string) {
			if !slices.Contains(asked, key) {
				t.Fatalf("from %q to %q asks %v, not %s", from, to, asked, key)
			}
		}
		for i := max(fi, 0); i < ti; i++ {
			must(fmt.Sprint("n", i)) // never skipped
			if i != fi {
				must(fmt.Sprint("m", i))
			}
			if i == fi || i == p.WinIndex()-1 {
				must(fmt.Sprint("x", i))
			}
		}
		if ti > fi && ti < len(p.Stages) {
			must(fmt.Sprint("e", ti))
		}
		if slices.Sort(asked); len(slices.Compact(asked)) != len(asked) {
			t.Fatalf("something is asked twice: %v", asked)
		}
	})
}

// Two stages that change places: what the one passed over requires is asked
// before the deal goes on, once, and not on the skip or on the way back.
func TestAskedLater(t *testing.T) {
	t.Parallel()
	exit := func(key string, level Level) []Criterion { return []Criterion{{Key: key, Level: level}} }
	p := &Process{Kind: Sale, Stages: []Stage{
		{Key: "talk", Exit: exit("need", Required)},
		{Key: "develop", Exit: append(exit("scope", Required), exit("estimate", Expected)...)},
		{Key: "propose", Exit: exit("price", Required)},
		{Key: "sign"},
	}, Transitions: []Transition{
		{Way: WaySkip, From: "talk", To: "propose", Asks: AsksLater},
		{Way: WayBack, From: "propose", To: "develop"},
		{Way: WaySkip, From: "develop", To: "sign"},
	}}
	for _, c := range []struct {
		from, to string
		asks     []string
	}{
		{"talk", "propose", []string{"need"}},
		{"propose", "develop", nil},
		{"propose", "sign", []string{"scope", "price"}},
		{"develop", "propose", []string{"scope", "estimate"}},
		{"develop", "sign", []string{"scope", "estimate", "price"}},
	} {
		r, err := p.Route(c.from, c.to, nil)
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, a := range r.Asks {
			keys = append(keys, a.Criterion.Key)
		}
		if !slices.Equal(keys, c.asks) {
			t.Errorf("from %s to %s asks %v, want %v", c.from, c.to, keys, c.asks)
		}
	}
}
