package paper

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hummock/internal/crm"
)

// Decimal is the sign between whole and fraction in a column of numbers.
type Decimal string

// The decimal signs. AnyDecimal reads only numbers that leave no doubt.
const (
	AnyDecimal   Decimal = ""
	DecimalPoint Decimal = "."
	DecimalComma Decimal = ","
)

// Number is an exact decimal, Unscaled / 10^Scale, with the currency or percent
// sign that stood beside it. 12,5 % is 125 at scale 1 with Percent set.
type Number struct {
	Unscaled int64
	Scale    int          // 0 to 18
	Currency crm.Currency // "" where none was written
	Percent  bool
}

// String writes the number with a point and without grouping.
func (n Number) String() string {
	digits := strconv.FormatInt(n.Unscaled, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if n.Scale == 0 {
		return sign + digits
	}
	for len(digits) <= n.Scale {
		digits = "0" + digits
	}
	point := len(digits) - n.Scale
	return sign + digits[:point] + "." + digits[point:]
}

// Float is the nearest floating-point number.
func (n Number) Float() float64 {
	f, _ := strconv.ParseFloat(n.String(), 64)
	return f
}

// Minor gives the number in units of 10^-digits, rounded half away from zero,
// and whether nothing was rounded off.
func (n Number) Minor(digits int) (minor int64, exact bool, err error) {
	minor = n.Unscaled
	for scale := n.Scale; scale < digits; scale++ {
		if minor > math.MaxInt64/10 || minor < math.MinInt64/10 {
			return 0, false, numberTooLarge(n.String())
		}
		minor *= 10
	}
	if n.Scale <= digits {
		return minor, true, nil
	}
	unit := int64(1)
	for range n.Scale - digits {
		unit *= 10
	}
	minor, rest := n.Unscaled/unit, n.Unscaled%unit
	switch {
	case rest >= unit-rest && rest > 0:
		minor++
	case rest < 0 && -rest >= unit+rest:
		minor--
	}
	return minor, rest == 0, nil
}

// ParseMoney reads an amount into minor units; currency is used where the cell
// names none. Rounded tells that the cell holds more decimals than the currency
// has.
func ParseMoney(s string, decimal Decimal, currency crm.Currency) (m crm.Money, rounded bool, err error) {
	n, err := ParseNumber(s, decimal)
	if err != nil {
		return crm.Money{}, false, err
	}
	if n.Percent {
		return crm.Money{}, false, notNumber(s, "an amount of money")
	}
	if n.Currency != "" {
		currency = n.Currency
	}
	if currency, err = crm.ParseCurrency(string(currency)); err != nil {
		return crm.Money{}, false, err
	}
	minor, exact, err := n.Minor(currency.Digits())
	return crm.Money{Minor: minor, Currency: currency}, !exact, err
}

// ParseNumber reads a number as people write it: grouped by spaces, points,
// commas or apostrophes, with a currency, a percent sign, or a short for
// thousands, millions or thousand millions in English, Russian or Polish. Where
// the text itself leaves open whether "1.250" is a thousand or one, decimal
// decides; where that is open too, the error is paper.number_ambiguous.
func ParseNumber(s string, decimal Decimal) (Number, error) {
	p, ok := dissect(s)
	if !ok {
		return Number{}, notNumber(s, "a number")
	}
	if p.doubt != 0 {
		switch {
		case decimal == AnyDecimal:
			return Number{}, crm.Invalidf("paper.number_ambiguous", "%q can be read in two ways: say whether the column uses a decimal point or a decimal comma", s).With("value", s)
		case string(p.doubt) != string(decimal):
			p.whole, p.frac = p.whole+p.frac, ""
		}
	}
	return p.number(s)
}

// numberParts is a number taken apart.
type numberParts struct {
	whole, frac string // digits
	sign        byte   // decimal sign that the text proves: '.', ',' or 0
	doubt       byte   // the only separator, if it may group or divide
	negative    bool
	percent     bool
	currency    crm.Currency
	bracket     bool // ( has been opened and not yet closed
	shift       int  // decimal places to the left: 3 for thousands, and the exponent
}

func (p numberParts) number(s string) (Number, error) {
	frac := strings.TrimRight(p.frac, "0")
	digits := strings.TrimLeft(p.whole+frac, "0")
	scale := len(frac) - p.shift
	if digits == "" {
		return Number{Currency: p.currency, Percent: p.percent}, nil
	}
	if scale < 0 && len(digits)-scale <= 18 {
		digits += strings.Repeat("0", -scale)
		scale = 0
	}
	if scale < 0 || scale > 18 || len(digits) > 18 {
		return Number{}, numberTooLarge(s)
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return Number{}, numberTooLarge(s)
	}
	for scale > 0 && n%10 == 0 { // 1.2k
		n, scale = n/10, scale-1
	}
	if p.negative {
		n = -n
	}
	return Number{Unscaled: n, Scale: scale, Currency: p.currency, Percent: p.percent}, nil
}

// maxValueLen is the length of text from which on nothing is a number or date.
const maxValueLen = 100

func dissect(s string) (p numberParts, ok bool) {
	if len(s) > maxValueLen {
		return p, false
	}
	first := strings.IndexFunc(s, isDigit)
	if first < 0 {
		return p, false
	}
	last := strings.LastIndexFunc(s, isDigit)
	if first > 0 && (s[first-1] == '.' || s[first-1] == ',') && !endsInLetter(s[:first-1]) {
		first--
	}
	before, body, after := s[:first], s[first:last+1], s[last+1:]
	if !p.readMarks(before, false) || !p.readMarks(after, true) {
		return p, false
	}
	if i := strings.IndexAny(body, "eE"); i > 0 {
		exp, err := strconv.Atoi(body[i+1:])
		if err != nil || exp < -30 || exp > 30 {
			return p, false
		}
		p.shift += exp
		body = body[:i]
	}
	return p, p.readBody(body)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}

// readBody tells grouping from decimals. The body begins with a digit, point or
// comma and ends with a digit.
func (p *numberParts) readBody(body string) bool {
	points, commas := strings.Count(body, "."), strings.Count(body, ",")
	decimal := strings.LastIndexAny(body, ".,")
	switch {
	case decimal < 0:
		return p.split(body, "", 0, 0)
	case points > 0 && commas > 0:
		// The last one divides; it stands alone, the other one groups.
		d := body[decimal]
		if strings.Count(body, string(d)) > 1 {
			return false
		}
		return p.split(body[:decimal], body[decimal+1:], d, '.'+','-d)
	case points+commas > 1:
		// One sign more than once groups, so the other one divides.
		d := body[decimal]
		return p.split(body, "", '.'+','-d, d)
	}
	whole, frac := body[:decimal], body[decimal+1:]
	if !p.split(whole, frac, body[decimal], 0) {
		return false
	}
	grouped := len(p.whole) != len(whole)
	if len(frac) == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0' && !grouped {
		p.sign, p.doubt = 0, body[decimal]
	}
	return true
}

