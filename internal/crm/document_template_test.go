package crm

import (
	"slices"
	"strings"
	"testing"
)

func paperOf() *PaperFacts {
	value := int64(4_800_000)
	mine := NewID()
	v := OfferVersion{Number: 1, State: OfferAccepted, OfferContent: OfferContent{Lines: []OfferLine{{Text: "Concept", Quantity: 1000, Price: 1_200_000, Tax: 2300}}}}
	v.Totals = v.OfferContent.Totals()
	return &PaperFacts{
		Facts: &Facts{
			Deal:    &Deal{Number: 7, Name: "Portal", Owner: mine, Value: &value, Currency: "EUR", ExpectedClose: "2027-03-31", Fields: map[string]any{"hosting": false, "terms": "Two rounds.\nNo shop."}},
			Company: &Company{Name: "# {today}", Address: "1 River Street\nLondon"},
			People:  []DealContact{{Name: "Ada", Part: Signer}, {Name: "Bea", Part: Signer}},
			Ours:    []User{{ID: mine, Name: "Vera"}},
			LeftOut: []string{"Hosting"},
			Promises: []Promise{
				{Promise: "A demo", DueOn: "2027-05-01", State: PromiseOpen}, {Promise: "A cake", DueOn: "2027-05-01", State: PromiseWithdrawn},
			},
			Account: &Account{Currency: "EUR", Plan: []Milestone{{Kind: Prepayment, Planned: 2_400_000}, {Name: "Last", Planned: 2_400_000, DueOn: "2027-06-01"}}},
			Fields:  []CustomField{{Noun: "deal", Key: "hosting", Kind: FieldYesNo, Label: Text{English: "Hosting"}}, {Noun: "deal", Key: "terms", Kind: FieldText}, {Noun: "deal", Key: "who", Kind: FieldPerson}},
			Today:   "2026-12-02",
		},
		Firm:        &Workspace{Name: "Kestrel"},
		Negotiation: &Negotiation{},
		Offers:      []Offer{{Currency: "EUR", Versions: []OfferVersion{v}}},
	}
}

// A text is filled in line by line, in its own language; what is merged is never
// read as signs of the text again.
func TestTemplatesAreFilledIn(t *testing.T) {
	t.Parallel()
	by := Actor{Roles: []Role{Seller}, Language: English}
	for _, c := range []struct {
		body string
		in   Language
		want []Block
	}{
		{"# {deal.name}\n\n## {deal.number}, {today}", English, []Block{{BlockHeading, "Portal"}, {BlockGap, ""}, {BlockSubheading, "D-7, 2 December 2026"}}},
		{"{company.name}", English, []Block{{BlockText, "# {today}"}}},
		{"For {company.name}, {company.address}", English, []Block{{BlockText, "For # {today}, 1 River Street, London"}}},
		{"{company.address}", English, []Block{{BlockText, "1 River Street"}, {BlockText, "London"}}},
		{"{company.tax_id?}\n{promises}", English, []Block{{BlockItem, "A demo (1 May 2027)"}}},
		{"Promised: {promises}.", Polish, []Block{{BlockText, "Promised: A demo (01.05.2027)."}}},
		{"{ contact.signer } and {contact.decider?}!", English, []Block{{BlockText, "Ada, Bea and !"}}},
		{"{plan}", Russian, []Block{{BlockItem, "Предоплата: 24\u00a0000,00\u00a0EUR"}, {BlockItem, "Last: 24\u00a0000,00\u00a0EUR (01.06.2027)"}}},
		{"- {left_out}", English, []Block{{BlockItem, "Hosting"}}},
		{"{offer.lines}\n{offer.total}", English, []Block{{BlockItem, "Concept: EUR\u00a012,000.00"}, {BlockText, "EUR\u00a014,760.00"}}},
		{"{deal.value} by {deal.expected_close}, {owner.name}", English, []Block{{BlockText, "EUR\u00a048,000.00 by 31 March 2027, Vera"}}},
		{"{field.hosting}: {field.terms}", Polish, []Block{{BlockText, "nie: Two rounds. No shop."}}},
		{"{signatures}", English, []Block{{BlockSignatures, ""}}},
		{"a { b\n#no heading\n-no item", English, []Block{{BlockText, "a { b"}, {BlockText, "#no heading"}, {BlockText, "-no item"}}},
	} {
		d := DocumentTemplateDraft{Name: "x", Kind: "contract", Language: c.in, Body: c.body}
		f := paperOf()
		if err := d.Check(f.Fields); err != nil {
			t.Errorf("%q: %v", c.body, err)
		}
		got, err := d.Fill(f, by)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q (%v), want %q", c.body, got, err, c.want)
		}
	}
}

// Nothing leads to a list that is empty.
func TestAnEmptyListTakesItsLead(t *testing.T) {
	t.Parallel()
	f := paperOf()
	f.Promises, f.LeftOut = nil, nil
	for body, want := range map[string]string{
		"A\n\nWe promise:\n{promises?}\n\nB":          "A||B",
		"A\n\nWe promise:\n{promises?}\n{left_out?}":  "A",
		"We promise:\n{promises?}\n## B":              "B",
		"We promise:\n{promises?}\n- B":               "We promise:|B",
		"Between:\n{left_out?}{promises?}\nB":         "Between:|B",
		"We promise\n{promises?}\n\nB":                "We promise||B",
		"We promise:\n{promises?}\n{plan?}":           "We promise:|" + strings.Join(planLines(t, f), "|"),
		"## We promise:\n{promises?}\n\n{signatures}": "We promise:||",
	} {
		d := DocumentTemplateDraft{Language: English, Body: body}
		blocks, err := d.Fill(f, Actor{Roles: []Role{Seller}, Language: English})
		texts := make([]string, len(blocks))
		for i, b := range blocks {
			texts[i] = b.Text
		}
		if got := strings.Join(texts, "|"); err != nil || got != want {
			t.Errorf("%q: want %q, got %q (%v)", body, want, got, err)
		}
	}
}

