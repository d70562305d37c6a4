package store

import (
	"context"
	"slices"
	"time"

	"hummock/internal/crm"
)

// matchLeads finds who of our contacts each lead all but certainly is, by a mail
// address or a phone number, and the company that it belongs to.
func (tx *Tx) matchLeads(leads ...*crm.Lead) error {
	faces := make([]faced, len(leads))
	for i, l := range leads {
		faces[i] = faced{"lead", l.ID, leadFace(l)}
	}
	met, err := tx.meet(faces)
	if err != nil {
		return err
	}
	known, err := tx.faces(met)
	if err != nil {
		return err
	}
	for i, l := range leads {
		person, company := known.surest(faces[i], "contact", met[i]), known.surest(faces[i], "company", met[i])
		switch {
		case person != nil:
			l.Contact, l.Client = person.look.ID, person.look.Client
		case company != nil:
			l.Client = company.look.ID
		}
	}
	return nil
}

// leadDesk is what taking leads in needs to know of the firm, learnt once for a
// transaction.
type leadDesk struct {
	settings crm.Settings
	work     crm.WorkingTime
	of       []crm.Carrier
}

func (tx *Tx) leadDesk() (*leadDesk, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	free, err := holidays(tx)
	if err != nil {
		return nil, err
	}
	of, err := tx.carriers()
	return &leadDesk{w.Settings, w.WorkingTime(free), of}, err
}

// gave notes that somebody got a lead, and tells what they carry now: nil for
// those who take no turns.
func (d *leadDesk) gave(to crm.ID, at crm.Instant) *crm.Carrier {
	i := slices.IndexFunc(d.of, func(c crm.Carrier) bool { return c.User == to })
	if i < 0 {
		return nil
	}
	c := &d.of[i]
	c.Open, c.LastGot, c.Got = c.Open+1, at, c.Got+1
	return c
}

// giveLead says whose a new lead is: who was named, who brought it in, or whose
// turn it is.
func (tx *Tx) giveLead(desk *leadDesk, l *crm.Lead, owner crm.ID) error {
	now := crm.InstantOf(tx.now)
	if l.Status == crm.LeadQuarantined {
		l.Turn = crm.LeadTurn{Why: crm.TurnHeld, At: now}
		return nil
	}
	why := crm.TurnHand
	if byHand := l.Door == crm.LeadByHand || l.Door == crm.LeadByPhone; owner.IsZero() && byHand && tx.by.Has(crm.Seller) {
		owner = tx.by.User
	}
	if owner == tx.by.User {
		why = crm.TurnOwn
	}
	if !owner.IsZero() {
		err := tx.handLead(l, owner, why, "")
		if c := desk.gave(owner, now); c != nil {
			l.Turn.Open = c.Open
		}
		return err
	}
	keeper, company, err := tx.keeper(l)
	if err != nil {
		return err
	}
	l.Owner, l.Turn = crm.NextTurn(desk.of, keeper, company)
	l.Turn.At = now
	desk.gave(l.Owner, now)
	return nil
}

// handLead gives a lead to a person, who may have too much already: the turn
// says how much.
func (tx *Tx) handLead(l *crm.Lead, to crm.ID, why crm.TurnWhy, from string) error {
	u, err := tx.worker("owner_id", to)
	if err != nil {
		return err
	}
	c, err := tx.carrier(u)
	if err != nil {
		return err
	}
	if l.Owner == to && l.Status.Open() {
		c.Open-- // counted already
	}
	l.Owner, l.Turn = to, c.Takes(why)
	l.Turn.From, l.Turn.At = from, crm.InstantOf(tx.now)
	return nil
}

// keeper is who sells to the lead's company already.
func (tx *Tx) keeper(l *crm.Lead) (crm.ID, string, error) {
	if l.Client.IsZero() {
		return crm.ID{}, "", nil
	}
	c, err := tx.anyCompany(l.Client)
	if crm.IsKind(err, crm.NotFound) {
		return crm.ID{}, "", nil
	}
	if err != nil {
		return crm.ID{}, "", err
	}
	return c.Owner, c.Name, nil
}

