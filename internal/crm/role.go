package crm

import "slices"

// Role is what a person does in the firm; a user may hold several.
type Role string

// The roles of a workspace.
const (
	Owner        Role = "owner"
	Admin        Role = "admin"
	Manager      Role = "manager"
	Seller       Role = "seller"
	Expert       Role = "expert"
	Delivery     Role = "delivery"      // project manager
	DeliveryLead Role = "delivery_lead" // production chief
	Finance      Role = "finance"
	Legal        Role = "legal"
	Viewer       Role = "viewer"
)

var roles = [...]Role{Owner, Admin, Manager, Seller, Expert, Delivery, DeliveryLead, Finance, Legal, Viewer}

// Roles returns every role.
func Roles() []Role { return roles[:] }

// Known says whether the role exists.
func (r Role) Known() bool { return slices.Contains(roles[:], r) }

// Door is the way by which a change came in.
type Door string

// The doors.
const (
	DoorWeb     Door = "web"
	DoorAPI     Door = "api"
	DoorCommand Door = "command"
	DoorImport  Door = "import"
	DoorJob     Door = "job"
	DoorLink    Door = "link" // a link that a client was given
	DoorForm    Door = "form" // a form that anybody fills in
)

// Visibility says whose deals, companies and contacts a person sees, besides the
// deals that they work on themselves.
type Visibility string

// The visibilities.
const (
	SeesOwn  Visibility = "own"
	SeesTeam Visibility = "team"
	SeesAll  Visibility = "all"
)

// Actor is who does something: a signed-in user, or an API token of one.
type Actor struct {
	Workspace WorkspaceID
	User      ID
	Name      string
	Roles     []Role
	Sees      Visibility
	Team      []ID // users whose rows a SeesTeam actor sees, the actor among them
	Language  Language
	Door      Door
	Client    ClientPerson // Door link: who of the client it is
	ReadOnly  bool         // a token without the write scope
	CID       string       // the caller's id of this change, echoed in its events
	Key       string       // Idempotency-Key of the request
	Print     string       // fingerprint of the request, compared when a key comes again
	Wrote     *int64       // where the write puts its rev, if anywhere
}

// Has says whether the actor holds one of the roles.
func (a Actor) Has(roles ...Role) bool {
	for _, r := range roles {
		if slices.Contains(a.Roles, r) {
			return true
		}
	}
	return false
}

// SeesDeal says whether a deal is visible to the actor: by its owner, or because
// the actor works on it. It is the one rule of what deals somebody sees; the book
// keeps it in masks.
func (a Actor) SeesDeal(d *Deal) bool { return a.MaySee(d.Owner) || d.Engages(a.User) }

// MaySee says whether rows owned by the user are visible to the actor. Rows
// without an owner are visible to everybody in the workspace who sees a team.
func (a Actor) MaySee(owner ID) bool {
	switch a.Sees {
	case SeesAll:
		return true
	case SeesTeam:
		return owner.IsZero() || slices.Contains(a.Team, owner)
	}
	return owner == a.User
}
