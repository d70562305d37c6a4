package acceptance

import (
	"maps"
	"strings"
	"testing"
)

// work is what a deal took.
type work struct {
	Stages []struct {
		Stage       string
		Spent, Cost int64
		Sale        bool
	}
	Minutes, Cost, Margin int64
	CostOfSale            int64 `json:"cost_of_sale"`
	Warning               string
	Hidden                bool
}

func (u *user) work(t *testing.T, deal string) *work {
	t.Helper()
	w := &work{}
	u.ask(t, w, "GET /deals/"+deal+"/work", nil)
	return w
}

func (u *user) worked(t *testing.T, deal string, minutes int, what string, more object) {
	t.Helper()
	body := object{"minutes": minutes, "what": what}
	maps.Copy(body, more)
	u.ask(t, nil, "POST /deals/"+deal+"/hours", body)
}

// expertPicks: the deal stands in the expert's list and in nobody's inbox; the
// expert takes it and asks.
func (s *designJob) expertPicks(t *testing.T) {
	for who, cost := range map[string]int64{s.egor.id: 80_00, s.vera.id: 40_00} {
		s.fina.ask(t, nil, "PUT /hourly-costs", object{"user_id": who, "from": "2026-01-01", "cost": cost},
			"If-Match", s.fina.do(t, "GET /hourly-costs", nil).header.Get("ETag"))
	}
	s.vera.refused(t, 403, "role.not_allowed", "GET /queue", nil)
	s.learns(t)
	var queue list[struct {
		DealID  string `json:"deal_id"`
		Version int64
		Known   []struct{ Text string }
	}]
	s.egor.ask(t, &queue, "GET /queue", nil)
	if len(queue.Items) != 1 || queue.Items[0].DealID != s.portal.ID || len(queue.Items[0].Known) == 0 {
		t.Fatalf("want the portal in the queue with what is known of it, got %+v", queue.Items)
	}
	var place struct{ Place, Length int }
	s.vera.ask(t, &place, "GET /deals/"+s.portal.ID+"/queue", nil)
	if place.Place != 1 || place.Length != 1 {
		t.Errorf("the seller sees the place in the queue, got %+v", place)
	}
	s.egor.refused(t, 404, "deal.not_found", "GET /deals/"+s.portal.ID, nil)
	s.egor.ask(t, nil, "POST /deals/"+s.portal.ID+"/take", object{"ask": true}, at(queue.Items[0].Version)...)
	if n := s.egor.filter(t, "").Total.Count; s.egor.page(t, s.portal.ID).Deal.ID != s.portal.ID || n != 1 {
		t.Errorf("who takes a deal sees it, and no other: got %d", n)
	}
	p := s.vera.page(t, s.portal.ID)
	if len(p.Tasks) != 1 || p.Tasks[0].Title != "What do you need from me?" {
		t.Fatalf("the question is a task of the seller, got %+v", p.Tasks)
	}
	s.vera.ask(t, nil, "PUT /tasks/"+p.Tasks[0].ID+"/done", object{"result": "The price list"}, at(p.Deal.Version)...)
	s.egor.worked(t, s.portal.ID, 6*60, "Scope and plan", nil)
}

// learns: what helps an expert stands at the stage; managers write it, and each
// ticks off what they have been through.
func (s *designJob) learns(t *testing.T) {
	t.Helper()
	d := s.vera.page(t, s.portal.ID).Deal
	body := object{"title": "How to size a portal", "kind": "link", "link": "https://example.com/sizing", "minutes": 15, "roles": []string{"expert"}, "pipeline_id": d.Pipeline, "stage": d.Stage}
	s.vera.refused(t, 403, "role.not_allowed", "POST /materials", body)
	s.manager.refused(t, 422, "material.link", "POST /materials", object{"title": "x", "kind": "link", "link": "javascript:x", "pipeline_id": d.Pipeline, "stage": d.Stage})
	var made struct{ ID string }
	s.manager.ask(t, &made, "POST /materials", body)
	s.egor.ask(t, nil, "PUT /materials/"+made.ID+"/done", object{"done": true})
	var all list[struct {
		Title  string
		Done   bool
		DoneBy int `json:"done_by"`
	}]
	s.vera.ask(t, &all, "GET /materials", nil)
	if len(all.Items) != 1 || all.Items[0].Done || all.Items[0].DoneBy != 1 {
		t.Errorf("one has been through it, and it is not Vera: %+v", all.Items)
	}
	if _, out, _ := s.command(t, "export", "materials"); !strings.Contains(out, "How to size a portal,link,,https://example.com/sizing,,expert,15") {
		t.Errorf("the export of learning material: %s", out)
	}
}

// talkIsCounted: nine hours of talk are no harm to a large deal; fourteen on one
// of nine hundred are.
func (s *designJob) talkIsCounted(t *testing.T) {
	s.vera.worked(t, s.portal.ID, 9*60, "Eleven calls", object{"stage": "discussion"})
	if w := s.fina.work(t, s.portal.ID); w.Warning != "" || w.CostOfSale != 840_00 {
		t.Errorf("want 840.00 and no warning, got %+v", w)
	}
	small := s.vera.create(t, object{"name": "Business card, Northwind", "set": object{"value": 900_00}}).ID
	s.vera.worked(t, small, 14*60, "Talk", nil)
	if w := s.vera.work(t, small); w.Warning != "margin" || !w.Hidden || w.Cost != 0 {
		t.Errorf("the seller is warned in words, got %+v", w)
	}
}

// whatItTook: hours and cost by stage, and the margin.
func (s *designJob) whatItTook(t *testing.T) {
	s.vera.ask(t, nil, "POST /deals/"+s.portal.ID+"/expenses", object{"what": "Courier", "amount": 40_00, "stage": "documents"})
	w := s.manager.work(t, s.portal.ID)
	spent, cost := map[string]int64{}, map[string]int64{}
	for _, stage := range w.Stages {
		spent[stage.Stage], cost[stage.Stage] = stage.Spent, stage.Cost
	}
	if spent["offer"] != 360 || cost["offer"] != 480_00 || spent["discussion"] != 540 || cost["discussion"] != 360_00 || cost["documents"] != 40_00 {
		t.Errorf("by stage: %+v", w.Stages)
	}
	if w.Minutes != 900 || w.Cost != 880_00 || w.CostOfSale != 880_00 || w.Margin != 24_320_00 {
		t.Errorf("in all: %+v", w)
	}
	if code, out, failure := s.command(t, "export", "hours"); code != 0 || len(out) == 0 {
		t.Errorf("hummock export hours: %s", failure)
	}
}
