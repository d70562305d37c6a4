package sample

import "hummock/internal/crm"

func (t phrase) in(l crm.Language) string {
	switch l {
	case crm.Russian:
		return t.ru
	case crm.Polish:
		return t.pl
	default:
		return t.en
	}
}

var teamName = p("Sales", "Продажи", "Sprzedaż")

var segmentNames = [...]phrase{
	p("Small business", "Малый бизнес", "Małe firmy"), p("Mid-size", "Средний бизнес", "Średnie firmy"), p("Enterprise", "Крупный бизнес", "Duże firmy"),
}

// Sources, by their places in sourceNames.
const (
	referral = iota
	website
	conference
	cold
	partner
)

var sourceNames = [...]phrase{
	p("Referral", "Рекомендация", "Polecenie"), p("Website", "Сайт", "Strona WWW"), p("Conference", "Конференция", "Konferencja"),
	p("Cold outreach", "Холодный контакт", "Zimny kontakt"), p("Partner", "Партнёр", "Partner"),
}

var tagNames = [...]phrase{
	p("urgent", "срочно", "pilne"), p("framework contract", "рамочный договор", "umowa ramowa"), p("grant", "грант", "dotacja"),
	p("reference", "для портфолио", "do portfolio"), p("remote", "удалённо", "zdalnie"),
}

var industryNames = [...]phrase{
	p("Logistics", "Логистика", "Logistyka"), p("Retail", "Розничная торговля", "Handel detaliczny"), p("Finance", "Финансы", "Finanse"),
	p("Manufacturing", "Производство", "Produkcja"), p("Health care", "Медицина", "Ochrona zdrowia"), p("Education", "Образование", "Edukacja"),
	p("Energy", "Энергетика", "Energetyka"), p("Food", "Продукты питания", "Żywność"), p("Travel", "Туризм", "Turystyka"), p("Property", "Недвижимость", "Nieruchomości"),
}

var titles = [...]phrase{
	p("Managing director", "Генеральный директор", "Dyrektor zarządzający"), p("Head of operations", "Руководитель операций", "Kierownik operacyjny"),
	p("Finance director", "Финансовый директор", "Dyrektor finansowy"), p("Product lead", "Руководитель продукта", "Lider produktu"),
	p("Office manager", "Офис-менеджер", "Office manager"),
}

var holidayNames = [...]phrase{
	p("New Year's Day", "Новый год", "Nowy Rok"), p("Epiphany", "Богоявление", "Trzech Króli"), p("Easter Monday", "Пасхальный понедельник", "Poniedziałek Wielkanocny"),
	p("Labour Day", "Праздник труда", "Święto Pracy"), p("Constitution Day", "День Конституции", "Święto Konstytucji 3 Maja"), p("Corpus Christi", "Праздник Тела и Крови Христовых", "Boże Ciało"),
	p("Assumption Day", "Успение Богородицы", "Wniebowzięcie NMP"), p("All Saints' Day", "День Всех Святых", "Wszystkich Świętych"), p("Independence Day", "День независимости", "Święto Niepodległości"),
	p("Christmas Eve", "Сочельник", "Wigilia"), p("Christmas Day", "Рождество", "Boże Narodzenie"), p("Second Day of Christmas", "Второй день Рождества", "Drugi dzień świąt"),
}

// phaseOf sorts the stages of both processes by what is talked about in them.
var phaseOf = map[string]int{
	"brief": early, "need": early, "ability": early,
	"offer": solution, "develop": solution, "propose": solution,
	"discussion": talks, "evaluate": talks,
	"decision": deciding, "negotiate": deciding,
	"documents": papers, "contract": papers, "prepayment": papers,
	"start": work, "production": work,
	"close": after, "feedback": after,
	"onboarding": work, "expansion": after, "maturity": after, "change": after, "offboarding": after,
}

// Phases of talking with a client.
const (
	early = iota
	solution
	talks
	deciding
	papers
	work
	after
	phases
)

// touch is a way to be in contact, with what is noted afterwards.
type touch struct {
	kind   crm.ActivityKind
	theirs bool
	twoWay bool
	note   phrase
}

