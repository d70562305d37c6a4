package store_test

import (
	"maps"
	"slices"
	"strings"
	"time"

	"hummock/internal/crm"
)

// ledger is what a test knows of one deal from what was recorded with success.
// It judges criteria by its own reading of what they mean.
type ledger struct {
	id, pipeline, company, owner crm.ID

	external string // its key in a sheet

	stays   []stay
	lost    crm.Outcome // lost or disqualified, if so
	lostAt  crm.Instant
	takenUp bool // by a later deal
	waivers int
	debts   int

	value      float64
	industry   string // as last set on its company
	source     string
	segment    string
	closing    string
	likely     bool
	fields     map[string]any
	tags       []string
	people     map[string]crm.Part // by name; each name is used once
	performers []crm.ID
	happened   []happening
	tasks      []duty
	papers     []paper
	ticks      map[string]signature
	requests   []request
	passing    []passing
}

// stay is a visit.
type stay struct {
	version     int
	stage, way  string
	at          crm.Instant
	void        bool
	met, waived []string
	owed        []string
	putOff      int // of those owed, how many had been owed before
}

type happening struct {
	kind   string
	twoWay bool
	at     crm.Instant
}

// paper is a document.
type paper struct {
	kind, state string
	expires     crm.Date
}

var paperStates = []string{"draft", "sent", "seen", "changes_asked", "agreed", "signed"}

func further(state, than string) bool {
	return slices.Index(paperStates, state) >= slices.Index(paperStates, than)
}

func (p paper) over(today crm.Date) bool {
	return p.expires != "" && p.expires < today && further(p.state, "agreed")
}

func (p paper) meets(c *crm.Criterion, today crm.Date) bool {
	return p.counts(c) && further(p.state, c.State) && !p.over(today)
}

func (p paper) counts(c *crm.Criterion) bool {
	return c.Document == crm.Any || c.Document == p.kind
}

type duty struct {
	title string
	due   crm.Date
	done  crm.Instant
}

type signature struct {
	by    crm.ID
	roles []crm.Role
	note  string
	signs bool
	at    crm.Instant
}

type request struct {
	id        crm.ID
	criterion string
	purpose   string
	roles     []crm.Role
	asker     crm.ID
	at        crm.Instant
	decision  string
	decider   crm.ID
	decided   crm.Instant
	holding   []crm.Role // roles of the decider
}

func (l *ledger) clone() *ledger {
	c := *l
	c.stays, c.tags, c.performers = slices.Clone(l.stays), slices.Clone(l.tags), slices.Clone(l.performers)
	c.papers = slices.Clone(l.papers)
	c.happened, c.tasks, c.requests = slices.Clone(l.happened), slices.Clone(l.tasks), slices.Clone(l.requests)
	c.passing = slices.Clone(l.passing)
	c.fields, c.people, c.ticks = maps.Clone(l.fields), maps.Clone(l.people), maps.Clone(l.ticks)
	return &c
}

func newLedger() *ledger {
	return &ledger{fields: map[string]any{}, people: map[string]crm.Part{}, ticks: map[string]signature{}}
}

// running is the stay that the deal is in, and the one before.
func (l *ledger) running() (last, previous *stay) {
	for i := len(l.stays) - 1; i >= 0; i-- {
		switch {
		case l.stays[i].void:
		case last == nil:
			last = &l.stays[i]
		default:
			return last, &l.stays[i]
		}
	}
	return last, nil
}

func (l *ledger) stage() string {
	if last, _ := l.running(); last != nil {
		return last.stage
	}
	return ""
}

func (l *ledger) since() crm.Instant {
	if last, _ := l.running(); last != nil {
		return last.at
	}
	return 0
}

// owes lists the criteria that were left open and not met or waived since, with
// the instant of the last word on them.
func (l *ledger) owes() (keys []string, since map[string]crm.Instant) {
	since = map[string]crm.Instant{}
	for _, s := range l.stays {
		if s.void {
			continue
		}
		for _, key := range slices.Concat(s.met, s.waived) {
			delete(since, key)
		}
		for _, key := range s.owed {
			since[key] = s.at
		}
	}
	for _, s := range l.stays {
		for _, key := range s.owed {
			if !s.void && since[key] == s.at {
				keys = append(keys, key)
			}
		}
	}
	return keys, since
}

