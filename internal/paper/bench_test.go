package paper_test

import (
	"bytes"
	"fmt"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

const benchRows = 20_000

func benchTable() paper.Table {
	return paper.Table{
		Name: "deals", Header: []string{"deal", "firma", "kwota", "waluta", "etap", "utworzono", "właściciel", "uwagi"},
		Rows: func(yield func([]paper.Cell) bool) {
			for i := range benchRows {
				if !yield([]paper.Cell{
					paper.Text(fmt.Sprintf("D-%d", i)), paper.Text(fmt.Sprintf("Śruby i pompy %d sp. z o.o.", i%900)), paper.Amount(crm.Money{Minor: int64(i) * 1_313, Currency: "PLN"}),
					paper.Text("PLN"), paper.Text("Negocjacje"), paper.Day(crm.Date("2024-01-01").AddDays(i % 700)), paper.Text("Małgorzata Łoś"), paper.Text("dostawa, \"pilna\""),
				}) {
					return
				}
			}
		},
	}
}

func benchmarkRead(b *testing.B, data []byte) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := paper.Open(bytes.NewReader(data), int64(len(data)), "x", paper.Options{})
		if err != nil {
			b.Fatal(err)
		}
		rows := 0
		if err := s.Rows(func(int, []string) error { rows++; return nil }); err != nil || rows != benchRows {
			b.Fatal(rows, err)
		}
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkReadCSV(b *testing.B) {
	var buf bytes.Buffer
	if err := paper.WriteCSV(&buf, benchTable(), paper.CSVOptions{Delimiter: ';'}); err != nil {
		b.Fatal(err)
	}
	b.Run("utf-8", func(b *testing.B) { benchmarkRead(b, buf.Bytes()) })
	data, err := charmap.Windows1250.NewEncoder().Bytes(buf.Bytes())
	if err != nil {
		b.Fatal(err)
	}
	b.Run("windows-1250", func(b *testing.B) { benchmarkRead(b, data) })
}

func BenchmarkReadXLSX(b *testing.B) {
	var buf bytes.Buffer
	if err := paper.WriteXLSX(&buf, benchTable()); err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, buf.Bytes())
}

func BenchmarkGuess(b *testing.B) {
	var buf bytes.Buffer
	if err := paper.WriteCSV(&buf, benchTable(), paper.CSVOptions{}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := paper.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()), "x", paper.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := paper.Guess(s); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*benchRows/b.Elapsed().Seconds(), "rows/s")
}
