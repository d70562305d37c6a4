package crm

import (
	"cmp"
	"slices"
	"strings"
)

// TurnWhy says why a lead lies where it lies.
type TurnWhy string

// The reasons.
const (
	TurnOwner     TurnWhy = "owner"      // sells to the company already
	TurnOwnerFull TurnWhy = "owner_full" // the same, though beyond capacity
	TurnNext      TurnWhy = "next"       // it was their turn
	TurnOwn       TurnWhy = "own"        // brought it in themselves
	TurnHand      TurnWhy = "hand"       // somebody gave it to them
	TurnTaken     TurnWhy = "taken"      // took it from the pool
	TurnPassed    TurnWhy = "passed"     // nobody answered in time
	TurnStays     TurnWhy = "stays"      // not answered in time, and nobody else has room
	TurnLeft      TurnWhy = "left"       // somebody left, and it passed on
	TurnPoolFull  TurnWhy = "pool_full"  // in the pool: nobody has room
	TurnPool      TurnWhy = "pool"       // in the pool: there is nobody to take turns
	TurnHeld      TurnWhy = "held"       // in the pool: it looks like rubbish
)

// LeadTurn explains whose a lead is, and how full they were when they got it.
type LeadTurn struct {
	Why      TurnWhy `json:"why" enum:"owner,owner_full,next,own,hand,taken,passed,stays,left,pool_full,pool,held"`
	Open     int     `json:"open" doc:"What they had open then, with this lead"`
	Capacity int     `json:"capacity" doc:"What they can stay on top of; 0: not set"`
	Company  string  `json:"company" doc:"The company of ours that it belongs to"`
	From     string  `json:"from" doc:"Who had it before, or who gave it to them"`
	Sellers  int     `json:"sellers" doc:"In the pool: how many could have got it, had they had room"`
	At       Instant `json:"at"`
}

// Carrier is somebody who can be given leads, and what they carry.
type Carrier struct {
	User     ID
	Name     string
	Open     int     // open deals and leads
	Capacity int     // 0: not set
	LastGot  Instant // when the rounds came to them last
	Got      int     // of those that are given out at one time
}

// Full says whether the carrier has no room for one more.
func (c Carrier) Full() bool { return c.Capacity > 0 && c.Open >= c.Capacity }

// Takes is the turn that gives the carrier a lead.
func (c Carrier) Takes(why TurnWhy) LeadTurn {
	return LeadTurn{Why: why, Open: c.Open + 1, Capacity: c.Capacity}
}

// NextTurn gives a lead to whoever keeps its company already; otherwise to the
// one with room to whom the rounds came the longest ago. Nobody gets more than
// they can stay on top of, but whoever sells to the company: then it says so.
// The zero id means the pool.
func NextTurn(of []Carrier, keeps ID, company string) (ID, LeadTurn) {
	if i := slices.IndexFunc(of, func(c Carrier) bool { return c.User == keeps && !keeps.IsZero() }); i >= 0 {
		turn := of[i].Takes(TurnOwner)
		if of[i].Full() {
			turn.Why = TurnOwnerFull
		}
		turn.Company = company
		return keeps, turn
	}
	if len(of) == 0 {
		return ID{}, LeadTurn{Why: TurnPool}
	}
	room := slices.DeleteFunc(slices.Clone(of), Carrier.Full)
	if len(room) == 0 {
		return ID{}, LeadTurn{Why: TurnPoolFull, Sellers: len(of)}
	}
	next := slices.MinFunc(room, func(a, b Carrier) int {
		return cmp.Or(cmp.Compare(a.LastGot, b.LastGot), cmp.Compare(a.Got, b.Got), strings.Compare(a.Name, b.Name), strings.Compare(a.User.String(), b.User.String()))
	})
	return next.User, next.Takes(TurnNext)
}
