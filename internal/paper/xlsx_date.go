package paper

import (
	"math"
	"strconv"
	"strings"
	"time"

	"hummock/internal/crm"
)

// shownAs says what a number format makes of a number.
type shownAs byte

const (
	asNumber shownAs = iota
	asDate
	asTime
	asDateAndTime
	asPercent
)

// cellStyle is what a style makes of a number: how it is shown, and the currency
// that is written beside it.
type cellStyle struct {
	as       shownAs
	currency crm.Currency
}

// formatCurrency finds the ISO code that a format shows, as [$EUR] or [$EUR-407].
// Signs are left aside: a dollar sign is that of many currencies.
func formatCurrency(code string) crm.Currency {
	_, sign, found := strings.Cut(code, "[$")
	sign, _, _ = strings.Cut(sign, "]")
	sign, _, _ = strings.Cut(sign, "-")
	c, err := crm.ParseCurrency(sign)
	if !found || err != nil || string(c) != sign {
		return ""
	}
	return c
}

// shownAs looks up the format of a style: the numbers below 164 are fixed by
// the standard (ECMA-376 part 1, 18.8.30), the others stand in the file.
func (w *workbook) shownAs(format int) shownAs {
	if code, ok := w.formats[format]; ok {
		return formatShows(code)
	}
	switch {
	case format == 9, format == 10:
		return asPercent
	case format >= 14 && format <= 17, format >= 27 && format <= 31, format == 36, format >= 50 && format <= 58:
		return asDate
	case format >= 18 && format <= 21, format >= 32 && format <= 35, format == 45, format == 47:
		return asTime
	case format == 22:
		return asDateAndTime
	}
	return asNumber
}

// formatShows reads the first section of a number format code. Durations, whose
// hours, minutes or seconds stand in brackets, stay numbers.
func formatShows(code string) shownAs {
	var days, months, hours, digits, percent bool
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"', '[':
			end := closing(code[i:])
			if end < 0 || code[i] == '[' && strings.Trim(strings.ToLower(code[i+1:i+end]), "hms") == "" {
				return asNumber
			}
			i += end
		case '\\', '_', '*': // the next character is not a code
			i++
		case ';':
			i = len(code)
		case 'y', 'Y', 'd', 'D':
			days = true
		case 'h', 'H', 's', 'S':
			hours = true
		case 'm', 'M':
			months = true
		case '0', '#', '?':
			digits = digits || !hours // seconds may have decimals
		case '%':
			percent = true
		case 'G', 'g': // General
			return asNumber
		}
	}
	switch {
	case percent:
		return asPercent
	case digits:
		return asNumber
	case days && hours:
		return asDateAndTime
	case days, months && !hours:
		return asDate
	case hours:
		return asTime
	}
	return asNumber
}

// closing finds the end of a quoted or bracketed part.
func closing(s string) int {
	end := byte('"')
	if s[0] == '[' {
		end = ']'
	}
	i := strings.IndexByte(s[1:], end)
	if i < 0 {
		return -1
	}
	return i + 1
}

const (
	maxSerial     = 2_958_465 // 9999-12-31
	phantomSerial = 60        // 29 February 1900, which never was
)

// serialText writes a serial number of days as an ISO date, time, or both.
func serialText(value string, kind shownAs, epoch int) (string, bool) {
	serial, err := strconv.ParseFloat(value, 64)
	if err != nil || serial < 0 || serial >= maxSerial+1 {
		return "", false
	}
	seconds := math.Round(serial * 86_400)
	days, rest := int(seconds/86_400), int(math.Mod(seconds, 86_400))
	clock := time.Unix(int64(rest), 0).UTC().Format(time.TimeOnly)
	if kind == asTime && days == 0 {
		return clock, true
	}
	day, ok := serialDay(days, epoch)
	if !ok {
		return "", false
	}
	if rest == 0 {
		return day, true
	}
	return day + "T" + clock, true
}

// serialDay is the date of a serial number: 1 is 1900-01-01, except that the
// count includes a 29 February 1900; with epoch 1462, 0 is 1904-01-01.
func serialDay(days, epoch int) (string, bool) {
	n := days + epoch
	switch {
	case n < 1 || n > maxSerial || n == phantomSerial:
		return "", false
	case n < phantomSerial:
		n++
	}
	return time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), true
}
