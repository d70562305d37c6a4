package crm

import (
	"math/big"
	"strings"

	"github.com/bojanz/currency"
)

// Currency is an ISO 4217 code.
type Currency string

// Digits is the number of minor digits, such as 2 for EUR and 0 for JPY.
func (c Currency) Digits() int {
	d, _ := currency.GetDigits(string(c))
	return int(d)
}

// ParseCurrency reads an ISO 4217 code in any case.
func ParseCurrency(s string) (Currency, error) {
	code := strings.ToUpper(strings.TrimSpace(s))
	if code == "" || !currency.IsValid(code) {
		return "", Invalidf("currency.unknown", "%q is not a currency: use an ISO 4217 code such as EUR", s)
	}
	return Currency(code), nil
}

// Money is an amount in minor units of a currency (cents, kopecks, grosze).
type Money struct {
	Minor    int64    `json:"minor"`
	Currency Currency `json:"currency"`
}

// Rate says how much one unit of a currency is worth in the workspace's base
// currency on a day, as an exact decimal.
type Rate struct {
	Currency Currency `json:"currency"`
	Day      Date     `json:"day"`
	Value    string   `json:"value" doc:"Units of base currency for one unit, as a decimal such as 1.0842" pattern:"^[0-9]{1,12}([.][0-9]{1,12})?$"`
}

// Convert turns minor units of the rate's currency into minor units of base,
// rounded half away from zero.
func (r Rate) Convert(minor int64, base Currency) (int64, error) {
	rate, ok := new(big.Rat).SetString(r.Value)
	if !ok || rate.Sign() <= 0 {
		return 0, Invalidf("rate.malformed", "the rate %q of %s is not a positive decimal", r.Value, r.Currency)
	}
	x := new(big.Rat).SetInt64(minor)
	x.Mul(x, rate)
	x.Mul(x, pow10(base.Digits()-r.Currency.Digits()))
	n := roundRat(x)
	if !n.IsInt64() {
		return 0, Invalidf("money.too_large", "the amount is too large to convert to %s", base)
	}
	return n.Int64(), nil
}

func pow10(n int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

func roundRat(x *big.Rat) *big.Int {
	two := big.NewInt(2)
	num := new(big.Int).Mul(new(big.Int).Abs(x.Num()), two)
	num.Add(num, x.Denom())
	q := num.Quo(num, new(big.Int).Mul(x.Denom(), two))
	if x.Sign() < 0 {
		q.Neg(q)
	}
	return q
}

// RateOn picks the latest rate of a currency that is not later than the day.
// The second result is false where there is none.
func RateOn(rates []Rate, c Currency, day Date) (Rate, bool) {
	var best Rate
	for _, r := range rates {
		if r.Currency == c && r.Day <= day && r.Day >= best.Day {
			best = r
		}
	}
	return best, best.Currency != ""
}
