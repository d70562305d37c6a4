package acceptance

import (
	"strings"
	"testing"
)

type handover struct {
	ID       string
	Deal     string `json:"deal_id"`
	State    string
	Receiver string `json:"receiver_id"`
	Brief    string
	Rounds   []struct {
		Seq                    int
		Text, Decision, Reason string
		By                     string
		DecidedBy              string `json:"decided_by"`
	}
	WorkingDays int `json:"working_days"`
	Hangs       bool
}

type promise struct {
	ID, Problem, Promise, State string
	Owner                       string `json:"owner_id"`
	DueOn                       string `json:"due_on"`
	Overdue                     bool
}

// handovers lists those that somebody finds by a query.
func (u *user) handovers(t *testing.T, query string) []handover {
	t.Helper()
	var all list[handover]
	u.ask(t, &all, "GET /handovers"+query, nil)
	return all.Items
}

// P1, stage 7: the deal does not turn into a project by itself. Mila says in her
// own words what she takes over, Vera refuses that once, Pavel gives the go-ahead.
func (s *designJob) handedOver(t *testing.T) {
	id := s.portal.ID
	s.vera.ask(t, nil, "POST /deals/"+id+"/promises", object{"problem": "Contracts get lost", "promise": "A demo every second Friday", "due_on": "2026-04-17"})
	asked := s.vera.blocked(t, id, "production", []string{"handover-accepted", "go-ahead", "project-manager"})
	brief := ""
	for _, u := range asked.Unmet {
		if u.ID == "handover-accepted" {
			h := u.Action.Inputs[0].Handover
			if u.Action.Do != "answer" || h.Step != "offer" {
				t.Errorf("the seller is to hand over, got %+v", u.Action)
			}
			brief = h.Brief
		}
	}
	for _, known := range []string{"Customers cannot find their contracts", "A portal for 400 clients, no shop", "Sid Signs", "A demo every second Friday"} {
		if !strings.Contains(brief, known) {
			t.Errorf("the brief does not say %q: %s", known, brief)
		}
	}
	s.vera.answer(t, id, object{"criterion": "handover-accepted", "handover": object{"receiver_id": s.mila.id, "brief": brief}})
	s.responsible(t, s.vera)
	s.nextMorning(t)

	h := s.mila.handovers(t, "?mine=take&state=hanging")
	if len(h) != 1 || h[0].Deal != id || h[0].WorkingDays != 5 || h[0].State != "offered" {
		t.Fatalf("what nobody has answered for a week is found, got %+v", h)
	}
	retelling, decision := "PUT /handovers/"+h[0].ID+"/retelling", "PUT /handovers/"+h[0].ID+"/decision"
	s.mila.refused(t, 422, "handover.copied", retelling, object{"text": brief})
	s.mila.refused(t, 422, "handover.too_short", retelling, object{"text": "All clear!"})
	s.mila.ask(t, nil, retelling, object{"text": "We make a shop where 400 people buy, show it every two weeks and finish in May."})
	s.mila.refused(t, 403, "handover.not_yours", decision, object{"decision": "accepted"})
	s.vera.refused(t, 422, "handover.reason_missing", decision, object{"decision": "refused"})
	s.vera.ask(t, nil, decision, object{"decision": "refused", "reason": "No shop: they look contracts up, they do not buy"})
	s.responsible(t, s.vera)
	s.mila.ask(t, nil, retelling, object{"text": "They look their papers up and never buy: log-in, search and a list, shown every two weeks, done in May."})
	s.vera.ask(t, nil, decision, object{"decision": "accepted"})
	s.responsible(t, s.vera) // Pavel has not said go
	s.vera.blocked(t, id, "production", []string{"go-ahead"})

	var question approval
	s.vera.ask(t, &question, "POST /deals/"+id+"/approvals", object{"criterion": "go-ahead", "purpose": "approve"})
	s.pavel.ask(t, nil, "PUT /approvals/"+question.ID, object{"decision": "granted"})
	s.responsible(t, s.mila)
	done := s.vera.page(t, id).Handovers[0]
	if len(done.Rounds) != 2 || done.Rounds[0].Decision != "refused" || done.Rounds[1].DecidedBy != s.vera.id || done.State != "accepted" {
		t.Errorf("both rounds are kept, got %+v", done)
	}
	s.vera.move(t, id, "production")
	s.responsible(t, s.mila)
	if _, out, _ := s.command(t, "export", "handovers"); !strings.Contains(out, "they look contracts up") || !strings.Contains(out, "Mila") {
		t.Errorf("the export of handovers lacks a round: %s", out)
	}
}

// nextMorning is a week later: nobody has answered.
func (s *designJob) nextMorning(t *testing.T) {
	t.Helper()
	s.at(t, "2026-03-09T09:00:00Z")
}

// responsible wants the deal to be somebody's to answer for, on its page, in the
// list and on the board; it stays the seller's own.
func (s *designJob) responsible(t *testing.T, who *user) {
	t.Helper()
	d := s.vera.page(t, s.portal.ID).Deal
	if d.Responsible != who.id || d.Owner != s.vera.id {
		t.Errorf("%s should answer for the deal, got %+v", who.email, d)
	}
	var b struct {
		Stages []struct {
			Cards []struct {
				ID          string
				Responsible string `json:"responsible_id"`
			}
		}
	}
	s.vera.ask(t, &b, "GET /pipelines/"+s.pipelines(t)[0].ID+"/board", nil)
	for _, stage := range b.Stages {
		for _, card := range stage.Cards {
			if card.ID == d.ID && card.Responsible != who.id {
				t.Errorf("the board names %s", card.Responsible)
			}
		}
	}
}
