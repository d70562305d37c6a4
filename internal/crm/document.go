package crm

import (
	"fmt"
	"slices"
	"strings"
)

// DocumentKind says what a document is for.
type DocumentKind string

// Kinds that the product itself knows.
const (
	DocumentOffer    DocumentKind = "offer"
	DocumentContract DocumentKind = "contract"
	DocumentOther    DocumentKind = "other" // that has no kind of its own
)

// DocumentState says how far a document has come with the client.
type DocumentState string

// The states of a document, in their order but for the last: void takes it out.
const (
	StateDraft        DocumentState = "draft"
	StateSent         DocumentState = "sent"
	StateSeen         DocumentState = "seen"
	StateChangesAsked DocumentState = "changes_asked"
	StateAgreed       DocumentState = "agreed"
	StateSigned       DocumentState = "signed"
	StateVoid         DocumentState = "void"
)

// Document is a paper of a deal: a file in versions, with a state. It is never
// removed: void takes its place.
type Document struct {
	ID        ID             `json:"id"`
	Deal      ID             `json:"deal_id"`
	Kind      DocumentKind   `json:"kind" enum:"brief,offer,letter_of_intent,contract,addendum,nda,invoice,acceptance,case,quote_permission,other"`
	Name      string         `json:"name"`
	Points    string         `json:"points" doc:"What it settles, in words"`
	State     DocumentState  `json:"state" enum:"draft,sent,seen,changes_asked,agreed,signed,void"`
	ExpiresOn Date           `json:"expires_on" doc:"Last day on which it holds; empty: for good"`
	From      ID             `json:"from_id" doc:"The document that this one was made from, as a contract from a letter of intent"`
	CreatedAt Instant        `json:"created_at"`
	CreatedBy ID             `json:"created_by"`
	Steps     []DocumentStep `json:"steps" nullable:"false" doc:"What became of it, in order; each step with a file is a version"`
}

// DocumentStep is one thing that became of a document. Steps are added and
// never changed.
type DocumentStep struct {
	Seq     int           `json:"seq"`
	State   DocumentState `json:"state" enum:"draft,sent,seen,changes_asked,agreed,signed,void"`
	Note    string        `json:"note"`
	By      ID            `json:"by" doc:"null: the client, by a link"`
	At      Instant       `json:"at"`
	Client  *ClientPerson `json:"client,omitempty" doc:"Who of the client it was, where it came by a link"`
	Version int           `json:"version,omitempty" doc:"Number of the version that this step brought"`
	File    *File         `json:"file,omitempty" doc:"The version's file"`
}

// DocumentDraft is a new document.
type DocumentDraft struct {
	Kind      DocumentKind  `json:"kind" enum:"brief,offer,letter_of_intent,contract,addendum,nda,invoice,acceptance,case,quote_permission,other"`
	Name      string        `json:"name,omitempty" maxLength:"200" doc:"Absent: the name of the document that it is made from, or of the file"`
	Points    string        `json:"points,omitempty" maxLength:"4000"`
	State     DocumentState `json:"state,omitempty" enum:"draft,sent,seen,changes_asked,agreed,signed" doc:"Absent: draft"`
	File      ID            `json:"file_id,omitzero" doc:"A file that was uploaded before"`
	Note      string        `json:"note,omitempty" maxLength:"2000"`
	ExpiresOn Date          `json:"expires_on,omitempty"`
	From      ID            `json:"from_id,omitzero" doc:"A document of the same deal whose name and points this one takes over"`
}

// DocumentMove takes a document to a state. With a file it brings a new version.
type DocumentMove struct {
	State     DocumentState `json:"state" enum:"draft,sent,seen,changes_asked,agreed,signed,void"`
	File      ID            `json:"file_id,omitzero" doc:"An upload; or, of the copy that was signed, the file of an earlier version"`
	Note      string        `json:"note,omitempty" maxLength:"2000"`
	ExpiresOn Date          `json:"expires_on,omitempty" doc:"Absent: as before"`
}

// DocumentAnswer makes a document criterion true: it takes the newest document
// of the kind further, or makes one.
type DocumentAnswer struct {
	ID        ID           `json:"id,omitzero" doc:"The document to take further; absent: the newest of the kind, or a new one"`
	Kind      DocumentKind `json:"kind,omitempty" maxLength:"40" doc:"Of a new document, where the criterion takes any kind"`
	File      ID           `json:"file_id,omitzero" doc:"A file that was uploaded before"`
	Name      string       `json:"name,omitempty" maxLength:"200"`
	Note      string       `json:"note,omitempty" maxLength:"2000"`
	ExpiresOn Date         `json:"expires_on,omitempty"`
}

// Known says whether the kind exists.
func (k DocumentKind) Known() bool { return slices.Contains(documentKinds[:], string(k)) }

// Reaches says whether a document in this state has come as far as another. A
// void one has come nowhere.
func (s DocumentState) Reaches(asked DocumentState) bool {
	have, want := slices.Index(documentStates[:], string(s)), slices.Index(documentStates[:], string(asked))
	return have >= 0 && want >= 0 && have >= want
}

// Expired says whether what was agreed or signed holds no longer.
func (d *Document) Expired(today Date) bool {
	return d.ExpiresOn != "" && d.ExpiresOn < today && d.State.Reaches(StateAgreed)
}

