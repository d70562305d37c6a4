package crm

import (
	"slices"
	"time"
)

// WorkingTime is when a firm works: its weekly hours in its zone, but for its
// holidays.
type WorkingTime struct {
	Hours []Hours
	Zone  *time.Location
	Free  []Holiday
}

// WorkingTime is when the workspace works.
func (w Workspace) WorkingTime(free []Holiday) WorkingTime {
	return WorkingTime{Hours: w.Settings.WorkingHours, Zone: w.Zone(), Free: free}
}

// furthest is how many days ahead working time is looked for.
const furthest = 400

// stretches gives the working hours of the day on which an instant lies, moved
// by days, in their order. On the days when clocks change they are as long as
// they are by the wall clock of both ends.
func (t WorkingTime) stretches(at time.Time, days int) [][2]time.Time {
	y, m, d := at.In(t.Zone).Date()
	noon := time.Date(y, m, d+days, 12, 0, 0, 0, t.Zone)
	day := DateOf(noon, t.Zone)
	if slices.ContainsFunc(t.Free, func(h Holiday) bool { return h.Day == day }) {
		return nil
	}
	var out [][2]time.Time
	for _, h := range t.Hours {
		if h.Weekday == int(noon.Weekday()) {
			out = append(out, [2]time.Time{t.clock(noon, h.From), t.clock(noon, h.To)})
		}
	}
	slices.SortFunc(out, func(a, b [2]time.Time) int { return a[0].Compare(b[0]) })
	return out
}

func (t WorkingTime) clock(day time.Time, minutes int) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, minutes, 0, 0, t.Zone)
}

// After gives the instant by which a firm has worked for a time since another.
// It is zero where the firm does not work within a year.
func (t WorkingTime) After(from Instant, work time.Duration) Instant {
	at := from.Time()
	for days := range furthest {
		for _, s := range t.stretches(from.Time(), days) {
			if s[0].After(at) {
				at = s[0]
			}
			if left := s[1].Sub(at); left >= work {
				return InstantOf(at.Add(work))
			} else if left > 0 {
				work -= left
			}
		}
	}
	return 0
}

// Between gives how long a firm works from one instant to another, no longer
// than a year.
func (t WorkingTime) Between(from, to Instant) time.Duration {
	var sum time.Duration
	for days := range furthest {
		begins := t.clock(from.Time().In(t.Zone).AddDate(0, 0, days), 0)
		if begins.After(to.Time()) {
			break
		}
		for _, s := range t.stretches(from.Time(), days) {
			first, last := s[0], s[1]
			if first.Before(from.Time()) {
				first = from.Time()
			}
			if last.After(to.Time()) {
				last = to.Time()
			}
			sum += max(0, last.Sub(first))
		}
	}
	return sum
}

// Opens gives the next instant at which the firm works: the same one while it
// does, and zero where it does not within a year.
func (t WorkingTime) Opens(at Instant) Instant {
	for days := range furthest {
		for _, s := range t.stretches(at.Time(), days) {
			if s[1].After(at.Time()) {
				return max(at, InstantOf(s[0]))
			}
		}
	}
	return 0
}
