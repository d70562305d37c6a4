package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const handoverColumns = `h.id, h.deal_id, d.number, d.name, d.owner_id, h.receiver_id, u.name, h.state, h.since, h.brief, h.offered_by, h.offered_at`

const handoverFrom = ` FROM handovers h JOIN deals d ON d.workspace_id = h.workspace_id AND d.id = h.deal_id JOIN users u ON u.workspace_id = h.workspace_id AND u.id = h.receiver_id WHERE h.workspace_id = ?`

func scanHandover(row scanner) (crm.Handover, error) {
	h := crm.Handover{Rounds: []crm.Retelling{}}
	return h, row.Scan(&h.ID, &h.Deal, &h.DealNumber, &h.DealName, &h.Owner, &h.Receiver, &h.ReceiverName, &h.State, &h.Since, &h.Brief, &h.OfferedBy, &h.OfferedAt)
}

func scanRetelling(row scanner) (crm.Retelling, error) {
	var r crm.Retelling
	return r, row.Scan(&r.Seq, &r.Text, &r.By, &r.At, &r.Decision, &r.Reason, &r.DecidedBy, &r.DecidedAt)
}

// handovers gives the handovers of a deal with their rounds, the newest first.
func (tx *Tx) handovers(deal crm.ID) ([]crm.Handover, error) {
	list, err := collect(tx, scanHandover, `SELECT `+handoverColumns+handoverFrom+` AND h.deal_id = ? ORDER BY h.offered_at DESC, h.id DESC`, tx.ws, deal)
	if err != nil {
		return nil, err
	}
	return list, tx.fillRounds(list)
}

func (tx *Tx) fillRounds(list []crm.Handover) error {
	var err error
	for i := range list {
		list[i].Rounds, err = collect(tx, scanRetelling, `SELECT seq, text, by_id, at, decision, reason, decided_by, decided_at FROM retellings WHERE workspace_id = ? AND handover_id = ? ORDER BY seq`, tx.ws, list[i].ID)
		if err != nil {
			return err
		}
	}
	return nil
}

// aged fills in how long handovers wait, in working days of the firm.
func (tx *Tx) aged(list []crm.Handover) error {
	if len(list) == 0 {
		return nil
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	free, err := holidays(tx)
	for i := range list {
		list[i].Age(w, free, w.Today(tx.now))
	}
	return err
}

// HandoverFilter narrows the list of handovers.
type HandoverFilter struct {
	State string // of the handovers, or hanging; empty: whatever is open
	Mine  string // give or take: those where the actor is the seller or the receiver
}

// Handovers lists handovers of deals that the actor may see, those that wait
// longest first.
func (s *Store) Handovers(ctx context.Context, by crm.Actor, f HandoverFilter) ([]crm.Handover, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Handover, error) {
		states := []crm.HandoverState{crm.HandoverState(f.State)}
		if f.State == "" || f.State == "hanging" {
			states = []crm.HandoverState{crm.HandoverOffered, crm.HandoverRetold, crm.HandoverRefused}
		}
		list := []crm.Handover{}
		for _, state := range states {
			err := tx.query(func(row scanner) error {
				var of crm.Deal
				h, err := scanHandover(beside{row, intoCrew(&of)})
				if err == nil && by.SeesDeal(&of) {
					list = append(list, h)
				}
				return err
			}, `SELECT `+handoverColumns+`, `+crewColumns+handoverFrom+` AND h.state = ? AND d.deleted_at IS NULL ORDER BY h.since, h.id LIMIT 500`, tx.ws, string(state))
			if err != nil {
				return nil, err
			}
		}
		if err := tx.aged(list); err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(list, func(h crm.Handover) bool {
			return f.State == "hanging" && !h.Hangs ||
				f.Mine == "give" && h.Owner != by.User || f.Mine == "take" && h.Receiver != by.User
		})
		slices.SortStableFunc(list, func(a, b crm.Handover) int { return int(a.Since - b.Since) })
		return list, tx.fillRounds(list)
	})
}

// OfferHandover offers a deal to somebody who is to deliver it. An offer that is
// open already is withdrawn by it.
func (s *Store) OfferHandover(ctx context.Context, by crm.Actor, deal crm.ID, receiver crm.ID, brief string) (*crm.Handover, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Handover, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return stepOn(tx, d, func() error {
			return tx.offer(d, &crm.HandoverAnswer{Receiver: receiver, Brief: brief})
		})
	})
}

// Retell puts down how the receiver understands a handover.
func (s *Store) Retell(ctx context.Context, by crm.Actor, id crm.ID, text string) (*crm.Handover, error) {
	return s.onHandover(ctx, by, id, func(tx *Tx, _ *crm.Deal, h *crm.Handover) error { return tx.retell(h, text) })
}

