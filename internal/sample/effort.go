package sample

import "hummock/internal/crm"

// wages are what an hour of a role costs, in minor units of the firm's currency.
var wages = map[crm.Role]int64{
	crm.Seller: 38_00, crm.Expert: 62_00, crm.Delivery: 46_00, crm.DeliveryLead: 58_00, crm.Admin: 55_00, crm.Finance: 34_00, crm.Legal: 48_00,
}

// wage says what an hour of somebody who has just joined costs.
func (t *teller) wage(at moment, id crm.ID, role crm.Role) {
	if cost, ok := wages[role]; ok {
		t.act(at, crm.ID{}, "", crm.Price{HourlyCost: crm.HourlyCost{User: id, From: t.cal.date(at), Cost: cost}})
	}
}

// toil is the work on a stay, without a throw of the dice: talk by the seller,
// offers by the expert, and once the deal is won the work itself.
func (s *story) toil(phase int) []event {
	worked := func(share float64, by crm.ID, minutes int, what phrase) event {
		return event{share, func(at moment) {
			s.act(at, by, s.key, crm.Toil{HourDraft: crm.HourDraft{Minutes: int64(minutes), What: s.say(what)}})
		}}
	}
	lot := s.lot()
	switch phase {
	case early, deciding:
		if lot%2 == 0 { // not everybody writes everything down
			return []event{worked(.9, s.seller.id, 120+30*(lot%9), talking)}
		}
	case solution:
		return []event{worked(.8, s.staff[crm.Expert], 120+30*(lot%11), sizing)}
	case work:
		events := []event{
			worked(.4, s.staff[crm.Delivery], 60*(8+lot%9), leading),
			worked(.7, s.staff[crm.DeliveryLead], 60*(4+lot%5), reviewing),
		}
		amount := s.value * int64(34+lot%23) / 100
		return append(events, event{.75, func(at moment) {
			s.act(at, s.staff[crm.Finance], s.key, crm.Spend{ExpenseDraft: crm.ExpenseDraft{What: s.say(studios), Amount: max(1, amount)}})
		}})
	}
	return nil
}

// causes are what stands behind a stated reason, each to be proven: the first is
// the excuse itself, the second is found by asking twice.
var causes = map[string][2]string{
	"price": {"price_over_value", "lost_contact"}, "competitor": {"better_competitor", "price_over_value"}, "no_budget": {"need_gone", "price_over_value"},
	"no_decision": {"lost_contact", "change_at_client"}, "no_fit": {"wrong_fit", "problem_unsolved"}, "unreachable": {"lost_contact", "change_at_client"},
	"changes": {"problem_unsolved", "lost_trust"}, "legal": {"lost_trust", "our_choice"}, "misleading": {"lost_trust", "wrong_fit"},
}

// learn is the exit interview after a loss; the manager holds most of them.
func (s *story) learn(at moment) {
	found, known := causes[s.loss.Reason]
	if s.outcome != crm.Lost || !known || s.lot()%3 == 0 || s.loss.Lesson == "" {
		return
	}
	cause := found[s.lot()%2]
	s.act(at, s.staff[crm.Manager], s.key, crm.Interview{ExitDraft: crm.ExitDraft{
		Reason: s.loss.Reason, Cause: cause, Evidence: s.say(proven[cause]), Lesson: s.loss.Lesson,
	}})
}

// teach puts learning material where the work is done.
func (t *teller) teach() {
	at := 20 * day
	for i, m := range lessonsAt {
		d := crm.MaterialDraft{Title: t.say(m.title), Kind: crm.MaterialText, Text: t.say(m.text), Minutes: m.minutes, Language: string(t.lang), Stage: m.stage}
		pipeline := m.process
		if m.stage == "" {
			d.Product, pipeline = t.products[m.product].ID, -1
		}
		t.act(at+moment(i), t.staff[crm.Manager], "", crm.Teach{Pipeline: pipeline, MaterialDraft: d})
	}
}

type lessonAt struct {
	process, product int
	stage            string
	minutes          int
	title, text      phrase
}

