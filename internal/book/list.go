package book

import (
	"bytes"
	"container/heap"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"hummock/internal/crm"
)

// ListOrder asks for a page of deals, open and closed.
type ListOrder struct {
	Filter Filter
	Sort   string   // a key of sorts, such as value, or -value for the largest first; "": -created
	Cursor string   // Next of the page before; "": the first page
	Limit  int      // deals of a page
	AsOf   crm.Date // day of the exchange rates; "": today
	Now    time.Time
}

// List is a page of deals with the sums of the whole list.
type List struct {
	Rev      int64        `json:"rev"`
	IDs      []crm.ID     `json:"ids" nullable:"false"`
	Next     string       `json:"next" doc:"Cursor of the next page; empty: this is the last"`
	Currency crm.Currency `json:"currency"`
	AsOf     crm.Date     `json:"as_of"`
	Total    Sum          `json:"total"`
	Ignored  []string     `json:"ignored" nullable:"false"`
}

// List answers a page of the deals that the actor may see and that meet the
// filter. Deals without what is sorted by come last in either direction; equal
// ones in the order of their ids. A cursor stays good while deals change.
func (b *Book) List(by crm.Actor, o ListOrder) (*List, error) {
	q, done := b.ask(by, o.Now, o.AsOf)
	defer done()
	c := q.c
	s, err := q.sorting(o.Sort)
	if err != nil {
		return nil, err
	}
	after, err := s.readCursor(o.Cursor)
	if err != nil {
		return nil, err
	}
	tests, ignored := q.compile(o.Filter)
	page := topRows{sorting: s, limit: max(o.Limit, 1) + 1}
	var counted tally
	for i := range c.visible(b.mask(c, by), all(tests)) {
		q.count(&counted, i)
		if k := s.key(i); after == nil || s.compare(*after, k) < 0 {
			page.offer(k)
		}
	}
	out := &List{
		Rev: b.rev.Load(), IDs: []crm.ID{}, Currency: c.head.Currency, AsOf: q.exchange.on,
		Total: counted.sum(c, q.exchange), Ignored: ignored,
	}
	keys := page.sorted()
	if len(keys) == page.limit {
		keys = keys[:page.limit-1]
		out.Next = s.cursor(keys[len(keys)-1])
	}
	for _, k := range keys {
		out.IDs = append(out.IDs, k.id)
	}
	return out, nil
}

// visible walks the rows that a mask and a test let through.
func (c *columns) visible(m mask, meets test) func(yield func(uint32) bool) {
	return func(yield func(uint32) bool) {
		for i := range uint32(len(c.flags)) {
			if c.flags[i]&live == 0 || !m.deal(c, i) || meets != nil && !meets(i) {
				continue
			}
			if !yield(i) {
				return
			}
		}
	}
}

// sorting is an order of rows.
type sorting struct {
	name   string
	down   bool
	c      *columns
	number func(uint32) (int64, bool) // or
	text   func(uint32) []byte
}

// sortKey is what a row is sorted by.
type sortKey struct {
	missing bool
	number  int64
	text    []byte
	id      crm.ID
}

func (q *question) sorting(name string) (*sorting, error) {
	if name == "" {
		name = "-created"
	}
	s := &sorting{name: name, c: q.c}
	key, down := strings.CutPrefix(name, "-")
	key = strings.TrimPrefix(key, "+")
	s.down = down
	c := q.c
	switch key {
	case "name":
		s.text = c.nameKey
	case "number":
		s.number = func(i uint32) (int64, bool) { return c.number[i], true }
	case "value", "amount":
		s.number = func(i uint32) (int64, bool) {
			if c.flags[i]&hasValue == 0 {
				return 0, false
			}
			return q.exchange.quick(c.currency[i], c.value[i])
		}
	case "expected_close", "close":
		s.number = func(i uint32) (int64, bool) { return int64(c.close[i]), c.close[i] != noDay }
	case "stage":
		s.number = func(i uint32) (int64, bool) {
			p := &c.places[c.place[i]]
			return int64(c.head.order[p.Pipeline])<<32 + int64(p.Now), p.Now >= 0
		}
	case "stage_since":
		s.number = instantKey(c.since)
	case "next_due":
		s.number = c.nextDue
	case "updated":
		s.number = instantKey(c.updated)
	case "created":
		s.number = instantKey(c.created)
	case "closed":
		s.number = instantKey(c.closed)
	default:
		return nil, crm.InvalidField("sort", "list.sort", "deals cannot be sorted by %q: use number, name, value, expected_close, stage, stage_since, next_due, updated, created or closed", key).With("sort", key)
	}
	return s, nil
}

