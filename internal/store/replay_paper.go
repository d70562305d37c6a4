package store

import (
	"bytes"
	"fmt"
	"io"

	"hummock/internal/crm"
)

// Press prints the papers that go to clients, as PDF.
type Press interface {
	// PrintOffer prints a version of an offer, dated on a day.
	PrintOffer(w io.Writer, firm *crm.Workspace, sender string, d *crm.Deal, o *crm.Offer, v *crm.OfferVersion, on crm.Date) error
	// PrintLetter prints a letter of intent, dated on a day.
	PrintLetter(w io.Writer, l *Letter, on crm.Date) error
	// LetterName is what a letter of intent is called in a language.
	LetterName(l crm.Language) string
}

// tender writes the first version of a deal's offer, or the next one.
func tender(tx *Tx, d *crm.Deal, did crm.Tender) error {
	list, err := tx.offers(d.ID)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return tx.addOffer(d, did.NewOffer)
	}
	o := &list[len(list)-1]
	return tx.editOffer(d, o, crm.OfferEdit{Number: o.Newest().Number + 1, OfferContent: did.OfferContent})
}

// onLastOffer does something with the newest offer of a deal.
func onLastOffer(tx *Tx, d *crm.Deal, do func(*crm.Deal, *crm.Offer) error) error {
	list, err := tx.offers(d.ID)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return noOffer()
	}
	return do(d, &list[len(list)-1])
}

func (p *player) sendOff(tx *Tx, d *crm.Deal) error {
	return onLastOffer(tx, d, func(d *crm.Deal, o *crm.Offer) error {
		w, err := workspaceByID(tx)
		if err != nil {
			return err
		}
		v := o.Newest()
		if err := tx.maySend(v); err != nil {
			return err
		}
		file, err := tx.printed(fmt.Sprintf("%s %s v%d.pdf", d.Label(), o.Name, v.Number), func(out io.Writer) error {
			return p.press.PrintOffer(out, w, tx.by.Name, d, o, v, w.Today(tx.now))
		})
		if err != nil {
			return err
		}
		return tx.sendOffer(d, o, file)
	})
}

func (p *player) intend(tx *Tx, d *crm.Deal) error {
	l, err := tx.letter(d)
	if err != nil {
		return err
	}
	name := p.press.LetterName(l.Language())
	file, err := tx.printed(d.Label()+" "+name+".pdf", func(out io.Writer) error {
		return p.press.PrintLetter(out, l, l.Firm.Today(tx.now))
	})
	if err != nil {
		return err
	}
	return tx.addLetter(d, name, pointsOf(l.Terms), file)
}

// printed keeps a PDF as an upload of the actor's. Bytes that a refused history
// leaves are swept.
func (tx *Tx) printed(name string, write func(io.Writer) error) (crm.ID, error) {
	if tx.s.root == nil {
		return crm.ID{}, noFolder()
	}
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return crm.ID{}, err
	}
	f := &crm.File{ID: crm.NewID(), Name: crm.CleanFileName(name), Type: crm.FilePDF, By: tx.by.User}
	k, err := tx.s.putBytes(tx.ws, &b, f)
	if err != nil {
		return f.ID, err
	}
	return f.ID, keepFile(tx, f, k)
}
