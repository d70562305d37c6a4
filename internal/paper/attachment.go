package paper

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// Attachment finds out what a file holds and says whether it is taken: what its
// name promises, whole, and within the limits. It unpacks nothing.
func Attachment(r io.ReaderAt, size int64, name string) (crm.FileType, error) {
	name = crm.CleanFileName(name)
	switch {
	case size == 0:
		return "", crm.Invalidf("file.empty", "%s is empty: choose a file that holds something", name).With("file", name)
	case size > crm.MostFile:
		return "", crm.Errorf(crm.TooLarge, "file.too_large", "%s is larger than 25 MB: make it smaller, or divide it", name).With("file", name)
	}
	head := make([]byte, min(size, 64))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	t, err := attachmentType(r, size, name, string(head))
	if err != nil {
		return "", err
	}
	if ending := strings.ToLower(path.Ext(name)); !slices.Contains(t.Endings(), ending) {
		return "", crm.Invalidf("file.ending", "%s is not what its name says: what it holds belongs to a name that ends with %s", name, t.Endings()[0]).
			With("file", name).With("ending", t.Endings()[0])
	}
	return t, nil
}

func attachmentType(r io.ReaderAt, size int64, name, head string) (crm.FileType, error) {
	switch {
	case strings.HasPrefix(head, "%PDF-"):
		return crm.FilePDF, checkPDF(r, size, name)
	case strings.HasPrefix(head, "\x89PNG\r\n\x1a\n"):
		return crm.FilePNG, checkPicture(r, size, name, png.DecodeConfig)
	case strings.HasPrefix(head, "\xff\xd8\xff"):
		return crm.FileJPEG, checkPicture(r, size, name, jpeg.DecodeConfig)
	case strings.HasPrefix(head, "RIFF") && len(head) >= 30 && head[8:12] == "WEBP":
		return crm.FileWebP, checkWebP(r, size, name, head)
	case strings.HasPrefix(head, "PK\x03\x04"):
		return officeType(r, size, name)
	case sniff(head) != "":
		return "", notTaken(name)
	}
	return textType(r, size, name)
}

func notTaken(name string) error {
	return crm.Invalidf("file.not_taken", "%s is of no kind that is taken: choose a PDF, PNG, JPEG, WebP, DOCX, XLSX, ODT, TXT or CSV file", name).With("file", name)
}

func broken(name string) error {
	return crm.Invalidf("file.broken", "%s is damaged or did not arrive whole: open it where it was made, save it again and choose that file", name).With("file", name)
}

// pdfEnd is how far from its end a PDF says that it ends.
const pdfEnd = 2048

// checkPDF wants the end near the end: what is cut off lacks it, and what is
// another file besides has that file there.
func checkPDF(r io.ReaderAt, size int64, name string) error {
	tail := make([]byte, min(size, pdfEnd))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !bytes.Contains(tail, []byte("%%EOF")) {
		return broken(name)
	}
	return nil
}

func checkPicture(r io.ReaderAt, size int64, name string, measure func(io.Reader) (image.Config, error)) error {
	config, err := measure(io.NewSectionReader(r, 0, size))
	if err != nil {
		return broken(name)
	}
	return checkPixels(r, size, name, int64(config.Width), int64(config.Height))
}

func checkPixels(r io.ReaderAt, size int64, name string, width, height int64) error {
	if width <= 0 || height <= 0 {
		return broken(name)
	}
	if width*height > crm.MostPixels {
		return crm.Errorf(crm.TooLarge, "file.pixels", "%s has more than 40 million pixels: make the picture smaller", name).With("file", name)
	}
	if _, err := zip.NewReader(r, size); err == nil {
		return crm.Invalidf("file.two_in_one", "%s is a picture and an archive in one: save the picture again by itself", name).With("file", name)
	}
	return nil
}

// checkWebP reads the size of the picture from the first chunk, which each of
// the three forms of the format keeps in its own way (RFC 9649).
func checkWebP(r io.ReaderAt, size int64, name, head string) error {
	b := []byte(head)
	if int64(binary.LittleEndian.Uint32(b[4:]))+8 > size+1 {
		return broken(name)
	}
	switch head[12:16] {
	case "VP8X":
		return checkPixels(r, size, name, int64(low24(b[24:]))+1, int64(low24(b[27:]))+1)
	case "VP8L":
		bits := binary.LittleEndian.Uint32(b[21:])
		return checkPixels(r, size, name, int64(bits&0x3fff)+1, int64(bits>>14&0x3fff)+1)
	case "VP8 ":
		return checkPixels(r, size, name, int64(binary.LittleEndian.Uint16(b[26:])&0x3fff), int64(binary.LittleEndian.Uint16(b[28:])&0x3fff))
	}
	return broken(name)
}

func low24(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 }

// officeType tells the kinds of zipped documents apart by the part that each
// begins with.
func officeType(r io.ReaderAt, size int64, name string) (crm.FileType, error) {
	a, err := openArchive(r, size, name)
	if err != nil {
		return "", attachmentProblem(err, name)
	}
	for part := range a.parts {
		if strings.HasSuffix(part, "vbaproject.bin") {
			return "", crm.Invalidf("file.macros", "%s holds macros: save it without them and choose that file", name).With("file", name)
		}
	}
	switch {
	case a.parts["word/document.xml"] != nil:
		return crm.FileDOCX, nil
	case a.parts["xl/workbook.xml"] != nil:
		return crm.FileXLSX, nil
	case a.holds("mimetype", string(crm.FileODT)) && a.parts["content.xml"] != nil:
		return crm.FileODT, nil
	}
	return "", notTaken(name)
}

// holds says whether a small part is this text.
func (a *archive) holds(part, text string) bool {
	f := a.parts[part]
	if f == nil {
		return false
	}
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, int64(len(text))+1))
	return err == nil && string(b) == text
}

// attachmentProblem puts what is wrong with a zipped document into words that do
// not speak of tables.
func attachmentProblem(err error, name string) error {
	var e *crm.Error
	if errors.As(err, &e) && e.Code == "paper.damaged" {
		return broken(name)
	}
	return err
}

// textType takes plain text: no bytes that text never has, and none of the marks
// by which other kinds begin.
func textType(r io.ReaderAt, size int64, name string) (crm.FileType, error) {
	buf := make([]byte, 32<<10)
	all := io.NewSectionReader(r, 0, size)
	for {
		n, err := all.Read(buf)
		if slices.ContainsFunc(buf[:n], isBinary) {
			return "", notTaken(name)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".csv":
		return crm.FileCSV, nil
	case ".txt":
		return crm.FileText, nil
	}
	return "", notTaken(name)
}

func isBinary(b byte) bool {
	return b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' || b == 0x7f
}
