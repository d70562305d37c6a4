package jobs_test

import (
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Visits may come after their deals, once; a file that was taken in changes
// nothing, and a refusal says what stands in the way.
func TestHistoryMayComeAfterItsDeals(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		deals := csvFile("deals.csv", "deal,name,stage,created_at,closed_at,outcome\na,Open,Offer,2026-01-05,,\nb,Lost,,2026-01-05,2026-02-05,lost\nc,Early,Offer,2026-01-05,,\nd,Still,First talk,2026-01-05,,\n")
		d.imported(d.Owner, crm.ImportPlan{}, deals)
		history := csvFile("history.csv", "deal,stage,entered_at\na,First talk,2026-01-05\na,Offer,2026-01-20\nb,First talk,2026-01-05\nb,Offer,2026-01-15\nc,First talk,2026-01-05\nd,First talk,2026-01-05\n")
		im := d.imported(d.Owner, crm.ImportPlan{}, history)
		if c := im.Counts; c.Updated != 4 || c.Unchanged != 1 || c.Bad != 1 {
			t.Errorf("first: %s", counts(im))
		}
		bad := d.bad(im)
		if got, want := problems(bad), `6 deal "c" import.history_elsewhere`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if why := bad[0].Problems[0].Reason; !strings.Contains(why, `"First talk"`) || !strings.Contains(why, `"Offer"`) {
			t.Errorf("the refusal does not name the stages: %s", why)
		}
		for _, deal := range d.deals() {
			if list, err := s.Deals(t.Context(), d.Owner, []crm.ID{deal.ID}); err != nil || list[0].Name == "Lost" && list[0].Stage != "offer" {
				t.Errorf("%v, lost in %s", err, list[0].Stage)
			}
		}
		before := d.everything()
		for range 2 {
			again := d.imported(d.Owner, crm.ImportPlan{}, deals, history)
			if c := again.Counts; c.Unchanged != 9 || c.Updated+c.Created != 0 || c.Bad != 1 || d.everything() != before {
				t.Errorf("again: %s", counts(again))
			}
		}
	})
}
