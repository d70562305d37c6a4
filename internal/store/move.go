package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// MoveDeal takes a deal to another stage. It is the one door: dragging, forms,
// bulk, import, winning and commands all come through here. A refusal names
// every unmet criterion with the action that would satisfy it, or the stages
// that are allowed.
func (s *Store) MoveDeal(ctx context.Context, by crm.Actor, id crm.ID, version int64, order crm.MoveOrder) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, order)
		if err != nil {
			return nil, err
		}
		return d, moveDeal(tx, d, order)
	})
}

// Moving is one of several deals to move, at the version that the actor knows.
type Moving struct {
	ID      crm.ID `json:"id"`
	Version int64  `json:"version"`
}

// Moved is how it went with one of several deals.
type Moved struct {
	ID   crm.ID
	Deal *crm.Deal
	Err  error
}

// MoveDeals moves several deals by one order. Each is judged by itself, through
// the door by which single ones go: those that may move do.
func (s *Store) MoveDeals(ctx context.Context, by crm.Actor, deals []Moving, order crm.MoveOrder) []Moved {
	return eachOfMany(by, deals, func(by crm.Actor, m Moving) (*crm.Deal, error) {
		return s.MoveDeal(ctx, by, m.ID, m.Version, order)
	})
}

// UndoMoves takes the last moves of several deals back, such as those of one
// order, at the versions that they made. Each is judged by itself: one that was
// changed since stays as it is.
func (s *Store) UndoMoves(ctx context.Context, by crm.Actor, deals []Moving) []Moved {
	return eachOfMany(by, deals, func(by crm.Actor, m Moving) (*crm.Deal, error) {
		return s.UndoMove(ctx, by, m.ID, m.Version)
	})
}

// eachOfMany gives each of several deals a part of the actor's key, so that a
// repeated request does what is left of the first.
func eachOfMany(by crm.Actor, deals []Moving, do func(crm.Actor, Moving) (*crm.Deal, error)) []Moved {
	out := make([]Moved, len(deals))
	for i, m := range deals {
		one := by
		if by.Key != "" {
			one.Key = by.Key + "/" + m.ID.String()
		}
		d, err := do(one, m)
		out[i] = Moved{m.ID, d, err}
	}
	return out
}

func moveDeal(tx *Tx, d *crm.Deal, order crm.MoveOrder) error {
	if d.IsLost() && order.To == d.Stage {
		return reopen(tx, d, order)
	}
	if !d.Active() {
		return crm.Invalidf("deal.closed", "this deal is closed: reopen it, or start a new one linked to it")
	}
	p, route, err := tx.route(d, order.To)
	if err != nil {
		return err
	}
	before := *d
	pass, err := tx.judge(d, route, order)
	if err != nil {
		return err
	}
	if err := tx.room(p, route.To, 0); err != nil {
		return err
	}
	if err := enter(tx, d, &p.Process, p.Version, route, pass, order.Reason); err != nil {
		return err
	}
	if d.Rank, err = tx.rankFor(order); err != nil {
		return err
	}
	if err := tx.renewReceiver(d); err != nil {
		return err
	}
	if err := saveDeal(tx, &before, d, "moved"); err != nil {
		return err
	}
	switch {
	case before.Outcome == crm.Open && d.Outcome == crm.Won:
		return tx.openCard(d)
	case d.Outcome == crm.Ended:
		return tx.readInterview(d)
	}
	return nil
}

// route finds the way of a deal to a stage. Transitions are those of the
// version in force; the criteria to leave are those of the stage as it was when
// the deal entered it.
func (tx *Tx) route(d *crm.Deal, to string) (*crm.Pipeline, *crm.Route, error) {
	p, err := tx.pipeline(d.Pipeline, 0)
	if err != nil {
		return nil, nil, err
	}
	if d.IsLost() && to == d.Stage {
		route, err := tx.reopening(d)
		return p, route, err
	}
	var left *crm.Stage
	if d.PipelineVersion != p.Version {
		then, err := tx.process(d.Pipeline, d.PipelineVersion)
		if err != nil {
			return nil, nil, err
		}
		left, _ = then.Stage(d.Stage)
	}
	route, err := p.Process.Route(d.Stage, p.Process.Target(to), left)
	if err != nil {
		return nil, nil, p.Process.NameStages(err, tx.by.Language)
	}
	owed, err := tx.owed(d)
	route.Owe(owed)
	return p, route, err
}

// judge records the answers given with the move and asks every criterion of
// the route. It is judged on the facts as this transaction sees them.
func (tx *Tx) judge(d *crm.Deal, route *crm.Route, order crm.MoveOrder) (*crm.Passage, error) {
	for _, a := range order.Answers {
		if err := tx.answer(d, route, a); err != nil {
			return nil, err
		}
	}
	if err := tx.known(d, route, order); err != nil {
		return nil, err
	}
	if len(route.Asks) == 0 {
		return &crm.Passage{}, nil
	}
	facts, err := tx.facts(d, route.Kinds())
	if err != nil {
		return nil, err
	}
	pass, err := route.Pass(facts, tx.by, order)
	return pass, tx.whoWaives(err, d, route)
}

