package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

// Prepare finds the pipeline that deals go to, or makes it of the stages that
// the files name, and says what each value of a stage column means. The values
// are in the plan's files already.
func (r *ImportRun) Prepare(ctx context.Context) error {
	if r.unfit != nil {
		return r.unfit
	}
	if err := r.Import.Plan.Ready(r.by); err != nil {
		return err
	}
	list, err := r.s.Pipelines(ctx, r.by)
	if err != nil {
		return err
	}
	r.pipelines = nil
	for i := range list {
		if !list[i].Retired {
			r.pipelines = append(r.pipelines, &list[i])
		}
	}
	if !r.holds(crm.ImportDeals) && !r.holds(crm.ImportHistory) {
		return nil
	}
	if err := r.choosePipeline(ctx); err != nil {
		return err
	}
	for i := range r.Import.Plan.Files {
		f := &r.Import.Plan.Files[i]
		for k := range f.Stages {
			f.Stages[k] = meaning(&r.main.Process, f.Stages[k])
		}
	}
	return r.savePlan(ctx)
}

func (r *ImportRun) holds(kind crm.ImportKind) bool {
	return slices.ContainsFunc(r.Import.Plan.Files, func(f crm.ImportFile) bool { return f.Kind == kind })
}

// meaning says what a value of a stage column stands for in a process.
func meaning(p *crm.Process, v crm.ImportStage) crm.ImportStage {
	v.Stage, v.Outcome, v.Unknown = "", "", false
	key, ok := p.StageNamed(v.Value)
	if !ok && crm.EndWord(v.Value) {
		key, ok = crm.End, true
	}
	if ok {
		v.Stage = key
		return v
	}
	v.Outcome, ok = crm.OutcomeWord(v.Value)
	v.Unknown = !ok
	return v
}

func (r *ImportRun) choosePipeline(ctx context.Context) error {
	name := r.Import.Plan.Pipeline
	for _, p := range r.pipelines {
		if name == "" && p.Kind == crm.Sale || name != "" && called(p, name) || p.ID == r.Import.Plan.Made {
			r.main = p
			return r.addStages(ctx)
		}
	}
	if name == "" {
		name = "Sales"
	}
	return r.makePipeline(ctx, name)
}

func called(p *crm.Pipeline, name string) bool {
	for _, n := range p.Process.Name {
		if foldedName(n) == foldedName(name) {
			return true
		}
	}
	return p.ID.String() == name
}

// named gathers the values of stage columns that mean no outcome, each once;
// those of history come first, since they appear in the order of the process.
// A file that names a pipeline in each row says nothing about the main one.
func (r *ImportRun) named() []crm.ImportStage {
	var out []crm.ImportStage
	for _, kind := range [2]crm.ImportKind{crm.ImportHistory, crm.ImportDeals} {
		for i := range r.Import.Plan.Files {
			f := &r.Import.Plan.Files[i]
			if f.Kind != kind || f.Column("pipeline") != "" {
				continue
			}
			for _, v := range f.Stages {
				at := slices.IndexFunc(out, func(o crm.ImportStage) bool { return foldedName(o.Value) == foldedName(v.Value) })
				if at < 0 {
					out = append(out, v)
				} else if out[at].Percent == nil {
					out[at].Percent = v.Percent
				}
			}
		}
	}
	return out
}

func (r *ImportRun) unknownStages(p *crm.Process) []crm.ImportStage {
	var out []crm.ImportStage
	for _, v := range r.named() {
		if v = meaning(p, v); v.Unknown {
			out = append(out, v)
		}
	}
	return out
}

// makePipeline makes a pipeline of the files' stages; in a dry run in memory.
func (r *ImportRun) makePipeline(ctx context.Context, name string) error {
	if err := r.adminsOnly("make the pipeline " + name); err != nil {
		return err
	}
	stages := r.unknownStages(&crm.Process{})
	if len(stages) == 0 {
		stages = []crm.ImportStage{{Value: crm.Text{crm.English: "New", crm.Russian: "Новая", crm.Polish: "Nowa"}.In(r.Workspace.Language)}}
	}
	process := crm.ProcessOf(name, r.Workspace.Language, stages)
	if r.Dry {
		if err := process.Validate(r.Fields); err != nil {
			return err
		}
		r.main = &crm.Pipeline{ID: crm.NewID(), Kind: process.Kind, Version: 1, Process: process}
	} else {
		p, err := r.s.CreatePipeline(ctx, r.by, process, "")
		if err != nil {
			return err
		}
		r.main, r.Import.Plan.Made = p, p.ID
	}
	r.pipelines = append(r.pipelines, r.main)
	return nil
}

// addStages publishes a version with the stages that the pipeline lacks, if the
// plan says so; in a dry run in memory.
func (r *ImportRun) addStages(ctx context.Context) error {
	unknown := r.unknownStages(&r.main.Process)
	if !r.Import.Plan.CreateStages || len(unknown) == 0 {
		return nil
	}
	if err := r.adminsOnly("add stages to the pipeline"); err != nil {
		return err
	}
	process := r.main.Process.WithStages(r.Workspace.Language, unknown)
	if r.Dry {
		r.main.Process = process
		return process.Validate(r.Fields)
	}
	p, err := r.s.PublishVersion(ctx, r.by, r.main.ID, r.main.Version, process, nil)
	if err != nil {
		return err
	}
	*r.main = *p
	return nil
}

func (r *ImportRun) adminsOnly(what string) error {
	if r.by.Has(crm.Owner, crm.Admin) {
		return nil
	}
	return crm.Errorf(crm.Forbidden, "import.stages_admins_only", "only an owner or an admin may %s: ask one of them, or choose a pipeline that exists", what)
}

func (r *ImportRun) savePlan(ctx context.Context) error {
	_, err := write(ctx, r.s, r.by, func(tx *Tx) (bool, error) {
		_, err := tx.exec(`UPDATE imports SET plan = ? WHERE workspace_id = ? AND id = ? AND step = ?`, asJSON(r.Import.Plan), tx.ws, r.Import.ID, r.step)
		return true, err
	})
	return err
}

// pipelineNamed finds the pipeline that a row names.
func (r *ImportRun) pipelineNamed(name string) (*crm.Pipeline, error) {
	if name == "" {
		return r.main, nil
	}
	for _, p := range r.pipelines {
		if called(p, name) {
			return p, nil
		}
	}
	return nil, crm.InvalidField("pipeline", "import.pipeline_unknown", "there is no pipeline %q: correct the name, or make the pipeline first", clipped(name)).With("pipeline", clipped(name))
}

// pipelineOf gives the pipeline of a deal that exists.
func (r *ImportRun) pipelineOf(tx *Tx, id crm.ID) (*crm.Pipeline, error) {
	for _, p := range r.pipelines {
		if p.ID == id {
			return p, nil
		}
	}
	return tx.pipeline(id, 0)
}
