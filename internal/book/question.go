package book

import (
	"time"

	"hummock/internal/crm"
)

// outcomeNames are in the order of package insight.
var outcomeNames = [...]crm.Outcome{crm.Open, crm.Won, crm.Lost, crm.Disqualified, crm.Ended}

// question is who asks, when, and at which rates, of columns that stand still
// meanwhile.
type question struct {
	c        *columns
	by       crm.Actor
	now      crm.Instant
	today    crm.Date
	exchange *exchange
	current  bool // the columns are converted at these rates
}

// ask begins a question; done must be called at its end. Where today's rates
// are no longer those that the columns were converted at, they are converted.
func (b *Book) ask(by crm.Actor, now time.Time, asOf crm.Date) (q *question, done func()) {
	b.mu.RLock()
	q = newQuestion(b.cols, by, now, asOf)
	if q.current || q.exchange.on != q.today {
		return q, b.mu.RUnlock
	}
	b.mu.RUnlock()
	b.mu.Lock()
	if x := b.cols.exchange(q.today); !x.same(b.cols.rated) {
		b.cols.convert(x)
	}
	b.mu.Unlock()
	b.mu.RLock()
	return newQuestion(b.cols, by, now, asOf), b.mu.RUnlock
}

func newQuestion(c *columns, by crm.Actor, now time.Time, asOf crm.Date) *question {
	today := crm.DateOf(now, c.head.zone)
	if asOf == "" {
		asOf = today
	}
	x := c.exchange(asOf)
	return &question{c: c, by: by, now: crm.InstantOf(now), today: today, exchange: x, current: x.same(c.rated)}
}

// money is columns.money at the rates of the question.
func (q *question) money(i uint32) (value, weighted int64) {
	if q.current {
		return q.c.base[i], q.c.weighted[i]
	}
	return q.c.money(q.exchange, i)
}

func (q *question) count(t *tally, i uint32) {
	value, weighted := q.money(i)
	t.count(q.c.currency[i], q.c.flags[i]&hasValue != 0, value, weighted, 1)
}
