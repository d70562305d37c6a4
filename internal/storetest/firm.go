package storetest

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// Firm is a workspace with people, for tests.
type Firm struct {
	Store *store.Store
	Owner crm.Actor
}

// NewFirm founds a firm from a template.
func NewFirm(tb testing.TB, s *store.Store, template crm.Template) Firm {
	tb.Helper()
	f, err := s.CreateWorkspace(tb.Context(), crm.Actor{Door: crm.DoorCommand}, store.NewWorkspace{
		Name: "Reed & Sons", Kind: "test", Currency: "EUR", TimeZone: "Europe/Warsaw", Language: crm.English, Template: template,
		Owner: crm.NewUser{Email: "owner@reed.test", Name: "Olga Owner"},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return Firm{Store: s, Owner: ActorOf(f.Owner, f.Workspace.ID)}
}

// ActorOf is a user who acts through the API and sees everything.
func ActorOf(u crm.User, ws crm.WorkspaceID) crm.Actor {
	return crm.Actor{Workspace: ws, User: u.ID, Name: u.Name, Roles: u.Roles, Sees: u.Sees, Team: []crm.ID{u.ID}, Language: u.Language, Door: crm.DoorAPI}
}

// Person adds somebody with roles to the firm.
func (f Firm) Person(tb testing.TB, name string, roles ...crm.Role) crm.Actor {
	tb.Helper()
	u, err := f.Store.CreateUser(tb.Context(), f.Owner, crm.NewUser{Email: crm.Fold(name) + "@reed.test", Name: name, Roles: roles, Sees: crm.SeesAll})
	if err != nil {
		tb.Fatal(err)
	}
	return ActorOf(*u, f.Owner.Workspace)
}
