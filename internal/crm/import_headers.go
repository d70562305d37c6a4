package crm

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// ImportField is a place where a column can go.
type ImportField struct {
	Name    string
	Aliases []string // headers that mean it, folded and without signs
}

// EnteredField begins the name of a field that holds when a deal entered a
// stage; the stage's name follows.
const EnteredField = "entered:"

// importFields lists, for each kind of file, the fields and the headers by which
// they are known: our own names, those of other systems, English, Russian and
// Polish. A header of a kind is looked up here as plainWords writes it.
var importFields = map[ImportKind][]ImportField{
	ImportDeals: {
		{"deal", words("deal, deal id, opportunity id, opportunity, id, record id, external id, key, number, deal number, номер, номер сделки, id сделки, ид сделки, сделка id, numer, numer transakcji, id szansy, id transakcji")},
		{"name", words("name, deal name, title, deal title, opportunity name, subject, название, название сделки, наименование, сделка, тема, nazwa, nazwa transakcji, nazwa szansy, szansa, transakcja, tytul")},
		{"company", words("company, account, account name, company name, organization, organisation, organization name, deal organization, client, customer, associated company, primary associated company, primary company, компания, название компании, клиент, организация, контрагент, заказчик, firma, nazwa firmy, klient, kontrahent, organizacja")},
		{"value", words("value, amount, deal value, close value, deal amount, opportunity amount, budget, sum, price, total, сумма, сумма сделки, бюджет, бюджет сделки, стоимость, цена, kwota, wartosc, wartosc transakcji, wartosc szansy, budzet, suma")},
		{"currency", words("currency, deal currency, currency code, currency of value, deal currency of value, валюта, waluta")},
		{"probability", words("probability, deal probability, win probability, likelihood, chance, вероятность, вероятность успеха, prawdopodobienstwo, szanse, szansa procent")},
		{"stage", words("stage, deal stage, pipeline stage, sales stage, step, этап, этап сделки, стадия, стадия сделки, стадия воронки, etap, etap transakcji, etap sprzedazy, faza")},
		{"pipeline", words("pipeline, deal pipeline, funnel, воронка, воронка продаж, направление, lejek, pipeline sprzedazy")},
		{"outcome", words("outcome, status, deal status, state, result, is won, статус, результат, исход, wynik, stan, rezultat")},
		{"created_at", words("created at, created, create date, created date, deal created, deal deal created, created on, date created, add time, deal add time, дата создания, дата создания сделки, создана, создано, создан, data utworzenia, utworzono, data dodania")},
		{"expected_close", words("expected close, expected close date, deal expected close date, forecast close date, target date, предполагаемая дата закрытия, предполагаемая дата, плановая дата, ожидаемая дата закрытия, ожидаемое закрытие, планируемая дата закрытия, planowane zamkniecie, planowana data zamkniecia, oczekiwana data zamkniecia, przewidywana data zamkniecia")},
		{"closed_at", words("closed at, closed, closed date, closed on, actual close date, won time, deal won time, lost time, deal lost time, deal closed on, close time, дата завершения, дата закрытия факт, фактическая дата закрытия, закрыта, закрыто, data wygranej, zamknieto, faktyczna data zamkniecia")},
		{"close_date", words("close date, closing date, deal close date, дата закрытия, data zamkniecia")},
		{"loss_reason", words("loss reason, lost reason, deal lost reason, closed lost reason, reason lost, reason for loss, причина отказа, причина проигрыша, причина потери, powod przegranej, powod utraty, powod straty")},
		{"owner", words("owner, deal owner, opportunity owner, owner name, sales agent, agent, sales rep, rep, seller, salesperson, account manager, responsible, assigned to, ответственный, ответственный менеджер, менеджер, владелец, продавец, wlasciciel, opiekun, opiekun szansy, opiekun transakcji, wlasciciel szansy, handlowiec, sprzedawca, osoba odpowiedzialna")},
		{"segment", words("segment, deal segment, type, deal type, сегмент, тип, тип сделки, typ, typ transakcji")},
		{"source", words("source, deal source, lead source, original source, источник, источник сделки, источник лида, zrodlo, zrodlo leada, zrodlo pozyskania")},
		{"product", words("product, product name, deal product, товар, продукт, услуга, produkt, nazwa produktu, usluga")},
		{"category", words("category, forecast category, категория прогноза, kategoria prognozy")},
		{"tags", words("tags, tag, label, labels, теги, теги сделки, тег, метки, tagi, etykiety")},
		{EnteredField + "Engaging", words("engage date")},
	},
	ImportCompanies: {
		{"key", words("id, company id, account id, organization id, record id, external id, key, ид, id компании, id firmy")},
		{"name", words("name, company, company name, account, account name, organization, organization name, organisation, client, customer, название, название компании, компания, наименование, клиент, организация, контрагент, firma, nazwa, nazwa firmy, klient, kontrahent, organizacja")},
		{"segment", words("segment, type, company type, сегмент, тип, тип компании, typ, typ firmy")},
		{"industry", words("industry, sector, branch, отрасль, сфера деятельности, индустрия, branza, sektor")},
		{"size", words("size, employees, number of employees, employee count, company size, кол во сотрудников, количество сотрудников, число сотрудников, сотрудников, размер, liczba pracownikow, pracownicy, wielkosc")},
		{"credit_days", words("credit days, payment terms, payment days, отсрочка, отсрочка дней, дней отсрочки, termin platnosci, dni platnosci")},
		{"owner", words("owner, company owner, account owner, responsible, assigned to, account manager, ответственный, менеджер, владелец, wlasciciel, opiekun, handlowiec")},
		{"parent", words("parent, parent company, parent account, subsidiary of, головная компания, материнская компания, холдинг, spolka matka, firma nadrzedna, firma matka")},
	},
	ImportContacts: {
		{"key", words("id, contact id, person id, record id, external id, key, ид, id контакта, id kontaktu")},
		{"name", words("name, full name, contact, contact name, person, person name, имя и фамилия, фио, контакт, контактное лицо, полное имя, imie i nazwisko, kontakt, osoba, osoba kontaktowa")},
		{"first_name", words("first name, firstname, given name, имя, imie")},
		{"last_name", words("last name, lastname, surname, family name, фамилия, nazwisko")},
		{"title", words("title, job title, position, role, должность, stanowisko")},
		{"email", words("email, e mail, mail, email address, work email, person email work, contact email, почта, эл почта, электронная почта, рабочий email, adres email, poczta")}, //nolint:misspell // Polish
		{"phone", words("phone, phone number, telephone, mobile, mobile phone, work phone, person phone work, телефон, рабочий телефон, мобильный, мобильный телефон, telefon, numer telefonu, komorka")},
		{"company", words("company, account, account name, company name, organization, organization name, associated company, primary company, компания, название компании, организация, клиент, контрагент, firma, nazwa firmy, organizacja, klient")},
		{"part", words("part, decision role, buying role, роль в решении, роль, rola w decyzji, rola")},
		{"language", words("language, preferred language, язык, jezyk")},
	},
	ImportLeads: {
		{"key", words("lead, lead id, id, record id, external id, key, ид, id лида, лид, номер лида, id leada, lead numer")},
		{"name", words("name, full name, contact, contact name, person, lead name, your name, имя и фамилия, фио, контакт, контактное лицо, полное имя, ваше имя, imie i nazwisko, kontakt, osoba, osoba kontaktowa")},
		{"first_name", words("first name, firstname, given name, имя, imie")},
		{"last_name", words("last name, lastname, surname, family name, фамилия, nazwisko")},
		{"company", words("company, account, account name, company name, organization, organisation, organization name, компания, название компании, организация, firma, nazwa firmy, organizacja")},
		{"email", words("emails, email, e mail, mail, email address, work email, почта, эл почта, электронная почта, рабочий email, adres email, adres e mail, poczta")}, //nolint:misspell // Polish
		{"phone", words("phones, phone, phone number, telephone, mobile, mobile phone, work phone, телефон, телефоны, рабочий телефон, мобильный, мобильный телефон, telefon, numer telefonu, komorka")},
		{"note", words("note, notes, message, comment, comments, description, inquiry, question, request, сообщение, комментарий, заметка, примечание, описание, вопрос, текст заявки, wiadomosc, komentarz, uwagi, notatka, opis, pytanie, tresc zapytania")},
		{"source", words("source, lead source, original source, channel, utm source, источник, источник лида, источник заявки, канал, zrodlo, zrodlo leada, zrodlo pozyskania, kanal")},
		{"campaign", words("campaign, campaign name, utm campaign, кампания, рекламная кампания, kampania, nazwa kampanii")},
		{"arrived_at", words("arrived at, arrived, received, received at, created at, created time, created, create date, created date, created on, submitted at, submission date, timestamp, date, дата, дата создания, дата заявки, дата обращения, получена, поступила, создан, создана, data, data utworzenia, utworzono, data zapytania, data zgloszenia, otrzymano")},
		{"owner", words("owner, lead owner, responsible, assigned to, seller, salesperson, ответственный, менеджер, владелец, продавец, wlasciciel, opiekun, handlowiec, osoba odpowiedzialna")},
		{"pipeline", words("pipeline, funnel, воронка, воронка продаж, направление, lejek, pipeline sprzedazy")},
	},
	ImportProducts: {
		{"name", words("name, product, product name, item, название, товар, продукт, наименование, услуга, nazwa, produkt, nazwa produktu, usluga, towar")},
		{"code", words("code, sku, product code, item code, article, артикул, код, kod, symbol, indeks")},
		{"series", words("series, family, line, product line, group, серия, линейка, группа, категория, seria, linia, grupa, kategoria")},
		{"price", words("price, sales price, list price, unit price, retail price, цена, стоимость, цена продажи, cena, cena sprzedazy, cena katalogowa")},
		{"currency", words("currency, price currency, валюта, waluta")},
	},
	ImportUsers: {
		{"name", words("name, full name, user, user name, sales agent, agent, sales rep, seller, salesperson, employee, сотрудник, имя и фамилия, фио, менеджер по продажам, продавец, пользователь, pracownik, imie i nazwisko, handlowiec, sprzedawca, uzytkownik")},
		{"first_name", words("first name, firstname, имя, imie")},
		{"last_name", words("last name, lastname, surname, фамилия, nazwisko")},
		{"email", words("email, e mail, mail, email address, login, почта, эл почта, электронная почта, adres email, poczta")}, //nolint:misspell // Polish
		{"team", words("team, regional office, office, region, department, group, команда, отдел, офис, регион, zespol, dzial, biuro, oddzial")},
		{"manager", words("manager, supervisor, head, boss, reports to, руководитель, начальник, przelozony, kierownik, menedzer")},
		{"role", words("role, user role, position, роль, должность, rola, stanowisko")},
	},
	ImportHistory: {
		{"deal", words("deal, deal id, opportunity id, opportunity, deal key, key, сделка, номер сделки, id сделки, transakcja, id transakcji, szansa, id szansy")},
		{"stage", words("stage, deal stage, to stage, new stage, этап, стадия, etap, faza")},
		{"entered_at", words("entered at, entered, entered on, stage entered, date entered, changed at, change date, moved at, начало, дата входа, вошла, дата перехода, дата изменения, wejscie, data wejscia, data zmiany")},
		{"left_at", words("left at, left, left on, exited at, exited, date exited, окончание, дата выхода, вышла, wyjscie, data wyjscia")},
		{"by", words("by, entered by, changed by, moved by, user, кто, кем изменено, изменил, пользователь, kto, przez, zmienil")},
	},
}

