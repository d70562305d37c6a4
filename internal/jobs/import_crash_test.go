package jobs_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/jobs"
	"hummock/internal/paper"
	"hummock/internal/store"
	"hummock/internal/storetest"

	"pgregory.net/rapid"
)

// sheets are some thousand rows with companies, people, repeated and bad rows.
func sheets() []sheet {
	var deals, contacts, history bytes.Buffer
	deals.WriteString("deal,name,company,value,stage,outcome,created_at,closed_at,owner\n")
	contacts.WriteString("name,email,company\n")
	history.WriteString("deal,stage,entered_at\n")
	for i := range 1600 {
		stage, outcome, closed := "First talk", "", ""
		switch i % 4 {
		case 1:
			stage = "Offer"
		case 2:
			stage, outcome, closed = "", "won", "2026-10-01"
		case 3:
			stage, outcome, closed = "Offer", "lost", "2026-09-01"
		}
		value := strconv.Itoa(100 + i)
		if i%100 == 99 {
			value = "a lot"
		}
		fmt.Fprintf(&deals, "k%d,Deal %d,Company %d,%s,%s,%s,2026-05-%02d,%s,Seller %d\n", i, i, i%37, value, stage, outcome, 1+i%28, closed, i%5)
		fmt.Fprintf(&contacts, "Person %d,p%d@example.com,Company %d\n", i, i, i%53)
		if i%3 == 0 && i%100 != 99 {
			fmt.Fprintf(&history, "k%d,First talk,2026-05-%02d\n", i, 1+i%28)
		}
	}
	return []sheet{{"history.csv", history.Bytes()}, {"deals.csv", deals.Bytes()}, {"contacts.csv", contacts.Bytes()}}
}

// anonymous is what the firm holds without ids, which differ between two firms.
func (d desk) anonymous() string {
	d.t.Helper()
	names := map[crm.ID]string{}
	companies, err := d.Store.Companies(d.t.Context(), d.Owner, store.Page{Limit: 10_000})
	d.must(err)
	for _, c := range companies {
		names[c.ID] = c.Name
	}
	users, err := d.Store.Users(d.t.Context(), d.Owner)
	d.must(err)
	for _, u := range users {
		names[u.ID] = u.Email
	}
	var blocks []string
	for _, b := range d.deals() {
		var out strings.Builder
		visits, err := d.Store.Visits(d.t.Context(), d.Owner, b.ID)
		d.must(err)
		fmt.Fprintln(&out, b.Number, b.Name, names[b.Company], names[b.Owner], *b.Value, b.Stage, b.StageSince, b.Outcome, b.ClosedAt, b.StartDate, b.CreatedAt)
		for _, v := range visits {
			fmt.Fprintln(&out, v.Seq, v.Stage, v.Way, v.EnteredAt, v.LeftAt)
		}
		blocks = append(blocks, out.String())
	}
	contacts, err := d.Store.Contacts(d.t.Context(), d.Owner, store.Page{Limit: 10_000})
	d.must(err)
	for _, c := range contacts {
		blocks = append(blocks, fmt.Sprintln(c.Name, c.Email, names[c.Company]))
	}
	slices.Sort(blocks)
	return strings.Join(blocks, "")
}

// reopening runs a test on both databases with a way to let the program die.
func reopening(t *testing.T, run func(t *testing.T, open func() *store.Store)) {
	t.Helper()
	for name, dsn := range map[string]func(testing.TB) string{"sqlite": func(testing.TB) string { return "" }, "postgres": storetest.Postgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clock := storetest.NewClock()
			c := store.Config{Dir: t.TempDir(), DSN: dsn(t), Now: clock.Now}
			var s *store.Store
			run(t, func() *store.Store {
				if s != nil {
					if err := s.Close(); err != nil {
						t.Fatal(err)
					}
				} else {
					t.Cleanup(func() { _ = s.Close() })
				}
				var err error
				if s, err = store.Open(context.Background(), c); err != nil {
					t.Fatal(err)
				}
				return s
			})
		})
	}
}

