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
	ID      []crm.ID
	Number  []int64
	Owner   []crm.ID
	Segment []string
	Source  []string
}

// Rows copies the visible deals that meet the filter into rows, whose memory is
// used again.
func (b *Book) Rows(by crm.Actor, o RowsOrder, rows *Rows) {
	q, done := b.ask(by, o.Now, o.AsOf)
	defer done()
	c := q.c
	tests, ignored := q.compile(o.Filter)
	rows.clear()
	rows.Rev, rows.Currency, rows.AsOf, rows.Ignored = b.rev.Load(), c.head.Currency, q.exchange.on, ignored
	stages := make([]int32, len(c.places)) // 1 + position in Places
	var counted tally
	for i := range c.visible(b.mask(c, by), all(tests)) {
		stage := &stages[c.place[i]]
		if *stage == 0 {
			p := &c.places[c.place[i]]
			rows.Places = append(rows.Places, p.Place)
			rows.Deals.Stages = append(rows.Deals.Stages, insight.Stage{Percent: p.Percent})
			*stage = int32(len(rows.Places))
		}
		rows.add(q, i, *stage-1)
		q.count(&counted, i)
	}
	rows.Rates = q.exchange.used(counted)
}

func (r *Rows) add(q *question, i uint32, stage int32) {
	c, d := q.c, &r.Deals
	worth, value := insight.Unvalued, int64(0)
	if c.flags[i]&hasValue != 0 {
		worth = insight.Unrated
		value, _ = q.money(i)
		if q.exchange.rates[c.currency[i]].known {
			worth = insight.Valued
		}
	}
	d.Stage = append(d.Stage, stage)
	d.Worth = append(d.Worth, worth)
	d.Value = append(d.Value, value)
	d.Own = append(d.Own, c.probability[i])
	d.Close = append(d.Close, c.close[i])
	d.Closed = append(d.Closed, c.closedDay[i])
	d.Outcome = append(d.Outcome, c.outcome[i])
	d.Finished = append(d.Finished, c.flags[i]&finished != 0)
	d.Category = append(d.Category, c.category[i])
	d.CreditDays = append(d.CreditDays, max(c.companies.rows[c.company[i]].credit, 0))
	r.ID = append(r.ID, c.rest[i].id)
	r.Number = append(r.Number, c.rest[i].number)
	r.Owner = append(r.Owner, c.owners.values[c.owner[i]])
	r.Segment = append(r.Segment, c.words.values[c.segment[i]])
	r.Source = append(r.Source, c.words.values[c.source[i]])
}

func (r *Rows) clear() {
	d := &r.Deals
	*r = Rows{
		Places: r.Places[:0], ID: r.ID[:0], Number: r.Number[:0], Owner: r.Owner[:0], Segment: r.Segment[:0], Source: r.Source[:0],
		Deals: insight.Deals{
			Stages: d.Stages[:0], Stage: d.Stage[:0], Worth: d.Worth[:0], Value: d.Value[:0], Own: d.Own[:0], Close: d.Close[:0],
			Closed: d.Closed[:0], Outcome: d.Outcome[:0], Finished: d.Finished[:0], Category: d.Category[:0], CreditDays: d.CreditDays[:0],
		},
	}
}
