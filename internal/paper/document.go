package paper

import (
	"io"

	"hummock/internal/crm"
)

// Document is what the PDF of a document made from a template shows.
type Document struct {
	Firm     string
	Name     string // of the template: the title among the PDF's own data
	Signs    [2]string
	Blocks   []crm.Block
	Language crm.Language
	On       crm.Date
}

// WriteDocument writes the PDF of a document that was made from a template.
func WriteDocument(w io.Writer, d Document) error {
	p := newLeaf(d.Firm, d.Name, d.Language, d.On)
	p.letterhead(p.day(d.On))
	for i, b := range d.Blocks {
		switch b.Kind {
		case crm.BlockHeading:
			p.heading(b.Text, 19, 9, i > 0)
		case crm.BlockSubheading:
			p.heading(b.Text, 12, 6.5, i > 0)
		case crm.BlockItem:
			p.listItem(b.Text)
		case crm.BlockGap:
			p.pdf.Ln(3)
		case crm.BlockSignatures:
			p.signatures(d.Signs[0], d.Signs[1])
		case crm.BlockText:
			p.font("", 10.5, inkDark)
			p.paragraph(b.Text, 5.8)
		}
	}
	return p.write(w)
}

// heading stands apart from what is above it, and never alone at the foot of a page.
func (p *leaf) heading(text string, size, height float64, apart bool) {
	if apart {
		p.pdf.Ln(height / 2)
	}
	p.room(3 * height)
	p.font("B", size, inkDark)
	p.paragraph(text, height)
	p.pdf.Ln(height / 4)
}

// listItem hangs a line of text behind its mark.
func (p *leaf) listItem(text string) {
	const hang, height = 6.0, 5.8
	p.font("", 10.5, inkDark)
	mark := "•"
	for _, line := range p.pdf.SplitText(printable(text), leafWidth-hang) {
		p.room(height)
		p.pdf.CellFormat(hang, height, mark, "", 0, "L", false, 0, "")
		p.pdf.CellFormat(leafWidth-hang, height, line, "", 1, "L", false, 0, "")
		mark = ""
	}
	p.pdf.Ln(0.8)
}
