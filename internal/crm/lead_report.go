package crm

import "slices"

// LeadBand is how soon leads got their first answer.
type LeadBand string

// The bands, from the soonest on.
const (
	BandGoal  LeadBand = "goal"  // within the goal
	BandLimit LeadBand = "limit" // later, but before it was too late
	BandDay   LeadBand = "day"   // within eight working hours
	BandLater LeadBand = "later"
	BandNever LeadBand = "never" // no answer yet, or decided without one
)

// LeadBands gives every band.
func LeadBands() []LeadBand { return []LeadBand{BandGoal, BandLimit, BandDay, BandLater, BandNever} }

// eight hours of work, in minutes.
const workingDay = 8 * 60

// LeadReport tells how leads that arrived in a time were answered, and what became
// of them. Those held back, and those merged into others, are not counted.
type LeadReport struct {
	From Date `json:"from"`
	To   Date `json:"to"`

	Arrived      int  `json:"arrived"`
	Answered     int  `json:"answered"`
	Median       *int `json:"median_minutes" doc:"Working minutes within which half of the answered ones were; null: none was"`
	Ninth        *int `json:"ninth_minutes" doc:"The same for nine of ten"`
	GoalMinutes  int  `json:"goal_minutes"`
	LimitMinutes int  `json:"limit_minutes"`

	Converted    int `json:"converted"`
	Disqualified int `json:"disqualified"`
	FirstDay     int `json:"first_day" doc:"Of the disqualified, those let go on the first working day: time saved"`
	Qualified    int `json:"qualified" doc:"Need and means were there"`
	NoBudget     int `json:"no_budget" doc:"Need without means"`
	KnockedOut   int `json:"knocked_out"`

	Bands []LeadBandLine `json:"bands" nullable:"false"`
}

// LeadBandLine is what became of the leads of one band.
type LeadBandLine struct {
	Band      LeadBand `json:"band" enum:"goal,limit,day,later,never"`
	Leads     int      `json:"leads"`
	Converted int      `json:"converted"`
	Decided   int      `json:"decided" doc:"Converted and disqualified; the others are not decided yet"`
}

// NewLeadReport counts leads.
func NewLeadReport(leads []Lead, s Settings, t WorkingTime) *LeadReport {
	r := &LeadReport{GoalMinutes: s.LeadGoal(), LimitMinutes: s.LeadLimit()}
	for _, band := range LeadBands() {
		r.Bands = append(r.Bands, LeadBandLine{Band: band})
	}
	var minutes []int
	for i := range leads {
		l := &leads[i]
		if l.Status == LeadQuarantined || l.Status == LeadMerged {
			continue
		}
		if l.AnsweredAt != 0 {
			minutes = append(minutes, l.AnsweredIn)
		}
		r.count(l, t)
	}
	slices.Sort(minutes)
	r.Answered, r.Median, r.Ninth = len(minutes), portionOf(minutes, 50), portionOf(minutes, 90)
	return r
}

func (r *LeadReport) count(l *Lead, t WorkingTime) {
	at := slices.Index(LeadBands(), r.band(l))
	r.Arrived++
	r.Bands[at].Leads++
	switch l.Status {
	case LeadConverted:
		r.Converted++
		r.Bands[at].Converted++
		r.Bands[at].Decided++
	case LeadDisqualified:
		r.Disqualified++
		r.Bands[at].Decided++
		if l.onFirstDay(t) {
			r.FirstDay++
		}
	case LeadNew, LeadWorking, LeadRecycled, LeadQuarantined, LeadMerged:
	}
	switch l.Qualification.Verdict {
	case VerdictQualified:
		r.Qualified++
	case VerdictNoBudget:
		r.NoBudget++
	case VerdictKnockedOut:
		r.KnockedOut++
	case VerdictOpen:
	}
}

func (r *LeadReport) band(l *Lead) LeadBand {
	switch {
	case l.AnsweredAt == 0:
		return BandNever
	case l.AnsweredIn < r.GoalMinutes: // minutes are whole ones: at the fifth it is late, as by the clock
		return BandGoal
	case l.AnsweredIn < r.LimitMinutes:
		return BandLimit
	case l.AnsweredIn < workingDay:
		return BandDay
	}
	return BandLater
}

// onFirstDay says whether the lead was decided before the end of the first day on
// which the firm worked since it came.
func (l *Lead) onFirstDay(t WorkingTime) bool {
	opens := t.Opens(l.Since())
	return l.DecidedAt != 0 && opens != 0 && DateOf(l.DecidedAt.Time(), t.Zone) <= DateOf(opens.Time(), t.Zone)
}

// portionOf is the least of sorted numbers that so many percent of them do not
// exceed, or nil where there are none.
func portionOf(sorted []int, percent int) *int {
	if len(sorted) == 0 {
		return nil
	}
	return &sorted[(len(sorted)*percent+99)/100-1]
}
