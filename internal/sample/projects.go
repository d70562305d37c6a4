package sample

// project is something that clients ask a studio for.
type project struct {
	name, need, scope phrase
	product           int
	scale             float64 // of the value, against the segment's median
}

// phrase is a text in the product's three languages.
type phrase struct{ en, ru, pl string }

func p(en, ru, pl string) phrase { return phrase{en, ru, pl} }

var productNames = [...]phrase{
	p("Discovery workshop", "Исследовательская сессия", "Warsztat discovery"),
	p("UX audit", "UX-аудит", "Audyt UX"),
	p("Product design", "Проектирование продукта", "Projekt produktu"),
	p("Design system", "Дизайн-система", "Design system"),
	p("Web application", "Веб-приложение", "Aplikacja webowa"),
	p("Mobile application", "Мобильное приложение", "Aplikacja mobilna"),
	p("Online shop", "Интернет-магазин", "Sklep internetowy"),
	p("Integration", "Интеграция", "Integracja"),
	p("Support plan", "Сопровождение", "Opieka techniczna"),
	p("Training for teams", "Обучение команды", "Szkolenie zespołu"),
}

var productPrices = [len(productNames)]int64{3_500, 4_800, 18_000, 14_000, 42_000, 55_000, 28_000, 16_000, 9_600, 3_200}

var seriesNames = [...]phrase{p("Design", "Дизайн", "Projektowanie"), p("Software", "Разработка", "Oprogramowanie"), p("Care", "Забота", "Opieka")}

