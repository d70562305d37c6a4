package api

import (
	"context"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) listWorkspaces(ctx context.Context, _ crm.Actor, _ *struct{}) (items[crm.Workspace], error) {
	return all(s.Store.Workspaces(ctx))
}

type foundingByCommand struct {
	Founding
	Kind string `json:"kind,omitempty" enum:"real,sample,test"`
}

// founded is a new workspace, with the link by which its owner sets a password.
type founded struct {
	store.Founded
	Link string `json:"link"`
}

func (s *Server) createWorkspace(ctx context.Context, by crm.Actor, in *in[foundingByCommand]) (founded, error) {
	kind := in.Body.Kind
	if kind == "" {
		kind = s.kind("real")
	}
	if s.Shifted && kind == "real" {
		return founded{}, crm.Errorf(crm.Forbidden, "workspace.clock_shifted", "the server's clock was set elsewhere, where only sample and test workspaces may live: start it without HUMMOCK_CLOCK")
	}
	n, err := s.newWorkspace(in.Body.Founding, kind)
	if err != nil {
		return founded{}, err
	}
	f, err := s.Store.CreateWorkspace(ctx, by, n)
	if err != nil {
		return founded{}, err
	}
	secret := auth.NewSecret()
	owner := crm.Actor{Workspace: f.Workspace.ID, User: f.Owner.ID, Roles: f.Owner.Roles, Door: crm.DoorCommand}
	_, err = s.Store.MakeLink(ctx, owner, f.Owner.ID, secret.Hash())
	return founded{Founded: *f, Link: s.link("join", secret)}, err
}

func (s *Server) getWorkspace(ctx context.Context, by crm.Actor, _ *struct{}) (*crm.Workspace, error) {
	return s.Store.Workspace(ctx, by)
}

type workspaceChange struct {
	Versioned
	Body store.WorkspacePatch
}

func (s *Server) editWorkspace(ctx context.Context, by crm.Actor, in *workspaceChange) (*crm.Workspace, error) {
	return s.Store.EditWorkspace(ctx, by, in.version(), in.Body)
}

func (s *Server) listRates(ctx context.Context, by crm.Actor, _ *struct{}) (*store.Listing[crm.Rate], error) {
	return s.Store.Rates(ctx, by)
}

type rates struct {
	Items []crm.Rate `json:"items" maxItems:"2000"`
}

func (s *Server) putRates(ctx context.Context, by crm.Actor, in *struct {
	Versioned
	Body rates
},
) (*store.Listing[crm.Rate], error) {
	return s.Store.PutRates(ctx, by, in.version(), in.Body.Items)
}

func (s *Server) removeRate(ctx context.Context, by crm.Actor, in *struct {
	Versioned
	Currency crm.Currency `path:"currency"`
	Day      crm.Date     `path:"day"`
},
) (*store.Listing[crm.Rate], error) {
	return s.Store.RemoveRate(ctx, by, in.version(), in.Currency, in.Day)
}

func (s *Server) listHolidays(ctx context.Context, by crm.Actor, _ *struct{}) (*store.Calendar, error) {
	return s.Store.Holidays(ctx, by)
}

type holidays struct {
	Items []crm.Holiday `json:"items" maxItems:"2000"`
}

func (s *Server) putHolidays(ctx context.Context, by crm.Actor, in *struct {
	Versioned
	Body holidays
},
) (*store.Calendar, error) {
	return s.Store.PutHolidays(ctx, by, in.version(), in.Body.Items)
}

func (s *Server) listFields(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.CustomField], error) {
	return all(s.Store.Fields(ctx, by))
}

func (s *Server) createField(ctx context.Context, by crm.Actor, in *in[crm.CustomField]) (*crm.CustomField, error) {
	return s.Store.CreateField(ctx, by, in.Body)
}

type fieldChange struct {
	Noun string `path:"noun" enum:"deal,company,contact"`
	Key  string `path:"key" maxLength:"40"`
	Versioned
	Body store.FieldPatch
}

func (s *Server) editField(ctx context.Context, by crm.Actor, in *fieldChange) (*crm.CustomField, error) {
	return s.Store.EditField(ctx, by, in.Noun, in.Key, in.version(), in.Body)
}
