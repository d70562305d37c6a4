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

// Sizes on an A4 page, in millimetres.
const (
	leafMargin = 20.0
	leafWidth  = 210 - 2*leafMargin
	leafBottom = 297 - 25.0
	leafRow    = 5.4
)

const (
	pageCount = "{n}" // becomes the number of pages

	inkDark  = 25
	inkQuiet = 105
)

// leaf is a PDF in the firm's look that is being written. Its fonts hold the
// Latin, Greek and Cyrillic letters; any other stands as a box.
type leaf struct {
	pdf   *fpdf.Fpdf
	lang  crm.Language
	money *currency.Formatter
	firm  string
}

// newLeaf begins a PDF that is dated, so that it is the same each time.
func newLeaf(firm, title string, l crm.Language, on crm.Date) *leaf {
	p := &leaf{pdf: fpdf.New("P", "mm", "A4", ""), lang: crm.SupportedLanguage(l), firm: printable(firm)}
	p.money = currency.NewFormatter(currency.NewLocale(string(p.lang)))
	p.money.CurrencyDisplay = currency.DisplayNone
	pdf := p.pdf
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	pdf.AddUTF8FontFromBytes("go", "B", gobold.TTF)
	pdf.SetMargins(leafMargin, leafMargin, leafMargin)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(on.Time())
	pdf.SetModificationDate(on.Time())
	pdf.SetLang(string(p.lang))
	pdf.SetTitle(printable(title), true)
	pdf.SetAuthor(p.firm, true)
	pdf.SetProducer("Hummock", true)
	pdf.AliasNbPages(pageCount)
	pdf.SetFooterFunc(p.foot)
	pdf.AddPage()
	return p
}

// write ends the PDF.
func (p *leaf) write(w io.Writer) error {
	if err := p.pdf.Output(w); err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	return nil
}

func (p *leaf) say(t crm.Text) string { return t.In(p.lang) }

// font sets style, size in points and shade of what follows.
func (p *leaf) font(style string, size float64, shade int) {
	p.pdf.SetFont("go", style, size)
	p.pdf.SetTextColor(shade, shade, shade)
}

// paragraph writes text over the whole width, from page to page.
func (p *leaf) paragraph(text string, height float64) {
	for part := range strings.SplitSeq(text, "\n") {
		for _, line := range p.pdf.SplitText(printable(part), leafWidth) {
			p.room(height)
			p.pdf.CellFormat(leafWidth, height, line, "", 1, "L", false, 0, "")
		}
		if strings.TrimSpace(part) == "" {
			p.pdf.Ln(height)
		}
	}
}

// room begins a page where there is no place for a height. It says whether it did.
func (p *leaf) room(height float64) bool {
	if p.pdf.GetY()+height <= leafBottom {
		return false
	}
	p.pdf.AddPage()
	return true
}

// letterhead names the firm, and beside it what the paper is.
func (p *leaf) letterhead(what string) {
	p.font("B", 11, inkDark)
	p.pdf.CellFormat(leafWidth/2, 6, p.fit(p.firm, leafWidth/2), "", 0, "L", false, 0, "")
	p.font("", 9, inkQuiet)
	p.pdf.CellFormat(leafWidth/2, 6, p.fit(printable(what), leafWidth/2), "", 1, "R", false, 0, "")
	y := p.pdf.GetY() + 2
	p.pdf.SetDrawColor(200, 200, 200)
	p.pdf.Line(leafMargin, y, leafMargin+leafWidth, y)
	p.pdf.Ln(12)
}

// title is what the paper is called, in large letters.
func (p *leaf) title(text string) {
	p.font("B", 19, inkDark)
	p.paragraph(text, 9)
	p.pdf.Ln(3)
}

// facts are lines of a label and its value; those without a value are left out.
func (p *leaf) facts(facts [][2]string) {
	for _, fact := range facts {
		if fact[1] == "" {
			continue
		}
		p.font("", 9.5, inkQuiet)
		p.pdf.CellFormat(32, 5.6, fact[0], "", 0, "L", false, 0, "")
		p.font("", 9.5, inkDark)
		p.pdf.CellFormat(leafWidth-32, 5.6, p.fit(printable(fact[1]), leafWidth-32), "", 1, "L", false, 0, "")
	}
	p.pdf.Ln(8)
}

// total is the last line of sums, in bold.
func (p *leaf) total(label string, minor int64, c crm.Currency) {
	p.font("B", 12, inkDark)
	p.pdf.CellFormat(leafWidth-55, 9, label, "", 0, "R", false, 0, "")
	p.pdf.CellFormat(55, 9, p.fit(p.amount(minor, c)+" "+string(c), 55), "", 1, "R", false, 0, "")
}

// section is a heading with its text; without a text there is none.
func (p *leaf) section(heading, text string) {
	if text == "" {
		return
	}
	p.pdf.Ln(8)
	p.room(16)
	p.font("B", 10.5, inkDark)
	p.pdf.CellFormat(leafWidth, 7, heading, "", 1, "L", false, 0, "")
	p.font("", 9.5, inkDark)
	p.paragraph(text, 5.2)
}

func (p *leaf) foot() {
	p.pdf.SetY(297 - 15)
	p.font("", 8, inkQuiet)
	p.pdf.CellFormat(leafWidth/2, 5, p.fit(p.firm, leafWidth/2), "", 0, "L", false, 0, "")
	p.pdf.CellFormat(leafWidth/2, 5, fmt.Sprintf(p.say(pageWord), p.pdf.PageNo(), pageCount), "", 0, "R", false, 0, "")
}

// fit cuts what is wider than its place.
func (p *leaf) fit(text string, width float64) string {
	if p.pdf.GetStringWidth(text) <= width-1 {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && p.pdf.GetStringWidth(string(runes)+"…") > width-1 {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func (p *leaf) amount(minor int64, c crm.Currency) string {
	a, err := currency.NewAmountFromInt64(minor, string(c))
	if err != nil {
		return strconv.FormatInt(minor, 10)
	}
	return strings.TrimSpace(printable(p.money.Format(a)))
}

func (p *leaf) point() string {
	if p.lang == crm.English {
		return "."
	}
	return ","
}

func (p *leaf) day(d crm.Date) string { return d.In(p.lang) }

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

var pageWord = crm.Text{crm.English: "Page %d of %s", crm.Russian: "Стр. %d из %s", crm.Polish: "Strona %d z %s"}
