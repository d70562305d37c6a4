package book

import (
	"time"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// day counts days since 1970-01-01.
type day = insight.Day

const (
	noDay     = insight.NoDay
	dayMillis = 24 * 60 * 60 * 1000
)

// dayOf is insight.DayOf for a date that was checked when it was stored, many
// times faster.
func dayOf(d crm.Date) day {
	if len(d) != len("2006-01-02") {
		return noDay
	}
	number := func(from, to int) (n int) {
		for _, c := range []byte(d[from:to]) {
			n = n*10 + int(c-'0')
		}
		return n
	}
	return civil(number(0, 4), number(5, 7), number(8, 10))
}

// civil counts the days from 1970-01-01 to a day of the Gregorian calendar, by
// eras of 400 years of 146,097 days that begin on 1 March.
func civil(year, month, dayOfMonth int) day {
	if month <= 2 {
		year--
		month += 12
	}
	era, yearOfEra := year/400, year%400
	dayOfYear := (153*(month-3)+2)/5 + dayOfMonth - 1
	return day(era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear - 719468)
}

// dayIn is the calendar day of an instant in a zone, with the milliseconds
// since its midnight.
func dayIn(at crm.Instant, zone *time.Location) (day, int64) {
	_, offset := at.Time().In(zone).Zone()
	local := int64(at) + int64(offset)*1000
	d := local / dayMillis
	if local%dayMillis < 0 {
		d--
	}
	return day(d), local - d*dayMillis
}

// closingDay is the day of an instant, or none.
func closingDay(at crm.Instant, zone *time.Location) day {
	if at == 0 {
		return noDay
	}
	d, _ := dayIn(at, zone)
	return d
}
