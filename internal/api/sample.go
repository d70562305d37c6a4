package api

import (
	"context"
	"slices"
	"time"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/sample"
	"hummock/internal/store"
	"hummock/internal/templates"
)

// How long a link lasts that signs into the sample company: one that is printed
// for somebody, and one that the page follows by itself.
const (
	printedLasts  = 24 * time.Hour
	followedLasts = 5 * time.Minute
)

// sampleSeed makes the sample company the same everywhere.
const sampleSeed = 3

// Sample is the sample company with a way in for each of its roles.
type Sample struct {
	Workspace crm.Workspace `json:"workspace"`
	Links     []RoleLink    `json:"links"`
}

// RoleLink signs in, once and within a day, as somebody who holds a role.
type RoleLink struct {
	Role crm.Role `json:"role"`
	Name string   `json:"name"`
	URL  string   `json:"url"`
}

type sampleBody struct {
	Language crm.Language `json:"language,omitempty" enum:"en,ru,pl" doc:"Of its texts; it counts where the company is not there yet"`
}

func (s *Server) makeSample(ctx context.Context, by crm.Actor, in *in[sampleBody]) (*Sample, error) {
	return s.Sample(context.WithoutCancel(ctx), by, in.Body.Language)
}

// Sample founds the sample company unless it is there, and makes new links for
// its roles. Founding takes seconds.
func (s *Server) Sample(ctx context.Context, by crm.Actor, l crm.Language) (*Sample, error) {
	w, err := s.sampleWorkspace(ctx)
	if err != nil {
		return nil, err
	}
	if w == nil {
		if w, err = s.foundSample(ctx, by.Door, 0, l); err != nil {
			return nil, err
		}
	}
	return s.sampleLinks(ctx, w)
}

func (s *Server) foundSample(ctx context.Context, door crm.Door, of crm.WorkspaceID, l crm.Language) (*crm.Workspace, error) {
	services, err := templates.ByKey("it-services")
	if err != nil {
		return nil, err
	}
	b2b, err := templates.ByKey("b2b-weighted")
	if err != nil {
		return nil, err
	}
	life, err := templates.ByKey("client-lifecycle")
	if err != nil {
		return nil, err
	}
	h := sample.Make(sample.Options{Now: s.Store.Now(), Language: l, Seed: sampleSeed, Services: services, B2B: b2b, Life: life})
	f, err := s.Store.FoundSample(ctx, crm.Actor{Door: door}, of, h, press{})
	if err != nil {
		return nil, err
	}
	return &f.Workspace, nil
}

// sampleWorkspace gives the sample company that a command made, or nil.
func (s *Server) sampleWorkspace(ctx context.Context) (*crm.Workspace, error) {
	list, err := s.Store.Workspaces(ctx)
	i := slices.IndexFunc(list, func(w crm.Workspace) bool {
		return w.Kind == "sample" && w.Settings.SampleOf == 0 && w.Name == sample.Name
	})
	if err != nil || i < 0 {
		return nil, err
	}
	return &list[i], nil
}

// sampleLinks makes a link for each role.
func (s *Server) sampleLinks(ctx context.Context, w *crm.Workspace) (*Sample, error) {
	users, err := s.Store.Users(ctx, crm.Actor{Workspace: w.ID, Sees: crm.SeesAll})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(users, func(a, b crm.User) int { return int(a.CreatedAt - b.CreatedAt) })
	var links []store.SignInLink
	out := &Sample{Workspace: *w}
	for _, role := range crm.Roles() {
		u := holder(users, role)
		if u == nil {
			continue
		}
		secret := auth.NewSecret()
		links = append(links, store.SignInLink{User: u.ID, Hash: secret.Hash()})
		out.Links = append(out.Links, RoleLink{Role: role, Name: u.Name, URL: s.link("sign-in", secret)})
	}
	return out, s.Store.OfferSignIns(ctx, w.ID, printedLasts, links)
}

// holder gives who holds a role and as few others as possible; of several, who
// came first.
func holder(users []crm.User, role crm.Role) *crm.User {
	var best *crm.User
	for i := range users {
		u := &users[i]
		if u.Active && slices.Contains(u.Roles, role) && (best == nil || len(u.Roles) < len(best.Roles)) {
			best = u
		}
	}
	return best
}

func (s *Server) removeSample(ctx context.Context, _ crm.Actor, _ *struct{}) (nothing, error) {
	w, err := s.sampleWorkspace(ctx)
	if err != nil {
		return nothing{}, err
	}
	if w == nil {
		return nothing{}, crm.NotFoundf("workspace", "the sample company is not here: there is nothing to remove")
	}
	return nothing{}, s.Store.RemoveSample(context.WithoutCancel(ctx), w.ID)
}

