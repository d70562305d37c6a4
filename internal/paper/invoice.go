package paper

import (
	"fmt"
	"io"
	"strings"

	"hummock/internal/crm"
)

// Party is a side of a paper, as it is named there.
type Party = crm.Party

// Bill is what the PDF of an invoice shows, of one of its credit notes, or of a
// reminder of it.
type Bill struct {
	Seller, Buyer Party
	Deal          string // its name
	Invoice       *crm.Invoice
	Note          string // under every invoice of the firm
	Language      crm.Language
	On            crm.Date // the day that it is dated
}

// WriteInvoice writes the PDF of an invoice. What was paid since is no part of it.
func WriteInvoice(w io.Writer, b Bill) error {
	i, p := b.Invoice, newBillPage(b, invoiceWord, b.Invoice.Number)
	state := ""
	if !i.Issued() {
		state = p.say(draftWord)
	}
	p.facts([][2]string{
		{p.say(stateWord), state}, {p.say(issuedWord), p.day(i.IssuedOn)}, {p.say(dueWord), p.day(i.DueOn)}, {p.say(projectWord), b.Deal},
	})
	p.parties()
	p.item(or(i.Text, b.Deal), i.Amount)
	p.total(p.say(totalWord), i.Amount, i.Currency)
	p.payTo()
	p.note()
	return p.write(w)
}

// WriteCredit writes the PDF of a credit note of an invoice.
func WriteCredit(w io.Writer, b Bill, c crm.CreditNote) error {
	i, p := b.Invoice, newBillPage(b, creditWord, c.Number)
	p.facts([][2]string{
		{p.say(issuedWord), p.day(c.IssuedOn)},
		{p.say(correctsWord), fmt.Sprintf(p.say(ofDayWord), i.Number, p.day(i.IssuedOn))},
		{p.say(projectWord), b.Deal},
	})
	p.parties()
	p.item(or(i.Text, b.Deal), c.Amount)
	p.total(p.say(takenBackWord), c.Amount, i.Currency)
	p.section(p.say(reasonWord), c.Reason)
	p.note()
	return p.write(w)
}

// billPage is the PDF of a bill that is being written.
type billPage struct {
	*leaf
	Bill
}

func newBillPage(b Bill, what crm.Text, number string) *billPage {
	title := strings.TrimSpace(what.In(b.Language) + " " + number)
	p := &billPage{newLeaf(b.Seller.Name, title, b.Language, b.On), b}
	p.letterhead(title)
	p.title(title)
	return p
}

// parties stand beside each other, as long as the longer of them.
func (p *billPage) parties() {
	const half = leafWidth/2 - 4
	top := p.pdf.GetY()
	left := p.party(p.say(sellerWord), p.Seller, leafMargin, top, half)
	right := p.party(p.say(buyerWord), p.Buyer, leafMargin+leafWidth/2+4, top, half)
	p.pdf.SetXY(leafMargin, max(left, right)+8)
}

// party gives the height at which it ends.
func (p *billPage) party(label string, of Party, x, y, width float64) float64 {
	line := func(text string) {
		p.pdf.SetXY(x, y)
		p.pdf.CellFormat(width, 5.2, text, "", 0, "L", false, 0, "")
		y += 5.2
	}
	p.font("", 8.5, inkQuiet)
	line(label)
	p.font("B", 10, inkDark)
	for _, text := range p.pdf.SplitText(printable(of.Name), width) {
		line(text)
	}
	p.font("", 9.5, inkDark)
	text := of.Address
	if of.TaxID != "" {
		text += "\n" + p.say(taxIDWord) + " " + of.TaxID
	}
	for part := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		for _, text := range p.pdf.SplitText(printable(part), width) {
			line(text)
		}
	}
	return y
}

