package book

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/store"
)

// flag says something about a row.
type flag uint8

const (
	live     flag = 1 << iota // the row holds a deal
	active                    // it is on the board
	hasValue                  // its value is known
	relation                  // it is a relationship
	finished                  // it has an end date
	crewed                    // somebody works on it who does not own it
)

// columns are the deals of a workspace, one slice for each thing that filters
// and sums look at, and one for what only answers show. A row keeps its number
// as long as its deal lives; the rows of deleted deals are used again.
type columns struct {
	head *head
	arena

	row  map[crm.ID]uint32
	free []uint32

	flags       []flag
	place       []uint32 // -> places
	owner       []uint32 // -> owners
	company     []uint32 // -> companies
	value       []int64  // minor units
	base        []int64  // value in the base currency at the rates in rated, or else as it is
	weighted    []int64  // part of base, by the stage's percentage
	currency    []uint16 // -> currencies
	outcome     []insight.Outcome
	category    []insight.Category
	probability []float64 // the seller's own, in percent, or insight.NoPercent
	close       []day
	waiting     []day
	nextDay     []day
	since       []int64 // instants
	closed      []int64
	closedDay   []day // in the workspace's time zone
	created     []int64
	updated     []int64
	debts       []uint16
	source      []uint32 // -> words
	segment     []uint32 // -> words
	product     []uint32 // -> products
	folded      []span   // name as it is searched
	tags        []span   // folded, each between two NULs
	fields      []span   // custom fields as JSON
	id          []crm.ID
	number      []int64
	rest        []rest

	crew       map[crm.ID]rowSet // who works on which rows without owning them
	owners     dictionary[crm.ID]
	currencies dictionary[crm.Currency]
	kinds      dictionary[crm.TaskKind]
	words      dictionary[string]
	products   dictionary[crm.ID]

	rated *exchange // what base and the lanes' sums were converted with

	places  []place
	weighs  []uint32 // -> places: whose percentage counts
	placeOf map[placeKey]uint32
	lanes   map[laneKey]*stageLanes
	laneOf  []*stageLanes // place -> its stage's lanes

	companies companies
	contacts  contacts
	visits    visits
}

type placeKey struct {
	pipeline crm.ID
	version  int
	stage    string
}

// rest is what a row shows besides the columns.
type rest struct {
	version   int64
	name      span // empty: as folded
	sortName  span // empty: as folded
	rank      span
	shownTags span // JSON; empty: none
	next      span // title of the next step
	nextTask  crm.ID
	nextKind  uint8 // -> kinds
	nextOn    day
	nextAt    int64
	waivers   uint16
	answers   uint32 // -> owners: who is responsible
	offered   uint32 // -> owners: who is asked to take it over
}

func newColumns(h *store.BookHead) *columns {
	c := &columns{
		head: newHead(h), row: map[crm.ID]uint32{}, crew: map[crm.ID]rowSet{},
		owners: newDictionary[crm.ID](), currencies: newDictionary[crm.Currency](),
		kinds: newDictionary[crm.TaskKind](), words: newDictionary[string](), products: newDictionary[crm.ID](),
		placeOf: map[placeKey]uint32{}, lanes: map[laneKey]*stageLanes{},
		companies: newCompanies(), contacts: newContacts(),
	}
	c.rated = c.exchange(h.Today)
	return c
}

// apply brings in what a catch-up has read.
func (c *columns) apply(n *news) {
	if n.head != nil {
		c.replaceHead(newHead(n.head))
	}
	for i := range n.companies {
		c.setCompany(&n.companies[i])
	}
	c.dropContacts(n.touched.Contacts)
	for i := range n.contacts {
		c.setContact(&n.contacts[i])
	}
	c.applyDeals(n)
	if c.visits.loaded {
		c.applyVisits(n.touched.Deals, n.visits)
	}
	if c.crowded() {
		c.pack(c.eachSpan)
	}
}

func (c *columns) applyDeals(n *news) {
	found := make(map[crm.ID]bool, len(n.deals))
	for i := range n.deals {
		d := &n.deals[i]
		found[d.ID] = true
		if r, ok := c.row[d.ID]; ok {
			c.unlist(r)
		}
		c.list(c.set(d))
	}
	for _, id := range n.touched.Deals {
		if r, ok := c.row[id]; ok && !found[id] {
			c.unlist(r)
			c.drop(r)
		}
	}
}

func (c *columns) replaceHead(h *head) {
	c.head = h
	x := c.exchange(c.rated.on)
	again := !x.same(c.rated)
	for i := range c.places {
		p := &c.places[i]
		was := *p
		*p = h.placed(p.Pipeline, p.Version, p.Stage)
		again = again || p.Percent != was.Percent || p.Basis != was.Basis
	}
	for n := range uint32(len(c.places)) {
		was := c.weighs[n]
		c.weighs[n] = c.weighing(n)
		again = again || c.weighs[n] != was
	}
	if again {
		c.convert(x)
	}
}

