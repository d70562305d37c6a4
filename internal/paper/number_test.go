package paper_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"0": "0", "12": "12", "-12": "-12", "+7": "7", "−3,5": "-3.5", "(1,234.50)": "-1234.5", "100-": "-100",
		"12 345,67": "12345.67", "12.345,67": "12345.67", "12,345.67": "12345.67", "12'345.67": "12345.67", "12’345": "12345",
		"12\u00a0345,67": "12345.67", "12\u202f345,67": "12345.67", "1 234 567": "1234567", "1.234.567": "1234567", "1,234,567": "1234567",
		"1.5": "1.5", "1,5": "1.5", ".5": "0.5", "0,125": "0.125", "0.125": "0.125", "1234.567": "1234.567", "1 234,567": "1234.567",
		"1.2500": "1.25", "007": "7", "1.5E+05": "150000", "25e-2": "0.25",
		"12k": "12000", "12 тыс": "12000", "12 тыс.": "12000", "1,2 mln": "1200000", "1.5M": "1500000", "3 млрд руб.": "3000000000 RUB",
		"$1,234.50": "1234.5 USD", "1 234,50 zł": "1234.5 PLN", "EUR 99": "99 EUR", "99eur": "99 EUR", "€ 5": "5 EUR", "5 р.": "5 RUB",
		"CHF 1'000.–": "1000 CHF", "100,-": "100", "-$5": "-5 USD", "$-5": "-5 USD", "$.50": "0.5 USD", "1000 ₽": "1000 RUB",
		"65%": "65 %", "12,5 %": "12.5 %", "999999999999999999": "999999999999999999",
	} {
		n, err := paper.ParseNumber(s, paper.AnyDecimal)
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		got := n.String()
		if n.Currency != "" {
			got += " " + string(n.Currency)
		}
		if n.Percent {
			got += " %"
		}
		if got != want {
			t.Errorf("%q reads as %s, want %s", s, got, want)
		}
	}
}

func TestOneSeparatorBeforeThreeDigitsFollowsTheColumn(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		s       string
		decimal paper.Decimal
		want    string
	}{
		{"1.250", paper.DecimalPoint, "1.25"},
		{"1.250", paper.DecimalComma, "1250"},
		{"1,250", paper.DecimalPoint, "1250"},
		{"1,250", paper.DecimalComma, "1.25"},
		{"12.5", paper.DecimalComma, "12.5"},
		{"1,234,567", paper.DecimalComma, "1234567"},
	} {
		n, err := paper.ParseNumber(tt.s, tt.decimal)
		if err != nil || n.String() != tt.want {
			t.Errorf("%q with %q reads as %v (%v), want %s", tt.s, tt.decimal, n, err, tt.want)
		}
	}
	if _, err := paper.ParseNumber("1.250", paper.AnyDecimal); code(err) != "paper.number_ambiguous" {
		t.Errorf("got %v, want an ambiguous number", err)
	}
}

func TestWhatIsNoNumber(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"": "paper.not_a_number", "abc": "paper.not_a_number", "1-2": "paper.not_a_number", "05.11.2026": "paper.not_a_number",
		"2026-11-05": "paper.not_a_number", "12 34": "paper.not_a_number", "1,23,456": "paper.not_a_number", "1.2,3.4": "paper.not_a_number",
		"1 234'567": "paper.not_a_number", "(5": "paper.not_a_number", "5)": "paper.not_a_number", "--5": "paper.not_a_number",
		"5 apples": "paper.not_a_number", "5 QQQ": "paper.not_a_number", "$5 EUR": "paper.not_a_number", "..5": "paper.not_a_number",
		"#N/A": "paper.not_a_number", "1e99": "paper.not_a_number", "9999999999999999999": "paper.number_too_large",
		strings.Repeat("1", 200): "paper.not_a_number", "999999999999999 mln": "paper.number_too_large",
	} {
		if n, err := paper.ParseNumber(s, paper.DecimalPoint); code(err) != want {
			t.Errorf("%q reads as %v (%v), want %s", s, n, err, want)
		}
	}
}

func TestMoneyIsExact(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		s        string
		currency crm.Currency
		want     crm.Money
		rounded  bool
	}{
		{"84 000,50", "PLN", crm.Money{Minor: 8400050, Currency: "PLN"}, false},
		{"$0.10", "PLN", crm.Money{Minor: 10, Currency: "USD"}, false},
		{"1,2 mln", "JPY", crm.Money{Minor: 1200000, Currency: "JPY"}, false},
		{"1.5", "JPY", crm.Money{Minor: 2, Currency: "JPY"}, true},
		{"-0.005", "USD", crm.Money{Minor: -1, Currency: "USD"}, true},
		{"0.0049", "USD", crm.Money{Minor: 0, Currency: "USD"}, true},
		{"12.3450", "KWD", crm.Money{Minor: 12345, Currency: "KWD"}, false},
	} {
		got, rounded, err := paper.ParseMoney(tt.s, paper.DecimalPoint, tt.currency)
		if err != nil || got != tt.want || rounded != tt.rounded {
			t.Errorf("%q: got %v rounded %v (%v), want %v rounded %v", tt.s, got, rounded, err, tt.want, tt.rounded)
		}
	}
	for s, want := range map[string]string{"5%": "paper.not_a_number", "999999999999999999": "paper.number_too_large"} {
		if _, _, err := paper.ParseMoney(s, paper.DecimalPoint, "USD"); code(err) != want {
			t.Errorf("%q: got %v, want %s", s, err, want)
		}
	}
}

// An amount written in any of the usual ways is read back to the last minor unit.
func TestAmountsRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		minor := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "minor")
		style := rapid.SampledFrom([]struct {
			group   string
			decimal paper.Decimal
			format  string
		}{
			{"", ".", "%s"},
			{",", ".", "$%s"},
			{".", ",", "%s €"},
			{" ", ",", "%s zł"},
			{"\u00a0", ",", "%s ₽"},
			{"'", ".", "CHF %s"},
			{"\u202f", ",", "%s EUR"},
			{"", ",", "%s"},
		}).Draw(t, "style")
		s := fmt.Sprintf(style.format, written(minor, style.group, string(style.decimal)))
		got, rounded, err := paper.ParseMoney(s, style.decimal, "USD")
		if err != nil || rounded || got.Minor != minor {
			t.Fatalf("%q: got %v rounded %v (%v), want %d", s, got, rounded, err, minor)
		}
	})
}

func written(minor int64, group, decimal string) string {
	sign := ""
	if minor < 0 {
		sign, minor = "-", -minor
	}
	whole := strconv.FormatInt(minor/100, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	return fmt.Sprintf("%s%s%s%02d", sign, whole, decimal, minor%100)
}
