package store

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"hummock/internal/crm"
)

// namesakes are the things that one name leads to.
type namesakes []crm.ID

// meant gives the one that a row means by the name: the one that its record has
// already, else the only one. Of several nobody but a person knows which.
func (n namesakes) meant(has crm.ID, name string) (crm.ID, error) {
	switch {
	case slices.Contains(n, has):
		return has, nil
	case len(n) > 1:
		return crm.ID{}, crm.Invalidf("import.several_called", "%d different ones are called %q: give each a name of its own, then bring the row in again", len(n), clipped(name)).
			With("count", strconv.Itoa(len(n))).With("name", clipped(name))
	case len(n) == 1:
		return n[0], nil
	}
	return crm.ID{}, nil
}

// companiesNamed finds visible companies by their folded names.
func (tx *Tx) companiesNamed(folded []string) (map[string]namesakes, error) {
	found := map[string]namesakes{}
	err := eachOf(tx, func(row scanner) error {
		var name string
		var id, owner crm.ID
		if err := row.Scan(&name, &id, &owner); err != nil {
			return err
		}
		if owner.IsZero() || tx.by.MaySee(owner) {
			found[name] = append(found[name], id)
		}
		return nil
	}, `SELECT folded, id, owner_id FROM companies WHERE workspace_id = ? AND deleted_at IS NULL AND folded IN `, folded)
	return found, err
}

// companiesFor finds the companies that rows name, and makes those that do not
// exist. It gives their ids by folded name.
func (b *importBatch) companiesFor(name func(i int) string) (map[string]namesakes, error) {
	var asked []string
	names := map[string]string{}
	for i := range b.records {
		if n := name(i); b.todo(i) && n != "" && names[foldedName(n)] == "" {
			names[foldedName(n)] = n
			asked = append(asked, foldedName(n))
		}
	}
	found, err := b.tx.companiesNamed(asked)
	if err != nil {
		return nil, err
	}
	var rows [][]any
	for _, folded := range asked {
		if _, ok := found[folded]; ok {
			continue
		}
		c := b.newCompany(clipped(names[folded]))
		rows = append(rows, b.companyRow(c, ""))
		found[folded] = namesakes{c.ID}
		b.alongMade("company", folded, c.Name, c.ID)
	}
	return found, b.tx.insertMany(insertImportedCompany, rows, "")
}

// newCompany begins a company. What an admin brings in belongs to everybody
// unless the file says whose it is.
func (b *importBatch) newCompany(name string) *crm.Company {
	c := newCompany(b.tx, name)
	if b.tx.by.Has(crm.Owner, crm.Admin, crm.Manager) {
		c.Owner = crm.ID{}
	}
	return c
}

const insertImportedCompany = `INSERT INTO companies (workspace_id, id, version, external, name, folded, segment, industry, size, credit_days, owner_id, parent_id, fields, import_id, created_at, updated_at) VALUES `

func (b *importBatch) companyRow(c *crm.Company, external string) []any {
	b.faces = append(b.faces, faced{"company", c.ID, companyFace(c)})
	return []any{b.tx.ws, c.ID, c.Version, null(external), c.Name, foldedName(c.Name), c.Segment, c.Industry, c.Size, c.CreditDays, c.Owner, c.Parent, asJSON(c.Fields), b.r.Import.ID, c.CreatedAt, c.UpdatedAt}
}

// companyRows brings companies in: by external key, else by name.
func (b *importBatch) companyRows() error {
	existing, err := b.existingCompanies()
	if err != nil {
		return err
	}
	parents, err := b.tx.companiesNamed(b.foldedParents())
	if err != nil {
		return err
	}
	var rows [][]any
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		rec := &b.records[i]
		set, ok, err := b.companySet(i, rec, existing[i], parents)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if c := existing[i]; c != nil {
			err = b.updateCompany(i, c, set)
		} else {
			rows, err = b.createCompany(i, rec, set, rows)
		}
		if err != nil {
			return err
		}
	}
	if b.r.Dry {
		return nil
	}
	return b.tx.insertMany(insertImportedCompany, rows, "")
}

func (b *importBatch) foldedParents() []string {
	var names []string
	for i := range b.records {
		if p := b.records[i].Parent; p != "" {
			names = append(names, foldedName(p))
		}
	}
	return names
}

