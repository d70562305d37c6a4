package paper_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/paper"
)

// vocabulary has no word of the pages the detection has learnt from, as far as
// ordinary speech allows.
var vocabulary = map[string][]string{
	"ru": strings.Fields("Лесопилка Тверь Брянск щебень кирпич плитка насос вагон бумага краска молоко хлеб рыба яблоко жалюзи подъезд юбилей эскиз объект мышь чай цемент фонарь Ёлкин съёмка ГОСТ ООО ЗАО отгрузка накладная рассрочка уточняется ждём шкаф гвоздь Архангельск Грозный якорь ночь"),
	"pl": strings.Fields("Cegielnia Łomża Płock żwir cegła płytka pompa śruba papier farba mleko chleb ryba jabłko żaluzje jubileusz szkic mysz cement wysyłka zwłoka dziś jeździć źdźbło gżegżółka pięść ząb gęś kość łoś świeca Śrem Żywiec Ćmielów Źródlana RATY CZĘŚĆ mąka ślusarz późniejsza"),
}

func encodings(language string) map[string]encoding.Encoding {
	all := map[string]encoding.Encoding{
		paper.UTF8:    encoding.Nop,
		paper.UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		paper.UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	}
	if language == "ru" {
		all[paper.Windows1251], all[paper.KOI8R] = charmap.Windows1251, charmap.KOI8R
	} else {
		all[paper.Windows1250], all[paper.ISO88592] = charmap.Windows1250, charmap.ISO8859_2
	}
	return all
}

func TestEncodingIsFoundFromAFewWords(t *testing.T) {
	t.Parallel()
	for text, language := range map[string]string{
		"Клиент;Сумма\nЛесопилка;100\nРыбный двор;200\n":            "ru",
		"КЛИЕНТ;СУММА\nЛЕСОПИЛКА;100\nРЫБНЫЙ ДВОР;200\n":            "ru",
		"name;city\nOOO Vega;Тверь\nAlfa;Брянск\nBeta;Кострома\n":   "ru",
		"firma;miasto\nCegielnia;Łomża\nŚruby i pompy;Płock\n":      "pl",
		"FIRMA;MIASTO\nMĄKA I CHLEB;ŁOMŻA\nŚRUBY;ŻYWIEC\n":          "pl",
		"name;city\nAlfa;Świdnik\nBeta;Dębica\nGamma;Kościerzyna\n": "pl",
	} {
		for name, enc := range encodings(language) {
			data, err := enc.NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if got := mustRead(t, data).sheet.Encoding; got != name {
				t.Errorf("%.30q in %s taken for %s", text, name, got)
			}
		}
	}
}

// Whatever is written is read back letter by letter, in every encoding that has
// the letters.
func TestWrittenIsReadBackInEveryEncoding(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		language := rapid.SampledFrom([]string{"ru", "pl"}).Draw(t, "language")
		word := rapid.SampledFrom(vocabulary[language])
		odd := rapid.SampledFrom([]string{"", "", "", " ", "\"", "\n", "\r\n", ", ", "=1+", "-", "@", "'", "''=", "12", "%", "\t"})
		cell := rapid.Custom(func(t *rapid.T) string {
			return odd.Draw(t, "before") + strings.Join(rapid.SliceOfN(word, 2, 4).Draw(t, "words"), " ") + odd.Draw(t, "after")
		})
		width := rapid.IntRange(2, 5).Draw(t, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 4, 12).Draw(t, "rows")
		header := rapid.SliceOfN(word, width, width).Draw(t, "header")
		delimiter := rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(t, "delimiter")
		var utf8 bytes.Buffer
		bom := rapid.Bool().Draw(t, "bom")
		if err := paper.WriteCSV(&utf8, texts(header, rows), paper.CSVOptions{Delimiter: delimiter, BOM: bom}); err != nil {
			t.Fatal(err)
		}
		for name, enc := range encodings(language) {
			plain := utf8.Bytes()
			if name != paper.UTF8 {
				plain = bytes.TrimPrefix(plain, []byte("\ufeff"))
			}
			data, err := enc.NewEncoder().Bytes(plain)
			if err != nil {
				t.Fatal(err)
			}
			got := rowsOf(t, data)
			if d := cmp.Diff(rows, got); d != "" {
				t.Fatalf("%s (-written +read):\n%s", name, d)
			}
		}
	})
}

func texts(header []string, rows [][]string) paper.Table {
	return paper.Table{Name: "deals", Header: header, Rows: func(yield func([]paper.Cell) bool) {
		for _, row := range rows {
			cells := make([]paper.Cell, len(row))
			for i, s := range row {
				cells[i] = paper.Text(s)
			}
			if !yield(cells) {
				return
			}
		}
	}}
}

func rowsOf(t interface{ Fatal(...any) }, data []byte) (rows [][]string) {
	s, err := paper.Open(bytes.NewReader(data), int64(len(data)), "deals", paper.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Rows(func(_ int, cells []string) error {
		rows = append(rows, append([]string(nil), cells...))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
