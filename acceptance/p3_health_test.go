package acceptance

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// P3, step 4: health finds each fault with what shows it and one thing to do, and
// a firm without faults raises none.
func TestKeptGardenShowsItsFaults(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &checkup{garden: garden{firm: w.found(t, "pipeline-discipline", "EUR")}}
		s.vera = s.person(t, "Vera", "seller")
		s.openGates(t)
		_ = t.Run("4 a kept garden raises nothing", s.kept) &&
			t.Run("4 each fault is found alone", s.faults) &&
			t.Run("4 few begin", s.thinTop)
	})
}

type checkup struct {
	garden
	stages []string
	found  []string // rules that need or watch, so far
}

type health struct {
	Findings []struct {
		Rule, Tone, Do string
		Count          int
		Evidence       []struct {
			Noun, ID, Label string
			Measure         int
		}
	}
}

// openGates publishes the process without criteria: these deals are about health.
func (s *checkup) openGates(t *testing.T) {
	t.Helper()
	p := s.pipelines(t)[0]
	for _, stage := range p.Process["stages"].([]any) {
		delete(stage.(object), "exit")
		delete(stage.(object), "enter")
		s.stages = append(s.stages, stage.(object)["name"].(object)["en"].(string))
	}
	s.owner.ask(t, nil, "POST /pipelines/"+p.ID+"/versions", object{"process": p.Process}, at(p.Version)...)
}

