package acceptance

import (
	"slices"
	"strings"
	"testing"
)

// link is the other end of a deal's link.
type link struct {
	Kind string
	Deal deal
}

// client is a company's page, as far as it tells of the relationship.
type client struct {
	Deals    []deal
	Promises record
	Client   struct {
		Changes   []struct{ Kind, Day, Note string }
		Divisions []struct{ Name string }
		Figures   struct {
			Share *struct {
				Won, Total int64
				Percent    float64
			}
			Divisions, Referrals, Expansions int
			ExpansionsWon                    int    `json:"expansions_won"`
			KeyPeople                        int    `json:"key_people"`
			Health                           string `json:"health"`
		}
	}
}

func (s *friendship) client(t *testing.T) *client {
	t.Helper()
	c := &client{}
	s.vera.ask(t, c, "GET /companies/"+s.vera.page(t, s.committed[0]).Deal.Company, nil)
	return c
}

// win: the signature opens the card of the client's life, and what was promised
// is handed over.
func (s *friendship) win(t *testing.T) {
	id := s.committed[0]
	s.vera.move(t, id, "close", answers(
		field("problem-recorded", "A fine is due in June"), field("promise-recorded", "A report by Friday"), field("promise-owned", s.manager.id),
		field("promise-dated", "2026-03-06"), field("client-committed", true), field("value-known", 30_000_00),
		object{"criterion": "check-diagnosis", "signs": s.signs(t, id, "check-diagnosis")},
	))
	won := s.vera.move(t, id, "won", answers(
		document("contract-signed", object{"file_id": s.vera.uploads(t, "contract.txt", "signed by both")}), field("expectations-set", "A report each Friday"),
		object{"criterion": "check-close", "signs": s.signs(t, id, "check-close")},
	), owing("2026-03-20", "operations-ready"))
	links := s.vera.page(t, id).Links
	if won.Outcome != "won" || len(links) != 1 || links[0].Kind != "win" || links[0].Deal.Kind != "relationship" {
		t.Fatalf("the win opens the card, got %+v and %+v", won, links)
	}
	s.card = links[0].Deal.ID
	card := s.vera.page(t, s.card)
	if card.Deal.Stage != "onboarding" || card.Deal.Owner != s.vera.id || card.Deal.Company != won.Company || len(card.Promises) != 3 || len(card.Links) != 1 {
		t.Errorf("on the card are %+v, %d promises and %+v", card.Deal, len(card.Promises), card.Links)
	}
	p := s.vera.refused(t, 409, "card.exists", "POST /deals", object{"name": "Twice", "company_id": won.Company, "pipeline_id": card.Deal.Pipeline})
	if !strings.Contains(p.Detail, "D-") {
		t.Errorf("the refusal names the card: %s", p.Detail)
	}
}

// kept: two promises are kept and one is broken, and the client's page says so.
func (s *friendship) kept(t *testing.T) {
	s.at(t, "2026-03-09T09:00:00Z")
	made := s.vera.page(t, s.card).Promises
	s.wantRecord(t, s.vera.page(t, s.card).Deal.Company, record{Open: 3, Overdue: 3})
	for i, state := range []string{"kept", "kept", "broken"} {
		route := "PUT /promises/" + made[i].ID + "/state"
		version := at(s.vera.page(t, s.committed[0]).Deal.Version)
		s.manager.refused(t, 422, "promise.evidence_missing", route, object{"state": state}, version...)
		s.manager.ask(t, nil, route, object{"state": state, "evidence": "Their mail of Friday"}, version...)
	}
	c := s.client(t)
	if c.Promises != (record{Kept: 2, Broken: 1}) || c.Client.Figures.Health != "strained" {
		t.Errorf("the client's page says %+v, %s", c.Promises, c.Client.Figures.Health)
	}
	if _, out, _ := s.command(t, "export", "promises"); strings.Count(out, ",kept,") != 2 || !strings.Contains(out, "Their mail of Friday") {
		t.Errorf("the export of promises: %s", out)
	}
}

