package book

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hummock/internal/crm"
)

// Found is what a search found, the best first.
type Found struct {
	Rev       int64          `json:"rev"`
	Deals     []FoundDeal    `json:"deals" nullable:"false"`
	Companies []FoundCompany `json:"companies" nullable:"false"`
	Contacts  []FoundContact `json:"contacts" nullable:"false"`
}

// FoundDeal is a deal that was found.
type FoundDeal struct {
	ID          crm.ID      `json:"id"`
	Number      int64       `json:"number"`
	Name        string      `json:"name"`
	CompanyName string      `json:"company_name"`
	Pipeline    crm.ID      `json:"pipeline_id"`
	Stage       string      `json:"stage"`
	Outcome     crm.Outcome `json:"outcome"`
}

// FoundCompany is a company that was found.
type FoundCompany struct {
	ID   crm.ID `json:"id"`
	Name string `json:"name"`
}

// FoundContact is a contact that was found.
type FoundContact struct {
	ID          crm.ID `json:"id"`
	Name        string `json:"name"`
	Email       string `json:"email"`
	Phone       string `json:"phone"`
	Company     crm.ID `json:"company_id"`
	CompanyName string `json:"company_name"`
}

// Search finds deals by name, company or number (D-1042), companies by name,
// and contacts by name, mail or telephone number, at most limit of each. What
// was typed on the wrong keyboard layout is found too. Exact matches come
// first, then beginnings, then beginnings of words, then the rest; among equals
// the newest first.
func (b *Book) Search(by crm.Actor, text string, limit int) *Found {
	b.mu.RLock()
	defer b.mu.RUnlock()
	out := &Found{Rev: b.rev.Load(), Deals: []FoundDeal{}, Companies: []FoundCompany{}, Contacts: []FoundContact{}}
	s := newSearch(b.cols, b.mask(b.cols, by), text, limit)
	if s == nil || limit <= 0 {
		return out
	}
	c := b.cols
	names := s.companyMatches()
	for _, i := range s.deals(names) {
		p := &c.places[c.place[i]]
		out.Deals = append(out.Deals, FoundDeal{c.id[i], c.number[i], c.name(i), c.companyName(c.company[i]), p.Pipeline, p.Stage, outcomeNames[c.outcome[i]]})
	}
	for _, n := range s.companies(names) {
		out.Companies = append(out.Companies, FoundCompany{c.companies.rows[n].id, c.companyName(n)})
	}
	for _, n := range s.contacts() {
		r := &c.contacts.rows[n]
		out.Contacts = append(out.Contacts, FoundContact{r.id, c.text(r.name), c.text(r.email), c.text(r.phone), c.companies.rows[r.company].id, c.companyName(r.company)})
	}
	return out
}

// How well something matches.
const (
	nothing uint8 = iota
	infix
	wordStart
	prefix
	exact
	byNumber
)

type search struct {
	c       *columns
	mask    mask
	limit   int
	queries []query // as typed, and on the other layout
	number  int64   // of a deal; 0: none
	digits  []byte  // of a telephone number
}

type query struct {
	whole []byte
	words [][]byte
}

func newSearch(c *columns, m mask, text string, limit int) *search {
	folded := crm.Fold(text)
	if folded == "" {
		return nil
	}
	s := &search{c: c, mask: m, limit: limit}
	for _, q := range [...]string{folded, crm.Fold(crm.OtherLayout(folded))} {
		if q == "" {
			continue
		}
		s.queries = append(s.queries, query{[]byte(q), bytes.Fields([]byte(q))})
		if n, ok := dealNumber(q); ok {
			s.number = n
		}
	}
	digits := digitsOf(folded)
	if len(digits) >= 3 && !strings.ContainsFunc(folded, unicode.IsLetter) {
		s.digits = []byte(digits)
	}
	return s
}

// dealNumber reads D-1042, d1042 or 1042.
func dealNumber(folded string) (int64, bool) {
	digits := strings.TrimPrefix(strings.TrimPrefix(folded, "d"), "-")
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil && n > 0
}

// match says how well a folded text matches; other is searched for the words
// that text lacks.
func (s *search) match(text []byte, other uint64) uint8 {
	best := nothing
	for k := range s.queries {
		best = max(best, s.queries[k].match(text, other>>(k*32)))
	}
	return best
}

