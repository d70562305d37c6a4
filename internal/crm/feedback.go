package crm

import (
	"fmt"
	"slices"
	"strings"
)

// FeedbackKind says what a client is asked for.
type FeedbackKind string

// The kinds of feedback.
const (
	Contentment   FeedbackKind = "contentment" // while we deliver: are you content?
	FinalFeedback FeedbackKind = "final"       // after the work
)

// FeedbackState says what became of a request for feedback.
type FeedbackState string

// The states of feedback.
const (
	FeedbackOpen     FeedbackState = "open"
	FeedbackAnswered FeedbackState = "answered"
	FeedbackSilent   FeedbackState = "no_answer" // we asked, and gave up
)

// Feedback is what we asked one person of a client to say about our work, as
// often as it took, and what they said.
type Feedback struct {
	ID         ID            `json:"id"`
	Deal       ID            `json:"deal_id"`
	DealNumber int64         `json:"deal_number"`
	DealName   string        `json:"deal_name"`
	Company    string        `json:"company_name"`
	Kind       FeedbackKind  `json:"kind" enum:"contentment,final"`
	Contact    ID            `json:"contact_id"`
	ContactOf  string        `json:"contact_name"`
	State      FeedbackState `json:"state" enum:"open,answered,no_answer"`
	Askings    []Asking      `json:"askings" nullable:"false" doc:"The oldest first"`
	Score      *int          `json:"score" doc:"0 to 10; null: words alone"`
	Words      string        `json:"words"`
	AnsweredAt Instant       `json:"answered_at"`
	AnsweredBy ID            `json:"answered_by" doc:"Who of ours wrote it down; null: the client gave it by a link"`
	Client     *ClientPerson `json:"client,omitempty" doc:"Who of the client gave it by a link"`
	CreatedAt  Instant       `json:"created_at"`
}

// Asking is one time that we asked.
type Asking struct {
	Seq  int          `json:"seq"`
	Way  ActivityKind `json:"way" enum:"mail,call,meeting"`
	Note string       `json:"note"`
	At   Instant      `json:"at"`
	By   ID           `json:"by"`
}

// FeedbackDraft asks somebody, for the first time or once more.
type FeedbackDraft struct {
	Kind    FeedbackKind `json:"kind" enum:"contentment,final"`
	Contact ID           `json:"contact_id"`
	Way     ActivityKind `json:"way" enum:"mail,call,meeting"`
	Note    string       `json:"note,omitempty" maxLength:"2000"`
}

// FeedbackAnswer is what somebody said, or that they did not.
type FeedbackAnswer struct {
	Score    *int         `json:"score,omitempty" minimum:"0" maximum:"10"`
	Words    string       `json:"words,omitempty" maxLength:"4000"`
	NoAnswer bool         `json:"no_answer,omitempty" doc:"We asked and give up: nothing came"`
	Way      ActivityKind `json:"way,omitempty" enum:"mail,call,meeting" doc:"How the answer came; absent: by a call"`
}

var feedbackWays = [...]ActivityKind{Mail, Call, Meeting}

// Check says what a request lacks.
func (d *FeedbackDraft) Check() error {
	d.Note = strings.TrimSpace(d.Note)
	switch {
	case d.Kind != Contentment && d.Kind != FinalFeedback:
		return InvalidField("kind", "feedback.kind", "a client is asked for contentment while we deliver, or for final feedback")
	case d.Contact.IsZero():
		return InvalidField("contact_id", "feedback.contact_missing", "say which person of the client it is about")
	}
	return checkWay(d.Way)
}

func checkWay(way ActivityKind) error {
	if !slices.Contains(feedbackWays[:], way) {
		return InvalidField("way", "feedback.way", "one asks by mail, by a call or in a meeting")
	}
	return nil
}

// Waits says whether an answer can still come: one that came stays as it is.
func (f *Feedback) Waits() error {
	if f.State != FeedbackAnswered {
		return nil
	}
	return Errorf(Conflict, "feedback.answered", "%s has answered this, and it stays on record so: ask again", f.ContactOf).With("name", f.ContactOf)
}

// Answer takes what somebody said. An answer stays as it is.
func (f *Feedback) Answer(a *FeedbackAnswer) error {
	a.Words = strings.TrimSpace(a.Words)
	if a.Way == "" {
		a.Way = Call
	}
	switch {
	case f.State == FeedbackAnswered:
		return f.Waits()
	case a.NoAnswer && (a.Score != nil || a.Words != ""):
		return InvalidField("no_answer", "feedback.both", "no answer has neither a score nor words: choose one of the two")
	case a.NoAnswer:
		f.State = FeedbackSilent
		return nil
	case a.Score == nil && a.Words == "":
		return InvalidField("score", "feedback.answer_missing", "give a score from 0 to 10, or what was said")
	case a.Score != nil && (*a.Score < 0 || *a.Score > 10):
		return InvalidField("score", "feedback.score", "a score is a whole number from 0 to 10")
	}
	f.State, f.Score, f.Words = FeedbackAnswered, a.Score, a.Words
	return checkWay(a.Way)
}

// Said gives the answer in a line: the score, and the words.
func (f *Feedback) Said() string {
	if f.Score == nil {
		return f.Words
	}
	return strings.TrimSpace(fmt.Sprintf("%d/10 %s", *f.Score, f.Words))
}

var askedFor = Text{
	English: "Feedback asked for: %s",
	Russian: "Запрошен отзыв: %s",
	Polish:  "Prośba o opinię: %s",
}

// AskedFor names the task that was done by asking somebody for feedback.
func AskedFor(name string, l Language) string { return fmt.Sprintf(askedFor.In(l), name) }
