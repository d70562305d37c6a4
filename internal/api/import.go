package api

import (
	"context"
	"fmt"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

const createImport = "create-import"

func (s *Server) importRoutes() {
	op := s.operation("POST /imports", createImport, "Bring files in, as far as a mapping to look at")
	op.BodyReadTimeout = uploadTime
	huma.Register(s.api, op, func(ctx context.Context, in *uploadIn) (*bodied[*crm.Import], error) {
		c := callIn(ctx)
		defer in.RawBody.Form.RemoveAll() //nolint:errcheck // files of the operating system's temporary folder
		im, err := s.createImport(ctx, c.by, in.RawBody.Data())
		return &bodied[*crm.Import]{im}, c.close(im, err)
	})
	add(s, "GET /imports", "list-imports", "Imports, the newest first", func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Import], error) {
		return all(s.Store.Imports(ctx, by))
	})
	add(s, "GET /imports/{id}", "get-import", "An import: its plan, and how far it has come", s.getImport)
	add(s, "DELETE /imports/{id}", "drop-import", "Forget an import that was not carried out", func(ctx context.Context, by crm.Actor, in *ByID) (nothing, error) {
		return nothing{}, s.Store.DropImport(ctx, by, in.ID)
	})
	add(s, "GET /imports/fields", "list-import-fields", "Where columns can go, for each kind of file", s.importFields)
	add(s, "PUT /imports/{id}/mapping", "map-import", "Say what files and columns mean", func(ctx context.Context, by crm.Actor, in *change[crm.ImportMapping]) (*crm.Import, error) {
		return s.Store.MapImport(ctx, by, in.ID, in.version(), in.Body)
	})
	add(s, "POST /imports/{id}/preview", "preview-import", "Find out what would happen, and change nothing", func(ctx context.Context, by crm.Actor, in *startIn) (*crm.Import, error) {
		return s.Store.StartImport(ctx, by, in.ID, in.version(), true)
	})
	add(s, "POST /imports/{id}/commit", "commit-import", "Carry an import out", func(ctx context.Context, by crm.Actor, in *startIn) (*crm.Import, error) {
		return s.Store.StartImport(ctx, by, in.ID, in.version(), false)
	})
	add(s, "POST /imports/{id}/cancel", "cancel-import", "Stop an import; what has come in stays", func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Import, error) {
		return s.Store.CancelImport(ctx, by, in.ID)
	})
	add(s, "POST /imports/{id}/undo", "undo-import", "Take an import back as a whole", func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Import, error) {
		return s.Store.UndoImport(ctx, by, in.ID)
	})
	add(s, "GET /imports/{id}/rows", "list-import-rows", "Rows of one file, with what became of them", s.importRows)
	addFile(s, "GET /imports/{id}/bad-rows.csv", "get-bad-rows", "The rows of one file that were refused, with the reasons, as a file that can come in again", s.badRows)
}

// startIn starts an import; the version is that of the plan that was looked at.
type startIn struct {
	ByID
	IfMatch string `header:"If-Match" doc:"Version that was looked at; absent: the newest"`
}

// Resolve refuses an If-Match that cannot be read.
func (in *startIn) Resolve(huma.Context) []error {
	if _, err := parseVersion(in.IfMatch); in.IfMatch != "" && err != nil {
		return []error{err}
	}
	return nil
}

func (in *startIn) version() int64 {
	v, _ := parseVersion(in.IfMatch)
	return v
}

// uploadIn is a form with files.
type uploadIn struct {
	RawBody huma.MultipartFormFiles[upload]
}

type upload struct {
	Files        []huma.FormFile `form:"file" required:"true" doc:"CSV or XLSX; several may come together"`
	Pipeline     string          `form:"pipeline" required:"false" maxLength:"80" doc:"Name of the pipeline for deals; an unknown one is made"`
	HistoryFrom  crm.Date        `form:"history_from" required:"false" doc:"From this day on the files hold every deal that was closed"`
	CreateStages bool            `form:"create_stages" required:"false" doc:"Add stages that the pipeline does not know"`
}

