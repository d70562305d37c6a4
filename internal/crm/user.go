package crm

import "slices"

// User is a person of the firm.
type User struct {
	ID         ID         `json:"id"`
	Version    int64      `json:"version"`
	Email      string     `json:"email"`
	Name       string     `json:"name"`
	Roles      []Role     `json:"roles" nullable:"false"`
	Team       ID         `json:"team_id"`
	Sees       Visibility `json:"sees" enum:"own,team,all"`
	Language   Language   `json:"language" enum:"en,ru,pl"`
	TimeZone   string     `json:"time_zone"`
	HourlyCost *int64     `json:"hourly_cost" doc:"Minor units of the base currency; for days before the first of its dated ones"`
	Capacity   int        `json:"capacity" doc:"Open deals that the person can stay on top of; 0: not set"`
	Blocks     []DayBlock `json:"blocks" nullable:"false" doc:"Parts of the day that the person keeps for deals in some stages"`
	Active     bool       `json:"active"`
	Joined     bool       `json:"joined" doc:"Has set a password"`
	CreatedAt  Instant    `json:"created_at"`

	SecondFactor bool `json:"second_factor" doc:"Signs in with a code besides the password; owners, admins and the person learn it"`
}

// MayWork says whether one of the person's roles lets them work on deals.
func (u *User) MayWork() bool {
	return slices.ContainsFunc(u.Roles, func(r Role) bool { return slices.Contains(workers.Roles, r) })
}

// Team is a group of users with shared visibility.
type Team struct {
	ID      ID     `json:"id"`
	Version int64  `json:"version"`
	Name    string `json:"name"`
}