// whoWaives adds to the refusal of a waiver who may give it: people who see the
// deal.
func (tx *Tx) whoWaives(err error, d *crm.Deal, route *crm.Route) error {
	var e *crm.Error
	if !errors.As(err, &e) || e.Code != "waiver.not_allowed" {
		return err
	}
	i := slices.IndexFunc(route.Asks, func(a crm.Ask) bool { return a.Criterion.Key == e.Params["key"] })
	if i < 0 {
		return err
	}
	names, lookup := tx.namesSeeing(d, route.Asks[i].Criterion.WaivedBy...)
	e.WhoCan = names
	return firstError(lookup, err)
}

// known refuses waivers and debts of criteria that the pipeline does not have.
// Those that this move does not ask are left aside: one order may be for many.
func (tx *Tx) known(d *crm.Deal, route *crm.Route, order crm.MoveOrder) error {
	for _, w := range order.Waivers {
		if _, err := tx.criterion(d, route, w.Criterion); err != nil {
			return err
		}
	}
	for _, debt := range order.Debts {
		if _, err := tx.criterion(d, route, debt.Criterion); err != nil {
			return err
		}
	}
	return nil
}

// room refuses a move into a stage that is full and says so. Coming are deals on
// their way into it that are not stored yet.
func (tx *Tx) room(p *crm.Pipeline, stage string, coming int) error {
	s, ok := p.Process.Stage(stage)
	if !ok || !s.Limits.MostBlocks || s.Limits.MostDeals == 0 {
		return nil
	}
	// Two who take the last place at once are served one after the other.
	if _, err := tx.exec(`UPDATE workspaces SET rev = rev WHERE id = ?`, tx.ws); err != nil {
		return err
	}
	var n int
	err := tx.one(`SELECT COUNT(*) FROM deals WHERE workspace_id = ? AND pipeline_id = ? AND stage = ? AND outcome IN ('open', 'won') AND end_date IS NULL AND deleted_at IS NULL`,
		[]any{tx.ws, p.ID, s.Key}, &n)
	if err != nil {
		return err
	}
	if n+coming >= s.Limits.MostDeals {
		return crm.Errorf(crm.Conflict, "stage.full", "the stage %q takes at most %d deals: move one on first", s.Name.In(tx.by.Language), s.Limits.MostDeals).
			With("stage", s.Name.In(tx.by.Language))
	}
	return nil
}

// enter closes the running visit and begins the next.
func enter(tx *Tx, d *crm.Deal, process *crm.Process, version int, route *crm.Route, pass *crm.Passage, reason string) error {
	now := crm.InstantOf(tx.now)
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	visit := d.Enter(process, version, route, pass, tx.by, now, w.Today(tx.now))
	visit.Reason = strings.TrimSpace(reason)
	return tx.beginVisit(d.ID, visit)
}

func (tx *Tx) beginVisit(deal crm.ID, v crm.Visit) error {
	if _, err := tx.exec(`UPDATE visits SET left_at = ?, left_by = ? WHERE workspace_id = ? AND deal_id = ? AND left_at IS NULL AND void = 0`,
		v.EnteredAt, v.EnteredBy, tx.ws, deal); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO visits (workspace_id, deal_id, seq, pipeline_id, pipeline_version, stage, way, entered_at, entered_by, left_at, left_by, reason, gate, void, imported) VALUES (?, ?, (SELECT COALESCE(MAX(v.seq), 0) + 1 FROM visits v WHERE v.workspace_id = ? AND v.deal_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
		tx.ws, deal, tx.ws, deal, v.Pipeline, v.PipelineVersion, v.Stage, v.Way, v.EnteredAt, v.EnteredBy, v.LeftAt, v.LeftBy, v.Reason, gateText(v), bit(v.Imported))
	return err
}

// gate is what a visit keeps of the verdict that let the deal in.
type gate struct {
	Met    []string     `json:"met,omitempty"`
	Waived []crm.Waiver `json:"waived,omitempty"`
	Debts  []crm.Debt   `json:"debts,omitempty"`
}

func gateText(v crm.Visit) any {
	if len(v.Met)+len(v.Waived)+len(v.Debts) == 0 {
		return nil
	}
	return asJSON(gate{v.Met, v.Waived, v.Debts})
}

func scanVisit(row scanner) (crm.Visit, error) {
	var v crm.Visit
	var text *string
	err := row.Scan(&v.Seq, &v.Pipeline, &v.PipelineVersion, &v.Stage, &v.Way, &v.EnteredAt, &v.EnteredBy, &v.LeftAt, &v.LeftBy, &v.Reason, &text, &v.Void, &v.Imported)
	if err != nil || text == nil {
		return v, err
	}
	var g gate
	err = fromJSON(*text, &g)
	v.Met, v.Waived, v.Debts = g.Met, g.Waived, g.Debts
	return v, err
}

func (tx *Tx) visits(deal crm.ID) ([]crm.Visit, error) {
	return collect(tx, scanVisit, `SELECT seq, pipeline_id, pipeline_version, stage, way, entered_at, entered_by, left_at, left_by, reason, gate, void, imported FROM visits WHERE workspace_id = ? AND deal_id = ? ORDER BY seq`, tx.ws, deal)
}

// rankFor gives the place of a deal in its new stage: between the neighbours
// that the order names, else on top.
func (tx *Tx) rankFor(order crm.MoveOrder) (string, error) {
	if order.After == nil || order.After.IsZero() {
		return crm.RankOnTop(crm.InstantOf(tx.now)), nil
	}
	above, err := tx.rankOf("after", *order.After)
	if err != nil || order.Before == nil || order.Before.IsZero() {
		return crm.RankBetween(above, ""), err
	}
	below, err := tx.rankOf("before", *order.Before)
	return crm.RankBetween(above, below), err
}

func (tx *Tx) rankOf(field string, neighbour crm.ID) (string, error) {
	d, err := tx.deal(neighbour)
	if err != nil {
		return "", crm.InvalidField(field, "deal.not_found", "the deal to put it next to is gone: drop it again")
	}
	return d.Rank, nil
}

// UndoMove takes back the last move of a deal: its visit becomes void and the
// one before runs on, with the outcome that it had.
func (s *Store) UndoMove(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, nil)
		if err != nil {
			return nil, err
		}
		if d.IsLost() {
			return nil, crm.Invalidf("deal.closed", "this deal is closed: reopen it first")
		}
		return d, undoMove(tx, d)
	})
}

