package store

import (
	"context"
	"strings"

	"hummock/internal/crm"
)

const changeColumns = `r.id, r.deal_id, d.number, d.name, r.title, r.text, r.asked_by, r.created_at, r.created_by, r.decision, r.reason, r.discount, r.cost_effect, r.price_effect, d.currency, r.decided_at, r.decided_by`

const changeFrom = ` FROM change_requests r JOIN deals d ON d.workspace_id = r.workspace_id AND d.id = r.deal_id WHERE r.workspace_id = ?`

func scanChangeRequest(row scanner) (crm.ChangeRequest, error) {
	var r crm.ChangeRequest
	return r, row.Scan(&r.ID, &r.Deal, &r.DealNumber, &r.DealName, &r.Title, &r.Text, &r.AskedBy, &r.CreatedAt, &r.CreatedBy, &r.Decision, &r.Reason, &r.Discount, &r.Cost, &r.Price, &r.Currency, &r.DecidedAt, &r.DecidedBy)
}

// ChangeRequests gives what clients asked to be changed on a deal, the oldest first.
func (s *Store) ChangeRequests(ctx context.Context, by crm.Actor, deal crm.ID) ([]crm.ChangeRequest, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.ChangeRequest, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		list, err := tx.changeRequests(deal)
		for i := range list {
			if !by.SeesMoney() {
				list[i].Hide()
			}
		}
		return list, err
	})
}

func (tx *Tx) changeRequests(deal crm.ID) ([]crm.ChangeRequest, error) {
	return collect(tx, scanChangeRequest, `SELECT `+changeColumns+changeFrom+` AND r.deal_id = ? ORDER BY r.id`, tx.ws, deal)
}

// AddChangeRequest records a client's wish on a deal.
func (s *Store) AddChangeRequest(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.ChangeDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return d, tx.addChange(d, draft)
	})
}

func (tx *Tx) addChange(d *crm.Deal, draft crm.ChangeDraft) error {
	r := &crm.ChangeRequest{
		ID: crm.NewID(), Deal: d.ID, Title: strings.TrimSpace(draft.Title), Text: strings.TrimSpace(draft.Text), AskedBy: strings.TrimSpace(draft.AskedBy),
		CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User,
	}
	if r.Title == "" {
		return crm.InvalidField("title", "change.title", "say in a few words what the client asks for")
	}
	return firstError(tx.insertChange(r), tx.bumped(d, "change_asked", map[string]any{"change": r.Title}))
}

func (tx *Tx) insertChange(r *crm.ChangeRequest) error {
	_, err := tx.exec(`INSERT INTO change_requests (workspace_id, id, deal_id, title, text, asked_by, created_at, created_by, decision, reason, discount) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', 0)`,
		tx.ws, r.ID, r.Deal, r.Title, r.Text, r.AskedBy, r.CreatedAt, r.CreatedBy)
	return err
}

// DecideChangeRequest decides a client's wish, on a version of the deal. Where
// the verdict says so, the value of the deal follows.
func (s *Store) DecideChangeRequest(ctx context.Context, by crm.Actor, id crm.ID, version int64, verdict crm.ChangeVerdict) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		missing := crm.NotFoundf("change", "there is no such change request, or you may not see it")
		r, err := optional(collect(tx, scanChangeRequest, `SELECT `+changeColumns+changeFrom+` AND r.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(r.Deal, version, missing)
		if err != nil {
			return nil, err
		}
		return d, tx.decideChange(d, r, verdict)
	})
}

func (tx *Tx) decideChange(d *crm.Deal, r *crm.ChangeRequest, verdict crm.ChangeVerdict) error {
	if err := firstError(r.Decide(verdict), tx.mayDiscount(r)); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE change_requests SET decision = ?, reason = ?, discount = ?, cost_effect = ?, price_effect = ?, decided_at = ?, decided_by = ? WHERE workspace_id = ? AND id = ?`,
		string(r.Decision), r.Reason, r.Discount, r.Cost, r.Price, tx.now.UnixMilli(), tx.by.User, tx.ws, r.ID)
	if err != nil {
		return err
	}
	if err := tx.bumped(d, "change_decided", map[string]any{"change": r.Title, "decision": r.Decision}); err != nil || !verdict.Value {
		return err
	}
	return tx.changeValue(d, r)
}

// mayDiscount holds the discount of a decision to the limit that offers have.
func (tx *Tx) mayDiscount(r *crm.ChangeRequest) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	limit := w.Settings.FreeDiscount()
	if r.Decision != crm.ChangeAsIs || r.Discount <= limit || tx.by.Has(crm.DiscountApprovers()...) {
		return nil
	}
	e := crm.Errorf(crm.Forbidden, "change.discount", "a discount of %s %% is above the %s %% that go without leave: let an owner or a manager decide this", crm.Percent(r.Discount), crm.Percent(limit)).
		With("discount", crm.Percent(r.Discount)).With("limit", crm.Percent(limit))
	e.WhoCan, err = tx.namesWith(crm.DiscountApprovers()...)
	return firstError(err, e)
}

// changeValue lets the value of a deal follow a decision.
func (tx *Tx) changeValue(d *crm.Deal, r *crm.ChangeRequest) error {
	if d.Value == nil {
		return crm.InvalidField("change_value", "change.no_value", "the deal has no value that could change: give it one first")
	}
	value := r.Changed(*d.Value)
	if value < 0 {
		return crm.InvalidField("price_effect", "change.below_nothing", "the value of the deal would fall below nothing: look at the price effect")
	}
	before := *d
	d.Value = &value
	return saveDeal(tx, &before, d, "edited")
}
