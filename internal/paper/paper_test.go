package paper_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// table is what a sheet gave out, for comparison.
type table struct {
	sheet *paper.Sheet
	rows  [][]string
	nums  []int
	flaws []string // "row code"
}

func read(t testing.TB, data []byte, opt paper.Options) (*table, error) {
	t.Helper()
	out := &table{}
	opt.OnFlaw = func(_ int, flaw *crm.Error) { out.flaws = append(out.flaws, flaw.Params["row"]+" "+flaw.Code) }
	s, err := paper.Open(bytes.NewReader(data), int64(len(data)), "deals.csv", opt)
	if err != nil {
		return nil, err
	}
	out.sheet = s
	err = s.Rows(func(row int, cells []string) error {
		out.rows = append(out.rows, slices.Clone(cells))
		out.nums = append(out.nums, row)
		return nil
	})
	return out, err
}

func mustRead(t testing.TB, data []byte) *table {
	t.Helper()
	got, err := read(t, data, paper.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func code(err error) string {
	if e, ok := errors.AsType[*crm.Error](err); ok {
		return e.Code
	}
	return ""
}

// parts of a workbook by path.
type parts map[string]string

const (
	rootRels = `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels = `<Relationships>` +
		`<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="http://x/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId3" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>` +
		`<Relationship Id="rId4" Type="http://x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`
	book = `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Deals" sheetId="1" r:id="rId1"/></sheets></workbook>`
)

// workbook packs a workbook whose first sheet holds the given rows; other parts
// replace or join the usual ones.
func workbook(t testing.TB, rows string, others parts) []byte {
	t.Helper()
	all := parts{
		"_rels/.rels":                rootRels,
		"xl/workbook.xml":            book,
		"xl/_rels/workbook.xml.rels": bookRels,
		"xl/worksheets/sheet1.xml":   `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	maps.Copy(all, others)
	return pack(t, all)
}

func pack(t testing.TB, all parts) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(all[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func lines(s ...string) []byte { return []byte(strings.Join(s, "\n") + "\n") }
