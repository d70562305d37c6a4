package book

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const testWorkspace crm.WorkspaceID = 7

func testID(kind byte, n int) crm.ID {
	id := crm.ID{0: kind}
	binary.BigEndian.PutUint64(id[8:], uint64(n)+1)
	return id
}

func process(name string, basis crm.Basis, stages int) crm.Process {
	p := crm.Process{Name: crm.Text{crm.English: name}, Kind: crm.Sale, Basis: basis}
	for i := range stages {
		s := crm.Stage{Key: fmt.Sprintf("s%d", i+1), Name: crm.Text{crm.English: fmt.Sprintf("Stage %d", i+1), crm.Russian: fmt.Sprintf("Этап %d", i+1)}}
		if i > 0 {
			s.Percent = new(float64(i*100/stages) + 0.5)
		}
		p.Stages = append(p.Stages, s)
	}
	return p
}

// testHead is a firm with two pipelines, the first of them in two versions.
func testHead() *store.BookHead {
	one, other := process("Machines", crm.Weighted, 10), process("Services", crm.Share, 5)
	older := process("Machines", crm.Weighted, 11)
	older.Stages[3].Percent = new(33.333333)
	return &store.BookHead{
		Rev: 1, Currency: "PLN", TimeZone: "Europe/Warsaw", Today: "2026-11-22",
		Pipelines: []crm.Pipeline{
			{ID: testID('p', 0), Kind: crm.Sale, Version: 2, Process: one},
			{ID: testID('p', 1), Kind: crm.Sale, Version: 1, Position: 1, Process: other},
		},
		Versions: []store.BookVersion{
			{Pipeline: testID('p', 0), Version: 1, Process: &older},
			{Pipeline: testID('p', 0), Version: 2, Process: &one},
			{Pipeline: testID('p', 1), Version: 1, Process: &other},
		},
		Rates: []crm.Rate{
			{Currency: "EUR", Day: "2026-01-01", Value: "4.2512"},
			{Currency: "EUR", Day: "2026-11-01", Value: "4.31"},
			{Currency: "JPY", Day: "2026-01-01", Value: "0.0261"},
		},
		Users: []crm.User{{ID: testID('u', 0), Name: "Anna Kowalska", Email: "anna@example.com"}, {ID: testID('u', 1), Name: "Иван Петров"}},
	}
}

var nouns = [...]string{"Pumps for line", "Valve kit", "Насосы для цеха", "Łódź turbine", "Conveyor belt", "Ёмкость", "Żuraw portowy", "Compressor"}

// testDeal is the deal of a number, the same every time.
func testDeal(n, owners, companies int) *store.BookDeal {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	d := &store.BookDeal{FieldsJSON: fmt.Sprintf(`{"need":"line %d","size":%d,"urgent":%t,"site":"Gdynia north"}`, n%9, n%100, n%2 == 0), TagsJSON: "[]"}
	d.ID, d.Number, d.Version, d.Kind = testID('d', n), int64(n+1), 1, crm.Sale
	d.Name = fmt.Sprintf("%s %d", nouns[r.IntN(len(nouns))], r.IntN(1000))
	d.Company, d.Owner = testID('c', r.IntN(companies)), testID('u', r.IntN(owners))
	d.Pipeline, d.PipelineVersion = testID('p', 0), 2
	d.Stage = fmt.Sprintf("s%d", 1+r.IntN(10))
	d.Rank = crm.RankOnTop(crm.InstantOf(noon) - crm.Instant(r.IntN(1e10)))
	if r.IntN(10) > 0 {
		value := int64(r.ExpFloat64() * 5e6)
		d.Value = &value
	}
	d.Currency = [...]crm.Currency{"PLN", "PLN", "PLN", "EUR"}[r.IntN(4)]
	d.ExpectedClose = crm.Date("2026-06-01").AddDays(r.IntN(720))
	d.Category, d.Outcome = crm.CategoryPipeline, crm.Open
	d.Source = [...]string{"web", "fair", "referral", ""}[r.IntN(4)]
	d.CreatedAt = crm.InstantOf(noon) - crm.Instant(r.IntN(300*24*3600*1000))
	d.UpdatedAt, d.StageSince = d.CreatedAt, d.CreatedAt
	if r.IntN(3) > 0 {
		d.NextStep = &crm.NextStep{Task: testID('t', n), Title: "Call about the offer", Kind: crm.TaskCall, DueOn: crm.Date("2026-11-10").AddDays(r.IntN(30))}
	}
	return d
}

// testBook is a book of n generated deals, read as from a database.
func testBook(n, owners, companies int) *Book {
	b := newBook(testWorkspace)
	c := newColumns(testHead())
	c.reserve(int64(n))
	for i := range companies {
		c.setCompany(&store.BookCompany{ID: testID('c', i), Name: fmt.Sprintf("Норвинд & Synowie %d", i), Owner: testID('u', i%owners), CreatedAt: crm.Instant(i)})
	}
	for i := range companies {
		c.setContact(&store.BookContact{ID: testID('k', i), Company: testID('c', i), Name: fmt.Sprintf("Ewa Nowak %d", i), Email: fmt.Sprintf("ewa%d@example.com", i), Phone: fmt.Sprintf("+48 22 %07d", i)})
	}
	for i := range n {
		c.set(testDeal(i, owners, companies))
	}
	c.listAll()
	b.cols = c
	b.rev.Store(1)
	return b
}

func everybody() crm.Actor {
	return crm.Actor{Workspace: testWorkspace, User: testID('u', 0), Sees: crm.SeesAll}
}

func seller(n int) crm.Actor {
	return crm.Actor{Workspace: testWorkspace, User: testID('u', n), Sees: crm.SeesOwn}
}
