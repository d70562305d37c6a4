package storetest

import (
	"fmt"
	"io"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// Press is a store.Press that prints papers with little more than their names.
type Press struct{}

// PrintOffer is store.Press.
func (Press) PrintOffer(w io.Writer, firm *crm.Workspace, sender string, d *crm.Deal, o *crm.Offer, v *crm.OfferVersion, on crm.Date) error {
	_, err := fmt.Fprintln(w, "%PDF-1.4", firm.Name, sender, d.CompanyName, o.Name, v.Number, v.Totals.Gross, on)
	return err
}

// PrintLetter is store.Press.
func (Press) PrintLetter(w io.Writer, l *store.Letter, on crm.Date) error {
	_, err := fmt.Fprintln(w, "%PDF-1.4", l.Deal.Name, len(l.Terms), on)
	return err
}

// LetterName is store.Press.
func (Press) LetterName(crm.Language) string { return "Letter" }
