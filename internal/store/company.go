package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const companyColumns = `c.id, c.version, c.name, c.segment, c.industry, c.size, c.credit_days, c.address, c.tax_id, c.language, c.owner_id, c.parent_id, c.fields, c.created_at, c.updated_at`

func scanCompany(row scanner) (crm.Company, error) {
	var c crm.Company
	var fields string
	err := row.Scan(&c.ID, &c.Version, &c.Name, &c.Segment, &c.Industry, &c.Size, &c.CreditDays, &c.Address, &c.TaxID, &c.Language, &c.Owner, &c.Parent, &fields, &c.CreatedAt, &c.UpdatedAt)
	if err != nil {
		return c, err
	}
	c.Fields = map[string]any{}
	return c, fromJSON(fields, &c.Fields)
}

// Page asks for part of a list: rows after a cursor whose folded name holds a text.
type Page struct {
	Text   string
	After  string // cursor of the row before the first
	Limit  int
	Parent crm.ID // contacts: of this company alone
}

// Companies lists companies by name.
func (s *Store) Companies(ctx context.Context, by crm.Actor, page Page) ([]crm.Company, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Company, error) {
		q := tx.list("companies c").owned("c.owner_id").page("c.folded", "c.id", page)
		q.And("c.deleted_at IS NULL")
		return listed(tx, scanCompany, q, companyColumns)
	})
}

// Company gives one company. One that the actor may not see is not found.
func (s *Store) Company(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Company, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Company, error) { return tx.company(id) })
}

func (tx *Tx) company(id crm.ID) (*crm.Company, error) {
	c, err := tx.anyCompany(id)
	if err != nil {
		return nil, err
	}
	if c.Owner.IsZero() || tx.by.MaySee(c.Owner) {
		return c, nil
	}
	known, err := tx.sellsTo(id)
	if err == nil && !known {
		err = noCompany()
	}
	if err != nil {
		return nil, err
	}
	return c, nil
}

// sellsTo says whether the actor sees a deal with a company: whoever works on the
// deal needs its client, whoever keeps the client.
func (tx *Tx) sellsTo(company crm.ID) (bool, error) {
	deals, err := collect(tx, scanCrew, `SELECT `+crewColumns+` FROM deals d WHERE d.workspace_id = ? AND d.company_id = ? AND d.deleted_at IS NULL`, tx.ws, company)
	return slices.ContainsFunc(deals, func(d crm.Deal) bool { return tx.by.SeesDeal(&d) }), err
}

func noCompany() *crm.Error {
	return crm.NotFoundf("company", "there is no such company, or you may not see it")
}

// anyCompany gives a company whoever owns it, for the rules of a visible deal.
func (tx *Tx) anyCompany(id crm.ID) (*crm.Company, error) {
	c, err := optional(collect(tx, scanCompany, `SELECT `+companyColumns+` FROM companies c WHERE c.workspace_id = ? AND c.id = ? AND c.deleted_at IS NULL`, tx.ws, id))
	if noRows(err) {
		return nil, noCompany()
	}
	return c, err
}

// CreateCompany adds a company; it needs a name.
func (s *Store) CreateCompany(ctx context.Context, by crm.Actor, set map[string]any) (*crm.Company, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Company, error) {
		c := newCompany(tx, "")
		if err := tx.fillCompany(c, set); err != nil {
			return nil, err
		}
		return c, insertCompany(tx, c, nil)
	})
}

func newCompany(tx *Tx, name string) *crm.Company {
	now := crm.InstantOf(tx.now)
	return &crm.Company{ID: crm.NewID(), Version: 1, Name: name, Owner: tx.by.User, Fields: map[string]any{}, CreatedAt: now, UpdatedAt: now}
}

func (tx *Tx) fillCompany(c *crm.Company, set map[string]any) error {
	custom, err := customFields(tx)
	if err != nil {
		return err
	}
	if err := c.SetAll(set, custom); err != nil {
		return err
	}
	if err := tx.checkPeople("company", custom, set); err != nil {
		return err
	}
	if !c.Owner.IsZero() {
		if _, err := tx.activeUser(c.Owner); err != nil {
			return crm.InvalidField("owner_id", "user.not_found", "there is no such person in the firm, or they have left")
		}
	}
	if c.Parent.IsZero() {
		return nil
	}
	if _, err := tx.company(c.Parent); err != nil || c.Parent == c.ID {
		return crm.InvalidField("parent_id", "company.not_found", "the parent company is missing, or it is the company itself")
	}
	return tx.noCircle(c)
}

