package crm

import (
	"slices"
	"strings"
)

// PublicationKind says what could be shown of a client.
type PublicationKind string

// The kinds of publications.
const (
	PublishQuote   PublicationKind = "quote"
	PublishCase    PublicationKind = "case" // the deal's document of that kind
	PublishLogo    PublicationKind = "logo"
	PublishFigures PublicationKind = "figures"
)

var publicationKinds = [...]PublicationKind{PublishQuote, PublishCase, PublishLogo, PublishFigures}

// Permission is a client's word on whether we may show something.
type Permission string

// The states of a permission. The zero value: nobody was asked.
const (
	PermissionAsked     Permission = "asked"
	PermissionGranted   Permission = "granted"
	PermissionRefused   Permission = "refused"
	PermissionWithdrawn Permission = "withdrawn"
)

// Publication is something of a deal that we would show to others. Only what the
// client has granted and not withdrawn may be shown.
type Publication struct {
	ID         ID               `json:"id"`
	Deal       ID               `json:"deal_id"`
	DealNumber int64            `json:"deal_number"`
	DealName   string           `json:"deal_name"`
	Company    string           `json:"company_name"`
	CompanyID  ID               `json:"company_id"`
	Product    string           `json:"product_name"`
	ProductID  ID               `json:"product_id"`
	WonAt      Instant          `json:"won_at"`
	Kind       PublicationKind  `json:"kind" enum:"quote,case,logo,figures"`
	Text       string           `json:"text" doc:"quote: what was said; otherwise what it is"`
	Person     string           `json:"person" doc:"quote: who said it, as it is shown"`
	Feedback   ID               `json:"feedback_id" doc:"The answer that it was taken from"`
	Document   ID               `json:"document_id" doc:"The paper that it rests on: the case, or the signed permission"`
	Permission Permission       `json:"permission" enum:",asked,granted,refused,withdrawn"`
	Steps      []PermissionStep `json:"steps" nullable:"false" doc:"What became of the permission, in order"`
	CreatedAt  Instant          `json:"created_at"`
	CreatedBy  ID               `json:"created_by"`
}

// PermissionStep is one thing that became of a permission.
type PermissionStep struct {
	Seq       int           `json:"seq"`
	State     Permission    `json:"state" enum:"asked,granted,refused,withdrawn"`
	Contact   ID            `json:"contact_id" doc:"Who of the client was asked, or decided"`
	ContactOf string        `json:"contact_name"`
	Note      string        `json:"note"`
	Document  ID            `json:"document_id" doc:"What shows it"`
	At        Instant       `json:"at"`
	By        ID            `json:"by" doc:"Who of ours wrote it down, or gave the client the link"`
	Client    *ClientPerson `json:"client,omitempty" doc:"Who of the client gave it by a link"`
}

// PublicationDraft is something new to show.
type PublicationDraft struct {
	Kind     PublicationKind `json:"kind" enum:"quote,case,logo,figures"`
	Text     string          `json:"text,omitempty" maxLength:"4000" doc:"Absent: the words of the feedback"`
	Person   string          `json:"person,omitempty" maxLength:"200" doc:"Absent: who gave the feedback"`
	Feedback ID              `json:"feedback_id,omitzero" doc:"quote: an answer of this deal that it is taken from"`
}

// PermissionMove says what the client answered, or that we asked.
type PermissionMove struct {
	State   Permission `json:"state" enum:"asked,granted,refused,withdrawn"`
	Contact ID         `json:"contact_id"`
	Note    string     `json:"note,omitempty" maxLength:"2000" doc:"The reason, or how one can tell"`
	File    ID         `json:"file_id,omitzero" doc:"granted: an upload that shows it"`
}

// Check tidies a draft up and says what it lacks.
func (d *PublicationDraft) Check() error {
	d.Text, d.Person = strings.TrimSpace(d.Text), strings.TrimSpace(d.Person)
	switch {
	case !slices.Contains(publicationKinds[:], d.Kind):
		return InvalidField("kind", "publication.kind", "one shows a quote, a case, a logo or figures")
	case d.Text == "":
		return InvalidField("text", "publication.text_missing", "write down what is to be shown")
	case d.Kind == PublishQuote && d.Person == "":
		return InvalidField("person", "publication.person_missing", "a quote is somebody's: say whose, as it is to be shown")
	}
	return nil
}

// PublicationEdit says anew what is to be shown.
type PublicationEdit struct {
	Text   string `json:"text" minLength:"1" maxLength:"4000"`
	Person string `json:"person,omitempty" maxLength:"200" doc:"quote: whose it is, as it is shown"`
}

// Change says anew what is to be shown. What the client allows to be shown is
// shown as it was allowed, or not at all; what they were asked about is asked anew.
func (p *Publication) Change(e PublicationEdit) error {
	draft := PublicationDraft{Kind: p.Kind, Text: e.Text, Person: e.Person}
	if err := p.Loose(); err != nil {
		return err
	}
	if err := draft.Check(); err != nil {
		return err
	}
	if p.Permission == PermissionAsked {
		p.Permission = ""
	}
	p.Text, p.Person = draft.Text, draft.Person
	return nil
}

// Loose says whether it can be written anew or removed: while the client does not
// allow it to be shown.
func (p *Publication) Loose() error {
	if p.Permission != PermissionGranted {
		return nil
	}
	return Errorf(Conflict, "publication.granted", "the client allows this to be shown as it is: it is changed or removed once they have taken that back")
}

// Permit takes a client's word. What was granted can only be withdrawn; what was
// refused or withdrawn stays on record, and may be asked for again.
func (p *Publication) Permit(m *PermissionMove) error {
	m.Note = strings.TrimSpace(m.Note)
	switch {
	case m.Contact.IsZero():
		return InvalidField("contact_id", "permission.contact_missing", "say which person of the client was asked, or decided")
	case p.Permission == PermissionGranted && m.State != PermissionWithdrawn:
		return Errorf(Conflict, "permission.granted", "this was granted already: only the client can take it back")
	case p.Permission != PermissionGranted && m.State == PermissionWithdrawn:
		return InvalidField("state", "permission.nothing_to_withdraw", "nothing was granted that could be withdrawn")
	case m.State == PermissionGranted && m.Note == "" && m.File.IsZero():
		return InvalidField("note", "permission.evidence_missing", "say how one can tell that the client allows it, or upload what shows it")
	case m.State == PermissionWithdrawn && m.Note == "":
		return InvalidField("note", "permission.reason_missing", "say how the client took the permission back: it stays on record")
	case m.State != PermissionGranted && !m.File.IsZero():
		return InvalidField("file_id", "permission.file", "a file shows what was granted: leave it out here")
	case !slices.Contains([]Permission{PermissionAsked, PermissionGranted, PermissionRefused, PermissionWithdrawn}, m.State):
		return InvalidField("state", "permission.state", "a permission is asked for, granted, refused or withdrawn")
	}
	p.Permission = m.State
	return nil
}

// Paper gives the kind of the document that a permission drives, and how far it
// takes it; a logo and figures have one only where a file shows the permission.
func (k PublicationKind) Paper() (DocumentKind, DocumentState) {
	switch k {
	case PublishQuote:
		return "quote_permission", StateSigned
	case PublishCase:
		return "case", StateAgreed
	case PublishLogo, PublishFigures:
	}
	return DocumentOther, StateSigned
}
