package crm

import (
	"net/mail"
	"slices"
	"strings"
	"time"
)

// NewUser is what a new person of the firm starts with. Only name and mail
// address are needed; a person without roles is a seller.
type NewUser struct {
	Email    string     `json:"email" minLength:"3" maxLength:"254"`
	Name     string     `json:"name" minLength:"1" maxLength:"200"`
	Roles    []Role     `json:"roles,omitempty" maxItems:"10"`
	Team     ID         `json:"team_id,omitzero"`
	Sees     Visibility `json:"sees,omitempty" enum:"own,team,all" doc:"Whose deals the person sees; own where absent"`
	Language Language   `json:"language,omitempty" enum:"en,ru,pl"`
	TimeZone string     `json:"time_zone,omitempty" maxLength:"64"`
	Capacity int        `json:"capacity,omitempty" minimum:"0" maximum:"100000"`
}

// UserPatch names the fields of a user to change. Everybody may change their
// own name, language, time zone and day; the rest is for admins.
type UserPatch struct {
	Email      *string     `json:"email,omitempty" minLength:"3" maxLength:"254"`
	Name       *string     `json:"name,omitempty" minLength:"1" maxLength:"200"`
	Roles      *[]Role     `json:"roles,omitempty" maxItems:"10"`
	Team       *ID         `json:"team_id,omitempty" doc:"Empty text: no team"`
	Sees       *Visibility `json:"sees,omitempty" enum:"own,team,all"`
	Language   *Language   `json:"language,omitempty" enum:"en,ru,pl"`
	TimeZone   *string     `json:"time_zone,omitempty" maxLength:"64"`
	HourlyCost *int64      `json:"hourly_cost,omitempty" minimum:"-1" maximum:"100000000000" doc:"Before the first dated one; -1: not known"`
	Capacity   *int        `json:"capacity,omitempty" minimum:"0" maximum:"100000"`
	Active     *bool       `json:"active,omitempty"`
	Blocks     *[]DayBlock `json:"blocks,omitempty" maxItems:"12" doc:"Parts of the day kept for deals in some stages"`
}

func (p UserPatch) isPersonal() bool {
	p.Name, p.Language, p.TimeZone, p.Blocks = nil, nil, nil, nil
	return p == UserPatch{}
}

// Make gives the user that n describes, as the actor may make it.
func (n NewUser) Make(by Actor, w *Workspace) (*User, error) {
	u := &User{ID: NewID(), Version: 1, Active: true, Sees: SeesOwn, Language: w.Language, TimeZone: w.TimeZone, Roles: []Role{Seller}, Blocks: []DayBlock{}}
	p := UserPatch{Email: &n.Email, Name: &n.Name, Capacity: &n.Capacity}
	if len(n.Roles) > 0 {
		p.Roles = &n.Roles
	}
	if !n.Team.IsZero() {
		p.Team = &n.Team
	}
	if n.Sees != "" {
		p.Sees = &n.Sees
	}
	if n.Language != "" {
		p.Language = &n.Language
	}
	if n.TimeZone != "" {
		p.TimeZone = &n.TimeZone
	}
	return u, u.Change(by, p)
}

// Change applies a patch as far as the actor may: oneself for personal fields,
// an admin for all, and only an owner for owners.
func (u *User) Change(by Actor, p UserPatch) error {
	if !by.Has(Owner, Admin) && (by.User != u.ID || !p.isPersonal()) {
		return Errorf(Forbidden, "user.admins_only", "only an owner or an admin may change this: ask one of them")
	}
	owners := slices.Contains(u.Roles, Owner) || p.Roles != nil && slices.Contains(*p.Roles, Owner)
	if owners && !by.Has(Owner) && (by.User != u.ID || !p.isPersonal()) {
		return Errorf(Forbidden, "user.owners_only", "only an owner may make, change or remove an owner: ask one of them")
	}
	for _, set := range []func(UserPatch) error{u.setNames, u.setRights, u.setPlace} {
		if err := set(p); err != nil {
			return err
		}
	}
	if p.HourlyCost != nil {
		u.HourlyCost = p.HourlyCost
		if *p.HourlyCost < 0 {
			u.HourlyCost = nil
		}
	}
	if p.Capacity != nil {
		u.Capacity = *p.Capacity
	}
	if p.Active != nil {
		u.Active = *p.Active
	}
	if p.Blocks != nil {
		u.Blocks = *p.Blocks
	}
	return nil
}

func (u *User) setNames(p UserPatch) error {
	if p.Email != nil {
		email, err := ParseEmail(*p.Email)
		if err != nil {
			return err
		}
		u.Email = email
	}
	if p.Name != nil {
		u.Name = strings.TrimSpace(*p.Name)
		if Fold(u.Name) == "" {
			return InvalidField("name", "name.empty", "the name is empty: write one")
		}
	}
	return nil
}

func (u *User) setRights(p UserPatch) error {
	if p.Roles != nil {
		roles := slices.Compact(slices.Sorted(slices.Values(*p.Roles)))
		if len(roles) == 0 {
			return InvalidField("roles", "user.no_role", "a person needs one role at least: choose one")
		}
		for _, r := range roles {
			if !r.Known() {
				return InvalidField("roles", "role.unknown", "there is no role %q: choose one of %s", r, strings.Join(texts(Roles()), ", ")).With("role", string(r))
			}
		}
		u.Roles = roles
	}
	if p.Team != nil {
		u.Team = *p.Team
	}
	if p.Sees != nil {
		u.Sees = *p.Sees
	}
	return nil
}

func (u *User) setPlace(p UserPatch) error {
	if p.Language != nil {
		u.Language = SupportedLanguage(*p.Language)
	}
	if p.TimeZone != nil {
		if err := CheckTimeZone(*p.TimeZone); err != nil {
			return err
		}
		u.TimeZone = *p.TimeZone
	}
	return nil
}

// ParseEmail reads a bare mail address; letters become small, so that one
// person has one spelling.
func ParseEmail(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 {
		return "", InvalidField("email", "email.malformed", "%q is not a mail address: write it like anna@example.com", s).With("email", s)
	}
	return s, nil
}

// CheckTimeZone refuses a name that is no IANA time zone.
func CheckTimeZone(name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return InvalidField("time_zone", "time_zone.unknown", "%q is not a time zone: use a name such as Europe/Warsaw", name).With("zone", name)
	}
	return nil
}
