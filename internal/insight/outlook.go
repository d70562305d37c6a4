package insight

import "hummock/internal/crm"

// Outlook says what the months of a forecast may come to, all together (E7).
type Outlook struct {
	Won      int64 `json:"won" doc:"Certain: won already"`
	Open     int   `json:"open" doc:"Open deals in these months that have a chance and a value"`
	Expected int64 `json:"expected" doc:"The mean; won included"`

	Low    int64 `json:"p10" doc:"In one case of ten it will be this or less"`
	Median int64 `json:"p50"`
	High   int64 `json:"p90" doc:"In nine cases of ten it will be this or less"`

	Dispersion float64  `json:"dispersion" doc:"How much wider than for independent deals"`
	Chance     *float64 `json:"chance" doc:"Of reaching the target; null where none is given"`
	Largest    int32    `json:"-"` // row of the open deal that the mean leans on most; -1: none
	Without    *float64 `json:"chance_without_largest" doc:"Of reaching the target without that deal"`
}

// Outlook works out the distribution of the months shown: won deals in full, open
// ones by their stage's chance, or by the seller's own where claimed. A target is
// in minor units. Months are taken together, as quantiles do not add. Errors are
// of kind crm.Invalid.
func (f *Forecast) Outlook(d *Deals, claimed bool, target *int64) (*Outlook, error) {
	out := &Outlook{Dispersion: DefaultDispersion, Largest: -1}
	var stakes []Stake
	var rows []int32
	for m := range f.Months {
		for _, i := range f.Months[m].Rows {
			switch p := d.chanceOf(i, claimed); {
			case d.Worth[i] != Valued:
			case d.Outcome[i] == Won:
				out.Won += d.Value[i]
			case p > 0:
				stakes, rows = append(stakes, Stake{Value: d.Value[i], P: p}), append(rows, i)
			}
		}
	}
	out.Open = len(stakes)
	shock, err := ShockOf(stakes, out.Dispersion)
	if err != nil {
		return nil, err
	}
	total, err := Total(out.Won, stakes, shock)
	if err != nil {
		return nil, err
	}
	out.Expected = int64(total.Mean + .5)
	out.Low, out.Median, out.High = total.Quantile(.1), total.Quantile(.5), total.Quantile(.9)
	largest := Largest(stakes)
	if largest >= 0 {
		out.Largest = rows[largest]
	}
	if target == nil {
		return out, nil
	}
	out.Chance = new(out.chanceOf(total, *target))
	if largest < 0 {
		return out, nil
	}
	stakes[largest].P = 0
	if total, err = Total(out.Won, stakes, shock); err != nil {
		return nil, err
	}
	out.Without = new(out.chanceOf(total, *target))
	return out, nil
}

// chanceOf is the chance of reaching a target; what is won is certain, whatever
// a grid has lost of it by rounding.
func (o *Outlook) chanceOf(total *Distribution, target int64) float64 {
	if target <= o.Won {
		return 1
	}
	return total.ChanceOf(target)
}

// chanceOf is the chance of an open deal from 0 to 1; none is 0.
func (d *Deals) chanceOf(i int32, claimed bool) float64 {
	percent := d.assigned(i)
	if claimed && d.Own[i] != NoPercent {
		percent = d.Own[i]
	}
	return max(percent, 0) / 100
}

// NoOutlook refuses what has no distribution: shares of values are no chances.
func NoOutlook() *crm.Error {
	return crm.InvalidField("basis", "outlook.share", "a share of the value is no chance, so there is no range: ask by claimed or weighted")
}
