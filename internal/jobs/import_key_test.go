package jobs_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// numbers gives names of deals by their numbers.
func (d desk) numbers() map[int64]string {
	d.t.Helper()
	out := map[int64]string{}
	for _, b := range d.deals() {
		list, err := d.Store.Deals(d.t.Context(), d.Owner, []crm.ID{b.ID})
		d.must(err)
		out[b.Number] = list[0].Name
	}
	return out
}

// seller adds somebody who sees own deals alone.
func (d desk) seller(name string) crm.Actor {
	d.t.Helper()
	u, err := d.Store.CreateUser(d.t.Context(), d.Owner, crm.NewUser{Email: crm.Fold(name) + "@reed.test", Name: name, Roles: []crm.Role{crm.Seller}, Sees: crm.SeesOwn})
	d.must(err)
	return storetest.ActorOf(*u, d.Owner.Workspace)
}

// A number of ours means our deal at every hand, or no deal at all.
func TestANumberMeansOneDealOnly(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		made, err := s.CreateDeal(t.Context(), d.Owner, crm.DealDraft{Name: "Portal"})
		d.must(err)
		sam := d.seller("Sam")
		key := made.Label()
		im := d.imported(sam, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,value\n"+key+",Mine,1\nD-7,Low,1\nD-1900,Far,5\nx1,Other,2\n"))
		if got, want := problems(d.bad(im)), `2 deal "`+key+"\" import.deal_hidden\n3 deal \"D-7\" import.deal_hidden"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,value\n"+key+",Portal,700\n"))
		deal := d.is(made.ID, "talk", crm.Open)
		if deal.Value == nil || *deal.Value != 70000 {
			t.Errorf("the deal %s was not the one that the admin's row edited: %+v", key, deal)
		}
		if n := d.numbers(); n[made.Number] != "Portal" || n[1900] != "Far" || n[1901] != "Other" || len(n) != 3 {
			t.Errorf("numbers: %v", n)
		}
	})
}

// The sheet of another Hummock comes in with its numbers, so that no later deal
// has one of them and the same sheet means the same deals.
func TestNumbersOfAnotherHummockAreTakenOver(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		sheet := csvFile("deals.csv", "deal,name,value\nD-1003,Third,3\n,Keyless,9\nD-1001,First,much\nd-1002,Second,2\nD-01002,Twin,4\nD-12345678,Long,4\n")
		im := d.imported(d.Owner, crm.ImportPlan{}, sheet)
		if got, want := problems(d.bad(im)), "4 value \"much\" paper.not_a_number\n6 deal \"D-01002\" import.repeated"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		made, err := s.CreateDeal(t.Context(), d.Owner, crm.DealDraft{Name: "Later"})
		d.must(err)
		n := d.numbers()
		if n[1003] != "Third" || n[1002] != "Second" || n[1004] != "Keyless" || n[1005] != "Long" || made.Number != 1006 {
			t.Errorf("numbers: %v, then %d", n, made.Number)
		}
		again := d.imported(d.Owner, crm.ImportPlan{}, sheet)
		if c := again.Counts; c.Created+c.Updated != 0 || c.Unchanged != 4 {
			t.Errorf("the same again: %s", counts(again))
		}
		d.undone(d.Owner, im)
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,value\nD-1003,Third,3\n"))
		if n := d.numbers(); n[1003] != "Third" {
			t.Errorf("numbers after undo: %v", n)
		}
	})
}
