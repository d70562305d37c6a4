package store

import (
	"context"

	"hummock/internal/crm"
)

// DayFacts are what somebody has on their desk on a day, as far as the actor may
// see it.
type DayFacts struct {
	Person    crm.User
	Tasks     []crm.Task // open, due until that day, of deals in Deals
	Promises  []crm.Promise
	Leads     []crm.Lead
	Deals     map[crm.ID]crm.Deal
	Done      int // tasks that they ended on that day
	Working   crm.WorkingTime
	Processes map[crm.ID]*crm.Process // of pipelines, the versions in force
}

// DayFacts reads the day of a person whom the actor may look after.
func (s *Store) DayFacts(ctx context.Context, by crm.Actor, person crm.ID) (*DayFacts, error) {
	return read(ctx, s, by, func(tx *Tx) (*DayFacts, error) {
		u, err := tx.user(person)
		if crm.IsKind(err, crm.NotFound) || err == nil && u.ID != by.User && !by.MaySee(u.ID) {
			return nil, crm.NotFoundf("user", "there is no such person in the firm, or their day is not yours to see")
		}
		if err != nil {
			return nil, err
		}
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		f := &DayFacts{Person: *u, Deals: map[crm.ID]crm.Deal{}, Processes: map[crm.ID]*crm.Process{}}
		today := w.Today(tx.now)
		if f.Working, err = tx.workingTime(); err != nil {
			return nil, err
		}
		if err := tx.dayTasks(f, today); err != nil {
			return nil, err
		}
		if err := tx.dayPromises(f, today); err != nil {
			return nil, err
		}
		if err := tx.dayLeads(f); err != nil {
			return nil, err
		}
		if err := tx.dayProcesses(f); err != nil {
			return nil, err
		}
		return f, tx.one(`SELECT COUNT(*) FROM tasks WHERE workspace_id = ? AND done_by = ? AND done_at >= ? AND done_at < ?`,
			[]any{tx.ws, person, today.Begins(w.Zone()), today.AddDays(1).Begins(w.Zone())}, &f.Done)
	})
}

func (tx *Tx) dayTasks(f *DayFacts, today crm.Date) error {
	tasks, err := collect(tx, scanTask, `SELECT `+taskColumns+` FROM tasks t WHERE t.workspace_id = ? AND t.owner_id = ? AND t.done_at IS NULL AND t.due_on <= ? ORDER BY t.due_on, t.due_at LIMIT 1000`, tx.ws, f.Person.ID, today)
	if err != nil {
		return err
	}
	deals, err := tx.seenDeals(`SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.outcome IN ('open', 'won') AND d.end_date IS NULL AND d.id IN (SELECT t.deal_id FROM tasks t WHERE t.workspace_id = ? AND t.owner_id = ? AND t.done_at IS NULL AND t.due_on <= ?)`, tx.ws, f.Person.ID, today)
	if err != nil {
		return err
	}
	for _, d := range deals {
		f.Deals[d.ID] = d
	}
	for _, t := range tasks {
		if _, ok := f.Deals[t.Deal]; ok {
			f.Tasks = append(f.Tasks, t)
		}
	}
	return nil
}

// dayPromises are those that the person is to keep today, or should have kept.
func (tx *Tx) dayPromises(f *DayFacts, today crm.Date) error {
	return tx.query(func(row scanner) error {
		var of crm.Deal
		p, err := scanPromise(beside{row, intoCrew(&of)})
		if err == nil && tx.by.SeesDeal(&of) {
			p.Overdue = p.DueOn < today
			f.Promises = append(f.Promises, p)
		}
		return err
	}, `SELECT `+promiseColumns+`, `+crewColumns+promiseFrom+` AND p.state = 'open' AND p.owner_id = ? AND p.due_on <= ? AND d.deleted_at IS NULL ORDER BY p.due_on, p.id LIMIT 500`, tx.ws, f.Person.ID, today)
}

// dayLeads are those of the person that nobody has answered yet.
func (tx *Tx) dayLeads(f *DayFacts) error {
	list, err := collect(tx, scanLead, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.owner_id = ? AND l.status = 'new' AND l.answered_at IS NULL`, tx.ws, f.Person.ID)
	for i := range list {
		list[i].Tell(f.Working, crm.InstantOf(tx.now))
	}
	f.Leads = list
	return err
}

func (tx *Tx) dayProcesses(f *DayFacts) error {
	lines, err := pipelines(tx)
	for i := range lines {
		f.Processes[lines[i].ID] = &lines[i].Process
	}
	return err
}
