package sample

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"hummock/internal/crm"
)

// Processes, by their places in teller.processes.
const (
	services = iota
	b2b
)

// passing is how a stage usually goes: how many leave it forward, and how many
// working days it takes.
type passing struct {
	odds, days float64
}

var passings = map[string]passing{
	"brief": {.72, 7}, "offer": {.82, 10}, "discussion": {.74, 10}, "decision": {.68, 14}, "documents": {.9, 9}, "prepayment": {.95, 8},
	"start": {1, 4}, "production": {1, 30}, "feedback": {1, 9},
	"need": {.68, 8}, "ability": {.66, 10}, "develop": {.8, 14}, "propose": {.74, 12}, "evaluate": {.78, 13}, "negotiate": {.86, 11}, "contract": {.93, 11},
	"close": {1, 8},
}

// usual is what a stage that is not in the table gets.
var usual = passing{.8, 8}

func passingOf(stage string) passing {
	if p, ok := passings[stage]; ok {
		return p
	}
	return usual
}

// openAt says how many of the open deals are in each stage of the two
// processes: 34 and 26.
var openAt = [2][]int{{8, 7, 6, 6, 4, 3}, {5, 4, 5, 5, 3, 2, 2}}

// story is one deal as it will have gone.
type story struct {
	*teller
	key      string
	process  int
	client   *client
	seller   *seller
	project  *project
	source   int
	value    int64 // as it turns out in the end
	currency crm.Currency
	path     []stay
	outcome  crm.Outcome
	ends     moment // of the last stay; beyond now for what is still running
	follows  string
	vowed    bool // something is promised and not settled
	intended bool // the client has agreed to a letter of intent
	grows    crm.LinkKind
	from     crm.ID // the client out of whose card it grows
	turn     int    // of a card: which way the client's life goes

	offered  with
	versions int      // of the offer
	wished   bool     // the client asks for a change that nobody has decided
	atTable  []crm.ID // contacts who sit at the negotiation

	last    care
	loss    crm.Loss
	signing moment // when it is really decided
	expects moment // when the seller expects that
	belief  int64  // what the seller expects it to bring
	named   map[crm.Role]bool
	hasNext bool
	billed  bool      // there is a payment plan, and an invoice for its first part
	due     crm.Date  // of the next step
	owed    []crm.Ask // left open on the way so far
}

// stay is one visit to come: when the deal enters a stage.
type stay struct {
	stage string
	at    moment
}

// care is how an open deal is looked after at the end of the history.
type care int

// Ways to look after an open deal.
const (
	cared care = iota
	overdue
	unplanned
	waiting
)

// lostDeal is one that can be taken up again.
type lostDeal struct {
	key     string
	client  int
	process int
	at      moment
	taken   bool
}

// sell tells all deals, in the order in which they begin.
func (t *teller) sell() []*story {
	stories := make([]*story, 0, closed+OpenDeals)
	for i := range closed {
		stories = append(stories, t.closedStory(i))
	}
	stories = append(stories, t.openStories()...)
	slices.SortStableFunc(stories, func(a, b *story) int { return cmp.Compare(a.path[0].at, b.path[0].at) })
	wins := t.firstWins(stories)
	for _, s := range stories {
		t.numbers++
		s.key = fmt.Sprintf("deal %d", t.numbers)
		s.settle()
		s.grows, s.from = s.growth(wins)
		s.tell()
	}
	return stories
}

// closedStory plans a deal that was won or lost before now: its way first, then
// the days. What is sold late is still in work.
func (t *teller) closedStory(i int) *story {
	s := &story{teller: t, process: services}
	if t.chance(.42) {
		s.process = b2b
	}
	s.pick()
	if i == 0 {
		s.seller = &t.sellers[0]
	}
	stages, outcome := s.fate()
	s.outcome = outcome
	s.plan(stages)
	length := s.ends
	if outcome == crm.Won {
		length = s.wonAt()
	}
	earliest := max(t.cal.first, s.seller.since)
	room := max(0, t.cal.now-day-earliest-length)
	begin := earliest
	for try := 0; i > 0 && try < 20; try++ { // the first deal begins with the history
		begin = earliest + moment(t.Float64()*float64(room))
		grows := .8 + .4*float64(begin)/float64(t.cal.now)
		if t.chance(t.cal.season(begin) * grows / 1.6) {
			break
		}
	}
	s.shift(begin)
	return s
}

// openStories plan the deals that are open now, spread over the stages.
func (t *teller) openStories() []*story {
	var out []*story
	for process, counts := range openAt {
		for stage, n := range counts {
			for range n {
				s := &story{teller: t, process: process, outcome: crm.Open}
				s.pick()
				s.openIn(stage)
				out = append(out, s)
			}
		}
	}
	t.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	for i, s := range out {
		switch {
		case i < 9:
			s.last = overdue
		case i < 13:
			s.last = unplanned
		case i < 17:
			s.last = waiting
		}
	}
	return out
}

// openIn lets the deal have come to a stage by now, and stand there for a while.
func (s *story) openIn(stage int) {
	var stages []string
	for i := range stage + 1 {
		stages = append(stages, s.processes[s.process].Stages[i].Key)
	}
	s.plan(stages)
	stands := moment(math.Min(70, s.about(.7*passingOf(stages[stage]).days, .7)))*day + moment(s.IntN(int(day)))
	entered := s.path[len(s.path)-1].at
	s.shift(max(s.cal.now-max(stands, 4*day)-entered, s.cal.first, s.seller.since))
	s.ends = s.cal.now + day
}

