package insight

import (
	"testing"

	"hummock/internal/crm"
)

// deal is one deal as a person would write it; stage, own and credit as zero
// mean the first stage, none, and no days.
type deal struct {
	stage    int32
	value    int64 // 0: nobody knows
	unrated  bool
	own      float64 // 0: none
	close    crm.Date
	closed   crm.Date
	outcome  Outcome
	finished bool
	category Category
	credit   int32
}

// p2 are the percentages of process P2.
var p2 = []float64{5, 10, 30, 60, 65, 70, 90, 100}

func columns(tb testing.TB, percents []float64, list ...deal) *Deals {
	tb.Helper()
	d := &Deals{}
	for _, p := range percents {
		d.Stages = append(d.Stages, Stage{p})
	}
	for _, x := range list {
		worth, own := Valued, x.own
		if x.value == 0 {
			worth = Unvalued
		}
		if x.unrated {
			worth = Unrated
		}
		if own == 0 {
			own = NoPercent
		}
		d.Stage = append(d.Stage, x.stage)
		d.Worth = append(d.Worth, worth)
		d.Value = append(d.Value, x.value)
		d.Own = append(d.Own, own)
		d.Close = append(d.Close, on(tb, x.close))
		d.Closed = append(d.Closed, on(tb, x.closed))
		d.Outcome = append(d.Outcome, x.outcome)
		d.Finished = append(d.Finished, x.finished)
		d.Category = append(d.Category, x.category)
		d.CreditDays = append(d.CreditDays, x.credit)
	}
	return d
}

func on(tb testing.TB, date crm.Date) Day {
	tb.Helper()
	day, err := DayOf(date)
	if err != nil {
		tb.Fatal(err)
	}
	return day
}

// year2011 shows 2010-12 to 2011-11 as of 1 December 2010.
func year2011() Options {
	return Options{AsOf: "2010-12-01", From: "2010-12", Months: 12, FiscalMonth: 4}
}
