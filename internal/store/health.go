package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"hummock/internal/crm"
)

// HealthFacts are what health looks at besides the columns of deals, as far as
// the actor may see them.
type HealthFacts struct {
	Touched map[crm.ID]crm.Instant // last contact about a deal, notes left aside
	Loads   []Load
	Unpaid  []crm.Deal // work goes on and the prepayment is not there; number, name, stage and crew are filled in
	Free    []crm.Holiday
	Unasked []crm.Deal // ended lately, and the client was not asked what they think; the same

	Unhanded []crm.Deal // won, in a stage that ends by a handover, and nobody has offered one
	Renewals []Renewing // near, or over
}

// Renewing is a renewal of a client's contract that is to be taken care of.
type Renewing struct {
	Card  crm.Deal
	DueOn crm.Date // the first of them
}

// Load is what somebody who sells carries.
type Load struct {
	User     crm.ID
	Name     string
	Open     int // deals and leads of theirs
	Capacity int // 0: not set
	Planned  int // tasks of today, done ones among them
}

// askedWithin is how many days after its end a deal's client is to be asked.
const askedWithin = 60

// HealthFacts reads what the book does not know.
func (s *Store) HealthFacts(ctx context.Context, by crm.Actor) (*HealthFacts, error) {
	return read(ctx, s, by, func(tx *Tx) (*HealthFacts, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		today := w.Today(tx.now)
		f := &HealthFacts{Touched: map[crm.ID]crm.Instant{}}
		if err := tx.lastContacts(f.Touched); err != nil {
			return nil, err
		}
		if f.Free, err = holidays(tx); err != nil {
			return nil, err
		}
		if f.Loads, err = tx.loads(today, w.Zone()); err != nil {
			return nil, err
		}
		if f.Unpaid, err = tx.startedUnpaid(); err != nil {
			return nil, err
		}
		if f.Unhanded, err = tx.unhanded(); err != nil {
			return nil, err
		}
		if f.Renewals, err = tx.renewing(today); err != nil {
			return nil, err
		}
		f.Unasked, err = tx.unasked(today.AddDays(-askedWithin))
		return f, err
	})
}

// unhanded gives the won deals whose stage ends by a handover that nobody has
// begun.
func (tx *Tx) unhanded() ([]crm.Deal, error) {
	list, err := tx.seenDeals(`SELECT ` + dealColumns + dealFrom + ` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.outcome = 'won' AND d.end_date IS NULL AND NOT EXISTS (SELECT 1 FROM handovers h WHERE h.workspace_id = d.workspace_id AND h.deal_id = d.id)`)
	if err != nil {
		return nil, err
	}
	var out []crm.Deal
	for i := range list {
		d := &list[i]
		p, err := tx.process(d.Pipeline, d.PipelineVersion)
		if err != nil {
			return nil, err
		}
		stage, ok := p.Stage(d.Stage)
		if ok && slices.ContainsFunc(stage.Exit, func(c crm.Criterion) bool { return c.Kind == crm.KindHandover && c.Level == crm.Required }) {
			out = append(out, *d)
		}
	}
	return out, nil
}

// renewing gives the running cards with a renewal that is near or over, the
// soonest first.
func (tx *Tx) renewing(today crm.Date) ([]Renewing, error) {
	var ids []crm.ID
	first := map[crm.ID]crm.Date{}
	err := tx.query(func(row scanner) error {
		var card crm.ID
		var day crm.Date
		err := row.Scan(&card, &day)
		if _, known := first[card]; !known {
			first[card] = day
			ids = append(ids, card)
		}
		return err
	}, `SELECT deal_id, due_on FROM renewals WHERE workspace_id = ? AND state = 'open' AND due_on <= ? ORDER BY due_on`, tx.ws, today.AddDays(crm.RenewalAhead))
	if err != nil {
		return nil, err
	}
	cards, err := tx.dealsByID(ids)
	var out []Renewing
	for _, id := range ids {
		if card := cards[id]; card != nil && card.Active() && tx.by.SeesDeal(card) {
			out = append(out, Renewing{*card, first[id]})
		}
	}
	return out, err
}

