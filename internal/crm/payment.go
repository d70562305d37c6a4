package crm

import "math/big"

// Payment is money that came in for a deal, or went back to the client (then its
// amount is below zero). It is never deleted: a wrong one is reversed.
type Payment struct {
	ID         ID       `json:"id"`
	Deal       ID       `json:"deal_id"`
	Invoice    ID       `json:"invoice_id" doc:"What it was booked for; empty: the oldest open invoices of the deal"`
	Amount     int64    `json:"amount,omitempty" doc:"Minor units; below zero: returned to the client"`
	Currency   Currency `json:"currency"`
	Value      int64    `json:"value,omitempty" doc:"The amount in the deal's currency"`
	Rate       string   `json:"rate,omitempty" doc:"Units of the deal's currency for one unit of the payment's, where they differ"`
	RateOn     Date     `json:"rate_on,omitempty" doc:"Day of the rate"`
	ReceivedOn Date     `json:"received_on"`
	Reference  string   `json:"reference,omitempty"`
	BookedAt   Instant  `json:"booked_at"`
	BookedBy   ID       `json:"booked_by"`
	ReversedAt Instant  `json:"reversed_at"`
	ReversedBy ID       `json:"reversed_by"`
	Reversal   string   `json:"reversal,omitempty" doc:"Why it was reversed"`

	Line string `json:"-"` // the line of a bank statement that it was made of
}

// NewPayment is money to be booked.
type NewPayment struct {
	Invoice    ID       `json:"invoice_id,omitzero" doc:"Absent: the oldest open invoices of the deal"`
	Amount     int64    `json:"amount" doc:"Minor units, above zero"`
	Currency   Currency `json:"currency,omitempty" doc:"Absent: the deal's"`
	Rate       string   `json:"rate,omitempty" doc:"In another currency: units of the deal's currency for one unit of it; absent: from the firm's rates on that day" maxLength:"25"`
	ReceivedOn Date     `json:"received_on,omitempty" doc:"Absent: today"`
	Reference  string   `json:"reference,omitempty" maxLength:"500"`
	Refund     bool     `json:"refund,omitempty" doc:"It went back to the client"`
	Line       string   `json:"line,omitempty" maxLength:"64" doc:"The line of a bank statement that it is made of: one line is booked once"`
}

// PaymentAnswer answers a criterion about money by booking it.
type PaymentAnswer struct {
	Amount     int64  `json:"amount,omitempty" minimum:"0" doc:"Minor units of the deal's currency; absent: all that is missing"`
	ReceivedOn Date   `json:"received_on,omitempty" doc:"Absent: today"`
	Reference  string `json:"reference,omitempty" maxLength:"500"`
}

// counts says whether the payment still stands.
func (p *Payment) counts() bool { return p.ReversedAt == 0 }

// rateDigits is how exactly a rate between two currencies is kept.
const rateDigits = 12

// CrossRate is the rate from one currency to another by the firm's rates on a
// day, with the day of the older of both. The second result is false where a
// rate is not known. The rate is rounded to twelve decimals and kept so: what it
// makes of an amount can be computed again.
func CrossRate(rates []Rate, from, to, base Currency, on Date) (Rate, bool) {
	one := Rate{Currency: base, Day: on, Value: "1"}
	rateOf := func(c Currency) (Rate, bool) {
		if c == base {
			return one, true
		}
		return RateOn(rates, c, on)
	}
	a, known := rateOf(from)
	b, both := rateOf(to)
	if !known || !both {
		return Rate{}, false
	}
	x, ok := new(big.Rat).SetString(a.Value)
	y, also := new(big.Rat).SetString(b.Value)
	if !ok || !also || x.Sign() <= 0 || y.Sign() <= 0 {
		return Rate{}, false
	}
	return Rate{Currency: from, Day: min(a.Day, b.Day), Value: decimal(x.Quo(x, y))}, true
}

// decimal writes a positive number with up to rateDigits decimals.
func decimal(x *big.Rat) string {
	text := x.FloatString(rateDigits)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}
