package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const taskColumns = `t.id, t.version, t.deal_id, t.title, t.kind, t.owner_id, t.due_on, t.due_at, t.done_at, t.done_by, t.result, t.created_at, t.created_by`

func scanTask(row scanner) (crm.Task, error) {
	var t crm.Task
	return t, row.Scan(&t.ID, &t.Version, &t.Deal, &t.Title, &t.Kind, &t.Owner, &t.DueOn, &t.DueAt, &t.DoneAt, &t.DoneBy, &t.Result, &t.CreatedAt, &t.CreatedBy)
}

// tasks gives the tasks of a deal, the next step first.
func (tx *Tx) tasks(deal crm.ID) ([]crm.Task, error) {
	list, err := collect(tx, scanTask, `SELECT `+taskColumns+` FROM tasks t WHERE t.workspace_id = ? AND t.deal_id = ?`, tx.ws, deal)
	slices.SortStableFunc(list, byDue)
	return list, err
}

// byDue orders open tasks before done ones, dated before undated, earlier
// before later.
func byDue(a, b crm.Task) int {
	switch {
	case (a.DoneAt == 0) != (b.DoneAt == 0):
		return bit(a.DoneAt != 0) - bit(b.DoneAt != 0)
	case (a.DueOn == "") != (b.DueOn == ""):
		return bit(a.DueOn == "") - bit(b.DueOn == "")
	case a.DueOn != b.DueOn:
		return strings.Compare(string(a.DueOn), string(b.DueOn))
	case a.DueAt != b.DueAt:
		return int(a.DueAt - b.DueAt)
	}
	return strings.Compare(a.ID.String(), b.ID.String())
}

// AddTask gives a deal something to do. The earliest open task is its next step.
func (s *Store) AddTask(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.TaskAnswer) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return d, planTask(tx, d, draft)
	})
}

func planTask(tx *Tx, d *crm.Deal, draft crm.TaskAnswer) error {
	before := *d
	if err := addTask(tx, d, draft); err != nil {
		return err
	}
	return saveDeal(tx, &before, d, "task_added")
}

// addTask inserts a task and renews the deal's next step; the caller saves the
// deal.
func addTask(tx *Tx, d *crm.Deal, draft crm.TaskAnswer) error {
	_, err := tx.addTask(d, draft)
	return err
}