// essential columns of a kind: one of each group must be there.
var essential = map[ImportKind][][]string{
	ImportDeals:     {{"deal", "name", "company", "product"}, {"stage", "value", "outcome", "deal", "probability", "expected_close", "closed_at", "loss_reason"}},
	ImportCompanies: {{"name"}},
	ImportContacts:  {{"name", "first_name", "last_name", "email"}, {"email", "phone", "first_name", "last_name", "title", "company"}},
	ImportLeads:     {{"name", "first_name", "last_name", "email", "phone", "company", "note"}},
	ImportProducts:  {{"name"}, {"price", "code", "series"}},
	ImportUsers:     {{"name", "email", "first_name"}, {"email", "team", "manager", "role"}},
	ImportHistory:   {{"deal"}, {"stage"}, {"entered_at"}},
}

// fileWords recognise a kind by the name of its file, where headers leave it open.
var fileWords = map[ImportKind][]string{
	ImportDeals:     {"deal", "opportunit", "pipeline", "сделк", "szans", "transakc"},
	ImportCompanies: {"compan", "account", "organi", "компан", "клиент", "firm", "klien"},
	ImportContacts:  {"contact", "people", "person", "контакт", "kontakt"},
	ImportLeads:     {"lead", "inquir", "enquir", "лид", "заявк", "обращен", "zapytan", "zgloszen"},
	ImportProducts:  {"product", "price", "товар", "продукт", "прайс", "produkt", "cennik"},
	ImportUsers:     {"user", "team", "seller", "agent", "staff", "сотрудник", "команд", "zespol", "handlow", "pracown"},
	ImportHistory:   {"histor", "visit", "истори"},
}

