package jobs_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// A sheet of leads comes in like every other door: nothing is dropped for what is
// wrong with an address, each goes to whoever's turn it is, and the arrival that
// the sheet tells is kept.
func TestSheetsOfLeads(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		seller := d.seller("Ola")
		ctx := t.Context()
		sheet := csvFile("leads.csv", "Lead ID,Full name,Company,E-mail,Phone,Message,Source,Campaign,Created at,Owner\n"+
			"x1,Anna Nowak,Brzoza,anna@brzoza.test; nowak@brzoza.test,,Prosze o wycene,fair,spring,2026-05-04 09:00,\n"+
			"x2,,,not an address,,Call me,web,,2026-05-04 10:00,\n"+
			"x3,Olga,,,+48 600 100 200,,web,,,"+seller.Name+"\n"+
			"x4,,,,,,web,,,\n")
		im := d.imported(d.Owner, crm.ImportPlan{}, sheet)
		if n := im.Counts; n.Created != 3 || n.Bad != 1 || n.Nouns["lead"].Created != 3 {
			t.Fatalf("%s\n%s", counts(im), problems(d.bad(im)))
		}
		leads := leadsOf(t, s, d.Owner)
		anna, odd, olga := leads[0], leads[1], leads[2]
		if anna.Name != "Anna Nowak" || !slices.Equal(anna.Emails, []string{"anna@brzoza.test", "nowak@brzoza.test"}) || anna.Campaign != "spring" || anna.Door != crm.LeadByImport {
			t.Errorf("first: %+v", anna)
		}
		if day := crm.DateOf(anna.ArrivedAt.Time(), time.UTC); day != "2026-05-04" || anna.GoalAt < anna.CreatedAt {
			t.Errorf("it arrived on %s, and is to be answered by %s", day, anna.GoalAt.Time())
		}
		if odd.Reachable || odd.Note != "Call me\nnot an address" {
			t.Errorf("what is no address is kept: %+v", odd)
		}
		if olga.Owner != seller.User || olga.Turn.Why != crm.TurnHand {
			t.Errorf("the sheet says whose it is: %+v", olga.Turn)
		}

		again := d.imported(d.Owner, crm.ImportPlan{}, sheet)
		if n := again.Counts; n.Unchanged != 3 || n.Created != 0 || n.Updated != 0 {
			t.Errorf("the same sheet: %s", counts(again))
		}
		more := d.imported(d.Owner, crm.ImportPlan{}, csvFile("leads.csv", "name,email,source,note\nAnna B. Nowak,ANNA@brzoza.test,fair,Urgent\nPiotr,piotr@dab.test,fair,\n"))
		if n := more.Counts; n.Updated != 1 || n.Created != 1 {
			t.Errorf("a lead that is here, and another: %s\n%s", counts(more), problems(d.bad(more)))
		}
		if now := leadsOf(t, s, d.Owner)[0]; now.Note != "Urgent" || len(now.Emails) != 2 {
			t.Errorf("told anew: %+v", now)
		}

		theirs := csvFile("leads.csv", "lead,name,source\nL-900,Zofia,fair\n") // a number of another firm is a key
		other := d.imported(d.Owner, crm.ImportPlan{}, theirs)
		if twice := d.imported(d.Owner, crm.ImportPlan{}, theirs); other.Counts.Created != 1 || twice.Counts.Unchanged != 1 {
			t.Errorf("a number that is not ours: %s, and again %s", counts(other), counts(twice))
		}
		d.undone(d.Owner, other)

		d.undone(d.Owner, more)
		if left := leadsOf(t, s, d.Owner); len(left) != 3 || left[0].Note != "Prosze o wycene" || left[0].Name != "Anna Nowak" {
			t.Errorf("taken back: %d leads, %+v", len(left), left[0])
		}
		_, err := s.TouchLead(ctx, d.Owner, anna.ID, crm.LeadTouch{Kind: crm.Call})
		d.must(err)
		undone := d.undone(d.Owner, im)
		if left := leadsOf(t, s, d.Owner); len(left) != 1 || left[0].ID != anna.ID || undone.Counts.Kept != 1 {
			t.Errorf("somebody called one of them, so it stays: %d left, %s", len(left), counts(undone))
		}
	})
}

// Leads of a sheet go round within the capacity of each; what nobody has room for
// lies in the pool.
func TestLeadsOfASheetGoRound(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		ola, jan := d.seller("Ola"), d.seller("Jan")
		small := 2
		for id, room := range map[crm.ID]int{ola.User: 10, jan.User: small, d.Owner.User: 1} {
			u, err := s.User(t.Context(), d.Owner, id)
			d.must(err)
			_, err = s.EditUser(t.Context(), d.Owner, id, u.Version, crm.UserPatch{Capacity: &room})
			d.must(err)
		}
		var rows strings.Builder
		rows.WriteString("name,email,source\n")
		for i := range 14 {
			fmt.Fprintf(&rows, "P%d,p%d@x%d.test,web\n", i, i, i)
		}
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("leads.csv", rows.String()))
		got := map[crm.ID]int{}
		for _, l := range leadsOf(t, s, d.Owner) {
			got[l.Owner]++
			if !l.Owner.IsZero() && l.Turn.Open > l.Turn.Capacity {
				t.Errorf("beyond capacity: %+v", l.Turn)
			}
		}
		if got[ola.User] != 10 || got[jan.User] != small || got[d.Owner.User] != 1 || got[crm.ID{}] != 1 {
			t.Errorf("Ola %d of 10, Jan %d of 2, pool %d of 1", got[ola.User], got[jan.User], got[crm.ID{}])
		}
	})
}

// leadsOf lists leads, the oldest first.
func leadsOf(t *testing.T, s *store.Store, by crm.Actor) []crm.Lead {
	t.Helper()
	list, err := s.Leads(t.Context(), by, store.LeadFilter{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(list)
	return list
}
