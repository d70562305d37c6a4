package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

const uploadFile = "upload-file"

// previewPolicy is what a shown file may do: be looked at, on our own pages.
const previewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"

func (s *Server) fileRoutes() {
	op := s.operation("POST /files", uploadFile, "Upload a file, to be used by a document within a day")
	op.BodyReadTimeout = uploadTime
	huma.Register(s.api, op, func(ctx context.Context, in *struct {
		RawBody huma.MultipartFormFiles[oneFile]
	},
	) (*bodied[*crm.File], error) {
		c := callIn(ctx)
		defer in.RawBody.Form.RemoveAll() //nolint:errcheck // files of the operating system's temporary folder
		f, err := s.keepFile(ctx, c.by, in.RawBody.Data().File)
		return &bodied[*crm.File]{f}, c.close(f, err)
	})
	s.addContent("GET /files/{id}", "get-file", "A file, to be saved", false)
	s.addContent("GET /files/{id}/preview", "preview-file", "A PDF or a picture, to be looked at in a frame that can do nothing else", true)
}

// oneFile is a form with a file.
type oneFile struct {
	File huma.FormFile `form:"file" required:"true" doc:"PDF, PNG, JPEG, WebP, DOCX, XLSX, ODT, TXT or CSV, 25 MB at most"`
}

func (s *Server) keepFile(ctx context.Context, by crm.Actor, f huma.FormFile) (*crm.File, error) {
	t, err := paper.Attachment(f, f.Size, f.Filename)
	if err != nil {
		return nil, err
	}
	if by.Print, err = uploadPrint(by.Print, f); err != nil {
		return nil, err
	}
	return s.Store.KeepFile(ctx, by, f.Filename, t, f)
}

// uploadPrint adds what came with a form to the fingerprint of its request.
// Another file under the same Idempotency-Key is another request.
func uploadPrint(request string, files ...huma.FormFile) (string, error) {
	sum := sha256.New()
	for _, f := range files {
		fmt.Fprintf(sum, "%s %q %d ", request, f.Filename, f.Size)
		if _, err := io.Copy(sum, io.NewSectionReader(f, 0, f.Size)); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// addContent registers a call that answers with the bytes of a file.
func (s *Server) addContent(route, id, summary string, shown bool) {
	op := s.operation(route, id, summary)
	op.Responses = map[string]*huma.Response{"200": {
		Description: "The file's bytes; parts of it where Range asks for them",
		Content:     map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}}
	huma.Register(s.api, op, func(ctx context.Context, in *ByID) (*huma.StreamResponse, error) {
		c := callIn(ctx)
		f, content, err := s.Store.OpenFile(ctx, c.by, in.ID)
		if err == nil && shown && !f.Type.Previewed() {
			_ = content.Close() // it was only read
			err = noPreview(f)
		}
		if err != nil {
			return nil, c.close(nil, err)
		}
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			r, out := humago.Unwrap(hc)
			serveFile(out, r, f, content, shown)
		}}, nil
	})
}

func noPreview(f *crm.File) *crm.Error {
	return crm.Invalidf("file.no_preview", "%s cannot be shown here: save it and open it on your own machine", f.Name).With("file", f.Name)
}

// serveFile answers with the bytes of a file, by the type that was found when it
// came in.
func serveFile(out http.ResponseWriter, r *http.Request, f *crm.File, content *os.File, shown bool) {
	defer content.Close()
	_ = http.NewResponseController(out).SetWriteDeadline(time.Now().Add(uploadTime)) // in-process calls have no connection
	h := out.Header()
	h.Set("Content-Type", string(f.Type))
	h.Set("Content-Disposition", disposition(f.Name))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	if shown {
		h.Set("Content-Disposition", strings.Replace(disposition(f.Name), "attachment", "inline", 1))
		h.Set("Content-Security-Policy", previewPolicy)
	}
	http.ServeContent(out, r, "", time.Time{}, content)
}
