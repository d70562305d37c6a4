package paper

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// Offer is what the PDF of a version shows.
type Offer struct {
	Firm    string
	Sender  string
	Client  string
	Label   string // of the deal
	Offer   *crm.Offer
	Version *crm.OfferVersion
	On      crm.Date // the day that it is dated
}

// column widths of the table: what, quantity, price, discount, tax, sum.
var offerColumns = [...]float64{68, 18, 25, 17, 15, 27}

// WriteOffer writes the PDF of a version, in the language of its content. Its
// fonts hold the Latin, Greek and Cyrillic letters; any other stands as a box.
func WriteOffer(w io.Writer, o Offer) error {
	page := &offerPage{newLeaf(o.Firm, o.Offer.Name, o.Version.Language, o.On), o}
	page.head()
	page.table()
	page.sums()
	page.terms()
	return page.write(w)
}

// offerPage is the PDF of an offer that is being written.
type offerPage struct {
	*leaf
	Offer
}

func (p *offerPage) head() {
	p.letterhead(p.say(offerWord) + " " + p.Label + " · " + fmt.Sprintf(p.say(versionWord), p.Version.Number))
	p.title(p.Offer.Offer.Name)
	p.facts([][2]string{{p.say(clientWord), p.Client}, {p.say(senderWord), p.Sender}, {p.say(dateWord), p.day(p.On)}, {p.say(validWord), p.day(p.Version.ValidUntil)}})
}

func (p *offerPage) table() {
	p.tableHead()
	for i := range p.Version.Lines {
		p.line(&p.Version.Lines[i], p.Version.Totals.Lines[i])
	}
}

func (p *offerPage) tableHead() {
	p.font("B", 8.5, inkQuiet)
	heads := [...]string{p.say(whatWord), p.say(quantityWord), p.say(priceWord), p.say(discountWord), p.say(taxWord), p.say(sumWord) + ", " + string(p.Offer.Offer.Currency)}
	for i, head := range heads {
		p.pdf.CellFormat(offerColumns[i], 7, p.fit(head, offerColumns[i]), "B", 0, alignOf(i), false, 0, "")
	}
	p.pdf.Ln(8)
}

func alignOf(column int) string {
	if column == 0 {
		return "L"
	}
	return "R"
}

func (p *offerPage) line(l *crm.OfferLine, sum crm.LineSum) {
	p.font("", 9.5, inkDark)
	var text []string
	for part := range strings.SplitSeq(l.Text, "\n") {
		text = append(text, p.pdf.SplitText(printable(part), offerColumns[0]-3)...)
	}
	cells := [...]string{"", p.quantity(l.Quantity), p.amount(l.Price, p.Offer.Offer.Currency), p.percent(l.Discount), p.percent(l.Tax), p.amount(sum.Net, p.Offer.Offer.Currency)}
	for i, line := range text {
		if p.room(leafRow) {
			p.tableHead()
			p.font("", 9.5, inkDark)
		}
		p.pdf.CellFormat(offerColumns[0], leafRow, line, "", 0, "L", false, 0, "")
		for j := 1; i == 0 && j < len(cells); j++ {
			p.pdf.CellFormat(offerColumns[j], leafRow, p.fit(cells[j], offerColumns[j]), "", 0, "R", false, 0, "")
		}
		p.pdf.Ln(leafRow)
	}
	y := p.pdf.GetY() + 0.8
	p.pdf.SetDrawColor(228, 228, 228)
	p.pdf.Line(leafMargin, y, leafMargin+leafWidth, y)
	p.pdf.Ln(1.8)
}

