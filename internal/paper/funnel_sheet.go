package paper

import (
	"fmt"
	"io"
	"math/big"
	"strconv"

	"github.com/xuri/excelize/v2"

	"hummock/internal/crm"
)

// FunnelLabels are the texts of the funnel sheet in the language of its reader.
type FunnelLabels struct {
	Title         string // name of the sheet
	Number        string
	Client        string
	Deal          string
	Value         string // contract value
	Currency      string
	Rate          string // value of one unit in base currency
	Stage         string
	Probability   string
	Weighted      string // the base currency is added behind a comma
	ExpectedClose string
	CreditDays    string
	CashDate      string
	OtherMonths   string // cash outside the months shown, or without a date
	Total         string
	Unrated       string // heading of the deals without a rate, which no sum contains
}

// FunnelRow is one deal.
type FunnelRow struct {
	Number, Client, Deal string
	Value                crm.Money
	Rate                 string // units of base currency for one unit, a decimal; unused for base currency itself
	Stage                string
	Percent              float64  // chance to win, 0 to 100
	ExpectedClose        crm.Date // "" where unknown; then there is no cash date
	Overdue              bool     // the close has passed: there is no cash date either
	CreditDays           int
}

// FunnelSheetInput is what the funnel sheet shows. Rows whose currency is not
// the base currency and that have no rate are kept apart, below the totals.
type FunnelSheetInput struct {
	Labels     FunnelLabels
	Base       crm.Currency
	FirstMonth crm.Month
	Months     int // 1 to 120
	Rows       []FunnelRow
}

// Columns of the funnel sheet, from 1. Months follow, then the rest.
const (
	colNumber = iota + 1
	colClient
	colDeal
	colValue
	colCurrency
	colRate
	colStage
	colProbability
	colWeighted
	colClose
	colCredit
	colCashDate
	colMonths
)

const maxMonths = 120

// WriteFunnelSheet writes the funnel as a workbook with live formulas: weighted
// value = value x rate x probability, rounded to minor units of the base
// currency; cash date = expected close + credit days; the weighted value stands
// in the month of its cash date. Change a probability, a date or a rate in the
// file and all of it follows. Results are stored beside the formulas, for
// programs that do not calculate.
func WriteFunnelSheet(w io.Writer, in FunnelSheetInput) error {
	if in.Months < 1 || in.Months > maxMonths {
		return crm.Invalidf("paper.months", "a funnel sheet shows 1 to %d months, not %d", maxMonths, in.Months)
	}
	if _, err := crm.ParseMonth(string(in.FirstMonth)); err != nil {
		return err
	}
	f := &funnelSheet{in: in, book: newBook(), sums: make([]int64, in.Months+1)}
	defer f.book.file.Close()
	if err := f.write(); err != nil {
		return err
	}
	return f.book.file.Write(w)
}

type funnelSheet struct {
	in   FunnelSheetInput
	book *book
	out  *excelize.StreamWriter
	row  int // last row written

	weighted int64   // sum in minor units of base
	sums     []int64 // per month, and the rest
}

func (f *funnelSheet) write() error {
	var err error
	if f.out, err = f.book.sheet(0, f.in.Labels.Title); err != nil {
		return err
	}
	calc := true
	if err := f.book.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &calc}); err != nil {
		return err
	}
	if err := f.layout(); err != nil {
		return err
	}
	if err := f.header(); err != nil {
		return err
	}
	var unrated []FunnelRow
	for _, r := range f.in.Rows {
		if r.Value.Currency != f.in.Base && r.Rate == "" {
			unrated = append(unrated, r)
			continue
		}
		if err := f.deal(r); err != nil {
			return err
		}
	}
	if err := f.totals(); err != nil {
		return err
	}
	if err := f.apart(unrated); err != nil {
		return err
	}
	if f.book.err != nil {
		return f.book.err
	}
	return f.out.Flush()
}

