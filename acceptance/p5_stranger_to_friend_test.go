package acceptance

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// P5: from a stranger to a friend.
func TestStrangerToFriend(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &friendship{firm: w.found(t, "client-lifecycle", "EUR")}
		s.vera = s.person(t, "Vera", "seller")
		s.manager = s.person(t, "Marta", "manager")
		_ = t.Run("1 a pool of forty suspects", s.pool) &&
			t.Run("1 outreach lets twelve go", s.outreach) &&
			t.Run("1 eight commit, with whom decides", s.commitment) &&
			t.Run("2 discovery ends with a reason or without a deal", s.discovery) &&
			t.Run("3 problem and promise have an owner and a day", s.promises) &&
			t.Run("4 the win opens the client's card", s.win) &&
			t.Run("4 what is promised is kept, or not", s.kept) &&
			t.Run("5 expansion and a referral", s.grows) &&
			t.Run("6 a merger, and back to on-boarding", s.maturity) &&
			t.Run("7 a clean goodbye", s.goodbye) &&
			t.Run("8 what has told winners from losers", s.foretold)
	})
}

type friendship struct {
	*firm
	vera, manager *user
	pool40        []deal
	committed     []string
	card          string
}

// pool: forty suspects come in by a sheet.
func (s *friendship) pool(t *testing.T) {
	var b strings.Builder
	b.WriteString("deal,name,company,stage,likely_problem,owner\n")
	for i := range 40 {
		fmt.Fprintf(&b, "S-%d,Suspect %02d,Client %02d,Pool of suspects,Reports come late,vera@example.com\n", i+1, i+1, i+1)
	}
	var im brought
	s.told(t, &im, "import", s.file(t, "suspects.csv", b.String()))
	s.pool40 = s.vera.filter(t, "stage:suspects").Items
	if im.Counts.Bad != 0 || len(s.pool40) != 40 {
		t.Fatalf("want forty suspects, got %d and %+v", len(s.pool40), im.Counts)
	}
	slices.SortFunc(s.pool40, func(a, b deal) int { return int(a.Number - b.Number) })
}

// outreach: all are called in one go; twelve are no clients, and that is good.
func (s *friendship) outreach(t *testing.T) {
	var called []object
	for _, d := range s.pool40 {
		called = append(called, object{"id": d.ID, "version": d.Version})
	}
	var bulk list[struct {
		Deal    *deal
		Problem *problem
	}]
	s.vera.ask(t, &bulk, "POST /bulk/moves", object{"deals": called, "order": object{"to": "outreach"}}, "Idempotency-Key", "outreach")
	for i, r := range bulk.Items {
		if r.Problem != nil {
			t.Fatalf("%d: %+v", i, r.Problem)
		}
		s.pool40[i] = *r.Deal
	}
	for _, d := range s.pool40[:12] {
		s.vera.ask(t, nil, "PUT /deals/"+d.ID+"/loss", object{"outcome": "disqualified", "reason": "not_a_client"}, at(d.Version)...)
	}
	if n := s.vera.filter(t, "outcome:disqualified").Total.Count; n != 12 {
		t.Errorf("want twelve let go, got %d", n)
	}
}

// commitment: eight give their time, and the person of authority is there, not
// a gatekeeper.
func (s *friendship) commitment(t *testing.T) {
	for i, d := range s.pool40[12:20] {
		more := []object{
			talk("real-conversation", "call"), field("reason-found", "The board asks for figures"),
			{"criterion": "check-outreach", "signs": s.signs(t, d.ID, "check-outreach")},
		}
		s.vera.move(t, d.ID, "commitment", answers(more...))
		if i == 0 {
			s.gatekeeperIsNotEnough(t, d)
		}
		s.vera.move(t, d.ID, "discovery", answers(
			contact("authority-found", "Dora Decides"), step("time-booked", "One hour with Dora", "2026-03-10"),
		), owing("2026-03-20", "check-commitment"))
		s.committed = append(s.committed, d.ID)
	}
	if n := s.vera.filter(t, "stage:discovery").Total.Count; n != 8 {
		t.Errorf("want eight in discovery, got %d", n)
	}
}

