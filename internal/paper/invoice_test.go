package paper_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

var billsIn = map[crm.Language]paper.Bill{
	crm.English: billOf(crm.English, "Office on the river", "Fit-out of the second floor", "Prepayment, 30 %"),
	crm.Russian: billOf(crm.Russian, "Офис у реки", "Оформление второго этажа", "Предоплата, 30 %"),
	crm.Polish:  billOf(crm.Polish, "Biuro nad rzeką", "Aranżacja drugiego piętra", "Przedpłata, 30 %"),
}

func billOf(l crm.Language, client, deal, text string) paper.Bill {
	return paper.Bill{
		Seller: paper.Party{Name: "Kestrel & Söhne", Address: "Long Street 5\n00-100 Warsaw", TaxID: "PL5210000000", Bank: "PL61 1090 1014 0000 0712 1981 2874\nExample Bank"},
		Buyer:  paper.Party{Name: client, Address: "River Street 1\n30-001 Cracow", TaxID: "PL6770000000"}, Deal: deal,
		Invoice:  &crm.Invoice{Number: "2026-0007", Text: text, Amount: 1_234_567, Open: 1_000_000, Currency: "EUR", IssuedOn: "2026-11-02", DueOn: "2026-11-16"},
		Note:     "VAT exempt.",
		Language: l, On: "2026-12-01",
	}
}

// papers are all that is made of a bill.
func papers(b paper.Bill) map[string]func(io.Writer) error {
	credit := crm.CreditNote{Number: "C2026-0001", Amount: 100_000, IssuedOn: "2026-11-20", Reason: "One room less"}
	all := map[string]func(io.Writer) error{
		"invoice": func(w io.Writer) error { return paper.WriteInvoice(w, b) },
		"credit":  func(w io.Writer) error { return paper.WriteCredit(w, b, credit) },
	}
	for step, name := range []string{"first", "second", "third", "fourth"} {
		all[name] = func(w io.Writer) error { return paper.WriteReminder(w, b, crm.Reminder{Step: step + 1}) }
	}
	return all
}

var (
	streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	shown   = regexp.MustCompile(`(?s)\(((?:\\.|[^\\)])*)\) ?Tj`)
	escaped = strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r")
)

