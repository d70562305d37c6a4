package book

import (
	"fmt"
	"runtime"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
)

const benchDeals = 100_000

// BenchmarkLoad is the book's part of loading; the database comes on top.
func BenchmarkLoad(b *testing.B) {
	deals := make([]*store.BookDeal, benchDeals)
	for i := range deals {
		deals[i] = testDeal(i, 20, 20_000)
	}
	for b.Loop() {
		c := newColumns(testHead())
		c.reserve(benchDeals)
		for _, d := range deals {
			c.set(d)
		}
		c.listAll()
	}
}

func BenchmarkMemory(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	book := testBook(benchDeals, 20, 20_000)
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		_ = book.Rev()
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
	runtime.KeepAlive(book)
}

func BenchmarkBoard(b *testing.B) {
	for _, n := range []int{benchDeals / 10, benchDeals} {
		book := testBook(n, 20, n/5)
		for name, by := range map[string]crm.Actor{"all": everybody(), "own": seller(3)} {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) { benchBoard(b, book, by, "", false) })
		}
	}
}

func BenchmarkBoardFiltered(b *testing.B) {
	book := testBook(benchDeals, 20, 20_000)
	for _, filter := range []string{"amount:>50000", "owner:me,age:>30,next:none", "stage:3..5,close:2026-11..2026-12", "pumps", "норвинд 77", "cf.need:line 3", "cf.size:>50"} {
		b.Run(filter, func(b *testing.B) { benchBoard(b, book, everybody(), filter, false) })
	}
}

func BenchmarkBoardColumns(b *testing.B) {
	book := testBook(5_000, 20, 1000)
	benchBoard(b, book, everybody(), "", true)
}

func benchBoard(b *testing.B, book *Book, by crm.Actor, filter string, columns bool) {
	b.Helper()
	b.ReportAllocs()
	f := ParseFilter(filter)
	for b.Loop() {
		if _, err := book.Board(by, BoardOrder{Pipeline: testID('p', 0), Filter: f, Cards: 20, Columns: columns, Now: noon}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList(b *testing.B) {
	book := testBook(benchDeals, 20, 20_000)
	for _, sort := range []string{"-created", "name", "-value"} {
		b.Run(sort, func(b *testing.B) {
			for b.Loop() {
				if _, err := book.List(everybody(), ListOrder{Sort: sort, Limit: 50, Filter: ParseFilter("amount:>1000"), Now: noon}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	book := testBook(benchDeals, 20, 20_000)
	for _, text := range []string{"tur", "yjhdbyl", "d-1042", "ewa nowak 19", "лодз"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				book.Search(everybody(), text, 10)
			}
		})
	}
}

func BenchmarkRows(b *testing.B) {
	book := testBook(benchDeals, 20, 20_000)
	var rows Rows
	for b.Loop() {
		book.Rows(everybody(), RowsOrder{Now: noon}, &rows)
	}
}

func BenchmarkMove(b *testing.B) {
	book := testBook(benchDeals, 20, 20_000)
	n := 0
	for b.Loop() {
		n++
		d := testDeal(n%benchDeals, 20, 20_000)
		d.Stage = fmt.Sprintf("s%d", 1+n%10)
		r := book.cols.row[d.ID]
		book.cols.unlist(r)
		book.cols.list(book.cols.set(d))
	}
}