// DecideHandover is the seller's word on the last retelling.
func (s *Store) DecideHandover(ctx context.Context, by crm.Actor, id crm.ID, decision, reason string) (*crm.Handover, error) {
	return s.onHandover(ctx, by, id, func(tx *Tx, d *crm.Deal, h *crm.Handover) error {
		return tx.decideHandover(d, h, decision, reason)
	})
}

func (s *Store) onHandover(ctx context.Context, by crm.Actor, id crm.ID, change func(*Tx, *crm.Deal, *crm.Handover) error) (*crm.Handover, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Handover, error) {
		missing := crm.NotFoundf("handover", "there is no such handover, or you may not see it")
		h, err := optional(collect(tx, scanHandover, `SELECT `+handoverColumns+handoverFrom+` AND h.id = ?`, tx.ws, id))
		if noRows(err) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		d, err := tx.deal(h.Deal)
		if crm.IsKind(err, crm.NotFound) {
			return nil, missing
		}
		if err != nil {
			return nil, err
		}
		list := []crm.Handover{*h}
		if err := tx.fillRounds(list); err != nil {
			return nil, err
		}
		return stepOn(tx, d, func() error { return change(tx, d, &list[0]) })
	})
}

// stepOn takes one step of a handover and gives its deal a new version in any
// case. The answer is the deal's newest handover.
func stepOn(tx *Tx, d *crm.Deal, step func() error) (*crm.Handover, error) {
	before := *d
	if err := step(); err != nil {
		return nil, err
	}
	var err error
	if d.Answers() == before.Answers() {
		err = saveDeal(tx, &before, d, "engaged")
	} else {
		err = saveDeal(tx, &before, d, "responsible")
	}
	if err != nil {
		return nil, err
	}
	if d.Version == before.Version {
		if err := tx.bump(d); err != nil {
			return nil, err
		}
	}
	list, err := tx.handovers(d.ID)
	if err != nil {
		return nil, err
	}
	return &list[0], tx.aged(list)
}

// answerHandover takes the next step of a handover as the answer to a criterion.
// The deal is changed in memory; the caller saves it.
func (tx *Tx) answerHandover(d *crm.Deal, c *crm.Criterion, a *crm.HandoverAnswer) error {
	if a == nil {
		return missingAnswer(c, tx.by.Language)
	}
	list, err := tx.handovers(d.ID)
	if err != nil {
		return err
	}
	open := (&crm.Facts{Handovers: list}).OpenHandover()
	switch {
	case a.Retelling == "" && a.Decision == "":
		return tx.offer(d, a)
	case open == nil:
		return crm.Errorf(crm.Conflict, "handover.none_open", "nobody has handed this deal over yet: that comes first")
	case a.Retelling != "":
		return tx.retell(open, a.Retelling)
	}
	return tx.decideHandover(d, open, a.Decision, a.Reason)
}

func (tx *Tx) offer(d *crm.Deal, a *crm.HandoverAnswer) error {
	if !d.MayHandOver(tx.by) {
		return tx.notYourTurn(d.Owner)
	}
	u, err := tx.receiver(d, a.Receiver)
	if err != nil {
		return err
	}
	brief := strings.TrimSpace(a.Brief)
	if brief == "" {
		return crm.InvalidField("brief", "handover.brief_missing", "write down what %s has to know: need, scope, people and promises", u.Name).With("name", u.Name)
	}
	now := crm.InstantOf(tx.now)
	_, err = tx.exec(`UPDATE handovers SET state = 'withdrawn', since = ? WHERE workspace_id = ? AND deal_id = ? AND state IN ('offered', 'retold', 'refused')`, now, tx.ws, d.ID)
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO handovers (workspace_id, id, deal_id, receiver_id, state, since, brief, offered_by, offered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, crm.NewID(), d.ID, u.ID, string(crm.HandoverOffered), now, brief, tx.by.User, now)
	d.OfferedTo = u.ID
	tx.changed("deal", d.ID, "handover_offered", nil, map[string]any{"receiver": u.Name, "receiver_id": u.ID})
	return err
}

// receiver gives a person to whom the deal can be handed over, or says why not.
func (tx *Tx) receiver(d *crm.Deal, id crm.ID) (*crm.User, error) {
	if id.IsZero() {
		return nil, crm.InvalidField("receiver_id", "handover.receiver_missing", "say who is to take the deal over")
	}
	u, err := tx.worker("receiver_id", id)
	if err != nil {
		return nil, err
	}
	if id == d.Owner {
		return nil, crm.InvalidField("receiver_id", "handover.same_person", "a handover takes two: name somebody else than the owner of the deal")
	}
	if !slices.ContainsFunc(u.Roles, func(r crm.Role) bool { return slices.Contains(crm.Receivers(), r) }) {
		return nil, crm.InvalidField("receiver_id", "handover.not_delivery", "%s does not deliver: name somebody with the role %s or %s", u.Name, crm.Delivery.Label(tx.by.Language), crm.DeliveryLead.Label(tx.by.Language)).
			With("name", u.Name).With("role", crm.Delivery.Label(tx.by.Language)).With("other", crm.DeliveryLead.Label(tx.by.Language))
	}
	return u, nil
}