func (f *funnelSheet) layout() error {
	for _, c := range []struct {
		from, to int
		width    float64
	}{
		{colNumber, colNumber, 10},
		{colClient, colDeal, 28},
		{colValue, colValue, 16},
		{colCurrency, colRate, 10},
		{colStage, colStage, 24},
		{colProbability, colProbability, 12},
		{colWeighted, colWeighted, 18},
		{colClose, colCashDate, 14},
		{colMonths, colMonths + f.in.Months, 14},
	} {
		if err := f.out.SetColWidth(c.from, c.to, c.width); err != nil {
			return err
		}
	}
	return freeze(f.out, colDeal, 1)
}

func (f *funnelSheet) header() error {
	l := f.in.Labels
	var row []any
	for _, text := range []string{
		l.Number, l.Client, l.Deal, l.Value, l.Currency, l.Rate, l.Stage, l.Probability,
		l.Weighted + ", " + string(f.in.Base), l.ExpectedClose, l.CreditDays, l.CashDate,
	} {
		row = append(row, f.styled("bold", text))
	}
	for i := range f.in.Months {
		first, ok := serial(f.in.FirstMonth.Add(i).First())
		if !ok {
			return crm.Invalidf("paper.months", "the month %s is outside of what a workbook can hold", f.in.FirstMonth.Add(i))
		}
		row = append(row, f.styled("bold"+monthFormat, first))
	}
	return f.append(append(row, f.styled("bold", l.OtherMonths)))
}

// deal writes one row of the funnel.
func (f *funnelSheet) deal(r FunnelRow) error {
	rate := crm.Rate{Currency: r.Value.Currency, Value: r.Rate}
	if r.Value.Currency == f.in.Base {
		rate.Value = "1"
	}
	weighted, err := f.weigh(r, rate)
	if err != nil {
		return err
	}
	cells, err := f.facts(r)
	if err != nil {
		return err
	}
	rateNumber, err := ParseNumber(rate.Value, DecimalPoint)
	if err != nil {
		return err
	}
	cells[colRate-1] = rateNumber.Float()

	n, digits, money := f.row+1, f.in.Base.Digits(), amountFormat(Number{Scale: f.in.Base.Digits()})
	cells[colWeighted-1] = excelize.Cell{
		StyleID: f.book.style(money),
		Formula: fmt.Sprintf("ROUND(ROUND(%s*%s,%d)*%s,%d)", at(colValue, n), at(colRate, n), digits, at(colProbability, n), digits),
		Value:   f.major(weighted),
	}
	place := f.monthOf(r)
	for i := range f.in.Months {
		cash := int64(0)
		if i == place {
			cash = weighted
		}
		cells = append(cells, excelize.Cell{
			StyleID: f.book.style(money),
			Formula: fmt.Sprintf(`IF(%[1]s="",0,IF(AND(%[1]s>=%[2]s,%[1]s<EDATE(%[2]s,1)),%[3]s,0))`,
				"$"+at(colCashDate, n), column(colMonths+i)+"$1", "$"+at(colWeighted, n)),
			Value: f.major(cash),
		})
		f.sums[i] += cash
	}
	rest := int64(0)
	if place < 0 {
		rest = weighted
	}
	cells = append(cells, excelize.Cell{
		StyleID: f.book.style(money),
		Formula: fmt.Sprintf("ROUND(%s-SUM(%s:%s),%d)", at(colWeighted, n), at(colMonths, n), at(colMonths+f.in.Months-1, n), digits),
		Value:   f.major(rest),
	})
	f.sums[f.in.Months] += rest
	f.weighted += weighted
	return f.append(cells)
}

