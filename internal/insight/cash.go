package insight

import "hummock/internal/crm"

// ByCash is when the money falls due by the simple rule of E6: value times
// chance on the expected close plus the client's credit days; won deals on the
// day they were won plus credit days, in full. A deal whose expected close has
// passed stands in Overdue here as well, whenever its credit would run out.
// Errors are of kind crm.Invalid.
func ByCash(d *Deals, o Options) (*Forecast, error) {
	f, _, err := forecast(d, o, true)
	return f, err
}

// FunnelSheet is the table of process P2: one row a deal, with the month in
// which its money falls due. Months are those of Cash; Total is the sum of the
// rows that have a value, and of the stages.
type FunnelSheet struct {
	Rows   []SheetRow `json:"rows" nullable:"false"`
	Stages []Sums     `json:"stages" nullable:"false" doc:"One per stage, then one for deals without a stage"`
	Total  Sums       `json:"total"`
	Cash   *Forecast  `json:"cash"`
}

// SheetRow is one deal in the funnel sheet. Money is minor units of base currency.
type SheetRow struct {
	Row        int32     `json:"-"` // among the deals
	Stage      int32     `json:"-"` // place in Deals.Stages, or NoStage
	Percent    float64   `json:"percent" doc:"Chance to win, 0 to 100; -1 where its stage has none"`
	Value      int64     `json:"value"`
	Weighted   int64     `json:"weighted"`
	Close      crm.Date  `json:"close" doc:"Expected close; of a won deal the day it was won"`
	CreditDays int32     `json:"credit_days"`
	Due        crm.Date  `json:"due" doc:"Close plus credit days"`
	Month      crm.Month `json:"month" doc:"Month of the cash, where it is one of those shown"`
	Finding    Finding   `json:"finding" enum:",earlier,later,overdue,no_date,no_value,no_rate" doc:"Why it stands in no month"`
}

// Finding says why a deal stands in none of the months shown.
type Finding string

// The findings.
const (
	FindingEarlier Finding = "earlier"
	FindingLater   Finding = "later"
	FindingOverdue Finding = "overdue"
	FindingNoDate  Finding = "no_date"
	FindingNoValue Finding = "no_value"
	FindingNoRate  Finding = "no_rate"
)

// NewFunnelSheet lays out the funnel sheet (P2, E6): the open deals that their
// sellers have not left out, and the won deals whose money falls due in a month
// shown or later, in the order of the deals. Deals without a value or without a
// rate are listed and in no sum. Errors are of kind crm.Invalid.
func NewFunnelSheet(d *Deals, o Options) (*FunnelSheet, error) {
	cash, places, err := forecast(d, o, true)
	if err != nil {
		return nil, err
	}
	s := &FunnelSheet{Cash: cash, Stages: make([]Sums, len(d.Stages)+1)}
	stages := d.portions()
	for k, place := range places {
		i := int32(k)
		if o.Rows != nil {
			i = o.Rows[k]
		}
		if !onSheet(d.Outcome[i], place) {
			continue
		}
		var amounts Sums
		d.addTo(&amounts, i, stages)
		s.Rows = append(s.Rows, d.sheetRow(i, place, amounts, o.From))
		if place == atNoValue || place == atNoRate {
			continue
		}
		s.Stages[d.stageOrLast(i)].add(amounts)
		s.Total.add(amounts)
	}
	return s, nil
}

func onSheet(o Outcome, place int16) bool {
	if o == Won {
		return place == atLater || place >= atMonths
	}
	return place != nowhere && place != atOmitted
}

func (d *Deals) sheetRow(i int32, place int16, amounts Sums, from crm.Month) SheetRow {
	r := SheetRow{
		Row: i, Stage: d.Stage[i], Percent: d.assigned(i), CreditDays: d.CreditDays[i],
		Value: amounts.Value, Weighted: amounts.Weighted, Finding: finding(place),
	}
	day := d.Close[i]
	if d.Outcome[i] == Won {
		r.Percent, day = 100, d.Closed[i]
	}
	r.Close, r.Due = day.Date(), day.plus(r.CreditDays).Date()
	if place >= atMonths {
		r.Month = from.Add(int(place) - atMonths)
	}
	return r
}

func finding(place int16) Finding {
	switch place {
	case atEarlier:
		return FindingEarlier
	case atLater:
		return FindingLater
	case atOverdue:
		return FindingOverdue
	case atNoDate:
		return FindingNoDate
	case atNoValue:
		return FindingNoValue
	case atNoRate:
		return FindingNoRate
	}
	return ""
}
