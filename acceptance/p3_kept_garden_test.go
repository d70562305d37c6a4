package acceptance

import (
	"fmt"
	"testing"
)

// P3, step 2, as far as deals go: who is no client is let go on the first day,
// and that is good work; who has a need but no budget is kept apart.
func TestKeptGardenLetsGoEarly(t *testing.T) {
	t.Parallel()
	each(t, "2026-03-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &garden{firm: w.found(t, "pipeline-discipline", "EUR")}
		s.vera = s.person(t, "Vera", "seller")
		_ = t.Run("2 twelve inquiries", s.sow) &&
			t.Run("2 three are let go on day one", s.letGo) &&
			t.Run("2 need without budget is kept apart", s.keptApart) &&
			t.Run("2 letting go counts as good work", s.goodWork)
	})
}

type garden struct {
	*firm
	vera  *user
	leads []*deal
}

func (s *garden) sow(t *testing.T) {
	for i := range 12 {
		d := s.vera.create(t, object{"name": fmt.Sprintf("Inquiry %02d", i+1), "company_name": fmt.Sprintf("Client %02d", i+1), "set": object{"source": "web form"}})
		s.leads = append(s.leads, s.vera.move(t, d.ID, "qualify", answers(field("profile-fits", true), tick("contact-data", "Name and number"))))
	}
}

// letGo: three answers knock out at once.
func (s *garden) letGo(t *testing.T) {
	for i, why := range []string{"They look for a job, not for us", "Another line of business", "A competitor who asks for prices"} {
		d := s.leads[i]
		if i == 0 {
			s.vera.refused(t, 422, "loss.reason_unknown", "PUT /deals/"+d.ID+"/loss", object{"outcome": "disqualified", "reason": "because"}, at(d.Version)...)
		}
		var gone deal
		s.vera.ask(t, &gone, "PUT /deals/"+d.ID+"/loss", object{"outcome": "disqualified", "reason": "not_a_client", "note": why}, at(d.Version)...)
		if gone.Outcome != "disqualified" || gone.EndDate != "2026-03-02" || gone.Finisher != s.vera.id {
			t.Errorf("want it let go today, got %+v", gone)
		}
		s.vera.refused(t, 422, "deal.closed", "POST /deals/"+d.ID+"/moves", object{"to": "connect"}, at(gone.Version)...)
	}
}

// keptApart: need without budget cannot go on, and is found by a filter of its own.
func (s *garden) keptApart(t *testing.T) {
	poor := s.leads[3].ID
	s.vera.edit(t, poor, object{"need": "Wants it very much", "expectations_fit": true, "can_succeed": true, "worth_it": true})
	s.vera.blocked(t, poor, "connect", []string{"budget-known", "people-market", "effort-known", "sign-by-known"})
	s.vera.edit(t, s.leads[4].ID, object{"need": "Wants it too", "budget_to": money(20_000_00, "EUR")})
	apart := s.vera.filter(t, "outcome:open,cf.need:any,cf.budget_to:none")
	if apart.Total.Count != 1 || len(apart.Items) != 1 || apart.Items[0].ID != poor {
		t.Errorf("want the one with need and without budget, got %+v", apart.Total)
	}
	var waiting deal
	s.vera.ask(t, &waiting, "PUT /deals/"+poor+"/waiting", object{"until": "2026-09-01", "reason": "Budget of next year"}, at(s.vera.page(t, poor).Deal.Version)...)
	if n := s.vera.filter(t, "waiting:any").Total.Count; n != 1 {
		t.Errorf("want one deal that waits, got %d", n)
	}
}

// goodWork: the three stand in no loss and in no win rate.
func (s *garden) goodWork(t *testing.T) {
	var lost deal
	s.vera.ask(t, &lost, "PUT /deals/"+s.leads[5].ID+"/loss", object{"outcome": "lost", "reason": "price"}, at(s.leads[5].Version)...)
	var funnel struct {
		Won, Lost, Disqualified struct{ Deals int }
		WinRate                 *struct {
			Record struct{ Won, Closed int }
		} `json:"win_rate"`
	}
	s.vera.ask(t, &funnel, "GET /funnel?pipeline="+s.pipelines(t)[0].ID, nil)
	if funnel.Disqualified.Deals != 3 || funnel.Lost.Deals != 1 || funnel.Won.Deals != 0 {
		t.Errorf("want three let go and one lost, got %+v", funnel)
	}
	if r := funnel.WinRate; r == nil || r.Record.Closed != 1 {
		t.Errorf("the win rate knows the lost one alone, got %+v", r)
	}
	if n := s.vera.board(t, s.pipelines(t)[0].ID).Total.Count; n != 8 {
		t.Errorf("eight deals are left on the board, got %d", n)
	}
}
