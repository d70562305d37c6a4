package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"hummock/internal/crm"
)

type processKey struct {
	ws       crm.WorkspaceID
	pipeline crm.ID
	version  int
}

// Pipelines lists the pipelines of the workspace with their processes in force.
func (s *Store) Pipelines(ctx context.Context, by crm.Actor) ([]crm.Pipeline, error) {
	return read(ctx, s, by, pipelines)
}

// Pipeline gives one pipeline with a version of its process; version 0 is the
// one in force.
func (s *Store) Pipeline(ctx context.Context, by crm.Actor, id crm.ID, version int) (*crm.Pipeline, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Pipeline, error) { return tx.pipeline(id, version) })
}

// CreatePipeline adds a pipeline as its version 1.
func (s *Store) CreatePipeline(ctx context.Context, by crm.Actor, process crm.Process, segment string) (*crm.Pipeline, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Pipeline, error) { return createPipeline(tx, process, segment) })
}

func createPipeline(tx *Tx, process crm.Process, segment string) (*crm.Pipeline, error) {
	fields, err := customFields(tx)
	if err != nil {
		return nil, err
	}
	if err := process.Validate(fields); err != nil {
		return nil, err
	}
	p := crm.Pipeline{ID: crm.NewID(), Kind: process.Kind, Segment: segment, Version: 1, Process: process}
	if err := tx.one(`SELECT COUNT(*) FROM pipelines WHERE workspace_id = ?`, []any{tx.ws}, &p.Position); err != nil {
		return nil, err
	}
	_, err = tx.exec(`INSERT INTO pipelines (workspace_id, id, kind, segment, version, position, retired) VALUES (?, ?, ?, ?, ?, ?, 0)`,
		tx.ws, p.ID, string(p.Kind), p.Segment, p.Version, p.Position)
	if err != nil {
		return nil, err
	}
	if err := insertVersion(tx, &p); err != nil {
		return nil, err
	}
	tx.changed("pipeline", p.ID, "created", nil, map[string]any{"version": 1, "name": process.Name})
	return &p, nil
}

func insertVersion(tx *Tx, p *crm.Pipeline) error {
	_, err := tx.exec(`INSERT INTO pipeline_versions (workspace_id, pipeline_id, version, process, published_at, published_by) VALUES (?, ?, ?, ?, ?, ?)`,
		tx.ws, p.ID, p.Version, asJSON(p.Process), tx.now.UnixMilli(), tx.by.User)
	return err
}

// PublishVersion puts a new version of a pipeline's process in force. Deals
// stay in their stages and keep the version of the stage they entered; a stage
// that is gone needs a place in moved for its deals, no further along than they
// are. Publishing moves nothing else and passes nobody's gate.
func (s *Store) PublishVersion(ctx context.Context, by crm.Actor, id crm.ID, version int, process crm.Process, moved map[string]string) (*crm.Pipeline, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Pipeline, error) {
		// This waits for the moves in work, and those to come wait for it.
		n, err := tx.exec(`UPDATE pipelines SET version = version + 1 WHERE workspace_id = ? AND id = ? AND version = ?`, tx.ws, id, version)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, tx.publishedMeanwhile(id, version)
		}
		p, err := tx.pipeline(id, version)
		if err != nil {
			return nil, err
		}
		fields, err := customFields(tx)
		if err != nil {
			return nil, err
		}
		if process.Kind != p.Kind {
			return nil, crm.InvalidField("kind", "pipeline.kind", "a pipeline keeps its kind: make a new pipeline for %s", process.Kind)
		}
		if err := process.Validate(fields); err != nil {
			return nil, err
		}
		old := p.Process
		p.Version, p.Process = version+1, process
		if err := insertVersion(tx, p); err != nil {
			return nil, err
		}
		if err := rehome(tx, p, &old, moved); err != nil {
			return nil, err
		}
		tx.changed("pipeline", p.ID, "published", map[string]any{"version": version}, map[string]any{"version": p.Version})
		return p, nil
	})
}

func (tx *Tx) publishedMeanwhile(id crm.ID, version int) error {
	p, err := tx.pipeline(id, 0)
	if err != nil {
		return err
	}
	return stale(version, p.Version)
}