// leave says whether the last word on a question was a yes, of somebody with one
// of the roles. What the one whom it serves said to themselves is no word.
func (l *ledger) leave(purpose, key string, roles []crm.Role, since crm.Instant, serves crm.ID) bool {
	yes, last := false, crm.Instant(0)
	for _, r := range l.requests {
		said := r.decision == "granted" && r.decider != serves || r.decision == "refused"
		holds := slices.ContainsFunc(roles, func(role crm.Role) bool { return slices.Contains(r.holding, role) })
		if said && holds && r.purpose == purpose && r.criterion == key && r.at >= since && r.decided > last {
			yes, last = r.decision == "granted", r.decided
		}
	}
	return yes
}

func signed(roles []crm.Role, c *crm.Criterion) bool { return slices.Contains(roles, c.Role) }

// holds says whether a criterion is true for somebody who would move the deal.
// What must be done anew counts since an instant.
func (l *ledger) holds(w *world, c *crm.Criterion, since crm.Instant, mover crm.ID) bool {
	now := crm.InstantOf(w.clock.Now())
	switch c.Kind {
	case crm.KindTick:
		s, ok := l.ticks[c.Key]
		return ok && (c.Role == "" || s.by != mover && signed(s.roles, c))
	case crm.KindDocument:
		return slices.ContainsFunc(l.papers, func(p paper) bool { return p.meets(c, w.today()) })
	case crm.KindHandover:
		return l.passed(w, c.Key)
	case crm.KindSelfCheck:
		s, ok := l.ticks[c.Key]
		return ok && s.signs && s.at >= since
	case crm.KindApproval:
		return l.leave(crm.ForApproval, c.Key, []crm.Role{c.Role}, 0, mover)
	case crm.KindPerson:
		if c.Part != "" {
			return slices.Contains(slices.Collect(maps.Values(l.people)), c.Part)
		}
		return slices.ContainsFunc(append(slices.Clone(l.performers), l.owner), func(id crm.ID) bool { return w.actor(id).Has(c.Role) })
	case crm.KindActivity:
		return slices.ContainsFunc(l.happened, func(h happening) bool {
			old := c.Days > 0 && now-h.at > crm.Instant(time.Duration(c.Days)*24*time.Hour/time.Millisecond)
			right := h.kind == c.Activity || c.Activity == "" && slices.Contains([]string{"call", "meeting", "visit"}, h.kind)
			return right && !old && h.at <= now && (h.twoWay || !c.TwoWay)
		})
	case crm.KindTask:
		return slices.ContainsFunc(l.tasks, func(d duty) bool {
			if c.Task == "done" {
				return d.done != 0 && d.done >= since
			}
			return d.done == 0 && d.due != "" && d.due >= w.today()
		})
	case crm.KindField:
		return l.unasked(c.When) || l.filled(c.Field)
	case crm.KindExpr:
		return l.says(c.Expr)
	}
	return false
}

func (l *ledger) says(text string) bool {
	i := slices.IndexFunc(conditions, func(c condition) bool { return c.text == text })
	return conditions[i].holds(l)
}

// unasked says that a condition is known to be false. One that cannot be told,
// as of a number that is not there, asks.
func (l *ledger) unasked(when string) bool {
	if when == "" || strings.Contains(when, "fields.count") && l.fields["count"] == nil || strings.HasPrefix(when, "value") && l.value == 0 {
		return false
	}
	return !l.says(when)
}

func (l *ledger) filled(field string) bool {
	switch field {
	case "value":
		return l.value > 0
	case "source":
		return l.source != ""
	case "segment":
		return l.segment != ""
	case "expected_close":
		return l.closing != ""
	case "probability":
		return l.likely
	case "company":
		return !l.company.IsZero()
	case "company.industry":
		return l.industry != ""
	case "agreed":
		return l.fields["agreed"] == true
	case "budget":
		m, ok := l.fields["budget"].(map[string]any)
		return ok && m["minor"].(float64) > 0
	}
	return l.fields[field] != nil
}

