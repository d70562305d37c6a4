package api

import (
	"context"
	"io"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// linkRate is how many calls a second an address may make with clients' links.
const linkRate = 2

// The secret of a client's link stands behind the # of its address, which no
// browser sends to anybody, and comes in the body: so it is in no log and in no
// Referer.
func (s *Server) offerLinkRoutes() {
	addCall(s, "POST /offer-links/open", "open-offer", "Show a client the offer of a link", s.openOffer)
	addCall(s, "POST /offer-links/reply", "answer-offer", "Take a client's answer by a link", s.answerOffer)
	addFile(s, "POST /offer-links/file", "get-offer-file", "The PDF of a link's offer", s.getOfferFile)
}

type linkIn struct {
	Token string `json:"token" maxLength:"200"`
}

func (s *Server) openOffer(ctx context.Context, c *call, in *in[linkIn]) (*store.ClientOffer, error) {
	if err := s.mayTryLink(c); err != nil {
		return nil, err
	}
	return s.Store.OpenOffer(ctx, auth.SecretOf(in.Body.Token).Hash(), s.firmOf(ctx, c))
}

// answerIn is a client's answer with the link that it comes by.
type answerIn struct {
	Token string         `json:"token" maxLength:"200"`
	State crm.OfferState `json:"state" enum:"accepted,changes_asked,declined"`
	Name  string         `json:"name" maxLength:"200" doc:"Who answers"`
	Note  string         `json:"note,omitempty" maxLength:"4000" doc:"What is to be changed, or why"`
}

func (s *Server) answerOffer(ctx context.Context, c *call, in *in[answerIn]) (*store.ClientOffer, error) {
	if err := s.mayTryLink(c); err != nil {
		return nil, err
	}
	r := crm.OfferReply{State: in.Body.State, Name: in.Body.Name, Note: in.Body.Note, Address: c.address}
	return s.Store.AnswerOffer(ctx, auth.SecretOf(in.Body.Token).Hash(), s.firmOf(ctx, c), r)
}

func (s *Server) getOfferFile(ctx context.Context, _ crm.Actor, in *in[linkIn]) (*file, error) {
	if err := s.mayTryLink(callIn(ctx)); err != nil {
		return nil, err
	}
	f, content, err := s.Store.OpenOfferFile(ctx, auth.SecretOf(in.Body.Token).Hash())
	if err != nil {
		return nil, err
	}
	defer content.Close()
	body, err := io.ReadAll(content)
	return &file{Type: string(f.Type), Disposition: disposition(f.Name), Body: body}, err
}

func (s *Server) mayTryLink(c *call) error {
	if !s.limits.allow(ofLinks, subnet(c.address), time.Now()) {
		return tooFast()
	}
	return nil
}

// firmOf is where the browser is signed in; 0: nowhere.
func (s *Server) firmOf(ctx context.Context, c *call) crm.WorkspaceID {
	if c.session.Empty() {
		return 0
	}
	by, err := s.Store.ActorOfSession(ctx, c.session.Hash(), false)
	if err != nil {
		return 0 // it has ended
	}
	return by.Workspace
}