// facts are the cells of a deal up to its cash date, rate and weighted value
// left empty.
func (f *funnelSheet) facts(r FunnelRow) ([]any, error) {
	var cells []any
	n := f.row + 1
	for _, c := range []Cell{
		Text(r.Number), Text(r.Client), Text(r.Deal), Amount(r.Value), Text(string(r.Value.Currency)),
		{},
		Text(r.Stage),
		{},
		{},
		Day(r.ExpectedClose), Whole(int64(r.CreditDays)),
	} {
		v, err := f.book.value(c)
		if err != nil {
			return nil, err
		}
		cells = append(cells, v)
	}
	cells[colProbability-1] = f.styled(percentFormat(r.Percent), r.Percent/100)
	cash := excelize.Cell{
		StyleID: f.book.style(dayFormat),
		Formula: fmt.Sprintf(`IF(%[1]s="","",%[1]s+%[2]s)`, at(colClose, n), at(colCredit, n)),
		Value:   "",
	}
	if r.Overdue {
		cash.Formula = ""
	} else if day, ok := serial(r.ExpectedClose.AddDays(r.CreditDays)); ok {
		cash.Value = day
	}
	return append(cells, cash), nil
}

// weigh is value x rate x probability in minor units of base, rounded twice like
// the formula: after the rate and after the probability.
func (f *funnelSheet) weigh(r FunnelRow, rate crm.Rate) (int64, error) {
	value, err := rate.Convert(r.Value.Minor, f.in.Base)
	if err != nil {
		return 0, err
	}
	percent, ok := new(big.Rat).SetString(strconv.FormatFloat(r.Percent, 'f', -1, 64))
	if !ok || r.Percent < 0 || r.Percent > 100 {
		return 0, crm.Invalidf("paper.percent", "the probability of %s is %v, not between 0 and 100", r.Number, r.Percent)
	}
	whole := crm.Rate{Currency: f.in.Base, Value: percent.Quo(percent, big.NewRat(100, 1)).FloatString(20)}
	if percent.Sign() == 0 {
		return 0, nil
	}
	return whole.Convert(value, f.in.Base)
}

// monthOf is the place of the cash date among the months, or -1.
func (f *funnelSheet) monthOf(r FunnelRow) int {
	day := r.ExpectedClose.AddDays(r.CreditDays)
	if day == "" || r.Overdue {
		return -1
	}
	if i := day.Month().Index() - f.in.FirstMonth.Index(); i >= 0 && i < f.in.Months {
		return i
	}
	return -1
}

func (f *funnelSheet) totals() error {
	last, money := f.row, "bold"+amountFormat(Number{Scale: f.in.Base.Digits()})
	row := make([]any, colMonths-1, colMonths+f.in.Months)
	row[0] = f.styled("bold", f.in.Labels.Total)
	sum := func(col int, value int64) excelize.Cell {
		c := excelize.Cell{StyleID: f.book.style(money), Value: f.major(value)}
		if last > 1 {
			c.Formula = fmt.Sprintf("SUM(%s:%s)", at(col, 2), at(col, last))
		}
		return c
	}
	row[colWeighted-1] = sum(colWeighted, f.weighted)
	for i, s := range f.sums {
		row = append(row, sum(colMonths+i, s))
	}
	return f.append(row)
}

// apart lists the deals that no sum contains.
func (f *funnelSheet) apart(rows []FunnelRow) error {
	if len(rows) == 0 {
		return nil
	}
	f.row++ // an empty row between
	if err := f.append([]any{f.styled("bold", f.in.Labels.Unrated)}); err != nil {
		return err
	}
	for _, r := range rows {
		cells, err := f.facts(r)
		if err != nil {
			return err
		}
		if err := f.append(cells); err != nil {
			return err
		}
	}
	return nil
}

func (f *funnelSheet) append(cells []any) error {
	f.row++
	return setRow(f.out, f.row, cells)
}

func (f *funnelSheet) styled(format string, value any) excelize.Cell {
	return excelize.Cell{StyleID: f.book.style(format), Value: value}
}

func (f *funnelSheet) major(minor int64) float64 {
	return Number{Unscaled: minor, Scale: f.in.Base.Digits()}.Float()
}

func at(col, row int) string { return column(col) + strconv.Itoa(row) }

func column(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
