package sample

import (
	"sort"
	"time"

	"hummock/internal/crm"
)

const zone = "Europe/Warsaw"

// moment counts working minutes since the firm's first day, so that whatever
// happens, happens in working hours.
type moment int

const (
	day   moment = 8 * 60 // working minutes of a day
	opens        = 9 * 60 // minutes after midnight
)

// calendar turns working time into dates and back.
type calendar struct {
	zone     *time.Location
	days     []crm.Date // working days from the first one, well beyond now
	holidays []crm.Date
	now      moment
	today    crm.Date
	began    crm.Instant
	first    moment // the first deal
}

// The firm looked at the product for two weeks before its first deal.
const lead = 10 * day

func newCalendar(now time.Time) calendar {
	at, err := time.LoadLocation(zone)
	if err != nil {
		at = time.UTC
	}
	c := calendar{zone: at, today: crm.DateOf(now, at), first: lead}
	start := crm.Date(c.today.Time().AddDate(0, -Months, 0).Format(time.DateOnly))
	off := map[crm.Date]bool{}
	for year := start.Time().Year(); year <= c.today.Time().Year()+1; year++ {
		for _, h := range polishHolidays(year) {
			off[h] = true
			c.holidays = append(c.holidays, h)
		}
	}
	for d := start.AddDays(-14); d < c.today.AddDays(400); d = d.AddDays(1) {
		if weekday := d.Time().Weekday(); weekday != time.Saturday && weekday != time.Sunday && !off[d] {
			c.days = append(c.days, d)
		}
	}
	c.first = c.startOf(start)
	c.now = c.at(now)
	c.began = c.instant(0)
	return c
}

// startOf is the beginning of a day, or of the next working one.
func (c *calendar) startOf(d crm.Date) moment {
	return moment(sort.Search(len(c.days), func(i int) bool { return c.days[i] >= d })) * day
}

// at is the working time passed by an instant.
func (c *calendar) at(t time.Time) moment {
	local := t.In(c.zone)
	d := crm.DateOf(t, c.zone)
	m := c.startOf(d)
	if i := int(m / day); i >= len(c.days) || c.days[i] != d {
		return m
	}
	passed := moment(local.Hour()*60 + local.Minute() - opens)
	return m + max(0, min(passed, day))
}

func (c *calendar) instant(m moment) crm.Instant {
	d := c.date(m).Time()
	minutes := opens + int(m%day)
	return crm.InstantOf(time.Date(d.Year(), d.Month(), d.Day(), minutes/60, minutes%60, 0, 0, c.zone))
}

// date is the calendar day of a moment.
func (c *calendar) date(m moment) crm.Date {
	return c.days[max(0, min(int(m/day), len(c.days)-1))]
}

// named gives the holidays with their names.
func (c *calendar) named(l crm.Language) []crm.Holiday {
	out := make([]crm.Holiday, len(c.holidays))
	for i, d := range c.holidays {
		out[i] = crm.Holiday{Day: d, Name: holidayNames[i%len(holidayNames)].in(l)}
	}
	return out
}

// polishHolidays are the days off of a year, in the order of holidayNames.
func polishHolidays(year int) []crm.Date {
	easter := easterOf(year)
	on := func(month time.Month, d int) time.Time { return time.Date(year, month, d, 0, 0, 0, 0, time.UTC) }
	days := [...]time.Time{
		on(1, 1), on(1, 6), easter.AddDate(0, 0, 1), on(5, 1), on(5, 3), easter.AddDate(0, 0, 60),
		on(8, 15), on(11, 1), on(11, 11), on(12, 24), on(12, 25), on(12, 26),
	}
	out := make([]crm.Date, len(days))
	for i, d := range days {
		out[i] = crm.Date(d.Format(time.DateOnly))
	}
	return out
}

// easterOf is Easter Sunday by the anonymous Gregorian computus.
func easterOf(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// season is how much new business a month brings, against an average one.
var season = [...]float64{.95, 1.1, 1.2, 1.05, 1, .9, .65, .6, 1.25, 1.3, 1.15, .65}

func (c *calendar) season(m moment) float64 { return season[c.date(m).Time().Month()-1] }
