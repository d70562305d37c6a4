package api

import (
	"context"
	"slices"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/templates"
)

type setupState struct {
	Needed  bool `json:"needed" doc:"Nobody owns this server yet"`
	Shifted bool `json:"clock_shifted,omitempty" doc:"The clock was set elsewhere: only test workspaces can be made"`
}

func (s *Server) getSetup(ctx context.Context, _ crm.Actor, _ *struct{}) (setupState, error) {
	owned, err := s.Store.HasOwner(ctx)
	return setupState{Needed: !owned, Shifted: s.Shifted}, err
}

// OfferSetup makes the one-time link by which the first owner sets the server
// up, or none where there is an owner already.
func (s *Server) OfferSetup(ctx context.Context) (link string, err error) {
	owned, err := s.Store.HasOwner(ctx)
	if err != nil || owned {
		return "", err
	}
	secret := auth.NewSecret()
	return s.link("setup", secret), s.Store.OfferSetup(ctx, secret.Hash())
}

// link is where a one-time secret is used. It stands behind the #, which
// browsers keep to themselves.
func (s *Server) link(page string, secret auth.Secret) string {
	return s.BaseURL + "/" + page + "#" + secret.Reveal()
}

// Founding is what a firm starts with.
type Founding struct {
	Firm     string       `json:"firm" minLength:"1" maxLength:"200"`
	Currency crm.Currency `json:"currency"`
	TimeZone string       `json:"time_zone,omitempty" maxLength:"64"`
	Language crm.Language `json:"language" enum:"en,ru,pl"`
	Name     string       `json:"name" minLength:"1" maxLength:"200" doc:"The owner's name"`
	Email    string       `json:"email" minLength:"3" maxLength:"254" doc:"The owner's mail address"`
	Template string       `json:"template,omitempty" maxLength:"40" doc:"Key of a template; absent: no pipeline yet"`
	Variant  string       `json:"variant,omitempty" maxLength:"40" doc:"Key of one of the template's variants"`
}

type setupBody struct {
	Founding
	Token    string `json:"token" maxLength:"200" doc:"From the link that the server printed"`
	Password string `json:"password" maxLength:"2000" format:"password"`
}

func (s *Server) setUp(ctx context.Context, c *call, in *in[setupBody]) (session, error) {
	n, err := s.newWorkspace(in.Body.Founding, s.kind("real"))
	if err != nil {
		return session{}, err
	}
	n.Setup = auth.SecretOf(in.Body.Token).Hash()
	if err := s.Store.CheckSetup(ctx, n.Setup); err != nil {
		return session{}, err
	}
	if n.Password, err = s.hash(ctx, in.Body.Password, n.Owner.Email); err != nil {
		return session{}, err
	}
	c.by.Door = crm.DoorWeb
	f, err := s.Store.CreateWorkspace(ctx, c.by, n)
	if err != nil {
		return session{}, err
	}
	return s.open(ctx, c, store.Candidate{Workspace: f.Workspace.ID, User: f.Owner.ID}, store.NewSession{}, auth.Secret{})
}

// kind of a new workspace: with a clock that was set elsewhere none is real.
func (s *Server) kind(wanted string) string {
	if s.Shifted && wanted == "real" {
		return "test"
	}
	return wanted
}

func (s *Server) newWorkspace(f Founding, kind string) (store.NewWorkspace, error) {
	t, err := chosenTemplate(f.Template, f.Variant)
	return store.NewWorkspace{
		Name: f.Firm, Kind: kind, Currency: f.Currency, TimeZone: f.TimeZone, Language: f.Language, Template: t,
		Owner: crm.NewUser{Email: f.Email, Name: f.Name, Language: f.Language, TimeZone: f.TimeZone},
	}, err
}

// chosenTemplate gives a template, its first pipeline as the variant has it.
func chosenTemplate(key, variant string) (crm.Template, error) {
	if key == "" {
		return crm.Template{}, nil
	}
	t, err := templates.ByKey(key)
	if err != nil || variant == "" {
		return t, err
	}
	i := slices.IndexFunc(t.Variants, func(v crm.Variant) bool { return v.Key == variant })
	if i < 0 {
		return t, crm.InvalidField("variant", "variant.not_found", "the template %q has no variant %q: choose one of its own", key, variant).
			With("template", key).With("variant", variant)
	}
	t.Pipelines = slices.Clone(t.Pipelines)
	t.Pipelines[0].Process = t.Variants[i].Apply(t.Pipelines[0].Process)
	return t, nil
}

func (s *Server) listTemplates(context.Context, crm.Actor, *struct{}) (items[crm.Template], error) {
	return all(templates.Load())
}
