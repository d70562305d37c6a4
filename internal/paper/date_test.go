package paper_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

func TestDatesAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		s     string
		order paper.DateOrder
		want  crm.Date
	}{
		{"2026-11-05", "", "2026-11-05"},
		{"2026-11-05T14:30:00Z", "", "2026-11-05"},
		{"2026-11-05T23:30:00+02:00", "", "2026-11-05"},
		{"2026-11-05 14:30:00.250", "", "2026-11-05"},
		{"2026/11/5", "", "2026-11-05"},
		{"2026.11.05", "", "2026-11-05"},
		{"20261105", "", "2026-11-05"},
		{"05.11.2026", paper.DMY, "2026-11-05"},
		{"05.11.2026", paper.MDY, "2026-05-11"},
		{"5/11/26", paper.DMY, "2026-11-05"},
		{"05-11-26", paper.YMD, "2005-11-26"},
		{"05-11-26", paper.DMY, "2026-11-05"},
		{"11/5-2026", paper.MDY, "2026-11-05"},
		{"31.12.99", paper.DMY, "1999-12-31"},
		{"31.12.70", paper.DMY, "1970-12-31"},
		{"31.12.69", paper.DMY, "2069-12-31"},
		{"13.11.2026", "", "2026-11-13"},
		{"11.11.2026", "", "2026-11-11"},
		{"5. 11. 2026", paper.DMY, "2026-11-05"},
		{"5 11 2026", paper.DMY, "2026-11-05"},
		{"05.11.2026 г.", paper.DMY, "2026-11-05"},
		{"05.11.2026 r.", paper.DMY, "2026-11-05"},
		{"5/11/2026 2:30 PM", paper.DMY, "2026-11-05"},
		{"5 Nov 2026", "", "2026-11-05"},
		{"5-Nov-26", "", "2026-11-05"},
		{"November 5, 2026", "", "2026-11-05"},
		{"2026-Nov-05", "", "2026-11-05"},
		{"5 ноября 2026 года", "", "2026-11-05"},
		{"5 мая 2026", "", "2026-05-05"},
		{"5 listopada 2026", "", "2026-11-05"},
		{"5 paź 2026", "", "2026-10-05"},
		{"46331", "", "2026-11-05"},
		{"46331.5", "", "2026-11-05"},
		{"29.02.2024", paper.DMY, "2024-02-29"},
	} {
		got, err := paper.ParseDate(tt.s, tt.order)
		if err != nil || got != tt.want {
			t.Errorf("%q as %q reads as %q (%v), want %s", tt.s, tt.order, got, err, tt.want)
		}
	}
}

func TestWhatIsNoDate(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"": "paper.not_a_date", "soon": "paper.not_a_date", "31.02.2026": "paper.not_a_date", "29.02.2026": "paper.not_a_date",
		"13.13.2026": "paper.not_a_date", "11.13.2026": "paper.not_a_date", "05.11": "paper.not_a_date", "2026": "paper.not_a_date",
		"05.11.2026x": "paper.not_a_date", "05.11.2026 25:00": "paper.not_a_date", "1.1.1": "paper.not_a_date", "5 Foo 2026": "paper.not_a_date",
		"0.0.0000": "paper.not_a_date", "99999": "paper.not_a_date", "2026-00-01": "paper.not_a_date", "Marketing 3 2024": "paper.not_a_date",
		"20261305": "paper.not_a_date", "05....11.2026": "paper.not_a_date",
	} {
		if got, err := paper.ParseDate(s, paper.DMY); code(err) != want {
			t.Errorf("%q reads as %q (%v), want %s", s, got, err, want)
		}
	}
	if got, err := paper.ParseDate("05.11.2026", paper.AnyOrder); code(err) != "paper.date_ambiguous" {
		t.Errorf("got %q (%v), want an ambiguous date", got, err)
	}
}

func TestInstantsTakeTheirOffsetOrTheGivenZone(t *testing.T) {
	t.Parallel()
	zone := time.FixedZone("", 2*3600)
	for s, want := range map[string]string{
		"2026-11-05T14:30:00Z": "2026-11-05T14:30:00Z", "2026-11-05T14:30:00+05:00": "2026-11-05T09:30:00Z",
		"05.11.2026 14:30": "2026-11-05T12:30:00Z", "05.11.2026": "2026-11-04T22:00:00Z", "46331.75": "2026-11-05T16:00:00Z",
	} {
		got, err := paper.ParseInstant(s, paper.DMY, zone)
		if err != nil || got.Time().Format(time.RFC3339) != want {
			t.Errorf("%q reads as %v (%v), want %s", s, got.Time(), err, want)
		}
	}
}

// A day written in an order and read in that order is the same day.
func TestDatesRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 36_000).Draw(t, "days"))
		l := rapid.SampledFrom([]struct {
			order  paper.DateOrder
			layout string
		}{
			{paper.DMY, "02.01.2006"},
			{paper.DMY, "2-1-06"},
			{paper.MDY, "1/2/2006"},
			{paper.MDY, "01-02-06"},
			{paper.YMD, "06.01.02"},
			{paper.AnyOrder, "2006-01-02"},
			{paper.AnyOrder, "20060102"},
			{paper.AnyOrder, "2 January 2006"},
			{paper.DMY, "02/01-2006 15:04"},
		}).Draw(t, "layout")
		got, err := paper.ParseDate(day.Format(l.layout), l.order)
		if err != nil || string(got) != day.Format(time.DateOnly) {
			t.Fatalf("%q reads as %q (%v)", day.Format(l.layout), got, err)
		}
	})
}
