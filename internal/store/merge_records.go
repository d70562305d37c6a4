package store

import (
	"slices"

	"hummock/internal/crm"
)

// What belongs to a contact, besides its parts in deals.
var contactRows = []belonging{
	{"promises", `SELECT id FROM promises WHERE workspace_id = ? AND contact_id = ?`, `UPDATE promises SET contact_id = ? WHERE workspace_id = ? AND id = ?`},
	{"divisions", `SELECT id FROM divisions WHERE workspace_id = ? AND contact_id = ?`, `UPDATE divisions SET contact_id = ? WHERE workspace_id = ? AND id = ?`},
	{"leads", `SELECT id FROM leads WHERE workspace_id = ? AND contact_id = ?`, `UPDATE leads SET contact_id = ? WHERE workspace_id = ? AND id = ?`},
	// Of one deal and kind one asking is open at a time.
	{"feedback", `SELECT f.id FROM feedback f WHERE f.workspace_id = ? AND f.contact_id = ? AND (f.state <> 'open' OR NOT EXISTS (SELECT 1 FROM feedback o WHERE o.workspace_id = f.workspace_id AND o.deal_id = f.deal_id AND o.kind = f.kind AND o.state = 'open' AND o.contact_id <> f.contact_id))`, `UPDATE feedback SET contact_id = ? WHERE workspace_id = ? AND id = ?`},
}

// What belongs to a company, besides its deals.
var companyRows = []belonging{
	{"contacts", `SELECT id FROM contacts WHERE workspace_id = ? AND company_id = ?`, `UPDATE contacts SET company_id = ?, version = version + 1 WHERE workspace_id = ? AND id = ?`},
	{"companies", `SELECT id FROM companies WHERE workspace_id = ? AND parent_id = ?`, `UPDATE companies SET parent_id = ?, version = version + 1 WHERE workspace_id = ? AND id = ?`},
	{"leads", `SELECT id FROM leads WHERE workspace_id = ? AND company_id = ?`, `UPDATE leads SET company_id = ? WHERE workspace_id = ? AND id = ?`},
	{"activities", `SELECT id FROM activities WHERE workspace_id = ? AND company_id = ?`, `UPDATE activities SET company_id = ? WHERE workspace_id = ? AND id = ?`},
	{"change_events", `SELECT id FROM change_events WHERE workspace_id = ? AND company_id = ?`, `UPDATE change_events SET company_id = ? WHERE workspace_id = ? AND id = ?`},
	{"divisions", `SELECT id FROM divisions WHERE workspace_id = ? AND company_id = ?`, `UPDATE divisions SET company_id = ? WHERE workspace_id = ? AND id = ?`},
	{"deals", `SELECT id FROM deals WHERE workspace_id = ? AND company_id = ?`, `UPDATE deals SET company_id = ?, version = version + 1 WHERE workspace_id = ? AND id = ?`},
}

// heldPart is a part of a contact in a deal's decision.
type heldPart struct {
	Deal crm.ID   `json:"deal_id"`
	Part crm.Part `json:"part"`
	Both bool     `json:"both"` // both records had it
}

type contactUnit struct {
	tx   *Tx
	m    *crm.Merge
	take []string
	kept struct {
		keptRecords[crm.Contact]
		Parts []heldPart `json:"parts"`
	}
}

func (u *contactUnit) state() any { return &u.kept }

func (u *contactUnit) join() error {
	tx, k := u.tx, &u.kept
	into, err := tx.contact(u.m.Survivor)
	if err != nil {
		return err
	}
	from, err := tx.contact(u.m.Merged)
	if err != nil {
		return crm.InvalidField("merged_id", "contact.not_found", "there is no such contact, or you may not see it")
	}
	k.Survivor, k.Merged = *into, *from
	if err := into.Unite(from, u.take); err != nil {
		return err
	}
	if err := tx.hide(contactHidden, from.ID, into.ID); err != nil {
		return err
	}
	tx.changed("contact", from.ID, "deleted", nil, map[string]any{"merged_into": into.ID})
	if err := tx.saveContact(&k.Survivor, into, "merged"); err != nil {
		return err
	}
	k.Became = *into
	if k.Moved, err = tx.moveRows(contactRows, from.ID, into.ID); err != nil {
		return err
	}
	return u.moveParts(from.ID, into.ID)
}

