package crm

import (
	"testing"
	"time"
)

// The report counts each lead once, by how soon it was answered and what became
// of it; what was let go on the first working day is told apart.
func TestLeadReport(t *testing.T) {
	t.Parallel()
	work := office()
	friday := InstantOf(time.Date(2026, 5, 8, 20, 0, 0, 0, work.Zone)) // after hours: Monday is the first working day
	monday := InstantOf(time.Date(2026, 5, 11, 15, 0, 0, 0, work.Zone))
	tuesday := InstantOf(time.Date(2026, 5, 12, 9, 0, 0, 0, work.Zone))
	answered := func(minutes int, status LeadStatus) Lead {
		return Lead{ArrivedAt: friday, AnsweredAt: monday, AnsweredIn: minutes, Status: status, DecidedAt: monday}
	}
	late := answered(500, LeadDisqualified)
	late.DecidedAt = tuesday
	poor := answered(59, LeadWorking)
	poor.Qualification.Verdict = VerdictNoBudget
	leads := []Lead{
		answered(0, LeadConverted), answered(4, LeadDisqualified), answered(5, LeadConverted), poor, answered(300, LeadRecycled), late,
		{ArrivedAt: friday, Status: LeadNew},
		{Status: LeadQuarantined},
		{Status: LeadMerged},
	}
	r := NewLeadReport(leads, Settings{}, work)
	if r.Arrived != 7 || r.Answered != 6 || *r.Median != 5 || *r.Ninth != 500 || r.Converted != 2 || r.Disqualified != 2 || r.FirstDay != 1 || r.NoBudget != 1 {
		t.Errorf("%+v, half within %d, nine of ten within %d", r, *r.Median, *r.Ninth)
	}
	want := []LeadBandLine{{BandGoal, 2, 1, 2}, {BandLimit, 2, 1, 1}, {BandDay, 1, 0, 0}, {BandLater, 1, 0, 1}, {BandNever, 1, 0, 0}}
	for i, line := range want {
		if r.Bands[i] != line {
			t.Errorf("%+v, want %+v", r.Bands[i], line)
		}
	}
	if none := NewLeadReport(nil, Settings{}, work); none.Median != nil || none.Arrived != 0 || len(none.Bands) != 5 {
		t.Errorf("of none: %+v", none)
	}
}