// rehome moves the deals of stages that a new version no longer has, and open
// deals that would find themselves beyond its win line. What is won stays won.
func rehome(tx *Tx, p *crm.Pipeline, old *crm.Process, moved map[string]string) error {
	inside, err := collect(tx, scanDeal, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.pipeline_id = ? AND d.outcome IN ('open', 'won') AND d.end_date IS NULL AND d.deleted_at IS NULL`, tx.ws, p.ID)
	if err != nil {
		return err
	}
	for i := range inside {
		d := &inside[i]
		if mayStand(&p.Process, d) {
			continue
		}
		to, ok := moved[d.Stage]
		if !ok {
			return crm.InvalidField("moved", "pipeline.stage_in_use", "the stage %q has deals and is missing in the new version, or lies beyond its win line: say where they go", d.Stage)
		}
		if !backOf(&p.Process, old, d, to) {
			return crm.InvalidField("moved", "pipeline.moves_ahead", "deals of the stage %q cannot be moved ahead to %q by publishing: move them through its exit criteria first, or name an earlier stage", d.Stage, to)
		}
		before := *d
		route := &crm.Route{From: d.Stage, To: to, Way: "publish"}
		if err := enter(tx, d, &p.Process, p.Version, route, &crm.Passage{}, ""); err != nil {
			return err
		}
		if err := saveDeal(tx, &before, d, "moved"); err != nil {
			return err
		}
	}
	return nil
}

// mayStand says whether a deal can be in its stage under a version: the stage
// is there, and an open deal is not beyond the win line.
func mayStand(p *crm.Process, d *crm.Deal) bool {
	at := p.Index(d.Stage)
	return at >= 0 && (d.Outcome != crm.Open || at < p.WinIndex())
}

// backOf says whether a stage of the new version lies no further along than the
// deal is: right after what it has passed at the furthest, before everything
// that was still to come, and on the near side of the win line.
func backOf(now, old *crm.Process, d *crm.Deal, to string) bool {
	target := now.Index(to)
	if target < 0 || to == crm.End || d.Outcome == crm.Open && target >= now.WinIndex() {
		return false
	}
	at, furthest := old.Index(d.Stage), 0
	for i := range old.Stages {
		place := now.Index(old.Stages[i].Key)
		if place < 0 {
			continue
		}
		if i < at {
			furthest = max(furthest, place+1)
		}
		if i > at && target >= place {
			return false
		}
	}
	return target <= furthest
}

func pipelines(tx *Tx) ([]crm.Pipeline, error) {
	list, err := collect(tx, scanPipeline, `SELECT id, kind, segment, version, position, retired FROM pipelines WHERE workspace_id = ? ORDER BY position, id`, tx.ws)
	if err != nil {
		return nil, err
	}
	for i := range list {
		process, err := tx.process(list[i].ID, list[i].Version)
		if err != nil {
			return nil, err
		}
		list[i].Process = *process
	}
	return list, nil
}

const pipelineByID = `SELECT id, kind, segment, version, position, retired FROM pipelines WHERE workspace_id = ? AND id = ?`

// A version that a write goes by stays in force until that write is done.
const pipelineByIDPostgres = pipelineByID + ` FOR SHARE`

func (tx *Tx) pipeline(id crm.ID, version int) (*crm.Pipeline, error) {
	query := pipelineByID
	if tx.writes && tx.s.pg != nil {
		query = pipelineByIDPostgres
	}
	list, err := collect(tx, scanPipeline, query, tx.ws, id)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, crm.NotFoundf("pipeline", "there is no such pipeline")
	}
	p := list[0]
	if version == 0 {
		version = p.Version
	}
	process, err := tx.process(id, version)
	if err != nil {
		return nil, err
	}
	p.Process = *process
	return &p, nil
}

func scanPipeline(row scanner) (crm.Pipeline, error) {
	var p crm.Pipeline
	err := row.Scan(&p.ID, &p.Kind, &p.Segment, &p.Version, &p.Position, &p.Retired)
	return p, err
}

// process gives a published version. Versions never change, so they are kept.
func (tx *Tx) process(pipeline crm.ID, version int) (*crm.Process, error) {
	key := processKey{tx.ws, pipeline, version}
	if p, ok := tx.s.processes.Load(key); ok {
		return p.(*crm.Process), nil
	}
	if p, ok := tx.learnt[key]; ok {
		return p, nil
	}
	var text string
	err := tx.one(`SELECT process FROM pipeline_versions WHERE workspace_id = ? AND pipeline_id = ? AND version = ?`, []any{tx.ws, pipeline, version}, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, crm.NotFoundf("pipeline", "this pipeline has no version %d", version)
	}
	if err != nil {
		return nil, err
	}
	var p crm.Process
	if err := fromJSON(text, &p); err != nil {
		return nil, fmt.Errorf("read version %d of pipeline %s: %w", version, pipeline, err)
	}
	if tx.writes { // it may be a version that is yet rolled back
		tx.learnt[key] = &p
	} else {
		tx.s.processes.Store(key, &p)
	}
	return &p, nil
}

// ProcessOf gives a version of a pipeline's process.
func (s *Store) ProcessOf(ctx context.Context, by crm.Actor, pipeline crm.ID, version int) (*crm.Process, error) {
	if p, ok := s.processes.Load(processKey{by.Workspace, pipeline, version}); ok {
		return p.(*crm.Process), nil
	}
	return read(ctx, s, by, func(tx *Tx) (*crm.Process, error) { return tx.process(pipeline, version) })
}

func stale(sent, stored any) *crm.Error {
	e := crm.Errorf(crm.Stale, "stale", "somebody changed this meanwhile: look at the new state and try again")
	e.Mine, e.Theirs = map[string]any{"version": sent}, map[string]any{"version": stored}
	return e
}

// AddTemplate adds the pipelines of a template, and the fields that they ask
// for where the workspace does not have them yet.
func (s *Store) AddTemplate(ctx context.Context, by crm.Actor, t crm.Template, segment string) ([]crm.Pipeline, error) {
	return write(ctx, s, by, func(tx *Tx) ([]crm.Pipeline, error) {
		known, err := customFields(tx)
		if err != nil {
			return nil, err
		}
		for _, f := range t.Fields {
			if slices.ContainsFunc(known, func(k crm.CustomField) bool { return k.Noun == f.Noun && k.Key == f.Key }) {
				continue
			}
			if err := insertField(tx, f); err != nil {
				return nil, err
			}
		}
		var out []crm.Pipeline
		for _, p := range t.Pipelines {
			made, err := createPipeline(tx, p.Process, segment)
			if err != nil {
				return nil, err
			}
			out = append(out, *made)
		}
		return out, nil
	})
}
