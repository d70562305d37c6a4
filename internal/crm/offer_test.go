package crm

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func drawContent(t *rapid.T) OfferContent {
	basis := rapid.Int64Range(0, mostBasis)
	c := OfferContent{Discount: basis.Draw(t, "discount")}
	for range rapid.IntRange(0, 12).Draw(t, "lines") {
		c.Lines = append(c.Lines, OfferLine{
			Text: "x", Quantity: rapid.Int64Range(1, mostQuantity).Draw(t, "quantity"), Price: rapid.Int64Range(0, 1e9).Draw(t, "price"),
			Discount: basis.Draw(t, "line discount"), Tax: rapid.SampledFrom([]int64{0, 500, 800, 2000, 2300, 10_000}).Draw(t, "tax"), List: rapid.Int64Range(0, 1e9).Draw(t, "list"),
		})
	}
	return c
}

// Nothing is lost between the lines and the total, and no line is off by more
// than half a cent.
func TestOffersAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawContent(t)
		sum := c.Totals()
		var net, tax, netByRate, taxByRate int64
		for i, line := range sum.Lines {
			net, tax = net+line.Net, tax+line.Tax
			l := c.Lines[i]
			exact := new(big.Rat).SetInt64(l.Quantity)
			for _, factor := range []*big.Rat{big.NewRat(l.Price, 1000), big.NewRat(mostBasis-l.Discount, mostBasis), big.NewRat(mostBasis-c.Discount, mostBasis)} {
				exact.Mul(exact, factor)
			}
			off := exact.Sub(exact, new(big.Rat).SetInt64(line.Net))
			if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
				t.Fatalf("line %d is off by %s", i, off)
			}
			if line.Net < 0 || line.Tax < 0 || line.Tax > line.Net {
				t.Fatalf("line %d comes to %+v", i, line)
			}
		}
		for _, s := range sum.Taxes {
			netByRate, taxByRate = netByRate+s.Net, taxByRate+s.Tax
		}
		if net != sum.Net || tax != sum.Tax || sum.Net+sum.Tax != sum.Gross || netByRate != net || taxByRate != tax {
			t.Fatalf("lines come to %d and %d, rates to %d and %d, totals to %+v", net, tax, netByRate, taxByRate, sum)
		}
		if sum.Given < 0 || sum.Given > mostBasis || sum.Net < sum.Full && sum.Given == 0 {
			t.Fatalf("a discount of %d on %+v", sum.Given, sum)
		}
	})
}

func TestOffersRoundHalfAwayFromZero(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		line            OfferLine
		discount        int64
		net, tax, given int64
	}{
		"whole":                       {OfferLine{Quantity: 2000, Price: 1_200_000, Tax: 2300}, 0, 2_400_000, 552_000, 0},
		"half a cent goes up":         {OfferLine{Quantity: 1500, Price: 3, Tax: 0}, 0, 5, 0, 0},
		"its tax from what stands":    {OfferLine{Quantity: 1500, Price: 3, Tax: 1000}, 0, 5, 1, 0},
		"two discounts":               {OfferLine{Quantity: 1000, Price: 10_000, Discount: 1000}, 1000, 8_100, 0, 1900},
		"below the list":              {OfferLine{Quantity: 1000, Price: 8_000, List: 10_000}, 0, 8_000, 0, 2000},
		"above the list":              {OfferLine{Quantity: 1000, Price: 12_000, List: 10_000}, 0, 12_000, 0, 0},
		"a third is rounded up":       {OfferLine{Quantity: 1000, Price: 2, List: 3}, 0, 2, 0, 3334},
		"given away":                  {OfferLine{Quantity: 1000, Price: 2, Discount: 10_000}, 0, 0, 0, 10_000},
		"a thousandth of a small sum": {OfferLine{Quantity: 1, Price: 499}, 0, 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sum := (&OfferContent{Lines: []OfferLine{c.line}, Discount: c.discount}).Totals()
			if sum.Net != c.net || sum.Tax != c.tax || sum.Given != c.given {
				t.Errorf("got %+v", sum)
			}
		})
	}
}

// What two versions do not have alike is told once, and totals' differences are
// those of the totals.
func TestVersionsAreCompared(t *testing.T) {
	t.Parallel()
	line := func(text string, price int64) OfferLine { return OfferLine{Text: text, Quantity: 1000, Price: price} }
	version := func(lines ...OfferLine) *OfferVersion {
		v := &OfferVersion{OfferContent: OfferContent{Lines: lines}}
		v.Totals = v.OfferContent.Totals()
		return v
	}
	c := CompareOffers(version(line("a", 1), line("b", 2), line("b", 3), line("c", 4)), version(line("b", 3), line("a", 10), line("d", 5), line("b", 2)))
	if len(c.Lines) != 3 || c.Net != 10 || c.Gross != 10 || c.Terms {
		t.Fatalf("got %+v", c)
	}
	for i, want := range []LineChange{{Kind: "changed"}, {Kind: "removed"}, {Kind: "added"}} {
		if c.Lines[i].Kind != want.Kind {
			t.Errorf("%d: got %+v", i, c.Lines[i])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := &OfferVersion{OfferContent: drawContent(t)}
		v.Totals = v.OfferContent.Totals()
		if same := CompareOffers(v, v); len(same.Lines) != 0 || same.Terms || same.Gross != 0 {
			t.Fatalf("a version differs from itself: %+v", same)
		}
	})
}

func TestChangeRequestsAreDecided(t *testing.T) {
	t.Parallel()
	more := int64(5_000)
	for name, c := range map[string]struct {
		was     ChangeDecision
		verdict ChangeVerdict
		code    string
	}{
		"accepted":                    {"", ChangeVerdict{Decision: ChangeAccepted, Price: &more, Value: true}, ""},
		"declined without a word":     {"", ChangeVerdict{Decision: ChangeDeclined}, "change.reason"},
		"declined":                    {"", ChangeVerdict{Decision: ChangeDeclined, Reason: "The wall carries the roof"}, ""},
		"deferred":                    {"", ChangeVerdict{Decision: ChangeDeferred}, ""},
		"after a deferral":            {ChangeDeferred, ChangeVerdict{Decision: ChangeAccepted}, ""},
		"twice":                       {ChangeAccepted, ChangeVerdict{Decision: ChangeDeferred}, "change.decided"},
		"as is, at no discount":       {"", ChangeVerdict{Decision: ChangeAsIs}, "change.discount"},
		"as is":                       {"", ChangeVerdict{Decision: ChangeAsIs, Discount: 500, Value: true}, ""},
		"the value follows no effect": {"", ChangeVerdict{Decision: ChangeAccepted, Value: true}, "change.no_effect"},
		"no decision":                 {"", ChangeVerdict{}, "change.decision"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := &ChangeRequest{Title: "A door", Decision: c.was}
			err := r.Decide(c.verdict)
			var refused *Error
			if e, ok := err.(*Error); ok { //nolint:errorlint // Decide makes no other
				refused = e
			}
			if (c.code == "") != (err == nil) || refused != nil && refused.Code != c.code {
				t.Errorf("got %v, want %q", err, c.code)
			}
		})
	}
	if v := (&ChangeRequest{Decision: ChangeAsIs, Discount: 500}).Changed(101); v != 96 {
		t.Errorf("5 %% off 101 is %d", v)
	}
	if v := (&ChangeRequest{Decision: ChangeAccepted, Price: &more}).Changed(101); v != 5_101 {
		t.Errorf("got %d", v)
	}
}
