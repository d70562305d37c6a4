package insight

import "testing"

// The counts of the reference's worked example 5: three stages, won and lost.
func workedMoves() Moves {
	return Moves{Ends: 2, Counts: [][]float64{{0, 60, 0, 0, 40}, {5, 0, 40, 0, 15}, {0, 4, 0, 24, 12}}}
}

func TestMarkov(t *testing.T) {
	t.Parallel()
	moves := workedMoves()
	moves.Counts[1][1] = 1000 // staying is no move
	c, err := Markov(moves)
	if err != nil {
		t.Fatal(err)
	}
	wantN := [][]float64{{1.056604, .679245, .452830}, {.094340, 1.132075, .754717}, {.009434, .113208, 1.075472}}
	wantB := [][]float64{{.271698, .728302}, {.452830, .547170}, {.645283, .354717}}
	for i := range wantN {
		nearAll(t, "N", c.N[i], wantN[i])
		nearAll(t, "B", c.B[i], wantB[i])
	}
	nearAll(t, "moves", c.Left, []float64{100, 60, 40})
}

// The straight chain of E3 is the same thing as the product of its steps.
func TestMarkovAgreesWithCumulative(t *testing.T) {
	t.Parallel()
	c, err := Markov(Moves{Ends: 2, Counts: [][]float64{{0, 50, 0, 0, 50}, {0, 0, 60, 0, 40}, {0, 0, 0, 90, 10}}})
	if err != nil {
		t.Fatal(err)
	}
	want, err := Cumulative([]float64{.5, .6, .9})
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		near(t, "chance to win", c.B[i][0], want[i])
	}
}

func TestMarkovPrior(t *testing.T) {
	t.Parallel()
	allowed := [][]bool{{false, true, true, true}, {false, false, true, true}}
	c, err := Markov(Moves{Ends: 2, Prior: .5, Allowed: allowed, Counts: [][]float64{{0, 3, 0, 0}, {0, 0, 0, 0}}})
	if err != nil {
		t.Fatal(err)
	}
	nearAll(t, "next of a stage with three moves", append(c.Q[0], c.R[0]...), []float64{0, 3.5 / 4.5, .5 / 4.5, .5 / 4.5})
	nearAll(t, "next of a stage without moves", append(c.Q[1], c.R[1]...), []float64{0, 0, .5, .5})
	nearAll(t, "moves", c.Left, []float64{3, 0})

	c, err = Markov(Moves{Ends: 1, Counts: [][]float64{{0, 1, 0}, {0, 0, 0}}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "a stage nobody left leads nowhere", c.B[0][0], 0)
}

func TestMarkovRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		m    Moves
		code string
	}{
		{"a ring without exit", Moves{Ends: 1, Counts: [][]float64{{0, 1, 0}, {1, 0, 0}}}, "insight.closed_loop"},
		{"a wrong shape", Moves{Ends: 1, Counts: [][]float64{{0, 1, 0}}}, "insight.moves"},
		{"a negative count", Moves{Ends: 1, Counts: [][]float64{{0, -1}}}, "insight.moves"},
		{"no end", Moves{Counts: [][]float64{{0}}}, "insight.moves"},
		{"a prior without allowed moves", Moves{Ends: 1, Prior: .5, Counts: [][]float64{{0, 1}}}, "insight.moves"},
	} {
		_, err := Markov(c.m)
		refused(t, c.name, err, c.code)
	}
}