// createImport stores the rows of the files. A repeated request gets the import
// of the first one.
func (s *Server) createImport(ctx context.Context, by crm.Actor, up *upload) (*crm.Import, error) {
	if _, err := crm.ParseDate(string(up.HistoryFrom)); err != nil {
		return nil, err
	}
	var err error
	if by.Print, err = uploadPrint(by.Print+fmt.Sprint(up.Pipeline, up.HistoryFrom, up.CreateStages), up.Files...); err != nil {
		return nil, err
	}
	made, err := s.Store.CreateImport(ctx, by, crm.ImportPlan{Pipeline: strings.TrimSpace(up.Pipeline), HistoryFrom: up.HistoryFrom, CreateStages: up.CreateStages})
	if err != nil {
		return nil, err
	}
	by.Key = ""
	if im, err := s.Store.Import(ctx, by, made.ID); err != nil || im.State != crm.ImportUploading {
		return im, err
	}
	im, err := s.takeIn(ctx, by, made.ID, up.Files)
	if err != nil {
		_ = s.Store.DropImport(context.WithoutCancel(ctx), by, made.ID) // what could not come in whole is forgotten
	}
	return im, err
}

func (s *Server) takeIn(ctx context.Context, by crm.Actor, id crm.ID, files []huma.FormFile) (*crm.Import, error) {
	fields, err := s.Store.Fields(ctx, by)
	if err != nil {
		return nil, err
	}
	taken := 0
	for i, f := range files {
		sheets, err := paper.OpenIntakes(f, f.Size, f.Filename, fields)
		if err != nil {
			return nil, err
		}
		if taken += len(sheets); taken > crm.MostImportFiles {
			return nil, crm.Errorf(crm.TooLarge, "import.too_many_files", "an import takes at most %d files, and each sheet of a workbook counts as one: divide them", crm.MostImportFiles)
		}
		for _, in := range sheets {
			in.File.Upload = i
			if _, err := s.Store.AddImportFile(ctx, by, id, in.File, in.Flaw, in.Rows); err != nil {
				return nil, err
			}
		}
	}
	return s.Store.FinishUpload(ctx, by, id)
}

func (s *Server) getImport(ctx context.Context, by crm.Actor, in *ByID) (*crm.Import, error) {
	im, err := s.Store.Import(ctx, by, in.ID)
	if err == nil && im.Counts.Problem != nil {
		s.word(by.Language, im.Counts.Problem)
	}
	return im, err
}

// word puts the reason of a problem into a language.
func (s *Server) word(l crm.Language, p *crm.ImportProblem) {
	p.Reason = s.texts.sentence(l, &crm.Error{Code: p.Code, Msg: p.Reason, Params: p.Params})
}

// fieldsOf are the places where columns of a kind can go.
type fieldsOf struct {
	Kind   crm.ImportKind `json:"kind"`
	Fields []string       `json:"fields" nullable:"false"`
}

func (s *Server) importFields(ctx context.Context, by crm.Actor, _ *struct{}) (items[fieldsOf], error) {
	custom, err := s.Store.Fields(ctx, by)
	if err != nil {
		return items[fieldsOf]{}, err
	}
	var list []fieldsOf
	for _, kind := range crm.ImportKinds() {
		list = append(list, fieldsOf{kind, crm.ImportFieldsOf(kind, custom)})
	}
	return all(list, nil)
}

type importRowsIn struct {
	ByID
	File  int `query:"file" minimum:"-1" doc:"Place of the file in the import, from 0; -1: what rows made along the way"`
	After int `query:"after" minimum:"0" doc:"Number of the row before the first"`
	Limit int `query:"limit" minimum:"1" maximum:"1000" default:"100"`

	State crm.ImportRowState `query:"state" enum:"created,updated,unchanged,bad,undone,kept" doc:"Only rows of which this became"`
}

func (s *Server) importRows(ctx context.Context, by crm.Actor, in *importRowsIn) (items[crm.ImportRow], error) {
	rows, err := s.Store.ImportRows(ctx, by, in.ID, in.File, in.After, in.Limit, in.State)
	for i := range rows {
		for k := range rows[i].Problems {
			s.word(by.Language, &rows[i].Problems[k])
		}
	}
	return all(rows, err)
}

// disposition names a file to save; letters beyond ASCII are left to browsers
// that read the second form.
func disposition(name string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\/;%`, r) {
			return '_'
		}
		return r
	}, name)
	return fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`, plain, escaped(name))
}

func escaped(name string) string {
	var b strings.Builder
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '_' {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "%%%02X", c)
	}
	return b.String()
}
