package insight

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hummock/internal/crm"
)

// walkers are deals that go through five stages from 2024 on, with times of day,
// back sometimes, the later the slower; some are open at the end.
func walkers(n int, random *rand.Rand) Past {
	const stages = 5
	d, v := &Deals{}, &Visits{}
	for s := range stages + 1 {
		d.Stages = append(d.Stages, Stage{float64(s+1) * 100 / (stages + 1)})
	}
	d.Stages[stages].Percent = 100
	first, end := crm.InstantOf(crm.Date("2024-01-01").Time()), crm.InstantOf(crm.Date("2026-01-01").Time())
	for i := range n {
		at, now := int32(0), first+crm.Instant(random.Float64()*float64(end-first))
		outcome, closed := Open, NoDay
		for {
			left := now + crm.Instant(random.ExpFloat64()*12*msPerDay)
			v.Deal, v.Stage, v.Void = append(v.Deal, int32(i)), append(v.Stage, at), append(v.Void, false)
			v.Entered = append(v.Entered, now)
			if left >= end {
				v.Left = append(v.Left, 0)
				break
			}
			v.Left = append(v.Left, left)
			now = left
			step := random.IntN(10)
			if step < 2 {
				outcome, closed = Lost, Day(left/msPerDay)
				break
			}
			if step == 2 && at > 0 {
				at--
				continue
			}
			if at++; at == stages {
				outcome, closed = Won, Day(left/msPerDay)
				break
			}
		}
		d.Stage, d.Worth, d.Value = append(d.Stage, min(at, stages-1)), append(d.Worth, Valued), append(d.Value, int64(random.IntN(1_000_000)))
		d.Own, d.Close, d.Closed = append(d.Own, NoPercent), append(d.Close, NoDay), append(d.Closed, closed)
		d.Outcome, d.Finished = append(d.Outcome, outcome), append(d.Finished, outcome != Open)
		d.Category, d.CreditDays = append(d.Category, Pipeline), append(d.CreditDays, 0)
	}
	return Past{Deals: d, Visits: v, Win: stages, Zone: time.UTC, AsOf: "2026-01-01"}
}

func sevenDays() []crm.Date {
	return []crm.Date{"2024-12-31", "2025-02-28", "2025-04-30", "2025-06-30", "2025-08-31", "2025-10-31", "2025-12-15"}
}

func backtest(t testing.TB, p Past, days ...crm.Date) []BacktestRow {
	t.Helper()
	rows, err := Backtest(p, days)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestBacktest(t *testing.T) {
	t.Parallel()
	p := walkers(2000, rand.New(rand.NewPCG(1, 2)))
	rows := backtest(t, p, sevenDays()...)
	s, err := ScoreBacktest(p.Deals, rows, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Days) != 7 || len(s.Pooled) != len(Models()) || len(s.Differences) != 15 {
		t.Fatalf("%d days, %d models, %d differences", len(s.Days), len(s.Pooled), len(s.Differences))
	}
	won, n := 0, 0
	for _, day := range s.Days {
		n += day.Models[0].N
		won += day.Models[0].Won
	}
	if n != len(rows) || n != s.Pooled[0].N || won != s.Pooled[0].Won {
		t.Errorf("days have %d deals and %d wins, pooled %d and %d", n, won, s.Pooled[0].N, s.Pooled[0].Won)
	}
	// The walk has no memory, so the stage tells all that can be told.
	if s.Pooled[5].Brier > s.Pooled[0].Brier {
		t.Errorf("age in stage scores %v, the base rate %v", s.Pooled[5].Brier, s.Pooled[0].Brier)
	}
	again, _ := ScoreBacktest(p.Deals, rows, 1)
	if !slices.Equal(again.Differences, s.Differences) {
		t.Error("the same seed gives other intervals")
	}
}

// Whatever happens after a day, its chances stay: later visits, closings and
// deals are removed or turned round.
func TestBacktestHasNoLeak(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := walkers(rapid.IntRange(60, 150).Draw(t, "deals"), rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)))
		day := rapid.SampledFrom(sevenDays()).Draw(t, "day")
		before, err := Backtest(p, []crm.Date{day})
		if err != nil {
			return
		}
		dates, err := newCalendar(day, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		turn := rapid.Bool().Draw(t, "turn outcomes round, or cut")
		for i, closed := range p.Deals.Closed {
			if closed != NoDay && closed <= dates.asOf {
				continue
			}
			p.Deals.Outcome[i], p.Deals.Closed[i] = Open, NoDay
			if turn {
				p.Deals.Outcome[i], p.Deals.Closed[i] = Outcome(1+i%4), dates.asOf+1
			}
		}
		for k, entered := range p.Visits.Entered {
			if entered >= dates.until {
				p.Visits.Void[k] = true
			}
			if p.Visits.Left[k] >= dates.until {
				p.Visits.Left[k] = 0
			}
		}
		after, err := Backtest(p, []crm.Date{day})
		if err != nil {
			t.Fatal(err)
		}
		if len(after) != len(before) {
			t.Fatalf("%d deals were open, %d now", len(before), len(after))
		}
		for i := range before {
			if before[i].P != after[i].P || before[i].Days != after[i].Days {
				t.Fatalf("%+v has become %+v", before[i], after[i])
			}
		}
	})
}

