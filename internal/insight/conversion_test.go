package insight

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestStageToStage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		cumulative []float64
		win        int
		steps      []float64
	}{
		{"eight stages of weighted sales", []float64{.05, .10, .30, .60, .65, .70, .90, 1}, 7, []float64{.5, 1. / 3, .5, 12. / 13, 13. / 14, 7. / 9, .9}},
		{"a win beyond the last stage", []float64{.2, .4}, 2, []float64{.5, .4}},
		{"a first stage that is not counted yet", []float64{0, .02, .5}, 3, []float64{0, .04, .5}},
		{"two of them: nothing follows from 0 of 0", []float64{0, 0, .5}, 3, []float64{Unknown, 0, .5}},
		{"a stage without a number is passed over", []float64{.1, Unknown, .4}, 3, []float64{.25, Unknown, .4}},
		{"percentages switched off", []float64{0, 0}, 2, []float64{Unknown, 0}},
		{"all unknown", []float64{Unknown, Unknown}, 2, []float64{Unknown, Unknown}},
		{"shares beyond the win line take no part", []float64{.5, .8, .1}, 1, []float64{.5}},
		{"no stages", nil, 0, nil},
	} {
		steps, err := StageToStage(c.cumulative, c.win)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		nearAll(t, c.name, steps, c.steps)
		back, err := Cumulative(steps)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		nearAll(t, c.name+" and back", back, c.cumulative[:len(steps)])
	}
}

func TestConversionRefuses(t *testing.T) {
	t.Parallel()
	_, err := StageToStage([]float64{.3, .2}, 2)
	refused(t, "a falling chance", err, "insight.chance_falls")
	_, err = StageToStage([]float64{.3, Unknown, .2}, 3)
	refused(t, "a falling chance across a gap", err, "insight.chance_falls")
	_, err = StageToStage([]float64{30}, 1)
	refused(t, "percent instead of a probability", err, "insight.probability")
	_, err = Cumulative([]float64{math.NaN()})
	refused(t, "no number", err, "insight.probability")
}

// Changing one step changes the chance of every stage up to it, and of no other.
func TestEditingAStep(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		steps := rapid.SliceOfN(rapid.Float64Range(.01, 1), 1, 12).Draw(t, "steps")
		cumulative, err := Cumulative(steps)
		if err != nil {
			t.Fatal(err)
		}
		at := rapid.IntRange(0, len(steps)-1).Draw(t, "at")
		steps[at] /= 2
		edited, err := Cumulative(steps)
		if err != nil {
			t.Fatal(err)
		}
		for i := range steps {
			want := cumulative[i]
			if i <= at {
				want /= 2
			}
			if math.Abs(edited[i]-want) > 1e-12 {
				t.Fatalf("stage %d: %v, want %v", i, edited[i], want)
			}
		}
		back, err := StageToStage(edited, len(edited))
		if err != nil {
			t.Fatal(err)
		}
		for i := range steps {
			if math.Abs(back[i]-steps[i]) > 1e-9 {
				t.Fatalf("step %d: %v, want %v", i, back[i], steps[i])
			}
		}
	})
}
