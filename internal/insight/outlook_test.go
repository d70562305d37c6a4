package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The amounts of engine E7: five deals in one month.
func TestOutlookOfTheSpecification(t *testing.T) {
	t.Parallel()
	var list []deal
	for i, value := range []int64{100, 200, 150, 300, 80} {
		list = append(list, deal{stage: int32(i), value: value, close: "2011-01-15"})
	}
	list = append(list, deal{value: 1000, close: "2012-01-15"}, deal{value: 77, outcome: Lost, closed: "2011-01-02"})
	d := columns(t, []float64{10, 25, 50, 60, 90}, list...)
	f, err := ByClose(d, year2011())
	if err != nil {
		t.Fatal(err)
	}
	target := int64(400)
	o, err := f.Outlook(d, false, &target)
	if err != nil {
		t.Fatal(err)
	}
	// A shock common to all deals widens the quantiles and leaves the mean.
	if o.Expected != 387 || o.Open != 5 || o.Won != 0 || o.Low > 80 || o.Median != 380 || o.High < 630 {
		t.Errorf("the outlook is %+v", o)
	}
	if math.Abs(*o.Chance-.443) > .03 || *o.Without >= *o.Chance || d.Value[o.Largest] != 300 {
		t.Errorf("400 has the chance %v, without the largest %v", *o.Chance, *o.Without)
	}
}

func TestOutlookHoldsTogether(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(rt, "deals")
		var list []deal
		won := int64(0)
		for range n {
			x := deal{stage: rapid.Int32Range(0, 7).Draw(rt, "stage"), value: rapid.Int64Range(0, 9_000_000).Draw(rt, "value"), close: "2011-03-15"}
			if rapid.Bool().Draw(rt, "won") {
				x.outcome, x.closed = Won, "2010-12-01"
				won += x.value
			}
			list = append(list, x)
		}
		d := columns(t, p2, list...)
		f, err := ByClose(d, year2011())
		if err != nil {
			rt.Fatal(err)
		}
		sure := won
		o, err := f.Outlook(d, false, &sure)
		if err != nil {
			rt.Fatal(err)
		}
		if o.Won != won || o.Low < won || o.Low > o.Median || o.Median > o.High || *o.Chance < 1-1e-9 {
			rt.Fatalf("of %d won: %+v, %v", won, o, *o.Chance)
		}
		total := int64(0)
		for _, m := range f.Months {
			total += m.Total.Weighted
		}
		if diff := o.Expected - total; diff < -int64(n) || diff > int64(n) {
			rt.Fatalf("the mean is %d, the months weigh %d", o.Expected, total)
		}
	})
}
