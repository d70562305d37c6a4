package paper

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"hummock/internal/crm"

	"codeberg.org/go-pdf/fpdf"
	"github.com/bojanz/currency"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
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

// Sizes on an A4 page, in millimetres.
const (
	offerMargin = 20.0
	offerWidth  = 210 - 2*offerMargin
	offerBottom = 297 - 25.0
	offerRow    = 5.4
)

// column widths of the table: what, quantity, price, discount, tax, sum.
var offerColumns = [...]float64{68, 18, 25, 17, 15, 27}

// WriteOffer writes the PDF of a version, in the language of its content. Its
// fonts hold the Latin, Greek and Cyrillic letters; any other stands as a box.
func WriteOffer(w io.Writer, o Offer) error {
	page := newOfferPage(o)
	page.head()
	page.table()
	page.sums()
	page.terms()
	if err := page.pdf.Output(w); err != nil {
		return fmt.Errorf("write the offer: %w", err)
	}
	return nil
}

// offerPage is a PDF that is being written.
type offerPage struct {
	Offer
	pdf   *fpdf.Fpdf
	lang  crm.Language
	money *currency.Formatter
}

func newOfferPage(o Offer) *offerPage {
	p := &offerPage{Offer: o, pdf: fpdf.New("P", "mm", "A4", ""), lang: crm.SupportedLanguage(o.Version.Language)}
	p.money = currency.NewFormatter(currency.NewLocale(string(p.lang)))
	p.money.CurrencyDisplay = currency.DisplayNone
	pdf := p.pdf
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	pdf.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	pdf.SetMargins(offerMargin, offerMargin, offerMargin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	at := o.On.Time()
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetLang(string(p.lang))
	pdf.SetTitle(printable(o.Offer.Name), true)
	pdf.SetAuthor(printable(o.Firm), true)
	pdf.SetProducer("Hummock", true)
	pdf.AliasNbPages(pageCount)
	pdf.SetFooterFunc(p.foot)
	pdf.AddPage()
	return p
}

func (p *offerPage) say(t crm.Text) string { return t.In(p.lang) }

// font sets style, size in points and shade of what follows.
func (p *offerPage) font(style string, size float64, shade int) {
	p.pdf.SetFont("go", style, size)
	p.pdf.SetTextColor(shade, shade, shade)
}

const (
	pageCount = "{n}" // becomes the number of pages

	inkDark  = 25
	inkQuiet = 105
)

// paragraph writes text over the whole width, from page to page.
func (p *offerPage) paragraph(text string, height float64) {
	for part := range strings.SplitSeq(text, "\n") {
		for _, line := range p.pdf.SplitText(printable(part), offerWidth) {
			p.room(height)
			p.pdf.CellFormat(offerWidth, height, line, "", 1, "L", false, 0, "")
		}
		if strings.TrimSpace(part) == "" {
			p.pdf.Ln(height)
		}
	}
}

// room begins a page where there is no place for a height. It says whether it did.
func (p *offerPage) room(height float64) bool {
	if p.pdf.GetY()+height <= offerBottom {
		return false
	}
	p.pdf.AddPage()
	return true
}

func (p *offerPage) head() {
	pdf := p.pdf
	p.font("B", 11, inkDark)
	pdf.CellFormat(offerWidth/2, 6, p.fit(printable(p.Firm), offerWidth/2), "", 0, "L", false, 0, "")
	p.font("", 9, inkQuiet)
	pdf.CellFormat(offerWidth/2, 6, p.say(offerWord)+" "+p.Label+" · "+fmt.Sprintf(p.say(versionWord), p.Version.Number), "", 1, "R", false, 0, "")
	pdf.SetDrawColor(200, 200, 200)
	pdf.Line(offerMargin, pdf.GetY()+2, offerMargin+offerWidth, pdf.GetY()+2)
	pdf.Ln(12)
	p.font("B", 19, inkDark)
	p.paragraph(p.Offer.Offer.Name, 9)
	pdf.Ln(3)
	facts := [][2]string{{p.say(clientWord), p.Client}, {p.say(senderWord), p.Sender}, {p.say(dateWord), p.day(p.On)}, {p.say(validWord), p.day(p.Version.ValidUntil)}}
	for _, fact := range facts {
		if fact[1] == "" {
			continue
		}
		p.font("", 9.5, inkQuiet)
		pdf.CellFormat(32, 5.6, fact[0], "", 0, "L", false, 0, "")
		p.font("", 9.5, inkDark)
		pdf.CellFormat(offerWidth-32, 5.6, p.fit(printable(fact[1]), offerWidth-32), "", 1, "L", false, 0, "")
	}
	pdf.Ln(8)
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
	cells := [...]string{"", p.quantity(l.Quantity), p.amount(l.Price), p.percent(l.Discount), p.percent(l.Tax), p.amount(sum.Net)}
	for i, line := range text {
		if p.room(offerRow) {
			p.tableHead()
			p.font("", 9.5, inkDark)
		}
		p.pdf.CellFormat(offerColumns[0], offerRow, line, "", 0, "L", false, 0, "")
		for j := 1; i == 0 && j < len(cells); j++ {
			p.pdf.CellFormat(offerColumns[j], offerRow, p.fit(cells[j], offerColumns[j]), "", 0, "R", false, 0, "")
		}
		p.pdf.Ln(offerRow)
	}
	y := p.pdf.GetY() + 0.8
	p.pdf.SetDrawColor(228, 228, 228)
	p.pdf.Line(offerMargin, y, offerMargin+offerWidth, y)
	p.pdf.Ln(1.8)
}

func (p *offerPage) sums() {
	t, code := &p.Version.Totals, string(p.Offer.Offer.Currency)
	rows := [][2]string{}
	if d := p.Version.Discount; d > 0 {
		rows = append(rows, [2]string{p.say(allDiscountWord), p.percent(d)})
	}
	rows = append(rows, [2]string{p.say(netWord), p.amount(t.Net) + " " + code})
	for _, tax := range t.Taxes {
		if tax.Rate > 0 {
			rows = append(rows, [2]string{fmt.Sprintf(p.say(taxOfWord), p.percent(tax.Rate), p.amount(tax.Net)), p.amount(tax.Tax) + " " + code})
		}
	}
	p.room(float64(len(rows))*6 + 14)
	p.pdf.Ln(3)
	for _, row := range rows {
		p.font("", 9.5, inkQuiet)
		p.pdf.CellFormat(offerWidth-55, 6, row[0], "", 0, "R", false, 0, "")
		p.font("", 9.5, inkDark)
		p.pdf.CellFormat(55, 6, p.fit(row[1], 55), "", 1, "R", false, 0, "")
	}
	p.font("B", 12, inkDark)
	p.pdf.CellFormat(offerWidth-55, 9, p.say(totalWord), "", 0, "R", false, 0, "")
	p.pdf.CellFormat(55, 9, p.fit(p.amount(t.Gross)+" "+code, 55), "", 1, "R", false, 0, "")
}

func (p *offerPage) terms() {
	if p.Version.Terms == "" {
		return
	}
	p.pdf.Ln(8)
	p.room(16)
	p.font("B", 10.5, inkDark)
	p.pdf.CellFormat(offerWidth, 7, p.say(termsWord), "", 1, "L", false, 0, "")
	p.font("", 9.5, inkDark)
	p.paragraph(p.Version.Terms, 5.2)
}

func (p *offerPage) foot() {
	p.pdf.SetY(297 - 15)
	p.font("", 8, inkQuiet)
	p.pdf.CellFormat(offerWidth/2, 5, p.fit(printable(p.Firm), offerWidth/2), "", 0, "L", false, 0, "")
	p.pdf.CellFormat(offerWidth/2, 5, fmt.Sprintf(p.say(pageWord), p.pdf.PageNo(), pageCount), "", 0, "R", false, 0, "")
}

// fit cuts what is wider than its place.
func (p *offerPage) fit(text string, width float64) string {
	if p.pdf.GetStringWidth(text) <= width-1 {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && p.pdf.GetStringWidth(string(runes)+"…") > width-1 {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func (p *offerPage) amount(minor int64) string {
	a, err := currency.NewAmountFromInt64(minor, string(p.Offer.Offer.Currency))
	if err != nil {
		return strconv.FormatInt(minor, 10)
	}
	return strings.TrimSpace(printable(p.money.Format(a)))
}

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

func (p *offerPage) point() string {
	if p.lang == crm.English {
		return "."
	}
	return ","
}

func (p *offerPage) day(d crm.Date) string {
	if d == "" {
		return ""
	}
	layout := "02.01.2006"
	if p.lang == crm.English {
		layout = "2 January 2006"
	}
	return d.Time().Format(layout)
}

// printable gives text that the PDF can hold: signs of its fonts' size, without
// control characters, and with plain spaces for rare ones.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u202f' || r == '\u2009':
			return '\u00a0'
		case r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r > 0xffff || r == unicode.ReplacementChar:
			return '?'
		}
		return r
	}, strings.ToValidUTF8(text, "?"))
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
	pageWord        = crm.Text{crm.English: "Page %d of %s", crm.Russian: "Стр. %d из %s", crm.Polish: "Strona %d z %s"}
)