func (u *contactUnit) split() error {
	tx, k := u.tx, &u.kept
	now, err := tx.contact(u.m.Survivor)
	if err != nil {
		return err
	}
	back, err := crm.TakeBack(now, &k.Survivor, &k.Became)
	if err != nil {
		return err
	}
	tx.changed("contact", k.Merged.ID, "split_off", nil, map[string]any{"merged_into": nil})
	if err := tx.show(contactShown, faced{"contact", k.Merged.ID, contactFace(&k.Merged, "")}); err != nil {
		return err
	}
	if err := tx.saveContact(now, back, "split"); err != nil {
		return err
	}
	if err := tx.moveBack(contactRows, k.Moved, k.Merged.ID); err != nil {
		return err
	}
	return u.movePartsBack()
}

// moveParts gives the parts of one contact in decisions to another, with the talks
// and the settled points in which it took part.
func (u *contactUnit) moveParts(from, into crm.ID) error {
	tx := u.tx
	parts, err := tx.partsOf(from)
	if err != nil {
		return err
	}
	theirs, err := tx.partsOf(into)
	if err != nil {
		return err
	}
	for _, p := range parts {
		p.Both = slices.ContainsFunc(theirs, func(o heldPart) bool { return o.Deal == p.Deal && o.Part == p.Part })
		u.kept.Parts = append(u.kept.Parts, p)
		if err := tx.movePart(p, from, into); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) partsOf(contact crm.ID) ([]heldPart, error) {
	return collect(tx, func(row scanner) (heldPart, error) {
		var p heldPart
		return p, row.Scan(&p.Deal, &p.Part)
	}, `SELECT deal_id, part FROM deal_contacts WHERE workspace_id = ? AND contact_id = ?`, tx.ws, contact)
}

func (tx *Tx) movePart(p heldPart, from, into crm.ID) error {
	steps := []struct {
		query string
		args  []any
	}{
		{`INSERT INTO deal_contacts (workspace_id, deal_id, contact_id, part) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, []any{tx.ws, p.Deal, into, string(p.Part)}},
		{`DELETE FROM deal_contacts WHERE workspace_id = ? AND deal_id = ? AND contact_id = ? AND part = ?`, []any{tx.ws, p.Deal, from, string(p.Part)}},
		{`UPDATE activities SET contacts = REPLACE(contacts, ?, ?) WHERE workspace_id = ? AND deal_id = ? AND contacts LIKE ?`, []any{from.String(), into.String(), tx.ws, p.Deal, "%" + from.String() + "%"}},
		{`UPDATE negotiation_points SET contacts = REPLACE(contacts, ?, ?) WHERE workspace_id = ? AND deal_id = ? AND contacts LIKE ?`, []any{from.String(), into.String(), tx.ws, p.Deal, "%" + from.String() + "%"}},
	}
	for _, step := range steps {
		if _, err := tx.exec(step.query, step.args...); err != nil {
			return err
		}
	}
	tx.changed("deal", p.Deal, "contact_merged", nil, map[string]any{"contact": into})
	return nil
}

// movePartsBack gives parts back that are still there. Where both had one, each has
// it again; who took part in which talk of such a deal cannot be told any more, and
// stays with the survivor.
func (u *contactUnit) movePartsBack() error {
	tx, survivor, merged := u.tx, u.m.Survivor, u.m.Merged
	now, err := tx.partsOf(survivor)
	if err != nil {
		return err
	}
	for _, p := range u.kept.Parts {
		if !slices.ContainsFunc(now, func(o heldPart) bool { return o.Deal == p.Deal && o.Part == p.Part }) {
			continue
		}
		if p.Both {
			_, err = tx.exec(`INSERT INTO deal_contacts (workspace_id, deal_id, contact_id, part) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, tx.ws, p.Deal, merged, string(p.Part))
		} else {
			err = tx.movePart(p, survivor, merged)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	contactHidden = `UPDATE contacts SET deleted_at = ?, merged_into = ?, version = version + 1 WHERE workspace_id = ? AND id = ? AND deleted_at IS NULL`
	contactShown  = `UPDATE contacts SET deleted_at = NULL, merged_into = NULL, version = version + 1 WHERE workspace_id = ? AND id = ?`
	companyHidden = `UPDATE companies SET deleted_at = ?, merged_into = ?, version = version + 1 WHERE workspace_id = ? AND id = ? AND deleted_at IS NULL`
	companyShown  = `UPDATE companies SET deleted_at = NULL, merged_into = NULL, version = version + 1 WHERE workspace_id = ? AND id = ?`
)

// hide takes a record out of sight that went into another one.
func (tx *Tx) hide(how string, id, into crm.ID) error {
	n, err := tx.exec(how, tx.now.UnixMilli(), into, tx.ws, id)
	if err != nil {
		return err
	}
	if n == 0 {
		return errRaced
	}
	return tx.dropKeys(id)
}

// show brings back what hide took away.
func (tx *Tx) show(how string, record faced) error {
	_, err := tx.exec(how, tx.ws, record.id)
	return firstError(err, tx.addKeys(record))
}

type companyUnit struct {
	tx   *Tx
	m    *crm.Merge
	take []string
	kept keptRecords[crm.Company]
}

func (u *companyUnit) state() any { return &u.kept }

func (u *companyUnit) join() error {
	tx, k := u.tx, &u.kept
	into, err := tx.company(u.m.Survivor)
	if err != nil {
		return err
	}
	from, err := tx.company(u.m.Merged)
	if err != nil {
		return crm.InvalidField("merged_id", "company.not_found", "there is no such company, or you may not see it")
	}
	if err := tx.oneCard(into.ID, from.ID); err != nil {
		return err
	}
	k.Survivor, k.Merged = *into, *from
	if err := into.Unite(from, u.take); err != nil {
		return err
	}
	if k.Moved, err = tx.moveRows(companyRows, from.ID, into.ID); err != nil {
		return err
	}
	// A company that belonged to the other one does not belong to itself.
	if _, err := tx.exec(`UPDATE companies SET parent_id = NULL WHERE workspace_id = ? AND id = ? AND parent_id = ?`, tx.ws, into.ID, into.ID); err != nil {
		return err
	}
	if err := tx.hide(companyHidden, from.ID, into.ID); err != nil {
		return err
	}
	tx.changed("company", from.ID, "deleted", nil, map[string]any{"merged_into": into.ID})
	if into, err = u.saveUnited(into); err != nil {
		return err
	}
	k.Became = *into
	u.tellMoved(from.ID, into.ID)
	return nil
}

// saveUnited writes the survivor, whose row may have been touched as one of those
// that belonged to the other company.
func (u *companyUnit) saveUnited(united *crm.Company) (*crm.Company, error) {
	now, err := u.tx.company(united.ID)
	if err != nil {
		return nil, err
	}
	before := *now
	united.Version, united.UpdatedAt = now.Version, now.UpdatedAt
	if united.Parent == u.m.Merged {
		united.Parent = crm.ID{}
	}
	return united, u.tx.saveCompany(&before, united, "merged")
}

// oneCard refuses to make one client of two whose cards both run.
func (tx *Tx) oneCard(a, b crm.ID) error {
	first, err := tx.cardOf(a)
	if err != nil || first == nil {
		return err
	}
	second, err := tx.cardOf(b)
	if err != nil || second == nil {
		return err
	}
	return crm.Errorf(crm.Conflict, "merge.two_cards", "both companies have a running card, %s and %s: close one of them first", first.Label(), second.Label()).
		With("first", first.Label()).With("second", second.Label())
}

// tellMoved logs what now hangs on another company, for those who follow.
func (u *companyUnit) tellMoved(from, into crm.ID) {
	for _, id := range u.kept.Moved["deals"] {
		u.tx.changed("deal", id, "edited", map[string]any{"company_id": from}, map[string]any{"company_id": into})
	}
	for _, id := range u.kept.Moved["contacts"] {
		u.tx.changed("contact", id, "edited", map[string]any{"company_id": from}, map[string]any{"company_id": into})
	}
	for _, id := range u.kept.Moved["companies"] {
		u.tx.changed("company", id, "edited", map[string]any{"parent_id": from}, map[string]any{"parent_id": into})
	}
}

func (u *companyUnit) split() error {
	tx, k := u.tx, &u.kept
	tx.changed("company", k.Merged.ID, "split_off", nil, map[string]any{"merged_into": nil})
	if err := tx.show(companyShown, faced{"company", k.Merged.ID, companyFace(&k.Merged)}); err != nil {
		return err
	}
	if err := u.stillThere(); err != nil {
		return err
	}
	if err := tx.moveBack(companyRows, k.Moved, k.Merged.ID); err != nil {
		return err
	}
	now, err := tx.company(u.m.Survivor)
	if err != nil {
		return err
	}
	back, err := crm.TakeBack(now, &k.Survivor, &k.Became)
	if err != nil {
		return err
	}
	u.tellMoved(u.m.Survivor, k.Merged.ID)
	return tx.saveCompany(now, back, "split")
}

// stillThere leaves those rows aside that somebody gave to yet another company
// since.
func (u *companyUnit) stillThere() error {
	for _, b := range companyRows {
		ids, err := collect(u.tx, scanID, b.find, u.tx.ws, u.m.Survivor)
		if err != nil {
			return err
		}
		u.kept.Moved[b.name] = slices.DeleteFunc(u.kept.Moved[b.name], func(id crm.ID) bool { return !slices.Contains(ids, id) })
	}
	return nil
}
