package crm

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var anyDay = rapid.Custom(func(t *rapid.T) Date {
	day := rapid.IntRange(0, 400*365).Draw(t, "day")
	return Date(time.Date(1900, 1, 1+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
})

func TestParseDate(t *testing.T) {
	t.Parallel()
	for _, good := range []string{"", "2026-11-30", "2024-02-29", "1000-01-01", "9999-12-31"} {
		if d, err := ParseDate(good); err != nil || string(d) != good {
			t.Errorf("%q: %q, %v", good, d, err)
		}
	}
	for _, bad := range []string{"2026-02-29", "2026-13-01", "2026-1-1", "30.11.2026", "2026-11-30T00:00:00Z", "0999-01-01", " 2026-11-30", "tomorrow", "２０２６-11-30"} {
		if d, err := ParseDate(bad); !IsKind(err, Invalid) {
			t.Errorf("%q was read as %q", bad, d)
		}
	}
}

func TestAddDaysAndDaysSinceAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDay.Draw(t, "day"), rapid.IntRange(-50_000, 50_000).Draw(t, "n")
		later := d.AddDays(n)
		if got := later.DaysSince(d); got != n {
			t.Fatalf("%s + %d = %s, which is %d days later", d, n, later, got)
		}
		if (later > d) != (n > 0) {
			t.Fatalf("%s and %s are ordered as texts otherwise than as days", d, later)
		}
	})
	if d := Date("").AddDays(3); d != "" {
		t.Errorf("no date plus three days is %q", d)
	}
}

func TestFiscalYears(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		month Month
		first int
		want  Month
	}{
		{"2026-12", 1, "2026-01"}, {"2026-01", 1, "2026-01"}, {"2026-03", 4, "2025-04"}, {"2026-04", 4, "2026-04"}, {"2026-01", 12, "2025-12"}, {"2026-12", 12, "2026-12"}, {"2026-11", 12, "2025-12"},
	} {
		if got := c.month.FiscalYearStart(c.first); got != c.want {
			t.Errorf("%s in a year from month %d: %s, want %s", c.month, c.first, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		m, first := anyDay.Draw(t, "day").Month(), rapid.IntRange(1, 12).Draw(t, "first")
		start := m.FiscalYearStart(first)
		if age := m.Index() - start.Index(); age < 0 || age > 11 || int(start.First().Time().Month()) != first {
			t.Fatalf("%s begins in %s", m, start)
		}
		if next := start.Add(12); next.FiscalYearStart(first) != next || start.Add(11).FiscalYearStart(first) != start {
			t.Fatalf("the year from %s does not end before %s", start, next)
		}
	})
}

// The day of an instant is the one on the wall of the firm, whatever its zone.
func TestDateOfInManyZones(t *testing.T) {
	t.Parallel()
	cases := []struct{ instant, zone, want string }{
		{"2026-12-31T23:30:00Z", "UTC", "2026-12-31"},
		{"2026-12-31T23:30:00Z", "Europe/Warsaw", "2027-01-01"},
		{"2026-12-31T10:00:00Z", "Pacific/Auckland", "2026-12-31"},
		{"2026-12-31T11:00:00Z", "Pacific/Auckland", "2027-01-01"},
		{"2027-01-01T07:59:59Z", "America/Los_Angeles", "2026-12-31"},
		{"2026-03-29T00:59:59Z", "Europe/Warsaw", "2026-03-29"}, // the hour that is left out
		{"2026-10-25T00:30:00Z", "Europe/Warsaw", "2026-10-25"}, // the hour that comes twice
		{"2026-10-24T22:00:00Z", "Europe/Warsaw", "2026-10-25"},
		{"2026-06-30T18:15:00Z", "Asia/Kathmandu", "2026-07-01"},
		{"2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29"}, // where a day was left out
		{"2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31"},
	}
	for _, c := range cases {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		at, err := time.Parse(time.RFC3339, c.instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(at, zone); string(got) != c.want {
			t.Errorf("%s in %s is %s, want %s", c.instant, c.zone, got, c.want)
		}
	}
	for _, name := range []string{"Pacific/Auckland", "America/Los_Angeles", "Europe/Warsaw", "America/St_Johns", "Asia/Kolkata"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for hour := range 24 * 366 { // never backwards, never by more than a day
			at := time.Date(2026, 1, 1, hour, 0, 0, 0, time.UTC)
			if step := DateOf(at.Add(time.Hour), zone).DaysSince(DateOf(at, zone)); step < 0 || step > 1 {
				t.Fatalf("in %s an hour after %s is %d days later", name, at, step)
			}
		}
	}
}

func TestInstantsSurviveJSON(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		i := Instant(rapid.Int64Range(1, 253_402_300_799_999).Draw(t, "ms"))
		b, err := json.Marshal(i)
		if err != nil {
			t.Fatal(err)
		}
		var back Instant
		if err := json.Unmarshal(b, &back); err != nil || back != i {
			t.Fatalf("%d became %s and then %d: %v", i, b, back, err)
		}
	})
	for in, want := range map[string]Instant{"null": 0, `""`: 0, `"1970-01-01T00:00:00.001Z"`: 1, `"2026-12-02T13:00:00+01:00"`: 1_796_212_800_000} {
		var i Instant
		if err := json.Unmarshal([]byte(in), &i); err != nil || i != want {
			t.Errorf("%s: %d, %v", in, i, err)
		}
	}
	for _, bad := range []string{`"yesterday"`, `17`, `"2026-12-02"`} {
		var i Instant
		if err := json.Unmarshal([]byte(bad), &i); err == nil {
			t.Errorf("%s was read as %d", bad, i)
		}
	}
}

func TestIDsSurviveJSON(t *testing.T) {
	t.Parallel()
	type pair struct{ A, B ID }
	p := pair{A: NewID()}
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var back pair
	if err := json.Unmarshal(b, &back); err != nil || back != p {
		t.Errorf("%+v became %s and then %+v: %v", p, b, back, err)
	}
	if first, second := NewID(), NewID(); first.String() >= second.String() {
		t.Errorf("%s was made before %s", first, second)
	}
}
