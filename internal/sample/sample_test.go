package sample_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/sample"
	"hummock/internal/templates"
)

func told(t *testing.T, now time.Time, l crm.Language, seed uint64) crm.History {
	t.Helper()
	services, err := templates.ByKey("it-services")
	if err != nil {
		t.Fatal(err)
	}
	b2b, err := templates.ByKey("b2b-weighted")
	if err != nil {
		t.Fatal(err)
	}
	life, err := templates.ByKey("client-lifecycle")
	if err != nil {
		t.Fatal(err)
	}
	return sample.Make(sample.Options{Now: now, Language: l, Seed: seed, Services: services, B2B: b2b, Life: life})
}

var wednesday = time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)

func TestTheSameSeedTellsTheSameHistory(t *testing.T) {
	t.Parallel()
	once, again := told(t, wednesday, crm.English, 7), told(t, wednesday, crm.English, 7)
	if !reflect.DeepEqual(once, again) {
		t.Error("the same seed tells another history")
	}
	if other := told(t, wednesday, crm.English, 8); reflect.DeepEqual(once.Acts, other.Acts) {
		t.Error("another seed tells the same history")
	}
}

func TestHistoryHappensInWorkingHoursBeforeNow(t *testing.T) {
	t.Parallel()
	for name, now := range map[string]time.Time{
		"in the week": wednesday, "on a Sunday": time.Date(2027, 2, 28, 3, 0, 0, 0, time.UTC), "on a leap day": time.Date(2028, 2, 29, 8, 30, 0, 0, time.UTC),
		"on New Year's Eve": time.Date(2026, 12, 31, 22, 59, 0, 0, time.UTC),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := told(t, now, crm.Polish, 1)
			zone, err := time.LoadLocation(h.TimeZone)
			if err != nil {
				t.Fatal(err)
			}
			last := h.Began
			for _, a := range h.Acts {
				local := a.At.Time().In(zone)
				off := slices.ContainsFunc(h.Holidays, func(d crm.Holiday) bool { return d.Day == crm.DateOf(local, zone) })
				if off || local.Weekday() == time.Saturday || local.Weekday() == time.Sunday || local.Hour() < 9 || local.Hour() >= 17 {
					t.Fatalf("%T on %s: that is no working time", a.Did, local)
				}
				if a.At < last || a.At >= crm.InstantOf(now) {
					t.Fatalf("%T on %s: out of order, or not before %s", a.Did, local, now)
				}
				last = a.At
			}
			if first := firstDeal(h).Time(); first.After(now.AddDate(0, -sample.Months, 10)) || first.Before(now.AddDate(0, -sample.Months, -5)) {
				t.Errorf("the first deal begins on %s: want %d months before %s", first, sample.Months, now)
			}
		})
	}
}

func firstDeal(h crm.History) crm.Instant {
	for _, a := range h.Acts {
		if _, ok := a.Did.(crm.Begin); ok {
			return a.At
		}
	}
	return 0
}

func TestSixtyDealsStayOpen(t *testing.T) {
	t.Parallel()
	for _, seed := range []uint64{1, 2, 3, 2026} {
		open, lost := standing(t, told(t, wednesday, crm.English, seed))
		if open != sample.OpenDeals || lost < 180 || lost > 330 {
			t.Errorf("seed %d: %d deals are open and %d were lost: want %d, and 180 to 330", seed, open, lost, sample.OpenDeals)
		}
	}
}

// standing counts deals that never crossed the win line by whether they ended.
func standing(t *testing.T, h crm.History) (open, lost int) {
	t.Helper()
	pipeline, over, won := map[string]int{}, map[string]bool{}, map[string]bool{}
	for _, a := range h.Acts {
		switch did := a.Did.(type) {
		case crm.Begin:
			pipeline[a.Deal] = did.Pipeline
		case crm.Close:
			over[a.Deal] = true
		case crm.Go:
			p := h.Template.Pipelines[pipeline[a.Deal]].Process
			won[a.Deal] = won[a.Deal] || p.Index(did.To) >= p.WinIndex()
		}
	}
	for deal := range pipeline {
		if over[deal] {
			lost++
		} else if !won[deal] {
			open++
		}
	}
	return open, lost
}

func TestTextsAreInTheLanguageOfTheWorkspace(t *testing.T) {
	t.Parallel()
	for l, letters := range map[crm.Language]string{crm.Russian: "ыэщж", crm.Polish: "łąęż"} {
		h := told(t, wednesday, l, 1)
		notes, foreign := 0, 0
		for _, a := range h.Acts {
			c, ok := a.Did.(crm.Complete)
			if !ok || c.Activity == nil {
				continue
			}
			notes++
			if !strings.ContainsAny(c.Activity.Note, letters) {
				foreign++
			}
		}
		if notes < 500 || foreign*3 > notes {
			t.Errorf("%s: %d of %d notes show none of its letters", l, foreign, notes)
		}
	}
}