func (tx *Tx) addTask(d *crm.Deal, draft crm.TaskAnswer) (*crm.Task, error) {
	t, err := tx.newTask(d, draft)
	if err != nil {
		return nil, err
	}
	_, err = tx.exec(`INSERT INTO tasks (workspace_id, id, version, deal_id, title, kind, owner_id, due_on, due_at, done_at, done_by, result, created_at, created_by) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
		tx.ws, t.ID, d.ID, t.Title, string(t.Kind), t.Owner, t.DueOn, t.DueAt, t.DoneAt, t.DoneBy, t.CreatedAt, t.CreatedBy)
	if err != nil {
		return nil, err
	}
	return t, tx.renewNextStep(d)
}

func (tx *Tx) newTask(d *crm.Deal, draft crm.TaskAnswer) (*crm.Task, error) {
	now := crm.InstantOf(tx.now)
	t := &crm.Task{
		ID: crm.NewID(), Deal: d.ID, Title: strings.TrimSpace(draft.Title), Kind: draft.Kind, Owner: draft.Owner,
		DueOn: draft.DueOn, DueAt: draft.DueAt, CreatedAt: now, CreatedBy: tx.by.User,
	}
	if t.Title == "" {
		return nil, crm.InvalidField("title", "field.required", "a task needs a title: say what is to be done")
	}
	if t.Kind == "" {
		t.Kind = crm.TaskToDo
	}
	if t.Owner.IsZero() {
		t.Owner = d.Owner
	}
	if !t.Owner.IsZero() {
		if _, err := tx.worker("owner_id", t.Owner); err != nil {
			return nil, err
		}
	}
	if draft.Done {
		t.DoneAt, t.DoneBy = now, tx.by.User
	}
	if _, err := crm.ParseDate(string(t.DueOn)); err != nil || t.DueAt == 0 {
		return t, err
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	day := crm.DateOf(t.DueAt.Time(), w.Zone())
	if t.DueOn != "" && t.DueOn != day {
		return nil, crm.InvalidField("due_on", "task.two_days", "the task is due on %s by its day and on %s by its hour: tell one of them", t.DueOn, day).With("day", string(t.DueOn)).With("other", string(day))
	}
	t.DueOn = day
	return t, nil
}

// renewNextStep makes the earliest open task the deal's next step.
func (tx *Tx) renewNextStep(d *crm.Deal) error {
	tasks, err := tx.tasks(d.ID)
	if err != nil {
		return err
	}
	d.NextStep = nil
	if len(tasks) > 0 && tasks[0].DoneAt == 0 {
		t := tasks[0]
		d.NextStep = &crm.NextStep{Task: t.ID, Title: t.Title, Kind: t.Kind, DueOn: t.DueOn, DueAt: t.DueAt}
	}
	return nil
}

// TaskEdit changes a task; absent fields stay.
type TaskEdit struct {
	Title *string      `json:"title,omitempty" minLength:"1" maxLength:"200"`
	DueOn *crm.Date    `json:"due_on,omitempty"`
	DueAt *crm.Instant `json:"due_at,omitempty"`
	Owner *crm.ID      `json:"owner_id,omitempty"`
}

// Completion says how a task went, and what comes next.
type Completion struct {
	Result   string              `json:"result,omitempty" maxLength:"4000"`
	Next     *crm.TaskAnswer     `json:"next,omitempty"`
	Activity *crm.ActivityAnswer `json:"activity,omitempty" doc:"What happened, to be logged with it"`
}

// CompleteTask ends a task and sets the following step in the same act. Like
// every change of a task it is made on a version of the deal.
func (s *Store) CompleteTask(ctx context.Context, by crm.Actor, id crm.ID, version int64, c Completion) (*crm.Deal, error) {
	return s.onTask(ctx, by, id, version, "task_done", completion(c))
}

// completion is the change that ends a task.
func completion(c Completion) func(*Tx, *crm.Deal, *crm.Task) error {
	return func(tx *Tx, d *crm.Deal, t *crm.Task) error {
		if t.DoneAt != 0 {
			return crm.Errorf(crm.Conflict, "task.done", "this task is done already")
		}
		n, err := tx.exec(`UPDATE tasks SET done_at = ?, done_by = ?, result = ?, version = version + 1 WHERE workspace_id = ? AND id = ? AND done_at IS NULL`,
			tx.now.UnixMilli(), tx.by.User, strings.TrimSpace(c.Result), tx.ws, t.ID)
		if err != nil {
			return err
		}
		if n == 0 {
			return errRaced
		}
		if c.Activity != nil {
			if _, err := addActivity(tx, d, *c.Activity); err != nil {
				return err
			}
		}
		if c.Next != nil {
			return addTask(tx, d, *c.Next)
		}
		return nil
	}
}

// EditTask changes a task of a deal that the actor may see.
func (s *Store) EditTask(ctx context.Context, by crm.Actor, id crm.ID, version int64, edit TaskEdit) (*crm.Deal, error) {
	return s.onTask(ctx, by, id, version, "task_edited", func(tx *Tx, d *crm.Deal, t *crm.Task) error {
		changed := crm.TaskAnswer{Title: t.Title, Kind: t.Kind, DueOn: t.DueOn, DueAt: t.DueAt, Owner: t.Owner}
		if edit.Title != nil {
			changed.Title = *edit.Title
		}
		if edit.DueOn != nil {
			changed.DueOn, changed.DueAt = *edit.DueOn, 0
		}
		if edit.DueAt != nil {
			changed.DueAt = *edit.DueAt
			if *edit.DueAt != 0 && edit.DueOn == nil {
				changed.DueOn = ""
			}
		}
		if edit.Owner != nil {
			changed.Owner = *edit.Owner
		}
		n, err := tx.newTask(d, changed)
		if err != nil {
			return err
		}
		_, err = tx.exec(`UPDATE tasks SET title = ?, due_on = ?, due_at = ?, owner_id = ?, version = version + 1 WHERE workspace_id = ? AND id = ?`,
			n.Title, n.DueOn, n.DueAt, n.Owner, tx.ws, id)
		return err
	})
}

// DropTask removes an open task.
func (s *Store) DropTask(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Deal, error) {
	return s.onTask(ctx, by, id, version, "task_dropped", func(tx *Tx, _ *crm.Deal, t *crm.Task) error {
		if t.DoneAt != 0 {
			return crm.Errorf(crm.Conflict, "task.done", "this task is done: what was done stays on record")
		}
		_, err := tx.exec(`DELETE FROM tasks WHERE workspace_id = ? AND id = ?`, tx.ws, id)
		return err
	})
}

// onTask changes a task and saves its deal with the next step renewed.
func (s *Store) onTask(ctx context.Context, by crm.Actor, id crm.ID, version int64, verb string, change func(*Tx, *crm.Deal, *crm.Task) error) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		return changeTask(tx, id, verb, func(tx *Tx, d *crm.Deal, t *crm.Task) error {
			if version != d.Version {
				return stale(version, d.Version)
			}
			return change(tx, d, t)
		})
	})
}

// changeTask gives the deal a new version in any case, so that of two changes at
// once the second sees the first, and no next step points at a task that is gone.
func changeTask(tx *Tx, id crm.ID, verb string, change func(*Tx, *crm.Deal, *crm.Task) error) (*crm.Deal, error) {
	t, err := optional(collect(tx, scanTask, `SELECT `+taskColumns+` FROM tasks t WHERE t.workspace_id = ? AND t.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, crm.NotFoundf("task", "there is no such task, or you may not see it")
	}
	if err != nil {
		return nil, err
	}
	d, err := tx.deal(t.Deal)
	if err != nil {
		return nil, crm.NotFoundf("task", "there is no such task, or you may not see it")
	}
	before := *d
	if err := change(tx, d, t); err != nil {
		return nil, err
	}
	if err := tx.renewNextStep(d); err != nil {
		return nil, err
	}
	after := map[string]any{"task": t.Title}
	tx.changed("deal", d.ID, verb, nil, after)
	if err := saveDeal(tx, &before, d, "next_step"); err != nil || d.Version > before.Version {
		return d, err
	}
	err = tx.bump(d)
	after["version"] = d.Version
	return d, err
}