// existingCompanies gives the company that each row means, where there is one.
func (b *importBatch) existingCompanies() (map[int]*crm.Company, error) {
	var keys, names []string
	for i := range b.records {
		if rec := &b.records[i]; b.todo(i) {
			names = append(names, foldedName(rec.Name))
			if rec.Key != "" {
				keys = append(keys, rec.Key)
			}
		}
	}
	byKey, err := b.tx.externals("companies", keys)
	if err != nil {
		return nil, err
	}
	byName, err := b.tx.companiesNamed(names)
	if err != nil {
		return nil, err
	}
	out := map[int]*crm.Company{}
	for i := range b.records {
		rec := &b.records[i]
		if !b.todo(i) {
			continue
		}
		id, ok := byKey[rec.Key]
		if !ok {
			if id, err = byName[foldedName(rec.Name)].meant(crm.ID{}, rec.Name); err != nil {
				if err := b.refuse(i, "name", rec.Name, err); err != nil {
					return nil, err
				}
				continue
			}
		}
		if id.IsZero() {
			continue
		}
		c, err := b.tx.company(id)
		if crm.IsKind(err, crm.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[i] = c
	}
	return out, nil
}

// externals gives the ids of rows by their external keys.
func (tx *Tx) externals(table string, keys []string) (map[string]crm.ID, error) {
	found := map[string]crm.ID{}
	err := eachOf(tx, func(row scanner) error {
		var key string
		var id crm.ID
		err := row.Scan(&key, &id)
		found[key] = id
		return err
	}, fmt.Sprintf(`SELECT external, id FROM %s WHERE workspace_id = ? AND external IN `, table), keys)
	return found, err
}

// companySet gathers what a row says of a company; ok is false where it was
// refused.
func (b *importBatch) companySet(i int, rec *crm.ImportRecord, existing *crm.Company, parents map[string]namesakes) (map[string]any, bool, error) {
	values, ok, err := b.resolvePeople(i, rec.Set)
	if err != nil || !ok {
		return nil, false, err
	}
	set := map[string]any{"name": rec.Name}
	for _, v := range values {
		set[v.Field] = v.Value
	}
	if rec.Owner != "" {
		u, err := b.person(rec.Owner)
		if err == nil && !u.Active {
			err = hasLeft(u)
		}
		if err != nil {
			return nil, false, b.refuse(i, "owner", rec.Owner, err)
		}
		set["owner_id"] = u.ID.String()
	}
	if foldedName(rec.Parent) == foldedName(rec.Name) {
		return set, true, nil
	}
	var has crm.ID
	if existing != nil {
		has = existing.Parent
	}
	parent, err := parents[foldedName(rec.Parent)].meant(has, rec.Parent)
	if err != nil {
		return nil, false, b.refuse(i, "parent", rec.Parent, err)
	}
	if !parent.IsZero() {
		set["parent_id"] = parent.String()
	}
	return set, true, nil
}

func (b *importBatch) createCompany(i int, rec *crm.ImportRecord, set map[string]any, rows [][]any) ([][]any, error) {
	c := b.newCompany(rec.Name)
	if err := c.SetAll(set, b.r.Fields); err != nil {
		return rows, b.refuseField(i, rec, err)
	}
	b.wouldMake("company", foldedName(rec.Name))
	b.results[i] = rowResult{state: crm.RowCreated, noun: "company", target: c.ID}
	return append(rows, b.companyRow(c, rec.Key)), nil
}

func (b *importBatch) updateCompany(i int, before *crm.Company, set map[string]any) error {
	c := *before
	earlier := b.means(i, c.ID)
	if err := c.SetAll(set, b.r.Fields); err != nil {
		return b.refuseField(i, &b.records[i], err)
	}
	b.results[i] = rowResult{state: crm.RowUnchanged, noun: "company", target: c.ID}
	if reflect.DeepEqual(&c, before) {
		return nil
	}
	if earlier != 0 {
		return b.refuseRepeated(i, earlier)
	}
	c = *before
	logged := len(b.tx.log)
	if err := b.tx.editCompany(&c, set); err != nil {
		return b.refuseField(i, &b.records[i], err)
	}
	b.tx.log = b.tx.log[:logged]
	b.results[i].state, b.results[i].before = crm.RowUpdated, importedBefore{Version: c.Version, Company: before}
	return nil
}

// refuseField refuses a row for a problem that names its field.
func (b *importBatch) refuseField(i int, rec *crm.ImportRecord, err error) error {
	field, raw := fieldOf(err), ""
	for _, v := range rec.Set {
		if v.Field == field {
			raw = v.Raw
		}
	}
	if field == "name" {
		raw = rec.Name
	}
	return b.refuse(i, field, raw, err)
}

// parents walks through companies once more: one may belong to another that
// came later in the files, or that they only name.
func (b *importBatch) parents() error {
	waiting, err := b.waitForParent()
	if err != nil || len(waiting) == 0 {
		return err
	}
	for i := range b.results { // companiesFor looks at rows without a result
		if waiting[i].IsZero() {
			b.results[i].state = b.rows[i].State
		}
	}
	found, err := b.companiesFor(func(i int) string { return b.records[i].Parent })
	if err != nil {
		return err
	}
	for i, id := range waiting {
		parent, err := found[foldedName(b.records[i].Parent)].meant(crm.ID{}, b.records[i].Parent)
		if err != nil || parent.IsZero() || parent == id { // several were refused in the first walk
			continue
		}
		if err := b.setParent(i, id, parent); err != nil {
			return err
		}
	}
	for i := range b.results {
		if waiting[i].IsZero() {
			b.results[i].state = ""
		}
	}
	return nil
}

// waitForParent gives the companies, by row, that name a parent and have none.
func (b *importBatch) waitForParent() (map[int]crm.ID, error) {
	asked := map[crm.ID]int{}
	var ids []crm.ID
	for i := range b.records {
		if id := b.rows[i].Target; b.records[i].Parent != "" && !id.IsZero() && b.rows[i].State != crm.RowBad {
			asked[id] = i
			ids = append(ids, id)
		}
	}
	waiting := map[int]crm.ID{}
	err := eachOf(b.tx, func(row scanner) error {
		var id crm.ID
		err := row.Scan(&id)
		if foldedName(b.records[asked[id]].Parent) != foldedName(b.records[asked[id]].Name) {
			waiting[asked[id]] = id
		}
		return err
	}, `SELECT id FROM companies WHERE workspace_id = ? AND deleted_at IS NULL AND parent_id IS NULL AND id IN `, ids)
	return waiting, err
}

// setParent gives a company its parent. One that this import made stays at its
// first version.
func (b *importBatch) setParent(i int, id, parent crm.ID) error {
	b.results[i] = rowResult{state: b.rows[i].State, noun: "company", target: id}
	if b.rows[i].State == crm.RowCreated {
		_, err := b.tx.exec(`UPDATE companies SET parent_id = ? WHERE workspace_id = ? AND id = ? AND version = 1`, parent, b.tx.ws, id)
		return err
	}
	before, err := b.companyBefore(i, id)
	if err != nil {
		return err
	}
	if _, err := b.tx.exec(`UPDATE companies SET parent_id = ?, version = version + 1 WHERE workspace_id = ? AND id = ?`, parent, b.tx.ws, id); err != nil {
		return err
	}
	if b.rows[i].State == crm.RowUnchanged {
		b.counts.Unchanged--
		b.counts.Updated++
		n := b.counts.Nouns["company"]
		n.Unchanged--
		n.Updated++
		b.counts.Nouns["company"] = n
	}
	b.results[i].state = crm.RowUpdated
	b.results[i].before = before
	return nil
}

// companyBefore is a company as it was before this import, which may have
// changed it in its first walk already.
func (b *importBatch) companyBefore(i int, id crm.ID) (*importedBefore, error) {
	now, err := b.tx.company(id)
	if err != nil {
		return nil, err
	}
	if b.rows[i].State != crm.RowUpdated {
		return &importedBefore{Version: now.Version + 1, Company: now}, nil
	}
	var text string
	err = b.tx.one(`SELECT before FROM import_rows WHERE workspace_id = ? AND import_id = ? AND file = ? AND row = ?`, []any{b.tx.ws, b.r.Import.ID, b.phase.file, b.rows[i].Row}, &text)
	if err != nil {
		return nil, err
	}
	var was importedBefore
	err = fromJSON(text, &was)
	was.Version = now.Version + 1
	return &was, err
}