// item is the one line of the table.
func (p *billPage) item(text string, minor int64) {
	const sum = 40.0
	p.font("B", 8.5, inkQuiet)
	p.pdf.CellFormat(leafWidth-sum, 7, p.say(whatWord), "B", 0, "L", false, 0, "")
	p.pdf.CellFormat(sum, 7, p.say(amountWord)+", "+string(p.Invoice.Currency), "B", 0, "R", false, 0, "")
	p.pdf.Ln(8)
	p.font("", 9.5, inkDark)
	first := true
	for part := range strings.SplitSeq(text, "\n") {
		for _, line := range p.pdf.SplitText(printable(part), leafWidth-sum-3) {
			p.room(leafRow)
			p.pdf.CellFormat(leafWidth-sum, leafRow, line, "", 0, "L", false, 0, "")
			if first {
				p.pdf.CellFormat(sum, leafRow, p.fit(p.amount(minor, p.Invoice.Currency), sum), "", 0, "R", false, 0, "")
			}
			first = false
			p.pdf.Ln(leafRow)
		}
	}
	y := p.pdf.GetY() + 0.8
	p.pdf.SetDrawColor(228, 228, 228)
	p.pdf.Line(leafMargin, y, leafMargin+leafWidth, y)
	p.pdf.Ln(4)
}

func (p *billPage) payTo() { p.section(p.say(payToWord), p.Seller.Bank) }

func (p *billPage) note() {
	if p.Note == "" {
		return
	}
	p.pdf.Ln(6)
	p.font("", 9, inkQuiet)
	p.paragraph(p.Note, 5)
}

func or(text, instead string) string {
	if strings.TrimSpace(text) == "" {
		return instead
	}
	return text
}

var (
	invoiceWord   = crm.Text{crm.English: "Invoice", crm.Russian: "Счёт №", crm.Polish: "Faktura nr"}
	creditWord    = crm.Text{crm.English: "Credit note", crm.Russian: "Корректировка счёта №", crm.Polish: "Faktura korygująca nr"}
	draftWord     = crm.Text{crm.English: "Draft, not issued yet", crm.Russian: "Черновик, ещё не выставлен", crm.Polish: "Szkic, jeszcze niewystawiony"}
	stateWord     = crm.Text{crm.English: "State", crm.Russian: "Статус", crm.Polish: "Stan"}
	issuedWord    = crm.Text{crm.English: "Issued", crm.Russian: "Дата", crm.Polish: "Data wystawienia"}
	dueWord       = crm.Text{crm.English: "To be paid by", crm.Russian: "Оплатить до", crm.Polish: "Termin płatności"}
	projectWord   = crm.Text{crm.English: "Project", crm.Russian: "Проект", crm.Polish: "Projekt"}
	sellerWord    = crm.Text{crm.English: "From", crm.Russian: "Поставщик", crm.Polish: "Sprzedawca"}
	buyerWord     = crm.Text{crm.English: "To", crm.Russian: "Покупатель", crm.Polish: "Nabywca"}
	taxIDWord     = crm.Text{crm.English: "Tax ID", crm.Russian: "ИНН", crm.Polish: "NIP"}
	amountWord    = crm.Text{crm.English: "Amount", crm.Russian: "Сумма", crm.Polish: "Kwota"}
	payToWord     = crm.Text{crm.English: "How to pay", crm.Russian: "Реквизиты для оплаты", crm.Polish: "Dane do przelewu"}
	correctsWord  = crm.Text{crm.English: "Corrects", crm.Russian: "К счёту", crm.Polish: "Do faktury"}
	ofDayWord     = crm.Text{crm.English: "invoice %s of %s", crm.Russian: "№ %s от %s", crm.Polish: "nr %s z %s"}
	takenBackWord = crm.Text{crm.English: "Taken back", crm.Russian: "Уменьшение на", crm.Polish: "Kwota korekty"}
	reasonWord    = crm.Text{crm.English: "Reason", crm.Russian: "Причина", crm.Polish: "Przyczyna korekty"}
)
