package crm

import "slices"

// WorkingDays counts the days after one day, up to and with another, on which
// the firm works: weekdays with working hours that are no holidays.
func (s Settings) WorkingDays(after, upTo Date, free []Holiday) int {
	n := 0
	for day := after.AddDays(1); day != "" && day <= upTo; day = day.AddDays(1) {
		weekday := int(day.Time().Weekday())
		works := slices.ContainsFunc(s.WorkingHours, func(h Hours) bool { return h.Weekday == weekday })
		if works && !slices.ContainsFunc(free, func(h Holiday) bool { return h.Day == day }) {
			n++
		}
	}
	return n
}
