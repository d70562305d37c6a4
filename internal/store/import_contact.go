package store

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// contactRows brings contacts in: by external key, by mail address, else by
// name and company.
func (b *importBatch) contactRows() error {
	companies, err := b.companiesFor(func(i int) string { return b.records[i].Company })
	if err != nil {
		return err
	}
	known, err := b.contactsLike()
	if err != nil {
		return err
	}
	var rows [][]any
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		rec := &b.records[i]
		values, ok, err := b.resolvePeople(i, rec.Set)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		set := map[string]any{"name": rec.Name}
		for _, v := range values {
			set[v.Field] = v.Value
		}
		if rec.Email != "" {
			set["email"] = rec.Email
		}
		same := companies[foldedName(rec.Company)]
		c := known.find(rec, same)
		company, err := same.meant(companyOf(c), rec.Company)
		if err != nil {
			if err := b.refuse(i, "company", rec.Company, err); err != nil {
				return err
			}
			continue
		}
		if rec.Company != "" {
			set["company_id"] = company.String()
		}
		if c != nil {
			err = b.updateContact(i, c, set)
		} else {
			rows, err = b.createContact(i, rec, set, rows)
		}
		if err != nil {
			return err
		}
	}
	if b.r.Dry {
		return nil
	}
	return b.tx.insertMany(`INSERT INTO contacts (workspace_id, id, version, external, company_id, name, folded, title, email, phone, part, language, opt_out, fields, import_id, created_at, updated_at) VALUES `, rows, "")
}

// knownContacts are the contacts that a batch could mean, the oldest first.
type knownContacts struct {
	byKey  map[string]crm.ID
	all    map[crm.ID]*crm.Contact
	byMail map[string][]*crm.Contact
	byName map[string][]*crm.Contact
}

func (b *importBatch) contactsLike() (*knownContacts, error) {
	var keys, mails, names []string
	for i := range b.records {
		rec := &b.records[i]
		switch {
		case !b.todo(i):
		case rec.Key != "":
			keys = append(keys, rec.Key)
			fallthrough
		default:
			names = append(names, foldedName(rec.Name))
			if rec.Email != "" {
				mails = append(mails, rec.Email, strings.ToLower(rec.Email))
			}
		}
	}
	k := &knownContacts{all: map[crm.ID]*crm.Contact{}}
	var err error
	if k.byKey, err = b.tx.externals("contacts", keys); err != nil {
		return nil, err
	}
	add := func(row scanner) error {
		c, err := scanContact(row)
		if err == nil && k.all[c.ID] == nil {
			k.all[c.ID] = &c
		}
		return err
	}
	const from = `SELECT ` + contactColumns + ` FROM contacts c WHERE c.workspace_id = ? AND c.deleted_at IS NULL AND `
	if err := eachOf(b.tx, add, from+`c.email IN `, mails); err != nil {
		return nil, err
	}
	if err := eachOf(b.tx, add, from+`c.folded IN `, names); err != nil {
		return nil, err
	}
	for _, id := range k.byKey {
		if err := eachOf(b.tx, add, from+`c.id IN `, []crm.ID{id}); err != nil {
			return nil, err
		}
	}
	err = b.tx.hideContacts(k)
	k.sort()
	return k, err
}

func (k *knownContacts) sort() {
	k.byMail, k.byName = map[string][]*crm.Contact{}, map[string][]*crm.Contact{}
	ids := slices.SortedFunc(maps.Keys(k.all), func(a, b crm.ID) int { return slices.Compare(a[:], b[:]) })
	for _, id := range ids {
		c := k.all[id]
		name, mail := foldedName(c.Name), strings.ToLower(c.Email)
		k.byName[name] = append(k.byName[name], c)
		k.byMail[mail] = append(k.byMail[mail], c)
	}
}

// hideContacts takes out contacts of companies that the actor may not see.
func (tx *Tx) hideContacts(k *knownContacts) error {
	if tx.by.Sees == crm.SeesAll {
		return nil
	}
	for id, c := range k.all {
		if c.Company.IsZero() {
			continue
		}
		if _, err := tx.company(c.Company); crm.IsKind(err, crm.NotFound) {
			delete(k.all, id)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// find gives the contact that a row means, the oldest of several. Two addresses
// that differ are two people, whatever their names.
func (k *knownContacts) find(rec *crm.ImportRecord, companies namesakes) *crm.Contact {
	if c := k.all[k.byKey[rec.Key]]; rec.Key != "" && c != nil {
		return c
	}
	if same := k.byMail[strings.ToLower(rec.Email)]; rec.Email != "" && len(same) > 0 {
		return same[0]
	}
	for _, c := range k.byName[foldedName(rec.Name)] {
		here := len(companies) == 0 && c.Company.IsZero() || slices.Contains(companies, c.Company)
		if here && (rec.Email == "" || c.Email == "") {
			return c
		}
	}
	return nil
}

func companyOf(c *crm.Contact) crm.ID {
	if c == nil {
		return crm.ID{}
	}
	return c.Company
}

func (b *importBatch) createContact(i int, rec *crm.ImportRecord, set map[string]any, rows [][]any) ([][]any, error) {
	now := crm.InstantOf(b.tx.now)
	c := crm.Contact{ID: crm.NewID(), Version: 1, Fields: map[string]any{}, OptOut: map[string]bool{}, Also: []string{}, CreatedAt: now, UpdatedAt: now}
	if err := c.SetAll(set, b.r.Fields); err != nil {
		return rows, b.refuseField(i, rec, err)
	}
	b.results[i] = rowResult{state: crm.RowCreated, noun: "contact", target: c.ID}
	b.faces = append(b.faces, faced{"contact", c.ID, contactFace(&c, "")})
	return append(rows, []any{
		b.tx.ws, c.ID, c.Version, null(rec.Key), c.Company, c.Name, foldedName(c.Name), c.Title, c.Email, c.Phone, string(c.Part), string(c.Language),
		asJSON(c.OptOut), asJSON(c.Fields), b.r.Import.ID, c.CreatedAt, c.UpdatedAt,
	}), nil
}

func (b *importBatch) updateContact(i int, before *crm.Contact, set map[string]any) error {
	c := *before
	earlier := b.means(i, c.ID)
	if err := c.SetAll(set, b.r.Fields); err != nil {
		return b.refuseField(i, &b.records[i], err)
	}
	b.results[i] = rowResult{state: crm.RowUnchanged, noun: "contact", target: c.ID}
	if reflect.DeepEqual(&c, before) {
		return nil
	}
	if earlier != 0 {
		return b.refuseRepeated(i, earlier)
	}
	c = *before
	logged := len(b.tx.log)
	if err := b.tx.editContact(&c, set); err != nil {
		return b.refuseField(i, &b.records[i], err)
	}
	b.tx.log = b.tx.log[:logged]
	b.results[i].state, b.results[i].before = crm.RowUpdated, importedBefore{Version: c.Version, Contact: before}
	return nil
}
