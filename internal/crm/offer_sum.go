package crm

import (
	"cmp"
	"math/big"
	"slices"
)

// OfferTotals is what an offer comes to, in minor units of its currency.
//
// Each line is rounded once, half away from zero: quantity times price, less its
// own discount, less the offer's. Its tax is that sum times the rate, rounded
// the same way. All other sums are sums of these, so that nothing is lost
// between a line and the total.
type OfferTotals struct {
	Lines []LineSum `json:"lines" nullable:"false" doc:"Of each line, in their order"`
	Full  int64     `json:"full,omitempty" doc:"Before discounts, at list prices where these are higher"`
	Net   int64     `json:"net,omitempty" doc:"The sum of the lines"`
	Taxes []TaxSum  `json:"taxes" nullable:"false" doc:"By rate, the lowest first"`
	Tax   int64     `json:"tax,omitempty"`
	Gross int64     `json:"gross,omitempty" doc:"Net and tax"`
	Given int64     `json:"discount,omitempty" doc:"What net is below full: basis points, rounded up"`
}

// LineSum is what a line comes to.
type LineSum struct {
	Net int64 `json:"net,omitempty"`
	Tax int64 `json:"tax,omitempty"`
}

// TaxSum is what the lines of one tax rate come to.
type TaxSum struct {
	Rate int64 `json:"rate,omitempty" doc:"Basis points"`
	Net  int64 `json:"net,omitempty"`
	Tax  int64 `json:"tax,omitempty"`
}

const thousandths = 1000

// Totals works the offer out.
func (c *OfferContent) Totals() OfferTotals {
	t := OfferTotals{Lines: make([]LineSum, len(c.Lines)), Taxes: []TaxSum{}}
	for i := range c.Lines {
		l := &c.Lines[i]
		net := share([]int64{l.Quantity, l.Price, mostBasis - l.Discount, mostBasis - c.Discount}, thousandths*mostBasis*mostBasis)
		sum := LineSum{Net: net, Tax: share([]int64{net, l.Tax}, mostBasis)}
		t.Lines[i] = sum
		t.Full += share([]int64{l.Quantity, max(l.Price, l.List)}, thousandths)
		t.Net += sum.Net
		t.Tax += sum.Tax
		t.addTax(l.Tax, sum)
	}
	t.Gross = t.Net + t.Tax
	t.Given = given(t.Full, t.Net)
	return t
}

func (t *OfferTotals) addTax(rate int64, sum LineSum) {
	i, found := slices.BinarySearchFunc(t.Taxes, rate, func(s TaxSum, rate int64) int { return cmp.Compare(s.Rate, rate) })
	if !found {
		t.Taxes = slices.Insert(t.Taxes, i, TaxSum{Rate: rate})
	}
	t.Taxes[i].Net += sum.Net
	t.Taxes[i].Tax += sum.Tax
}

// share is a product of integers over another, rounded half away from zero.
func share(factors []int64, over int64) int64 {
	product := big.NewInt(1)
	for _, f := range factors {
		product.Mul(product, big.NewInt(f))
	}
	return roundRat(new(big.Rat).SetFrac(product, big.NewInt(over))).Int64()
}

// given is by how many basis points a sum is below the full one. It is rounded
// up, so that no discount slips under a limit.
func given(full, net int64) int64 {
	if full <= net {
		return 0
	}
	less := new(big.Int).Mul(big.NewInt(full-net), big.NewInt(mostBasis))
	less.Add(less, big.NewInt(full-1))
	return less.Quo(less, big.NewInt(full)).Int64()
}

// OfferComparison is what changed from one version of an offer to another.
type OfferComparison struct {
	From  int          `json:"from"`
	To    int          `json:"to"`
	Lines []LineChange `json:"lines" nullable:"false"`
	Terms bool         `json:"terms" doc:"Terms, last day, language or discount differ"`
	Net   int64        `json:"net,omitempty" doc:"By how much it is more; less below zero"`
	Tax   int64        `json:"tax,omitempty"`
	Gross int64        `json:"gross,omitempty"`
}

// LineChange is a line that two versions do not have alike.
type LineChange struct {
	Kind   string     `json:"kind" enum:"added,removed,changed"`
	Before *OfferLine `json:"before"`
	After  *OfferLine `json:"after"`
}

// CompareOffers compares two versions. Lines are taken for the same by their
// product, or else by their text.
func CompareOffers(from, to *OfferVersion) OfferComparison {
	c := OfferComparison{
		From: from.Number, To: to.Number, Lines: []LineChange{},
		Terms: from.Terms != to.Terms || from.ValidUntil != to.ValidUntil || from.Language != to.Language || from.Discount != to.Discount,
		Net:   to.Totals.Net - from.Totals.Net, Tax: to.Totals.Tax - from.Totals.Tax, Gross: to.Totals.Gross - from.Totals.Gross,
	}
	left := slices.Clone(to.Lines)
	for _, before := range from.Lines {
		i := slices.IndexFunc(left, func(l OfferLine) bool { return l == before })
		if i < 0 {
			i = slices.IndexFunc(left, func(l OfferLine) bool { return l.same(&before) && !slices.Contains(from.Lines, l) })
		}
		if i < 0 {
			c.Lines = append(c.Lines, LineChange{Kind: "removed", Before: &before})
			continue
		}
		if after := left[i]; after != before {
			c.Lines = append(c.Lines, LineChange{Kind: "changed", Before: &before, After: &after})
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, after := range left {
		c.Lines = append(c.Lines, LineChange{Kind: "added", After: &after})
	}
	return c
}

func (l *OfferLine) same(other *OfferLine) bool {
	if !l.Product.IsZero() || !other.Product.IsZero() {
		return l.Product == other.Product
	}
	return l.Text == other.Text
}
