package book

import (
	"time"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// RowsOrder asks for the rows of a forecast or of a funnel.
type RowsOrder struct {
	Filter Filter
	AsOf   crm.Date // day of the exchange rates; "": today
	Now    time.Time
	Visits bool // with the deals' visits; the book comes from Library.BookWithVisits
	Signs  bool // with what health looks at; asks for Visits
}

// Rows are deals for package insight, with what tells them apart: entry k of
// every slice belongs to the same deal. They are a copy and hold only what the
// actor may see. Their order says nothing, but stays while the deals do.
type Rows struct {
	Rev      int64
	Currency crm.Currency // the base currency
	AsOf     crm.Date     // day of the exchange rates
	Rates    []crm.Rate   // those that values were converted with
	Ignored  []string     // terms of the filter that mean nothing
	Places   []Place      // of Deals.Stages

	Deals   insight.Deals
	Visits  insight.Visits // to stages of the pipelines that the deals are in
	Signs   []insight.DealSigns
	ID      []crm.ID
	Number  []int64
	Owner   []uint32 // -> Owners
	Segment []uint32 // -> Words
	Source  []uint32 // -> Words

	// Owners and Words are of the whole book: look up in them, show none of
	// them that no row names.
	Owners []crm.ID
	Words  []string

	picked []uint32
}

// Rows copies the visible deals that meet the filter into rows, whose memory is
// used again.
func (b *Book) Rows(by crm.Actor, o RowsOrder, rows *Rows) {
	q, done := b.ask(by, o.Now, o.AsOf)
	defer done()
	c := q.c
	tests, ignored := q.compile(o.Filter)
	rows.Places, rows.Deals.Stages = rows.Places[:0], rows.Deals.Stages[:0]
	rows.Rev, rows.Currency, rows.AsOf, rows.Ignored = b.rev.Load(), c.head.Currency, q.exchange.on, ignored
	rows.picked = rows.picked[:0]
	for i := range c.visible(b.mask(c, by), all(tests)) {
		rows.picked = append(rows.picked, i)
	}
	stages := rows.copy(q)
	if o.Visits {
		rows.copyVisits(c, stages)
	}
	if o.Signs {
		rows.copySigns(c)
	}
}

// copySigns fills in what health looks at, but for contacts, which the book does
// not know.
func (r *Rows) copySigns(c *columns) {
	r.Signs = fit(r.Signs, len(r.picked))
	for k, i := range r.picked {
		r.Signs[k] = insight.DealSigns{
			Active: c.flags[i]&active != 0, Owned: c.owner[i] != 0, Since: crm.Instant(c.since[i]), Next: c.nextDay[i], Waiting: c.waiting[i],
			Touched: insight.NoDay, Debts: c.debts[i], Waivers: c.rest[i].waivers,
		}
		r.Signs[k].Began, _ = dayIn(crm.Instant(c.created[i]), c.head.zone)
	}
	for v, k := range r.Visits.Deal {
		if entered := r.Visits.Entered[v]; entered != 0 && !r.Visits.Void[v] {
			day, _ := dayIn(entered, c.head.zone)
			r.Signs[k].Began = min(r.Signs[k].Began, day)
		}
	}
}

// copy fills the columns one after the other, and gives 1 + the position in
// Places of each of the book's places.
func (r *Rows) copy(q *question) []int32 {
	c, d, rows := q.c, &r.Deals, r.picked
	stages := r.copyStages(c)
	r.copyMoney(q)
	d.Own = pick(d.Own, c.probability, rows)
	d.Close = pick(d.Close, c.close, rows)
	d.Closed = pick(d.Closed, c.closedDay, rows)
	d.Outcome = pick(d.Outcome, c.outcome, rows)
	d.Category = pick(d.Category, c.category, rows)
	d.Finished, d.CreditDays = fit(d.Finished, len(rows)), fit(d.CreditDays, len(rows))
	for k, i := range rows {
		d.Finished[k] = c.flags[i]&finished != 0
		d.CreditDays[k] = max(c.companies.rows[c.company[i]].credit, 0)
	}
	r.ID = pick(r.ID, c.id, rows)
	r.Number = pick(r.Number, c.number, rows)
	r.Owner, r.Owners = pick(r.Owner, c.owner, rows), c.owners.values
	r.Segment, r.Source, r.Words = pick(r.Segment, c.segment, rows), pick(r.Source, c.source, rows), c.words.values
	return stages
}

func (r *Rows) copyStages(c *columns) []int32 {
	r.Deals.Stage = fit(r.Deals.Stage, len(r.picked))
	stages := make([]int32, len(c.places))
	for k, i := range r.picked {
		r.Deals.Stage[k] = r.stage(c, stages, c.weighs[c.place[i]])
	}
	return stages
}

func (r *Rows) copyMoney(q *question) {
	c, d := q.c, &r.Deals
	d.Worth, d.Value = fit(d.Worth, len(r.picked)), fit(d.Value, len(r.picked))
	counted := make(tally, len(c.currencies.values))
	for k, i := range r.picked {
		d.Worth[k], d.Value[k] = insight.Unvalued, 0
		if c.flags[i]&hasValue == 0 {
			continue
		}
		d.Worth[k] = insight.Unrated
		if q.exchange.rates[c.currency[i]].known {
			d.Worth[k] = insight.Valued
			counted[c.currency[i]].valued++
		}
		d.Value[k] = c.base[i]
		if !q.current {
			d.Value[k], _ = q.money(i)
		}
	}
	r.Rates = q.exchange.used(counted)
}

// pick copies the rows of a column.
func pick[T any](to, from []T, rows []uint32) []T {
	to = fit(to, len(rows))
	for k, i := range rows {
		to[k] = from[i]
	}
	return to
}

// fit gives a slice of length n, the same memory if that is enough.
func fit[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
