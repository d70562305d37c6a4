package paper_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"hummock/internal/paper"
)

// Files made to break the reader are refused with a sentence, whatever they try.
func TestHostileWorkbooksAreRefused(t *testing.T) {
	t.Parallel()
	sheet := func(xml string) parts { return parts{"xl/worksheets/sheet1.xml": xml} }
	row := func(cells string) []byte { return workbook(t, header+`<row r="2">`+cells+`</row>`, nil) }
	for _, tt := range []struct {
		name, want string
		data       []byte
	}{
		{"bomb in one part", "paper.too_large", workbook(t, header+strings.Repeat(" ", 20<<20), nil)},
		{"bomb in many parts", "paper.too_large", pack(t, manyParts(300, 1<<20))},
		{"bomb that hides its size", "paper.damaged", lyingSize(t)},
		{"more parts than allowed", "paper.too_large", pack(t, manyParts(10_001, 0))},
		{"part in an archive", "paper.nested", workbook(t, header, parts{"xl/embeddings/inner.bin": string(workbook(t, header, nil))})},
		{"protected by the flag of the archive", "paper.encrypted", flagged(workbook(t, header, nil), 1)},
		{"truncated archive", "paper.damaged", workbook(t, header, nil)[:600]},
		{"other archive", "paper.not_a_workbook", pack(t, parts{"readme.txt": "hello"})},
		{"row far outside", "paper.damaged", workbook(t, header+`<row r="9000000000"><c><v>1</v></c></row>`, nil)},
		{"row just outside", "paper.damaged", workbook(t, header+`<row r="1048577"><c><v>1</v></c></row>`, nil)},
		{"row below zero", "paper.damaged", workbook(t, header+`<row r="-1"/>`, nil)},
		{"rows backwards", "paper.damaged", workbook(t, header+`<row r="5"/><row r="4"/>`, nil)},
		{"column far outside", "paper.damaged", row(`<c r="ZZZZZZZ2"><v>1</v></c>`)},
		{"column just outside", "paper.damaged", row(`<c r="XFE2"><v>1</v></c>`)},
		{"no column", "paper.damaged", row(`<c r="2"><v>1</v></c>`)},
		{"too many unnamed columns", "paper.damaged", row(strings.Repeat(`<c/>`, 16_385))},
		{"negative shared text", "paper.damaged", row(`<c t="s"><v>-1</v></c>`)},
		{"shared text beyond the end", "paper.damaged", row(`<c t="s"><v>7</v></c>`)},
		{"shared text that is no number", "paper.damaged", row(`<c t="s"><v>99999999999999999999</v></c>`)},
		{"entities that multiply", "paper.document_type", workbook(t, "", sheet(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>`+header+`&b;</sheetData></worksheet>`))},
		{"external entity", "paper.document_type", workbook(t, "", sheet(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>`+header+`</sheetData></worksheet>`))},
		{"unknown entity", "paper.damaged", row(`<c t="str"><v>&e;</v></c>`)},
		{"tags nested without end", "paper.damaged", workbook(t, strings.Repeat("<x>", 1000), nil)},
		{"a tag without end", "paper.damaged", row(`<c a="` + noise(2<<20) + `"/>`)},
		{"a text without end", "paper.damaged", row(`<c t="str"><v>` + noise(2<<20) + `</v></c>`)},
		{"a text in pieces without end", "paper.damaged", row(`<c t="str"><v>` + strings.Repeat(noise(300_000)+"<x/>", 5) + `</v></c>`)},
		{"tags that do not match", "paper.damaged", workbook(t, header+`<row r="2"><c></row></c>`, nil)},
		{"document that stops", "paper.damaged", workbook(t, "", sheet(`<worksheet><sheetData><row r="1">`))},
		{"sheet that is missing", "paper.damaged", workbook(t, header, parts{"xl/_rels/workbook.xml.rels": strings.ReplaceAll(bookRels, "sheet1", "sheet9")})},
		{"workbook without sheets", "paper.damaged", workbook(t, header, parts{"xl/workbook.xml": `<workbook><sheets/></workbook>`})},
		{"binary workbook", "paper.not_a_workbook", workbook(t, header, parts{"_rels/.rels": strings.ReplaceAll(rootRels, "workbook.xml", "workbook.bin"), "xl/workbook.bin": "x"})},
		{"cells by the hundred million", "paper.too_large", workbook(t, header+farCells(4_000), nil)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := read(t, tt.data, paper.Options{})
			if code(err) != tt.want {
				t.Fatalf("got %v (%s), want %s", err, code(err), tt.want)
			}
			if msg := err.Error(); len(msg) > 500 || !strings.Contains(msg, "deals.csv") {
				t.Errorf("not one sentence about the file: %.600q", msg)
			}
		})
	}
}

func manyParts(n, size int) parts {
	all, content := parts{}, strings.Repeat("a", size)
	for i := range n {
		all[fmt.Sprintf("xl/media/%d.xml", i)] = content
	}
	return all
}

// noise does not pack well, so that it passes the limit on packing.
func noise(n int) string {
	var b strings.Builder
	for x := uint32(1); b.Len() < n; {
		x = x*1664525 + 1013904223
		b.WriteByte('a' + byte(x>>24)%26)
	}
	return b.String()
}

func farCells(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>%s</v></c></row>`, i+2, i+2, "1")
	}
	return b.String()
}

// flagged sets bits in the flags of every entry of an archive.
func flagged(data []byte, bits byte) []byte {
	data = bytes.Clone(data)
	for i := range data {
		if bytes.HasPrefix(data[i:], []byte("PK\x01\x02")) {
			data[i+8] |= bits
		}
	}
	return data
}

// lyingSize is a sheet whose directory names a small unpacked size.
func lyingSize(t *testing.T) []byte {
	t.Helper()
	data := workbook(t, header+strings.Repeat(" ", 5<<20)+`<row r="2"><c><v>1</v></c></row>`, nil)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == "xl/worksheets/sheet1.xml" {
			old := binary.LittleEndian.AppendUint32(nil, uint32(f.UncompressedSize64))
			data = bytes.ReplaceAll(data, old, []byte{0, 4, 0, 0})
		}
	}
	return data
}

// The largest allowed shared texts do not take more memory than promised.
func TestSharedTextsAreBounded(t *testing.T) {
	data := workbook(t, header, parts{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si><t>"+noise(2_000)+"</t></si>", 50_000) + "</sst>"})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := read(t, data, paper.Options{})
	runtime.ReadMemStats(&after)
	if code(err) != "paper.too_large" {
		t.Fatalf("got %v", err)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 600<<20 {
		t.Errorf("%d MB were allocated on the way", grown>>20)
	}
}

// No cut and no flipped byte makes the reader panic or give a mixed error.
func TestDamagedWorkbooksEndInOneOfOurErrors(t *testing.T) {
	t.Parallel()
	data := workbook(t, header+`<row r="2"><c r="A2"><v>1</v></c></row>`, nil)
	for i := range data {
		cut, flipped := data[:i], bytes.Clone(data)
		flipped[i] ^= 0x41
		for _, d := range [][]byte{cut, flipped} {
			if _, err := read(t, d, paper.Options{}); err != nil && code(err) == "" {
				t.Fatalf("byte %d: %v", i, err)
			}
		}
	}
}

func TestReadErrorsOfTheDiskPassThrough(t *testing.T) {
	t.Parallel()
	if _, err := paper.Open(broken{}, 100, "x", paper.Options{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

type broken struct{}

func (broken) ReadAt([]byte, int64) (int, error) { return 0, io.ErrClosedPipe }