// set writes a deal into its row, or into a new one, without listing it.
func (c *columns) set(d *store.BookDeal) uint32 {
	i, ok := c.row[d.ID]
	if !ok {
		i = c.newRow()
		c.row[d.ID] = i
	}
	c.flags[i] = live | c.flags[i]&crewed
	c.engage(i, &d.Deal)
	if d.Active() {
		c.flags[i] |= active
	}
	if d.Kind == crm.Relationship {
		c.flags[i] |= relation
	}
	if d.EndDate != "" {
		c.flags[i] |= finished
	}
	c.value[i] = 0
	if d.Value != nil {
		c.flags[i] |= hasValue
		c.value[i] = *d.Value
	}
	c.probability[i] = insight.NoPercent
	if d.Probability != nil {
		c.probability[i] = *d.Probability
	}
	c.place[i] = c.placeOfKey(placeKey{d.Pipeline, d.PipelineVersion, d.Stage})
	c.owner[i] = c.owners.of(d.Owner)
	c.company[i] = c.companies.of(d.Company)
	c.currency[i] = uint16(c.currencies.of(d.Currency))
	c.outcome[i], _ = insight.OutcomeOf(d.Outcome)
	c.category[i], _ = insight.CategoryOf(d.Category)
	c.source[i] = c.words.of(d.Source)
	c.segment[i] = c.words.of(d.Segment)
	c.product[i] = c.products.of(d.Product)
	c.close[i], c.waiting[i] = dayOf(d.ExpectedClose), dayOf(d.WaitingUntil)
	c.since[i], c.closed[i] = int64(d.StageSince), int64(d.ClosedAt)
	c.created[i], c.updated[i] = int64(d.CreatedAt), int64(d.UpdatedAt)
	c.closedDay[i] = closingDay(d.ClosedAt, c.head.zone)
	c.debts[i] = uint16(min(d.Debts, math.MaxUint16))
	c.setTexts(i, d)
	c.setNext(i, d.NextStep)
	r := &c.rest[i]
	c.id[i], c.number[i], r.version = d.ID, d.Number, d.Version
	r.waivers = uint16(min(d.Waivers, math.MaxUint16))
	r.answers, r.offered = c.owners.of(d.Answers()), c.owners.of(d.OfferedTo)
	c.rated.cover(c)
	c.base[i], c.weighted[i] = c.money(c.rated, i)
	return i
}

func (c *columns) setTexts(i uint32, d *store.BookDeal) {
	r := &c.rest[i]
	folded, sorted := crm.Fold(d.Name), crm.SortKey(d.Name)
	c.folded[i] = c.put(c.folded[i], folded)
	r.name, r.rank = c.put(r.name, unlike(d.Name, folded)), c.put(r.rank, d.Rank)
	r.sortName = c.put(r.sortName, unlike(sorted, folded))
	r.shownTags = c.put(r.shownTags, unlike(d.TagsJSON, "[]"))
	c.tags[i] = c.put(c.tags[i], foldedTags(d.TagsJSON))
	c.fields[i] = c.put(c.fields[i], unlike(d.FieldsJSON, "{}"))
}

// unlike leaves out a text that need not be kept twice.
func unlike(text, kept string) string {
	if text == kept {
		return ""
	}
	return text
}

// foldedTags puts each tag between two NULs, which no folded text holds.
func foldedTags(list string) string {
	var tags []string
	if list == "[]" || json.Unmarshal([]byte(list), &tags) != nil || len(tags) == 0 {
		return ""
	}
	for i, tag := range tags {
		tags[i] = crm.Fold(tag)
	}
	return "\x00" + strings.Join(tags, "\x00") + "\x00"
}

func (c *columns) setNext(i uint32, step *crm.NextStep) {
	r := &c.rest[i]
	if step == nil {
		c.nextDay[i] = noDay
		r.nextTask, r.nextAt, r.nextOn, r.nextKind, r.next = crm.ID{}, 0, noDay, 0, c.put(r.next, "")
		return
	}
	r.nextTask, r.nextAt = step.Task, int64(step.DueAt)
	r.nextKind = uint8(c.kinds.of(step.Kind))
	r.next = c.put(r.next, step.Title)
	r.nextOn = dayOf(step.DueOn)
	c.nextDay[i] = r.nextOn
	if step.DueAt != 0 {
		c.nextDay[i], _ = dayIn(step.DueAt, c.head.zone)
	}
}

