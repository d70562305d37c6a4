package paper

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hummock/internal/crm"
)

// DateOrder is the order of day, month and year in a column of dates.
type DateOrder string

// The orders. AnyOrder reads only dates that leave no doubt.
const (
	AnyOrder DateOrder = ""
	DMY      DateOrder = "dmy"
	MDY      DateOrder = "mdy"
	YMD      DateOrder = "ymd"
)

var dateOrders = [...]DateOrder{DMY, MDY, YMD}

// Serial numbers of days that are taken for dates: 1950 to 2099.
const firstSerial, lastSerial = 18_264, 73_050

// ParseDate reads a calendar day: ISO or RFC 3339 (its day as written), digits
// with points, slashes, dashes or spaces between them in the given order, a
// month by its English, Russian or Polish name, or a serial number of days as
// spreadsheet programs count them. Two-digit years are 1970 to 2069. A time
// behind the day is checked and left out. A day that the order leaves open is an
// error with the code paper.date_ambiguous.
func ParseDate(s string, order DateOrder) (crm.Date, error) {
	m, err := readMoment(s, order)
	if err != nil {
		return "", err
	}
	return crm.Date(m.day.Format(time.DateOnly)), nil
}

// ParseInstant reads a day with or without a time; without a time it is midnight,
// without an offset it is meant in zone.
func ParseInstant(s string, order DateOrder, zone *time.Location) (crm.Instant, error) {
	m, err := readMoment(s, order)
	if err != nil {
		return 0, err
	}
	if m.zone != nil {
		zone = m.zone
	}
	y, month, d := m.day.Date()
	return crm.InstantOf(time.Date(y, month, d, 0, 0, 0, int(m.clock), zone)), nil
}

// moment is a day with what may stand behind it.
type moment struct {
	day   time.Time // midnight UTC
	clock time.Duration
	zone  *time.Location // nil where no offset is written
}

func readMoment(s string, order DateOrder) (moment, error) {
	d, ok := dissectDate(s)
	if !ok {
		return moment{}, notDateErr(s)
	}
	found, certain := d.under(order)
	if !certain {
		return moment{}, crm.Invalidf("paper.date_ambiguous", "%q can be read in two ways: say in which order the column writes day, month and year", s).With("value", s)
	}
	if found.IsZero() {
		return moment{}, notDateErr(s)
	}
	return moment{found, d.clock, d.zone}, nil
}

func notDateErr(s string) error {
	return crm.Invalidf("paper.not_a_date", "%q is not a date: write it as year-month-day, such as 2026-11-30", clip(s)).With("value", clip(s))
}

// dateParts is a date taken apart: either the day is known, or three numbers
// wait for an order.
type dateParts struct {
	day   time.Time
	parts [3]string
	clock time.Duration
	zone  *time.Location
}

// under gives the day in an order; zero if there is no such day. With AnyOrder
// it is certain only if all possible orders mean the same day.
func (d dateParts) under(order DateOrder) (day time.Time, certain bool) {
	if !d.day.IsZero() {
		return d.day, true
	}
	if order != AnyOrder {
		return d.ordered(order), true
	}
	for _, o := range dateOrders {
		t := d.ordered(o)
		if t.IsZero() {
			continue
		}
		if !day.IsZero() && !day.Equal(t) {
			return time.Time{}, false
		}
		day = t
	}
	return day, true
}

func (d dateParts) ordered(order DateOrder) time.Time {
	a, b, c := d.parts[0], d.parts[1], d.parts[2]
	switch order {
	case DMY:
		return dayOf(c, b, a)
	case MDY:
		return dayOf(c, a, b)
	}
	return dayOf(a, b, c)
}

