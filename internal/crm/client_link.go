package crm

import (
	"fmt"
	"strconv"
	"strings"
)

// ClientLinkKind says what a client sees by a link.
type ClientLinkKind string

// What a link can lead to.
const (
	LinkOffer    ClientLinkKind = "offer"
	LinkDocument ClientLinkKind = "document"
	LinkFeedback ClientLinkKind = "feedback"
)

// ClientPerson is somebody of a client who works by a link, without an account: kept
// as evidence of what they did.
type ClientPerson struct {
	Name    string `json:"name" doc:"As they wrote it; empty: they only looked"`
	Address string `json:"address" doc:"Internet address that it came from"`
}

// ClientReply is a client's answer to what we sent, kept as evidence.
type ClientReply struct {
	State   OfferState `json:"state" enum:"changes_asked,accepted,declined"`
	Name    string     `json:"name" doc:"Who answered for the client, as they wrote it"`
	Note    string     `json:"note"`
	At      Instant    `json:"at"`
	Address string     `json:"address" doc:"Internet address that the answer came from; empty: one of us wrote it down"`
	By      ID         `json:"by" doc:"Who of us wrote it down; null: the client gave it by the link"`
}

// check tidies an answer up and says what it lacks.
func (r *ClientReply) check() error {
	r.Name, r.Note = strings.TrimSpace(r.Name), strings.TrimSpace(r.Note)
	if r.State == OfferChangesAsked && r.Note == "" {
		return InvalidField("note", "reply.note", "write what is to be changed")
	}
	return signedBy(r.Name)
}

func signedBy(name string) error {
	if name == "" {
		return InvalidField("name", "reply.name", "write the name of the person who answers for the client")
	}
	return nil
}

// Accepted is the state of a document of the kind that the client accepted
// online: signed where the paper binds, agreed otherwise.
func (k DocumentKind) Accepted() DocumentState {
	switch k {
	case "contract", "addendum", "nda", "acceptance", "quote_permission":
		return StateSigned
	}
	return StateAgreed
}

// Waits says whether the client can still answer the document: it is with them,
// or agreed and to be signed.
func (d *Document) Waits() bool {
	return d.State == StateSent || d.State == StateSeen || d.State == StateAgreed && d.Kind.Accepted() == StateSigned
}

// Newest is the step that brought the newest version; nil: there is no file.
func (d *Document) Newest() *DocumentStep {
	var newest *DocumentStep
	for i := range d.Steps {
		if step := &d.Steps[i]; step.Version > 0 && (newest == nil || step.Version > newest.Version) {
			newest = step
		}
	}
	return newest
}

// Linkable says whether the client can be given a link to the document. A draft
// becomes what was sent by it.
func (d *Document) Linkable() error {
	switch {
	case d.State == StateVoid:
		return d.Next(StateSent)
	case d.Newest() == nil:
		return Errorf(Conflict, "client_link.no_file", "%q has no file that the client could look at: add one", d.Name).With("name", d.Name)
	case d.State != StateDraft && !d.Waits():
		return Errorf(Conflict, "client_link.answered", "the client has answered %q: add the next version before they are asked again", d.Name).With("name", d.Name)
	}
	return nil
}

// Answer takes what a client said of a document that waits for it, and gives the
// state that it comes to.
func (d *Document) Answer(r *ClientReply) (DocumentState, error) {
	switch {
	case r.State != OfferAccepted && r.State != OfferChangesAsked:
		return "", InvalidField("state", "document.answer", "a document is accepted, or changes are asked for")
	case !d.Waits():
		return "", Errorf(Conflict, "document.answered", "%q waits for no answer: it was answered already", d.Name).With("name", d.Name)
	}
	if err := r.check(); err != nil {
		return "", err
	}
	if r.State == OfferChangesAsked {
		return StateChangesAsked, nil
	}
	return d.Kind.Accepted(), nil
}

// ReplyTo gives what the client answered by a link to a version; nil: nothing.
func (d *Document) ReplyTo(version int) *DocumentStep {
	for i := len(d.Steps) - 1; i >= 0; i-- {
		if step := &d.Steps[i]; step.Version == version && step.Client != nil && step.Client.Name != "" {
			return step
		}
	}
	return nil
}

// FeedbackReply is what a client says by a link: of the work, and on what of it
// may be shown.
type FeedbackReply struct {
	Name        string
	Address     string
	Score       *int
	Words       string
	Quote       *bool // the words may be shown with the name; nil: not said
	Permissions []PermissionReply
}

// PermissionReply is a client's yes or no to one thing that they were asked for.
type PermissionReply struct {
	Publication ID   `json:"publication_id"`
	Granted     bool `json:"granted"`
}

// Check tidies an answer up and says what it lacks.
func (r *FeedbackReply) Check() error {
	r.Name, r.Words = strings.TrimSpace(r.Name), strings.TrimSpace(r.Words)
	if r.Quote != nil && r.Words == "" {
		return InvalidField("quote", "feedback.nothing_to_quote", "there are no words to quote: write some, or leave the question out")
	}
	return signedBy(r.Name)
}

// byLink says how a permission came; it holds who gave it.
var byLink = Text{
	English: "Answered by the client’s link: %s",
	Russian: "Ответ по ссылке для клиента: %s",
	Polish:  "Odpowiedź przez link dla klienta: %s",
}

// ByLink says in a language who answered by a link.
func ByLink(name string, l Language) string { return fmt.Sprintf(byLink.In(l), name) }

// OlderVersion says of a link that a newer version took the place of its own.
func OlderVersion(number int) *Error {
	return Errorf(NotFound, "client_link.older", "this link leads to version %d, and a newer one took its place: ask whoever sent it for a new link", number).With("number", strconv.Itoa(number))
}
