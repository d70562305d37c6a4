package insight

import (
	"math"
	"testing"
	"time"

	"hummock/internal/crm"
)

// step is a stay in a stage from a day on; until "" it goes on.
type step struct {
	stage int32
	from  crm.Date
	until crm.Date
}

// pastOf is a past of deals with their steps in three stages, the third beyond
// the win line.
func pastOf(t *testing.T, asOf crm.Date, list []deal, steps ...[]step) Past {
	t.Helper()
	v := &Visits{}
	for i, way := range steps {
		for _, s := range way {
			left := crm.Instant(0)
			if s.until != "" {
				left = crm.InstantOf(s.until.Time())
			}
			v.Deal, v.Stage, v.Void = append(v.Deal, int32(i)), append(v.Stage, s.stage), append(v.Void, false)
			v.Entered, v.Left = append(v.Entered, crm.InstantOf(s.from.Time())), append(v.Left, left)
		}
	}
	return Past{Deals: columns(t, []float64{20, 50, 100}, list...), Visits: v, Win: 2, Zone: time.UTC, AsOf: asOf}
}

func TestHalfLife(t *testing.T) {
	t.Parallel()
	for age, want := range map[float64]float64{0: .4, 14: .4, 30: .276383, 44: .2, 74: .1, 120: .034548} {
		near(t, "half-life", HalfLife(.4, age, 14, 30), want)
	}
}

// With one stage the model is the estimate of E2 itself.
func TestAgeInOneStage(t *testing.T) {
	t.Parallel()
	var list []deal
	var steps [][]step
	for _, s := range tenDeals(nil) {
		x := deal{outcome: []Outcome{Open, Won, Lost}[s.Cause]}
		stay := step{from: crm.Date("2026-06-30").AddDays(-int(s.Days))}
		if s.Cause != Running {
			stay.until, x.closed = "2026-06-30", "2026-06-30"
		}
		list, steps = append(list, x), append(steps, []step{stay})
	}
	p := pastOf(t, "2026-06-30", list, steps...)
	p.Complete = "2026-01-01"
	p.Deals.Stages, p.Win = p.Deals.Stages[:1], 1
	m, err := NewAgeModel(p, []float64{.3})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "on entering", m.Enter[0], .357143)
	for age, want := range map[float64]float64{0: .357143, 5: .285714, 8: .321429, 12: .208333, 15: .25, 20: 0} {
		near(t, "raw", m.Chance(0, age, .3).Raw, want)
	}
	at := m.Chance(0, 12, .3)
	if at.AtRisk != 7 || at.Carried {
		t.Errorf("at 12 days: %+v", at)
	}
	near(t, "blended", at.Value, 7./12*.208333+5./12*.3)
	last := m.Chance(0, 40, .3)
	if !last.Carried || last.AtRisk != 10 || last.Raw != 0 {
		t.Errorf("older than all that ended: %+v", last)
	}
	near(t, "the last age with ten at risk stands in", last.Value, 10./15*.357143+5./15*.3)
}