var projects = [...]project{
	{
		p("Customer portal", "Личный кабинет клиентов", "Portal klienta"),
		p("Customers call the office for every invoice and delivery status; half of those calls should disappear.", "Клиенты звонят в офис из-за каждого счёта и статуса доставки; половина этих звонков должна исчезнуть.", "Klienci dzwonią do biura w sprawie każdej faktury i dostawy; połowa tych telefonów ma zniknąć."),
		p("Sign-in, orders, invoices, messages. Not in: payments, native apps.", "Вход, заказы, счета, переписка. Не входит: оплата, приложения.", "Logowanie, zamówienia, faktury, wiadomości. Bez płatności i aplikacji natywnych."), 4, 1.2,
	},
	{
		p("Driver app", "Приложение для водителей", "Aplikacja dla kierowców"),
		p("Delivery notes come back on paper three days late, and invoices wait for them.", "Накладные возвращаются на бумаге через три дня, и всё это время стоят счета.", "Papierowe dokumenty dostaw wracają po trzech dniach, a faktury na nie czekają."),
		p("Route of the day, photo of the note, signature, works offline. Not in: navigation.", "Маршрут дня, фото накладной, подпись, работа без сети. Не входит: навигация.", "Trasa dnia, zdjęcie dokumentu, podpis, praca offline. Bez nawigacji."), 5, 1.4,
	},
	{
		p("Online shop relaunch", "Перезапуск интернет-магазина", "Nowy sklep internetowy"),
		p("The shop loses four baskets of five on phones, and every change takes the agency a month.", "С телефона бросают четыре корзины из пяти, а любая правка у подрядчика занимает месяц.", "Na telefonie przepadają cztery koszyki z pięciu, a każda zmiana trwa u wykonawcy miesiąc."),
		p("Catalogue, search, basket, payment, stock from the warehouse system. Not in: marketplaces.", "Каталог, поиск, корзина, оплата, остатки из складской системы. Не входит: маркетплейсы.", "Katalog, wyszukiwarka, koszyk, płatność, stany z magazynu. Bez marketplace'ów."), 6, 1,
	},
	{
		p("Booking system", "Система бронирования", "System rezerwacji"),
		p("Bookings arrive by three ways and meet in a spreadsheet; last season they were double 40 times.", "Брони приходят тремя путями и сходятся в таблице; за сезон было 40 двойных.", "Rezerwacje trafiają trzema drogami do arkusza; w ostatnim sezonie 40 się zdublowało."),
		p("Calendar, prices by season, payment in advance, messages to guests. Not in: accounting.", "Календарь, цены по сезонам, предоплата, сообщения гостям. Не входит: бухгалтерия.", "Kalendarz, ceny sezonowe, przedpłata, wiadomości do gości. Bez księgowości."), 4, .9,
	},
	{
		p("Design system", "Дизайн-система", "Design system"),
		p("Five products look like five companies, and every new screen is drawn from nothing.", "Пять продуктов выглядят как пять разных компаний, каждый экран рисуют с нуля.", "Pięć produktów wygląda jak pięć firm, a każdy ekran powstaje od zera."),
		p("Audit, foundations, 40 components in design and code, guidelines. Not in: moving old products over.", "Аудит, основы, 40 компонентов в макетах и коде, правила. Не входит: перенос старых продуктов.", "Audyt, fundamenty, 40 komponentów w projekcie i kodzie, zasady. Bez migracji starych produktów."), 3, .8,
	},
	{
		p("Warehouse integration", "Интеграция со складом", "Integracja z magazynem"),
		p("Stock in the shop is a day behind the warehouse, and they sell what they don't have.", "Остатки на сайте отстают от склада на сутки: продают то, чего нет.", "Stany w sklepie są spóźnione o dzień i sprzedają to, czego nie mają."),
		p("Two-way exchange of stock, orders and returns, monitoring. Not in: changes in the warehouse system.", "Двусторонний обмен остатками, заказами и возвратами, мониторинг. Не входит: доработка складской системы.", "Dwustronna wymiana stanów, zamówień i zwrotów, monitoring. Bez zmian w systemie magazynowym."), 7, .6,
	},
	{
		p("Patient application", "Приложение для пациентов", "Aplikacja dla pacjentów"),
		p("The front desk answers 300 calls a day about appointments and results.", "Регистратура принимает 300 звонков в день о записи и результатах.", "Rejestracja odbiera 300 telefonów dziennie o wizyty i wyniki."),
		p("Appointments, reminders, results, family accounts. Not in: video visits.", "Запись, напоминания, результаты, семейный доступ. Не входит: видеоприёмы.", "Wizyty, przypomnienia, wyniki, konta rodzinne. Bez wideokonsultacji."), 5, 1.3,
	},
	{
		p("UX audit of the web bank", "UX-аудит интернет-банка", "Audyt UX bankowości internetowej"),
		p("One in three gives up opening an account, and nobody can say at which step and why.", "Каждый третий бросает открытие счёта, и никто не знает, где и почему.", "Co trzecia osoba rezygnuje z otwarcia konta i nikt nie wie, gdzie ani dlaczego."),
		p("Analytics, eight interviews, expert review, list of fixes by effect. Not in: redesign.", "Аналитика, восемь интервью, экспертная оценка, список правок по эффекту. Не входит: редизайн.", "Analityka, osiem wywiadów, ocena ekspercka, lista poprawek według efektu. Bez przeprojektowania."), 1, .3,
	},
	{
		p("Learning platform", "Учебная платформа", "Platforma szkoleniowa"),
		p("Courses live in mailings and folders, and progress is asked about by phone.", "Курсы живут в рассылках и папках, об успехах узнают по телефону.", "Kursy żyją w mailach i folderach, a o postępy pyta się telefonicznie."),
		p("Courses, tests, progress, certificates. Not in: content.", "Курсы, тесты, прогресс, сертификаты. Не входит: наполнение.", "Kursy, testy, postępy, certyfikaty. Bez treści."), 4, 1,
	},
	{
		p("Dealer portal", "Портал для дилеров", "Portal dla dealerów"),
		p("Dealers order by mail, and one order in ten is typed in wrong.", "Дилеры заказывают по почте, каждый десятый заказ вводят с ошибкой.", "Dealerzy zamawiają mailem, a co dziesiąte zamówienie jest przepisane z błędem."),
		p("Price lists per dealer, orders, spare parts, documents. Not in: production planning.", "Прайсы по дилерам, заказы, запчасти, документы. Не входит: планирование производства.", "Cenniki dealerów, zamówienia, części, dokumenty. Bez planowania produkcji."), 4, 1.3,
	},
	{
		p("Company website", "Корпоративный сайт", "Strona firmowa"),
		p("The site is six years old and brings no inquiries; they are ashamed to name it on a card.", "Сайту шесть лет, заявок с него нет, адрес стыдно печатать на визитке.", "Strona ma sześć lat i nie daje zapytań; wstyd pokazać ją klientom."),
		p("Structure, texts with an editor, twelve templates, two languages. Not in: photo shoot.", "Структура, тексты с редактором, двенадцать шаблонов, два языка. Не входит: съёмка.", "Struktura, teksty z redaktorem, dwanaście szablonów, dwa języki. Bez sesji zdjęciowej."), 2, .5,
	},
	{
		p("Meter reading app", "Приложение для съёма показаний", "Aplikacja do odczytów"),
		p("Technicians write readings down and type them in at home; a fifth needs a second visit.", "Техники пишут показания на бумаге и вводят дома; к каждому пятому едут повторно.", "Technicy notują odczyty i przepisują je w domu; co piąty wymaga drugiej wizyty."),
		p("Lists for the day, photo with recognition, checks on the spot. Not in: billing.", "Списки на день, фото с распознаванием, проверка на месте. Не входит: биллинг.", "Listy na dzień, zdjęcie z rozpoznaniem, kontrola na miejscu. Bez rozliczeń."), 5, 1,
	},
	{
		p("Support plan", "Сопровождение сервиса", "Opieka nad serwisem"),
		p("The people who built their system are gone, and every outage takes two days.", "Те, кто делал систему, ушли, каждый сбой длится двое суток.", "Twórcy systemu odeszli, a każda awaria trwa dwa dni."),
		p("Taking over, watch in working hours, 20 hours of changes a month. Not in: nights.", "Приёмка, наблюдение в рабочее время, 20 часов правок в месяц. Не входит: ночи.", "Przejęcie, dyżur w godzinach pracy, 20 godzin zmian miesięcznie. Bez nocy."), 8, .4,
	},
	{
		p("Sales dashboard", "Панель продаж", "Panel sprzedaży"),
		p("Monday figures are put together by hand until Wednesday.", "Цифры к понедельнику собирают вручную до среды.", "Poniedziałkowe dane składa się ręcznie do środy."),
		p("Five sources, twelve figures, roles, export. Not in: forecasting.", "Пять источников, двенадцать показателей, роли, выгрузка. Не входит: прогнозы.", "Pięć źródeł, dwanaście wskaźników, role, eksport. Bez prognoz."), 7, .7,
	},
	{
		p("Loyalty programme", "Программа лояльности", "Program lojalnościowy"),
		p("Paper cards are forgotten at home, and nobody knows who the regulars are.", "Бумажные карты забывают дома, и никто не знает постоянных покупателей.", "Papierowe karty zostają w domu i nie wiadomo, kim są stali klienci."),
		p("App card, points, offers, link to the tills. Not in: new tills.", "Карта в телефоне, баллы, предложения, связь с кассами. Не входит: новые кассы.", "Karta w telefonie, punkty, oferty, połączenie z kasami. Bez nowych kas."), 5, .9,
	},
	{
		p("Property catalogue", "Каталог недвижимости", "Katalog nieruchomości"),
		p("Agents keep flats in their own tables, and clients see some that were sold in spring.", "Агенты ведут квартиры в своих таблицах, клиентам показывают проданные весной.", "Agenci trzymają mieszkania w swoich arkuszach, a klienci oglądają sprzedane wiosną."),
		p("Catalogue, plans, inquiries, export to portals. Not in: virtual tours.", "Каталог, планировки, заявки, выгрузка на площадки. Не входит: виртуальные туры.", "Katalog, rzuty, zapytania, eksport do portali. Bez wirtualnych spacerów."), 6, .9,
	},
	{
		p("Discovery workshop", "Исследовательская сессия", "Warsztat discovery"),
		p("The board wants “something digital”, and each of the four means a different thing.", "Правление хочет «что-то цифровое», и каждый из четверых понимает это по-своему.", "Zarząd chce „czegoś cyfrowego”, a każdy z czterech myśli o czym innym."),
		p("Two days with the board, map of problems, one prototype, plan with prices. Not in: development.", "Два дня с правлением, карта проблем, один прототип, план с ценами. Не входит: разработка.", "Dwa dni z zarządem, mapa problemów, jeden prototyp, plan z cenami. Bez programowania."), 0, .25,
	},
	{
		p("Team training in product work", "Обучение продуктовой команды", "Szkolenie zespołu produktowego"),
		p("The new in-house team was hired in spring and still waits for tasks from above.", "Новую команду набрали весной, и она до сих пор ждёт задач сверху.", "Nowy zespół zatrudniono wiosną i wciąż czeka na zadania z góry."),
		p("Six sessions on their own product, reviews for two months. Not in: hiring.", "Шесть занятий на их продукте, разборы два месяца. Не входит: подбор людей.", "Sześć sesji na ich produkcie, przeglądy przez dwa miesiące. Bez rekrutacji."), 9, .25,
	},
}

// wishes say which projects an industry asks for, by places in projects.
var wishes = [...][]int{
	{0, 1, 5, 13, 10},
	{2, 14, 5, 4, 12},
	{7, 4, 0, 13, 16},
	{9, 0, 5, 10, 13},
	{6, 0, 10, 13, 12},
	{8, 10, 17, 16, 12},
	{11, 0, 13, 16, 10},
	{2, 14, 5, 10, 13},
	{3, 14, 10, 2, 12},
	{15, 0, 10, 4, 12},
}