func planLines(t *testing.T, f *PaperFacts) []string {
	t.Helper()
	d := DocumentTemplateDraft{Language: English, Body: "{plan}"}
	blocks, err := d.Fill(f, Actor{Roles: []Role{Seller}, Language: English})
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		lines[i] = b.Text
	}
	return lines
}

// What cannot be merged is refused when it is written; what is empty, when a
// document is made, with the place where to fill it in.
func TestTemplatesAreRefused(t *testing.T) {
	t.Parallel()
	own := paperOf().Fields
	good := DocumentTemplateDraft{Name: "x", Kind: "contract", Language: English, Body: "x"}
	for want, change := range map[string]func(*DocumentTemplateDraft){
		"":                                func(*DocumentTemplateDraft) {},
		"name.empty":                      func(d *DocumentTemplateDraft) { d.Name = " " },
		"document.kind":                   func(d *DocumentTemplateDraft) { d.Kind = "poem" },
		"document_template.language":      func(d *DocumentTemplateDraft) { d.Language = "de" },
		"document_template.body_missing":  func(d *DocumentTemplateDraft) { d.Body = "\n " },
		"document_template.field_unknown": func(d *DocumentTemplateDraft) { d.Body = "{deal.name}\r\n\r\n{field.who}" },
		"document_template.signatures":    func(d *DocumentTemplateDraft) { d.Body = "Here: {signatures}" },
	} {
		d := good
		change(&d)
		err := d.Check(own)
		wantCode(t, want, err)
		if want == "document_template.field_unknown" && !strings.Contains(err.Error(), "line 3") {
			t.Errorf("the line is named: %v", err)
		}
	}
	seller, expert := Actor{Roles: []Role{Seller}, Language: English}, Actor{Roles: []Role{Expert}, Language: English}
	for _, c := range []struct {
		body, want string
		by         Actor
	}{
		{"{deal.value}", "document_template.amounts", expert},
		{"{plan?}", "document_template.amounts", expert},
		{"{deal.name}", "", expert},
		{"{company.tax_id}", "document_template.empty_company", seller},
		{"{contact.decider}", "document_template.empty_people", seller},
		{"{firm.bank}", "document_template.empty_firm", seller},
		{"{points}", "document_template.empty_points", seller},
		{"{field.gone}", "document_template.field_gone", seller},
	} {
		d := DocumentTemplateDraft{Language: English, Body: c.body}
		_, err := d.Fill(paperOf(), c.by)
		wantCode(t, c.want, err)
	}
	bare := paperOf()
	bare.Company, bare.Promises, bare.LeftOut, bare.Offers, bare.Account.Plan, bare.Deal.Value = nil, nil, nil, nil, nil, nil
	for body, want := range map[string]string{
		"{company.name}": "deal", "{deal.value}": "deal", "{promises}": "promises", "{left_out}": "left_out", "{offer.lines}": "offer", "{offer.total}": "offer", "{plan}": "plan",
	} {
		d := DocumentTemplateDraft{Language: English, Body: body}
		_, err := d.Fill(bare, seller)
		wantCode(t, "document_template.empty_"+want, err)
	}
}

// Everything that can be merged says in each language what it is, and how it may
// look.
func TestMergeFieldsAreExplained(t *testing.T) {
	t.Parallel()
	for _, l := range Languages() {
		for _, f := range MergeFields(paperOf().Fields, l) {
			d := DocumentTemplateDraft{Name: "x", Kind: "contract", Language: l, Body: "{" + f.Key + "}"}
			wantCode(t, "", d.Check(paperOf().Fields))
			if f.Key == signaturesField || strings.HasPrefix(f.Key, ownPrefix) {
				continue
			}
			if f.Label == "" || f.Example.In(l) == "" {
				t.Errorf("%s in %s: %+v", f.Key, l, f)
			}
		}
	}
}

// Whatever people write, what is taken can be filled in or is refused in a
// sentence, and no line of it becomes two kinds of thing.
func FuzzTemplates(f *testing.F) {
	for _, body := range []string{"# {deal.name}", "- {plan}\n{signatures}", "{{today}}", "{today?}{today}", "{", "}{", "##\n#\n-", "{ ?}", "\r\n\x00{deal.value}\u2028", "{signatures?}"} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		facts, by := paperOf(), Actor{Roles: []Role{Seller}, Language: Polish}
		d := DocumentTemplateDraft{Name: "x", Kind: "nda", Language: English, Body: body}
		if d.Check(facts.Fields) != nil {
			return
		}
		again := d
		if err := again.Check(facts.Fields); err != nil || again.Body != d.Body {
			t.Fatalf("%q is not kept as it is: %q %v", d.Body, again.Body, err)
		}
		blocks, err := d.Fill(facts, by)
		if err != nil {
			if !strings.HasPrefix(codeIn(err), "document_template.empty_") {
				t.Fatalf("%q: %v", body, err)
			}
			return
		}
		for _, b := range blocks {
			if strings.Contains(b.Text, "\n") || b.Kind == BlockGap != (b.Text == "" && b.Kind != BlockSignatures) {
				t.Fatalf("%q became %+v", body, b)
			}
		}
	})
}
