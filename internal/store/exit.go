package store

import (
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
)

const interviewColumns = `x.deal_id, x.reason, x.stated, x.cause, x.evidence, x.linked, x.lesson, x.winner_id, x.come_back, x.task_id, x.at, x.by_id`

// interviewRow is an interview as a join gives it: nothing of it where there is none.
type interviewRow struct {
	deal, by, task, winner                  crm.ID
	reason, stated, cause, evidence, lesson *string
	linked                                  *string
	back                                    crm.Date
	at                                      crm.Instant
}

func (r *interviewRow) into() []any {
	return []any{&r.deal, &r.reason, &r.stated, &r.cause, &r.evidence, &r.linked, &r.lesson, &r.winner, &r.back, &r.task, &r.at, &r.by}
}

func (r *interviewRow) interview() (*crm.ExitInterview, error) {
	if r.cause == nil {
		return nil, nil //nolint:nilnil // none was held
	}
	x := &crm.ExitInterview{Deal: r.deal, At: r.at, By: r.by, Task: r.task, ExitDraft: crm.ExitDraft{
		Reason: *r.reason, Stated: *r.stated, Cause: *r.cause, Evidence: *r.evidence, Lesson: *r.lesson, Winner: r.winner, ComeBack: r.back,
	}}
	return x, fromJSON(*r.linked, &x.Linked)
}

// interview gives a deal's exit interview, or nil.
func (tx *Tx) interview(deal crm.ID) (*crm.ExitInterview, error) {
	list, err := collect(tx, func(row scanner) (interviewRow, error) {
		var r interviewRow
		return r, row.Scan(r.into()...)
	}, `SELECT `+interviewColumns+` FROM exit_interviews x WHERE x.workspace_id = ? AND x.deal_id = ?`, tx.ws, deal)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return list[0].interview()
}

// HoldInterview keeps why a client leaves, on a version of the card or of a sale
// that was lost. A later one replaces it. The day on which to come back becomes
// a task; what the firm asks for in fields of its own is filled in.
func (s *Store) HoldInterview(ctx context.Context, by crm.Actor, id crm.ID, version int64, draft crm.ExitDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, draft)
		if err != nil {
			return nil, err
		}
		if d.Kind == crm.Sale && d.Outcome != crm.Lost {
			return nil, crm.Invalidf("exit.not_leaving", "an exit interview is held with a client who leaves, or after a loss: this deal is neither")
		}
		return d, holdInterview(tx, d, draft)
	})
}

func holdInterview(tx *Tx, d *crm.Deal, draft crm.ExitDraft) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	fields, err := customFields(tx)
	if err != nil {
		return err
	}
	was, err := tx.interview(d.ID)
	if err != nil {
		return err
	}
	agreed, task := crm.Date(""), crm.ID{}
	if was != nil {
		agreed, task = was.ComeBack, was.Task
	}
	if err := draft.Check(w.Settings.LossReasons, crm.RootCauses(fields), w.Today(tx.now), agreed); err != nil {
		return err
	}
	if err := tx.checkEvidence(d, draft.Linked); err != nil {
		return err
	}
	if draft.Winner.IsZero() {
		draft.Winner = d.Owner
	} else if _, err := tx.worker("winner_id", draft.Winner); err != nil {
		return err
	}
	before := *d
	for key, value := range draft.Fills(fields, w.Settings.LossReasons, tx.by.Language) {
		if err := d.Set(key, value, fields); err != nil {
			return err
		}
	}
	if draft.ComeBack != "" && draft.ComeBack != agreed {
		if task, err = tx.comeBack(d, draft); err != nil {
			return err
		}
	}
	x := &crm.ExitInterview{Deal: d.ID, At: crm.InstantOf(tx.now), By: tx.by.User, Task: task, ExitDraft: draft}
	if err := tx.keepInterview(x); err != nil {
		return err
	}
	if err := saveDeal(tx, &before, d, "interviewed"); err != nil || d.Version > before.Version {
		return err
	}
	return tx.bumped(d, "interviewed", map[string]any{})
}

func (tx *Tx) keepInterview(x *crm.ExitInterview) error {
	_, err := tx.exec(`INSERT INTO exit_interviews (workspace_id, deal_id, reason, stated, cause, evidence, linked, lesson, winner_id, come_back, task_id, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, deal_id) DO UPDATE SET reason = excluded.reason, stated = excluded.stated, cause = excluded.cause, evidence = excluded.evidence, linked = excluded.linked, lesson = excluded.lesson, winner_id = excluded.winner_id, come_back = excluded.come_back, task_id = excluded.task_id, at = excluded.at, by_id = excluded.by_id`,
		tx.ws, x.Deal, x.Reason, x.Stated, x.Cause, x.Evidence, asJSON(x.Linked), x.Lesson, x.Winner, x.ComeBack, x.Task, x.At, x.By)
	return err
}

