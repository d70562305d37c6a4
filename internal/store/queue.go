package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// Queue lists the deals that wait for an expert, those that came into their stage
// first before others. It is for experts: by being called in they see these deals.
func (s *Store) Queue(ctx context.Context, by crm.Actor) ([]crm.Queued, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Queued, error) {
		deals, err := tx.waiting()
		if err != nil {
			return nil, err
		}
		fields, err := customFields(tx)
		if err != nil {
			return nil, err
		}
		out := make([]crm.Queued, 0, len(deals))
		for i := range deals {
			q, err := tx.queued(&deals[i], fields)
			if err != nil {
				return nil, err
			}
			out = append(out, *q)
		}
		return out, nil
	})
}

func (tx *Tx) queued(d *crm.Deal, fields []crm.CustomField) (*crm.Queued, error) {
	p, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return nil, err
	}
	q := &crm.Queued{
		Deal: d.ID, Number: d.Number, Version: d.Version, Name: d.Name, Company: d.CompanyName, Owner: d.Owner, Stage: d.Stage, StageName: d.Stage,
		Since: d.StageSince, Known: p.Known(d, fields, tx.by.Language), Opens: tx.by.SeesDeal(d),
	}
	if stage, ok := p.Stage(d.Stage); ok {
		q.StageName = stage.Name.In(tx.by.Language)
	}
	return q, nil
}

// waiting gives the deals of the firm that wait for an expert, whoever may see
// them otherwise, the longest in their stage first.
func (tx *Tx) waiting() ([]crm.Deal, error) {
	lines, err := pipelines(tx)
	if err != nil {
		return nil, err
	}
	people, err := tx.users()
	if err != nil {
		return nil, err
	}
	out := []crm.Deal{}
	for _, line := range lines {
		for i := range line.Process.Stages {
			stage := &line.Process.Stages[i]
			if !stage.Calls(crm.Expert) {
				continue
			}
			deals, err := collect(tx, scanDeal, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.pipeline_id = ? AND d.stage = ? AND d.outcome IN ('open', 'won') AND d.end_date IS NULL AND d.deleted_at IS NULL`, tx.ws, line.ID, stage.Key)
			if err != nil {
				return nil, err
			}
			for j := range deals {
				if deals[j].Wants(crm.Expert, stage, onDeal(&deals[j], people)) {
					out = append(out, deals[j])
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b crm.Deal) int {
		return cmp.Or(cmp.Compare(a.StageSince, b.StageSince), strings.Compare(a.ID.String(), b.ID.String()))
	})
	return out, nil
}

// onDeal gives those of the people who work on a deal.
func onDeal(d *crm.Deal, people []crm.User) []crm.User {
	var out []crm.User
	for _, u := range people {
		if u.Active && (u.ID == d.Owner || slices.Contains(d.Performers, u.ID)) {
			out = append(out, u)
		}
	}
	return out
}

// QueuePlace tells somebody who sees a deal whether its stage calls an expert in,
// and how long that may take.
func (s *Store) QueuePlace(ctx context.Context, by crm.Actor, deal crm.ID) (*crm.QueuePlace, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.QueuePlace, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		place := &crm.QueuePlace{Role: crm.Expert, TakenBy: []crm.ID{}, Since: d.StageSince}
		p, err := tx.process(d.Pipeline, d.PipelineVersion)
		if err != nil {
			return nil, err
		}
		stage, ok := p.Stage(d.Stage)
		if !ok || !d.Active() || !stage.Calls(crm.Expert) {
			return place, nil
		}
		place.Called = true
		ours, err := tx.dealUsers(d)
		if err != nil {
			return nil, err
		}
		for _, u := range ours {
			if slices.Contains(u.Roles, crm.Expert) && !slices.Contains(place.TakenBy, u.ID) {
				place.TakenBy = append(place.TakenBy, u.ID)
			}
		}
		waiting, err := tx.waiting()
		place.Length = len(waiting)
		place.Place = slices.IndexFunc(waiting, func(w crm.Deal) bool { return w.ID == d.ID }) + 1
		return place, err
	})
}

// TakeDeal makes an expert a performer of a deal that waits for one, on the
// version that they know. Their question becomes a task of the deal's owner.
func (s *Store) TakeDeal(ctx context.Context, by crm.Actor, id crm.ID, version int64, t crm.Taking) (*crm.Queued, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Queued, error) {
		d, err := tx.dealToTake(id)
		if err != nil {
			return nil, err
		}
		if d.Version != version {
			return nil, stale(version, d.Version)
		}
		before := *d
		d.Performers = append(slices.Clone(d.Performers), by.User)
		if err := tx.askOwner(d, t); err != nil {
			return nil, err
		}
		if err := saveDeal(tx, &before, d, "taken"); err != nil {
			return nil, err
		}
		fields, err := customFields(tx)
		if err != nil {
			return nil, err
		}
		return tx.queued(d, fields)
	})
}

// dealToTake loads a deal that waits for an expert, for one.
func (tx *Tx) dealToTake(id crm.ID) (*crm.Deal, error) {
	d, err := optional(collect(tx, scanDeal, dealByID, tx.ws, id))
	if noRows(err) {
		return nil, noDeal()
	}
	if err != nil {
		return nil, err
	}
	p, err := tx.process(d.Pipeline, d.PipelineVersion)
	if err != nil {
		return nil, err
	}
	ours, err := tx.dealUsers(d)
	if err != nil {
		return nil, err
	}
	stage, ok := p.Stage(d.Stage)
	called := ok && stage.Calls(crm.Expert)
	if called && d.Wants(crm.Expert, stage, ours) {
		return d, nil
	}
	if !called && !tx.by.SeesDeal(d) {
		return nil, noDeal()
	}
	return nil, crm.Errorf(crm.Conflict, "queue.not_waiting", "this deal waits for no expert any more: somebody has taken it, or it moved on")
}

func (tx *Tx) askOwner(d *crm.Deal, t crm.Taking) error {
	owner, err := tx.user(d.Owner)
	if err != nil {
		return err
	}
	question := t.Asked(owner.Language)
	if question == "" {
		return nil
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	free, err := holidays(tx)
	if err != nil {
		return err
	}
	return addTask(tx, d, crm.TaskAnswer{Title: question, Owner: d.Owner, DueOn: w.Settings.NextWorkingDay(w.Today(tx.now), free)})
}
