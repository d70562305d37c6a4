package sample

import (
	"fmt"

	"hummock/internal/crm"
)

// life is the place of the process of clients' lives in teller.processes.
const life = 2

// tendCards tells the lives of the clients that were won, each from the first win on.
func (t *teller) tendCards(stories []*story) {
	for i := range t.clients {
		first := t.firstWin(stories, &t.clients[i])
		if first == nil {
			continue
		}
		s := &story{
			teller: t, process: life, client: first.client, seller: first.seller, project: first.project, currency: first.currency,
			key: fmt.Sprintf("card %d", i), outcome: crm.Open, named: map[crm.Role]bool{}, turn: i,
		}
		s.follow(first.wonAt())
	}
}

// firstWin is the first deal by which a client was won, before now.
func (t *teller) firstWin(stories []*story, c *client) *story {
	var first *story
	for _, s := range stories {
		if s.client == c && s.outcome == crm.Won && s.wonAt() < t.cal.now-day && (first == nil || s.wonAt() < first.wonAt()) {
			first = s
		}
	}
	return first
}

// ways are how clients' lives go, with the working days that each part lasts.
var ways = [...][]passing{
	{{0, 45}, {1, 110}, {2, 0}},
	{{0, 60}, {1, 0}},
	{{0, 40}, {1, 90}, {3, 0}},
	{{0, 70}, {1, 130}, {2, 140}, {3, 0}},
	{{0, 50}, {1, 0}},
	{{0, 40}, {1, 80}, {2, 120}, {4, 0}},
	{{0, 35}, {1, 100}, {2, 0}},
}

// follow tells a client's life from the day of the win.
func (s *story) follow(from moment) {
	at := from + 5
	s.act(from+1, crm.ID{}, s.key, crm.Tend{Company: s.client.company.ID})
	for _, part := range ways[s.turn%len(ways)] {
		stage := s.processes[life].Stages[int(part.odds)].Key
		s.path = append(s.path, stay{stage, at})
		at += moment(part.days) * day
		if part.days == 0 || at >= s.cal.now-day {
			break
		}
	}
	s.ends, s.signing = s.cal.now+day, s.cal.now
	for i, stay := range s.path {
		w, to := span{stay.at, s.ends}, ""
		if i+1 < len(s.path) {
			w.to, to = s.path[i+1].at, s.path[i+1].stage
		}
		s.changes(stay.stage, w)
		s.live(stay.stage, to, w)
	}
	s.known(from)
}

// known is what is put on record about the client beside the stages.
func (s *story) known(from moment) {
	s.act(from+3*day, s.seller.id, s.key, crm.Renew{RenewalDraft: crm.RenewalDraft{DueOn: s.cal.date(from).AddDays(365), Note: s.say(supportEnds)}})
	if year := from + 245*day; year < s.cal.now {
		s.act(year, s.seller.id, s.key, crm.Renewed{State: [...]crm.RenewalState{crm.RenewalRenewed, crm.RenewalRenewed, crm.RenewalLapsed}[s.turn%3]})
	}
	near := s.cal.today.AddDays(12 + 9*(s.turn%8))
	if s.turn%3 == 0 && from < s.cal.now-30*day {
		s.act(s.cal.now-9*day, s.seller.id, s.key, crm.Renew{RenewalDraft: crm.RenewalDraft{DueOn: near, Note: s.say(frameEnds)}})
	}
	if s.client.segment == small {
		return
	}
	for i := range 1 + s.client.segment {
		at := from + moment(8+20*i)*day
		s.act(at, s.seller.id, "", crm.Divide{Company: s.client.company.ID, DivisionDraft: crm.DivisionDraft{
			Name: s.say(divisionNames[(s.turn+i)%len(divisionNames)]), Contact: s.client.contacts[(i+1)%len(s.client.contacts)].ID,
		}})
	}
}

// changes are what turns a client over, where its life comes to that.
func (s *story) changes(stage string, w span) {
	if stage != "change" {
		return
	}
	told := turns[s.turn%len(turns)]
	s.act(w.from-day/2, s.seller.id, "", crm.Turn{Company: s.client.company.ID, ChangeEventDraft: crm.ChangeEventDraft{
		Kind: told.kind, Day: s.cal.date(w.from - 2*day), Note: s.say(told.note),
	}})
}

// growth says out of which client's card a deal grew, if out of any.
func (s *story) growth(wins []moment) (crm.LinkKind, crm.ID) {
	begins := s.path[0].at
	if won := wins[s.place()]; won > 0 && won+5*day < begins {
		return crm.LinkExpansion, s.client.company.ID
	}
	if s.source != referral {
		return "", crm.ID{}
	}
	for i := range s.clients {
		from := (i + int(begins)) % len(s.clients)
		if won := wins[from]; won > 0 && won+5*day < begins && from != s.place() {
			return crm.LinkReferral, s.clients[from].company.ID
		}
	}
	return "", crm.ID{}
}

// firstWins are the moments at which clients were won; 0: never.
func (t *teller) firstWins(stories []*story) []moment {
	wins := make([]moment, len(t.clients))
	for i := range t.clients {
		if first := t.firstWin(stories, &t.clients[i]); first != nil {
			wins[i] = first.wonAt()
		}
	}
	return wins
}

var (
	supportEnds = p("The support plan ends", "Заканчивается сопровождение", "Kończy się opieka techniczna")
	frameEnds   = p("The framework contract ends", "Заканчивается рамочный договор", "Kończy się umowa ramowa")
)

var divisionNames = [...]phrase{
	p("Operations", "Операционный отдел", "Operacje"), p("Sales", "Продажи", "Sprzedaż"), p("Customer service", "Работа с клиентами", "Obsługa klienta"), p("IT", "ИТ", "IT"), p("Marketing", "Маркетинг", "Marketing"),
}

var turns = [...]struct {
	kind string
	note phrase
}{
	{"leadership", p("A new managing director from outside.", "Новый генеральный директор, со стороны.", "Nowy prezes, z zewnątrz.")},
	{"budget", p("Budgets are cut by a fifth for this year.", "Бюджеты на этот год урезаны на пятую часть.", "Budżety na ten rok obcięte o jedną piątą.")},
	{"merger", p("They become part of a group with an IT of its own.", "Входят в группу, у которой своя ИТ-служба.", "Wchodzą do grupy, która ma własny dział IT.")},
	{"reorganisation", p("Two divisions become one; our contact leads both.", "Два подразделения сливают в одно, руководит им наш контакт.", "Z dwóch działów powstaje jeden, kieruje nim nasz kontakt.")},
}
