package store

import (
	"context"

	"hummock/internal/crm"
)

func scanResults(row scanner) (crm.Results, error) {
	var r crm.Results
	var out, figures string
	if err := row.Scan(&out, &figures); err != nil {
		return r, err
	}
	return r, firstError(fromJSON(out, &r.LeftOut), fromJSON(figures, &r.Figures))
}

// results gives what was entered about a deal's work.
func (tx *Tx) results(deal crm.ID) (crm.Results, error) {
	r, err := optional(collect(tx, scanResults, `SELECT left_out, figures FROM results WHERE workspace_id = ? AND deal_id = ?`, tx.ws, deal))
	if noRows(err) {
		return crm.Results{LeftOut: []string{}, Figures: []crm.Figure{}}, nil
	}
	if err != nil {
		return crm.Results{}, err
	}
	return *r, nil
}

// ResultsOf gives what was entered about the work on deals that the actor may see;
// those without are left out.
func (s *Store) ResultsOf(ctx context.Context, by crm.Actor, deals []crm.Deal) (map[crm.ID]crm.Results, error) {
	return read(ctx, s, by, func(tx *Tx) (map[crm.ID]crm.Results, error) {
		var ids []crm.ID
		for i := range deals {
			if by.SeesDeal(&deals[i]) {
				ids = append(ids, deals[i].ID)
			}
		}
		out := map[crm.ID]crm.Results{}
		return out, eachOf(tx, func(row scanner) error {
			var deal crm.ID
			r, err := scanResults(beside{row, []any{&deal}})
			out[deal] = r
			return err
		}, `SELECT left_out, figures, deal_id FROM results WHERE workspace_id = ? AND deal_id IN `, ids)
	})
}

// AfterWork is what comes after the work on a deal, and what shows how it went.
type AfterWork struct {
	crm.Results
	Feedback     []crm.Feedback    `json:"feedback" nullable:"false" doc:"The oldest first"`
	Publications []crm.Publication `json:"publications" nullable:"false" doc:"The oldest first"`
	Language     crm.Language      `json:"language" enum:"en,ru,pl" doc:"The client's, in which a report goes to them"`
}

// AfterWork gives feedback, permissions and results of a deal.
func (s *Store) AfterWork(ctx context.Context, by crm.Actor, deal crm.ID) (*AfterWork, error) {
	return read(ctx, s, by, func(tx *Tx) (*AfterWork, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		a := &AfterWork{}
		if a.Results, err = tx.results(deal); err != nil {
			return nil, err
		}
		if a.Feedback, err = tx.feedback(deal); err != nil {
			return nil, err
		}
		if a.Publications, err = tx.publications(deal); err != nil {
			return nil, err
		}
		a.Language, err = tx.spokenBy(deal, w.Language)
		return a, err
	})
}

// spokenBy gives the language of a deal's client: of the first of its people
// whose language is known, or else the firm's.
func (tx *Tx) spokenBy(deal crm.ID, firm crm.Language) (crm.Language, error) {
	l := firm
	err := tx.one(`SELECT c.language FROM deal_contacts p JOIN contacts c ON c.workspace_id = p.workspace_id AND c.id = p.contact_id WHERE p.workspace_id = ? AND p.deal_id = ? AND c.language <> '' LIMIT 1`, []any{tx.ws, deal}, &l)
	if noRows(err) {
		err = nil
	}
	return crm.SupportedLanguage(l), err
}

// SetLeftOut says what is not part of a deal's work, on a version of the deal.
func (s *Store) SetLeftOut(ctx context.Context, by crm.Actor, deal crm.ID, version int64, lines []string) (*crm.Deal, error) {
	return s.onResults(ctx, by, deal, version, "left_out_set", func(r *crm.Results) (err error) {
		r.LeftOut, err = crm.CheckLeftOut(lines)
		return err
	})
}

// SetFigures says what the work changed for the client, on a version of the deal.
func (s *Store) SetFigures(ctx context.Context, by crm.Actor, deal crm.ID, version int64, figures []crm.Figure) (*crm.Deal, error) {
	return s.onResults(ctx, by, deal, version, "figures_set", func(r *crm.Results) error {
		r.Figures = figures
		return crm.CheckFigures(figures)
	})
}

func (s *Store) onResults(ctx context.Context, by crm.Actor, deal crm.ID, version int64, verb string, change func(*crm.Results) error) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(deal, version, nil)
		if err != nil {
			return nil, err
		}
		return d, tx.changeResults(d, verb, change)
	})
}

func (tx *Tx) changeResults(d *crm.Deal, verb string, change func(*crm.Results) error) error {
	r, err := tx.results(d.ID)
	if err != nil {
		return err
	}
	was := r
	if err := change(&r); err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO results (workspace_id, deal_id, left_out, figures) VALUES (?, ?, ?, ?) ON CONFLICT (workspace_id, deal_id) DO UPDATE SET left_out = excluded.left_out, figures = excluded.figures`,
		tx.ws, d.ID, asJSON(r.LeftOut), asJSON(r.Figures))
	if err != nil {
		return err
	}
	return tx.bumped(d, verb, map[string]any{"was": was, "is": r})
}

// Report gives what a client is told of a deal: what was promised and delivered.
// Without a language it is the client's.
func (s *Store) Report(ctx context.Context, by crm.Actor, deal crm.ID, l crm.Language) (*crm.PerformanceReport, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.PerformanceReport, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		r := &crm.Reported{Deal: d, Now: tx.now}
		if r.Workspace, err = workspaceByID(tx); err != nil {
			return nil, err
		}
		if l == "" {
			if l, err = tx.spokenBy(deal, r.Workspace.Language); err != nil {
				return nil, err
			}
		}
		if err := tx.reported(r); err != nil {
			return nil, err
		}
		return r.Report(l), nil
	})
}

// reported loads all that a report is made from.
func (tx *Tx) reported(r *crm.Reported) error {
	id := r.Deal.ID
	var err error
	if r.Results, err = tx.results(id); err != nil {
		return err
	}
	if r.Promises, err = tx.promises(id); err != nil {
		return err
	}
	if r.Changes, err = collect(tx, scanChangeRequest, `SELECT `+changeColumns+changeFrom+` AND r.deal_id = ? ORDER BY r.id`, tx.ws, id); err != nil {
		return err
	}
	if r.Account, err = tx.account(r.Deal); err != nil {
		return err
	}
	if r.Handovers, err = tx.handovers(id); err != nil {
		return err
	}
	if r.Documents, err = tx.documents(id); err != nil {
		return err
	}
	if err := tx.addSteps(r.Documents); err != nil {
		return err
	}
	if r.Feedback, err = tx.feedback(id); err != nil {
		return err
	}
	return tx.reportedStages(r)
}

func (tx *Tx) reportedStages(r *crm.Reported) error {
	var err error
	if r.Visits, err = tx.visits(r.Deal.ID); err != nil {
		return err
	}
	stages := map[int]crm.Stage{}
	for _, v := range r.Visits {
		p, err := tx.process(v.Pipeline, v.PipelineVersion)
		if err != nil {
			return err
		}
		if s, ok := p.Stage(v.Stage); ok {
			stages[v.Seq] = *s
		}
	}
	r.Stage = func(v crm.Visit) (crm.Stage, bool) {
		s, ok := stages[v.Seq]
		return s, ok
	}
	return nil
}
