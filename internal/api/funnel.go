package api

import (
	"context"
	"math"

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

// FunnelQuestion says which deals a funnel counts, and when.
type FunnelQuestion struct {
	SeenRev
	Filtered
	Pipeline crm.ID `query:"pipeline" required:"true"`

	AsOf crm.Date `query:"as_of" doc:"Deals and visits as they stood at the end of that day; absent: today"`
	From crm.Date `query:"closed_from" doc:"Averaging window by day of closing"`
	To   crm.Date `query:"closed_to"`
}

// counted is a funnel with what it was counted from.
type counted struct {
	*insight.Funnel
	pipeline *crm.Pipeline
	rows     book.Rows
	asOf     crm.Date
	history  insight.History
	rule     insight.Honesty
}

// countFunnel counts the funnel of the deals that somebody may see.
func (s *Server) countFunnel(ctx context.Context, by crm.Actor, in *FunnelQuestion) (*counted, error) {
	p, err := s.Store.Pipeline(ctx, by, in.Pipeline, 0)
	if err != nil {
		return nil, err
	}
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	c := &counted{pipeline: p, asOf: in.AsOf, rule: insight.DefaultHonesty()}
	c.rule.MinDeals, c.rule.MinMonths = w.Settings.MinDeals, w.Settings.MinMonths
	today := w.Today(s.Store.Now())
	if c.asOf == "" {
		c.asOf = today
	}
	day, err := insight.DayOf(c.asOf)
	if err != nil {
		return nil, err
	}
	b, err := s.Books.BookWithVisits(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	filter := append(book.ParseFilter(in.Filter), book.Term{Key: "pipeline", Values: []string{in.Pipeline.String()}})
	b.Rows(by, book.RowsOrder{Filter: filter, AsOf: c.asOf, Now: s.Store.Now(), Visits: true}, &c.rows)
	if err := meaningless(c.rows.Ignored); err != nil {
		return nil, err
	}
	options := insight.FunnelOptions{Win: p.Process.WinIndex(), Steps: len(p.Process.Stages), Position: make([]int32, len(c.rows.Places))}
	options.ClosedFrom, options.ClosedTo = in.From, in.To
	for i, place := range c.rows.Places {
		options.Position[i] = int32(place.Now)
	}
	if c.asOf < today {
		options.Rows = insight.Rewind(&c.rows.Deals, &c.rows.Visits, day, c.asOf.AddDays(1).Begins(w.Zone()))
	}
	c.Funnel, err = insight.NewFunnel(&c.rows.Deals, &c.rows.Visits, options)
	if err != nil {
		return nil, err
	}
	c.history = c.History(c.asOf)
	return c, nil
}

func (s *Server) getFunnel(ctx context.Context, by crm.Actor, in *FunnelQuestion) (*funnelOut, error) {
	c, err := s.countFunnel(ctx, by, in)
	if err != nil {
		return nil, err
	}
	out := &funnelOut{Rev: c.rows.Rev, Currency: c.rows.Currency, AsOf: c.asOf, Pipeline: c.pipeline.ID, Version: c.pipeline.Version, History: c.history, Funnel: *c.Funnel}
	return out, out.fill(&c.pipeline.Process, c.Funnel, c.rule, by.Language)
}

// fill adds the chances of each stage.
func (o *funnelOut) fill(p *crm.Process, f *insight.Funnel, rule insight.Honesty, l crm.Language) error {
	win, assigned := p.WinIndex(), assignedChances(p)
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

// assignedChances are the chances to win of a process's stages from 0 to 1, or
// insight.Unknown.
func assignedChances(p *crm.Process) []float64 {
	out := make([]float64, len(p.Stages))
	for i := range p.Stages {
		out[i] = insight.Unknown
		if p.Stages[i].Percent != nil && p.Basis != crm.Share {
			out[i] = *p.Stages[i].Percent / 100
		}
	}
	return out
}

func known(list []float64, i int) *float64 {
	if i >= len(list) || list[i] == insight.Unknown || math.IsNaN(list[i]) {
		return nil
	}
	return &list[i]
}
