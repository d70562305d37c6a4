package crm

import (
	"slices"
	"strconv"
	"strings"
)

// DocumentTemplate is a text of the firm's own from which documents of deals are
// made. One that is archived makes none.
type DocumentTemplate struct {
	ID        ID      `json:"id"`
	Version   int64   `json:"version"`
	UpdatedAt Instant `json:"updated_at"`
	UpdatedBy ID      `json:"updated_by"`
	DocumentTemplateDraft
}

// DocumentTemplateDraft is what is written down of a template. Its body is plain
// text: lines that begin with "# ", "## " or "- " are headings and items, and
// merge fields stand in braces.
type DocumentTemplateDraft struct {
	Name     string       `json:"name" minLength:"1" maxLength:"200"`
	Kind     DocumentKind `json:"kind" enum:"brief,offer,letter_of_intent,contract,addendum,nda,invoice,acceptance,case,quote_permission,other"`
	Language Language     `json:"language" enum:"en,ru,pl"`
	Body     string       `json:"body" minLength:"1" maxLength:"50000" doc:"Lines that begin with # , ## or - are headings and items; merge fields stand in braces, with a question mark where they may be empty: {company.tax_id?}"`
	Archived bool         `json:"archived,omitempty" doc:"No longer offered"`
}

// Check refuses a template that says too little, or merges what is not there.
func (d *DocumentTemplateDraft) Check(own []CustomField) error {
	d.Name, d.Body = strings.TrimSpace(d.Name), strings.TrimSpace(newlines.Replace(d.Body))
	switch {
	case d.Name == "":
		return InvalidField("name", "name.empty", "the name is empty: write one")
	case !d.Kind.Known():
		return InvalidField("kind", "document.kind", "there is no kind of document %q: choose one of those offered", d.Kind)
	case !slices.Contains(languages[:], d.Language):
		return InvalidField("language", "document_template.language", "choose the language in which the text is written: English, Russian or Polish")
	case d.Body == "":
		return InvalidField("body", "document_template.body_missing", "the text is empty: write it, or start from a ready one")
	}
	for i, line := range bodyLines(d.Body) {
		if err := line.check(i+1, own); err != nil {
			return err
		}
	}
	return nil
}

// check refuses merge fields that do not exist, by their line.
func (l bodyLine) check(number int, own []CustomField) error {
	for _, m := range mergesIn(l.text) {
		_, known := mergeFieldOf(m.key, own)
		switch {
		case !known:
			return InvalidField("body", "document_template.field_unknown", "line %d: there is no merge field %q: choose one from the list", number, m.key).With("line", strconv.Itoa(number)).With("name", m.key)
		case m.key == signaturesField && l.text != m.written:
			return InvalidField("body", "document_template.signatures", "line %d: the place for signatures needs a line of its own", number).With("line", strconv.Itoa(number))
		}
	}
	return nil
}

// BlockKind says how a part of a paper is set.
type BlockKind string

// The kinds of blocks.
const (
	BlockHeading    BlockKind = "heading"
	BlockSubheading BlockKind = "subheading"
	BlockItem       BlockKind = "item"
	BlockText       BlockKind = "text"
	BlockGap        BlockKind = "gap"
	BlockSignatures BlockKind = "signatures"
)

// Block is one line of a text that was filled in.
type Block struct {
	Kind BlockKind
	Text string
}

// Fill writes the text for a deal, in the template's language. Where a value is
// empty that may not be, it says where to fill it in; amounts are merged only by
// those who see them. A line that leads to a list, as its colon tells, goes with
// a list that may be empty and is.
func (d *DocumentTemplateDraft) Fill(f *PaperFacts, by Actor) ([]Block, error) {
	var out []Block
	emptied := false // by the lines since the last that said something
	for _, line := range bodyLines(d.Body) {
		blocks, err := line.fill(f, d.Language, by)
		if err != nil {
			return nil, err
		}
		if len(blocks) == 0 {
			emptied = true
			continue
		}
		if kind := blocks[0].Kind; emptied && kind != BlockItem && kind != BlockText {
			out = withoutLead(out)
		}
		emptied = false
		out = append(out, blocks...)
	}
	if emptied {
		out = withoutLead(out)
	}
	return out, nil
}