// sheet writes deals that entered the stages, from the first to the last named, on
// the days.
func (s *checkup) sheet(name string, n int, outcome, closed string, entered ...string) string {
	b := &strings.Builder{}
	b.WriteString("deal,name,value,owner,stage,outcome,created_at,closed_at")
	for _, stage := range s.stages {
		b.WriteString(",entered " + stage)
	}
	b.WriteString("\n")
	for i := range n {
		fmt.Fprintf(b, "%s-%d,%s %d,10000,vera@example.com,%s,%s,%s,%s", name, i, name, i, s.stages[len(entered)-1], outcome, entered[0], closed)
		for k := range s.stages {
			b.WriteString(",")
			if k < len(entered) {
				b.WriteString(entered[k])
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (s *checkup) bring(t *testing.T, name, content string, n int) []deal {
	t.Helper()
	if im := s.owner.imports(t, name+".csv", content); im.Counts.Bad != 0 || im.Counts.Created != n {
		t.Fatalf("want %d deals of %s, got %+v", n, name, im.Counts)
	}
	return s.vera.filter(t, name).Items
}

// plan gives each deal a call that was and a step that comes.
func (s *checkup) plan(t *testing.T, list []deal, due string) {
	t.Helper()
	for _, d := range list {
		s.vera.ask(t, nil, "POST /deals/"+d.ID+"/activities", object{"kind": "call", "two_way": true})
		s.vera.ask(t, nil, "POST /deals/"+d.ID+"/tasks", object{"title": "Call again", "due_on": due})
	}
}

func (s *checkup) kept(t *testing.T) {
	for i, month := range []string{"2025-10", "2025-11", "2025-12"} {
		name := fmt.Sprintf("Past%d", i)
		s.bring(t, name, s.sheet(name, 4, "won", month+"-28", month+"-03", month+"-08", month+"-12", month+"-20"), 4)
		name = fmt.Sprintf("Gone%d", i)
		s.bring(t, name, s.sheet(name, 4, "lost", month+"-28", month+"-03", month+"-08"), 4)
	}
	s.plan(t, s.bring(t, "Fresh", s.sheet("Fresh", 8, "open", "", "2026-02-24"), 8), "2026-03-03")
	s.plan(t, s.bring(t, "Asked", s.sheet("Asked", 6, "open", "", "2026-02-12", "2026-02-25"), 6), "2026-03-03")
	s.plan(t, s.bring(t, "Spoken", s.sheet("Spoken", 4, "open", "", "2026-02-09", "2026-02-16", "2026-02-26"), 4), "2026-03-04")
	s.plan(t, s.bring(t, "Nearly", s.sheet("Nearly", 2, "open", "", "2026-02-05", "2026-02-10", "2026-02-16", "2026-02-27"), 2), "2026-03-02")
	s.want(t)
	var good []string
	for _, f := range s.health(t, "").Findings {
		good = append(good, f.Rule)
	}
	if want := []string{"steps", "contact", "movement", "spread", "full_top", "day_planned"}; !slices.Equal(good, want) {
		t.Errorf("a kept garden shows %v, got %v", want, good)
	}
}

func (s *checkup) health(t *testing.T, query string) *health {
	t.Helper()
	h := &health{}
	s.owner.ask(t, h, "GET /health"+query, nil)
	return h
}

// want asks for the faults found so far and those that were just made, each with
// evidence and an action where it is about somebody or something.
func (s *checkup) want(t *testing.T, more ...string) {
	t.Helper()
	s.found = append(s.found, more...)
	var got []string
	for _, f := range s.health(t, "").Findings {
		if f.Tone == "good" {
			continue
		}
		got = append(got, f.Rule)
		if f.Do == "" || f.Rule != "thin_top" && (len(f.Evidence) == 0 || f.Count < len(f.Evidence)) {
			t.Errorf("%s says what to do and shows what it found, got %+v", f.Rule, f)
		}
	}
	slices.Sort(got)
	slices.Sort(s.found)
	if !slices.Equal(got, s.found) {
		t.Fatalf("want the faults %v, got %v", s.found, got)
	}
}

func (s *checkup) faults(t *testing.T) {
	fresh, nearly := s.vera.filter(t, "Fresh").Items, s.vera.filter(t, "Nearly").Items
	task := func(d deal) (path string, version []string) {
		p := s.vera.page(t, d.ID)
		return "/tasks/" + p.Tasks[0].ID, at(p.Deal.Version)
	}

	path, version := task(fresh[0])
	s.vera.ask(t, nil, "PATCH "+path, object{"due_on": "2026-02-27"}, version...)
	s.want(t, "overdue")
	path, version = task(fresh[1])
	s.vera.ask(t, nil, "DELETE "+path, nil, version...)
	s.want(t, "no_next_step")
	s.vera.edit(t, fresh[2].ID, object{"expected_close": "2026-02-01"})
	s.want(t, "past_close")
	s.plan(t, s.bring(t, "Stood", s.sheet("Stood", 1, "open", "", "2026-02-06"), 1), "2026-03-03")
	s.want(t, "stale")
	s.bring(t, "Hopes", s.sheet("Hopes", 4, "open", "", "2026-02-20", "2026-02-22", "2026-02-24", "2026-03-02"), 4)
	s.want(t, "closing_glut")
	s.bring(t, "Pile", s.sheet("Pile", 27, "open", "", "2026-02-20", "2026-02-24", "2026-03-02"), 27)
	s.want(t, "glut")
	for _, d := range nearly {
		path, version = task(d)
		s.vera.ask(t, nil, "PATCH "+path, object{"due_on": "2026-03-05"}, version...)
	}
	s.want(t, "no_plan")
	s.owner.ask(t, nil, "POST /leads", object{"name": "Nikodem", "emails": []string{"n@example.com"}, "arrived_at": "2026-02-27T09:00:00Z", "owner_id": s.vera.id})
	s.want(t, "leads_late")
	var lead struct{ ID string }
	s.owner.ask(t, &lead, "POST /leads", object{"name": "Irma", "phones": []string{"+48 600 100 200"}, "owner_id": s.vera.id})
	for range 8 {
		s.want(t)
		s.vera.ask(t, nil, "POST /leads/"+lead.ID+"/answer", object{"kind": "call"})
	}
	s.want(t, "attempts_used")
	s.capacity(t, s.vera.id, 10)
	s.want(t, "over_capacity")
	s.capacity(t, s.owner.id, 1)
	for _, name := range []string{"Otto", "Ulla"} { // the second finds everybody full
		s.owner.ask(t, nil, "POST /leads", object{"name": name, "emails": []string{name + "@example.com"}})
	}
	s.want(t, "leads_unowned")
	s.opens(t)
}

func (s *checkup) capacity(t *testing.T, id string, most int) {
	t.Helper()
	var u struct{ Version int64 }
	s.owner.ask(t, &u, "GET /users/"+id, nil)
	s.owner.ask(t, nil, "PATCH /users/"+id, object{"capacity": most}, at(u.Version)...)
}

// opens: one rule gives all that shows it, in the same words at the command line;
// a rule that does not exist is told.
func (s *checkup) opens(t *testing.T) {
	t.Helper()
	pile := s.health(t, "?rule=glut").Findings
	if len(pile) != 1 || pile[0].Count != 31 || len(pile[0].Evidence) != 31 || pile[0].Do != "move_or_drop" {
		t.Errorf("31 deals stand in one stage that takes 30, got %+v", pile)
	}
	s.owner.refused(t, 422, "health.rule", "GET /health?rule=luck", nil)
	var told health
	s.told(t, &told, "health", "--rule", "glut")
	if len(told.Findings) != 1 || told.Findings[0].Count != 31 {
		t.Errorf("the command line says the same, got %+v", told)
	}
}

func (s *checkup) thinTop(t *testing.T) {
	s.at(t, "2026-04-20T09:00:00Z")
	rules := map[string]bool{}
	for _, f := range s.health(t, "").Findings {
		rules[f.Rule] = true
	}
	if !rules["thin_top"] || rules["full_top"] || rules["contact"] || rules["steps"] {
		t.Errorf("seven weeks later nothing new has begun, and nobody was called, got %v", rules)
	}
}
