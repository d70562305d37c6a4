package crm

import (
	"cmp"
	"slices"
	"strings"
)

// Queued is a deal that waits for somebody whom its stage calls in. It tells what
// one needs to choose by and nothing of money: being called in is leave enough to
// see that much.
type Queued struct {
	Deal      ID      `json:"deal_id"`
	Number    int64   `json:"number"`
	Version   int64   `json:"version"`
	Name      string  `json:"name"`
	Company   string  `json:"company_name"`
	Owner     ID      `json:"owner_id"`
	Stage     string  `json:"stage"`
	StageName string  `json:"stage_name"`
	Since     Instant `json:"since" doc:"When it came into the stage"`
	Known     []Told  `json:"known" nullable:"false" doc:"What the stages so far have written down about the work"`
	Opens     bool    `json:"opens" doc:"You may open the deal"`
}

// Told is one thing that is known of a deal.
type Told struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Taking is how somebody takes a deal out of the queue.
type Taking struct {
	Ask      bool   `json:"ask,omitempty" doc:"Ask its owner what they need: it becomes a task of theirs for the next working day"`
	Question string `json:"question,omitempty" maxLength:"200" doc:"In your own words; absent: what they need from you"`
}

// QueuePlace is where a deal stands in the queue, for whoever waits on it.
type QueuePlace struct {
	Role    Role    `json:"role" doc:"Who is called in"`
	Called  bool    `json:"called" doc:"The stage of the deal calls one in"`
	TakenBy []ID    `json:"taken_by" nullable:"false" doc:"Who is on the deal already"`
	Since   Instant `json:"since"`
	Place   int     `json:"place,omitempty" doc:"From 1; absent: it does not wait"`
	Length  int     `json:"length" doc:"How many deals wait"`
}

var askWhatTheyNeed = Text{English: "What do you need from me?", Russian: "Что от меня нужно?", Polish: "Czego ode mnie potrzebujesz?"}

// Asked gives the words of the question to a person, or none.
func (t Taking) Asked(l Language) string {
	own := strings.TrimSpace(t.Question)
	if own == "" && !t.Ask {
		return ""
	}
	return cmp.Or(own, askWhatTheyNeed.In(l))
}

// Calls says whether the stage calls in, or is the matter of, one of a role.
func (s *Stage) Calls(r Role) bool {
	return s.Responsible == r || slices.Contains(s.CalledIn, r)
}

// Wants says whether the deal waits in a stage for one of a role: nobody of those
// on it is one.
func (d *Deal) Wants(r Role, s *Stage, ours []User) bool {
	return d.Active() && d.WaitingUntil == "" && s.Calls(r) && !slices.ContainsFunc(ours, func(u User) bool { return slices.Contains(u.Roles, r) })
}

// Known gives what the deal's stages up to where it is have written down in words.
func (p *Process) Known(d *Deal, fields []CustomField, l Language) []Told {
	out := []Told{}
	for i := range p.Stages[:min(max(0, p.Index(d.Stage)+1), len(p.Stages))] {
		for _, c := range p.Stages[i].Exit {
			text, _ := d.Fields[c.Field].(string)
			at := slices.IndexFunc(fields, func(f CustomField) bool { return f.Noun == "deal" && f.Key == c.Field && f.Kind == FieldText })
			if c.Kind != KindField || at < 0 || strings.TrimSpace(text) == "" {
				continue
			}
			told := Told{fields[at].Label.In(l), strings.TrimSpace(text)}
			if !slices.Contains(out, told) {
				out = append(out, told)
			}
		}
	}
	return out
}

// NextWorkingDay gives the first day after another on which the firm works; a
// firm that never does works every day.
func (s Settings) NextWorkingDay(after Date, free []Holiday) Date {
	for day := after.AddDays(1); day < after.AddDays(366); day = day.AddDays(1) {
		if s.WorkingDays(day.AddDays(-1), day, free) == 1 {
			return day
		}
	}
	return after.AddDays(1)
}