// grows: two deals grow out of the card, and a referral names a new division.
func (s *friendship) grows(t *testing.T) {
	s.vera.move(t, s.card, "expansion", answers(
		field("escalation-agreed", "Vera, then Marta"), talk("kick-off-held", "meeting"), object{"criterion": "check-onboarding", "signs": s.signs(t, s.card, "check-onboarding")},
	))
	grow := func(more object) *deal {
		d := &deal{}
		s.vera.ask(t, d, "POST /deals/"+s.card+"/links", more)
		return d
	}
	more := grow(object{"kind": "expansion", "name": "Second site"})
	grow(object{"kind": "expansion", "name": "Third site"})
	referred := grow(object{"kind": "referral", "name": "Retail reports", "division": "Retail"})
	if more.Stage != "suspects" || referred.Company != more.Company {
		t.Errorf("%+v\n%+v", more, referred)
	}
	s.vera.refused(t, 422, "link.no_restart", "POST /deals/"+s.card+"/links", object{"kind": "restart", "name": "New contract"})
	s.vera.refused(t, 422, "link.not_left", "POST /deals/"+s.card+"/links", object{"kind": "return", "name": "Back"})
	s.vera.refused(t, 422, "link.no_card", "POST /deals/"+more.ID+"/links", object{"kind": "expansion", "name": "More"})
	if back := s.vera.page(t, more.ID).Links; len(back) != 1 || back[0].Deal.ID != s.card || back[0].Kind != "expansion" {
		t.Errorf("the new deal leads back to the card: %+v", back)
	}
	f := s.client(t).Client.Figures
	if f.Expansions != 2 || f.Referrals != 1 || f.Divisions != 1 || f.Share == nil || f.Share.Won != 30_000_00 || f.Share.Percent != 100 {
		t.Errorf("the client's figures are %+v", f)
	}
	viewer := s.person(t, "Vic", "viewer")
	var seen client
	viewer.ask(t, &seen, "GET /companies/"+more.Company, nil)
	if seen.Client.Figures.Share != nil {
		t.Error("a viewer is told the share")
	}
	viewer.refused(t, 403, "role.not_allowed", "POST /deals/"+s.card+"/links", object{"kind": "expansion", "name": "More"})
}

// maturity: a merger at the client leads into change management, from there back
// to on-boarding, and never back to discovery.
func (s *friendship) maturity(t *testing.T) {
	s.vera.move(t, s.card, "maturity", answers(
		field("divisions-listed", "Retail, wholesale"), field("referrals-noted", "Retail"), object{"criterion": "check-expansion", "signs": s.signs(t, s.card, "check-expansion")},
	))
	company := s.vera.page(t, s.card).Deal.Company
	s.vera.ask(t, nil, "POST /companies/"+company+"/changes", object{"kind": "merger", "note": "With Reed"})
	s.vera.ask(t, nil, "POST /deals/"+s.card+"/renewals", object{"due_on": "2026-03-31", "note": "Support"})
	if c := s.client(t).Client.Changes; len(c) != 1 || c[0].Day != "2026-03-09" {
		t.Errorf("the change is on record: %+v", c)
	}
	if r := s.vera.page(t, s.card).Renewals; len(r) != 1 || !r[0].Due {
		t.Errorf("the renewal is due: %+v", r)
	}
	s.manager.blocked(t, s.card, "change", []string{"effect-described", "roadmap-agreed", "check-maturity"})
	s.manager.move(t, s.card, "change", answers(
		field("change-named", "merger"), field("effect-described", "Two tools for one job"), field("roadmap-agreed", "One tool by autumn"),
		object{"criterion": "check-maturity", "signs": s.signs(t, s.card, "check-maturity")},
	))
	p := s.manager.refused(t, 422, "stage.unknown", "POST /deals/"+s.card+"/moves", object{"to": "discovery"}, at(s.manager.page(t, s.card).Deal.Version)...)
	if !contains(p.Allowed, "onboarding") || contains(p.Allowed, "discovery") {
		t.Errorf("from change the way leads to on-boarding, got %v", p.Allowed)
	}
	restarted := &deal{}
	s.manager.ask(t, restarted, "POST /deals/"+s.card+"/links", object{"kind": "restart", "name": "New contract"})
	if restarted.Stage != "close" || restarted.Outcome != "open" {
		t.Errorf("the new contract begins at Close: %+v", restarted)
	}
	back := s.manager.move(t, s.card, "onboarding", object{"reason": "New people, from the start"})
	if back.Outcome != "open" {
		t.Errorf("the relationship goes on, got %s", back.Outcome)
	}
}

