package insight

import (
	"math"
	"strconv"

	"hummock/internal/crm"
)

// Cells of a forecast; the months follow.
const (
	atEarlier = iota
	atLater
	atOverdue
	atNoDate
	atNoValue
	atNoRate
	atOmitted
	atMonths
	nowhere = -1
)

// placing puts each deal into its cell.
type placing struct {
	deals      *Deals
	rows       []int32 // nil: all
	stages     []portion
	cash       bool // by the day the money falls due
	asOf       Day
	first, end Day     // days shown, end excluded
	months     int     // months shown
	month      []int16 // cell of each day shown
	noPercent  []int32
}

func newPlacing(d *Deals, o Options, cash bool) (*placing, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	p := &placing{
		deals: d, rows: o.Rows, stages: d.portions(), cash: cash, asOf: dayOf(o.AsOf),
		first: dayOf(o.From.First()), end: dayOf(o.From.Add(o.Months).First()), months: o.Months,
	}
	p.month = make([]int16, 0, p.end-p.first)
	for m := range o.Months {
		next := dayOf(o.From.Add(m + 1).First())
		for p.first+Day(len(p.month)) < next {
			p.month = append(p.month, int16(atMonths+m))
		}
	}
	return p, nil
}

func (o Options) check() error {
	if _, err := crm.ParseDate(string(o.AsOf)); err != nil || o.AsOf == "" {
		return crm.InvalidField("as_of", "date.malformed", "%q is not a day to count from: write it as year-month-day, such as 2026-11-30", string(o.AsOf)).With("value", string(o.AsOf))
	}
	if _, err := crm.ParseMonth(string(o.From)); err != nil {
		return crm.InvalidField("from", "month.malformed", "%q is not a month to begin with: write it as year-month, such as 2026-12", string(o.From))
	}
	if o.Months < 1 || o.Months > MostMonths {
		return crm.InvalidField("months", "insight.months", "a forecast shows 1 to %d months, not %d", MostMonths, o.Months).With("most", strconv.Itoa(MostMonths))
	}
	if o.From.First().Time().AddDate(0, o.Months, 0).Year() > 9999 {
		return crm.InvalidField("from", "insight.months", "%d months from %s go past the year 9999: begin earlier", o.Months, o.From).With("most", strconv.Itoa(MostMonths))
	}
	if o.FiscalMonth < 1 || o.FiscalMonth > 12 {
		return crm.InvalidField("fiscal_month", "insight.fiscal_month", "the fiscal year begins in a month from 1 to 12, not %d", o.FiscalMonth)
	}
	return nil
}

// len is the number of deals that count.
func (p *placing) len() int {
	if p.rows == nil {
		return p.deals.Len()
	}
	return len(p.rows)
}

func (p *placing) row(k int) int32 {
	if p.rows == nil {
		return int32(k)
	}
	return p.rows[k]
}

// place names the cell of a deal.
func (p *placing) place(i int32) int16 {
	d := p.deals
	switch d.Outcome[i] {
	case Won:
		at := p.on(d.Closed[i], i)
		if at == atEarlier {
			return at
		}
		return p.worth(i, at)
	case Open:
		if d.Category[i] == Omitted {
			return atOmitted
		}
		if d.Close[i] != NoDay && d.Close[i] < p.asOf {
			return p.worth(i, atOverdue)
		}
		return p.worth(i, p.on(d.Close[i], i))
	case Lost, Disqualified, Ended:
	}
	return nowhere
}

// worth keeps deals apart that have no value to add.
func (p *placing) worth(i int32, at int16) int16 {
	d := p.deals
	if d.Worth[i] == Unrated {
		return atNoRate
	}
	if d.Worth[i] == Unvalued || d.Value[i] == 0 {
		return atNoValue
	}
	return at
}

// on names the cell of a day of closing.
func (p *placing) on(day Day, i int32) int16 {
	if day == NoDay {
		return atNoDate
	}
	if p.cash {
		day = day.plus(p.deals.CreditDays[i])
	}
	if day < p.first {
		return atEarlier
	}
	if day >= p.end {
		return atLater
	}
	return p.month[day-p.first]
}

// sum adds every deal to its cell and remembers where it stands.
func (p *placing) sum() ([]Cell, []int16, error) {
	parts := make([]cellParts, atMonths+p.months)
	places := make([]int16, p.len())
	magnitude := 0.0
	d := p.deals
	for k := range places {
		i := p.row(k)
		if i < 0 || int(i) >= d.Len() {
			return nil, nil, crm.Invalidf("insight.row", "there is no row %d among %d deals", i, d.Len())
		}
		place := p.place(i)
		places[k] = place
		if place == nowhere && d.Outcome[i] <= Ended {
			continue
		}
		if err := d.checkRow(i); err != nil {
			return nil, nil, err
		}
		part := d.Category[i]
		if d.Outcome[i] == Won {
			part = wonPart
		}
		d.addTo(&parts[place][part], i, p.stages)
		magnitude += math.Abs(float64(d.Value[i]))
		if d.assigned(i) == NoPercent && d.Outcome[i] == Open {
			p.noPercent = append(p.noPercent, i)
		}
	}
	if magnitude >= largestSum {
		return nil, nil, crm.Invalidf("money.too_large", "the deals together are worth more than can be added exactly: choose fewer of them")
	}
	return p.open(parts, places), places, nil
}

// largestSum leaves room for the rounding of the check itself.
const largestSum = math.MaxInt64 / 2

// cellParts are a cell's sums by category, then the won deals.
type cellParts [wonPart + 1]Sums

const wonPart = Omitted + 1

// open completes the cells with their totals and rows, cut from one array.
func (p *placing) open(parts []cellParts, places []int16) []Cell {
	cells := make([]Cell, len(parts))
	n := 0
	for i := range cells {
		c, part := &cells[i], &parts[i]
		c.Won, c.Commit, c.BestCase, c.Pipeline = part[wonPart], part[Commit], part[BestCase], part[Pipeline]
		c.Pipeline.add(part[Omitted])
		for _, s := range part {
			c.Total.add(s)
		}
		n += c.Total.Deals
	}
	all := make([]int32, n)
	for i := range cells {
		c := &cells[i]
		c.Rows, all = all[:0:c.Total.Deals], all[c.Total.Deals:]
	}
	for k, place := range places {
		if place != nowhere {
			cells[place].Rows = append(cells[place].Rows, p.row(k))
		}
	}
	return cells
}
