package api

import (
	"bytes"
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func (s *Server) documentTemplateRoutes() {
	add(s, "GET /document-templates", "list-document-templates", "Templates of documents by name, archived ones among them",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.DocumentTemplate], error) {
			return all(s.Store.DocumentTemplates(ctx, by))
		})
	add(s, "GET /document-templates/guide", "get-template-guide", "What templates can merge, and ready texts to start from", s.templateGuide)
	add(s, "POST /document-templates", "add-document-template", "Add a template of documents",
		func(ctx context.Context, by crm.Actor, in *in[crm.DocumentTemplateDraft]) (*crm.DocumentTemplate, error) {
			return s.Store.AddDocumentTemplate(ctx, by, in.Body)
		})
	add(s, "PUT /document-templates/{id}", "edit-document-template", "Replace a template of documents, archive it, or bring it back",
		func(ctx context.Context, by crm.Actor, in *change[crm.DocumentTemplateDraft]) (*crm.DocumentTemplate, error) {
			return s.Store.EditDocumentTemplate(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "POST /deals/{id}/documents/from-template", "make-document", "Make a document from a template, as a draft on the deal", s.makeDocument)
}

// templateGuide helps to write a template.
type templateGuide struct {
	Fields []crm.MergeField            `json:"fields" nullable:"false"`
	Starts []crm.DocumentTemplateDraft `json:"starts" nullable:"false" doc:"Ready texts in every language; a lawyer must read them before use"`
}

func (s *Server) templateGuide(ctx context.Context, by crm.Actor, _ *struct{}) (*templateGuide, error) {
	own, err := s.Store.Fields(ctx, by)
	if err != nil {
		return nil, err
	}
	g := &templateGuide{Fields: crm.MergeFields(own, by.Language)}
	for _, l := range crm.Languages() {
		starts, err := paper.Starts(l)
		if err != nil {
			return nil, err
		}
		g.Starts = append(g.Starts, starts...)
	}
	return g, nil
}

type fromTemplateIn struct {
	Template crm.ID `json:"template_id"`
}

// makeDocument keeps the PDF first, as an upload, and then puts it on the deal.
// What is refused leaves an upload that nobody uses.
func (s *Server) makeDocument(ctx context.Context, by crm.Actor, in *change[fromTemplateIn]) (*crm.Deal, error) {
	f, err := s.Store.FillTemplate(ctx, by, in.ID, in.Body.Template)
	if err != nil {
		return nil, err
	}
	var file crm.ID
	if f.Deal.Version == in.version() {
		kept, err := s.keepFilled(ctx, by, f)
		if err != nil {
			return nil, err
		}
		file = kept.ID
	}
	return s.Store.AddFromTemplate(ctx, by, in.ID, in.version(), f.Template, file)
}

func (s *Server) keepFilled(ctx context.Context, by crm.Actor, f *store.FilledPaper) (*crm.File, error) {
	var b bytes.Buffer
	client := f.Signs
	if client == "" {
		client = f.Deal.CompanyName
	}
	err := paper.WriteDocument(&b, paper.Document{
		Firm: f.Firm.Name, Name: f.Template.Name, Signs: [2]string{f.Firm.Name, client}, Blocks: f.Blocks,
		Language: f.Template.Language, On: f.Firm.Today(s.Store.Now()),
	})
	if err != nil {
		return nil, err
	}
	by.Key = "" // that of the request names the document
	return s.Store.KeepFile(ctx, by, f.Deal.Label()+" "+f.Template.Name+".pdf", crm.FilePDF, &b)
}

func (s *Server) documentTemplateTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.DocumentTemplates(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, t := range list {
		rows = append(rows, []paper.Cell{
			paper.Text(t.Name), paper.Text(string(t.Kind)), paper.Text(string(t.Language)), paper.Whole(t.Version), paper.Text(yesNo(t.Archived)),
			paper.Moment(t.UpdatedAt), paper.Text(names.users[t.UpdatedBy]), paper.Text(t.Body),
		})
	}
	header := []string{"name", "kind", "language", "version", "archived", "updated_at", "updated_by", "body"}
	return items[crm.DocumentTemplate]{list}, paper.Table{Name: "document-templates", Header: header, Rows: slices.Values(rows)}, nil
}
