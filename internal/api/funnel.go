package api

import (
	"context"
	"math"
	"time"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/insight"
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
	AsOf crm.Date `query:"as_of" doc:"Deals and visits as they stood at the end of that day; absent: today"`
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
	day, err := insight.DayOf(in.AsOf)
	if err != nil {
		return nil, err
	}
	b, err := s.Books.BookWithVisits(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	var rows book.Rows
	filter := append(book.ParseFilter(in.Filter), book.Term{Key: "pipeline", Values: []string{in.ID.String()}})
	b.Rows(by, book.RowsOrder{Filter: filter, AsOf: in.AsOf, Now: s.Store.Now(), Visits: true}, &rows)
	if err := meaningless(rows.Ignored); err != nil {
		return nil, err
	}
	options := insight.FunnelOptions{Win: p.Process.WinIndex(), Steps: len(p.Process.Stages), ClosedFrom: in.From, ClosedTo: in.To, Position: make([]int32, len(rows.Places))}
	for i, place := range rows.Places {
		options.Position[i] = int32(place.Now)
	}
	if in.AsOf < w.Today(s.Store.Now()) {
		options.Rows = insight.Rewind(&rows.Deals, &rows.Visits, day, endOf(in.AsOf, w.Zone()))
	}
	funnel, err := insight.NewFunnel(&rows.Deals, &rows.Visits, options)
	if err != nil {
		return nil, err
	}
	out := &funnelOut{Rev: rows.Rev, Currency: rows.Currency, AsOf: in.AsOf, Pipeline: p.ID, Version: p.Version, History: funnel.History(in.AsOf), Funnel: *funnel}
	rule := insight.DefaultHonesty()
	rule.MinDeals, rule.MinMonths = w.Settings.MinDeals, w.Settings.MinMonths
	return out, out.fill(&p.Process, funnel, rule, by.Language)
}

// endOf is the first instant after a day.
func endOf(day crm.Date, zone *time.Location) crm.Instant {
	next := day.AddDays(1).Time()
	return crm.InstantOf(time.Date(next.Year(), next.Month(), next.Day(), 0, 0, 0, 0, zone))
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
