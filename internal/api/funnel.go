package api

import (
	"context"
	"math"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/store"
)

// funnelOut is a pipeline's funnel.
type funnelOut struct {
	Rev      int64           `json:"rev"`
	Currency crm.Currency    `json:"currency"`
	AsOf     crm.Date        `json:"as_of"`
	Pipeline crm.ID          `json:"pipeline_id"`
	Version  int             `json:"version"`
	History  insight.History `json:"history"`
	Stages   []funnelStep    `json:"stages" nullable:"false"`
	insight.Funnel
}

// funnelStep is one stage with its chances: assigned to win in the end, the
// same as chance to get to the next stage, and what history says.
type funnelStep struct {
	Key  string `json:"key"`
	Name string `json:"name"`
	insight.FunnelStage
	Assigned *float64               `json:"assigned" doc:"0 to 1"`
	Step     *float64               `json:"step" doc:"0 to 1: assigned chance to get to the next stage"`
	Chance   *insight.StageEstimate `json:"chance" doc:"What the firm's history says, and how sure it is"`
}

func (s *Server) getFunnel(ctx context.Context, by crm.Actor, in *struct {
	ByID
	SeenRev
	Filtered
	AsOf crm.Date `query:"as_of"`
	From crm.Date `query:"closed_from" doc:"Averaging window by day of closing"`
	To   crm.Date `query:"closed_to"`
},
) (*funnelOut, error) {
	p, err := s.Store.Pipeline(ctx, by, in.ID, 0)
	if err != nil {
		return nil, err
	}
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	if in.AsOf == "" {
		in.AsOf = w.Today(s.Store.Now())
	}
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	var rows book.Rows
	filter := append(book.ParseFilter(in.Filter), book.Term{Key: "pipeline", Values: []string{in.ID.String()}})
	b.Rows(by, book.RowsOrder{Filter: filter, AsOf: in.AsOf, Now: s.Store.Now()}, &rows)
	visits, err := s.visitsOf(ctx, by, p, &rows)
	if err != nil {
		return nil, err
	}
	options := insight.FunnelOptions{Win: p.Process.WinIndex(), ClosedFrom: in.From, ClosedTo: in.To, Position: make([]int32, len(rows.Places))}
	for i, place := range rows.Places {
		options.Position[i] = int32(place.Now)
	}
	funnel, err := insight.NewFunnel(&rows.Deals, visits, options)
	if err != nil {
		return nil, err
	}
	out := &funnelOut{Rev: rows.Rev, Currency: rows.Currency, AsOf: in.AsOf, Pipeline: p.ID, Version: p.Version, History: funnel.History(in.AsOf), Funnel: *funnel}
	rule := insight.DefaultHonesty()
	rule.MinDeals, rule.MinMonths = w.Settings.MinDeals, w.Settings.MinMonths
	return out, out.fill(&p.Process, funnel, rule, by.Language)
}

// visitsOf reads the visits of the visible deals in columns. Stages in which no
// deal is at present are added to the rows.
func (s *Server) visitsOf(ctx context.Context, by crm.Actor, p *crm.Pipeline, rows *book.Rows) (*insight.Visits, error) {
	row := make(map[crm.ID]int32, len(rows.ID))
	for i, id := range rows.ID {
		row[id] = int32(i)
	}
	type stage struct {
		version int
		key     string
	}
	stages := make(map[stage]int32, len(rows.Places))
	for i, place := range rows.Places {
		stages[stage{place.Version, place.Stage}] = int32(i)
	}
	out := &insight.Visits{}
	err := s.Store.PipelineVisits(ctx, by, p.ID, func(v *store.PipelineVisit) {
		i, visible := row[v.Deal]
		if !visible || v.Stage == crm.End {
			return
		}
		at, ok := stages[stage{v.Version, v.Stage}]
		if !ok {
			at = int32(len(rows.Places))
			stages[stage{v.Version, v.Stage}] = at
			rows.Places = append(rows.Places, book.Place{Pipeline: p.ID, Version: v.Version, Stage: v.Stage, Now: p.Process.Index(v.Stage)})
			rows.Deals.Stages = append(rows.Deals.Stages, insight.Stage{Percent: insight.NoPercent})
		}
		out.Deal, out.Stage = append(out.Deal, i), append(out.Stage, at)
		out.Entered, out.Left, out.Void = append(out.Entered, v.Entered), append(out.Left, v.Left), append(out.Void, v.Void)
	})
	return out, err
}

// fill adds the chances of each stage.
func (o *funnelOut) fill(p *crm.Process, f *insight.Funnel, rule insight.Honesty, l crm.Language) error {
	win := p.WinIndex()
	assigned := make([]float64, len(p.Stages))
	for i := range p.Stages {
		assigned[i] = insight.Unknown
		if p.Stages[i].Percent != nil && (p.Basis != crm.Share) {
			assigned[i] = *p.Stages[i].Percent / 100
		}
	}
	steps, err := insight.StageToStage(assigned, win)
	if crm.IsKind(err, crm.Invalid) { // percentages that fall have no steps
		steps, err = nil, nil
	}
	if err != nil {
		return err
	}
	o.Stages = make([]funnelStep, len(p.Stages))
	for i := range p.Stages {
		stage := funnelStep{Key: p.Stages[i].Key, Name: p.Stages[i].Name.In(l), Assigned: known(assigned, i), Step: known(steps, i)}
		if i < len(f.Stages) {
			stage.FunnelStage = f.Stages[i]
		}
		if stage.Assigned != nil {
			estimate, err := insight.StageChance(*stage.Assigned, i >= win, stage.Record(), o.History, rule)
			if err != nil {
				return err
			}
			stage.Chance = &estimate
		}
		o.Stages[i] = stage
	}
	return nil
}

func known(list []float64, i int) *float64 {
	if i >= len(list) || list[i] == insight.Unknown || math.IsNaN(list[i]) {
		return nil
	}
	return &list[i]
}
