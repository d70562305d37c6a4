package crm

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// plainWords gives a text as headers and names are compared: folded, with signs
// for spaces.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// Squashed gives a name as products are compared: neither case nor spaces nor
// signs matter, so that GTXPro is GTX Pro.
func Squashed(s string) string { return strings.ReplaceAll(plainWords(s), " ", "") }

var outcomeWords = map[Outcome][]string{
	Open: {"open", "in progress", "active", "в работе", "открыта", "открыто", "открыт", "otwarta", "otwarty", "w toku", "aktywna"},
	Won: {
		"won", "closed won", "win", "closedwon", "deal won", "successful", "signed",
		"выиграна", "выиграно", "выигран", "успешно реализовано", "сделка успешна", "успех", "победа", "оплачено и закрыто",
		"wygrana", "wygrane", "wygrany", "zamknieta wygrana", "sukces",
	},
	Lost: {
		"lost", "closed lost", "closedlost", "deal lost", "loss", "failed",
		"проиграна", "проиграно", "проигран", "закрыто и не реализовано", "сделка провалена", "провал", "отказ", "потеряна",
		"przegrana", "przegrane", "przegrany", "zamknieta przegrana", "utracona", "stracona",
	},
	Disqualified: {
		"disqualified", "junk", "unqualified", "not qualified", "spam",
		"отсеяна", "отсеян", "дисквалифицирована", "дисквалифицирован", "некачественный лид", "не клиент", "не наш клиент",
		"zdyskwalifikowana", "zdyskwalifikowany", "odrzucona", "nie nasz klient",
	},
}

// OutcomeWord says which outcome a stage or a status means, in any of the
// languages and as other systems write it.
func OutcomeWord(s string) (Outcome, bool) {
	word := plainWords(s)
	for outcome, words := range outcomeWords {
		if slices.Contains(words, word) {
			return outcome, true
		}
	}
	return "", false
}

var endName = Text{English: "Beyond the last stage", Russian: "После последнего этапа", Polish: "Po ostatnim etapie"}

// EndName is what people read for the place of a deal that has left the last
// stage; EndWord knows it again.
func EndName(l Language) string { return endName.In(l) }

// EndWord says whether the value of a stage column means the place beyond the
// last stage, by its name in any language or by its key.
func EndWord(value string) bool {
	word := plainWords(value)
	for _, name := range endName {
		if plainWords(name) == word {
			return true
		}
	}
	return word == End
}

// DealNumber reads the number of a deal as Label writes it. Longer ones than
// seven digits are no numbers of deals but keys of other systems.
func DealNumber(key string) (n int64, ok bool) {
	return numberAfter("D-", key)
}

func numberAfter(prefix, key string) (n int64, ok bool) {
	digits, ok := strings.CutPrefix(strings.ToUpper(key), prefix)
	if !ok || digits == "" || len(digits) > 7 || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil && n > 0
}

// StageNamed finds a stage by its key, by its name in any language, or by either
// with its number before it, as boards often show it.
func (p *Process) StageNamed(value string) (key string, ok bool) {
	word := plainWords(value)
	for _, tried := range [2]string{word, strings.TrimLeft(word, "0123456789 ")} {
		if tried == "" {
			continue
		}
		for i := range p.Stages {
			if p.Stages[i].named(tried) {
				return p.Stages[i].Key, true
			}
		}
	}
	return "", false
}

func (s *Stage) named(word string) bool {
	if plainWords(s.Key) == word {
		return true
	}
	for _, name := range s.Name {
		if plainWords(name) == word {
			return true
		}
	}
	return false
}

// stageRanks puts stages that are met everywhere into their usual order, by the
// beginnings of words in their names.
var stageRanks = [...][]string{
	{"prospect", "lead", "new", "suspect", "incoming", "inquir", "новы", "лид", "заявк", "первичн", "nowy", "nowa", "zapytan", "prospekt"},
	{"contact", "qualif", "appointment", "engag", "контакт", "квалиф", "kontakt", "kwalif"},
	{"need", "meeting", "demo", "discover", "presentation", "потребн", "встреч", "презент", "демо", "spotkan", "potrzeb", "prezent", "analiz"},
	{"proposal", "offer", "quote", "estimate", "предлож", "оферт", "кп", "ofert", "propozyc", "wycen"},
	{"negotiat", "decision", "перегов", "согласован", "negocj", "decyzj"},
	{"contract", "commit", "verbal", "agreement", "signing", "договор", "контракт", "подписан", "umow", "kontrakt", "podpis"},
	{"invoice", "payment", "delivery", "project", "счет", "оплат", "поставк", "проект", "faktur", "platnosc", "realizac", "wdrozen"},
}

// stageRank is the usual place of a stage by its name, or -1.
func stageRank(name string) int {
	for word := range strings.FieldsSeq(plainWords(name)) {
		for rank, starts := range stageRanks {
			for _, start := range starts {
				if strings.HasPrefix(word, start) {
					return rank
				}
			}
		}
	}
	return -1
}
