package paper_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

func reportOf(l crm.Language, words ...string) *crm.PerformanceReport {
	nine := 9
	return &crm.PerformanceReport{
		Firm: "Kestrel & Söhne", Client: words[0], Deal: words[1], Label: "D-1001", Language: l, On: "2026-12-01", AgreedOn: "2026-03-09", Scope: words[2], LeftOut: words[3:5],
		Promises: []crm.ReportedPromise{
			{Promise: words[5], DueOn: "2026-04-17", State: crm.PromiseKept, SettledOn: "2026-04-19", DaysLate: 2},
			{Promise: words[6], DueOn: "2026-05-01", State: crm.PromiseBroken, SettledOn: "2026-05-08"},
			{Promise: words[7], DueOn: "2027-01-01", State: crm.PromiseOpen},
		},
		Changes:     []crm.ReportedChange{{Title: words[8], AskedBy: "Dora", AskedOn: "2026-04-01", DecidedOn: "2026-04-02"}},
		Milestones:  []crm.ReportedMilestone{{Kind: crm.Prepayment, DueOn: "2026-03-10", InvoicedOn: "2026-03-02"}, {Kind: crm.OnAcceptance}},
		Handover:    &crm.ReportedHandover{To: "Mila", On: "2026-03-10"},
		Stages:      []crm.ReportedStage{{Name: words[9], From: "2026-03-10", To: "2026-05-12"}, {Name: words[10], From: "2026-05-12"}},
		Acceptances: []crm.ReportedPaper{{Name: words[11], SignedOn: "2026-05-10"}, {Name: words[11] + " 2"}},
		Figures:     []crm.Figure{{Name: words[12], Before: "40", After: "12", Unit: words[13], Source: words[3] + " " + words[7]}},
		Contentment: []crm.ReportedAnswer{{Name: "Dora", Kind: crm.FinalFeedback, On: "2026-05-20", Score: &nine, Words: words[14]}},
	}
}

var reportsIn = map[crm.Language]*crm.PerformanceReport{
	crm.English: reportOf(crm.English, "Office on the river", "Portal redesign", "A portal for 400 clients: log-in, search and a list of papers.", "A shop", "Hosting after the first year", "A demo every second Friday", "Figures by May", "A review in January", "Search by client", "Production", "Close", "Acceptance", "Calls about papers", "a day", "Our clients stopped calling us to ask where their papers are."),
	crm.Russian: reportOf(crm.Russian, "Офис у реки", "Новый портал", "Портал на 400 клиентов: вход, поиск и список бумаг.", "Магазин", "Хостинг после первого года", "Показ каждую вторую пятницу", "Цифры к маю", "Обзор в январе", "Поиск по клиенту", "Производство", "Закрытие проекта", "Акт приёмки", "Звонки о бумагах", "в день", "Клиенты больше не звонят спросить, где их бумаги."),
	crm.Polish:  reportOf(crm.Polish, "Biuro nad rzeką", "Nowy portal", "Portal dla 400 klientów: logowanie, wyszukiwarka i lista dokumentów.", "Sklep", "Hosting po pierwszym roku", "Pokaz co drugi piątek", "Liczby do maja", "Przegląd w styczniu", "Szukanie po kliencie", "Realizacja", "Zamknięcie projektu", "Protokół odbioru", "Telefony o dokumenty", "dziennie", "Klienci przestali dzwonić z pytaniem, gdzie są ich dokumenty."),
}

// A report is a PDF in the client's language, the same each time. With REPORTS
// set to a folder, the files are left there to be looked at.
func TestAReportIsAPDF(t *testing.T) {
	t.Parallel()
	for l, r := range reportsIn {
		var once, again bytes.Buffer
		if err := paper.WriteReport(&once, r); err != nil {
			t.Fatal(err)
		}
		if err := paper.WriteReport(&again, r); err != nil || !bytes.Equal(once.Bytes(), again.Bytes()) {
			t.Errorf("%s: two writings differ: %v", l, err)
		}
		content := bytes.NewReader(once.Bytes())
		if kind, err := paper.Attachment(content, content.Size(), "report.pdf"); err != nil || kind != crm.FilePDF || !strings.Contains(once.String(), "/Lang ("+string(l)+")") {
			t.Errorf("%s: %v %v", l, kind, err)
		}
		if folder := os.Getenv("REPORTS"); folder != "" {
			if err := os.WriteFile(folder+"/report-"+string(l)+".pdf", once.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Whatever people write, it becomes a PDF.
func TestAnyReportIsAPDF(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.String(), 15, 15).Draw(t, "words")
		r := reportOf(rapid.SampledFrom([]crm.Language{"en", "ru", "pl"}).Draw(t, "language"), words...)
		var b bytes.Buffer
		if err := paper.WriteReport(&b, r); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
			t.Fatalf("%v", err)
		}
	})
}
