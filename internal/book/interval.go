package book

import (
	"math"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// interval is whole numbers from lo to hi, both included.
type interval struct{ lo, hi int64 }

func (v interval) holds(n int64) bool { return v.lo <= n && n <= v.hi }

// parseInterval reads 5, 3..5, ..5, 3.., >5, >=5, <5 or <=5. An atom may itself
// stand for several numbers, as a month does for its days.
func parseInterval(text string, atom func(string) (interval, bool)) (interval, bool) {
	if from, to, ok := strings.Cut(text, ".."); ok {
		return parseRange(strings.TrimSpace(from), strings.TrimSpace(to), atom)
	}
	for _, sign := range [...]string{">=", "<=", ">", "<", "="} {
		rest, ok := strings.CutPrefix(text, sign)
		if !ok {
			continue
		}
		v, ok := atom(strings.TrimSpace(rest))
		switch sign {
		case ">=":
			v.hi = math.MaxInt64
		case "<=":
			v.lo = math.MinInt64 + 1
		case ">":
			v = interval{v.hi + 1, math.MaxInt64}
		case "<":
			v = interval{math.MinInt64 + 1, v.lo - 1}
		}
		return v, ok
	}
	return atom(text)
}

func parseRange(from, to string, atom func(string) (interval, bool)) (interval, bool) {
	out := interval{math.MinInt64 + 1, math.MaxInt64}
	if from == "" && to == "" {
		return out, false
	}
	if from != "" {
		v, ok := atom(from)
		if !ok {
			return out, false
		}
		out.lo = v.lo
	}
	if to != "" {
		v, ok := atom(to)
		if !ok {
			return out, false
		}
		out.hi = v.hi
	}
	return out, true
}

func wholeNumber(text string) (interval, bool) {
	n, err := strconv.ParseInt(text, 10, 32)
	return interval{n, n}, err == nil
}

// decimal reads 100000, 100 000, 1.5m or 20k.
func decimal(text string) (float64, bool) {
	text = strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\u202f' || r == '_' {
			return -1
		}
		return r
	}, strings.ToLower(text))
	factor := 1.0
	if rest, ok := strings.CutSuffix(text, "k"); ok {
		text, factor = rest, 1e3
	} else if rest, ok := strings.CutSuffix(text, "m"); ok {
		text, factor = rest, 1e6
	}
	if text == "" || strings.Trim(text, "0123456789.-") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n * factor, err == nil
}

// amountIn reads an amount in major units of a currency as minor units.
func amountIn(base crm.Currency) func(string) (interval, bool) {
	return func(text string) (interval, bool) {
		n, ok := decimal(text)
		minor := math.Round(n * math.Pow10(base.Digits()))
		if !ok || math.Abs(minor) > 1e17 {
			return interval{}, false
		}
		return interval{int64(minor), int64(minor)}, true
	}
}

// days reads a day, a month (2026-11), a quarter (2026-q4), a year, or today.
func days(today crm.Date) func(string) (interval, bool) {
	return func(text string) (interval, bool) {
		text = strings.ToLower(text)
		if text == "today" {
			text = string(today)
		}
		first, months := text, 0
		switch {
		case len(text) == 4:
			first, months = text+"-01", 12
		case len(text) == 7 && text[5] == 'q' && text[6] >= '1' && text[6] <= '4':
			first, months = text[:5]+[...]string{"01", "04", "07", "10"}[text[6]-'1'], 3
		case len(text) == 7:
			months = 1
		}
		if months == 0 {
			d, err := crm.ParseDate(first)
			n := int64(dayOf(d))
			return interval{n, n}, err == nil && d != ""
		}
		month, err := crm.ParseMonth(first)
		if err != nil {
			return interval{}, false
		}
		return interval{int64(dayOf(month.First())), int64(dayOf(month.Add(months).First())) - 1}, true
	}
}
