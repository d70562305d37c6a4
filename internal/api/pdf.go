package api

import (
	"context"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/crm"
)

// addPDF registers a call that answers with a PDF to be looked at in the browser.
func addPDF[I any](s *Server, route, id, summary string, make func(context.Context, crm.Actor, *I) (name string, pdf []byte, err error)) {
	op := s.operation(route, id, summary)
	op.Responses = map[string]*huma.Response{"200": {
		Description: "The PDF", Content: map[string]*huma.MediaType{string(crm.FilePDF): {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*huma.StreamResponse, error) {
		c := callIn(ctx)
		name, pdf, err := make(ctx, c.by, in)
		if err != nil {
			return nil, c.close(nil, err)
		}
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			hc.SetHeader("Content-Type", string(crm.FilePDF))
			hc.SetHeader("Content-Disposition", strings.Replace(disposition(name), "attachment", "inline", 1))
			hc.SetHeader("Content-Security-Policy", previewPolicy)
			_, _ = hc.BodyWriter().Write(pdf) // the browser may have left
		}}, nil
	})
}
