package mail

import (
	"io"
	"mime"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"
)

// decoded reads a character set by its name on the web.
func decoded(charset string, r io.Reader) (io.Reader, error) {
	e, err := htmlindex.Get(charset)
	if err != nil {
		return nil, err
	}
	return e.NewDecoder().Reader(r), nil
}

func inCharset(data []byte, charset string) string {
	if e, err := htmlindex.Get(charset); err == nil {
		if s, err := e.NewDecoder().Bytes(data); err == nil {
			return string(s)
		}
	}
	return strings.ToValidUTF8(string(data), "\uFFFD")
}

// words undoes the encoding of a header; what can't be read stays as it came.
func words(header string) string {
	d := mime.WordDecoder{CharsetReader: decoded}
	if s, err := d.DecodeHeader(header); err == nil {
		return s
	}
	return header
}

// clean takes out what a database or a screen would stumble over, the marks
// that turn the direction of writing among it.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r':
			return '\n'
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// line is clean for what stands in one line.
func line(s string) string {
	s = strings.Join(strings.Fields(clean(s)), " ")
	return strings.ToValidUTF8(s[:min(len(s), maxLine)], "")
}

// hidden are elements whose text nobody sees.
var hidden = map[string]bool{"script": true, "style": true, "title": true, "template": true, "noscript": true}

// breaks are elements that begin a line.
var breaks = map[string]bool{"br": true, "p": true, "div": true, "tr": true, "li": true, "h1": true, "h2": true, "h3": true, "table": true, "blockquote": true}

// fromHTML keeps the words alone: no address of a picture or of a script
// survives it. Quotations become lines that begin with a mark.
func fromHTML(s string) string {
	var out strings.Builder
	quotes, mute := 0, 0
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		token := z.Next()
		if token == html.ErrorToken {
			return out.String()
		}
		if token == html.TextToken {
			if words := strings.Join(strings.Fields(string(z.Text())), " "); mute == 0 && words != "" {
				out.WriteString(words + " ")
			}
			continue
		}
		tag, _ := z.TagName()
		name, step := string(tag), nesting(token)
		if hidden[name] {
			mute = max(0, mute+step)
		}
		if name == "blockquote" {
			quotes = max(0, quotes+step)
		}
		if breaks[name] {
			out.WriteString("\n" + strings.Repeat(">", min(quotes, 1)))
		}
	}
}

func nesting(token html.TokenType) int {
	switch token {
	case html.StartTagToken:
		return 1
	case html.EndTagToken:
		return -1
	}
	return 0
}

var (
	attribution = regexp.MustCompile(`(?i)(wrote|writes|пишет|писал|написал|написала|pisze|napisał|napisała|napisał\(a\)):\s*$`)
	separator   = regexp.MustCompile(`(?i)^\s*-{3,}\s*(original message|исходное сообщение|oryginalna wiadomość|wiadomość oryginalna)\s*-{3,}\s*$`)
)

// unquote parts what was written now from what was quoted below it. Words
// between quotations are an answer to them, and keep them.
func unquote(s string) (text, quoted string) {
	lines := strings.Split(s, "\n")
	end := len(lines)
	for i, l := range lines {
		if separator.MatchString(l) {
			end = i
			break
		}
	}
	last := end
	for last > 0 && (isQuote(lines[last-1]) || strings.TrimSpace(lines[last-1]) == "") {
		last--
	}
	quoting := strings.TrimSpace(strings.Join(lines[last:end], "")) != ""
	if quoting && last > 0 && attribution.MatchString(lines[last-1]) {
		last--
	}
	return strings.TrimSpace(strings.Join(lines[:last], "\n")), strings.TrimSpace(strings.Join(lines[last:], "\n"))
}

func isQuote(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), ">") }
