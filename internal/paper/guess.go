package paper

import (
	"slices"
	"strings"
	"time"
)

// Column is what all rows of a sheet tell about one column.
type Column struct {
	Name    string
	Filled  int      // cells that are not empty
	Samples []string // the first few different ones
	Numbers NumberGuess
	Dates   DateGuess
}

// NumberGuess says how the numbers of a column are written.
type NumberGuess struct {
	Count   int     // cells that read as numbers
	Decimal Decimal // AnyDecimal where no cell depends on it

	// Ambiguous says that some cells can be read in two ways and the column does
	// not decide; Decimal is then the likelier sign, to be confirmed by a person.
	Ambiguous  bool
	Example    string // the first such cell
	ExampleRow int
}

// DateGuess says how the dates of a column are written.
type DateGuess struct {
	Count   int         // cells that read as dates in some order
	Order   DateOrder   // AnyOrder where no cell depends on it
	Misfits int         // cells that are no dates in this order, only in another
	Fits    []DateOrder // every order that reads as many cells as Order does

	// Ambiguous says that another order fits as many cells and makes other days
	// of them; Order is then the likelier one, to be confirmed by a person.
	Ambiguous  bool
	Example    string // the first cell that both orders read differently
	ExampleRow int
}

const maxSamples = 3

// Guess reads all rows and says how numbers and dates are written in each column
// of the header. Where a column alone does not decide, the other columns are
// asked before the habit of most countries is taken (grouped thousands, day
// first); the column stays marked as ambiguous.
func Guess(s *Sheet) ([]Column, error) {
	stats := make([]columnStats, len(s.Header))
	err := s.Rows(func(row int, cells []string) error {
		for i := range stats {
			stats[i].add(row, cells[i])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	signs, orders := evidence(stats)
	columns := make([]Column, len(stats))
	for i := range stats {
		columns[i] = stats[i].column(s.Header[i], signs, orders)
	}
	return columns, nil
}

// columnStats gathers evidence while rows stream past.
type columnStats struct {
	filled  int
	samples []string

	numbers int
	signs   [2]int // cells that prove a point, a comma
	doubts  [2]int // cells whose only sign, a point or a comma, may group or divide
	doubt   example

	dates  int
	open   int                                       // dates that wait for an order
	fits   [len(dateOrders)]int                      // open dates that exist in an order
	differ [len(dateOrders)][len(dateOrders)]example // first open date that two orders read differently
	years  [len(dateOrders)]span
}

// span is the range of years that an order makes of the dates.
type span struct{ from, to int }

func (s *span) add(year int) {
	if s.from == 0 || year < s.from {
		s.from = year
	}
	s.to = max(s.to, year)
}

func (s span) length() int { return s.to - s.from }

// closeSpans is the difference in years up to which two ranges are equally
// likely. Where 20-10-16 stands below 31-12-17, days taken for years spread over
// three decades, which years of deals do not.
const closeSpans = 5

type example struct {
	value string
	row   int
}

func (e *example) note(row int, value string) {
	if e.row == 0 {
		*e = example{strings.Clone(value), row}
	}
}

func (c *columnStats) add(row int, value string) {
	if strings.TrimSpace(value) == "" {
		return
	}
	c.filled++
	if len(c.samples) < maxSamples && !slices.Contains(c.samples, value) {
		c.samples = append(c.samples, strings.Clone(value))
	}
	if strings.IndexFunc(value, isDigit) < 0 {
		return
	}
	c.addNumber(row, value)
	c.addDate(row, value)
}

func (c *columnStats) addNumber(row int, value string) {
	p, ok := dissect(value)
	if !ok {
		return
	}
	c.numbers++
	switch {
	case p.doubt != 0:
		c.doubts[signIndex(p.doubt)]++
		c.doubt.note(row, value)
	case p.sign != 0:
		c.signs[signIndex(p.sign)]++
	}
}

func signIndex(sign byte) int {
	if sign == '.' {
		return 0
	}
	return 1
}

func (c *columnStats) addDate(row int, value string) {
	d, ok := dissectDate(value)
	if !ok {
		return
	}
	if !d.day.IsZero() {
		c.dates++
		return
	}
	var days [len(dateOrders)]time.Time
	fits := false
	for i, order := range dateOrders {
		if days[i] = d.ordered(order); !days[i].IsZero() {
			c.fits[i]++
			c.years[i].add(days[i].Year())
			fits = true
		}
	}
	if !fits {
		return
	}
	c.dates++
	c.open++
	for i := range days {
		for j := range days {
			if !days[i].IsZero() && !days[j].IsZero() && !days[i].Equal(days[j]) {
				c.differ[i][j].note(row, value)
			}
		}
	}
}

// evidence sums what the columns that are sure of themselves prove.
func evidence(stats []columnStats) (signs [2]int, orders [len(dateOrders)]int) {
	for i := range stats {
		c := &stats[i]
		signs[0] += c.signs[0]
		signs[1] += c.signs[1]
		if best, _, ambiguous := c.order(); c.open > 0 && !ambiguous {
			orders[best] += c.open
		}
	}
	return signs, orders
}

// order finds the order that fits most dates and, of those, spreads them over the
// fewest years; and a rival that is as likely but makes other days of them.
func (c *columnStats) order() (best, rival int, ambiguous bool) {
	for i, n := range c.fits {
		if n > c.fits[best] || n == c.fits[best] && c.years[i].length() < c.years[best].length() {
			best = i
		}
	}
	for i := range c.fits {
		if c.rivals(best, i) {
			return best, i, true
		}
	}
	return best, best, false
}

func (c *columnStats) rivals(best, i int) bool {
	return c.fits[i] == c.fits[best] && c.differ[best][i].row > 0 &&
		c.years[i].length()-c.years[best].length() < closeSpans
}

func (c *columnStats) column(name string, signs [2]int, orders [len(dateOrders)]int) Column {
	return Column{
		Name: name, Filled: c.filled, Samples: c.samples,
		Numbers: c.numberGuess(signs),
		Dates:   c.dateGuess(orders),
	}
}

func (c *columnStats) numberGuess(elsewhere [2]int) NumberGuess {
	g := NumberGuess{Count: c.numbers}
	own := c.signs[0] != c.signs[1]
	switch {
	case c.signs == [2]int{} && c.doubts == [2]int{}:
		return g
	case own:
		g.Decimal = signOf(c.signs[0] > c.signs[1])
	case elsewhere[0] != elsewhere[1]:
		g.Decimal = signOf(elsewhere[0] > elsewhere[1])
	default: // what stands before exactly three digits everywhere is likely to group
		g.Decimal = signOf(c.doubts[0] < c.doubts[1])
	}
	contradicted := c.signs[0] > 0 && c.signs[1] > 0
	if c.doubt.row > 0 && (contradicted || c.signs == [2]int{}) {
		g.Ambiguous, g.Example, g.ExampleRow = true, c.doubt.value, c.doubt.row
	}
	return g
}

func signOf(point bool) Decimal {
	if point {
		return DecimalPoint
	}
	return DecimalComma
}

func (c *columnStats) dateGuess(elsewhere [len(dateOrders)]int) DateGuess {
	g := DateGuess{Count: c.dates}
	if c.open == 0 {
		return g
	}
	best, rival, ambiguous := c.order()
	if ambiguous {
		g.Ambiguous, g.Example, g.ExampleRow = true, c.differ[best][rival].value, c.differ[best][rival].row
		for i, n := range elsewhere {
			if c.rivals(best, i) && n > elsewhere[best] {
				best = i
			}
		}
	}
	g.Order = dateOrders[best]
	g.Misfits = c.open - c.fits[best]
	for i, order := range dateOrders {
		if i == best || c.rivals(best, i) {
			g.Fits = append(g.Fits, order)
		}
	}
	return g
}