func words(list string) []string { return strings.Split(list, ", ") }

// BadRowColumns begin the columns that a file of bad rows adds to the original
// ones; they are left out when that file comes in again.
const BadRowColumns = "hummock "

// FieldFor gives the field of a kind that a header means, or "".
func FieldFor(kind ImportKind, header string, custom []CustomField) string {
	word := plainWords(strings.NewReplacer("№", " id ", "#", " id ").Replace(header))
	if word == "" || strings.HasPrefix(word, BadRowColumns) {
		return ""
	}
	for _, f := range importFields[kind] {
		if plainWords(f.Name) == word || slices.Contains(f.Aliases, word) {
			return f.Name
		}
	}
	for _, c := range custom {
		if c.Noun == kind.Noun() && kind != ImportHistory && c.means(word) {
			return c.Key
		}
	}
	if stage, ok := enteredHeader(header); ok && kind == ImportDeals {
		return EnteredField + stage
	}
	return ""
}

func (c CustomField) means(word string) bool {
	if plainWords(c.Key) == word {
		return true
	}
	for _, label := range c.Label {
		if plainWords(label) == word {
			return true
		}
	}
	return false
}

// enteredHeader reads headers such as: Date entered "Negotiation".
func enteredHeader(header string) (stage string, ok bool) {
	for _, start := range []string{"date entered ", "entered ", "дата входа ", "вход в ", "data wejscia "} {
		if rest, found := strings.CutPrefix(Fold(header), start); found {
			if i := strings.IndexAny(rest, `"“«„`); i >= 0 {
				rest = rest[i:]
			}
			rest, _, _ = strings.Cut(rest, "(")
			rest = plainWords(rest)
			return rest, rest != ""
		}
	}
	return "", false
}

