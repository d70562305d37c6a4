package store_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// stepFirm has a process whose second stage wants a dated next step.
func stepFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	step := crm.Criterion{Key: "step", Text: en("A dated next step"), Kind: crm.KindTask, Task: "next_step", Level: crm.Required}
	p := crm.Process{Name: en("Steps"), Kind: crm.Sale, Stages: []crm.Stage{
		{Key: "talk", Name: en("Talk"), Phase: "sell"},
		{Key: "decide", Name: en("Decide"), Phase: "sell", Enter: []crm.Criterion{step}},
	}}
	return storetest.NewFirm(t, s, crm.Template{Key: "steps", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
}

// A next step whose day is over is no next step: the gate says so, and the day
// is moved by the action that it offers. Days are those of the firm.
func TestANextStepThatIsOverIsNone(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := stepFirm(t, s)
		ctx := t.Context()
		today := must(s.Workspace(ctx, f.Owner)).Today(clock.Now())
		move := crm.MoveOrder{To: "decide"}
		add := func(day crm.Date) *crm.Deal {
			d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps"}))
			return must(s.AddTask(ctx, f.Owner, d.ID, crm.TaskAnswer{Title: "Call Anna", DueOn: day}))
		}
		now := add(today)
		must(s.MoveDeal(ctx, f.Owner, now.ID, now.Version, move))

		late := add(today.AddDays(-1))
		_, err := s.MoveDeal(ctx, f.Owner, late.ID, late.Version, move)
		var e *crm.Error
		if !errors.As(err, &e) || len(e.Unmet) != 1 {
			t.Fatalf("a step that is over let the deal in: %v", err)
		}
		u := e.Unmet[0]
		if !strings.Contains(u.Help, string(today.AddDays(-1))) || !strings.Contains(u.Help, "Call Anna") {
			t.Errorf("the refusal does not say which step is over: %q", u.Help)
		}
		if want := "/api/v1/tasks/" + late.NextStep.Task.String(); u.Action.Do != "edit" || u.Action.Method != http.MethodPatch || u.Action.Href != want || u.Action.Inputs[0].Name != "due_on" {
			t.Errorf("%+v", u.Action)
		}
		_, err = s.Answer(ctx, f.Owner, late.ID, crm.Answer{Criterion: "step", Task: &crm.TaskAnswer{Title: "Write", DueOn: today.AddDays(-1)}})
		refusedAs(t, "answering with a day that is over", "task.date_past", err)
		(&walker{t: t, s: s, mover: f.Owner, done: map[string]int{}}).do(late, u)
		late = must(s.Deal(ctx, f.Owner, late.ID))
		must(s.MoveDeal(ctx, f.Owner, late.ID, late.Version, move))
	})
}