// textOf reads what a PDF of this package says: text in UTF-16, spaces joined.
func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	var text strings.Builder
	for _, stream := range streams.FindAllSubmatch(pdf, -1) {
		z, err := zlib.NewReader(bytes.NewReader(stream[1]))
		if err != nil {
			continue // not of text
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range shown.FindAllSubmatch(content, -1) {
			raw := []byte(escaped.Replace(string(found[1])))
			units := make([]uint16, len(raw)/2)
			for i := range units {
				units[i] = binary.BigEndian.Uint16(raw[2*i:])
			}
			text.WriteString(string(utf16.Decode(units)) + " ")
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// Each paper says what it must, in the client's language, and is the same each
// time. With OFFERS set to a folder, the files are left there to be looked at.
func TestBillsSayWhatTheyMust(t *testing.T) {
	t.Parallel()
	both := []string{"Kestrel & Söhne", "00-100 Warsaw", "PL5210000000", "PL6770000000", "2026-0007"}
	wants := map[string]map[crm.Language][]string{
		"invoice": {
			crm.English: {"Invoice 2026-0007", "Issued 2 November 2026", "To be paid by 16 November 2026", "12,345.67 EUR", "Prepayment, 30 %", "PL61 1090 1014", "VAT exempt."},
			crm.Russian: {"Счёт № 2026-0007", "Оплатить до 16.11.2026", "12 345,67 EUR", "Предоплата, 30 %", "К оплате"},
			crm.Polish:  {"Faktura nr 2026-0007", "Termin płatności 16.11.2026", "12 345,67 EUR", "Do zapłaty"},
		},
		"credit": {
			crm.English: {"Credit note C2026-0001", "invoice 2026-0007 of 2 November 2026", "1,000.00 EUR", "One room less"},
			crm.Russian: {"Корректировка счёта № C2026-0001", "№ 2026-0007 от 02.11.2026", "1 000,00 EUR"},
			crm.Polish:  {"Faktura korygująca nr C2026-0001", "nr 2026-0007 z 02.11.2026", "1000,00 EUR"},
		},
		"first":  {crm.English: {"A friendly reminder", "10,000.00 EUR"}, crm.Russian: {"Напоминание об оплате", "10 000,00 EUR"}, crm.Polish: {"Przypomnienie o płatności", "10 000,00 EUR"}},
		"second": {crm.English: {"Second reminder"}, crm.Russian: {"Повторное напоминание"}, crm.Polish: {"Ponowne przypomnienie"}},
		"third":  {crm.English: {"Last reminder"}, crm.Russian: {"Последнее напоминание"}, crm.Polish: {"Ostateczne wezwanie"}},
		"fourth": {crm.English: {"Last reminder"}},
	}
	for l, b := range billsIn {
		for name, write := range papers(b) {
			var once, again bytes.Buffer
			if err := write(&once); err != nil {
				t.Fatal(err)
			}
			if err := write(&again); err != nil || !bytes.Equal(once.Bytes(), again.Bytes()) {
				t.Errorf("%s %s: two writings differ: %v", l, name, err)
			}
			text := textOf(t, once.Bytes())
			for _, want := range append(wants[name][l], both...) {
				if !strings.Contains(text, want) {
					t.Errorf("%s %s lacks %q:\n%s", l, name, want, text)
				}
			}
			if folder := os.Getenv("OFFERS"); folder != "" {
				if err := os.WriteFile(folder+"/"+name+"-"+string(l)+".pdf", once.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// Whatever people write, it becomes a PDF.
func TestAnyBillIsAPDF(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 300, -1)
		party := func() paper.Party {
			return paper.Party{Name: text.Draw(t, "name"), Address: text.Draw(t, "address"), TaxID: text.Draw(t, "tax"), Bank: text.Draw(t, "bank")}
		}
		b := paper.Bill{
			Seller: party(), Buyer: party(), Deal: text.Draw(t, "deal"), Note: text.Draw(t, "note"), Language: rapid.SampledFrom(crm.Languages()).Draw(t, "language"), On: "2026-12-01",
			Invoice: &crm.Invoice{Text: text.Draw(t, "text"), Amount: rapid.Int64().Draw(t, "amount"), Currency: "JPY", IssuedOn: "2026-12-01", DueOn: "2026-12-01"},
		}
		name := rapid.SampledFrom([]string{"invoice", "credit", "first"}).Draw(t, "paper")
		var out bytes.Buffer
		if err := papers(b)[name](&out); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) {
			t.Fatalf("%s: %v", name, err)
		}
	})
}

// A letter of intent names every point, in its order.
func TestALetterOfIntentNamesThePoints(t *testing.T) {
	t.Parallel()
	wants := map[crm.Language][]string{
		crm.English: {"Letter of intent", "Both sides intend", "1. Release", "1 May 2027", "2. Price", "10 % from 50 seats", "Kestrel & Söhne"},
		crm.Russian: {"Письмо о намерениях", "Стороны намерены", "1. Release"},
		crm.Polish:  {"List intencyjny", "Strony zamierzają", "1. Release"},
	}
	for l, b := range billsIn {
		letter := paper.Letter{
			Seller: b.Seller, Buyer: b.Buyer, Deal: b.Deal, Signs: "Sina Holm", Language: l, On: b.On,
			Terms: []crm.Term{{Label: "Release", Text: b.On.AddDays(151).In(l)}, {Label: "Price", Text: "10 % from 50 seats"}},
		}
		var out bytes.Buffer
		if err := paper.WriteLetter(&out, letter); err != nil {
			t.Fatal(err)
		}
		text := textOf(t, out.Bytes())
		for _, want := range wants[l] {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q:\n%s", l, want, text)
			}
		}
		if folder := os.Getenv("OFFERS"); folder != "" {
			if err := os.WriteFile(folder+"/letter-"+string(l)+".pdf", out.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