func undoMove(tx *Tx, d *crm.Deal) error {
	visits, err := tx.visits(d.ID)
	if err != nil {
		return err
	}
	last, previous := lastTwo(visits)
	if previous == nil || last.Way == "publish" || last.Way == crm.WayReopen || last.Imported {
		return crm.Invalidf("move.nothing_to_undo", "this deal has no move to take back")
	}
	if _, err := tx.exec(`UPDATE visits SET void = 1 WHERE workspace_id = ? AND deal_id = ? AND seq = ?`, tx.ws, d.ID, last.Seq); err != nil {
		return err
	}
	if _, err := tx.exec(`UPDATE visits SET left_at = NULL, left_by = NULL WHERE workspace_id = ? AND deal_id = ? AND seq = ?`, tx.ws, d.ID, previous.Seq); err != nil {
		return err
	}
	before := *d
	d.Stage, d.StageSince, d.PipelineVersion = previous.Stage, previous.EnteredAt, previous.PipelineVersion
	d.Waivers -= len(last.Waived)
	d.Debts -= last.NewDebts()
	d.EndDate, d.Finisher = "", crm.ID{}
	last.Void = true
	if d.Outcome, d.ClosedAt, err = tx.outcomeOf(visits); err != nil {
		return err
	}
	p, err := tx.standing(d)
	if err := firstError(err, tx.adopt(&d.Owner)); err != nil {
		return err
	}
	if err := firstError(tx.room(p, d.Stage, 0), tx.renewReceiver(d)); err != nil {
		return err
	}
	if err := saveDeal(tx, &before, d, "move_undone"); err != nil {
		return err
	}
	if before.Outcome == crm.Won && d.Outcome == crm.Open {
		return tx.takeBackCard(d)
	}
	return nil
}

// standing gives the pipeline of a deal that goes back to a stage, and refuses
// one where it cannot be under the version in force: it would stand past gates
// that it never met.
func (tx *Tx) standing(d *crm.Deal) (*crm.Pipeline, error) {
	p, err := tx.pipeline(d.Pipeline, 0)
	if err != nil {
		return nil, err
	}
	if !mayStand(&p.Process, d) {
		return nil, crm.Invalidf("deal.stage_gone", "the pipeline has changed, and this deal cannot go back to the stage %q: move it from where it is, or start a new one linked to it", d.Stage)
	}
	return p, nil
}

// lastTwo gives the running visit and the one before it, without void ones.
func lastTwo(visits []crm.Visit) (last, previous *crm.Visit) {
	for i := len(visits) - 1; i >= 0; i-- {
		v := &visits[i]
		switch {
		case v.Void:
		case last == nil:
			last = v
		default:
			return last, v
		}
	}
	return last, nil
}

// outcomeOf works out from the visits of a deal that was not lost whether it is
// won, and since when. Each visit is judged by the win line of its version.
func (tx *Tx) outcomeOf(visits []crm.Visit) (crm.Outcome, crm.Instant, error) {
	outcome, closed := crm.Open, crm.Instant(0)
	for _, v := range visits {
		if v.Void || v.Way == "publish" {
			continue
		}
		p, err := tx.process(v.Pipeline, v.PipelineVersion)
		if err != nil {
			return "", 0, err
		}
		beyond := p.Index(v.Stage) >= p.WinIndex()
		switch {
		case beyond && outcome == crm.Open:
			outcome, closed = crm.Won, v.EnteredAt
		case !beyond:
			outcome, closed = crm.Open, 0
		}
	}
	return outcome, closed, nil
}