// noCircle refuses a parent that belongs to the company itself, over however many
// others.
func (tx *Tx) noCircle(c *crm.Company) error {
	above := map[crm.ID]bool{c.ID: true}
	for id := c.Parent; !id.IsZero(); {
		if above[id] {
			return crm.InvalidField("parent_id", "company.circle", "the parent company belongs to this company itself: name another one")
		}
		above[id] = true
		err := tx.one(`SELECT parent_id FROM companies WHERE workspace_id = ? AND id = ?`, []any{tx.ws, id}, &id)
		if err != nil {
			return err
		}
	}
	return nil
}

func insertCompany(tx *Tx, c *crm.Company, external any) error {
	_, err := tx.exec(`INSERT INTO companies (workspace_id, id, version, external, name, folded, segment, industry, size, credit_days, address, tax_id, language, owner_id, parent_id, fields, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, c.ID, c.Version, external, c.Name, foldedName(c.Name), c.Segment, c.Industry, c.Size, c.CreditDays, c.Address, c.TaxID, string(c.Language), c.Owner, c.Parent, asJSON(c.Fields), c.CreatedAt, c.UpdatedAt)
	if err != nil {
		return err
	}
	_, is, err := crm.Diff(&crm.Company{}, c)
	tx.changed("company", c.ID, "created", nil, is)
	return firstError(err, tx.addKeys(faced{"company", c.ID, companyFace(c)}))
}

// EditCompany changes fields of a company.
func (s *Store) EditCompany(ctx context.Context, by crm.Actor, id crm.ID, version int64, set map[string]any) (*crm.Company, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Company, error) {
		c, err := tx.company(id)
		if err != nil {
			return nil, err
		}
		if c.Version != version {
			e := stale(version, c.Version)
			e.Mine, e.Theirs = set, c
			return nil, e
		}
		return c, tx.editCompany(c, set)
	})
}

func (tx *Tx) editCompany(c *crm.Company, set map[string]any) error {
	before := *c
	if err := tx.fillCompany(c, set); err != nil {
		return err
	}
	return tx.saveCompany(&before, c, "edited")
}

// saveCompany writes a changed company, if it did change, and logs the difference.
func (tx *Tx) saveCompany(before, c *crm.Company, verb string) error {
	was, is, err := crm.Diff(before, c)
	if err != nil || len(is) == 0 {
		return err
	}
	c.Version, c.UpdatedAt = before.Version+1, crm.InstantOf(tx.now)
	n, err := tx.exec(`UPDATE companies SET version = ?, name = ?, folded = ?, segment = ?, industry = ?, size = ?, credit_days = ?, address = ?, tax_id = ?, language = ?, owner_id = ?, parent_id = ?, fields = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		c.Version, c.Name, foldedName(c.Name), c.Segment, c.Industry, c.Size, c.CreditDays, c.Address, c.TaxID, string(c.Language), c.Owner, c.Parent, asJSON(c.Fields), c.UpdatedAt, tx.ws, c.ID, before.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return errRaced
	}
	is["version"] = c.Version
	tx.changed("company", c.ID, verb, was, is)
	return tx.changeKeys(companyFace(before), faced{"company", c.ID, companyFace(c)})
}

// setCompanyField sets one field of a deal's company, for a criterion.
func (tx *Tx) setCompanyField(id crm.ID, field string, value any) error {
	if id.IsZero() {
		return crm.InvalidField("company_id", "deal.no_company", "the deal has no company yet: name it first")
	}
	c, err := tx.company(id)
	if err != nil {
		return err
	}
	return tx.editCompany(c, map[string]any{field: value})
}

// companyNamed finds a visible company by its folded name, or makes it.
func companyNamed(tx *Tx, name string) (crm.ID, error) {
	name = strings.TrimSpace(name)
	found, err := collect(tx, scanCompany, `SELECT `+companyColumns+` FROM companies c WHERE c.workspace_id = ? AND c.folded = ? AND c.deleted_at IS NULL ORDER BY c.id`, tx.ws, foldedName(name))
	if err != nil {
		return crm.ID{}, err
	}
	for _, c := range found {
		if c.Owner.IsZero() || tx.by.MaySee(c.Owner) {
			return c.ID, nil
		}
	}
	c := newCompany(tx, "")
	if err := tx.fillCompany(c, map[string]any{"name": name}); err != nil {
		return crm.ID{}, err
	}
	return c.ID, insertCompany(tx, c, nil)
}
