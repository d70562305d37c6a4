package api

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"hummock/internal/crm"
)

func (s *Server) offerRoutes() {
	add(s, "GET /deals/{id}/offers", "list-offers", "Offers of a deal with all their versions, the oldest first",
		func(ctx context.Context, by crm.Actor, in *ByID) (items[crm.Offer], error) {
			return all(s.Store.Offers(ctx, by, in.ID))
		})
	add(s, "POST /deals/{id}/offers", "add-offer", "Give a deal an offer, as a draft of its first version",
		func(ctx context.Context, by crm.Actor, in *onID[crm.NewOffer]) (*crm.Deal, error) {
			return s.Store.AddOffer(ctx, by, in.ID, in.Body)
		})
	add(s, "PUT /offers/{id}/draft", "edit-offer", "Write the draft of an offer, or the version after one that was sent",
		func(ctx context.Context, by crm.Actor, in *change[crm.OfferEdit]) (*crm.Deal, error) {
			return s.Store.EditOffer(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "GET /offers/{id}/comparison", "compare-offer", "What changed from one version to another", s.compareOffer)
	add(s, "POST /offers/{id}/sent", "send-offer", "Freeze the draft as what goes to the client, with its PDF", s.sendOffer)
	add(s, "PUT /offers/{id}/reply", "reply-offer", "Write down what the client answered by another way than the link", s.replyOffer)
	add(s, "POST /offers/{id}/approvals", "ask-discount", "Ask for leave to send an offer whose discount is beyond the limit",
		func(ctx context.Context, by crm.Actor, in *onID[discountIn]) (*crm.Approval, error) {
			return s.Store.AskDiscount(ctx, by, in.ID, in.Body.Message)
		})
	s.previewRoute()
	s.clientLinkRoutes()
}

// discountIn says why a discount is needed.
type discountIn struct {
	Message string `json:"message,omitempty" maxLength:"2000"`
}

type comparisonIn struct {
	ByID
	From int `query:"from" required:"true" minimum:"1" doc:"Number of the earlier version"`
	To   int `query:"to" required:"true" minimum:"1" doc:"Number of the later version"`
}

func (s *Server) compareOffer(ctx context.Context, by crm.Actor, in *comparisonIn) (*crm.OfferComparison, error) {
	o, _, err := s.Store.Offer(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	from, err := o.Version(in.From)
	if err != nil {
		return nil, err
	}
	to, err := o.Version(in.To)
	if err != nil {
		return nil, err
	}
	c := crm.CompareOffers(from, to)
	return &c, nil
}

type sendIn struct {
	ByID
	Versioned
}

// sendOffer keeps the PDF first, as an upload, and then sends the version that
// it was made of. What is refused leaves an upload that nobody uses.
func (s *Server) sendOffer(ctx context.Context, by crm.Actor, in *sendIn) (*crm.Deal, error) {
	o, d, err := s.Store.Offer(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	var file crm.ID
	if d.Version == in.version() && s.Store.CheckOffer(ctx, by, in.ID) == nil {
		kept, err := s.keepOffer(ctx, by, o, d)
		if err != nil {
			return nil, err
		}
		file = kept.ID
	}
	return s.Store.SendOffer(ctx, by, in.ID, in.version(), file)
}

func (s *Server) keepOffer(ctx context.Context, by crm.Actor, o *crm.Offer, d *crm.Deal) (*crm.File, error) {
	v := o.Newest()
	pdf, err := s.offerPDF(ctx, by, o, d, v)
	if err != nil {
		return nil, err
	}
	by.Key = "" // that of the request names the sending
	return s.Store.KeepFile(ctx, by, fmt.Sprintf("%s %s v%d.pdf", d.Label(), o.Name, v.Number), crm.FilePDF, bytes.NewReader(pdf))
}

func (s *Server) offerPDF(ctx context.Context, by crm.Actor, o *crm.Offer, d *crm.Deal, v *crm.OfferVersion) ([]byte, error) {
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	sender, on := by.Name, w.Today(s.Store.Now())
	if v.SentAt != 0 { // what the client got is from who sent it, of that day
		on = crm.DateOf(v.SentAt.Time(), w.Zone())
		u, err := s.Store.User(ctx, by, v.SentBy)
		if err != nil && !crm.IsKind(err, crm.NotFound) {
			return nil, err
		}
		if err == nil {
			sender = u.Name
		}
	}
	var b bytes.Buffer
	err = press{}.PrintOffer(&b, w, sender, d, o, v, on)
	return b.Bytes(), err
}

type previewIn struct {
	ByID
	Number int `query:"number" minimum:"1" doc:"Of the version; absent: the newest"`
}

// previewRoute shows the PDF of a version before it is sent.
func (s *Server) previewRoute() {
	addPDF(s, "GET /offers/{id}/pdf", "preview-offer", "The PDF of a version: before it is sent as it would be, after that as it was",
		func(ctx context.Context, by crm.Actor, in *previewIn) (string, []byte, error) {
			pdf, err := s.previewOffer(ctx, by, in)
			return "offer.pdf", pdf, err
		})
}

func (s *Server) previewOffer(ctx context.Context, by crm.Actor, in *previewIn) ([]byte, error) {
	o, d, err := s.Store.Offer(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	v, err := o.Version(in.Number)
	if err != nil {
		return nil, err
	}
	if v.File.IsZero() {
		return s.offerPDF(ctx, by, o, d, v)
	}
	_, kept, err := s.Store.OpenFile(ctx, by, v.File)
	if err != nil {
		return nil, err
	}
	defer kept.Close()
	return io.ReadAll(kept)
}

// replyIn is a client's answer.
type replyIn struct {
	State crm.OfferState `json:"state" enum:"accepted,changes_asked,declined"`
	Name  string         `json:"name" maxLength:"200" doc:"Who answers for the client"`
	Note  string         `json:"note,omitempty" maxLength:"4000" doc:"What is to be changed, or why"`
}

func (s *Server) replyOffer(ctx context.Context, by crm.Actor, in *change[replyIn]) (*crm.Deal, error) {
	return s.Store.ReplyOffer(ctx, by, in.ID, in.version(), crm.ClientReply{State: in.Body.State, Name: in.Body.Name, Note: in.Body.Note})
}
