package insight

import (
	"math"
	"time"

	"hummock/internal/crm"
)

// Day is a calendar day as the number of days since 1970-01-01, so that columns
// of days hold no pointers and are compared as numbers. NoDay is no date.
type Day int32

// NoDay stands for a missing date.
const NoDay Day = math.MinInt32

const secondsPerDay = 24 * 60 * 60

// DayOf counts a date from 1970-01-01. No date gives NoDay; a text that is no
// calendar date is an error of kind crm.Invalid, code date.malformed.
func DayOf(d crm.Date) (Day, error) {
	if _, err := crm.ParseDate(string(d)); err != nil {
		return NoDay, err
	}
	if d == "" {
		return NoDay, nil
	}
	return dayOf(d), nil
}

// Date is the day as a date; NoDay gives "".
func (d Day) Date() crm.Date {
	if d == NoDay {
		return ""
	}
	return crm.Date(time.Unix(int64(d)*secondsPerDay, 0).UTC().Format(time.DateOnly))
}

// The days that a date can name: 1000-01-01 to 9999-12-31.
const (
	firstDay Day = -354_285
	lastDay  Day = 2_932_896
)

func (d Day) valid() bool { return d >= firstDay && d <= lastDay || d == NoDay }

// plus moves on by whole days, to the last day at most; a missing date stays
// missing.
func (d Day) plus(days int32) Day {
	if d == NoDay {
		return NoDay
	}
	return min(d+Day(days), lastDay)
}

// dayOf counts a date that is known to be well-formed.
func dayOf(d crm.Date) Day {
	return Day(d.Time().Unix() / secondsPerDay)
}