// dayOf is zero unless the texts are a year of two or four digits, and a month
// and a day of one or two that exist.
func dayOf(year, month, day string) time.Time {
	if len(year) != 2 && len(year) != 4 || len(month) > 2 || len(day) > 2 {
		return time.Time{}
	}
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if len(year) == 2 {
		y += 1900
		if y < 1970 {
			y += 100
		}
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1000 || int(t.Month()) != m || t.Day() != d {
		return time.Time{}
	}
	return t
}

func dissectDate(s string) (d dateParts, ok bool) {
	if len(s) > maxValueLen {
		return d, false
	}
	s = strings.TrimFunc(s, isSpace)
	if day, clock, ok := serialMoment(s); ok {
		return dateParts{day: day, clock: clock}, true
	}
	fields, rest, ok := cutDateFields(s)
	if !ok {
		return d, false
	}
	if d.clock, d.zone, ok = readClock(rest); !ok {
		return d, false
	}
	if len(fields) == 1 {
		d.day = dayOf(fields[0][:4], fields[0][4:6], fields[0][6:])
		return d, !d.day.IsZero()
	}
	d.parts = [3]string(fields)
	return d, d.settle()
}

// settle replaces the name of a month, and fixes the order where a year of four
// digits stands in front or a month has a name.
func (d *dateParts) settle() bool {
	p := &d.parts
	for i, field := range p {
		if isDigit(rune(field[0])) {
			continue
		}
		m, known := monthNamed(field)
		p[i] = strconv.Itoa(m)
		switch {
		case !known || i == 2:
			return false
		case i == 0:
			d.day = d.ordered(MDY)
		case len(p[0]) == 4:
			d.day = d.ordered(YMD)
		default:
			d.day = d.ordered(DMY)
		}
		return !d.day.IsZero()
	}
	if len(p[0]) == 4 {
		d.day = d.ordered(YMD)
		return !d.day.IsZero()
	}
	return true
}

// cutDateFields cuts the three fields of a date, or the one of 20261130, off the
// front of a text.
func cutDateFields(s string) (fields []string, rest string, ok bool) {
	for len(fields) < 3 {
		end := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) })
		if strings.IndexFunc(s, unicode.IsLetter) == 0 {
			end = strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
		}
		if end < 0 {
			end = len(s)
		}
		if end == 0 {
			return nil, "", false
		}
		fields = append(fields, s[:end])
		s = s[end:]
		if len(fields) == 1 && end == 8 && isDigit(rune(fields[0][0])) {
			return fields, s, true
		}
		if len(fields) < 3 {
			next := strings.TrimLeft(s, ".,/-– \u00a0\u202f")
			signs := strings.TrimFunc(s[:len(s)-len(next)], isSpace)
			if utf8.RuneCountInString(signs) > 1 {
				return nil, "", false
			}
			s = next
		}
	}
	for _, year := range []string{"года", "год", "г.", "г", "roku", "r.", "r"} {
		if cut, found := strings.CutPrefix(strings.TrimLeftFunc(s, isSpace), year); found {
			return fields, cut, true
		}
	}
	return fields, s, true
}

// readClock reads what stands behind a day: nothing, or a time with or without
// an offset.
func readClock(s string) (time.Duration, *time.Location, bool) {
	s = strings.TrimRight(s, ". ")
	if s == "" {
		return 0, nil, true
	}
	if s[0] != 'T' && s[0] != 't' && s[0] != ',' && !isSpace([]rune(s)[0]) {
		return 0, nil, false
	}
	s = strings.ToUpper(strings.TrimLeft(s, "Tt, \u00a0\u202f"))
	for _, layout := range []string{"15:04:05.999999999Z07:00", "15:04:05Z07:00", "15:04Z07:00", "15:04:05 Z07:00", "15:04:05Z0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return sinceMidnight(t), t.Location(), true
		}
	}
	for _, layout := range []string{"15:04:05.999999999", "15:04", "15.04", "3:04 PM", "3:04PM", "3:04:05 PM", "3:04:05PM"} {
		if t, err := time.Parse(layout, s); err == nil {
			return sinceMidnight(t), nil, true
		}
	}
	return 0, nil, false
}

func sinceMidnight(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + time.Duration(t.Nanosecond())
}

// serialMoment reads days since the end of 1899 as spreadsheet programs count.
func serialMoment(s string) (time.Time, time.Duration, bool) {
	whole, frac, _ := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	n, err := strconv.Atoi(whole)
	if err != nil || len(whole) != 5 || n < firstSerial || n > lastSerial {
		return time.Time{}, 0, false
	}
	part, err := strconv.ParseFloat("0."+frac+"0", 64)
	if err != nil || strings.Trim(frac, "0123456789") != "" {
		return time.Time{}, 0, false
	}
	day := time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
	return day, time.Duration(part*86_400+0.5) * time.Second, true
}