// A firm may be anything: chances stay chances.
func TestBacktestOfOddFirms(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := anyDeals(t)
		v := &Visits{}
		instant := rapid.Custom(func(t *rapid.T) crm.Instant {
			return crm.Instant(rapid.SampledFrom([]int64{0, 14_000, 15_000, 15_001, 16_000, 84_006}).Draw(t, "day")*msPerDay + rapid.SampledFrom([]int64{0, 1, 40_000_000}).Draw(t, "time"))
		})
		for i := range d.Len() {
			for range rapid.IntRange(0, 4).Draw(t, "visits") {
				v.Deal, v.Stage = append(v.Deal, int32(i)), append(v.Stage, int32(rapid.IntRange(0, len(d.Stages)-1).Draw(t, "stage")))
				v.Entered, v.Left = append(v.Entered, instant.Draw(t, "entered")), append(v.Left, instant.Draw(t, "left"))
				v.Void = append(v.Void, rapid.IntRange(0, 9).Draw(t, "void") == 0)
			}
		}
		p := Past{Deals: d, Visits: v, Win: rapid.IntRange(0, 7).Draw(t, "win"), Zone: time.UTC, AsOf: "2200-01-01"}
		rows, err := Backtest(p, []crm.Date{"2010-01-01", "2011-06-01"})
		if err != nil {
			if !crm.IsKind(err, crm.Invalid) {
				t.Fatal(err)
			}
			return
		}
		for _, r := range rows {
			for k, chance := range r.P {
				if !isChance(chance) {
					t.Fatalf("%s says %v", Models()[k], chance)
				}
			}
		}
	})
}

func TestBacktestRefuses(t *testing.T) {
	t.Parallel()
	p := walkers(50, rand.New(rand.NewPCG(3, 4)))
	for day, code := range map[crm.Date]string{"2026-01-01": "backtest.future", "2027-01-01": "backtest.future", "": "backtest.future", "2020-01-01": "backtest.no_history"} {
		_, err := Backtest(p, []crm.Date{day})
		refused(t, string(day), err, code)
	}
	_, err := ScoreBacktest(p.Deals, nil, 1)
	refused(t, "no row", err, "backtest.none_open")
}

func BenchmarkBacktest(b *testing.B) {
	p := walkers(13_000, rand.New(rand.NewPCG(1, 2)))
	b.ReportMetric(float64(p.Visits.Len()), "visits")
	for b.Loop() {
		rows := backtest(b, p, sevenDays()...)
		if _, err := ScoreBacktest(p.Deals, rows, 1); err != nil {
			b.Fatal(err)
		}
	}
}
