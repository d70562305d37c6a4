package crm

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Snapshot is how all deals for sales stood at one moment. It is never changed.
type Snapshot struct {
	ID      ID      `json:"id"`
	Day     Date    `json:"day" doc:"In the workspace's time zone"`
	Nightly bool    `json:"nightly" doc:"Made by itself, the first thing on its day; otherwise somebody asked for it"`
	Rev     int64   `json:"rev" doc:"It holds everything up to this rev"`
	TakenAt Instant `json:"taken_at"`
	TakenBy ID      `json:"taken_by,omitzero"`
	Note    string  `json:"note"`
}

// SnapshotsADay is how many snapshots people may ask for on one day.
const SnapshotsADay = 20

// span is a stretch of time of which the first nightly snapshot is kept.
type span struct {
	kept int                 // of so many of the newest
	of   func(d Date) string // the stretch that a day lies in
}

// spans are those by which nightly snapshots are kept (E8).
func spans() []span {
	return []span{
		{120, func(d Date) string { return string(d) }},
		{58, func(d Date) string {
			year, week := d.Time().ISOWeek()
			return fmt.Sprintf("%d-W%02d", year, week)
		}},
		{14, func(d Date) string { return string(d.Month()) }},
		{20, func(d Date) string { return fmt.Sprintf("%d-Q%d", d.Time().Year(), (d.Time().Month()+2)/3) }},
	}
}

// SnapshotNote tidies what somebody says about a snapshot.
func SnapshotNote(note string) string { return strings.Join(strings.Fields(note), " ") }

// OutdatedSnapshots are those that are kept no longer. One that somebody asked for
// goes when the days around it are gone.
func OutdatedSnapshots(list []Snapshot) []ID {
	newestFirst := slices.SortedFunc(slices.Values(list), func(a, b Snapshot) int { return cmp.Compare(b.Day, a.Day) })
	kept, oldestNight := map[ID]bool{}, Date("")
	for i, s := range spans() {
		first := map[string]Snapshot{}
		var order []string
		for _, n := range newestFirst {
			if !n.Nightly {
				continue
			}
			in := s.of(n.Day)
			if _, ok := first[in]; !ok {
				order = append(order, in)
			}
			first[in] = n
		}
		for _, in := range order[:min(len(order), s.kept)] {
			kept[first[in].ID] = true
		}
		if i == 0 && len(order) >= s.kept {
			oldestNight = first[order[s.kept-1]].Day
		}
	}
	var out []ID
	for _, s := range newestFirst {
		if !kept[s.ID] && (s.Nightly || s.Day < oldestNight) {
			out = append(out, s.ID)
		}
	}
	return out
}