func instantKey(column []int64) func(uint32) (int64, bool) {
	return func(i uint32) (int64, bool) { return column[i], column[i] != 0 }
}

// nextDue orders next steps by day, and within it those without a time first.
func (c *columns) nextDue(i uint32) (int64, bool) {
	if c.nextDay[i] == noDay {
		return 0, false
	}
	due := int64(c.nextDay[i]) * dayMillis
	if at := c.rest[i].nextAt; at != 0 {
		_, since := dayIn(crm.Instant(at), c.head.zone)
		due += since
	}
	return due, true
}

func (s *sorting) key(i uint32) sortKey {
	k := sortKey{id: s.c.id[i]}
	if s.text != nil {
		k.text = s.text(i)
		return k
	}
	n, ok := s.number(i)
	k.number, k.missing = n, !ok
	if k.missing {
		k.number = 0
	}
	return k
}

func (s *sorting) compare(a, b sortKey) int {
	if a.missing != b.missing {
		if a.missing {
			return 1
		}
		return -1
	}
	x := bytes.Compare(a.text, b.text)
	if a.number != b.number {
		x = 1
		if a.number < b.number {
			x = -1
		}
	}
	if x == 0 {
		return bytes.Compare(a.id[:], b.id[:])
	}
	if s.down {
		return -x
	}
	return x
}

// cursorText is a cursor before it is encoded.
type cursorText struct {
	Sort    string `json:"s"`
	Missing bool   `json:"m,omitempty"`
	Number  int64  `json:"n,omitempty"`
	Text    []byte `json:"t,omitempty"`
	ID      crm.ID `json:"i"`
}

func (s *sorting) cursor(k sortKey) string {
	b, err := json.Marshal(cursorText{s.name, k.missing, k.number, k.text, k.id})
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

func (s *sorting) readCursor(text string) (*sortKey, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // the first page has none
	}
	var t cursorText
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(b, &t)
	}
	if err != nil || t.Sort != s.name {
		return nil, crm.InvalidField("cursor", "list.cursor", "the cursor does not belong to this order: take the one that the page before gave, with the same sort")
	}
	return &sortKey{missing: t.Missing, number: t.Number, text: t.Text, id: t.ID}, nil
}

// topRows keeps the first rows of an order, the last of them on top of a heap.
type topRows struct {
	*sorting
	limit int
	keys  []sortKey
}

func (t *topRows) Len() int           { return len(t.keys) }
func (t *topRows) Less(i, j int) bool { return t.compare(t.keys[i], t.keys[j]) > 0 }
func (t *topRows) Swap(i, j int)      { t.keys[i], t.keys[j] = t.keys[j], t.keys[i] }

// Push and Pop are for package heap; rows are offered.
func (t *topRows) Push(x any) { t.keys = append(t.keys, x.(sortKey)) }

// Pop takes the last away.
func (t *topRows) Pop() any {
	last := t.keys[len(t.keys)-1]
	t.keys = t.keys[:len(t.keys)-1]
	return last
}

func (t *topRows) offer(k sortKey) {
	if len(t.keys) < t.limit {
		heap.Push(t, k)
		return
	}
	if t.compare(k, t.keys[0]) < 0 {
		t.keys[0] = k
		heap.Fix(t, 0)
	}
}

func (t *topRows) sorted() []sortKey {
	slices.SortFunc(t.keys, t.compare)
	return t.keys
}
