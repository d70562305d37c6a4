package store

import (
	"context"
	"encoding/json"
	"strings"

	"hummock/internal/crm"
)

// Event is one entry of the change log as its followers hear of it.
type Event struct {
	Rev   int64                      `json:"rev"`
	At    crm.Instant                `json:"at"`
	Actor crm.ID                     `json:"actor"`
	Door  crm.Door                   `json:"door"`
	Noun  string                     `json:"noun"`
	ID    crm.ID                     `json:"id"`
	Deal  crm.ID                     `json:"deal_id" doc:"The deal that it belongs to, if any"`
	Verb  string                     `json:"verb"`
	CID   string                     `json:"cid,omitempty" doc:"Hummock-Cid of the request that did it"`
	After map[string]json.RawMessage `json:"after" doc:"The changed fields; null where the row is gone"`

	heldOwner crm.ID
	of        crm.Deal // our people on the deal now
	was       crm.Deal // those of them whom the change took off the row
}

// Changes gives up to limit entries after a rev, and the rev up to which they
// reach. What the actor may not see is left out, but the rev still advances; what
// the actor may see no longer is told once, as gone.
func (s *Store) Changes(ctx context.Context, by crm.Actor, since int64, limit int) ([]Event, int64, error) {
	reached := since
	events, err := read(ctx, s, by, func(tx *Tx) ([]Event, error) {
		all, err := collect(tx, scanEvent, `SELECT ch.rev, ch.at, ch.actor_id, ch.door, ch.noun, ch.id, d.id, ch.verb, COALESCE(ch.cid, ''), COALESCE(ch.after, ''), COALESCE(ch.before, ''), COALESCE(c.owner_id, le.owner_id), `+crewColumns+`
			FROM changes ch
			LEFT JOIN tasks t ON ch.noun = 'task' AND t.workspace_id = ch.workspace_id AND t.id = ch.id
			LEFT JOIN activities a ON ch.noun = 'activity' AND a.workspace_id = ch.workspace_id AND a.id = ch.id
			LEFT JOIN approvals ap ON ch.noun = 'approval' AND ap.workspace_id = ch.workspace_id AND ap.id = ch.id
			LEFT JOIN contacts ct ON ch.noun = 'contact' AND ct.workspace_id = ch.workspace_id AND ct.id = ch.id
			LEFT JOIN leads le ON ch.noun = 'lead' AND le.workspace_id = ch.workspace_id AND le.id = ch.id
			LEFT JOIN deals d ON d.workspace_id = ch.workspace_id AND d.id = CASE ch.noun WHEN 'deal' THEN ch.id ELSE COALESCE(t.deal_id, a.deal_id, ap.deal_id) END
			LEFT JOIN companies c ON c.workspace_id = ch.workspace_id AND c.id = CASE ch.noun WHEN 'company' THEN ch.id ELSE COALESCE(ct.company_id, a.company_id) END
			WHERE ch.workspace_id = ? AND ch.rev > ? ORDER BY ch.rev LIMIT ?`, tx.ws, since, limit)
		if len(all) > 0 {
			reached = all[len(all)-1].Rev
		}
		seen := []Event{}
		for _, e := range all {
			switch {
			case e.visible(by):
				seen = append(seen, e)
			case !e.was.Owner.IsZero() && by.MaySee(e.was.Owner) || e.was.Engages(by.User):
				seen = append(seen, Event{Rev: e.Rev, At: e.At, Noun: e.Noun, ID: e.ID, Deal: e.Deal, Verb: "gone"})
			}
		}
		return seen, err
	})
	return events, reached, err
}

func scanEvent(row scanner) (Event, error) {
	var e Event
	var after, before string
	err := row.Scan(append([]any{&e.Rev, &e.At, &e.Actor, &e.Door, &e.Noun, &e.ID, &e.Deal, &e.Verb, &e.CID, &after, &before, &e.heldOwner}, intoCrew(&e.of)...)...)
	if err != nil {
		return e, err
	}
	if e.Noun == "deal" || e.Noun == "company" || e.Noun == "lead" {
		e.was = leavers(before)
	}
	if e.Verb != "deleted" {
		e.After = map[string]json.RawMessage{}
	}
	if after != "" && after[0] == '{' {
		err = fromJSON(after, &e.After)
	}
	return e, err
}

// leavers reads from a change who was on the row before, where that changed.
func leavers(before string) crm.Deal {
	var was struct {
		Owner       crm.ID   `json:"owner_id"`
		Performers  []crm.ID `json:"performers"`
		Responsible crm.ID   `json:"responsible_id"`
		OfferedTo   crm.ID   `json:"offered_to_id"`
	}
	if !strings.Contains(before, `_id"`) && !strings.Contains(before, `"performers"`) || fromJSON(before, &was) != nil {
		return crm.Deal{}
	}
	return crm.Deal{Owner: was.Owner, Performers: was.Performers, Receiver: was.Responsible, OfferedTo: was.OfferedTo}
}

// visible says whether the actor may know of the row that changed, and takes
// out of the entry what is not for the actor.
func (e Event) visible(by crm.Actor) bool {
	switch e.Noun {
	case "user":
		if !by.Has(crm.Owner, crm.Admin, crm.Finance) {
			delete(e.After, "hourly_cost")
		}
	case "webhook", "mail_settings":
		return by.Has(crm.Owner, crm.Admin)
	case "token":
		return e.Actor == by.User || by.Has(crm.Owner, crm.Admin)
	case "deal", "task", "approval":
		return !e.Deal.IsZero() && by.SeesDeal(&e.of)
	case "activity":
		return e.Deal.IsZero() && (e.heldOwner.IsZero() || by.MaySee(e.heldOwner)) || !e.Deal.IsZero() && by.SeesDeal(&e.of)
	case "company", "contact", "lead":
		return e.heldOwner.IsZero() || by.MaySee(e.heldOwner)
	case "import":
		return by.Sees == crm.SeesAll
	}
	return true
}