// set records a field as the deal takes it; false where it would be refused.
func (l *ledger) set(w *world, field string, v any) bool {
	switch field {
	case "value":
		n, ok := v.(float64)
		l.value = n
		return ok && n >= 0
	case "source":
		l.source, _ = v.(string)
	case "segment":
		l.segment, _ = v.(string)
	case "expected_close":
		l.closing, _ = v.(string)
	case "probability":
		n, ok := v.(float64)
		l.likely = ok
		return n <= 100
	case "company":
		id, _ := v.(string)
		l.company = must(crm.ParseID(id))
		l.industry = w.industry[l.company]
	case "tags":
		l.tags = nil
		for _, tag := range v.([]any) {
			l.tags = append(l.tags, tag.(string))
		}
	case "need", "agreed", "count", "budget":
		l.fields[field] = v
	default:
		return false
	}
	return true
}

// answer records the answer to a criterion; false where it would be refused.
func (l *ledger) answer(w *world, by crm.Actor, c *crm.Criterion, a crm.Answer) bool {
	now := crm.InstantOf(w.clock.Now())
	switch c.Kind {
	case crm.KindField:
		switch {
		case a.Value == nil || a.Value == "":
			return false
		case c.Field == "company.industry":
			l.industry, _ = a.Value.(string)
			return !l.company.IsZero()
		}
		minor, isNumber := a.Value.(float64)
		if money, ok := a.Value.(map[string]any); ok {
			minor, isNumber = money["minor"].(float64)
		}
		if isNumber && minor <= 0 && (c.Field == "value" || c.Field == "budget") {
			return false
		}
		return l.set(w, c.Field, a.Value)
	case crm.KindPerson:
		if c.Part == "" {
			l.performers = append(l.performers, a.User)
			return !a.User.IsZero() && w.actor(a.User).Has(c.Role)
		}
		if a.Contact == nil || a.Contact.Name == "" {
			return false
		}
		l.people[a.Contact.Name] = c.Part
	case crm.KindActivity:
		if a.Activity == nil {
			return false
		}
		l.happened = append(l.happened, happening{string(a.Activity.Kind), a.Activity.TwoWay, max(a.Activity.At, 0)})
		if a.Activity.At == 0 {
			l.happened[len(l.happened)-1].at = now
		}
		one := ledger{happened: l.happened[len(l.happened)-1:]}
		return one.holds(w, c, 0, by.User)
	case crm.KindTask:
		if a.Task == nil {
			return false
		}
		d := duty{title: a.Task.Title, due: a.Task.DueOn}
		if c.Task == "done" {
			d.done = now
		}
		l.tasks = append(l.tasks, d)
		return d.done != 0 || d.due != ""
	case crm.KindSelfCheck:
		l.ticks[c.Key] = signature{by: by.User, roles: by.Roles, note: a.Note, signs: a.Signs != nil, at: now}
		return a.Signs != nil
	case crm.KindDocument:
		return l.bring(w, c, a.Document)
	case crm.KindHandover:
		return a.Handover != nil && l.passOn(w, by, a.Handover)
	case crm.KindApproval, crm.KindExpr:
		return false
	default:
		l.ticks[c.Key] = signature{by: by.User, roles: by.Roles, note: a.Note, signs: a.Signs != nil, at: now}
		return (c.Role == "" || by.Has(c.Role)) && (c.Kind == crm.KindTick || a.Note != "")
	}
	return true
}

// bring takes the newest paper of a kind further that is not as far as is asked,
// or adds one.
func (l *ledger) bring(w *world, c *crm.Criterion, a *crm.DocumentAnswer) bool {
	if a == nil || a.ExpiresOn != "" && a.ExpiresOn < w.today() {
		return false
	}
	for i := len(l.papers) - 1; i >= 0; i-- {
		p := &l.papers[i]
		if !p.counts(c) || p.meets(c, w.today()) {
			continue
		}
		renewed := a.ExpiresOn != "" || a.Note != "" || !a.File.IsZero()
		if p.over(w.today()) {
			p.expires = ""
		}
		if !further(p.state, c.State) {
			p.state, renewed = c.State, true
		}
		if a.ExpiresOn != "" {
			p.expires = a.ExpiresOn
		}
		return renewed && (p.state != "signed" || !a.File.IsZero())
	}
	kind := c.Document
	if kind == crm.Any {
		kind = "other"
	}
	l.papers = append(l.papers, paper{kind, c.State, a.ExpiresOn})
	return !a.File.IsZero() || a.Note != "" && c.State != "signed"
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
