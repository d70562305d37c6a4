package sample

import "hummock/internal/crm"

// step is something to do next.
type step struct {
	kind  crm.TaskKind
	title phrase
}

var steps = [phases][]step{
	early: {
		{crm.TaskCall, p("Call and ask about the budget", "Позвонить и спросить о бюджете", "Zadzwonić i zapytać o budżet")},
		{crm.TaskMeeting, p("Meet and see how they work today", "Встретиться и посмотреть, как работают сейчас", "Spotkać się i zobaczyć, jak dziś pracują")},
		{crm.TaskMail, p("Send our questions before the meeting", "Отправить вопросы перед встречей", "Wysłać pytania przed spotkaniem")},
		{crm.TaskCall, p("Find out who decides besides them", "Выяснить, кто ещё решает", "Ustalić, kto jeszcze decyduje")},
	},
	solution: {
		{crm.TaskMail, p("Send the plan with prices", "Отправить план с ценами", "Wysłać plan z cenami")},
		{crm.TaskMeeting, p("Go through the draft together", "Пройти черновик вместе", "Przejść szkic razem")},
		{crm.TaskCall, p("Clarify the exchange of data", "Уточнить обмен данными", "Wyjaśnić wymianę danych")},
		{crm.TaskToDo, p("Let the expert look at the estimate", "Показать оценку эксперту", "Dać wycenę do sprawdzenia ekspertowi")},
	},
	talks: {
		{crm.TaskCall, p("Take their answer to the offer", "Получить ответ на предложение", "Zebrać odpowiedź na ofertę")},
		{crm.TaskMail, p("Answer each of their remarks", "Ответить на каждое замечание", "Odpowiedzieć na każdą uwagę")},
		{crm.TaskMeeting, p("Meet their finance", "Встретиться с финансами клиента", "Spotkać się z finansami klienta")},
	},
	deciding: {
		{crm.TaskCall, p("Ask how the board decided", "Узнать, что решило правление", "Zapytać o decyzję zarządu")},
		{crm.TaskMail, p("Send references from their industry", "Отправить отзывы из их отрасли", "Wysłać referencje z branży")},
		{crm.TaskCall, p("Help to set the day of signing", "Помочь назначить день подписания", "Pomóc ustalić dzień podpisania")},
	},
	papers: {
		{crm.TaskCall, p("Ask on whose desk the contract lies", "Узнать, на чьём столе договор", "Zapytać, na czyim biurku leży umowa")},
		{crm.TaskMail, p("Answer the lawyer's remarks", "Ответить на замечания юриста", "Odpowiedzieć na uwagi prawnika")},
		{crm.TaskCall, p("Ask accounting for the day of payment", "Спросить в бухгалтерии день оплаты", "Zapytać księgowość o dzień płatności")},
	},
	work: {
		{crm.TaskMeeting, p("Hold the weekly review", "Провести еженедельную встречу", "Przeprowadzić przegląd tygodnia")},
		{crm.TaskMeeting, p("Show the next version", "Показать следующую версию", "Pokazać kolejną wersję")},
	},
	after: {
		{crm.TaskCall, p("Ask how they work with it", "Спросить, как работается", "Zapytać, jak się pracuje")},
		{crm.TaskMail, p("Ask for a sentence we may quote", "Попросить отзыв, который можно привести", "Poprosić o zdanie do zacytowania")},
	},
}

var results = [...]phrase{
	p("Done, notes are on the deal.", "Сделано, записи в сделке.", "Zrobione, notatki w transakcji."),
	p("Done, they are content.", "Сделано, клиент доволен.", "Zrobione, klient zadowolony."),
	p("Done a day late.", "Сделано на день позже.", "Zrobione dzień później."),
	p("Partly: the second half next week.", "Частично: остальное на следующей неделе.", "Częściowo: reszta w przyszłym tygodniu."),
}