// pick chooses client, project and source; the value follows from them.
func (s *story) pick() {
	t := s.teller
	s.client = &t.clients[t.IntN(len(t.clients))]
	s.client.deals++
	s.project = &projects[oneOf(t, wishes[s.client.industry])]
	s.source = t.weighted([]float64{.28, .3, .16, .16, .1})
	s.seller = &t.sellers[t.weighted([]float64{.42, .4, .18})]
	s.currency = s.client.currency
	s.value = worth(t.about(medians[s.client.segment]*s.project.scale, .35), s.currency)
}

// fate walks the deal through the process until it is won or lost. A good
// seller, a referral and a small client make each step likelier.
func (s *story) fate() ([]string, crm.Outcome) {
	process := s.processes[s.process]
	shift := [...]float64{referral: .4, website: .05, conference: .1, cold: -.55, partner: .2}[s.source] - .1*float64(s.client.segment-1) + s.seller.skill
	var stages []string
	for i, stage := range process.Stages {
		stages = append(stages, stage.Key)
		if i >= process.WinIndex() {
			continue
		}
		if !s.chance(shifted(passingOf(stage.Key).odds, shift)) {
			return stages, s.failure(i)
		}
	}
	return stages, crm.Won
}

func (s *story) failure(stage int) crm.Outcome {
	if s.chance([...]float64{.5, .35, .12, .08, 0, 0, 0}[min(stage, 6)]) {
		return crm.Disqualified
	}
	return crm.Lost
}

// shifted moves a probability by logits.
func shifted(p, by float64) float64 {
	return 1 / (1 + math.Exp(-(math.Log(p/(1-p)) + by)))
}

// plan draws how long the deal stays in each stage, from moment 0 on. Lost
// deals linger before they are given up.
func (s *story) plan(stages []string) {
	stages = s.detour(stages)
	at := moment(0)
	for i, stage := range stages {
		s.path = append(s.path, stay{stage, at})
		stays := s.about(passingOf(stage).days, .5) * (.85 + .15*float64(s.client.segment))
		if i == len(stages)-1 && s.outcome != crm.Won {
			stays *= 1.4
		}
		at += max(2*day, moment(stays*float64(day)))
	}
	s.ends = at
}

// falls are the ways back that happen now and then.
var falls = map[string]string{"decision": "discussion", "discussion": "offer", "evaluate": "develop", "contract": "negotiate", "production": "start"}

// detour lets some deals fall back and come again, some leave a stage out, and
// some propose before they develop.
func (s *story) detour(stages []string) []string {
	p := s.processes[s.process]
	if i := slices.Index(stages, "propose"); i > 0 && i < len(stages)-1 && stages[i-1] == "develop" && s.chance(.06) {
		stages[i-1], stages[i] = stages[i], stages[i-1]
		return stages
	}
	if i := slices.Index(stages, "discussion"); i > 0 && i < len(stages)-1 && s.chance(.04) {
		return slices.Delete(stages, i, i+1)
	}
	for i := 1; i < len(stages)-1; i++ {
		back, ok := falls[stages[i]]
		if !ok || p.Index(back) < 0 || !s.chance(.08) {
			continue
		}
		again := []string{stages[i]}
		for j := p.Index(back); j < p.Index(stages[i]); j++ {
			again = append(again, p.Stages[j].Key)
		}
		return slices.Concat(stages[:i], again, stages[i:])
	}
	return stages
}

func (s *story) shift(by moment) {
	for i := range s.path {
		s.path[i].at += by
	}
	s.ends += by
}

// settle fixes what depends on the order of all deals: whether the deal takes
// up a lost one, and what the seller believes at first.
func (s *story) settle() {
	t := s.teller
	begins := s.path[0].at
	for i := range t.lostOnes {
		l := &t.lostOnes[i]
		if !l.taken && l.client == s.place() && l.process == s.process && l.at+60*day < begins && t.chance(.3) {
			l.taken, s.follows = true, l.key
			break
		}
	}
	s.signing = s.ends
	switch s.outcome {
	case crm.Won:
		s.signing = s.wonAt()
	case crm.Open:
		s.signing = t.cal.now + moment(t.about(float64(s.daysLeft()), .4))*day
	default:
		s.loss = s.reason()
		t.lostOnes = append(t.lostOnes, lostDeal{s.key, s.place(), s.process, s.ends, false})
	}
	s.belief = worthOf(float64(s.value) * t.about(1+.35*(s.seller.hope-1), .15))
	s.expects = begins + moment(float64(s.signing-begins)/s.seller.hope)
	if s.last == overdue { // its date has passed too
		s.expects = max(begins+3*day, t.cal.now-moment(2+t.IntN(20))*day)
	}
	s.named = map[crm.Role]bool{}
}

func (s *story) place() int {
	return slices.IndexFunc(s.clients, func(c client) bool { return c.company.ID == s.client.company.ID })
}

// wonAt is when the deal crosses the win line.
func (s *story) wonAt() moment {
	p := s.processes[s.process]
	for _, stay := range s.path {
		if p.Index(stay.stage) >= p.WinIndex() {
			return stay.at
		}
	}
	return s.ends
}

// daysLeft is how long an open deal usually still takes.
func (s *story) daysLeft() int {
	p := s.processes[s.process]
	left := 0.0
	for i := p.Index(s.path[len(s.path)-1].stage); i < p.WinIndex(); i++ {
		left += passingOf(p.Stages[i].Key).days
	}
	return int(left) + 1
}

// worthOf rounds minor units to whole hundreds.
func worthOf(minor float64) int64 { return int64(math.Max(1, math.Round(minor/10_000))) * 10_000 }