func (p *offerPage) sums() {
	t, code := &p.Version.Totals, string(p.Offer.Offer.Currency)
	rows := [][2]string{}
	if d := p.Version.Discount; d > 0 {
		rows = append(rows, [2]string{p.say(allDiscountWord), p.percent(d)})
	}
	rows = append(rows, [2]string{p.say(netWord), p.amount(t.Net, p.Offer.Offer.Currency) + " " + code})
	for _, tax := range t.Taxes {
		if tax.Rate > 0 {
			rows = append(rows, [2]string{fmt.Sprintf(p.say(taxOfWord), p.percent(tax.Rate), p.amount(tax.Net, p.Offer.Offer.Currency)), p.amount(tax.Tax, p.Offer.Offer.Currency) + " " + code})
		}
	}
	p.room(float64(len(rows))*6 + 14)
	p.pdf.Ln(3)
	for _, row := range rows {
		p.font("", 9.5, inkQuiet)
		p.pdf.CellFormat(leafWidth-55, 6, row[0], "", 0, "R", false, 0, "")
		p.font("", 9.5, inkDark)
		p.pdf.CellFormat(55, 6, p.fit(row[1], 55), "", 1, "R", false, 0, "")
	}
	p.total(p.say(totalWord), t.Gross, p.Offer.Offer.Currency)
}

func (p *offerPage) terms() { p.section(p.say(termsWord), p.Version.Terms) }

// quantity writes thousandths, such as 2 or 1.5.
func (p *offerPage) quantity(thousandths int64) string {
	text := strconv.FormatInt(thousandths/1000, 10)
	if rest := thousandths % 1000; rest > 0 {
		text += p.point() + strings.TrimRight(fmt.Sprintf("%03d", rest), "0")
	}
	return text
}

func (p *offerPage) percent(basis int64) string {
	if basis == 0 {
		return ""
	}
	return strings.Replace(crm.Percent(basis), ".", p.point(), 1) + "\u00a0%"
}

var (
	offerWord       = crm.Text{crm.English: "Offer", crm.Russian: "Коммерческое предложение", crm.Polish: "Oferta"}
	versionWord     = crm.Text{crm.English: "version %d", crm.Russian: "версия %d", crm.Polish: "wersja %d"}
	clientWord      = crm.Text{crm.English: "For", crm.Russian: "Для кого", crm.Polish: "Dla"}
	senderWord      = crm.Text{crm.English: "From", crm.Russian: "От кого", crm.Polish: "Od"}
	dateWord        = crm.Text{crm.English: "Date", crm.Russian: "Дата", crm.Polish: "Data"}
	validWord       = crm.Text{crm.English: "Valid until", crm.Russian: "Действует до", crm.Polish: "Ważna do"}
	whatWord        = crm.Text{crm.English: "Item", crm.Russian: "Что входит", crm.Polish: "Pozycja"}
	quantityWord    = crm.Text{crm.English: "Quantity", crm.Russian: "Кол-во", crm.Polish: "Ilość"}
	priceWord       = crm.Text{crm.English: "Price", crm.Russian: "Цена", crm.Polish: "Cena"}
	discountWord    = crm.Text{crm.English: "Discount", crm.Russian: "Скидка", crm.Polish: "Rabat"}
	taxWord         = crm.Text{crm.English: "Tax", crm.Russian: "НДС", crm.Polish: "VAT"}
	sumWord         = crm.Text{crm.English: "Net", crm.Russian: "Без НДС", crm.Polish: "Netto"}
	allDiscountWord = crm.Text{crm.English: "Discount on everything, included", crm.Russian: "Скидка на всё, уже учтена", crm.Polish: "Rabat na całość, już uwzględniony"}
	netWord         = crm.Text{crm.English: "Net", crm.Russian: "Итого без НДС", crm.Polish: "Razem netto"}
	taxOfWord       = crm.Text{crm.English: "Tax, %s of %s", crm.Russian: "НДС %s от %s", crm.Polish: "VAT %s od %s"}
	totalWord       = crm.Text{crm.English: "Total", crm.Russian: "К оплате", crm.Polish: "Do zapłaty"}
	termsWord       = crm.Text{crm.English: "Terms", crm.Russian: "Условия", crm.Polish: "Warunki"}
)