// An import that is broken off again and again, and the undoing of it, end like
// one that was left in peace.
func TestImportGoesOnAfterACrash(t *testing.T) {
	t.Parallel()
	reopening(t, func(t *testing.T, open func() *store.Store) {
		t.Helper()
		d := newDesk(t, open(), gated())
		peace := desk{storetest.NewFirm(t, d.Store, gated()), t}
		im := peace.imported(peace.Owner, crm.ImportPlan{}, sheets()...)
		want, wantCounts := peace.anonymous(), counts(im)

		empty := d.everything()
		up := d.upload(d.Owner, crm.ImportPlan{}, sheets()...)
		_, err := d.Store.StartImport(t.Context(), d.Owner, up.ID, 0, false)
		d.must(err)
		tries := d.broken(open)
		im = d.again(d.Owner, up)
		if got := d.anonymous(); im.State != crm.ImportDone || got != want {
			t.Errorf("after %d tries the import is %s and the firm differs: %d bytes, want %d", tries, im.State, len(got), len(want))
		}
		if got := counts(im); got != wantCounts {
			t.Errorf("counts\n%s\nwant\n%s", got, wantCounts)
		}
		_, err = d.Store.UndoImport(t.Context(), d.Owner, up.ID)
		d.must(err)
		d.broken(open)
		if im = d.again(d.Owner, up); im.State != crm.ImportUndone || im.Counts.Kept != 0 || d.everything() != empty {
			t.Errorf("undone: %s %s", im.State, counts(im))
		}
	})
}

// broken works on the job that is due, with one crash after another.
func (d *desk) broken(open func() *store.Store) (tries int) {
	d.t.Helper()
	j, err := d.Store.LeaseJob(d.t.Context())
	d.must(err)
	random := rand.New(rand.NewPCG(1, 2))
	for patience := 5 * time.Millisecond; ; patience = patience * 5 / 4 {
		tries++
		d.Store = open()
		ctx, cancel := context.WithTimeout(d.t.Context(), time.Duration(random.Int64N(int64(patience))))
		err := doJob(ctx, d.Store, *j)
		cancel()
		if err == nil {
			d.must(d.Store.FinishJob(d.t.Context(), *j))
			return tries
		}
		if ctx.Err() == nil && !errors.Is(err, context.DeadlineExceeded) {
			d.t.Fatal(err)
		}
	}
}

// What was told to stop stops, keeps what has come in, and can be taken back.
func TestImportStopsWhenTold(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		empty := d.everything()
		up := d.upload(d.Owner, crm.ImportPlan{}, sheets()...)
		_, err := s.StartImport(t.Context(), d.Owner, up.ID, 0, false)
		d.must(err)
		_, err = s.CancelImport(t.Context(), d.Owner, up.ID)
		d.must(err)
		d.work()
		im := d.again(d.Owner, up)
		if im.State != crm.ImportCancelled || im.Counts.Done == 0 || im.Counts.Done >= im.Counts.Rows {
			t.Errorf("%s %s", im.State, counts(im))
		}
		if d.undone(d.Owner, im); d.everything() != empty {
			t.Error("taking back what had come in left something behind")
		}
	})
}

// Two workers that both believe to have the job do not do it twice.
func TestTwoWorkersDoNotDoubleAnImport(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		up := d.upload(d.Owner, crm.ImportPlan{}, sheets()...)
		_, err := s.StartImport(t.Context(), d.Owner, up.ID, 0, false)
		d.must(err)
		j, err := s.LeaseJob(t.Context())
		d.must(err)
		done := make(chan error, 2)
		for range 2 {
			go func() { done <- jobs.Import(t.Context(), s, *j) }()
		}
		d.must(<-done)
		d.must(<-done)
		if im := d.again(d.Owner, up); im.State == crm.ImportRunning {
			d.must(jobs.Import(t.Context(), s, *j)) // as its lease would run out
		}
		im := d.again(d.Owner, up)
		if n := len(d.deals()); im.State != crm.ImportDone || n != im.Counts.Nouns["deal"].Created || n != 1584 {
			t.Errorf("%s, %d deals: %s", im.State, n, counts(im))
		}
	})
}