// withoutLead takes the line off the end that leads to nothing, and the gap
// before it.
func withoutLead(blocks []Block) []Block {
	last := len(blocks) - 1
	if last < 0 || blocks[last].Kind != BlockText || !strings.HasSuffix(blocks[last].Text, ":") {
		return blocks
	}
	if last > 0 && blocks[last-1].Kind == BlockGap {
		last--
	}
	return blocks[:last]
}

func (l bodyLine) fill(f *PaperFacts, in Language, by Actor) ([]Block, error) {
	merges := mergesIn(l.text)
	if len(merges) == 0 {
		return []Block{{l.kind, l.text}}, nil
	}
	text, rest := strings.Builder{}, l.text
	for _, m := range merges {
		field, known := mergeFieldOf(m.key, f.Fields)
		if !known {
			return nil, Invalidf("document_template.field_gone", "the field %q that the template merges is not there any more: take it out of the template", m.key).With("name", m.key)
		}
		if field.amount && !by.SeesMoney() {
			return nil, Errorf(Forbidden, "document_template.amounts", "the template writes an amount, and your role does not see amounts: ask somebody whose role does").With("name", field.label.In(by.Language))
		}
		if m.key == signaturesField {
			return []Block{{BlockSignatures, ""}}, nil
		}
		values := field.lines(f, in)
		if len(values) == 0 && !m.optional {
			return nil, emptyMerge(field.place, field.label.In(by.Language))
		}
		before, after, _ := strings.Cut(rest, m.written)
		text.WriteString(before + strings.Join(values, field.joint))
		rest = after
		if l.text == m.written {
			return blocksOf(l.kind, field, values), nil
		}
	}
	text.WriteString(rest)
	if strings.TrimSpace(text.String()) == "" {
		return nil, nil // all that stood there was empty, and may be
	}
	return []Block{{l.kind, text.String()}}, nil
}

// blocksOf sets a value that has a line of its own: lists as items.
func blocksOf(kind BlockKind, field *mergeField, values []string) []Block {
	if field.list && kind == BlockText {
		kind = BlockItem
	}
	blocks := make([]Block, len(values))
	for i, value := range values {
		blocks[i] = Block{kind, value}
	}
	return blocks
}

// emptyMerge says where to fill in what a template needs.
func emptyMerge(place mergePlace, field string) error {
	var e *Error
	switch place {
	case inDeal:
		e = Invalidf("document_template.empty_deal", "the template needs “%s”, which is empty: fill it in on the deal", field)
	case inCompany:
		e = Invalidf("document_template.empty_company", "the template needs “%s”, which is empty: fill it in on the client's page", field)
	case inPeople:
		e = Invalidf("document_template.empty_people", "the template needs “%s”: say on the deal who of the client has this part", field)
	case inFirm:
		e = Invalidf("document_template.empty_firm", "the template needs “%s”, which is empty: fill it in under Settings, Firm", field)
	case inNegotiation:
		e = Invalidf("document_template.empty_points", "the template needs “%s”: agree on points in the deal's negotiation first", field)
	case inPromises:
		e = Invalidf("document_template.empty_promises", "the template needs “%s”: write down on the deal what was promised", field)
	case inMoney:
		e = Invalidf("document_template.empty_plan", "the template needs “%s”: make the deal's payment plan first", field)
	case inWork:
		e = Invalidf("document_template.empty_left_out", "the template needs “%s”: write down on the deal what is no part of the work", field)
	case inOffers:
		e = Invalidf("document_template.empty_offer", "the template needs “%s”: write an offer on the deal first", field)
	}
	return e.With("field", field)
}

// Usable refuses to make documents from an archived template.
func (t *DocumentTemplate) Usable() error {
	if t.Archived {
		return Errorf(Conflict, "document_template.archived", "%q is archived: choose another template, or bring it back", t.Name).With("name", t.Name)
	}
	return nil
}
