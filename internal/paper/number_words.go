package paper

import "hummock/internal/crm"

// scales are shorts for powers of ten, in English, Russian, Polish and German.
var scales = map[string]int{
	"k": 3, "т": 3, "тыс": 3, "тысяч": 3, "tys": 3, "tsd": 3,
	"m": 6, "mn": 6, "mln": 6, "mio": 6, "млн": 6,
	"b": 9, "bn": 9, "mld": 9, "mlrd": 9, "mrd": 9, "млрд": 9,
}

// currencySigns are signs and short names of currencies in lower case. A dollar
// sign is taken for USD and a yen sign for JPY, whose users outnumber the rest.
var currencySigns = map[string]crm.Currency{
	"$": "USD", "€": "EUR", "euro": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH",
	"₸": "KZT", "₺": "TRY", "₹": "INR", "₪": "ILS", "₩": "KRW",
	"zł": "PLN", "zl": "PLN", "złotych": "PLN",
	"руб": "RUB", "р": "RUB", "рублей": "RUB", "грн": "UAH", "евро": "EUR",
	"kč": "CZK", "ft": "HUF", "fr": "CHF", "sfr": "CHF", "лв": "BGN",
}