// entrance is the way from a firm into its sample company.
type entrance struct {
	URL string `json:"url" doc:"Signs in once, within five minutes, as the owner of the sample company"`
}

// enterSample makes a link by which an owner changes over from the firm to its
// sample company, which is founded unless it is there.
func (s *Server) enterSample(ctx context.Context, c *call, in *in[sampleBody]) (out entrance, err error) {
	if c.by.Door != crm.DoorWeb {
		return out, byHandOnly()
	}
	firm, err := s.Store.Workspace(ctx, c.by)
	if err != nil {
		return out, err
	}
	if firm.Kind == "sample" {
		return out, crm.Errorf(crm.Forbidden, "sample.inside", "this is the sample company already: go back to your firm first")
	}
	ctx = context.WithoutCancel(ctx)
	w, err := s.Store.SampleOf(ctx, firm.ID)
	if crm.IsKind(err, crm.NotFound) {
		w, err = s.foundSample(ctx, c.by.Door, firm.ID, in.Body.Language)
	}
	if err != nil {
		return out, err
	}
	users, err := s.Store.Users(ctx, crm.Actor{Workspace: w.ID, Sees: crm.SeesAll})
	if err != nil {
		return out, err
	}
	owner := holder(users, crm.Owner)
	if owner == nil {
		return out, crm.NotFoundf("user", "nobody owns the sample company any more: remove it, and make it anew")
	}
	secret := auth.NewSecret()
	out.URL = s.link("sign-in", secret)
	return out, s.Store.OfferSignIns(ctx, w.ID, followedLasts, []store.SignInLink{{User: owner.ID, Hash: secret.Hash()}})
}

// dropSample removes the firm's sample company. Whoever is its owner came in by
// enterSample, so it may be done from inside too.
func (s *Server) dropSample(ctx context.Context, c *call, _ *struct{}) (nothing, error) {
	if c.by.Door != crm.DoorWeb {
		return nothing{}, byHandOnly()
	}
	w, err := s.Store.Workspace(ctx, c.by)
	if err != nil {
		return nothing{}, err
	}
	inside := w.Kind == "sample"
	if inside && w.Settings.SampleOf == 0 {
		return nothing{}, crm.Errorf(crm.Forbidden, "sample.by_command", "a command made this sample company: remove it with hummock demo --remove")
	}
	if !inside {
		if w, err = s.Store.SampleOf(ctx, w.ID); err != nil {
			return nothing{}, err
		}
	}
	err = s.Store.RemoveSample(context.WithoutCancel(ctx), w.ID)
	if err == nil && inside {
		c.hc.AppendHeader("Set-Cookie", s.cookie(sessionCookie, auth.Secret{}, 0))
	}
	return nothing{}, err
}

// signInByLink signs somebody of the sample company in. A session of the firm
// that it belongs to goes on, for the way back.
func (s *Server) signInByLink(ctx context.Context, c *call, token string) (session, error) {
	who, err := s.Store.UseSignIn(ctx, auth.SecretOf(token).Hash())
	if err != nil {
		return session{}, err
	}
	if s.isSampleOf(ctx, who.Workspace, c.session) {
		c.hc.AppendHeader("Set-Cookie", s.cookie(homeCookie, c.session, sessionDays))
		c.session = auth.Secret{}
	}
	return s.open(ctx, c, store.Candidate{Workspace: who.Workspace, User: who.User}, store.NewSession{}, s.readCookie(c.hc.Header("Cookie"), deviceCookie))
}

// isSampleOf says whether the workspace is the sample company of a session's firm.
func (s *Server) isSampleOf(ctx context.Context, sample crm.WorkspaceID, firm auth.Secret) bool {
	by, err := s.Store.ActorOfSession(ctx, firm.Hash(), false)
	if err != nil {
		return false
	}
	w, err := s.Store.SampleOf(ctx, by.Workspace)
	return err == nil && w.ID == sample
}

// goHome leaves the sample company for the firm.
func (s *Server) goHome(ctx context.Context, c *call) (session, error) {
	home := s.readCookie(c.hc.Header("Cookie"), homeCookie)
	if _, err := s.Store.ActorOfSession(ctx, home.Hash(), true); err != nil {
		return session{}, err
	}
	if err := s.Store.CloseSession(ctx, c.session.Hash()); err != nil {
		return session{}, err
	}
	c.hc.AppendHeader("Set-Cookie", s.cookie(homeCookie, auth.Secret{}, 0))
	return s.welcome(ctx, c, home)
}
