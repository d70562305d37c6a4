package sample

import (
	"fmt"
	"math"
	"strings"

	"hummock/internal/crm"
)

// client is a company with its people, as sellers know it.
type client struct {
	company  crm.Company
	contacts []crm.Contact
	segment  int
	currency crm.Currency
	industry int
	met      bool
	deals    int
}

// firm is an invented company.
type firm struct {
	name     string
	segment  int // of segmentNames
	industry int // of industryNames
	currency crm.Currency
}

// Segments, by their places in segmentNames.
const (
	small = iota
	middle
	large
)

// medians of a deal's value in a segment, in whole euros.
var medians = [...]float64{9_000, 27_000, 78_000}

var sizes = [...][]string{{"8", "15", "24", "40"}, {"70", "120", "180", "240"}, {"600", "1100", "2400", "5200"}}

var firms = [...]firm{
	{"Baltra Logistics", middle, 0, "EUR"},
	{"Odra Meble", middle, 3, "PLN"},
	{"Klarwerk Maschinen", large, 3, "EUR"},
	{"Zielony Targ", small, 1, "PLN"},
	{"Norrholm Energi", large, 6, "EUR"},
	{"Pixel & Thread", small, 1, "EUR"},
	{"Sanavita Clinics", middle, 4, "EUR"},
	{"Brightfield Schools", middle, 5, "USD"},
	{"Wisła Transport", middle, 0, "PLN"},
	{"Hafenkontor Lübeck", small, 0, "EUR"},
	{"Aurelia Hotels", large, 8, "EUR"},
	{"Młyn Stary", small, 7, "PLN"},
	{"Cobalt Savings", large, 2, "EUR"},
	{"Tessera Insurance", large, 2, "EUR"},
	{"Grünblick Gärten", small, 1, "EUR"},
	{"Lumen Optics", middle, 4, "USD"},
	{"Kaskada Sport", small, 1, "PLN"},
	{"Ferrum Stal", large, 3, "PLN"},
	{"Polaris Freight", large, 0, "EUR"},
	{"Ostoya Foods", middle, 7, "EUR"},
	{"Meridian Academy", small, 5, "EUR"},
	{"Solhaven Solar", middle, 6, "EUR"},
	{"Vinea Wines", small, 7, "EUR"},
	{"Tarcza Leasing", middle, 2, "PLN"},
	{"Northlake Dental", small, 4, "USD"},
	{"Bergmann Pumpen", middle, 3, "EUR"},
	{"Jantar Travel", small, 8, "PLN"},
	{"Castellan Estates", large, 9, "EUR"},
	{"Nova Dom", middle, 9, "PLN"},
	{"Rowan Kitchens", small, 1, "USD"},
	{"Elbtal Versand", middle, 1, "EUR"},
	{"Ars Medica", middle, 4, "PLN"},
	{"Fjellbank", large, 2, "EUR"},
	{"Kontur Press", small, 5, "EUR"},
	{"Sudety Resort", middle, 8, "PLN"},
	{"Amberline Ferries", large, 0, "EUR"},
	{"Quarry & Stone", small, 3, "EUR"},
	{"Helix Labs", middle, 4, "EUR"},
	{"Piast Brewery", middle, 7, "PLN"},
	{"Union Grid", large, 6, "EUR"},
	{"Marina Properties", middle, 9, "EUR"},
	{"Lipowa School", small, 5, "PLN"},
	{"Westerdeich Wind", middle, 6, "EUR"},
	{"Copperfield Toys", middle, 1, "USD"},
	{"Silesia Motors", large, 3, "PLN"},
}

// findClients invents the people of every company. Each is brought in when the
// first deal with it begins.
func (t *teller) findClients() {
	for i, f := range firms {
		c := client{segment: f.segment, industry: f.industry, currency: f.currency}
		days := 14 + 15*t.IntN(3) + 15*f.segment
		c.company = crm.Company{
			ID: t.id(), Name: f.name, Segment: t.say(segmentNames[f.segment]), Industry: t.say(industryNames[f.industry]),
			Size: oneOf(t, sizes[f.segment]), Owner: t.sellers[i%2].id,
		}
		if t.chance(.6) {
			c.company.CreditDays = &days
		}
		for n := range 2 + f.segment + t.IntN(2) {
			c.contacts = append(c.contacts, t.invent(c.company, n, i))
		}
		t.clients = append(t.clients, c)
	}
	for i, product := range productNames {
		price := productPrices[i] * 100
		t.products = append(t.products, crm.Product{
			ID: t.id(), Name: t.say(product), Code: fmt.Sprintf("NG-%02d", i+1),
			Series: t.say(seriesNames[i/4]), Price: &price, Currency: "EUR",
		})
	}
}

// invent makes the n-th contact of a company. The first decides, the others
// have what is left of the parts.
func (t *teller) invent(c crm.Company, n, firm int) crm.Contact {
	first := oneOf(t, menFirst[:])
	if t.chance(.5) {
		first = oneOf(t, womenFirst[:])
	}
	last := surnames[(firm*7+n*11)%len(surnames)]
	parts := [...]crm.Part{crm.Decider, crm.EndUser, crm.BudgetHolder, crm.Influencer, crm.Gatekeeper}
	site := strings.ReplaceAll(strings.ReplaceAll(crm.Fold(c.Name), " & ", "-"), " ", "-")
	return crm.Contact{
		ID: t.id(), Company: c.ID, Name: first.in(t.lang) + " " + last.in(t.lang), Title: t.say(titles[n%len(titles)]),
		Email: address(first, last, site), Phone: fmt.Sprintf("+44 1632 960%03d", t.IntN(1000)), Part: parts[n%len(parts)], Language: t.lang,
	}
}

// meet brings a client in at a moment, if it is not there yet.
func (t *teller) meet(c *client, at moment, by crm.ID) {
	if c.met {
		return
	}
	c.met = true
	t.act(at, by, "", crm.Meet{Company: c.company})
	for _, contact := range c.contacts {
		t.act(at, by, "", crm.Know{Contact: contact})
	}
}

// rates are monthly and walk a little.
func (t *teller) rates() []crm.Rate {
	walk := t
	usd, pln := .93, .232
	var out []crm.Rate
	for m := t.cal.days[0].Month(); m <= t.cal.today.Month(); m = m.Add(1) {
		usd *= math.Exp(.012 * walk.NormFloat64())
		pln *= math.Exp(.008 * walk.NormFloat64())
		out = append(out,
			crm.Rate{Currency: "USD", Day: m.First(), Value: fmt.Sprintf("%.4f", usd)},
			crm.Rate{Currency: "PLN", Day: m.First(), Value: fmt.Sprintf("%.4f", pln)})
	}
	return out
}

// worth turns whole euros into minor units of a currency, in round hundreds.
func worth(euros float64, in crm.Currency) int64 {
	switch in {
	case "PLN":
		euros *= 4.3
	case "USD":
		euros *= 1.08
	}
	step := 100.0
	if euros > 20_000 {
		step = 500
	}
	return int64(math.Max(step, math.Round(euros/step)*step)) * 100
}
