package crm

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// place is where in a process something stands: a path for programs and a
// beginning of a sentence for people.
type place struct {
	path, stage, criterion string
	say                    Text
}

var (
	sayPipeline   = Text{English: "the pipeline", Russian: "Воронка", Polish: "Lejek"}
	sayWinLine    = Text{English: "the win line", Russian: "Черта победы", Polish: "Linia wygranej"}
	sayStage      = Text{English: "stage %d", Russian: "Этап %d", Polish: "Etap %d"}
	sayCriterion  = Text{English: "criterion", Russian: "критерий", Polish: "kryterium"}
	sayQuestion   = Text{English: "question", Russian: "Вопрос", Polish: "Pytanie"}
	sayTransition = Text{English: "transition", Russian: "Переход", Polish: "Przejście"}
	sayField      = Text{English: "field", Russian: "Поле", Polish: "Pole"}
	quotes        = Text{English: "“%s”", Russian: "«%s»", Polish: "„%s”"}
)

// inEach words something in every language.
func inEach(word func(Language) string) Text {
	t := make(Text, len(languages))
	for _, l := range languages {
		t[l] = word(l)
	}
	return t
}

// quoted puts a name into the quotes of the language, shortened to the length of
// a name, since the text of a criterion may be longer than a place should be.
func quoted(name string, l Language) string {
	if runes := []rune(name); len(runes) > LongestName {
		name = string(runes[:LongestName-1]) + "…"
	}
	return fmt.Sprintf(quotes[l], name)
}

func stagePlace(i int, s *Stage) place {
	say := inEach(func(l Language) string {
		say := fmt.Sprintf(sayStage[l], i+1)
		if name := cmp.Or(strings.TrimSpace(s.Name.In(l)), s.Key); name != "" {
			say += " " + quoted(name, l)
		}
		return say
	})
	return place{path: fmt.Sprintf("stages[%d]", i), say: say, stage: s.Key}
}

func (at place) ofCriterion(list string, i int, c *Criterion) place {
	stage := at.say
	at.say = inEach(func(l Language) string {
		name := cmp.Or(strings.TrimSpace(c.Text.In(l)), c.Key, strconv.Itoa(i+1))
		return stage[l] + ", " + sayCriterion[l] + " " + quoted(name, l)
	})
	at.path = fmt.Sprintf("%s.%s[%d]", at.path, list, i)
	at.criterion = c.Key
	return at
}

// transitionPlace keeps the words of the file: an end of a transition need not
// be a stage.
func transitionPlace(i int, t Transition) place {
	from := ""
	if t.From != "" {
		from = " " + t.From
	}
	return place{path: fmt.Sprintf("transitions[%d]", i), say: inEach(func(l Language) string {
		return fmt.Sprintf("%s %d (%s:%s → %s)", sayTransition[l], i+1, t.Way, from, t.To)
	})}
}

func fieldPlace(key string) place {
	return place{path: "key", say: inEach(func(l Language) string { return sayField[l] + " " + quoted(key, l) })}
}

// sub is a field of the place, of which the sentence itself speaks.
func (at place) sub(field string) place {
	if at.path != "" {
		field = at.path + "." + field
	}
	at.path = field
	return at
}

// part is a field of the place that the place names.
func (at place) part(field string) place {
	whole := at.say
	at.say = inEach(func(l Language) string { return whole[l] + " (" + field + ")" })
	return at.sub(field)
}
