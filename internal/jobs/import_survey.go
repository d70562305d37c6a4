package jobs

import (
	"context"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

// survey looks at all rows for what a single row cannot tell: which values the
// stage column holds, and whether probabilities are percent or shares of one.
func survey(ctx context.Context, run *store.ImportRun) error {
	for i := range run.Import.Plan.Files {
		f := &run.Import.Plan.Files[i]
		if f.Kind != crm.ImportDeals && f.Kind != crm.ImportHistory {
			continue
		}
		v := newView(f)
		if v.stage < 0 && v.probability < 0 && len(v.entered) == 0 {
			continue
		}
		if err := run.Each(ctx, i, v.see); err != nil {
			return err
		}
		if err := v.conclude(f); err != nil {
			return err
		}
	}
	return nil
}

// view gathers what the rows of one file tell together.
type view struct {
	stage, probability int   // columns, or -1
	entered            []int // columns that date the entry into a stage
	decimal            paper.Decimal

	values  []crm.ImportStage
	at      map[string]int // folded value -> place in values
	sums    []float64      // of probabilities
	counted []int
	most    float64
	percent bool // a cell has a percent sign
	many    bool
}

func newView(f *crm.ImportFile) *view {
	v := &view{stage: -1, probability: -1, at: map[string]int{}}
	for i, c := range f.Columns {
		switch {
		case c.Field == "stage":
			v.stage = i
		case c.Field == "probability":
			v.probability, v.decimal = i, paper.Decimal(c.Decimal)
		case strings.HasPrefix(c.Field, crm.EnteredField):
			v.entered = append(v.entered, i)
		}
	}
	return v
}

func (v *view) see(rows []crm.ImportRow) {
	for _, row := range rows {
		p, known := v.chance(row.Cells)
		value := cellAt(row.Cells, v.stage)
		if value == "" || v.many {
			continue
		}
		k, met := v.at[crm.Fold(value)]
		if !met {
			if v.many = len(v.values) >= crm.MostImportStages; v.many {
				continue
			}
			k = len(v.values)
			v.at[crm.Fold(value)] = k
			v.values, v.sums, v.counted = append(v.values, crm.ImportStage{Value: value}), append(v.sums, 0), append(v.counted, 0)
		}
		v.values[k].Rows++
		if known {
			v.sums[k] += p
			v.counted[k]++
		}
	}
}

func (v *view) chance(cells []string) (float64, bool) {
	cell := cellAt(cells, v.probability)
	if cell == "" {
		return 0, false
	}
	n, err := paper.ParseNumber(cell, v.decimal)
	if err != nil {
		return 0, false
	}
	v.percent = v.percent || n.Percent
	v.most = max(v.most, n.Float())
	return n.Float(), true
}

// conclude writes what was seen into the file's plan. Stages that only a dated
// column names count too.
func (v *view) conclude(f *crm.ImportFile) error {
	if v.many {
		c := f.Columns[v.stage].Name
		return crm.Invalidf("import.too_many_stages", "%s: column %q holds more than %d different values, which are no stages: choose another column for the stage", f.Name, c, crm.MostImportStages).
			With("file", f.Name).With("column", c)
	}
	scale := 1.0
	if v.probability >= 0 {
		shares := v.most <= 1 && v.most > 0 && !v.percent
		f.Columns[v.probability].Shares = shares
		if shares {
			scale = 100
		}
	}
	for k := range v.values {
		if v.counted[k] > 0 {
			mean := min(max(v.sums[k]/float64(v.counted[k])*scale, 0), 100)
			v.values[k].Percent = &mean
		}
	}
	for _, i := range v.entered {
		stage := strings.TrimPrefix(f.Columns[i].Field, crm.EnteredField)
		if _, met := v.at[crm.Fold(stage)]; !met {
			v.values = append(v.values, crm.ImportStage{Value: stage})
		}
	}
	f.Stages = v.values
	return nil
}

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return strings.TrimSpace(cells[i])
}