// goodbye: they say "budget", and it was a promise. The interview answers what
// the last stage asks, and the losses count the cause.
func (s *friendship) goodbye(t *testing.T) {
	s.manager.move(t, s.card, "offboarding", answers(object{"criterion": "check-onboarding", "signs": s.signs(t, s.card, "check-onboarding")}))
	s.manager.blocked(t, s.card, "end", []string{"stated-reason-noted", "root-cause-found", "cause-proven", "lesson-drawn", "come-back-set", "check-offboarding"})
	page := s.manager.page(t, s.card)
	broken := slices.IndexFunc(page.Promises, func(p promise) bool { return p.State == "broken" })
	interview := object{
		"reason": "no_budget", "stated": "Cuts everywhere", "cause": "broken_promises", "evidence": "The answer came after a week",
		"linked": object{"promises": []string{page.Promises[broken].ID}}, "lesson": "Promise what the desk can keep", "come_back": "2026-09-01", "winner_id": s.manager.id,
	}
	route := "PUT /deals/" + s.card + "/exit-interview"
	s.manager.refused(t, 422, "exit.cause_missing", route, object{"reason": "no_budget", "cause": "weather", "lesson": "None"}, at(page.Deal.Version)...)
	s.manager.refused(t, 412, "stale", route, interview, at(page.Deal.Version-1)...)
	s.manager.ask(t, nil, route, interview, at(page.Deal.Version)...)
	s.manager.ask(t, nil, "POST /deals/"+s.card+"/self-checks", s.signs(t, s.card, "check-offboarding"))
	ended := s.manager.move(t, s.card, "end")
	if ended.Outcome != "ended" {
		t.Errorf("the relationship is over, got %s", ended.Outcome)
	}
	page = s.manager.page(t, s.card)
	if page.Exit == nil || page.Exit.Cause != "broken_promises" || len(page.Tasks) != 1 || page.Tasks[0].DueOn != "2026-09-01" || page.Tasks[0].Owner != s.manager.id {
		t.Errorf("kept are %+v and %+v", page.Exit, page.Tasks)
	}
	var losses struct {
		Sides []struct {
			Kind           string
			Total          int
			Stated, Causes []struct {
				Key, Label string
				Count      int
			}
		}
	}
	s.vera.ask(t, &losses, "GET /losses", nil)
	life := losses.Sides[1]
	if life.Kind != "relationship" || life.Total != 1 || life.Stated[0].Key != "no_budget" || life.Causes[0].Key != "broken_promises" || life.Causes[0].Label != "Broken promises" {
		t.Errorf("the cause counts, not the excuse: %+v", losses)
	}
	for what, want := range map[string]string{"losses": "No budget,Broken promises", "exit-interviews": "Promise what the desk can keep", "self-checks": "offboarding"} {
		if _, out, _ := s.command(t, "export", what); !strings.Contains(out, want) {
			t.Errorf("the export of %s lacks %q: %s", what, want, out)
		}
	}
	back := &deal{}
	s.vera.ask(t, back, "POST /deals/"+s.card+"/links", object{"kind": "return", "name": "They are back"})
	if back.Stage != "suspects" || back.Company != ended.Company {
		t.Errorf("they begin anew, got %+v", back)
	}
}