// Deals that come back, skip a stage, are opened again or were entered as won.
func TestJourneys(t *testing.T) {
	t.Parallel()
	won, lost := deal{outcome: Won, closed: "2026-03-01"}, deal{outcome: Lost, closed: "2026-03-01"}
	p := pastOf(t, "2026-06-30",
		[]deal{won, lost, won, won, {outcome: Disqualified, closed: "2026-03-01"}, {}, {}, won},
		[]step{{0, "2026-01-01", "2026-01-11"}, {1, "2026-01-11", "2026-01-21"}, {0, "2026-01-21", "2026-02-01"}, {1, "2026-02-01", "2026-03-01"}, {2, "2026-03-01", ""}},
		[]step{{1, "2026-01-05", "2026-03-01"}},
		[]step{{0, "2026-02-20", "2026-02-28"}, {2, "2026-02-28", ""}}, // the visit knows better than the day of closing
		[]step{{2, "2026-03-01", ""}},                                  // entered as won
		[]step{{0, "2026-01-01", "2026-03-01"}},
		[]step{{0, "2026-02-01", "2026-03-01"}, {0, "2026-04-01", ""}}, // lost in March, opened again
		[]step{{0, "2026-02-01", "2026-03-01"}, {0, "2026-03-01", ""}}, // a new version of the pipeline
		[]step{{1, "2026-02-01", ""}},                                  // closed without leaving
	)
	p.Complete = "2026-01-01"
	j, err := newJourneys(p)
	if err != nil {
		t.Fatal(err)
	}
	const toWon, toLost = 2 + wonEnd, 2 + lostEnd
	type short struct {
		at   int32
		days float64
		to   int
	}
	want := [][]short{
		{{0, 10, 2}, {1, 10, 1}, {0, 11, 2}, {1, 28, toWon}},
		{{1, 55, toLost}},
		{{0, 8, toWon}},
		nil,
		nil,
		{{0, 28, 1}, {0, 90, Running}},
		{{0, 149, Running}},
		{{1, 28, toWon}},
	}
	for i, w := range want {
		got := j.of(int32(i))
		if len(got) != len(w) {
			t.Errorf("deal %d: %+v, want %+v", i, got, w)
			continue
		}
		for k, h := range got {
			if s := j.stay(h.entered, h.left, h.to); (short{h.at, s.Days, h.to}) != w[k] {
				t.Errorf("deal %d, stay %d: %+v for %v days, want %+v", i, k, h, s.Days, w[k])
			}
		}
	}
	if j.open(0) != nil || j.open(5) == nil || j.open(6) == nil {
		t.Error("the deals that are open are not those that were")
	}
}

// Whole days where only dates are known, though a night is an hour short; hours
// where instants are known.
func TestDaysOfAStay(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCalendar("2026-04-10", zone)
	if err != nil {
		t.Fatal(err)
	}
	c.complete = on(t, "2026-04-01")
	march, april := time.Date(2026, 3, 20, 0, 0, 0, 0, zone), time.Date(2026, 4, 3, 0, 0, 0, 0, zone)
	noon := crm.InstantOf(march.Add(12 * time.Hour))
	near(t, "dates", c.between(crm.InstantOf(march), crm.InstantOf(april)), 14)
	near(t, "instants", c.between(noon, crm.InstantOf(april.Add(12*time.Hour))), 14-1./24)
	near(t, "left before entered", c.between(crm.InstantOf(april), crm.InstantOf(march)), 0)
	near(t, "age of a date", c.age(crm.InstantOf(april)), 7)
	near(t, "age of an instant", c.age(crm.InstantOf(april.Add(12*time.Hour))), 7.5)
	near(t, "watched late, date", c.entry(crm.InstantOf(march)), 11)
	near(t, "watched late, instant", c.entry(noon), 11.5-1./24)
	near(t, "watched whole", c.entry(crm.InstantOf(april)), Watched)
}

// Stages that only lead to each other, and one that nobody has left.
func TestAgeNeverFails(t *testing.T) {
	t.Parallel()
	p := pastOf(t, "2026-06-30", []deal{{stage: 1}},
		[]step{{0, "2026-01-01", "2026-01-02"}, {1, "2026-01-02", "2026-01-03"}, {0, "2026-01-03", "2026-01-04"}, {1, "2026-01-04", "2026-01-05"}, {0, "2026-01-05", "2026-01-06"}, {1, "2026-01-06", ""}})
	m, err := NewAgeModel(p, []float64{.1, .2})
	if err != nil {
		t.Fatal(err)
	}
	for at := range int32(2) {
		if c := m.Chance(at, 3, .2); !isChance(c.Value) || math.IsNaN(m.Enter[at]) {
			t.Errorf("stage %d: %+v, entering %v", at, c, m.Enter[at])
		}
	}
	_, err = NewAgeModel(p, nil)
	refused(t, "no chances of stages", err, "insight.columns")
	p.Zone = nil
	_, err = NewAgeModel(p, []float64{.1, .2})
	refused(t, "no zone", err, "insight.as_of")
}
