package insight

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"hummock/internal/crm"
)

// Moves count how deals went from stage to stage (E3).
type Moves struct {
	// Counts has a row per stage: moves to each stage in order, then to each end
	// (won, lost and so on). Moves of a stage to itself do not count.
	Counts [][]float64
	Ends   int // columns of Counts after the stages, at least 1

	// Prior is added to every Allowed move, so that thin counts do not claim
	// certainty; E3 recommends 0.5. Zero adds nothing.
	Prior   float64
	Allowed [][]bool // shape of Counts; nil with a Prior of 0
}

// Chain is what the moves say of the way from each stage.
type Chain struct {
	Q [][]float64 // chance of the next move to go to each stage
	R [][]float64 // chance of the next move to go to each end
	N [][]float64 // how often a deal in a stage will be in each stage, this stay included
	B [][]float64 // chance to come to each end at last
	// Left is the number of moves out of each stage, the prior left out; where it
	// is 0 the stage's rows rest on the prior alone, and without one are all 0.
	Left []float64
}

// Markov works out the absorbing chain of E3: N = (I-Q)^-1 and B = N R. Counts
// of a wrong shape or below zero, and stages that no deal can ever come out of
// (they only lead to each other), are errors of kind crm.Invalid.
func Markov(m Moves) (*Chain, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	n := len(m.Counts)
	if n == 0 {
		return &Chain{}, nil
	}
	c := &Chain{Left: make([]float64, n)}
	q, r := mat.NewDense(n, n, nil), mat.NewDense(n, m.Ends, nil)
	for i := range n {
		row := m.row(i, c)
		q.SetRow(i, row[:n])
		r.SetRow(i, row[n:])
	}
	fundamental, err := invertRest(q)
	if err != nil {
		return nil, err
	}
	var b mat.Dense
	b.Mul(fundamental, r)
	c.Q, c.R, c.N, c.B = rowsOf(q), rowsOf(r), rowsOf(fundamental), rowsOf(&b)
	return c, nil
}

// row is the shares of the moves out of stage i.
func (m *Moves) row(i int, c *Chain) []float64 {
	row := make([]float64, len(m.Counts[i]))
	sum := 0.0
	for j, count := range m.Counts[i] {
		if j == i {
			continue
		}
		c.Left[i] += count
		if m.Prior > 0 && m.Allowed[i][j] {
			count += m.Prior
		}
		row[j] = count
		sum += count
	}
	for j := range row {
		if sum > 0 {
			row[j] /= sum
		}
	}
	return row
}

// invertRest is (I-Q)^-1.
func invertRest(q *mat.Dense) (*mat.Dense, error) {
	n, _ := q.Dims()
	rest := mat.NewDense(n, n, nil)
	for i := range n {
		for j := range n {
			rest.Set(i, j, -q.At(i, j))
		}
		rest.Set(i, i, 1-q.At(i, i))
	}
	var lu mat.LU
	lu.Factorize(rest)
	ones := mat.NewDiagDense(n, nil)
	for i := range n {
		ones.SetDiag(i, 1)
	}
	var inverse mat.Dense
	if err := lu.SolveTo(&inverse, false, ones); err != nil {
		return nil, crm.Invalidf("insight.closed_loop", "some stages lead only to each other, so no deal ever comes out of them: add the moves that end there, or a prior on the allowed ones")
	}
	return &inverse, nil
}

func (m *Moves) check() error {
	n := len(m.Counts)
	if m.Ends < 1 {
		return crm.Invalidf("insight.moves", "the moves need at least one end, such as won, not %d", m.Ends)
	}
	if !(m.Prior >= 0) || math.IsInf(m.Prior, 0) || m.Prior > 0 && len(m.Allowed) != n {
		return crm.Invalidf("insight.moves", "a prior of %v needs the allowed moves of all %d stages", m.Prior, n)
	}
	for i, row := range m.Counts {
		if len(row) != n+m.Ends || m.Prior > 0 && len(m.Allowed[i]) != len(row) {
			return crm.Invalidf("insight.moves", "the moves out of stage %d have %d columns where %d stages and %d ends need %d", i+1, len(row), n, m.Ends, n+m.Ends)
		}
		for _, count := range row {
			if !(count >= 0) || count > 1e15 {
				return crm.Invalidf("insight.moves", "stage %d has %v moves: counts are numbers from 0", i+1, count)
			}
		}
	}
	return nil
}

func rowsOf(m *mat.Dense) [][]float64 {
	n, _ := m.Dims()
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = mat.Row(nil, i, m)
	}
	return rows
}