func (tx *Tx) retell(h *crm.Handover, text string) error {
	switch {
	case h.Receiver != tx.by.User:
		return tx.notYourTurn(h.Receiver)
	case h.State != crm.HandoverOffered && h.State != crm.HandoverRefused:
		return notNow(h)
	}
	text = strings.TrimSpace(text)
	if err := h.CheckRetelling(text); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO retellings (workspace_id, handover_id, seq, text, by_id, at, decision, reason) VALUES (?, ?, ?, ?, ?, ?, '', '')`,
		tx.ws, h.ID, len(h.Rounds)+1, text, tx.by.User, crm.InstantOf(tx.now))
	if err != nil {
		return err
	}
	tx.changed("deal", h.Deal, "handover_retold", nil, map[string]any{"text": text})
	return tx.handoverBecomes(h, crm.HandoverRetold)
}

func (tx *Tx) decideHandover(d *crm.Deal, h *crm.Handover, decision, reason string) error {
	reason = strings.TrimSpace(reason)
	switch {
	case !d.MayHandOver(tx.by) || tx.by.User == h.Receiver:
		return tx.notYourTurn(d.Owner)
	case h.State != crm.HandoverRetold:
		return notNow(h)
	case decision != "accepted" && decision != "refused":
		return crm.InvalidField("decision", "handover.decision", "a retelling is accepted or refused")
	case decision == "refused" && reason == "":
		return crm.InvalidField("reason", "handover.reason_missing", "say what was misunderstood, so that it can be put right")
	}
	_, err := tx.exec(`UPDATE retellings SET decision = ?, reason = ?, decided_by = ?, decided_at = ? WHERE workspace_id = ? AND handover_id = ? AND seq = ?`,
		decision, reason, tx.by.User, crm.InstantOf(tx.now), tx.ws, h.ID, len(h.Rounds))
	if err != nil {
		return err
	}
	said := map[string]any{"receiver": h.ReceiverName, "reason": reason}
	if decision == "refused" {
		tx.changed("deal", d.ID, "handover_refused", nil, said)
		return tx.handoverBecomes(h, crm.HandoverRefused)
	}
	tx.changed("deal", d.ID, "handover_accepted", nil, said)
	if err := tx.handoverBecomes(h, crm.HandoverAccepted); err != nil {
		return err
	}
	d.OfferedTo = crm.ID{}
	if !slices.Contains(d.Performers, h.Receiver) {
		d.Performers = append(slices.Clip(d.Performers), h.Receiver)
	}
	return tx.renewReceiver(d)
}

// handoverBecomes brings a handover into a state, unless somebody was quicker.
func (tx *Tx) handoverBecomes(h *crm.Handover, state crm.HandoverState) error {
	n, err := tx.exec(`UPDATE handovers SET state = ?, since = ? WHERE workspace_id = ? AND id = ? AND state = ?`,
		string(state), crm.InstantOf(tx.now), tx.ws, h.ID, string(h.State))
	if err == nil && n == 0 {
		return errRaced
	}
	return err
}

func notNow(h *crm.Handover) error {
	return crm.Errorf(crm.Conflict, "handover.not_now", "this handover has gone on meanwhile (%s): look at it again", h.State).With("state", string(h.State))
}

// notYourTurn refuses a step that is somebody else's, and names them.
func (tx *Tx) notYourTurn(whose crm.ID) error {
	e := crm.Errorf(crm.Forbidden, "handover.not_yours", "this step of the handover is somebody else's")
	if whose.IsZero() {
		return e
	}
	u, err := tx.user(whose)
	if err == nil {
		e.WhoCan = []string{u.Name}
	}
	return firstError(err, e)
}

// renewReceiver works out who has taken the deal over, after anything that this
// depends on: handovers, approvals and moves. The caller saves the deal.
func (tx *Tx) renewReceiver(d *crm.Deal) error {
	f := &crm.Facts{Deal: d}
	if err := tx.handoverFacts(f); err != nil {
		return err
	}
	d.Receiver = crm.ID{}
	if len(f.Handovers) == 0 {
		return nil
	}
	var err error
	if f.Approvals, err = tx.approvals(d.ID); err != nil {
		return err
	}
	d.Receiver = f.TakenBy()
	return nil
}

// handoverFacts loads what tells whether a deal is handed over.
func (tx *Tx) handoverFacts(f *crm.Facts) error {
	var err error
	if f.Handovers, err = tx.handovers(f.Deal.ID); err != nil || len(f.Handovers) == 0 {
		return err
	}
	if f.Visits, err = tx.visits(f.Deal.ID); err != nil {
		return err
	}
	p, err := tx.pipeline(f.Deal.Pipeline, 0)
	if err != nil {
		return err
	}
	f.Process = &p.Process
	return tx.aged(f.Handovers)
}
