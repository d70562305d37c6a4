package templates

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/crm"
)

// asked lists the stages whose exit criteria a move asks; nil, false where the
// move is refused.
func asked(t *testing.T, p *crm.Process, from, to string) ([]string, bool) {
	t.Helper()
	route, err := p.Route(from, to, nil)
	if err != nil {
		var refused *crm.Error
		if !errors.As(err, &refused) || len(refused.Allowed) == 0 {
			t.Fatalf("%s to %s: refused without naming the allowed stages: %v", from, to, err)
		}
		return nil, false
	}
	stages := []string{}
	for _, a := range route.Asks {
		if !a.Entering && !slices.Contains(stages, a.Stage.Key) {
			stages = append(stages, a.Stage.Key)
		}
	}
	return stages, true
}

func TestB2BMoves(t *testing.T) {
	t.Parallel()
	tpl := load(t, "b2b-weighted")
	p := &tpl.Pipelines[0].Process
	cases := []struct {
		name, from, to string
		asks           []string
		refused        bool
	}{
		{name: "forward by one", from: "need", to: "ability", asks: []string{"need"}},
		{name: "a jump is refused", from: "need", to: "contract", refused: true},
		{name: "propose before developing", from: "ability", to: "propose", asks: []string{"ability"}},
		{name: "then develop", from: "propose", to: "develop", asks: []string{}},
		{name: "and the client's word is asked all the same", from: "develop", to: "evaluate", asks: []string{"develop", "propose"}},
		{name: "the contract falls back", from: "contract", to: "negotiate", asks: []string{}},
		{name: "not further", from: "contract", to: "evaluate", refused: true},
		{name: "the client wants it otherwise", from: "evaluate", to: "develop", asks: []string{}},
		{name: "a won deal is not unsold", from: "close", to: "contract", refused: true},
		{name: "no win without what comes before", to: "close", asks: []string{"need", "ability", "develop", "propose", "evaluate", "negotiate", "contract"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, ok := asked(t, p, c.from, c.to)
			if ok == c.refused {
				t.Fatalf("allowed: %v", ok)
			}
			if diff := cmp.Diff(c.asks, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKeptPipelineMoves(t *testing.T) {
	t.Parallel()
	tpl := load(t, "pipeline-discipline")
	p := &tpl.Pipelines[0].Process
	want := map[string][]string{
		"":         {"prospect", "qualify", "connect", "close"},
		"prospect": {"qualify"},
		"qualify":  {"prospect", "connect"},
		"connect":  {"qualify", "close"},
		"close":    {"connect", crm.End},
	}
	for from, to := range want {
		if diff := cmp.Diff(to, p.AllowedFrom(from)); diff != "" {
			t.Errorf("from %q: %s", from, diff)
		}
	}
}
