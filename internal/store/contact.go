package store

import (
	"context"

	"hummock/internal/crm"
)

const contactColumns = `c.id, c.version, c.company_id, c.name, c.title, c.email, c.phone, c.also, c.part, c.language, c.opt_out, c.fields, c.created_at, c.updated_at`

func scanContact(row scanner) (crm.Contact, error) {
	var c crm.Contact
	var also, optOut, fields string
	err := row.Scan(&c.ID, &c.Version, &c.Company, &c.Name, &c.Title, &c.Email, &c.Phone, &also, &c.Part, &c.Language, &optOut, &fields, &c.CreatedAt, &c.UpdatedAt)
	if err != nil {
		return c, err
	}
	c.OptOut, c.Fields = map[string]bool{}, map[string]any{}
	return c, firstError(fromJSON(also, &c.Also), fromJSON(optOut, &c.OptOut), fromJSON(fields, &c.Fields))
}

// Contacts lists contacts by name. Whoever may see a company may see its people.
func (s *Store) Contacts(ctx context.Context, by crm.Actor, page Page) ([]crm.Contact, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Contact, error) {
		q := tx.list("contacts c LEFT JOIN companies o ON o.workspace_id = c.workspace_id AND o.id = c.company_id").page("c.folded", "c.id", page)
		q.And("c.deleted_at IS NULL")
		if page.Parent.IsZero() {
			return listed(tx, scanContact, q.owned("o.owner_id"), contactColumns)
		}
		_, err := tx.company(page.Parent)
		if crm.IsKind(err, crm.NotFound) {
			return []crm.Contact{}, nil
		}
		if err != nil {
			return nil, err
		}
		q.And("c.company_id = ?", page.Parent)
		return listed(tx, scanContact, q, contactColumns)
	})
}

// Contact gives one contact of a company that the actor may see.
func (s *Store) Contact(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Contact, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Contact, error) { return tx.contact(id) })
}

func (tx *Tx) contact(id crm.ID) (*crm.Contact, error) {
	c, err := optional(collect(tx, scanContact, `SELECT `+contactColumns+` FROM contacts c WHERE c.workspace_id = ? AND c.id = ? AND c.deleted_at IS NULL`, tx.ws, id))
	if noRows(err) {
		return nil, noContact()
	}
	if err != nil {
		return nil, err
	}
	if !c.Company.IsZero() {
		if _, err := tx.company(c.Company); err != nil {
			return nil, noContact()
		}
	}
	return c, nil
}

func noContact() *crm.Error {
	return crm.NotFoundf("contact", "there is no such contact, or you may not see it")
}

// CreateContact adds a contact; it needs a name.
func (s *Store) CreateContact(ctx context.Context, by crm.Actor, set map[string]any) (*crm.Contact, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Contact, error) {
		c := crm.Contact{}
		if err := tx.fillContact(&c, set); err != nil {
			return nil, err
		}
		return createContact(tx, c)
	})
}

func (tx *Tx) fillContact(c *crm.Contact, set map[string]any) error {
	custom, err := customFields(tx)
	if err != nil {
		return err
	}
	if err := c.SetAll(set, custom); err != nil {
		return err
	}
	return tx.checkPeople("contact", custom, set)
}

func createContact(tx *Tx, c crm.Contact) (*crm.Contact, error) {
	now := crm.InstantOf(tx.now)
	c.ID, c.Version, c.CreatedAt, c.UpdatedAt = crm.NewID(), 1, now, now
	if c.Fields == nil {
		c.Fields = map[string]any{}
	}
	if c.OptOut == nil {
		c.OptOut = map[string]bool{}
	}
	c.Also = []string{}
	if err := c.SetAll(map[string]any{"name": c.Name, "email": c.Email, "phone": c.Phone}, nil); err != nil {
		return nil, err
	}
	if !c.Company.IsZero() {
		if _, err := tx.company(c.Company); err != nil {
			return nil, crm.InvalidField("company_id", "company.not_found", "there is no such company, or you may not see it")
		}
	}
	return &c, insertContact(tx, &c, nil)
}