// carriers are the sellers of the firm with what they carry.
func (tx *Tx) carriers() ([]crm.Carrier, error) {
	people, err := tx.users()
	if err != nil {
		return nil, err
	}
	var out []crm.Carrier
	for i := range people {
		if !people[i].Active || !slices.Contains(people[i].Roles, crm.Seller) {
			continue
		}
		c, err := tx.carrier(&people[i])
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (tx *Tx) carrier(u *crm.User) (crm.Carrier, error) {
	c := crm.Carrier{User: u.ID, Name: u.Name, Capacity: u.Capacity}
	var leads int
	err := firstError(
		tx.one(`SELECT COUNT(*) FROM deals WHERE workspace_id = ? AND owner_id = ? AND outcome = 'open' AND deleted_at IS NULL`, []any{tx.ws, u.ID}, &c.Open),
		tx.one(`SELECT COUNT(*) FROM leads WHERE workspace_id = ? AND owner_id = ? AND status IN ('new', 'working')`, []any{tx.ws, u.ID}, &leads),
		tx.one(`SELECT COALESCE(MAX(turn_at), 0) FROM leads WHERE workspace_id = ? AND owner_id = ?`, []any{tx.ws, u.ID}, &c.LastGot),
	)
	c.Open += leads
	return c, err
}

// Lateness looks for leads of a firm that nobody answered in time and passes each
// on once, and brings back those that were left alone until today. It gives how
// many it changed.
func (s *Store) Lateness(ctx context.Context, ws crm.WorkspaceID) (int, error) {
	by := crm.Actor{Workspace: ws, Sees: crm.SeesAll, Door: crm.DoorJob}
	type due struct{ late, back []crm.ID }
	found, err := read(ctx, s, by, func(tx *Tx) (due, error) {
		today, err := tx.today()
		if err != nil {
			return due{}, err
		}
		late, err := collect(tx, scanID, `SELECT id FROM leads WHERE workspace_id = ? AND status = 'new' AND answered_at IS NULL AND passed_at IS NULL AND breach_at <= ? ORDER BY breach_at LIMIT 1000`, ws, tx.now.UnixMilli())
		if err != nil {
			return due{}, err
		}
		back, err := collect(tx, scanID, `SELECT id FROM leads WHERE workspace_id = ? AND status = 'recycled' AND recycle_on <= ? LIMIT 1000`, ws, today)
		return due{late, back}, err
	})
	if err != nil {
		return 0, err
	}
	for i, id := range found.late {
		if err := s.onDueLead(ctx, by, id, passOn); err != nil {
			return i, err
		}
	}
	for i, id := range found.back {
		if err := s.onDueLead(ctx, by, id, bringBack); err != nil {
			return len(found.late) + i, err
		}
	}
	return len(found.late) + len(found.back), nil
}

func (s *Store) onDueLead(ctx context.Context, by crm.Actor, id crm.ID, do func(*Tx, *crm.Lead) error) error {
	_, err := write(ctx, s, by, func(tx *Tx) (*crm.Lead, error) {
		l, err := tx.lead(id)
		if err != nil {
			return nil, err
		}
		return l, do(tx, l)
	})
	return err
}

// passOn gives a lead that nobody answered in time to the next seller with room.
// It passes on once; where nobody has room it stays, and says so.
func passOn(tx *Tx, l *crm.Lead) error {
	var passed crm.Instant
	// The row of the firm is taken first, as when leads come in: see takeIn.
	err := firstError(
		tx.one(`UPDATE workspaces SET next_lead = next_lead WHERE id = ? RETURNING next_lead`, []any{tx.ws}, new(int64)),
		tx.one(`SELECT passed_at FROM leads WHERE workspace_id = ? AND id = ?`, []any{tx.ws, l.ID}, &passed),
	)
	if err != nil || passed != 0 || l.Status != crm.LeadNew || l.AnsweredAt != 0 {
		return err
	}
	of, err := tx.carriers()
	if err != nil {
		return err
	}
	from := ""
	if !l.Owner.IsZero() {
		u, err := tx.user(l.Owner)
		if err != nil {
			return err
		}
		from = u.Name
	}
	of = slices.DeleteFunc(of, func(c crm.Carrier) bool { return c.User == l.Owner })
	before := *l
	to, turn := crm.NextTurn(of, crm.ID{}, "")
	turn.From, turn.At = from, crm.InstantOf(tx.now)
	switch {
	case !to.IsZero():
		turn.Why = crm.TurnPassed
		l.Owner, l.Turn = to, turn
	case !l.Owner.IsZero():
		l.Turn.Why, l.Turn.At = crm.TurnStays, turn.At
	}
	_, err = tx.exec(`UPDATE leads SET passed_at = ? WHERE workspace_id = ? AND id = ?`, tx.now.UnixMilli(), tx.ws, l.ID)
	return firstError(err, tx.saveLead(&before, l, "passed_on"))
}

// bringBack opens a lead whose day has come.
func bringBack(tx *Tx, l *crm.Lead) error {
	if l.Status != crm.LeadRecycled {
		return nil
	}
	before := *l
	if err := tx.reopenLead(l); err != nil {
		return err
	}
	return tx.saveLead(&before, l, "returned")
}

// reopenLead opens a lead again. Where nobody has answered it yet, the time for it
// begins anew.
func (tx *Tx) reopenLead(l *crm.Lead) error {
	held := l.Status == crm.LeadQuarantined
	l.Status, l.RecycleOn, l.Reason, l.Remark = crm.LeadWorking, "", "", ""
	l.DecidedAt = 0
	if l.AnsweredAt == 0 {
		l.Status = crm.LeadNew
		if err := tx.promiseLead(l, crm.InstantOf(tx.now.Truncate(time.Millisecond))); err != nil {
			return err
		}
	}
	if !held {
		return nil
	}
	d, err := tx.leadDesk()
	if err != nil {
		return err
	}
	return tx.giveLead(d, l, crm.ID{})
}

// passLeads gives the leads of somebody who leaves, and those that are put off, to
// who takes over the deals.
func (tx *Tx) passLeads(from, to crm.ID) error {
	leads, err := collect(tx, scanLead, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.owner_id = ? AND l.status IN ('new', 'working', 'recycled')`, tx.ws, from)
	if err != nil {
		return err
	}
	u, err := tx.user(from)
	if err != nil {
		return err
	}
	for i := range leads {
		before := leads[i]
		if err := tx.handLead(&leads[i], to, crm.TurnLeft, u.Name); err != nil {
			return err
		}
		if err := tx.saveLead(&before, &leads[i], "passed_on"); err != nil {
			return err
		}
	}
	return nil
}
