package api

import (
	"bytes"
	"context"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func (s *Server) afterWorkRoutes() {
	add(s, "GET /deals/{id}/after-work", "get-after-work", "Feedback, permissions to publish, what is left out of the work and what it brought",
		func(ctx context.Context, by crm.Actor, in *ByID) (*store.AfterWork, error) {
			return s.Store.AfterWork(ctx, by, in.ID)
		})
	add(s, "POST /deals/{id}/feedback", "ask-feedback", "Ask a person of the client to say something about our work, for the first time or once more",
		func(ctx context.Context, by crm.Actor, in *onID[crm.FeedbackDraft]) (*crm.Deal, error) {
			return s.Store.AskFeedback(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /feedback/{id}/answer", "answer-feedback", "Write down what somebody said about our work, or that nothing came",
		func(ctx context.Context, by crm.Actor, in *change[crm.FeedbackAnswer]) (*crm.Deal, error) {
			return s.Store.AnswerFeedback(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "POST /deals/{id}/publications", "add-publication", "Name a quote, a case, a logo or figures that could be shown to others",
		func(ctx context.Context, by crm.Actor, in *onID[crm.PublicationDraft]) (*crm.Deal, error) {
			return s.Store.AddPublication(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /publications/{id}", "edit-publication", "Say anew what is to be shown, while the client does not allow it",
		func(ctx context.Context, by crm.Actor, in *change[crm.PublicationEdit]) (*crm.Deal, error) {
			return s.Store.EditPublication(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "DELETE /publications/{id}", "remove-publication", "Take away what is not to be shown after all",
		func(ctx context.Context, by crm.Actor, in *change0) (*crm.Deal, error) {
			return s.Store.RemovePublication(ctx, by, in.ID, in.version())
		})
	add(s, "PUT /publications/{id}/permission", "set-permission", "Write down that the client was asked for leave to publish, or what the client said",
		func(ctx context.Context, by crm.Actor, in *change[crm.PermissionMove]) (*crm.Deal, error) {
			return s.Store.SetPermission(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "PUT /deals/{id}/left-out", "set-left-out", "Say what is not part of the work",
		func(ctx context.Context, by crm.Actor, in *change[leftOutIn]) (*crm.Deal, error) {
			return s.Store.SetLeftOut(ctx, by, in.ID, in.version(), in.Body.LeftOut)
		})
	add(s, "PUT /deals/{id}/figures", "set-figures", "Say what the work changed for the client, in figures",
		func(ctx context.Context, by crm.Actor, in *change[figuresIn]) (*crm.Deal, error) {
			return s.Store.SetFigures(ctx, by, in.ID, in.version(), in.Body.Figures)
		})
	add(s, "GET /portfolio", "get-portfolio", "What may be shown of clients, or what was asked for, refused or withdrawn", s.getPortfolio)
	add(s, "GET /deals/{id}/report", "get-report", "What a client is told: what was promised and delivered, with dates and figures",
		func(ctx context.Context, by crm.Actor, in *reportIn) (*crm.PerformanceReport, error) {
			return s.Store.Report(ctx, by, in.ID, in.Language)
		})
	addPDF(s, "GET /deals/{id}/report/pdf", "print-report", "The report to a client as a PDF",
		func(ctx context.Context, by crm.Actor, in *reportIn) (string, []byte, error) {
			r, err := s.Store.Report(ctx, by, in.ID, in.Language)
			if err != nil {
				return "", nil, err
			}
			var b bytes.Buffer
			err = paper.WriteReport(&b, r)
			return r.Label + " report.pdf", b.Bytes(), err
		})
}

type leftOutIn struct {
	LeftOut []string `json:"left_out" nullable:"false" maxItems:"200" doc:"Line by line"`
}

type figuresIn struct {
	Figures []crm.Figure `json:"figures" nullable:"false" maxItems:"100"`
}

type reportIn struct {
	ByID
	Language crm.Language `query:"language" enum:"en,ru,pl" doc:"Absent: the client's"`
}

func (s *Server) getPortfolio(ctx context.Context, by crm.Actor, in *struct {
	Shown   string `query:"shown" enum:"granted,not_granted" default:"granted" doc:"granted: what may be shown"`
	Company crm.ID `query:"company_id"`
	Product crm.ID `query:"product_id"`
},
) (items[crm.Publication], error) {
	return all(s.Store.Portfolio(ctx, by, store.PortfolioFilter{Granted: in.Shown != "not_granted", Company: in.Company, Product: in.Product}))
}
