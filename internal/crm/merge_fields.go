package crm

// of makes a merge field's value from one text of the deal.
func of(text func(*PaperFacts) string) func(*PaperFacts, Language) []string {
	return func(f *PaperFacts, _ Language) []string { return []string{text(f)} }
}

// ofClient is of for what the client's company tells; without one it is empty.
func ofClient(text func(*Company) string) func(*PaperFacts, Language) []string {
	return func(f *PaperFacts, _ Language) []string {
		if f.Company == nil {
			return nil
		}
		return []string{text(f.Company)}
	}
}

// mergeFields are all that a template can merge besides the firm's own fields.
var mergeFields = [...]mergeField{
	{
		key: "deal.name", label: Text{English: "Name of the deal", Russian: "Название сделки", Polish: "Nazwa transakcji"},
		example: Text{English: "Client portal", Russian: "Портал для клиентов", Polish: "Portal dla klientów"},
		value:   of(func(f *PaperFacts) string { return f.Deal.Name }),
	},
	{
		key: "deal.number", label: Text{English: "Number of the deal", Russian: "Номер сделки", Polish: "Numer transakcji"},
		example: Text{English: "D-1042"},
		value:   of(func(f *PaperFacts) string { return f.Deal.Label() }),
	},
	{
		key: "deal.value", label: Text{English: "Value of the deal", Russian: "Сумма сделки", Polish: "Wartość transakcji"}, amount: true,
		example: Text{English: "EUR 48,000.00", Russian: "48 000,00 EUR", Polish: "48 000,00 EUR"},
		value: func(f *PaperFacts, l Language) []string {
			if f.Deal.Value == nil {
				return nil
			}
			return []string{Money{*f.Deal.Value, f.Deal.Currency}.In(l)}
		},
	},
	{
		key: "deal.expected_close", label: Text{English: "Expected close", Russian: "Ожидаемая дата закрытия", Polish: "Oczekiwane zamknięcie"},
		example: Text{English: "31 March 2027", Russian: "31.03.2027", Polish: "31.03.2027"},
		value:   func(f *PaperFacts, l Language) []string { return []string{f.Deal.ExpectedClose.In(l)} },
	},
	{
		key: "company.name", label: Text{English: "Client", Russian: "Клиент", Polish: "Klient"}, place: inDeal,
		example: Text{English: "Office on the River Ltd", Russian: "ООО «Офис у реки»", Polish: "Biuro nad Rzeką sp. z o.o."},
		value:   ofClient(func(c *Company) string { return c.Name }),
	},
	{
		key: "company.address", label: Text{English: "Address of the client", Russian: "Адрес клиента", Polish: "Adres klienta"}, place: inCompany, joint: ", ", //nolint:misspell // Polish
		example: Text{English: "1 River Street\nLondon", Russian: "Набережная ул., 1\nМосква", Polish: "ul. Rzeczna 1\n00-001 Warszawa"},
		value:   ofClient(func(c *Company) string { return c.Address }),
	},
	{
		key: "company.tax_id", label: Text{English: "Tax ID of the client", Russian: "ИНН клиента", Polish: "NIP klienta"}, place: inCompany,
		example: Text{English: "GB 123 4567 89", Russian: "7701234567", Polish: "525-000-00-00"},
		value:   ofClient(func(c *Company) string { return c.TaxID }),
	},
	{
		key: "contact.signer", label: Text{English: "Who signs for the client", Russian: "Кто подписывает за клиента", Polish: "Kto podpisuje po stronie klienta"}, place: inPeople, joint: ", ",
		example: Text{English: "Ada Bell", Russian: "Анна Белова", Polish: "Anna Bielska"},
		value:   func(f *PaperFacts, _ Language) []string { return f.peopleWith(Signer) },
	},
	{
		key: "contact.decider", label: Text{English: "Who decides at the client", Russian: "Кто принимает решение у клиента", Polish: "Kto decyduje po stronie klienta"}, place: inPeople, joint: ", ",
		example: Text{English: "Carl Dunn", Russian: "Карл Дунин", Polish: "Karol Duński"},
		value:   func(f *PaperFacts, _ Language) []string { return f.peopleWith(Decider) },
	},
	{
		key: "owner.name", label: Text{English: "Owner of the deal", Russian: "Ответственный за сделку", Polish: "Opiekun transakcji"},
		example: Text{English: "Vera Low", Russian: "Вера Лоскутова", Polish: "Wiera Łoś"},
		value:   of(func(f *PaperFacts) string { return f.ownerName() }),
	},
	{
		key: "firm.name", label: Text{English: "Our firm", Russian: "Наша фирма", Polish: "Nasza firma"}, place: inFirm,
		example: Text{English: "Kestrel Ltd", Russian: "ООО «Пустельга»", Polish: "Pustułka sp. z o.o."},
		value:   of(func(f *PaperFacts) string { return f.Firm.Name }),
	},
	{
		key: "firm.address", label: Text{English: "Our address", Russian: "Наш адрес", Polish: "Nasz adres"}, place: inFirm, joint: ", ", //nolint:misspell // Polish
		example: Text{English: "5 Hill Road\nLeeds", Russian: "Горная ул., 5\nТверь", Polish: "ul. Górska 5\n30-001 Kraków"},
		value:   of(func(f *PaperFacts) string { return f.Firm.Settings.Address }),
	},
	{
		key: "firm.tax_id", label: Text{English: "Our tax ID", Russian: "Наш ИНН", Polish: "Nasz NIP"}, place: inFirm,
		example: Text{English: "GB 987 6543 21", Russian: "6901234567", Polish: "676-000-00-00"},
		value:   of(func(f *PaperFacts) string { return f.Firm.Settings.TaxID }),
	},
	{
		key: "firm.bank", label: Text{English: "Where clients pay to", Russian: "Реквизиты для оплаты", Polish: "Dane do przelewu"}, place: inFirm, joint: ", ",
		example: Text{English: "IBAN GB00 0000 0000 0000", Russian: "Р/с 40702810000000000000", Polish: "IBAN PL00 0000 0000 0000"},
		value:   of(func(f *PaperFacts) string { return f.Firm.Settings.BankAccount }),
	},
	{
		key: "points", label: Text{English: "Agreed points", Russian: "Согласованные условия", Polish: "Uzgodnione warunki"}, place: inNegotiation, amount: true, list: true, joint: "; ",
		example: Text{English: "Release: 1 April 2027\nSupport: 12 months", Russian: "Запуск: 01.04.2027\nПоддержка: 12 месяцев", Polish: "Uruchomienie: 01.04.2027\nWsparcie: 12 miesięcy"},
		value:   func(f *PaperFacts, l Language) []string { return f.agreedPoints(l) },
	},
	{
		key: "promises", label: Text{English: "What we promised", Russian: "Что мы пообещали", Polish: "Co obiecaliśmy"}, place: inPromises, list: true, joint: "; ",
		example: Text{English: "A demo every second Friday (1 May 2027)", Russian: "Показ раз в две недели по пятницам (01.05.2027)", Polish: "Pokaz co drugi piątek (01.05.2027)"},
		value:   func(f *PaperFacts, l Language) []string { return f.promised(l) },
	},
	{
		key: "plan", label: Text{English: "Payment plan", Russian: "План платежей", Polish: "Plan płatności"}, place: inMoney, amount: true, list: true, joint: "; ",
		example: Text{English: "Prepayment: EUR 24,000.00\nOn acceptance: EUR 24,000.00", Russian: "Предоплата: 24 000,00 EUR\nПосле приёмки: 24 000,00 EUR", Polish: "Przedpłata: 24 000,00 EUR\nPo odbiorze: 24 000,00 EUR"},
		value:   func(f *PaperFacts, l Language) []string { return f.planned(l) },
	},
	{
		key: "left_out", label: Text{English: "Not part of the work", Russian: "Не входит в работу", Polish: "Poza zakresem prac"}, place: inWork, list: true, joint: "; ",
		example: Text{English: "Hosting\nTranslation of texts", Russian: "Хостинг\nПеревод текстов", Polish: "Hosting\nTłumaczenie tekstów"},
		value:   func(f *PaperFacts, _ Language) []string { return f.LeftOut },
	},
	{
		key: "offer.lines", label: Text{English: "Lines of the offer", Russian: "Позиции предложения", Polish: "Pozycje oferty"}, place: inOffers, amount: true, list: true, joint: "; ",
		example: Text{English: "Concept: EUR 12,000.00\nPortal: EUR 36,000.00", Russian: "Концепция: 12 000,00 EUR\nПортал: 36 000,00 EUR", Polish: "Koncepcja: 12 000,00 EUR\nPortal: 36 000,00 EUR"},
		value:   func(f *PaperFacts, l Language) []string { return f.offerLines(l) },
	},
	{
		key: "offer.total", label: Text{English: "Total of the offer, with tax", Russian: "Итого по предложению, с налогом", Polish: "Suma oferty, z podatkiem"}, place: inOffers, amount: true,
		example: Text{English: "EUR 59,040.00", Russian: "59 040,00 EUR", Polish: "59 040,00 EUR"},
		value:   func(f *PaperFacts, l Language) []string { return f.offerTotal(l) },
	},
	{
		key: "today", label: Text{English: "Today", Russian: "Сегодняшний день", Polish: "Dzisiejszy dzień"},
		example: Text{English: "2 December 2026", Russian: "02.12.2026", Polish: "02.12.2026"},
		value:   func(f *PaperFacts, l Language) []string { return []string{f.Today.In(l)} },
	},
	{
		key: signaturesField, label: Text{English: "Place for both signatures", Russian: "Место для двух подписей", Polish: "Miejsce na oba podpisy"},
		value: func(*PaperFacts, Language) []string { return nil },
	},
}

// milestoneLabels name milestones that nobody named.
var milestoneLabels = map[MilestoneKind]Text{
	Prepayment:   {English: "Prepayment", Russian: "Предоплата", Polish: "Przedpłata"},
	OnStage:      {English: "When a part is done", Russian: "По завершении этапа", Polish: "Po zakończeniu etapu"},
	OnDate:       {English: "By the day", Russian: "К установленному сроку", Polish: "W ustalonym terminie"},
	OnAcceptance: {English: "On acceptance", Russian: "После приёмки", Polish: "Po odbiorze"},
}
