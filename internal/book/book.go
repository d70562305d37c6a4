// Package book holds one workspace's pipeline in memory, in columns without
// pointers: boards, lists, searches and the rows of forecasts are answered from
// it, never from SQL. It is read from the database on first use and then
// follows the change log by rev. What an actor may not see is in none of its
// answers: no card, no count, no sum.
package book

import (
	"context"
	"sync"
	"sync/atomic"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// Book is one workspace's pipeline. Any number of readers use it at once; a
// change of it holds them up for microseconds.
type Book struct {
	ws   crm.WorkspaceID
	turn chan struct{} // held by whoever catches up
	rev  atomic.Int64
	used atomic.Int64 // instant of the last use

	mu   sync.RWMutex
	cols *columns
}

func newBook(ws crm.WorkspaceID) *Book {
	b := &Book{ws: ws, turn: make(chan struct{}, 1), cols: newColumns(&store.BookHead{})}
	b.rev.Store(-1)
	return b
}

// Rev is the last change that the book holds; -1 before it is loaded.
func (b *Book) Rev() int64 { return b.rev.Load() }

// follow makes the book hold at least rev want. Of several callers one reads
// the database, and the others wait for it.
func (b *Book) follow(ctx context.Context, s *store.Store, want int64) error {
	if b.rev.Load() >= want {
		return nil
	}
	return b.inTurn(ctx, func() error {
		if b.rev.Load() >= want {
			return nil
		}
		return s.ReadBook(ctx, b.ws, b.catchUp)
	})
}

// inTurn runs fn while nobody else changes the book.
func (b *Book) inTurn(ctx context.Context, fn func() error) error {
	select {
	case b.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-b.turn }()
	return fn()
}

// catchUp reads what changed since the book's rev, and only then changes it.
func (b *Book) catchUp(tx store.BookTx) error {
	if b.rev.Load() < 0 {
		return b.reload(tx)
	}
	rev, err := tx.Rev()
	if err != nil || rev == b.rev.Load() {
		return err
	}
	touched, err := tx.Changes(b.rev.Load(), rev)
	if err != nil {
		return err
	}
	if touched.Whole || rev < b.rev.Load() {
		return b.reload(tx)
	}
	news, err := readNews(tx, touched, b.cols.visits.loaded)
	if err != nil {
		return err
	}
	if news.head != nil && news.head.TimeZone != b.cols.head.TimeZone { // days are kept in it
		return b.reload(tx)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cols.apply(news)
	b.rev.Store(rev)
	return nil
}

func (b *Book) reload(tx store.BookTx) error {
	head, err := tx.Head()
	if err != nil {
		return err
	}
	fresh := newColumns(head)
	fresh.reserve(head.Numbers)
	err = firstError(
		tx.Companies(nil, fresh.setCompany),
		tx.Contacts(nil, fresh.setContact),
		tx.Deals(nil, func(d *store.BookDeal) { fresh.set(d) }))
	if err != nil {
		return err
	}
	fresh.listAll()
	if b.cols.visits.loaded {
		read, err := readVisits(tx, nil)
		if err != nil {
			return err
		}
		fresh.applyVisits(nil, read)
		fresh.visits.loaded = true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cols = fresh
	b.rev.Store(head.Rev)
	return nil
}

// news are the rows of a catch-up, read before the book is locked.
type news struct {
	touched   *store.BookChanges
	head      *store.BookHead // nil: as before
	companies []store.BookCompany
	contacts  []store.BookContact
	deals     []store.BookDeal
	visits    []store.BookVisit // of the touched deals
}

func readNews(tx store.BookTx, touched *store.BookChanges, visits bool) (*news, error) {
	n := &news{touched: touched}
	if touched.Head {
		head, err := tx.Head()
		if err != nil {
			return nil, err
		}
		n.head = head
	}
	err := firstError(
		tx.Companies(some(touched.Companies), func(c *store.BookCompany) { n.companies = append(n.companies, ownCompany(c)) }),
		tx.Contacts(some(touched.Contacts), func(c *store.BookContact) { n.contacts = append(n.contacts, *c) }),
		tx.Deals(some(touched.Deals), func(d *store.BookDeal) { n.deals = append(n.deals, ownDeal(d)) }))
	if err == nil && visits {
		n.visits, err = readVisits(tx, some(touched.Deals))
	}
	return n, err
}

// some makes sure that no ids don't stand for all.
func some(ids []crm.ID) []crm.ID {
	if ids == nil {
		return []crm.ID{}
	}
	return ids
}

// ownDeal and ownCompany copy a row that the reader will use again.
func ownDeal(d *store.BookDeal) store.BookDeal {
	own := *d
	if d.NextStep != nil {
		next := *d.NextStep
		own.NextStep = &next
	}
	return own
}

func ownCompany(c *store.BookCompany) store.BookCompany { return *c }

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
