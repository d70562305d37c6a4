package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// partHeader is the header of a mail or of a part.
type partHeader map[string][]string

func (h partHeader) get(key string) string { return mail.Header(h).Get(key) }

// reader gathers what the parts of one mail hold.
type reader struct {
	kind      Kind
	parts     int
	plain     []string
	rich      []string // HTML; read only where there is no plain text
	files     []File
	bounced   string
	shortened bool
}

func (r *reader) part(h partHeader, body io.Reader, depth int) error {
	if depth > maxDepth {
		return &RefusedError{TooDeep}
	}
	if r.parts++; r.parts > maxParts {
		return &RefusedError{TooManyParts}
	}
	media, params, err := mime.ParseMediaType(h.get("Content-Type"))
	if err != nil && media == "" {
		media = "text/plain"
	}
	if strings.HasPrefix(media, "multipart/") && params["boundary"] != "" {
		return r.several(multipart.NewReader(body, params["boundary"]), depth)
	}
	r.leaf(h, media, params, content(h, body))
	return nil
}

// several stops at the first part that is cut off: what came before it counts.
func (r *reader) several(parts *multipart.Reader, depth int) error {
	for {
		p, err := parts.NextRawPart()
		if err != nil {
			return nil //nolint:nilerr // a mail without its end is still a mail
		}
		if err := r.part(partHeader(p.Header), p, depth+1); err != nil {
			return err
		}
	}
}

func (r *reader) leaf(h partHeader, media string, params map[string]string, data []byte) {
	disposition, its, _ := mime.ParseMediaType(h.get("Content-Disposition"))
	name := its["filename"]
	if name == "" {
		name = params["name"]
	}
	if r.kind == Bounce && (media == "message/rfc822" || media == "text/rfc822-headers") {
		r.bounced = bouncedID(data)
	}
	text := disposition != "attachment" && name == ""
	switch {
	case text && media == "text/plain":
		r.plain = append(r.plain, r.bounded(inCharset(data, params["charset"])))
	case text && media == "text/html":
		r.rich = append(r.rich, r.bounded(inCharset(data, params["charset"])))
	case len(data) > 0:
		r.files = append(r.files, File{Name: line(words(name)), Type: line(media), Data: data})
	}
}

func (r *reader) bounded(s string) string {
	if len(s) <= maxText {
		return s
	}
	r.shortened = true
	return strings.ToValidUTF8(s[:maxText], "")
}

// texts prefers what the sender's program wrote as plain text.
func (r *reader) texts() (text, quoted string) {
	all := r.plain
	if strings.TrimSpace(strings.Join(all, "")) == "" {
		all = nil
		for _, s := range r.rich {
			all = append(all, fromHTML(s))
		}
	}
	return unquote(r.bounded(clean(strings.Join(all, "\n"))))
}

// content undoes the transfer encoding; a piece that is broken ends it there.
func content(h partHeader, body io.Reader) []byte {
	switch strings.ToLower(strings.TrimSpace(h.get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, _ := io.ReadAll(body) // bounded by the mail, and short where it is broken
	return data
}

// bouncedID finds the Message-ID of the mail that a server sends back.
func bouncedID(data []byte) string {
	head := data[:min(headerSize(data), maxHeader)]
	m, err := mail.ReadMessage(io.MultiReader(bytes.NewReader(head), strings.NewReader("\r\n\r\n")))
	if err != nil {
		return ""
	}
	return firstID(m.Header.Get("Message-Id"))
}
