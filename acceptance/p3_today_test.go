package acceptance

import (
	"slices"
	"testing"
)

// P3, step 7: a seller's morning. First those close to signing, as she chose.
func TestKeptGardenBeginsItsMorning(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:30:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &morning{checkup: checkup{garden: garden{firm: w.found(t, "pipeline-discipline", "EUR")}}}
		s.vera = s.person(t, "Vera", "seller")
		s.openGates(t)
		_ = t.Run("7 by what waiting costs", s.byRisk) &&
			t.Run("7 first those close to signing", s.closeFirst) &&
			t.Run("7 before them who waits for an answer", s.clocks) &&
			t.Run("7 a step done asks for the next", s.oneDone)
	})
}

type morning struct{ checkup }

type today struct {
	Day     string
	Works   bool
	Minutes int
	Done    int
	Block   []string
	Items   []struct {
		Why     string
		Risk    int64
		InBlock bool `json:"in_block"`
		Later   bool
		Deal    *struct {
			ID, Name, Stage string
			Version         int64
		}
		Task *struct{ ID string }
		Lead *struct{ Name string }
	}
	WithoutStep []struct{ Name string } `json:"without_step"`
	Waiting     []struct{ Name string }
}

func (u *user) today(t *testing.T, query string) *today {
	t.Helper()
	d := &today{}
	u.ask(t, d, "GET /today"+query, nil)
	return d
}

func (d *today) names() []string {
	var out []string
	for _, i := range d.Items {
		switch {
		case i.Lead != nil:
			out = append(out, i.Lead.Name)
		case i.Deal != nil:
			out = append(out, i.Deal.Name)
		}
	}
	return out
}

func (s *morning) byRisk(t *testing.T) {
	small := s.bring(t, "Small", s.sheet("Small", 1, "open", "", "2026-02-20", "2026-02-22", "2026-02-24", "2026-02-27"), 1)
	large := s.bring(t, "Large", s.sheet("Large", 1, "open", "", "2026-02-24"), 1)
	s.vera.edit(t, large[0].ID, object{"value": money(9_000_000_00, "EUR")})
	rests := s.bring(t, "Rests", s.sheet("Rests", 1, "open", "", "2026-02-24"), 1)
	s.vera.ask(t, nil, "PUT /deals/"+rests[0].ID+"/waiting", object{"until": "2026-05-01", "reason": "Next budget"}, at(rests[0].Version)...)
	s.bring(t, "Bare", s.sheet("Bare", 1, "open", "", "2026-02-24"), 1)
	s.plan(t, slices.Concat(small, large), "2026-03-02")

	d := s.vera.today(t, "")
	if want := []string{"Large 0", "Small 0"}; !slices.Equal(d.names(), want) || d.Items[0].Risk <= d.Items[1].Risk {
		t.Errorf("want %v by what waiting costs, got %v", want, d.names())
	}
	if d.Day != "2026-03-02" || !d.Works || d.Minutes < 500 || d.Minutes > 510 || len(d.Block) != 0 {
		t.Errorf("it is Monday, half past nine, got %+v", d)
	}
	if len(d.WithoutStep) != 1 || d.WithoutStep[0].Name != "Bare 0" || len(d.Waiting) != 1 || d.Waiting[0].Name != "Rests 0" {
		t.Errorf("one has no next step and one rests, got %+v and %+v", d.WithoutStep, d.Waiting)
	}
}

func (s *morning) closeFirst(t *testing.T) {
	var me struct{ Version int64 }
	s.vera.ask(t, &me, "GET /users/"+s.vera.id, nil)
	block := func(from, to int, stage string) object {
		return object{"blocks": []object{{"from": from, "to": to, "stages": []string{stage}}}}
	}
	s.vera.refused(t, 422, "day.block_stage", "PATCH /users/"+s.vera.id, block(540, 720, "signing"), at(me.Version)...)
	s.vera.ask(t, nil, "PATCH /users/"+s.vera.id, block(540, 720, "close"), at(me.Version)...)
	d := s.vera.today(t, "")
	if want := []string{"Small 0", "Large 0"}; !slices.Equal(d.names(), want) || !d.Items[0].InBlock {
		t.Errorf("the morning is for those close to signing: want %v, got %v", want, d.names())
	}
	s.personSeeing(t, "own", "Nils", "seller").refused(t, 404, "user.not_found", "GET /today?of="+s.vera.id, nil)
	if got := s.owner.today(t, "?of="+s.vera.id).names(); len(got) != 2 {
		t.Errorf("who sees all deals sees her day, got %v", got)
	}
}

func (s *morning) clocks(t *testing.T) {
	s.owner.ask(t, nil, "POST /leads", object{"name": "Nadia", "emails": []string{"n@example.com"}, "owner_id": s.vera.id})
	d := s.vera.today(t, "")
	if want := []string{"Nadia", "Small 0", "Large 0"}; !slices.Equal(d.names(), want) || d.Items[0].Why != "clock" {
		t.Errorf("want %v, got %v", want, d.names())
	}
}

// oneDone: outcome and following step in one request.
func (s *morning) oneDone(t *testing.T) {
	i := s.vera.today(t, "").Items[1]
	s.vera.ask(t, nil, "PUT /tasks/"+i.Task.ID+"/done", object{
		"activity": object{"kind": "call", "two_way": true}, "next": object{"title": "Send the contract", "due_on": "2026-03-04"},
	}, at(i.Deal.Version)...)
	d := s.vera.today(t, "")
	if d.Done != 1 || !slices.Equal(d.names(), []string{"Nadia", "Large 0"}) {
		t.Errorf("one is done, two are left, got %d done and %v", d.Done, d.names())
	}
}
