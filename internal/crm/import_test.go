package crm

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
)

func header(text string) []ImportColumn {
	var columns []ImportColumn
	for name := range strings.SplitSeq(text, "|") {
		columns = append(columns, ImportColumn{Name: name})
	}
	return columns
}

// Headers of other systems, and of people, are known without a map.
func TestHeadersAreRecognised(t *testing.T) {
	t.Parallel()
	custom := []CustomField{{Noun: "deal", Key: "region", Label: Text{English: "Sales region", Polish: "Region sprzedaży"}}}
	for _, c := range []struct{ file, header, want string }{
		{
			"deals.csv", "deal|name|company|value|currency|probability|stage|created_at|expected_close|closed_at|outcome|loss_reason|owner|segment|source|product|region",
			"deals deal name company value currency probability stage created_at expected_close closed_at outcome loss_reason owner segment source product region",
		},
		{"history.csv", "deal|stage|entered_at|left_at|by", "history deal stage entered_at left_at by"},
		{"sales_pipeline.csv", "opportunity_id|sales_agent|product|account|deal_stage|engage_date|close_date|close_value", "deals deal owner product company stage entered:Engaging close_date value"},
		{"accounts.csv", "account|sector|year_established|revenue|employees|office_location|subsidiary_of", "companies name industry - - size - parent"},
		{"products.csv", "product|series|sales_price", "products name series price"},
		{"sales_teams.csv", "sales_agent|manager|regional_office", "users name manager team"},
		{
			"pipedrive.csv", "Deal - ID|Deal - Title|Deal - Organization|Deal - Value|Deal - Currency of Value|Deal - Stage|Deal - Status|Deal - Owner|Deal - Deal created|Deal - Won time|Deal - Expected close date|Deal - Lost reason",
			"deals deal name company value currency stage outcome owner created_at closed_at expected_close loss_reason",
		},
		{
			"hubspot-crm-exports.csv", `Record ID|Deal Name|Deal Stage|Pipeline|Close Date|Deal owner|Amount|Associated Company|Create Date|Date entered "Negotiation (Sales Pipeline)"`,
			"deals deal name stage pipeline close_date owner value company created_at entered:negotiation",
		},
		{
			"DEAL_bitrix.csv", "ID|Название сделки|Компания|Сумма|Валюта|Стадия сделки|Ответственный|Дата создания|Предполагаемая дата закрытия|Источник|Вероятность",
			"deals deal name company value currency stage owner created_at expected_close source probability",
		},
		{"amocrm.xlsx", "ID|Название сделки|Компания|Бюджет ₽|Этап сделки|Воронка|Ответственный|Дата создания сделки|Теги сделки", "deals deal name company value stage pipeline owner created_at tags"},
		{"szanse.csv", "Numer|Nazwa szansy|Klient|Wartość|Waluta|Etap|Opiekun|Data utworzenia|Planowana data zamknięcia|Region sprzedaży", "deals deal name company value currency stage owner created_at expected_close region"},
		{"сделки.csv", "Сделка|Название|Компания|Сумма|Этап", "deals deal name company value stage"},
		{"сделки.csv", "Сделка|Компания|Сумма|Этап", "deals name company value stage"},
		{"szanse.csv", "Szansa|Nazwa|Firma|Kwota|Etap", "deals deal name company value stage"},
		{"transakcje.csv", "Numer|Transakcja|Firma|Kwota|Etap", "deals deal name company value stage"},
		{"report.csv", "Opportunity Name|Opportunity Owner|Account Name|Amount|Stage", "deals name owner company value stage"},
		{"kontakty.csv", "Imię|Nazwisko|Stanowisko|E-mail|Telefon|Firma", "contacts first_name last_name title email phone company"},
		{"Контакты.csv", "ФИО|Должность|Эл. почта|Телефон|Компания", "contacts name title email phone company"},
		{"клиенты.csv", "Название компании|Отрасль|Кол-во сотрудников|Ответственный", "companies name industry size owner"},
		{"leads.csv", "Name|Email|Phone|Company", "leads name email phone company"},
		{"export.csv", "id|created_time|campaign_name|full_name|email|phone_number", "leads key arrived_at campaign name email phone"},
		{"заявки.xlsx", "Имя|Телефон|Эл. почта|Комментарий|Источник|Дата заявки|Ответственный", "leads first_name phone email note source arrived_at owner"},
		{"zapytania.csv", "Imię i nazwisko|Firma|Adres e-mail|Telefon|Treść zapytania|Kampania", "leads name company email phone note campaign"}, //nolint:misspell // Polish
		{"hubspot contacts.csv", "Record ID|First Name|Last Name|Email|Phone Number|Associated Company|Create Date", "contacts key first_name last_name email phone company -"},
		{"dictionary.csv", "Table|Field|Description", " - - -"},
	} {
		f := ImportFile{Name: c.file, Columns: header(c.header)}
		f.Kind = Recognise(f.Name, f.Columns, custom)
		f.MapColumns(custom)
		words := []string{string(f.Kind)}
		for _, col := range f.Columns {
			words = append(words, cmp.Or(col.Field, "-"))
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.file, got, c.want)
		}
		if (f.Ready() == nil) != (f.Kind != "") {
			t.Errorf("%s: %v", c.file, f.Ready())
		}
	}
}

func TestOutcomesAndStagesAreKnownByTheirWords(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]Outcome{"Closed Won": Won, "closedlost": Lost, "Успешно реализовано": Won, "Закрыто и не реализовано": Lost, "Сделка провалена": Lost, "Wygrana": Won, "przegrane": Lost, "junk": Disqualified, "Negotiation": "", "": ""} {
		if got, _ := OutcomeWord(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
	p := Process{Stages: []Stage{{Key: "offer", Name: Text{English: "Offer sent", Russian: "КП отправлено", Polish: "Oferta wysłana"}}, {Key: "s2", Name: Text{English: "2nd try"}}}}
	for value, want := range map[string]string{"OFFER SENT": "offer", "offer": "offer", "кп  отправлено": "offer", "Oferta wyslana": "offer", "3. Offer sent": "offer", "2nd try": "s2", "sent": "", "": "", "17": ""} {
		if got, _ := p.StageNamed(value); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
}

func TestStagesOfAFileAreOrdered(t *testing.T) {
	t.Parallel()
	percent := func(p float64) *float64 { return &p }
	for _, c := range []struct {
		stages []ImportStage
		want   string
	}{
		{[]ImportStage{{Value: "Won", Outcome: Won}, {Value: "Engaging"}, {Value: "Prospecting"}}, "[prospecting engaging]"},
		{[]ImportStage{{Value: "B", Percent: percent(70)}, {Value: "A", Percent: percent(10)}}, "[a b]"},
		{[]ImportStage{{Value: "Zeta"}, {Value: "Alpha"}, {Value: "Lead"}}, "[zeta alpha lead]"},
		{[]ImportStage{{Value: "Договор"}, {Value: "Новая заявка"}, {Value: "КП"}}, "[stage-1 stage-2 stage-3]"},
		{[]ImportStage{{Value: "End"}, {Value: "won!"}}, "[end-2 won-2]"},
	} {
		p := ProcessOf("X", English, c.stages)
		var got []string
		for _, s := range p.Stages {
			got = append(got, s.Key)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("got %v, want %s", got, c.want)
		}
		if err := p.Validate(nil); err != nil {
			t.Error(err)
		}
	}
	if p := ProcessOf("X", Russian, []ImportStage{{Value: "Договор"}, {Value: "Новая заявка"}}); p.Stages[0].Name[Russian] != "Новая заявка" {
		t.Errorf("%+v", p.Stages)
	}
}