func insertContact(tx *Tx, c *crm.Contact, external any) error {
	_, err := tx.exec(`INSERT INTO contacts (workspace_id, id, version, external, company_id, name, folded, title, email, phone, part, language, opt_out, fields, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, c.ID, c.Version, external, c.Company, c.Name, foldedName(c.Name), c.Title, c.Email, c.Phone, string(c.Part), string(c.Language), asJSON(c.OptOut), asJSON(c.Fields), c.CreatedAt, c.UpdatedAt)
	if err != nil {
		return err
	}
	_, is, err := crm.Diff(&crm.Contact{}, c)
	tx.changed("contact", c.ID, "created", nil, is)
	return firstError(err, tx.addKeys(faced{"contact", c.ID, contactFace(c, "")}))
}

// EditContact changes fields of a contact.
func (s *Store) EditContact(ctx context.Context, by crm.Actor, id crm.ID, version int64, set map[string]any) (*crm.Contact, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Contact, error) {
		c, err := tx.contact(id)
		if err != nil {
			return nil, err
		}
		if c.Version != version {
			e := stale(version, c.Version)
			e.Mine, e.Theirs = set, c
			return nil, e
		}
		return c, tx.editContact(c, set)
	})
}

func (tx *Tx) editContact(c *crm.Contact, set map[string]any) error {
	before := *c
	if err := tx.fillContact(c, set); err != nil {
		return err
	}
	if c.Company != before.Company && !c.Company.IsZero() {
		if _, err := tx.company(c.Company); err != nil {
			return crm.InvalidField("company_id", "company.not_found", "there is no such company, or you may not see it")
		}
	}
	return tx.saveContact(&before, c, "edited")
}

// saveContact writes a changed contact, if it did change, and logs the difference.
func (tx *Tx) saveContact(before, c *crm.Contact, verb string) error {
	was, is, err := crm.Diff(before, c)
	if err != nil || len(is) == 0 {
		return err
	}
	c.Version, c.UpdatedAt = before.Version+1, crm.InstantOf(tx.now)
	n, err := tx.exec(`UPDATE contacts SET version = ?, company_id = ?, name = ?, folded = ?, title = ?, email = ?, phone = ?, also = ?, part = ?, language = ?, opt_out = ?, fields = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		c.Version, c.Company, c.Name, foldedName(c.Name), c.Title, c.Email, c.Phone, asJSON(c.Also), string(c.Part), string(c.Language), asJSON(c.OptOut), asJSON(c.Fields), c.UpdatedAt, tx.ws, c.ID, before.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return errRaced
	}
	is["version"] = c.Version
	tx.changed("contact", c.ID, verb, was, is)
	return tx.changeKeys(contactFace(before, ""), faced{"contact", c.ID, contactFace(c, "")})
}

// dealContacts gives the people of a deal with their parts.
func (tx *Tx) dealContacts(deal crm.ID) ([]crm.DealContact, error) {
	return collect(tx, func(row scanner) (crm.DealContact, error) {
		var p crm.DealContact
		return p, row.Scan(&p.Contact, &p.Name, &p.Email, &p.Phone, &p.Part)
	}, `SELECT c.id, c.name, c.email, c.phone, p.part FROM deal_contacts p JOIN contacts c ON c.workspace_id = p.workspace_id AND c.id = p.contact_id WHERE p.workspace_id = ? AND p.deal_id = ? AND c.deleted_at IS NULL ORDER BY c.folded, p.part`, tx.ws, deal)
}

// LinkContact gives a contact a part in a deal's decision.
func (s *Store) LinkContact(ctx context.Context, by crm.Actor, deal, contact crm.ID, part crm.Part) ([]crm.DealContact, error) {
	return write(ctx, s, by, func(tx *Tx) ([]crm.DealContact, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		if err := tx.linkContact(d, contact, part); err != nil {
			return nil, err
		}
		return tx.dealContacts(deal)
	})
}

func (tx *Tx) linkContact(d *crm.Deal, contact crm.ID, part crm.Part) error {
	c, err := tx.contact(contact)
	if err != nil {
		return crm.InvalidField("contact_id", "contact.not_found", "there is no such contact, or you may not see it")
	}
	if !part.Known() {
		return crm.InvalidField("part", "part.unknown", "%q is no part in a decision", part)
	}
	_, err = tx.exec(`INSERT INTO deal_contacts (workspace_id, deal_id, contact_id, part) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, tx.ws, d.ID, contact, string(part))
	tx.changed("deal", d.ID, "contact_added", nil, map[string]any{"contact": c.Name, "part": part})
	return err
}

// UnlinkContact takes a contact off a deal. The deal gets a new version, since
// a criterion that was met may be open now.
func (s *Store) UnlinkContact(ctx context.Context, by crm.Actor, deal, contact crm.ID) ([]crm.DealContact, error) {
	return write(ctx, s, by, func(tx *Tx) ([]crm.DealContact, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		n, err := tx.exec(`DELETE FROM deal_contacts WHERE workspace_id = ? AND deal_id = ? AND contact_id = ?`, tx.ws, deal, contact)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, crm.NotFoundf("contact", "this contact has no part in the deal")
		}
		if err := tx.bump(d); err != nil {
			return nil, err
		}
		tx.changed("deal", d.ID, "contact_removed", map[string]any{"contact": contact}, map[string]any{"version": d.Version})
		return tx.dealContacts(deal)
	})
}

// bump gives a deal a new version where something beside its row changed.
func (tx *Tx) bump(d *crm.Deal) error {
	n, err := tx.exec(`UPDATE deals SET version = version + 1 WHERE workspace_id = ? AND id = ? AND version = ?`, tx.ws, d.ID, d.Version)
	if err == nil && n == 0 {
		return errRaced
	}
	d.Version++
	return err
}