// proofs are the notes of whoever answers for a criterion, by its key.
var proofs = map[string]phrase{
	"offer-received":         p("Offer of this week, receipt confirmed by mail.", "Предложение этой недели, получение подтвердили письмом.", "Oferta z tego tygodnia, odbiór potwierdzony mailem."),
	"offer-sent":             p("Version 1, sent as PDF.", "Версия 1, отправлена в PDF.", "Wersja 1, wysłana w PDF."),
	"offer-final":            p("Last version, all remarks closed.", "Последняя версия, замечаний не осталось.", "Ostatnia wersja, wszystkie uwagi zamknięte."),
	"offer-reviewed":         p("Estimate checked, two days added for data.", "Оценка проверена, на данные добавлено два дня.", "Wycena sprawdzona, dwa dni więcej na dane."),
	"expert-checked":         p("Can be built as described.", "Реализуемо в описанном виде.", "Da się zrobić tak, jak opisano."),
	"contract-signed":        p("Both copies are in the safe, scan in the folder.", "Оба экземпляра в сейфе, скан в папке.", "Oba egzemplarze w sejfie, skan w folderze."),
	"nda-signed":             p("Signed together with the contract.", "Подписано вместе с договором.", "Podpisana razem z umową."),
	"addenda-signed":         p("Annex on data protection signed.", "Приложение о защите данных подписано.", "Aneks o ochronie danych podpisany."),
	"first-invoice":          p("Invoice for the prepayment sent today.", "Счёт на предоплату отправлен сегодня.", "Faktura na przedpłatę wysłana dziś."),
	"production-told":        p("Team reserved from Monday.", "Команда занята под проект с понедельника.", "Zespół zarezerwowany od poniedziałku."),
	"work-accepted":          p("Acceptance protocol signed without remarks.", "Акт подписан без замечаний.", "Protokół odbioru podpisany bez uwag."),
	"ready-for-last-invoice": p("They await the invoice this week.", "Ждут счёт на этой неделе.", "Czekają na fakturę w tym tygodniu."),
	"changes-settled":        p("Two changes, both invoiced.", "Два изменения, оба выставлены.", "Dwie zmiany, obie zafakturowane."),
	"nothing-owed":           p("Balance is zero, by bank statement.", "Долга нет, по выписке банка.", "Saldo zerowe, według wyciągu."),
	"papers-closed":          p("Everything signed and filed.", "Всё подписано и подшито.", "Wszystko podpisane i odłożone."),
	"end-announced":          p("Thanked them and named who answers from now on.", "Поблагодарили и назвали, кто отвечает дальше.", "Podziękowanie i nazwisko osoby, która odpowiada dalej."),
	"marketing-output":       p("Quote and two screens for the portfolio.", "Отзыв и два экрана для портфолио.", "Cytat i dwa ekrany do portfolio."),
	"quote-permission":       p("Permission by mail from their director.", "Разрешение директора письмом.", "Zgoda dyrektora mailem."),
	"case-agreed":            p("Text of the case approved.", "Текст кейса согласован.", "Tekst case study zatwierdzony."),
	"what-next-asked":        p("An idea for spring, remind in February.", "Есть мысль на весну, напомнить в феврале.", "Pomysł na wiosnę, przypomnieć w lutym."),
	"ready-to-sign":          p("Said so on the phone, waiting for the papers.", "Сказали по телефону, ждут документы.", "Powiedziane przez telefon, czekają na dokumenty."),
	"need-covered":           p("Checked point by point with their list.", "Сверили по пунктам с их списком.", "Sprawdzone punkt po punkcie z ich listą."),
	"changes-answered":       p("All wishes answered in writing.", "На все пожелания ответили письменно.", "Na wszystkie uwagi odpowiedź na piśmie."),
	"letter-of-intent":       p("Letter agreed by both directors.", "Письмо согласовано обоими директорами.", "List uzgodniony przez obu dyrektorów."),
	"value-final":            p("Sum as in paragraph 4.", "Сумма как в пункте 4.", "Kwota jak w paragrafie 4."),
	"rights-cleared":         p("Rights pass with the last payment.", "Права переходят с последним платежом.", "Prawa przechodzą z ostatnią płatnością."),
	"win-learnt":             p("The visit to their warehouse decided it.", "Решил выезд к ним на склад.", "Zdecydowała wizyta w ich magazynie."),
}

var (
	prepaid      = p("Prepayment", "Предоплата", "Przedpłata")
	onAcceptance = p("The rest, on acceptance", "Остаток после приёмки", "Reszta po odbiorze")
)

var transfer = p("Bank statement, transfer by the client.", "Выписка банка, перевод от клиента.", "Wyciąg bankowy, przelew klienta.")