// Next says whether a document may go to a state. Forward and back are both
// common, as a client may change their mind; but what is signed stays signed or
// becomes void, and void is the end.
func (d *Document) Next(to DocumentState) error {
	switch {
	case to != StateVoid && !slices.Contains(documentStates[:], string(to)):
		return InvalidField("state", "document.state", "a document has no state %q", to)
	case d.State == StateVoid:
		return Errorf(Conflict, "document.void", "%q is void and stays so: add a new document", d.Name).With("name", d.Name)
	case d.State == StateSigned && to != StateSigned && to != StateVoid:
		return Errorf(Conflict, "document.signed", "%q is signed and stays so: make it void, or add another document that changes it", d.Name).With("name", d.Name)
	}
	return nil
}

// papers are what document criteria look at: the documents of the deal, and the
// invoices that were issued.
func (f *Facts) papers() []Document {
	papers := slices.Clip(f.Documents)
	if f.Account == nil {
		return papers
	}
	for i := range f.Account.Invoices {
		if invoice := &f.Account.Invoices[i]; invoice.Issued() {
			papers = append(papers, invoice.paper())
		}
	}
	return papers
}

// Takes says whether a document is of the kind that the criterion asks for.
func (c *Criterion) Takes(d *Document) bool {
	return d.State != StateVoid && (c.Document == Any || c.Document == string(d.Kind))
}

func (c *Criterion) reachedBy(d *Document) bool {
	return c.Takes(d) && d.State.Reaches(DocumentState(c.State))
}

func documentMet(c *Criterion, f *Facts) bool {
	return slices.ContainsFunc(f.papers(), func(d Document) bool { return c.reachedBy(&d) && !d.Expired(f.Today) })
}

// expired gives the document that would meet a criterion if it still held.
func (f *Facts) expired(c *Criterion) *Document {
	if c.Kind != KindDocument || documentMet(c, f) {
		return nil
	}
	papers := f.papers()
	i := slices.IndexFunc(papers, func(d Document) bool { return c.reachedBy(&d) })
	if i < 0 {
		return nil
	}
	return &papers[i]
}

// documentInput asks for the paper that a criterion wants: signed with a file.
func documentInput(c *Criterion, l Language) Input {
	in := Input{Name: "document", Kind: "document", Label: c.Text.In(l), Required: true, State: DocumentState(c.State)}
	for _, kind := range documentKinds {
		if c.Document == Any || c.Document == kind {
			in.Choices = append(in.Choices, Option{Key: kind, Label: DocumentKind(kind).Label(l)})
		}
	}
	return in
}

// Advance gives the document that an answer takes further: the one it names, or
// the newest of the kind that does not meet the criterion yet; nil means a new
// one.
func (f *Facts) Advance(c *Criterion, a *DocumentAnswer) (*Document, error) {
	for i := range slices.Backward(f.Documents) {
		d := &f.Documents[i]
		switch {
		case a.ID.IsZero() && c.Takes(d) && (!c.reachedBy(d) || d.Expired(f.Today)):
			return d, nil
		case !a.ID.IsZero() && d.ID == a.ID && !c.Takes(d):
			return nil, InvalidField("document", "document.other_kind", "%q does not count for %q: name another document, or none", d.Name, c.Text.In(English)).With("name", d.Name)
		case !a.ID.IsZero() && d.ID == a.ID:
			return d, nil
		}
	}
	if a.ID.IsZero() {
		return nil, nil //nolint:nilnil // there is none yet
	}
	return nil, NotFoundf("document", "there is no such document, or you may not see it")
}

// NewKind is the kind of the document that an answer makes.
func (c *Criterion) NewKind(a *DocumentAnswer) DocumentKind {
	switch {
	case c.Document != Any:
		return DocumentKind(c.Document)
	case a.Kind != "":
		return a.Kind
	}
	return DocumentOther
}

// paperExpired says of a document that its last day is over; it holds name and
// day.
var paperExpired = Text{
	English: "“%s” was valid until %s and holds no longer: add the renewed paper.",
	Russian: "«%s» действовал до %s и больше не имеет силы: добавьте новый документ.",
	Polish:  "„%s” obowiązywał do %s i wygasł: dodaj odnowiony dokument.",
}

func (d *Document) expiredText(l Language) string {
	return fmt.Sprintf(paperExpired.In(l), d.Name, d.ExpiresOn)
}

var documentLabels = map[DocumentKind]Text{
	"brief":            {English: "Brief", Russian: "Бриф", Polish: "Brief"},
	"offer":            {English: "Offer", Russian: "Коммерческое предложение", Polish: "Oferta"},
	"letter_of_intent": {English: "Letter of intent", Russian: "Письмо о намерениях", Polish: "List intencyjny"},
	"contract":         {English: "Contract", Russian: "Договор", Polish: "Umowa"},
	"addendum":         {English: "Addendum", Russian: "Допсоглашение", Polish: "Aneks"},
	"nda":              {English: "Non-disclosure agreement", Russian: "Соглашение о неразглашении", Polish: "Umowa o poufności"},
	"invoice":          {English: "Invoice", Russian: "Счёт", Polish: "Faktura"},
	"acceptance":       {English: "Acceptance", Russian: "Акт приёмки", Polish: "Protokół odbioru"},
	"case":             {English: "Case study", Russian: "Кейс", Polish: "Studium przypadku"},
	"quote_permission": {English: "Permission to quote", Russian: "Разрешение на цитирование", Polish: "Zgoda na cytowanie"},
	DocumentOther:      {English: "Other", Russian: "Другое", Polish: "Inny dokument"},
}

// Label names the kind in a language.
func (k DocumentKind) Label(l Language) string {
	if text, ok := documentLabels[k]; ok {
		return text.In(l)
	}
	return strings.ReplaceAll(string(k), "_", " ")
}
