package api

import (
	"context"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// linkRate is how many calls a second an address may make with clients' links; a
// look at a document takes three.
const linkRate = 4

// clientPreview is the one call that takes a form: a frame can send nothing else.
const clientPreview = "/client-links/preview"

const formKind = "application/x-www-form-urlencoded"

// The secret of a client's link stands behind the # of its address, which no
// browser sends to anybody, and comes in the body: so it is in no log and in no
// Referer.
func (s *Server) clientLinkRoutes() {
	add(s, "POST /offers/{id}/link", "link-offer", "Make the client's link to an offer, which is shown once and takes the place of an earlier one",
		func(ctx context.Context, by crm.Actor, in *ByID) (*shownLink, error) {
			return s.makeLink(ctx, by, in.ID, s.Store.MakeOfferLink)
		})
	add(s, "POST /documents/{id}/link", "link-document", "Make the client's link to the newest version of a document, which is shown once; a draft is sent by it",
		func(ctx context.Context, by crm.Actor, in *ByID) (*shownLink, error) {
			return s.makeLink(ctx, by, in.ID, s.Store.MakeDocumentLink)
		})
	add(s, "POST /feedback/{id}/link", "link-feedback", "Make the link by which a client says what they were asked for, which is shown once",
		func(ctx context.Context, by crm.Actor, in *ByID) (*shownLink, error) {
			return s.makeLink(ctx, by, in.ID, s.Store.MakeFeedbackLink)
		})
	addCall(s, "POST /client-links/open", "open-client-link", "Show a client what a link leads to", s.openClientLink)
	addCall(s, "POST /client-links/reply", "answer-client-link", "Take a client's answer to an offer or a document by a link", s.answerClientLink)
	addCall(s, "POST /client-links/feedback", "answer-feedback-link", "Take what a client says of the work by a link, and of what may be shown", s.answerFeedbackLink)
	s.clientFileRoutes()
}

// shownLink is a client's link, which nobody can ask for again.
type shownLink struct {
	store.ClientLink
	URL string `json:"url"`
}

func (s *Server) makeLink(ctx context.Context, by crm.Actor, id crm.ID, keep func(context.Context, crm.Actor, crm.ID, crm.ID, string) (*store.ClientLink, error)) (*shownLink, error) {
	secret, making := auth.NewSecret(), crm.NewID()
	l, err := keep(ctx, by, id, making, secret.Hash())
	if err != nil {
		return nil, err
	}
	if l.ID != making {
		return nil, crm.Errorf(crm.Conflict, "client_link.shown", "an earlier try of this request made the link and showed it: make another")
	}
	return &shownLink{ClientLink: *l, URL: s.link("o", secret)}, nil
}

type linkIn struct {
	Token string `json:"token" maxLength:"200"`
}

func (s *Server) openClientLink(ctx context.Context, c *call, in *in[linkIn]) (*store.ClientPage, error) {
	if err := s.mayTryLink(c); err != nil {
		return nil, err
	}
	return s.Store.OpenClientLink(ctx, auth.SecretOf(in.Body.Token).Hash(), s.firmOf(ctx, c), crm.ClientPerson{Address: c.address})
}

// answerIn is a client's answer with the link that it comes by.
type answerIn struct {
	Token string         `json:"token" maxLength:"200"`
	State crm.OfferState `json:"state" enum:"accepted,changes_asked,declined" doc:"declined: of an offer"`
	Name  string         `json:"name" maxLength:"200" doc:"Who answers"`
	Note  string         `json:"note,omitempty" maxLength:"4000" doc:"What is to be changed, or why"`
}

func (s *Server) answerClientLink(ctx context.Context, c *call, in *in[answerIn]) (*store.ClientPage, error) {
	if err := s.mayTryLink(c); err != nil {
		return nil, err
	}
	r := crm.ClientReply{State: in.Body.State, Name: in.Body.Name, Note: in.Body.Note, Address: c.address}
	return s.Store.AnswerClientLink(ctx, auth.SecretOf(in.Body.Token).Hash(), s.firmOf(ctx, c), r)
}

// feedbackIn is what a client says by a link.
type feedbackIn struct {
	Token       string                `json:"token" maxLength:"200"`
	Name        string                `json:"name" maxLength:"200" doc:"Who answers"`
	Score       *int                  `json:"score,omitempty" minimum:"0" maximum:"10"`
	Words       string                `json:"words,omitempty" maxLength:"4000"`
	Quote       *bool                 `json:"quote,omitempty" doc:"The words may be shown with the name; absent: not said"`
	Permissions []crm.PermissionReply `json:"permissions,omitempty" maxItems:"100" doc:"Yes or no to what the link asks leave to show"`
}

func (s *Server) answerFeedbackLink(ctx context.Context, c *call, in *in[feedbackIn]) (*store.ClientPage, error) {
	if err := s.mayTryLink(c); err != nil {
		return nil, err
	}
	b := in.Body
	r := crm.FeedbackReply{Name: b.Name, Address: c.address, Score: b.Score, Words: b.Words, Quote: b.Quote, Permissions: b.Permissions}
	return s.Store.AnswerFeedbackLink(ctx, auth.SecretOf(b.Token).Hash(), s.firmOf(ctx, c), r)
}

// clientFileRoutes give the bytes of a link's file: to be saved, and to be looked
// at in a frame that can do nothing else.
func (s *Server) clientFileRoutes() {
	answers := map[string]*huma.Response{"200": {
		Description: "The file's bytes",
		Content:     map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
	}}
	op := s.operation("POST /client-links/file", "get-client-file", "The file of a link's offer or document, to be saved")
	op.Responses = answers
	huma.Register(s.api, op, func(ctx context.Context, in *in[linkIn]) (*huma.StreamResponse, error) {
		return s.clientFile(ctx, in.Body.Token, false)
	})
	op = s.operation("POST "+clientPreview, "preview-client-file", "A link's PDF or picture, to be looked at in a frame that can do nothing else")
	op.Responses = answers
	huma.Register(s.api, op, func(ctx context.Context, in *struct {
		RawBody []byte `contentType:"application/x-www-form-urlencoded" doc:"token: the secret of the link"`
	},
	) (*huma.StreamResponse, error) {
		form, _ := url.ParseQuery(string(in.RawBody)) // what is no form holds no token
		return s.clientFile(ctx, form.Get("token"), true)
	})
}

func (s *Server) clientFile(ctx context.Context, token string, shown bool) (*huma.StreamResponse, error) {
	c := callIn(ctx)
	if err := s.mayTryLink(c); err != nil {
		return nil, c.close(nil, err)
	}
	f, content, err := s.Store.OpenClientFile(ctx, auth.SecretOf(token).Hash())
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