// Whatever a sheet holds: imported, written out and imported again, it changes
// nothing.
func TestASheetThatWasWrittenOutChangesNothing(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	s := storetest.SQLite(t, clock)
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t, s, gated())
		im := d.imported(d.Owner, crm.ImportPlan{}, randomSheet(rt))
		if im.Counts.Bad == im.Counts.Rows {
			return
		}
		var b bytes.Buffer
		deals := d.deals()
		d.must(paper.WriteCSV(&b, paper.Table{
			Header: []string{"deal", "name", "company", "value", "currency", "probability", "stage", "expected_close", "outcome", "owner", "segment", "source"},
			Rows: func(yield func([]paper.Cell) bool) {
				for i := range deals {
					if !yield(d.written(&deals[i])) {
						return
					}
				}
			},
		}, paper.CSVOptions{}))
		again := d.imported(d.Owner, crm.ImportPlan{}, sheet{"deals.csv", b.Bytes()})
		if c := again.Counts; c.Unchanged != c.Rows {
			rt.Fatalf("%s\n%s\n%s", b.String(), counts(again), problems(d.bad(again)))
		}
	})
}

func (d desk) written(b *store.BookDeal) []paper.Cell {
	d.t.Helper()
	list, err := d.Store.Deals(d.t.Context(), d.Owner, []crm.ID{b.ID})
	d.must(err)
	deal := list[0]
	owner, err := d.Store.User(d.t.Context(), d.Owner, deal.Owner)
	d.must(err)
	value, probability, outcome, stage := paper.Cell{}, paper.Cell{}, string(deal.Outcome), deal.Stage
	if deal.Value != nil {
		value = paper.Amount(crm.Money{Minor: *deal.Value, Currency: deal.Currency})
	}
	if deal.Probability != nil {
		probability = paper.Text(fmt.Sprintf("%g %%", *deal.Probability))
	}
	if deal.Outcome == crm.Open {
		outcome = ""
	}
	if stage == crm.End {
		stage = ""
	}
	return []paper.Cell{
		paper.Text(fmt.Sprintf("D-%d", deal.Number)), paper.Text(deal.Name), paper.Text(deal.CompanyName), value, paper.Text(string(deal.Currency)), probability,
		paper.Text(stage), paper.Day(deal.ExpectedClose), paper.Text(outcome), paper.Text(owner.Name), paper.Text(deal.Segment), paper.Text(deal.Source),
	}
}

func randomSheet(t *rapid.T) sheet {
	word := rapid.StringMatching(`[A-Za-zżółćА-Яа-яё0-9 ="+'@;,-]{0,12}`)
	var b bytes.Buffer
	rows := make([][]paper.Cell, rapid.IntRange(1, 12).Draw(t, "rows"))
	for i := range rows {
		closed := rapid.SampledFrom([]string{"", "2026-11-01", "01.10.2026"}).Draw(t, "closed")
		rows[i] = []paper.Cell{
			paper.Text(word.Draw(t, "name")), paper.Text(word.Draw(t, "company")), paper.Text(rapid.SampledFrom([]string{"", "0", "12", "1250.5", "7 000,00", "x"}).Draw(t, "value")),
			paper.Text(rapid.SampledFrom([]string{"", "EUR", "PLN", "JPY", "??"}).Draw(t, "currency")),
			paper.Text(rapid.SampledFrom([]string{"", "0.5", "10%", "25"}).Draw(t, "probability")),
			paper.Text(rapid.SampledFrom([]string{"", "First talk", "offer", "Delivery", "Won", "lost", "Unheard of"}).Draw(t, "stage")),
			paper.Text(closed), paper.Text(rapid.SampledFrom([]string{"", "Olga Owner", "Some Body"}).Draw(t, "owner")),
			paper.Text(word.Draw(t, "segment")), paper.Text(word.Draw(t, "source")),
		}
	}
	err := paper.WriteCSV(&b, paper.Table{
		Header: []string{"name", "company", "value", "currency", "probability", "stage", "close date", "owner", "segment", "source"},
		Rows: func(yield func([]paper.Cell) bool) {
			for _, r := range rows {
				if !yield(r) {
					return
				}
			}
		},
	}, paper.CSVOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return sheet{"random.csv", b.Bytes()}
}