var checked = p("Checked with the client.", "Проверено с клиентом.", "Sprawdzone z klientem.")

// facts are the values of long fields that every deal words alike.
var facts = map[string][]phrase{
	"open_features":            {p("None", "Нет", "Brak"), p("Export for accounting, in release 2", "Выгрузка в бухгалтерию, во втором выпуске", "Eksport do księgowości, w wydaniu 2")},
	"price_terms":              {p("As in the offer, no discount", "По предложению, без скидки", "Jak w ofercie, bez rabatu"), p("5 % off for a reference", "5 % скидки за отзыв", "5% rabatu za referencje"), p("Three payments: 40, 30, 30", "Три платежа: 40, 30, 30", "Trzy płatności: 40, 30, 30")},
	"warranty_and_maintenance": {p("12 months of warranty, support plan from month 4", "Гарантия 12 месяцев, сопровождение с четвёртого", "12 miesięcy gwarancji, opieka od czwartego"), p("6 months of warranty, no maintenance", "Гарантия 6 месяцев, без сопровождения", "6 miesięcy gwarancji, bez utrzymania")},
}

var debtReasons = [...]phrase{
	p("The person is on holiday, will be settled on return.", "Человек в отпуске, закроем по возвращении.", "Osoba na urlopie, załatwimy po powrocie."),
	p("Promised by the client for next week.", "Клиент обещал на следующей неделе.", "Klient obiecał w przyszłym tygodniu."),
	p("Their board wants to see the offer first.", "Правление сначала хочет увидеть предложение.", "Zarząd chce najpierw zobaczyć ofertę."),
}

var waiverReasons = map[string]phrase{
	"nda-signed":          p("Public body: no secrets are exchanged, no NDA needed.", "Закрытых данных нет, соглашение о неразглашении не нужно.", "Nie wymieniamy poufnych danych, NDA niepotrzebne."),
	"prepayment-received": p("Payment order seen, bank holiday on their side; starting on my word.", "Платёжка есть, у них банковский выходной; начинаем под мою ответственность.", "Widziałem polecenie przelewu, u nich święto bankowe; ruszamy na moją odpowiedzialność."),
	"first-invoice":       p("Framework contract: invoiced together with the last project.", "Рамочный договор: счёт вместе с прошлым проектом.", "Umowa ramowa: faktura razem z poprzednim projektem."),
	"budget":              p("Tender by invitation: the budget is not disclosed.", "Закрытый конкурс: бюджет не раскрывают.", "Przetarg zamknięty: budżetu nie ujawniają."),
	"marketing-output":    p("The client's rules forbid references.", "Правила клиента запрещают отзывы.", "Zasady klienta zabraniają referencji."),
	"budget-known":        p("Group budget, known only to headquarters.", "Бюджет группы известен только головному офису.", "Budżet grupy zna tylko centrala."),
	"release-agreed":      p("Date follows from their system's release in spring.", "Дата зависит от весеннего выпуска их системы.", "Data zależy od wiosennego wydania ich systemu."),
}

var mayIGoOn = p("May we go on without it?", "Можно идти дальше без этого?", "Czy możemy iść dalej bez tego?")

var granted = p("Yes, this once.", "Да, в этот раз.", "Tak, tym razem.")

var pleaseDecide = p("Papers and money are in. May we start?", "Документы и деньги на месте. Начинаем?", "Dokumenty i pieniądze są. Zaczynamy?")

// What is said while a deal is handed over for delivery.
var (
	handoverBrief  = p("Prepayment is in. Promised aloud: a demo every second Friday.", "Предоплата поступила. На словах обещали демонстрацию каждую вторую пятницу.", "Przedpłata wpłynęła. Na głos obiecaliśmy demo co drugi piątek.")
	firstRetelling = p("We build everything from the annex at once and show it when it is done, in about three months.", "Делаем сразу всё по приложению и показываем, когда закончим, месяца через три.", "Robimy od razu wszystko z aneksu i pokazujemy na końcu, za jakieś trzy miesiące.")
	misunderstood  = p("They want to see work in progress every two weeks, and the data migration is not ours.", "Им важно видеть ход работ раз в две недели, а перенос данных не наш.", "Chcą widzieć postępy co dwa tygodnie, a migracja danych nie jest nasza.")
	retelling      = p("As we understood it: first version in six weeks, we show where we are every two weeks, their product lead answers within a day; moving old data is left out.", "Как мы поняли: первая версия через шесть недель, раз в две недели показываем, что готово, с их стороны за день отвечает руководитель продукта; перенос старых данных не входит.", "Jak rozumiemy: pierwsza wersja za sześć tygodni, co dwa tygodnie pokazujemy, gdzie jesteśmy, ich lider produktu odpowiada w ciągu dnia; przenoszenie starych danych nie wchodzi w zakres.")
)

