package crm

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a calendar day without a time zone, written YYYY-MM-DD; "" is no date.
type Date string

// ParseDate reads YYYY-MM-DD. The empty text is no date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1000 {
		return "", Invalidf("date.malformed", "%q is not a date: write it as year-month-day, such as 2026-11-30", s).With("value", s)
	}
	return Date(s), nil
}

// DateOf is the calendar day of an instant in a time zone.
func DateOf(t time.Time, zone *time.Location) Date {
	return Date(t.In(zone).Format(time.DateOnly))
}

// Time is midnight UTC of the day; use it for arithmetic only.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Begins is the instant at which the day begins in a time zone.
func (d Date) Begins(zone *time.Location) Instant {
	y, m, day := d.Time().Date()
	return InstantOf(time.Date(y, m, day, 0, 0, 0, 0, zone))
}

// In writes the day as people who read a language do.
func (d Date) In(l Language) string {
	if d == "" {
		return ""
	}
	if l == English {
		return d.Time().Format("2 January 2006")
	}
	return d.Time().Format("02.01.2006")
}

// AddDays moves by whole days; no date stays no date.
func (d Date) AddDays(n int) Date {
	if d == "" {
		return ""
	}
	return Date(d.Time().AddDate(0, 0, n).Format(time.DateOnly))
}

// DaysSince counts whole days from other to d.
func (d Date) DaysSince(other Date) int {
	return int(d.Time().Sub(other.Time()).Hours() / 24)
}

// Month is the calendar month of the day.
func (d Date) Month() Month {
	if len(d) < 7 {
		return ""
	}
	return Month(d[:7])
}

// Value stores no date as NULL.
func (d Date) Value() (driver.Value, error) {
	if d == "" {
		return nil, nil //nolint:nilnil // NULL
	}
	return string(d), nil
}

// Scan reads a TEXT column; NULL is no date.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = ""
	case string:
		*d = Date(v)
	case []byte:
		*d = Date(v)
	default:
		return fmt.Errorf("crm: cannot read a date from %T", src)
	}
	return nil
}

// Month is a calendar month, written YYYY-MM.
type Month string

// ParseMonth reads YYYY-MM.
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil || t.Year() < 1000 {
		return "", Invalidf("month.malformed", "%q is not a month: write it as year-month, such as 2026-12", s)
	}
	return Month(s), nil
}

// Add moves by whole months.
func (m Month) Add(n int) Month {
	return Month(m.First().Time().AddDate(0, n, 0).Format("2006-01"))
}

// First is the first day of the month.
func (m Month) First() Date { return Date(string(m) + "-01") }

// Index counts months since year 0, so that months can be subtracted.
func (m Month) Index() int {
	t := m.First().Time()
	return t.Year()*12 + int(t.Month()) - 1
}

// FiscalYearStart is the first month of the fiscal year that holds m, for a
// fiscal year that begins in month first (1-12).
func (m Month) FiscalYearStart(first int) Month {
	back := (m.Index() - (first - 1)) % 12
	return m.Add(-back)
}

// Instant is a moment in milliseconds since 1970 UTC; 0 is none.
type Instant int64

// InstantOf converts a time.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time converts to UTC.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).UTC() }

// Value stores no instant as NULL.
func (i Instant) Value() (driver.Value, error) {
	if i == 0 {
		return nil, nil //nolint:nilnil // NULL
	}
	return int64(i), nil
}

// Scan reads a BIGINT column; NULL is no instant.
func (i *Instant) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*i = 0
	case int64:
		*i = Instant(v)
	default:
		return fmt.Errorf("crm: cannot read an instant from %T", src)
	}
	return nil
}

// MarshalJSON writes RFC 3339 in UTC with milliseconds, or null.
func (i Instant) MarshalJSON() ([]byte, error) {
	if i == 0 {
		return []byte("null"), nil
	}
	return []byte(i.Time().Format(`"2006-01-02T15:04:05.000Z"`)), nil
}

// UnmarshalJSON reads RFC 3339 or null.
func (i *Instant) UnmarshalJSON(b []byte) error {
	if string(b) == "null" || string(b) == `""` {
		*i = 0
		return nil
	}
	t, err := time.Parse(`"`+time.RFC3339Nano+`"`, string(b))
	if err != nil {
		return Invalidf("instant.malformed", "%s is not a time: write it like 2026-11-30T14:30:00Z", b)
	}
	*i = InstantOf(t)
	return nil
}
