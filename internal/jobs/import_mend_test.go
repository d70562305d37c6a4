package jobs_test

import (
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// What was only looked at, or only guessed, does not decide how later files are
// read, and no memory stands above what the rows of a file prove.
func TestOnlyWhatWasCarriedOutIsRemembered(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		month, open, day := "p1,Portal,01/25/2026\n", "p1,Portal,05/04/2026\n", "p1,Portal,25/01/2026\n"
		column := func(rows string) crm.ImportColumn {
			return d.upload(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,expected close\n"+rows)).Plan.Files[0].Columns[2]
		}
		d.run(d.Owner, d.upload(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,expected close\n"+month)), true)
		if c := column(open); c.Order != "dmy" || c.Doubt == "" {
			t.Errorf("after a look: %s, doubt %q", c.Order, c.Doubt)
		}
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,expected close\n"+open))
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,expected close\n"+month))
		if c := column(open); c.Order != "mdy" || c.Doubt == "" {
			t.Errorf("after an import: %s, doubt %q", c.Order, c.Doubt)
		}
		if c := column(day); c.Order != "dmy" || c.Doubt != "" {
			t.Errorf("what all rows prove was overruled: %s, doubt %q", c.Order, c.Doubt)
		}
	})
}

// A refusal shows the cell as the file has it, of the column that is at fault.
func TestRefusalsShowTheCellAtFault(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,stage\na,Alpha,First talk\n"))
		sam := d.seller("Sam")
		im := d.imported(sam, crm.ImportPlan{}, csvFile("deals.csv", "deal,name,stage,outcome,closed_at\nx,X,First talk,Won,01.02.2026\n"))
		if got, want := problems(d.bad(im)), `2 outcome "Won" import.history_admins_only`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		im = d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", `deal,name,stage,outcome,created_at,closed_at,loss_reason,value,currency
a,Alpha,First talk,lost,,,,,
b,Beta,Offer,lost,25.02.2026,13.01.2026,,,
c,Gamma,Offer,,,,,"$1,234.50",EUR
e,Delta,Offer,,,,,100 USD,EUR
f,Eta,Offer,,,,,100 EUR,EUR
`))
		want := `2 loss_reason "" loss.reason_missing
3 closed_at "13.01.2026" import.closed_before
4 value "$1,234.50" import.currencies_differ
5 value "100 USD" import.currencies_differ`
		if got := problems(d.bad(im)); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// Who may not come in by a row of their own does not come in by another's.
func TestARefusedPersonIsNotMadeAlongTheWay(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		d.imported(d.Owner, crm.ImportPlan{},
			csvFile("users.csv", "name,email,role,manager\nAda,ada@reed.test,seller,Bob\nBob,bob@reed.test,owner,\nCid,cid@reed.test,seller,Dora\n"),
			csvFile("deals.csv", "deal,name,owner\na,Alpha,Bob\nb,Beta,Ada\n"))
		users, err := s.Users(t.Context(), d.Owner)
		d.must(err)
		names := map[string]bool{}
		for _, u := range users {
			names[u.Name] = true
		}
		if len(names) != 4 || names["Bob"] || !names["Dora"] || len(d.deals()) != 1 {
			t.Errorf("users %v, %d deals", names, len(d.deals()))
		}
	})
}

// Of a row that is refused nothing comes in, whatever else it names; what a good
// row names comes in as ever. The dry run says the same.
func TestNothingOfARefusedRowComesIn(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		before := d.everything()
		sheet := csvFile("deals.csv", "deal,name,company,product,owner,stage\na,One,Fern,Audit,Gil,Nowhere\nb,Two,Moss,Check,Ida,Offer\nc,Three,Fern,Audit,Ida,Nowhere\n")
		dry := d.run(d.Owner, d.upload(d.Owner, crm.ImportPlan{}, sheet), true)
		if d.everything() != before {
			t.Fatal("the dry run changed something")
		}
		im := d.imported(d.Owner, crm.ImportPlan{}, sheet)
		for _, n := range []string{"company", "product", "user"} {
			if got := im.Counts.Nouns[n].Created; got != 1 || dry.Counts.Nouns[n].Created != 1 {
				t.Errorf("%s: %d came in, the dry run said %d", n, got, dry.Counts.Nouns[n].Created)
			}
		}
		if now := d.everything(); strings.Contains(now, "Fern") || strings.Contains(now, "Audit") || strings.Contains(now, "Gil") || !strings.Contains(now, "Ida") {
			t.Errorf("left is %s", now)
		}
	})
}
