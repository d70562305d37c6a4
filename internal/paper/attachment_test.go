package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

const smallPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

func smallPNG() []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))) // a buffer takes everything
	return b.Bytes()
}

// hugePNG says that it is larger than pictures may be, in a few bytes.
func hugePNG(width, height uint32) []byte {
	header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), width), height)
	header = append(header, 8, 0, 0, 0, 0)
	b := binary.BigEndian.AppendUint32([]byte("\x89PNG\r\n\x1a\n"), 13)
	return binary.BigEndian.AppendUint32(append(b, header...), crc32.ChecksumIEEE(header))
}

func smallJPEG() []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil) // a buffer takes everything
	return b.Bytes()
}

// webP is the beginning of a picture in the simple lossless form.
func webP(width, height uint32) []byte {
	body := binary.LittleEndian.AppendUint32([]byte("WEBPVP8L\x0a\x00\x00\x00\x2f"), width-1|(height-1)<<14)
	body = append(body, make([]byte, 16)...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func zipped(tb testing.TB, files ...string) []byte {
	tb.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func docx(tb testing.TB, more ...string) []byte {
	tb.Helper()
	return zipped(tb, append([]string{"[Content_Types].xml", "<Types/>", "word/document.xml", "<document/>"}, more...)...)
}

func TestWhatMayBeAttached(t *testing.T) {
	t.Parallel()
	odt := zipped(t, "mimetype", string(crm.FileODT), "content.xml", "<office/>")
	bomb := docx(t, "word/media.bin", strings.Repeat("\x00", 8<<20))
	for _, c := range []struct {
		what, name string
		data       []byte
		want       string // type, or code of the refusal
	}{
		{"PDF", "Contract.PDF", []byte(smallPDF), "application/pdf"},
		{"PNG", "scan.png", smallPNG(), "image/png"},
		{"JPEG", "scan.JPG", smallJPEG(), "image/jpeg"},
		{"WebP", "scan.webp", webP(8, 8), "image/webp"},
		{"DOCX", "nda.docx", docx(t), string(crm.FileDOCX)},
		{"XLSX", "plan.xlsx", workbook(t, "", nil), string(crm.FileXLSX)},
		{"ODT", "act.odt", odt, string(crm.FileODT)},
		{"text", "note.txt", []byte("Договор\r\n"), "text/plain"},
		{"text in an old encoding", "note.txt", []byte("\xc4\xee\xe3\xee\xe2\xee\xf0"), "text/plain"},
		{"table", "plan.csv", []byte("a;b\n1;2\n"), "text/csv"},
		{"folders in the name", `..\..\evil/scan.png`, smallPNG(), "image/png"},

		{"nothing", "a.pdf", nil, "file.empty"},
		{"picture under another name", "scan.pdf", smallPNG(), "file.ending"},
		{"PDF under a program's name", "setup.exe", []byte(smallPDF), "file.ending"},
		{"direction marks hide the ending", "invoice\u202efdp.exe", []byte(smallPDF), "file.ending"},
		{"no ending", "contract", []byte(smallPDF), "file.ending"},
		{"program", "a.pdf", []byte("MZ\x90\x00\x03\x00\x00\x00"), "file.not_taken"},
		{"page", "a.html", []byte("<!doctype html><script>alert(1)</script>"), "file.not_taken"},
		{"page as text", "a.txt", []byte("<html><script>alert(1)</script>"), "file.not_taken"},
		{"drawing with a script", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`), "file.not_taken"},
		{"script", "a.sh", []byte("rm -rf /"), "file.not_taken"},
		{"GIF", "a.gif", []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00"), "file.not_taken"},
		{"old Word", "a.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "file.not_taken"},
		{"text with zero bytes", "a.txt", []byte("a\x00b"), "file.not_taken"},
		{"only zero bytes", "a.pdf", make([]byte, 4096), "file.not_taken"},
		{"PDF cut off", "a.pdf", []byte(smallPDF[:60]), "file.broken"},
		{"PDF and archive in one", "a.pdf", append([]byte(smallPDF), zipped(t, "a", noise(8<<10))...), "file.broken"},
		{"picture and archive in one", "a.png", append(smallPNG(), zipped(t, "a", "b")...), "file.two_in_one"},
		{"PNG of its first bytes only", "a.png", []byte("\x89PNG\r\n\x1a\n"), "file.broken"},
		{"PNG too large to unpack", "a.png", hugePNG(8000, 5001), "file.pixels"},
		{"PNG just small enough", "a.png", hugePNG(8000, 5000), "image/png"},
		{"PNG of most pixels that a header can say", "a.png", hugePNG(1<<31-1, 1<<31-1), "file.broken"},
		{"WebP too large to unpack", "a.webp", webP(16384, 16384), "file.pixels"},
		{"WebP that says more than it is", "a.webp", append([]byte("RIFF\xff\xff\xff\x7fWEBPVP8L"), make([]byte, 32)...), "file.broken"},
		{"bomb", "a.docx", bomb, "paper.too_large"},
		{"archive in an archive", "a.docx", docx(t, "word/embeddings/a.bin", string(zipped(t, "a", "b"))), "paper.nested"},
		{"macros", "a.docx", docx(t, "word/vbaProject.bin", "x"), "file.macros"},
		{"other archive", "a.docx", zipped(t, "readme.txt", "hello"), "file.not_taken"},
		{"cut-off archive", "a.docx", docx(t)[:80], "file.broken"},
		{"protected archive", "a.docx", flagged(docx(t), 1), "paper.encrypted"},
	} {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			got, err := paper.Attachment(bytes.NewReader(c.data), int64(len(c.data)), c.name)
			if err != nil {
				got = crm.FileType(code(err))
				if msg := err.Error(); len(msg) > 300 || strings.Contains(msg, "\n") {
					t.Errorf("not one sentence about the file: %q", msg)
				}
			}
			if string(got) != c.want {
				t.Errorf("got %s, want %s (%v)", got, c.want, err)
			}
		})
	}
}

func TestAnAttachmentMayNotBeTooLarge(t *testing.T) {
	t.Parallel()
	_, err := paper.Attachment(strings.NewReader(""), crm.MostFile+1, "a.pdf")
	if code(err) != "file.too_large" {
		t.Error(err)
	}
}

// FuzzAttachment: whatever comes in, there is a type that fits the name, or a
// refusal that can be told.
func FuzzAttachment(f *testing.F) {
	for _, seed := range [][]byte{[]byte(smallPDF), smallPNG(), smallJPEG(), webP(8, 8), docx(f), zipped(f, "a", "b"), append(smallPNG(), zipped(f, "a", "b")...), []byte("a;b\n"), {0}} {
		f.Add(seed, "a.pdf")
		f.Add(seed, "../x\x00.docx")
		f.Add(seed, "a.png")
	}
	f.Fuzz(func(t *testing.T, data []byte, name string) {
		got, err := paper.Attachment(bytes.NewReader(data), int64(len(data)), name)
		var known *crm.Error
		if err != nil && !errors.As(err, &known) {
			t.Fatalf("%q: %v", name, err)
		}
		if err == nil && len(got.Endings()) == 0 {
			t.Fatalf("%q has the type %q", name, got)
		}
	})
}
