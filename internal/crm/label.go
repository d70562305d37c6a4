package crm

import (
	"fmt"
	"strings"
)

// dayIsOver says of an open task that its day is over; it holds title and day.
var dayIsOver = Text{
	English: "The next step “%s” was due on %s, which is over: give it a new day.",
	Russian: "Следующий шаг «%s» был назначен на %s, этот день уже прошёл: перенесите его.",
	Polish:  "Następny krok „%s” miał termin %s, który już minął: przełóż go.",
}

var ownWord = Text{
	English: "You have confirmed this yourself, which does not count for your own move: somebody else with the role “%s” has to.",
	Russian: "Вы подтвердили это сами, а при собственном переходе это не засчитывается: нужен кто-то другой с ролью «%s».",
	Polish:  "To Twoje potwierdzenie, a przy własnym przejściu ono się nie liczy: potrzebna jest inna osoba z rolą „%s”.",
}

// labels name the values that actions ask for, by the names of the fields.
var labels = map[string]Text{
	"value":               {English: "Value", Russian: "Сумма", Polish: "Wartość"},
	"currency":            {English: "Currency", Russian: "Валюта", Polish: "Waluta"},
	"expected_close":      {English: "Expected close", Russian: "Ожидаемое закрытие", Polish: "Planowane zamknięcie"},
	"probability":         {English: "Probability, %", Russian: "Вероятность, %", Polish: "Prawdopodobieństwo, %"},
	"source":              {English: "Source", Russian: "Источник", Polish: "Źródło"},
	"segment":             {English: "Segment", Russian: "Сегмент", Polish: "Segment"},
	"product":             {English: "Product", Russian: "Продукт", Polish: "Produkt"},
	"owner":               {English: "Owner", Russian: "Ответственный", Polish: "Opiekun"},
	"tags":                {English: "Tags", Russian: "Метки", Polish: "Etykiety"},
	"company":             {English: "Company", Russian: "Компания", Polish: "Firma"},
	"company.name":        {English: "Name of the company", Russian: "Название компании", Polish: "Nazwa firmy"},
	"company.segment":     {English: "Segment of the company", Russian: "Сегмент компании", Polish: "Segment firmy"},
	"company.industry":    {English: "Industry", Russian: "Отрасль", Polish: "Branża"},
	"company.size":        {English: "Size of the company", Russian: "Размер компании", Polish: "Wielkość firmy"},
	"company.credit_days": {English: "Days of credit", Russian: "Отсрочка платежа, дней", Polish: "Termin płatności w dniach"},
	"due_on":              {English: "New day", Russian: "Новый день", Polish: "Nowy termin"},
	"message":             {English: "What you ask for", Russian: "О чём вы просите", Polish: "O co prosisz"},
	"note":                {English: "How you know it", Russian: "Откуда это известно", Polish: "Skąd to wiadomo"},
	"call":                {English: "Call", Russian: "Звонок", Polish: "Telefon"},
	"meeting":             {English: "Meeting", Russian: "Встреча", Polish: "Spotkanie"},
	"mail":                {English: "Mail", Russian: "Почта", Polish: "E-mail"},
	"visit":               {English: "Visit", Russian: "Визит", Polish: "Wizyta"},
	"letter":              {English: "Letter", Russian: "Письмо", Polish: "List"},
	"activity.message":    {English: "Message", Russian: "Сообщение", Polish: "Wiadomość"},
	"activity.note":       {English: "Note", Russian: "Заметка", Polish: "Notatka"},
	"payment":             {English: "Payment received", Russian: "Полученный платёж", Polish: "Otrzymana płatność"},
	"rest":                {English: "The rest", Russian: "Остаток", Polish: "Reszta"},
	"refund":              {English: "Returned to the client", Russian: "Возвращено клиенту", Polish: "Zwrócono klientowi"},
	"done":                {English: "Done already", Russian: "Уже сделано", Polish: "Już zrobione"},
	"start":               {English: "a new deal", Russian: "новая сделка", Polish: "nowa transakcja"},
	"end":                 {English: "the end", Russian: "конец", Polish: "koniec"},
	"people":              {English: "People at the client", Russian: "Люди на стороне клиента", Polish: "Osoby po stronie klienta"},
	"left_out":            {English: "Not part of the work", Russian: "Не входит в работу", Polish: "Poza zakresem prac"},
	"documents":           {English: "Documents", Russian: "Документы", Polish: "Dokumenty"},
	"promise":             {English: "Promised", Russian: "Обещано", Polish: "Obiecano"},
	"next_step":           {English: "Next step", Russian: "Следующий шаг", Polish: "Następny krok"},
	"come_back":           {English: "Get in touch again", Russian: "Снова выйти на связь", Polish: "Odezwać się ponownie"},
}

// label names a value in a language; one that nobody named keeps its key.
func label(key string, l Language) string {
	if text, ok := labels[key]; ok {
		return text.In(l)
	}
	return key
}

// Label names the kind in a language.
func (k ActivityKind) Label(l Language) string {
	if k == Message || k == Note {
		return label("activity."+string(k), l)
	}
	return label(string(k), l)
}

var roleLabels = map[Role]Text{
	Owner:        {English: "owner", Russian: "владелец", Polish: "właściciel"},
	Admin:        {English: "admin", Russian: "администратор", Polish: "administrator"},
	Manager:      {English: "manager", Russian: "руководитель", Polish: "kierownik"},
	Seller:       {English: "seller", Russian: "продавец", Polish: "handlowiec"},
	Expert:       {English: "expert", Russian: "эксперт", Polish: "ekspert"},
	Delivery:     {English: "project manager", Russian: "руководитель проекта", Polish: "kierownik projektu"},
	DeliveryLead: {English: "head of delivery", Russian: "руководитель производства", Polish: "szef realizacji"},
	Finance:      {English: "finance", Russian: "финансист", Polish: "finanse"},
	Legal:        {English: "legal", Russian: "юрист", Polish: "prawnik"},
	Viewer:       {English: "viewer", Russian: "наблюдатель", Polish: "obserwator"},
}

// Label names the role in a language.
func (r Role) Label(l Language) string { return roleLabels[r].In(l) }

var (
	bothWays = Text{English: "in which both sides spoke", Russian: "с участием обеих сторон", Polish: "z udziałem obu stron"}
	withDays = Text{English: "within the last %d days", Russian: "за последние %d дн.", Polish: "z ostatnich %d dni"}
)

// AsksFor says in a few words which activity the criterion asks for.
func (c *Criterion) AsksFor(l Language) string {
	var kinds []string
	for _, k := range c.activityKinds() {
		kinds = append(kinds, strings.ToLower(k.Label(l)))
	}
	asked := strings.Join(kinds, " / ")
	if c.TwoWay {
		asked += " " + bothWays.In(l)
	}
	if c.Days > 0 {
		asked += " " + fmt.Sprintf(withDays.In(l), c.Days)
	}
	return asked
}

// ComeBackTitle names the task of getting in touch again with a client who left.
func ComeBackTitle(l Language) string { return label("come_back", l) }
