package paper

import (
	"fmt"
	"io"

	"hummock/internal/crm"
)

// WriteReminder writes the letter that reminds a client of an invoice, more
// firmly with each step.
func WriteReminder(w io.Writer, b Bill, r crm.Reminder) error {
	i, tone := b.Invoice, r.Tone()-1
	title := reminderTitles[tone].In(b.Language)
	p := &billPage{newLeaf(b.Seller.Name, title, b.Language, b.On), b}
	p.letterhead(p.say(invoiceWord) + " " + i.Number)
	p.title(title)
	p.facts([][2]string{{p.say(dateWord), p.day(b.On)}, {p.say(projectWord), b.Deal}})
	p.parties()
	p.font("", 10.5, inkDark)
	p.paragraph(fmt.Sprintf(reminderTexts[tone].In(p.lang), i.Number, p.day(i.IssuedOn), p.day(i.DueOn)), 5.8)
	p.pdf.Ln(6)
	p.total(p.say(stillOpenWord), i.Open, i.Currency)
	p.payTo()
	return p.write(w)
}

// The letters by tone; each text holds the number of the invoice, the day of its
// issue and the day on which it was due.
var (
	reminderTitles = [...]crm.Text{
		{crm.English: "A friendly reminder", crm.Russian: "Напоминание об оплате", crm.Polish: "Przypomnienie o płatności"},
		{crm.English: "Second reminder", crm.Russian: "Повторное напоминание об оплате", crm.Polish: "Ponowne przypomnienie o płatności"},
		{crm.English: "Last reminder", crm.Russian: "Последнее напоминание об оплате", crm.Polish: "Ostateczne wezwanie do zapłaty"},
	}
	reminderTexts = [...]crm.Text{
		{
			crm.English: "Dear Sir or Madam,\n\nOur invoice %s of %s was due on %s, and we cannot find your payment yet. It may simply have been overlooked: please have a look, and transfer the amount below.\n\nIf you have paid already, thank you, and take no notice of this letter.",
			crm.Russian: "Здравствуйте!\n\nСчёт № %s от %s нужно было оплатить до %s, но платежа мы пока не видим. Возможно, о нём просто забыли. Пожалуйста, проверьте и переведите указанную ниже сумму.\n\nЕсли вы уже заплатили, спасибо: тогда на это письмо можно не отвечать.",
			crm.Polish:  "Szanowni Państwo,\n\ntermin płatności faktury nr %s z %s minął %s, a nie widzimy jeszcze wpłaty. Być może to zwykłe przeoczenie. Prosimy o sprawdzenie i przelew poniższej kwoty.\n\nJeśli płatność jest już w drodze, dziękujemy i prosimy potraktować to pismo jako bezprzedmiotowe.",
		},
		{
			crm.English: "Dear Sir or Madam,\n\nWe have reminded you of our invoice %s of %s, which was due on %s. It is still not paid in full. Please transfer the amount below within seven days, or tell us what stands in the way, so that we find a solution together.",
			crm.Russian: "Здравствуйте!\n\nМы уже напоминали о счёте № %s от %s со сроком оплаты до %s. Полностью он так и не оплачен. Пожалуйста, переведите указанную ниже сумму в течение семи дней или напишите, что мешает, чтобы мы вместе нашли решение.",
			crm.Polish:  "Szanowni Państwo,\n\nprzypominaliśmy już o fakturze nr %s z %s, której termin płatności minął %s. Nadal nie została opłacona w całości. Prosimy o przelew poniższej kwoty w ciągu siedmiu dni albo o informację, co stoi na przeszkodzie, abyśmy razem znaleźli rozwiązanie.",
		},
		{
			crm.English: "Dear Sir or Madam,\n\nIn spite of our reminders invoice %s of %s, due on %s, is not paid in full. We ask you for the last time to transfer the amount below within seven days. After that we will have to stop our work and consider further steps.",
			crm.Russian: "Здравствуйте!\n\nНесмотря на наши напоминания, счёт № %s от %s со сроком оплаты до %s полностью не оплачен. В последний раз просим перевести указанную ниже сумму в течение семи дней. После этого нам придётся приостановить работы и рассмотреть дальнейшие шаги.",
			crm.Polish:  "Szanowni Państwo,\n\nmimo naszych przypomnień faktura nr %s z %s, z terminem płatności %s, nie została opłacona w całości. Po raz ostatni prosimy o przelew poniższej kwoty w ciągu siedmiu dni. Po tym terminie będziemy zmuszeni wstrzymać prace i rozważyć dalsze kroki.",
		},
	}

	stillOpenWord = crm.Text{crm.English: "Still to be paid", crm.Russian: "Осталось оплатить", crm.Polish: "Pozostało do zapłaty"}
)
