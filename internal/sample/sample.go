// Package sample tells the history of an invented firm, Northgate Studio: its
// people, its clients, and two years of selling and working by two processes.
// The same seed, day and language tell the same history to the last word.
package sample

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"hummock/internal/crm"
)

// Name is what the sample company is called.
const Name = "Northgate Studio"

// Sizes of the history.
const (
	Months    = 24
	OpenDeals = 60
	closed    = 400
)

// Options say which history is told.
type Options struct {
	Now      time.Time
	Language crm.Language
	Seed     uint64
	Services crm.Template // the process it-services
	B2B      crm.Template // the process b2b-weighted
	Life     crm.Template // client-lifecycle, with the process of the cards
}

// Make tells the history up to now. It asks the given processes what their
// gates want, so it follows them when they change.
func Make(o Options) crm.History {
	t := newTeller(o)
	t.hire()
	t.findClients()
	t.teach()
	stories := t.sell()
	t.tendCards(stories)
	slices.SortStableFunc(t.acts, func(a, b crm.Act) int { return int(a.At - b.At) })
	return crm.History{
		Name: Name, Currency: "EUR", TimeZone: zone, FiscalMonth: 4, Language: t.lang, Began: t.cal.began,
		Owner:    t.founder(),
		Template: all(o),
		Segments: t.words(segmentNames[:]), Sources: t.words(sourceNames[:]), Tags: t.words(tagNames[:]),
		Teams: []crm.Team{{ID: t.team, Name: t.say(teamName)}}, Products: t.products, Rates: t.rates(), Holidays: t.cal.named(t.lang),
		Address: address1, TaxID: "PL5840000000", Bank: "PL00 1090 0000 0000 0001 0000 0000\nBIC NORGPLPW",
		Acts: t.acts,
	}
}

const address1 = "ul. Portowa 12\n80-001 Gdańsk"

// all is what the firm works by: two ways to sell, and the cards of its clients.
func all(o Options) crm.Template {
	cards := o.Life
	cards.Pipelines = cards.Pipelines[1:]
	two := both(o.Services, o.B2B)
	sales := two.Pipelines
	two = both(two, cards)
	two.Pipelines = append(slices.Clip(sales), cards.Pipelines[0])
	return two
}

// both puts two templates into one. A field that both want is there once.
func both(a, b crm.Template) crm.Template {
	a.Pipelines = slices.Concat(a.Pipelines[:1], b.Pipelines[:1])
	a.Fields = slices.Clone(a.Fields)
	for _, f := range b.Fields {
		known := slices.ContainsFunc(a.Fields, func(k crm.CustomField) bool { return k.Noun == f.Noun && k.Key == f.Key })
		if !known {
			a.Fields = append(a.Fields, f)
		}
	}
	return a
}

// teller holds what is known while the history is told.
type teller struct {
	*rand.Rand
	cal       calendar
	lang      crm.Language
	ids       uint32
	processes [3]*crm.Process
	fields    map[string]crm.CustomField

	team     crm.ID
	staff    map[crm.Role]crm.ID // who answers for a role besides selling
	sellers  []seller
	clients  []client
	products []crm.Product
	lostOnes []lostDeal
	numbers  int
	handed   int // deals that wait between two people
	acts     []crm.Act
}

func newTeller(o Options) *teller {
	t := &teller{
		Rand: rand.New(rand.NewPCG(o.Seed, 0x6e6f727468676174)), cal: newCalendar(o.Now), lang: crm.SupportedLanguage(o.Language),
		processes: [3]*crm.Process{&o.Services.Pipelines[0].Process, &o.B2B.Pipelines[0].Process, &o.Life.Pipelines[1].Process},
		fields:    map[string]crm.CustomField{}, staff: map[crm.Role]crm.ID{},
	}
	for _, f := range all(o).Fields {
		if f.Noun == "deal" {
			t.fields[f.Key] = f
		}
	}
	return t
}

// id makes the next id of the history: in form a UUIDv7 of the firm's first day.
func (t *teller) id() crm.ID {
	t.ids++
	var id crm.ID
	ms := uint64(t.cal.began)
	for i := range 6 {
		id[i] = byte(ms >> (40 - 8*i))
	}
	id[6], id[7] = 0x70|byte(t.ids>>16&0x0f), byte(t.ids>>8)
	id[8], id[9] = 0x80, byte(t.ids)
	for i := 10; i < 16; i++ {
		id[i] = byte(t.Uint32())
	}
	return id
}

// act adds something that somebody did at a moment. What lies ahead of now has
// not happened.
func (t *teller) act(at moment, by crm.ID, deal string, did crm.Deed) {
	if at < t.cal.now {
		t.acts = append(t.acts, crm.Act{At: t.cal.instant(at), By: by, Deal: deal, Did: did})
	}
}

func (t *teller) say(text phrase) string { return text.in(t.lang) }

func (t *teller) words(texts []phrase) []string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = t.say(text)
	}
	return out
}

// chance is true with probability p.
func (t *teller) chance(p float64) bool { return t.Float64() < p }

// about gives a lognormal number with a median and a spread.
func (t *teller) about(median, spread float64) float64 {
	return median * math.Exp(spread*t.NormFloat64())
}

// oneOf picks one of several.
func oneOf[T any](t *teller, list []T) T { return list[t.IntN(len(list))] }

// weighted picks an index by weights.
func (t *teller) weighted(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	x := t.Float64() * sum
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return len(weights) - 1
}
