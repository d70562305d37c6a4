package api

import (
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// calibrationOut sets assigned chances against what came of the deals.
type calibrationOut struct {
	Rev      int64              `json:"rev"`
	Currency crm.Currency       `json:"currency"`
	AsOf     crm.Date           `json:"as_of"`
	Pipeline crm.ID             `json:"pipeline_id"`
	Version  int                `json:"version"`
	History  insight.History    `json:"history"`
	Enough   bool               `json:"enough" doc:"History is long enough to calibrate by; until then the assigned chances stand"`
	Needed   insight.History    `json:"needed" doc:"The least that is long enough"`
	WinRate  *insight.Chance    `json:"win_rate"`
	Open     int                `json:"open" doc:"Deals on their way: nobody knows yet how they end, and they are in no rate"`
	Left     int                `json:"disqualified" doc:"Disqualified deals, in no rate either"`
	Stages   []calibrationStage `json:"stages" nullable:"false" doc:"Those before the win line"`
	Segments *segmentsOut       `json:"segments" doc:"Null unless asked for, and while nothing is closed"`
	insight.Calibration
}

// calibrationStage is one stage, with what another chance would do to the forecast.
type calibrationStage struct {
	Key      string   `json:"key"`
	Name     string   `json:"name"`
	Assigned *float64 `json:"assigned" doc:"0 to 1"`
	insight.StageCalibration
	Open     int   `json:"open" doc:"Deals that are here"`
	Weighted int64 `json:"weighted" doc:"What they weigh in the forecast, in minor units"`
	Then     int64 `json:"weighted_then" doc:"What they would weigh by the suggested chance"`
}

// segmentsOut compares the win rates of segments, sources or sellers.
type segmentsOut struct {
	By     string       `json:"by"`
	Mean   float64      `json:"mean" doc:"Win rate of all together"`
	P      float64      `json:"p" doc:"Tarone's test of differences, one-sided"`
	Differ bool         `json:"differ" doc:"The differences are real at 10 %, so that large ones get a number of their own"`
	Each   []segmentOut `json:"each" nullable:"false" doc:"The most closed deals first"`
}

// segmentOut is one of them.
type segmentOut struct {
	Name   string         `json:"name" doc:"Id of the user where the question is by owner; empty: none is given"`
	Record insight.Record `json:"record" doc:"Its own closed deals"`
	insight.SegmentChance
}

func (s *Server) getCalibration(ctx context.Context, by crm.Actor, in *struct {
	FunnelQuestion
	By string `query:"by" enum:",segment,source,owner" doc:"Also compare the win rates of these"`
},
) (*calibrationOut, error) {
	c, err := s.countFunnel(ctx, by, &in.FunnelQuestion)
	if err != nil {
		return nil, err
	}
	process := &c.pipeline.Process
	assigned := assignedChances(process)
	calibration, err := insight.Calibrate(&c.rows.Deals, c.Funnel, assigned, process.WinIndex(), c.history, c.rule)
	if err != nil {
		return nil, err
	}
	out := &calibrationOut{
		Rev: c.rows.Rev, Currency: c.rows.Currency, AsOf: c.asOf, Pipeline: c.pipeline.ID, Version: c.pipeline.Version,
		History: c.history, Needed: insight.History{Closed: c.rule.MinDeals, Months: c.rule.MinMonths},
		WinRate: c.WinRate, Left: c.Disqualified.Deals, Calibration: *calibration,
	}
	out.Enough = c.history.Closed >= c.rule.MinDeals && c.history.Months >= c.rule.MinMonths
	for at, stage := range calibration.Stages {
		now := c.Funnel.Stages[at].Now
		row := calibrationStage{Key: process.Stages[at].Key, Name: process.Stages[at].Name.In(by.Language), Assigned: known(assigned, at), StageCalibration: stage, Open: now.Deals}
		if stage.Suggested != nil {
			row.Weighted, row.Then = c.rows.Deals.Reweighted(now.Rows, *stage.Suggested)
		}
		out.Open += now.Deals
		out.Stages = append(out.Stages, row)
	}
	out.Segments, err = c.segments(in.By)
	return out, err
}

// segments counts the closings by what the deals have in common.
func (c *counted) segments(by string) (*segmentsOut, error) {
	if by == "" || c.WinRate == nil {
		return nil, nil //nolint:nilnil // nothing to compare
	}
	records := map[string]*insight.Record{}
	count := func(rows []int32, won int) {
		for _, i := range rows {
			name := c.nameBy(by, i)
			if records[name] == nil {
				records[name] = &insight.Record{}
			}
			records[name].Closed++
			records[name].Won += won
		}
	}
	count(c.Won.Rows, 1)
	count(c.Lost.Rows, 0)
	var each []segmentOut
	for name, r := range records {
		each = append(each, segmentOut{Name: name, Record: *r})
	}
	slices.SortFunc(each, func(a, b segmentOut) int {
		return cmp.Or(cmp.Compare(b.Record.Closed, a.Record.Closed), cmp.Compare(a.Name, b.Name))
	})
	own := make([]insight.Record, len(each))
	for k := range each {
		own[k] = each[k].Record
	}
	compared, err := insight.CompareSegments(own)
	if err != nil {
		return nil, err
	}
	for k := range each {
		each[k].SegmentChance = compared.Each[k]
	}
	return &segmentsOut{By: by, Mean: compared.Mean, P: compared.P, Differ: compared.Differ, Each: each}, nil
}

func (c *counted) nameBy(by string, i int32) string {
	switch by {
	case "segment":
		return c.rows.Words[c.rows.Segment[i]]
	case "source":
		return c.rows.Words[c.rows.Source[i]]
	}
	if owner := c.rows.Owners[c.rows.Owner[i]]; !owner.IsZero() {
		return owner.String()
	}
	return ""
}
