package api

import (
	"io"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

// press prints what goes to clients.
type press struct{}

// PrintOffer is store.Press.
func (press) PrintOffer(w io.Writer, firm *crm.Workspace, sender string, d *crm.Deal, o *crm.Offer, v *crm.OfferVersion, on crm.Date) error {
	return paper.WriteOffer(w, paper.Offer{Firm: firm.Name, Sender: sender, Client: d.CompanyName, Label: d.Label(), Offer: o, Version: v, On: on})
}

// PrintLetter is store.Press.
func (press) PrintLetter(w io.Writer, l *store.Letter, on crm.Date) error {
	set := l.Firm.Settings
	out := paper.Letter{
		Seller: paper.Party{Name: l.Firm.Name, Address: set.Address, TaxID: set.TaxID}, Buyer: paper.Party{Name: l.Deal.CompanyName},
		Deal: l.Deal.Name, Signs: l.Signs, Terms: l.Terms, Language: l.Language(), On: on,
	}
	if l.Client != nil {
		out.Buyer.Address, out.Buyer.TaxID = l.Client.Address, l.Client.TaxID
	}
	return paper.WriteLetter(w, out)
}

// LetterName is store.Press.
func (press) LetterName(l crm.Language) string { return paper.LetterName(l) }
