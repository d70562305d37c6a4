package book

import (
	"bytes"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// test says whether a row meets a term.
type test func(row uint32) bool

// compile turns a filter into tests over the columns, and names the terms that
// mean nothing and are therefore ignored.
func (q *question) compile(f Filter) (tests []test, ignored []string) {
	ignored = []string{}
	for _, term := range f {
		t := q.term(term)
		if t == nil {
			ignored = append(ignored, term.String())
			continue
		}
		tests = append(tests, t)
	}
	return tests, ignored
}

func all(tests []test) test {
	switch len(tests) {
	case 0:
		return nil
	case 1:
		return tests[0]
	}
	return func(i uint32) bool {
		for _, t := range tests {
			if !t(i) {
				return false
			}
		}
		return true
	}
}

// term gives the test of a term, or nil where the term means nothing.
func (q *question) term(t Term) test {
	if t.Key == "" {
		return q.words(t.Values[0])
	}
	if len(t.Values) == 0 {
		return nil
	}
	var any []test
	for _, v := range t.Values {
		one := q.value(t.Key, v)
		if one == nil {
			return nil
		}
		any = append(any, one)
	}
	if len(any) == 1 {
		return any[0]
	}
	return func(i uint32) bool { return slices.ContainsFunc(any, func(t test) bool { return t(i) }) }
}

func (q *question) value(key, v string) test {
	c := q.c
	folded := crm.Fold(v)
	if field, ok := strings.CutPrefix(key, "cf."); ok {
		return q.custom(field, v)
	}
	switch key {
	case "owner":
		return q.owner(v, folded)
	case "handover":
		return q.handover(folded)
	case "stage":
		return q.stage(v)
	case "pipeline":
		return q.inPipeline(v, folded)
	case "amount", "value":
		return q.amount(v, folded)
	case "next":
		return q.next(folded)
	case "age":
		return q.age(v)
	case "outcome":
		return q.outcome(folded)
	case "tag":
		tag := []byte("\x00" + folded + "\x00")
		return q.orNone(folded, func(i uint32) bool { return c.tags[i] == 0 }, func(i uint32) bool { return bytes.Contains(c.at(c.tags[i]), tag) })
	case "source":
		return dictionaryTest(c.source, c.words.values, folded)
	case "segment":
		return dictionaryTest(c.segment, c.words.values, folded)
	case "category":
		return q.category(folded)
	case "currency":
		return q.currency(v)
	case "kind":
		return q.kind(folded)
	case "company":
		return q.company(v, folded)
	case "product":
		return q.product(v, folded)
	case "close", "expected_close":
		return q.date(v, folded, c.close)
	case "waiting":
		return q.date(v, folded, c.waiting)
	case "closed":
		return q.date(v, folded, c.closedDay)
	case "created":
		return q.instant(v, c.created)
	case "updated":
		return q.instant(v, c.updated)
	case "debts":
		v, ok := parseInterval(v, wholeNumber)
		return given(ok, func(i uint32) bool { return v.holds(int64(c.debts[i])) })
	}
	return nil
}

func given(ok bool, t test) test {
	if !ok {
		return nil
	}
	return t
}

// orNone answers "none" with one test and all else with another.
func (q *question) orNone(word string, none, else_ test) test {
	if word == "none" {
		return none
	}
	return else_
}

func (q *question) owner(v, folded string) test {
	c := q.c
	var owners []crm.ID
	switch folded {
	case "me":
		owners = []crm.ID{q.by.User}
	case "team":
		owners = q.by.Team
	case "none":
		owners = []crm.ID{{}}
	default:
		if id, err := crm.ParseID(v); err == nil {
			owners = []crm.ID{id}
			break
		}
		for _, u := range c.head.Users {
			if name := crm.Fold(u.Name); name == folded || strings.HasPrefix(name, folded+" ") || crm.Fold(u.Email) == folded {
				owners = append(owners, u.ID)
			}
		}
		if owners == nil {
			return nil
		}
	}
	wanted := make([]bool, len(c.owners.values))
	for _, id := range owners {
		if n, ok := c.owners.index[id]; ok {
			wanted[n] = true
		}
	}
	return func(i uint32) bool { return wanted[c.owner[i]] }
}

// handover tells the deals that wait for somebody to take them over, for anybody
// or for the reader, those that were taken over, and those that nobody has offered.
func (q *question) handover(folded string) test {
	c := q.c
	switch folded {
	case "open":
		return func(i uint32) bool { return c.rest[i].offered != 0 }
	case "me":
		me, known := c.owners.index[q.by.User]
		return func(i uint32) bool { return known && c.rest[i].offered == me }
	case "done":
		return func(i uint32) bool { return c.rest[i].answers != c.owner[i] }
	case "none":
		return func(i uint32) bool { return c.rest[i].offered == 0 && c.rest[i].answers == c.owner[i] }
	}
	return nil
}

// stage reads a key, a name, or numbers of stages counted from 1 in the
// version of the pipeline that is in force.
func (q *question) stage(v string) test {
	c := q.c
	wanted := make([]bool, len(c.places))
	if numbers, ok := parseInterval(v, wholeNumber); ok {
		for n, p := range c.places {
			wanted[n] = p.Now >= 0 && numbers.holds(int64(p.Now+1))
		}
	} else {
		keys := c.head.stagesNamed(v)
		if keys == nil {
			return nil
		}
		for n, p := range c.places {
			wanted[n] = slices.Contains(keys, p.Stage)
		}
	}
	return func(i uint32) bool { return wanted[c.place[i]] }
}

func (q *question) inPipeline(v, folded string) test {
	c := q.c
	var ids []crm.ID
	for i := range c.head.Pipelines {
		p := &c.head.Pipelines[i]
		if p.ID.String() == v || named(p.Process.Name, folded) {
			ids = append(ids, p.ID)
		}
	}
	if ids == nil {
		return nil
	}
	wanted := make([]bool, len(c.places))
	for n, p := range c.places {
		wanted[n] = slices.Contains(ids, p.Pipeline)
	}
	return func(i uint32) bool { return wanted[c.place[i]] }
}

// amount compares in the base currency; an amount without a rate meets nothing.
func (q *question) amount(v, folded string) test {
	c, x := q.c, q.exchange
	switch folded {
	case "none":
		return func(i uint32) bool { return c.flags[i]&hasValue == 0 }
	case "any":
		return func(i uint32) bool { return c.flags[i]&hasValue != 0 }
	}
	wanted, ok := parseInterval(v, amountIn(c.head.Currency))
	return given(ok, func(i uint32) bool {
		if c.flags[i]&hasValue == 0 {
			return false
		}
		if q.current {
			return x.rates[c.currency[i]].known && wanted.holds(c.base[i])
		}
		minor, ok := x.quick(c.currency[i], c.value[i])
		return ok && wanted.holds(minor)
	})
}

func (q *question) next(folded string) test {
	c, today := q.c, dayOf(q.today)
	if folded == "overdue" {
		return func(i uint32) bool { return c.nextDay[i] != noDay && c.nextDay[i] < today }
	}
	if folded == "none" || folded == "any" {
		want := folded == "any"
		return func(i uint32) bool { return !c.rest[i].nextTask.IsZero() == want }
	}
	return q.date(folded, folded, c.nextDay)
}

// age counts whole days in the stage.
func (q *question) age(v string) test {
	c, now := q.c, int64(q.now)
	wanted, ok := parseInterval(strings.TrimSuffix(v, "d"), wholeNumber)
	return given(ok, func(i uint32) bool { return wanted.holds((now - c.since[i]) / dayMillis) })
}

func (q *question) outcome(folded string) test {
	c := q.c
	if folded == "active" {
		return func(i uint32) bool { return c.flags[i]&active != 0 }
	}
	want, err := insight.OutcomeOf(crm.Outcome(folded))
	return given(err == nil, func(i uint32) bool { return c.outcome[i] == want })
}

func (q *question) category(folded string) test {
	c := q.c
	want, err := insight.CategoryOf(crm.Category(folded))
	return given(err == nil && folded != "", func(i uint32) bool { return c.category[i] == want })
}

func (q *question) currency(v string) test {
	c := q.c
	code, err := crm.ParseCurrency(v)
	n, found := c.currencies.index[code]
	return given(err == nil, func(i uint32) bool { return found && uint32(c.currency[i]) == n })
}

func (q *question) kind(folded string) test {
	c := q.c
	if folded != string(crm.Sale) && folded != string(crm.Relationship) {
		return nil
	}
	want := folded == string(crm.Relationship)
	return func(i uint32) bool { return (c.flags[i]&relation != 0) == want }
}

func (q *question) company(v, folded string) test {
	c := q.c
	if folded == "none" {
		return func(i uint32) bool { return c.company[i] == 0 }
	}
	if id, err := crm.ParseID(v); err == nil {
		n, found := c.companies.row[id]
		return func(i uint32) bool { return found && c.company[i] == n }
	}
	wanted := c.companiesWith(folded)
	return func(i uint32) bool { return wanted[c.company[i]] }
}

func (q *question) product(v, folded string) test {
	c := q.c
	if folded == "none" {
		return func(i uint32) bool { return c.product[i] == 0 }
	}
	id, err := crm.ParseID(v)
	n, found := c.products.index[id]
	return given(err == nil, func(i uint32) bool { return found && c.product[i] == n })
}

func (q *question) date(v, folded string, column []day) test {
	switch folded {
	case "none", "no":
		return func(i uint32) bool { return column[i] == noDay }
	case "any", "yes":
		return func(i uint32) bool { return column[i] != noDay }
	case "overdue", "past":
		today := dayOf(q.today)
		return func(i uint32) bool { return column[i] != noDay && column[i] < today }
	}
	wanted, ok := parseInterval(v, days(q.today))
	return given(ok, func(i uint32) bool { return column[i] != noDay && wanted.holds(int64(column[i])) })
}

// instant compares the calendar day of an instant in the workspace's time zone.
func (q *question) instant(v string, column []int64) test {
	zone := q.c.head.zone
	wanted, ok := parseInterval(v, days(q.today))
	return given(ok, func(i uint32) bool {
		if column[i] == 0 {
			return false
		}
		d, _ := dayIn(crm.Instant(column[i]), zone)
		return wanted.holds(int64(d))
	})
}

// words asks that each word be found in the name of the deal or of its company,
// as typed or as typed on the other keyboard layout.
func (q *question) words(text string) test {
	var tests []test
	for word := range strings.FieldsSeq(crm.Fold(text)) {
		tests = append(tests, q.word(word))
	}
	return all(tests)
}

func (q *question) word(word string) test {
	c := q.c
	if number, ok := dealNumber(word); ok {
		return func(i uint32) bool {
			return c.number[i] == number || bytes.Contains(c.foldedName(i), []byte(word))
		}
	}
	inCompany := c.companiesWith(word)
	needle, other := []byte(word), []byte(crm.OtherLayout(word))
	return func(i uint32) bool {
		if inCompany[c.company[i]] {
			return true
		}
		name := c.foldedName(i)
		return bytes.Contains(name, needle) || len(other) > 0 && bytes.Contains(name, other)
	}
}

// companiesWith marks the companies whose folded name holds a text.
func (c *columns) companiesWith(text string) []bool {
	wanted := make([]bool, len(c.companies.rows))
	needle, other := []byte(text), []byte(crm.OtherLayout(text))
	for n := range c.companies.rows {
		name := c.companyFolded(uint32(n))
		wanted[n] = bytes.Contains(name, needle) || len(other) > 0 && bytes.Contains(name, other)
	}
	return wanted
}

// dictionaryTest marks the values of a dictionary that mean a word; "none" is
// the empty one.
func dictionaryTest(column []uint32, values []string, folded string) test {
	wanted := make([]bool, len(values))
	for n, v := range values {
		wanted[n] = crm.Fold(v) == folded && n > 0 || folded == "none" && n == 0
	}
	return func(i uint32) bool { return wanted[column[i]] }
}
