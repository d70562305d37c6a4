package paper

import (
	"fmt"
	"io"

	"hummock/internal/crm"
)

// Letter is what the PDF of a letter of intent shows.
type Letter struct {
	Seller, Buyer Party
	Deal          string // its name
	Signs         string // for the client
	Terms         []crm.Term
	Language      crm.Language
	On            crm.Date
}

// LetterName is what a letter of intent is called in a language.
func LetterName(l crm.Language) string { return letterWord.In(l) }

// WriteLetter writes the PDF of a letter of intent.
func WriteLetter(w io.Writer, l Letter) error {
	p := &billPage{newLeaf(l.Seller.Name, LetterName(l.Language), l.Language, l.On), Bill{Seller: l.Seller, Buyer: l.Buyer}}
	p.letterhead(p.day(l.On))
	p.title(LetterName(l.Language))
	p.facts([][2]string{{p.say(dateWord), p.day(l.On)}, {p.say(projectWord), l.Deal}})
	p.parties()
	p.font("", 10.5, inkDark)
	p.paragraph(p.say(letterIntro), 5.8)
	for i, term := range l.Terms {
		p.section(fmt.Sprintf("%d. %s", i+1, printable(term.Label)), term.Text)
	}
	p.pdf.Ln(8)
	p.font("", 10.5, inkDark)
	p.paragraph(p.say(letterClose), 5.8)
	p.signatures(l.Seller.Name, or(l.Signs, l.Buyer.Name))
	return p.write(w)
}

// signatures are two lines to sign on, beside each other.
func (p *leaf) signatures(left, right string) {
	const half = leafWidth/2 - 8
	p.room(40)
	y := p.pdf.GetY() + 24
	p.font("", 9, inkQuiet)
	for i, name := range []string{left, right} {
		x := leafMargin + float64(i)*(leafWidth/2+8)
		p.pdf.Line(x, y, x+half, y)
		p.pdf.SetXY(x, y+1)
		p.pdf.CellFormat(half, 6, p.fit(printable(name), half), "", 0, "L", false, 0, "")
	}
	p.pdf.SetY(y + 8)
}

var (
	letterWord  = crm.Text{crm.English: "Letter of intent", crm.Russian: "Письмо о намерениях", crm.Polish: "List intencyjny"}
	letterIntro = crm.Text{
		crm.English: "Both sides intend to conclude a contract on the following points, on which they have agreed:",
		crm.Russian: "Стороны намерены заключить договор на следующих согласованных между ними условиях:",
		crm.Polish:  "Strony zamierzają zawrzeć umowę na następujących, wspólnie uzgodnionych warunkach:",
	}
	letterClose = crm.Text{
		crm.English: "These points become part of the contract. Whatever is not named here, the contract will settle.",
		crm.Russian: "Эти условия войдут в договор. Всё, что здесь не названо, определит договор.",
		crm.Polish:  "Te ustalenia staną się częścią umowy. O wszystkim, czego tu nie wymieniono, rozstrzygnie umowa.",
	}
)