// comeBack makes the day on which we get in touch again a task of whoever could
// win the client back.
func (tx *Tx) comeBack(d *crm.Deal, draft crm.ExitDraft) (crm.ID, error) {
	known, err := tx.tasks(d.ID)
	if err != nil {
		return crm.ID{}, err
	}
	if err := addTask(tx, d, crm.TaskAnswer{Title: crm.ComeBackTitle(tx.by.Language), DueOn: draft.ComeBack, Owner: draft.Winner}); err != nil {
		return crm.ID{}, err
	}
	now, err := tx.tasks(d.ID)
	i := slices.IndexFunc(now, func(t crm.Task) bool {
		return !slices.ContainsFunc(known, func(k crm.Task) bool { return k.ID == t.ID })
	})
	if err != nil || i < 0 {
		return crm.ID{}, err
	}
	return now[i].ID, nil
}

// checkEvidence wants evidence that lies on the deal, or on one that hangs on it.
func (tx *Tx) checkEvidence(d *crm.Deal, e crm.Evidence) error {
	if !e.Any() {
		return nil
	}
	links, err := tx.links(d)
	if err != nil {
		return err
	}
	on := []crm.ID{d.ID}
	for _, l := range links {
		on = append(on, l.Deal.ID)
	}
	for _, kind := range [...]struct {
		ids   []crm.ID
		query string
	}{
		{e.Promises, `SELECT deal_id FROM promises WHERE workspace_id = ? AND id = ?`},
		{e.Activities, `SELECT deal_id FROM activities WHERE workspace_id = ? AND id = ?`},
		{e.Documents, `SELECT deal_id FROM documents WHERE workspace_id = ? AND id = ?`},
	} {
		for _, id := range kind.ids {
			of, err := collect(tx, scanID, kind.query, tx.ws, id)
			if err != nil {
				return err
			}
			if len(of) == 0 || !slices.Contains(on, of[0]) {
				return crm.InvalidField("linked", "exit.evidence_elsewhere", "a piece of evidence is not of this client: choose promises, activities and documents of the card or of its deals")
			}
		}
	}
	return nil
}

// readInterview keeps an exit interview from the fields of a relationship that
// has ended, where its questions were answered one by one.
func (tx *Tx) readInterview(d *crm.Deal) error {
	held, err := tx.interview(d.ID)
	draft := crm.ExitOf(d)
	if err != nil || held != nil || draft == nil {
		return err
	}
	return tx.keepInterview(&crm.ExitInterview{Deal: d.ID, At: crm.InstantOf(tx.now), By: tx.by.User, ExitDraft: *draft})
}

// mostLosses is how many losses one answer tells of.
const mostLosses = 20_000

// Losses tells what was lost between two days, as far as the actor may see it:
// why clients said, and why it really was. Without days: the last twelve months.
func (s *Store) Losses(ctx context.Context, by crm.Actor, from, to crm.Date) (*crm.Losses, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Losses, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		today := w.Today(tx.now)
		out := &crm.Losses{To: cmp.Or(to, today), From: cmp.Or(from, crm.DateOf(tx.now.AddDate(-1, 0, 0), w.Zone()))}
		out.Items, err = tx.lost(out.From.Begins(w.Zone()), out.To.AddDays(1).Begins(w.Zone()))
		if err != nil {
			return nil, err
		}
		fields, err := customFields(tx)
		if err != nil {
			return nil, err
		}
		reasons, causes := map[string]string{}, map[string]string{}
		for _, r := range w.Settings.LossReasons {
			reasons[r.Key] = r.Label.In(by.Language)
		}
		for _, c := range crm.RootCauses(fields) {
			causes[c.Key] = c.Label.In(by.Language)
		}
		out.Count(reasons, causes)
		return out, nil
	})
}

func (tx *Tx) lost(from, to crm.Instant) ([]crm.LostDeal, error) {
	seen := []crm.LostDeal{}
	err := tx.query(func(row scanner) error {
		var l crm.LostDeal
		var of crm.Deal
		var loss *string
		var x interviewRow
		into := slices.Concat([]any{&l.Deal, &l.Number, &l.Name, &l.Kind, &l.CompanyName, &l.ClosedAt, &loss}, x.into(), intoCrew(&of))
		if err := row.Scan(into...); err != nil || !tx.by.SeesDeal(&of) {
			return err
		}
		l.Owner = of.Owner
		var err error
		if l.Interview, err = x.interview(); err != nil {
			return err
		}
		var why crm.Loss
		if loss != nil {
			err = fromJSON(*loss, &why)
		}
		l.Stated = why.Reason
		if l.Interview != nil {
			l.Stated, l.Cause = cmp.Or(l.Interview.Reason, why.Reason), l.Interview.Cause
		}
		seen = append(seen, l)
		return err
	}, `SELECT d.id, d.number, d.name, d.kind, COALESCE(c.name, ''), d.closed_at, d.loss, `+interviewColumns+`, `+crewColumns+`
		FROM deals d LEFT JOIN companies c ON c.workspace_id = d.workspace_id AND c.id = d.company_id
		LEFT JOIN exit_interviews x ON x.workspace_id = d.workspace_id AND x.deal_id = d.id
		WHERE d.workspace_id = ? AND d.closed_at >= ? AND d.closed_at < ? AND d.outcome IN ('lost', 'ended') AND d.deleted_at IS NULL
		ORDER BY d.closed_at DESC LIMIT ?`, tx.ws, from, to, mostLosses)
	return seen, err
}