// placeOfKey numbers the stage of one version of a pipeline.
func (c *columns) placeOfKey(key placeKey) uint32 {
	if n, ok := c.placeOf[key]; ok {
		return n
	}
	n := uint32(len(c.places))
	c.placeOf[key] = n
	c.places = append(c.places, c.head.placed(key.pipeline, key.version, key.stage))
	c.laneOf = append(c.laneOf, c.lanesOf(laneKey{key.pipeline, key.stage}))
	c.weighs = append(c.weighs, n)
	c.weighs[n] = c.weighing(n)
	return n
}

// weighing gives the place whose percentage a deal at a place is weighed by: the
// stage as the version in force has it. A retired stage keeps its own.
func (c *columns) weighing(n uint32) uint32 {
	p := c.places[n]
	now, ok := c.head.pipeline(p.Pipeline)
	if !ok || p.Now < 0 {
		return n
	}
	return c.placeOfKey(placeKey{p.Pipeline, now.Version, p.Stage})
}

func (c *columns) newRow() uint32 {
	if n := len(c.free); n > 0 {
		i := c.free[n-1]
		c.free = c.free[:n-1]
		return i
	}
	c.resize(len(c.flags) + 1)
	return uint32(len(c.flags) - 1)
}

// resize gives every column n rows.
func (c *columns) resize(n int) {
	c.flags = sized(c.flags, n)
	c.place, c.owner, c.company = sized(c.place, n), sized(c.owner, n), sized(c.company, n)
	c.value, c.currency = sized(c.value, n), sized(c.currency, n)
	c.base, c.weighted = sized(c.base, n), sized(c.weighted, n)
	c.outcome, c.category = sized(c.outcome, n), sized(c.category, n)
	c.probability = sized(c.probability, n)
	c.close, c.waiting, c.nextDay = sized(c.close, n), sized(c.waiting, n), sized(c.nextDay, n)
	c.since, c.closed, c.closedDay = sized(c.since, n), sized(c.closed, n), sized(c.closedDay, n)
	c.created, c.updated = sized(c.created, n), sized(c.updated, n)
	c.debts = sized(c.debts, n)
	c.source, c.segment, c.product = sized(c.source, n), sized(c.segment, n), sized(c.product, n)
	c.folded, c.tags, c.fields = sized(c.folded, n), sized(c.tags, n), sized(c.fields, n)
	c.id, c.number, c.rest = sized(c.id, n), sized(c.number, n), sized(c.rest, n)
}

func sized[T any](s []T, n int) []T { return slices.Grow(s[:min(n, len(s))], max(n-len(s), 0))[:n] }

// Bytes of texts that a deal has, roughly.
const textsOfDeal = 160

// reserve makes room for so many deals at once, since growing bit by bit costs
// more than half of a load.
func (c *columns) reserve(n int64) {
	rows := int(min(n, 2_000_000))
	c.row = make(map[crm.ID]uint32, rows)
	c.bytes = make([]byte, 0, rows*textsOfDeal)
	c.resize(rows)
	c.resize(0)
}

// drop forgets a deal.
func (c *columns) drop(i uint32) {
	delete(c.row, c.id[i])
	c.disengage(i)
	c.flags[i] = 0
	c.eachSpanOf(i, func(s *span) { *s = c.put(*s, "") })
	c.rest[i] = rest{}
	c.visits.set(i, nil)
	c.free = append(c.free, i)
}

func (c *columns) eachSpanOf(i uint32, visit func(*span)) {
	r := &c.rest[i]
	for _, s := range [...]*span{&r.name, &r.sortName, &r.rank, &r.shownTags, &r.next, &c.folded[i], &c.tags[i], &c.fields[i]} {
		visit(s)
	}
}

func (c *columns) eachSpan(visit func(*span)) {
	for i := range c.flags {
		c.eachSpanOf(uint32(i), visit)
	}
	c.companies.eachSpan(visit)
	c.contacts.eachSpan(visit)
}

func (c *columns) foldedName(i uint32) []byte { return c.at(c.folded[i]) }

func (c *columns) name(i uint32) string {
	if s := c.rest[i].name; s != 0 {
		return c.text(s)
	}
	return c.text(c.folded[i])
}

// nameKey is the deal's name as it is sorted.
func (c *columns) nameKey(i uint32) []byte {
	if s := c.rest[i].sortName; s != 0 {
		return c.at(s)
	}
	return c.at(c.folded[i])
}

// above says whether row a stands above row b in their stage.
func (c *columns) above(a, b uint32) int {
	if x := bytes.Compare(c.at(c.rest[a].rank), c.at(c.rest[b].rank)); x != 0 {
		return x
	}
	x, y := c.id[a], c.id[b]
	return bytes.Compare(x[:], y[:])
}