// KnownField says whether columns of a kind can go to a field.
func KnownField(kind ImportKind, field string, custom []CustomField) bool {
	if field == "" || kind == ImportDeals && strings.HasPrefix(field, EnteredField) && len(field) > len(EnteredField) {
		return true
	}
	return slices.Contains(ImportFieldsOf(kind, custom), field)
}

// BuiltInImportField says whether every firm has the field.
func BuiltInImportField(kind ImportKind, field string) bool {
	return slices.ContainsFunc(importFields[kind], func(f ImportField) bool { return f.Name == field })
}

// ImportFieldsOf lists the fields that columns of a kind can go to.
func ImportFieldsOf(kind ImportKind, custom []CustomField) []string {
	var names []string
	for _, f := range importFields[kind] {
		if !strings.HasPrefix(f.Name, EnteredField) {
			names = append(names, f.Name)
		}
	}
	if kind == ImportHistory {
		return names
	}
	for _, c := range custom {
		if c.Noun == kind.Noun() {
			names = append(names, c.Key)
		}
	}
	return names
}

// Recognise guesses what a file holds from its header, or gives "" where no kind
// fits. Of two kinds the one that knows more columns wins; the file's name
// decides where they know the same number.
func Recognise(name string, columns []ImportColumn, custom []CustomField) ImportKind {
	best, most := ImportKind(""), 0
	for _, kind := range [...]ImportKind{ImportHistory, ImportDeals, ImportContacts, ImportCompanies, ImportProducts, ImportUsers, ImportLeads} {
		if score := score(kind, name, columns, custom); score > most {
			best, most = kind, score
		}
	}
	return best
}