// match takes a bit set of the words that are found elsewhere.
func (q *query) match(text []byte, elsewhere uint64) uint8 {
	if how := found(text, q.whole); how != nothing {
		return how
	}
	if len(q.words) == 1 {
		return nothing
	}
	best := exact
	for n, word := range q.words {
		how := found(text, word)
		if how == nothing && n < 32 && elsewhere&(1<<n) != 0 {
			how = infix
		}
		if best = min(best, how); best == nothing {
			return nothing
		}
	}
	return min(best, wordStart)
}

func found(text, needle []byte) uint8 {
	at := bytes.Index(text, needle)
	switch {
	case at < 0:
		return nothing
	case at == 0 && len(text) == len(needle):
		return exact
	case at == 0:
		return prefix
	}
	for rest := at; rest >= 0; {
		if c := text[at-1]; c == ' ' || c == '-' || c == '"' || c == '(' || c == '.' || c == '@' || c == '/' {
			return wordStart
		}
		if rest = bytes.Index(text[at+1:], needle); rest >= 0 {
			at += 1 + rest
		}
	}
	return infix
}

// companyMatch is how a company's name matches, and which words it holds.
type companyMatch struct {
	how   uint8
	words uint64 // 32 bits for each query
}

func (s *search) companyMatches() []companyMatch {
	out := make([]companyMatch, len(s.c.companies.rows))
	for n := 1; n < len(out); n++ {
		name := s.c.companyFolded(uint32(n))
		for k := range s.queries {
			q := &s.queries[k]
			out[n].how = max(out[n].how, q.match(name, 0))
			if len(q.words) == 1 {
				continue
			}
			for w, word := range q.words[:min(len(q.words), 32)] {
				if bytes.Contains(name, word) {
					out[n].words |= 1 << (k*32 + w)
				}
			}
		}
	}
	return out
}

// hits keeps the best rows.
type hits struct {
	limit int
	best  []hit
}

type hit struct {
	how     uint8
	created int64
	row     uint32
	id      crm.ID
}

func (h *hits) offer(x hit) {
	if x.how == nothing || len(h.best) == h.limit && compareHits(x, h.best[h.limit-1]) >= 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(h.best, x, compareHits)
	if len(h.best) == h.limit {
		h.best = h.best[:h.limit-1]
	}
	h.best = slices.Insert(h.best, at, x)
}

func compareHits(a, b hit) int {
	if a.how != b.how {
		return int(b.how) - int(a.how)
	}
	if a.created != b.created {
		if a.created > b.created {
			return -1
		}
		return 1
	}
	return bytes.Compare(b.id[:], a.id[:])
}

func (h *hits) rows() []uint32 {
	out := make([]uint32, len(h.best))
	for i, x := range h.best {
		out[i] = x.row
	}
	return out
}

func (s *search) deals(names []companyMatch) []uint32 {
	c := s.c
	h := hits{limit: s.limit}
	for i := range c.visible(s.mask, nil) {
		company := &names[c.company[i]]
		how := s.match(c.foldedName(i), company.words)
		how = max(how, min(company.how, wordStart))
		if s.number != 0 && c.number[i] == s.number {
			how = byNumber
		}
		if how != nothing {
			h.offer(hit{how, c.created[i], i, c.id[i]})
		}
	}
	return h.rows()
}

func (s *search) companies(names []companyMatch) []uint32 {
	h := hits{limit: s.limit}
	for n := range names {
		r := &s.c.companies.rows[n]
		if r.live && s.mask.company(r.owner) {
			h.offer(hit{names[n].how, r.created, uint32(n), r.id})
		}
	}
	return h.rows()
}

// contacts are seen with their companies; those without one are everybody's.
func (s *search) contacts() []uint32 {
	c := s.c
	h := hits{limit: s.limit}
	for n := range c.contacts.rows {
		r := &c.contacts.rows[n]
		if !r.live || !s.mask.company(c.companies.rows[r.company].owner) {
			continue
		}
		how := max(s.match(c.contactFolded(r), 0), s.match(c.at(r.email), 0))
		if s.digits != nil {
			how = max(how, found(c.at(r.digits), s.digits))
		}
		h.offer(hit{how, r.created, uint32(n), r.id})
	}
	return h.rows()
}
