package acceptance

import (
	"fmt"
	"strings"
	"testing"
)

type trait struct {
	Kind, Stage, Criterion, Name, Says string
	Good                               bool
	P                                  float64
	With, Without                      struct{ Won, Closed int }
	WithRate                           *struct {
		Value    float64
		Interval struct{ Low, High float64 }
	} `json:"with_rate"`
}

// foretold: after fifty closed deals two signs have told winners from losers, and
// the others say that they have not.
func (s *friendship) foretold(t *testing.T) {
	var b strings.Builder
	b.WriteString("deal,name,company,stage,value,owner\n")
	for i := range 50 {
		fmt.Fprintf(&b, "T-%d,Trait %02d,Firm %02d,Close,1000,vera@example.com\n", i+1, i+1, i+1)
	}
	if im := s.owner.imports(t, "fifty.csv", b.String()); im.Counts.Bad != 0 {
		t.Fatalf("want fifty deals, got %+v", im.Counts)
	}
	for _, d := range s.vera.filter(t, "stage:close").Items {
		var i int
		if _, err := fmt.Sscanf(d.Name, "Trait %d", &i); err == nil {
			s.ends(t, d, i)
		}
	}
	var told list[trait]
	s.owner.ask(t, &told, "GET /traits?pipeline="+s.pool40[0].Pipeline, nil)
	says := map[string][]string{}
	for _, each := range told.Items {
		if each.Kind == "sign" && each.Stage == "close" && each.With.Closed+each.Without.Closed != 51 {
			t.Errorf("each of the fifty deals counts once, got %+v", each)
		}
		if each.Says == "losses" && (each.WithRate == nil || each.WithRate.Interval.Low >= each.WithRate.Value || each.Good) {
			t.Errorf("a rate has its interval, got %+v", each)
		}
		if each.Kind == "sign" {
			says[each.Says] = append(says[each.Says], each.Name)
		}
	}
	if got := strings.Join(says["losses"], "|"); len(says["losses"]) != 2 || !strings.Contains(got, "talk about price") || !strings.Contains(got, "gave margin away") {
		t.Errorf("want two signs of loss, got %v", says)
	}
	if len(says["nothing"]) < 4 || len(says["wins"]) != 0 {
		t.Errorf("the others have not told winners from losers, got %v", says)
	}
}

// ends answers the signs of a deal and wins or loses it: talk of price and margin
// given away go with losses, the other signs with nothing.
func (s *friendship) ends(t *testing.T, d deal, i int) {
	t.Helper()
	won := i%2 == 0
	price, margin := i%16 == 0, i%14 == 0
	if !won {
		price, margin = i%10 != 1, i%5 != 3
	}
	signs := object{"well": []bool{i%4 < 2, i%3 == 0, i%8 < 4}, "badly": []bool{price, i/2%2 == 0, margin}}
	s.vera.ask(t, nil, "POST /deals/"+d.ID+"/self-checks", signs)
	if !won {
		s.vera.ask(t, nil, "PUT /deals/"+d.ID+"/loss", object{"outcome": "lost", "reason": "price"}, at(s.vera.page(t, d.ID).Deal.Version)...)
		return
	}
	waived := []object{}
	for _, c := range []string{"contract-signed", "expectations-set"} {
		waived = append(waived, object{"criterion": c, "reason": "Told on the telephone"})
	}
	s.manager.move(t, d.ID, "won", object{"waivers": waived}, owing("2026-12-01", "operations-ready"))
}
