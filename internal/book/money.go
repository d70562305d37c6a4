package book

import (
	"math/big"
	"math/bits"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// Sum is the money of some deals, in the base currency at the rates of one day:
// the sum of what each of them is worth in whole minor units. Currencies
// without a rate are listed apart and never added.
type Sum struct {
	Deals        int     `json:"count"`
	WithoutValue int     `json:"without_value" doc:"Deals whose value is not known; they count as deals and add no money"`
	Value        int64   `json:"sum" doc:"Minor units of the base currency"`
	Weighted     int64   `json:"weighted" doc:"Value times the percentage of the stage, minor units of the base currency"`
	Apart        []Apart `json:"apart" nullable:"false" doc:"Currencies without a rate"`
}

// Apart is the money of a currency that cannot be converted.
type Apart struct {
	Currency crm.Currency `json:"currency"`
	Deals    int          `json:"count"`
	Value    int64        `json:"sum" doc:"Minor units of that currency"`
	Weighted int64        `json:"weighted" doc:"Minor units of that currency"`
}

func (s *Sum) add(o *Sum) {
	s.Deals += o.Deals
	s.WithoutValue += o.WithoutValue
	s.Value += o.Value
	s.Weighted += o.Weighted
	for _, a := range o.Apart {
		i, found := slices.BinarySearchFunc(s.Apart, a.Currency, func(x Apart, c crm.Currency) int { return strings.Compare(string(x.Currency), string(c)) })
		if !found {
			s.Apart = slices.Insert(s.Apart, i, a)
			continue
		}
		s.Apart[i].Deals += a.Deals
		s.Apart[i].Value += a.Value
		s.Apart[i].Weighted += a.Weighted
	}
}

// tally counts deals by currency.
type tally []tallied

type tallied struct {
	deals, valued   int
	value, weighted int64
}

// count adds one deal with n = 1, or takes it away with n = -1.
func (t *tally) count(currency uint16, valued bool, value, weighted int64, n int) {
	for int(currency) >= len(*t) {
		*t = append(*t, tallied{})
	}
	e := &(*t)[currency]
	e.deals += n
	if valued {
		e.valued += n
		e.value += int64(n) * value
		e.weighted += int64(n) * weighted
	}
}

func (t *tally) add(o tally) {
	for len(*t) < len(o) {
		*t = append(*t, tallied{})
	}
	for i, e := range o {
		mine := &(*t)[i]
		mine.deals += e.deals
		mine.valued += e.valued
		mine.value += e.value
		mine.weighted += e.weighted
	}
}

func (t tally) deals() (n int) {
	for _, e := range t {
		n += e.deals
	}
	return n
}

// sum tells converted amounts from those that stand apart.
func (t tally) sum(c *columns, x *exchange) Sum {
	out := Sum{Apart: []Apart{}}
	for n, e := range t {
		out.Deals += e.deals
		out.WithoutValue += e.deals - e.valued
		if e.valued == 0 {
			continue
		}
		if !x.rates[n].known {
			out.add(&Sum{Apart: []Apart{{c.currencies.values[n], e.valued, e.value, e.weighted}}})
			continue
		}
		out.Value += e.value
		out.Weighted += e.weighted
	}
	return out
}

// money is a deal's value in the base currency, or as it is where there is no
// rate, and its weighted part. Each deal's amounts are rounded once, so that
// sums are sums of what the rows show: won deals count in full (by their
// stage's share where percentages are shares), lost ones never.
func (c *columns) money(x *exchange, i uint32) (value, weighted int64) {
	if c.flags[i]&hasValue == 0 {
		return 0, 0
	}
	value, ok := x.quick(c.currency[i], c.value[i])
	if !ok {
		value = c.value[i]
	}
	p := &c.places[c.weighs[c.place[i]]]
	switch {
	case c.outcome[i] != insight.Open && c.outcome[i] != insight.Won:
		return value, 0
	case p.Basis == crm.Share && c.flags[i]&finished != 0:
		return value, 0
	case p.Basis == crm.Share || c.outcome[i] == insight.Open:
		return value, p.of(value)
	}
	return value, value
}

// convert brings base, weighted and the lanes' sums to other rates.
func (c *columns) convert(x *exchange) {
	c.rated = x
	for i := range uint32(len(c.flags)) {
		if c.flags[i]&live != 0 {
			c.base[i], c.weighted[i] = c.money(x, i)
		}
	}
	for _, s := range c.lanes {
		s.all.recount(c)
		for _, l := range s.owners {
			l.recount(c)
		}
	}
}

// exchange converts to the base currency at the rates of one day.
type exchange struct {
	on    crm.Date
	base  crm.Currency
	rates []rate // by currency
}

type rate struct {
	crm.Rate
	known    bool
	itself   bool   // the base currency itself
	num, den uint64 // the rate in minor units of both, where it fits
}

func (c *columns) exchange(on crm.Date) *exchange {
	x := &exchange{on: on, base: c.head.Currency}
	x.cover(c)
	return x
}

// cover takes in currencies that the book has met since.
func (x *exchange) cover(c *columns) {
	for n := len(x.rates); n < len(c.currencies.values); n++ {
		currency := c.currencies.values[n]
		if currency == x.base || currency == "" {
			x.rates = append(x.rates, rate{known: true, itself: true})
			continue
		}
		r, ok := crm.RateOn(c.head.rates[currency], currency, x.on)
		next := rate{Rate: r, known: ok}
		if ok {
			next.num, next.den = fraction(r, x.base)
		}
		x.rates = append(x.rates, next)
	}
}

// same says whether both convert everything alike.
func (x *exchange) same(o *exchange) bool { return x.base == o.base && slices.Equal(x.rates, o.rates) }

// fraction gives a rate between minor units as a fraction, or 0, 0 where it
// does not fit.
func fraction(r crm.Rate, base crm.Currency) (num, den uint64) {
	f, ok := new(big.Rat).SetString(r.Value)
	if !ok || f.Sign() <= 0 {
		return 0, 0
	}
	digits := base.Digits() - r.Currency.Digits()
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(digits, -digits))), nil)
	if digits < 0 {
		f.Quo(f, new(big.Rat).SetInt(scale))
	} else {
		f.Mul(f, new(big.Rat).SetInt(scale))
	}
	if !f.Num().IsInt64() || !f.Denom().IsInt64() {
		return 0, 0
	}
	return f.Num().Uint64(), f.Denom().Uint64()
}

