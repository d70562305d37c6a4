package jobs_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Two rows that mean one record by different names do not stand in each other's
// way: the first counts, the second is named, and all others come in.
func TestTwoRowsThatMeanOneRecord(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ before, twice, want string }{
		"deals by key and by name": {
			"deal,name,company,value,currency\nK-1,Tower,Acme,5,EUR\n",
			"deal,name,company,value,currency\n,Tower,Acme,6,EUR\nK-1,Tower two,Acme,7,EUR\n,Fresh,Acme,8,EUR\n",
			`3 deal "K-1" import.repeated`,
		},
		"contacts by mail and by name": {
			"name,company,email,phone\nAnna Maria,Acme,anna@acme.test,\n",
			"name,company,email,phone\nAnna Maria,Acme,,111\nAnna X,Acme,anna@acme.test,222\nBert,Acme,bert@acme.test,\n",
			`3 email "anna@acme.test" import.repeated`,
		},
		"companies by key and by name": {
			"key,name,industry\nC-1,Acme,mills\n",
			"key,name,industry\n,Acme,docks\nC-1,Acme,ports\nC-2,Birch,saws\n",
			`3 key "C-1" import.repeated`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			storetest.Each(t, func(t *testing.T, s *store.Store) {
				t.Helper()
				d := newDesk(t, s, gated())
				d.imported(d.Owner, crm.ImportPlan{}, csvFile("sheet.csv", c.before))
				for _, dry := range []bool{true, false} {
					im := d.run(d.Owner, d.upload(d.Owner, crm.ImportPlan{}, csvFile("sheet.csv", c.twice)), dry)
					if n := im.Counts; n.Updated != 1 || n.Created != 1 || n.Bad != 1 {
						t.Errorf("dry %v: %s", dry, counts(im))
					}
					if got := problems(d.bad(im)); got != c.want {
						t.Errorf("dry %v: got %s, want %s", dry, got, c.want)
					}
				}
			})
		})
	}
}

// A row without a key never takes a deal over that it does not name: neither one
// with another client, nor one of several that are called the same.
func TestARowOfNoKeyGuessesNoDeal(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,company\n,Website,\nr1,Renewal,Acme\nr2,Renewal,Acme\n"))
		im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "name,company,value,currency\nWebsite,Acme,15,EUR\nRenewal,Acme,9,EUR\n"))
		if n := im.Counts; n.Created != 1 || n.Bad != 1 || n.Updated != 0 {
			t.Errorf("got %s", counts(im))
		}
		if got, want := problems(d.bad(im)), `3 name "Renewal" import.several_deals`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if n := len(d.deals()); n != 4 {
			t.Errorf("there are %d deals", n)
		}
	})
}

// The sheet of an admin closes a deal on the day that it tells: not before its
// stage began, not in time to come, and not for everybody.
func TestASheetClosesOnItsDay(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,stage,created_at\na,Alpha,First talk,2026-11-02\nb,Beta,First talk,2026-11-02\n"))
		closing := func(key, day string) string {
			return "deal,outcome,loss_reason,closed_at\n" + key + ",lost,price," + day + "\n"
		}
		for day, want := range map[string]string{
			"2026-10-30": `2 closed_at "2026-10-30" import.closed_before`,
			"2027-01-15": `2 closed_at "2027-01-15" import.closes_today`,
		} {
			im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("week.csv", closing("a", day)))
			if got := problems(d.bad(im)); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
		im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("week.csv", closing("a", "2026-11-20")))
		if im.Counts.Updated != 1 {
			t.Errorf("%s: %s", counts(im), problems(d.bad(im)))
		}
		for _, deal := range d.deals() {
			list, err := s.Deals(t.Context(), d.Owner, []crm.ID{deal.ID})
			if d.must(err); list[0].Name == "Alpha" && (list[0].EndDate != "2026-11-20" || list[0].Outcome != crm.Lost) {
				t.Errorf("%s on %s", list[0].Outcome, list[0].EndDate)
			}
		}
		again := d.imported(d.Owner, crm.ImportPlan{}, csvFile("week.csv", closing("a", "2026-11-20")))
		if again.Counts.Unchanged != 1 {
			t.Errorf("again: %s: %s", counts(again), problems(d.bad(again)))
		}
	})
}
