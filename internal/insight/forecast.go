package insight

import "hummock/internal/crm"

// MostMonths is the longest forecast.
const MostMonths = 120

// Options say which months a forecast shows, and as of which day.
type Options struct {
	AsOf        crm.Date  // an expected close before this day is overdue
	From        crm.Month // first month shown
	Months      int       // 1 to MostMonths
	FiscalMonth int       // first month of the fiscal year, 1 to 12
	Rows        []int32   // the deals that count; nil: all of them
}

// Forecast is what the deals bring by month. Every deal that counts stands in
// exactly one cell, so the months and the cells beside them add up to the deals.
// Lost, disqualified and ended deals stand nowhere.
type Forecast struct {
	Months []MonthCell  `json:"months" nullable:"false"`
	Years  []FiscalYear `json:"years" nullable:"false" doc:"Sums of the months shown, by fiscal year"`

	Earlier Cell `json:"earlier" doc:"Before the first month shown; won deals without a value too"`
	Later   Cell `json:"later" doc:"After the last month shown"`
	Overdue Cell `json:"overdue" doc:"Open, with an expected close in the past: to be dated anew, in no month"`
	NoDate  Cell `json:"no_date"`
	NoValue Cell `json:"no_value" doc:"Value 0 or unknown"`
	NoRate  Cell `json:"no_rate" doc:"In a currency without a rate, in no sum"`
	Omitted Cell `json:"omitted" doc:"Left out of the forecast by its seller"`

	// NoPercent are open deals that also stand in a cell above, but in a stage
	// without a percentage: they weigh nothing.
	NoPercent []int32 `json:"-"`
}

// MonthCell is one calendar month.
type MonthCell struct {
	Month crm.Month `json:"month"`
	Cell
}

// Cell is one figure with the rows that it opens. Total = Won + Commit +
// BestCase + Pipeline, and each is the sum of its rows' Amounts.
type Cell struct {
	Total    Sums    `json:"total"`
	Won      Sums    `json:"won"`
	Commit   Sums    `json:"commit"`
	BestCase Sums    `json:"best_case"`
	Pipeline Sums    `json:"pipeline"`
	Rows     []int32 `json:"-"`
}

// FiscalYear is the part of a fiscal year that the months shown cover.
type FiscalYear struct {
	Start crm.Month `json:"start" doc:"First month of the fiscal year"`
	First crm.Month `json:"first" doc:"First month counted"`
	Last  crm.Month `json:"last" doc:"Last month counted"`
	Total Sums      `json:"total"`
	Won   Sums      `json:"won"`
}

// ByClose is the forecast by month of closing (E5): open deals on their expected
// close, won deals on the day they were won. Errors are of kind crm.Invalid.
func ByClose(d *Deals, o Options) (*Forecast, error) {
	f, _, err := forecast(d, o, false)
	return f, err
}

// forecast also returns the cell of each deal that counts, in the order of rows.
func forecast(d *Deals, o Options, cash bool) (*Forecast, []int16, error) {
	p, err := newPlacing(d, o, cash)
	if err != nil {
		return nil, nil, err
	}
	cells, places, err := p.sum()
	if err != nil {
		return nil, nil, err
	}
	f := &Forecast{
		Months: make([]MonthCell, o.Months), NoPercent: p.noPercent,
		Earlier: cells[atEarlier], Later: cells[atLater], Overdue: cells[atOverdue], NoDate: cells[atNoDate],
		NoValue: cells[atNoValue], NoRate: cells[atNoRate], Omitted: cells[atOmitted],
	}
	for i := range f.Months {
		f.Months[i] = MonthCell{o.From.Add(i), cells[atMonths+i]}
	}
	f.Years = fiscalYears(f.Months, o.FiscalMonth)
	return f, places, nil
}

func fiscalYears(months []MonthCell, first int) []FiscalYear {
	var years []FiscalYear
	for i := range months {
		m := &months[i]
		start := m.Month.FiscalYearStart(first)
		if len(years) == 0 || years[len(years)-1].Start != start {
			years = append(years, FiscalYear{Start: start, First: m.Month})
		}
		y := &years[len(years)-1]
		y.Last = m.Month
		y.Total.add(m.Total)
		y.Won.add(m.Won)
	}
	return years
}

// Total adds up every cell whose deals have a value: the months and what lies
// outside of them, without what its seller left out.
func (f *Forecast) Total() Sums {
	var s Sums
	for i := range f.Months {
		s.add(f.Months[i].Total)
	}
	for _, c := range []*Cell{&f.Earlier, &f.Later, &f.Overdue, &f.NoDate} {
		s.add(c.Total)
	}
	return s
}
