package sample

import (
	"strconv"

	"hummock/internal/crm"
)

func figure(n int) string { return strconv.Itoa(n) }

var (
	askedNote     = p("Two questions: how content are you, and what would you tell a colleague?", "Два вопроса: насколько вы довольны и что сказали бы коллеге?", "Dwa pytania: na ile jesteście zadowoleni i co powiedzielibyście koledze?")
	callsADay     = p("Calls to the office in a day", "Звонков в офис за день", "Telefonów do biura dziennie")
	daysToInvoice = p("From delivery to invoice", "От поставки до счёта", "Od dostawy do faktury")
	inDays        = p("days", "дн.", "dni")
	theirCount    = p("Counted by the client over a month", "Подсчёт клиента за месяц", "Policzone przez klienta w ciągu miesiąca")
	logoOnSite    = p("Logo on our list of clients", "Логотип в списке наших клиентов", "Logo na liście naszych klientów")
)

var logoNotes = map[crm.Permission]phrase{
	crm.PermissionGranted:   p("Allowed by mail, with the file of the logo.", "Разрешили письмом, прислали файл логотипа.", "Zgoda mailem, z plikiem logo."),
	crm.PermissionRefused:   p("Their rules forbid it, with every supplier.", "Правила компании не позволяют, так со всеми подрядчиками.", "Nie pozwala na to regulamin firmy, dotyczy to wszystkich dostawców."),
	crm.PermissionWithdrawn: p("New brand, the old logo is to disappear everywhere.", "Новый бренд, старый логотип просят убрать отовсюду.", "Nowa marka, stare logo ma zniknąć zewsząd."),
}

var contents = [...]phrase{
	p("On time so far. We would like to see the test system earlier.", "Пока всё в срок. Тестовый стенд хотелось бы увидеть раньше.", "Na razie w terminie. Środowisko testowe chcielibyśmy zobaczyć wcześniej."),
	p("Good pace, and the questions come before the mistakes.", "Темп хороший, и вопросы появляются раньше ошибок.", "Dobre tempo, a pytania padają, zanim pojawią się błędy."),
	p("Fine, only the invoices could be clearer.", "Хорошо, только счета могли бы быть понятнее.", "Dobrze, tylko faktury mogłyby być czytelniejsze."),
}

var praises = [...]phrase{
	p("They asked what hurts before they talked about screens. Half a year later the phone is quiet.", "Сначала спросили, что болит, и только потом заговорили об экранах. Через полгода телефон молчит.", "Zanim zaczęli mówić o ekranach, zapytali, co nas boli. Po pół roku telefon milczy."),
	p("The first supplier who named a date and kept it.", "Первый подрядчик, который назвал срок и выдержал его.", "Pierwszy wykonawca, który podał termin i go dotrzymał."),
	p("We got less than we wished for, and exactly what we needed.", "Получили меньше, чем хотели, и ровно то, что было нужно.", "Dostaliśmy mniej, niż chcieliśmy, i dokładnie to, czego potrzebowaliśmy."),
	p("Our people use it without having been told to.", "Сотрудники пользуются сами, никто не заставлял.", "Nasi ludzie korzystają z tego z własnej woli."),
	p("Honest about what could not be done by spring.", "Честно сказали, чего к весне не успеть.", "Uczciwie powiedzieli, czego nie da się zrobić do wiosny."),
}

// lifeFacts are fields that are found out during a client's life.
var lifeFacts = map[string][]phrase{
	"success_signs":   {p("The phone is quiet on Mondays", "По понедельникам не звонит телефон", "W poniedziałki milczy telefon"), p("Invoices leave on the day of delivery", "Счета уходят в день поставки", "Faktury wychodzą w dniu dostawy")},
	"escalation_path": {p("Ewa first, then Marek; answer within a day", "Сначала Эва, потом Марек; ответ за день", "Najpierw Ewa, potem Marek; odpowiedź w jeden dzień")},
	"referrals":       {p("Their sister firm in the same building", "Сестринская компания в том же здании", "Ich spółka siostrzana w tym samym budynku"), p("The logistics partner, by mail", "Партнёр по логистике, письмом", "Partner logistyczny, mailem")},
	"divisions_known": {p("Operations, sales, IT; key people are on the client's page", "Операционный отдел, продажи, ИТ; ключевые люди на странице клиента", "Operacje, sprzedaż, IT; kluczowe osoby na stronie klienta")},
	"roadmap":         {p("Spring: second release. Autumn: a partner portal.", "Весна: второй выпуск. Осень: портал для партнёров.", "Wiosna: drugie wydanie. Jesień: portal dla partnerów.")},
	"change_effect":   {p("Orders wait until the new budget is signed", "Заказы ждут подписания нового бюджета", "Zamówienia czekają na nowy budżet")},
	"new_course":      {p("Smaller steps, each with its own figure", "Шаги поменьше, у каждого свой показатель", "Mniejsze kroki, każdy z własnym wskaźnikiem")},
	"stated_reason":   {p("They do it themselves from now on", "Дальше будут делать сами", "Odtąd robią to sami")},
	"evidence":        {p("Their new head of IT said so in the last talk", "Так сказал новый руководитель ИТ в последнем разговоре", "Powiedział to nowy szef IT w ostatniej rozmowie")},
	"lesson":          {p("Meet the people above our contact every quarter", "Раз в квартал встречаться с руководителями нашего контакта", "Raz na kwartał spotykać się z przełożonymi naszego kontaktu")},
}
