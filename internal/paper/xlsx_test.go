package paper_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/paper"
)

const header = `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t> b </t></is></c></row>`

func TestWorkbookCellsBecomeText(t *testing.T) {
	t.Parallel()
	styles := `<styleSheet><numFmts>` +
		`<numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/><numFmt numFmtId="165" formatCode="[$-415]d mmm yy;@"/>` +
		`<numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="#,##0 &quot;dni&quot;"/><numFmt numFmtId="168" formatCode="mmm yyyy"/><numFmt numFmtId="169" formatCode="0.0%;[Red]-0.0%"/>` +
		`</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="9"/><xf numFmtId="169"/></cellXfs></styleSheet>`
	shared := `<sst><si><t>Łódź</t></si><si><r><t xml:space="preserve">two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si><si/></sst>`
	for cell, want := range map[string]string{
		`<c><v>1234.5</v></c>`:                                 "1234.5",
		`<c><v>84000.100000000006</v></c>`:                     "84000.1",
		`<c><v>1.25E-2</v></c>`:                                "0.0125",
		`<c><v>1.25</v></c>`:                                   "1.25",
		`<c><v>1.125</v></c>`:                                  "1.1250",
		`<c><v>5000000000</v></c>`:                             "5000000000",
		`<c t="b"><v>1</v></c>`:                                "true",
		`<c t="b"><v>0</v></c>`:                                "false",
		`<c t="s"><v>0</v></c>`:                                "Łódź",
		`<c t="s"><v>1</v></c>`:                                "two runs",
		`<c t="s"><v>2</v></c>`:                                "",
		`<c t="str"><f>A1&amp;B1</f><v>ab</v></c>`:             "ab",
		`<c t="e"><v>#N/A</v></c>`:                             "#N/A",
		`<c t="d"><v>2026-11-05T00:00:00</v></c>`:              "2026-11-05T00:00:00",
		`<c t="inlineStr"><is><t>a_x000D_b</t></is></c>`:       "a\rb",
		`<c t="inlineStr"><is><t>_x005F_x000D__x</t></is></c>`: "_x000D__x",
		`<c s="1"><v>46331</v></c>`:                            "2026-11-05",
		`<c s="2"><v>46331</v></c>`:                            "2026-11-05",
		`<c s="3"><v>46331</v></c>`:                            "2026-11-05",
		`<c s="4"><v>46331.75</v></c>`:                         "2026-11-05T18:00:00",
		`<c s="5"><v>0.75</v></c>`:                             "18:00:00",
		`<c s="6"><v>1.75</v></c>`:                             "1.75",
		`<c s="7"><v>30</v></c>`:                               "30",
		`<c s="8"><v>46327</v></c>`:                            "2026-11-01",
		`<c s="1"><v>1</v></c>`:                                "1900-01-01",
		`<c s="1"><v>59</v></c>`:                               "1900-02-28",
		`<c s="1"><v>60</v></c>`:                               "60",
		`<c s="1"><v>61</v></c>`:                               "1900-03-01",
		`<c s="1"><v>2958465</v></c>`:                          "9999-12-31",
		`<c s="1"><v>2958466</v></c>`:                          "2958466",
		`<c s="1"><v>-5</v></c>`:                               "-5",
		`<c s="9"><v>0.07</v></c>`:                             "7%",
		`<c s="10"><v>0.125</v></c>`:                           "12.5%",
		`<c s="99"><v>5</v></c>`:                               "5",
		`<c s="1"><v>soon</v></c>`:                             "soon",
	} {
		data := workbook(t, header+`<row r="2"><c r="A2"><v>1</v></c>`+strings.Replace(cell, "<c", `<c r="B2"`, 1)+`</row>`, parts{"xl/styles.xml": styles, "xl/sharedStrings.xml": shared})
		got := mustRead(t, data)
		if d := cmp.Diff([][]string{{"1", want}}, got.rows); d != "" {
			t.Errorf("%s (-want +got):\n%s", cell, d)
		}
	}
}

func TestDatesSince1904(t *testing.T) {
	t.Parallel()
	data := workbook(t, header+`<row><c s="1"><v>0</v></c><c s="1"><v>44869</v></c></row>`, parts{
		"xl/workbook.xml": strings.Replace(book, "<workbookPr/>", `<workbookPr date1904="1"/>`, 1),
		"xl/styles.xml":   `<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	})
	if d := cmp.Diff([][]string{{"1904-01-01", "2026-11-05"}}, mustRead(t, data).rows); d != "" {
		t.Error(d)
	}
}

func TestRowsAndColumnsStandWhereTheFileSays(t *testing.T) {
	t.Parallel()
	data := workbook(t, `<row r="3">`+strings.NewReplacer("A1", "A3", "B1", "B3").Replace(strings.TrimPrefix(header, `<row r="1">`))+
		`<row r="5"><c r="B5"><v>5</v></c></row><row r="6"/><row><c r="A7"><v>7</v></c><c r="C7"><v>9</v></c></row><row r="1048576"><c r="A1048576"><v>8</v></c></row>`, nil)
	got := mustRead(t, data)
	if got.sheet.HeaderRow != 3 {
		t.Errorf("header in row %d", got.sheet.HeaderRow)
	}
	if d := cmp.Diff([]string{"a", "b"}, got.sheet.Header); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([][]string{{"", "5"}, {"7", "", "9"}, {"8", ""}}, got.rows); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{5, 7, 1048576}, got.nums); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"7 paper.row_long"}, got.flaws); d != "" {
		t.Error(d)
	}
}

// What a spreadsheet program could not work out, or never did, is no value.
func TestCellsWithoutAResultAreTold(t *testing.T) {
	t.Parallel()
	data := workbook(t, header+`<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><v>1</v></c></row>`+
		`<row r="3"><c r="A3"><f>B3*2</f></c><c r="B3"><v>2</v></c></row><row r="4"><c r="A4"><f>B4*2</f><v>6</v></c><c r="B4"><v>3</v></c></row>`, nil)
	got := mustRead(t, data)
	if d := cmp.Diff([]string{"2 paper.cell_error", "3 paper.formula_open"}, got.flaws); d != "" {
		t.Error(d)
	}
}

func TestSheetsAreListedAndChosen(t *testing.T) {
	t.Parallel()
	data := workbook(t, header, parts{
		"xl/workbook.xml":          `<workbook xmlns:rel="r"><sheets><sheet name="Old" state="hidden" rel:id="rId1"/><sheet name="Chart" rel:id="rId9"/><sheet name="Leads" rel:id="rId4"/></sheets></workbook>`,
		"xl/worksheets/sheet2.xml": `<worksheet><sheetData><row><c t="str"><v>lead</v></c></row></sheetData></worksheet>`,
	})
	got := mustRead(t, data)
	if got.sheet.Name != "Leads" || cmp.Diff([]string{"Old", "Leads"}, got.sheet.Names) != "" {
		t.Errorf("got %q of %q, want the first visible sheet of cells", got.sheet.Name, got.sheet.Names)
	}
	got, err := read(t, data, paper.Options{Sheet: "Old"})
	if err != nil || got.sheet.Header[0] != "a" {
		t.Errorf("got %v (%v)", got, err)
	}
	if _, err := read(t, data, paper.Options{Sheet: "New"}); code(err) != "paper.sheet_unknown" {
		t.Errorf("got %v", err)
	}
}
