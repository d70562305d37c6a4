package jobs_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// A process whose first stage cannot be left without a source.
func gated() crm.Template {
	text := func(s string) crm.Text { return crm.Text{crm.English: s} }
	return crm.Template{Pipelines: []crm.NamedProcess{{Process: crm.Process{
		Name: text("Projects"), Kind: crm.Sale, Basis: crm.Weighted,
		Stages: []crm.Stage{
			{Key: "talk", Name: crm.Text{crm.English: "First talk", crm.Russian: "Первый разговор"}, Phase: "prospect", Exit: []crm.Criterion{
				{Key: "source", Text: text("Source is known"), Kind: crm.KindField, Field: "source", Level: crm.Required},
			}},
			{Key: "offer", Name: text("Offer"), Phase: "sell"},
			{Key: "deliver", Name: text("Delivery"), Phase: "deliver"},
		},
		WinLine: "deliver",
	}}}}
}

// everything is what the firm holds, without versions and the time of changes,
// which move on when something is taken back.
func (d desk) everything() string {
	d.t.Helper()
	ctx := d.t.Context()
	var lines []string
	add := func(v any) {
		b, err := json.Marshal(v)
		d.must(err)
		lines = append(lines, string(b))
	}
	for _, b := range d.deals() {
		list, err := d.Store.Deals(ctx, d.Owner, []crm.ID{b.ID})
		d.must(err)
		deal := list[0]
		deal.Version, deal.UpdatedAt = 0, 0
		add(deal)
		visits, err := d.Store.Visits(ctx, d.Owner, b.ID)
		d.must(err)
		add(slices.DeleteFunc(visits, func(v crm.Visit) bool { return v.Void }))
	}
	companies, err := d.Store.Companies(ctx, d.Owner, store.Page{Limit: 10_000})
	d.must(err)
	for _, c := range companies {
		c.Version, c.UpdatedAt = 0, 0
		add(c)
	}
	contacts, err := d.Store.Contacts(ctx, d.Owner, store.Page{Limit: 10_000})
	d.must(err)
	for _, c := range contacts {
		c.Version, c.UpdatedAt = 0, 0
		add(c)
	}
	products, err := d.Store.Products(ctx, d.Owner, store.Page{Limit: 10_000})
	d.must(err)
	for _, p := range products {
		p.Version = 0
		add(p)
	}
	users, err := d.Store.Users(ctx, d.Owner)
	d.must(err)
	add(users)
	teams, err := d.Store.Teams(ctx, d.Owner)
	d.must(err)
	add(teams)
	pipelines, err := d.Store.Pipelines(ctx, d.Owner)
	d.must(err)
	add(pipelines)
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func problems(rows []crm.ImportRow) string {
	var out []string
	for _, r := range rows {
		for _, p := range r.Problems {
			out = append(out, fmt.Sprintf("%d %s %q %s", r.Row, p.Column, p.Value, p.Code))
		}
	}
	return strings.Join(out, "\n")
}

// Good rows come in; each bad one is named with row, column, value and reason.
func TestBadRowsDoNotHoldGoodOnesBack(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", `Сделка №,Название,Компания,Сумма,Этап,Дата закрытия,Ответственный,Вероятность
`+`id1,Портал,Ромашка,"1 250,50",Первый разговор,01.12.2026,Olga Owner,20%
id2,,Ромашка,100,Offer,,,
id3,Склад,Ромашка,много,Offer,,,
id4,Сайт,Ромашка,100,Переговоры,,,
id5,Аудит,Ромашка,100,Offer,31.02.2026,,
id6,Сеть,Лютик,200,Выиграна,,,
id7,Сеть,Лютик,200,Выиграна,15.11.2026,,
id1,Другой,Ромашка,5,Offer,,,
id8,Сервер,Лютик,300,Проиграна,20.11.2026,,120
`))
		want := `3 Название "" import.missing
4 Сумма "много" paper.not_a_number
5 Этап "Переговоры" import.stage_unknown
6 Дата закрытия "31.02.2026" paper.not_a_date
7 closed_at "" import.closing_missing
9 Сделка № "id1" import.repeated
10 Вероятность "120" probability.range`
		if got := problems(d.bad(im)); got != want {
			t.Errorf("bad rows:\n%s\nwant\n%s", got, want)
		}
		if c := im.Counts; c.Created != 2 || c.Bad != 7 || c.Done != 9 {
			t.Errorf("counts %s", counts(im))
		}
		deals := d.deals()
		slices.SortFunc(deals, func(a, b store.BookDeal) int { return cmp.Compare(a.Number, b.Number) })
		if first := deals[0]; *first.Value != 125050 || first.Stage != "talk" || first.ExpectedClose != "2026-12-01" || *first.Probability != 20 {
			t.Errorf("%+v", first)
		}
		if won := deals[1]; won.Outcome != crm.Won || won.Stage != "deliver" || won.EndDate != "" {
			t.Errorf("%+v", won)
		}
	})
}

// A sheet that was edited asks for moves like anybody else.
func TestEditedSheetMeetsTheGate(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		ctx := t.Context()
		made, err := s.CreateDeal(ctx, d.Owner, crm.DealDraft{Name: "Portal"})
		d.must(err)
		again := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "name,stage\nPortal,Offer\n"))
		rows := d.bad(again)
		if len(rows) != 1 || rows[0].Problems[0].Code != "criteria.unmet" || !strings.Contains(rows[0].Problems[0].Reason, "Source is known") {
			t.Fatalf("the gate let it pass: %s", problems(rows))
		}
		for _, sheet := range []string{"name,stage\nPortal,Delivery\n", "name,stage\nPortal,won\n", "name,stage,outcome\nPortal,,won\n", "name,stage\nPortal,lost\n"} {
			if im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", sheet)); im.Counts.Bad != 1 {
				t.Errorf("%q came past the gate: %s", sheet, counts(im))
			}
		}
		d.is(made.ID, "talk", crm.Open)
		im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "name,stage,source\nPortal,Offer,fair\n"))
		if im.Counts.Moved != 1 || im.Counts.Updated != 1 {
			t.Errorf("the row that fills what is asked moves: %s", counts(im))
		}
		d.is(made.ID, "offer", crm.Open)
		d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "name,outcome,loss reason\nPortal,lost,Price\n"))
		d.is(made.ID, "offer", crm.Lost)
		if im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", "name,stage\nPortal,First talk\n")); im.Counts.Bad != 1 {
			t.Errorf("a lost deal came back by a sheet: %s", counts(im))
		}
	})
}

func (d desk) is(id crm.ID, stage string, outcome crm.Outcome) *crm.Deal {
	d.t.Helper()
	deal, err := d.Store.Deal(d.t.Context(), d.Owner, id)
	d.must(err)
	if deal.Stage != stage || deal.Outcome != outcome {
		d.t.Errorf("the deal is %s in %q, want %s in %q", deal.Outcome, deal.Stage, outcome, stage)
	}
	return deal
}

// Whoever is no admin brings deals in as by hand: at the start, and open.
func TestSellersImportOnlyWhatTheyCouldCreate(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		seller := d.Person(t, "Sella", crm.Seller)
		im := d.imported(seller, crm.ImportPlan{}, csvFile("deals.csv", `name,stage,outcome,closed_at,owner,product
Start,First talk,,,,
Later,Offer,,,,
Won,,won,2026-11-01,,
Foreign,,,,Nobody Known,
Thing,,,,,Unknown thing
`))
		rows, err := s.ImportRows(t.Context(), seller, im.ID, 0, 0, 100, crm.RowBad)
		d.must(err)
		want := `3 stage "Offer" move.not_allowed
4 outcome "won" import.history_admins_only
5 owner "Nobody Known" import.person_unknown
6 product "Unknown thing" import.product_unknown`
		if got := problems(rows); got != want {
			t.Errorf("bad rows:\n%s\nwant\n%s", got, want)
		}
		made := d.deals()
		if len(made) != 1 || made[0].Owner != seller.User {
			t.Errorf("%+v", made)
		}
		visits, err := s.Visits(t.Context(), d.Owner, made[0].ID)
		d.must(err)
		if len(visits) != 1 || visits[0].Imported || visits[0].Way != crm.WayStart {
			t.Errorf("%+v", visits)
		}
		for name, text := range map[string]string{"users.csv": "name,email,role\nX,x@reed.test,manager\n", "history.csv": "deal,stage,entered_at\nD-1,talk,2026-01-01\n"} {
			up := d.upload(seller, crm.ImportPlan{}, csvFile(name, text))
			if _, err := s.StartImport(t.Context(), seller, up.ID, 0, false); !crm.IsKind(err, crm.Forbidden) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

const past = `deal,name,company,value,stage,outcome,created_at,closed_at,owner
a,Alpha,One,100,,won,2026-01-05,2026-03-01,Rita Reed
b,Beta,One,200,Offer,,2026-02-01,,Rita Reed
c,Gamma,Two,300,,lost,2026-02-10,2026-02-20,Sam Sand
`

const visits = `deal,stage,entered_at,left_at,by
b,Offer,2026-02-11,,Rita Reed
a,First talk,2026-01-05,,
c,First talk,2026-02-10,,
a,Offer,2026-01-20T10:00:00Z,2026-02-28T00:00:00Z,
b,First talk,2026-02-01,2026-02-11,
`

// Files come in together whatever their order, and a deal's history stands where
// its row says it ended.
func TestHistoryComesWithItsDeals(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		before := d.everything()
		files := []sheet{csvFile("history.csv", visits), csvFile("deals.csv", past)}
		checked := d.run(d.Owner, d.upload(d.Owner, crm.ImportPlan{}, files...), true)
		im := d.run(d.Owner, checked, false)
		if im.State != crm.ImportDone || im.Counts.Bad != 0 || counts(im) != counts(checked) {
			t.Fatalf("%s %s\ndry run %s\n%s", im.State, counts(im), counts(checked), problems(d.bad(im)))
		}
		got := map[string][]string{}
		for _, deal := range d.deals() {
			list, err := s.Visits(t.Context(), d.Owner, deal.ID)
			d.must(err)
			for _, v := range list {
				left := "runs"
				if v.LeftAt != 0 {
					left = v.LeftAt.Time().Format("01-02 15:04")
				}
				got[deal.Name] = append(got[deal.Name], fmt.Sprintf("%s %s %s %s %v", v.Stage, v.Way, v.EnteredAt.Time().Format("01-02 15:04"), left, v.Imported))
			}
		}
		want := map[string][]string{
			"Alpha": {"talk start 01-04 23:00 01-20 10:00 true", "offer forward 01-20 10:00 02-28 23:00 true", "deliver import 02-28 23:00 runs true"},
			"Beta":  {"talk start 01-31 23:00 02-10 23:00 true", "offer forward 02-10 23:00 runs true"},
			"Gamma": {"talk start 02-09 23:00 02-19 23:00 true"},
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("visits\n%v\nwant\n%v", got, want)
		}
		again := d.imported(d.Owner, crm.ImportPlan{}, files...)
		if c := again.Counts; c.Unchanged != c.Rows {
			t.Errorf("the same files again: %s\n%s", counts(again), problems(d.bad(again)))
		}
		if u := d.undone(d.Owner, im); u.State != crm.ImportUndone || u.Counts.Kept != 0 {
			t.Errorf("undone: %s", counts(u))
		}
		if after := d.everything(); after != before {
			t.Errorf("undoing left\n%s\nin place of\n%s", after, before)
		}
	})
}

// Undoing takes back what was made and changed, and keeps what somebody has
// built upon since.
func TestUndoRestoresAndNamesWhatItKeeps(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		ctx := t.Context()
		old, err := s.CreateDeal(ctx, d.Owner, crm.DealDraft{Name: "Old", CompanyName: "Known", Set: map[string]any{"source": "web"}})
		d.must(err)
		second, err := s.CreateDeal(ctx, d.Owner, crm.DealDraft{Name: "Second", CompanyName: "Known"})
		d.must(err)
		before := d.everything()
		files := []sheet{
			csvFile("deals.csv", "name,company,value,stage,outcome,loss_reason,product\nOld,Known,500,Offer,,,Thing\nSecond,Known,700,,lost,price,\nNew,Fresh,900,Offer,,,Thing\nNewer,Fresh,1,Offer,,,\n"),
			csvFile("companies.csv", "company,industry,parent company\nKnown,retail,Mother\nFresh,trade,Known\nMother,holding,\n"),
			csvFile("contacts.csv", "first name,last name,email,company\nAnn,Lee,ann@known.test,Known\nBob,Ray,,Fresh\n"),
			csvFile("staff.csv", "name,email,team,manager\nIna Gray,ina@reed.test,North,Max Bold\n"),
		}
		im := d.imported(d.Owner, crm.ImportPlan{}, files...)
		d.is(old.ID, "offer", crm.Open)
		d.is(second.ID, "talk", crm.Lost)
		u := d.undone(d.Owner, im)
		if u.State != crm.ImportUndone || u.Counts.Kept != 0 {
			t.Errorf("undone: %s %s", u.State, counts(u))
		}
		if after := d.everything(); after != before {
			t.Errorf("undoing left\n%s\nin place of\n%s", after, before)
		}

		im = d.imported(d.Owner, crm.ImportPlan{}, files...)
		for _, deal := range d.deals() {
			if deal.Name == "New" {
				_, err := s.EditDeal(ctx, d.Owner, deal.ID, deal.Version, map[string]any{"segment": "mine"})
				d.must(err)
			}
		}
		u = d.undone(d.Owner, im)
		rows, err := s.ImportRows(ctx, d.Owner, im.ID, 0, 0, 100, "")
		d.must(err)
		if rows[2].State != crm.RowKept || rows[2].Problems[0].Code != "import.kept" || rows[3].State != crm.RowUndone {
			t.Errorf("rows %+v", rows)
		}
		// The deal stays, and with it its company, that one's parent and so on, and its product.
		if u.Counts.Kept != 3 {
			t.Errorf("kept: %s", counts(u))
		}
	})
}

// A sheet brings a pipeline of its own, or stages for one that exists.
func TestStagesOfTheFileAreMadeWhenAskedFor(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		sheet := csvFile("deals.csv", "name,stage,probability\nA,Closing,0.9\nB,Meeting,0.2\nC,Won,1\nD,Offer,0.5\n")
		if im := d.run(d.Owner, d.upload(d.Owner, crm.ImportPlan{}, sheet), true); im.Counts.Bad != 3 || !im.Plan.Files[0].Stages[0].Unknown || !im.Plan.Files[0].Columns[2].Shares {
			t.Errorf("dry run: %s %+v", counts(im), im.Plan.Files[0])
		}
		im := d.imported(d.Owner, crm.ImportPlan{CreateStages: true}, sheet)
		if im.Counts.Created != 3 {
			t.Errorf("%s\n%s", counts(im), problems(d.bad(im)))
		}
		im = d.imported(d.Owner, crm.ImportPlan{Pipeline: "Other"}, csvFile("deals.csv", "name,stage,probability\nAA,Closing,0.9\nBB,Meeting,0.2\nDD,Offer,0.5\n"))
		list, err := s.Pipelines(t.Context(), d.Owner)
		d.must(err)
		var got []string
		for _, p := range list {
			for _, st := range p.Process.Stages {
				got = append(got, fmt.Sprint(p.Version, st.Key))
			}
		}
		want := "[2talk 2offer 2meeting 2closing 2deliver 1meeting 1offer 1closing]"
		if fmt.Sprint(got) != want || im.Plan.Made != list[1].ID {
			t.Errorf("stages %v, want %s", got, want)
		}
		d.undone(d.Owner, im)
		if list, err = s.Pipelines(t.Context(), d.Owner); err != nil || len(list) != 1 {
			t.Errorf("the pipeline stays: %v %v", list, err)
		}
	})
}

// What is open goes to people who work here and may work on it; what is closed
// stays with those who closed it.
func TestSheetsGiveNothingToThoseWhoCannotTakeIt(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		d := newDesk(t, s, gated())
		gone := d.Person(t, "Goner", crm.Seller)
		d.Person(t, "Vera", crm.Viewer)
		_, err := s.Depart(t.Context(), d.Owner, gone.User, store.Departure{Deals: d.Owner.User})
		d.must(err)
		im := d.imported(d.Owner, crm.ImportPlan{}, csvFile("deals.csv", `name,outcome,closed_at,loss reason,owner
Open,,,,Goner
Looked at,,,,Vera
Old,won,2026-01-11,,Goner
Never,disqualified,2026-01-11,Price,Goner
`))
		want := `2 owner "Goner" import.owner_left
3 owner "Vera" user.cannot_own`
		if got := problems(d.bad(im)); got != want {
			t.Errorf("bad rows:\n%s\nwant\n%s", got, want)
		}
		im = d.imported(d.Owner, crm.ImportPlan{}, csvFile("companies.csv", "company,industry,owner\nOne,retail,Goner\nTwo,trade,Vera\n"))
		if got := problems(d.bad(im)); got != `2 owner "Goner" import.owner_left` {
			t.Errorf("bad companies:\n%s", got)
		}
	})
}
