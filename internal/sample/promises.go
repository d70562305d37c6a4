package sample

import "hummock/internal/crm"

// promises are made with the papers, by about half of the sellers' deals, and
// kept during the work, all but a few.
func (s *story) promises(stage string) []event {
	switch {
	case phaseOf[stage] == papers && s.lot()%2 == 0:
		return []event{{.5, func(at moment) {
			if s.vowed {
				return
			}
			s.vowed = true
			kind := vows[s.lot()%len(vows)]
			s.act(at, s.seller.id, s.key, crm.Vow{PromiseDraft: crm.PromiseDraft{
				Problem: s.say(s.project.need), Promise: s.say(kind), Contact: s.client.contacts[0].ID, DueOn: s.cal.date(at + 25*day),
			}})
		}}}
	case stage == "production" || stage == "close":
		return []event{{.8, func(at moment) {
			if s.lot()%5 == 0 {
				s.endPromise(at, crm.PromiseBroken, vowBroken)
				return
			}
			s.endPromise(at, crm.PromiseKept, vowKept)
		}}}
	}
	return nil
}

// lot tells deals apart without a throw of the dice.
func (s *story) lot() int { return int(s.key[len(s.key)-1]) }

func (s *story) endPromise(at moment, state crm.PromiseState, evidence phrase) {
	if !s.vowed {
		return
	}
	s.vowed = false
	s.act(at, s.seller.id, s.key, crm.Settle{Settlement: crm.Settlement{State: state, Evidence: s.say(evidence)}})
}

var (
	vows = [...]phrase{
		p("A demo every second Friday", "Демонстрация каждую вторую пятницу", "Demo co drugi piątek"),
		p("An answer to every question within a working day", "Ответ на любой вопрос за один рабочий день", "Odpowiedź na każde pytanie w jeden dzień roboczy"),
		p("Training for six people before the launch", "Обучение шести человек до запуска", "Szkolenie sześciu osób przed startem"),
	}
	vowKept   = p("Their mail of Friday says so.", "Подтвердили письмом в пятницу.", "Potwierdzili mailem w piątek.")
	vowBroken = p("Late by two weeks, they had to ask twice.", "Опоздали на две недели, им пришлось дважды напоминать.", "Dwa tygodnie spóźnienia, musieli pytać dwa razy.")
	dealGone  = p("The deal came to nothing.", "Сделка не состоялась.", "Transakcja nie doszła do skutku.")
)