// exact converts by crm.Rate.Convert.
func (x *exchange) exact(currency uint16, minor int64) (int64, bool) {
	r := &x.rates[currency]
	if r.itself || !r.known {
		return minor, r.known
	}
	out, err := r.Convert(minor, x.base)
	return out, err == nil
}

// quick gives what exact gives, without allocating, for use on every row.
func (x *exchange) quick(currency uint16, minor int64) (int64, bool) {
	r := &x.rates[currency]
	if r.itself || !r.known {
		return minor, r.known
	}
	size := uint64(max(minor, -minor))
	hi, lo := bits.Mul64(size, r.num)
	if r.den == 0 || minor < -1<<62 || hi >= r.den {
		return x.exact(currency, minor)
	}
	q, rest := bits.Div64(hi, lo, r.den)
	if rest >= r.den-rest {
		q++
	}
	if q > 1<<62 {
		return x.exact(currency, minor)
	}
	if minor < 0 {
		return -int64(q), true
	}
	return int64(q), true
}

// used lists the rates of the currencies that a tally holds money in.
func (x *exchange) used(t tally) []crm.Rate {
	out := []crm.Rate{}
	for n := range t {
		if t[n].valued > 0 && x.rates[n].known && !x.rates[n].itself {
			out = append(out, x.rates[n].Rate)
		}
	}
	slices.SortFunc(out, func(a, b crm.Rate) int { return strings.Compare(string(a.Currency), string(b.Currency)) })
	return out
}