func (s *friendship) gatekeeperIsNotEnough(t *testing.T, d deal) {
	t.Helper()
	var keeper struct{ ID string }
	s.vera.ask(t, &keeper, "POST /contacts", object{"name": "Gabi Gate", "company_id": d.Company})
	s.vera.ask(t, nil, "POST /deals/"+d.ID+"/contacts", object{"contact_id": keeper.ID, "part": "gatekeeper"})
	s.vera.blocked(t, d.ID, "discovery", []string{"authority-found", "check-commitment"}, answers(step("time-booked", "An hour with Gabi", "2026-03-09")))
}

// signs answers each sign of a stage, as the action of the criterion asks.
func (s *friendship) signs(t *testing.T, id, criterion string) object {
	t.Helper()
	var asked struct {
		Checks []struct {
			ID     string
			Action struct {
				Inputs []struct{ Well, Badly []string }
			}
		}
	}
	s.vera.ask(t, &asked, "GET /deals/"+id, nil)
	for _, c := range asked.Checks {
		if c.ID == criterion && len(c.Action.Inputs) == 1 {
			in := c.Action.Inputs[0]
			if len(in.Well) == 0 || len(in.Badly) == 0 || len(in.Well)+len(in.Badly) > 12 {
				t.Errorf("%s should be answered in a minute, got %d signs", criterion, len(in.Well)+len(in.Badly))
			}
			return object{"well": make([]bool, len(in.Well)), "badly": make([]bool, len(in.Badly))}
		}
	}
	t.Fatalf("%s is not asked", criterion)
	return nil
}

// discovery ends with a compelling reason, or with a disqualification.
func (s *friendship) discovery(t *testing.T) {
	id := s.committed[0]
	rest := []object{
		talk("honest-talk", "meeting"), field("buys-if-solved", true),
		{"criterion": "check-discovery", "signs": s.signs(t, id, "check-discovery")},
	}
	s.vera.blocked(t, id, "diagnosis", []string{"check-commitment", "compelling-reason"}, answers(rest...)) // the first is owed since then
	rest = append(rest, object{"criterion": "check-commitment", "signs": s.signs(t, id, "check-commitment")})
	s.vera.blocked(t, id, "diagnosis", []string{"compelling-reason"}, answers(rest...))
	s.vera.refused(t, 422, "move.not_allowed", "POST /deals/"+id+"/moves", object{"to": "close"}, at(s.vera.page(t, id).Deal.Version)...)
	s.vera.move(t, id, "diagnosis", answers(append(rest, field("compelling-reason", "A fine is due in June"))...))

	other := s.vera.page(t, s.committed[1]).Deal
	s.vera.ask(t, nil, "PUT /deals/"+other.ID+"/loss", object{"outcome": "disqualified", "reason": "no_decision", "note": "No reason to act this year"}, at(other.Version)...)
	if n := s.vera.filter(t, "outcome:disqualified").Total.Count; n != 13 {
		t.Errorf("want thirteen let go, got %d", n)
	}
}

// promises: the problem and the promise have an owner and a day.
func (s *friendship) promises(t *testing.T) {
	id := s.committed[0]
	for _, what := range []string{"A first report before the fine is due", "Training for six people", "An answer within a day"} {
		s.vera.ask(t, nil, "POST /deals/"+id+"/promises", object{"problem": "A fine is due in June", "promise": what, "owner_id": s.manager.id, "due_on": "2026-03-06"})
	}
	s.vera.refused(t, 422, "promise.date_missing", "POST /deals/"+id+"/promises", object{"problem": "A fine", "promise": "Soon", "due_on": ""})
	made := s.vera.page(t, id)
	if len(made.Promises) != 3 || made.Promises[0].Owner != s.manager.id {
		t.Fatalf("three promises are made, got %+v", made.Promises)
	}
	s.wantRecord(t, made.Deal.Company, record{Open: 3})
}

type record struct{ Open, Overdue, Kept, Broken, Withdrawn int }

func (s *friendship) wantRecord(t *testing.T, company string, want record) {
	t.Helper()
	var got struct{ Promises record }
	s.vera.ask(t, &got, "GET /companies/"+company, nil)
	if got.Promises != want {
		t.Errorf("the client's page says %+v, want %+v", got.Promises, want)
	}
}
