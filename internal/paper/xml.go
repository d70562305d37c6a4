package paper

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"

	"hummock/internal/crm"
)

const (
	maxDepth = 64
	maxToken = 1 << 20 // bytes of one tag or text; a cell holds 32,767 characters
)

type elementKind byte

const (
	start elementKind = iota
	end
	text
)

// element is one token of XML: a start tag, an end tag or a text. Attributes
// and text are valid until the next one.
type element struct {
	kind  elementKind
	name  string // without name space
	attrs []xml.Attr
	text  []byte
}

// attr gives the value of an attribute without name space.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// xmlReader reads XML from people nobody knows: no document type, hence no
// entities of their own; depth and length of every token are limited.
type xmlReader struct {
	file string
	dec  *xml.Decoder
	in   *meter
	open []string
}

func newXMLReader(r io.Reader, file string) *xmlReader {
	in := &meter{in: bufio.NewReaderSize(r, 32<<10)}
	return &xmlReader{file: file, dec: xml.NewDecoder(in), in: in}
}

// next gives the next tag or text; io.EOF at the end of a complete document.
func (x *xmlReader) next() (element, error) {
	for {
		x.in.n = 0
		token, err := x.dec.RawToken()
		if errors.Is(err, io.EOF) && len(x.open) > 0 {
			err = io.ErrUnexpectedEOF
		}
		if errors.Is(err, io.EOF) {
			return element{}, err
		}
		if err != nil {
			return element{}, x.fail(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			x.open = append(x.open, t.Name.Local)
			if len(x.open) > maxDepth {
				return element{}, x.fail(errors.New("tags are nested too deeply"))
			}
			return element{kind: start, name: t.Name.Local, attrs: t.Attr}, nil
		case xml.EndElement:
			last := len(x.open) - 1
			if last < 0 || x.open[last] != t.Name.Local {
				return element{}, x.fail(errors.New("tags do not match"))
			}
			x.open = x.open[:last]
			return element{kind: end, name: t.Name.Local}, nil
		case xml.CharData:
			return element{kind: text, text: t}, nil
		case xml.Directive:
			return element{}, crm.Invalidf("paper.document_type",
				"%s declares a document type, which workbooks never do: save it again from a spreadsheet program", x.file).With("file", x.file)
		}
	}
}

func (x *xmlReader) fail(err error) error { return damaged(x.file, err) }

// meter hands bytes to the decoder and stops it before a token grows without end.
type meter struct {
	in *bufio.Reader
	n  int
}

var errTokenTooLong = errors.New("a tag or text is too long")

// ReadByte reads on, but no further than the longest token.
func (m *meter) ReadByte() (byte, error) {
	if m.n++; m.n > maxToken {
		return 0, errTokenTooLong
	}
	return m.in.ReadByte()
}

// Read is never used by the decoder, which asks for single bytes.
func (m *meter) Read(p []byte) (int, error) {
	m.n += len(p)
	if m.n > maxToken {
		return 0, errTokenTooLong
	}
	return m.in.Read(p)
}
