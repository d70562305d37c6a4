package insight

import "hummock/internal/crm"

// Rewind puts deals and visits back to how they stood before an instant, the end
// of a day, and returns the deals that were known by then. What was undone stays
// undone. A deal whose visits have no times was known by then if it was closed
// by then. Values, owners and close dates stay as they are now.
func Rewind(d *Deals, v *Visits, day Day, before crm.Instant) []int32 {
	seen, inside := make([]bool, d.Len()), make([]int32, d.Len())
	for i := range inside {
		inside[i] = NoStage
	}
	for k, i := range v.Deal {
		if !v.counts(int32(k)) {
			continue
		}
		if v.Entered[k] >= before {
			v.Void[k] = true
			continue
		}
		seen[i] = true
		if v.Left[k] >= before {
			v.Left[k] = 0
		}
		inside[i] = NoStage
		if v.Left[k] == 0 {
			inside[i] = v.Stage[k]
		}
	}
	known := []int32{}
	for i := range d.Len() {
		closed := d.Outcome[i] != Open && d.Closed[i] != NoDay && d.Closed[i] <= day
		if !closed && !seen[i] {
			continue
		}
		known = append(known, int32(i))
		if !closed {
			d.Outcome[i], d.Closed[i] = Open, NoDay
		}
		if seen[i] {
			d.Stage[i], d.Finished[i] = inside[i], d.Finished[i] && inside[i] == NoStage
		}
	}
	return known
}