var lessonsAt = [...]lessonAt{
	{
		process: services, stage: "brief", minutes: 4,
		title: p("Five questions before anybody draws", "Пять вопросов до первого эскиза", "Pięć pytań, zanim ktoś zacznie rysować"),
		text: p("What happens if nothing is done? Who notices first? What was tried? Who decides, and by when? What would make it a success after a year?",
			"Что будет, если ничего не делать? Кто заметит первым? Что уже пробовали? Кто решает и к какому сроку? Что через год назовут успехом?",
			"Co się stanie, jeśli nic nie zrobimy? Kto zauważy pierwszy? Czego już próbowano? Kto decyduje i do kiedy? Co po roku będzie sukcesem?"),
	},
	{
		process: services, stage: "decision", minutes: 3,
		title: p("When they fall silent", "Когда клиент замолчал", "Kiedy klient milknie"),
		text: p("Ask what has changed, not whether they have read it. Name the day after which the price no longer stands. After three tries call somebody else there.",
			"Спрашивайте, что изменилось, а не прочитали ли. Назовите день, после которого цена не действует. После трёх попыток звоните другому человеку.",
			"Pytaj, co się zmieniło, a nie czy przeczytali. Podaj dzień, po którym cena przestaje obowiązywać. Po trzech próbach zadzwoń do kogoś innego."),
	},
	{
		process: b2b, stage: "need", minutes: 5,
		title: p("A need is a sentence of theirs", "Потребность — это их фраза", "Potrzeba to ich zdanie"),
		text: p("Write it down in their words and send it to them the same day. If they don’t correct it, they haven’t read it: call.",
			"Запишите её словами клиента и отправьте в тот же день. Если не поправили, значит, не прочитали: звоните.",
			"Zapisz ją słowami klienta i wyślij tego samego dnia. Jeśli nie poprawili, to nie przeczytali: dzwoń."),
	},
	{
		product: 1, minutes: 6,
		title: p("What a UX audit is not", "Чем UX-аудит не является", "Czym audyt UX nie jest"),
		text: p("It is no redesign and no opinion. It ends with ten findings, each with a picture, a cost and somebody who can mend it.",
			"Это не новый дизайн и не мнение. В конце десять находок, у каждой снимок, цена и человек, который может исправить.",
			"To nie nowy projekt ani opinia. Kończy się dziesięcioma wnioskami, każdy z obrazem, kosztem i osobą, która może to naprawić."),
	},
}

var (
	talking   = p("Calls and notes", "Звонки и записи", "Rozmowy i notatki")
	sizing    = p("Scope, plan and estimate", "Объём, план и оценка", "Zakres, plan i wycena")
	leading   = p("Leading the project", "Ведение проекта", "Prowadzenie projektu")
	reviewing = p("Review before each demo", "Проверка перед каждой демонстрацией", "Przegląd przed każdym demo")
	studios   = p("Partner studio and freelancers", "Студия-партнёр и фрилансеры", "Studio partnerskie i freelancerzy")
)

var proven = map[string]phrase{
	"price_over_value":  p("They compared the price with one saved salary, and we had shown no other figure.", "Сравнили цену с одной сэкономленной зарплатой, а других цифр мы не показали.", "Porównali cenę z jedną zaoszczędzoną pensją, innych liczb nie pokazaliśmy."),
	"lost_contact":      p("For five weeks we had spoken to nobody who decides.", "Пять недель мы не говорили ни с кем из тех, кто решает.", "Przez pięć tygodni nie rozmawialiśmy z nikim, kto decyduje."),
	"better_competitor": p("The other one had a working prototype on the table.", "У конкурента на столе лежал работающий прототип.", "Konkurent miał na stole działający prototyp."),
	"need_gone":         p("They hired somebody who does it by hand.", "Взяли человека, который делает это вручную.", "Zatrudnili kogoś, kto robi to ręcznie."),
	"change_at_client":  p("The new director stopped everything that was not signed.", "Новый директор остановил всё, что не подписано.", "Nowy dyrektor zatrzymał wszystko, co niepodpisane."),
	"wrong_fit":         p("They wanted people on site, we work from here.", "Им нужны были люди на месте, мы работаем у себя.", "Chcieli ludzi na miejscu, my pracujemy u siebie."),
	"problem_unsolved":  p("Our offer answered the second question, not the first.", "Наше предложение отвечало на второй вопрос, а не на первый.", "Nasza oferta odpowiadała na drugie pytanie, nie na pierwsze."),
	"lost_trust":        p("Two dates that we had named ourselves went by.", "Два срока, которые мы сами назвали, прошли.", "Minęły dwa terminy, które sami podaliśmy."),
	"our_choice":        p("We did not want to sign for damages without a limit.", "Мы не хотели подписывать ответственность без предела.", "Nie chcieliśmy podpisać odpowiedzialności bez limitu."),
}