var waitReasons = [...]phrase{
	p("New budget in the new quarter", "Новый бюджет с нового квартала", "Nowy budżet w nowym kwartale"),
	p("Their director comes back from leave", "Возвращение директора из отпуска", "Powrót dyrektora z urlopu"),
	p("They finish moving to the new warehouse", "Окончание переезда на новый склад", "Koniec przeprowadzki do nowego magazynu"),
	p("Result of the grant application", "Решение по гранту", "Wynik wniosku o dotację"),
}

var backReasons = [...]phrase{
	p("They changed the scope, the offer is made anew.", "Поменяли объём, предложение делаем заново.", "Zmienili zakres, oferta powstaje od nowa."),
	p("New person on their side, we start this part again.", "С их стороны новый человек, повторяем этот этап.", "Nowa osoba po ich stronie, powtarzamy ten etap."),
}

var skipReason = p("Regular client, all of it was settled in one meeting.", "Постоянный клиент, всё решили на одной встрече.", "Stały klient, wszystko ustalone na jednym spotkaniu.")

var competitors = [...]string{"Koderia", "Blue Anvil", "Pixelhof", "Studio Tarn", "Webmanufaktur Nord"}

// lessons are what was learnt, by the key of the reason.
var lessons = map[string][]phrase{
	"price":        {p("Name a price bracket in the first talk.", "Называть вилку цены в первом разговоре.", "Podawać widełki ceny w pierwszej rozmowie."), p("Offer a smaller first step.", "Предлагать меньший первый шаг.", "Proponować mniejszy pierwszy krok.")},
	"competitor":   {p("Ask early who else is invited.", "Сразу спрашивать, кто ещё участвует.", "Wcześnie pytać, kto jeszcze startuje."), p("They showed a prototype, we showed slides.", "У них был прототип, у нас слайды.", "Oni pokazali prototyp, my slajdy.")},
	"no_decision":  {p("Nobody in the room could decide: find the decider first.", "Решать было некому: сначала найти того, кто решает.", "Nie było komu decydować: najpierw znaleźć decydenta."), p("Agree on the date of the decision before the offer.", "Договариваться о дате решения до предложения.", "Ustalać datę decyzji przed ofertą.")},
	"no_budget":    {p("Ask whose budget it is, not only how large.", "Спрашивать не только сколько, но и чей бюджет.", "Pytać nie tylko ile, ale czyj to budżet.")},
	"no_fit":       {p("Write the need down in their words before drawing.", "Записать потребность их словами, прежде чем рисовать.", "Zapisać potrzebę ich słowami, zanim zaczniemy rysować.")},
	"changes":      {p("Let the expert see the wish list before the talk.", "Показывать список пожеланий эксперту до встречи.", "Pokazywać listę życzeń ekspertowi przed rozmową.")},
	"unreachable":  {p("Two channels and two people from the start.", "С самого начала два канала и два человека.", "Od początku dwa kanały i dwie osoby.")},
	"legal":        {p("Bring our terms on rights before the lawyers do.", "Показывать наши условия о правах раньше юристов.", "Przedstawiać nasze warunki praw przed prawnikami.")},
	"misleading":   {p("Confirm numbers in writing.", "Подтверждать цифры письменно.", "Potwierdzać liczby na piśmie.")},
	"not_a_client": {p("Too small for how we work: pass on to a partner.", "Слишком мало для нашего подхода: передать партнёру.", "Za małe na nasz sposób pracy: przekazać partnerowi.")},
	"other":        {p("Their project was dropped with the merger.", "Проект закрыли из-за слияния.", "Projekt upadł przez fuzję.")},
}
