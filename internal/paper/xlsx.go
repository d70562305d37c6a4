package paper

import (
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"hummock/internal/crm"
)

// Limits of what a workbook may make us keep.
const (
	maxSharedBytes = 64 << 20
	maxShared      = 4 << 20
	maxStyles      = 65_536
	maxSheets      = 1_000
	maxCells       = 50_000_000 // cells handed out, gaps between them included
)

// workbook is what all sheets of a file have in common.
type workbook struct {
	*archive
	sheets  []sheetRef
	epoch   int // days to add to serial numbers: 0 or, for 1904, 1462
	formats map[int]string
	styles  []cellStyle // by index
	shared  sharedTexts
}

type sheetRef struct {
	name, id, part string
	hidden         bool
}

// sharedTexts keeps many short texts in one piece of memory.
type sharedTexts struct {
	all  []byte
	ends []uint32
}

func (t *sharedTexts) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return string(t.all[from:t.ends[i]]), true
}

func (s *Sheet) openXLSX(r io.ReaderAt, size int64, opt Options) error {
	s.Kind = XLSX
	a, err := openArchive(r, size, s.File)
	if err != nil {
		return err
	}
	w := &workbook{archive: a, formats: map[int]string{}}
	if err := w.read(); err != nil {
		return err
	}
	for _, ref := range w.sheets {
		s.Names = append(s.Names, ref.name)
	}
	ref, err := w.choose(opt.Sheet)
	if err != nil {
		return err
	}
	s.book = w
	s.read(ref)
	return nil
}

// read says which sheet of its workbook the rows come from.
func (s *Sheet) read(ref sheetRef) {
	s.Name, s.Hidden = ref.name, ref.hidden
	s.scan = func(each func(int, []string) error) error { return s.book.eachRow(ref.part, each, s.flaw) }
}

// byShown gives the sheets in their order, those that are not shown last.
func (w *workbook) byShown() []sheetRef {
	shown := slices.DeleteFunc(slices.Clone(w.sheets), func(s sheetRef) bool { return s.hidden })
	hidden := slices.DeleteFunc(slices.Clone(w.sheets), func(s sheetRef) bool { return !s.hidden })
	return append(shown, hidden...)
}

func (w *workbook) choose(name string) (sheetRef, error) {
	if name == "" {
		if i := slices.IndexFunc(w.sheets, func(s sheetRef) bool { return !s.hidden }); i >= 0 {
			return w.sheets[i], nil
		}
		return w.sheets[0], nil
	}
	for _, s := range w.sheets {
		if s.name == name {
			return s, nil
		}
	}
	return sheetRef{}, crm.Invalidf("paper.sheet_unknown", "%s has no sheet %q: choose another one", w.file, name).With("file", w.file).With("sheet", name)
}

// relation points from one part of the package to another.
type relation struct{ id, kind, target string }

func (w *workbook) read() error {
	root, err := w.relations("", "_rels/.rels")
	if err != nil {
		return err
	}
	book := "xl/workbook.xml"
	if i := slices.IndexFunc(root, func(r relation) bool { return r.kind == "officeDocument" }); i >= 0 {
		book = root[i].target
	}
	if w.parts[partName(book)] == nil || !strings.HasSuffix(partName(book), ".xml") {
		return crm.Invalidf("paper.not_a_workbook", "%s is an archive but not an Excel workbook (.xlsx): save it as .xlsx or CSV and choose that file", w.file).With("file", w.file)
	}
	if err := w.readBook(book); err != nil {
		return err
	}
	rels, err := w.relations(path.Dir(book), path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"))
	if err != nil {
		return err
	}
	return w.follow(rels)
}

// follow reads the parts that the workbook points to and keeps its worksheets.
func (w *workbook) follow(rels []relation) error {
	targets := map[string]string{}
	for _, r := range rels {
		switch r.kind {
		case "worksheet":
			targets[r.id] = r.target
		case "styles":
			if err := w.readStyles(r.target); err != nil {
				return err
			}
		case "sharedStrings":
			if err := w.readShared(r.target); err != nil {
				return err
			}
		}
	}
	var sheets []sheetRef
	for _, s := range w.sheets {
		if s.part = targets[s.id]; s.part != "" {
			sheets = append(sheets, s)
		}
	}
	if w.sheets = sheets; len(sheets) == 0 {
		return damaged(w.file, errors.New("it has no sheet of cells"))
	}
	return nil
}

func (w *workbook) relations(dir, name string) ([]relation, error) {
	var rels []relation
	err := w.eachElement(name, func(_ *xmlReader, e element) error {
		if e.name != "Relationship" || e.attr("TargetMode") == "External" {
			return nil
		}
		target := e.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		rels = append(rels, relation{e.attr("Id"), path.Base(e.attr("Type")), strings.TrimPrefix(target, "/")})
		if len(rels) > maxEntries {
			return tooLarge(w.file, "too many relations")
		}
		return nil
	})
	return rels, err
}

func (w *workbook) readBook(name string) error {
	return w.eachElement(name, func(_ *xmlReader, e element) error {
		switch e.name {
		case "workbookPr":
			if v := e.attr("date1904"); v == "1" || v == "true" {
				w.epoch = 1462
			}
		case "sheet":
			if len(w.sheets) == maxSheets {
				return tooLarge(w.file, "more than 1,000 sheets")
			}
			state := e.attr("state")
			ref := sheetRef{name: e.attr("name"), hidden: state == "hidden" || state == "veryHidden"}
			for _, a := range e.attrs {
				if a.Name.Local == "id" && a.Name.Space != "" {
					ref.id = a.Value
				}
			}
			w.sheets = append(w.sheets, ref)
		}
		return nil
	})
}

// readStyles finds out which cell styles show a number as a date, time or percentage. In
// the part, number formats stand before the cell styles that use them.
func (w *workbook) readStyles(name string) error {
	return w.eachElement(name, func(x *xmlReader, e element) error {
		parent := ""
		if len(x.open) > 1 {
			parent = x.open[len(x.open)-2]
		}
		switch {
		case e.name == "numFmt" && parent == "numFmts":
			id, err := strconv.Atoi(e.attr("numFmtId"))
			if err == nil && len(w.formats) < maxStyles {
				w.formats[id] = e.attr("formatCode")
			}
		case e.name == "xf" && parent == "cellXfs":
			if len(w.styles) == maxStyles {
				return tooLarge(w.file, "more than 65,536 styles")
			}
			id, err := strconv.Atoi(e.attr("numFmtId"))
			if err != nil {
				id = 0
			}
			w.styles = append(w.styles, cellStyle{w.shownAs(id), formatCurrency(w.formats[id])})
		}
		return nil
	})
}

func (w *workbook) readShared(name string) error {
	x, c, err := w.part(name)
	if x == nil || err != nil {
		return err
	}
	defer c.Close()
	inText, phonetic := false, false
	for {
		e, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch {
		case e.name == "rPh":
			phonetic = e.kind == start
		case e.name == "t":
			inText = e.kind == start
		case e.kind == text && inText && !phonetic:
			w.shared.all = append(w.shared.all, e.text...)
		case e.kind == end && e.name == "si":
			w.shared.ends = append(w.shared.ends, uint32(len(w.shared.all)))
		}
		if len(w.shared.all) > maxSharedBytes || len(w.shared.ends) > maxShared {
			return tooLarge(w.file, "too many different texts")
		}
	}
}
