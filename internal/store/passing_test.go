package store_test

import (
	"slices"

	"hummock/internal/crm"
)

// passing is a handover as the test knows it.
type passing struct {
	receiver crm.ID
	state    crm.HandoverState
	at       crm.Instant
}

// waiting is the handover that is open, or nil.
func (l *ledger) waiting() *passing {
	for i := range l.passing {
		if p := &l.passing[i]; p.state == crm.HandoverOffered || p.state == crm.HandoverRetold || p.state == crm.HandoverRefused {
			return p
		}
	}
	return nil
}

// turn is whose step comes next.
func (l *ledger) turn() crm.ID {
	if p := l.waiting(); p != nil && p.state != crm.HandoverRetold {
		return p.receiver
	}
	return l.owner
}

// passOn records a step of a handover; false where it would be refused.
func (l *ledger) passOn(w *world, by crm.Actor, h *crm.HandoverAnswer) bool {
	now, p := crm.InstantOf(w.clock.Now()), l.waiting()
	gives := by.User == l.owner || by.Has(crm.Owner, crm.Admin, crm.Manager)
	switch {
	case h.Retelling == "" && h.Decision == "":
		if !gives || h.Brief == "" || h.Receiver.IsZero() || h.Receiver == l.owner || !w.actor(h.Receiver).Has(crm.Delivery) {
			return false
		}
		if p != nil {
			p.state = crm.HandoverWithdrawn
		}
		l.passing = append(l.passing, passing{h.Receiver, crm.HandoverOffered, now})
		return true
	case p == nil:
		return false
	case h.Retelling != "":
		may := by.User == p.receiver && p.state != crm.HandoverRetold && len(h.Retelling) > 40
		p.state, p.at = crm.HandoverRetold, now
		return may
	}
	may := gives && by.User != p.receiver && p.state == crm.HandoverRetold && (h.Decision == "accepted" || h.Reason != "")
	p.state, p.at = crm.HandoverState(h.Decision), now
	if h.Decision == "accepted" && !slices.Contains(l.performers, p.receiver) {
		l.performers = append(l.performers, p.receiver)
	}
	return may
}

// passed says whether a handover was accepted since the deal last went back to
// before the stage of a criterion.
func (l *ledger) passed(w *world, criterion string) bool {
	asks := func(c crm.Criterion) bool { return c.Key == criterion }
	stage, now := "", w.inForce(l.pipeline)
	for _, p := range w.versions[l.pipeline] {
		for _, s := range p.Stages {
			if slices.ContainsFunc(s.Enter, asks) || slices.ContainsFunc(s.Exit, asks) {
				stage = s.Key
			}
		}
	}
	var back crm.Instant
	for _, s := range l.stays {
		if s.way == "back" && !s.void && place(now, s.stage) < place(now, stage) {
			back = s.at
		}
	}
	return slices.ContainsFunc(l.passing, func(p passing) bool { return p.state == crm.HandoverAccepted && p.at >= back })
}

// drawHandover draws the next step of a handover, as a rule.
func (w *world) drawHandover(t *history, l *ledger) *crm.HandoverAnswer {
	step := "offer"
	if p := l.waiting(); p != nil {
		step = map[bool]string{true: "decide", false: "retell"}[p.state == crm.HandoverRetold]
	}
	switch unless(t, 8, step, oneOf(t, "offer", "retell", "decide")) {
	case "offer":
		return &crm.HandoverAnswer{Receiver: unless(t, 8, w.people[len(w.people)-1], oneOf(t, w.people...)).User, Brief: unless(t, 8, "Make what they asked for", "")}
	case "retell":
		return &crm.HandoverAnswer{Retelling: unless(t, 8, w.key("As I see it, we show something each second week and leave the archive out"), "Got it")}
	}
	decision := unless(t, 3, "accepted", "refused")
	return &crm.HandoverAnswer{Decision: decision, Reason: unless(t, 4, "no archive", "")}
}