func score(kind ImportKind, name string, columns []ImportColumn, custom []CustomField) int {
	found := map[string]bool{}
	for _, c := range columns {
		if field := FieldFor(kind, c.Name, custom); field != "" {
			found[field] = true
		}
	}
	for _, group := range essential[kind] {
		if !slices.ContainsFunc(group, func(field string) bool { return found[field] }) {
			return 0
		}
	}
	if kind == ImportLeads && !tellsOfLeads(name, columns) {
		return 0
	}
	points := 4 * len(found)
	if kind == ImportHistory && len(columns) <= 6 {
		points += 8 // its few columns are known to deals too
	}
	for _, start := range fileWords[kind] {
		if strings.Contains(plainWords(name), start) {
			return points + 6
		}
	}
	return points
}

// tellsOfLeads says whether a file calls its rows leads. Its columns alone could
// be those of contacts just as well.
func tellsOfLeads(name string, columns []ImportColumn) bool {
	for _, text := range append([]string{name}, headers(columns)...) {
		for _, start := range fileWords[ImportLeads] {
			if strings.Contains(plainWords(text), start) {
				return true
			}
		}
	}
	return slices.ContainsFunc(columns, func(c ImportColumn) bool { return FieldFor(ImportLeads, c.Name, nil) == "campaign" })
}

func headers(columns []ImportColumn) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// theDeal are headers that hold a deal's name where no other column does, and
// else its key.
var theDeal = words("сделка, szansa, transakcja")

// MapColumns gives each column the field that its header means. Of two columns
// that mean the same the first gets it.
func (f *ImportFile) MapColumns(custom []CustomField) {
	means := make([]string, len(f.Columns))
	for i, c := range f.Columns {
		means[i] = FieldFor(f.Kind, c.Name, custom)
	}
	taken := map[string]bool{}
	for i := range f.Columns {
		c := &f.Columns[i]
		c.Field = means[i]
		named := f.Kind == ImportDeals && slices.Contains(theDeal, plainWords(c.Name))
		if named && slices.Contains(slices.Concat(means[:i], means[i+1:]), "name") && !slices.Contains(means, "deal") {
			c.Field = "deal"
		}
		if taken[c.Field] {
			c.Field = ""
		}
		taken[c.Field] = true
	}
}

// HeaderPrint names a header, so that its mapping can be remembered. Columns
// that a file of bad rows adds do not count.
func (f *ImportFile) HeaderPrint() string {
	h := sha256.New()
	for _, c := range f.Columns {
		if word := plainWords(c.Name); !strings.HasPrefix(word, BadRowColumns) {
			h.Write([]byte(word + "\x00"))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Ready says what is still missing before rows can come in.
func (f *ImportFile) Ready() error {
	if f.Kind == "" {
		return Invalidf("import.kind_unknown", "%s: its columns do not say what it holds: choose deals, leads, companies, contacts, products, users or history", f.Label()).With("file", f.Label())
	}
	for _, group := range essential[f.Kind] {
		if !slices.ContainsFunc(group, func(field string) bool { return f.Column(field) != "" }) {
			return Invalidf("import.column_missing", "%s holds %s but no column for %s: say which column it is", f.Label(), f.Kind, strings.Join(group, " or ")).
				With("file", f.Label()).With("fields", strings.Join(group, ", "))
		}
	}
	return nil
}
