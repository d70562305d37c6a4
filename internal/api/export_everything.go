package api

import (
	"archive/zip"
	"bytes"
	"context"

	"hummock/internal/crm"
)

// everything is the name of the export that holds all others.
const everything = "everything"

// exportEverything packs a file of each kind. What the caller's roles may not
// have at all is left out.
func (s *Server) exportEverything(ctx context.Context, by crm.Actor, in *exportIn) (*file, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, what := range Exports() {
		if what == everything {
			continue
		}
		one := *in
		one.What = exportKind(what)
		f, err := s.export(ctx, by, &one)
		if crm.IsKind(err, crm.Forbidden) {
			continue
		}
		if err != nil {
			return nil, err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: what + "." + in.Format, Method: zip.Deflate, Modified: s.Store.Now()})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.Body); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return &file{Type: "application/zip", Disposition: `attachment; filename="everything.zip"`, Body: b.Bytes()}, nil
}
