package paper_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

var offersIn = map[crm.Language]paper.Offer{
	crm.English: offerOf(crm.English, "Office on the river", "Fit-out of the second floor", "Fifty per cent before work starts.\n\nThe rest within 14 days of acceptance.", "Concept and drawings, with two rounds of changes and a model of the whole floor", "Author's supervision"),
	crm.Russian: offerOf(crm.Russian, "Офис у реки", "Оформление второго этажа", "Половина до начала работ.\n\nОстальное в течение 14 дней после приёмки.", "Концепция и чертежи: два круга правок и макет всего этажа в масштабе один к двадцати", "Авторский надзор"),
	crm.Polish:  offerOf(crm.Polish, "Biuro nad rzeką", "Aranżacja drugiego piętra", "Połowa przed rozpoczęciem prac.\n\nReszta w ciągu 14 dni od odbioru.", "Koncepcja i rysunki, dwie tury poprawek oraz makieta całego piętra, gęślą jaźń", "Nadzór autorski"),
}

func offerOf(l crm.Language, client, name, terms string, lines ...string) paper.Offer {
	v := &crm.OfferVersion{Number: 2, OfferContent: crm.OfferContent{Language: l, ValidUntil: "2026-12-31", Terms: terms, Discount: 250}}
	for i, text := range lines {
		v.Lines = append(v.Lines, crm.OfferLine{Text: text, Quantity: 1500 + int64(i)*38_500, Price: 1_234_567, Discount: int64(i) * 500, Tax: 2300})
	}
	v.Totals = v.OfferContent.Totals()
	return paper.Offer{Firm: "Kestrel & Söhne", Sender: "Anna Żak", Client: client, Label: "D-1001", Offer: &crm.Offer{Name: name, Currency: "EUR"}, Version: v, On: "2026-12-01"}
}

// An offer is a PDF with fonts of its own, in the client's language, and the
// same each time. With OFFERS set to a folder, the files are left there to be
// looked at.
func TestAnOfferIsAPDF(t *testing.T) {
	t.Parallel()
	for l, o := range offersIn {
		var once, again bytes.Buffer
		if err := paper.WriteOffer(&once, o); err != nil {
			t.Fatal(err)
		}
		if err := paper.WriteOffer(&again, o); err != nil || !bytes.Equal(once.Bytes(), again.Bytes()) {
			t.Errorf("%s: two writings differ: %v", l, err)
		}
		content := bytes.NewReader(once.Bytes())
		if kind, err := paper.Attachment(content, content.Size(), "offer.pdf"); err != nil || kind != crm.FilePDF {
			t.Errorf("%s: %v %v", l, kind, err)
		}
		for _, want := range []string{"/Type /Font", "/FontFile2", "/Lang (" + string(l) + ")"} {
			if !strings.Contains(once.String(), want) {
				t.Errorf("%s: want %q in the file", l, want)
			}
		}
		if folder := os.Getenv("OFFERS"); folder != "" {
			if err := os.WriteFile(folder+"/"+string(l)+".pdf", once.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Whatever people write, it becomes a PDF: long words, many lines, signs that no
// font has.
func TestAnyOfferIsAPDF(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 60, -1)
		v := &crm.OfferVersion{Number: 1, OfferContent: crm.OfferContent{Language: rapid.SampledFrom(crm.Languages()).Draw(t, "language"), Terms: text.Draw(t, "terms")}}
		for range rapid.IntRange(0, 60).Draw(t, "lines") {
			v.Lines = append(v.Lines, crm.OfferLine{Text: text.Draw(t, "text"), Quantity: rapid.Int64Range(1, 1e9).Draw(t, "quantity"), Price: rapid.Int64Range(0, 1e12).Draw(t, "price")})
		}
		v.Totals = v.OfferContent.Totals()
		var b bytes.Buffer
		o := paper.Offer{Firm: text.Draw(t, "firm"), Client: text.Draw(t, "client"), Label: "D-1", Offer: &crm.Offer{Name: text.Draw(t, "name"), Currency: "JPY"}, Version: v, On: "2026-12-01"}
		if err := paper.WriteOffer(&b, o); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
			t.Fatalf("%v", err)
		}
	})
}
