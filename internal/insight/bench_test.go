package insight

import (
	"math/rand/v2"
	"testing"

	"hummock/internal/crm"
)

// manyDeals are a firm's deals over 10 stages and 24 months: six of ten open,
// one in five with the seller's own chance.
func manyDeals(n int) *Deals {
	r := rand.New(rand.NewPCG(1, 2))
	d := &Deals{
		Stages: make([]Stage, 10),
		Stage:  make([]int32, n), Worth: make([]Worth, n), Value: make([]int64, n), Own: make([]float64, n),
		Close: make([]Day, n), Closed: make([]Day, n), Outcome: make([]Outcome, n), Finished: make([]bool, n),
		Category: make([]Category, n), CreditDays: make([]int32, n),
	}
	for i := range d.Stages {
		d.Stages[i].Percent = float64(i*10 + 5)
	}
	const today = 20_000
	for i := range n {
		d.Stage[i] = int32(r.IntN(10))
		d.Worth[i] = Valued
		d.Value[i] = int64(r.ExpFloat64() * 20_000_00)
		d.Own[i] = NoPercent
		if r.IntN(5) == 0 {
			d.Own[i] = float64(r.IntN(101))
		}
		d.Close[i] = Day(today - 60 + r.IntN(730))
		d.Closed[i] = NoDay
		if r.IntN(10) > 5 {
			d.Outcome[i] = []Outcome{Won, Lost, Lost, Disqualified}[r.IntN(4)]
			d.Closed[i] = Day(today - r.IntN(730))
		}
		d.Category[i] = Category(r.IntN(4))
		d.CreditDays[i] = int32(r.IntN(4) * 15)
	}
	return d
}

// threeVisits gives each deal the stages up to its own, three at most.
func threeVisits(d *Deals) *Visits {
	v := &Visits{}
	for i, stage := range d.Stage {
		for s := max(0, stage-2); s <= stage; s++ {
			left := crm.Instant(0)
			if s < stage {
				left = crm.Instant(2)
			}
			v.Deal, v.Stage = append(v.Deal, int32(i)), append(v.Stage, s)
			v.Entered, v.Left, v.Void = append(v.Entered, 1), append(v.Left, left), append(v.Void, false)
		}
	}
	return v
}

func benchOptions() Options {
	asOf := Day(20_000).Date()
	return Options{AsOf: asOf, From: asOf.Month(), Months: 24, FiscalMonth: 4}
}

// All three bases of 24 months at once.
func BenchmarkForecast100000(b *testing.B) {
	d := manyDeals(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ByClose(d, benchOptions()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCash100000(b *testing.B) {
	d := manyDeals(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ByCash(d, benchOptions()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFunnel100000(b *testing.B) {
	d := manyDeals(100_000)
	v := threeVisits(d)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewFunnel(d, v, FunnelOptions{Win: 9}); err != nil {
			b.Fatal(err)
		}
	}
}
