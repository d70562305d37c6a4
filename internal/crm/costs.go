package crm

import (
	"cmp"
	"slices"
	"strings"
)

// CostsBy is what the report of costs is divided by.
type CostsBy string

// The divisions of the report of costs.
const (
	ByCompany CostsBy = "company"
	ByProduct CostsBy = "product"
	BySource  CostsBy = "source"
	ByOwner   CostsBy = "owner"
	ByYear    CostsBy = "year" // a client's margin, by the year in which deals were won
)

// CostLine is what the deals of one client, product, source or seller took and
// brought.
type CostLine struct {
	Key        string `json:"key" doc:"An id, or the name of a source; empty: none is set"`
	Name       string `json:"name"`
	Deals      int    `json:"deals"`
	Won        int    `json:"won"`
	Value      int64  `json:"value" doc:"Of what was won"`
	Minutes    int64  `json:"minutes"`
	CostOfSale int64  `json:"cost_of_sale"`
	Cost       int64  `json:"cost"`
	Margin     int64  `json:"margin" doc:"Value less cost, that of lost deals too"`
}

// CostReport says which clients, products, sources and sellers bring more than
// they cost. All amounts are in the firm's currency.
type CostReport struct {
	By       CostsBy    `json:"by" enum:"company,product,source,owner,year"`
	From     Date       `json:"from"`
	To       Date       `json:"to"`
	Currency Currency   `json:"currency"`
	Items    []CostLine `json:"items" nullable:"false" doc:"Those with work or with something won, the dearest sale first"`
	Total    CostLine   `json:"total"`
	Unpriced int64      `json:"unpriced_minutes" doc:"Minutes of which no hourly cost is known: in no cost here"`
	NoRate   []Currency `json:"no_rate" nullable:"false" doc:"Currencies of values and expenses without an exchange rate: in no amount here"`

	at map[string]int // where the line of a key is
}

// Add puts one deal's work under its line. The work is priced; its value is
// absent where the currency has no rate.
func (r *CostReport) Add(key, name string, d *Deal, w *Work) {
	if r.at == nil {
		r.at = map[string]int{}
	}
	i, ok := r.at[key]
	if !ok {
		i = len(r.Items)
		r.at[key], r.Items = i, append(r.Items, CostLine{Key: key, Name: name})
	}
	for _, line := range []*CostLine{&r.Items[i], &r.Total} {
		line.Deals++
		line.Minutes += w.Minutes
		line.CostOfSale += *w.CostOfSale
		line.Cost += *w.Cost
		if d.Outcome == Won {
			line.Won++
		}
		if d.Outcome == Won && w.Value != nil {
			line.Value += *w.Value
		}
		line.Margin = line.Value - line.Cost
	}
	r.Unpriced += w.Unpriced
	r.NoRate = append(r.NoRate, w.NoRate...)
	if d.Outcome == Won && d.Value != nil && w.Value == nil {
		r.NoRate = append(r.NoRate, d.Currency)
	}
}

// Close leaves out lines without work and gain, and puts the rest in order.
func (r *CostReport) Close() {
	r.Items = slices.DeleteFunc(r.Items, func(l CostLine) bool { return l.Won == 0 && l.Minutes == 0 && l.Cost == 0 })
	slices.SortFunc(r.Items, func(a, b CostLine) int {
		return cmp.Or(cmp.Compare(b.CostOfSale, a.CostOfSale), cmp.Compare(b.Minutes, a.Minutes), strings.Compare(a.Name, b.Name), strings.Compare(a.Key, b.Key))
	})
	slices.Sort(r.NoRate)
	r.NoRate = slices.Compact(r.NoRate)
}
