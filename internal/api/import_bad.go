package api

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// badRowColumns say what was wrong; crm.BadRowColumns knows them.
var badRowColumns = []string{crm.BadRowRow, "hummock column", "hummock value", "hummock reason", crm.BadRowRepeated}

// badRows writes the refused rows of one file as they came in, with the reasons.
func (s *Server) badRows(ctx context.Context, by crm.Actor, in *struct {
	ByID
	File int `query:"file" minimum:"0"`
},
) (*file, error) {
	im, err := s.Store.Import(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	if in.File >= len(im.Plan.Files) {
		return nil, crm.NotFoundf("import", "the import has no file %d", in.File)
	}
	sheet := newBadSheet(s, by.Language, &im.Plan.Files[in.File])
	if err := s.eachBadRow(ctx, by, in.ID, in.File, sheet.measure); err != nil {
		return nil, err
	}
	var failure error
	table := paper.Table{Name: sheet.file.Name, Header: sheet.header(), Rows: func(yield func([]paper.Cell) bool) {
		failure = s.eachBadRow(ctx, by, in.ID, in.File, func(row *crm.ImportRow) bool { return yield(sheet.row(row)) })
	}}
	var b bytes.Buffer
	err = paper.WriteCSV(&b, table, paper.CSVOptions{BOM: true})
	name := strings.TrimSuffix(strings.TrimSuffix(sheet.file.Name, ".csv"), ".xlsx")
	return &file{Type: "text/csv; charset=utf-8", Disposition: disposition(name + ".bad.csv"), Body: b.Bytes()}, cmp.Or(err, failure)
}

func (s *Server) eachBadRow(ctx context.Context, by crm.Actor, id crm.ID, file int, each func(*crm.ImportRow) bool) error {
	for after := 0; ; {
		rows, err := s.Store.ImportRows(ctx, by, id, file, after, 1000, crm.RowBad)
		if err != nil || len(rows) == 0 {
			return err
		}
		for i := range rows {
			if !each(&rows[i]) {
				return nil
			}
		}
		after = rows[len(rows)-1].Row
	}
}

// badSheet is a file of bad rows that is being written.
type badSheet struct {
	server   *Server
	language crm.Language
	file     *crm.ImportFile
	own      int // columns of the original, and cells beyond them that it names
	beyond   int // cells that some row has beyond the header
}

func newBadSheet(s *Server, l crm.Language, f *crm.ImportFile) *badSheet {
	own := slices.IndexFunc(f.Columns, func(c crm.ImportColumn) bool { return c.Name == crm.BadRowRow })
	if own < 0 { // else the file is one of bad rows itself
		own = len(f.Columns)
	}
	return &badSheet{server: s, language: l, file: f, own: own}
}

// measure finds out how many columns the longest row needs.
func (b *badSheet) measure(row *crm.ImportRow) bool {
	b.beyond = max(b.beyond, len(row.Cells)-len(b.file.Columns))
	return true
}

func (b *badSheet) header() []string {
	header := make([]string, 0, b.own+b.beyond+len(badRowColumns))
	for _, c := range b.file.Columns[:b.own] {
		header = append(header, c.Name)
	}
	for i := range b.beyond {
		header = append(header, fmt.Sprint(crm.BadRowCell, b.own+i+1))
	}
	return append(header, badRowColumns...)
}

func (b *badSheet) row(row *crm.ImportRow) []paper.Cell {
	cells := make([]paper.Cell, 0, b.own+b.beyond+len(badRowColumns))
	for i := range b.own + b.beyond {
		if i >= b.own {
			i += len(b.file.Columns) - b.own
		}
		text := ""
		if i < len(row.Cells) {
			text = row.Cells[i]
		}
		cells = append(cells, paper.Text(text))
	}
	mark := ""
	var columns, values, reasons []string
	for _, p := range row.Problems {
		if p.Code == "import.repeated" || p.Code == "import.repeated_before" {
			mark = b.file.BadRowMark(row.Cells)
		}
		b.server.word(b.language, &p)
		columns, values, reasons = append(columns, p.Column), append(values, p.Value), append(reasons, p.Reason)
	}
	return append(cells, paper.Whole(int64(row.Row)), paper.Text(strings.Join(columns, "; ")), paper.Text(strings.Join(values, "; ")), paper.Text(strings.Join(reasons, "; ")), paper.Text(mark))
}
