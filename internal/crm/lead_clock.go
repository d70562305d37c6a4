package crm

import (
	"cmp"
	"time"
)

// ClockState says how a lead's response clock stands.
type ClockState string

// The states of a response clock.
const (
	ClockRunning  ClockState = "running"  // within the goal
	ClockLate     ClockState = "late"     // past the goal, not too late yet
	ClockBreached ClockState = "breached" // too late
	ClockAnswered ClockState = "answered"
	ClockOff      ClockState = "off" // nobody waits for an answer
)

// LeadClock is a lead's response clock as it stands now. It runs in working
// hours from the arrival to the first answer of a person.
type LeadClock struct {
	State    ClockState `json:"state" enum:"running,late,breached,answered,off"`
	Minutes  int        `json:"minutes" doc:"Working minutes since the arrival, or until the answer"`
	GoalLeft int        `json:"goal_left" doc:"Working seconds until the goal is missed; below zero: since then"`
	Left     int        `json:"left" doc:"Working seconds until it is too late; below zero: since then"`
	Resumes  Instant    `json:"resumes_at" doc:"When working hours begin again; null: they are on"`
	AsOf     Instant    `json:"as_of"`
	Breached bool       `json:"breached" doc:"It was too late once, whether there was an answer then or not"`
}

// LeadGoal is within how many working minutes a lead is to be answered.
func (s Settings) LeadGoal() int { return cmp.Or(s.LeadGoalMinutes, 5) }

// LeadAttempts is how many touches of ours a lead is worth.
func (s Settings) LeadAttempts() int { return cmp.Or(s.LeadAttemptsMost, 8) }

// LeadLimit is after how many working minutes an answer is too late, and the
// lead passes on.
func (s Settings) LeadLimit() int { return cmp.Or(s.LeadLimitMinutes, 60) }

// Since is when the clock of a lead begins: at its arrival, and where a sheet
// brought it, when the sheet came in.
func (l *Lead) Since() Instant {
	if l.Door == LeadByImport {
		return max(l.ArrivedAt, l.CreatedAt)
	}
	return l.ArrivedAt
}

// Promise sets by when a lead is to be answered, counted from an instant.
func (l *Lead) Promise(s Settings, t WorkingTime, from Instant) {
	l.GoalAt = t.After(from, time.Duration(s.LeadGoal())*time.Minute)
	l.BreachAt = t.After(from, time.Duration(s.LeadLimit())*time.Minute)
}

// Answer stops the clock, once.
func (l *Lead) Answer(t WorkingTime, now Instant) {
	if l.AnsweredAt != 0 {
		return
	}
	l.AnsweredAt = now
	l.AnsweredIn = int(t.Between(l.Since(), now) / time.Minute)
}

// Tell fills in how the clock stands.
func (l *Lead) Tell(t WorkingTime, now Instant) {
	l.Clock = LeadClock{State: ClockOff, AsOf: now}
	switch {
	case l.AnsweredAt != 0:
		l.Clock.State, l.Clock.Minutes = ClockAnswered, l.AnsweredIn
		l.Clock.Breached = l.BreachAt != 0 && l.AnsweredAt >= l.BreachAt
	case l.Status.Open():
		l.Clock.State = ClockRunning
		l.Clock.Minutes = int(t.Between(l.Since(), now) / time.Minute)
		l.run(t, now)
	}
}

// run tells of a clock that has not been stopped.
func (l *Lead) run(t WorkingTime, now Instant) {
	if l.BreachAt == 0 { // the firm never works
		return
	}
	until := func(at Instant) int { return int((t.Between(now, at) - t.Between(at, now)) / time.Second) }
	l.Clock.GoalLeft, l.Clock.Left = until(l.GoalAt), until(l.BreachAt)
	if opens := t.Opens(now); opens != now {
		l.Clock.Resumes = opens
	}
	switch {
	case now >= l.BreachAt:
		l.Clock.State, l.Clock.Breached = ClockBreached, true
	case now >= l.GoalAt:
		l.Clock.State = ClockLate
	}
}
