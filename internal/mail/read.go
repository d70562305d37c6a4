// Package mail reads mails as they come from a mailbox, and hands others over to
// a server. Whatever a stranger
// sends ends in bounded time and memory as an Email, or as a RefusedError with its
// reason, so that the raw bytes can be set aside for a person.
package mail

import (
	"bytes"
	"mime"
	"net/mail"
	"strings"
	"time"
)

// Limits of one mail.
const (
	MaxSize     = 25 << 20 // bytes as they came
	maxHeader   = 256 << 10
	maxDepth    = 8   // parts within parts
	maxParts    = 200 // of all depths
	maxText     = 256 << 10
	maxLine     = 998 // bytes of a subject or a name, as RFC 5322 has it
	maxThread   = 50  // references kept, the latest
	maxReceiver = 200 // addresses kept of one header
)

// Kind says who wrote a mail.
type Kind string

// The kinds. Only a person's mail is an answer.
const (
	Person Kind = "person"
	Auto   Kind = "auto"   // an absence note, a list, a machine
	Bounce Kind = "bounce" // a server's word that ours was not delivered
)

// Reason is why a mail was refused.
type Reason string

// The reasons.
const (
	TooLarge     Reason = "too_large"
	HeaderLarge  Reason = "header_too_large"
	Malformed    Reason = "malformed" // no header that can be read
	NoSender     Reason = "no_sender"
	TooDeep      Reason = "too_deep"
	TooManyParts Reason = "too_many_parts"
)

// RefusedError is the only error of Read.
type RefusedError struct{ Why Reason }

func (r *RefusedError) Error() string { return "mail refused: " + string(r.Why) }

// Address is a mailbox in lower case, with the name beside it.
type Address struct{ Name, Mailbox string }

// File is what hung on a mail. The name is the sender's word, not a path.
type File struct {
	Name string
	Type string
	Data []byte
}

// Email is what one mail says. All text is valid UTF-8 without control
// characters besides line feeds and tabs; nothing in it is HTML.
type Email struct {
	ID        string   // Message-ID without brackets; empty if it has none
	Thread    []string // Message-IDs that it answers, the oldest first
	From      Address
	To, Cc    []Address
	Date      time.Time // the sender's word; zero if it can't be read
	Subject   string
	Text      string // what the sender wrote now
	Quoted    string // what they quoted below it
	Files     []File
	Kind      Kind
	Bounced   string // of a Bounce: the Message-ID of the mail that came back, if told
	Shortened bool   // text beyond the limit was left out
}

// Read takes a mail apart. Broken encodings inside of it cost the broken
// piece alone; its only error is a *RefusedError.
func Read(raw []byte) (Email, error) {
	if len(raw) > MaxSize {
		return Email{}, &RefusedError{TooLarge}
	}
	if headerSize(raw) > maxHeader {
		return Email{}, &RefusedError{HeaderLarge}
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return Email{}, &RefusedError{Malformed}
	}
	from := addresses(m.Header.Get("From"))
	if len(from) == 0 {
		return Email{}, &RefusedError{NoSender}
	}
	l := Email{
		ID: firstID(m.Header.Get("Message-Id")), Thread: thread(m.Header), From: from[0],
		To: addresses(m.Header.Get("To")), Cc: addresses(m.Header.Get("Cc")),
		Subject: line(words(m.Header.Get("Subject"))), Kind: kind(m.Header),
	}
	if at, err := m.Header.Date(); err == nil {
		l.Date = at.UTC()
	}
	body := reader{kind: l.Kind}
	if err := body.part(partHeader(m.Header), m.Body, 0); err != nil {
		return Email{}, err
	}
	l.Text, l.Quoted = body.texts()
	l.Files, l.Bounced, l.Shortened = body.files, body.bounced, body.shortened
	return l, nil
}

// headerSize is how many bytes stand before the first empty line.
func headerSize(raw []byte) int {
	size := len(raw)
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(raw[:size], []byte(end)); i >= 0 {
			size = i
		}
	}
	return size
}

func addresses(header string) []Address {
	parser := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: decoded}}
	list, err := parser.ParseList(header)
	if err != nil {
		return nil
	}
	list = list[:min(len(list), maxReceiver)]
	out := make([]Address, 0, len(list))
	for _, a := range list {
		out = append(out, Address{Name: line(a.Name), Mailbox: strings.ToLower(line(a.Address))})
	}
	return out
}

// thread lists what a mail answers; References has it in order, and
// In-Reply-To is the last of them.
func thread(h mail.Header) []string {
	var out []string
	seen := map[string]bool{}
	for _, id := range append(ids(h.Get("References")), ids(h.Get("In-Reply-To"))...) {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out[max(0, len(out)-maxThread):]
}

func ids(header string) []string {
	var out []string
	for {
		_, rest, opened := strings.Cut(header, "<")
		id, after, closed := strings.Cut(rest, ">")
		if !opened || !closed {
			return out
		}
		if id = strings.TrimSpace(id); id != "" && id == line(id) && !strings.ContainsAny(id, "< ") {
			out = append(out, id)
		}
		header = after
	}
}

func firstID(header string) string {
	if found := ids(header); len(found) > 0 {
		return found[0]
	}
	return ""
}

// kind goes by the headers of RFC 3834 and RFC 3462, and by those that older
// machines use in their place.
func kind(h mail.Header) Kind {
	media, params, _ := mime.ParseMediaType(h.Get("Content-Type"))
	if media == "multipart/report" && strings.EqualFold(params["report-type"], "delivery-status") {
		return Bounce
	}
	if strings.TrimSpace(h.Get("Return-Path")) == "<>" && strings.Contains(strings.ToLower(h.Get("From")), "mailer-daemon") {
		return Bounce
	}
	submitted := strings.ToLower(strings.TrimSpace(h.Get("Auto-Submitted")))
	if submitted != "" && submitted != "no" {
		return Auto
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Precedence"))) {
	case "bulk", "junk", "list", "auto_reply":
		return Auto
	}
	if h.Get("X-Autoreply") != "" || h.Get("List-Id") != "" {
		return Auto
	}
	return Person
}