func (tx *Tx) lastContacts(into map[crm.ID]crm.Instant) error {
	return tx.query(func(row scanner) error {
		var id crm.ID
		var at crm.Instant
		err := row.Scan(&id, &at)
		into[id] = at
		return err
	}, `SELECT a.deal_id, MAX(a.at) FROM activities a WHERE a.workspace_id = ? AND a.deal_id IS NOT NULL AND a.kind <> 'note' GROUP BY a.deal_id`, tx.ws)
}

// loads gives the sellers whose deals the actor may see, by name.
func (tx *Tx) loads(today crm.Date, zone *time.Location) ([]Load, error) {
	people, err := tx.users()
	if err != nil {
		return nil, err
	}
	var out []Load
	for i := range people {
		u := &people[i]
		if !u.Active || !slices.Contains(u.Roles, crm.Seller) || !tx.by.MaySee(u.ID) {
			continue
		}
		carries, err := tx.carrier(u)
		if err != nil {
			return nil, err
		}
		l := Load{User: u.ID, Name: u.Name, Open: carries.Open, Capacity: carries.Capacity}
		err = tx.one(`SELECT (SELECT COUNT(*) FROM tasks WHERE workspace_id = ? AND owner_id = ? AND done_at IS NULL AND due_on = ?) + (SELECT COUNT(*) FROM tasks WHERE workspace_id = ? AND done_by = ? AND done_at >= ?)`,
			[]any{tx.ws, u.ID, today, tx.ws, u.ID, today.Begins(zone)}, &l.Planned)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, nil
}

// startedUnpaid gives the won deals in delivery whose plan asks for a prepayment
// that has not come in whole.
func (tx *Tx) startedUnpaid() ([]crm.Deal, error) {
	list, err := tx.seenDeals(`SELECT ` + dealColumns + dealFrom + ` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.outcome = 'won' AND d.end_date IS NULL AND EXISTS (SELECT 1 FROM milestones m WHERE m.workspace_id = d.workspace_id AND m.deal_id = d.id AND m.kind = 'prepayment')`)
	if err != nil {
		return nil, err
	}
	var out []crm.Deal
	for i := range list {
		d := &list[i]
		p, err := tx.process(d.Pipeline, d.PipelineVersion)
		if err != nil {
			return nil, err
		}
		if stage, ok := p.Stage(d.Stage); !ok || stage.Phase != "deliver" {
			continue
		}
		a, err := tx.account(d)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(a.Plan, func(m crm.Milestone) bool { return m.Kind == crm.Prepayment && m.Lacks() }) {
			out = append(out, *d)
		}
	}
	return out, nil
}

// unasked gives the deals that ended since a day in pipelines that go on after
// the win, without a word asked of the client.
func (tx *Tx) unasked(since crm.Date) ([]crm.Deal, error) {
	list, err := tx.seenDeals(`SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.outcome = 'won' AND d.kind = 'sale' AND d.end_date >= ? AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.workspace_id = d.workspace_id AND f.deal_id = d.id)`, since)
	if err != nil {
		return nil, err
	}
	var out []crm.Deal
	for _, d := range list {
		p, err := tx.process(d.Pipeline, d.PipelineVersion)
		if err != nil {
			return nil, err
		}
		if p.WinIndex() < len(p.Stages) {
			out = append(out, d)
		}
	}
	return out, nil
}

// seenDeals gives those deals of a query for scanDeal that the actor may see,
// the longest in their stage first. Its first argument is the workspace.
func (tx *Tx) seenDeals(query string, args ...any) ([]crm.Deal, error) {
	list, err := collect(tx, scanDeal, query, append([]any{tx.ws}, args...)...)
	list = slices.DeleteFunc(list, func(d crm.Deal) bool { return !tx.by.SeesDeal(&d) })
	slices.SortFunc(list, func(a, b crm.Deal) int {
		return cmp.Or(cmp.Compare(a.StageSince, b.StageSince), strings.Compare(a.ID.String(), b.ID.String()))
	})
	return list, err
}
