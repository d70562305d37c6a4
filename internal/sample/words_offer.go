package sample

var (
	planning      = p("Analysis, plan and design", "Анализ, план и дизайн", "Analiza, plan i projekt")
	building      = p("Development, by month", "Разработка, помесячно", "Prace programistyczne, miesięcznie")
	launching     = p("Tests, launch and handover", "Тесты, запуск и передача", "Testy, uruchomienie i przekazanie")
	payTerms      = p("30 % before the work begins, the rest on acceptance.", "30 % до начала работ, остаток после приёмки.", "30% przed rozpoczęciem prac, reszta po odbiorze.")
	reverseCharge = p("VAT is settled by the client.", "НДС уплачивает заказчик.", "VAT rozlicza nabywca.")
	changedTerms  = p("This version takes up what we talked about after the first one.", "В этой версии учтено то, о чём мы говорили после первой.", "Ta wersja uwzględnia to, o czym rozmawialiśmy po pierwszej.")

	wishTexts = [...]phrase{
		p("Three payments in place of two, and the launch before the season.", "Три платежа вместо двух и запуск до начала сезона.", "Trzy płatności zamiast dwóch i start przed sezonem."),
		p("Without training, but with a second language.", "Без обучения, зато со вторым языком.", "Bez szkolenia, za to z drugim językiem."),
		p("Add the export for accounting, our bookkeeper insists on it.", "Добавьте выгрузку в бухгалтерию, на ней настаивает наш бухгалтер.", "Prosimy o eksport do księgowości, nalega na to nasza księgowa."),
		p("A longer warranty: a year, not six months.", "Гарантию подлиннее: год, а не полгода.", "Dłuższa gwarancja: rok, a nie pół roku."),
	}
	deferredWish = p("For the second release, together with what the first one teaches.", "Во второй выпуск, вместе с тем, что покажет первый.", "Do drugiego wydania, razem z wnioskami z pierwszego.")
	declinedWish = p("It would move the launch by two months; we said so and why.", "Это сдвинуло бы запуск на два месяца; так и сказали и объяснили почему.", "To przesunęłoby start o dwa miesiące; powiedzieliśmy o tym i wyjaśniliśmy, dlaczego.")
	asIsWish     = p("They take it as it is, for a little less.", "Берут как есть, немного дешевле.", "Biorą tak, jak jest, trochę taniej.")
	noThanks     = p("We have decided otherwise, thank you for the work.", "Мы решили иначе, спасибо за работу.", "Zdecydowaliśmy inaczej, dziękujemy za pracę.")
)

var creep = [...]struct{ title, text phrase }{
	{p("Export for accounting", "Выгрузка в бухгалтерию", "Eksport do księgowości"), p("Invoices of the month as one file for their accounting.", "Счета за месяц одним файлом для их бухгалтерии.", "Faktury z miesiąca w jednym pliku dla księgowości.")},
	{p("A second language", "Второй язык", "Drugi język"), p("All texts in German, their people deliver the translation.", "Все тексты на немецком, перевод дают сами.", "Wszystkie teksty po niemiecku, tłumaczenie dostarczą sami.")},
	{p("Sign-in with the company account", "Вход по корпоративной учётной записи", "Logowanie kontem firmowym"), p("No passwords of one's own for their staff.", "Чтобы сотрудникам не заводить отдельных паролей.", "Bez osobnych haseł dla pracowników.")},
}

// point is what both sides want in a negotiation, by a field of the process.
type point struct {
	field               string
	ours, theirs, limit phrase
}

var points = [...]point{
	{"open_features", p("Nothing after the first release", "Ничего сверх первого выпуска", "Nic ponad pierwsze wydanie"), p("Export for accounting at once", "Выгрузка в бухгалтерию сразу", "Eksport do księgowości od razu"), p("In release 2, at no charge", "Во втором выпуске, бесплатно", "W drugim wydaniu, bez dopłaty")},
	{"release_date", p("Ten weeks after the signature", "Через десять недель после подписания", "Dziesięć tygodni od podpisania"), p("Before their season", "До начала их сезона", "Przed ich sezonem"), p("Eight weeks with two more people", "Восемь недель, если дать ещё двоих", "Osiem tygodni z dwiema osobami więcej")},
	{"price_terms", p("Price as in the offer", "Цена из предложения", "Cena z oferty"), p("10 % off", "Скидка 10 %", "10% rabatu"), p("5 % for a reference", "5 % за отзыв", "5% za referencje")},
	{"warranty_and_maintenance", p("6 months, then a support plan", "6 месяцев, дальше сопровождение", "6 miesięcy, potem opieka techniczna"), p("24 months", "24 месяца", "24 miesiące"), p("12 months", "12 месяцев", "12 miesięcy")},
}
