package crm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Question is one of those by which a pipeline judges its leads.
type Question struct {
	Key     string       `json:"key" pattern:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" maxLength:"40" doc:"need and budget are asked by every pipeline"`
	Text    Text         `json:"text"`
	Help    Text         `json:"help,omitempty"`
	Weight  int          `json:"weight,omitempty" minimum:"0" maximum:"10" doc:"How much it counts beside the others; absent: 1"`
	Choices []LeadChoice `json:"choices" nullable:"false" minItems:"2" maxItems:"7"`
}

// LeadChoice is one answer to a question.
type LeadChoice struct {
	Key      string `json:"key" pattern:"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$" maxLength:"40"`
	Text     Text   `json:"text"`
	Points   int    `json:"points" minimum:"0" maximum:"100" doc:"Percent of what the question counts; 100 means yes, 0 means no"`
	KnockOut bool   `json:"knock_out,omitempty" doc:"The lead is none for the firm, whatever else was answered"`
}

// The questions that every pipeline asks: without need there is nothing to sell,
// and need without means is kept apart.
const (
	QuestionNeed   = "need"
	QuestionBudget = "budget"
)

// Limits of a qualification.
const (
	MostQuestions = 20
	mostChoices   = 7
	mostWeight    = 10
)

var (
	yesText = Text{English: "Yes", Russian: "Да", Polish: "Tak"}
	noText  = Text{English: "No", Russian: "Нет", Polish: "Nie"}
	always  = []Question{
		{Key: QuestionNeed, Text: Text{English: "Do they have a need that we can meet?", Russian: "Есть ли у них потребность, которую мы закрываем?", Polish: "Czy mają potrzebę, na którą mamy odpowiedź?"}, Weight: 3, Choices: []LeadChoice{
			{Key: "yes", Text: yesText, Points: 100},
			{Key: "later", Text: Text{English: "Not now, but later", Russian: "Пока нет, но будет", Polish: "Jeszcze nie, ale będą mieli"}, Points: 40},
			{Key: "no", Text: noText, KnockOut: true},
		}},
		{Key: QuestionBudget, Text: Text{English: "Can they pay, and sign in time?", Russian: "Могут ли они заплатить и подписать в срок?", Polish: "Czy mogą zapłacić i podpisać na czas?"}, Weight: 3, Choices: []LeadChoice{
			{Key: "yes", Text: yesText, Points: 100},
			{Key: "unclear", Text: Text{English: "Not clear yet", Russian: "Пока неясно", Polish: "Jeszcze nie wiadomo"}, Points: 40},
			{Key: "no", Text: noText},
		}},
	}
)

// Questions are those by which leads of the pipeline are judged: need and ability
// to pay first, in the pipeline's own words where it has some.
func (p *Process) Questions() []Question {
	out := slices.Clone(always)
	for _, q := range p.Qualification {
		if i := slices.IndexFunc(out, func(a Question) bool { return a.Key == q.Key }); i >= 0 {
			out[i] = q
		} else {
			out = append(out, q)
		}
	}
	return out
}

// LeadVerdict is what the answers about a lead come to.
type LeadVerdict string

// The verdicts. No answer at all is no verdict.
const (
	VerdictOpen       LeadVerdict = "open"        // need or means are not clear yet
	VerdictQualified  LeadVerdict = "qualified"   // both are there
	VerdictNoBudget   LeadVerdict = "no_budget"   // need without means: kept apart
	VerdictKnockedOut LeadVerdict = "knocked_out" // one answer rules the lead out
)

// Qualification is what was answered about a lead, and what it comes to.
type Qualification struct {
	Answers []LeadAnswer `json:"answers" nullable:"false"`
	Asked   int          `json:"asked" doc:"How many questions there were"`
	Score   int          `json:"score" minimum:"0" maximum:"100" doc:"Percent of what all questions together count; what is not answered counts nothing"`
	Verdict LeadVerdict  `json:"verdict" enum:",open,qualified,no_budget,knocked_out" doc:"Empty: nothing was answered"`
	By      ID           `json:"by_id"`
	At      Instant      `json:"at"`
}

// LeadAnswer is one answer, in the words that were asked and answered.
type LeadAnswer struct {
	Question     string `json:"question"`
	Choice       string `json:"choice"`
	QuestionText Text   `json:"question_text"`
	ChoiceText   Text   `json:"choice_text"`
	Points       int    `json:"points"`
	KnockOut     bool   `json:"knock_out,omitempty"`
}

// LeadPick chooses the answer to one question.
type LeadPick struct {
	Question string `json:"question" maxLength:"40"`
	Choice   string `json:"choice" maxLength:"40"`
}

// Qualify judges a lead by what was answered to some of the questions. The score is
// the sum of weight times points over the sum of all weights.
func Qualify(questions []Question, picks []LeadPick) (Qualification, error) {
	q := Qualification{Answers: []LeadAnswer{}, Asked: len(questions)}
	for _, p := range picks {
		if !slices.ContainsFunc(questions, func(q Question) bool { return q.Key == p.Question }) {
			return q, InvalidField("answers", "lead.question", "there is no question %q: answer those that the pipeline asks", p.Question).With("question", p.Question)
		}
	}
	earned, most := 0, 0
	for i := range questions {
		one := &questions[i]
		most += 100 * one.weight()
		at := slices.IndexFunc(picks, func(p LeadPick) bool { return p.Question == one.Key })
		if at < 0 {
			continue
		}
		c, err := one.choice(picks[at].Choice)
		if err != nil {
			return q, err
		}
		earned += one.weight() * c.Points
		q.Answers = append(q.Answers, LeadAnswer{one.Key, c.Key, one.Text, c.Text, c.Points, c.KnockOut})
	}
	q.Score = (100*earned + most/2) / most
	q.Verdict = q.verdict()
	return q, nil
}

