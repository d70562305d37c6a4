package api

import (
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// Contract is the API's OpenAPI document, as YAML.
func (s *Server) Contract() ([]byte, error) { return s.api.OpenAPI().YAML() }

// ContractJSON is the same as JSON.
func (s *Server) ContractJSON() ([]byte, error) { return s.api.OpenAPI().MarshalJSON() }

func (s *Server) serveContract(w http.ResponseWriter, _ *http.Request) {
	b, err := s.ContractJSON()
	if err != nil {
		panic(err) // it was made from our own types
	}
	w.Header().Set("Content-Type", "application/openapi+json")
	_, _ = w.Write(b)
}

type docsCall struct {
	Method, Path, ID, Summary string
	Params                    []*huma.Param
	Body, Answer              string // names of schemas
}

type docsSchema struct {
	Name   string
	Fields []docsField
}

type docsField struct {
	Name, Type, Doc string
	Required        bool
}

type docsPage struct {
	Nonce   string
	Nouns   []string
	Calls   map[string][]docsCall
	Schemas []docsSchema
	Codes   map[string]string
}

func (s *Server) serveDocs(w http.ResponseWriter, r *http.Request) {
	nonce, _ := r.Context().Value(nonceKey{}).(string)
	page := s.docs()
	page.Nonce = nonce
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = docsTemplate.Execute(w, page) // the reader may have gone
}

func (s *Server) docs() docsPage {
	page := docsPage{Calls: map[string][]docsCall{}, Codes: s.texts["en"]}
	for path, item := range s.api.OpenAPI().Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Patch, item.Delete} {
			if op == nil {
				continue
			}
			tag := op.Tags[0]
			page.Calls[tag] = append(page.Calls[tag], describe(path, op))
		}
	}
	for tag, calls := range page.Calls {
		page.Nouns = append(page.Nouns, tag)
		slices.SortFunc(calls, func(a, b docsCall) int { return strings.Compare(a.Path+a.Method, b.Path+b.Method) })
	}
	slices.Sort(page.Nouns)
	for name, schema := range s.api.OpenAPI().Components.Schemas.Map() {
		page.Schemas = append(page.Schemas, describeSchema(name, schema))
	}
	slices.SortFunc(page.Schemas, func(a, b docsSchema) int { return strings.Compare(a.Name, b.Name) })
	return page
}

func describe(path string, op *huma.Operation) docsCall {
	d := docsCall{Method: op.Method, Path: Base + path, ID: op.OperationID, Summary: op.Summary, Params: op.Parameters}
	if op.RequestBody != nil {
		d.Body = schemaName(op.RequestBody.Content)
	}
	if ok := op.Responses["200"]; ok != nil {
		d.Answer = schemaName(ok.Content)
	}
	return d
}

func schemaName(content map[string]*huma.MediaType) string {
	for _, m := range content {
		if m.Schema != nil {
			return typeName(m.Schema)
		}
	}
	return ""
}

func typeName(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	case s.Type == huma.TypeArray:
		return "list of " + typeName(s.Items)
	case s.Format != "":
		return s.Type + " (" + s.Format + ")"
	}
	return s.Type
}

func describeSchema(name string, s *huma.Schema) docsSchema {
	d := docsSchema{Name: name}
	for field, f := range s.Properties {
		d.Fields = append(d.Fields, docsField{Name: field, Type: typeName(f), Doc: f.Description, Required: slices.Contains(s.Required, field)})
	}
	slices.SortFunc(d.Fields, func(a, b docsField) int { return strings.Compare(a.Name, b.Name) })
	return d
}

var docsTemplate = template.Must(template.New("docs").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hummock API</title>
<style nonce="{{.Nonce}}">
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
code, h3 { font-family: ui-monospace, monospace } h3 { font-size: 1rem; margin: 1.5rem 0 0 }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884; vertical-align: top }
</style></head><body>
<h1>Hummock API</h1>
<p>The contract as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>. Send an API token as <code>Authorization: Bearer</code>.
Changes need <code>If-Match</code> with the <code>ETag</code> they were made on; every POST may carry an <code>Idempotency-Key</code>.
Refusals are problems after RFC 9457 with a stable <a href="#codes">code</a>.</p>
<nav>{{range .Nouns}}<a href="#{{.}}">{{.}}</a> {{end}}</nav>
{{range $noun := .Nouns}}<h2 id="{{$noun}}">{{$noun}}</h2>
{{range index $.Calls $noun}}<h3 id="{{.ID}}">{{.Method}} {{.Path}}</h3><p>{{.Summary}}.
{{if .Body}}Takes <a href="#schema-{{.Body}}">{{.Body}}</a>.{{end}} {{if .Answer}}Answers <a href="#schema-{{.Answer}}">{{.Answer}}</a>.{{end}}</p>
{{if .Params}}<table>{{range .Params}}<tr><td><code>{{.Name}}</code></td><td>{{.In}}</td><td>{{.Description}}</td></tr>{{end}}</table>{{end}}
{{end}}{{end}}
<h1>What is sent</h1>
{{range .Schemas}}<h3 id="schema-{{.Name}}">{{.Name}}</h3>
<table>{{range .Fields}}<tr><td><code>{{.Name}}</code>{{if .Required}} *{{end}}</td><td>{{.Type}}</td><td>{{.Doc}}</td></tr>{{end}}</table>{{end}}
<h1 id="codes">Codes of problems</h1>
<table>{{range $code, $text := .Codes}}<tr><td><code>{{$code}}</code></td><td>{{$text}}</td></tr>{{end}}</table>
</body></html>
`))
