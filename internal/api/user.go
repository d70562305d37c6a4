package api

import (
	"context"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) listUsers(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.User], error) {
	return all(s.Store.Users(ctx, by))
}

func (s *Server) getUser(ctx context.Context, by crm.Actor, in *ByID) (*crm.User, error) {
	return s.Store.User(ctx, by, in.ID)
}

func (s *Server) createUser(ctx context.Context, by crm.Actor, in *in[crm.NewUser]) (*crm.User, error) {
	return s.Store.CreateUser(ctx, by, in.Body)
}

func (s *Server) editUser(ctx context.Context, by crm.Actor, in *change[crm.UserPatch]) (*crm.User, error) {
	if in.Body.Roles != nil {
		if err := s.checkFactor(ctx, by); err != nil {
			return nil, err
		}
	}
	return s.Store.EditUser(ctx, by, in.ID, in.version(), in.Body)
}

// invitation is a one-time link that is shown once.
type invitation struct {
	store.Link
	URL string `json:"url"`
}

func (s *Server) inviteUser(ctx context.Context, by crm.Actor, in *ByID) (invitation, error) {
	by.Key = "" // a repeated request makes another link, which alone is valid
	secret := auth.NewSecret()
	link, err := s.Store.MakeLink(ctx, by, in.ID, secret.Hash())
	if err != nil {
		return invitation{}, err
	}
	return invitation{Link: *link, URL: s.link("join", secret)}, nil
}

func (s *Server) listTeams(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Team], error) {
	return all(s.Store.Teams(ctx, by))
}

type named struct {
	Name string `json:"name" minLength:"1" maxLength:"200"`
}

func (s *Server) createTeam(ctx context.Context, by crm.Actor, in *in[named]) (*crm.Team, error) {
	return s.Store.CreateTeam(ctx, by, in.Body.Name)
}

func (s *Server) renameTeam(ctx context.Context, by crm.Actor, in *change[named]) (*crm.Team, error) {
	return s.Store.RenameTeam(ctx, by, in.ID, in.version(), in.Body.Name)
}

func (s *Server) listTokens(ctx context.Context, by crm.Actor, _ *struct{}) (items[store.Token], error) {
	return all(s.Store.Tokens(ctx, by))
}

type newToken struct {
	Name  string `json:"name" minLength:"1" maxLength:"100" doc:"What it is for"`
	Scope string `json:"scope,omitempty" enum:"read,read write" doc:"read where absent"`
	Days  int    `json:"days,omitempty" minimum:"1" maximum:"366" doc:"How long it lasts; 90 where absent"`
}

// shownToken is a new token with its secret, which nobody can ask for again.
type shownToken struct {
	store.Token
	Secret string `json:"secret"`
}

func (s *Server) createToken(ctx context.Context, by crm.Actor, in *in[newToken]) (shownToken, error) {
	if by.Door == crm.DoorAPI {
		return shownToken{}, byHandOnly()
	}
	secret, id := auth.NewToken(), crm.NewID()
	t, err := s.Store.CreateToken(ctx, by, store.NewToken{
		ID: id, Hash: secret.Hash(), Name: in.Body.Name, Writes: in.Body.Scope == "read write", Days: in.Body.Days,
	})
	if err != nil {
		return shownToken{}, err
	}
	if t.ID != id {
		return shownToken{}, crm.Errorf(crm.Conflict, "token.shown_before", "an earlier try of this request made the token and showed it: end that one and make another")
	}
	return shownToken{Token: *t, Secret: secret.Reveal()}, nil
}

func (s *Server) revokeToken(ctx context.Context, by crm.Actor, in *ByID) (nothing, error) {
	return nothing{}, s.Store.RevokeToken(ctx, by, in.ID)
}