func (q *Question) weight() int { return max(q.Weight, 1) }

func (q *Question) choice(key string) (*LeadChoice, error) {
	i := slices.IndexFunc(q.Choices, func(c LeadChoice) bool { return c.Key == key })
	if i < 0 {
		return nil, InvalidField("answers", "lead.choice", "%q is no answer to %q: choose one of its answers", key, q.Key).With("question", q.Key)
	}
	return &q.Choices[i], nil
}

func (q *Qualification) verdict() LeadVerdict {
	need, budget := q.answer(QuestionNeed), q.answer(QuestionBudget)
	switch {
	case len(q.Answers) == 0:
		return ""
	case q.KnockOut() != nil:
		return VerdictKnockedOut
	case need == nil || need.Points < 100 || budget == nil:
		return VerdictOpen
	case budget.Points == 100:
		return VerdictQualified
	case budget.Points == 0:
		return VerdictNoBudget
	}
	return VerdictOpen
}

func (q *Qualification) answer(question string) *LeadAnswer {
	i := slices.IndexFunc(q.Answers, func(a LeadAnswer) bool { return a.Question == question })
	if i < 0 {
		return nil
	}
	return &q.Answers[i]
}

// KnockOut is the first answer that rules the lead out, or nil. That there is no
// need does so whatever the pipeline says.
func (q *Qualification) KnockOut() *LeadAnswer {
	i := slices.IndexFunc(q.Answers, func(a LeadAnswer) bool { return a.KnockOut || a.Question == QuestionNeed && a.Points == 0 })
	if i < 0 {
		return nil
	}
	return &q.Answers[i]
}

// In tells the answers in a language, one line each.
func (q *Qualification) In(l Language) string {
	lines := make([]string, len(q.Answers))
	for i, a := range q.Answers {
		lines[i] = a.QuestionText.In(l) + " " + a.ChoiceText.In(l)
	}
	return strings.Join(lines, "\n")
}

// MayConvert refuses to make a deal of a lead that an answer rules out.
func (l *Lead) MayConvert(in Language) error {
	out := l.Qualification.KnockOut()
	if out == nil {
		return nil
	}
	return Errorf(Conflict, "lead.knocked_out", "%s was answered with %s, which rules the lead out: let it go, or correct the answer", quoted(out.QuestionText.In(in), in), quoted(out.ChoiceText.In(in), in)).
		With("question", out.QuestionText.In(in)).With("answer", out.ChoiceText.In(in))
}

func (v *validation) qualification(p *Process) {
	top := place{path: "qualification", say: sayPipeline}
	if n := len(p.Qualification); n > MostQuestions {
		v.add(top, Invalidf("process.question_count", "it asks %d questions about a lead: %d is the most", n, MostQuestions).
			With("count", strconv.Itoa(n)).With("most", strconv.Itoa(MostQuestions)))
	}
	for i := range p.Qualification {
		v.question(questionPlace(i), &p.Qualification[i])
	}
}

func questionPlace(i int) place {
	say := inEach(func(l Language) string { return sayQuestion[l] + " " + strconv.Itoa(i+1) })
	return place{path: fmt.Sprintf("qualification[%d]", i), say: say}
}

// texts visits the words of a question with their places.
func (q *Question) texts(at place, visit func(place, string, Text, int, bool) bool) bool {
	ok := visit(at, "text", q.Text, LongestText, true) && visit(at, "help", q.Help, LongestText, false)
	for i, c := range q.Choices {
		ok = ok && visit(at, fmt.Sprintf("choices[%d].text", i), c.Text, LongestName, true)
	}
	return ok
}

func (v *validation) question(at place, q *Question) {
	v.unique(at.sub("key"), "question", q.Key)
	if q.Weight < 0 || q.Weight > mostWeight {
		v.add(at.sub("weight"), Invalidf("process.question_weight", "a question counts from 0 to %d", mostWeight))
	}
	if n := len(q.Choices); n < 2 || n > mostChoices {
		v.add(at.sub("choices"), Invalidf("process.choice_count", "a question has %d answers: it needs from 2 to %d", n, mostChoices).
			With("count", strconv.Itoa(n)).With("most", strconv.Itoa(mostChoices)))
	}
	for i, c := range q.Choices {
		if c.Points < 0 || c.Points > 100 {
			v.add(at.sub(fmt.Sprintf("choices[%d]", i)).sub("points"), Invalidf("process.choice_points", "an answer counts from 0 to 100 percent"))
		}
		if slices.ContainsFunc(q.Choices[:i], func(other LeadChoice) bool { return other.Key == c.Key }) {
			v.add(at.sub(fmt.Sprintf("choices[%d]", i)).sub("key"), Invalidf("process.choice_twice", "two answers have the key %q: give each its own", c.Key).With("key", c.Key))
		}
	}
	if q.Key != QuestionNeed && q.Key != QuestionBudget {
		return
	}
	for _, points := range []int{0, 100} {
		if !slices.ContainsFunc(q.Choices, func(c LeadChoice) bool { return c.Points == points }) {
			v.add(at.sub("choices"), Invalidf("process.choice_clear", "need and ability to pay have a clear yes (100 points) and a clear no (0 points): add the missing one"))
		}
	}
}
