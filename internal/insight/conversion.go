package insight

import (
	"strconv"

	"hummock/internal/crm"
)

// Unknown stands for a probability that nobody has given or that follows from
// nothing.
const Unknown float64 = -1

// StageToStage turns chances to win in the end into chances to get to the next
// stage (P2, E3): step i = cumulative i / cumulative of the next stage that has
// one; from the last stage before the win line the next is the win itself.
// cumulative holds probabilities 0 to 1 or Unknown in the order of the stages;
// win is the place of the first stage beyond the win line (see
// crm.Process.WinIndex), and stages from there on have no step. A step is
// Unknown where the stage has no chance, or where it and the next are both 0.
// A chance that falls from one stage to the next is an error of kind crm.Invalid.
func StageToStage(cumulative []float64, win int) ([]float64, error) {
	if err := checkChances(cumulative); err != nil {
		return nil, err
	}
	steps := make([]float64, clampWin(win, len(cumulative)))
	next, nextAt := 1.0, len(steps)
	for i := len(steps) - 1; i >= 0; i-- {
		c := cumulative[i]
		if c == Unknown {
			steps[i] = Unknown
			continue
		}
		if c > next {
			return nil, crm.Invalidf("insight.chance_falls", "the chance to win falls from %.6g %% in stage %d to %.6g %% in stage %d: let it rise or stay", c*100, i+1, next*100, nextAt+1).
				With("stage", strconv.Itoa(i+1)).With("next", strconv.Itoa(nextAt+1))
		}
		steps[i] = Unknown
		if next > 0 {
			steps[i] = c / next
		}
		next, nextAt = c, i
	}
	return steps, nil
}

// Cumulative is the way back from StageToStage: the chance to win in the end is
// the product of the steps from a stage to the win line. steps holds
// probabilities 0 to 1 or Unknown for the stages before the win line. An Unknown
// step leaves its stage Unknown, or 0 where the stage after it has 0, and is
// passed over in the product. Errors are of kind crm.Invalid.
func Cumulative(steps []float64) ([]float64, error) {
	if err := checkChances(steps); err != nil {
		return nil, err
	}
	cumulative := make([]float64, len(steps))
	next := 1.0
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i] == Unknown && next > 0 {
			cumulative[i] = Unknown
			continue
		}
		next *= max(steps[i], 0)
		cumulative[i] = next
	}
	return cumulative, nil
}

func clampWin(win, stages int) int { return max(0, min(win, stages)) }

func checkChances(p []float64) error {
	for i, v := range p {
		if !isChance(v) && v != Unknown {
			return crm.Invalidf("insight.probability", "the probability of stage %d is %v: use a number from 0 to 1", i+1, v)
		}
	}
	return nil
}

func isChance(p float64) bool { return p >= 0 && p <= 1 }