var touches = [phases][]touch{
	early: {
		{crm.Call, false, true, p("First talk. They know what hurts, less so what it may cost.", "Первый разговор. Что болит, знают хорошо, сколько это может стоить, хуже.", "Pierwsza rozmowa. Wiedzą, co boli, gorzej z tym, ile to może kosztować.")},
		{crm.Call, true, true, p("They called after reading our case. Want to start before the season.", "Позвонили сами, прочитав наш кейс. Хотят начать до сезона.", "Zadzwonili po lekturze naszego case study. Chcą ruszyć przed sezonem.")},
		{crm.Meeting, false, true, p("Met at their office, walked through a working day. Took photos of the paper forms.", "Встретились у них, прошли рабочий день. Сняли на фото бумажные бланки.", "Spotkanie u nich, przeszliśmy przez dzień pracy. Mamy zdjęcia papierowych formularzy.")},
		{crm.Mail, false, false, p("Sent questions about numbers: orders a month, people, systems.", "Отправлены вопросы про цифры: заказы в месяц, люди, системы.", "Poszły pytania o liczby: zamówienia, ludzie, systemy.")},
		{crm.Mail, true, true, p("Answered our questions, with a screenshot of the old system.", "Ответили на вопросы и приложили снимок старой системы.", "Odpowiedzieli na pytania i dołączyli zrzut starego systemu.")},
		{crm.Call, false, true, p("Talked money: there is a bracket, approved for this fiscal year.", "Поговорили о деньгах: вилка есть, утверждена на этот финансовый год.", "Rozmowa o pieniądzach: widełki są, zatwierdzone na ten rok.")},
		{crm.Message, false, false, p("Left a message, asked for half an hour this week.", "Оставлено сообщение, попросили полчаса на этой неделе.", "Zostawiona wiadomość z prośbą o pół godziny w tym tygodniu.")},
	},
	solution: {
		{crm.Meeting, false, true, p("Went through the draft with their operations. Two screens are superfluous, one is missing.", "Прошли черновик с их операционной командой. Два экрана лишние, одного не хватает.", "Przeszliśmy szkic z ich operacjami. Dwa ekrany zbędne, jednego brakuje.")},
		{crm.Call, false, true, p("Clarified the exchange with their accounting system: there is an API, partly documented.", "Уточнили обмен с их бухгалтерией: API есть, описан наполовину.", "Wyjaśniona wymiana z ich księgowością: API jest, opisane w połowie.")},
		{crm.Mail, false, false, p("Sent the plan with two variants and a price for each.", "Отправлен план в двух вариантах, цена для каждого.", "Wysłany plan w dwóch wariantach, z ceną każdego.")},
		{crm.Mail, true, true, p("They prefer the second variant, but without training.", "Склоняются ко второму варианту, но без обучения.", "Wolą drugi wariant, ale bez szkolenia.")},
		{crm.Meeting, false, true, p("Presented the solution to five people. The question about data protection came first.", "Показали решение пятерым. Первый вопрос был о защите данных.", "Prezentacja dla pięciu osób. Pierwsze pytanie dotyczyło ochrony danych.")},
		{crm.VisitTo, false, true, p("Half a day in the warehouse with the people who will use it.", "Полдня на складе с теми, кто будет этим пользоваться.", "Pół dnia w magazynie z przyszłymi użytkownikami.")},
	},
	talks: {
		{crm.Call, false, true, p("Went through their list of wishes: six accepted, two deferred, one declined with an explanation.", "Разобрали список пожеланий: шесть приняли, два отложили, одно отклонили с объяснением.", "Lista uwag: sześć przyjętych, dwie odłożone, jedna odrzucona z wyjaśnieniem.")},
		{crm.Mail, true, true, p("Nine comments on the offer, most of them on dates.", "Девять замечаний к предложению, в основном по срокам.", "Dziewięć uwag do oferty, głównie o terminach.")},
		{crm.Mail, false, false, p("Sent the new version with the changes marked.", "Отправлена новая версия, изменения отмечены.", "Wysłana nowa wersja z zaznaczonymi zmianami.")},
		{crm.Meeting, false, true, p("Met with finance. The sum is fine, they want three payments instead of two.", "Встреча с финансами. Сумма подходит, просят три платежа вместо двух.", "Spotkanie z finansami. Kwota w porządku, chcą trzech płatności zamiast dwóch.")},
		{crm.Call, true, true, p("They ask whether the first release can come a month earlier.", "Спрашивают, можно ли первый выпуск на месяц раньше.", "Pytają, czy pierwsza wersja może być miesiąc wcześniej.")},
		{crm.Message, false, false, p("Asked whether the comments from the board are in.", "Спросили, есть ли замечания от правления.", "Pytanie, czy są już uwagi zarządu.")},
	},
	deciding: {
		{crm.Call, false, true, p("The board meets on Thursday, our offer is third on the list.", "Правление собирается в четверг, мы третьи в повестке.", "Zarząd zbiera się w czwartek, jesteśmy trzeci w porządku obrad.")},
		{crm.Call, false, false, p("Not reached; the secretary says they are abroad until Monday.", "Не дозвонились; секретарь говорит, в отъезде до понедельника.", "Bez skutku; sekretariat mówi, że wyjazd do poniedziałku.")},
		{crm.Mail, false, false, p("Sent a one-page summary for the board with what waiting costs.", "Отправлена страница для правления: что даёт проект и сколько стоит ждать.", "Poszła strona podsumowania dla zarządu, z kosztem czekania.")},
		{crm.Meeting, false, true, p("Agreed on warranty and on who answers within a day.", "Договорились о гарантии и о том, кто отвечает в течение дня.", "Uzgodniona gwarancja i to, kto odpowiada w ciągu dnia.")},
		{crm.Call, true, true, p("They want to know whom we worked for in their industry. Gave two contacts.", "Хотят знать, для кого мы работали в их отрасли. Дали два контакта.", "Chcą wiedzieć, dla kogo pracowaliśmy w branży. Podane dwa kontakty.")},
		{crm.Mail, true, true, p("Price accepted, they ask for two weeks more to sign.", "Цена принята, просят ещё две недели на подпись.", "Cena zaakceptowana, proszą o dwa tygodnie więcej na podpis.")},
	},
	papers: {
		{crm.Mail, false, false, p("Sent the draft contract to their lawyer.", "Проект договора ушёл их юристу.", "Projekt umowy poszedł do ich prawnika.")},
		{crm.Mail, true, true, p("Their lawyer came back with four remarks, all about wording.", "Юрист вернул четыре замечания, все к формулировкам.", "Prawnik odesłał cztery uwagi, wszystkie do sformułowań.")},
		{crm.Call, false, true, p("The paper lies with their finance director, promised for Friday.", "Бумаги у финансового директора, обещали к пятнице.", "Papiery leżą u dyrektora finansowego, obiecane na piątek.")},
		{crm.Call, false, true, p("Accounting has the invoice, it goes out with the next payment run.", "Счёт в бухгалтерии, уйдёт с ближайшими платежами.", "Faktura w księgowości, pójdzie w najbliższym przelewie.")},
		{crm.Message, true, true, p("Signed on their side, the courier is on the way.", "С их стороны подписано, курьер в пути.", "Podpisane po ich stronie, kurier w drodze.")},
	},
	work: {
		{crm.Meeting, false, true, p("Weekly review: on plan, two questions about the data.", "Еженедельная встреча: идём по плану, два вопроса по данным.", "Przegląd tygodnia: zgodnie z planem, dwa pytania o dane.")},
		{crm.Meeting, false, true, p("Showed the first version. They clicked through it themselves, it went quiet, then they laughed.", "Показали первую версию. Клиенты сами прошли её до конца, довольны.", "Pokaz pierwszej wersji. Sami ją przeklikali, zadowoleni.")},
		{crm.Mail, true, true, p("One more wish: export for accounting. Priced as an addendum.", "Ещё пожелание: выгрузка в бухгалтерию. Оценили дополнительным соглашением.", "Jeszcze jedno życzenie: eksport do księgowości. Wycenione aneksem.")},
		{crm.Call, false, true, p("Test accounts work, their people try it from Monday.", "Тестовый доступ работает, их люди пробуют с понедельника.", "Konta testowe działają, ich ludzie próbują od poniedziałku.")},
	},
	after: {
		{crm.Call, false, true, p("A month later: calls to the office are down by a third.", "Через месяц: звонков в офис стало на треть меньше.", "Po miesiącu: telefonów do biura mniej o jedną trzecią.")},
		{crm.Mail, true, true, p("A sentence for the quote came by itself, with thanks to the team.", "Отзыв прислали сами, с благодарностью команде.", "Opinia przyszła sama, z podziękowaniem dla zespołu.")},
		{crm.Meeting, false, true, p("Went through the project: good pace, invoices could be clearer.", "Разобрали проект: темп хороший, счета можно понятнее.", "Omówienie projektu: dobre tempo, faktury mogą być czytelniejsze.")},
		{crm.Call, false, true, p("Asked what comes next. There is an idea for spring.", "Спросили, что дальше. Есть мысль на весну.", "Pytanie o ciąg dalszy. Jest pomysł na wiosnę.")},
	},
}

// nobody answers: how contact looks when a deal fades.
var silence = [...]touch{
	{crm.Call, false, false, p("Rang twice, no answer.", "Два звонка, никто не берёт трубку.", "Dwa telefony, nikt nie odbiera.")},
	{crm.Mail, false, false, p("Asked whether the project is still on.", "Спросили, жив ли ещё проект.", "Pytanie, czy temat jest nadal aktualny.")},
	{crm.Mail, false, false, p("Last letter: we close the subject here unless they want to go on.", "Последнее письмо: закрываем тему, если не захотят продолжить.", "Ostatni list: zamykamy temat, chyba że chcą wrócić.")},
}