// split sets whole and fraction. The whole part may be grouped in threes by one
// kind of separator: group, or if that is 0 any kind of space or apostrophe.
func (p *numberParts) split(whole, frac string, sign, group byte) bool {
	if strings.IndexFunc(frac, func(r rune) bool { return !isDigit(r) }) >= 0 {
		return false
	}
	var digits strings.Builder
	var separator rune
	run, groups := 0, 0
	for _, r := range whole {
		if isDigit(r) {
			digits.WriteRune(r)
			run++
			continue
		}
		if group != 0 && r != rune(group) || group == 0 && !isGrouping(r) {
			return false
		}
		if groups > 0 && (run != 3 || !sameGrouping(r, separator)) || run == 0 || run > 3 {
			return false
		}
		separator, run = r, 0
		groups++
	}
	if groups > 0 && run != 3 {
		return false
	}
	p.whole, p.frac, p.sign = digits.String(), frac, sign
	return p.whole != "" || p.frac != ""
}

func isGrouping(r rune) bool { return r == '\'' || r == '’' || r == '_' || isSpace(r) }

func sameGrouping(a, b rune) bool { return a == b || isSpace(a) && isSpace(b) }

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u2060' || r == '\ufeff' }

// readMarks reads what stands around the digits: sign, currency, percent,
// shorts for thousands.
func (p *numberParts) readMarks(s string, behind bool) bool {
	if behind {
		s = strings.TrimSuffix(strings.TrimSuffix(s, ",-"), ".-") // 100,- is a hundred
		s = strings.TrimSuffix(s, ".–")
	}
	scaled, short := false, false
	for s = strings.TrimFunc(s, isSpace); s != ""; s = strings.TrimFunc(s, isSpace) {
		mark := firstMark(s)
		s = s[len(mark):]
		word := strings.ToLower(mark)
		switch {
		case slices.Contains([]string{"-", "−", "–", "("}, word) && !p.negative && (word != "(" || !behind):
			p.negative, p.bracket = true, word == "("
		case word == ")" && behind && p.bracket:
			p.bracket = false
		case word == "+" && !behind, word == "." && short:
		case word == "%" && !p.percent:
			p.percent = true
		case behind && !scaled && scales[word] != 0:
			p.shift += scales[word]
			scaled = true
		case !p.setCurrency(word, mark):
			return false
		}
		short = endsInLetter(mark)
	}
	return !behind || !p.bracket
}

// firstMark cuts a word of letters or a single sign.
func firstMark(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		return s
	}
	if end == 0 {
		return firstRune(s)
	}
	return s[:end]
}

func (p *numberParts) setCurrency(word, mark string) bool {
	if p.currency != "" {
		return false
	}
	if c, ok := currencySigns[word]; ok {
		p.currency = c
		return true
	}
	if len(mark) != 3 {
		return false
	}
	c, err := crm.ParseCurrency(mark)
	p.currency = c
	return err == nil
}

func notNumber(s, what string) error {
	return crm.Invalidf("paper.not_a_number", "%q is not %s: write it like 1234.50", clip(s), what).With("value", clip(s))
}

func numberTooLarge(s string) error {
	return crm.Invalidf("paper.number_too_large", "%q has more digits than can be kept exactly (18): write a shorter number", clip(s)).With("value", clip(s))
}

// clip keeps sentences short whatever the cell holds.
func clip(s string) string {
	if len(s) <= maxValueLen {
		return s
	}
	cut := maxValueLen
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
