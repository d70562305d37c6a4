package crm

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestConvert(t *testing.T) {
	t.Parallel()
	cases := []struct {
		minor int64
		from  Currency
		rate  string
		to    Currency
		want  int64
	}{
		{100_00, "EUR", "1.25", "USD", 125_00},
		{1, "EUR", "0.5", "USD", 1}, // half a cent, away from zero
		{-1, "EUR", "0.5", "USD", -1},
		{1, "EUR", "0.499999999999", "USD", 0},
		{1000, "JPY", "0.0061", "EUR", 6_10},
		{6_10, "EUR", "163.934426229508", "JPY", 1000},
		{1_000, "BHD", "2.65", "USD", 2_65}, // three digits to two
		{0, "EUR", "999999999999", "USD", 0},
		{LargestAmount, "EUR", "1", "USD", LargestAmount},
	}
	for _, c := range cases {
		got, err := Rate{Currency: c.from, Value: c.rate}.Convert(c.minor, c.to)
		if err != nil || got != c.want {
			t.Errorf("%d %s at %s: %d %s, %v; want %d", c.minor, c.from, c.rate, got, c.to, err, c.want)
		}
	}
}

func TestConvertRefusesWhatCannotBe(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"", "0", "-1", "one", "1,5", "Inf", "1/0"} {
		if n, err := (Rate{Currency: "EUR", Value: value}).Convert(1, "USD"); !IsKind(err, Invalid) {
			t.Errorf("rate %q: %d, %v", value, n, err)
		}
	}
	if _, err := (Rate{Currency: "EUR", Value: "999999999999"}).Convert(LargestAmount, "USD"); !IsKind(err, Invalid) {
		t.Errorf("overflow: %v", err)
	}
}

// A conversion is off by half a minor unit at most, and keeps the sign.
func TestConvertIsExactToHalfAUnit(t *testing.T) {
	t.Parallel()
	currencies := rapid.SampledFrom([]Currency{"EUR", "JPY", "BHD", "USD", "CLF"})
	rapid.Check(t, func(t *rapid.T) {
		minor := rapid.Int64Range(-9e7, 9e7).Draw(t, "minor") // more yen may be too much in the unit of CLF
		from, to := currencies.Draw(t, "from"), currencies.Draw(t, "to")
		value := rapid.StringMatching(`[0-9]{1,4}\.[0-9]{0,8}[1-9]`).Draw(t, "rate")
		got, err := Rate{Currency: from, Value: value}.Convert(minor, to)
		exact, _ := new(big.Rat).SetString(value)
		exact.Mul(exact, new(big.Rat).SetInt64(minor))
		for i := from.Digits(); i < to.Digits(); i++ {
			exact.Mul(exact, big.NewRat(10, 1))
		}
		for i := to.Digits(); i < from.Digits(); i++ {
			exact.Mul(exact, big.NewRat(1, 10))
		}
		if tooLarge := new(big.Rat).Abs(exact).Cmp(new(big.Rat).SetInt64(math.MaxInt64)) > 0; tooLarge != (err != nil) {
			t.Fatalf("%d %s at %s is %s %s: %v", minor, from, value, exact.FloatString(4), to, err)
		}
		if err != nil {
			return
		}
		off := new(big.Rat).Sub(exact, new(big.Rat).SetInt64(got))
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
			t.Fatalf("%d %s at %s is %s %s, not %d", minor, from, value, exact.FloatString(4), to, got)
		}
	})
}

func TestRateOnTakesTheLatestNotAfterTheDay(t *testing.T) {
	t.Parallel()
	rates := []Rate{{"EUR", "2026-03-01", "2"}, {"EUR", "2026-01-01", "1"}, {"USD", "2026-02-01", "9"}, {"EUR", "2026-05-01", "3"}}
	for day, want := range map[Date]string{"2025-12-31": "", "2026-01-01": "1", "2026-02-28": "1", "2026-03-01": "2", "2030-01-01": "3"} {
		r, ok := RateOn(rates, "EUR", day)
		if r.Value != want || ok != (want != "") {
			t.Errorf("on %s: %q, %v; want %q", day, r.Value, ok, want)
		}
	}
}

func TestParseCurrency(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Currency{"EUR": "EUR", "eur\t": "EUR", "XYZ": "", "": "", "EURO": "", "€": ""} {
		got, err := ParseCurrency(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
}

func TestMoneySurvivesJSON(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := Money{rapid.Int64Range(-LargestAmount, LargestAmount).Draw(t, "minor"), "EUR"}
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var loose struct{ Minor float64 } // as a browser reads it
		var back Money
		if json.Unmarshal(b, &back) != nil || json.Unmarshal(b, &loose) != nil || back != m || int64(loose.Minor) != m.Minor {
			t.Fatalf("%+v became %+v and %v", m, back, loose)
		}
	})
}
