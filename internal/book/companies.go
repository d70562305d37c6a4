package book

import (
	"strings"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// companies are the firm's clients, for the names and credit days of deals and
// for searching.
type companies struct {
	row  map[crm.ID]uint32
	rows []companyRow // row 0 stands for no company
}

type companyRow struct {
	id      crm.ID
	owner   uint32 // -> owners
	credit  int32  // days; -1: not agreed
	name    span
	folded  span // empty: as name
	created int64
	live    bool
}

func newCompanies() companies {
	return companies{row: map[crm.ID]uint32{{}: 0}, rows: []companyRow{{credit: -1}}}
}

// of gives the row of a company, which may be read later.
func (t *companies) of(id crm.ID) uint32 {
	n, ok := t.row[id]
	if !ok {
		n = uint32(len(t.rows))
		t.row[id] = n
		t.rows = append(t.rows, companyRow{id: id, credit: -1})
	}
	return n
}

func (t *companies) eachSpan(visit func(*span)) {
	for i := range t.rows {
		visit(&t.rows[i].name)
		visit(&t.rows[i].folded)
	}
}

func (c *columns) setCompany(b *store.BookCompany) {
	r := &c.companies.rows[c.companies.of(b.ID)]
	r.owner, r.created, r.live = c.owners.of(b.Owner), int64(b.CreatedAt), !b.Deleted
	r.credit = -1
	if b.CreditDays != nil {
		r.credit = int32(*b.CreditDays)
	}
	r.name, r.folded = c.put(r.name, b.Name), c.put(r.folded, unlike(crm.Fold(b.Name), b.Name))
}

func (c *columns) companyName(n uint32) string { return c.text(c.companies.rows[n].name) }

// companyFolded is a company's name as it is searched.
func (c *columns) companyFolded(n uint32) []byte {
	r := &c.companies.rows[n]
	if r.folded != 0 {
		return c.at(r.folded)
	}
	return c.at(r.name)
}

// contacts are the people at the clients, for searching.
type contacts struct {
	row  map[crm.ID]uint32
	rows []contactRow
	free []uint32
}

type contactRow struct {
	id      crm.ID
	company uint32
	name    span
	folded  span // empty: as name
	email   span
	phone   span
	digits  span
	created int64
	live    bool
}

func newContacts() contacts { return contacts{row: map[crm.ID]uint32{}} }

func (t *contacts) eachSpan(visit func(*span)) {
	for i := range t.rows {
		r := &t.rows[i]
		for _, s := range [...]*span{&r.name, &r.folded, &r.email, &r.phone, &r.digits} {
			visit(s)
		}
	}
}

func (c *columns) setContact(b *store.BookContact) {
	t := &c.contacts
	i, ok := t.row[b.ID]
	if !ok {
		if n := len(t.free); n > 0 {
			i, t.free = t.free[n-1], t.free[:n-1]
		} else {
			i = uint32(len(t.rows))
			t.rows = append(t.rows, contactRow{})
		}
		t.row[b.ID] = i
	}
	r := &t.rows[i]
	r.id, r.company, r.created, r.live = b.ID, c.companies.of(b.Company), int64(b.CreatedAt), true
	r.name, r.folded = c.put(r.name, b.Name), c.put(r.folded, unlike(crm.Fold(b.Name), b.Name))
	r.email, r.phone, r.digits = c.put(r.email, b.Email), c.put(r.phone, b.Phone), c.put(r.digits, digitsOf(b.Phone))
}

// dropContacts forgets contacts; those that still exist are set again.
func (c *columns) dropContacts(ids []crm.ID) {
	t := &c.contacts
	for _, id := range ids {
		i, ok := t.row[id]
		if !ok {
			continue
		}
		r := &t.rows[i]
		for _, s := range [...]*span{&r.name, &r.folded, &r.email, &r.phone, &r.digits} {
			*s = c.put(*s, "")
		}
		*r = contactRow{}
		delete(t.row, id)
		t.free = append(t.free, i)
	}
}

func (c *columns) contactFolded(r *contactRow) []byte {
	if r.folded != 0 {
		return c.at(r.folded)
	}
	return c.at(r.name)
}

// digitsOf is a telephone number as it is searched.
func digitsOf(phone string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, phone)
}
